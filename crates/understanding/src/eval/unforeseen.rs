//! What becomes of errands that nobody thought of: each intent in turn is left out of training, and
//! its examples stand for them.

use super::held_out::{Lessons, NONE};
use content::{Content, Domain, IntentId, LifeEventId};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// How errands fared whose intent was left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Unforeseen {
    /// All of them.
    #[serde(flatten)]
    pub all: LeftOut,
    /// By life event.
    pub life_event: BTreeMap<String, LeftOut>,
    /// By the intent that was left out.
    pub intent: BTreeMap<String, LeftOut>,
}

/// Examples of intents that were left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// How many examples.
    pub n: usize,
    /// Said to be none of ours: honest.
    pub out_of_scope: usize,
    /// Taken for another errand of the same life event: close.
    pub same_event: usize,
    /// Taken for something else altogether: misleading.
    pub elsewhere: usize,
}

impl LeftOut {
    fn add(&mut self, other: Self) {
        self.n += other.n;
        self.out_of_scope += other.out_of_scope;
        self.same_event += other.same_event;
        self.elsewhere += other.elsewhere;
    }
}

/// Trains as often as the largest life event has intents, each time without one of every life event.
/// `today` is the day on which the messages are read.
pub fn unforeseen(content: Content, today: Date) -> Unforeseen {
    let mut lessons = Lessons::of(content);
    let turns = turns(&lessons);
    let runs = turns.values().max().map_or(0, |last| last + 1);
    let mut found = Unforeseen::default();
    for run in 0..runs {
        let is_left_out = |intent: &IntentId| turns.get(intent) == Some(&run);
        let understander = lessons.train_without(|intent, _| is_left_out(intent));
        for lesson in lessons
            .all()
            .filter(|lesson| is_left_out(&lesson.intent.id))
        {
            let given = lesson.taken_for(&understander, today);
            let given = given.map_or(NONE, |intent| lessons.event(&intent));
            let event = lessons.event(&lesson.intent.id);
            let fate = LeftOut {
                n: 1,
                out_of_scope: usize::from(given == NONE),
                same_event: usize::from(given == event),
                elsewhere: usize::from(given != NONE && given != event),
            };
            let intent = lesson.intent.id.to_string();
            found.all.add(fate);
            found
                .life_event
                .entry(event.to_owned())
                .or_default()
                .add(fate);
            found.intent.entry(intent).or_default().add(fate);
        }
    }
    found
}

/// In which run each intent of a life event is left out.
fn turns(lessons: &Lessons) -> HashMap<IntentId, usize> {
    let mut next: HashMap<LifeEventId, usize> = HashMap::new();
    let mut turns = HashMap::new();
    for intent in lessons.intents() {
        if let Domain::LifeEvent(event) = &intent.domain {
            let turn = next.entry(event.clone()).or_default();
            turns.insert(intent.id.clone(), *turn);
            *turn += 1;
        }
    }
    turns
}
