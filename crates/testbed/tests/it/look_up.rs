//! Connectors and simulated agencies: every fault, many sources, deadlines, redirects.

use axum::{
    Router,
    http::{StatusCode, header},
    response::Redirect,
    routing::post,
};
use connectors::{
    Assurance, Connectors, ItemState, Limits, LookUp, Manifest, Outcome, Report, UserToken,
    http_client, load,
};
use jiff::{Timestamp, ToSpan, civil::Date};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    time::{Duration, Instant},
};
use testbed::{Clock, Config, Fault, Testbed};
use tokio::net::TcpListener;

const UNAVAILABLE: Outcome = Outcome::Unavailable { retry_after: None };

fn noon() -> Timestamp {
    "2026-11-23T11:00:00Z".parse().unwrap()
}

async fn testbed() -> Testbed {
    let config = Config {
        clock: Clock::new(noon),
        ..Config::default()
    };
    Testbed::start(config).await.unwrap()
}

fn manifests(agencies_url: &str) -> Vec<Manifest> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../connectors");
    let vars = BTreeMap::from([("AGENCIES".to_owned(), agencies_url.to_owned())]);
    let (manifests, problems) = load(&dir, &vars);
    assert_eq!(problems, []);
    manifests
}

fn connectors(testbed: &Testbed) -> Connectors {
    Connectors::new(manifests(&testbed.agencies_url), http_client().unwrap())
}

fn everything(token: UserToken) -> LookUp {
    LookUp {
        token,
        services: Vec::new(),
        sources: Vec::new(),
        languages: vec!["nb".to_owned()],
    }
}

async fn reports(connectors: &Connectors, request: LookUp) -> BTreeMap<String, Report> {
    let mut receiver = connectors.look_up(request, noon());
    let mut reports = BTreeMap::new();
    while let Some(report) = receiver.recv().await {
        let twice = reports.insert(report.connector.clone(), report);
        assert_eq!(twice, None, "one report a source");
    }
    reports
}

async fn report_of(testbed: &Testbed, connectors: &Connectors, agency: &str) -> Report {
    let request = LookUp {
        sources: vec![agency.to_owned()],
        ..everything(testbed.token("ingrid", Assurance::Substantial).unwrap())
    };
    let mut reports = reports(connectors, request).await;
    assert_eq!(reports.len(), 1);
    reports.remove(agency).unwrap()
}

/// The cases of a citizen as `agency/service state`, in the agencies' order.
async fn cases(citizen: &str, assurance: Assurance) -> (Vec<String>, u32) {
    let testbed = testbed().await;
    let token = testbed.token(citizen, assurance).unwrap();
    let reports = reports(&connectors(&testbed), everything(token)).await;
    assert_eq!(reports.len(), 5);
    let mut cases = Vec::new();
    let mut hidden = 0;
    for (source, report) in &reports {
        let is_stranger = source == "udi" && citizen != "amina";
        let expect = if is_stranger {
            Outcome::NotRegistered
        } else {
            Outcome::Ok
        };
        assert_eq!(report.outcome, expect, "{source}");
        hidden += report.hidden;
        for item in &report.items {
            assert_eq!(
                item.title.keys().collect::<Vec<_>>(),
                ["nb"],
                "only what was asked for"
            );
            assert!(!item.actions.is_empty());
            cases.push(format!("{source}/{} {:?}", item.service, item.state));
        }
    }
    (cases, hidden)
}

#[tokio::test]
async fn each_citizen_has_their_own_cases() {
    let check = async |citizen, assurance, expect: &[&str], hidden| {
        let found = cases(citizen, assurance).await;
        let expect = expect.iter().map(ToString::to_string).collect();
        assert_eq!(found, (expect, hidden), "{citizen}");
    };
    let substantial = Assurance::Substantial;
    check(
        "kari",
        substantial,
        &[
            "kommune/omsorgsstonad InProgress",
            "nav/pleiepenger ActionRequired",
            "nav/hjelpestonad Completed",
            "nav/omsorgspenger Information",
        ],
        0,
    )
    .await;
    let udi = [
        "kommune/introduksjonsprogram ActionRequired",
        "udi/oppholdstillatelse WaitingAgency",
    ];
    check("amina", substantial, &udi, 0).await;
    check("per", substantial, &[], 0).await;
    check("hedda", substantial, &[], 3).await;
    let high = [
        "kommune/avlastning WaitingAgency",
        "nav/pleiepenger InProgress",
        "nav/hjelpestonad WaitingThirdParty",
    ];
    check("hedda", Assurance::High, &high, 0).await;
    let unknown = ["kommune/avlastning Submitted", "nav/grunnstonad Unknown"];
    check("berit", substantial, &unknown, 0).await;
}

