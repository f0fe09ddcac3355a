//! Training of the separators, side by side.
//!
//! Each is a support vector machine with squared hinge loss, solved in the dual by coordinate
//! descent (Hsieh et al. 2008, "A dual coordinate descent method for large-scale linear SVM"). The
//! classes share the walk over the examples, and after the first look an example is shown only to the
//! classes near it.

use super::features::Entry;
use super::linear::{Linear, Rows};
use std::ops::Range;

/// The price of an example on the wrong side of its margin.
const COST: f32 = 0.7;

/// How much dearer an example of a class smaller than the mean is: 0 not at all, 1 so much that its
/// class weighs as much as one of the mean's size.
const BALANCE: f32 = 0.5;

/// Changes smaller than this are not made.
const NEGLIGIBLE: f32 = 1e-3;

/// A class this far beyond its margin from an example will hardly come back …
const OUT_OF_REACH: f32 = 0.3;

/// … but in every so many looks at the examples all classes are shown.
const SHOWN_TO_ALL: usize = 3;

/// A vector and the number of its class.
pub(super) type Labelled<'a> = (&'a [Entry], usize);

/// Separators with what they learnt from each example.
pub(super) struct Training<'a> {
    classes: usize,
    left: Half<'a>,
    right: Half<'a>,
}

impl<'a> Training<'a> {
    /// Separates `classes` classes over `features` features. Two threads take half of the classes
    /// each; no class depends on another, so that the result is the same bit for bit. `epochs` is how
    /// often every example is looked at.
    pub(super) fn run(
        features: usize,
        classes: usize,
        examples: &'a [Labelled<'a>],
        epochs: usize,
    ) -> Self {
        let half = classes.div_ceil(2);
        let train = |range: Range<usize>| {
            let mut half = Half::new(features, range, examples);
            half.train(epochs);
            half
        };
        let (left, right) = both(|| train(0..half), || train(half..classes));
        Self {
            classes,
            left,
            right,
        }
    }

    /// The separators.
    pub(super) fn linear(&self) -> Linear {
        Linear::join(&self.left.weights, &self.right.weights, self.classes)
    }

    /// The separators as they would be without some of the examples: these are forgotten, and the
    /// others looked at `epochs` times more.
    pub(super) fn without(
        &self,
        forgotten: impl Fn(usize) -> bool + Sync,
        epochs: usize,
    ) -> Linear {
        let (left, right) = both(
            || self.left.without(&forgotten, epochs),
            || self.right.without(&forgotten, epochs),
        );
        Linear::join(&left, &right, self.classes)
    }
}

/// Does two things at once.
fn both<T: Send>(one: impl FnOnce() -> T + Send, other: impl FnOnce() -> T) -> (T, T) {
    std::thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (one.join().expect("training does not panic"), other)
    })
}

/// Some of the classes as they are trained.
struct Half<'a> {
    examples: &'a [Labelled<'a>],
    /// The number of the first class.
    first: usize,
    weights: Rows,
    duals: Rows,
    /// Of each example, the classes that may still learn from it.
    near: Vec<Vec<u16>>,
    slacks: Vec<f32>,
    curvatures: Vec<f32>,
}

impl<'a> Half<'a> {
    fn new(features: usize, range: Range<usize>, examples: &'a [Labelled<'a>]) -> Self {
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
            weights: Rows::zero(features + 1, range.len()),
            duals: Rows::zero(examples.len(), range.len()),
            near: vec![Vec::new(); examples.len()],
            slacks,
            curvatures,
        }
    }

    fn train(&mut self, epochs: usize) {
        let mut order: Vec<usize> = (0..self.examples.len()).collect();
        let mut shuffle = Shuffle::default();
        let mut changes = vec![0.0; self.weights.stride];
        for epoch in 0..epochs {
            shuffle.mix(&mut order);
            for &i in &order {
                if epoch % SHOWN_TO_ALL == 0 {
                    self.show_to_all(i, &mut changes);
                } else {
                    let example = self.shown(i);
                    let duals = self.duals.row_mut(i);
                    example.show_to(&self.near[i], &mut self.weights, duals);
                }
            }
        }
    }

    /// Lets every class learn from an example, and notes which are near it.
    fn show_to_all(&mut self, i: usize, changes: &mut [f32]) {
        let (vector, class) = self.examples[i];
        self.weights.score(vector, changes);
        let own = class.wrapping_sub(self.first);
        self.near[i].clear();
        let mut matters = false;
        let duals = self.duals.row_mut(i).iter_mut();
        for (class, (dual, margin)) in duals.zip(changes.iter_mut()).enumerate() {
            let side = if class == own { 1.0 } else { -1.0 };
            let gradient = side * *margin - 1.0 + *dual * self.slacks[i];
            let change = step(dual, gradient, self.curvatures[i]);
            if *dual > 0.0 || gradient < OUT_OF_REACH {
                self.near[i].push(class as u16);
            }
            *margin = change * side;
            matters |= change != 0.0;
        }
        if matters {
            self.weights.learn(vector, changes);
        }
    }

    fn without(&self, forgotten: &impl Fn(usize) -> bool, epochs: usize) -> Rows {
        let mut weights = self.weights.clone();
        let mut duals = self.duals.clone();
        let mut moved: Vec<(usize, f32)> = Vec::new();
        let (gone, mut rest): (Vec<usize>, Vec<usize>) =
            (0..self.examples.len()).partition(|&i| forgotten(i));
        for i in gone {
            let example = self.shown(i);
            moved.clear();
            moved.extend(self.near[i].iter().map(|&class| {
                let class = usize::from(class);
                (class, -duals.row(i)[class] * example.side(class))
            }));
            weights.learn_some(example.vector, &moved);
        }
        let mut shuffle = Shuffle::default();
        for _ in 0..epochs {
            shuffle.mix(&mut rest);
            for &i in &rest {
                self.shown(i)
                    .show_to(&self.near[i], &mut weights, duals.row_mut(i));
            }
        }
        weights
    }

    fn shown(&self, i: usize) -> Shown<'a> {
        let (vector, class) = self.examples[i];
        Shown {
            vector,
            own: class.wrapping_sub(self.first),
            slack: self.slacks[i],
            curvature: self.curvatures[i],
        }
    }
}

/// An example that classes are shown.
struct Shown<'a> {
    vector: &'a [Entry],
    /// The class it belongs to, counted from the half's first.
    own: usize,
    slack: f32,
    curvature: f32,
}

impl Shown<'_> {
    fn side(&self, class: usize) -> f32 {
        if class == self.own { 1.0 } else { -1.0 }
    }

    /// Lets some classes learn from the example.
    fn show_to(&self, classes: &[u16], weights: &mut Rows, duals: &mut [f32]) {
        let mut margins = vec![0.0; classes.len()];
        weights.score_some(self.vector, classes, &mut margins);
        let mut moved: Vec<(usize, f32)> = Vec::with_capacity(classes.len());
        for (&class, margin) in classes.iter().zip(margins) {
            let class = usize::from(class);
            let dual = &mut duals[class];
            let gradient = self.side(class) * margin - 1.0 + *dual * self.slack;
            let change = step(dual, gradient, self.curvature);
            if change != 0.0 {
                moved.push((class, change * self.side(class)));
            }
        }
        if !moved.is_empty() {
            weights.learn_some(self.vector, &moved);
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
            let rarity = (mean / counts[*class] as f32).max(1.0);
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
