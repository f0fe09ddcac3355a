//! `/api/v1`: search and suggestions for programs, described by what describes itself.
//!
//! Any website that may embed the chat may read the answers; none of them is about a person.

mod openapi;
mod problem;
mod search;
mod suggest;

pub use openapi::document;
pub(super) use problem::whole_seconds;
pub(super) use search::LONGEST;

use crate::{
    app::App,
    limits::{Address, TooMuch},
    pages,
};
use axum::{
    Json, Router,
    extract::{Query, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, Method, header, request},
    response::{IntoResponse as _, Response},
    routing::get,
};
use content::{Content, Lang, LifeEventId};
use problem::{Problem, Wrong};
use serde::Serialize;
use std::{net::SocketAddr, sync::Arc};
use tower_http::cors::{AllowOrigin, CorsLayer};
use utoipa_axum::{router::OpenApiRouter, routes};

/// The addresses of the interface.
pub(super) fn router(app: &Arc<App>) -> Router<Arc<App>> {
    let allowed = Arc::clone(app);
    let may_read = move |origin: &HeaderValue, _: &request::Parts| {
        origin
            .to_str()
            .is_ok_and(|origin| allowed.config.allows(origin))
    };
    let shared = CorsLayer::new()
        .allow_methods([Method::GET])
        .allow_origin(AllowOrigin::predicate(may_read));
    described()
        .split_for_parts()
        .0
        .route("/api/v1/openapi.json", get(openapi::openapi))
        .layer(shared)
}

/// What the description describes.
fn described() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::with_openapi(openapi::frame())
        .routes(routes!(search::search))
        .routes(routes!(suggest::suggest))
}

/// Answers a look-up, or says what is wrong in the language that `told_in` reads from its parameters.
fn look_up<P: Default, T: Serialize>(
    query: Result<Query<P>, QueryRejection>,
    told_in: impl FnOnce(&P) -> Lang,
    app: &App,
    answer: impl FnOnce(Result<P, Wrong>) -> Result<T, Wrong>,
) -> Response {
    let (lang, parameters) = match query {
        Ok(Query(parameters)) => (told_in(&parameters), Ok(parameters)),
        Err(_) => (told_in(&P::default()), Err(Wrong::Query)),
    };
    match answer(parameters) {
        Ok(found) => Json(found).into_response(),
        Err(wrong) => wrong.respond(app, lang),
    }
}

/// Counts a look-up.
pub(super) fn count(app: &App, peer: SocketAddr, headers: &HeaderMap) -> Result<(), TooMuch> {
    let address = Address::of(peer.ip(), headers, app.config.trusted_proxies);
    app.limits.lookup(address)
}

/// What was typed, as far as a parameter may hold it.
fn typed(text: Option<String>, most: usize) -> Result<String, Wrong> {
    let text = text.ok_or(Wrong::NoText)?;
    if text.chars().count() > most {
        return Err(Wrong::LongText { most });
    }
    Ok(understanding::redact(&text))
}

/// The language asked for, or else the browser's.
fn lang(asked: Option<&str>, headers: &HeaderMap) -> Result<Lang, Wrong> {
    match asked.filter(|tag| !tag.is_empty()) {
        Some(tag) => Lang::parse(tag).ok_or(Wrong::Lang),
        None => Ok(pages::lang(None, headers)),
    }
}

/// The life event asked for, if any.
fn life_event(asked: Option<&str>, content: &Content) -> Result<Option<LifeEventId>, Wrong> {
    let asked = asked.filter(|id| !id.is_empty()).map(LifeEventId::from);
    match asked {
        Some(event) if !content.life_events.contains_key(&event) => Err(Wrong::LifeEvent),
        event => Ok(event),
    }
}

/// The language of a problem, whatever else is wrong.
fn told_in(asked: Option<&str>, headers: &HeaderMap) -> Lang {
    pages::lang(asked, headers)
}

/// How long a cache may keep what changes only with the program.
const KEEP: (header::HeaderName, &str) = (header::CACHE_CONTROL, "public, max-age=3600");
