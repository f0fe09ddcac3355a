//! Training of the separators, side by side.
//!
//! Each is a support vector machine with squared hinge loss, solved in the dual by coordinate
//! descent (Hsieh et al. 2008, "A dual coordinate descent method for large-scale linear SVM"). The
//! classes share the walk over the examples, and after the first look an example is shown only to the
//! classes near it.

use super::features::Entry;
use super::halves;
use std::borrow::Cow;
use std::ops::Range;

/// The price of an example on the wrong side of its margin.
const COST: f32 = 0.4;

/// How much dearer an example of a class smaller than the mean is: 0 not at all, 1 so much that its
/// class weighs as much as one of the mean's size.
const BALANCE: f32 = 0.5;

/// Changes smaller than this are not made.
const NEGLIGIBLE: f32 = 1e-3;

/// The margin of a class where nothing is known: most messages are not of it. To begin there, and not
/// at 0, spares every class from learning it from most examples.
const USUAL: f32 = -1.0;

/// A vector and the number of its class.
pub(super) type Labelled<'a> = (&'a [Entry], usize);

/// So many classes are trained at a time: their weights then stay in the processor's cache.
const TOGETHER: usize = u32::BITS as usize;

/// A class may still learn from an example that is so little beyond its margin. Without these the bias
/// would drift: nothing held it back once an example is forgotten.
const REACH: f32 = 0.02;

/// A number for each of the classes trained together.
type Block = [f32; TOGETHER];

/// Separators with what they learnt from each example.
pub(super) struct Training<'a> {
    features: usize,
    classes: usize,
    examples: Vec<Shown<'a>>,
    parts: Vec<Part>,
}

impl<'a> Training<'a> {
    /// Separates `classes` classes over `features` features. Two threads take half of the parts
    /// each; no class depends on another, so that the result is the same bit for bit. `epochs` is how
    /// often every example is looked at.
    pub(super) fn run(
        features: usize,
        classes: usize,
        examples: &[Labelled<'a>],
        epochs: usize,
    ) -> Self {
        let size = TOGETHER.min(classes.div_ceil(2)).max(1);
        let firsts: Vec<usize> = (0..classes).step_by(size).collect();
        let examples = shown(examples);
        let parts = halves::each(&firsts, |&first| {
            let classes = size.min(classes - first);
            let mut part = Part::new(features, first..first + classes, examples.len());
            part.train(&examples, epochs);
            part
        });
        Self {
            features,
            classes,
            examples,
            parts,
        }
    }

    /// The weights of the separators.
    pub(super) fn weights(&self) -> Weights<'_> {
        self.side_by_side(
            self.parts
                .iter()
                .map(|part| Cow::Borrowed(&part.weights[..])),
        )
    }

    /// Their weights as they would be without some of the examples: these are forgotten, and the
    /// others looked at `epochs` times more.
    pub(super) fn without(
        &self,
        forgotten: impl Fn(usize) -> bool + Sync,
        epochs: usize,
    ) -> Weights<'_> {
        let weights = halves::each(&self.parts, |part| {
            part.without(&self.examples, &forgotten, epochs)
        });
        self.side_by_side(weights.into_iter().map(Cow::Owned))
    }

    fn side_by_side<'b>(&self, weights: impl Iterator<Item = Cow<'b, [Block]>>) -> Weights<'b> {
        let parts = self.parts.iter().map(|part| part.classes.clone());
        Weights {
            features: self.features,
            classes: self.classes,
            parts: parts.zip(weights).collect(),
        }
    }
}

/// The weights of separators, some classes at a time.
pub(super) struct Weights<'a> {
    features: usize,
    classes: usize,
    parts: Vec<(Range<usize>, Cow<'a, [Block]>)>,
}

impl Weights<'_> {
    /// How many features there are; the bias comes after them.
    pub(super) fn features(&self) -> usize {
        self.features
    }

    /// How many classes there are.
    pub(super) fn classes(&self) -> usize {
        self.classes
    }

    /// Copies the weights of a feature, or of the bias, for all classes.
    pub(super) fn read(&self, feature: usize, into: &mut [f32]) {
        for (classes, weights) in &self.parts {
            let of_feature = &weights[feature][..classes.len()];
            into[classes.clone()].copy_from_slice(of_feature);
        }
    }
}

/// An example that classes are shown.
struct Shown<'a> {
    vector: &'a [Entry],
    /// The class it belongs to.
    class: usize,
    /// How far it may lie on the wrong side.
    slack: f32,
    curvature: f32,
}

/// Some of the classes as they are trained.
struct Part {
    classes: Range<usize>,
    /// Of each feature, and of the bias last.
    weights: Vec<Block>,
    /// Of each example.
    duals: Vec<Block>,
    /// Of each example, the classes that learnt from it at the first look or nearly did, a bit each.
    near: Vec<u32>,
}

impl Part {
    fn new(features: usize, classes: Range<usize>, examples: usize) -> Self {
        let mut weights = vec![[0.0; TOGETHER]; features];
        weights.push([USUAL; TOGETHER]);
        Self {
            classes,
            weights,
            duals: vec![[0.0; TOGETHER]; examples],
            near: vec![0; examples],
        }
    }

