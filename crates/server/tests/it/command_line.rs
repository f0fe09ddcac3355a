//! The binary itself.

use crate::harness::{Server, root};
use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

/// Runs the binary with `input` on standard input.
fn livslos(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_livslos"))
        .args(arguments)
        .current_dir(root())
        .env_remove("LIVSLOS_CONTENT")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("piped");
    stdin.write_all(input.as_bytes()).expect("written");
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn redact_masks_line_by_line() {
    let output = livslos(&["redact"], "hei\nnr 13879012346 ok\n");
    let shown = text(&output.stdout);
    assert!(output.status.success());
    assert!(
        shown.starts_with("hei\nnr [") && shown.ends_with("] ok\n"),
        "{shown}"
    );
}

#[test]
fn check_ends_with_the_numbers_and_fails_on_an_error() {
    let shipped = livslos(&["check"], "");
    let shown = text(&shipped.stdout);
    let last = shown.lines().last().unwrap_or_default();
    assert!(
        shipped.status.success() && last.starts_with("0 errors, "),
        "{shown}"
    );

    let folder = tempfile::tempdir().expect("a folder");
    for part in ["knowledge/fa-barn", "intents", "locales/nb", "connectors"] {
        std::fs::create_dir_all(folder.path().join(part)).expect("a folder");
    }
    std::fs::write(
        folder.path().join("knowledge/fa-barn/event.yaml"),
        "name: 1\n",
    )
    .expect("written");
    std::fs::write(folder.path().join("connectors/nav.yaml"), "agency: nav\n").expect("written");
    let folder = folder.path().to_str().expect("text");
    let broken = livslos(&["check", "--content", folder], "");
    let shown = text(&broken.stdout);
    assert_eq!(broken.status.code(), Some(1), "{shown}");
    assert!(shown.contains("knowledge/fa-barn/event.yaml:1"), "{shown}");
    assert!(shown.contains("connectors/nav.yaml"), "{shown}");
    let last = shown.lines().last().unwrap_or_default();
    assert!(
        last.contains(" errors, ") && !last.starts_with("0 "),
        "{shown}"
    );
}

#[test]
fn serve_tells_every_mistake_in_its_settings() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("livslos.toml");
    std::fs::write(&file, "public_url = 'ftp://x'\n[limits]\nqueue = 0\n").expect("written");
    let output = livslos(&["serve", "--config", file.to_str().expect("text")], "");
    let shown = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        shown.contains("public_url:") && shown.contains("limits:"),
        "{shown}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn chat_holds_a_conversation_over_the_socket() {
    let server = Server::start().await;
    let url = format!("ws://{}/ws", server.address);
    let input = "Jeg er gravid og lurer på hva jeg har krav på\n/nn\n";
    let chat = tokio::task::spawn_blocking(move || livslos(&["chat", "--url", &url], input));
    let output = chat.await.expect("it ran");
    let shown = text(&output.stdout);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(shown.contains("  -  ") && shown.contains("§ "), "{shown}");
}

#[test]
fn what_is_not_there_is_said_plainly() {
    let output = livslos(&["chat", "--url", "ws://127.0.0.1:9/ws"], "");
    assert!(text(&output.stderr).contains("no server answers at ws://127.0.0.1:9/ws"));
    let output = livslos(&["check", "--content", "/nowhere"], "");
    assert!(text(&output.stderr).contains("/nowhere holds no content"));
    let output = livslos(&["--help"], "");
    let shown = text(&output.stdout);
    for command in ["demo", "serve", "check", "chat", "redact", "eval"] {
        assert!(shown.contains(&format!("\n  {command} ")), "{shown}");
    }
}

#[test]
fn lint_passes_all_content_and_finds_officialese_in_a_text() {
    let shipped = livslos(&["lint", "--strict"], "");
    assert!(shipped.status.success(), "{}", text(&shipped.stdout));

    let stiff = "Vi anmoder om at De inngir dokumentasjon vedrørende saken.\n";
    let arguments = ["lint", "--lang", "nb", "--format", "json", "-"];
    let found = livslos(&arguments, stiff);
    assert_eq!(found.status.code(), Some(1));
    let found: serde_json::Value = serde_json::from_slice(&found.stdout).expect("JSON");
    assert!(found["errors"].as_u64() >= Some(2), "{found}");
    let plain = livslos(&arguments, "Send oss papirene i saken.\n");
    assert!(plain.status.success(), "{}", text(&plain.stdout));
    let without = livslos(&["lint", "-"], "");
    assert!(text(&without.stderr).contains("--lang"));
}

#[test]
fn preview_shows_chat_and_page_in_the_language_asked_for() {
    let output = livslos(&["preview", "foreldrepenger", "--lang", "nn"], "");
    let shown = text(&output.stdout);
    assert!(output.status.success());
    assert!(
        shown.contains("===== nn: chat =====") && !shown.contains("===== nb"),
        "{shown}"
    );
    assert!(
        shown.contains("/hjelp/fa-barn/foreldrepenger?lang=nn"),
        "{shown}"
    );
    assert!(
        shown.matches("Kven kan få foreldrepengar?").count() >= 2,
        "{shown}"
    );
    let unknown = livslos(&["preview", "pensjon"], "");
    assert!(text(&unknown.stderr).contains("there is no article pensjon"));
}

#[test]
fn stale_tells_what_is_past_its_day() {
    let far = livslos(&["stale", "--on", "2040-01-01"], "");
    let shown = text(&far.stdout);
    assert_eq!(far.status.code(), Some(1));
    assert!(
        shown.contains("article foreldrepenger: should have been looked at by"),
        "{shown}"
    );
    let early = livslos(&["stale", "--on", "2026-11-29"], "");
    let shown = text(&early.stdout);
    assert!(!shown.contains("should have been looked at"), "{shown}");
}

#[test]
fn coverage_counts_every_life_event_alike_in_all_languages() {
    let output = livslos(&["check", "--coverage"], "");
    let shown = text(&output.stdout);
    let rows = shown.lines().filter(|line| line.contains('/'));
    let mut events = 0;
    for row in rows {
        let columns: Vec<&str> = row.split_whitespace().collect();
        let [_, intents, steps, articles, ..] = columns.as_slice() else {
            panic!("{row}");
        };
        if *steps == "0" {
            continue;
        }
        events += 1;
        let counts: Vec<usize> = articles.split('/').filter_map(|n| n.parse().ok()).collect();
        assert!(
            counts
                .iter()
                .all(|count| *count >= 15 && *count == counts[0]),
            "{row}"
        );
        assert!(
            intents.parse::<usize>().is_ok_and(|intents| intents >= 25),
            "{row}"
        );
    }
    assert_eq!(events, 7, "{shown}");
}
