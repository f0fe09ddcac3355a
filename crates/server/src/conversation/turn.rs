//! Turns: begin, join, a citizen's message. Each holds the conversation's lock from reading the
//! state to sending what was stored.

use super::{
    Saved,
    act::{self, Act, Message},
    frames,
    live::{Caller, Listener, Live, Log},
    reply::{answer, is_theirs, open, remember_login, state_text, turn_events, ui, write},
};
use crate::{app::App, present, wire::ServerFrame};
use axum::extract::ws::Utf8Bytes;
use content::Lang;
use dialogue::{Effect, Page, Reply};
use std::sync::Arc;
use store::{Append, Appended, Feedback, NewState, ResumeToken, Uuid};

/// A writer that loses this often in a row to other nodes gives up; the client sends again.
const MOST_CONFLICTS: u32 = 8;

/// A conversation that has begun.
#[derive(Debug)]
pub struct Begun {
    /// It.
    pub live: Arc<Live>,
    /// What resumes it.
    pub token: ResumeToken,
    effects: Vec<Effect>,
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It was stored and answered.
    Now,
    /// It had been before.
    Before,
    /// It chose or answered what was never offered.
    NotOffered,
    /// There is no such conversation, or no longer.
    Gone,
}

/// What a turn led to.
enum Turned {
    Stored(Vec<Effect>),
    Not(Taken),
}

/// Begins a conversation on a page. Nobody listens yet: see [`Live::join`].
pub async fn begin(
    app: &App,
    caller: &Caller,
    lang: Lang,
    page: Page,
) -> Result<Begun, store::Error> {
    let assistant = app.library.current();
    let mut saved = Saved::new(lang);
    let id = app.environment.id();
    remember_login(&mut saved, id, caller);
    let (reply, events) = open(app, &assistant, &mut saved, caller, page, 0);
    let token = app.environment.token();
    let state = state_text(&saved);
    let first = Append {
        conversation: id,
        expected_seq: 0,
        message: None,
        state: Some(NewState {
            lang: saved.dialogue.lang.code(),
            state: &state,
        }),
        events: &events,
        at: app.environment.now(),
    };
    app.store.create(&token, lang.code(), &first).await?;
    metrics::counter!("livslos_conversations_total").increment(1);
    let live = app.hub.open(id);
    live.note_lang(reply.lang);
    Ok(Begun {
        live,
        token,
        effects: reply.effects,
    })
}

/// The conversation of that identifier, if the token is its own.
pub async fn find(app: &App, id: &str, token: &str) -> Result<Option<Arc<Live>>, store::Error> {
    let Ok(id) = Uuid::parse_str(id) else {
        return Ok(None);
    };
    let found = app.store.find(id).await?;
    let is_own = found.is_some_and(|found| found.token_hash.matches(token));
    Ok(is_own.then(|| app.hub.open(id)))
}

impl Begun {
    /// Starts what the opening asked for; after joining, so that it is seen.
    pub fn run_effects(&mut self, app: &Arc<App>, caller: &Caller) {
        let effects = std::mem::take(&mut self.effects);
        self.live.run(app, caller, effects, None);
    }
}

impl Live {
    /// Sends `welcome` and the events after `last_seq` to the caller, who listens from then on. A
    /// login that is new to the conversation, or a page that is, opens it anew. `false` when there
    /// is no such conversation, or it became somebody else's.
    pub async fn join(
        self: &Arc<Self>,
        app: &Arc<App>,
        caller: &Caller,
        token: &str,
        last_seq: u64,
        page: Option<Page>,
    ) -> Result<bool, store::Error> {
        let mut log = self.log.lock().await;
        let Some(known) = log.know(&app.store, self.id).await? else {
            return Ok(false);
        };
        if !is_theirs(known, self.id, caller) {
            return Ok(false);
        }
        self.note_lang(known.saved.dialogue.lang);
        if let Some(outbox) = &caller.outbox {
            let welcome = ServerFrame::Welcome {
                conversation: self.id.to_string(),
                resume_token: token.to_owned(),
                seq: known.seq,
                lang: present::lang(known.saved.dialogue.lang),
                ui: ui(app, caller),
            };
            let login = caller.login.as_ref().map(|session| session.key);
            let missed = app.store.events_after(self.id, last_seq).await?;
            let mut texts = vec![frames::text(&welcome)];
            texts.extend(
                missed
                    .iter()
                    .map(|event| Utf8Bytes::from(frames::readable(event, login))),
            );
            outbox.send_texts(texts);
            log.listeners.push(Listener {
                outbox: outbox.clone(),
                login,
            });
        }
        let effects = self.open_anew(app, &mut log, caller, page).await?;
        drop(log);
        self.run(app, caller, effects, None);
        Ok(true)
    }

