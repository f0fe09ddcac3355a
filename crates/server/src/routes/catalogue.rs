//! The catalogue of services and life events, in two notations.

use crate::{
    app::App,
    catalogue::{self, Written},
};
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use oxrdf::Graph;
use std::sync::Arc;

/// In Turtle.
pub(super) async fn turtle(State(app): State<Arc<App>>) -> Response {
    answer(&app, "text/turtle; charset=utf-8", catalogue::turtle)
}

/// In JSON-LD.
pub(super) async fn json_ld(State(app): State<Arc<App>>) -> Response {
    answer(&app, "application/ld+json", catalogue::json_ld)
}

fn answer(app: &App, content_type: &'static str, write: fn(&Graph) -> Written) -> Response {
    let assistant = app.library.current();
    let publisher = app.config.publisher.as_ref();
    let graph = catalogue::describe(&assistant.content, &app.address(""), publisher);
    match write(&graph) {
        Ok(bytes) => ([(header::CONTENT_TYPE, content_type)], bytes).into_response(),
        Err(error) => {
            tracing::error!(%error, "the catalogue was not written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
