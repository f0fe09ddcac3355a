//! Pages, assets and what operators and programs read.

use crate::{client::Client, harness::Server};
use reqwest::Response;
use serde_json::Value;

async fn get(server: &Server, path: &str) -> Response {
    let response = reqwest::get(server.url(path)).await;
    response.expect("an answer")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_keeps_browsers_from_harm() {
    let server = Server::with_testbed(&[]).await;
    let pages = [
        "/",
        "/omsorgsstonad?lang=nn",
        "/chat",
        "/health",
        "/metrics",
        "/nowhere",
    ];
    for path in pages {
        let response = get(&server, path).await;
        let headers = response.headers();
        let policy = headers["content-security-policy"].to_str().expect("text");
        assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
        assert!(
            policy.contains("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["cache-control"], "no-store", "{path}");
        assert!(headers.contains_key("referrer-policy"), "{path}");
        let body = response.text().await.expect("text");
        assert!(
            !body.contains("<script>") && !body.contains(" style="),
            "{path}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_come_in_the_language_asked_for() {
    let server = Server::start().await;
    for (path, lang) in [
        ("/?lang=nb", "nb"),
        ("/omsorgsstonad?lang=nn", "nn"),
        ("/chat?lang=en", "en"),
    ] {
        let response = get(&server, path).await;
        assert_eq!(response.headers()["content-language"], lang, "{path}");
        let html = response.text().await.expect("text");
        assert!(html.contains(&format!("<html lang=\"{lang}\">")), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_widget_is_served_to_other_websites_and_not_sent_twice() {
    let server = Server::start().await;
    for path in ["/livslos-chat.js", "/assets/livslos-chat.js"] {
        let response = get(&server, path).await;
        assert_eq!(response.status(), 200, "{path}");
        let headers = response.headers();
        assert_eq!(headers["access-control-allow-origin"], "*");
        assert!(
            headers["content-type"]
                .to_str()
                .expect("text")
                .starts_with("text/javascript")
        );
        let again = reqwest::Client::new()
            .get(server.url(path))
            .header("if-none-match", &headers["etag"])
            .send()
            .await
            .expect("an answer");
        assert_eq!(again.status(), 304);
    }
    assert_eq!(get(&server, "/assets/../Cargo.toml").await.status(), 404);
    assert_eq!(get(&server, "/nowhere").await.status(), 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn health_tells_the_truth() {
    let server = Server::start().await;
    let well = get(&server, "/health").await;
    assert_eq!(well.status(), 200);
    let well: Value = serde_json::from_str(&well.text().await.expect("text")).expect("JSON");
    assert_eq!(
        (&well["ok"], &well["life_events"]),
        (&true.into(), &7.into())
    );

    server.app.store.close().await;
    let ill = get(&server, "/health").await;
    assert_eq!(ill.status(), 503);
    let ill: Value = serde_json::from_str(&ill.text().await.expect("text")).expect("JSON");
    assert_eq!((&ill["ok"], &ill["store"]), (&false.into(), &false.into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_cannot_be_stored_is_refused_and_not_swallowed() {
    let server = Server::start().await;
    let mut client = Client::begin(&server).await;
    server.app.store.close().await;
    client.say("m1", "hei").await;
    let (about, _) = client.error(server::wire::ErrorCode::Unavailable).await;
    assert_eq!(about.as_deref(), Some("m1"));
    assert_eq!(get(&server, "/chat").await.status(), 503);
}

#[tokio::test(flavor = "multi_thread")]
async fn metrics_count_turns_and_sockets() {
    let server = Server::start().await;
    let mut client = Client::begin(&server).await;
    client.turn("m1", "hei").await;
    let metrics = get(&server, "/metrics").await.text().await.expect("text");
    for name in [
        "livslos_turns_total",
        "livslos_sockets",
        "livslos_turn_seconds_bucket",
    ] {
        assert!(metrics.contains(name), "{name} is missing");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_protocol_describes_itself() {
    let server = Server::start().await;
    let schema = get(&server, "/protocol/livslos.v1.json").await;
    let schema: Value = serde_json::from_str(&schema.text().await.expect("text")).expect("JSON");
    assert!(schema["$defs"]["ClientFrame"].is_object());
    let api = get(&server, "/protocol/asyncapi.json").await;
    let api: Value = serde_json::from_str(&api.text().await.expect("text")).expect("JSON");
    assert_eq!(api["asyncapi"], "3.0.0");
    assert_eq!(api["servers"]["this"]["host"], server.address.to_string());
}
