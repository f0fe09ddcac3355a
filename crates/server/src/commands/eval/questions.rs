//! `livslos eval questions`: the whole assistant, each line a fresh conversation, judged on its last
//! turn.

use crate::{
    commands::model::Model,
    encoder,
    environment::Environment,
    library::{Library, Teacher},
};
use anyhow::Context as _;
use content::{Domain, Lang};
use dialogue::{Assistant, Block, CitizenAct, Input, Reply, State};
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
    /// Sections that would be a right answer, each `article#section`.
    #[serde(default)]
    sections: Vec<String>,
    style: Option<String>,
}

pub(super) fn measure(
    content: &Path,
    model: &Model,
    tests: &[PathBuf],
) -> anyhow::Result<QuestionScores> {
    let encoder = model.folder().map(encoder::open).transpose()?;
    let teacher = Teacher {
        encoder,
        kept: None,
    };
    let assistant = Library::taught(content, Environment::system(), teacher)?.current();
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
    let reply = last_reply(assistant, question, now);
    let answered_section = (!question.sections.is_empty()).then(|| {
        let mut sections = question.sections.iter();
        sections.any(|section| is_said(assistant, &reply, section))
    });
    let understood = reply.understood.unwrap_or_default();
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
        answered_section,
        answered_lang: understood.lang.map(|lang| lang.code().to_owned()),
    }
}

/// What is answered to the last turn of a fresh conversation.
fn last_reply(assistant: &Assistant, question: &Question, now: &ZonedDateTime) -> Reply {
    let only = question.text.iter().filter(|_| question.turns.is_empty());
    let mut state = State::new(Lang::Nb);
    let mut last = None;
    for turn in question.turns.iter().chain(only) {
        let input = Input {
            act: CitizenAct::Say(understanding::redact(turn)),
            logged_in: false,
        };
        let (next, reply) = assistant.reply(&state, &input, now);
        state = next;
        last = Some(reply);
    }
    last.unwrap_or_else(|| Reply {
        lang: Lang::Nb,
        blocks: Vec::new(),
        understood: None,
        effects: Vec::new(),
    })
}

/// Whether a reply says a section, `article#section`, or the beginning of it.
fn is_said(assistant: &Assistant, reply: &Reply, name: &str) -> bool {
    let section = name.split_once('#').and_then(|(article, section)| {
        let article = assistant.content.articles.get(article)?;
        article.in_lang(reply.lang).section(&section.into())
    });
    let begin = section.and_then(|section| section.body.first());
    begin.is_some()
        && reply.blocks.iter().any(|block| match block {
            Block::Text { body, .. } => body.first() == begin,
            _ => false,
        })
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
