//! One linear separator per class against all others, trained side by side.
//!
//! Each is a support vector machine with squared hinge loss, solved in the dual by coordinate
//! descent (Hsieh et al. 2008, "A dual coordinate descent method for large-scale linear SVM"). The
//! classes share the walk over the examples: a feature's weights for all classes lie side by side,
//! so that one pass over a message's features scores and updates every class at once.

use super::features::Entry;
use std::ops::Range;

/// The price of an example on the wrong side of its margin.
const COST: f32 = 1.0;

/// Changes smaller than this are not made.
const NEGLIGIBLE: f32 = 1e-3;

/// Rows are padded to a multiple of this, for the compiler to use vector instructions.
const LANES: usize = 8;

/// A vector and the number of its class.
pub(crate) type Labelled<'a> = (&'a [Entry], usize);

/// Weights of all classes.
#[derive(Debug)]
pub(crate) struct Linear {
    classes: usize,
    weights: Rows,
}

impl Linear {
    /// Separates `classes` classes over `features` features. Two threads take half of the classes
    /// each; no class depends on another, so that the result is the same bit for bit. `epochs` is how
    /// often every example is looked at.
    pub(crate) fn train(
        features: usize,
        classes: usize,
        examples: &[Labelled<'_>],
        epochs: usize,
    ) -> Self {
        let half = classes.div_ceil(2);
        let (left, right) = std::thread::scope(|scope| {
            let left = scope.spawn(|| separate(features, 0..half, examples, epochs));
            let right = separate(features, half..classes, examples, epochs);
            (left.join().expect("training does not panic"), right)
        });
        let mut weights = Rows::zero(features + 1, classes);
        for row in 0..=features {
            let (from_left, from_right) = weights.row_mut(row).split_at_mut(half);
            from_left.copy_from_slice(&left.row(row)[..half]);
            from_right[..classes - half].copy_from_slice(&right.row(row)[..classes - half]);
        }
        Self { classes, weights }
    }

    /// How far on its own side of each class's border a vector lies; 1 and more is clearly inside.
    pub(crate) fn margins(&self, vector: &[Entry]) -> Vec<f32> {
        let mut margins = vec![0.0; self.weights.stride];
        self.weights.score(vector, &mut margins);
        margins.truncate(self.classes);
        margins
    }

    /// Bytes held.
    pub(crate) fn size_bytes(&self) -> usize {
        self.weights.values.len() * size_of::<f32>()
    }
}

/// A matrix with a row a feature and a column a class; the last row is the bias.
#[derive(Debug)]
struct Rows {
    stride: usize,
    values: Vec<f32>,
}

impl Rows {
    fn zero(rows: usize, classes: usize) -> Self {
        let stride = classes.next_multiple_of(LANES);
        Self {
            stride,
            values: vec![0.0; rows * stride],
        }
    }

    fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.stride..][..self.stride]
    }

    fn row_mut(&mut self, row: usize) -> &mut [f32] {
        &mut self.values[row * self.stride..][..self.stride]
    }

    fn bias(&self) -> usize {
        self.values.len() / self.stride - 1
    }

    fn score(&self, vector: &[Entry], into: &mut [f32]) {
        into.copy_from_slice(self.row(self.bias()));
        for &(feature, weight) in vector {
            add(into, self.row(feature as usize), weight);
        }
    }

    fn learn(&mut self, vector: &[Entry], changes: &[f32]) {
        let bias = (self.bias() as u32, 1.0);
        let moved: Vec<(usize, f32)> = changes
            .iter()
            .copied()
            .enumerate()
            .filter(|(_, change)| *change != 0.0)
            .collect();
        // Soon only a few classes still change, and their columns alone are quicker than rows.
        let few = moved.len() < self.stride / LANES;
        for &(feature, weight) in vector.iter().chain([&bias]) {
            let row = self.row_mut(feature as usize);
            if few {
                for &(class, change) in &moved {
                    row[class] += weight * change;
                }
            } else {
                add(row, changes, weight);
            }
        }
    }
}

fn add(into: &mut [f32], row: &[f32], factor: f32) {
    for (into, row) in into.chunks_exact_mut(LANES).zip(row.chunks_exact(LANES)) {
        for lane in 0..LANES {
            into[lane] += factor * row[lane];
        }
    }
}

/// Trains the classes in `range`, each against all examples that are not its own.
fn separate(
    features: usize,
    range: Range<usize>,
    examples: &[Labelled<'_>],
    epochs: usize,
) -> Rows {
    let mut weights = Rows::zero(features + 1, range.len().max(1));
    let mut duals = Rows::zero(examples.len(), range.len().max(1));
    let slack = 0.5 / COST;
    let curvatures: Vec<f32> = examples
        .iter()
        .map(|(vector, _)| 1.0 + slack + vector.iter().map(|entry| entry.1.powi(2)).sum::<f32>())
        .collect();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut shuffle = Shuffle::default();
    let mut changes = vec![0.0; weights.stride];
    for _ in 0..epochs {
        shuffle.mix(&mut order);
        for &i in &order {
            let (vector, class) = examples[i];
            weights.score(vector, &mut changes);
            let own = class.wrapping_sub(range.start);
            if step(duals.row_mut(i), &mut changes, own, curvatures[i], slack) {
                weights.learn(vector, &changes);
            }
        }
    }
    weights
}

/// One step of descent for every class; `margins` come in, changes of the weights go out.
/// Whether any of them matters.
fn step(duals: &mut [f32], margins: &mut [f32], own: usize, curvature: f32, slack: f32) -> bool {
    let mut matters = false;
    for (class, (dual, margin)) in duals.iter_mut().zip(margins).enumerate() {
        let side = if class == own { 1.0 } else { -1.0 };
        let gradient = side * *margin - 1.0 + *dual * slack;
        let change = (*dual - gradient / curvature).max(0.0) - *dual;
        let counts = change.abs() > NEGLIGIBLE;
        let change = if counts { change } else { 0.0 };
        *dual += change;
        *margin = change * side;
        matters |= counts;
    }
    matters
}

/// A fixed sequence of orders (xorshift), so that training repeats itself exactly.
struct Shuffle(u64);

impl Default for Shuffle {
    fn default() -> Self {
        Self(0x2545_F491_4F6C_DD1D)
    }
}

impl Shuffle {
    fn mix(&mut self, order: &mut [usize]) {
        for i in (1..order.len()).rev() {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            order.swap(i, (self.0 % (i as u64 + 1)) as usize);
        }
    }
}
