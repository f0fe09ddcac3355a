//! Conversations in SQL: an event log with gap-free sequence numbers, receipts of the messages that
//! were accepted, and the opaque state between turns. Knows nothing of language, JSON or sockets:
//! bodies are strings.
//!
//! One call, [`Store::append`], is the heart of it: the incoming message's identifier, the events it
//! led to and the new state become durable together or not at all, and a message is accepted once
//! however often it comes.
//!
//! To add a table: a new file in `migrations/sqlite/`, never a change to an old one; first only what
//! the running version can live with, what it no longer needs is dropped one release later.

mod sqlite;
mod token;

pub use sqlite::Store;
pub use token::{ResumeToken, TokenHash};

use jiff::Timestamp;
pub use uuid::Uuid;

/// Why the store could not do what it was asked. That something is not there is not an error.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// The database could not be brought to this version.
    #[error("the database could not be migrated: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A row holds what this program never writes.
    #[error("the database holds an impossible {0}")]
    Corrupt(&'static str),
}

/// A conversation as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversation {
    /// Its identifier, chosen by the server.
    pub id: Uuid,
    /// What a resume token must hash to.
    pub token_hash: TokenHash,
    /// The language code of the last reply.
    pub lang: String,
    /// The opaque state between turns.
    pub state: String,
    /// The last event's number; 0 when there is none.
    pub last_seq: u64,
    /// When it began.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// An event of a conversation, as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its number, from 1.
    pub seq: u64,
    /// What kind of event; opaque here.
    pub kind: String,
    /// What anyone who may read the conversation may read.
    pub body: String,
    /// What only one login may read, instead of `body`.
    pub private: Option<Private>,
    /// When it happened.
    pub at: Timestamp,
}

/// A body that only one login may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Private {
    /// The login.
    pub owner: Uuid,
    /// The body.
    pub body: String,
}

/// An event to store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// What kind of event.
    pub kind: &'static str,
    /// What anyone who may read the conversation may read.
    pub body: String,
    /// What only one login may read, instead of `body`.
    pub private: Option<Private>,
}

/// What becomes durable together.
#[derive(Clone, Debug)]
pub struct Append<'a> {
    /// The conversation.
    pub conversation: Uuid,
    /// The last event the writer knew; another one there is a conflict.
    pub expected_seq: u64,
    /// The message that led to it, if one did.
    pub message: Option<&'a str>,
    /// The new state and language; the old ones stay when `None`.
    pub state: Option<NewState<'a>>,
    /// The events, in order; they are numbered from `expected_seq + 1`.
    pub events: &'a [NewEvent],
    /// When.
    pub at: Timestamp,
}

/// A new state of a conversation.
#[derive(Clone, Copy, Debug)]
pub struct NewState<'a> {
    /// The language code of the last reply.
    pub lang: &'a str,
    /// The opaque state between turns.
    pub state: &'a str,
}

/// How an append went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// It is durable.
    Stored {
        /// The last event's number now.
        last_seq: u64,
    },
    /// The message was accepted before; nothing was written.
    Duplicate,
    /// Somebody else wrote first: read what they wrote and try again. Nothing was written.
    Conflict,
    /// There is no such conversation, or no longer.
    Missing,
}

/// A citizen's judgement of a reply; a later one replaces an earlier one.
#[derive(Clone, Debug)]
pub struct Feedback<'a> {
    /// The conversation.
    pub conversation: Uuid,
    /// The message that brought it.
    pub message: &'a str,
    /// The event judged.
    pub seq: u64,
    /// The judgement; opaque here.
    pub value: &'a str,
    /// In the citizen's own words.
    pub comment: Option<&'a str>,
    /// When.
    pub at: Timestamp,
}
