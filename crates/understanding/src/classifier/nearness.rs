//! Labels by nearness to the examples: least squares over a Gaussian kernel, with a ridge.
//!
//! Where examples are few, how near a message is to each of them says more than which side of a plane
//! it lies on. The work grows with the cube of the examples, so that this is for small sets only.

/// How fast nearness falls with the squared distance; vectors have length 1.
const STEEPNESS: f32 = 1.0;

/// How far the answer at an example may be from its label: the price of smoothness.
const RIDGE: f32 = 0.1;

/// Examples, and how much each says for every class.
#[derive(Debug)]
pub(crate) struct Nearness {
    classes: usize,
    examples: Vec<Vec<f32>>,
    /// Row by row of the examples, a column a class.
    weights: Vec<Vec<f32>>,
}

impl Nearness {
    /// Learns from vectors of length 1 and the numbers of their classes, `classes` in all. Every class
    /// that has examples says yes to them and no to all others.
    pub(crate) fn train(classes: usize, examples: &[(&[f32], usize)]) -> Self {
        let size = examples.len();
        let mut kernel: Vec<Vec<f32>> = (0..size)
            .map(|i| {
                let near = |j: usize| nearness(examples[i].0, examples[j].0);
                (0..=i).map(near).collect()
            })
            .collect();
        for (i, row) in kernel.iter_mut().enumerate() {
            row[i] += RIDGE;
        }
        factorise(&mut kernel);
        let mut weights: Vec<Vec<f32>> = examples
            .iter()
            .map(|(_, class)| {
                let answer = |other| if other == *class { 1.0 } else { -1.0 };
                (0..classes).map(answer).collect()
            })
            .collect();
        solve(&kernel, &mut weights);
        Self {
            classes,
            examples: examples.iter().map(|(vector, _)| vector.to_vec()).collect(),
            weights,
        }
    }

    /// How clearly each class claims a vector: about 1 at its own examples, -1 at others'.
    pub(crate) fn margins(&self, vector: &[f32]) -> Vec<f32> {
        let mut margins = vec![0.0; self.classes];
        for (example, weights) in self.examples.iter().zip(&self.weights) {
            add(&mut margins, weights, nearness(example, vector));
        }
        margins
    }

    /// Bytes held.
    pub(crate) fn size_bytes(&self) -> usize {
        let rows = self.examples.iter().chain(&self.weights);
        rows.map(|row| row.len() * size_of::<f32>()).sum()
    }
}

fn nearness(one: &[f32], other: &[f32]) -> f32 {
    (-STEEPNESS * (2.0 - 2.0 * dot(one, other))).exp()
}

/// Cholesky's factor of a matrix given by the rows of its lower half, in place.
fn factorise(rows: &mut [Vec<f32>]) {
    for i in 0..rows.len() {
        let (above, below) = rows.split_at_mut(i);
        let row = &mut below[0];
        for (j, pivot) in above.iter().enumerate() {
            row[j] = (row[j] - dot(&row[..j], &pivot[..j])) / pivot[j];
        }
        // The ridge keeps it positive.
        row[i] = (row[i] - dot(&row[..i], &row[..i]))
            .max(f32::EPSILON)
            .sqrt();
    }
}

/// Solves for all columns of `right` at once, in place, given Cholesky's factor.
fn solve(factor: &[Vec<f32>], right: &mut [Vec<f32>]) {
    for (i, row) in factor.iter().enumerate() {
        let (above, below) = right.split_at_mut(i);
        for (solved, part) in above.iter().zip(row) {
            add(&mut below[0], solved, -part);
        }
        scale(&mut below[0], 1.0 / row[i]);
    }
    for (i, row) in factor.iter().enumerate().rev() {
        let (above, below) = right.split_at_mut(i);
        scale(&mut below[0], 1.0 / row[i]);
        for (open, part) in above.iter_mut().zip(row) {
            add(open, &below[0], -part);
        }
    }
}

fn scale(row: &mut [f32], factor: f32) {
    for value in row {
        *value *= factor;
    }
}

fn add(into: &mut [f32], row: &[f32], factor: f32) {
    for (into, value) in into.iter_mut().zip(row) {
        *into += factor * value;
    }
}

/// Several sums side by side, for the compiler to use vector instructions.
fn dot(one: &[f32], other: &[f32]) -> f32 {
    const LANES: usize = 16;
    let mut sums = [0.0_f32; LANES];
    let (ones, others) = (one.chunks_exact(LANES), other.chunks_exact(LANES));
    let rest = ones.remainder().iter().zip(others.remainder());
    let rest: f32 = rest.map(|(a, b)| a * b).sum();
    for (a, b) in ones.zip(others) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum::<f32>() + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_example_claims_what_is_near_it() {
        let points = [[1.0, 0.0], [0.8, 0.6], [0.0, 1.0], [-1.0, 0.0]];
        let classes = [0, 0, 1, 2];
        let examples: Vec<(&[f32], usize)> = points
            .iter()
            .zip(classes)
            .map(|(point, class)| (&point[..], class))
            .collect();
        let nearness = Nearness::train(3, &examples);
        let check = |vector: [f32; 2], expect: usize| {
            let margins = nearness.margins(&vector);
            let best = (0..3).max_by(|&a, &b| margins[a].total_cmp(&margins[b]));
            assert_eq!(best, Some(expect), "{vector:?}: {margins:?}");
        };
        check([0.96, 0.28], 0);
        check([-0.1, 0.995], 1);
        check([-0.995, -0.1], 2);
        // The equations hold: the answer at an example is its label less the ridge's share.
        for (i, (vector, class)) in examples.iter().enumerate() {
            for (other, margin) in nearness.margins(vector).into_iter().enumerate() {
                let label = if other == *class { 1.0 } else { -1.0 };
                let missing = RIDGE * nearness.weights[i][other];
                assert!(
                    (margin + missing - label).abs() < 1e-4,
                    "{margin} {missing}"
                );
            }
        }
    }
}
