//! The protocol described for programs.

use crate::{app::App, wire::schema};
use axum::{Json, extract::State};
use serde_json::Value;
use std::sync::Arc;

pub(super) async fn json_schema() -> Json<Value> {
    Json(schema::json_schema())
}

pub(super) async fn asyncapi(State(app): State<Arc<App>>) -> Json<Value> {
    let url = &app.config.public_url;
    let host = url.host_str().unwrap_or_default();
    let host = match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    };
    Json(schema::asyncapi(&host, app.config.is_secure()))
}
