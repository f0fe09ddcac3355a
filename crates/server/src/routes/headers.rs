//! What every answer carries, and one log line for each.

use crate::{app::App, config::LoginSettings};
use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use std::{sync::Arc, time::Instant};

const FIXED: [(HeaderName, &str); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=()",
    ),
];

/// Adds the headers that keep a browser from doing what no page of ours asks for.
pub(super) async fn protect(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(policy) = HeaderValue::from_str(&content_security_policy(&app)) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if app.config.is_secure() {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Logs method, route, status and time: never the address itself, which may hold a login's code,
/// nor what was sent.
pub(super) async fn observe(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let route = route(request.uri().path());
    let response = next.run(request).await;
    let status = response.status().as_u16();
    let elapsed = started.elapsed();
    tracing::debug!(
        http.method = %method,
        http.route = route,
        http.status = status,
        elapsed_ms = elapsed.as_millis(),
        "answered"
    );
    metrics::histogram!("livslos_http_seconds", "route" => route, "status" => status.to_string())
        .record(elapsed.as_secs_f64());
    response
}

/// What a request is counted as: a closed set, whatever is asked for.
fn route(path: &str) -> &'static str {
    const KNOWN: [&str; 16] = [
        "/api/v1/openapi.json",
        "/api/v1/search",
        "/api/v1/suggest",
        "/chat",
        "/health",
        "/hjelp",
        "/katalog.jsonld",
        "/katalog.ttl",
        "/login",
        "/login/callback",
        "/logout",
        "/logout/done",
        "/metrics",
        "/omsorgsstonad",
        "/sok",
        "/ws",
    ];
    match KNOWN.iter().find(|known| **known == path) {
        Some(known) => known,
        None if path == "/" => "/",
        None if path.starts_with("/hjelp/") => "/hjelp",
        None => "other",
    }
}

fn content_security_policy(app: &App) -> String {
    let socket = app.address("/ws").replacen("http", "ws", 1);
    let provider = app.config.login.as_ref().map(provider).unwrap_or_default();
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self' {socket}; form-action 'self'{provider}; \
         base-uri 'none'; frame-ancestors 'none'"
    )
}

/// The provider's own hosts: the form that logs out is answered with a redirect to one of them.
fn provider(settings: &LoginSettings) -> String {
    let origin = settings.issuer.origin().ascii_serialization();
    match settings.issuer.host() {
        Some(url::Host::Domain(host)) => format!(" {origin} https://*.{host}"),
        _ => format!(" {origin}"),
    }
}
