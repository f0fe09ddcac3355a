//! A message as a sparse vector: its words, pairs of words, and pieces of words.

use super::halves;
use super::hashing::{BORDER, Hashed, PAIR, PIECE, mix, pair};
use super::spelling::Spelling;
use super::tokens::{Familiar, Token, word_counts};
use crate::bytes::{Reader as Kept, Writer};
use std::cmp::Reverse;
use std::collections::HashMap;

/// One entry of a sparse vector: the number of a feature and its weight.
pub(crate) type Entry = (u32, f32);

/// The kinds of features. Each kind is brought to a length of its own, so that the many pieces of
/// words do not outweigh the few words.
const KINDS: usize = 4;
/// One to three words in a row; the beginning and the end of the message count as neighbours.
const WORDS: u8 = 0;
/// Two to four letters in a row, within a word and its borders: endings, compounds, misspellings.
const PIECES: u8 = 1;
/// Two words anywhere in the message, in any order.
const PAIRS: u8 = 2;
/// What one or two words in a row sound like.
const SOUNDS: u8 = 3;

/// How long each kind's part of the vector is; found by cross-validation (see `README.md`).
const LENGTHS: [f32; KINDS] = [0.7, 0.9, 0.5, 0.8];

/// The longest piece of a word, in letters.
const LONGEST_PIECE: usize = 4;

/// How far apart, in words, a pair may stand: long stories would otherwise grow by the square.
const PAIR_REACH: usize = 10;

/// Among more messages than this a feature that occurs only once is noise, and costs memory.
const MANY_MESSAGES: usize = 5_000;

/// Among more messages than this what occurs twice is noise too, and words that stand together add
/// nothing to the words that stand side by side.
const PLENTY: usize = 20_000;

/// Maps what occurs in messages to numbered features, weighted by how rare they are.
#[derive(Debug, Default)]
pub(crate) struct Features {
    reader: Reader,
    by_hash: HashMap<u64, u32, Hashed>,
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
    /// Numbers the features of the messages, the most frequent first, and brings every message into
    /// numbers.
    pub(crate) fn learn(messages: &[&str]) -> (Self, Vec<Vec<Entry>>) {
        let reader = Reader {
            familiar: Familiar::learn(messages),
            spelling: Spelling::default(),
            combines: messages.len() < PLENTY,
        };
        let counted = halves::each(messages, |message| reader.count(message));
        let mut occurrences: HashMap<u64, (u32, u8), Hashed> = HashMap::default();
        for &(hash, kind, _) in counted.iter().flatten() {
            occurrences.entry(hash).or_insert((0, kind)).0 += 1;
        }
        let least = match messages.len() {
            PLENTY.. => 3,
            MANY_MESSAGES.. => 2,
            _ => 1,
        };
        let frequent = occurrences.into_iter();
        let frequent = frequent.filter(|(_, (count, _))| *count >= least);
        let mut frequent: Vec<(u64, (u32, u8))> = frequent.collect();
        frequent.sort_unstable_by_key(|&(hash, (count, _))| (Reverse(count), hash));
        let total = messages.len() as f32;
        let mut features = Self {
            reader,
            by_hash: (0..)
                .zip(&frequent)
                .map(|(number, (hash, _))| (*hash, number))
                .collect(),
            known: frequent
                .iter()
                .map(|&(_, (count, kind))| Known {
                    kind,
                    rarity: 1.0 + ((1.0 + total) / (1.0 + count as f32)).ln(),
                })
                .collect(),
        };
        let vectors = halves::each(&counted, |message| features.weigh(message));
        // What trains is taken as it was written.
        let words = word_counts(messages);
        let words = words.iter().map(|(word, count)| (word.as_str(), *count));
        features.reader.spelling = Spelling::learn(words);
        (features, vectors)
    }

    /// Writes what is known of messages.
    pub(crate) fn write(&self, into: &mut Writer) {
        self.reader.familiar.write(into);
        self.reader.spelling.write(into);
        into.byte(self.reader.combines.into());
        let mut hashes = vec![0; self.known.len()];
        for (hash, number) in &self.by_hash {
            hashes[*number as usize] = *hash;
        }
        into.list(hashes.iter().zip(&self.known), |into, (hash, known)| {
            into.u64(*hash);
            into.byte(known.kind);
            into.f32(known.rarity);
        });
    }

