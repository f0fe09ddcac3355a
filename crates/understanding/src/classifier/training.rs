//! Training of the separators, side by side.
//!
//! Each is a support vector machine with squared hinge loss, solved in the dual by coordinate
//! descent (Hsieh et al. 2008, "A dual coordinate descent method for large-scale linear SVM"). The
//! classes share the walk over the examples, and after the first look an example is shown only to the
//! classes near it.

use super::features::Entry;
use super::halves;
use super::task::{Fold, Margins};
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

/// How many numbers are added at a stretch, for the compiler to use vector instructions.
const LANES: usize = 8;

/// A class looks no more at an example that it has learnt nothing from and that is so far beyond its
/// margin, where it gives up at all.
pub(super) const FAR: f32 = 0.1;

/// A number for each of the classes trained together.
type Block = [f32; TOGETHER];

/// How often training looks at the examples.
#[derive(Clone, Copy, Debug)]
pub(super) struct Looks {
    /// At every one of them.
    pub epochs: usize,
    /// At those that are left, when some are forgotten for a trial.
    pub trial_epochs: usize,
    /// A class gives an example up after the first epoch if it learnt nothing from it; after that
    /// only if this is there, and the example so far beyond its margin.
    pub reach: Option<f32>,
}

/// Separates `classes` classes over `features` features, and tells the margins of what the folds hold
/// out, fold by fold, by separators that have forgotten what is forgotten there. Two threads take a
/// part each at a time; no class depends on another, so that the result is the same bit for bit.
pub(super) fn separate(
    features: usize,
    classes: usize,
    examples: &[Labelled<'_>],
    folds: &[Fold],
    looks: Looks,
) -> (Weights, Vec<Margins>) {
    let size = TOGETHER.min(classes.div_ceil(2)).max(1);
    let firsts: Vec<usize> = (0..classes).step_by(size).collect();
    let shown = Shown::new(examples);
    let trained = halves::each(&firsts, |&first| {
        let group = first..(first + size).min(classes);
        let mut part = Part::new(features, group, examples.len());
        part.train(&shown, looks);
        let tried = folds.iter().map(|fold| {
            let weights = part.without(&shown, fold, looks);
            let held_out = fold.held_out.iter();
            let margins = held_out.map(|&row| score(&weights, examples[row].0));
            margins.collect()
        });
        let tried: Vec<Vec<Block>> = tried.collect();
        (part.classes, part.weights, tried)
    });
    let mut margins: Vec<Margins> = folds
        .iter()
        .map(|fold| vec![vec![0.0; classes]; fold.held_out.len()])
        .collect();
    let mut parts = Vec::with_capacity(trained.len());
    for (group, weights, tried) in trained {
        for (margins, tried) in margins.iter_mut().flatten().zip(tried.iter().flatten()) {
            margins[group.clone()].copy_from_slice(&tried[..group.len()]);
        }
        parts.push((group, weights));
    }
    let weights = Weights {
        features,
        classes,
        parts,
    };
    (weights, margins)
}

/// The weights of separators, some classes at a time.
pub(super) struct Weights {
    features: usize,
    classes: usize,
    parts: Vec<(Range<usize>, Vec<Block>)>,
}

impl Weights {
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
        for (group, weights) in &self.parts {
            into[group.clone()].copy_from_slice(&weights[feature][..group.len()]);
        }
    }
}

/// The examples in a random order: what is looked at one after another lies so in memory.
struct Shown {
    entries: Vec<Entry>,
    examples: Vec<Example>,
    /// Of each row given, its place among the examples.
    places: Vec<usize>,
    /// What orders come next.
    shuffle: Shuffle,
}

/// An example that classes are shown.
struct Example {
    /// Its row among those given.
    row: usize,
    /// Where its vector lies among all entries.
    vector: Range<usize>,
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
    /// Of each example, the classes that may still learn from it, a bit each.
    near: Vec<u32>,
}

impl Part {
    fn new(features: usize, classes: Range<usize>, examples: usize) -> Self {
        let mut weights = vec![[0.0; TOGETHER]; features];
        weights.push([USUAL; TOGETHER]);
        Self {
            near: vec![u32::MAX >> (TOGETHER - classes.len()); examples],
            classes,
            weights,
            duals: vec![[0.0; TOGETHER]; examples],
        }
    }

    fn train(&mut self, shown: &Shown, looks: Looks) {
        let mut order: Vec<usize> = (0..shown.examples.len()).collect();
        let mut shuffle = shown.shuffle;
        for epoch in 0..looks.epochs {
            // For the first time they lie in a random order already.
            if epoch > 0 {
                shuffle.mix(&mut order);
            }
            for &i in &order {
                let reach = if epoch == 0 { Some(REACH) } else { looks.reach };
                self.look_at(shown, i, reach);
            }
        }
    }

    /// Lets those classes learn from an example that are near it. Those that learnt nothing from it
    /// give it up where it is beyond their reach.
    fn look_at(&mut self, shown: &Shown, i: usize, reach: Option<f32>) {
        let near = &mut self.near[i];
        if *near == 0 {
            return;
        }
        let example = &shown.examples[i];
        let vector = &shown.entries[example.vector.clone()];
        let own = example.class.wrapping_sub(self.classes.start);
        let duals = &mut self.duals[i];
        let margins = score_near(&self.weights, vector, *near);
        if let Some(reach) = reach {
            *near &= learning(duals) | in_reach(&margins, own, reach);
        }
        example.teach(vector, *near, own, &margins, &mut self.weights, duals);
    }

