//! Reads and checks all that editors own: life events, intents, articles, contacts, crisis patterns
//! and the assistant's wording. The result is one immutable [`Content`] and every [`Problem`] found.
//!
//! Bad input is data, not failure: loading never stops at the first problem.

mod check;
mod condition;
mod fields;
mod files;
mod findings;
mod ids;
mod lang;
mod locales;
mod markdown;
mod model;
mod numbers;
mod problem;
mod read;
mod rule;
#[cfg(test)]
mod tests;
mod yaml;

pub use condition::{Comparison, Condition, Literal};
pub use ids::{
    AgencyId, ArticleId, CrisisId, FactId, IntentId, LifeEventId, SectionId, ServiceId, StepId,
};
pub use lang::{Lang, Localized, Text};
pub use locales::{Arg, Locales};
pub use model::{
    Agency, Article, ArticleText, Contacts, Content, Crisis, Domain, Due, DueKind, EmergencyNumber,
    Fact, FactKind, FactOption, Intent, IntentAct, Law, LifeEvent, Mailbox, Paragraph, Roll,
    Section, Source, Step, TextSpan, Tone,
};
pub use problem::{Problem, Severity};

use files::Files;
use findings::{Findings, Place};
use std::path::Path;

/// Reads everything below `root` (the folder that holds `intents/`, `knowledge/`, `locales/` and
/// `connectors/`). `None` where there is nothing usable; otherwise the content with whatever is
/// wrong left out, so that the caller decides: content with an error never replaces good content.
pub fn load(root: &Path) -> (Option<Content>, Vec<Problem>) {
    let mut findings = Findings::default();
    let files = Files::read(root, &mut findings);
    if files.is_empty() {
        let place = Place::file(".");
        let message = "there is no content here";
        let fix = "name the folder that holds intents/, knowledge/, locales/ and connectors/";
        findings.report(rule::NOTHING_HERE, &place, message, fix);
        return (None, findings.problems);
    }
    let draft = read::read(&files, &mut findings);
    let locales = read::wording::read(&files, &mut findings);
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
        locales,
    };
    (Some(content), problems)
}
