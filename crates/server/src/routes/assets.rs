//! The widget and the styles, built from `web/` and embedded.

use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
struct Assets;

/// A file by its path below `/assets/`.
pub(super) async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Response {
    answer(&path, &headers)
}

/// The same file at the root, where short addresses for embedding are; anything else is not there.
pub(super) async fn at_root(uri: Uri, headers: HeaderMap) -> Response {
    answer(uri.path().trim_start_matches('/'), &headers)
}

fn answer(path: &str, headers: &HeaderMap) -> Response {
    let Some(file) = Assets::get(path) else {
        return (StatusCode::NOT_FOUND, "not found\n").into_response();
    };
    let tag = entity_tag(&file);
    let response_headers = [
        (header::CONTENT_TYPE, content_type(path).to_owned()),
        (header::ETAG, tag.clone()),
        // The addresses carry no version: browsers ask whether theirs is still the one.
        (header::CACHE_CONTROL, "public, no-cache".to_owned()),
        // Other websites embed the widget from here.
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*".to_owned()),
    ];
    let known = headers.get(header::IF_NONE_MATCH);
    if known.is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, response_headers).into_response();
    }
    (response_headers, file.data).into_response()
}

fn entity_tag(file: &EmbeddedFile) -> String {
    let hash = store::ResumeToken::from_bits(file.metadata.sha256_hash());
    format!("\"{}\"", &hash.reveal()[..32])
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}
