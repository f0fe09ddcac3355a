//! How words are inflected: the regular patterns of bokmål, nynorsk, Danish and Swedish.

use super::tongue::Tongue;
use std::collections::HashMap;

/// A pattern a line: its name, the language, and endings. `=` stands for the word as it is, with what
/// follows; other endings follow its stem.
const PATTERNS: &str = include_str!("../../lexicon/patterns.txt");

/// Marks an ending that is allowed, but seen much less, and one that is one of two usual ones.
const RARE: (char, f32) = ('?', 0.15);
const ONE_OF_TWO: (char, f32) = ('~', 0.6);

/// Stands for the stem as an order.
const IMPERATIVE: &str = "!";

/// The pattern of nouns that lose the e of their last syllable before endings.
const LOSING_E: &str = "el";

/// Endings, and how usual each is beside others of the same word.
type Endings = Vec<(&'static str, f32)>;

/// The patterns of all tongues.
#[derive(Debug)]
pub(super) struct Patterns {
    /// By name and language code.
    endings: HashMap<(&'static str, &'static str), Endings>,
}

impl Patterns {
    pub(super) fn read() -> Self {
        let lines = PATTERNS.lines().filter(|line| !line.starts_with('#'));
        let endings = lines.filter_map(|line| {
            let mut words = line.split_whitespace();
            let key = (words.next()?, words.next()?);
            Some((key, words.map(ending).collect()))
        });
        Self {
            endings: endings.collect(),
        }
    }

    /// Calls with every form of a word of a tongue, and how usual it is: 1 is the usual one. A word of
    /// no pattern stands for itself.
    pub(super) fn for_each_form(
        &self,
        tongue: Tongue,
        pattern: &str,
        lemma: &str,
        mut call: impl FnMut(String, f32),
    ) {
        let plain = lemma.split('+').next().unwrap_or_default();
        let Some(endings) = self.endings.get(&(pattern, tongue.code())) else {
            return call(plain.to_owned(), 1.0);
        };
        let stem = stem(pattern, lemma);
        for &(ending, share) in endings {
            match ending.strip_prefix('=') {
                Some(ending) => call(format!("{plain}{ending}"), share),
                None if ending == IMPERATIVE => call(imperative(&stem), share),
                None => call(format!("{stem}{ending}"), share),
            }
        }
    }
}

/// An ending, and how usual it is.
fn ending(written: &'static str) -> (&'static str, f32) {
    for (mark, share) in [RARE, ONE_OF_TWO] {
        if let Some(ending) = written.strip_prefix(mark) {
            return (ending, share);
        }
    }
    (written, 1.0)
}

/// The stem as an order: no word ends in -mm, nor in the j of nynorsk infinitives.
fn imperative(stem: &str) -> String {
    let stem = stem.strip_suffix('j').unwrap_or(stem);
    match stem.strip_suffix("mm") {
        Some(_) => stem[..stem.len() - 1].to_owned(),
        None => stem.to_owned(),
    }
}

/// What endings are added to.
fn stem(pattern: &str, lemma: &str) -> String {
    let mut stem = lemma.replace('+', "");
    if pattern == LOSING_E {
        let last = stem.pop();
        stem.pop();
        if stem.ends_with("mm") || stem.ends_with("kk") || stem.ends_with("tt") {
            stem.pop();
        }
        stem.extend(last);
    } else if stem.ends_with(['e', 'a']) {
        stem.pop();
    }
    stem
}
