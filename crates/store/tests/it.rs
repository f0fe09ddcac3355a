//! The store on real files.

use jiff::Timestamp;
use store::{
    Append, Appended, Event, Feedback, NewEvent, NewState, Private, ResumeToken, Store, TokenHash,
    Uuid,
};
use tempfile::TempDir;

const CONVERSATION: Uuid = Uuid::from_u128(1);
const LOGIN: Uuid = Uuid::from_u128(2);

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).expect("in range")
}

fn said(body: &str) -> NewEvent {
    NewEvent {
        kind: "said",
        body: body.to_owned(),
        private: None,
    }
}

fn append<'a>(expected_seq: u64, message: Option<&'a str>, events: &'a [NewEvent]) -> Append<'a> {
    Append {
        conversation: CONVERSATION,
        expected_seq,
        message,
        state: Some(NewState {
            lang: "nn",
            state: "after",
        }),
        events,
        at: at(1),
    }
}

/// A store with one conversation that opens with the event "hei".
async fn opened() -> (TempDir, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&folder.path().join("livslos.db"))
        .await
        .expect("a store");
    let first = [said("hei")];
    let first = Append {
        state: Some(NewState {
            lang: "nb",
            state: "before",
        }),
        ..append(0, None, &first)
    };
    let token = ResumeToken::from_bits([1; 32]);
    let created = store.create(&token, "nb", &first).await.expect("created");
    assert_eq!(created, Appended::Stored { last_seq: 1 });
    (folder, store)
}

async fn bodies(store: &Store, after: u64) -> Vec<(u64, String)> {
    let events = store.events_after(CONVERSATION, after).await.expect("read");
    events.into_iter().map(|e: Event| (e.seq, e.body)).collect()
}

fn files_contain(folder: &TempDir, needle: &str) -> bool {
    let files = std::fs::read_dir(folder.path()).expect("the folder");
    files.into_iter().any(|file| {
        let bytes = std::fs::read(file.expect("a file").path()).expect("its bytes");
        bytes
            .windows(needle.len())
            .any(|window| window == needle.as_bytes())
    })
}

#[tokio::test]
async fn a_conversation_is_found_with_its_state_and_the_hash_of_its_token() {
    let (_folder, store) = opened().await;
    let found = store.find(CONVERSATION).await.expect("read").expect("it");
    assert_eq!(
        (found.lang.as_str(), found.state.as_str(), found.last_seq),
        ("nb", "before", 1)
    );
    let token = ResumeToken::from_bits([1; 32]);
    assert!(found.token_hash.matches(token.reveal()));
    assert_ne!(found.token_hash, TokenHash::of("another"));
    assert_eq!(store.find(Uuid::from_u128(9)).await.expect("read"), None);
}

#[tokio::test]
async fn a_message_its_events_and_the_state_are_stored_together() {
    let (_folder, store) = opened().await;
    let events = [said("spørsmål"), said("svar")];
    let appended = store.append(&append(1, Some("m1"), &events)).await;
    assert_eq!(appended.expect("written"), Appended::Stored { last_seq: 3 });

    let found = store.find(CONVERSATION).await.expect("read").expect("it");
    assert_eq!(
        (found.lang.as_str(), found.state.as_str(), found.last_seq),
        ("nn", "after", 3)
    );
    assert!(store.has_receipt(CONVERSATION, "m1").await.expect("read"));
    assert!(!store.has_receipt(CONVERSATION, "m2").await.expect("read"));
    let missed = [(2, "spørsmål".to_owned()), (3, "svar".to_owned())];
    assert_eq!(bodies(&store, 1).await, missed);
    assert_eq!(bodies(&store, 3).await, []);
}

#[tokio::test]
async fn what_is_not_stored_leaves_no_trace() {
    let (_folder, store) = opened().await;
    let one = [said("en")];
    let other = Append {
        conversation: Uuid::from_u128(9),
        ..append(1, Some("m1"), &one)
    };
    let cases = [
        (
            append(1, Some("m1"), &one),
            Appended::Stored { last_seq: 2 },
        ),
        (append(2, Some("m1"), &one), Appended::Duplicate),
        (append(1, Some("m1"), &one), Appended::Duplicate),
        (append(1, Some("m2"), &one), Appended::Conflict),
        (append(7, Some("m2"), &one), Appended::Conflict),
        (other, Appended::Missing),
    ];
    for (request, expect) in cases {
        assert_eq!(store.append(&request).await.expect("answered"), expect);
    }
    assert_eq!(bodies(&store, 0).await.len(), 2);
    assert!(!store.has_receipt(CONVERSATION, "m2").await.expect("read"));
}

