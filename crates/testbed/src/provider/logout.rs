//! `/logout`: the citizen is sent back to where the service has registered, or told that it is done.

use super::{Provider, authorize::language};
use axum::{
    Form,
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use std::sync::Arc;
use url::Url;

#[derive(Deserialize)]
pub(super) struct Parameters {
    id_token_hint: Option<String>,
    client_id: Option<String>,
    post_logout_redirect_uri: Option<String>,
    state: Option<String>,
    ui_locales: Option<String>,
}

#[derive(Deserialize)]
struct IdToken {
    aud: String,
}

pub(super) async fn get(
    State(provider): State<Arc<Provider>>,
    Query(parameters): Query<Parameters>,
) -> Response {
    logout(&provider, &parameters)
}

pub(super) async fn post(
    State(provider): State<Arc<Provider>>,
    Form(parameters): Form<Parameters>,
) -> Response {
    logout(&provider, &parameters)
}

fn logout(provider: &Provider, parameters: &Parameters) -> Response {
    match way_back(provider, parameters) {
        Some(url) => Redirect::to(url.as_str()).into_response(),
        None => provider
            .pages
            .message(language(parameters.ui_locales.as_deref()), "logged_out"),
    }
}

/// Where the citizen goes next, when the service that asks is known and has registered it.
fn way_back(provider: &Provider, parameters: &Parameters) -> Option<Url> {
    let hinted = parameters.id_token_hint.as_ref().and_then(|hint| {
        let token: IdToken = provider.key.verify(hint, &provider.issuer)?;
        Some(token.aud)
    });
    let named = parameters.client_id.clone();
    if let (Some(hinted), Some(named)) = (&hinted, &named)
        && hinted != named
    {
        return None;
    }
    let client = provider.client(&hinted.or(named)?)?;
    let address = parameters.post_logout_redirect_uri.as_ref()?;
    if !client.post_logout_redirect_uris.contains(address) {
        return None;
    }
    let mut url = Url::parse(address).ok()?;
    if let Some(state) = &parameters.state {
        url.query_pairs_mut().append_pair("state", state);
    }
    Some(url)
}
