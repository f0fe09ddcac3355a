//! Suggestions and search: for programs, on the page, and over the socket while somebody types.

use crate::{
    client::Client,
    harness::{Server, Setup, logged},
};
use reqwest::Response;
use serde_json::{Value, json};
use server::{config::LimitSettings, routes::api, wire::ServerFrame};
use std::time::Duration;
use url::Url;

async fn get(server: &Server, path: &str, parameters: &[(&str, &str)]) -> Response {
    let mut url = Url::parse(&server.url(path)).expect("valid");
    if !parameters.is_empty() {
        url.query_pairs_mut().extend_pairs(parameters);
    }
    reqwest::get(url).await.expect("an answer")
}

async fn json_of(response: Response) -> Value {
    serde_json::from_str(&response.text().await.expect("text")).expect("JSON")
}

#[tokio::test(flavor = "multi_thread")]
async fn suggestions_are_whole_in_the_language_asked_for_and_lead_to_their_place() {
    let server = Server::start().await;
    let root = server.app.address("/hjelp/fa-barn/foreldrepenger");
    for (lang, typed, expect) in [
        (
            "nb",
            "foreldrep",
            json!({ "text": "Foreldrepenger", "article": "foreldrepenger", "url": format!("{root}?lang=nb") }),
        ),
        (
            "en",
            "parental benefit how",
            json!({
                "text": "Parental benefit: How do I apply to Nav?",
                "article": "foreldrepenger",
                "section": "slik-soker-du",
                "url": format!("{root}?lang=en#slik-soker-du"),
            }),
        ),
    ] {
        let response = get(&server, "/api/v1/suggest", &[("q", typed), ("lang", lang)]).await;
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["cache-control"], "no-store");
        let answer = json_of(response).await;
        assert_eq!(answer["lang"], lang);
        assert_eq!(answer["suggestions"][0], expect, "{typed}");
    }
    let nothing = get(&server, "/api/v1/suggest", &[("q", "")]).await;
    assert_eq!(json_of(nothing).await["suggestions"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_tells_articles_sections_and_counts() {
    let server = Server::start().await;
    let asked = [("q", "hvor mye får jeg i foreldrepenger"), ("lang", "nb")];
    let response = get(&server, "/api/v1/search", &asked).await;
    assert_eq!(response.headers()["cache-control"], "no-store");
    let all = json_of(response).await;
    let articles = all["articles"].as_array().expect("a list");
    let first = articles
        .iter()
        .find(|article| article["id"] == "foreldrepenger");
    let first = first.expect("the article of that name");
    assert_eq!(
        (&first["agency"], &first["agency_name"]),
        (&"nav".into(), &"Nav".into())
    );
    let snippet = first["sections"][0]["snippet"].as_array().expect("a list");
    assert!(
        snippet.iter().any(|part| part["matched"] == true),
        "{first}"
    );

    let counts = all["life_events"].as_array().expect("a list");
    let of_event = counts
        .iter()
        .find(|event| event["id"] == "fa-barn")
        .expect("it");
    let filter = [
        asked[0],
        asked[1],
        ("life_event", "fa-barn"),
        ("agency", "nav"),
        ("limit", "2"),
    ];
    let some = json_of(get(&server, "/api/v1/search", &filter).await).await;
    assert!(some["total"].as_u64() <= of_event["count"].as_u64());
    assert_eq!(some["life_events"], all["life_events"]);
    assert!(
        some["articles"]
            .as_array()
            .is_some_and(|articles| articles.len() == 2)
    );

    let nonsense = json_of(get(&server, "/api/v1/search", &[("q", "xyzzy")]).await).await;
    assert_eq!(
        (&nonsense["total"], &nonsense["articles"]),
        (&0.into(), &json!([]))
    );
}

/// What is asked, which parameter is wrong, and what is said about it.
const WRONG: [(&str, Option<&str>, &str); 13] = [
    ("search?lang=en", Some("q"), "q=parental+benefit"),
    ("search?lang=en&q=+", Some("q"), "q=parental+benefit"),
    ("search?lang=en&q=LONG", Some("q"), "at most 200 characters"),
    (
        "search?lang=en&q=a&life_event=pensjon",
        Some("life_event"),
        "in life_events",
    ),
    (
        "search?lang=en&q=a&agency=%3Cb%3E",
        Some("agency"),
        "in agencies",
    ),
    ("search?lang=en&q=a&limit=0", Some("limit"), "from 1 to 50"),
    (
        "search?lang=en&q=a&limit=many",
        Some("limit"),
        "from 1 to 50",
    ),
    (
        "search?q=a&lang=de",
        Some("lang"),
        "lang må være nb, nn eller en.",
    ),
    ("search?q=a&q=b", None, "Skriv hver parameter én gang"),
    ("suggest?lang=nn", Some("q"), "q=foreldrepengar"),
    (
        "suggest?lang=en&q=LONG",
        Some("q"),
        "at most 100 characters",
    ),
    (
        "suggest?lang=en&q=a&life_event=x",
        Some("life_event"),
        "in life_events",
    ),
    ("suggest?q=a&q=b", None, "Skriv hver parameter én gang"),
];

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_told_with_what_to_do() {
    let server = Server::start().await;
    for (asked, parameter, says) in WRONG {
        let asked = asked.replace("LONG", &"x".repeat(201));
        let response = get(&server, &format!("/api/v1/{asked}"), &[]).await;
        assert_eq!(response.status(), 400, "{asked}");
        let headers = response.headers();
        assert_eq!(headers["content-type"], "application/problem+json");
        assert_eq!(headers["cache-control"], "no-store");
        let problem = json_of(response).await;
        assert_eq!(
            (&problem["status"], &problem["title"]),
            (&400.into(), &"Bad Request".into())
        );
        assert_eq!(problem["parameter"].as_str(), parameter, "{asked}");
        let detail = problem["detail"].as_str().expect("text");
        assert!(detail.contains(says), "{asked}: {detail}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn too_much_waits_and_says_how_long() {
    let server = Server::with(Setup {
        limits: LimitSettings {
            lookups_per_minute: 6,
            lookup_burst: 2,
            ..LimitSettings::default()
        },
        ..Setup::default()
    })
    .await;
    for path in ["/api/v1/suggest", "/sok"] {
        assert_eq!(get(&server, path, &[("q", "arv")]).await.status(), 200);
    }
    for path in ["/api/v1/suggest", "/api/v1/search", "/sok"] {
        let response = get(&server, path, &[("q", "arv")]).await;
        assert_eq!(response.status(), 429, "{path}");
        let wait: u64 = response.headers()["retry-after"]
            .to_str()
            .expect("text")
            .parse()
            .expect("seconds");
        assert!((1..=11).contains(&wait), "{wait}");
        assert!(response.text().await.expect("text").contains("kort tid"));
    }
    // Who types is not disturbed: there are just no suggestions.
    let mut client = Client::begin(&server).await;
    client
        .send(json!({ "type": "suggest", "number": 1, "text": "arv" }))
        .await;
    client.turn("m1", "hei").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn websites_that_may_embed_the_chat_may_read_the_answers() {
    let server = Server::with(Setup {
        allowed_origins: vec![Url::parse("https://www.example.no").expect("valid")],
        ..Setup::default()
    })
    .await;
    for (origin, may) in [
        ("https://www.example.no", true),
        ("https://www.example.no.evil.example", false),
        ("null", false),
    ] {
        for path in [
            "/api/v1/suggest?q=arv",
            "/api/v1/search?q=arv",
            "/api/v1/openapi.json",
        ] {
            let request = reqwest::Client::new().get(server.url(path));
            let response = request
                .header("origin", origin)
                .send()
                .await
                .expect("an answer");
            let headers = response.headers();
            let allowed = headers.get("access-control-allow-origin");
            assert_eq!(
                allowed.is_some_and(|allowed| allowed == origin),
                may,
                "{origin} {path}"
            );
            assert!(!headers.contains_key("access-control-allow-credentials"));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_description_is_the_one_in_docs() {
    let server = Server::start().await;
    let response = get(&server, "/api/v1/openapi.json", &[]).await;
    assert_eq!(response.headers()["cache-control"], "public, max-age=3600");
    let description = json_of(response).await;
    assert_eq!(description["openapi"], "3.1.0");
    let text = description.to_string();
    for reference in text.split("\"$ref\":\"#").skip(1) {
        let pointer = reference.split('"').next().expect("a closing quote");
        assert!(
            description.pointer(pointer).is_some(),
            "{pointer} is missing"
        );
    }
    let document = api::document().to_pretty_json().expect("JSON") + "\n";
    let kept = include_str!("../../../../docs/openapi.json");
    assert_eq!(
        kept, document,
        "write it anew: livslos openapi > docs/openapi.json"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn suggestions_come_over_the_socket_and_are_no_part_of_the_conversation() {
    let server = Server::start().await;
    let mut client = Client::begin(&server).await;
    for (number, typed, first) in [
        (7, "foreldrep", Some("Foreldrepenger")),
        (8, "xyzzy", None),
        (9, "dodsb", Some("Skifte: å gjøre opp et dødsbo")),
    ] {
        client
            .send(json!({ "type": "suggest", "number": number, "text": typed }))
            .await;
        match client.next().await {
            ServerFrame::Suggestions {
                number: about,
                texts,
            } => {
                assert_eq!((about, texts.first().map(String::as_str)), (number, first));
                assert!(texts.len() <= 8);
            }
            other => panic!("{other:?}"),
        }
    }
    client.turn("m1", "hei").await;
    assert_eq!(client.seq, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_or_searched_for_reaches_no_log_and_no_database() {
    let server = Server::start().await;
    let mut client = Client::begin(&server).await;
    let secret = "kvekkesøkord";
    let (number, masked) = ("14839521406", "[fødselsnummer]");
    let typed = format!("{secret} {number}");
    for path in ["/api/v1/suggest", "/api/v1/search", "/sok"] {
        let response = get(&server, path, &[("q", &typed), ("lang", "nb")]).await;
        assert_eq!(response.status(), 200);
        let text = response.text().await.expect("text");
        assert!(!text.contains(number), "{path}: {text}");
        assert_eq!(text.contains(masked), path == "/sok", "{path}");
        // A query that cannot be read is not told either.
        get(&server, path, &[("q", &typed), ("q", &typed)]).await;
    }
    client
        .send(json!({ "type": "suggest", "number": 1, "text": typed }))
        .await;
    client.next().await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    let encoded: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
    let logged = logged();
    for words in [secret, encoded.as_str(), number] {
        assert!(!logged.contains(words), "{words} is in the log");
        assert!(!server.stores(words), "{words} is in the database");
    }
    let answered = logged.lines().any(|line| line.contains("/api/v1/suggest"));
    assert!(answered, "requests are logged by their route");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_shows_what_was_found_by_article_with_the_words_marked() {
    let server = Server::start().await;
    let asked = [
        ("q", "søke om foreldrepenger"),
        ("lang", "nn"),
        ("agency", "nav"),
    ];
    let response = get(&server, "/sok", &asked).await;
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["cache-control"], "no-store");
    let html = response.text().await.expect("text");
    let html = html.replace("&#x2f;", "/").replace("&amp;", "&");
    for part in [
        "<html lang=\"nn\">",
        "<title>søke om foreldrepenger – søk – Livslos</title>",
        "<meta name=\"robots\" content=\"noindex\">",
        "om «søke om foreldrepenger»</h2>",
        "<a class=\"ds-link\" href=\"/hjelp/fa-barn/foreldrepenger?lang=nn\">Foreldrepengar</a>",
        "<mark>",
        "<option value=\"nav\" selected>Nav (",
        "<option value=\"fa-barn\">",
        "href=\"/sok?lang=en&q=s%C3%B8ke+om+foreldrepenger&agency=nav\"",
        "value=\"søke om foreldrepenger\"",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert_eq!(
        html.matches("fa-barn/foreldrepenger?lang=nn\"").count(),
        1,
        "{html}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_is_honest_and_unharmed_by_what_is_searched_for() {
    let server = Server::start().await;
    for (lang, says) in [
        ("nb", "Vi fant ikke noe som svarer på"),
        ("nn", "Vi fann ikkje noko som svarer på"),
        ("en", "We found nothing that answers"),
    ] {
        let evil = "\"><script>alert(1)</script>{{ 7*7 }}";
        let html = get(&server, "/sok", &[("q", evil), ("lang", lang)]).await;
        let html = html.text().await.expect("text");
        assert!(html.contains(says), "{html}");
        assert!(
            !html.contains("<script>") && !html.contains("\"><script"),
            "{html}"
        );
        assert!(html.contains("{{ 7*7 }}"), "{html}");
        assert!(
            html.contains("dodsfall-og-arv") && html.contains("chat?lang="),
            "{html}"
        );
    }
    let empty = get(
        &server,
        "/sok",
        &[("lang", "nb"), ("life_event", "nonsense")],
    )
    .await;
    let empty = empty.text().await.expect("text");
    assert!(empty.contains("<title>Søk – Livslos</title>"), "{empty}");
    assert!(!empty.contains("svarer på"), "{empty}");
    let filtered = [
        ("q", "gravferd"),
        ("lang", "nb"),
        ("life_event", "starte-og-drive-bedrift"),
    ];
    let filtered = get(&server, "/sok", &filtered)
        .await
        .text()
        .await
        .expect("text");
    assert!(filtered.contains("Søk uten utvalg"), "{filtered}");
    let index = get(&server, "/hjelp", &[("lang", "nb")])
        .await
        .text()
        .await
        .expect("text");
    assert!(index.contains("action=\"/sok\""), "{index}");
}
