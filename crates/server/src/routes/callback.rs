//! `/login/callback`: the browser comes back from the provider.

use super::{
    cookies::{self, Cookie},
    login,
};
use crate::{
    app::App,
    login::{Callback, LoginError},
    pages,
};
use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};
use std::sync::Arc;

pub(super) async fn finish(
    State(app): State<Arc<App>>,
    Query(callback): Query<Callback>,
    headers: HeaderMap,
) -> Response {
    let Some(provider) = &app.login else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let browser = cookies::read(&app, &headers, Cookie::Login);
    let finished = provider
        .finish(&app.environment, callback, browser.as_deref())
        .await;
    let (session, return_to) = match finished {
        Ok(finished) => finished,
        Err(error) => {
            tracing::warn!(%error, "a login did not succeed");
            metrics::counter!("livslos_logins_total", "result" => "failed").increment(1);
            let lang = pages::lang(None, &headers);
            return login::failed(&app, lang, status(&error));
        }
    };
    // Another login in the same browser takes the place of the one before.
    if let Some(before) = cookies::read(&app, &headers, Cookie::Session)
        && let Some(before) = app.sessions.end(&before)
    {
        app.withdraw(&before).await;
    }
    let token = app.environment.token();
    app.sessions.begin(&token, session);
    metrics::counter!("livslos_logins_total", "result" => "ok").increment(1);
    let cookies = AppendHeaders([
        cookies::set(&app, Cookie::Session, token.reveal()),
        cookies::clear(&app, Cookie::Login),
    ]);
    (cookies, Redirect::to(&return_to)).into_response()
}

fn status(error: &LoginError) -> StatusCode {
    match error {
        LoginError::Unknown | LoginError::Refused(_) => StatusCode::BAD_REQUEST,
        LoginError::Assurance => StatusCode::FORBIDDEN,
        LoginError::Busy => StatusCode::SERVICE_UNAVAILABLE,
        LoginError::Discovery(_) | LoginError::Exchange(_) | LoginError::IdToken(_) => {
            StatusCode::BAD_GATEWAY
        }
    }
}