#[tokio::test]
async fn a_due_date_is_counted_from_today() {
    let testbed = testbed().await;
    let report = report_of(&testbed, &connectors(&testbed), "nav").await;
    let item = &report.items[0];
    assert_eq!(item.state, ItemState::ActionRequired);
    assert_eq!(item.due, Some(Date::constant(2026, 12, 7)));
    assert_eq!(item.updated, Some(noon() - (4 * 24).hours()));
}

#[tokio::test]
async fn every_fault_is_an_outcome_and_never_an_empty_list() {
    let testbed = testbed().await;
    let mut manifests = manifests(&testbed.agencies_url);
    for manifest in &mut manifests {
        manifest.timeout = Duration::from_secs(1);
    }
    let connectors = Connectors::new(manifests, http_client().unwrap());
    let check = async |fault, expect: Outcome| {
        testbed.set_fault("nav", fault).unwrap();
        let report = report_of(&testbed, &connectors, "nav").await;
        assert_eq!(report.outcome, expect, "{fault:?}");
        assert_eq!(report.items.is_empty(), expect != Outcome::Ok, "{fault:?}");
        // Back to normal between two faults, so that the breaker stays out of it.
        testbed.set_fault("nav", Fault::Normal).unwrap();
        let report = report_of(&testbed, &connectors, "nav").await;
        assert_eq!(report.outcome, Outcome::Ok, "after {fault:?}");
    };
    check(Fault::Slow { ms: 20 }, Outcome::Ok).await;
    check(Fault::Slow { ms: 60_000 }, UNAVAILABLE).await;
    check(Fault::Hang, UNAVAILABLE).await;
    check(Fault::Error, UNAVAILABLE).await;
    check(Fault::BrokenJson, UNAVAILABLE).await;
    check(Fault::WrongTypes, UNAVAILABLE).await;
    check(Fault::Huge, UNAVAILABLE).await;
    check(Fault::Reset, UNAVAILABLE).await;
    testbed.shutdown().await;
}

#[tokio::test]
async fn a_source_that_keeps_failing_is_left_alone_and_found_again() {
    let testbed = testbed().await;
    let limits = Limits {
        failures: 2,
        open_for: Duration::from_secs(3),
        ..Limits::default()
    };
    let manifests = manifests(&testbed.agencies_url);
    let connectors = Connectors::with_limits(manifests, http_client().unwrap(), limits);
    testbed.set_fault("nav", Fault::Error).unwrap();
    for _ in 0..2 {
        let report = report_of(&testbed, &connectors, "nav").await;
        assert_eq!(report.outcome, UNAVAILABLE);
    }
    testbed.set_fault("nav", Fault::Normal).unwrap();
    let report = report_of(&testbed, &connectors, "nav").await;
    assert!(matches!(
        report.outcome,
        Outcome::Unavailable {
            retry_after: Some(1..=3)
        }
    ));
    tokio::time::sleep(limits.open_for).await;
    let report = report_of(&testbed, &connectors, "nav").await;
    assert_eq!(report.outcome, Outcome::Ok);
}

#[tokio::test]
async fn ten_sources_take_no_longer_than_one() {
    let testbed = testbed().await;
    testbed.set_fault("nav", Fault::Slow { ms: 200 }).unwrap();
    testbed.set_fault("kommune", Fault::Hang).unwrap();
    let mut shipped = manifests(&testbed.agencies_url);
    shipped.retain(|manifest| manifest.id == "nav" || manifest.id == "kommune");
    let mut ten = Vec::new();
    for number in 0..10 {
        let mut manifest = shipped[usize::from(number != 3)].clone();
        manifest.id = format!("source-{number}");
        manifest.timeout = Duration::from_secs(2);
        ten.push(manifest);
    }
    let connectors = Connectors::new(ten, http_client().unwrap());
    let token = testbed.token("ingrid", Assurance::Substantial).unwrap();
    let started = Instant::now();
    let mut receiver = connectors.look_up(everything(token), noon());
    let mut arrived = Vec::new();
    while let Some(report) = receiver.recv().await {
        arrived.push((started.elapsed(), report));
    }
    assert_eq!(arrived.len(), 10);
    for (elapsed, report) in &arrived[..9] {
        assert_eq!(report.outcome, Outcome::Ok);
        assert!(*elapsed < Duration::from_millis(1500), "{elapsed:?}");
    }
    let (elapsed, last) = &arrived[9];
    assert_eq!(
        (last.connector.as_str(), &last.outcome),
        ("source-3", &UNAVAILABLE)
    );
    assert!(*elapsed >= Duration::from_secs(2));
    assert!(*elapsed < Duration::from_secs(4), "{elapsed:?}");
}

