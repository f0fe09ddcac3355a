//! Cookies: only ones that scripts cannot read, and that other websites' forms do not send.

use crate::{app::App, login::Session};
use axum::http::{HeaderMap, HeaderValue, header};
use std::{fmt::Write, sync::Arc};

/// A cookie of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// Names a login that has begun, until it comes back.
    Login,
    /// Names a session.
    Session,
    /// Names the conversation of the page without JavaScript.
    Chat,
}

impl Cookie {
    /// `__Host-` makes browsers refuse it from anywhere but this very host over TLS; without TLS
    /// they would refuse it altogether.
    fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Login, true) => "__Host-livslos-login",
            (Self::Login, false) => "livslos-login",
            (Self::Session, true) => "__Host-livslos-session",
            (Self::Session, false) => "livslos-session",
            (Self::Chat, true) => "__Host-livslos-chat",
            (Self::Chat, false) => "livslos-chat",
        }
    }
}

/// The cookie's value, where the browser sent it.
pub fn read(app: &App, headers: &HeaderMap, cookie: Cookie) -> Option<String> {
    let name = cookie.name(app.config.is_secure());
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value.to_owned())
}

/// A header that sets the cookie until the browser closes.
pub fn set(app: &App, cookie: Cookie, value: &str) -> (header::HeaderName, HeaderValue) {
    set_for(app, cookie, value, None)
}

/// A header that removes the cookie.
pub fn clear(app: &App, cookie: Cookie) -> (header::HeaderName, HeaderValue) {
    set_for(app, cookie, "", Some(0))
}

/// The session the browser is logged in with, if it is.
pub fn session(app: &App, headers: &HeaderMap) -> Option<Arc<Session>> {
    let cookie = read(app, headers, Cookie::Session)?;
    app.sessions.find(&cookie, app.environment.now())
}

fn set_for(
    app: &App,
    cookie: Cookie,
    value: &str,
    max_age: Option<u32>,
) -> (header::HeaderName, HeaderValue) {
    let secure = app.config.is_secure();
    let mut text = format!(
        "{}={value}; Path=/; HttpOnly; SameSite=Lax",
        cookie.name(secure)
    );
    if secure {
        text.push_str("; Secure");
    }
    if let Some(seconds) = max_age {
        let _ = write!(text, "; Max-Age={seconds}");
    }
    let value = HeaderValue::from_str(&text).expect("tokens are hexadecimal digits");
    (header::SET_COOKIE, value)
}
