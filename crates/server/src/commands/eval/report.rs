//! `livslos eval report`: one page with everything we measure of the understanding, and the check
//! that it is current.
//!
//! Figures that are quick to find are recomputed by the check. What takes minutes (holding out, leaving
//! out) or varies (times) is not: it follows from the same content and code, so that where the digest
//! and the recomputed figures fit, it does too.

mod page;
mod plot;

use super::{
    questions::{self, Question},
    stopwatch,
};
use crate::{environment::Environment, library::Library};
use anyhow::Context as _;
use content::{Content, Lang};
use dialogue::Assistant;
use sha2::{Digest as _, Sha256};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};
use understanding::{
    Context, Understander,
    eval::{Confusions, QuestionScores, Unforeseen},
};

/// The picture's name, beside the page.
const PLOT: &str = "calibration.svg";

/// What repeats itself, and is checked.
struct Figures {
    /// Digest of the examples and the questions.
    inputs: String,
    intents: usize,
    examples: usize,
    development: QuestionScores,
    held_out: QuestionScores,
    /// Questions that agencies answer on their pages.
    agencies: QuestionScores,
}

/// What takes its time, or varies.
struct Extras {
    confusions: Confusions,
    unforeseen: Unforeseen,
    speed: Speed,
}

/// How fast and how large.
struct Speed {
    training: Duration,
    model_bytes: usize,
    /// Microseconds a message takes at the median and at the 99th percentile, by language.
    latency: BTreeMap<String, (f64, f64)>,
}

/// Measures everything and writes the page and its picture.
pub(super) fn write(root: &Path, output: &Path) -> anyhow::Result<()> {
    let (figures, assistant, questions) = figures(root)?;
    let today = questions::moment()?.date();
    let load = || content::load(root, today).0.context("run `livslos check`");
    let extras = Extras {
        speed: speed(&load()?, &assistant, &questions)?,
        confusions: understanding::eval::confusions(load()?, today),
        unforeseen: understanding::eval::unforeseen(load()?, today),
    };
    let plot = output.with_file_name(PLOT);
    fs::write(output, page::whole(&figures, &extras))
        .with_context(|| format!("cannot write {}", output.display()))?;
    fs::write(&plot, plot::draw(&figures))
        .with_context(|| format!("cannot write {}", plot.display()))
}

/// What on the page is not so any more, by its heading; nothing if it is current.
pub(super) fn outdated(root: &Path, output: &Path) -> anyhow::Result<Vec<String>> {
    let read = |path: &Path| {
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
    };
    let page = read(output)?;
    // The picture follows from the page's figures, but has to be there.
    read(&output.with_file_name(PLOT))?;
    let (figures, ..) = figures(root)?;
    Ok(differing(&figures, &page))
}

/// A figure may differ by so much, in points: the last digit of a logarithm is not the same on every
/// processor, and can turn a line or two.
const LEEWAY: f64 = 2.0;

/// The headings of the parts that are not on the page as they should be.
fn differing(figures: &Figures, page: &str) -> Vec<String> {
    let introduction = page::introduction(figures);
    let parts = page::checked(figures);
    let is_there = |part: &String| {
        let heading = part.lines().next().unwrap_or_default();
        let mut lines = page.lines().skip_while(|line| *line != heading);
        let are_alike = |line| lines.next().is_some_and(|other| alike(line, other));
        part.lines().all(are_alike)
    };
    let differing = parts.iter().filter(|part| !is_there(part));
    let intact = page.contains(&introduction);
    let first = (!intact).then_some(&introduction);
    let headings = first
        .into_iter()
        .chain(differing)
        .map(|part| part.lines().next());
    headings.flatten().map(str::to_owned).collect()
}

