//! `livslos eval questions`: the whole assistant, each line a fresh conversation, judged on its last
//! turn.

use crate::{commands::model::Model, encoder, environment::Environment, library::Library};
use anyhow::Context as _;
use content::Lang;
use dialogue::{Assistant, CitizenAct, Input, State, Understood};
use jiff::ZonedDateTime;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// The label of what is none of ours.
const OUT_OF_SCOPE: &str = "out_of_scope";
/// The label of greetings and the like, reported apart.
const GENERAL: &str = "general";

/// A line of the file.
#[derive(Debug, Deserialize)]
struct Line {
    text: Option<String>,
    #[serde(default)]
    turns: Vec<String>,
    lang: Option<String>,
    life_event: Option<String>,
    #[serde(default)]
    life_events: Vec<String>,
    intent: Option<String>,
    style: Option<String>,
}

/// A line and what the assistant made of it.
#[derive(Debug)]
struct Judged {
    lang: Option<String>,
    style: Option<String>,
    /// The labels, the main one first; never empty.
    expected: Vec<String>,
    /// The life events answered, the main one first; empty for none of ours.
    answered: Vec<String>,
    intent: Option<String>,
    /// The intent answered first, of the main life event.
    answered_intent: Option<String>,
    answered_lang: Option<Lang>,
}

/// What is printed; a share is missing where no line is of its kind.
#[derive(Debug, Serialize)]
pub(super) struct Scores {
    #[serde(flatten)]
    all: Figures,
    lang: BTreeMap<String, Figures>,
    life_event: BTreeMap<String, Figures>,
    style: BTreeMap<String, Figures>,
    general: General,
}

/// Figures over some of the lines.
#[derive(Debug, Serialize)]
struct Figures {
    accuracy: Option<f64>,
    intent_accuracy: Option<f64>,
    oos_recall: Option<f64>,
    oos_precision: Option<f64>,
    language_accuracy: Option<f64>,
    events_f1: Option<f64>,
    n: usize,
}

/// Greetings and the like: right when no life event is answered.
#[derive(Debug, Serialize)]
struct General {
    accuracy: Option<f64>,
    intent_accuracy: Option<f64>,
    n: usize,
}

pub(super) fn measure(content: &Path, model: &Model, tests: &[PathBuf]) -> anyhow::Result<Scores> {
    let encoder = model.folder().map(encoder::open).transpose()?;
    let assistant = Library::with_encoder(content, encoder)?.current();
    let environment = Environment::system();
    let now = environment.in_oslo(environment.now());
    let mut judged = Vec::new();
    for test in tests {
        judged.extend(judge_all(&assistant, test, &now)?);
    }
    let (general, lines): (Vec<Judged>, Vec<Judged>) = judged
        .into_iter()
        .partition(|line| line.expected[0] == GENERAL);
    let lines: Vec<&Judged> = lines.iter().collect();
    let with_intent = || general.iter().filter(|line| line.intent.is_some());
    Ok(Scores {
        all: Figures::over(&lines),
        lang: grouped(&lines, |line| line.lang.clone()),
        life_event: grouped(&lines, |line| line.expected.first().cloned()),
        style: grouped(&lines, |line| line.style.clone()),
        general: General {
            accuracy: share(general.iter(), |line| line.answered.is_empty()),
            intent_accuracy: share(with_intent(), Judged::has_its_intent),
            n: general.len(),
        },
    })
}

/// The lines of one file, each with what the assistant made of it.
fn judge_all(
    assistant: &Assistant,
    test: &Path,
    now: &ZonedDateTime,
) -> anyhow::Result<Vec<Judged>> {
    let lines =
        fs::read_to_string(test).with_context(|| format!("cannot read {}", test.display()))?;
    lines
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| {
            let place = || format!("{}:{}", test.display(), number + 1);
            let line: Line = serde_json::from_str(line).with_context(place)?;
            judge(assistant, line, now).with_context(place)
        })
        .collect()
}

fn judge(assistant: &Assistant, line: Line, now: &ZonedDateTime) -> anyhow::Result<Judged> {
    let mut expected = line.life_events;
    expected.extend(line.life_event.filter(|_| expected.is_empty()));
    anyhow::ensure!(
        !expected.is_empty(),
        "`life_event` or `life_events` is missing"
    );
    let mut turns = line.turns;
    turns.extend(line.text.filter(|_| turns.is_empty()));
    anyhow::ensure!(!turns.is_empty(), "`text` or `turns` is missing");

    let mut state = State::new(Lang::Nb);
    let mut understood = Understood::default();
    for turn in turns {
        let input = Input {
            act: CitizenAct::Say(understanding::redact(&turn)),
            logged_in: false,
        };
        let (next, reply) = assistant.reply(&state, &input, now);
        state = next;
        understood = reply.understood.unwrap_or_default();
    }
    let answered = if understood.out_of_scope {
        Vec::new()
    } else {
        let events = understood.life_events.iter();
        events.map(ToString::to_string).collect()
    };
    Ok(Judged {
        lang: line.lang,
        style: line.style,
        expected,
        answered,
        intent: line.intent,
        answered_intent: if understood.out_of_scope {
            None
        } else {
            let first = understood.intents.first();
            first.map(|(intent, _)| intent.to_string())
        },
        answered_lang: understood.lang,
    })
}

