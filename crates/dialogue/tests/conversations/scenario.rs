//! The format of a scenario.

use content::Lang;
use dialogue::Page;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// One conversation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scenario {
    /// What it shows, as a sentence.
    pub(crate) name: String,
    /// The language of the page.
    #[serde(default = "bokmaal")]
    pub(crate) lang: Lang,
    /// What the host page is about.
    #[serde(default)]
    pub(crate) page: Page,
    /// Whether the citizen is logged in from the start.
    #[serde(default)]
    pub(crate) logged_in: bool,
    /// The day, in Oslo.
    #[serde(default = "day")]
    pub(crate) now: Date,
    /// What happens.
    pub(crate) turns: Vec<Turn>,
}

/// One thing the citizen does, and the reply.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Turn {
    open: Option<bool>,
    say: Option<String>,
    choose: Option<String>,
    send: Option<String>,
    answer: Option<BTreeMap<String, String>>,
    status: Option<Vec<String>>,
    language: Option<Lang>,
    /// Whether the citizen has logged in before this.
    #[serde(default)]
    pub(crate) log_in: bool,
    /// Another day than the scenario's.
    pub(crate) now: Option<Date>,
    /// What the reply must be.
    #[serde(default)]
    pub(crate) expect: Expect,
}

/// What the citizen does.
#[derive(Debug)]
pub(crate) enum Act {
    Open,
    Say(String),
    Choose(String),
    Send(String),
    Answer(String, String),
    Status(Vec<String>),
    Language(Lang),
}

/// What is expected of a reply; what is left out may be anything.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Expect {
    pub(crate) lang: Option<Lang>,
    pub(crate) life_events: Option<Vec<String>>,
    pub(crate) intents: Option<Vec<String>>,
    pub(crate) out_of_scope: Option<bool>,
    pub(crate) blocks: Vec<String>,
    pub(crate) no_blocks: Vec<String>,
    pub(crate) contains: Vec<String>,
    pub(crate) not_contains: Vec<String>,
    pub(crate) asks: Option<String>,
    pub(crate) effects: Option<Vec<String>>,
    pub(crate) facts: BTreeMap<String, String>,
}

impl Turn {
    /// The one thing the citizen does.
    pub(crate) fn act(&self) -> Result<Act, String> {
        let mut acts = Vec::new();
        if self.open == Some(true) {
            acts.push(Act::Open);
        }
        acts.extend(self.say.clone().map(Act::Say));
        acts.extend(self.choose.clone().map(Act::Choose));
        acts.extend(self.send.clone().map(Act::Send));
        for (fact, value) in self.answer.iter().flatten() {
            acts.push(Act::Answer(fact.clone(), value.clone()));
        }
        acts.extend(self.status.clone().map(Act::Status));
        acts.extend(self.language.map(Act::Language));
        let count = acts.len();
        match acts.pop() {
            Some(act) if count == 1 => Ok(act),
            _ => Err(format!("a turn is one act, not {count}")),
        }
    }
}

fn bokmaal() -> Lang {
    Lang::Nb
}

fn day() -> Date {
    jiff::civil::date(2026, 11, 23)
}