    /// The weights as they would be without the forgotten examples: what was learnt from these is
    /// taken back, and the others are looked at again.
    fn without(&self, shown: &Shown, fold: &Fold, looks: Looks) -> Vec<Block> {
        let mut part = Self {
            classes: self.classes.clone(),
            weights: self.weights.clone(),
            duals: self.duals.clone(),
            near: self.near.clone(),
        };
        let mut rest = Vec::with_capacity(shown.examples.len());
        for &i in &shown.places {
            let example = &shown.examples[i];
            if !fold.forgotten[example.row] {
                rest.push(i);
                continue;
            }
            let own = example.class.wrapping_sub(self.classes.start);
            let moved: Vec<(usize, f32)> = numbers(part.near[i])
                .map(|class| (class, -part.duals[i][class] * side(class, own)))
                .collect();
            let vector = &shown.entries[example.vector.clone()];
            learn(&mut part.weights, vector, &moved);
        }
        let mut shuffle = Shuffle::default();
        for _ in 0..looks.trial_epochs {
            shuffle.mix(&mut rest);
            for &i in &rest {
                part.look_at(shown, i, looks.reach);
            }
        }
        part.weights
    }
}

fn side(class: usize, own: usize) -> f32 {
    if class == own { 1.0 } else { -1.0 }
}

/// The classes that learnt from an example, a bit each.
fn learning(duals: &Block) -> u32 {
    bits(duals, |dual| dual > 0.0)
}

/// The classes that an example at these margins may teach, a bit each: those on its wrong side, or
/// hardly beyond their margin.
fn in_reach(margins: &Block, own: usize, reach: f32) -> u32 {
    let near = bits(margins, |margin| margin > -1.0 - reach);
    let Some(margin) = margins.get(own) else {
        return near;
    };
    let own = 1 << own;
    if *margin < 1.0 + reach {
        near | own
    } else {
        near & !own
    }
}

fn bits(block: &Block, is: impl Fn(f32) -> bool) -> u32 {
    let each = block.iter().enumerate();
    each.fold(0, |bits, (class, value)| {
        bits | (u32::from(is(*value)) << class)
    })
}

/// The margins of the classes that are near; those of others may be anything.
fn score_near(weights: &[Block], vector: &[Entry], near: u32) -> Block {
    match near.count_ones() {
        1 => score_some::<1>(weights, vector, near),
        2 => score_some::<2>(weights, vector, near),
        3 => score_some::<3>(weights, vector, near),
        4 => score_some::<4>(weights, vector, near),
        _ => score(weights, vector),
    }
}

/// The margins of all classes of a part. By itself, or the compiler forgets that they fit registers.
#[inline(never)]
fn score(weights: &[Block], vector: &[Entry]) -> Block {
    let (bias, weights) = weights.split_last().expect("there is a bias");
    let mut margins = *bias;
    for &(feature, weight) in vector {
        let block = &weights[feature as usize];
        let lanes = margins.chunks_exact_mut(LANES);
        for (margins, block) in lanes.zip(block.chunks_exact(LANES)) {
            for lane in 0..LANES {
                margins[lane] += weight * block[lane];
            }
        }
    }
    margins
}

/// The margins of `N` of them; those of the others stay 0.
#[inline(never)]
fn score_some<const N: usize>(weights: &[Block], vector: &[Entry], near: u32) -> Block {
    let (bias, weights) = weights.split_last().expect("there is a bias");
    let mut classes = [0; N];
    for (place, class) in classes.iter_mut().zip(numbers(near)) {
        *place = class % TOGETHER;
    }
    let mut some = classes.map(|class| bias[class]);
    for &(feature, weight) in vector {
        let block = &weights[feature as usize];
        for (margin, class) in some.iter_mut().zip(classes) {
            *margin += weight * block[class];
        }
    }
    let mut margins = [0.0; TOGETHER];
    for (class, margin) in classes.into_iter().zip(some) {
        margins[class] = margin;
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

impl Example {
    /// Moves the classes whose margins call for it.
    fn teach(
        &self,
        vector: &[Entry],
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
            learn(weights, vector, &moved[..used]);
        }
    }
}

impl Shown {
    /// An example may lie less far on the wrong side in a rare class, or the common ones would outvote
    /// it.
    fn new(given: &[Labelled<'_>]) -> Self {
        let classes = given.iter().map(|(_, class)| class + 1).max();
        let mut counts = vec![0_u32; classes.unwrap_or(0)];
        for (_, class) in given {
            counts[*class] += 1;
        }
        let present = counts.iter().filter(|count| **count > 0).count();
        let mean = given.len() as f32 / present.max(1) as f32;
        let mut order: Vec<usize> = (0..given.len()).collect();
        let mut shuffle = Shuffle::default();
        shuffle.mix(&mut order);
        let mut places = vec![0; order.len()];
        for (place, row) in order.iter().enumerate() {
            places[*row] = place;
        }
        let mut entries = Vec::with_capacity(given.iter().map(|(vector, _)| vector.len()).sum());
        let examples = order.into_iter().map(|row| {
            let (vector, class) = given[row];
            let rarity = (mean / counts[class] as f32).max(1.0);
            let slack = 0.5 / (COST * rarity.powf(BALANCE));
            let square: f32 = vector.iter().map(|entry| entry.1.powi(2)).sum();
            let start = entries.len();
            entries.extend_from_slice(vector);
            Example {
                row,
                vector: start..entries.len(),
                class,
                slack,
                curvature: 1.0 + slack + square,
            }
        });
        Self {
            examples: examples.collect(),
            entries,
            places,
            shuffle,
        }
    }
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
#[derive(Clone, Copy)]
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
