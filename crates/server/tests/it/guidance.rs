//! The guidance's own pages, and the catalogue of services.

use crate::{
    client::Client,
    harness::{Server, Setup},
};
use content::Lang;
use oxttl::TurtleParser;
use server::{config::PublisherSettings, wire::Block};
use std::collections::BTreeSet;

async fn get(server: &Server, path: &str) -> (u16, String) {
    let response = reqwest::get(server.url(path)).await.expect("an answer");
    let status = response.status().as_u16();
    (status, response.text().await.expect("text"))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_article_and_life_event_has_a_page_in_every_language() {
    let server = Server::start().await;
    let assistant = server.app.library.current();
    let content = &assistant.content;
    let mut pages = vec![("/hjelp".to_owned(), None)];
    for event in content.life_events.keys() {
        pages.push((format!("/hjelp/{event}"), None));
    }
    for article in content.articles.values() {
        let event = article.life_events.first().expect("a life event");
        let page = format!("/hjelp/{event}/{}", article.id);
        pages.push((page, Some(article)));
    }
    for (page, article) in pages {
        for lang in Lang::ALL {
            let (status, html) = get(&server, &format!("{page}?lang={lang}")).await;
            assert_eq!(status, 200, "{page}");
            assert!(html.contains(&format!("<html lang=\"{lang}\">")), "{page}");
            assert!(!html.contains("article:"), "{page} has a raw link");
            assert!(
                html.contains(&format!("{page}?lang=nn\"").replace('/', "&#x2f;")),
                "{page}"
            );
            let sections = article.map(|article| &article.in_lang(lang).sections);
            for section in sections.into_iter().flatten() {
                let anchor = format!("id=\"{}\"", section.id);
                assert!(html.contains(&anchor), "{page}: {anchor}");
            }
        }
    }
}

/// The page on kindergarten with that in its address, and the link it leads to, if any.
async fn chosen(server: &Server, lang: &str, number: &str) -> (String, Option<String>) {
    let path = format!("/hjelp/fa-barn/barnehageplass?lang={lang}&kommune={number}");
    let (status, html) = get(server, &path).await;
    assert_eq!(status, 200, "{path}");
    assert_eq!(html.matches("<option value=").count(), 358, "{path}");
    let html = html.replace("&#x2f;", "/");
    let link = html.split_once("<p class=\"chosen\">");
    let link = link.and_then(|(_, rest)| rest.split_once("</p>"));
    let link = link.map(|(link, _)| link.to_owned());
    let selected = html.matches(" selected>").count();
    assert_eq!(selected, usize::from(link.is_some()), "{path}");
    (html, link)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_of_the_municipality_leads_to_the_one_that_is_chosen() {
    let server = Server::start().await;
    for (lang, number, expect) in [
        ("nb", "3201", ">Bærum kommune: www.baerum.kommune.no<"),
        ("nn", "1818", ">Herøy kommune: www.heroy-no.kommune.no<"),
        ("en", "0301", ">Oslo municipality: www.oslo.kommune.no<"),
    ] {
        let (html, link) = chosen(&server, lang, number).await;
        let link = link.expect("a link");
        assert!(link.contains(expect), "{link}");
        let other = format!("barnehageplass?lang=nn&amp;kommune={number}");
        assert!(html.contains(&other), "the languages keep the choice");
    }
    for unknown in ["", "9999", "Oslo", "301", "%3Cscript%3E", "%00"] {
        let (html, link) = chosen(&server, "nn", unknown).await;
        assert_eq!(link, None, "{unknown}");
        assert!(html.contains("Kva kommune bur du i?"));
        assert!(!html.contains("<script") && !html.contains("9999"));
        assert!(html.contains("barnehageplass?lang=nb\" "), "{unknown}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_of_another_agency_lets_nobody_choose_a_municipality() {
    let server = Server::start().await;
    let (status, html) = get(&server, "/hjelp/fa-barn/foreldrepenger?kommune=0301").await;
    assert_eq!(status, 200);
    assert!(!html.contains("<select") && !html.contains("oslo.kommune.no"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_not_there_says_so() {
    let server = Server::start().await;
    for page in [
        "/hjelp/pensjon",
        "/hjelp/fa-barn/pensjon",
        "/hjelp/ny-i-norge/foreldrepenger",
        "/hjelp/fa-barn/%3Cscript%3E",
    ] {
        let (status, html) = get(&server, &format!("{page}?lang=nn")).await;
        assert_eq!(status, 404, "{page}");
        assert!(html.contains("Sida finst ikkje"), "{page}: {html}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_leads_to_the_page_with_all_of_it() {
    let server = Server::start().await;
    let mut client = Client::begin(&server).await;
    let (_, blocks) = client
        .turn("m1", "hvordan søker jeg om foreldrepenger")
        .await;
    let sources = blocks.iter().find_map(|block| match block {
        Block::Sources { sources } => Some(sources),
        _ => None,
    });
    let first = &sources.expect("sources")[0];
    let page = format!(
        "{}hjelp/fa-barn/foreldrepenger?lang=nb",
        server.app.address("/")
    );
    assert_eq!(first.url, page);
    assert!(first.title.contains("Foreldrepenger"), "{}", first.title);
}

/// What CPSV-AP-NO 1.0 calls mandatory: of each class, and how many there are at the least.
const DEMANDS: [(&str, usize, &[&str]); 6] = [
    (
        "PublicService",
        70,
        &[
            "title",
            "description",
            "identifier",
            "hasCompetentAuthority",
            "contactPoint",
            "hasPossibleOutput",
        ],
    ),
    (
        "PublicOrganisation",
        10,
        &["prefLabel", "identifier", "spatial"],
    ),
    ("PossibleOutput", 70, &["title", "description"]),
    ("LifeEvent", 5, &["title", "identifier"]),
    ("BusinessEvent", 2, &["title", "identifier"]),
    (
        "Catalog",
        1,
        &[
            "title",
            "identifier",
            "publisher",
            "contactPoint",
            "containsService",
            "containsEvent",
        ],
    ),
];

/// Subject, property and object of every triple.
fn triples(turtle: &str) -> Vec<[String; 3]> {
    TurtleParser::new()
        .for_slice(turtle)
        .map(|triple| triple.expect("Turtle"))
        .map(|triple| {
            [
                triple.subject.to_string(),
                triple.predicate.as_str().to_owned(),
                triple.object.to_string(),
            ]
        })
        .collect()
}

fn of_class<'a>(triples: &'a [[String; 3]], class: &str) -> BTreeSet<&'a str> {
    let is_of = |[_, property, object]: &&[String; 3]| {
        property.ends_with("#type") && object.trim_end_matches('>').ends_with(class)
    };
    let things = triples.iter().filter(is_of);
    things.map(|[thing, ..]| thing.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_catalogue_describes_services_with_what_the_profile_demands() {
    let publisher = PublisherSettings {
        name: "Eksempel kommune".to_owned(),
        orgnr: "974760673".to_owned(),
        contact: "https://www.example.no/kontakt".parse().expect("valid"),
    };
    let server = Server::with(Setup {
        publisher: Some(publisher),
        ..Setup::default()
    })
    .await;
    let (status, turtle) = get(&server, "/katalog.ttl").await;
    assert_eq!(status, 200);
    let triples = triples(&turtle);
    let has = |thing: &str, property: &str| {
        triples.iter().any(|[subject, predicate, _]| {
            subject == thing && predicate.rsplit(['/', '#']).next() == Some(property)
        })
    };
    for (class, least, properties) in DEMANDS {
        let things = of_class(&triples, class);
        assert!(things.len() >= least, "{class}: {}", things.len());
        for (thing, property) in things
            .iter()
            .flat_map(|thing| properties.iter().map(move |property| (thing, property)))
        {
            assert!(has(thing, property), "{thing} has no {property}");
        }
    }
    let words = of_class(&triples, "skos/core#Concept");
    let los = "<https://psi.norge.no/los/hendelse/fa-barn>";
    assert!(words.contains(los), "{words:?}");
    let (status, json) = get(&server, "/katalog.jsonld").await;
    assert_eq!(status, 200);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert!(json["@graph"].is_array() || json.is_array(), "{json:.300}");
}
