//! Which intents and life events are taken for each other, and the examples that cause it.

use super::held_out::{Lesson, Lessons, NONE};
use crate::Understander;
use crate::classifier::Entry;
use content::{Content, Domain, IntentId, Lang};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// The examples are held out in so many parts.
const FOLDS: usize = 5;

/// So many training examples are named for each message that went wrong.
const NEAREST: usize = 3;

/// What was taken for what, each example held out in turn with those that say the same.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Confusions {
    /// How many examples were held out and judged.
    pub n: usize,
    /// Share of them whose intent was found; out of scope counts as right for what is.
    pub intent_accuracy: f64,
    /// Share of them whose life event was found.
    pub event_accuracy: f64,
    /// Intents, the most frequent pair first.
    pub intents: Vec<Confusion>,
    /// Life events, `general` and `out-of-scope`, the most frequent pair first.
    pub life_events: Vec<Confusion>,
}

/// One thing taken for another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Confusion {
    /// What it was.
    pub expected: String,
    /// What it was taken for.
    pub given: String,
    /// How often.
    pub count: usize,
    /// How many examples it has that could have been.
    pub of: usize,
    /// The training examples that drew the messages there, the strongest first.
    pub pulls: Vec<Pull>,
}

/// A training example that draws messages of others.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pull {
    /// The intent it stands under.
    pub intent: String,
    /// The code of its language.
    pub lang: String,
    /// The example.
    pub text: String,
    /// How alike it is to the messages it draws, by the classifier's own features: the sum of the
    /// cosines.
    pub strength: f64,
    /// The messages, the most alike first.
    pub draws: Vec<String>,
}

/// Trains anew for every fold, each time without a part of the examples. `today` is the day on which the
/// messages are read.
pub fn confusions(content: Content, today: Date) -> Confusions {
    let mut lessons = Lessons::of(content);
    let mut tally = Tally::default();
    for fold in 0..FOLDS {
        let understander = lessons.train_without(|_, place| place % FOLDS == fold);
        let mut trained = Trained::new(&lessons, &understander, fold);
        for lesson in lessons.all().filter(|lesson| lesson.place % FOLDS == fold) {
            let given = lesson.taken_for(&understander, today);
            tally.judge(&lessons, &mut trained, lesson, given.as_ref());
        }
    }
    tally.into_confusions()
}

/// The examples that one of the understanders was trained on, as it sees them.
struct Trained<'a> {
    understander: &'a Understander,
    /// By intent; those out of scope together.
    examples: HashMap<Option<&'a IntentId>, Vec<Lesson<'a>>>,
    /// The same as vectors, made when they are needed.
    vectors: HashMap<Option<&'a IntentId>, Vec<Vec<Entry>>>,
}

impl<'a> Trained<'a> {
    fn new(lessons: &'a Lessons, understander: &'a Understander, fold: usize) -> Self {
        let mut examples: HashMap<Option<&IntentId>, Vec<Lesson<'_>>> = HashMap::new();
        for lesson in lessons.all().filter(|lesson| lesson.place % FOLDS != fold) {
            let is_ours = lesson.intent.domain != Domain::OutOfScope;
            let key = is_ours.then_some(&lesson.intent.id);
            examples.entry(key).or_default().push(lesson);
        }
        Self {
            understander,
            examples,
            vectors: HashMap::new(),
        }
    }

    /// The examples of `intent` that are the most alike to a message, with their cosines.
    fn nearest(&mut self, message: &str, intent: Option<&'a IntentId>) -> Vec<(f64, Lesson<'a>)> {
        let classifier = self.understander.classifier();
        let Some(examples) = self.examples.get(&intent) else {
            return Vec::new();
        };
        let vectors = self.vectors.entry(intent).or_insert_with(|| {
            let texts = examples.iter().map(|example| example.text);
            texts.map(|text| classifier.vector(text)).collect()
        });
        let message = classifier.vector(message);
        let mut near: Vec<(f64, Lesson<'_>)> = vectors
            .iter()
            .zip(examples)
            .map(|(vector, example)| (cosine(&message, vector), *example))
            .collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0));
        near.truncate(NEAREST);
        near
    }
}

/// The cosine of the angle between two vectors, their entries in order.
fn cosine(a: &[Entry], b: &[Entry]) -> f64 {
    let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
    let mut product = 0.0;
    while let (Some(&&(i, x)), Some(&&(j, y))) = (left.peek(), right.peek()) {
        if i == j {
            product += f64::from(x) * f64::from(y);
        }
        if i <= j {
            left.next();
        }
        if j <= i {
            right.next();
        }
    }
    let length = |vector: &[Entry]| -> f64 {
        let squares = vector.iter().map(|(_, weight)| f64::from(weight.powi(2)));
        squares.sum::<f64>().sqrt()
    };
    product / (length(a) * length(b)).max(f64::MIN_POSITIVE)
}

