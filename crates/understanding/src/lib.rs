//! Text to [`Understanding`]: language, intents with calibrated confidence, entities, crisis.
//! Trained from the content at start, or restored from bytes that were kept; deterministic; no IO, no
//! clock, no randomness.

mod bytes;
mod calendar;
mod checks;
pub mod classifier;
mod continuation;
mod crisis;
pub mod encoder;
mod entities;
pub mod eval;
mod kept;
pub mod language;
mod meanings;
mod negation;
mod redact;
mod segments;
mod text;
mod understander;

pub use calendar::easter_sunday;
pub use continuation::{FollowUp, FollowUpKind};
pub use kept::Unusable;
pub use redact::redact;
pub use understander::Understander;

use content::{ArticleId, CountryGroup, CrisisId, IntentId, Lang, Relation};
use jiff::{ToSpan, civil::Date};

/// What a message was understood as.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Understanding {
    /// The language of the message; `None` when it does not say ("ok", "hei").
    pub lang: Option<Lang>,
    /// Another language, recognised as itself.
    pub foreign: Option<language::Foreign>,
    /// Danger to life or health, where the message reveals it.
    pub crisis: Option<CrisisId>,
    /// Intents meant, the most likely first. Several only if the message means several;
    /// empty when it is out of scope or nothing is sure enough.
    pub intents: Vec<Scored>,
    /// The best guesses whatever their confidence, at most five: for clarifying questions.
    pub candidates: Vec<Scored>,
    /// Where one intent is meant: others of its life event that are nearly as likely, and answered by
    /// other articles. A message of several parts has none: its parts decide.
    pub rivals: Vec<Scored>,
    /// How the message goes on with what was said before, where it has no subject of its own.
    pub follow_up: Option<FollowUp>,
    /// Where it leaves out its subject: what it most probably asks of the subject that the context
    /// names, however unsure; at most five, of one life event.
    pub continued: Vec<Scored>,
    /// Probability, 0 to 1, that the message is none of ours.
    pub out_of_scope: f32,
    /// Dates, people, places and numbers mentioned, in order of appearance.
    pub entities: Vec<Entity>,
    /// The vector of the message, or of what it does not reject, where an encoder takes part.
    pub vector: Option<Vec<f32>>,
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
    /// A day about which there is no doubt: "3. mars 2027", "om to uker", "i går", resolved against
    /// the day of the message.
    Date(Date),
    /// A day that the words leave open: "3. mars" (which year?), "fredag" (past or coming?), "12/4"
    /// in English (April or December?). At least two different days, the likeliest first.
    OneOfDates(Vec<Date>),
    /// A month without a day: "in April". The first day of it.
    Month(Date),
    /// Several days: "uke 14", "fra 1. januar til 30. juni", "siste halvår", "før jul".
    Period(Period),
    /// How old somebody is, or will be: "6 år gammel", "fireåring", "fyller 3".
    Age(Age),
    /// How far along a pregnancy is: "uke 12", "14 veker på veg", "12+3".
    Pregnancy(Pregnancy),
    /// An amount in kroner.
    Amount(f64),
    /// A plain number.
    Number(f64),
    /// A municipality of today, by its Norwegian name.
    Municipality(String),
    /// A name that leaves open which municipality: two share it, or a former one was divided. At
    /// least two of today's, by their Norwegian names.
    OneOfMunicipalities(Vec<String>),
    /// An organisation number whose check digit is right.
    OrganisationNumber(String),
    /// A country that somebody comes from or is a citizen of.
    Country {
        /// ISO 3166-1 alpha-2, in capitals.
        code: &'static str,
        /// The rules for its citizens.
        group: CountryGroup,
        /// Whether the citizen themself comes from there, rather than "min kone er fra Thailand".
        own: bool,
    },
    /// Somebody, by their relation to the citizen: "min mann", "bestemor", "my late husband".
    Relation {
        /// Who they are to the citizen.
        relation: Relation,
        /// Whether the message says that they have died.
        died: bool,
    },
}

/// Days in a row, the first and the last among them; one end may be open, never both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day; `None` for "før jul".
    pub from: Option<Date>,
    /// The last day; `None` for "siden 2020".
    pub to: Option<Date>,
}

/// An age: the sum of its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Age {
    /// Whole years.
    pub years: u16,
    /// Months besides.
    pub months: u16,
    /// Weeks besides.
    pub weeks: u16,
    /// Whether it lies ahead: "fyller 3 i mai".
    pub ahead: bool,
}

/// How far along a pregnancy is, counted from the first day of the last period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pregnancy {
    /// Whole weeks.
    pub weeks: u8,
    /// Days besides, 0 to 6.
    pub days: u8,
}

impl Pregnancy {
    /// The day the child is due, if so far along on `today`: 280 days from the last period, as the
    /// Norwegian health authorities estimate it before the ultrasound (Naegele's rule).
    pub fn due(self, today: Date) -> Option<Date> {
        let gone = i32::from(self.weeks) * 7 + i32::from(self.days);
        today.checked_add((DAYS_TO_TERM - gone).days()).ok()
    }
}

/// From the last period to the due day.
const DAYS_TO_TERM: i32 = 280;

/// What a message mentions, in order of appearance: part of [`Understander::understand`], which also
/// finds out the language; here it is that of the context.
pub fn entities_in(text: &str, context: Context<'_>) -> Vec<Entity> {
    entities::find(text, context.today, context.lang)
}

/// Every municipality of today, as [`EntityValue::Municipality`] names it; one with several names comes
/// several times.
pub fn municipalities() -> impl Iterator<Item = String> {
    entities::municipalities()
}

/// What the conversation already knows, to understand a message in its light.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The day of the message, in Oslo.
    pub today: Date,
    /// The language of the conversation so far: decides where the message itself does not say.
    pub lang: Lang,
    /// The article the conversation is about: what a message that leaves out its subject is read with.
    pub about: Option<&'a ArticleId>,
}
