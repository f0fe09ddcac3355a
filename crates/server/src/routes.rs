//! The router: a plain table, one file per endpoint.

pub mod api;
mod assets;
mod callback;
mod catalogue;
mod chat;
pub mod cookies;
mod guidance;
mod headers;
mod health;
mod login;
mod logout;
pub mod measurements;
mod protocol;
mod search;
mod site;

use crate::{app::App, socket};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{any, get, post},
};
use std::sync::Arc;

/// The largest form that is read, in bytes.
const MAX_FORM: usize = 16 * 1024;

/// Every address the server answers at.
pub fn router(app: Arc<App>) -> Router {
    Router::new()
        .route("/", get(site::index))
        .route("/omsorgsstonad", get(site::omsorgsstonad))
        .route("/chat", get(chat::show).post(chat::act))
        .route("/sok", get(search::show))
        .route("/hjelp", get(guidance::index))
        .route("/hjelp/{event}", get(guidance::life_event))
        .route("/hjelp/{event}/{article}", get(guidance::article))
        .route("/katalog.ttl", get(catalogue::turtle))
        .route("/katalog.jsonld", get(catalogue::json_ld))
        .route("/ws", any(socket::upgrade))
        .route("/login", get(login::start))
        .route("/login/callback", get(callback::finish))
        .route("/logout", post(logout::start))
        .route("/logout/done", get(logout::done))
        .route("/health", get(health::health))
        .route("/metrics", get(measurements::metrics))
        .route("/protocol/livslos.v1.json", get(protocol::json_schema))
        .route("/protocol/asyncapi.json", get(protocol::asyncapi))
        .route("/assets/{*path}", get(assets::asset))
        .merge(api::router(&app))
        .fallback(assets::at_root)
        .layer(DefaultBodyLimit::max(MAX_FORM))
        .layer(middleware::from_fn_with_state(
            Arc::clone(&app),
            headers::protect,
        ))
        .layer(middleware::from_fn(headers::observe))
        .with_state(app)
}
