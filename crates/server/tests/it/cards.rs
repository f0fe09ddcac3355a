//! Status cards in words: true whatever an agency answers, in every language.

use crate::harness::{Server, root};
use connectors::{Outcome, Report, StatusItem};
use content::{Content, Lang};
use jiff::{Timestamp, tz::TimeZone};
use server::{
    present::{card, withheld},
    wire::OutcomeKind,
};

/// What would say that there are no cases.
const NONE: [&str; 3] = ["ingen saker", "ingen saker", "no cases about this"];

fn report(outcome: Outcome, hidden: u32) -> Report {
    Report {
        connector: "nav".to_owned(),
        agency: "nav".to_owned(),
        outcome,
        fetched_at: Timestamp::UNIX_EPOCH,
        hidden,
        items: Vec::new(),
    }
}

/// The card's words in each language; each must name the agency.
fn words(content: &Content, report: &Report) -> Vec<String> {
    let oslo = TimeZone::get("Europe/Oslo").expect("compiled in");
    Lang::ALL
        .iter()
        .map(|lang| {
            let card = card(content, *lang, &oslo, Some("https://x.no/login"), report);
            assert!(
                card.text.contains("Nav") && card.text.ends_with('.'),
                "{card:?}"
            );
            for text in [&card.hidden, &card.fetched_text].into_iter().flatten() {
                assert!(!text.starts_with("status-"), "{text}");
            }
            card.text
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_full_answer_without_cases_reads_as_none() {
    let server = Server::start().await;
    let assistant = server.app.library.current();
    let content = &assistant.content;
    let retry_after = Some(90);
    for (outcome, hidden, expect) in [
        (Outcome::Ok, 0, true),
        (Outcome::Ok, 2, false),
        (
            Outcome::Partial {
                missing: vec!["Foreldrepenger".to_owned()],
            },
            0,
            false,
        ),
        (Outcome::NeedsLogin, 0, false),
        (
            Outcome::NeedsHigherAssurance {
                level: "high".to_owned(),
            },
            0,
            false,
        ),
        (
            Outcome::NeedsConsent {
                url: "https://www.nav.no".to_owned(),
            },
            0,
            false,
        ),
        (Outcome::Forbidden, 0, false),
        (Outcome::Unavailable { retry_after: None }, 0, false),
        (Outcome::Unavailable { retry_after }, 0, false),
        (Outcome::Misconfigured, 0, false),
    ] {
        let report = report(outcome, hidden);
        for (text, none) in words(content, &report).iter().zip(NONE) {
            assert_eq!(text.contains(none), expect, "{text}");
        }
    }
    let waits = words(content, &report(Outcome::Unavailable { retry_after }, 0));
    assert!(waits[0].contains("2 minutter"), "{}", waits[0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withheld_card_says_nothing_of_what_was_there() {
    let server = Server::start().await;
    let assistant = server.app.library.current();
    let oslo = TimeZone::get("Europe/Oslo").expect("compiled in");
    let item = StatusItem {
        id: "1".to_owned(),
        service: "hemmelig".to_owned(),
        state: connectors::ItemState::Unknown,
        raw_state: "hemmelig".to_owned(),
        title: [("nb".to_owned(), "hemmelig".to_owned())].into(),
        summary: connectors::Texts::default(),
        updated: None,
        due: None,
        expected_done: None,
        actions: Vec::new(),
        sensitivity: connectors::Sensitivity::High,
    };
    let report = Report {
        items: vec![item],
        ..report(Outcome::Ok, 3)
    };
    let shown = card(&assistant.content, Lang::Nb, &oslo, None, &report);
    assert_eq!(shown.items[0].state_label, "hemmelig");
    let login = Some("https://x.no/login");
    let hidden = withheld(&assistant.content, Lang::Nb, &oslo, login, &report);
    let text = serde_json::to_string(&hidden).expect("JSON");
    assert_eq!(hidden.outcome, OutcomeKind::NeedsLogin);
    assert!(!text.contains("hemmelig") && !text.contains('3'), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_word_the_pages_say_is_in_every_language() {
    let server = Server::start().await;
    let assistant = server.app.library.current();
    let pages = std::fs::read_dir(root().join("web/pages")).expect("the pages");
    let mut said = 0;
    for page in pages {
        let html = std::fs::read_to_string(page.expect("a page").path()).expect("text");
        for call in html.split("t(").skip(1) {
            let quote = call
                .chars()
                .next()
                .filter(|quote| matches!(quote, '"' | '\''));
            let Some(quote) = quote else { continue };
            let key = call[1..].split(quote).next().expect("a closing quote");
            for lang in Lang::ALL {
                assert!(assistant.content.locales.has(lang, key), "{key} in {lang}");
            }
            said += 1;
        }
    }
    assert!(said > 20, "{said} is fewer than there are");
}