#[tokio::test]
async fn of_many_writers_at_once_each_number_goes_to_one() {
    let (_folder, store) = opened().await;
    let writers = (0..16).map(|writer| {
        let store = store.clone();
        tokio::spawn(async move {
            let message = format!("m{writer}");
            let event = [said(&message)];
            loop {
                let seq = store
                    .find(CONVERSATION)
                    .await
                    .expect("read")
                    .expect("it")
                    .last_seq;
                let appended = store.append(&append(seq, Some(&message), &event)).await;
                if appended.expect("answered") != Appended::Conflict {
                    break;
                }
            }
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.expect("it ended");
    }
    let events = bodies(&store, 0).await;
    let seqs: Vec<u64> = events.iter().map(|(seq, _)| *seq).collect();
    assert_eq!(seqs, (1..=17).collect::<Vec<_>>());
    let mut messages: Vec<_> = events.into_iter().map(|(_, body)| body).collect();
    messages.sort();
    messages.dedup();
    assert_eq!(messages.len(), 17);
}

#[tokio::test]
async fn a_private_body_goes_with_its_login() {
    let (folder, store) = opened().await;
    let card = NewEvent {
        kind: "status",
        body: "logg inn".to_owned(),
        private: Some(Private {
            owner: LOGIN,
            body: "saken-er-innvilget".to_owned(),
        }),
    };
    let stored = store
        .append(&append(1, None, std::slice::from_ref(&card)))
        .await;
    assert_eq!(stored.expect("written"), Appended::Stored { last_seq: 2 });

    let before = store.events_after(CONVERSATION, 1).await.expect("read");
    assert_eq!(before[0].private, card.private);
    store
        .withdraw(Uuid::from_u128(3))
        .await
        .expect("nothing to do");
    assert!(files_contain(&folder, "saken-er-innvilget"));

    store.withdraw(LOGIN).await.expect("withdrawn");
    let after = store.events_after(CONVERSATION, 1).await.expect("read");
    assert_eq!(
        (after[0].body.as_str(), &after[0].private),
        ("logg inn", &None)
    );
    assert!(!files_contain(&folder, "saken-er-innvilget"));
}

#[tokio::test]
async fn a_deleted_conversation_is_gone_from_the_files() {
    let (folder, store) = opened().await;
    let events = [said("hemmelighet-i-samtalen")];
    let stored = store.append(&append(1, Some("m1"), &events)).await;
    assert_eq!(stored.expect("written"), Appended::Stored { last_seq: 2 });
    assert!(files_contain(&folder, "hemmelighet-i-samtalen"));

    assert!(store.delete(CONVERSATION).await.expect("deleted"));
    assert!(!store.delete(CONVERSATION).await.expect("nothing there"));
    assert_eq!(store.find(CONVERSATION).await.expect("read"), None);
    assert_eq!(bodies(&store, 0).await, []);
    assert!(!store.has_receipt(CONVERSATION, "m1").await.expect("read"));
    assert!(!files_contain(&folder, "hemmelighet-i-samtalen"));
}

#[tokio::test]
async fn feedback_is_kept_once_and_only_for_what_was_said() {
    let (_folder, store) = opened().await;
    let feedback = |message: &'static str, seq| Feedback {
        conversation: CONVERSATION,
        message,
        seq,
        value: "helpful",
        comment: None,
        at: at(2),
    };
    for (message, seq, expect) in [("f1", 1, true), ("f1", 1, true), ("f2", 9, false)] {
        let stored = store.add_feedback(&feedback(message, seq)).await;
        assert_eq!(stored.expect("answered"), expect, "{message}");
    }
    assert!(store.has_receipt(CONVERSATION, "f1").await.expect("read"));
    assert!(!store.has_receipt(CONVERSATION, "f2").await.expect("read"));
}

#[tokio::test]
async fn a_file_is_opened_again_with_what_it_held() {
    let (folder, store) = opened().await;
    store.check().await.expect("it answers");
    store.close().await;
    store.check().await.expect_err("it is closed");
    let again = Store::open(&folder.path().join("livslos.db")).await;
    assert_eq!(bodies(&again.expect("opened"), 0).await.len(), 1);
}