#[tokio::test]
async fn only_who_has_the_service_is_asked() {
    let testbed = testbed().await;
    let connectors = connectors(&testbed);
    let token = testbed.token("kari", Assurance::Substantial).unwrap();
    let request = LookUp {
        services: vec!["omsorgsstonad".to_owned(), "pleiepenger".to_owned()],
        ..everything(token)
    };
    let asked: Vec<&str> = connectors
        .asked(&request)
        .map(|manifest| manifest.id.as_str())
        .collect();
    assert_eq!(asked, ["kommune", "nav"]);
    let reports = reports(&connectors, request).await;
    let services: Vec<&str> = reports
        .values()
        .flat_map(|report| &report.items)
        .map(|item| item.service.as_str())
        .collect();
    assert_eq!(services, ["omsorgsstonad", "pleiepenger"]);
}

#[tokio::test]
async fn a_login_that_is_too_weak_or_too_old_is_said_without_asking() {
    let testbed = testbed().await;
    let mut manifests = manifests(&testbed.agencies_url);
    manifests.retain(|manifest| manifest.id == "nav");
    manifests[0].assurance = Assurance::High;
    // Nobody answers there, so an outcome means that nobody was asked.
    manifests[0].url = "http://127.0.0.1:1/nav/status".parse().unwrap();
    let connectors = Connectors::new(manifests, http_client().unwrap());
    let weak = testbed.token("kari", Assurance::Substantial).unwrap();
    let old = UserToken::new("x".into(), Assurance::High, noon());
    let level = "high".to_owned();
    for (token, expect) in [
        (weak, Outcome::NeedsHigherAssurance { level }),
        (old, Outcome::NeedsLogin),
    ] {
        let reports = reports(&connectors, everything(token)).await;
        assert_eq!(reports["nav"].outcome, expect);
    }
}

#[tokio::test]
async fn a_token_the_agency_does_not_accept_needs_a_login() {
    let testbed = testbed().await;
    let other = self::testbed().await;
    let connectors = connectors(&testbed);
    let foreign = other.token("kari", Assurance::Substantial).unwrap();
    let later = noon() + 24.hours();
    let nonsense = UserToken::new("a.b.c".into(), Assurance::High, later);
    for token in [foreign, nonsense] {
        for (source, report) in reports(&connectors, everything(token)).await {
            assert_eq!(report.outcome, Outcome::NeedsLogin, "{source}");
        }
    }
}

#[tokio::test]
async fn who_is_down_from_the_beginning_is_down() {
    let config = Config {
        down: vec!["udi".to_owned()],
        clock: Clock::new(noon),
        ..Config::default()
    };
    let testbed = Testbed::start(config).await.unwrap();
    let token = testbed.token("amina", Assurance::Substantial).unwrap();
    let reports = reports(&connectors(&testbed), everything(token)).await;
    assert_eq!(reports["udi"].outcome, UNAVAILABLE);
    assert_eq!(reports["kommune"].outcome, Outcome::Ok);
    let config = Config {
        down: vec!["nobody".to_owned()],
        ..Config::default()
    };
    let error = Testbed::start(config).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "there is no agency `nobody` in the testbed"
    );
}

