//! How words are spelt in each tongue: letters given the letters before them.

use super::TONGUES;
use std::collections::{BTreeMap, HashMap};

/// Up to five letters, 21 bits each: the letter in question lowest, those before it above.
type Piece = u128;

const LETTER_BITS: u32 = 21;
const LONGEST: usize = 5;
const BORDER: char = ' ';

/// What a letter never seen in a tongue costs: as if there were so many letters, equally likely.
const ALPHABET: f32 = 64.0;

/// A Markov model of the letters of a word for each tongue, smoothed from long to short pieces
/// (Witten and Bell 1991), with every smoothed value worked out beforehand.
#[derive(Debug, Default)]
pub(super) struct Profiles {
    /// Natural logarithm of the probability of a piece's last letter after the letters before it,
    /// for every piece that any tongue has.
    pieces: HashMap<Piece, [f32; TONGUES]>,
}

/// Words to learn from, each with how often it counts in each tongue.
#[derive(Debug, Default)]
pub(super) struct Sample {
    words: BTreeMap<String, [f32; TONGUES]>,
}

impl Sample {
    /// Counts a word of a tongue. How often it was said matters little: what matters is the spelling.
    pub(super) fn add(&mut self, tongue: usize, word: &str) {
        if word.chars().any(char::is_alphabetic) {
            self.words.entry(word.to_owned()).or_default()[tongue] += 1.0;
        }
    }
}

impl Profiles {
    pub(super) fn learn(sample: &Sample) -> Self {
        let mut counts: BTreeMap<(usize, Piece), [f32; TONGUES]> = BTreeMap::new();
        for (word, occurrences) in &sample.words {
            let weights = occurrences.map(|count| (1.0 + count).ln());
            for_each_letter(word, |piece, length| {
                for shorter in 1..=length {
                    let count = counts.entry((shorter, last(piece, shorter))).or_default();
                    add(count, weights);
                }
            });
        }
        Self {
            pieces: smooth(&counts),
        }
    }

    /// How well the word's spelling fits each tongue: logarithms, comparable only with each other.
    pub(super) fn fit(&self, word: &str) -> [f32; TONGUES] {
        let mut fit = [0.0; TONGUES];
        for_each_letter(word, |piece, length| {
            let longest = (1..=length)
                .rev()
                .find_map(|length| self.pieces.get(&last(piece, length)));
            if let Some(known) = longest {
                add(&mut fit, *known);
            }
        });
        fit
    }
}

fn smooth(counts: &BTreeMap<(usize, Piece), [f32; TONGUES]>) -> HashMap<Piece, [f32; TONGUES]> {
    // Of every context: how much was seen after it, and how many different letters.
    let mut contexts: HashMap<(usize, Piece), ([f32; TONGUES], [f32; TONGUES])> = HashMap::new();
    for (&(length, piece), count) in counts {
        let (seen, kinds) = contexts
            .entry((length - 1, piece >> LETTER_BITS))
            .or_default();
        add(seen, *count);
        add(kinds, count.map(|count| f32::from(u8::from(count > 0.0))));
    }
    let mut probabilities: HashMap<Piece, [f32; TONGUES]> = HashMap::new();
    for (&(length, piece), count) in counts {
        let (seen, kinds) = &contexts[&(length - 1, piece >> LETTER_BITS)];
        let shorter = probabilities
            .get(&last(piece, length - 1))
            .copied()
            .filter(|_| length > 1)
            .unwrap_or([1.0 / ALPHABET; TONGUES]);
        let mut smoothed = shorter;
        for tongue in 0..TONGUES {
            let weight = seen[tongue] + kinds[tongue];
            if weight > 0.0 {
                smoothed[tongue] = (count[tongue] + kinds[tongue] * shorter[tongue]) / weight;
            }
        }
        probabilities.insert(piece, smoothed);
    }
    for values in probabilities.values_mut() {
        *values = values.map(f32::ln);
    }
    probabilities
}

/// Calls with every letter of the word and its end, each with the letters before it.
fn for_each_letter(word: &str, mut call: impl FnMut(Piece, usize)) {
    let mut piece = Piece::from(u32::from(BORDER));
    let mut length = 1;
    for letter in word.chars().chain([BORDER]) {
        piece = last(
            (piece << LETTER_BITS) | Piece::from(u32::from(letter)),
            LONGEST,
        );
        length = LONGEST.min(length + 1);
        call(piece, length);
    }
}

/// The last letters of a piece.
fn last(piece: Piece, letters: usize) -> Piece {
    piece & ((1 << (LETTER_BITS * letters as u32)) - 1)
}

fn add(into: &mut [f32; TONGUES], values: [f32; TONGUES]) {
    for (into, value) in into.iter_mut().zip(values) {
        *into += value;
    }
}
