//! What each signal weighs in texts of any kind.

use crate::ranking::Signals;

/// Fitted (multinomial logistic regression over the candidates of each query, cross-validated in three
/// parts) on the questions of `NorQuAD`, then rounded with an eye to the synonyms of Los, where repaired and
/// related stems weigh more and sentences less.
const STEMS: f32 = 0.08;
const RELATED: f32 = 0.1;
const REPAIRED: f32 = 0.38;
const PIECES: f32 = 0.18;
const SENTENCE: f32 = 0.4;
const WORDS: f32 = 0.22;
const NEAR: f32 = 0.3;
const TITLE: f32 = 1.0;
/// Not fitted, since those sets have one language: as a related stem.
const BESIDE: f32 = 0.1;
/// Where both sets are found best with the vectors of multilingual-e5-small: 8 to 16 is a plateau. The sum is
/// better than reciprocal rank fusion, and fitting the words anew beside it gains next to nothing.
const MEANING: f32 = 10.0;

/// How much speaks for a document, all in all.
pub(crate) fn score(signals: &Signals) -> f32 {
    STEMS * signals.stems
        + RELATED * signals.related
        + REPAIRED * signals.repaired
        + PIECES * signals.pieces
        + SENTENCE * signals.sentence
        + WORDS * signals.words
        + NEAR * signals.near
        + TITLE * signals.title
        + BESIDE * signals.beside
        + MEANING * signals.meaning
}
