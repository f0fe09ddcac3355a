//! The classifier by itself, trained afresh.

use super::{calibration::Calibration, percentile, share};
use crate::classifier::{Classifier, Example, OUT_OF_SCOPE, Prediction};
use crate::encoder::Encoder;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// How well a classifier does on messages it was not trained on.
#[derive(Clone, Debug, PartialEq)]
pub struct IntentScores {
    /// Share of the lines in scope whose best label is right and is not abstained from.
    pub accuracy: f64,
    /// The same when it must always answer with a label.
    pub accuracy_forced: f64,
    /// Share of the lines out of scope on which it abstains; `None` where there are none.
    pub oos_recall: Option<f64>,
    /// Mean F1 over the labels of the test, out of scope among them.
    pub macro_f1: f64,
    /// Expected calibration error in 15 bins: how far confidence and correctness lie apart.
    pub ece: f64,
    /// Seconds that training took.
    pub train_seconds: f64,
    /// Microseconds a message takes, median.
    pub p50_us: f64,
    /// Microseconds a message takes, 99th percentile.
    pub p99_us: f64,
    /// Bytes that the model holds.
    pub model_bytes: usize,
}

/// Trains on (text, label) pairs, with an encoder or without, and tests on others. `clock` tells the
/// time passed since any fixed moment; it is only used to measure.
pub fn intents(
    train: &[(String, String)],
    test: &[(String, String)],
    encoder: Option<&Arc<dyn Encoder>>,
    mut clock: impl FnMut() -> Duration,
) -> IntentScores {
    let examples: Vec<Example<'_>> = train
        .iter()
        .enumerate()
        .map(|(group, (text, label))| Example { text, label, group })
        .collect();
    let started = clock();
    let classifier = Classifier::train(&examples, encoder);
    let train_seconds = clock().saturating_sub(started).as_secs_f64();

    let mut times = Vec::with_capacity(test.len());
    let verdicts: Vec<Verdict<'_>> = test
        .iter()
        .map(|(text, truth)| {
            let started = clock();
            let prediction = classifier.predict(text);
            times.push(clock().saturating_sub(started).as_secs_f64() * 1e6);
            Verdict::of(&classifier, &prediction, truth)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let inside = || {
        verdicts
            .iter()
            .filter(|verdict| verdict.truth != OUT_OF_SCOPE)
    };
    let outside = || {
        verdicts
            .iter()
            .filter(|verdict| verdict.truth == OUT_OF_SCOPE)
    };
    IntentScores {
        accuracy: share(inside(), |verdict| verdict.given == verdict.truth).unwrap_or(0.0),
        accuracy_forced: share(inside(), |verdict| verdict.forced == verdict.truth).unwrap_or(0.0),
        oos_recall: share(outside(), |verdict| verdict.given == OUT_OF_SCOPE),
        macro_f1: macro_f1(&verdicts),
        ece: Calibration::of(
            verdicts
                .iter()
                .map(|verdict| (verdict.confidence, verdict.given == verdict.truth)),
        )
        .error,
        train_seconds,
        p50_us: percentile(&times, 0.5),
        p99_us: percentile(&times, 0.99),
        model_bytes: classifier.size_bytes(),
    }
}

struct Verdict<'a> {
    truth: &'a str,
    /// The label, or out of scope when abstaining.
    given: &'a str,
    /// The best label whatever its confidence.
    forced: &'a str,
    /// How sure the classifier was of `given`.
    confidence: f32,
}

impl<'a> Verdict<'a> {
    fn of(classifier: &'a Classifier, prediction: &Prediction, truth: &'a str) -> Self {
        let (forced, confidence) = prediction
            .best()
            .map_or((OUT_OF_SCOPE, 0.0), |(label, confidence)| {
                (classifier.labels()[label].as_str(), confidence)
            });
        let (given, confidence) = if prediction.abstains() {
            (OUT_OF_SCOPE, prediction.out_of_scope)
        } else {
            (forced, confidence)
        };
        Self {
            truth,
            given,
            forced,
            confidence,
        }
    }
}

fn macro_f1(verdicts: &[Verdict<'_>]) -> f64 {
    let mut counts: BTreeMap<&str, [u32; 3]> = BTreeMap::new();
    for verdict in verdicts {
        counts.entry(verdict.truth).or_default()[1] += 1;
        counts.entry(verdict.given).or_default()[2] += 1;
        if verdict.given == verdict.truth {
            counts.entry(verdict.truth).or_default()[0] += 1;
        }
    }
    let scores: Vec<f64> = counts
        .values()
        .filter(|[_, expected, _]| *expected > 0)
        .map(|&[hits, expected, given]| 2.0 * f64::from(hits) / f64::from(expected + given))
        .collect();
    scores.iter().sum::<f64>() / (scores.len() as f64).max(1.0)
}
