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
const LEAST_SPREAD: f32 = 0.75;

/// A word that is spread so evenly adds nothing to what was said before.
const SAYS_NOTHING: f32 = 0.85;

/// What a word counts where it was never seen.
const UNSEEN: f32 = 0.5;

/// Words that together make one subject this probable say what a message is about.
const TELLING: f32 = 0.75;

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

/// "og hva med …", before what a message is about.
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^\W*(?:(?:og|men|and|but|so)\s+)?(?:hva|kva|ka|what|how)\s+(?:med|om|about)\s+",
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

/// How much the words of a message say of its subject, learned from where they occur.
#[derive(Debug, Default)]
pub(crate) struct Continuations {
    words: HashMap<String, Word>,
}

/// Where a word occurs.
#[derive(Debug)]
struct Word {
    /// How likely each subject is to use it, as a logarithm.
    likelihoods: Vec<f32>,
    /// How evenly it occurs over the subjects, 0 to 1; 0 where it is too rare to tell.
    spread: f32,
}

impl Continuations {
    /// Learns from messages, each with the number of its subject (from 0, without gaps).
    pub(crate) fn learn<'a>(messages: impl Iterator<Item = (usize, &'a str)>) -> Self {
        let mut totals: Vec<u32> = Vec::new();
        let mut occurrences: HashMap<String, Vec<u32>> = HashMap::new();
        for (subject, text) in messages {
            totals.resize(totals.len().max(subject + 1), 0);
            totals[subject] += 1;
            let distinct: HashSet<String> = words(text).into_iter().collect();
            for word in distinct {
                let counts = occurrences.entry(word).or_default();
                counts.resize(counts.len().max(subject + 1), 0);
                counts[subject] += 1;
            }
        }
        let word = |mut counts: Vec<u32>| {
            counts.resize(totals.len(), 0);
            let likelihood = |(count, total): (&u32, &u32)| {
                ((*count as f32 + UNSEEN) / (*total as f32 + 1.0)).ln()
            };
            Word {
                likelihoods: counts.iter().zip(&totals).map(likelihood).collect(),
                spread: if counts.iter().sum::<u32>() < LEAST_OCCURRENCES {
                    0.0
                } else {
                    spread(&counts, &totals)
                },
            }
        };
        Self {
            words: occurrences
                .into_iter()
                .map(|(text, counts)| (text, word(counts)))
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
        let is_spread = |word: &String, least: f32| {
            PARTICLES.contains(&word.as_str())
                || word.chars().count() == 1
                || self
                    .words
                    .get(word)
                    .is_some_and(|word| word.spread >= least)
        };
        let is_small = |word: &String| is_spread(word, LEAST_SPREAD);
        let kind = if UNDER_CONDITION.is_match(message) {
            FollowUpKind::Condition
        } else if !words.iter().all(|word| is_small(word) || is_person(word)) {
            return None;
        } else if words.iter().any(is_person) && FOR_SOMEBODY.is_match(message) {
            FollowUpKind::Person
        } else if self.surest_subject(&words) < TELLING {
            FollowUpKind::Question
        } else {
            return None;
        };
        let adds = words
            .into_iter()
            .filter(|word| is_person(word) || !is_spread(word, SAYS_NOTHING))
            .collect();
        Some(FollowUp { kind, adds })
    }

    /// The probability of the most probable subject by the words alone, each for itself (naive Bayes),
    /// all subjects being as likely.
    fn surest_subject(&self, words: &[String]) -> f32 {
        let mut sums: Vec<f32> = Vec::new();
        for word in words.iter().filter_map(|word| self.words.get(word)) {
            sums.resize(word.likelihoods.len(), 0.0);
            for (sum, likelihood) in sums.iter_mut().zip(&word.likelihoods) {
                *sum += likelihood;
            }
        }
        let highest = sums.iter().copied().fold(f32::MIN, f32::max);
        let all: f32 = sums.iter().map(|sum| (sum - highest).exp()).sum();
        if all > 0.0 { 1.0 / all } else { 0.0 }
    }
}

/// A message without the words that lead from the last subject to the next: "og hva med".
pub(crate) fn without_lead(message: &str) -> &str {
    match LEAD.find(message) {
        Some(lead) if message[lead.end()..].contains(char::is_alphanumeric) => {
            &message[lead.end()..]
        }
        _ => message,
    }
}

/// How evenly a word occurs over the subjects: the entropy of its rates, 0 to 1.
fn spread(counts: &[u32], totals: &[u32]) -> f32 {
    let pairs = counts.iter().zip(totals).filter(|(count, _)| **count > 0);
    let rates: Vec<f32> = pairs
        .map(|(count, total)| *count as f32 / *total as f32)
        .collect();
    let sum: f32 = rates.iter().sum();
    let entropy: f32 = rates
        .iter()
        .map(|rate| -(rate / sum) * (rate / sum).ln())
        .sum();
    entropy / (totals.len() as f32).max(2.0).ln()
}