#[tokio::test]
async fn a_fault_can_be_set_over_http() {
    let testbed = testbed().await;
    let client = http_client().unwrap();
    let address = |agency| format!("{}/admin/faults/{agency}", testbed.agencies_url);
    let set = async |agency, body: &'static str| {
        let request = client.post(address(agency)).body(body);
        let request = request.header(header::CONTENT_TYPE, "application/json");
        request.send().await.unwrap().status()
    };
    assert_eq!(
        set("nav", r#"{"fault": "error"}"#).await,
        StatusCode::NO_CONTENT
    );
    assert_eq!(
        set("udi", r#"{"fault": "slow", "ms": 5}"#).await,
        StatusCode::NO_CONTENT
    );
    assert_eq!(
        set("nobody", r#"{"fault": "error"}"#).await,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        set("nav", r#"{"fault": "moody"}"#).await,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let all = client.get(format!("{}/admin/faults", testbed.agencies_url));
    let all: BTreeMap<String, Fault> = all.send().await.unwrap().json().await.unwrap();
    assert_eq!(all["nav"], Fault::Error);
    assert_eq!(all["udi"], Fault::Slow { ms: 5 });
    assert_eq!(all["kommune"], Fault::Normal);
    let report = report_of(&testbed, &connectors(&testbed), "nav").await;
    assert_eq!(report.outcome, UNAVAILABLE);
}

/// Serves one agency that is not of the testbed.
async fn serve(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

#[tokio::test]
async fn a_redirect_to_another_host_is_refused_and_gets_no_token() {
    let (seen, mut tokens) = tokio::sync::mpsc::unbounded_channel();
    let thief = serve(
        Router::new().fallback(async move |headers: header::HeaderMap| {
            seen.send(headers.contains_key(header::AUTHORIZATION))
                .unwrap();
            "{}"
        }),
    )
    .await;
    let elsewhere = format!("{thief}/nav/status");
    let testbed = testbed().await;
    let agency = serve(Router::new().route(
        "/nav/status",
        post(async move || Redirect::temporary(&elsewhere)),
    ))
    .await;
    let connectors = Connectors::new(manifests(&agency), http_client().unwrap());
    let report = report_of(&testbed, &connectors, "nav").await;
    assert_eq!(report.outcome, Outcome::Misconfigured);
    assert!(tokens.try_recv().is_err(), "nobody called there");
}

#[tokio::test]
async fn an_abandoned_look_up_is_not_carried_on() {
    let testbed = testbed().await;
    testbed.set_fault("nav", Fault::Hang).unwrap();
    let connectors = connectors(&testbed);
    for _ in 0..10 {
        let token = testbed.token("ingrid", Assurance::Substantial).unwrap();
        let reports = connectors.look_up(everything(token), noon());
        tokio::time::sleep(Duration::from_millis(10)).await;
        drop(reports);
    }
    testbed.set_fault("nav", Fault::Normal).unwrap();
    let report = report_of(&testbed, &connectors, "nav").await;
    assert_eq!(
        report.outcome,
        Outcome::Ok,
        "nobody counted them as failures"
    );
}

#[tokio::test]
async fn every_citizen_is_synthetic_and_the_states_are_all_there() {
    let testbed = testbed().await;
    let connectors = connectors(&testbed);
    let mut states = BTreeSet::new();
    for citizen in testbed.citizens() {
        assert!(is_synthetic(&citizen.pid), "{}", citizen.id);
        assert_eq!(citizen.story.len(), 3, "{}", citizen.id);
        let token = testbed.token(&citizen.id, Assurance::High).unwrap();
        let request = LookUp {
            languages: Vec::new(),
            ..everything(token)
        };
        for report in reports(&connectors, request).await.into_values() {
            for item in report.items {
                assert_eq!((item.title.len(), item.summary.len()), (3, 3), "{item:?}");
                states.insert(format!("{:?}", item.state));
            }
        }
    }
    assert!(testbed.citizens().len() >= 10);
    assert_eq!(states.len(), 10, "{states:?}");
}

/// Eleven digits, a month of 81 to 92, and both check digits right.
fn is_synthetic(pid: &str) -> bool {
    let digits: Vec<u32> = pid.chars().filter_map(|digit| digit.to_digit(10)).collect();
    let month = digits[2] * 10 + digits[3];
    let check = |weights: &[u32]| {
        let products = weights
            .iter()
            .zip(&digits)
            .map(|(weight, digit)| weight * digit);
        products.sum::<u32>() % 11 == 0
    };
    digits.len() == 11
        && pid.len() == 11
        && (81..=92).contains(&month)
        && check(&[3, 7, 6, 1, 8, 9, 4, 5, 2, 1])
        && check(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1])
}
