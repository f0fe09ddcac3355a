//! Reads and checks all that editors own: life events, intents, articles, contacts, crisis patterns
//! and the assistant's wording. The result is one immutable [`Content`] and every [`Problem`] found.
//! The formats and the rules stand in `docs/content.md`.
//!
//! Bad input is data, not failure: loading never stops at the first problem. After [`load`] nothing
//! here touches a disk, a clock or the environment.
//!
//! # Where things live
//!
//! | module | does |
//! |---|---|
//! | `files` | the bytes of all files, and the version: the only one that reads a disk |
//! | `yaml`, `fields` | a tree that keeps lines and words as written; typed reading of it |
//! | `alike` | utterances that are nearly the same |
//! | `markdown` | articles' text |
//! | `read` | one reader a kind of file: it builds the model and notes the names it expects elsewhere |
//! | `check` | what needs everything read: names across files, shared facts, repeated utterances |
//! | `rates` | amounts and days that change with time, and how text names them |
//! | `model`, `contacts`, `condition`, `phrase`, `crisis`, `locales` | what the other crates use |
//! | `plain` | plain language: the rules behind `livslos lint` |
//! | `rule` | every rule's name and severity |
//!
//! YAML goes through a parser of events rather than through serde, because serde stops at a file's
//! first wrong field, and because `no` and `1.10` must stay what an editor wrote.
//!
//! # How to add a rule
//!
//! 1. Name it in `rule.rs`.
//! 2. Report it with `Findings::report` where it shows: in the reader of the file when that file
//!    alone decides, in `check.rs` when others do. The message says what is wrong, the fix what to
//!    do, and what follows from a reported mistake is not reported again.
//! 3. Add an edit that breaks it to `tests/defects.rs` and a row to `docs/content.md`: a test
//!    demands both.
//!
//! # How to add a life event
//!
//! No code changes. Write `knowledge/<Los slug>/event.yaml` with its facts and steps, its articles
//! beside it, and `intents/<Los slug>/*.yaml`; then run `livslos check` until it is silent.

mod alike;
mod check;
mod condition;
mod contacts;
mod crisis;
mod fields;
mod files;
mod findings;
mod heard;
mod ids;
mod lang;
mod locales;
mod markdown;
mod model;
mod numbers;
mod phrase;
mod plain;
mod problem;
mod rates;
mod read;
mod rule;
#[cfg(test)]
mod tests;
mod yaml;

pub use condition::{Comparison, Condition, Literal};
pub use contacts::{Agency, Contacts, EmergencyNumber, Mailbox, Municipality};
pub use crisis::{CrisisPhrases, Signs};
pub use heard::{CountryGroup, Heard, Relation, Time};
pub use ids::{
    AgencyId, ArticleId, CrisisId, FactId, IntentId, LifeEventId, SectionId, ServiceId, StepId,
};
pub use lang::{Lang, Localized, Text};
pub use locales::{Arg, Locales};
pub use model::{
    Article, ArticleText, Content, Crisis, Domain, Due, DueKind, Fact, FactKind, FactOption,
    Intent, IntentAct, Law, LifeEvent, Paragraph, Part, Roll, Section, Source, Step, Synonyms,
    TextSpan, Tone,
};
pub use phrase::{Classes, Found, Phrase, Phrasebook};
pub use plain::{lint, lint_text};
pub use problem::{Problem, Severity};
pub use rates::{Rate, RateSource, RateValue, Rates, Standing, Unit};

use files::Files;
use findings::{Findings, Place};
use jiff::civil::Date;
use std::path::Path;

/// Reads everything below `root` (the folder that holds `intents/`, `knowledge/`, `locales/` and
/// `connectors/`). `None` where there is nothing to read; otherwise the content with whatever is
/// wrong left out, so that the caller decides: content with an error never replaces good content.
/// Rates have the value of `today`. Problems come in order of files and lines.
pub fn load(root: &Path, today: Date) -> (Option<Content>, Vec<Problem>) {
    let mut findings = Findings::default();
    let files = Files::read(root, &mut findings);
    if files.is_empty() {
        let place = Place::file(".");
        let message = "there is no content here";
        let fix = "name the folder that holds intents/, knowledge/, locales/ and connectors/";
        findings.report(rule::NOTHING_HERE, &place, message, fix);
        return (None, findings.problems);
    }
    let locales = read::wording::read(&files, &mut findings);
    let draft = read::read(&files, &locales, today, &mut findings);
    check::check(&draft, &locales, &mut findings);
    let mut problems = findings.problems;
    problems.sort_by(|a, b| (&a.file, a.line, a.rule).cmp(&(&b.file, b.line, b.rule)));
    let content = Content {
        version: files.version(),
        life_events: draft.life_events,
        intents: draft.intents,
        articles: draft.articles,
        crises: draft.crises,
        contacts: draft.contacts,
        municipalities: draft.municipalities,
        rates: draft.rates,
        synonyms: draft.synonyms,
        locales,
    };
    (Some(content), problems)
}
