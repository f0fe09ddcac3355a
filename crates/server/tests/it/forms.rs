//! The chat without JavaScript.

use crate::{
    browser::{Browser, Page},
    harness::Server,
};
use std::time::Duration;

/// Sends one of the page's forms.
async fn send(browser: &mut Browser, page: &Page, fields: &[(&str, &str)]) -> Page {
    let (csrf, id) = (page.field("csrf"), page.field("id"));
    let (csrf, id) = (csrf.expect("a form"), id.expect("a form"));
    let mut form = vec![("csrf", csrf.as_str()), ("id", id.as_str())];
    form.extend(fields);
    browser.post("/chat", &form).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_works_with_plain_forms() {
    let server = Server::start().await;
    let mut browser = Browser::new(&server);
    let page = browser.get("/chat").await;
    assert_eq!(page.status, 200);
    assert!(
        page.html.contains("Du skriver med en maskin"),
        "{}",
        page.html
    );

    let words = "Jeg er gravid & <b>lurer</b> på hva jeg har krav på";
    let page = send(&mut browser, &page, &[("act", "say"), ("text", words)]).await;
    assert_eq!(
        (page.url.path(), page.url.fragment()),
        ("/chat", Some("latest"))
    );
    assert!(
        page.html.contains("gravid &amp; &lt;b&gt;lurer"),
        "{}",
        page.html
    );
    assert!(
        page.html.contains("type=\"date\""),
        "it asks for the due date: {}",
        page.html
    );

    let fact = page.field("question").expect("a question");
    let answer = [
        ("act", "answer"),
        ("question", &fact),
        ("value", "2027-03-03"),
    ];
    let page = send(&mut browser, &page, &answer).await;
    assert!(page.html.contains("3. mars 2027") && page.html.contains("datetime=\"2027-"));

    let page = send(&mut browser, &page, &[("act", "nynorsk")]).await;
    assert!(page.html.contains("<html lang=\"nn\">"), "{}", page.html);
    let page = send(&mut browser, &page, &[("act", "delete")]).await;
    assert!(!page.html.contains("gravid"), "{}", page.html);
    assert!(!server.stores("lurer"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_twice_is_done_once() {
    let server = Server::start().await;
    let mut browser = Browser::new(&server);
    let page = browser.get("/chat").await;
    let form = [("act", "say"), ("text", "et helt unikt spørsmål")];
    send(&mut browser, &page, &form).await;
    let again = send(&mut browser, &page, &form).await;
    assert_eq!(again.html.matches("et helt unikt spørsmål").count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_taken_is_told_and_kept() {
    let server = Server::start().await;
    let mut browser = Browser::new(&server);
    let page = browser.get("/chat").await;
    let long = "ord ".repeat(600);
    let page = send(&mut browser, &page, &[("act", "say"), ("text", &long)]).await;
    assert_eq!(page.status, 422);
    assert!(page.html.contains("role=\"alert\"") && page.html.contains("ord ord ord"));
    let page = send(&mut browser, &page, &[("act", "choose"), ("choice", "x")]).await;
    assert_eq!(page.status, 422);
    let page = browser.post("/chat", &[("act", "shout")]).await;
    assert_eq!(page.status, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_another_website_is_refused() {
    let server = Server::start().await;
    let mut browser = Browser::new(&server);
    let page = browser.get("/chat").await;
    let id = page.field("id").expect("a form");
    let form = [
        ("csrf", "guessed"),
        ("id", &id),
        ("act", "say"),
        ("text", "falsk"),
    ];
    let page = browser.post("/chat", &form).await;
    assert_eq!(page.status, 403);
    assert!(!server.stores("falsk"));

    let mut other = Browser::new(&server);
    let theirs = other.get("/chat").await.field("csrf").expect("a form");
    let form = [
        ("csrf", theirs.as_str()),
        ("id", &id),
        ("act", "say"),
        ("text", "falsk"),
    ];
    let page = browser.post("/chat", &form).await;
    assert_eq!(page.status, 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn cases_are_shown_after_login_by_loading_the_page_again() {
    let server = Server::with_testbed(&["udi"]).await;
    let mut browser = Browser::new(&server);
    let page = browser.get("/chat").await;
    let question = [
        ("act", "say"),
        ("text", "hvordan går det med søknaden min?"),
    ];
    let page = send(&mut browser, &page, &question).await;
    assert!(page.html.contains("/login?return=/chat"), "{}", page.html);

    let mut page = browser.log_in("ingrid", "/chat").await;
    for _ in 0..100 {
        if !page.html.contains("http-equiv=\"refresh\"") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        page = browser.get("/chat").await;
    }
    assert!(
        page.html.contains("Søknad om foreldrepenger"),
        "{}",
        page.html
    );
    assert!(page.html.contains("UDI svarte ikke"), "{}", page.html);

    browser.post("/logout", &[("return", "/chat")]).await;
    let page = browser.get("/chat").await;
    assert!(
        page.html.contains("hvordan går det med søknaden min?"),
        "{}",
        page.html
    );
    assert!(
        !page.html.contains("Søknad om foreldrepenger"),
        "{}",
        page.html
    );
}