/// Expected and given.
type Pair = (String, String);
/// Intent, language and text of a training example.
type Source = (String, Lang, String);

/// What is counted on the way.
#[derive(Default)]
struct Tally {
    n: usize,
    right_intents: usize,
    right_events: usize,
    /// How many examples there are of each intent, and of each life event.
    totals: [HashMap<String, usize>; 2],
    /// By intent, and by life event.
    pairs: [BTreeMap<Pair, Drawn>; 2],
}

/// The messages of one pair.
#[derive(Default)]
struct Drawn {
    count: usize,
    pulls: BTreeMap<Source, Vec<(f64, String)>>,
}

impl Tally {
    fn judge<'a>(
        &mut self,
        lessons: &'a Lessons,
        trained: &mut Trained<'a>,
        lesson: Lesson<'a>,
        given: Option<&IntentId>,
    ) {
        let name = |intent: Option<&IntentId>| intent.map_or(NONE, IntentId::as_str).to_owned();
        let event = |intent: Option<&IntentId>| {
            let event = intent.map_or(NONE, |intent| lessons.event(intent));
            event.to_owned()
        };
        let is_stranger = lesson.intent.domain == Domain::OutOfScope;
        let expected = (!is_stranger).then_some(&lesson.intent.id);
        let answers = [
            (name(expected), name(given)),
            (event(expected), event(given)),
        ];
        self.n += 1;
        self.right_intents += usize::from(answers[0].0 == answers[0].1);
        self.right_events += usize::from(answers[1].0 == answers[1].1);
        for (totals, (expected, _)) in self.totals.iter_mut().zip(&answers) {
            *totals.entry(expected.clone()).or_default() += 1;
        }
        if expected == given {
            return;
        }
        let known = given.and_then(|given| lessons.intents().find(|it| it.id == *given));
        let nearest = trained.nearest(lesson.text, known.map(|intent| &intent.id));
        for (pairs, pair) in self.pairs.iter_mut().zip(answers) {
            if pair.0 == pair.1 {
                continue;
            }
            let drawn = pairs.entry(pair).or_default();
            drawn.count += 1;
            for (likeness, source) in &nearest {
                let intent = source.intent.id.to_string();
                let source = (intent, source.lang, source.text.to_owned());
                let message = (*likeness, lesson.text.to_owned());
                drawn.pulls.entry(source).or_default().push(message);
            }
        }
    }

    fn into_confusions(self) -> Confusions {
        let share = |count: usize| count as f64 / (self.n as f64).max(1.0);
        let (intent_accuracy, event_accuracy) =
            (share(self.right_intents), share(self.right_events));
        let [intents, life_events] = self.pairs;
        let [of_intents, of_events] = self.totals;
        Confusions {
            n: self.n,
            intent_accuracy,
            event_accuracy,
            intents: in_order(intents, &of_intents),
            life_events: in_order(life_events, &of_events),
        }
    }
}

/// The most frequent pair first, and in it the strongest pull.
fn in_order(pairs: BTreeMap<Pair, Drawn>, totals: &HashMap<String, usize>) -> Vec<Confusion> {
    let mut confusions: Vec<Confusion> = pairs
        .into_iter()
        .map(|((expected, given), drawn)| {
            let mut pulls: Vec<Pull> = drawn.pulls.into_iter().map(Pull::of).collect();
            pulls.sort_by(|a, b| b.strength.total_cmp(&a.strength));
            Confusion {
                count: drawn.count,
                of: totals[&expected],
                expected,
                given,
                pulls,
            }
        })
        .collect();
    confusions.sort_by_key(|confusion| std::cmp::Reverse(confusion.count));
    confusions
}

impl Pull {
    fn of(((intent, lang, text), mut draws): (Source, Vec<(f64, String)>)) -> Self {
        draws.sort_by(|a, b| b.0.total_cmp(&a.0));
        let strength = draws.iter().map(|(likeness, _)| likeness).sum();
        // What is written alike in two languages is said once.
        draws.dedup_by(|a, b| a.1 == b.1);
        Self {
            intent,
            lang: lang.code().to_owned(),
            text,
            strength,
            draws: draws.into_iter().map(|(_, message)| message).collect(),
        }
    }
}
