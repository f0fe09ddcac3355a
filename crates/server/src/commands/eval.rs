//! `livslos eval`: how good the parts are on labelled files. Each prints one JSON object, unless its
//! help says otherwise.

mod confusions;
mod crisis;
mod examples;
mod intents;
mod language;
mod questions;
mod report;
mod search;
mod sections;
mod unforeseen;

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
    /// What is taken for what when each example in turn is held out, and which examples cause it: a
    /// table for editors.
    Confusions {
        /// All pairs as one JSON object instead.
        #[arg(long)]
        json: bool,
        /// So many pairs are shown in the table, of life events and of intents.
        #[arg(long, default_value_t = 20)]
        most: usize,
    },
    /// What becomes of errands whose intent is left out of training, each in turn.
    Unforeseen,
    /// Our examples, or questions, as lines `text<TAB>label<TAB>lang`, for other programs.
    Examples {
        /// JSON lines as for `questions`; left out, the examples of the intents.
        #[arg(long)]
        questions: Vec<PathBuf>,
        /// What a line is labelled with.
        #[arg(long, value_enum, default_value = "intent")]
        label: examples::Label,
    },
    /// One page with everything: writes it, prints nothing.
    Report {
        /// The page; its picture goes beside it.
        #[arg(long, default_value = "docs/evaluation.md")]
        output: PathBuf,
        /// Write nothing; exit 1 if the page is not what would be written now.
        #[arg(long)]
        check: bool,
    },
    /// Which language a text is in.
    Language {
        /// Lines `lang<TAB>text`.
        #[arg(long)]
        test: PathBuf,
    },
    /// Danger to life or health, and what only looks like it.
    Crisis {
        /// JSON lines: `text`, `lang`, `crisis` (a kind of intents/crisis/, or null) and `style`.
        #[arg(long)]
        test: PathBuf,
    },
    /// Whether a question is answered by the right section of our own content; without the encoder, unless
    /// a model is named.
    Sections {
        /// JSON lines: `text`, `lang`, `sections` (each `article#section`, none for what is not ours) and
        /// `style`; or `of` in place of `sections`, the number of the line in the first file, from 1, whose
        /// sections are right. Several times: each file, then all together.
        #[arg(long, required = true)]
        test: Vec<PathBuf>,
        #[command(flatten)]
        model: Model,
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
        /// Without the synonyms of `knowledge/synonyms.yaml`, which are used where there is content.
        #[arg(long)]
        without_synonyms: bool,
        #[command(flatten)]
        model: Model,
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
            Part::Confusions { json, most } => {
                let confusions = confusions::measure(&self.place.find()?)?;
                if json {
                    return print(&confusions);
                }
                show(&confusions::table(&confusions, most))
            }
            Part::Unforeseen => print(&unforeseen::measure(&self.place.find()?)?),
            Part::Examples { questions, label } => {
                let lines = if questions.is_empty() {
                    examples::of_content(&self.place.find()?, label)?
                } else {
                    examples::of_questions(&questions, label)?
                };
                let lines: Vec<String> = lines.iter().map(|line| line.join("\t")).collect();
                show(&(lines.join("\n") + "\n"))
            }
            Part::Report { output, check } => report(&self.place.find()?, &output, check),
            Part::Language { test } => print(&language::measure(&self.place.find()?, &test)?),
            Part::Crisis { test } => print(&crisis::measure(&self.place.find()?, &test)?),
            Part::Sections { test, model } => {
                print(&sections::measure(&self.place.find()?, &model, &test)?)
            }
            Part::Search {
                lang,
                corpus,
                queries,
                without_synonyms,
                model,
            } => {
                // Texts can be searched where there is no content of ours.
                let root = self.place.find().ok().filter(|_| !without_synonyms);
                print(&search::measure(
                    lang,
                    &corpus,
                    &queries,
                    root.as_deref(),
                    &model,
                )?)
            }
        }
    }
}

fn print(result: &impl Serialize) -> anyhow::Result<ExitCode> {
    show(&(serde_json::to_string_pretty(result)? + "\n"))
}

fn show(text: &str) -> anyhow::Result<ExitCode> {
    io::stdout().write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn report(root: &Path, output: &Path, check: bool) -> anyhow::Result<ExitCode> {
    if !check {
        report::write(root, output)?;
        return Ok(ExitCode::SUCCESS);
    }
    let outdated = report::outdated(root, output)?;
    if outdated.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    show(&format!(
        "{} is not current: run `make eval`. What differs:\n{}\n",
        output.display(),
        outdated.join("\n")
    ))?;
    Ok(ExitCode::FAILURE)
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
