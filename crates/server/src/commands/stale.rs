//! `livslos stale`: what an editor must look at again.

use super::place::Place;
use crate::environment::Environment;
use anyhow::Context as _;
use content::{Content, Lang};
use jiff::civil::Date;
use std::{
    io::{self, Write as _},
    process::ExitCode,
};

/// List what is past its review date, a draft, or rests on a rate that has ended; exit 1 if anything is
#[derive(Debug, clap::Args)]
pub(super) struct Stale {
    /// The day to look from; left out, today
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<Date>,
    #[command(flatten)]
    place: Place,
}

impl Stale {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let root = self.place.find()?;
        let today = self.on.unwrap_or_else(|| Environment::system().today());
        let content = content::load(&root, today).0;
        let content = content.context("there is no content: run `livslos check`")?;
        let found = found(&content, today);
        let mut out = io::stdout().lock();
        for line in &found {
            writeln!(out, "{line}")?;
        }
        writeln!(out, "{} to look at", found.len())?;
        Ok(if found.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}

/// One line for each thing to look at: rates first, since articles rest on them.
fn found(content: &Content, today: Date) -> Vec<String> {
    let mut found = Vec::new();
    for (name, rate) in &content.rates {
        let ended = rate.on(today).and_then(|standing| standing.ended);
        let Some(ended) = ended else { continue };
        let users: Vec<&str> = content
            .articles
            .values()
            .filter(|article| article.rates.contains(name))
            .map(|article| article.id.as_str())
            .collect();
        let users = if users.is_empty() {
            "no article".to_owned()
        } else {
            users.join(", ")
        };
        found.push(format!("rate {name}: ended {ended}; used by {users}"));
    }
    for (name, rate) in &content.rates {
        if rate.source.checked.is_none() {
            let url = &rate.source.url;
            found.push(format!("rate {name}: never compared with {url}"));
        }
    }
    for article in content.articles.values() {
        let id = &article.id;
        if article.review_by < today {
            let day = article.review_by;
            found.push(format!("article {id}: should have been looked at by {day}"));
        }
        if let Some(open) = &article.open {
            found.push(format!("article {id}: draft: {}", open.get(Lang::Nb)));
        }
    }
    found
}
