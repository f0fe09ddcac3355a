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
/// Two to four letters in a row, within a word and its borders: endings, compounds, misspellings.
const PIECES: u8 = 1;
/// Two words anywhere in the message, in any order.
const PAIRS: u8 = 2;

/// How long each kind's part of the vector is; found by cross-validation (see `README.md`).
const LENGTHS: [f32; KINDS] = [0.7, 1.0, 0.7];

/// The longest piece of a word, in letters.
const LONGEST_PIECE: usize = 4;

/// How far apart, in words, a pair may stand: long stories would otherwise grow by the square.
const PAIR_REACH: usize = 10;

/// Among more messages than this a feature that occurs only once is noise, and costs memory.
const MANY_MESSAGES: usize = 5_000;

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

/// The features of one message, with how often each occurs, by hash.
type Counted = Vec<(u64, u8, u16)>;

impl Features {
    /// Numbers the features of the messages, in the order in which they appear, and brings every
    /// message into numbers.
    pub(crate) fn learn(messages: &[&str]) -> (Self, Vec<Vec<Entry>>) {
        let counted = count_all(messages);
        let mut occurrences: HashMap<u64, u32, BuildHasherDefault<Mixed>> = HashMap::default();
        for &(hash, ..) in counted.iter().flatten() {
            *occurrences.entry(hash).or_default() += 1;
        }
        let least = if messages.len() > MANY_MESSAGES { 2 } else { 1 };
        let total = messages.len() as f32;
        let mut features = Self::default();
        for &(hash, kind, _) in counted.iter().flatten() {
            let count = occurrences[&hash];
            if count < least || features.by_hash.contains_key(&hash) {
                continue;
            }
            features.by_hash.insert(hash, features.known.len() as u32);
            features.known.push(Known {
                kind,
                rarity: 1.0 + RARITY * ((1.0 + total) / (1.0 + count as f32)).ln(),
            });
        }
        let vectors = counted
            .iter()
            .map(|message| features.weigh(message))
            .collect();
        (features, vectors)
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
        self.weigh(&count(message))
    }

    fn weigh(&self, message: &Counted) -> Vec<Entry> {
        let mut squares = [0.0; KINDS];
        let mut vector: Vec<Entry> = Vec::with_capacity(message.len());
        for &(hash, _, repeats) in message {
            if let Some(&number) = self.by_hash.get(&hash) {
                let Known { kind, rarity } = self.known[number as usize];
                let weight = (1.0 + f32::from(repeats).ln()) * rarity;
                squares[usize::from(kind)] += weight * weight;
                vector.push((number, weight));
            }
        }
        for (number, weight) in &mut vector {
            let kind = usize::from(self.known[*number as usize].kind);
            *weight *= LENGTHS[kind] / squares[kind].sqrt();
        }
        vector.sort_unstable_by_key(|entry| entry.0);
        vector
    }
}

/// The features of every message; two threads take half of the messages each.
fn count_all(messages: &[&str]) -> Vec<Counted> {
    let (left, right) = messages.split_at(messages.len() / 2);
    let count_half = |half: &[&str]| -> Vec<Counted> { half.iter().map(|m| count(m)).collect() };
    std::thread::scope(|scope| {
        let right = scope.spawn(|| count_half(right));
        let mut counted = count_half(left);
        counted.extend(right.join().expect("counting does not panic"));
        counted
    })
}

fn count(message: &str) -> Counted {
    let mut found = Vec::new();
    collect(message, &mut found);
    found.sort_unstable();
    found
        .chunk_by(|a, b| a == b)
        .map(|repeats| (repeats[0].0, repeats[0].1, repeats.len() as u16))
        .collect()
}

/// Hashes of all features of a message, with their kind, repeats included.
fn collect(message: &str, found: &mut Vec<(u64, u8)>) {
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
            found.push((mix(pair(low, high), PAIR), PAIRS));
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

// Where a hash begins, so that a word and a piece with the same letters differ. Small numbers would
// not do: the first letter could make up for the difference.
const BORDER: u64 = 0x243F_6A88_85A3_08D3;
const WORD: u64 = 0x1319_8A2E_0370_7344;
const PAIR: u64 = 0x082E_FA98_EC4E_6C89;
const PIECE: u64 = 0xA409_3822_299F_31D0;

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
