//! What comes in: an act of the citizen and what the server knows of the session.

use content::{FactId, Lang, ServiceId};
use serde::{Deserialize, Serialize};

/// One input of a conversation.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// What the citizen did.
    pub act: CitizenAct,
    /// Whether the citizen is logged in.
    pub logged_in: bool,
}

/// What a citizen can do.
#[derive(Clone, Debug, PartialEq)]
pub enum CitizenAct {
    /// Opened the chat on a page; the first input of a conversation, and again after a login.
    Open(Page),
    /// Wrote a message; personal numbers are masked already.
    Say(String),
    /// Chose one of the choices offered, by its identifier.
    Choose(String),
    /// Answered the open question about a fact; `value` as the form sent it (a date is
    /// `2027-03-01`, yes and no are `true` and `false`) or as the citizen wrote it; empty when
    /// they would rather not say.
    Answer {
        /// The fact asked for.
        question: FactId,
        /// The value.
        value: String,
    },
    /// Asked for the status of their own cases; of these services, or all.
    AskStatus(Vec<ServiceId>),
    /// Chose a language, which then stays.
    Language(Lang),
}

/// What the host page is about, as it passed it; all optional, nothing trusted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Page {
    /// A life event's slug.
    pub life_event: Option<String>,
    /// A service's slug, such as `omsorgsstonad`.
    pub service: Option<String>,
    /// A municipality's name.
    pub municipality: Option<String>,
}
