//! What a conversation knows between turns. Stored by the server, opaque to it.
//!
//! Whatever is added here gets `#[serde(default)]`: conversations that began with an older version
//! go on with a newer one.

use crate::{Choice, Page};
use content::{FactId, Lang, LifeEventId, Literal, ServiceId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

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
    /// The municipality that the citizen named last.
    #[serde(default)]
    pub municipality: Option<String>,
    /// The life event the conversation is in.
    #[serde(default)]
    pub topic: Option<LifeEventId>,
    /// What the assistant waits for an answer to.
    #[serde(default)]
    pub open: Option<OpenQuestion>,
    /// The turn in which that was asked.
    #[serde(default)]
    pub asked_in: u32,
    /// Facts the citizen would not say; not asked for again.
    #[serde(default)]
    pub skipped: BTreeSet<FactId>,
    /// How often each fact was asked for.
    #[serde(default)]
    pub asked: BTreeMap<FactId, u32>,
    /// What was shown, the latest last, as identifiers of choices; what "back" goes back through.
    #[serde(default)]
    pub trail: Vec<String>,
    /// The choices of the last reply: a message may be the words on one.
    #[serde(default)]
    pub offered: Vec<Choice>,
    /// The status request that waits for a login: these services, all when empty.
    #[serde(default)]
    pub pending_status: Option<Vec<ServiceId>>,
    /// Whether danger was told of: from then on the tone is gentle.
    #[serde(default)]
    pub troubled: bool,
    /// Messages in a row that were not understood.
    #[serde(default)]
    pub misses: u32,
    /// What the host page is about.
    #[serde(default)]
    pub page: Page,
    /// Whether the citizen was told which languages are answered in.
    #[serde(default)]
    pub languages_told: bool,
    /// The page of which the logged-in citizen has been shown the overview.
    #[serde(default)]
    pub overview_of: Option<Page>,
}

/// A known fact and where it came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KnownFact {
    /// The value.
    pub value: Literal,
    /// The turn in which the citizen said it.
    pub turn: u32,
}

/// What the assistant waits for an answer to; never more than one at a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpenQuestion {
    /// The value of a fact.
    Fact(FactId),
    /// Whether this is the value of a fact.
    Confirm(FactId, Literal),
    /// Which of these is the value of a fact.
    Which(FactId, Vec<Literal>),
    /// Whether the conversation shall be deleted.
    Delete,
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
            municipality: None,
            topic: None,
            open: None,
            asked_in: 0,
            skipped: BTreeSet::new(),
            asked: BTreeMap::new(),
            trail: Vec::new(),
            offered: Vec::new(),
            pending_status: None,
            troubled: false,
            misses: 0,
            page: Page::default(),
            languages_told: false,
            overview_of: None,
        }
    }

    /// The same conversation with nothing known, in the same language and on the same page.
    pub(crate) fn restarted(&self) -> Self {
        Self {
            lang_chosen: self.lang_chosen,
            turn: self.turn,
            page: self.page.clone(),
            languages_told: self.languages_told,
            overview_of: self.overview_of.clone(),
            ..Self::new(self.lang)
        }
    }

    /// The fact the assistant has asked for and not had an answer to.
    pub fn asks(&self) -> Option<&FactId> {
        match &self.open {
            Some(
                OpenQuestion::Fact(fact)
                | OpenQuestion::Confirm(fact, _)
                | OpenQuestion::Which(fact, _),
            ) => Some(fact),
            Some(OpenQuestion::Delete) | None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_of_the_first_version_is_still_read() {
        let first = r#"{"lang":"nn","lang_chosen":true,"turn":3,
            "events":{"fa-barn":0.5},
            "facts":{"termindato":{"value":{"date":"2027-03-03"},"turn":2}}}"#;
        let state: State = serde_json::from_str(first).expect("readable");
        assert_eq!(state.topic, None);
        assert_eq!(state.turn, 3);
        assert_eq!(state.facts.len(), 1);
    }

    #[test]
    fn a_state_survives_being_stored() {
        let mut state = State::new(Lang::En);
        state.open = Some(OpenQuestion::Confirm(
            "dodsdato".into(),
            Literal::Text("x".to_owned()),
        ));
        state.skipped.insert("termindato".into());
        state.pending_status = Some(Vec::new());
        let stored = serde_json::to_string(&state).expect("writable");
        assert_eq!(
            serde_json::from_str::<State>(&stored).expect("readable"),
            state
        );
    }
}
