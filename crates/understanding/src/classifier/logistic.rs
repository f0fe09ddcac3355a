//! Logistic regression over a handful of numbers.

use crate::bytes::{Reader, Writer};

/// Weights, and the bias last in effect: `1 / (1 + e^-(w·x + b))`.
#[derive(Clone, Debug)]
pub(crate) struct Logistic<const N: usize> {
    weights: [f32; N],
    bias: f32,
}

impl<const N: usize> Default for Logistic<N> {
    fn default() -> Self {
        Self {
            weights: [0.0; N],
            bias: 0.0,
        }
    }
}

/// Rounds of Newton's method; it stands still after about eight.
const ROUNDS: usize = 15;

/// Keeps the weights finite where the cases can be told apart completely.
const RIDGE: f64 = 1e-5;

/// Values, whether it is so, and the weight of the case.
pub(crate) type Case<const N: usize> = ([f32; N], bool, f32);

impl<const N: usize> Logistic<N> {
    /// Fits to cases whose weights sum to about one.
    pub(crate) fn fit(cases: &[Case<N>]) -> Self {
        let mut solution = vec![0.0_f64; N + 1];
        let mut loss = Self::loss(cases, &solution);
        for _ in 0..ROUNDS {
            let step = Self::newton_step(cases, &solution);
            // A whole step may overshoot where nearly all cases are clear: then a part of it.
            let better = (0..10).find_map(|halvings| {
                let part = 0.5_f64.powi(halvings);
                let moved: Vec<f64> = solution
                    .iter()
                    .zip(&step)
                    .map(|(weight, step)| weight + part * step)
                    .collect();
                let moved_loss = Self::loss(cases, &moved);
                (moved_loss < loss).then_some((moved, moved_loss))
            });
            let Some((moved, moved_loss)) = better else {
                break;
            };
            (solution, loss) = (moved, moved_loss);
        }
        let mut weights = [0.0; N];
        for (weight, solved) in weights.iter_mut().zip(&solution) {
            *weight = *solved as f32;
        }
        Self {
            weights,
            bias: solution[N] as f32,
        }
    }

    fn newton_step(cases: &[Case<N>], solution: &[f64]) -> Vec<f64> {
        let size = N + 1;
        let mut gradient: Vec<f64> = solution.iter().map(|weight| -RIDGE * weight).collect();
        let mut curvature = vec![vec![0.0_f64; size]; size];
        for (i, row) in curvature.iter_mut().enumerate() {
            row[i] = RIDGE;
        }
        for (values, is, weight) in cases {
            let extended = extended(values);
            let probability = 1.0 / (1.0 + (-dot(&extended, solution)).exp());
            let weight = f64::from(*weight);
            let error = weight * (f64::from(u8::from(*is)) - probability);
            let bend = weight * probability * (1.0 - probability);
            for i in 0..size {
                gradient[i] += error * extended[i];
                for j in 0..size {
                    curvature[i][j] += bend * extended[i] * extended[j];
                }
            }
        }
        solve(curvature, gradient)
    }

    fn loss(cases: &[Case<N>], solution: &[f64]) -> f64 {
        let ridge: f64 = solution.iter().map(|w| 0.5 * RIDGE * w * w).sum();
        let surprise: f64 = cases
            .iter()
            .map(|(values, is, weight)| {
                let sum = dot(&extended(values), solution);
                let wrong = if *is { -sum } else { sum };
                // ln(1 + e^wrong), without overflow.
                f64::from(*weight) * (wrong.max(0.0) + (-wrong.abs()).exp().ln_1p())
            })
            .sum();
        ridge + surprise
    }

    /// Writes the weights.
    pub(crate) fn write(&self, into: &mut Writer) {
        for weight in self.weights.iter().chain([&self.bias]) {
            into.f32(*weight);
        }
    }

    /// Reads what was written.
    pub(crate) fn read(from: &mut Reader<'_>) -> Option<Self> {
        let mut logistic = Self::default();
        for weight in &mut logistic.weights {
            *weight = from.f32()?;
        }
        logistic.bias = from.f32()?;
        Some(logistic)
    }

    /// The probability that it is so.
    pub(crate) fn probability(&self, values: [f32; N]) -> f32 {
        let sum: f32 = values.iter().zip(self.weights).map(|(x, w)| x * w).sum();
        1.0 / (1.0 + (-(sum + self.bias)).exp())
    }
}

/// The values, and a one for the bias.
fn extended<const N: usize>(values: &[f32; N]) -> Vec<f64> {
    values
        .iter()
        .map(|&value| f64::from(value))
        .chain([1.0])
        .collect()
}

fn dot(values: &[f64], weights: &[f64]) -> f64 {
    values
        .iter()
        .zip(weights)
        .map(|(value, weight)| value * weight)
        .sum()
}

/// Gaussian elimination; the matrix is positive definite, so that no pivoting is needed.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for i in 0..size {
        for j in (i + 1)..size {
            let factor = matrix[j][i] / matrix[i][i];
            let (above, below) = matrix.split_at_mut(j);
            for (entry, pivot) in below[0].iter_mut().zip(&above[i]) {
                *entry -= factor * pivot;
            }
            right[j] -= factor * right[i];
        }
    }
    for i in (0..size).rev() {
        for j in (i + 1)..size {
            right[i] -= matrix[i][j] * right[j];
        }
        right[i] /= matrix[i][i];
    }
    right
}
