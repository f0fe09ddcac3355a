//! The second view of a message: beside its words and letters what it means, as an encoder sees it.
//! Separators of their own stand in this view, and the margins of both views are added.

use super::calibration::{Outlook, Trial};
use super::features::Entry;
use super::linear::Linear;
use super::mixing::mix_trials;
use super::nearness::Nearness;
use super::task::{Classes, Task};
use super::training::{self, Labelled, Looks};
use super::{Example, halves};
use crate::encoder::Encoder;
use std::sync::Arc;

/// A trained second view.
#[derive(Debug)]
pub(crate) struct Meaning {
    encoder: Arc<dyn Encoder>,
    centre: Vec<f32>,
    separators: Separators,
    share: f32,
}

/// Examples as the encoder sees them.
pub(crate) struct Seen {
    encoder: Arc<dyn Encoder>,
    centre: Vec<f32>,
    /// A vector an example, in their order.
    examples: Vec<Vec<f32>>,
    /// A vector a label, by its name.
    names: Vec<Vec<f32>>,
}

/// What tells the classes apart in this view.
#[derive(Debug)]
enum Separators {
    /// Nearness to few examples.
    Nearness(Nearness),
    /// Planes between many.
    Linear(Linear),
}

/// The most examples for which nearness to each of them can be weighed.
const FEW: usize = 2_500;

/// How often training looks at every example when it separates many.
const LOOKS: Looks = Looks {
    epochs: 4,
    trial_epochs: 2,
    reach: None,
};

/// Shares of the second view that are tried, in hundredths.
const SHARES: [u8; 9] = [0, 30, 50, 60, 70, 80, 85, 90, 95];

impl Seen {
    /// Encodes the examples and the names of their labels.
    pub(crate) fn of(encoder: &Arc<dyn Encoder>, examples: &[&str], labels: &[String]) -> Self {
        let names: Vec<String> = labels.iter().map(|label| name(label)).collect();
        let texts = examples
            .iter()
            .copied()
            .chain(names.iter().map(String::as_str));
        let mut vectors = encoder.encode_all(&texts.collect::<Vec<_>>());
        let mut centre = vec![0.0; vectors.first().map_or(0, Vec::len)];
        for vector in vectors.iter().take(examples.len()) {
            for (sum, value) in centre.iter_mut().zip(vector) {
                *sum += value / examples.len() as f32;
            }
        }
        for vector in &mut vectors {
            *vector = centred(vector, &centre);
        }
        let names = vectors.split_off(examples.len());
        Self {
            encoder: Arc::clone(encoder),
            centre,
            examples: vectors,
            names,
        }
    }
}

impl Separators {
    /// How clearly each class claims a vector.
    fn margins(&self, vector: &[f32]) -> Vec<f32> {
        match self {
            Self::Nearness(nearness) => nearness.margins(vector),
            Self::Linear(linear) => linear.margins(&entries(vector)),
        }
    }

    fn size_bytes(&self) -> usize {
        match self {
            Self::Nearness(nearness) => nearness.size_bytes(),
            Self::Linear(linear) => linear.size_bytes(),
        }
    }
}

impl Meaning {
    /// Learns from examples as the encoder sees them, and mixes their trials into `first`, those of
    /// the first view.
    pub(crate) fn train(
        seen: Seen,
        examples: &[Example<'_>],
        classes: &Classes,
        first: &[Trial],
        outlook: Outlook,
    ) -> (Self, Vec<Trial>) {
        let vectors = seen.examples.iter().map(Vec::as_slice);
        let names = seen.names.iter().map(Vec::as_slice);
        let task = Task::of(examples, classes, vectors).with_names(names);
        let (separators, second) = if examples.len() <= FEW {
            weigh_nearness(&task, classes.count())
        } else {
            separate(&task, classes.count())
        };
        let (trials, share) = mix_trials(first, &second, outlook, &SHARES, mixed);
        let meaning = Self {
            encoder: seen.encoder,
            centre: seen.centre,
            separators,
            share,
        };
        (meaning, trials)
    }

    /// Mixes the margins of this view of a message into those of the first. The message's vector, as the
    /// encoder makes it.
    pub(crate) fn mix_in(&self, message: &str, margins: &mut [f32]) -> Vec<f32> {
        let vector = self.encoder.encode(message);
        let second = self.separators.margins(&centred(&vector, &self.centre));
        for (margin, other) in margins.iter_mut().zip(second) {
            *margin = mixed(*margin, other, self.share);
        }
        vector
    }

    /// The mean of the examples' vectors.
    pub(crate) fn centre(&self) -> &[f32] {
        &self.centre
    }

    /// Bytes held, about, without the encoder.
    pub(crate) fn size_bytes(&self) -> usize {
        self.separators.size_bytes() + self.centre.len() * size_of::<f32>()
    }
}

fn weigh_nearness(task: &Task<'_, [f32]>, classes: usize) -> (Separators, Vec<Trial>) {
    let rows = task.rows();
    let folds = task.folds(usize::MAX);
    let margins = folds.iter().map(|fold| {
        let kept = rows.iter().zip(&fold.forgotten);
        let kept = kept.filter(|(_, forgotten)| !**forgotten);
        let kept: Vec<(&[f32], usize)> = kept.map(|(row, _)| *row).collect();
        let nearness = Nearness::train(classes, &kept);
        halves::each(&fold.held_out, |&row| nearness.margins(rows[row].0))
    });
    let trials = task.trials(&folds, margins.collect());
    (
        Separators::Nearness(Nearness::train(classes, &rows)),
        trials,
    )
}

fn separate(task: &Task<'_, [f32]>, classes: usize) -> (Separators, Vec<Trial>) {
    let rows: Vec<(Vec<Entry>, usize)> = task
        .rows()
        .into_iter()
        .map(|(vector, class)| (entries(vector), class))
        .collect();
    let labelled: Vec<Labelled<'_>> = rows
        .iter()
        .map(|(vector, class)| (&vector[..], *class))
        .collect();
    let width = rows.first().map_or(0, |(vector, _)| vector.len());
    let folds = task.folds(usize::MAX);
    let (weights, margins) = training::separate(width, classes, &labelled, &folds, LOOKS);
    let linear = Linear::of(&weights, |_, _| ());
    (Separators::Linear(linear), task.trials(&folds, margins))
}

/// What a label says when it is read: `intent:fa-barn/adoptere` says "adoptere".
fn name(label: &str) -> String {
    let last = label.rsplit([':', '/']).next().unwrap_or(label);
    last.replace(['-', '_'], " ")
}

/// What lies far from the middle says what a message is about; the middle is that it is a message.
fn centred(vector: &[f32], centre: &[f32]) -> Vec<f32> {
    let apart = vector.iter().zip(centre).map(|(value, mean)| value - mean);
    let length = apart.clone().map(|value| value * value).sum::<f32>().sqrt();
    let scale = 1.0 / length.max(f32::MIN_POSITIVE);
    apart.map(|value| value * scale).collect()
}

fn entries(vector: &[f32]) -> Vec<Entry> {
    (0..).zip(vector.iter().copied()).collect()
}

/// Two margins as one.
fn mixed(first: f32, second: f32, share: f32) -> f32 {
    first + share * (second - first)
}
