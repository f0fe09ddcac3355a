//! The words of a message as the classifier sees them: names and numbers stand for themselves no
//! more, and every word also has a sound that dialects and misspellings share.

use super::hashing::{self, Hashed};
use crate::bytes::{Reader, Writer};
use crate::text::words_of;
use std::collections::{HashMap, HashSet};

/// A word, or what stands for a name or a number.
#[derive(Debug)]
pub(super) struct Token {
    /// Its letters in lower case.
    pub letters: String,
    /// A hash of the letters.
    pub word: u64,
    /// A hash of the consonants (see [`sound`]).
    pub sound: u64,
}

/// What stands for a name, and for a number. No word has these letters.
const NAME: &str = "•";
const NUMBER: &str = "0";

/// Numbers in bokmål, nynorsk and English, in the order of their bytes. "En", "ein" and "one" are
/// articles and pronouns more often.
const NUMBERS: &[&str] = &[
    "En", "atten", "eight", "ein", "eitt", "eleven", "elleve", "ellevte", "ett", "fem", "femte",
    "femten", "femti", "fifteen", "fifth", "fifty", "fire", "first", "five", "fjerde", "fjorten",
    "forty", "four", "fourth", "fyrste", "første", "førti", "half", "halv", "hundre", "hundred",
    "ni", "niande", "niende", "nine", "nitten", "nitti", "null", "one", "second", "seks",
    "seksten", "seksti", "seven", "six", "sjette", "sju", "sjuande", "sjuende", "sytten", "sytti",
    "syv", "syvende", "ten", "third", "thirty", "thousand", "three", "ti", "tiande", "tiende",
    "tjue", "to", "tolv", "tolvte", "tre", "tredje", "tretten", "tretti", "tusen", "twelve",
    "twenty", "two", "tyve", "zero", "åttande", "åtte", "åttende", "åtti",
];

/// A capitalised word inside a sentence is a name, unless this share of all messages have it …
const FAMILIAR: f32 = 0.02;

/// … or at least so many write it without a capital, and no fewer than write it with one.
const USUALLY_SMALL: u32 = 2;

/// Words that are no names, however they are written: "Nav", "Norge", "Dagpenger".
#[derive(Debug, Default)]
pub(super) struct Familiar(HashSet<u64, Hashed>);

impl Familiar {
    /// Learns which words are common among the messages.
    pub(super) fn learn(messages: &[&str]) -> Self {
        let mut occurrences: HashMap<u64, [u32; 2], Hashed> = HashMap::default();
        let mut words: Vec<(u64, bool)> = Vec::new();
        for message in messages {
            words.clear();
            words.extend(words_of(message).filter_map(|(word, begins)| {
                let is_capitalised = word.starts_with(char::is_uppercase);
                // At the beginning of a sentence a capital says nothing.
                let counts = !(begins && is_capitalised);
                counts.then(|| (hashing::text(&word.to_lowercase()), is_capitalised))
            }));
            words.sort_unstable();
            words.dedup();
            for &(word, is_capitalised) in &words {
                occurrences.entry(word).or_default()[usize::from(is_capitalised)] += 1;
            }
        }
        let least = (FAMILIAR * messages.len() as f32).ceil() as u32;
        let is_familiar = |[small, capital]: [u32; 2]| {
            small + capital >= least || small >= USUALLY_SMALL.max(capital)
        };
        let familiar = occurrences.into_iter();
        let familiar = familiar.filter(|(_, counts)| is_familiar(*counts));
        Self(familiar.map(|(word, _)| word).collect())
    }

    /// Writes the words, in an order that is always the same.
    pub(super) fn write(&self, into: &mut Writer) {
        hashing::write_set(&self.0, into);
    }

    /// Reads what was written.
    pub(super) fn read(from: &mut Reader<'_>) -> Option<Self> {
        from.list(Reader::u64).map(Self)
    }

    /// Bytes held, about.
    pub(super) fn size_bytes(&self) -> usize {
        self.0.capacity() * (size_of::<u64>() + 1)
    }

