//! The whole assistant on questions: which life event, which intent, or none of ours.

use super::{calibration::Calibration, share};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The label of what is none of ours.
pub const OUT_OF_SCOPE: &str = "out_of_scope";

/// The label of greetings and the like, reported apart.
pub const GENERAL: &str = "general";

/// A question and what the assistant made of it.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// The language's code, where the question is labelled with one.
    pub lang: Option<String>,
    /// How it is written, where that is known.
    pub style: Option<String>,
    /// The labels of the life events, the main one first; never empty.
    pub expected: Vec<String>,
    /// The life events answered, the main one first; empty for none of ours.
    pub answered: Vec<String>,
    /// The intent, where the question is labelled with one.
    pub intent: Option<String>,
    /// The intent answered first.
    pub answered_intent: Option<String>,
    /// Whether it was answered with a section that answers it, where the question is labelled with
    /// such.
    pub answered_section: Option<bool>,
    /// The code of the language it was taken to be in.
    pub answered_lang: Option<String>,
    /// What was believed of the message by itself, out of scope included: with which confidence, and
    /// whether the life event was right.
    pub belief: Option<(f32, bool)>,
}

/// How the assistant does; a share is missing where no line is of its kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuestionScores {
    /// Of all lines but the general ones.
    #[serde(flatten)]
    pub all: Figures,
    /// By language.
    pub lang: BTreeMap<String, Figures>,
    /// By the main life event expected.
    pub life_event: BTreeMap<String, Figures>,
    /// By style.
    pub style: BTreeMap<String, Figures>,
    /// Of greetings and the like.
    pub general: General,
    /// Whether confidence at the level of the life event means what it says.
    pub calibration: Calibration,
}

/// Figures over some of the lines.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// Share of the lines in scope whose main life event is answered first.
    pub accuracy: Option<f64>,
    /// Share of the lines in scope and labelled with an intent whose intent is answered first.
    pub intent_accuracy: Option<f64>,
    /// Share of the lines labelled with sections that are answered with one of these.
    pub section_accuracy: Option<f64>,
    /// Share of the lines out of scope that are said to be.
    pub oos_recall: Option<f64>,
    /// Share of the lines said to be out of scope that are.
    pub oos_precision: Option<f64>,
    /// Share of the lines whose language is right.
    pub language_accuracy: Option<f64>,
    /// Micro-averaged F1 over the sets of life events.
    pub events_f1: Option<f64>,
    /// How many lines.
    pub n: usize,
}

/// Greetings and the like.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct General {
    /// Share for which no life event is answered.
    pub accuracy: Option<f64>,
    /// Share, of those labelled with an intent, whose intent is answered first.
    pub intent_accuracy: Option<f64>,
    /// How many lines.
    pub n: usize,
}

/// The figures over all lines and their groups.
pub fn questions(judged: &[Judged]) -> QuestionScores {
    let (general, lines): (Vec<&Judged>, Vec<&Judged>) = judged
        .iter()
        .partition(|line| line.expected.first().is_some_and(|label| label == GENERAL));
    QuestionScores {
        all: Figures::over(&lines),
        lang: grouped(&lines, |line| line.lang.as_ref()),
        life_event: grouped(&lines, |line| line.expected.first()),
        style: grouped(&lines, |line| line.style.as_ref()),
        general: General {
            accuracy: share(&general, |line| line.answered.is_empty()),
            intent_accuracy: intent_accuracy(&general),
            n: general.len(),
        },
        calibration: Calibration::of(lines.iter().filter_map(|line| line.belief)),
    }
}

impl Judged {
    /// What was answered first, out of scope where it was none of ours.
    fn first(&self) -> &str {
        self.answered.first().map_or(OUT_OF_SCOPE, String::as_str)
    }

    fn is_in_scope(&self) -> bool {
        self.main() != OUT_OF_SCOPE
    }

    fn main(&self) -> &str {
        self.expected.first().map_or(OUT_OF_SCOPE, String::as_str)
    }
}

