//! Messages that continue what was said before: they leave out their subject ("og hvor lenge?"), ask
//! the same for somebody else ("what about my wife?"), or under a condition ("og hvis eg er student?").

use crate::text::words;
use regex::Regex;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// How a message continues what was said before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// In which way.
    pub kind: FollowUpKind,
    /// The words in which it adds something: who else, or under which condition.
    pub adds: Vec<String>,
}

/// In which way a message continues what was said before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowUpKind {
    /// A question that leaves out its subject: "og hvor lenge?".
    Question,
    /// The same question for somebody else: "kva med kona mi?".
    Person,
    /// The same question under a condition: "and if I'm self-employed?".
    Condition,
}

/// A question with more words has a subject of its own.
const MOST_WORDS: usize = 10;

/// A word says nothing of what a message is about if it occurs at least so often …
const LEAST_OCCURRENCES: u32 = 8;

/// … spread over the subjects at least so evenly: 1 is evenly over all, 0 in a single one.
const LEAST_SPREAD: f32 = 0.7;

/// Words that say nothing of what a message is about, but are rare.
const PARTICLES: [&str; 38] = [
    "også",
    "òg",
    "enn",
    "forresten",
    "hvis",
    "viss",
    "dersom",
    "gjelder",
    "gjeld",
    "gjeller",
    "same",
    "samme",
    "den",
    "denne",
    "disse",
    "desse",
    "dem",
    "dei",
    "dette",
    "slik",
    "sånn",
    "ellers",
    "elles",
    "hvorfor",
    "kvifor",
    "hvilken",
    "also",
    "then",
    "too",
    "apply",
    "applies",
    "they",
    "them",
    "those",
    "these",
    "else",
    "lenge",
    "ofte",
];

/// People for whom a question may be asked again.
const PEOPLE: [&str; 78] = [
    "kona",
    "kone",
    "kånå",
    "mannen",
    "mann",
    "ektemannen",
    "ektemann",
    "ektefelle",
    "ektefellen",
    "ektefelle",
    "ektemaken",
    "samboer",
    "samboeren",
    "sambuar",
    "sambuaren",
    "partner",
    "partneren",
    "partnaren",
    "kjæreste",
    "kjæresten",
    "kjærasten",
    "far",
    "faren",
    "pappa",
    "mor",
    "moren",
    "mora",
    "mamma",
    "medmor",
    "medmora",
    "medmoren",
    "foreldre",
    "foreldrene",
    "foreldra",
    "sønn",
    "sønnen",
    "son",
    "sonen",
    "datter",
    "datteren",
    "dattera",
    "dotter",
    "dottera",
    "bror",
    "broren",
    "søster",
    "søsteren",
    "søstera",
    "syster",
    "systera",
    "ungen",
    "barnet",
    "barna",
    "ungane",
    "ungene",
    "bestemor",
    "bestefar",
    "eksen",
    "wife",
    "husband",
    "spouse",
    "father",
    "mother",
    "dad",
    "mum",
    "mom",
    "parents",
    "girlfriend",
    "boyfriend",
    "daughter",
    "brother",
    "sister",
    "child",
    "children",
    "kids",
    "ex",
    "fiancé",
    "fiancée",
];

/// "hva med …", "gjelder det også for …".
static FOR_SOMEBODY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^\W*(?:(?:og|men|and|but|so|or|eller|så|da)\s+)*(?:(?:hva|kva|ka|hvordan|korleis|enn|what|how)\s+(?:med|om|about)\b|(?:gjelder|gjeld|gjeller|er)\s+(?:det|dette)\s+(?:\w+\s+){0,2}(?:for|med)\b|(?:does|is)\s+(?:it|this|that)\s+(?:\w+\s+){0,3}(?:for|to|with)\b|(?:the\s+)?same\s+for\b|(?:for|til|enn)\s+)",
    )
    .expect("the pattern is constant")
});

/// "og hvis …", "what if …".
static UNDER_CONDITION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^\W*(?:(?:og|men|and|but|so|or|eller|så)\s+)*(?:(?:hva|kva|ka|what|hvordan blir det|korleis blir det|how about)\s+)?(?:hvis|viss|dersom|om|når|if|when)\s+(?:jeg|eg|æ|vi|me|i|we|han|hun|ho|he|she|they|barnet|ungen|det|it)\b",
    )
    .expect("the pattern is constant")
});

/// Which words say nothing of what a message is about, learned from how evenly they occur.
#[derive(Debug, Default)]
pub(crate) struct Continuations {
    generic: HashSet<String>,
}

impl Continuations {
    /// Learns from messages, each with the number of its subject.
    pub(crate) fn learn<'a>(messages: impl Iterator<Item = (usize, &'a str)>) -> Self {
        let mut occurrences: HashMap<String, HashMap<usize, u32>> = HashMap::new();
        let mut totals: HashMap<usize, u32> = HashMap::new();
        for (subject, text) in messages {
            *totals.entry(subject).or_default() += 1;
            let distinct: HashSet<String> = words(text).into_iter().collect();
            for word in distinct {
                *occurrences
                    .entry(word)
                    .or_default()
                    .entry(subject)
                    .or_default() += 1;
            }
        }
        let is_generic = |counts: &HashMap<usize, u32>| {
            counts.values().sum::<u32>() >= LEAST_OCCURRENCES
                && spread(counts, &totals) >= LEAST_SPREAD
        };
        Self {
            generic: occurrences
                .iter()
                .filter(|(_, counts)| is_generic(counts))
                .map(|(word, _)| word.clone())
                .collect(),
        }
    }

    /// How a message continues what was said before; `None` where it has a subject of its own.
    pub(crate) fn of(&self, message: &str) -> Option<FollowUp> {
        let words = words(message);
        if words.is_empty() || words.len() > MOST_WORDS {
            return None;
        }
        let is_person = |word: &String| PEOPLE.contains(&word.as_str());
        let is_small = |word: &String| {
            self.generic.contains(word)
                || PARTICLES.contains(&word.as_str())
                || word.chars().count() == 1
        };
        let kind = if UNDER_CONDITION.is_match(message) {
            FollowUpKind::Condition
        } else if !words.iter().all(|word| is_small(word) || is_person(word)) {
            return None;
        } else if words.iter().any(is_person) && FOR_SOMEBODY.is_match(message) {
            FollowUpKind::Person
        } else {
            FollowUpKind::Question
        };
        let adds = words
            .into_iter()
            .filter(|word| !is_small(word) || is_person(word))
            .collect();
        Some(FollowUp { kind, adds })
    }
}

/// How evenly a word occurs over the subjects: the entropy of its rates, 0 to 1.
fn spread(counts: &HashMap<usize, u32>, totals: &HashMap<usize, u32>) -> f32 {
    let mut rates: Vec<f32> = counts
        .iter()
        .map(|(subject, count)| *count as f32 / totals[subject] as f32)
        .collect();
    // The same sum in the same order, whatever the order of the map.
    rates.sort_by(f32::total_cmp);
    let sum: f32 = rates.iter().sum();
    let entropy: f32 = rates
        .iter()
        .map(|rate| -(rate / sum) * (rate / sum).ln())
        .sum();
    entropy / (totals.len() as f32).max(2.0).ln()
}
