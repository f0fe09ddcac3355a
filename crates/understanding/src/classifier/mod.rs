//! Labels for messages: sparse features, one linear separator per label, calibrated probabilities,
//! and the honesty to abstain.

mod calibration;
mod features;
mod hashing;
mod linear;
mod logistic;
mod tokens;
mod training;

pub use calibration::Trials;
use calibration::{Calibration, Trial, Truth};
use features::{Entry, Features};
use linear::Linear;
use training::{Labelled, Training};

/// The label of examples that are none of the others.
pub const OUT_OF_SCOPE: &str = "oos";

/// A message whose label is known.
#[derive(Clone, Copy, Debug)]
pub struct Example<'a> {
    /// The message.
    pub text: &'a str,
    /// Its label, or [`OUT_OF_SCOPE`].
    pub label: &'a str,
    /// Examples that say the same (translations, say) share a number: none of them is held out
    /// while another trains.
    pub group: usize,
}

/// Assigns labels to messages; trained once, then only read.
#[derive(Debug)]
pub struct Classifier {
    labels: Vec<String>,
    features: Features,
    linear: Linear,
    calibration: Calibration,
}

/// What a message was classified as.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// Calibrated probability of every label, in the order of [`Classifier::labels`]; together with
    /// `out_of_scope` they sum to one.
    pub probabilities: Vec<f32>,
    /// Calibrated probability that it is none of the labels.
    pub out_of_scope: f32,
    /// Below this probability even the best label is better not acted on: where right answers and
    /// recognised strangers together were most on held-out messages.
    pub threshold: f32,
}

impl Prediction {
    /// The most probable label and its probability; `None` where there are no labels.
    pub fn best(&self) -> Option<(usize, f32)> {
        let (label, probability) = calibration::best(&self.probabilities);
        (!self.probabilities.is_empty()).then_some((label, probability))
    }

    /// What both this and another prediction support: the geometric mean of each probability.
    #[must_use]
    pub fn and(&self, other: &Prediction) -> Prediction {
        let mean = |a: f32, b: f32| (a * b).sqrt();
        let pairs = self.probabilities.iter().zip(&other.probabilities);
        let mut probabilities: Vec<f32> = pairs.map(|(a, b)| mean(*a, *b)).collect();
        let out_of_scope = mean(self.out_of_scope, other.out_of_scope);
        let sum = probabilities.iter().sum::<f32>() + out_of_scope;
        for probability in &mut probabilities {
            *probability /= sum.max(f32::MIN_POSITIVE);
        }
        Prediction {
            probabilities,
            out_of_scope: out_of_scope / sum.max(f32::MIN_POSITIVE),
            threshold: self.threshold,
        }
    }

    /// Whether the best label is too improbable to act on.
    pub fn abstains(&self) -> bool {
        self.best()
            .is_none_or(|(_, probability)| probability < self.threshold)
    }
}

/// Training looks at the examples about so often in all, and at each this often.
const LOOKS: usize = 40_000;
const LEAST_EPOCHS: usize = 4;
const MOST_EPOCHS: usize = 8;

/// How often it looks at the others again when some are forgotten for a trial.
const TRIAL_EPOCHS: usize = 2;

/// At most so many parts are held out in turn …
const FOLDS: usize = 5;

/// … fewer where there are this many held-out messages already: enough to fit a handful of numbers.
const ENOUGH_TRIALS: usize = 4_000;

/// One label in so many is left out of a fold as well: its messages stand for what nobody thought of.
const LEFT_OUT: usize = 10;

impl Classifier {
    /// Learns from examples. The same examples in the same order give the same classifier, bit for bit.
    pub fn train(examples: &[Example<'_>]) -> Self {
        Self::train_and_try(examples).0
    }

    /// Learns from examples, and tells how it went with those held out in turn.
    pub fn train_and_try(examples: &[Example<'_>]) -> (Self, Trials) {
        let mut labels: Vec<String> = examples
            .iter()
            .filter(|example| example.label != OUT_OF_SCOPE)
            .map(|example| example.label.to_owned())
            .collect();
        labels.sort_unstable();
        labels.dedup();
        let messages: Vec<&str> = examples.iter().map(|example| example.text).collect();
        let (features, vectors) = Features::learn(&messages);
        let task = Task {
            labels: labels.len(),
            features: features.len(),
            rows: examples
                .iter()
                .zip(&vectors)
                .map(|(example, vector)| Row {
                    vector,
                    class: labels
                        .binary_search_by(|label| label.as_str().cmp(example.label))
                        .unwrap_or(labels.len()),
                    group: example.group,
                })
                .collect(),
        };
        let labelled: Vec<Labelled<'_>> = task.rows.iter().map(Row::labelled).collect();
        let epochs = (LOOKS / labelled.len().max(1)).clamp(LEAST_EPOCHS, MOST_EPOCHS);
        let training = Training::run(task.features, task.labels + 1, &labelled, epochs);
        let trials = task.trials(&training);
        let calibration = Calibration::fit(&trials);
        let trials = Trials::judge(&trials, &calibration);
        let linear = training.linear();
        let classifier = Self {
            labels,
            features,
            linear,
            calibration,
        };
        (classifier, trials)
    }

    /// The labels in scope, in alphabetical order.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// Classifies one message.
    pub fn predict(&self, text: &str) -> Prediction {
        let mut margins = self.linear.margins(&self.features.vector(text));
        let outside = margins.pop().unwrap_or_default();
        let probabilities = self.calibration.probabilities(&margins, outside);
        Prediction {
            probabilities: probabilities.classes,
            out_of_scope: probabilities.out_of_scope,
            threshold: self.calibration.threshold,
        }
    }

    /// Bytes the trained model holds, about.
    pub fn size_bytes(&self) -> usize {
        self.linear.size_bytes() + self.features.size_bytes()
    }
}

/// The examples as numbers.
struct Task<'a> {
    /// Labels in scope; the class behind the last of them is "out of scope".
    labels: usize,
    features: usize,
    rows: Vec<Row<'a>>,
}

struct Row<'a> {
    vector: &'a [Entry],
    class: usize,
    group: usize,
}

impl<'a> Row<'a> {
    fn labelled(&self) -> Labelled<'a> {
        (self.vector, self.class)
    }
}

impl Task<'_> {
    /// Every message held out at most once, judged by separators that saw neither it, nor its group,
    /// nor one label in [`LEFT_OUT`].
    fn trials(&self, training: &Training<'_>) -> Vec<Trial> {
        let mut trials = Vec::new();
        for fold in 0..FOLDS {
            if trials.len() >= ENOUGH_TRIALS {
                break;
            }
            let held_out = |row: &Row<'_>| row.group % FOLDS == fold;
            let unknown = |class: usize| class < self.labels && class % LEFT_OUT == fold;
            let forgotten = |i: usize| held_out(&self.rows[i]) || unknown(self.rows[i].class);
            let linear = training.without(forgotten, TRIAL_EPOCHS);
            trials.extend(self.rows.iter().filter(|row| held_out(row)).map(|row| {
                let mut margins = linear.margins(row.vector);
                let outside = margins.pop().unwrap_or_default();
                for (class, margin) in margins.iter_mut().enumerate() {
                    if unknown(class) {
                        *margin = f32::NEG_INFINITY;
                    }
                }
                Trial {
                    margins,
                    outside,
                    truth: match row.class {
                        class if class == self.labels => Truth::OutOfScope,
                        class if unknown(class) => Truth::Unforeseen(class),
                        class => Truth::Class(class),
                    },
                }
            }));
        }
        trials
    }
}
