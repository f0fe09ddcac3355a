//! Measures on labelled messages. Plain numbers come out; files, formats and clocks are the caller's.

use crate::classifier::{Classifier, Example, OUT_OF_SCOPE, Prediction};
use crate::encoder::Encoder;
use crate::language::Languages;
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

/// Bins of the expected calibration error.
const BINS: usize = 15;

/// Trains on (text, label) pairs, with an encoder or without, and tests on others. `clock` tells the time passed since any fixed
/// moment; it is only used to measure.
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
        ece: calibration_error(&verdicts),
        train_seconds,
        p50_us: percentile(&times, 0.5),
        p99_us: percentile(&times, 0.99),
        model_bytes: classifier.size_bytes(),
    }
}

/// How well languages are told apart.
#[derive(Clone, Debug, PartialEq)]
pub struct LanguageScores {
    /// Share of the lines whose most probable language is right.
    pub accuracy: f64,
    /// The same for the lines of each language, by its code.
    pub by_language: BTreeMap<String, f64>,
}

/// Tests on (language code, text) pairs. The most probable language counts, however unsure: there is
/// no conversation whose language could be kept.
pub fn languages(languages: &Languages, test: &[(String, String)]) -> LanguageScores {
    let mut hits: BTreeMap<&str, Vec<bool>> = BTreeMap::new();
    for (code, text) in test {
        let right = languages.most_probable_code(text) == code;
        hits.entry(code).or_default().push(right);
    }
    let right = |hits: &Vec<bool>| share(hits.iter(), |hit| *hit).unwrap_or(0.0);
    LanguageScores {
        accuracy: share(hits.values().flatten(), |hit| *hit).unwrap_or(0.0),
        by_language: hits
            .iter()
            .map(|(code, hits)| ((*code).to_owned(), right(hits)))
            .collect(),
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

fn share<'a, T: 'a>(items: impl Iterator<Item = &'a T>, is: impl Fn(&T) -> bool) -> Option<f64> {
    let (mut hits, mut total) = (0_u32, 0_u32);
    for item in items {
        total += 1;
        hits += u32::from(is(item));
    }
    (total > 0).then(|| f64::from(hits) / f64::from(total))
}

fn percentile(sorted: &[f64], share: f64) -> f64 {
    let place = (sorted.len() as f64 * share) as usize;
    sorted
        .get(place.min(sorted.len().saturating_sub(1)))
        .copied()
        .unwrap_or(0.0)
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

fn calibration_error(verdicts: &[Verdict<'_>]) -> f64 {
    let mut bins = [(0.0_f64, 0.0_f64); BINS];
    for verdict in verdicts {
        let bin = ((verdict.confidence * BINS as f32) as usize).min(BINS - 1);
        bins[bin].0 += f64::from(verdict.confidence);
        bins[bin].1 += f64::from(u8::from(verdict.given == verdict.truth));
    }
    let apart: f64 = bins.iter().map(|(sure, right)| (sure - right).abs()).sum();
    apart / (verdicts.len() as f64).max(1.0)
}
