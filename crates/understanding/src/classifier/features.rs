//! A message as a sparse vector: its words, pairs of words, and pieces of words.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// One entry of a sparse vector: the number of a feature and its weight.
pub(crate) type Entry = (u32, f32);

/// The kinds of features. Each kind is brought to a length of its own, so that the many pieces of
/// words do not outweigh the few words.
const KINDS: usize = 3;
/// Words and neighbouring words; the beginning and the end of the message count as neighbours.
const WORDS: u8 = 0;
/// Two to five letters in a row, within a word and its borders: endings, compounds, misspellings.
const PIECES: u8 = 1;
/// Two words anywhere in the message, in any order.
const PAIRS: u8 = 2;

/// How long each kind's part of the vector is; found by cross-validation (see `README.md`).
const LENGTHS: [f32; KINDS] = [0.7, 1.0, 0.7];

/// The longest piece of a word, in letters.
const LONGEST_PIECE: usize = 5;

/// How far apart, in words, a pair may stand: long stories would otherwise grow by the square.
const PAIR_REACH: usize = 10;

/// How much rarity counts. Plain inverse document frequency (1.0) overrates names and slips.
const RARITY: f32 = 0.3;

/// Maps what occurs in messages to numbered features, weighted by how rare they are.
#[derive(Debug, Default)]
pub(crate) struct Features {
    by_hash: HashMap<u64, u32, BuildHasherDefault<Mixed>>,
    known: Vec<Known>,
}

#[derive(Clone, Copy, Debug)]
struct Known {
    kind: u8,
    rarity: f32,
}

impl Features {
    /// Numbers every feature of the messages, in the order in which they appear.
    pub(crate) fn learn<'a>(messages: impl ExactSizeIterator<Item = &'a str>) -> Self {
        let total = messages.len() as f32;
        let mut features = Self::default();
        let mut occurrences: Vec<u32> = Vec::new();
        let mut found = Vec::new();
        for message in messages {
            collect(message, &mut found);
            found.sort_unstable();
            found.dedup();
            for &(hash, kind) in &found {
                let next = features.known.len() as u32;
                let number = *features.by_hash.entry(hash).or_insert(next);
                if number == next {
                    features.known.push(Known { kind, rarity: 0.0 });
                    occurrences.push(0);
                }
                occurrences[number as usize] += 1;
            }
        }
        for (known, count) in features.known.iter_mut().zip(occurrences) {
            known.rarity = 1.0 + RARITY * ((1.0 + total) / (1.0 + count as f32)).ln();
        }
        features
    }

    /// How many features there are.
    pub(crate) fn len(&self) -> usize {
        self.known.len()
    }

    /// Bytes held, about.
    pub(crate) fn size_bytes(&self) -> usize {
        self.by_hash.capacity() * (size_of::<(u64, u32)>() + 1)
            + self.known.capacity() * size_of::<Known>()
    }

    /// The known features of a message, by number, each kind at its length.
    pub(crate) fn vector(&self, message: &str) -> Vec<Entry> {
        let mut found = Vec::new();
        collect(message, &mut found);
        let mut numbers: Vec<u32> = found
            .iter()
            .filter_map(|(hash, _)| self.by_hash.get(hash).copied())
            .collect();
        numbers.sort_unstable();
        let mut squares = [0.0; KINDS];
        let mut vector: Vec<Entry> = Vec::with_capacity(numbers.len());
        for repeats in numbers.chunk_by(|a, b| a == b) {
            let known = self.known[repeats[0] as usize];
            let weight = (1.0 + (repeats.len() as f32).ln()) * known.rarity;
            squares[usize::from(known.kind)] += weight * weight;
            vector.push((repeats[0], weight));
        }
        for (number, weight) in &mut vector {
            let kind = usize::from(self.known[*number as usize].kind);
            *weight *= LENGTHS[kind] / squares[kind].sqrt();
        }
        vector
    }
}

/// Hashes of all features of a message, with their kind, repeats included.
fn collect(message: &str, found: &mut Vec<(u64, u8)>) {
    found.clear();
    let lower = message.to_lowercase();
    let mut words = vec![BORDER];
    for word in lower.split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() {
            words.push(word.bytes().fold(WORD, |hash, byte| mix(hash, byte.into())));
            collect_pieces(word, found);
        }
    }
    let inner = 1..words.len();
    words.push(BORDER);
    for i in inner.clone() {
        found.push((words[i], WORDS));
        found.push((pair(words[i - 1], words[i]), WORDS));
        let reach = inner.end.min(i + 1 + PAIR_REACH);
        for j in (i + 2)..reach {
            let (low, high) = (words[i].min(words[j]), words[i].max(words[j]));
            found.push((mix(pair(low, high), 1), PAIRS));
        }
    }
    if !inner.is_empty() {
        found.push((pair(words[inner.end - 1], BORDER), WORDS));
    }
}

fn collect_pieces(word: &str, found: &mut Vec<(u64, u8)>) {
    let letters: Vec<char> = std::iter::once(' ')
        .chain(word.chars())
        .chain(std::iter::once(' '))
        .collect();
    for start in 0..letters.len() {
        let mut hash = PIECE;
        for (i, &letter) in letters[start..].iter().take(LONGEST_PIECE).enumerate() {
            hash = mix(hash, letter.into());
            if i > 0 {
                found.push((hash, PIECES));
            }
        }
    }
}

// Where a hash begins, so that a word and the piece with the same letters differ.
const BORDER: u64 = 1;
const WORD: u64 = 2;
const PIECE: u64 = 3;

fn pair(first: u64, second: u64) -> u64 {
    mix(mix(first, 0), second)
}

fn mix(hash: u64, value: u64) -> u64 {
    let mixed = (hash ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 29)
}

/// Takes a hash that is mixed already as it is.
#[derive(Debug, Default)]
struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = mix(self.0, byte.into());
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}
