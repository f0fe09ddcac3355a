//! `livslos eval crisis`: how much danger is recognised, and how often a look-alike is taken for it.

use crate::{environment::Environment, library::Library};
use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fs, path::Path};
use understanding::eval::{self, CrisisLine, CrisisScores};

/// A line of the file.
#[derive(Debug, Deserialize)]
struct Line {
    text: String,
    lang: String,
    crisis: Option<String>,
    style: String,
}

/// What is printed.
#[derive(Debug, Serialize)]
pub(super) struct Scores {
    #[serde(flatten)]
    all: Shares,
    lang: BTreeMap<String, Shares>,
    kind: BTreeMap<String, Shares>,
    style: BTreeMap<String, Shares>,
}

/// Shares from 0 to 1; those that no line is counted in are left out.
#[derive(Debug, Serialize)]
struct Shares {
    #[serde(skip_serializing_if = "Option::is_none")]
    recall: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    false_alarms: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind_accuracy: Option<f64>,
    n: usize,
}

pub(super) fn measure(root: &Path, test: &Path) -> anyhow::Result<Scores> {
    let assistant = Library::open(root, Environment::system())?.current();
    let environment = Environment::system();
    let today = environment.in_oslo(environment.now()).date();
    let lines =
        fs::read_to_string(test).with_context(|| format!("cannot read {}", test.display()))?;
    let lines = read(&lines).with_context(|| test.display().to_string())?;
    let report = eval::crises(&assistant.understander, &lines, today);
    Ok(Scores {
        all: report.all.into(),
        lang: shares(report.by_lang),
        kind: shares(report.by_kind),
        style: shares(report.by_style),
    })
}

fn read(text: &str) -> anyhow::Result<Vec<CrisisLine>> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| {
            let line: Line =
                serde_json::from_str(line).with_context(|| format!("line {}", number + 1))?;
            Ok(CrisisLine {
                // As the assistant gets it.
                text: understanding::redact(&line.text),
                lang: line.lang,
                crisis: line.crisis,
                style: line.style,
            })
        })
        .collect()
}

fn shares(groups: BTreeMap<String, CrisisScores>) -> BTreeMap<String, Shares> {
    groups
        .into_iter()
        .map(|(name, scores)| (name, scores.into()))
        .collect()
}

impl From<CrisisScores> for Shares {
    fn from(scores: CrisisScores) -> Self {
        Self {
            recall: scores.recall,
            false_alarms: scores.false_alarms,
            kind_accuracy: scores.kind_accuracy,
            n: scores.n,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_or_named() {
        let line = r#"{"text": "det brenner", "lang": "nb", "crisis": null, "style": "plain"}"#;
        let lines = read(&format!("{line}\n\n{line}\n")).expect("two lines");
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].crisis, None);
        let error = read(&format!("{line}\n{{}}\n")).expect_err("a line without a text");
        assert!(format!("{error:#}").contains("line 2"), "{error:#}");
    }
}
