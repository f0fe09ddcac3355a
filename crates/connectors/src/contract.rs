//! What an agency answers, whatever the kind of connector.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Text per language code (`nb`, `nn`, `en`, …).
pub type Texts = BTreeMap<String, String>;

/// What one source answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The connector's identifier.
    pub connector: String,
    /// The agency's key, as in `knowledge/contacts.yaml`.
    pub agency: String,
    /// How it went.
    pub outcome: Outcome,
    /// When it was asked.
    pub fetched_at: Timestamp,
    /// Items withheld because the login is not strong enough.
    pub hidden: u32,
    /// The cases.
    pub items: Vec<StatusItem>,
}

/// How a look-up went. Anything but `Ok` and `Partial` says nothing about whether there are cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Outcome {
    /// All of it.
    Ok,
    /// Some of it: these of the agency's own sources did not answer.
    Partial {
        /// The sources' names.
        missing: Vec<String>,
    },
    /// The citizen must log in.
    NeedsLogin,
    /// The citizen must log in at a higher level of assurance.
    NeedsHigherAssurance {
        /// The level: `substantial` or `high`.
        level: String,
    },
    /// The citizen must consent at the agency.
    NeedsConsent {
        /// Where.
        url: String,
    },
    /// The agency does not know this person.
    NotRegistered,
    /// The agency refuses.
    Forbidden,
    /// It did not answer, or not in time, or nonsense.
    Unavailable {
        /// Seconds until it is worth trying again, where the agency said so.
        retry_after: Option<u32>,
    },
    /// Our own configuration is wrong.
    Misconfigured,
}

/// One case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StatusItem {
    /// Opaque.
    pub id: String,
    /// The service, as the manifest names it.
    pub service: String,
    /// Where the case stands.
    pub state: ItemState,
    /// The agency's own word for it.
    #[serde(default)]
    pub raw_state: String,
    /// What the case is.
    pub title: Texts,
    /// Where it stands, in the agency's words.
    #[serde(default)]
    pub summary: Texts,
    /// When it last changed.
    pub updated: Option<Timestamp>,
    /// By when the citizen must act.
    pub due: Option<Date>,
    /// When the agency expects to be done.
    pub expected_done: Option<Date>,
    /// What the citizen can do.
    #[serde(default)]
    pub actions: Vec<Action>,
    /// The level of assurance its content needs.
    #[serde(default)]
    pub sensitivity: Sensitivity,
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    /// Begun by the citizen, not sent.
    Draft,
    /// Sent.
    Submitted,
    /// Being worked on.
    InProgress,
    /// The agency's turn.
    WaitingAgency,
    /// Somebody else's turn: an employer, a doctor.
    WaitingThirdParty,
    /// The citizen's turn.
    ActionRequired,
    /// Decided.
    Completed,
    /// Ended without a decision.
    Closed,
    /// Not a case: information.
    Information,
    /// The agency said something we do not know.
    #[serde(other)]
    Unknown,
}

/// Something the citizen can do about a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Action {
    /// Its words.
    pub label: Texts,
    /// Its address.
    pub url: String,
    /// Its kind.
    #[serde(default)]
    pub kind: ActionKind,
}

/// The kind of an action.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    /// Read it.
    Open,
    /// Send a document.
    Upload,
    /// Sign.
    Sign,
    /// Pay.
    Pay,
    /// Something we do not know.
    #[default]
    #[serde(other)]
    Other,
}

/// The level of assurance an item's content needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sensitivity {
    /// `idporten-loa-substantial`.
    #[default]
    Substantial,
    /// `idporten-loa-high`; also what an unknown value is read as.
    #[serde(other)]
    High,
}