/// Whether two lines say the same, and their numbers nearly the same.
fn alike(one: &str, other: &str) -> bool {
    let pieces = |line: &str| -> Vec<(String, Option<f64>)> {
        let is_digit = |c: char| c.is_ascii_digit() || c == '.';
        let mut pieces: Vec<String> = Vec::new();
        for c in line.chars() {
            match pieces.last_mut() {
                Some(last) if last.ends_with(is_digit) == is_digit(c) => last.push(c),
                _ => pieces.push(c.to_string()),
            }
        }
        let numbered = pieces.into_iter().map(|piece| {
            let number = piece.parse().ok();
            (piece, number)
        });
        numbered.collect()
    };
    let (one, other) = (pieces(one), pieces(other));
    one.len() == other.len()
        && one.iter().zip(&other).all(|(a, b)| match (a.1, b.1) {
            (Some(a), Some(b)) => (a - b).abs() <= LEEWAY,
            _ => a.0 == b.0,
        })
}

/// The figures, the assistant they were measured with, and the questions.
fn figures(root: &Path) -> anyhow::Result<(Figures, std::sync::Arc<Assistant>, Vec<Question>)> {
    let folder = root.join("tests/questions");
    let assistant = Library::open(root, Environment::system())?.current();
    let mut development = questions::read(&folder.join("development.jsonl"))?;
    let held_out = questions::read(&folder.join("held-out.jsonl"))?;
    let agencies = questions::read(&folder.join("agencies.jsonl"))?;
    let score = |questions: &[Question]| -> anyhow::Result<QuestionScores> {
        let judged = questions::judge_all(&assistant, questions)?;
        Ok(understanding::eval::questions(&judged))
    };
    let intents = assistant.content.intents.values();
    let count = |lang| {
        let lists = intents.clone().filter_map(|it| it.examples.exact(lang));
        lists.map(Vec::len).sum::<usize>()
    };
    let figures = Figures {
        inputs: digest(root)?,
        intents: assistant.content.intents.len(),
        examples: Lang::ALL.map(count).iter().sum(),
        development: score(&development)?,
        held_out: score(&held_out)?,
        agencies: score(&agencies)?,
    };
    development.extend(held_out);
    Ok((figures, assistant, development))
}

/// A digest of what is trained on and what is tested with, names and contents.
fn digest(root: &Path) -> anyhow::Result<String> {
    let mut files = Vec::new();
    for folder in ["intents", "tests/questions"] {
        collect(&root.join(folder), &mut files)?;
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        let name = file.strip_prefix(root).unwrap_or(&file);
        hash.update(name.to_string_lossy().as_bytes());
        hash.update([0]);
        hash.update(fs::read(&file)?);
        hash.update([0]);
    }
    let mut digits = String::new();
    for byte in hash.finalize().iter().take(8) {
        let _ = write!(digits, "{byte:02x}");
    }
    Ok(digits)
}

/// The files below a folder that hold examples or questions.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path
            .extension()
            .is_some_and(|it| it == "yaml" || it == "jsonl")
        {
            files.push(path);
        }
    }
    Ok(())
}

