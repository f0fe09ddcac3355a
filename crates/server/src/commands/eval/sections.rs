//! `livslos eval sections`

use crate::{commands::model::Model, encoder};
use anyhow::Context as _;
use content::Lang;
use dialogue::{Assistant, Found};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// A line of a file.
#[derive(Debug, Deserialize)]
struct Question {
    text: String,
    lang: String,
    sections: Option<Vec<String>>,
    of: Option<usize>,
    style: Option<String>,
}

/// What is printed.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    #[serde(flatten)]
    all: Scores,
    p50_us: f64,
    p99_us: f64,
    per_lang: BTreeMap<String, Scores>,
    per_style: BTreeMap<String, Scores>,
    per_file: BTreeMap<String, Scores>,
}

/// Shares from 0 to 1, of what is good enough to show.
#[derive(Debug, Default, Serialize)]
struct Scores {
    /// Questions that our content answers.
    n: usize,
    /// The right section comes first, or is among the first 3 or 5.
    recall_at_1: f64,
    recall_at_3: f64,
    recall_at_5: f64,
    /// Questions that are none of ours …
    strangers: usize,
    /// … and the share of them that get nothing.
    nothing: f64,
}

impl Scores {
    /// Counts one question: the rank of the right section, from 0, or whether a stranger got nothing.
    fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Rank(rank) => {
                self.n += 1;
                let within = |limit| f64::from(u8::from(rank.is_some_and(|rank| rank < limit)));
                self.recall_at_1 += within(1);
                self.recall_at_3 += within(3);
                self.recall_at_5 += within(5);
            }
            Outcome::Stranger { got_nothing } => {
                self.strangers += 1;
                self.nothing += f64::from(u8::from(got_nothing));
            }
        }
    }

    fn shares(mut self) -> Self {
        for sum in [
            &mut self.recall_at_1,
            &mut self.recall_at_3,
            &mut self.recall_at_5,
        ] {
            *sum /= self.n.max(1) as f64;
        }
        self.nothing /= self.strangers.max(1) as f64;
        self
    }
}

#[derive(Clone, Copy)]
enum Outcome {
    Rank(Option<usize>),
    Stranger { got_nothing: bool },
}

pub(super) fn measure(root: &Path, model: &Model, files: &[PathBuf]) -> anyhow::Result<Report> {
    let encoder = model.folder().map(encoder::open).transpose()?;
    let today = crate::environment::Environment::system().today();
    let content = content::load(root, today).0;
    let content = content.context("there is no content: try `livslos check`")?;
    let assistant = Assistant::with_encoder(content, encoder.as_ref());
    let clock = super::stopwatch();
    let mut latencies: Vec<Duration> = Vec::new();
    let mut all = Scores::default();
    let mut groups: [BTreeMap<String, Scores>; 3] = Default::default();
    let mut first = Vec::new();
    for file in files {
        let questions = read(file)?;
        for question in &questions {
            let lang = Lang::parse(&question.lang);
            let lang = lang.with_context(|| format!("{} is no language of ours", question.lang))?;
            let right = right(question, if first.is_empty() { &questions } else { &first })?;
            let started = clock();
            let found = assistant.find(lang, &question.text, None, today);
            latencies.push(clock().saturating_sub(started));
            let outcome = judge(&found, right);
            all.count(outcome);
            let name = file.file_stem().unwrap_or_default().to_string_lossy();
            let style = question.style.as_deref().unwrap_or("none");
            for (group, key) in groups
                .iter_mut()
                .zip([question.lang.as_str(), style, &*name])
            {
                group.entry(key.to_owned()).or_default().count(outcome);
            }
        }
        if first.is_empty() {
            first = questions;
        }
    }
    let (p50_us, p99_us) = super::percentiles(latencies);
    let [per_lang, per_style, per_file] = groups.map(|group| {
        let shares = group
            .into_iter()
            .map(|(key, scores)| (key, scores.shares()));
        shares.collect()
    });
    Ok(Report {
        all: all.shares(),
        p50_us,
        p99_us,
        per_lang,
        per_style,
        per_file,
    })
}

fn read(file: &Path) -> anyhow::Result<Vec<Question>> {
    let text =
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let lines = text.lines().enumerate();
    lines
        .map(|(number, line)| {
            serde_json::from_str(line).with_context(|| format!("{}:{}", file.display(), number + 1))
        })
        .collect()
}

/// The sections that answer a question.
fn right<'a>(question: &'a Question, first: &'a [Question]) -> anyhow::Result<&'a [String]> {
    let named = question.of.and_then(|line| first.get(line.checked_sub(1)?));
    let sections = question
        .sections
        .as_ref()
        .or(named.and_then(|of| of.sections.as_ref()));
    let sections = sections.with_context(|| format!("no sections for \"{}\"", question.text))?;
    Ok(sections)
}

fn judge(found: &[Found], right: &[String]) -> Outcome {
    let mut good = found.iter().filter(|found| found.is_good);
    if right.is_empty() {
        let got_nothing = good.next().is_none();
        return Outcome::Stranger { got_nothing };
    }
    let mut sections = good.filter_map(|found| {
        let section = found.section.as_ref()?;
        Some(format!("{}#{section}", found.article))
    });
    Outcome::Rank(sections.position(|section| right.contains(&section)))
}
