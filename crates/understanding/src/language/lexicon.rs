//! Frequent words and how each tongue inflects them: what the word lists expand to.
//!
//! A list is read in groups. `[pattern]` begins one and says how its words are inflected (`=`: not at
//! all); `#` begins a comment. In the Scandinavian lists a word is written `bokmål/nynorsk/Danish`,
//! where `-` means that there is no such word, `a|b` two words, and `rom+m` that endings follow `romm`;
//! a word of a group named by a tongue (`[nn]`) stands alone.

use super::patterns::Patterns;
use super::tongue::{
    PerTongue, TONGUES,
    Tongue::{self, Da, En, Nb, Nn, Se, Sv},
};
use std::collections::HashMap;

/// The pattern of words that are not inflected.
const AS_THEY_ARE: &str = "=";

/// The lists in Norwegian and Danish, and how usual their words are: dialect is spoken more than it is
/// written.
const SCANDINAVIAN: [(&str, f32); 5] = [
    (include_str!("../../lexicon/nouns.txt"), 1.0),
    (include_str!("../../lexicon/verbs.txt"), 1.0),
    (include_str!("../../lexicon/adjectives.txt"), 1.0),
    (include_str!("../../lexicon/forms.txt"), 1.0),
    (include_str!("../../lexicon/dialect.txt"), 0.3),
];

/// The lists of one tongue.
const OTHERS: [(Tongue, &str); 3] = [
    (En, include_str!("../../lexicon/english.txt")),
    (Sv, include_str!("../../lexicon/swedish.txt")),
    (Se, include_str!("../../lexicon/sami.txt")),
];

const BARE: &str = include_str!("../../lexicon/bare.txt");

/// A tongue that is not known to use a word or not to is taken to use it so much, to learn spelling.
const PERHAPS: f32 = 0.2;

/// How a word is used.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Usage {
    /// From 0, never, to 1, as the ordinary form, for each tongue.
    pub(super) share: PerTongue,
    /// The tongues that are known to use the word, or not to.
    pub(super) known: [bool; TONGUES],
}

impl Usage {
    /// How usual the word is in the tongue that uses it most.
    pub(super) fn most(&self) -> f32 {
        self.share.iter().copied().fold(0.0, f32::max)
    }

    /// How probable each tongue is, of one who uses the word.
    pub(super) fn probabilities(&self) -> PerTongue {
        let most = self.most();
        let shares: PerTongue = std::array::from_fn(|tongue| {
            if self.known[tongue] {
                self.share[tongue]
            } else {
                PERHAPS * most
            }
        });
        let total: f32 = shares.iter().sum();
        shares.map(|share| share / total)
    }

    /// Notes that a tongue uses the word so much.
    fn note(&mut self, tongue: Tongue, share: f32, known: &[Tongue]) {
        let own = &mut self.share[tongue as usize];
        *own = own.max(share);
        for &tongue in known {
            self.known[tongue as usize] = true;
        }
    }
}

/// All forms of all listed words.
pub(super) fn words() -> HashMap<String, Usage> {
    let patterns = Patterns::read();
    let mut words: HashMap<String, Usage> = HashMap::new();
    let mut note = |word: String, tongue: Tongue, share: f32, known: &[Tongue]| {
        words.entry(word).or_default().note(tongue, share, known);
    };
    for (list, usual) in SCANDINAVIAN {
        for_each_word(list, |pattern, word| {
            if let Some(tongue) = alone(pattern) {
                return note(word.to_owned(), tongue, usual, &[tongue]);
            }
            for (place, tongue) in word.split('/').zip([Nb, Nn, Da]) {
                for lemma in place.split('|').filter(|lemma| *lemma != "-") {
                    patterns.for_each_form(tongue, pattern, lemma, |form, share| {
                        note(form, tongue, usual * share, &[Nb, Nn, Da]);
                    });
                }
            }
        });
    }
    for (tongue, list) in OTHERS {
        for_each_word(list, |pattern, word| {
            let everyone = tongue != En || pattern == AS_THEY_ARE;
            let known = if everyone {
                &Tongue::ALL[..]
            } else {
                &[En, Se]
            };
            patterns.for_each_form(tongue, pattern, word, |form, share| {
                note(form, tongue, share, known);
            });
        });
    }
    words
}

/// Dates, numbers, countries, yes and no.
pub(super) fn bare() -> impl Iterator<Item = &'static str> {
    let mut bare = Vec::new();
    for_each_word(BARE, |_, word| bare.push(word));
    bare.into_iter()
}

/// The tongue of a group of words that have no counterparts.
fn alone(pattern: &str) -> Option<Tongue> {
    [Nb, Nn, Da]
        .into_iter()
        .find(|tongue| tongue.code() == pattern)
}

/// Calls with the pattern and every word of a list.
fn for_each_word<'a>(list: &'a str, mut call: impl FnMut(&'a str, &'a str)) {
    let mut pattern = AS_THEY_ARE;
    for line in list.lines() {
        let line = line.split('#').next().unwrap_or_default();
        for word in line.split_whitespace() {
            match word
                .strip_prefix('[')
                .and_then(|word| word.strip_suffix(']'))
            {
                Some(name) => pattern = name,
                None => call(pattern, word),
            }
        }
    }
}
