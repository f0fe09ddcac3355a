//! `livslos eval`: how good the parts are on labelled files. Each prints one JSON object.

mod intents;
mod language;
mod questions;
mod search;

use super::{model::Model, place::Place};
use anyhow::Context as _;
use clap::Subcommand;
use content::Lang;
use serde::Serialize;
use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
    time::{Duration, Instant},
};

/// Measure a part on labelled files and print one JSON object
#[derive(Debug, clap::Args)]
pub(super) struct Eval {
    #[command(flatten)]
    place: Place,
    #[command(subcommand)]
    part: Part,
}

#[derive(Debug, Subcommand)]
enum Part {
    /// The whole assistant on questions: which life event, which language, or none of ours.
    Questions {
        /// JSON lines: `text` or `turns`, `lang`, `life_event` or `life_events`, `intent`, `style`.
        /// Several times: all of them together.
        #[arg(long, required = true)]
        test: Vec<PathBuf>,
        #[command(flatten)]
        model: Model,
    },
    /// The intent classifier, trained afresh.
    Intents {
        /// Lines `text<TAB>label`; the label `oos` is out of scope.
        #[arg(long)]
        train: PathBuf,
        /// The same, not seen in training.
        #[arg(long)]
        test: PathBuf,
        #[command(flatten)]
        model: Model,
    },
    /// Which language a text is in.
    Language {
        /// Lines `lang<TAB>text`.
        #[arg(long)]
        test: PathBuf,
    },
    /// The ranking of texts for queries.
    Search {
        /// The language of the texts: nb, nn or en.
        #[arg(long, value_parser = lang)]
        lang: Lang,
        /// Lines `id<TAB>title<TAB>text`.
        #[arg(long)]
        corpus: PathBuf,
        /// Lines `text<TAB>id`, several identifiers parted by `|`.
        #[arg(long)]
        queries: PathBuf,
    },
}

impl Eval {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        match self.part {
            Part::Questions { test, model } => {
                print(&questions::measure(&self.place.find()?, &model, &test)?)
            }
            Part::Intents { train, test, model } => {
                print(&intents::measure(&train, &test, &model)?)
            }
            Part::Language { test } => print(&language::measure(&self.place.find()?, &test)?),
            Part::Search {
                lang,
                corpus,
                queries,
            } => print(&search::measure(lang, &corpus, &queries)?),
        }
    }
}

fn print(result: &impl Serialize) -> anyhow::Result<ExitCode> {
    writeln!(io::stdout(), "{}", serde_json::to_string_pretty(result)?)?;
    Ok(ExitCode::SUCCESS)
}

fn lang(tag: &str) -> Result<Lang, String> {
    Lang::parse(tag).ok_or_else(|| "write nb, nn or en".to_owned())
}

/// The lines of a file with `columns` tab-separated columns at the least.
fn table(path: &Path, columns: usize) -> anyhow::Result<Vec<Vec<String>>> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| {
            let row: Vec<String> = line.split('\t').map(str::to_owned).collect();
            anyhow::ensure!(
                row.len() >= columns,
                "{}:{}: expected {columns} columns parted by tabs",
                path.display(),
                number + 1
            );
            Ok(row)
        })
        .collect()
}

/// A clock that only measures.
fn stopwatch() -> impl Fn() -> Duration {
    let started = Instant::now();
    move || started.elapsed()
}

/// Microseconds at the median and at the 99th percentile.
fn percentiles(mut latencies: Vec<Duration>) -> (f64, f64) {
    latencies.sort_unstable();
    let at = |share: f64| {
        let place = (latencies.len() as f64 * share) as usize;
        let latency = latencies.get(place.min(latencies.len().saturating_sub(1)));
        latency.map_or(0.0, |latency| latency.as_secs_f64() * 1e6)
    };
    (at(0.5), at(0.99))
}