    /// The tokens of a message, and the words behind its names. Names and numbers in a row are one.
    pub(super) fn tokens(&self, message: &str) -> (Vec<Token>, Vec<u64>) {
        let mut tokens: Vec<Token> = Vec::new();
        let mut names = Vec::new();
        for (raw, begins) in words_of(message) {
            let lower = raw.to_lowercase();
            let word = hashing::text(&lower);
            let is_capitalised = raw.starts_with(char::is_uppercase);
            let stand_in = if raw.contains(|c: char| c.is_ascii_digit())
                || NUMBERS.binary_search(&lower.as_str()).is_ok()
            {
                Some(NUMBER)
            } else if !begins && is_capitalised && !self.0.contains(&word) {
                names.push(word);
                Some(NAME)
            } else {
                None
            };
            match stand_in {
                Some(letters) if tokens.last().is_some_and(|last| last.letters == letters) => {}
                Some(letters) => tokens.push(Token::new(letters.to_owned())),
                None => tokens.push(Token::new(lower)),
            }
        }
        (tokens, names)
    }
}

/// How many messages each word, in lower case, stands in.
pub(super) fn word_counts(messages: &[&str]) -> HashMap<String, u32> {
    let mut counts: HashMap<String, u32> = HashMap::new();
    for message in messages {
        let words = words_of(message).map(|(word, _)| word.to_lowercase());
        let words: HashSet<String> = words.collect();
        for word in words {
            *counts.entry(word).or_default() += 1;
        }
    }
    counts
}

impl Token {
    pub(super) fn new(letters: String) -> Self {
        Self {
            word: hashing::text(&letters),
            sound: sound(&letters),
            letters,
        }
    }
}

/// A hash of what dialects leave of a word: its consonants, doubled ones once, and whether it begins
/// with a vowel. "hv" and "kv" begin with the same sound as "k": hva, kva, ka.
fn sound(letters: &str) -> u64 {
    let mut rest = letters.chars();
    let mut hash = hashing::SOUND;
    let mut previous = None;
    if letters.starts_with("hv") || letters.starts_with("kv") {
        rest.nth(1);
        hash = hashing::mix(hash, 'k'.into());
    }
    for letter in rest {
        if previous.replace(letter) == Some(letter) {
            continue;
        }
        if !is_vowel(letter) {
            hash = hashing::mix(hash, letter.into());
        } else if hash == hashing::SOUND {
            hash = hashing::mix(hash, '*'.into());
        }
    }
    hash
}

fn is_vowel(letter: char) -> bool {
    matches!(
        letter,
        'a' | 'e'
            | 'i'
            | 'o'
            | 'u'
            | 'y'
            | 'æ'
            | 'ø'
            | 'å'
            | 'é'
            | 'è'
            | 'ê'
            | 'ò'
            | 'ô'
            | 'ö'
            | 'ä'
            | 'ü'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dialects_and_slips_sound_alike() {
        let check = |a: &str, b: &str, alike: bool| {
            assert_eq!(sound(a) == sound(b), alike, "{a} and {b}");
        };
        check("hvordan", "kvordan", true);
        check("hva", "ka", true);
        check("foreldrepenger", "foreldrepængar", true);
        check("ikke", "ike", true);
        check("barn", "born", true);
        check("eg", "og", true);
        check("søke", "miste", false);
        check("en", "ne", false);
    }

    #[test]
    fn number_words_are_sorted_to_be_found() {
        assert!(NUMBERS.is_sorted());
    }

    #[test]
    fn names_and_numbers_are_stood_in_for() {
        let familiar = Familiar::learn(&["søk hos nav", "søk", "jeg"]);
        let check = |message: &str, expected: &[&str]| {
            let (tokens, _) = familiar.tokens(message);
            let letters: Vec<&str> = tokens.iter().map(|token| token.letters.as_str()).collect();
            assert_eq!(letters, expected, "for {message:?}");
        };
        check("Søk hos Nav", &["søk", "hos", "nav"]);
        check("jeg heter Kari Nordmann", &["jeg", "heter", NAME]);
        check("den 12.3.2027 i uke14", &["den", NUMBER, "i", NUMBER]);
        check("Kari", &["kari"]);
        check("", &[]);
    }
}
