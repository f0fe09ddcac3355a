//! `livslos eval examples`: our examples or questions as lines for other programs to train and test
//! on.

use super::questions;
use anyhow::Context as _;
use content::{Content, Domain, Lang};
use std::path::{Path, PathBuf};

/// What a line is labelled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Label {
    /// The intent.
    Intent,
    /// The life event, or `general`.
    LifeEvent,
}

/// The label of what is none of ours.
const OUT_OF_SCOPE: &str = understanding::classifier::OUT_OF_SCOPE;

/// All examples of the intents, as text, label and language.
pub(super) fn of_content(root: &Path, label: Label) -> anyhow::Result<Vec<[String; 3]>> {
    let content: Content = content::load(root, questions::moment()?.date())
        .0
        .context("run `livslos check`")?;
    let mut lines = Vec::new();
    for intent in content.intents.values() {
        let label = match (&intent.domain, label) {
            (Domain::OutOfScope, _) => OUT_OF_SCOPE,
            (_, Label::Intent) => intent.id.as_str(),
            (Domain::LifeEvent(event), Label::LifeEvent) => event.as_str(),
            (Domain::General, Label::LifeEvent) => understanding::eval::GENERAL,
        };
        for lang in Lang::ALL {
            for text in intent.examples.exact(lang).into_iter().flatten() {
                lines.push([text.as_str(), label, lang.code()].map(one_column));
            }
        }
    }
    Ok(lines)
}

/// The questions of a single message and a single life event, as text, label and language.
pub(super) fn of_questions(files: &[PathBuf], label: Label) -> anyhow::Result<Vec<[String; 3]>> {
    let mut lines = Vec::new();
    for file in files {
        for question in questions::read(file)? {
            let (Some(text), Some(lang)) = (&question.text, &question.lang) else {
                continue;
            };
            let event = question.main_event().filter(|_| !question.has_several());
            let label = match (event, label) {
                (None, _) => continue,
                (Some(understanding::eval::OUT_OF_SCOPE), _) => Some(OUT_OF_SCOPE),
                (Some(event), Label::LifeEvent) => Some(event),
                (Some(_), Label::Intent) => question.intent.as_deref(),
            };
            if let Some(label) = label {
                lines.push([text.as_str(), label, lang.as_str()].map(one_column));
            }
        }
    }
    Ok(lines)
}

fn one_column(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
