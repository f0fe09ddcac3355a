//! What one turn makes of a state: the assistant asked, and its reply as events.

use super::{
    Saved,
    act::{Message, Prepared},
    frames,
    live::{Caller, Known},
    person_in,
};
use crate::{
    app::App,
    present::{self, Guidance, LoginOffer},
    wire::{ServerFrame, Ui},
};
use dialogue::{Assistant, CitizenAct, Input, Page, Reply};
use store::{Append, Appended, NewEvent, NewState, Uuid};

/// The state after the citizen's act, and what the assistant answers.
pub(super) fn answer(
    app: &App,
    assistant: &Assistant,
    known: &Known,
    caller: &Caller,
    prepared: &Prepared,
) -> (Saved, Reply) {
    let mut saved = known.saved.clone();
    let reply = ask(app, assistant, &mut saved, caller, prepared.act.clone());
    (saved, reply)
}

/// The state after the chat was opened on a page, what the assistant says to it, and that as events
/// after `seq`: none where it says nothing.
pub(super) fn open(
    app: &App,
    assistant: &Assistant,
    saved: &mut Saved,
    caller: &Caller,
    page: Page,
    seq: u64,
) -> (Reply, Vec<NewEvent>) {
    let reply = ask(app, assistant, saved, caller, CitizenAct::Open(page));
    let events = if reply.blocks.is_empty() {
        Vec::new()
    } else {
        vec![reply_event(app, assistant, seq + 1, None, &reply)]
    };
    (reply, events)
}

/// The citizen's own turn and the assistant's, as events after `seq`.
pub(super) fn turn_events(
    app: &App,
    assistant: &Assistant,
    seq: u64,
    message: &Message,
    prepared: &Prepared,
    reply: &Reply,
) -> Vec<NewEvent> {
    let said = ServerFrame::Said {
        seq: seq + 1,
        id: message.id.clone(),
        text: prepared.said.clone(),
    };
    vec![
        frames::event(&said),
        reply_event(app, assistant, seq + 2, Some(&message.id), reply),
    ]
}

/// Stores a message, its events and the new state; when it is stored, `known` is what is known now.
pub(super) async fn write(
    app: &App,
    id: Uuid,
    known: &mut Known,
    saved: Saved,
    message: Option<&str>,
    events: &[NewEvent],
) -> Result<Appended, store::Error> {
    let state = state_text(&saved);
    let append = Append {
        conversation: id,
        expected_seq: known.seq,
        message,
        state: Some(NewState {
            lang: saved.dialogue.lang.code(),
            state: &state,
        }),
        events,
        at: app.environment.now(),
    };
    let appended = app.store.append(&append).await?;
    if let Appended::Stored { last_seq } = appended {
        *known = Known {
            seq: last_seq,
            saved,
        };
    }
    Ok(appended)
}

/// The state as it is stored.
pub(super) fn state_text(saved: &Saved) -> String {
    serde_json::to_string(saved).expect("the state is plain data")
}

/// Notes which login the conversation is open in, and at the first one whose it is.
pub(super) fn remember_login(saved: &mut Saved, id: Uuid, caller: &Caller) {
    if let Some(session) = &caller.login {
        saved.login = Some(session.key);
        saved.person = Some(person_in(id, &session.subject));
    }
}

/// Whether the caller may go on with the conversation. One that became a person's by a login is
/// nobody else's after theirs.
pub(super) fn is_theirs(known: &Known, id: Uuid, caller: &Caller) -> bool {
    match (&known.saved.person, &caller.login) {
        (Some(person), Some(session)) => *person == person_in(id, &session.subject),
        _ => true,
    }
}

/// What a client needs to draw itself.
pub(super) fn ui(app: &App, caller: &Caller) -> Ui {
    let has_login = app.login.is_some();
    let address = |url: &Option<url::Url>| url.as_ref().map(ToString::to_string);
    Ui {
        logged_in: caller.login.is_some(),
        login_url: has_login.then(|| app.address("/login")),
        logout_url: has_login.then(|| app.address("/logout")),
        privacy_url: address(&app.config.links.privacy),
        accessibility_url: address(&app.config.links.accessibility),
        max_text: app.config.limits.max_text,
    }
}

fn ask(
    app: &App,
    assistant: &Assistant,
    saved: &mut Saved,
    caller: &Caller,
    act: CitizenAct,
) -> Reply {
    let input = Input {
        act,
        logged_in: caller.login.is_some(),
    };
    let now = app.environment.in_oslo(app.environment.now());
    let started = std::time::Instant::now();
    let (state, reply) = assistant.reply(&saved.dialogue, &input, &now);
    metrics::histogram!("livslos_turn_seconds").record(started.elapsed().as_secs_f64());
    saved.dialogue = state;
    reply
}

fn reply_event(
    app: &App,
    assistant: &Assistant,
    seq: u64,
    in_reply_to: Option<&str>,
    reply: &Reply,
) -> NewEvent {
    let login = if app.login.is_some() {
        LoginOffer::At(app.address("/login"))
    } else {
        let locales = &assistant.content.locales;
        LoginOffer::Nowhere(locales.format(reply.lang, "status-no-login", &[]))
    };
    let mut blocks = present::blocks(reply.blocks.clone(), &login);
    let guidance = Guidance {
        content: &assistant.content,
        server: app.address(""),
        lang: reply.lang,
    };
    guidance.lead(&mut blocks);
    frames::event(&ServerFrame::Reply {
        seq,
        in_reply_to: in_reply_to.map(ToOwned::to_owned),
        lang: present::lang(reply.lang),
        blocks,
        understood: reply.understood.clone().map(present::understood),
    })
}
