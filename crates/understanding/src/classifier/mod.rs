//! Labels for messages: sparse features, one linear separator per label, calibrated probabilities,
//! and the honesty to abstain.

mod calibration;
mod features;
mod frequencies;
pub(crate) mod halves;
mod hashing;
mod linear;
mod logistic;
mod meaning;
mod mixing;
mod nearness;
mod spelling;
mod task;
mod tokens;
mod training;

use crate::bytes::{Reader, Writer};
use crate::encoder::Encoder;
pub use calibration::Trials;
use calibration::{Calibration, Outlook};
pub(crate) use features::Entry;
use features::Features;
use frequencies::Frequencies;
use hashing::Hashed;
use linear::Linear;
use meaning::{Meaning, Seen};
use mixing::mix_trials;
use std::collections::HashMap;
use std::sync::Arc;
use task::{Classes, Task};
use training::{FAR, Looks};

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
    /// The class of each example, by its words.
    learnt: HashMap<u64, u32, Hashed>,
    features: Features,
    linear: Linear,
    meaning: Option<Meaning>,
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
    /// The message's vector, where an encoder sees its meaning.
    pub vector: Option<Vec<f32>>,
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
            vector: self.vector.clone(),
        }
    }

    /// Whether it is too improbable to be in scope to act on any label.
    pub fn abstains(&self) -> bool {
        self.probabilities.is_empty() || 1.0 - self.out_of_scope < self.threshold
    }
}

/// Training looks at the examples about so often in all, and at each this often.
const LOOKS: usize = 64_000;
const LEAST_EPOCHS: usize = 3;
const MOST_EPOCHS: usize = 8;

/// How often it looks at the others again when some are forgotten for a trial.
const TRIAL_EPOCHS: usize = 1;

/// The share of messages out of scope where nothing is known of it.
const FEW_STRANGERS: f32 = 0.12;

/// Shares of the frequencies that are tried, in hundredths.
const SHARES: [u8; 8] = [0, 2, 3, 4, 5, 6, 8, 10];

/// Of more examples than this so many held-out ones are enough to fit a handful of numbers within the
/// time there is. With an encoder there is more time, and the operating point gains by more strangers.
const MANY_EXAMPLES: usize = 20_000;
const ENOUGH_TRIALS: usize = 4_000;

