//! One linear separator per class against all others: a feature's weights for all classes lie side by
//! side, so that one pass over a message's features scores every class at once.

use super::features::Entry;

/// Rows are padded to a multiple of this, for the compiler to use vector instructions.
const LANES: usize = 8;

/// Less than one class in so many is quicker one by one than with vector instructions.
const FEW: usize = 4;

/// Weights of all classes.
#[derive(Debug)]
pub(crate) struct Linear {
    classes: usize,
    weights: Rows,
}

impl Linear {
    /// Puts the weights of the first half of the classes and those of the rest together.
    pub(super) fn join(left: &Rows, right: &Rows, classes: usize) -> Self {
        let half = classes.div_ceil(2);
        let rest = classes - half;
        let rows = left.bias() + 1;
        let mut weights = Rows::zero(rows, classes);
        for row in 0..rows {
            let (from_left, from_right) = weights.row_mut(row).split_at_mut(half);
            from_left.copy_from_slice(&left.row(row)[..half]);
            from_right[..rest].copy_from_slice(&right.row(row)[..rest]);
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
#[derive(Clone, Debug)]
pub(super) struct Rows {
    /// The columns, padded.
    pub(super) stride: usize,
    values: Vec<f32>,
}

impl Rows {
    pub(super) fn zero(rows: usize, columns: usize) -> Self {
        let stride = columns.max(1).next_multiple_of(LANES);
        Self {
            stride,
            values: vec![0.0; rows * stride],
        }
    }

    pub(super) fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.stride..][..self.stride]
    }

    pub(super) fn row_mut(&mut self, row: usize) -> &mut [f32] {
        &mut self.values[row * self.stride..][..self.stride]
    }

    fn bias(&self) -> usize {
        self.values.len() / self.stride - 1
    }

    pub(super) fn score(&self, vector: &[Entry], into: &mut [f32]) {
        into.copy_from_slice(self.row(self.bias()));
        for &(feature, weight) in vector {
            add(into, self.row(feature as usize), weight);
        }
    }

    /// Scores of some classes only.
    pub(super) fn score_some(&self, vector: &[Entry], classes: &[u16], into: &mut [f32]) {
        let bias = (self.bias() as u32, 1.0);
        into.fill(0.0);
        for &(feature, weight) in vector.iter().chain([&bias]) {
            let row = self.row(feature as usize);
            for (into, &class) in into.iter_mut().zip(classes) {
                *into += weight * row[usize::from(class)];
            }
        }
    }

    pub(super) fn learn(&mut self, vector: &[Entry], changes: &[f32]) {
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

    pub(super) fn learn_some(&mut self, vector: &[Entry], moved: &[(usize, f32)]) {
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
