//! `/login`: the citizen chooses who to be.

use super::{
    Provider,
    authorize::{language, send_back},
    token::Grant,
};
use crate::expiring::random_name;
use axum::{
    Form,
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
pub(super) struct Shown {
    request: String,
    lang: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Chosen {
    request: String,
    citizen: Option<String>,
    cancel: Option<String>,
}

/// The same login in another language.
pub(super) async fn page(
    State(provider): State<Arc<Provider>>,
    Query(shown): Query<Shown>,
) -> Response {
    let lang = language(shown.lang.as_deref());
    let request = provider
        .requests
        .update(&shown.request, provider.now(), |request| {
            request.lang = lang;
            request.clone()
        });
    match request {
        Some(request) => {
            let citizens = provider.population.citizens();
            provider.pages.login(&shown.request, &request, citizens)
        }
        None => provider.pages.problem(lang, "expired"),
    }
}

/// What the citizen chose. A login is good for one choice.
pub(super) async fn choose(
    State(provider): State<Arc<Provider>>,
    Form(chosen): Form<Chosen>,
) -> Response {
    let now = provider.now();
    let Some(request) = provider.requests.take(&chosen.request, now) else {
        return provider.pages.problem("nb", "expired");
    };
    let state = request.state.clone();
    let redirect_uri = request.redirect_uri.clone();
    if chosen.cancel.is_some() {
        let answer = [("error", "access_denied")];
        return send_back(&provider, redirect_uri, state.as_deref(), &answer);
    }
    let citizen = chosen.citizen.as_deref().unwrap_or_default();
    let Some(citizen) = provider.population.citizen(citizen) else {
        return provider.pages.problem(request.lang, "bad_request");
    };
    let acr = request.acr().to_owned();
    let grant = Grant {
        client: request.client,
        redirect_uri: request.redirect_uri.into(),
        code_challenge: request.code_challenge,
        scope: request.scope,
        nonce: request.nonce,
        citizen: citizen.id.clone(),
        acr,
        locale: request.lang.to_owned(),
        session: random_name(),
        auth_time: now,
    };
    let code = provider.codes.put(grant, now);
    send_back(
        &provider,
        redirect_uri,
        state.as_deref(),
        &[("code", &code)],
    )
}
