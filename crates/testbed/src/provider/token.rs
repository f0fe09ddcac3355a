//! `/token`: a code becomes tokens, once, for the service it was given to.

use super::{Client, Provider, TOKEN_LIFETIME, sha256_url};
use crate::{Citizen, expiring::random_name};
use axum::{
    Form, Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;
use subtle::ConstantTimeEq;
use url::form_urlencoded;

/// The length of a PKCE verifier (RFC 7636 section 4.1).
const VERIFIER_LENGTH: std::ops::RangeInclusive<usize> = 43..=128;

/// What a code stands for.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    pub(super) client: String,
    pub(super) redirect_uri: String,
    pub(super) code_challenge: String,
    pub(super) scope: String,
    pub(super) nonce: Option<String>,
    pub(super) citizen: String,
    pub(super) acr: String,
    pub(super) locale: String,
    pub(super) session: String,
    pub(super) auth_time: Timestamp,
}

#[derive(Deserialize)]
pub(super) struct Parameters {
    grant_type: Option<String>,
    code: Option<String>,
    redirect_uri: Option<String>,
    code_verifier: Option<String>,
    client_id: Option<String>,
    client_secret: Option<String>,
}

/// Errors of RFC 6749 section 5.2.
struct Refusal(StatusCode, &'static str);

const INVALID_CLIENT: Refusal = Refusal(StatusCode::UNAUTHORIZED, "invalid_client");
const INVALID_GRANT: Refusal = Refusal(StatusCode::BAD_REQUEST, "invalid_grant");

pub(super) async fn post(
    State(provider): State<Arc<Provider>>,
    headers: HeaderMap,
    Form(parameters): Form<Parameters>,
) -> Response {
    let no_store = [(header::CACHE_CONTROL, "no-store")];
    match redeem(&provider, &headers, &parameters) {
        Ok(tokens) => (no_store, Json(tokens)).into_response(),
        Err(Refusal(status, error)) => {
            (status, no_store, Json(json!({"error": error}))).into_response()
        }
    }
}

fn redeem(
    provider: &Provider,
    headers: &HeaderMap,
    parameters: &Parameters,
) -> Result<Value, Refusal> {
    let client = authenticate(provider, headers, parameters).ok_or(INVALID_CLIENT)?;
    if parameters.grant_type.as_deref() != Some("authorization_code") {
        return Err(Refusal(StatusCode::BAD_REQUEST, "unsupported_grant_type"));
    }
    let now = provider.now();
    let code = parameters.code.as_deref().unwrap_or_default();
    // Whoever shows a code uses it up, whether or not the rest is right.
    let grant = provider.codes.take(code, now).ok_or(INVALID_GRANT)?;
    let verifier = parameters.code_verifier.as_deref().unwrap_or_default();
    let is_right = grant.client == client.id
        && parameters.redirect_uri.as_ref() == Some(&grant.redirect_uri)
        && VERIFIER_LENGTH.contains(&verifier.len())
        && sha256_url(verifier) == grant.code_challenge;
    let citizen = provider.population.citizen(&grant.citizen);
    let citizen = citizen.filter(|_| is_right).ok_or(INVALID_GRANT)?;
    Ok(json!({
        "access_token": provider.sign_access_token(&grant, citizen, now),
        "id_token": provider.sign_id_token(&grant, citizen, now),
        "token_type": "Bearer",
        "expires_in": TOKEN_LIFETIME.as_secs(),
        "scope": grant.scope,
    }))
}

/// The client, by `client_secret_basic`, `client_secret_post`, or by its name alone when it is one
/// without a secret.
fn authenticate<'a>(
    provider: &'a Provider,
    headers: &HeaderMap,
    parameters: &Parameters,
) -> Option<&'a Client> {
    let (id, secret) = match headers.get(header::AUTHORIZATION) {
        Some(authorization) => {
            let (id, secret) = basic(authorization.to_str().ok()?)?;
            (id, Some(secret))
        }
        None => (
            parameters.client_id.clone()?,
            parameters.client_secret.clone(),
        ),
    };
    let client = provider.client(&id)?;
    let is_proven = match (&client.secret, secret) {
        (Some(expected), Some(given)) => expected.as_bytes().ct_eq(given.as_bytes()).into(),
        (None, None) => true,
        _ => false,
    };
    is_proven.then_some(client)
}

/// Both halves are form-encoded before they are joined (RFC 6749 section 2.3.1).
fn basic(authorization: &str) -> Option<(String, String)> {
    let joined = STANDARD
        .decode(authorization.strip_prefix("Basic ")?)
        .ok()?;
    let joined = String::from_utf8(joined).ok()?;
    let (id, secret) = joined.split_once(':')?;
    let decode = |text: &str| {
        let text = format!("={text}");
        let (_, value) = form_urlencoded::parse(text.as_bytes()).next()?;
        Some(value.into_owned())
    };
    Some((decode(id)?, decode(secret)?))
}

impl Provider {
    pub(super) fn sign_access_token(
        &self,
        grant: &Grant,
        citizen: &Citizen,
        now: Timestamp,
    ) -> String {
        self.key.sign(&json!({
            "iss": self.issuer,
            "sub": subject(&grant.client, citizen),
            "pid": citizen.pid,
            "client_id": grant.client,
            "scope": grant.scope,
            "acr": grant.acr,
            "amr": ["TestID"],
            "token_type": "Bearer",
            "iat": now.as_second(),
            "exp": (now + TOKEN_LIFETIME).as_second(),
            "jti": random_name(),
        }))
    }

    fn sign_id_token(&self, grant: &Grant, citizen: &Citizen, now: Timestamp) -> String {
        self.key.sign(&json!({
            "iss": self.issuer,
            "aud": grant.client,
            "sub": subject(&grant.client, citizen),
            "pid": citizen.pid,
            "acr": grant.acr,
            "amr": ["TestID"],
            "auth_time": grant.auth_time.as_second(),
            "locale": grant.locale,
            "sid": grant.session,
            "nonce": grant.nonce,
            "iat": now.as_second(),
            "exp": (now + TOKEN_LIFETIME).as_second(),
            "jti": random_name(),
        }))
    }
}

/// Another for each service, so that two of them cannot compare notes.
fn subject(client: &str, citizen: &Citizen) -> String {
    sha256_url(&format!("{client}/{}", citizen.id))
}
