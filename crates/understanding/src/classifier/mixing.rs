//! Two views of the same messages put together, by a share of the second that held-out messages choose.

use super::calibration::{Calibration, Outlook, Trial};

/// How a margin of the first view and one of the second are put together, by a share of the second.
pub(super) type Mix = fn(f32, f32, f32) -> f32;

/// So many trials are enough to choose a share on.
const ENOUGH: usize = 1_000;

/// A share is as good as the best one if what is right is no less likely by more than this. What was
/// trained for the trials is a little worse than what will be used, and leans on the second view more.
const NEARLY: f32 = 1.02;

/// The trials of both views put together, and the smallest share (of `shares`, in hundredths, from the
/// smallest to the largest) of the second under which what is right for them is as good as most likely.
pub(super) fn mix_trials(
    first: &[Trial],
    second: &[Trial],
    outlook: Outlook,
    shares: &[u8],
    mix: Mix,
) -> (Vec<Trial>, f32) {
    let every = (first.len() / ENOUGH).max(1);
    let candidates = shares.iter().map(|&hundredths| {
        let share = f32::from(hundredths) / 100.0;
        let some = first.iter().zip(second).step_by(every);
        let trials: Vec<Trial> = some.map(|pair| mixed(pair, share, mix)).collect();
        let calibration = Calibration::fit(&trials, outlook);
        (calibration.surprise(&trials, outlook.strangers), share)
    });
    let candidates: Vec<(f32, f32)> = candidates.collect();
    let least = candidates
        .iter()
        .map(|candidate| candidate.0)
        .fold(f32::MAX, f32::min);
    let share = candidates
        .iter()
        .find(|(surprise, _)| *surprise <= least * NEARLY)
        .map_or(0.0, |(_, share)| *share);
    let all = first.iter().zip(second);
    (all.map(|pair| mixed(pair, share, mix)).collect(), share)
}

fn mixed((first, second): (&Trial, &Trial), share: f32, mix: Mix) -> Trial {
    // Minus infinity, of a class that was not trained, stays what it is.
    let margin = |(&one, &other): (&f32, &f32)| {
        if one.is_finite() {
            mix(one, other, share)
        } else {
            one
        }
    };
    let margins = first.margins.iter().zip(&second.margins);
    Trial {
        margins: margins.map(margin).collect(),
        truth: first.truth,
    }
}
