//! A query, taken apart: its words, and the words of the index that may mean the same.

use crate::{
    synonyms::Synonyms,
    vocabulary::{Id, NO_STEM, Vocabulary},
    words::{Word, words},
};

/// How much a synonym counts against the word itself.
const SYNONYM: f32 = 0.8;
/// Two words that are one in the index: "barne hage".
const JOINED: f32 = 1.0;
/// A word with a capital that does not begin the query is a name: chosen on NorQuAD.
const NAME: f32 = 1.4;
/// So many stems that are alike are kept of a term, the likest.
const MOST_RELATED: usize = 100;
/// More words than these of a query say little more, and a story has hundreds.
const MOST_TERMS: usize = 60;

/// A word of a query.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    /// The word as it was written, in lower case.
    pub(crate) word: String,
    /// Its stem.
    pub(crate) stem: String,
    /// The stem's number, where the index has it.
    pub(crate) id: Option<Id>,
    /// How much the stem says, by how few documents have it.
    pub(crate) rarity: f32,
    /// How much more it counts than its rarity tells: a name tells most of what is meant.
    pub(crate) emphasis: f32,
    /// Its pieces, those that no word of the index has as `None`.
    pub(crate) grams: Vec<Option<Id>>,
    /// Other stems of the index that may mean the same.
    pub(crate) related: Vec<Related>,
}

/// A stem that may mean what a query's word means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Related {
    /// The stem's number.
    pub(crate) stem: Id,
    /// How surely: 0 to 1.
    pub(crate) weight: f32,
    /// Why.
    pub(crate) because: Because,
}

/// Why two stems are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// They share pieces: a compound and its part, another inflection, a slip of the pen.
    Alike,
    /// Editors say so in `knowledge/synonyms.yaml`.
    Synonym,
}

/// A query, taken apart.
pub(crate) struct Query {
    /// Its words that mean something, each once.
    pub(crate) terms: Vec<Term>,
    /// Numbers of its words as written, each once.
    pub(crate) words: Vec<Id>,
    /// Which stems of the index share a piece with any term.
    pub(crate) touched: Vec<bool>,
}

impl Query {
    /// Takes `text` apart.
    pub(crate) fn new(text: &str, vocabulary: &Vocabulary, synonyms: &Synonyms) -> Self {
        let said = words(text);
        let mut query = Self {
            terms: Vec::new(),
            words: Vec::new(),
            touched: vec![false; vocabulary.len()],
        };
        for (place, word) in said.iter().enumerate() {
            let is_name = place > 0 && text[word.place.clone()].starts_with(char::is_uppercase);
            let emphasis = if is_name { NAME } else { 1.0 };
            query.push(&word.text, emphasis, vocabulary);
        }
        for pair in said.windows(2) {
            query.join(pair, vocabulary);
        }
        let stems = said.iter();
        let stems = stems.map(|word| vocabulary.stem(&word.text).unwrap_or_else(|| word.text.clone()));
        let stems: Vec<String> = stems.collect();
        for (place, meant) in synonyms.of(&stems) {
            query.relate(&stems[place], meant, vocabulary);
        }
        query
    }

    fn push(&mut self, word: &str, emphasis: f32, vocabulary: &Vocabulary) {
        let Some(stem) = vocabulary.stem(word) else {
            return;
        };
        if let Some(known) = vocabulary.word(word)
            && !self.words.contains(&known)
        {
            self.words.push(known);
        }
        if self.terms.len() >= MOST_TERMS || self.terms.iter().any(|term| term.stem == stem) {
            return;
        }
        let id = vocabulary.id(&stem);
        let grams = vocabulary.find_grams(&stem);
        let alike = vocabulary.alike(&grams, &mut self.touched).into_iter();
        let related = alike.filter(|(other, _)| Some(*other) != id);
        let related = related.map(|(stem, likeness)| Related {
            stem,
            weight: likeness * likeness,
            because: Because::Alike,
        });
        let mut related: Vec<Related> = related.collect();
        keep_surest(&mut related, MOST_RELATED);
        self.terms.push(Term {
            word: word.to_owned(),
            rarity: vocabulary.documents.rarity_of_stem(id),
            id,
            emphasis,
            stem,
            grams,
            related,
        });
    }

    /// Adds what two words say when they are written as one, where the index has that word.
    fn join(&mut self, pair: &[Word], vocabulary: &Vocabulary) {
        let joined = format!("{}{}", pair[0].text, pair[1].text);
        let Some(stem) = vocabulary.stem(&joined).and_then(|stem| vocabulary.id(&stem)) else {
            return;
        };
        let first = vocabulary.stem(&pair[0].text);
        if let Some(term) = self.terms.iter_mut().find(|term| Some(&term.stem) == first.as_ref()) {
            add(&mut term.related, Related { stem, weight: JOINED, because: Because::Alike });
        }
    }

    /// Adds what else the phrase `said` means to the first of its words that means something.
    fn relate(&mut self, said: &[String], meant: &[String], vocabulary: &Vocabulary) {
        let Some(term) = self.terms.iter_mut().find(|term| said.contains(&term.stem)) else {
            return;
        };
        let known = meant.iter().filter_map(|stem| vocabulary.id(stem));
        // A phrase weighs as much as a word.
        let weight = SYNONYM / (meant.len().max(1) as f32);
        for stem in known.filter(|stem| *stem != NO_STEM && Some(*stem) != term.id) {
            add(&mut term.related, Related { stem, weight, because: Because::Synonym });
        }
    }
}

/// Keeps so many related stems, in no order.
pub(crate) fn keep_surest(related: &mut Vec<Related>, most: usize) {
    if related.len() > most {
        related.select_nth_unstable_by(most, |left, right| {
            let by_weight = right.weight.total_cmp(&left.weight);
            by_weight.then(left.stem.cmp(&right.stem))
        });
        related.truncate(most);
    }
}

/// Adds a related stem, or makes it surer.
fn add(related: &mut Vec<Related>, new: Related) {
    match related.iter_mut().find(|known| known.stem == new.stem) {
        Some(known) if known.weight >= new.weight => {}
        Some(known) => *known = new,
        None => related.push(new),
    }
}
