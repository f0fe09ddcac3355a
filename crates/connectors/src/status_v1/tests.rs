use super::*;
use crate::{ActionKind, ItemState, Sensitivity, Texts};
use jiff::civil::Date;
use reqwest::header::HeaderValue;

fn now() -> Timestamp {
    "2026-11-23T11:00:00Z".parse().unwrap()
}

fn outcome(status: u16, body: &str) -> Outcome {
    let status = StatusCode::from_u16(status).unwrap();
    match read(status, &HeaderMap::new(), body.as_bytes(), now()) {
        Ok(answer) => answer.outcome,
        Err(failure) => failure.outcome(),
    }
}

fn texts(nb: &str) -> Texts {
    Texts::from([("nb".to_owned(), nb.to_owned())])
}

const UNAVAILABLE: Outcome = Outcome::Unavailable { retry_after: None };

#[test]
fn every_status_and_body_has_its_outcome() {
    let check =
        |status, body: &str, expect| assert_eq!(outcome(status, body), expect, "{status} {body}");
    let needs = |level: &str| Outcome::NeedsHigherAssurance {
        level: level.to_owned(),
    };
    let missing = vec!["Arena".to_owned()];
    check(
        200,
        r#"{"outcome": {"kind": "ok"}, "items": []}"#,
        Outcome::Ok,
    );
    check(
        200,
        r#"{"outcome": {"kind": "partial", "missing": ["Arena"]}, "items": []}"#,
        Outcome::Partial { missing },
    );
    check(
        200,
        r#"{"outcome": {"kind": "not_registered"}}"#,
        Outcome::NotRegistered,
    );
    check(
        200,
        r#"{"outcome": {"kind": "needs_consent", "url": "https://nav.no/ja"}}"#,
        Outcome::NeedsConsent {
            url: "https://nav.no/ja".to_owned(),
        },
    );
    check(401, "", Outcome::NeedsLogin);
    check(401, "<html>", Outcome::NeedsLogin);
    check(403, "", Outcome::Forbidden);
    let higher = r#"{"outcome": {"kind": "needs_higher_assurance", "level": "high"}}"#;
    check(403, higher, needs("high"));
    check(
        403,
        &higher.replace("\"high\"", "\"Level5\""),
        needs("high"),
    );
    check(
        403,
        &higher.replace("\"high\"", "\"substantial\""),
        needs("substantial"),
    );
    check(
        404,
        r#"{"outcome": {"kind": "not_registered"}}"#,
        Outcome::NotRegistered,
    );
    check(429, "", UNAVAILABLE);
    check(500, "", UNAVAILABLE);
    check(503, "", UNAVAILABLE);
}

