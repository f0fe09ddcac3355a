//! One linear separator per class against all others: a feature's weights for all classes lie side by
//! side, so that one pass over a message's features scores every class at once.

use super::features::Entry;
use super::halves;
use super::training::Weights;
use crate::bytes::{Reader, Writer};

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
    /// Rounds weights to 127 steps a feature. `adjust` may change the weights of a feature before, the
    /// bias left alone.
    pub(super) fn of(weights: &Weights, adjust: impl Fn(usize, &mut [f32]) + Sync) -> Self {
        let classes = weights.classes();
        let features = weights.features();
        let stride = classes.max(1).next_multiple_of(LANES);
        let starts: Vec<usize> = (0..features).step_by(ROUNDED_TOGETHER).collect();
        let rounded = halves::each(&starts, |&start| {
            let mut row = vec![0.0; stride];
            let mut scales = Vec::with_capacity(ROUNDED_TOGETHER);
            let mut bytes = Vec::with_capacity(ROUNDED_TOGETHER * stride);
            for feature in start..(start + ROUNDED_TOGETHER).min(features) {
                weights.read(feature, &mut row);
                adjust(feature, &mut row[..classes]);
                scales.push(round(&row, &mut bytes));
            }
            (scales, bytes)
        });
        let mut linear = Self {
            classes,
            stride,
            scales: Vec::with_capacity(features),
            weights: Vec::with_capacity(features * stride),
            bias: vec![0.0; stride],
        };
        for (scales, bytes) in rounded {
            linear.scales.extend(scales);
            linear.weights.extend(bytes);
        }
        weights.read(features, &mut linear.bias);
        linear
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

    /// How many classes there are.
    pub(crate) fn classes(&self) -> usize {
        self.classes
    }

    /// Writes all weights.
    pub(crate) fn write(&self, into: &mut Writer) {
        into.size(self.classes);
        into.list(self.scales.iter(), |into, scale| into.f32(*scale));
        into.list(self.bias.iter(), |into, bias| into.f32(*bias));
        into.signed(&self.weights);
    }

    /// Reads what was written of separators over `features` features.
    pub(crate) fn read(from: &mut Reader<'_>, features: usize) -> Option<Self> {
        let classes = from.size()?;
        let stride = classes.max(1).checked_next_multiple_of(LANES)?;
        let scales: Vec<f32> = from.list(Reader::f32)?;
        let bias: Vec<f32> = from.list(Reader::f32)?;
        let weights = from.signed(features.checked_mul(stride)?)?;
        let fits = scales.len() == features && bias.len() == stride;
        fits.then_some(Self {
            classes,
            stride,
            scales,
            weights,
            bias,
        })
    }

    /// Bytes held.
    pub(crate) fn size_bytes(&self) -> usize {
        self.weights.len() + (self.scales.len() + self.bias.len()) * size_of::<f32>()
    }
}

/// Features whose weights are rounded at a stretch.
const ROUNDED_TOGETHER: usize = 1024;

/// How many steps a byte has to either side.
const STEPS: f32 = 127.0;

/// Adds a row in bytes, and returns what a step is worth in it.
fn round(row: &[f32], bytes: &mut Vec<i8>) -> f32 {
    let largest = row
        .iter()
        .fold(0.0_f32, |most, weight| most.max(weight.abs()));
    let scale = largest.max(f32::MIN_POSITIVE) / STEPS;
    // To the nearest step; quicker than `round`, which has to mind numbers that are none here.
    let nearest = |steps: f32| (steps + 0.5_f32.copysign(steps)) as i8;
    bytes.extend(row.iter().map(|weight| nearest(weight / scale)));
    scale
}