impl Classifier {
    /// Learns from examples. The same examples in the same order give the same classifier, bit for bit.
    /// With an encoder what messages mean counts besides their words.
    pub fn train(examples: &[Example<'_>], encoder: Option<&Arc<dyn Encoder>>) -> Self {
        Self::train_and_try(examples, encoder, FEW_STRANGERS).0
    }

    /// Learns from examples, and tells how it went with those held out in turn. `strangers` is the
    /// share (0 to 1) of messages to expect out of scope.
    pub fn train_and_try(
        examples: &[Example<'_>],
        encoder: Option<&Arc<dyn Encoder>>,
        strangers: f32,
    ) -> (Self, Trials) {
        let classes = Classes::of(examples);
        let messages: Vec<&str> = examples.iter().map(|example| example.text).collect();
        let (features, vectors) = Features::learn(&messages);
        let words = Task::of(examples, &classes, vectors.iter().map(Vec::as_slice));
        let rows = words.rows();
        let folds = words.folds(enough_trials(rows.len(), encoder.is_some()));
        let ((frequencies, counted), (weights, separated)) = halves::both(
            || Frequencies::count_and_try(features.len(), classes.count(), &rows, &folds),
            || {
                training::separate(
                    features.len(),
                    classes.count(),
                    &rows,
                    &folds,
                    looks(rows.len()),
                )
            },
        );
        let outlook = Outlook {
            inside: classes.labels().len(),
            strangers,
        };
        let counted = words.trials(&folds, counted);
        let separated = words.trials(&folds, separated);
        let (mut trials, share) = mix_trials(&separated, &counted, outlook, &SHARES, added);
        let meaning = encoder.map(|encoder| {
            let seen = Seen::of(encoder, &messages, classes.labels());
            let (meaning, mixed) = Meaning::train(seen, examples, &classes, &trials, outlook);
            trials = mixed;
            meaning
        });
        let calibration = Calibration::fit(&trials, outlook);
        let trials = Trials::judge(&trials, &calibration);
        let classifier = Self {
            learnt: learnt(examples, &classes),
            linear: Linear::of(&weights, |feature, weights| {
                frequencies.add_to(feature, weights, share);
            }),
            labels: classes.labels().to_vec(),
            features,
            meaning,
            calibration,
        };
        (classifier, trials)
    }

    /// Writes what was learnt; whether it could. With an encoder it cannot: a second view is not kept.
    pub(crate) fn write(&self, into: &mut Writer) -> bool {
        into.list(self.labels.iter(), |into, label| into.text(label));
        let mut learnt: Vec<(u64, u32)> = self
            .learnt
            .iter()
            .map(|(&words, &class)| (words, class))
            .collect();
        learnt.sort_unstable();
        into.list(learnt.into_iter(), |into, (words, class)| {
            into.u64(words);
            into.u32(class);
        });
        self.features.write(into);
        self.linear.write(into);
        self.calibration.write(into);
        self.meaning.is_none()
    }

    /// Reads what was written. The classifier answers as the one that was trained, bit for bit.
    pub(crate) fn read(from: &mut Reader<'_>) -> Option<Self> {
        let labels: Vec<String> = from.list(Reader::text)?;
        let learnt = from.list(|from| Some((from.u64()?, from.u32()?)))?;
        let features = Features::read(from)?;
        let linear = Linear::read(from, features.len())?;
        let calibration = Calibration::read(from, labels.len())?;
        (linear.classes() >= labels.len()).then_some(Self {
            labels,
            learnt,
            features,
            linear,
            meaning: None,
            calibration,
        })
    }

    /// The labels in scope, in alphabetical order.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// Classifies one message.
    pub fn predict(&self, text: &str) -> Prediction {
        let mut margins = self.linear.margins(&self.features.vector(text));
        let meaning = self.meaning.as_ref();
        let vector = meaning.map(|meaning| meaning.mix_in(text, &mut margins));
        let mut probabilities = self.calibration.probabilities(&margins);
        if let Some(&class) = self.learnt.get(&wording(text)) {
            probabilities.prefer(class as usize, KNOWN);
        }
        Prediction {
            probabilities: probabilities.classes,
            out_of_scope: probabilities.out_of_scope,
            threshold: self.calibration.threshold,
            vector,
        }
    }

    /// The features of a message with their weights, by number: what two messages have in common is
    /// what they look alike by.
    pub(crate) fn vector(&self, text: &str) -> Vec<Entry> {
        self.features.vector(text)
    }

    /// The mean of the examples' vectors, where an encoder sees their meaning.
    pub fn centre(&self) -> Option<&[f32]> {
        self.meaning.as_ref().map(Meaning::centre)
    }

    /// Bytes the trained model holds, about, without the encoder.
    pub fn size_bytes(&self) -> usize {
        let meaning = self.meaning.as_ref().map_or(0, Meaning::size_bytes);
        let learnt = self.learnt.capacity() * (size_of::<(u64, u32)>() + 1);
        self.linear.size_bytes() + self.features.size_bytes() + learnt + meaning
    }
}

/// How many held-out messages are enough.
fn enough_trials(examples: usize, has_time: bool) -> usize {
    if examples > MANY_EXAMPLES && !has_time {
        ENOUGH_TRIALS
    } else {
        usize::MAX
    }
}

/// How often to look at so many examples.
fn looks(examples: usize) -> Looks {
    Looks {
        epochs: (LOOKS / examples.max(1)).clamp(LEAST_EPOCHS, MOST_EPOCHS),
        trial_epochs: TRIAL_EPOCHS,
        reach: (examples > MANY_EXAMPLES).then_some(FAR),
    }
}

/// How sure it is that a message in the words of an example means what the example does.
const KNOWN: f32 = 0.9;

/// The class of each example by its words; of two with the same words, that of the first.
fn learnt(examples: &[Example<'_>], classes: &Classes) -> HashMap<u64, u32, Hashed> {
    let mut learnt = HashMap::default();
    for (example, class) in examples.iter().zip(classes.numbers()) {
        learnt.entry(wording(example.text)).or_insert(*class as u32);
    }
    learnt
}

/// A hash of the words of a message, whatever their capitals and what stands between them.
fn wording(message: &str) -> u64 {
    let words = message.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.fold(hashing::BORDER, |hash, word| {
        hashing::pair(hash, hashing::text(&word.to_lowercase()))
    })
}

/// A separator's margin with a share of what the frequencies say.
fn added(margin: f32, frequencies: f32, share: f32) -> f32 {
    margin + share * frequencies
}
