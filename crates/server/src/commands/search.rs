//! `livslos search`: what a search finds, and why.

use super::place::Place;
use crate::environment::Environment;
use anyhow::Context as _;
use content::Lang;
use dialogue::{Assistant, Found};
use search::{Because, Meant};
use std::{
    fmt::Write as _,
    io::{self, Write as _},
    process::ExitCode,
};

/// So many related stems of a word are shown.
const MOST_RELATED: usize = 8;

/// Show what a search finds and why: the words after analysis, and the score of each hit by its signs
#[derive(Debug, clap::Args)]
pub(super) struct Search {
    /// What to search for
    query: String,
    /// The language of the texts: nb, nn or en
    #[arg(long, value_parser = super::lang, default_value = "nb")]
    lang: Lang,
    /// So many hits
    #[arg(long, default_value_t = 5)]
    most: usize,
    #[command(flatten)]
    place: Place,
}

impl Search {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let today = Environment::system().today();
        let content = content::load(&self.place.find()?, today).0;
        let assistant =
            Assistant::new(content.context("there is no content: try `livslos check`")?);
        let mut text = String::new();
        let meant = assistant.search.explain(self.lang, &self.query);
        if meant.is_empty() {
            text.push_str("no word of this means something by itself\n");
        }
        for meant in meant {
            text.push_str(&word(&meant));
        }
        let found = assistant.find(self.lang, &self.query, None, today);
        for (place, found) in found.iter().take(self.most).enumerate() {
            text.push_str(&hit(place + 1, found, &assistant, self.lang));
        }
        io::stdout().write_all(text.as_bytes())?;
        Ok(ExitCode::SUCCESS)
    }
}

/// A word: what it is taken for.
fn word(meant: &Meant) -> String {
    let Meant {
        word,
        stem,
        sections,
        rarity,
        related,
    } = meant;
    let mut text = format!("{word}: stem {stem}, in {sections} sections, rarity {rarity:.2}\n");
    for (other, weight, because) in related.iter().take(MOST_RELATED) {
        let because = match because {
            Because::Alike => "alike",
            Because::Synonym => "synonym",
        };
        writeln!(text, "    {weight:.2} {other} ({because})").expect("a string takes all");
    }
    text
}

/// A hit: its heading, and what each sign adds to its score.
fn hit(place: usize, found: &Found, assistant: &Assistant, lang: Lang) -> String {
    let article = &assistant.content.articles[&found.article];
    let text = article.in_lang(lang);
    let section = found.section.as_ref().and_then(|id| text.section(id));
    let heading = section.map_or("(summary)", |section| section.heading.as_str());
    let address = match &found.section {
        Some(section) => format!("{}#{section}", found.article),
        None => found.article.to_string(),
    };
    let shown = if found.is_good {
        ""
    } else {
        ", too unsure to show"
    };
    let mut said = format!(
        "\n{place}. {} | {heading}\n   {address}, score {:.2}, confidence {:.2}{shown}\n  ",
        text.title, found.score, found.confidence
    );
    let signs = found
        .signs
        .weighed()
        .into_iter()
        .filter(|(_, weighed)| weighed.abs() > 0.005);
    for (name, weighed) in signs {
        write!(said, " {name} {weighed:+.2}").expect("a string takes all");
    }
    said.push('\n');
    said
}
