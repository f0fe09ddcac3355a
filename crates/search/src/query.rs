//! A query, taken apart: its words, and the words of the index that may mean the same.

use crate::{
    synonyms::Synonyms,
    vocabulary::{Id, Vocabulary},
    words::{Word, words},
};
use std::collections::HashMap;

/// How much a synonym counts against the word itself.
const SYNONYM: f32 = 0.8;
/// Two words that are one in the index: "barne hage".
const JOINED: f32 = 1.0;
/// A word with a capital that does not begin the query is a name: chosen on `NorQuAD`.
const NAME: f32 = 1.4;
/// How a long word's pieces weigh together: less than each for itself, more than a short word's.
const PIECES_OF_MEAN_WORD: f32 = 5.0;
const DAMPING: f32 = 0.25;
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
    /// The pieces of its words.
    pub(crate) pieces: Pieces,
}

/// The pieces of a query's words that the index has, and which of its stems have them.
#[derive(Default)]
pub(crate) struct Pieces {
    /// What each is worth.
    pub(crate) worth: Vec<f32>,
    places: HashMap<Id, u16>,
    /// Of each stem of the index, the place in `links` of its first piece, from 1; 0 for none.
    first: Vec<u32>,
    /// A piece, and the place of the stem's next one.
    links: Vec<(u16, u32)>,
}

impl Pieces {
    /// Adds the pieces of one word, each worth `share` of how rare it is.
    fn add(&mut self, grams: &[Option<Id>], share: f32, vocabulary: &Vocabulary) {
        for gram in grams.iter().flatten() {
            let worth = share * vocabulary.documents.rarity_of_gram(*gram);
            let new = self.worth.len() as u16;
            let place = *self.places.entry(*gram).or_insert(new);
            if place < new {
                self.worth[usize::from(place)] += worth;
                continue;
            }
            self.worth.push(worth);
            for stem in vocabulary.stems_with(*gram) {
                let first = &mut self.first[*stem as usize];
                self.links.push((place, *first));
                *first = self.links.len() as u32;
            }
        }
    }

    /// The pieces that a stem of the index has, each once.
    pub(crate) fn of(&self, stem: Id) -> impl Iterator<Item = usize> {
        let mut next = self.first[stem as usize];
        std::iter::from_fn(move || {
            let (piece, following) = *self.links.get((next as usize).checked_sub(1)?)?;
            next = following;
            Some(usize::from(piece))
        })
    }
}

impl Query {
    /// Takes `text` apart.
    pub(crate) fn new(text: &str, vocabulary: &Vocabulary, synonyms: &Synonyms) -> Self {
        let said = words(text);
        let mut query = Self {
            terms: Vec::new(),
            words: Vec::new(),
            pieces: Pieces {
                first: vec![0; vocabulary.len()],
                ..Pieces::default()
            },
        };
        let mut shared = vec![0.0; vocabulary.len()];
        for (place, word) in said.iter().enumerate() {
            let is_name = place > 0 && text[word.place.clone()].starts_with(char::is_uppercase);
            let emphasis = if is_name { NAME } else { 1.0 };
            query.push(&word.text, emphasis, vocabulary, &mut shared);
        }
        for pair in said.windows(2) {
            query.join(pair, vocabulary);
        }
        let stems = said.iter();
        let stems = stems.map(|word| {
            vocabulary
                .stem(&word.text)
                .unwrap_or_else(|| word.text.clone())
        });
        let stems: Vec<String> = stems.collect();
        for (place, meant) in synonyms.of(&stems) {
            query.relate(&stems[place], meant, vocabulary);
        }
        query
    }

    fn push(&mut self, word: &str, emphasis: f32, vocabulary: &Vocabulary, shared: &mut [f32]) {
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
        let damped = (grams.len() as f32 / PIECES_OF_MEAN_WORD).powf(-DAMPING);
        self.pieces.add(&grams, emphasis * damped, vocabulary);
        let alike = vocabulary.alike(&grams, shared).into_iter();
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
            related,
        });
    }

    /// Adds what two words say when they are written as one, where the index has that word.
    fn join(&mut self, pair: &[Word], vocabulary: &Vocabulary) {
        let joined = format!("{}{}", pair[0].text, pair[1].text);
        let Some(stem) = vocabulary
            .stem(&joined)
            .and_then(|stem| vocabulary.id(&stem))
        else {
            return;
        };
        let first = vocabulary.stem(&pair[0].text);
        if let Some(term) = self
            .terms
            .iter_mut()
            .find(|term| Some(&term.stem) == first.as_ref())
        {
            add(
                &mut term.related,
                Related {
                    stem,
                    weight: JOINED,
                    because: Because::Alike,
                },
            );
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
        for stem in known.filter(|stem| Some(*stem) != term.id) {
            add(
                &mut term.related,
                Related {
                    stem,
                    weight,
                    because: Because::Synonym,
                },
            );
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
