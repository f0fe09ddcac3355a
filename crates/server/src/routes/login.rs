//! `/login`: sends the browser to the provider.

use super::cookies::{self, Cookie};
use crate::{
    app::App,
    pages::{self, Page},
};
use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use content::Lang;
use minijinja::context;
use serde::Deserialize;
use std::sync::Arc;
use url::Url;

#[derive(Deserialize)]
pub(super) struct Parameters {
    /// Where to come back to, a path on this server.
    #[serde(rename = "return")]
    return_to: Option<String>,
    lang: Option<String>,
}

pub(super) async fn start(
    State(app): State<Arc<App>>,
    Query(parameters): Query<Parameters>,
    headers: HeaderMap,
) -> Response {
    let Some(login) = &app.login else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let lang = pages::lang(parameters.lang.as_deref(), &headers);
    let return_to = local_path(parameters.return_to.as_deref());
    match login.start(&app.environment, lang, return_to).await {
        Ok(started) => {
            let cookie = cookies::set(&app, Cookie::Login, started.browser.reveal());
            ([cookie], Redirect::to(started.url.as_str())).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a login could not begin");
            failed(&app, lang, StatusCode::BAD_GATEWAY)
        }
    }
}

/// The page that says that the login did not succeed.
pub(super) fn failed(app: &App, lang: Lang, status: StatusCode) -> Response {
    let page = app.pages.show(app, Page::LoginFailed, lang, context! {});
    (status, page).into_response()
}

/// The path and query of an address on this server; the front page for anything else, so that a
/// login never leads to a stranger's website.
pub(super) fn local_path(address: Option<&str>) -> String {
    const HERE: &str = "http://livslos.invalid";
    let here = Url::parse(HERE).expect("a valid address");
    let joined = address
        .filter(|address| address.starts_with('/'))
        .and_then(|address| here.join(address).ok())
        .filter(|url| url.origin() == here.origin());
    let Some(url) = joined else {
        return "/".to_owned();
    };
    match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_server_are_returned_to() {
        let check = |address, expect| assert_eq!(local_path(address), expect, "{address:?}");
        check(None, "/");
        check(Some("/omsorgsstonad?lang=nn"), "/omsorgsstonad?lang=nn");
        check(Some("/chat#last"), "/chat");
        check(Some("/a/../chat"), "/chat");
        check(Some("https://evil.example"), "/");
        check(Some("//evil.example/x"), "/");
        check(Some("/\\evil.example/x"), "/");
        check(Some("/\t/evil.example/x"), "/");
        check(Some("javascript:alert(1)"), "/");
        check(Some("/æ\r\nSet-Cookie: x"), "/%C3%A6Set-Cookie:%20x");
    }
}
