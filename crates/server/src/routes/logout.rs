//! `/logout`: ends the session here, closes its sockets, and ends it at the provider.

use super::{
    cookies::{self, Cookie},
    login::local_path,
};
use crate::app::App;
use axum::{
    Form,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
pub(super) struct Parameters {
    /// Where to come back to, a path on this server.
    #[serde(rename = "return")]
    return_to: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Done {
    /// What we gave the provider: the path to come back to.
    state: Option<String>,
}

pub(super) async fn start(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Form(parameters): Form<Parameters>,
) -> Response {
    if !is_from_here(&app, &headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let return_to = local_path(parameters.return_to.as_deref());
    let ended =
        cookies::read(&app, &headers, Cookie::Session).and_then(|cookie| app.sessions.end(&cookie));
    let mut next = None;
    if let Some(session) = ended {
        app.withdraw(&session).await;
        if let Some(login) = &app.login {
            let now = app.environment.now();
            next = login.logout_url(now, return_to.clone()).await;
        }
    }
    let next = next.map_or(return_to, |url| url.to_string());
    let cookie = cookies::clear(&app, Cookie::Session);
    ([cookie], Redirect::to(&next)).into_response()
}

pub(super) async fn done(Query(done): Query<Done>) -> Redirect {
    Redirect::to(&local_path(done.state.as_deref()))
}

/// Whether a form was sent from a page of this server; browsers tell.
pub(super) fn is_from_here(app: &App, headers: &HeaderMap) -> bool {
    headers.get(header::ORIGIN).is_none_or(|origin| {
        let own = app.config.public_url.origin().ascii_serialization();
        origin.as_bytes() == own.as_bytes()
    })
}
