//! What a citizen does, and how it is shown as their own turn.

use crate::wire::{Answer, Block, Choice, ServerFrame};
use content::{Arg, Content, FactId, Lang};
use dialogue::CitizenAct;
use jiff::civil::Date;

/// A message of a citizen: what they do, and the identifier under which it is done once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Picked by the client.
    pub id: String,
    /// What they do.
    pub act: Act,
}

/// What a citizen does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Writes. Not masked yet.
    Say(String),
    /// Chooses one of the choices offered.
    Choose(String),
    /// Answers a question; with nothing when they would rather not say. Not masked yet.
    Answer {
        /// The fact asked for.
        question: String,
        /// The value.
        value: String,
    },
    /// Asks where their cases stand: at these connectors, or everywhere.
    Status(Vec<String>),
    /// Chooses a language.
    Language(Lang),
    /// Deletes the conversation.
    Delete,
}

/// An act as dialogue takes it and as the conversation shows it.
pub(super) struct Prepared {
    pub(super) act: CitizenAct,
    pub(super) said: String,
}

/// Masks what was written and finds the label of what was chosen among what was `offered`, the
/// latest last; `None` when it was never offered.
pub(super) fn prepare(
    act: &Act,
    offered: &[ServerFrame],
    content: &Content,
    lang: Lang,
) -> Option<Prepared> {
    match act {
        Act::Say(text) => {
            let text = understanding::redact(text);
            Some(Prepared {
                act: CitizenAct::Say(text.clone()),
                said: text,
            })
        }
        Act::Choose(id) => Some(Prepared {
            act: CitizenAct::Choose(id.clone()),
            said: latest(offered, |block| label_of_choice(block, id))?,
        }),
        Act::Answer { question, value } => {
            let value = understanding::redact(value);
            let said = latest(offered, |block| {
                label_of_answer(block, question, &value, content, lang)
            })?;
            Some(Prepared {
                act: CitizenAct::Answer {
                    question: FactId::new(question),
                    value,
                },
                said,
            })
        }
        Act::Status(_) => Some(Prepared {
            act: CitizenAct::AskStatus(Vec::new()),
            said: content.locales.format(lang, "said-status", &[]),
        }),
        Act::Language(lang) => Some(Prepared {
            act: CitizenAct::Language(*lang),
            said: content.locales.format(*lang, "said-language", &[]),
        }),
        Act::Delete => None,
    }
}

fn latest(offered: &[ServerFrame], label: impl Fn(&Block) -> Option<String>) -> Option<String> {
    offered.iter().rev().find_map(|frame| match frame {
        ServerFrame::Reply { blocks, .. } => blocks.iter().find_map(&label),
        _ => None,
    })
}

fn label_of_choice(block: &Block, id: &str) -> Option<String> {
    match block {
        Block::Choices { choices, .. } => label(choices, id),
        _ => None,
    }
}

/// The label of an answer in words: a choice's own, a date as people write it, whatever else as it
/// was written.
fn label_of_answer(
    block: &Block,
    fact: &str,
    value: &str,
    content: &Content,
    lang: Lang,
) -> Option<String> {
    let Block::Question {
        fact: asked,
        answer,
        skip,
        ..
    } = block
    else {
        return None;
    };
    if asked != fact {
        return None;
    }
    if value.is_empty() {
        return Some(skip.clone());
    }
    match answer {
        Answer::Choice { choices } => label(choices, value).or_else(|| Some(value.to_owned())),
        Answer::Date => Some(match value.parse::<Date>() {
            Ok(day) => date_in_words(content, lang, day),
            Err(_) => value.to_owned(),
        }),
        Answer::Number | Answer::Place => Some(value.to_owned()),
    }
}

fn label(choices: &[Choice], id: &str) -> Option<String> {
    choices
        .iter()
        .find(|choice| choice.id == id)
        .map(|choice| choice.label.clone())
}

fn date_in_words(content: &Content, lang: Lang, day: Date) -> String {
    let args = [
        ("day", Arg::Text(day.day().to_string())),
        ("month", Arg::Number(f64::from(day.month()))),
        ("year", Arg::Text(day.year().to_string())),
    ];
    content.locales.format(lang, "date", &args)
}