    fn train(&mut self, examples: &[Shown<'_>], epochs: usize) {
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut shuffle = Shuffle::default();
        let all = u32::MAX >> (TOGETHER - self.classes.len());
        for epoch in 0..epochs {
            shuffle.mix(&mut order);
            for &i in &order {
                let example = &examples[i];
                let own = self.own(example);
                let duals = &mut self.duals[i];
                if epoch == 0 {
                    let margins = score(&self.weights, example.vector);
                    let near = near(&margins, own) & all;
                    example.teach(near, own, &margins, &mut self.weights, duals);
                    self.near[i] = near;
                } else {
                    example.show_to(self.near[i], own, &mut self.weights, duals);
                }
            }
        }
    }

    fn without(
        &self,
        examples: &[Shown<'_>],
        forgotten: &impl Fn(usize) -> bool,
        epochs: usize,
    ) -> Vec<Block> {
        let mut weights = self.weights.clone();
        let mut duals = self.duals.clone();
        let (gone, mut rest): (Vec<usize>, Vec<usize>) =
            (0..examples.len()).partition(|&i| forgotten(i));
        for i in gone {
            let own = self.own(&examples[i]);
            let moved: Vec<(usize, f32)> = numbers(self.near[i])
                .map(|class| (class, -duals[i][class] * side(class, own)))
                .collect();
            learn(&mut weights, examples[i].vector, &moved);
        }
        let mut shuffle = Shuffle::default();
        for _ in 0..epochs {
            shuffle.mix(&mut rest);
            for &i in &rest {
                let own = self.own(&examples[i]);
                examples[i].show_to(self.near[i], own, &mut weights, &mut duals[i]);
            }
        }
        weights
    }

    /// The place of an example's class in this part; beyond all places if it is of another.
    fn own(&self, example: &Shown<'_>) -> usize {
        example.class.wrapping_sub(self.classes.start)
    }
}

fn side(class: usize, own: usize) -> f32 {
    if class == own { 1.0 } else { -1.0 }
}

/// The classes that an example at these margins may teach, a bit each: those on its wrong side, or
/// hardly beyond their margin.
fn near(margins: &Block, own: usize) -> u32 {
    let mut near = 0;
    for (class, margin) in margins.iter().enumerate() {
        near |= u32::from(*margin > -1.0 - REACH) << class;
    }
    let Some(margin) = margins.get(own) else {
        return near;
    };
    let own = 1 << own;
    if *margin < 1.0 + REACH {
        near | own
    } else {
        near & !own
    }
}

/// The margins of all classes of a part.
fn score(weights: &[Block], vector: &[Entry]) -> Block {
    let mut margins = *weights.last().expect("there is a bias");
    for &(feature, weight) in vector {
        let block = &weights[feature as usize];
        for (margin, of_feature) in margins.iter_mut().zip(block) {
            *margin += weight * of_feature;
        }
    }
    margins
}

/// The margins of some of them, in their order.
fn score_some(weights: &[Block], vector: &[Entry], classes: &[usize]) -> Block {
    let bias = weights.last().expect("there is a bias");
    let mut margins = [0.0; TOGETHER];
    for (margin, &class) in margins.iter_mut().zip(classes) {
        *margin = bias[class];
    }
    for &(feature, weight) in vector {
        let block = &weights[feature as usize];
        for (margin, &class) in margins.iter_mut().zip(classes) {
            *margin += weight * block[class % TOGETHER];
        }
    }
    margins
}

/// Moves the weights of some classes.
fn learn(weights: &mut [Block], vector: &[Entry], moved: &[(usize, f32)]) {
    let (bias, weights) = weights.split_last_mut().expect("there is a bias");
    for &(class, change) in moved {
        bias[class] += change;
    }
    for &(feature, weight) in vector {
        let block = &mut weights[feature as usize];
        for &(class, change) in moved {
            block[class % TOGETHER] += weight * change;
        }
    }
}

/// The numbers of the bits that are set.
fn numbers(mut bits: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let number = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
        bits &= bits - 1;
        Some(number)
    })
}

impl Shown<'_> {
    /// Lets those classes of a part learn from the example that are near it.
    fn show_to(&self, near: u32, own: usize, weights: &mut [Block], duals: &mut Block) {
        if near == 0 {
            return;
        }
        let mut classes = [0; TOGETHER];
        let count = near.count_ones() as usize;
        for (place, class) in classes.iter_mut().zip(numbers(near)) {
            *place = class;
        }
        let some = score_some(weights, self.vector, &classes[..count]);
        let mut margins = [0.0; TOGETHER];
        for (class, margin) in classes[..count].iter().zip(some) {
            margins[*class] = margin;
        }
        self.teach(near, own, &margins, weights, duals);
    }

    /// Moves the classes whose margins call for it.
    fn teach(
        &self,
        classes: u32,
        own: usize,
        margins: &Block,
        weights: &mut [Block],
        duals: &mut Block,
    ) {
        let mut moved = [(0, 0.0); TOGETHER];
        let mut used = 0;
        for class in numbers(classes) {
            let side = side(class, own);
            let dual = &mut duals[class];
            let gradient = side * margins[class] - 1.0 + *dual * self.slack;
            let change = step(dual, gradient, self.curvature);
            if change != 0.0 {
                moved[used] = (class, change * side);
                used += 1;
            }
        }
        if used > 0 {
            learn(weights, self.vector, &moved[..used]);
        }
    }
}

/// The examples, and how far each may lie on the wrong side: less far in a rare class, or the common
/// ones would outvote it.
fn shown<'a>(examples: &[Labelled<'a>]) -> Vec<Shown<'a>> {
    let classes = examples.iter().map(|(_, class)| class + 1).max();
    let mut counts = vec![0_u32; classes.unwrap_or(0)];
    for (_, class) in examples {
        counts[*class] += 1;
    }
    let present = counts.iter().filter(|count| **count > 0).count();
    let mean = examples.len() as f32 / present.max(1) as f32;
    examples
        .iter()
        .map(|&(vector, class)| {
            let rarity = (mean / counts[class] as f32).max(1.0);
            let slack = 0.5 / (COST * rarity.powf(BALANCE));
            let square: f32 = vector.iter().map(|entry| entry.1.powi(2)).sum();
            Shown {
                vector,
                class,
                slack,
                curvature: 1.0 + slack + square,
            }
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
