//! What a conversation knows between turns. Stored by the server, opaque to it.

use content::{FactId, Lang, LifeEventId, Literal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The state of one conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// The language of the last reply, used when a message does not say.
    pub lang: Lang,
    /// Whether the citizen chose the language, so that messages no longer change it.
    pub lang_chosen: bool,
    /// Turns so far.
    pub turn: u32,
    /// Evidence for each life event, 0 to 1.
    pub events: BTreeMap<LifeEventId, f32>,
    /// What is known.
    pub facts: BTreeMap<FactId, KnownFact>,
}

/// A known fact and where it came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KnownFact {
    /// The value.
    pub value: Literal,
    /// The turn in which the citizen said it.
    pub turn: u32,
}

impl State {
    /// A conversation that has not begun, in the language of the page.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            lang_chosen: false,
            turn: 0,
            events: BTreeMap::new(),
            facts: BTreeMap::new(),
        }
    }
}