    /// Every event so far, as the caller may read it.
    pub async fn events(
        &self,
        app: &App,
        caller: &Caller,
    ) -> Result<Vec<ServerFrame>, store::Error> {
        let login = caller.login.as_ref().map(|session| session.key);
        let events = app.store.events_after(self.id, 0).await?;
        events
            .iter()
            .map(|event| {
                serde_json::from_str(frames::readable(event, login))
                    .map_err(|_| store::Error::Corrupt("body"))
            })
            .collect()
    }

    /// Takes a citizen's message: once, however often it comes.
    pub async fn take(
        self: &Arc<Self>,
        app: &Arc<App>,
        caller: &Caller,
        message: Message,
    ) -> Result<Taken, store::Error> {
        let mut log = self.log.lock().await;
        if app.store.has_receipt(self.id, &message.id).await? {
            received(caller, &message.id);
            return Ok(Taken::Before);
        }
        let turned = match &message.act {
            Act::Delete => {
                return self.delete(app, &mut log, caller, &message.id).await;
            }
            Act::Status(sources) if !sources.is_empty() && caller.login.is_some() => {
                self.note(app, &mut log, caller, &message.id).await?
            }
            _ => self.turn(app, &mut log, caller, &message).await?,
        };
        let effects = match turned {
            Turned::Stored(effects) => effects,
            Turned::Not(taken) => return Ok(taken),
        };
        if effects.contains(&Effect::DeleteConversation) {
            return self.delete(app, &mut log, caller, &message.id).await;
        }
        drop(log);
        match message.act {
            Act::Status(sources) if !sources.is_empty() && effects.is_empty() => {
                self.look_up(app, caller, Vec::new(), sources, Some(message.id));
            }
            _ => self.run(app, caller, effects, Some(&message.id)),
        }
        Ok(Taken::Now)
    }

    /// Takes a citizen's judgement of a reply. Not masked yet.
    pub async fn judge(
        &self,
        app: &App,
        caller: &Caller,
        message: &str,
        seq: u64,
        value: &str,
        comment: Option<&str>,
    ) -> Result<Taken, store::Error> {
        let comment = comment.map(understanding::redact);
        let feedback = Feedback {
            conversation: self.id,
            message,
            seq,
            value,
            comment: comment.as_deref(),
            at: app.environment.now(),
        };
        if app.store.add_feedback(&feedback).await? {
            received(caller, message);
            Ok(Taken::Now)
        } else {
            Ok(Taken::NotOffered)
        }
    }

    async fn turn(
        &self,
        app: &App,
        log: &mut Log,
        caller: &Caller,
        message: &Message,
    ) -> Result<Turned, store::Error> {
        let assistant = app.library.current();
        let offered = self.offered(app, &message.act).await?;
        for _ in 0..MOST_CONFLICTS {
            let Some(known) = log.know(&app.store, self.id).await? else {
                return Ok(Turned::Not(Taken::Gone));
            };
            let lang = known.saved.dialogue.lang;
            let Some(prepared) = act::prepare(&message.act, &offered, &assistant.content, lang)
            else {
                return Ok(Turned::Not(Taken::NotOffered));
            };
            let (saved, reply) = answer(app, &assistant, known, caller, &prepared);
            if reply.effects.contains(&Effect::DeleteConversation) {
                return Ok(Turned::Stored(reply.effects));
            }
            let events = turn_events(app, &assistant, known.seq, message, &prepared, &reply);
            let id = Some(message.id.as_str());
            match write(app, self.id, known, saved, id, &events).await? {
                Appended::Stored { .. } => {
                    received(caller, &message.id);
                    log.publish(&events);
                    self.note_lang(reply.lang);
                    count(&reply);
                    return Ok(Turned::Stored(reply.effects));
                }
                Appended::Duplicate => {
                    received(caller, &message.id);
                    return Ok(Turned::Not(Taken::Before));
                }
                Appended::Missing => return Ok(Turned::Not(Taken::Gone)),
                Appended::Conflict => log.catch_up(&app.store, self.id).await?,
            }
        }
        Err(store::Error::Corrupt("order"))
    }

