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

/// The label of examples that are none of the others. What follows it in a label tells kinds of
/// strangers apart ("oos:weather"): they are learnt one by one, and all of them are out of scope.
pub const OUT_OF_SCOPE: &str = "oos";

/// Whether a label is out of scope.
fn is_outside(label: &str) -> bool {
    label
        .strip_prefix(OUT_OF_SCOPE)
        .is_some_and(|kind| kind.is_empty() || kind.starts_with(':'))
}

/// The order of classes: what is out of scope comes last.
fn rank(label: &str) -> (bool, &str) {
    (is_outside(label), label)
}

/// A message whose label is known.
#[derive(Clone, Copy, Debug)]
pub struct Example<'a> {
    /// The message.
    pub text: &'a str,
    /// Its label, or [`OUT_OF_SCOPE`] with or without a kind.
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
    /// When it is less probable than this to be in scope, even the best label is better not acted on:
    /// where right answers and recognised strangers together were most on held-out messages.
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

    /// Whether it is too improbable to be in scope to act on any label.
    pub fn abstains(&self) -> bool {
        self.probabilities.is_empty() || 1.0 - self.out_of_scope < self.threshold
    }
}

/// Training looks at the examples about so often in all, and at each this often.
const LOOKS: usize = 40_000;
const LEAST_EPOCHS: usize = 4;
const MOST_EPOCHS: usize = 8;

/// How often it looks at the others again when some are forgotten for a trial.
const TRIAL_EPOCHS: usize = 2;

/// The share of messages out of scope where nothing is known of it.
const FEW_STRANGERS: f32 = 0.05;

/// At most so many parts are held out in turn …
const FOLDS: usize = 5;

/// … fewer where there are this many held-out messages already: enough to fit a handful of numbers.
const ENOUGH_TRIALS: usize = 4_000;

/// One label in so many is left out of a fold as well: its messages stand for what nobody thought of.
const LEFT_OUT: usize = 10;

impl Classifier {
    /// Learns from examples. The same examples in the same order give the same classifier, bit for bit.
    pub fn train(examples: &[Example<'_>]) -> Self {
        Self::train_and_try(examples, FEW_STRANGERS).0
    }

    /// Learns from examples, and tells how it went with those held out in turn. `strangers` is the
    /// share (0 to 1) of messages to expect out of scope.
    pub fn train_and_try(examples: &[Example<'_>], strangers: f32) -> (Self, Trials) {
        let mut classes: Vec<&str> = examples.iter().map(|example| example.label).collect();
        classes.sort_unstable_by(|a, b| rank(a).cmp(&rank(b)));
        classes.dedup();
        let inside = classes.partition_point(|label| !is_outside(label));
        let messages: Vec<&str> = examples.iter().map(|example| example.text).collect();
        let (features, vectors) = Features::learn(&messages);
        let task = Task {
            inside,
            classes: classes.len(),
            features: features.len(),
            rows: examples
                .iter()
                .zip(&vectors)
                .map(|(example, vector)| Row {
                    vector,
                    class: classes.partition_point(|label| rank(label) < rank(example.label)),
                    group: example.group,
                })
                .collect(),
        };
        let labelled: Vec<Labelled<'_>> = task.rows.iter().map(Row::labelled).collect();
        let epochs = (LOOKS / labelled.len().max(1)).clamp(LEAST_EPOCHS, MOST_EPOCHS);
        let training = Training::run(task.features, task.classes, &labelled, epochs);
        let trials = task.trials(&training);
        let calibration = Calibration::fit(&trials, strangers);
        let trials = Trials::judge(&trials, &calibration);
        let linear = training.linear();
        let classifier = Self {
            labels: classes[..inside].iter().map(ToString::to_string).collect(),
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
        let outside = calibration::outside(&margins.split_off(self.labels.len()));
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
    /// How many classes are labels in scope: the first ones.
    inside: usize,
    /// How many there are with the kinds of strangers.
    classes: usize,
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
            let unknown = |class: usize| class < self.inside && class % LEFT_OUT == fold;
            let forgotten = |i: usize| held_out(&self.rows[i]) || unknown(self.rows[i].class);
            let linear = training.without(forgotten, TRIAL_EPOCHS);
            trials.extend(self.rows.iter().filter(|row| held_out(row)).map(|row| {
                let mut margins = linear.margins(row.vector);
                let outside = calibration::outside(&margins.split_off(self.inside));
                for (class, margin) in margins.iter_mut().enumerate() {
                    if unknown(class) {
                        *margin = f32::NEG_INFINITY;
                    }
                }
                Trial {
                    margins,
                    outside,
                    truth: match row.class {
                        class if class >= self.inside => Truth::OutOfScope,
                        class if unknown(class) => Truth::Unforeseen(class),
                        class => Truth::Class(class),
                    },
                }
            }));
        }
        trials
    }
}
