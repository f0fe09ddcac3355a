//! `/health`: whether the server can do its work, told by trying.

use crate::app::App;
use axum::{Json, extract::State, http::StatusCode};
use serde::Serialize;
use std::{sync::Arc, time::Duration};
use tokio::time::timeout;

/// How long the store may take.
const PATIENCE: Duration = Duration::from_secs(2);

#[derive(Serialize)]
pub(super) struct Health {
    /// Whether everything below is well.
    ok: bool,
    /// Whether the store can write.
    store: bool,
    /// The version of the content in service.
    content: String,
    /// Life events the content has.
    life_events: usize,
}

pub(super) async fn health(State(app): State<Arc<App>>) -> (StatusCode, Json<Health>) {
    let store = matches!(timeout(PATIENCE, app.store.check()).await, Ok(Ok(())));
    let assistant = app.library.current();
    let life_events = assistant.content.life_events.len();
    let ok = store && life_events > 0;
    let status = if ok {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let health = Health {
        ok,
        store,
        content: assistant.content.version.clone(),
        life_events,
    };
    (status, Json(health))
}
