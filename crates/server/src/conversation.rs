//! Conversations: one order of events each, durable before anyone sees them, the same for every tab.
//!
//! A [`Live`] conversation is one that somebody has open. Its lock is what gives it one order: a
//! turn, a late status card and a client that resumes each hold it from reading to sending.

mod act;
mod frames;
mod live;
mod look_up;
mod reply;
mod turn;

pub use act::{Act, Message};
pub(crate) use frames::text;
pub use live::{Caller, Hub, Live};
pub use turn::{Begun, Taken, begin, find};

use content::Lang;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::Uuid;

/// What is stored of a conversation between turns.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Saved {
    /// The dialogue's own state.
    dialogue: dialogue::State,
    /// The login that the conversation was last opened with.
    #[serde(default)]
    login: Option<Uuid>,
    /// Whose conversation it became at the first login, as a hash that says nothing elsewhere.
    #[serde(default)]
    person: Option<String>,
}

impl Saved {
    fn new(lang: Lang) -> Self {
        Self {
            dialogue: dialogue::State::new(lang),
            login: None,
            person: None,
        }
    }
}

/// The person behind `subject` as one conversation knows them: the same person has another hash in
/// every other conversation.
fn person_in(conversation: Uuid, subject: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(conversation.as_bytes());
    hash.update(subject.as_bytes());
    let digest: [u8; 32] = hash.finalize().into();
    store::ResumeToken::from_bits(digest).reveal().to_owned()
}
