//! One linear separator per class against all others: a feature's weights for all classes lie side by
//! side, so that one pass over a message's features scores every class at once.

use super::features::Entry;

/// Rows are padded to a multiple of this, for the compiler to use vector instructions.
const LANES: usize = 8;

/// Weights of all classes, a byte each.
#[derive(Debug)]
pub(crate) struct Linear {
    classes: usize,
    stride: usize,
    /// What the largest weight of a feature comes to, divided by 127.
    scales: Vec<f32>,
    weights: Vec<i8>,
    bias: Vec<f32>,
}

impl Linear {
    /// Rounds weights to 127 steps a feature.
    pub(super) fn of(rows: &Rows, classes: usize) -> Self {
        let stride = rows.stride;
        let features = rows.bias();
        let mut scales = Vec::with_capacity(features);
        let mut weights = Vec::with_capacity(features * stride);
        for feature in 0..features {
            let row = rows.row(feature);
            let largest = row
                .iter()
                .fold(0.0_f32, |most, weight| most.max(weight.abs()));
            let scale = largest.max(f32::MIN_POSITIVE) / STEPS;
            scales.push(scale);
            weights.extend(row.iter().map(|weight| rounded(weight / scale)));
        }
        Self {
            classes,
            stride,
            scales,
            weights,
            bias: rows.row(features).to_vec(),
        }
    }

    /// How far on its own side of each class's border a vector lies; 1 and more is clearly inside.
    pub(crate) fn margins(&self, vector: &[Entry]) -> Vec<f32> {
        let mut margins = self.bias.clone();
        for &(feature, weight) in vector {
            let feature = feature as usize;
            let row = &self.weights[feature * self.stride..][..self.stride];
            let factor = weight * self.scales[feature];
            for (into, row) in margins.chunks_exact_mut(LANES).zip(row.chunks_exact(LANES)) {
                for lane in 0..LANES {
                    into[lane] += factor * f32::from(row[lane]);
                }
            }
        }
        margins.truncate(self.classes);
        margins
    }

    /// Bytes held.
    pub(crate) fn size_bytes(&self) -> usize {
        self.weights.len() + (self.scales.len() + self.bias.len()) * size_of::<f32>()
    }
}

/// To the nearest step; quicker than `round`, which has to mind numbers that are none here.
fn rounded(steps: f32) -> i8 {
    (steps + 0.5_f32.copysign(steps)) as i8
}

/// How many steps a byte has to either side.
const STEPS: f32 = 127.0;

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
}
