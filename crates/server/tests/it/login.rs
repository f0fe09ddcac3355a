//! Login, one's own cases, and what is left of them after logout.

use crate::{
    browser::Browser,
    client::Client,
    harness::{self, Server},
};
use reqwest::Method;
use serde_json::json;
use server::wire::{Block, ErrorCode, OutcomeKind, Report, ServerFrame, Source};
use std::collections::BTreeMap;
use url::Url;

/// Asks for all cases and reads every card: who was asked, and what each answered.
async fn cards(client: &mut Client, id: &str) -> (Vec<Source>, BTreeMap<String, Report>) {
    client.send(json!({ "type": "status", "id": id })).await;
    client.answered(id).await;
    let ServerFrame::Working { sources, .. } = client.next().await else {
        panic!("nobody was asked");
    };
    let mut reports = BTreeMap::new();
    for _ in &sources {
        let ServerFrame::Status { source, report, .. } = client.event().await else {
            panic!("no card");
        };
        reports.insert(source.connector, report);
    }
    (sources, reports)
}

async fn logged_in(server: &Server, citizen: &str) -> (Browser, Client) {
    let mut browser = Browser::new(server);
    let page = browser.log_in(citizen, "/health").await;
    assert_eq!((page.url.path(), page.status.as_u16()), ("/health", 200));
    let cookie = browser.cookie_header();
    let hello = json!({ "type": "hello" });
    let client = Client::begin_with(server, &[("cookie", &cookie)], hello).await;
    (browser, client)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_agency_answers_by_itself_and_one_that_is_down_is_named() {
    let server = Server::with_testbed(&["udi"]).await;
    let (_browser, mut client) = logged_in(&server, "ingrid").await;
    let (sources, reports) = cards(&mut client, "m1").await;
    assert!(sources.len() >= 4, "{sources:?}");

    let nav = &reports["nav"];
    assert_eq!(nav.outcome, OutcomeKind::Ok);
    let case = nav
        .items
        .iter()
        .find(|item| item.service == "foreldrepenger");
    let case = case.expect("her application");
    assert_eq!(case.title, "Søknad om foreldrepenger");
    assert_eq!(case.state_label, "Du må gjøre noe");
    assert!(
        case.due_text
            .as_ref()
            .is_some_and(|due| due.starts_with("Frist")),
        "{case:?}"
    );
    assert!(!case.actions.is_empty() && !nav.mailboxes.is_empty());

    let udi = &reports["udi"];
    assert_eq!(udi.outcome, OutcomeKind::Unavailable);
    let name = &sources
        .iter()
        .find(|source| source.connector == "udi")
        .expect("asked")
        .name;
    assert!(udi.text.contains(name.as_str()), "{}", udi.text);
    assert!(
        udi.text.contains("Det betyr ikke at du er uten saker"),
        "{}",
        udi.text
    );
    assert!(udi.retry && udi.items.is_empty() && udi.fetched_text.is_none());

    let brreg = &reports["brreg"];
    assert_eq!((brreg.outcome, brreg.items.len()), (OutcomeKind::Ok, 0));
    assert!(brreg.text.contains("ingen saker"), "{}", brreg.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agency_that_is_well_again_is_asked_again_by_itself() {
    let server = Server::with_testbed(&["udi"]).await;
    let (_browser, mut client) = logged_in(&server, "amina").await;
    let (_, reports) = cards(&mut client, "m1").await;
    assert_eq!(reports["udi"].outcome, OutcomeKind::Unavailable);

    let testbed = server.testbed.as_ref().expect("a testbed");
    testbed
        .set_fault("udi", testbed::Fault::Normal)
        .expect("known");
    client
        .send(json!({ "type": "status", "id": "m2", "sources": ["udi"] }))
        .await;
    assert_eq!(
        client.next().await,
        ServerFrame::Received {
            id: "m2".to_owned()
        }
    );
    let ServerFrame::Working {
        sources,
        in_reply_to,
    } = client.next().await
    else {
        panic!("nobody was asked");
    };
    assert_eq!((sources.len(), in_reply_to.as_deref()), (1, Some("m2")));
    let ServerFrame::Status { source, report, .. } = client.event().await else {
        panic!("no card");
    };
    assert_eq!(
        (source.connector.as_str(), report.outcome),
        ("udi", OutcomeKind::Ok)
    );
    assert!(!report.items.is_empty());
    client.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_before_logging_in_is_answered_after_it() {
    let server = Server::with_testbed(&[]).await;
    let mut client = Client::begin(&server).await;
    let (_, blocks) = client.turn("m1", "hvordan går det med søknaden min?").await;
    let login = blocks.iter().find_map(|block| match block {
        Block::Login { url, .. } => Some(url.clone()),
        _ => None,
    });
    assert_eq!(login, Some(server.url("/login")));

    let mut browser = Browser::new(&server);
    browser.log_in("ingrid", "/health").await;
    let cookie = browser.cookie_header();
    let cookie = [("cookie", cookie.as_str())];
    let mut client = client.resume_with(&server, &cookie, client.seq).await;
    let mut titles = Vec::new();
    while !titles.contains(&"Søknad om foreldrepenger".to_owned()) {
        if let ServerFrame::Status { report, .. } = client.next().await {
            titles.extend(report.items.into_iter().map(|item| item.title));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_logout_nobody_reads_the_cards_with_the_token_alone() {
    const SECRET: &str = "terminbekreftelse fra jordmor";
    let server = Server::with_testbed(&[]).await;
    let (mut browser, mut client) = logged_in(&server, "ingrid").await;
    let (_, reports) = cards(&mut client, "m1").await;
    assert!(reports["nav"].items.iter().any(|item| {
        let summary = item.summary.as_deref();
        summary.is_some_and(|summary| summary.contains(SECRET))
    }));
    assert!(server.stores(SECRET));

    // Even before: a socket without the login reads that there is something, and nothing of it.
    let mut stranger = client.resume(&server, 0).await;
    assert_eq!(withheld(&mut stranger, client.seq).await, reports.len());

    let page = browser
        .post("/logout", &[("return", "/health?after=1")])
        .await;
    assert_eq!(
        (page.url.path(), page.url.query()),
        ("/health", Some("after=1"))
    );
    assert_eq!(client.closed().await, 4001);
    assert!(!server.stores(SECRET));
    let cookie = browser.cookie_header();
    let cookie = [("cookie", cookie.as_str())];
    let mut after = client.resume_with(&server, &cookie, 0).await;
    assert_eq!(withheld(&mut after, client.seq).await, reports.len());
    // The conversation itself goes on.
    after.turn("m9", "takk").await;
}

/// Reads every event up to `last`; how many cards are withheld. None may show anything.
async fn withheld(client: &mut Client, last: u64) -> usize {
    let mut withheld = 0;
    while client.seq < last {
        if let ServerFrame::Status { report, .. } = client.event().await {
            assert_eq!(report.outcome, OutcomeKind::NeedsLogin);
            assert!(
                report.items.is_empty() && report.mailboxes.is_empty(),
                "{report:?}"
            );
            assert!(report.hidden.is_none(), "{report:?}");
            withheld += 1;
        }
    }
    withheld
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_that_became_one_persons_is_not_anothers() {
    let server = Server::with_testbed(&[]).await;
    let (_ingrid, client) = logged_in(&server, "ingrid").await;
    let mut kari = Browser::new(&server);
    kari.log_in("kari", "/health").await;
    let cookie = kari.cookie_header();
    let connected = Client::connect_with(&server, &[("cookie", cookie.as_str())]).await;
    let mut other = connected.expect("a socket");
    other.send(client.hello(0)).await;
    other.error(ErrorCode::WrongToken).await;

    let mut ingrid = Browser::new(&server);
    ingrid.log_in("ingrid", "/health").await;
    let cookie = ingrid.cookie_header();
    let cookie = [("cookie", cookie.as_str())];
    client.resume_with(&server, &cookie, client.seq).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_is_only_for_the_browser_that_began_it_and_only_once() {
    let server = Server::with_testbed(&[]).await;
    let check = |page: &crate::browser::Page| {
        assert_eq!(page.url.path(), "/login/callback");
        assert_eq!(page.status, 400);
        assert!(
            page.html.contains("Du ble ikke logget inn"),
            "{}",
            page.html
        );
    };
    let mut browser = Browser::new(&server);
    check(&browser.get("/login/callback?code=x&state=y").await);

    let mut thief = Browser::new(&server);
    let page = browser.get("/login").await;
    thief.get("/login").await;
    check(&thief.choose(&page, "ingrid").await);

    let page = browser.get("/login").await;
    browser.forget_cookie("livslos-login");
    check(&browser.choose(&page, "ingrid").await);

    let page = browser.get("/login").await;
    let request = page.field("request").expect("a form");
    let url = page.url.join("/login").expect("valid");
    let form = [("request", request.as_str()), ("citizen", "ingrid")];
    let answer = browser.request(Method::POST, &url, &form).await;
    let callback = answer.headers()["location"]
        .to_str()
        .expect("text")
        .to_owned();
    assert_eq!(browser.get(&callback).await.url.path(), "/");
    check(&browser.get(&callback).await);

    let page = browser.get("/login").await;
    let request = page.field("request").expect("a form");
    let form = [("request", request.as_str()), ("cancel", "1")];
    let answer = browser.request(Method::POST, &url, &form).await;
    let callback = answer.headers()["location"]
        .to_str()
        .expect("text")
        .to_owned();
    check(&browser.get(&callback).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn login_and_logout_lead_nowhere_else() {
    let server = Server::with_testbed(&[]).await;
    let mut browser = Browser::new(&server);
    let page = browser.log_in("ingrid", "https://evil.example/").await;
    assert_eq!(page.url.as_str(), server.url("/"));
    let page = browser
        .post("/logout", &[("return", "//evil.example/")])
        .await;
    assert_eq!(page.url.as_str(), server.url("/"));
    let page = browser
        .get("/logout/done?state=https://evil.example/")
        .await;
    assert_eq!(page.url.as_str(), server.url("/"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_on_another_website_logs_nobody_out() {
    let server = Server::with_testbed(&[]).await;
    let (browser, mut client) = logged_in(&server, "ingrid").await;
    let foreign = reqwest::Client::new()
        .post(server.url("/logout"))
        .header("origin", "https://evil.example")
        .header("cookie", browser.cookie_header())
        .form(&[("return", "/")])
        .send()
        .await
        .expect("an answer");
    assert_eq!(foreign.status(), 403);
    client.turn("m1", "hei").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_tokens_nor_identity_numbers_are_stored_or_logged() {
    const PID: &str = "14839521406";
    let server = Server::with_testbed(&[]).await;
    let (mut browser, mut client) = logged_in(&server, "ingrid").await;
    cards(&mut client, "m1").await;
    let cookie = browser.cookie_header();
    let secret = cookie.rsplit('=').next().expect("a value").to_owned();
    for secret in [PID, secret.as_str(), client.token.as_str(), "eyJ"] {
        assert!(!server.stores(secret), "{secret} is stored");
        assert!(!logged_by_server(secret), "{secret} is logged");
    }
    let url = Url::parse(&server.url("/")).expect("valid");
    let home = browser.request(Method::GET, &url, &[]).await;
    assert!(!home.text().await.expect("text").contains(PID));
}

/// Whether a line of the server's own crates has these words; the testbed is a stand-in for others.
fn logged_by_server(words: &str) -> bool {
    harness::logged().lines().any(|line| {
        let is_ours = ["\"server", "\"store", "\"connectors"]
            .iter()
            .any(|target| line.contains(&format!("\"target\":{target}")));
        is_ours && line.contains(words)
    })
}
