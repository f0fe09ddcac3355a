//! `livslos eval language`

use crate::{environment::Environment, library::Library};
use serde::Serialize;
use std::{collections::BTreeMap, path::Path};

/// What is printed: the share that is right, of all and of each language.
#[derive(Debug, Serialize)]
pub(super) struct Scores {
    accuracy: f64,
    #[serde(flatten)]
    by_language: BTreeMap<String, f64>,
}

pub(super) fn measure(root: &Path, file: &Path) -> anyhow::Result<Scores> {
    let assistant = Library::open(root, Environment::system())?.current();
    let lines: Vec<(String, String)> = super::table(file, 2)?
        .into_iter()
        .map(|mut row| {
            // A column between says what kind of text it is.
            let message = row.pop().unwrap_or_default();
            (row.swap_remove(0), message)
        })
        .collect();
    let languages = assistant.understander.languages();
    let scores = understanding::eval::languages(languages, &lines);
    Ok(Scores {
        accuracy: scores.accuracy,
        by_language: scores.by_language,
    })
}
