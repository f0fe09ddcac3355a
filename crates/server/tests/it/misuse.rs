//! What no client of ours sends: a clear error each, and the socket survives where it can.

use crate::{
    client::Client,
    harness::{Server, Setup},
};
use rand::{Rng, RngCore, SeedableRng, rngs::StdRng};
use serde_json::json;
use server::{
    config::LimitSettings,
    wire::{ErrorCode, ServerFrame},
};
use tokio_tungstenite::tungstenite::{self, Message};
use url::Url;

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_that_is_not_one_of_ours_gets_an_error_and_the_socket_survives() {
    let server = Server::start().await;
    let mut client = Client::begin(&server).await;
    let say = |text: String| format!(r#"{{"type":"say","id":"m1","text":"{text}"}}"#);
    let (bad_frame, about) = (ErrorCode::BadFrame, Some("m1"));
    for (frame, code, id) in [
        ("", bad_frame, None),
        ("{", bad_frame, None),
        ("null", bad_frame, None),
        ("[1]", bad_frame, None),
        (&"[".repeat(8000), bad_frame, None),
        (r#"{"type":"shout","id":"m1"}"#, bad_frame, about),
        (r#"{"type":"say","id":"m1"}"#, bad_frame, about),
        (
            r#"{"type":"say","id":"m1","text":"a","x":1}"#,
            bad_frame,
            about,
        ),
        (r#"{"type":"say","id":"m1","text":7}"#, bad_frame, about),
        (r#"{"type":"say","id":"","text":"a"}"#, bad_frame, None),
        (r#"{"type":"say","id":"m/1","text":"a"}"#, bad_frame, None),
        (&say(" ".to_owned()), ErrorCode::BadText, about),
        (&say("x".repeat(2001)), ErrorCode::BadText, about),
        (&say("x".repeat(20_000)), ErrorCode::TooLarge, None),
    ] {
        client.send_raw(Message::text(frame)).await;
        let (about, _) = client.error(code).await;
        assert_eq!(about.as_deref(), id, "{frame:.80}");
    }
    client.send_raw(Message::binary(b"{}".to_vec())).await;
    client.error(ErrorCode::BadFrame).await;
    client.turn("m1", "hei").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_of_a_megabyte_gets_an_error_and_a_close_that_says_why() {
    let server = Server::start().await;
    let mut client = Client::begin(&server).await;
    client.turn("m1", "hei").await;
    client.send_raw(Message::text("x".repeat(1_000_000))).await;
    client.error(ErrorCode::TooLarge).await;
    assert_eq!(client.closed().await, 1009);
    let mut again = client.resume(&server, 1).await;
    again.event().await;
    again.event().await;
    again.turn("m2", "takk").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_frames_of_random_bytes_get_a_thousand_errors() {
    let server = Server::start().await;
    let mut client = Client::begin(&server).await;
    let mut dice = StdRng::seed_from_u64(20_261_123);
    for number in 0..1000 {
        let mut bytes = vec![0; dice.random_range(0..2000)];
        dice.fill_bytes(&mut bytes);
        let message = if number % 2 == 0 {
            Message::binary(bytes)
        } else {
            Message::text(String::from_utf8_lossy(&bytes).into_owned())
        };
        client.send_raw(message).await;
    }
    // All of them before the first answer is read: a flood is read more slowly, not thrown out.
    for _ in 0..1000 {
        client.error(ErrorCode::BadFrame).await;
    }
    client.turn("m1", "hei").await;
    assert_eq!(client.seq, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_comes_before_hello() {
    let server = Server::start().await;
    let mut client = Client::connect(&server).await;
    client.say("m1", "hei").await;
    let (about, _) = client.error(ErrorCode::HelloFirst).await;
    assert_eq!(about.as_deref(), Some("m1"));
    client
        .send(json!({ "type": "hello", "lang": "en-GB" }))
        .await;
    client.welcomed().await;
    let greeting = client.event().await;
    assert!(
        matches!(
            greeting,
            ServerFrame::Reply {
                lang: server::wire::Lang::En,
                ..
            }
        ),
        "{greeting:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_token_and_no_such_conversation_get_the_same_answer() {
    let server = Server::start().await;
    let mine = Client::begin(&server).await;
    let zeros = "0".repeat(64);
    let mut client = Client::connect(&server).await;
    let mut answers = Vec::new();
    for (conversation, token) in [
        (Some(mine.conversation.as_str()), Some(zeros.as_str())),
        (Some(mine.conversation.as_str()), None),
        (None, Some(mine.token.as_str())),
        (
            Some("019a0000-0000-7000-8000-000000000000"),
            Some(mine.token.as_str()),
        ),
        (Some("' OR 1=1 --"), Some(mine.token.as_str())),
    ] {
        let mut hello = json!({ "type": "hello" });
        if let Some(conversation) = conversation {
            hello["conversation"] = json!(conversation);
        }
        if let Some(token) = token {
            hello["resume_token"] = json!(token);
        }
        client.send(hello).await;
        answers.push(client.error(ErrorCode::WrongToken).await);
    }
    answers.dedup();
    assert_eq!(answers.len(), 1);
    client.send(json!({ "type": "hello" })).await;
    client.welcomed().await;
    assert_ne!(client.conversation, mine.conversation);
}

#[tokio::test(flavor = "multi_thread")]
async fn too_many_messages_wait_and_are_not_lost() {
    let defaults = LimitSettings::default();
    let server = Server::with(Setup {
        limits: LimitSettings {
            messages_per_minute: 600,
            ..defaults
        },
        ..Setup::default()
    })
    .await;
    let mut client = Client::begin(&server).await;
    let mut wait = None;
    for number in 0..40 {
        let id = format!("m{number}");
        client.say(&id, "hei").await;
        match client.next().await {
            ServerFrame::Received { .. } => {
                client.event().await;
                client.event().await;
            }
            ServerFrame::Error {
                code: ErrorCode::RateLimited,
                id: about,
                retry_after_ms,
                ..
            } => {
                assert_eq!(about, Some(id.clone()));
                wait = Some((id, retry_after_ms.expect("it says how long")));
                break;
            }
            other => panic!("{other:?}"),
        }
    }
    let (id, millis) = wait.expect("ten at once are allowed, not forty");
    assert!(millis <= 101, "{millis}");
    // The limit is the conversation's: another socket does not get around it.
    tokio::time::sleep(std::time::Duration::from_millis(millis)).await;
    client.turn(&id, "hei").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sockets_are_opened_only_from_pages_that_may() {
    let server = Server::with(Setup {
        allowed_origins: vec![Url::parse("https://www.example.no").expect("valid")],
        ..Setup::default()
    })
    .await;
    let own = server.url("");
    for (origin, expect) in [
        (own.as_str(), 101),
        ("https://www.example.no", 101),
        ("https://example.no", 403),
        ("http://www.example.no", 403),
        ("https://www.example.no.evil.example", 403),
        ("null", 403),
    ] {
        let status = match Client::connect_with(&server, &[("origin", origin)]).await {
            Ok(_) => 101,
            Err(tungstenite::Error::Http(response)) => response.status().as_u16(),
            Err(error) => panic!("{error}"),
        };
        assert_eq!(status, expect, "{origin}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_subprotocol_or_too_many_sockets_are_refused() {
    let server = Server::with(Setup {
        limits: LimitSettings {
            address_sockets: 1,
            ..LimitSettings::default()
        },
        ..Setup::default()
    })
    .await;
    let refused = |result: Result<Client, tungstenite::Error>| match result {
        Ok(_) => panic!("opened"),
        Err(tungstenite::Error::Http(response)) => response.status().as_u16(),
        Err(error) => panic!("{error}"),
    };
    let other = Client::connect_with(&server, &[("sec-websocket-protocol", "livslos.v9")]).await;
    assert_eq!(refused(other), 400);
    let first = Client::connect(&server).await;
    assert_eq!(refused(Client::connect_with(&server, &[]).await), 429);
    drop(first);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_does_not_read_is_dropped_and_can_resume() {
    let server = Server::start().await;
    let mut client = Client::begin(&server).await;
    for turn in 0..5 {
        let question = "Jeg er gravid og lurer på hva jeg har krav på";
        client.turn(&format!("m{turn}"), question).await;
    }
    // Far more than the queue and the network's buffers hold: each asks for all of it again.
    for _ in 0..3000 {
        client.send(client.hello(0)).await;
    }
    dropped_all(&server).await;
    let dropped = client.ended().await;
    assert!(matches!(dropped, None | Some(4000)), "{dropped:?}");
    let mut again = client.resume(&server, 10).await;
    again.event().await;
    assert_eq!(again.seq, 11);
    again.turn("m9", "takk").await;
}

/// Waits until the server has no socket open: each holds a receiver of its going down.
async fn dropped_all(server: &Server) {
    for _ in 0..300 {
        if server.app.going_down.receiver_count() == 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("the socket is still open");
}