fn speed(
    content: &Content,
    assistant: &Assistant,
    questions: &[Question],
) -> anyhow::Result<Speed> {
    let clock = stopwatch();
    let understander = Understander::train(content, None);
    let training = clock();
    let alone = Context {
        today: questions::moment()?.date(),
        lang: Lang::Nb,
        about: None,
    };
    let mut times: BTreeMap<String, Vec<Duration>> = BTreeMap::new();
    for question in questions {
        if let (Some(lang), Some(text)) = (&question.lang, &question.text) {
            let started = clock();
            let understanding = assistant.understander.understand(text, alone);
            let took = clock().saturating_sub(started);
            std::hint::black_box(understanding);
            times.entry(lang.clone()).or_default().push(took);
        }
    }
    Ok(Speed {
        training,
        model_bytes: understander.size_bytes(),
        latency: times
            .into_iter()
            .map(|(lang, times)| (lang, super::percentiles(times)))
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use understanding::eval::{Confusion, Judged, LeftOut, Pull};

    /// One line in scope, answered rightly or not, and one out of scope.
    fn scores(right: bool) -> QuestionScores {
        let line = |expected: &str, answered: &[&str], belief| Judged {
            lang: Some("nn".to_owned()),
            style: Some("dialect".to_owned()),
            expected: vec![expected.to_owned()],
            answered: answered.iter().map(ToString::to_string).collect(),
            belief: Some(belief),
            answered_section: Some(true),
            ..Judged::default()
        };
        let event = if right { "fa-barn" } else { "ny-i-norge" };
        understanding::eval::questions(&[
            line("fa-barn", &[event], (0.9, right)),
            line("out_of_scope", &[], (0.7, true)),
        ])
    }

    fn figures(inputs: &str, right: bool) -> Figures {
        Figures {
            inputs: inputs.to_owned(),
            intents: 2,
            examples: 1_234,
            development: scores(true),
            held_out: scores(right),
            agencies: scores(true),
        }
    }

    fn extras() -> Extras {
        let pair = Confusion {
            expected: "farskap".to_owned(),
            given: "adopsjon".to_owned(),
            count: 3,
            of: 40,
            pulls: vec![Pull {
                intent: "adopsjon".to_owned(),
                lang: "nb".to_owned(),
                text: "bli far | mor".to_owned(),
                strength: 0.5,
                draws: Vec::new(),
            }],
        };
        let left = LeftOut {
            n: 4,
            out_of_scope: 2,
            same_event: 1,
            elsewhere: 1,
        };
        Extras {
            confusions: Confusions {
                n: 80,
                intent_accuracy: 0.75,
                event_accuracy: 0.875,
                intents: vec![pair],
                life_events: Vec::new(),
            },
            unforeseen: Unforeseen {
                all: left,
                life_event: BTreeMap::from([("fa-barn".to_owned(), left)]),
                intent: BTreeMap::new(),
            },
            speed: Speed {
                training: Duration::from_millis(1_540),
                model_bytes: 12_345_678,
                latency: BTreeMap::from([("nn".to_owned(), (42.4, 180.0))]),
            },
        }
    }

    #[test]
    fn the_page_says_what_was_measured() {
        let page = page::whole(&figures("abc", false), &extras());
        for expected in [
            "1,234 examples of 2 intents",
            "`abc`",
            "| in scope: the right life event first | 100.0 % | 0.0 % |",
            "| `dialect` | 2 | 0.0 % | – | 100.0 % | 0.0 % |",
            "error is 0.600 on held-out questions and 0.200 on development",
            "| 67–73 % | 70.0 % | 100.0 % | 1 |",
            "| all | 2 | 100.0 % | 100.0 % |",
            "| `fa-barn` | 4 | 50.0 % | 25.0 % | 25.0 % |",
            "| `farskap` | `adopsjon` | 3 of 40 | bli far \\| mor (`adopsjon`, nb) |",
            "took 1.5 s, and the trained model holds 12 MB",
            "| `nn` | 42 µs | 180 µs |",
        ] {
            assert!(page.contains(expected), "{expected:?} is not in\n{page}");
        }
    }

    #[test]
    fn a_page_is_outdated_when_a_figure_or_the_input_is_another() {
        let then = figures("abc", true);
        let page = page::whole(&then, &extras());
        let check = |now: &Figures, expected: &[&str]| {
            assert_eq!(differing(now, &page), expected);
        };
        check(&then, &[]);
        check(&figures("abd", true), &["# How good the understanding is"]);
        check(
            &figures("abc", false),
            &["## Questions", "## Held-out questions, by group"],
        );
    }

    #[test]
    fn figures_have_some_leeway() {
        let check = |one: &str, other: &str, expected: bool| {
            assert_eq!(alike(one, other), expected, "{one} and {other}");
        };
        check(
            "| `nb` | 308 | 94.6 % | – |",
            "| `nb` | 308 | 93.1 % | – |",
            true,
        );
        check(
            "| `nb` | 308 | 94.6 % | – |",
            "| `nb` | 308 | 92.1 % | – |",
            false,
        );
        check("| `nb` | 94.6 % |", "| `nn` | 94.6 % |", false);
        check("| 94.6 % |", "| – |", false);
    }
}
