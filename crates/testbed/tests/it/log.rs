//! What may stand in a log: which agency failed and why, and nothing of whom it was about.

use connectors::{Assurance, Connectors, LookUp, http_client, load};
use jiff::Timestamp;
use std::{
    collections::BTreeMap,
    io,
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};
use testbed::{Config, Fault, Testbed};
use tracing::level_filters::LevelFilter;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Each fault once, with connectors of its own, so that no breaker opens.
async fn look_up_under_every_fault(testbed: &Testbed) {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../connectors");
    let vars = BTreeMap::from([("AGENCIES".to_owned(), testbed.agencies_url.clone())]);
    let (mut manifests, _) = load(&dir, &vars);
    manifests.retain(|manifest| manifest.id == "nav");
    manifests[0].timeout = Duration::from_millis(500);
    for fault in [
        Fault::Normal,
        Fault::Hang,
        Fault::Error,
        Fault::BrokenJson,
        Fault::WrongTypes,
        Fault::Huge,
        Fault::Reset,
    ] {
        testbed.set_fault("nav", fault).unwrap();
        let connectors = Connectors::new(manifests.clone(), http_client().unwrap());
        let request = LookUp {
            token: testbed.token("kari", Assurance::High).unwrap(),
            services: Vec::new(),
            sources: Vec::new(),
            languages: Vec::new(),
        };
        let report = connectors.look_up(request, Timestamp::now()).recv().await;
        assert!(report.is_some());
    }
}

#[tokio::test]
async fn a_failure_is_logged_without_token_number_body_or_address() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_max_level(LevelFilter::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    let guard = tracing::subscriber::set_default(subscriber);
    let testbed = Testbed::start(Config::default()).await.unwrap();
    look_up_under_every_fault(&testbed).await;
    drop(guard);
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let ours: Vec<&str> = log
        .lines()
        .filter(|line| line.contains(" connectors"))
        .collect();
    for reason in [
        "no answer within 500 ms",
        "answered 500",
        "sent what is not JSON",
        "sent JSON of the wrong shape",
        "sent more than 1048576 bytes",
        "no connection: ",
    ] {
        let lines = ours.iter().filter(|line| line.contains(reason)).count();
        assert_eq!(lines, 1, "{reason} in {ours:#?}");
    }
    assert!(
        ours.iter().all(|line| !line.contains("http://")),
        "{ours:#?}"
    );
    // At trace level the libraries below speak too; of the citizen even they may say nothing.
    let kari = testbed
        .citizens()
        .iter()
        .find(|citizen| citizen.id == "kari");
    for secret in [
        "eyJ",
        &kari.unwrap().pid,
        "Kari",
        "pleiepenger",
        "Pleiepenger",
    ] {
        assert!(!log.contains(secret), "{secret}");
    }
}
