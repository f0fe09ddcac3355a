//! Reads candidates once more and weighs what speaks for them.

use crate::{
    query::Query,
    texts::{Role, Texts},
    vocabulary::{Id, NO_STEM, Vocabulary},
};

/// BM25's saturation of repeats and share of length, for documents and sentences.
const REPEATS: f32 = 0.9;
const LENGTH: f32 = 0.4;
/// A related stem in a sentence counts so much of the stem itself.
const RELATED_IN_SENTENCE: f32 = 0.5;
/// Words that are near each other stand within so many.
const NEAR: usize = 30;

/// What speaks for a document. Sums over the query's words, each by how rare it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Signals {
    /// Stems of the query, in title, heading and text (BM25).
    pub stems: f32,
    /// Stems that are related to a word of the query which the index has.
    pub related: f32,
    /// Stems that are related to a word which it has not.
    pub repaired: f32,
    /// Pieces of words.
    pub pieces: f32,
    /// The best sentence.
    pub sentence: f32,
    /// Words exactly as written.
    pub words: f32,
    /// Stems near each other.
    pub near: f32,
    /// The share of the query that the title has, 0 to 1.
    pub title: f32,
    /// The share of the query and the heading that both have, 0 to 1.
    pub heading: f32,
    /// Stems in other words for it.
    pub beside: f32,
    /// The share of the query that the document has anywhere, 0 to 1.
    pub coverage: f32,
    /// How near its nearest passage is in meaning, 0 to 1; 0 where no vectors are known.
    pub meaning: f32,
}

/// How a stem of the index means a word of the query.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Exact,
    Related,
    Repaired,
}

/// A stem of the index that a query looks for.
#[derive(Clone, Copy)]
struct Slot {
    /// Its rarity, by how surely it is meant.
    worth: f32,
    /// The term it means best …
    term: usize,
    /// … and how surely.
    weight: f32,
    kind: Kind,
}

/// A query, ready to be compared with documents.
pub(crate) struct Reader<'a> {
    query: &'a Query,
    vocabulary: &'a Vocabulary,
    texts: &'a Texts,
    /// Of each stem of the index, the place of its slot, from 1; 0 for none.
    slot_of: Vec<u16>,
    slots: Vec<Slot>,
    /// What the words as written are worth.
    words: Vec<f32>,
    /// What all terms are worth.
    whole: f32,
    seen: Seen,
}

/// What has been seen of a document.
#[derive(Default)]
struct Seen {
    /// How often each slot, piece and word was seen …
    slots: Vec<u16>,
    pieces: Vec<u16>,
    words: Vec<u16>,
    /// … and slots beside the text.
    beside: Vec<u16>,
    /// How surely each term was seen in the document, and in the passage.
    covered: Vec<f32>,
    in_passage: Vec<f32>,
    /// Slots the passage has, each once.
    has: Vec<usize>,
    /// Where stems of the query stand: position and slot.
    places: Vec<(usize, usize)>,
    /// Words read so far that mean something.
    position: usize,
}

impl Seen {
    fn clear(&mut self) {
        self.slots.fill(0);
        self.pieces.fill(0);
        self.words.fill(0);
        self.beside.fill(0);
        self.covered.fill(0.0);
        self.places.clear();
        self.position = 0;
    }
}

impl<'a> Reader<'a> {
    pub(crate) fn new(query: &'a Query, vocabulary: &'a Vocabulary, texts: &'a Texts) -> Self {
        let rarities = query.terms.iter().map(|term| term.rarity);
        let words = query.words.iter();
        let words = words.map(|word| vocabulary.documents.rarity_of_word(*word));
        let mut reader = Self {
            query,
            vocabulary,
            texts,
            slot_of: vec![0; vocabulary.len()],
            slots: Vec::new(),
            words: words.collect(),
            whole: rarities.sum::<f32>().max(f32::MIN_POSITIVE),
            seen: Seen::default(),
        };
        reader.look_for_stems();
        reader.seen = Seen {
            slots: vec![0; reader.slots.len()],
            pieces: vec![0; query.pieces.worth.len()],
            words: vec![0; query.words.len()],
            beside: vec![0; reader.slots.len()],
            covered: vec![0.0; query.terms.len()],
            in_passage: vec![0.0; query.terms.len()],
            ..Seen::default()
        };
        reader
    }

    fn look_for_stems(&mut self) {
        for (place, term) in self.query.terms.iter().enumerate() {
            if let Some(stem) = term.id {
                self.look_for(stem, place, 1.0, Kind::Exact);
            }
        }
        for (place, term) in self.query.terms.iter().enumerate() {
            let kind = if term.id.is_some() {
                Kind::Related
            } else {
                Kind::Repaired
            };
            for related in &term.related {
                self.look_for(related.stem, place, related.weight, kind);
            }
        }
    }

    /// Notes that `stem` means a term; what it means surest counts.
    fn look_for(&mut self, stem: Id, term: usize, weight: f32, kind: Kind) {
        let rarity = self.vocabulary.documents.rarity_of_stem(Some(stem));
        let new = Slot {
            worth: self.query.terms[term].emphasis * weight * rarity,
            term,
            weight,
            kind,
        };
        let place = &mut self.slot_of[stem as usize];
        if let Some(known) = self.slots.get_mut(usize::from(*place).wrapping_sub(1)) {
            if known.weight < weight {
                *known = new;
            }
        } else if self.slots.len() < usize::from(u16::MAX) {
            self.slots.push(new);
            *place = self.slots.len() as u16;
        }
    }

