//! Examples as numbers, in one view of them, and how it goes with those held out in turn.

use super::calibration::{Trial, Truth};
use super::{Example, is_outside, rank};

/// At most so many parts are held out in turn.
const FOLDS: usize = 10;

/// One class in so many is left out of a fold as well: its messages stand for what nobody thought of.
const LEFT_OUT: usize = 10;

/// A part of the examples that is held out: judged by what knows neither its messages, nor their
/// groups, nor one class in [`LEFT_OUT`].
#[derive(Debug)]
pub(crate) struct Fold {
    number: usize,
    /// The rows, by number, that are judged.
    pub held_out: Vec<usize>,
    /// Of each row, whether it is not to be trained on.
    pub forgotten: Vec<bool>,
}

/// The margins of all classes, for each row held out in a fold.
pub(crate) type Margins = Vec<Vec<f32>>;

/// The classes of examples, numbered: labels in scope in alphabetical order, then kinds of strangers.
pub(crate) struct Classes {
    names: Vec<String>,
    /// How many of them are labels in scope.
    inside: usize,
    /// The number of each example's class.
    numbers: Vec<usize>,
}

/// The examples of one view: `V` is what a vector looks like there.
pub(crate) struct Task<'a, V: ?Sized> {
    /// How many classes are labels in scope: the first ones.
    inside: usize,
    classes: usize,
    rows: Vec<Row<'a, V>>,
}

struct Row<'a, V: ?Sized> {
    vector: &'a V,
    class: usize,
    /// What is held out together; `None` is never held out.
    group: Option<usize>,
}

impl Classes {
    pub(crate) fn of(examples: &[Example<'_>]) -> Self {
        let mut names: Vec<&str> = examples.iter().map(|example| example.label).collect();
        names.sort_unstable_by(|a, b| rank(a).cmp(&rank(b)));
        names.dedup();
        let number =
            |example: &Example<'_>| names.partition_point(|name| rank(name) < rank(example.label));
        Self {
            inside: names.partition_point(|name| !is_outside(name)),
            numbers: examples.iter().map(number).collect(),
            names: names.iter().map(ToString::to_string).collect(),
        }
    }

    /// The labels in scope.
    pub(crate) fn labels(&self) -> &[String] {
        &self.names[..self.inside]
    }

    /// The number of each example's class.
    pub(crate) fn numbers(&self) -> &[usize] {
        &self.numbers
    }

    /// How many classes there are, kinds of strangers among them.
    pub(crate) fn count(&self) -> usize {
        self.names.len()
    }
}

impl<'a, V: ?Sized + Sync> Task<'a, V> {
    /// The examples with their vectors.
    pub(crate) fn of(
        examples: &[Example<'_>],
        classes: &Classes,
        vectors: impl IntoIterator<Item = &'a V>,
    ) -> Self {
        let rows = examples.iter().zip(&classes.numbers).zip(vectors);
        Self {
            inside: classes.inside,
            classes: classes.count(),
            rows: rows
                .map(|((example, &class), vector)| Row {
                    vector,
                    class,
                    group: Some(example.group),
                })
                .collect(),
        }
    }

    /// Adds one more vector for each label, which is never held out.
    pub(crate) fn with_names(mut self, vectors: impl IntoIterator<Item = &'a V>) -> Self {
        let names = vectors.into_iter().enumerate();
        self.rows.extend(names.map(|(class, vector)| Row {
            vector,
            class,
            group: None,
        }));
        self
    }

    /// All vectors with their classes.
    pub(crate) fn rows(&self) -> Vec<(&'a V, usize)> {
        let rows = self.rows.iter();
        rows.map(|row| (row.vector, row.class)).collect()
    }

    /// Labels in scope may be left out, and kinds of strangers where there are enough of them.
    fn may_be_left_out(&self, class: usize) -> bool {
        class < self.inside || self.classes - self.inside >= LEFT_OUT
    }

    /// The parts that are held out in turn, every message at most once. No further part is held out
    /// when there are `enough` messages.
    pub(crate) fn folds(&self, enough: usize) -> Vec<Fold> {
        let mut folds = Vec::new();
        let mut messages = 0;
        for number in 0..FOLDS {
            if messages >= enough {
                break;
            }
            let is_held_out =
                |row: &Row<'_, V>| row.group.is_some_and(|group| group % FOLDS == number);
            let is_forgotten =
                |row: &Row<'_, V>| is_held_out(row) || self.is_unknown(row.class, number);
            let held_out = (0..self.rows.len()).filter(|&row| is_held_out(&self.rows[row]));
            let held_out: Vec<usize> = held_out.collect();
            messages += held_out.len();
            folds.push(Fold {
                number,
                held_out,
                forgotten: self.rows.iter().map(is_forgotten).collect(),
            });
        }
        folds
    }

    /// Whether nothing is known of a class in a fold.
    fn is_unknown(&self, class: usize, fold: usize) -> bool {
        class % LEFT_OUT == fold && self.may_be_left_out(class)
    }

    /// What became of the messages that were held out, by the margins they got in each fold.
    pub(crate) fn trials(&self, folds: &[Fold], margins: Vec<Margins>) -> Vec<Trial> {
        let folds = folds.iter().zip(margins);
        let trials = folds.flat_map(|(fold, margins)| {
            let held_out = fold.held_out.iter().zip(margins);
            held_out.map(|(&row, margins)| self.trial(row, fold.number, margins))
        });
        trials.collect()
    }

    fn trial(&self, row: usize, fold: usize, mut margins: Vec<f32>) -> Trial {
        for (class, margin) in margins.iter_mut().enumerate() {
            if self.is_unknown(class, fold) {
                *margin = f32::NEG_INFINITY;
            }
        }
        Trial {
            margins,
            truth: match self.rows[row].class {
                class if class >= self.inside => Truth::OutOfScope,
                class if self.is_unknown(class, fold) => Truth::Unforeseen(class),
                class => Truth::Class(class),
            },
        }
    }
}