    /// Reads what was written.
    pub(crate) fn read(from: &mut Kept<'_>) -> Option<Self> {
        let reader = Reader {
            familiar: Familiar::read(from)?,
            spelling: Spelling::read(from)?,
            combines: from.byte()? != 0,
        };
        let known: Vec<(u64, Known)> = from.list(|from| {
            let hash = from.u64()?;
            let (kind, rarity) = (from.byte()?, from.f32()?);
            (usize::from(kind) < KINDS).then_some((hash, Known { kind, rarity }))
        })?;
        let hashes = known.iter().map(|(hash, _)| *hash);
        Some(Self {
            reader,
            by_hash: hashes.zip(0..).collect(),
            known: known.iter().map(|(_, known)| *known).collect(),
        })
    }

    /// How many features there are.
    pub(crate) fn len(&self) -> usize {
        self.known.len()
    }

    /// Bytes held, about.
    pub(crate) fn size_bytes(&self) -> usize {
        self.reader.familiar.size_bytes()
            + self.reader.spelling.size_bytes()
            + self.by_hash.capacity() * (size_of::<(u64, u32)>() + 1)
            + self.known.capacity() * size_of::<Known>()
    }

    /// The known features of a message, by number, each kind at its length.
    pub(crate) fn vector(&self, message: &str) -> Vec<Entry> {
        self.weigh(&self.reader.count(message))
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

/// Finds the features of messages, whether they are known or not.
#[derive(Debug, Default)]
struct Reader {
    familiar: Familiar,
    spelling: Spelling,
    /// Whether words that stand together count, besides those side by side.
    combines: bool,
}

impl Reader {
    fn count(&self, message: &str) -> Counted {
        let mut found = Vec::new();
        self.collect(message, &mut found);
        found.sort_unstable();
        found
            .chunk_by(|a, b| a == b)
            .map(|repeats| (repeats[0].0, repeats[0].1, repeats.len() as u16))
            .collect()
    }

    /// Hashes of all features of a message, with their kind, repeats included.
    fn collect(&self, message: &str, found: &mut Vec<(u64, u8)>) {
        let (mut tokens, names) = self.familiar.tokens(message);
        if tokens.is_empty() {
            return;
        }
        found.extend(names.iter().map(|&name| (name, WORDS)));
        for token in &mut tokens {
            collect_pieces(&token.letters, found);
            if let Some(meant) = self.spelling.mend(&token.letters) {
                *token = Token::new(meant);
                collect_pieces(&token.letters, found);
            }
        }
        collect_rows(tokens.iter().map(|token| token.sound), SOUNDS, found);
        collect_rows(tokens.iter().map(|token| token.word), WORDS, found);
        if self.combines {
            collect_combinations(&tokens, found);
        }
    }
}

/// Every one of a row, and every two side by side, the row's ends among them.
fn collect_rows(hashes: impl Iterator<Item = u64>, kind: u8, found: &mut Vec<(u64, u8)>) {
    let mut previous = BORDER;
    for hash in hashes {
        found.push((hash, kind));
        found.push((pair(previous, hash), kind));
        previous = hash;
    }
    found.push((pair(previous, BORDER), kind));
}

/// Every three words in a row, and every two that are farther apart, in any order.
fn collect_combinations(tokens: &[Token], found: &mut Vec<(u64, u8)>) {
    let words = tokens.iter().map(|token| token.word);
    let words: Vec<u64> = [BORDER].into_iter().chain(words).chain([BORDER]).collect();
    for three in words.windows(3) {
        found.push((pair(pair(three[0], three[1]), three[2]), WORDS));
    }
    for (i, one) in tokens.iter().enumerate() {
        for other in tokens.iter().skip(i + 2).take(PAIR_REACH - 1) {
            let (low, high) = (one.word.min(other.word), one.word.max(other.word));
            found.push((mix(pair(low, high), PAIR), PAIRS));
        }
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
            if i > 1 {
                found.push((hash, PIECES));
            }
        }
    }
}
