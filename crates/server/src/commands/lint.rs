//! `livslos lint`: plain language in all content, or in a text of one's own.

use super::place::Place;
use crate::environment::Environment;
use anyhow::Context as _;
use clap::ValueEnum;
use content::{Lang, Problem, Severity};
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    fs,
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Where SARIF is defined.
const SARIF_SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Check plain language in all content, or in texts; exit 1 on an error
#[derive(Debug, clap::Args)]
pub(super) struct Lint {
    /// Texts to check instead of the content; `-` is standard input
    #[arg(value_name = "FILE", requires = "lang")]
    texts: Vec<PathBuf>,
    /// The texts' language: nb, nn or en
    #[arg(long, value_parser = super::lang)]
    lang: Option<Lang>,
    /// How findings are written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Exit 1 on a warning too
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    place: Place,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For people: a finding, and the fix below it.
    Human,
    /// One JSON object: `errors`, `warnings` and `findings`.
    Json,
    /// SARIF 2.1.0, which editors and code hosts show in the text.
    Sarif,
}

impl Lint {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let root = self.place.find()?;
        let problems = match self.lang {
            Some(lang) => {
                anyhow::ensure!(!self.texts.is_empty(), "name the texts, or `-`");
                self.in_texts(&root, lang)?
            }
            None => content::lint(&root, Environment::system().today()),
        };
        let mut out = io::stdout().lock();
        match self.format {
            Format::Human => {
                for problem in &problems {
                    writeln!(out, "{problem}")?;
                }
                let (errors, warnings) = counts(&problems);
                writeln!(out, "{errors} errors, {warnings} warnings")?;
            }
            Format::Json => writeln!(out, "{:#}", as_json(&problems))?,
            Format::Sarif => writeln!(out, "{:#}", as_sarif(&problems))?,
        }
        let (errors, warnings) = counts(&problems);
        let passes = errors == 0 && !(self.strict && warnings > 0);
        Ok(if passes {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }

    fn in_texts(&self, root: &Path, lang: Lang) -> anyhow::Result<Vec<Problem>> {
        let mut problems = Vec::new();
        for path in &self.texts {
            let (name, text) = if path == Path::new("-") {
                let mut text = String::new();
                let read = io::stdin().read_to_string(&mut text);
                read.context("standard input is not text in UTF-8")?;
                ("standard input".to_owned(), text)
            } else {
                let name = path.display().to_string();
                let text = fs::read_to_string(path);
                (
                    name.clone(),
                    text.with_context(|| format!("cannot read {name}"))?,
                )
            };
            problems.extend(content::lint_text(root, lang, &name, &text));
        }
        Ok(problems)
    }
}

fn counts(problems: &[Problem]) -> (usize, usize) {
    let errors = problems.iter();
    let errors = errors.filter(|problem| problem.severity == Severity::Error);
    let errors = errors.count();
    (errors, problems.len() - errors)
}

fn level(problem: &Problem) -> &'static str {
    match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn as_json(problems: &[Problem]) -> Value {
    let (errors, warnings) = counts(problems);
    let findings: Vec<Value> = problems
        .iter()
        .map(|problem| {
            json!({
                "severity": level(problem),
                "rule": problem.rule,
                "file": problem.file,
                "line": problem.line,
                "message": problem.message,
                "fix": problem.fix,
            })
        })
        .collect();
    json!({"errors": errors, "warnings": warnings, "findings": findings})
}

fn as_sarif(problems: &[Problem]) -> Value {
    let rules: BTreeSet<&str> = problems.iter().map(|problem| problem.rule).collect();
    let rules: Vec<Value> = rules.into_iter().map(|rule| json!({"id": rule})).collect();
    let results: Vec<Value> = problems
        .iter()
        .map(|problem| {
            let message = format!("{}. Fix: {}", problem.message, problem.fix);
            json!({
                "ruleId": problem.rule,
                "level": level(problem),
                "message": {"text": message},
                "locations": [{
                    "physicalLocation": {
                        "artifactLocation": {"uri": problem.file},
                        "region": {"startLine": problem.line.unwrap_or(1)},
                    },
                }],
            })
        })
        .collect();
    json!({
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "livslos lint",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "results": results,
        }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_written_for_programs() {
        let problem = Problem {
            severity: Severity::Error,
            rule: "officialese",
            file: "knowledge/x/nb.md".into(),
            line: Some(7),
            message: "«vedrørende»".to_owned(),
            fix: "write «om»".to_owned(),
        };
        let problems = [problem];
        let json = as_json(&problems);
        assert_eq!(json["errors"], 1);
        assert_eq!(json["findings"][0]["line"], 7);
        let sarif = as_sarif(&problems);
        let run = &sarif["runs"][0];
        assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "officialese");
        let result = &run["results"][0];
        assert_eq!(result["message"]["text"], "«vedrørende». Fix: write «om»");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "knowledge/x/nb.md");
        assert_eq!(place["region"]["startLine"], 7);
    }
}
