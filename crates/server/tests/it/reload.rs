//! Content that changes while the server runs.

use crate::{
    client::Client,
    harness::{Server, Setup, root},
};
use server::{environment::Environment, library::Library, wire::ServerFrame};
use std::{fs, path::Path, sync::Arc, time::Duration};

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("its type").is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// Waits until the content's version is another than `before`.
async fn changed(library: &Library, before: &str) -> String {
    for _ in 0..1800 {
        let version = library.current().content.version.clone();
        if version != before {
            return version;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the content was not reloaded");
}

#[tokio::test(flavor = "multi_thread")]
async fn good_content_replaces_old_content_and_content_with_errors_does_not() {
    let folder = tempfile::tempdir().expect("a folder");
    for part in ["intents", "knowledge", "locales"] {
        copy(&root().join(part), &folder.path().join(part));
    }
    let library =
        Arc::new(Library::open(folder.path(), Environment::system()).expect("good content"));
    let server = Server::with(Setup {
        library: Some(Arc::clone(&library)),
        ..Setup::default()
    })
    .await;
    let mut client = Client::begin(&server).await;
    let first = library.current().content.version.clone();

    let words = folder.path().join("locales/nb/pages.ftl");
    let before = fs::read_to_string(&words).expect("text");
    let line = "error-bad-frame = ";
    assert!(before.contains(line));
    fs::write(&words, before.replace(line, "error-bad-frame = Nyordnet: ")).expect("written");
    let second = changed(&library, &first).await;
    client.send_raw("{".into()).await;
    let ServerFrame::Error { text, .. } = client.next().await else {
        panic!("no error");
    };
    assert!(text.starts_with("Nyordnet: "), "{text}");

    let without = before.replace(line, "error-bad-frame-no-more = ");
    fs::write(&words, without).expect("written");
    assert!(!library.reload());
    assert_eq!(library.current().content.version, second);
    client.turn("m1", "hei").await;

    fs::write(&words, before).expect("written");
    assert_eq!(changed(&library, &second).await, first);
}
