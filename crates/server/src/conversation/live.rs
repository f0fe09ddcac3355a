//! A conversation that somebody has open, and the hub where its tabs meet.

use super::{Saved, frames};
use crate::{login::Session, socket::outbox::Outbox, wire::ServerFrame};
use axum::extract::ws::Utf8Bytes;
use content::Lang;
use std::{
    collections::HashMap,
    fmt,
    sync::{
        Arc, Mutex, PoisonError, Weak,
        atomic::{AtomicUsize, Ordering},
    },
};
use store::{NewEvent, Store, Uuid};

/// Every conversation that somebody has open, so that all its tabs share one order.
#[derive(Clone, Default)]
pub struct Hub {
    open: Arc<Mutex<HashMap<Uuid, Weak<Live>>>>,
}

/// A conversation that somebody has open.
pub struct Live {
    /// Its identifier.
    pub id: Uuid,
    pub(super) log: tokio::sync::Mutex<Log>,
    /// The place of the language of the last reply in `Lang::ALL`.
    lang: AtomicUsize,
    looking_up: AtomicUsize,
    hub: Hub,
}

/// Who acts: a socket, or a page without JavaScript.
#[derive(Clone, Debug, Default)]
pub struct Caller {
    /// Their login, if they have one.
    pub login: Option<Arc<Session>>,
    /// Where they listen, if they do.
    pub outbox: Option<Outbox>,
}

/// What the lock of a conversation guards.
#[derive(Default)]
pub(super) struct Log {
    /// What is known of it; `None` until it has been read.
    pub(super) known: Option<Known>,
    /// Who listens.
    pub(super) listeners: Vec<Listener>,
}

/// The end of the log as last seen.
pub(super) struct Known {
    pub(super) seq: u64,
    pub(super) saved: Saved,
}

/// A socket that listens.
pub(super) struct Listener {
    pub(super) outbox: Outbox,
    pub(super) login: Option<Uuid>,
}

/// A look-up under way, counted until it is dropped.
pub(super) struct LookingUp(Arc<Live>);

impl Hub {
    /// The conversation, opened if nobody had it open. Whether it exists is for the store to say.
    pub fn open(&self, id: Uuid) -> Arc<Live> {
        let mut open = self.lock();
        if let Some(live) = open.get(&id).and_then(Weak::upgrade) {
            return live;
        }
        let live = Arc::new(Live {
            id,
            log: tokio::sync::Mutex::default(),
            lang: AtomicUsize::new(0),
            looking_up: AtomicUsize::new(0),
            hub: self.clone(),
        });
        open.insert(id, Arc::downgrade(&live));
        live
    }

    /// How many are open.
    pub fn len(&self) -> usize {
        self.lock().len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.lock().is_empty()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Uuid, Weak<Live>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Hub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hub").field("open", &self.len()).finish()
    }
}

impl Live {
    /// The language of the last reply, as far as known.
    pub fn lang(&self) -> Lang {
        Lang::ALL[self.lang.load(Ordering::Relaxed)]
    }

    pub(super) fn note_lang(&self, lang: Lang) {
        let place = Lang::ALL.iter().position(|known| *known == lang);
        self.lang
            .store(place.unwrap_or_default(), Ordering::Relaxed);
    }

    /// Whether agencies are still being asked.
    pub fn is_looking_up(&self) -> bool {
        self.looking_up.load(Ordering::Acquire) > 0
    }

    /// Ends a socket's listening.
    pub async fn leave(&self, outbox: &Outbox) {
        let mut log = self.log.lock().await;
        log.listeners.retain(|listener| !listener.outbox.is(outbox));
    }

    pub(super) fn begin_look_up(self: &Arc<Self>) -> LookingUp {
        self.looking_up.fetch_add(1, Ordering::AcqRel);
        LookingUp(Arc::clone(self))
    }
}

impl fmt::Debug for Live {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Live")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        let mut open = self.hub.lock();
        // Somebody may have opened it anew in this very moment: theirs stays.
        if open
            .get(&self.id)
            .is_some_and(|live| live.strong_count() == 0)
        {
            open.remove(&self.id);
        }
    }
}

impl Drop for LookingUp {
    fn drop(&mut self) {
        self.0.looking_up.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Log {
    /// What is known of the conversation, read from the store the first time; `None` when there is
    /// no such conversation.
    pub(super) async fn know(
        &mut self,
        store: &Store,
        id: Uuid,
    ) -> Result<Option<&mut Known>, store::Error> {
        if self.known.is_none() {
            self.known = read(store, id).await?;
        }
        Ok(self.known.as_mut())
    }

    /// Somebody else wrote: reads what they wrote and passes it on.
    pub(super) async fn catch_up(&mut self, store: &Store, id: Uuid) -> Result<(), store::Error> {
        let seen = self.known.take().map_or(0, |known| known.seq);
        self.known = read(store, id).await?;
        for event in store.events_after(id, seen).await? {
            for listener in &self.listeners {
                let text = frames::readable(&event, listener.login);
                listener.outbox.send_texts(vec![Utf8Bytes::from(text)]);
            }
        }
        Ok(())
    }

    /// Sends stored events to everyone who listens.
    pub(super) fn publish(&self, events: &[NewEvent]) {
        for listener in &self.listeners {
            let texts = events
                .iter()
                .map(|event| frames::readable_new(event, listener.login).into());
            listener.outbox.send_texts(texts.collect());
        }
    }

    /// Sends a frame that is no event to everyone of this login, or to everyone.
    pub(super) fn tell(&self, login: Option<Uuid>, frame: &ServerFrame) {
        let text = frames::text(frame);
        for listener in &self.listeners {
            if login.is_none() || listener.login == login {
                listener.outbox.send_texts(vec![text.clone()]);
            }
        }
    }
}

async fn read(store: &Store, id: Uuid) -> Result<Option<Known>, store::Error> {
    let Some(conversation) = store.find(id).await? else {
        return Ok(None);
    };
    let saved =
        serde_json::from_str(&conversation.state).map_err(|_| store::Error::Corrupt("state"))?;
    Ok(Some(Known {
        seq: conversation.last_seq,
        saved,
    }))
}
