//! `/authorize`: is the service one we know, and does it ask for what we can give?

use super::{LANGUAGES, Provider, acr};
use axum::{
    Form,
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use connectors::Assurance;
use serde::Deserialize;
use std::sync::Arc;
use url::Url;

/// What a service sent the citizen here with.
#[derive(Deserialize)]
pub(super) struct Parameters {
    client_id: Option<String>,
    redirect_uri: Option<String>,
    response_type: Option<String>,
    scope: Option<String>,
    state: Option<String>,
    nonce: Option<String>,
    code_challenge: Option<String>,
    code_challenge_method: Option<String>,
    acr_values: Option<String>,
    ui_locales: Option<String>,
    prompt: Option<String>,
}

/// A login that waits for the citizen.
#[derive(Clone, Debug)]
pub(super) struct AuthorizationRequest {
    pub(super) client: String,
    pub(super) redirect_uri: Url,
    pub(super) scope: String,
    pub(super) state: Option<String>,
    pub(super) nonce: Option<String>,
    pub(super) code_challenge: String,
    pub(super) assurance: Assurance,
    pub(super) lang: &'static str,
}

/// What is wrong with a request whose sender is known (RFC 6749 section 4.1.2.1).
struct Refusal {
    error: &'static str,
    description: &'static str,
}

pub(super) async fn get(
    State(provider): State<Arc<Provider>>,
    Query(parameters): Query<Parameters>,
) -> Response {
    authorize(&provider, parameters)
}

pub(super) async fn post(
    State(provider): State<Arc<Provider>>,
    Form(parameters): Form<Parameters>,
) -> Response {
    authorize(&provider, parameters)
}

fn authorize(provider: &Provider, parameters: Parameters) -> Response {
    let lang = language(parameters.ui_locales.as_deref());
    // Nobody is sent to an address that a known client has not registered.
    let Some((client, redirect_uri)) = known_sender(provider, &parameters) else {
        return provider.pages.problem(lang, "bad_request");
    };
    let state = parameters.state.clone();
    match check(client, redirect_uri.clone(), parameters, lang) {
        Ok(request) => {
            let page = request.clone();
            let name = provider.requests.put(request, provider.now());
            provider
                .pages
                .login(&name, &page, provider.population.citizens())
        }
        Err(refusal) => {
            let answer = [
                ("error", refusal.error),
                ("error_description", refusal.description),
            ];
            send_back(provider, redirect_uri, state.as_deref(), &answer)
        }
    }
}

/// Sends the citizen back to the service with an answer.
pub(super) fn send_back(
    provider: &Provider,
    mut redirect_uri: Url,
    state: Option<&str>,
    answer: &[(&str, &str)],
) -> Response {
    redirect_uri
        .query_pairs_mut()
        .extend_pairs(answer)
        .extend_pairs(state.map(|state| ("state", state)))
        .append_pair("iss", &provider.issuer);
    Redirect::to(redirect_uri.as_str()).into_response()
}

pub(super) fn language(ui_locales: Option<&str>) -> &'static str {
    let mut wanted = ui_locales.unwrap_or_default().split(' ');
    wanted
        .find_map(|lang| LANGUAGES.into_iter().find(|(code, _)| *code == lang))
        .map_or("nb", |(code, _)| code)
}

fn known_sender(provider: &Provider, parameters: &Parameters) -> Option<(String, Url)> {
    let client = provider.client(parameters.client_id.as_deref()?)?;
    let redirect_uri = parameters.redirect_uri.as_ref()?;
    if !client.redirect_uris.contains(redirect_uri) {
        return None;
    }
    Some((client.id.clone(), Url::parse(redirect_uri).ok()?))
}

fn check(
    client: String,
    redirect_uri: Url,
    parameters: Parameters,
    lang: &'static str,
) -> Result<AuthorizationRequest, Refusal> {
    let refuse = |error, description| Err(Refusal { error, description });
    if parameters.response_type.as_deref() != Some("code") {
        return refuse("unsupported_response_type", "only response_type=code");
    }
    let scope = parameters.scope.unwrap_or_default();
    if !scope.split(' ').any(|scope| scope == "openid") {
        return refuse("invalid_scope", "scope must have openid");
    }
    let Some(code_challenge) = parameters.code_challenge else {
        return refuse(
            "invalid_request",
            "PKCE is mandatory: code_challenge is missing",
        );
    };
    if parameters.code_challenge_method.as_deref() != Some("S256") {
        return refuse("invalid_request", "code_challenge_method must be S256");
    }
    let Some(assurance) = assurance(parameters.acr_values.as_deref()) else {
        return refuse("invalid_request", "acr_values has no level we know");
    };
    // There is no single sign-on here, so nobody is ever logged in without being asked.
    if parameters.prompt.as_deref() == Some("none") {
        return refuse("login_required", "the citizen must log in");
    }
    Ok(AuthorizationRequest {
        client,
        redirect_uri,
        scope,
        state: parameters.state,
        nonce: parameters.nonce,
        code_challenge,
        assurance,
        lang,
    })
}

/// The first level that is known, at least substantial; substantial when none is asked for.
fn assurance(acr_values: Option<&str>) -> Option<Assurance> {
    let Some(values) = acr_values.filter(|values| !values.is_empty()) else {
        return Some(Assurance::Substantial);
    };
    let level = values.split(' ').find_map(Assurance::from_acr)?;
    Some(level.max(Assurance::Substantial))
}

impl AuthorizationRequest {
    pub(super) fn acr(&self) -> &'static str {
        acr(self.assurance)
    }
}
