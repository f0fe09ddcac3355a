//! Logistic regression over a handful of numbers.

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
const ROUNDS: usize = 12;

/// Keeps the weights finite where the cases can be told apart completely.
const RIDGE: f64 = 1e-4;

impl<const N: usize> Logistic<N> {
    /// Fits to cases of (values, whether it is so, weight); the weights sum to about one.
    pub(crate) fn fit(cases: &[([f32; N], bool, f32)]) -> Self {
        // One more than N would need unstable const arithmetic, so the bias goes in a vector.
        let size = N + 1;
        let mut solution = vec![0.0_f64; size];
        for _ in 0..ROUNDS {
            let mut gradient: Vec<f64> = solution.iter().map(|w| -RIDGE * w).collect();
            let mut curvature = vec![vec![0.0_f64; size]; size];
            for (i, row) in curvature.iter_mut().enumerate() {
                row[i] = RIDGE;
            }
            for (values, is, weight) in cases {
                let extended: Vec<f64> =
                    values.iter().map(|&v| f64::from(v)).chain([1.0]).collect();
                let sum: f64 = extended.iter().zip(&solution).map(|(x, w)| x * w).sum();
                let probability = 1.0 / (1.0 + (-sum).exp());
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
            let step = solve(curvature, gradient);
            for (weight, step) in solution.iter_mut().zip(step) {
                *weight += step.clamp(-5.0, 5.0);
            }
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

    /// The probability that it is so.
    pub(crate) fn probability(&self, values: [f32; N]) -> f32 {
        let sum: f32 = values.iter().zip(self.weights).map(|(x, w)| x * w).sum();
        1.0 / (1.0 + (-(sum + self.bias)).exp())
    }
}

/// Gaussian elimination; the matrix is positive definite, so that no pivoting is needed.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for i in 0..size {
        for j in (i + 1)..size {
            let factor = matrix[j][i] / matrix[i][i];
            for k in i..size {
                matrix[j][k] -= factor * matrix[i][k];
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
