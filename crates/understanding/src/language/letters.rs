//! What the letters of a word say: a logistic model over pieces of words.

use super::lexicon::Usage;
use super::tongue::{PerTongue, TONGUES};

/// Pieces share a table of this many rows; collisions are rare and cost little.
const ROWS: usize = 1 << 17;

const LONGEST: usize = 5;
const BORDER: char = ' ';
const ROUNDS: usize = 2;

/// How far a step goes at first; it shrinks with every round.
const STEP: f32 = 1.2;

/// Learned weights of pieces of words, up to five letters, their borders among them.
#[derive(Debug)]
pub(super) struct Letters {
    weights: Vec<PerTongue>,
}

impl Letters {
    /// Learns from words and how they are used; their order does not matter.
    pub(super) fn learn<'a>(words: impl Iterator<Item = (&'a str, &'a Usage)>) -> Self {
        let mut lessons: Vec<Lesson> = words.map(Lesson::new).collect();
        // An order that is always the same and has nothing to do with spelling.
        lessons.sort_unstable_by_key(|lesson| lesson.order);
        let mut letters = Self {
            weights: vec![[0.0; TONGUES]; ROWS],
        };
        for round in 0..ROUNDS {
            let step = STEP / (1.0 + round as f32);
            for lesson in &lessons {
                letters.take(lesson, step);
            }
        }
        letters
    }

    /// Natural logarithms, comparable only with each other, of how well the word fits each tongue.
    pub(super) fn fit(&self, word: &str) -> PerTongue {
        self.sum(&rows(word))
    }

    fn sum(&self, rows: &[u32]) -> PerTongue {
        let mut sum = [0.0; TONGUES];
        for &row in rows {
            for (sum, weight) in sum.iter_mut().zip(self.weights[row as usize]) {
                *sum += weight;
            }
        }
        let scale = length_of(rows).recip();
        sum.map(|sum| sum * scale)
    }

    /// One step towards the wanted probabilities.
    fn take(&mut self, lesson: &Lesson, step: f32) {
        let sums = self.sum(&lesson.rows);
        let highest = sums.iter().copied().fold(f32::MIN, f32::max);
        let given = sums.map(|sum| (sum - highest).exp());
        let total: f32 = given.iter().sum();
        let step = step / length_of(&lesson.rows);
        let change: PerTongue =
            std::array::from_fn(|tongue| step * (lesson.wanted[tongue] - given[tongue] / total));
        for &row in &lesson.rows {
            for (weight, change) in self.weights[row as usize].iter_mut().zip(change) {
                *weight += change;
            }
        }
    }
}

/// A word to learn from.
struct Lesson {
    order: u64,
    rows: Vec<u32>,
    /// How probable each tongue is, of one who uses the word.
    wanted: PerTongue,
}

impl Lesson {
    fn new((word, usage): (&str, &Usage)) -> Self {
        Self {
            order: hash(word),
            rows: rows(word),
            wanted: usage.probabilities(),
        }
    }
}

/// The length of a word as a vector of pieces.
fn length_of(rows: &[u32]) -> f32 {
    (rows.len() as f32).sqrt()
}

/// The rows of all pieces of a word.
fn rows(word: &str) -> Vec<u32> {
    let letters: Vec<char> = [BORDER]
        .into_iter()
        .chain(word.chars())
        .chain([BORDER])
        .collect();
    let mut rows = Vec::with_capacity(letters.len() * LONGEST);
    for start in 0..letters.len() {
        let mut hash = SEED;
        for (place, &letter) in letters[start..].iter().take(LONGEST).enumerate() {
            hash = mix(hash, letter);
            if place > 0 || letter != BORDER {
                rows.push((spread(hash) >> 32) as u32 % ROWS as u32);
            }
        }
    }
    rows
}

/// A number for a word, the same everywhere.
pub(super) fn hash(word: &str) -> u64 {
    spread(word.chars().fold(SEED, mix))
}

/// Start and factor of the FNV-1a hash.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const FACTOR: u64 = 0x0000_0100_0000_01b3;

fn mix(hash: u64, letter: char) -> u64 {
    (hash ^ u64::from(letter)).wrapping_mul(FACTOR)
}

/// Lets every bit of a hash depend on all others.
fn spread(hash: u64) -> u64 {
    (hash ^ (hash >> 29)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
