//! An OpenID provider in the ID-porten profile: code flow only, PKCE with S256 always, levels of
//! assurance, and no name in any token. The citizen logs in by choosing who to be.

mod authorize;
mod login;
mod logout;
mod pages;
mod token;

use crate::{
    Citizen, Clock, TestbedError,
    citizens::Population,
    expiring::{Expiring, random_name},
    key::SigningKey,
};
use authorize::AuthorizationRequest;
use axum::{
    Json, Router,
    extract::State,
    routing::{get, post},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use connectors::Assurance;
use jiff::{SignedDuration, Timestamp};
use pages::Pages;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use token::Grant;

/// How long an access token can be used: as long as a session with ID-porten at most lasts.
pub const TOKEN_LIFETIME: SignedDuration = SignedDuration::from_secs(120 * 60);

const REQUEST_LIFETIME: SignedDuration = SignedDuration::from_secs(10 * 60);
const CODE_LIFETIME: SignedDuration = SignedDuration::from_secs(60);
const LEVELS: [&str; 2] = ["idporten-loa-substantial", "idporten-loa-high"];
const LANGUAGES: [(&str, &str); 3] = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")];

/// A service that may send citizens to log in.
#[derive(Clone, Debug)]
pub struct Client {
    /// Its `client_id`.
    pub id: String,
    /// Its secret; a client without one proves itself by PKCE alone.
    pub secret: Option<String>,
    /// Where a citizen may be sent back to, compared to the letter.
    pub redirect_uris: Vec<String>,
    /// Where a citizen may be sent back to after logging out.
    pub post_logout_redirect_uris: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct Provider {
    issuer: String,
    clients: Vec<Client>,
    key: Arc<SigningKey>,
    population: Arc<Population>,
    clock: Clock,
    requests: Expiring<AuthorizationRequest>,
    codes: Expiring<Grant>,
    pages: Pages,
}

impl Provider {
    pub(crate) fn new(
        issuer: String,
        clients: Vec<Client>,
        key: Arc<SigningKey>,
        population: Arc<Population>,
        clock: Clock,
    ) -> Result<Self, TestbedError> {
        Ok(Self {
            issuer,
            clients,
            key,
            population,
            clock,
            requests: Expiring::new(REQUEST_LIFETIME),
            codes: Expiring::new(CODE_LIFETIME),
            pages: Pages::load()?,
        })
    }

    /// An access token without a login behind it.
    pub(crate) fn access_token(
        &self,
        citizen: &Citizen,
        assurance: Assurance,
        now: Timestamp,
    ) -> String {
        let grant = Grant {
            client: "testbed".to_owned(),
            redirect_uri: String::new(),
            code_challenge: String::new(),
            scope: "openid profile".to_owned(),
            nonce: None,
            citizen: citizen.id.clone(),
            acr: acr(assurance).to_owned(),
            locale: "nb".to_owned(),
            session: random_name(),
            auth_time: now,
        };
        self.sign_access_token(&grant, citizen, now)
    }

    fn now(&self) -> Timestamp {
        self.clock.now()
    }

    fn client(&self, id: &str) -> Option<&Client> {
        self.clients.iter().find(|client| client.id == id)
    }
}

pub(crate) fn router(provider: Arc<Provider>) -> Router {
    Router::new()
        .route("/.well-known/openid-configuration", get(discovery))
        .route("/jwks", get(jwks))
        .route("/authorize", get(authorize::get).post(authorize::post))
        .route("/login", get(login::page).post(login::choose))
        .route("/token", post(token::post))
        .route("/logout", get(logout::get).post(logout::post))
        .with_state(provider)
}

async fn discovery(State(provider): State<Arc<Provider>>) -> Json<Value> {
    let issuer = &provider.issuer;
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/jwks"),
        "end_session_endpoint": format!("{issuer}/logout"),
        "scopes_supported": ["openid", "profile"],
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code"],
        "acr_values_supported": LEVELS,
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "token_endpoint_auth_methods_supported":
            ["client_secret_basic", "client_secret_post", "none"],
        "code_challenge_methods_supported": ["S256"],
        "claims_supported":
            ["sub", "pid", "acr", "amr", "auth_time", "locale", "sid", "nonce", "jti"],
        "ui_locales_supported": LANGUAGES.map(|(code, _)| code),
        "prompt_values_supported": ["login", "none"],
        "authorization_response_iss_parameter_supported": true,
    }))
}

async fn jwks(State(provider): State<Arc<Provider>>) -> Json<Value> {
    Json(json!({"keys": [provider.key.jwk()]}))
}

fn acr(assurance: Assurance) -> &'static str {
    match assurance {
        Assurance::Low | Assurance::Substantial => LEVELS[0],
        Assurance::High => LEVELS[1],
    }
}

/// SHA-256 in the alphabet of URLs: PKCE's S256, and pairwise subjects.
fn sha256_url(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(text))
}