    /// Accepts a message that changes nothing by itself.
    async fn note(
        &self,
        app: &App,
        log: &mut Log,
        caller: &Caller,
        message: &str,
    ) -> Result<Turned, store::Error> {
        for _ in 0..MOST_CONFLICTS {
            let Some(known) = log.know(&app.store, self.id).await? else {
                return Ok(Turned::Not(Taken::Gone));
            };
            let saved = known.saved.clone();
            match write(app, self.id, known, saved, Some(message), &[]).await? {
                Appended::Stored { .. } => {
                    received(caller, message);
                    return Ok(Turned::Stored(Vec::new()));
                }
                Appended::Duplicate => {
                    received(caller, message);
                    return Ok(Turned::Not(Taken::Before));
                }
                Appended::Missing => return Ok(Turned::Not(Taken::Gone)),
                Appended::Conflict => log.catch_up(&app.store, self.id).await?,
            }
        }
        Err(store::Error::Corrupt("order"))
    }

    /// Opens a conversation anew for a login or a page that is new to it.
    async fn open_anew(
        &self,
        app: &App,
        log: &mut Log,
        caller: &Caller,
        page: Option<Page>,
    ) -> Result<Vec<Effect>, store::Error> {
        for _ in 0..MOST_CONFLICTS {
            let Some(known) = log.know(&app.store, self.id).await? else {
                return Ok(Vec::new());
            };
            let login = caller.login.as_ref().map(|session| session.key);
            let is_new_login = login.is_some() && login != known.saved.login;
            let is_new_page = page
                .as_ref()
                .is_some_and(|page| *page != Page::default() && *page != known.saved.dialogue.page);
            if !is_new_login && !is_new_page {
                return Ok(Vec::new());
            }
            let mut saved = known.saved.clone();
            remember_login(&mut saved, self.id, caller);
            let page = page.clone().unwrap_or_else(|| saved.dialogue.page.clone());
            let assistant = app.library.current();
            let (reply, events) = open(app, &assistant, &mut saved, caller, page, known.seq);
            match write(app, self.id, known, saved, None, &events).await? {
                Appended::Stored { .. } => {
                    log.publish(&events);
                    return Ok(reply.effects);
                }
                Appended::Conflict => log.catch_up(&app.store, self.id).await?,
                Appended::Duplicate | Appended::Missing => return Ok(Vec::new()),
            }
        }
        Err(store::Error::Corrupt("order"))
    }

    async fn delete(
        &self,
        app: &App,
        log: &mut Log,
        caller: &Caller,
        message: &str,
    ) -> Result<Taken, store::Error> {
        app.store.delete(self.id).await?;
        received(caller, message);
        log.tell(None, &ServerFrame::Deleted {});
        log.listeners.clear();
        log.known = None;
        Ok(Taken::Now)
    }

    /// What the assistant has offered so far, where the act refers to it.
    async fn offered(&self, app: &App, act: &Act) -> Result<Vec<ServerFrame>, store::Error> {
        if !matches!(act, Act::Choose(_) | Act::Answer { .. }) {
            return Ok(Vec::new());
        }
        let events = app.store.events_after(self.id, 0).await?;
        let replies = events.iter().filter(|event| event.kind == "reply");
        replies
            .map(|event| {
                serde_json::from_str(&event.body).map_err(|_| store::Error::Corrupt("body"))
            })
            .collect()
    }

    /// Starts what a reply asked for.
    fn run(
        self: &Arc<Self>,
        app: &Arc<App>,
        caller: &Caller,
        effects: Vec<Effect>,
        message: Option<&str>,
    ) {
        for effect in effects {
            if let Effect::LookUpStatus(services) = effect {
                let services = services.iter().map(ToString::to_string).collect();
                let message = message.map(ToOwned::to_owned);
                self.look_up(app, caller, services, Vec::new(), message);
            }
        }
    }
}

fn received(caller: &Caller, id: &str) {
    if let Some(outbox) = &caller.outbox {
        outbox.send(&ServerFrame::Received { id: id.to_owned() });
    }
}

fn count(reply: &Reply) {
    metrics::counter!("livslos_turns_total", "lang" => reply.lang.code()).increment(1);
    if reply
        .understood
        .as_ref()
        .is_some_and(|understood| understood.out_of_scope)
    {
        metrics::counter!("livslos_out_of_scope_total").increment(1);
    }
}
