//! `livslos eval questions`: the whole assistant, each line a fresh conversation, judged on its last
//! turn.

use crate::{commands::model::Model, encoder, library::Library};
use anyhow::Context as _;
use content::{Domain, Lang};
use dialogue::{Assistant, CitizenAct, Input, State, Understood};
use jiff::{ZonedDateTime, civil::date, tz::TimeZone};
use serde::Deserialize;
use std::{
    fs,
    path::{Path, PathBuf},
};
use understanding::{
    Context,
    eval::{GENERAL, Judged, OUT_OF_SCOPE, QuestionScores},
};

/// A line of the file.
#[derive(Debug, Deserialize)]
pub(super) struct Question {
    /// The message, or the messages in `turns`.
    pub text: Option<String>,
    #[serde(default)]
    turns: Vec<String>,
    /// What it is written in.
    pub lang: Option<String>,
    life_event: Option<String>,
    #[serde(default)]
    life_events: Vec<String>,
    /// The intent that should answer.
    pub intent: Option<String>,
    style: Option<String>,
}

pub(super) fn measure(
    content: &Path,
    model: &Model,
    tests: &[PathBuf],
) -> anyhow::Result<QuestionScores> {
    let encoder = model.folder().map(encoder::open).transpose()?;
    let assistant = Library::with_encoder(content, encoder)?.current();
    let mut judged = Vec::new();
    for test in tests {
        judged.extend(judge_all(&assistant, &read(test)?)?);
    }
    Ok(understanding::eval::questions(&judged))
}

/// The lines of a file.
pub(super) fn read(test: &Path) -> anyhow::Result<Vec<Question>> {
    let lines =
        fs::read_to_string(test).with_context(|| format!("cannot read {}", test.display()))?;
    let mut questions = Vec::new();
    for (number, line) in lines.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let place = || format!("{}:{}", test.display(), number + 1);
        let question: Question = serde_json::from_str(line).with_context(place)?;
        question.check().with_context(place)?;
        questions.push(question);
    }
    Ok(questions)
}

/// What the assistant makes of questions.
pub(super) fn judge_all(
    assistant: &Assistant,
    questions: &[Question],
) -> anyhow::Result<Vec<Judged>> {
    let now = moment()?;
    let judged = questions
        .iter()
        .map(|question| judge(assistant, question, &now));
    Ok(judged.collect())
}

/// The moment at which every question is asked: a measure must repeat itself, and days are relative.
pub(super) fn moment() -> anyhow::Result<ZonedDateTime> {
    let noon = date(2026, 11, 23).at(12, 0, 0, 0);
    Ok(noon.to_zoned_datetime(TimeZone::get("Europe/Oslo")?)?)
}

impl Question {
    fn check(&self) -> anyhow::Result<()> {
        anyhow::ensure!(
            self.main_event().is_some(),
            "`life_event` or `life_events` is missing"
        );
        anyhow::ensure!(
            self.text.is_some() || !self.turns.is_empty(),
            "`text` or `turns` is missing"
        );
        Ok(())
    }

    /// The life event that it is mostly about, `general` or `out_of_scope`.
    pub(super) fn main_event(&self) -> Option<&str> {
        let first = self.life_events.first();
        first.or(self.life_event.as_ref()).map(String::as_str)
    }

    /// Whether it is about several life events.
    pub(super) fn has_several(&self) -> bool {
        self.life_events.len() > 1
    }

    fn expected(&self) -> Vec<String> {
        if self.life_events.is_empty() {
            self.life_event.clone().into_iter().collect()
        } else {
            self.life_events.clone()
        }
    }
}

fn judge(assistant: &Assistant, question: &Question, now: &ZonedDateTime) -> Judged {
    let understood = understood(assistant, question, now);
    let expected = question.expected();
    let (answered, answered_intent) = if understood.out_of_scope {
        (Vec::new(), None)
    } else {
        let events = understood.life_events.iter().map(ToString::to_string);
        let first = understood.intents.first();
        (
            events.collect(),
            first.map(|(intent, _)| intent.to_string()),
        )
    };
    Judged {
        lang: question.lang.clone(),
        style: question.style.clone(),
        belief: question
            .text
            .as_ref()
            .map(|text| belief(assistant, text, &expected, now)),
        expected,
        answered,
        intent: question.intent.clone(),
        answered_intent,
        answered_lang: understood.lang.map(|lang| lang.code().to_owned()),
    }
}

/// How the last turn of a fresh conversation is understood.
fn understood(assistant: &Assistant, question: &Question, now: &ZonedDateTime) -> Understood {
    let only = question.text.iter().filter(|_| question.turns.is_empty());
    let mut state = State::new(Lang::Nb);
    let mut understood = Understood::default();
    for turn in question.turns.iter().chain(only) {
        let input = Input {
            act: CitizenAct::Say(understanding::redact(turn)),
            logged_in: false,
        };
        let (next, reply) = assistant.reply(&state, &input, now);
        state = next;
        understood = reply.understood.unwrap_or_default();
    }
    understood
}

/// How sure the understanding is of a message by itself, at the level of the life event, and whether
/// it is right.
fn belief(
    assistant: &Assistant,
    text: &str,
    expected: &[String],
    now: &ZonedDateTime,
) -> (f32, bool) {
    let context = Context {
        today: now.date(),
        lang: Lang::Nb,
        about: None,
    };
    let heard = assistant.understander.understand(text, context);
    let is_expected = |label: &str| expected.iter().any(|expected| expected == label);
    let Some(first) = heard.intents.first() else {
        return (heard.out_of_scope, is_expected(OUT_OF_SCOPE));
    };
    let intent = assistant.content.intents.get(&first.intent);
    let right = match intent.map(|intent| &intent.domain) {
        Some(Domain::LifeEvent(event)) => is_expected(event.as_str()),
        Some(Domain::General) => is_expected(GENERAL),
        Some(Domain::OutOfScope) | None => is_expected(OUT_OF_SCOPE),
    };
    (first.confidence, right)
}
