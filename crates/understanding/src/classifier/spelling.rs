//! Words that nobody used before, taken for the usual word they are a slip of: "foreldrepneger".

use super::hashing::{self, Hashed};
use crate::bytes::{Reader, Writer};
use std::collections::{HashMap, HashSet};

/// A word in so many messages is what people write, and may be meant by a slip …
const USUAL: u32 = 4;
/// … and one in so many is no slip itself.
const KNOWN: u32 = 2;

/// Shorter words are too near to each other, in letters.
const SHORTEST: usize = 5;
/// From so many letters on there may be two slips in a word.
const LONG: usize = 8;

/// The words of the messages.
#[derive(Debug, Default)]
pub(super) struct Spelling {
    known: HashSet<u64, Hashed>,
    /// Usual words by first letter and length, the most usual first.
    usual: HashMap<(char, usize), Vec<Word>>,
}

#[derive(Debug)]
struct Word {
    text: String,
    /// Which letters it has, a bit each: a quick look before a long one.
    signature: u32,
}

impl Spelling {
    /// Learns words in lower case, with how many messages have each.
    pub(super) fn learn<'a>(words: impl Iterator<Item = (&'a str, u32)>) -> Self {
        let mut spelling = Self::default();
        let mut usual: Vec<(u32, &str)> = Vec::new();
        for (word, count) in words {
            if count >= KNOWN {
                spelling.known.insert(hashing::text(word));
            }
            if count >= USUAL {
                usual.push((count, word));
            }
        }
        usual.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        for (_, word) in usual {
            spelling.add(word);
        }
        spelling
    }

    /// Adds a usual word, less usual than those before.
    fn add(&mut self, word: &str) {
        let length = word.chars().count();
        let is_word = length >= SHORTEST && word.chars().all(char::is_alphabetic);
        if let Some(first) = word.chars().next().filter(|_| is_word) {
            self.usual.entry((first, length)).or_default().push(Word {
                text: word.to_owned(),
                signature: signature(word),
            });
        }
    }

    /// Writes the words, in an order that is always the same.
    pub(super) fn write(&self, into: &mut Writer) {
        hashing::write_set(&self.known, into);
        let mut usual: Vec<_> = self.usual.iter().collect();
        usual.sort_unstable_by_key(|(beginning, _)| **beginning);
        let words: Vec<&Word> = usual.into_iter().flat_map(|(_, words)| words).collect();
        into.list(words.into_iter(), |into, word| into.text(&word.text));
    }

    /// Reads what was written.
    pub(super) fn read(from: &mut Reader<'_>) -> Option<Self> {
        let mut spelling = Self {
            known: from.list(Reader::u64)?,
            usual: HashMap::new(),
        };
        let words: Vec<String> = from.list(Reader::text)?;
        for word in &words {
            spelling.add(word);
        }
        Some(spelling)
    }

    /// The usual word that is nearest to one nobody used, the most usual of those as near.
    pub(super) fn mend(&self, word: &str) -> Option<String> {
        let length = word.chars().count();
        if length < SHORTEST || self.known.contains(&hashing::text(word)) {
            return None;
        }
        let first = word.chars().next()?;
        let most = if length >= LONG { 2 } else { 1 };
        let signature = signature(word);
        let lengths = length - most..=length + most;
        let near = lengths.filter_map(|length| self.usual.get(&(first, length)));
        let mut best: Option<(usize, &Word)> = None;
        for usual in near.flatten() {
            let differing = (usual.signature ^ signature).count_ones() as usize;
            if differing > 2 * most {
                continue;
            }
            let slips = strsim::osa_distance(word, &usual.text);
            if slips <= most && best.is_none_or(|(fewest, _)| slips < fewest) {
                best = Some((slips, usual));
            }
        }
        best.map(|(_, usual)| usual.text.clone())
    }

    /// Bytes held, about.
    pub(super) fn size_bytes(&self) -> usize {
        let words = self.usual.values().flatten();
        let letters: usize = words.map(|word| word.text.len() + size_of::<Word>()).sum();
        self.known.capacity() * (size_of::<u64>() + 1) + letters
    }
}

fn signature(word: &str) -> u32 {
    let bit = |letter: char| 1 << (letter as u32 % u32::BITS);
    word.chars().map(bit).fold(0, |all, bit| all | bit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_taken_for_the_usual_word() {
        let words = [
            ("foreldrepenger", 9),
            ("engangsstønad", 5),
            ("barnetrygd", 4),
            ("søknad", 7),
            ("søknaden", 3),
            ("sjelden", 1),
        ];
        let spelling = Spelling::learn(words.into_iter());
        let check = |word: &str, expect: Option<&str>| {
            assert_eq!(spelling.mend(word).as_deref(), expect, "{word}");
        };
        check("foreldrepneger", Some("foreldrepenger"));
        check("foreldrepenge", Some("foreldrepenger"));
        check("engagsstøand", Some("engangsstønad"));
        check("søknda", Some("søknad"));
        check("foreldrepenger", None);
        check("søknaden", None);
        check("barn", None);
        check("barnehage", None);
    }
}
