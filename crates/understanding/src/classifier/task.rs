//! Examples as numbers, in one view of them, and how it goes with those held out in turn.

use super::calibration::{Trial, Truth};
use super::{Example, halves, is_outside, rank};

/// At most so many parts are held out in turn.
const FOLDS: usize = 10;

/// One class in so many is left out of a fold as well: its messages stand for what nobody thought of.
const LEFT_OUT: usize = 10;

/// Which of the rows, by number, are not to be trained on.
pub(crate) type Forgotten<'a> = dyn Fn(usize) -> bool + Sync + 'a;

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

    /// Every message held out at most once, judged by what knows neither it, nor its group,
    /// nor one class in [`LEFT_OUT`]. No further part is held out when there are `enough`.
    pub(crate) fn trials<S: Sync>(
        &self,
        enough: usize,
        without: impl Fn(&Forgotten<'_>) -> S,
        margins: impl Fn(&S, &V) -> Vec<f32> + Sync,
    ) -> Vec<Trial> {
        let mut trials = Vec::new();
        for fold in 0..FOLDS {
            if trials.len() >= enough {
                break;
            }
            let held_out = |row: &Row<'_, V>| row.group.is_some_and(|group| group % FOLDS == fold);
            let unknown = |class: usize| class % LEFT_OUT == fold && self.may_be_left_out(class);
            let trained = without(&|number| {
                let row = &self.rows[number];
                held_out(row) || unknown(row.class)
            });
            let held_out: Vec<&Row<'_, V>> = self.rows.iter().filter(|row| held_out(row)).collect();
            trials.extend(halves::each(&held_out, |row| {
                let mut margins = margins(&trained, row.vector);
                for (class, margin) in margins.iter_mut().enumerate() {
                    if unknown(class) {
                        *margin = f32::NEG_INFINITY;
                    }
                }
                Trial {
                    margins,
                    truth: match row.class {
                        class if class >= self.inside => Truth::OutOfScope,
                        class if unknown(class) => Truth::Unforeseen(class),
                        class => Truth::Class(class),
                    },
                }
            }));
        }
        trials
    }
}
