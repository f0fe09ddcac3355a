//! One linear separator per class against all others, trained side by side.
//!
//! Each is a support vector machine with squared hinge loss, solved in the dual by coordinate
//! descent (Hsieh et al. 2008, "A dual coordinate descent method for large-scale linear SVM"). The
//! classes share the walk over the examples: a feature's weights for all classes lie side by side,
//! so that one pass over a message's features scores and updates every class at once.

use super::features::Entry;
use std::ops::Range;

/// The price of an example on the wrong side of its margin.
const COST: f32 = 0.7;

/// How much dearer an example of a rare class is: 0 not at all, 1 so much that all classes weigh the
/// same.
const BALANCE: f32 = 0.5;

/// Changes smaller than this are not made.
const NEGLIGIBLE: f32 = 1e-3;

/// A class this far beyond its margin from an example will hardly come back.
const OUT_OF_REACH: f32 = 0.3;

/// Less than one class in so many is quicker one by one than with vector instructions.
const FEW: usize = 4;

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

    /// Scores of some classes only.
    fn score_some(&self, vector: &[Entry], classes: &[u16], into: &mut [f32]) {
        let bias = (self.bias() as u32, 1.0);
        into.fill(0.0);
        for &(feature, weight) in vector.iter().chain([&bias]) {
            let row = self.row(feature as usize);
            for (into, &class) in into.iter_mut().zip(classes) {
                *into += weight * row[usize::from(class)];
            }
        }
    }

    fn learn(&mut self, vector: &[Entry], changes: &[f32]) {
        let moved: Vec<(usize, f32)> = changes
            .iter()
            .copied()
            .enumerate()
            .filter(|(_, change)| *change != 0.0)
            .collect();
        if moved.len() < self.stride / FEW {
            return self.learn_some(vector, &moved);
        }
        let bias = (self.bias() as u32, 1.0);
        for &(feature, weight) in vector.iter().chain([&bias]) {
            add(self.row_mut(feature as usize), changes, weight);
        }
    }

    fn learn_some(&mut self, vector: &[Entry], moved: &[(usize, f32)]) {
        let bias = (self.bias() as u32, 1.0);
        for &(feature, weight) in vector.iter().chain([&bias]) {
            let row = self.row_mut(feature as usize);
            for &(class, change) in moved {
                row[class] += weight * change;
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
    let mut training = Training::new(features, range, examples);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut shuffle = Shuffle::default();
    for epoch in 0..epochs {
        shuffle.mix(&mut order);
        for &i in &order {
            // After the first look most classes are far from most examples, and stay there: now and
            // then all are looked at again.
            if epoch % 2 == 0 || training.near[i].len() > training.few {
                training.look(i);
            } else {
                training.look_near(i);
            }
        }
    }
    training.weights
}

/// Classes of a range as they are trained.
struct Training<'a> {
    examples: &'a [Labelled<'a>],
    /// The number of the first class.
    first: usize,
    weights: Rows,
    duals: Rows,
    /// Of each example, the classes that may still learn from it.
    near: Vec<Vec<u16>>,
    /// So many classes by themselves are quicker than whole rows.
    few: usize,
    slacks: Vec<f32>,
    curvatures: Vec<f32>,
    changes: Vec<f32>,
}

impl<'a> Training<'a> {
    fn new(features: usize, range: Range<usize>, examples: &'a [Labelled<'a>]) -> Self {
        let weights = Rows::zero(features + 1, range.len().max(1));
        let slacks = slacks(examples);
        let curvatures = examples
            .iter()
            .zip(&slacks)
            .map(|((vector, _), slack)| {
                1.0 + slack + vector.iter().map(|entry| entry.1.powi(2)).sum::<f32>()
            })
            .collect();
        Self {
            examples,
            first: range.start,
            duals: Rows::zero(examples.len(), range.len().max(1)),
            near: vec![Vec::new(); examples.len()],
            few: weights.stride / FEW,
            changes: vec![0.0; weights.stride],
            weights,
            slacks,
            curvatures,
        }
    }

    /// Lets every class learn from an example.
    fn look(&mut self, i: usize) {
        let (vector, class) = self.examples[i];
        self.weights.score(vector, &mut self.changes);
        let own = class.wrapping_sub(self.first);
        let (curvature, slack) = (self.curvatures[i], self.slacks[i]);
        self.near[i].clear();
        let mut matters = false;
        let duals = self.duals.row_mut(i).iter_mut();
        for (class, (dual, margin)) in duals.zip(&mut self.changes).enumerate() {
            let side = if class == own { 1.0 } else { -1.0 };
            let gradient = side * *margin - 1.0 + *dual * slack;
            let change = step(dual, gradient, curvature);
            if *dual > 0.0 || gradient < OUT_OF_REACH {
                self.near[i].push(class as u16);
            }
            *margin = change * side;
            matters |= change != 0.0;
        }
        if matters {
            self.weights.learn(vector, &self.changes);
        }
    }

    /// Lets only the classes near an example learn from it.
    fn look_near(&mut self, i: usize) {
        let (vector, class) = self.examples[i];
        let own = class.wrapping_sub(self.first);
        let near = &self.near[i];
        let margins = &mut self.changes[..near.len()];
        self.weights.score_some(vector, near, margins);
        let duals = self.duals.row_mut(i);
        let mut moved: Vec<(usize, f32)> = Vec::with_capacity(near.len());
        for (&class, margin) in near.iter().zip(margins) {
            let class = usize::from(class);
            let dual = &mut duals[class];
            let side = if class == own { 1.0 } else { -1.0 };
            let gradient = side * *margin - 1.0 + *dual * self.slacks[i];
            let change = step(dual, gradient, self.curvatures[i]);
            if change != 0.0 {
                moved.push((class, change * side));
            }
        }
        if !moved.is_empty() {
            self.weights.learn_some(vector, &moved);
        }
    }
}

/// How far each example may lie on the wrong side: less far in a rare class, or the common ones would
/// outvote it.
fn slacks(examples: &[Labelled<'_>]) -> Vec<f32> {
    let classes = examples.iter().map(|(_, class)| class + 1).max();
    let mut counts = vec![0_u32; classes.unwrap_or(0)];
    for (_, class) in examples {
        counts[*class] += 1;
    }
    let present = counts.iter().filter(|count| **count > 0).count();
    let mean = examples.len() as f32 / present.max(1) as f32;
    examples
        .iter()
        .map(|(_, class)| {
            let rarity = mean / counts[*class] as f32;
            0.5 / (COST * rarity.powf(BALANCE))
        })
        .collect()
}

/// One step of descent; returns by how much the dual changed, 0 where it is not worth it.
fn step(dual: &mut f32, gradient: f32, curvature: f32) -> f32 {
    let change = (*dual - gradient / curvature).max(0.0) - *dual;
    let change = if change.abs() > NEGLIGIBLE {
        change
    } else {
        0.0
    };
    *dual += change;
    change
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
