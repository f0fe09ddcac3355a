//! The pages of a public website that embeds the chat: the demo's, and an example for others.

use crate::{
    app::App,
    pages::{self, Page},
};
use axum::{
    extract::{Query, State},
    http::HeaderMap,
    response::Response,
};
use minijinja::context;
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
pub(super) struct Parameters {
    lang: Option<String>,
}

pub(super) async fn index(
    State(app): State<Arc<App>>,
    Query(parameters): Query<Parameters>,
    headers: HeaderMap,
) -> Response {
    show(&app, Page::Index, "/", &parameters, &headers)
}

pub(super) async fn omsorgsstonad(
    State(app): State<Arc<App>>,
    Query(parameters): Query<Parameters>,
    headers: HeaderMap,
) -> Response {
    show(
        &app,
        Page::Omsorgsstonad,
        "/omsorgsstonad",
        &parameters,
        &headers,
    )
}

fn show(
    app: &App,
    page: Page,
    path: &str,
    parameters: &Parameters,
    headers: &HeaderMap,
) -> Response {
    let lang = pages::lang(parameters.lang.as_deref(), headers);
    app.pages.show(app, page, lang, context! { path })
}
