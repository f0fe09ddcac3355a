//! `livslos eval language`

use crate::library::Library;
use serde::Serialize;
use std::{collections::BTreeMap, path::Path};
use understanding::language::{Foreign, LanguageGuess};

/// What is printed: the share that is right, of all and of each language.
#[derive(Debug, Serialize)]
pub(super) struct Scores {
    accuracy: f64,
    #[serde(flatten)]
    by_language: BTreeMap<String, f64>,
}

pub(super) fn measure(content: &Path, test: &Path) -> anyhow::Result<Scores> {
    let assistant = Library::open(content)?.current();
    let mut counts: BTreeMap<String, [u32; 2]> = BTreeMap::new();
    for row in super::table(test, 2)? {
        // A column between says what kind of text it is.
        let (lang, words) = (&row[0], &row[row.len() - 1]);
        let guess = assistant.understander.languages().identify(words);
        let count = counts.entry(lang.clone()).or_default();
        count[0] += u32::from(code(guess) == lang);
        count[1] += 1;
    }
    let share = |[right, all]: [u32; 2]| f64::from(right) / f64::from(all.max(1));
    let total = counts
        .values()
        .fold([0, 0], |sum, count| [sum[0] + count[0], sum[1] + count[1]]);
    Ok(Scores {
        accuracy: share(total),
        by_language: counts
            .into_iter()
            .map(|(lang, count)| (lang, share(count)))
            .collect(),
    })
}

fn code(guess: LanguageGuess) -> &'static str {
    match (guess.lang, guess.foreign) {
        (Some(lang), _) => lang.code(),
        (None, Some(Foreign::Danish)) => "da",
        (None, Some(Foreign::Swedish)) => "sv",
        (None, Some(Foreign::NorthernSami)) => "se",
        (None, None) => "",
    }
}
