//! Whether what is said with a confidence of 80 % is right in 80 % of the cases.

use serde::Serialize;

/// Bins of the expected calibration error.
const BINS: usize = 15;

/// Confidence held against correctness.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Calibration {
    /// Expected calibration error: how far confidence and correctness lie apart in a bin, the mean
    /// over the answers. 0 is perfect, 1 the worst.
    #[serde(rename = "ece")]
    pub error: f64,
    /// The bins that hold answers, the least confident first; they are equally wide.
    pub bins: Vec<Bin>,
}

/// Answers of about the same confidence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bin {
    /// The least confidence, 0 to 1 …
    pub from: f64,
    /// … and the most.
    pub to: f64,
    /// The mean confidence of the answers.
    pub confidence: f64,
    /// The share of them that is right.
    pub right: f64,
    /// How many they are.
    pub n: usize,
}

impl Calibration {
    /// Of answers, each with its confidence (0 to 1) and whether it was right.
    pub fn of(answers: impl IntoIterator<Item = (f32, bool)>) -> Self {
        let mut sums = [(0.0, 0_usize, 0_usize); BINS];
        for (confidence, right) in answers {
            let bin = &mut sums[((confidence * BINS as f32) as usize).min(BINS - 1)];
            bin.0 += f64::from(confidence);
            bin.1 += usize::from(right);
            bin.2 += 1;
        }
        let bins: Vec<Bin> = sums
            .iter()
            .enumerate()
            .filter(|(_, (.., n))| *n > 0)
            .map(|(place, &(confidence, right, n))| Bin {
                from: place as f64 / BINS as f64,
                to: (place + 1) as f64 / BINS as f64,
                confidence: confidence / n as f64,
                right: right as f64 / n as f64,
                n,
            })
            .collect();
        let answers: usize = bins.iter().map(|bin| bin.n).sum();
        let apart = |bin: &Bin| (bin.confidence - bin.right).abs() * bin.n as f64;
        Self {
            error: bins.iter().map(apart).sum::<f64>() / (answers as f64).max(1.0),
            bins,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn error_is_the_mean_distance_of_confidence_and_correctness() {
        let check = |answers: &[(f32, bool)], error: f64, bins: usize| {
            let calibration = Calibration::of(answers.iter().copied());
            assert!(
                (calibration.error - error).abs() < 1e-6,
                "{answers:?}: {calibration:?}"
            );
            assert_eq!(calibration.bins.len(), bins, "{answers:?}");
        };
        check(&[], 0.0, 0);
        check(&[(1.0, true), (0.0, false)], 0.0, 2);
        check(&[(1.0, false)], 1.0, 1);
        // Half of what is said with 50 % is right.
        check(&[(0.5, true), (0.5, false)], 0.0, 1);
        check(
            &[(0.9, true), (0.9, false), (0.5, true), (0.5, false)],
            0.2,
            2,
        );
    }
}
