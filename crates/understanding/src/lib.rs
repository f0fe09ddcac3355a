//! Text to [`Understanding`]: language, intents with calibrated confidence, entities, crisis.
//! Trained from the content at start; deterministic; no IO, no clock, no randomness.

mod checks;
pub mod classifier;
mod crisis;
mod entities;
pub mod eval;
pub mod language;
mod redact;
mod segments;
mod text;
mod understander;

pub use redact::redact;
pub use understander::Understander;

use content::{CrisisId, IntentId, Lang};
use jiff::civil::Date;

/// What a message was understood as.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Understanding {
    /// The language of the message; `None` when it does not say ("ok", "hei").
    pub lang: Option<Lang>,
    /// Danger to life or health, where the message reveals it.
    pub crisis: Option<CrisisId>,
    /// Intents meant, the most likely first. Several only if the message means several;
    /// empty when it is out of scope or nothing is sure enough.
    pub intents: Vec<Scored>,
    /// The best guesses whatever their confidence, at most five: for clarifying questions.
    pub candidates: Vec<Scored>,
    /// Probability, 0 to 1, that the message is none of ours.
    pub out_of_scope: f32,
    /// Dates, amounts, places and numbers mentioned, in order of appearance.
    pub entities: Vec<Entity>,
}

/// An intent and how sure we are.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// The intent.
    pub intent: IntentId,
    /// Calibrated probability, 0 to 1.
    pub confidence: f32,
}

/// Something concrete that was mentioned.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What it is.
    pub value: EntityValue,
    /// Byte range in the message.
    pub span: std::ops::Range<usize>,
}

/// The value of an entity.
#[derive(Clone, Debug, PartialEq)]
pub enum EntityValue {
    /// A day: "3. mars", "om to uker", "next Friday", resolved against the day of the message.
    Date(Date),
    /// A month without a day: "in April". The first day of it.
    Month(Date),
    /// An amount in kroner.
    Amount(f64),
    /// A plain number.
    Number(f64),
    /// A municipality, by its official name.
    Municipality(String),
    /// An organisation number whose check digit is right.
    OrganisationNumber(String),
}

/// What the conversation already knows, to understand a message in its light.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// The day of the message, in Oslo.
    pub today: Date,
}
