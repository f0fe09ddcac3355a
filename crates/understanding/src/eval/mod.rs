//! Measures on labelled messages. Plain numbers come out; files, formats and clocks are the caller's.

mod calibration;
mod confusions;
mod crisis;
mod held_out;
mod intents;
mod languages;
mod questions;
mod unforeseen;

pub use calibration::{Bin, Calibration};
pub use confusions::{Confusion, Confusions, Pull, confusions};
pub use crisis::{CrisisLine, CrisisReport, CrisisScores, crises};
pub use intents::{IntentScores, intents};
pub use languages::{LanguageScores, languages};
pub use questions::{Figures, GENERAL, General, Judged, OUT_OF_SCOPE, QuestionScores, questions};
pub use unforeseen::{LeftOut, Unforeseen, unforeseen};

/// The share of the items that are so; `None` where there are no items.
fn share<T>(items: impl IntoIterator<Item = T>, is: impl Fn(T) -> bool) -> Option<f64> {
    let (mut hits, mut total) = (0_u32, 0_u32);
    for item in items {
        total += 1;
        hits += u32::from(is(item));
    }
    (total > 0).then(|| f64::from(hits) / f64::from(total))
}

/// The value below which `share` (0 to 1) of the sorted values lie; 0 where there are none.
pub fn percentile(sorted: &[f64], share: f64) -> f64 {
    let place = (sorted.len() as f64 * share) as usize;
    sorted
        .get(place.min(sorted.len().saturating_sub(1)))
        .copied()
        .unwrap_or(0.0)
}