#[test]
fn what_says_nothing_certain_is_no_empty_list() {
    let check =
        |status, body: &str, expect| assert_eq!(outcome(status, body), expect, "{status} {body}");
    let ok = r#"{"outcome": {"kind": "ok"}, "items": []}"#;
    check(200, "", UNAVAILABLE);
    check(200, "{}", UNAVAILABLE);
    check(200, "[]", UNAVAILABLE);
    check(200, "null", UNAVAILABLE);
    check(200, r#"{"items": []}"#, UNAVAILABLE);
    check(200, r#"{"outcome": {"kind": "ok"}}"#, UNAVAILABLE);
    check(
        200,
        r#"{"outcome": {"kind": "ok"}, "items": null}"#,
        UNAVAILABLE,
    );
    check(
        200,
        r#"{"outcome": {"kind": "fine"}, "items": []}"#,
        UNAVAILABLE,
    );
    check(
        200,
        r#"{"outcome": {"kind": "ok"}, "hidden": -1, "items": []}"#,
        UNAVAILABLE,
    );
    check(
        200,
        r#"{"outcome": {"kind": "needs_consent", "url": "javascript:alert(1)"}}"#,
        UNAVAILABLE,
    );
    let item = r#"{"id": "1", "service": "s", "state": "draft", "title": {"nb": "T"}}"#;
    let with = |items: &str| format!(r#"{{"outcome": {{"kind": "ok"}}, "items": [{items}]}}"#);
    check(200, &with(item), Outcome::Ok);
    for (good, wrong) in [
        ("\"1\"", "7"),
        ("\"draft\"", "3"),
        ("{\"nb\": \"T\"}", "\"T\""),
        ("{\"nb\": \"T\"}", "{}"),
        ("{\"nb\": \"T\"}", "{\"nb\": \" \"}"),
        ("\"service\": \"s\", ", ""),
        ("\"draft\"", "\"draft\", \"due\": \"soon\""),
    ] {
        check(200, &with(&item.replace(good, wrong)), UNAVAILABLE);
    }
    check(200, &with(&[item; 200].join(",")), Outcome::Ok);
    check(200, &with(&[item; 201].join(",")), UNAVAILABLE);
    check(500, ok, UNAVAILABLE);
    for (status, body) in [
        (204, ""),
        (201, ok),
        (302, ""),
        (400, ok),
        (404, ""),
        (404, ok),
    ] {
        check(status, body, Outcome::Misconfigured);
    }
}

#[test]
fn what_is_unknown_is_unknown_and_no_error() {
    let body = r#"{
        "outcome": {"kind": "ok", "mood": "good"}, "hidden": 2, "version": 9,
        "items": [{
            "id": "1", "service": "s", "state": "pondering", "title": {"nb": "T", "se": " "},
            "sensitivity": "cosmic", "due": "2026-12-07", "updated": "2026-11-20T10:00:00+01:00",
            "colour": "red",
            "actions": [
                {"kind": "dance", "label": {"nb": "A"}, "url": "https://nav.no/a"},
                {"label": {"nb": "B"}, "url": "javascript:alert(1)"},
                {"label": {"nb": "C"}, "url": "http://nav.no/c"},
                {"label": {}, "url": "https://nav.no/d"}
            ]
        }]
    }"#;
    let answer = read(StatusCode::OK, &HeaderMap::new(), body.as_bytes(), now()).unwrap();
    assert_eq!(answer.hidden, 2);
    let item = &answer.items.unwrap()[0];
    assert_eq!(item.state, ItemState::Unknown);
    assert_eq!(item.sensitivity, Sensitivity::High);
    assert_eq!((&item.title, &item.summary), (&texts("T"), &Texts::new()));
    assert_eq!(item.due, Some(Date::constant(2026, 12, 7)));
    assert_eq!(item.updated, Some("2026-11-20T09:00:00Z".parse().unwrap()));
    assert_eq!(
        item.actions.len(),
        1,
        "links that cannot be followed are left out"
    );
    assert_eq!(item.actions[0].kind, ActionKind::Other);
}

#[test]
fn what_the_login_is_too_weak_for_is_held_back_and_counted() {
    let (manifests, _) = crate::load(
        &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../connectors"),
        &[("AGENCIES".to_owned(), "http://127.0.0.1:1".to_owned())].into(),
    );
    let check = |assurance, items, hidden| {
        let body = r#"{"outcome": {"kind": "ok"}, "hidden": 1, "items": [
            {"id": "1", "service": "s", "state": "draft", "title": {"nb": "T"}},
            {"id": "2", "service": "s", "state": "draft", "title": {"nb": "T"}, "sensitivity": "high"}
        ]}"#;
        let answer = read(StatusCode::OK, &HeaderMap::new(), body.as_bytes(), now()).unwrap();
        let report = answer.into_report(&manifests[0], assurance, now());
        assert_eq!(
            (report.items.len(), report.hidden),
            (items, hidden),
            "{assurance}"
        );
    };
    check(Assurance::Substantial, 1, 2);
    check(Assurance::High, 2, 1);
}

#[test]
fn retry_after_is_seconds_or_a_date() {
    let check = |value: &'static str, expect| {
        let headers = HeaderMap::from_iter([(RETRY_AFTER, HeaderValue::from_static(value))]);
        let failure = read(StatusCode::SERVICE_UNAVAILABLE, &headers, b"", now()).unwrap_err();
        let expect = Outcome::Unavailable {
            retry_after: expect,
        };
        assert_eq!(failure.outcome(), expect, "{value}");
    };
    check("120", Some(120));
    check("Mon, 23 Nov 2026 11:05:00 GMT", Some(300));
    check("Mon, 23 Nov 2026 10:00:00 GMT", None);
    check("soon", None);
    check("-5", None);
}

#[test]
fn no_reason_quotes_the_body() {
    for body in [
        r#"{"outcome": "Kari Testvik"}"#,
        r#"{"outcome": {"kind": "Kari Testvik"}}"#,
        r#"{"outcome": {"kind": "ok"}, "items": "Kari Testvik"}"#,
        "Kari Testvik",
    ] {
        let read = read(StatusCode::OK, &HeaderMap::new(), body.as_bytes(), now());
        let failure = read.unwrap_err();
        assert!(
            !format!("{failure} {failure:?}").contains("Kari"),
            "{failure}"
        );
    }
}

/// The blocks of a language in `docs/agencies.md`.
fn examples(language: &str) -> Vec<&'static str> {
    let page = include_str!("../../../../docs/agencies.md");
    let opening = format!("```{language}\n");
    let blocks = page.split(opening.as_str()).skip(1);
    blocks
        .map(|block| block.split("```").next().unwrap())
        .collect()
}

#[test]
fn the_examples_of_the_documentation_are_true() {
    let [question, answer] = examples("json")[..] else {
        panic!("one question and one answer");
    };
    let question: Question = serde_json::from_str(question).unwrap();
    assert_eq!(question.services, ["barnehageplass"]);
    assert_eq!(question.languages, ["nn", "nb", "en"]);
    let answer = read(StatusCode::OK, &HeaderMap::new(), answer.as_bytes(), now()).unwrap();
    let item = &answer.items.unwrap()[0];
    assert_eq!(item.state, ItemState::ActionRequired);
    assert_eq!(item.due, Some(Date::constant(2026, 12, 4)));
    assert_eq!(item.actions[0].kind, ActionKind::Open);

    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("kommune.yaml"), examples("yaml")[0]).unwrap();
    let (manifests, problems) = crate::load(dir.path(), &[].into());
    assert_eq!((manifests.len(), problems), (1, vec![]));
}