impl Figures {
    fn over(lines: &[&Judged]) -> Self {
        let (inside, outside): (Vec<&Judged>, Vec<&Judged>) =
            lines.iter().partition(|line| line.is_in_scope());
        let refused = lines.iter().filter(|line| line.first() == OUT_OF_SCOPE);
        Self {
            accuracy: share(&inside, |line| line.first() == line.main()),
            intent_accuracy: intent_accuracy(&inside),
            section_accuracy: section_accuracy(&inside),
            oos_recall: share(&outside, |line| line.first() == OUT_OF_SCOPE),
            oos_precision: share(refused, |line| !line.is_in_scope()),
            language_accuracy: share(lines.iter().filter(|line| line.lang.is_some()), |line| {
                line.answered_lang == line.lang
            }),
            events_f1: events_f1(lines),
            n: lines.len(),
        }
    }
}

fn intent_accuracy(lines: &[&Judged]) -> Option<f64> {
    share(lines.iter().filter(|line| line.intent.is_some()), |line| {
        line.answered_intent == line.intent
    })
}

fn section_accuracy(lines: &[&Judged]) -> Option<f64> {
    let labelled = lines.iter().filter(|line| line.answered_section.is_some());
    share(labelled, |line| line.answered_section == Some(true))
}

fn grouped(
    lines: &[&Judged],
    group: impl Fn(&Judged) -> Option<&String>,
) -> BTreeMap<String, Figures> {
    let mut groups: BTreeMap<&String, Vec<&Judged>> = BTreeMap::new();
    for line in lines {
        if let Some(name) = group(line) {
            groups.entry(name).or_default().push(line);
        }
    }
    groups
        .into_iter()
        .map(|(name, lines)| (name.clone(), Figures::over(&lines)))
        .collect()
}

/// Micro-averaged F1 over the sets of life events; `None` where no line has or got any.
fn events_f1(lines: &[&Judged]) -> Option<f64> {
    let (mut both, mut sum) = (0_usize, 0_usize);
    for line in lines {
        let expected: BTreeSet<&String> = if line.is_in_scope() {
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
    fn line(expected: (&[&str], &str), answered: (&[&str], &str), lang: &str) -> Judged {
        let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        let intent = |name: &str| (!name.is_empty()).then(|| name.to_owned());
        Judged {
            lang: Some("nb".to_owned()),
            expected: owned(expected.0),
            answered: owned(answered.0),
            intent: intent(expected.1),
            answered_intent: intent(answered.1),
            answered_lang: Some(lang.to_owned()),
            ..Judged::default()
        }
    }

    fn near(value: Option<f64>, expected: f64) {
        assert!(
            value.is_some_and(|value| (value - expected).abs() < 1e-9),
            "{value:?} is not {expected}"
        );
    }

    #[test]
    fn figures_follow_their_definitions() {
        let stranger = (&[OUT_OF_SCOPE][..], OUT_OF_SCOPE);
        let lines = [
            line((&["fa-barn"], "navn"), (&["fa-barn"], "navn"), "nb"),
            line((&["fa-barn"], "navn"), (&[], ""), "nb"),
            line(
                (&["ny-i-norge", "fa-barn"], ""),
                (&["fa-barn", "ny-i-norge"], "navn"),
                "nn",
            ),
            line((&["fa-barn"], "navn"), (&["fa-barn"], "farskap"), "nb"),
            line(stranger, (&[], ""), "nb"),
            line(stranger, (&["fa-barn"], "navn"), "nb"),
            line((&[GENERAL], "takk"), (&[], "takk"), "nb"),
        ];
        let scores = questions(&lines);
        let figures = &scores.all;
        near(figures.accuracy, 2.0 / 4.0);
        // One line in scope is not labelled with an intent.
        near(figures.intent_accuracy, 1.0 / 3.0);
        near(figures.oos_recall, 0.5);
        near(figures.oos_precision, 0.5);
        near(figures.language_accuracy, 5.0 / 6.0);
        // Right: 1 + 0 + 2 + 1; expected 5, answered 5.
        near(figures.events_f1, 8.0 / 10.0);
        assert_eq!(figures.n, 6);
        near(scores.general.intent_accuracy, 1.0);
        assert_eq!(scores.general.n, 1);
        let events: Vec<&String> = scores.life_event.keys().collect();
        assert_eq!(events, ["fa-barn", "ny-i-norge", OUT_OF_SCOPE]);
        near(scores.life_event["fa-barn"].accuracy, 2.0 / 3.0);
        assert!(questions(&[]).all.accuracy.is_none());
    }
}
