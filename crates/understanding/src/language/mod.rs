//! In which language a message is written.
//!
//! Every word is weighed by itself: a word of the lists or of the content by who uses it, any other
//! word by its letters and its last part. The sums decide; where two languages that share most words
//! are too close, the message does not say.

mod letters;
mod lexicon;
mod patterns;
mod tongue;
mod vocabulary;

use crate::text::words_of;
use content::{Content, Lang};
use tongue::{
    PerTongue,
    Tongue::{self, Nb, Nn},
};
use vocabulary::Vocabulary;

/// A language we recognise but do not answer in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Foreign {
    /// Danish.
    Danish,
    /// Swedish.
    Swedish,
    /// Northern Sámi.
    NorthernSami,
}

impl Foreign {
    /// Whether it is so close to Norwegian that what it says is understood.
    pub fn is_understood(self) -> bool {
        match self {
            Foreign::Danish | Foreign::Swedish => true,
            Foreign::NorthernSami => false,
        }
    }
}

/// The language of a message.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LanguageGuess {
    /// A language we answer in; `None` when the message does not say, or is in another.
    pub lang: Option<Lang>,
    /// Another language, recognised as itself.
    pub foreign: Option<Foreign>,
    /// Probability, 0 to 1, of the most probable language, whether or not it was enough.
    pub confidence: f32,
}

/// Tells languages apart; learned once from the content.
#[derive(Debug)]
pub struct Languages {
    vocabulary: Vocabulary,
}

/// How probable each tongue is before a word is read (natural logarithm): citizens of Norway write
/// to a Norwegian public body.
const BEFORE: PerTongue = [0.0, 0.0, 0.0, -1.5, -1.5, -1.5];

/// How much a word with a capital letter counts inside a sentence: most are names.
const NAME: f32 = 0.3;

/// Below this probability the message does not say which of ours it is.
const SURE: f32 = 0.65;

/// The same where no known word told bokmål and nynorsk apart, only the look of the letters: a wrong
/// guess would turn a conversation around.
const SURE_BY_LETTERS: f32 = 0.85;

/// A known word tells bokmål and nynorsk apart if one uses it so much more (natural logarithm).
const TELLING: f32 = 1.5;

impl Languages {
    /// Learns words from the lists, the intents' examples and the articles.
    pub fn learn(content: &Content) -> Self {
        Self {
            vocabulary: Vocabulary::learn(content),
        }
    }

    /// The language of a message.
    pub fn identify(&self, text: &str) -> LanguageGuess {
        let reading = self.read(text);
        let (tongue, confidence) = most_probable(&reading.sums);
        let told = match tongue {
            Nb => reading.tells_bokmal,
            Nn => reading.tells_nynorsk,
            _ => true,
        };
        let enough = if told { SURE } else { SURE_BY_LETTERS };
        let sure = confidence >= enough && !reading.is_bare;
        LanguageGuess {
            lang: tongue.ours().filter(|_| sure),
            foreign: tongue.foreign().filter(|_| sure),
            confidence,
        }
    }

    /// The BCP 47 code of the most probable language, however unsure.
    pub fn most_probable_code(&self, text: &str) -> &'static str {
        most_probable(&self.read(text).sums).0.code()
    }

    /// Bokmål or nynorsk, whichever is more probable of a text that is in one of them.
    pub fn more_probable_norwegian(&self, text: &str) -> Lang {
        let sums = self.read(text).sums;
        if sums[Nn as usize] > sums[Nb as usize] {
            Lang::Nn
        } else {
            Lang::Nb
        }
    }

    fn read(&self, text: &str) -> Reading {
        let mut reading = Reading {
            sums: BEFORE,
            tells_bokmal: false,
            tells_nynorsk: false,
            is_bare: true,
        };
        let says = |(word, _): &(&str, bool)| word.chars().any(char::is_alphabetic);
        for (written, begins) in words_of(text).filter(says) {
            let word = written.to_lowercase();
            reading.is_bare &= self.vocabulary.is_bare(&word);
            let weight = if !begins && is_capitalised(written) {
                NAME
            } else {
                1.0
            };
            let scores = if let Some(scores) = self.vocabulary.known(&word) {
                let apart = scores[Nb as usize] - scores[Nn as usize];
                reading.tells_bokmal |= apart > TELLING;
                reading.tells_nynorsk |= apart < -TELLING;
                scores
            } else {
                self.vocabulary.guess(&word)
            };
            for (sum, score) in reading.sums.iter_mut().zip(scores) {
                *sum += weight * score;
            }
        }
        reading
    }
}

/// What the words of a message say together.
struct Reading {
    /// Natural logarithms, comparable only with each other.
    sums: PerTongue,
    /// Whether a known word stands for bokmål rather than nynorsk …
    tells_bokmal: bool,
    /// … or for nynorsk rather than bokmål.
    tells_nynorsk: bool,
    /// Whether there are only dates, numbers, places, yes and no, or nothing.
    is_bare: bool,
}

/// The most probable tongue, and its probability.
fn most_probable(sums: &PerTongue) -> (Tongue, f32) {
    let highest = sums.iter().copied().fold(f32::MIN, f32::max);
    let total: f32 = sums.iter().map(|sum| (sum - highest).exp()).sum();
    let best = sums.iter().position(|&sum| sum >= highest).unwrap_or(0);
    (Tongue::ALL[best], 1.0 / total)
}

/// Whether a word begins with a capital letter, and is not shouted.
fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}
