//! Which language a text is in.

use super::share;
use crate::language::Languages;
use std::collections::BTreeMap;

/// How well languages are told apart.
#[derive(Clone, Debug, PartialEq)]
pub struct LanguageScores {
    /// Share of the lines whose most probable language is right.
    pub accuracy: f64,
    /// The same for the lines of each language, by its code.
    pub by_language: BTreeMap<String, f64>,
}

/// Tests on (language code, text) pairs. The most probable language counts, however unsure: there is
/// no conversation whose language could be kept.
pub fn languages(languages: &Languages, test: &[(String, String)]) -> LanguageScores {
    let mut hits: BTreeMap<&str, Vec<bool>> = BTreeMap::new();
    for (code, text) in test {
        let right = languages.most_probable_code(text) == code;
        hits.entry(code).or_default().push(right);
    }
    let right = |hits: &Vec<bool>| share(hits.iter(), |hit| *hit).unwrap_or(0.0);
    LanguageScores {
        accuracy: share(hits.values().flatten(), |hit| *hit).unwrap_or(0.0),
        by_language: hits
            .iter()
            .map(|(code, hits)| ((*code).to_owned(), right(hits)))
            .collect(),
    }
}