impl Judged {
    /// What was answered first, out of scope where it was none of ours.
    fn first(&self) -> &str {
        self.answered.first().map_or(OUT_OF_SCOPE, String::as_str)
    }

    fn in_scope(&self) -> bool {
        self.expected[0] != OUT_OF_SCOPE
    }

    fn has_its_intent(&self) -> bool {
        self.intent == self.answered_intent
    }
}

impl Figures {
    fn over(lines: &[&Judged]) -> Self {
        let lines = || lines.iter().copied();
        Self {
            accuracy: share(lines().filter(|line| line.in_scope()), |line| {
                line.first() == line.expected[0]
            }),
            intent_accuracy: share(
                lines().filter(|line| line.in_scope() && line.intent.is_some()),
                Judged::has_its_intent,
            ),
            oos_recall: share(lines().filter(|line| !line.in_scope()), |line| {
                line.first() == OUT_OF_SCOPE
            }),
            oos_precision: share(
                lines().filter(|line| line.first() == OUT_OF_SCOPE),
                |line| !line.in_scope(),
            ),
            language_accuracy: share(lines().filter(|line| line.lang.is_some()), |line| {
                line.answered_lang.map(Lang::code) == line.lang.as_deref()
            }),
            events_f1: events_f1(lines()),
            n: lines().count(),
        }
    }
}

fn grouped(
    lines: &[&Judged],
    group: impl Fn(&Judged) -> Option<String>,
) -> BTreeMap<String, Figures> {
    let mut groups: BTreeMap<String, Vec<&Judged>> = BTreeMap::new();
    for line in lines {
        if let Some(name) = group(line) {
            groups.entry(name).or_default().push(line);
        }
    }
    groups
        .into_iter()
        .map(|(name, lines)| (name, Figures::over(&lines)))
        .collect()
}

fn share<'a>(lines: impl Iterator<Item = &'a Judged>, is: impl Fn(&Judged) -> bool) -> Option<f64> {
    let (mut right, mut all) = (0_u32, 0_u32);
    for line in lines {
        right += u32::from(is(line));
        all += 1;
    }
    (all > 0).then(|| f64::from(right) / f64::from(all))
}

/// Micro-averaged F1 over the sets of life events; `None` where no line has or got any.
fn events_f1<'a>(lines: impl Iterator<Item = &'a Judged>) -> Option<f64> {
    let (mut both, mut sum) = (0_usize, 0_usize);
    for line in lines {
        let expected: BTreeSet<&String> = if line.in_scope() {
            line.expected.iter().collect()
        } else {
            BTreeSet::new()
        };
        let answered: BTreeSet<&String> = line.answered.iter().collect();
        both += expected.intersection(&answered).count();
        sum += expected.len() + answered.len();
    }
    (sum > 0).then(|| 2.0 * both as f64 / sum as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Life events and intent: expected, answered.
    fn line(expected: (&[&str], &str), answered: (&[&str], &str), lang: Lang) -> Judged {
        let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        let intent = |name: &str| (!name.is_empty()).then(|| name.to_owned());
        Judged {
            lang: Some("nb".to_owned()),
            style: None,
            expected: owned(expected.0),
            answered: owned(answered.0),
            intent: intent(expected.1),
            answered_intent: intent(answered.1),
            answered_lang: Some(lang),
        }
    }

    #[test]
    fn figures_follow_their_definitions() {
        let stranger = (&[OUT_OF_SCOPE][..], OUT_OF_SCOPE);
        let lines = [
            line((&["fa-barn"], "navn"), (&["fa-barn"], "navn"), Lang::Nb),
            line((&["fa-barn"], "navn"), (&[], ""), Lang::Nb),
            line(
                (&["ny-i-norge", "fa-barn"], ""),
                (&["fa-barn", "ny-i-norge"], "navn"),
                Lang::Nn,
            ),
            line((&["fa-barn"], "navn"), (&["fa-barn"], "farskap"), Lang::Nb),
            line(stranger, (&[], ""), Lang::Nb),
            line(stranger, (&["fa-barn"], "navn"), Lang::Nb),
        ];
        let figures = Figures::over(&lines.iter().collect::<Vec<_>>());
        let near = |value: Option<f64>, expected: f64| {
            assert!(
                value.is_some_and(|value| (value - expected).abs() < 1e-9),
                "{value:?}"
            );
        };
        near(figures.accuracy, 2.0 / 4.0);
        // One line in scope is not labelled with an intent.
        near(figures.intent_accuracy, 1.0 / 3.0);
        near(figures.oos_recall, 0.5);
        near(figures.oos_precision, 0.5);
        near(figures.language_accuracy, 5.0 / 6.0);
        // Right: 1 + 0 + 2 + 1; expected 5, answered 5.
        near(figures.events_f1, 8.0 / 10.0);
        assert_eq!(figures.n, 6);
        assert!(Figures::over(&[]).accuracy.is_none());
    }
}
