//! Conversations: resumed, shared, never doubled, never with personal numbers.

use crate::{
    client::Client,
    harness::{self, Server, Setup},
};
use serde_json::json;
use server::wire::{Answer, Block, ErrorCode, ServerFrame};

const PREGNANT: &str = "Jeg er gravid og lurer på hva jeg har krav på";

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_received_shown_and_answered_in_order() {
    let server = Server::start().await;
    let mut client = Client::begin(&server).await;
    client.say("m1", PREGNANT).await;
    assert_eq!(
        client.next().await,
        ServerFrame::Received {
            id: "m1".to_owned()
        }
    );
    let said = client.event().await;
    assert_eq!(
        said,
        ServerFrame::Said {
            seq: 2,
            id: "m1".to_owned(),
            text: PREGNANT.to_owned()
        }
    );
    let ServerFrame::Reply {
        blocks, understood, ..
    } = client.event().await
    else {
        panic!("no reply");
    };
    assert!(!blocks.is_empty());
    let understood = understood.expect("a message was understood");
    assert_eq!(understood.life_events, ["fa-barn"]);
    assert!(!understood.out_of_scope);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_back_gets_exactly_what_was_missed() {
    let server = Server::start().await;
    let mut client = Client::begin(&server).await;
    client.turn("m1", PREGNANT).await;
    client.turn("m2", "hva er engangsstønad").await;
    let all = client.seq;

    for last_seq in [0, 1, 3, all, all + 10] {
        let mut again = client.resume(&server, last_seq).await;
        for seq in last_seq + 1..=all {
            again.event().await;
            assert_eq!(again.seq, seq);
        }
        again.quiet().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_goes_on_after_the_server_was_restarted() {
    let server = Server::start().await;
    let mut client = Client::begin(&server).await;
    let (_, before) = client.turn("m1", PREGNANT).await;
    let (conversation, token) = (client.conversation.clone(), client.token.clone());
    let stopping = tokio::spawn(server.stop());
    assert_eq!(client.closed().await, 1001);
    let data = stopping.await.expect("stopped");

    let server = Server::with(Setup {
        data: Some(data),
        ..Setup::default()
    })
    .await;
    let mut again = Client::connect(&server).await;
    again.conversation = conversation;
    again.token = token;
    again.send(again.hello(2)).await;
    assert_eq!(again.welcomed().await, 3);
    again.seq = 2;
    let ServerFrame::Reply { blocks, .. } = again.event().await else {
        panic!("no reply");
    };
    assert_eq!(blocks, before);
    again.say("m1", PREGNANT).await;
    assert_eq!(
        again.next().await,
        ServerFrame::Received {
            id: "m1".to_owned()
        }
    );
    again.turn("m2", "takk").await;
    assert_eq!(again.seq, 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_processed_once_however_often_it_is_sent() {
    let server = Server::start().await;
    let mut client = Client::begin(&server).await;
    client.turn("m1", PREGNANT).await;
    let received = ServerFrame::Received {
        id: "m1".to_owned(),
    };
    for _ in 0..3 {
        client.say("m1", "noe annet").await;
        assert_eq!(client.next().await, received);
    }
    let mut again = client.resume(&server, client.seq).await;
    again.say("m1", PREGNANT).await;
    assert_eq!(again.next().await, received);
    again.quiet().await;
    client.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_tabs_see_the_same_events_in_the_same_order() {
    let server = Server::start().await;
    let mut one = Client::begin(&server).await;
    let mut other = one.resume(&server, 1).await;
    for turn in 0..5 {
        one.say(&format!("one-{turn}"), PREGNANT).await;
        other.say(&format!("other-{turn}"), "takk").await;
    }
    let mut logs = Vec::new();
    for client in [&mut one, &mut other] {
        let mut events = Vec::new();
        let mut received = 0;
        while events.len() < 20 || received < 5 {
            match client.next().await {
                ServerFrame::Received { .. } => received += 1,
                event => events.push(event),
            }
        }
        let seqs: Vec<_> = events.iter().filter_map(crate::client::seq).collect();
        assert_eq!(seqs, (2..=21).collect::<Vec<_>>());
        logs.push(events);
    }
    assert_eq!(logs[0], logs[1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_chosen_is_shown_by_its_label() {
    let server = Server::start().await;
    let mut client = Client::begin(&server).await;
    let (_, blocks) = client.turn("m1", PREGNANT).await;
    let question = blocks.iter().find_map(|block| match block {
        Block::Question {
            fact, answer, skip, ..
        } => Some((fact.clone(), answer, skip.clone())),
        _ => None,
    });
    let (fact, answer, skip) = question.expect("it asks for the due date");
    assert_eq!(*answer, Answer::Date);
    client
        .send(json!({ "type": "answer", "id": "m2", "question": fact, "value": "2027-03-03" }))
        .await;
    let (said, blocks) = client.answered("m2").await;
    assert_eq!(said, "3. mars 2027");
    assert!(
        blocks
            .iter()
            .any(|block| matches!(block, Block::Steps { .. })),
        "{blocks:?}"
    );

    client
        .send(json!({ "type": "answer", "id": "m3", "question": fact, "value": "" }))
        .await;
    assert_eq!(client.answered("m3").await.0, skip);

    client
        .send(json!({ "type": "language", "id": "m4", "lang": "en" }))
        .await;
    assert_eq!(client.answered("m4").await.0, "English, please");
    client.say("m5", "").await;
    let (_, words) = client.error(ErrorCode::BadText).await;
    assert!(words.starts_with("The message"), "{words}");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_was_offered_can_be_chosen() {
    let server = Server::start().await;
    let mut client = Client::begin(&server).await;
    for (id, frame) in [
        (
            "m1",
            json!({ "type": "choose", "id": "m1", "choice": "event:nowhere" }),
        ),
        (
            "m2",
            json!({ "type": "answer", "id": "m2", "question": "x", "value": "1" }),
        ),
        (
            "m3",
            json!({ "type": "feedback", "id": "m3", "seq": 99, "value": "helpful" }),
        ),
    ] {
        client.send(frame).await;
        let (about, _) = client.error(ErrorCode::NotOffered).await;
        assert_eq!(about.as_deref(), Some(id));
    }
    client
        .send(json!({ "type": "feedback", "id": "m3", "seq": 1, "value": "helpful" }))
        .await;
    assert_eq!(
        client.next().await,
        ServerFrame::Received {
            id: "m3".to_owned()
        }
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn personal_numbers_reach_neither_the_store_nor_the_logs() {
    const NUMBER: &str = "13879012346";
    let server = Server::start().await;
    let mut client = Client::begin(&server).await;
    let (said, _) = client
        .turn("m1", &format!("mitt nummer er {NUMBER}, hei"))
        .await;
    assert!(!said.contains(NUMBER) && said.contains("hei"), "{said}");
    client
        .send(json!({
            "type": "feedback", "id": "m2", "seq": 3, "value": "not_helpful",
            "comment": format!("jeg er {NUMBER}"),
        }))
        .await;
    assert_eq!(
        client.next().await,
        ServerFrame::Received {
            id: "m2".to_owned()
        }
    );
    client
        .send(json!({ "type": "say", "id": "m3", "text": NUMBER, "more": 1 }))
        .await;
    client.error(ErrorCode::BadFrame).await;
    assert!(
        server.stores("mitt nummer er"),
        "the test looks where it is stored"
    );
    assert!(!server.stores(NUMBER));
    assert!(!harness::logged().contains(NUMBER));
    assert!(!harness::logged().contains("mitt nummer er"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_conversation_is_gone_everywhere_at_once() {
    let server = Server::start().await;
    let mut client = Client::begin(&server).await;
    client
        .turn("m1", "jeg venter et veldig gjenkjennelig barn")
        .await;
    let mut other = client.resume(&server, client.seq).await;
    assert!(server.stores("gjenkjennelig"));

    client.send(json!({ "type": "delete", "id": "m2" })).await;
    assert_eq!(
        client.next().await,
        ServerFrame::Received {
            id: "m2".to_owned()
        }
    );
    assert_eq!(client.next().await, ServerFrame::Deleted {});
    assert_eq!(other.next().await, ServerFrame::Deleted {});
    assert!(!server.stores("gjenkjennelig"));

    other.say("m3", "er du der?").await;
    assert_eq!(other.next().await, ServerFrame::Deleted {});
    other.send(client.hello(0)).await;
    other.error(ErrorCode::WrongToken).await;
    other.send(json!({ "type": "hello" })).await;
    other.welcomed().await;
    assert_ne!(other.conversation, client.conversation);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_has_a_conversation_open_once_all_tabs_are_closed() {
    let server = Server::start().await;
    let client = Client::begin(&server).await;
    assert_eq!(server.app.hub.len(), 1);
    drop(client);
    for _ in 0..100 {
        if server.app.hub.is_empty() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("still open");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_would_rather_not_say_gets_the_list_and_is_not_asked_again() {
    let server = Server::start().await;
    let mut client = Client::begin(&server).await;
    let is_date =
        |block: &Block| matches!(block, Block::Question { answer, .. } if *answer == Answer::Date);
    let (_, blocks) = client.turn("m1", PREGNANT).await;
    assert!(blocks.iter().any(is_date), "{blocks:?}");
    client
        .send(json!({ "type": "answer", "id": "m2", "question": "termindato", "value": "" }))
        .await;
    let (_, blocks) = client.answered("m2").await;
    let has_steps = |block: &Block| matches!(block, Block::Steps { .. });
    assert!(blocks.iter().any(has_steps), "{blocks:?}");
    assert!(!blocks.iter().any(is_date), "{blocks:?}");
}
