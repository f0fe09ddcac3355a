//! What each feature says by how often each class has it (multinomial naive Bayes).
//!
//! Separators learn what tells the classes of the examples apart. Frequencies know besides what is
//! usual in each, and are surer about what few examples have. Both are sums over a message's features:
//! once the second is added to the first, it costs nothing.

use super::features::Entry;
use super::task::{Fold, Margins};
use super::training::Labelled;

/// How often a feature is taken to occur in a class besides the examples that have it, in units of
/// its weight. Found by cross-validation.
const UNSEEN: f32 = 0.01;

/// How much more likely each feature is in each class than in all of them at the mean.
pub(super) struct Frequencies {
    /// Of each feature, the classes that have it and how much likelier it is there than unseen.
    seen: Vec<Vec<(u16, f32)>>,
    /// The mean over the classes of each feature's likelihoods.
    means: Vec<f32>,
    /// How much less likely any feature is in a class that has many.
    dilution: Vec<f32>,
}

impl Frequencies {
    /// Counts in the examples that are not forgotten, by their number. Of a class without examples it says nothing.
    fn count(
        features: usize,
        classes: usize,
        examples: &[Labelled<'_>],
        is_forgotten: impl Fn(usize) -> bool,
    ) -> Self {
        let mut seen: Vec<Vec<(u16, f32)>> = vec![Vec::new(); features];
        let mut totals = vec![0.0_f32; classes];
        let numbered = examples.iter().enumerate();
        for (_, (vector, class)) in numbered.filter(|(number, _)| !is_forgotten(*number)) {
            for &(feature, weight) in *vector {
                let of_feature = &mut seen[feature as usize];
                match of_feature.last_mut() {
                    Some((last, count)) if usize::from(*last) == *class => *count += weight,
                    _ => of_feature.push((*class as u16, weight)),
                }
                totals[*class] += weight;
            }
        }
        let known = totals.iter().filter(|total| **total > 0.0).count().max(1) as f32;
        let means = seen.iter_mut().map(|of_feature| weigh(of_feature) / known);
        let means = means.collect();
        let sizes = totals
            .iter()
            .map(|total| (total + UNSEEN * features as f32).ln());
        let sizes: Vec<f32> = sizes.collect();
        let usual = sizes.iter().zip(&totals);
        let usual = usual.filter(|(_, total)| **total > 0.0);
        let usual = usual.map(|(size, _)| size).sum::<f32>() / known;
        Self {
            seen,
            means,
            dilution: sizes.iter().map(|size| size - usual).collect(),
        }
    }

    /// Counts in all examples, and tells the margins of what the folds hold out, fold by fold, by
    /// what is counted in those not forgotten there.
    pub(super) fn count_and_try(
        features: usize,
        classes: usize,
        examples: &[Labelled<'_>],
        folds: &[Fold],
    ) -> (Self, Vec<Margins>) {
        let tried = folds.iter().map(|fold| {
            let counted = Self::count(features, classes, examples, |row| fold.forgotten[row]);
            let held_out = fold.held_out.iter();
            held_out
                .map(|&row| counted.margins(examples[row].0))
                .collect()
        });
        let tried = tried.collect();
        (Self::count(features, classes, examples, |_| false), tried)
    }

    /// How much a message's features speak for each class.
    fn margins(&self, vector: &[Entry]) -> Vec<f32> {
        let length: f32 = vector.iter().map(|(_, weight)| weight).sum();
        let mean: f32 = vector
            .iter()
            .map(|&(feature, weight)| weight * self.means[feature as usize])
            .sum();
        let mut margins: Vec<f32> = self
            .dilution
            .iter()
            .map(|dilution| -length * dilution - mean)
            .collect();
        for &(feature, weight) in vector {
            for &(class, seen) in &self.seen[feature as usize] {
                margins[usize::from(class)] += weight * seen;
            }
        }
        margins
    }

    /// Adds a share of what a feature says to its weights.
    pub(super) fn add_to(&self, feature: usize, weights: &mut [f32], share: f32) {
        let mean = self.means[feature];
        for (weight, dilution) in weights.iter_mut().zip(&self.dilution) {
            *weight -= share * (dilution + mean);
        }
        for &(class, seen) in &self.seen[feature] {
            weights[usize::from(class)] += share * seen;
        }
    }
}

/// Puts the counts of each class together and turns them into how much likelier the feature is there
/// than where it is unseen; returns their sum.
fn weigh(of_feature: &mut Vec<(u16, f32)>) -> f32 {
    of_feature.sort_by_key(|(class, _)| *class);
    of_feature.dedup_by(|next, kept| {
        let is_same = next.0 == kept.0;
        if is_same {
            kept.1 += next.1;
        }
        is_same
    });
    let mut sum = 0.0;
    for (_, count) in of_feature {
        *count = ((*count + UNSEEN) / UNSEEN).ln();
        sum += *count;
    }
    sum
}