    /// What speaks for a document.
    pub(crate) fn read(&mut self, document: usize) -> Signals {
        self.seen.clear();
        let mut signals = Signals::default();
        let texts = self.texts;
        for (role, words) in texts.passages(document) {
            let (length, worth) = self.note(role, words);
            if !self.seen.has.is_empty() {
                self.weigh(role, length, worth, &mut signals);
            }
        }
        self.sum(texts.length(document), &mut signals);
        signals
    }

    /// Notes what a passage has: how many words it has that mean something, and what they are worth.
    fn note(&mut self, role: Role, words: &[Id]) -> (usize, f32) {
        let (mut length, mut worth) = (0, 0.0);
        self.seen.has.clear();
        for word in words {
            let stem = self.vocabulary.stem_of(*word);
            if stem == NO_STEM {
                continue;
            }
            length += 1;
            if role == Role::Heading {
                worth += self.vocabulary.documents.rarity_of_stem(Some(stem));
            }
            if role.is_seen() {
                self.note_as_written(*word, stem);
            }
            if let Some(slot) = usize::from(self.slot_of[stem as usize]).checked_sub(1) {
                self.note_slot(role, slot);
            }
        }
        (length, worth)
    }

    fn note_as_written(&mut self, word: Id, stem: Id) {
        self.seen.position += 1;
        if let Some(place) = self.query.words.iter().position(|said| *said == word) {
            count(&mut self.seen.words[place]);
        }
        for piece in self.query.pieces.of(stem) {
            count(&mut self.seen.pieces[piece]);
        }
    }

    fn note_slot(&mut self, role: Role, slot: usize) {
        let seen = &mut self.seen;
        if role.is_seen() {
            count(&mut seen.slots[slot]);
            if self.slots[slot].kind == Kind::Exact {
                seen.places.push((seen.position, slot));
            }
        } else {
            count(&mut seen.beside[slot]);
        }
        if !seen.has.contains(&slot) {
            seen.has.push(slot);
        }
    }

    /// Weighs what a passage has by itself.
    fn weigh(&mut self, role: Role, length: usize, worth: f32, signals: &mut Signals) {
        self.seen.in_passage.fill(0.0);
        let mut sentence = 0.0;
        for slot in &self.seen.has {
            let slot = self.slots[*slot];
            let surest = &mut self.seen.in_passage[slot.term];
            *surest = surest.max(slot.weight);
            if role.is_seen() {
                let surest = &mut self.seen.covered[slot.term];
                *surest = surest.max(slot.weight);
            }
            let share = if slot.kind == Kind::Exact {
                1.0
            } else {
                RELATED_IN_SENTENCE
            };
            sentence += share * slot.worth;
        }
        let shared = self.worth_of(&self.seen.in_passage);
        match role {
            Role::Sentence => {
                let sentence = sentence * saturated(1, self.texts.sentence_length(length));
                signals.sentence = signals.sentence.max(sentence);
            }
            Role::Title => signals.title = (shared / self.whole).min(1.0),
            Role::Heading => {
                let both = (self.whole * worth).sqrt().max(f32::MIN_POSITIVE);
                signals.heading = (shared / both).min(1.0);
            }
            Role::Beside => {}
        }
    }

    /// What terms are worth that were seen so surely.
    fn worth_of(&self, surely: &[f32]) -> f32 {
        let terms = self.query.terms.iter().zip(surely);
        terms.map(|(term, surely)| term.rarity * surely).sum()
    }

    /// Sums up what was seen of a document of so many times the mean length.
    fn sum(&self, length: f32, signals: &mut Signals) {
        let seen = &self.seen;
        for (slot, times) in self.slots.iter().zip(&seen.slots) {
            let worth = slot.worth * saturated(*times, length);
            match slot.kind {
                Kind::Exact => signals.stems += worth,
                Kind::Related => signals.related += worth,
                Kind::Repaired => signals.repaired += worth,
            }
        }
        let worth = |worths: &[f32], times: &[u16]| -> f32 {
            let both = worths.iter().zip(times);
            both.map(|(worth, times)| worth * saturated(*times, length))
                .sum()
        };
        signals.pieces = worth(&self.query.pieces.worth, &seen.pieces);
        signals.words = worth(&self.words, &seen.words);
        let beside = self.slots.iter().zip(&seen.beside);
        signals.beside = beside
            .map(|(slot, times)| slot.worth * saturated(*times, 1.0))
            .sum();
        signals.coverage = (self.worth_of(&seen.covered) / self.whole).min(1.0);
        signals.near = self.near();
    }

    /// The most that stems within [`NEAR`] words of each other are worth together.
    fn near(&self) -> f32 {
        let places = &self.seen.places;
        let mut times = vec![0_u16; self.slots.len()];
        let (mut worth, mut best, mut oldest) = (0.0_f32, 0.0_f32, 0);
        for (position, slot) in places {
            if times[*slot] == 0 {
                worth += self.slots[*slot].worth;
            }
            times[*slot] += 1;
            while places[oldest].0 + NEAR < *position {
                let left = places[oldest].1;
                times[left] -= 1;
                if times[left] == 0 {
                    worth -= self.slots[left].worth;
                }
                oldest += 1;
            }
            best = best.max(worth);
        }
        best
    }
}

fn count(times: &mut u16) {
    *times = times.saturating_add(1);
}

/// What repeats are worth in a text of so many times the mean length: BM25's saturation.
fn saturated(times: u16, length: f32) -> f32 {
    let times = f32::from(times);
    times * (REPEATS + 1.0) / (times + REPEATS * (1.0 - LENGTH + LENGTH * length))
}
