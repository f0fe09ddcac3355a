//! Many phrases, held against a message at once.
//!
//! Each part of a phrase is a *slot*; equal parts of different phrases are one slot. A message is cut
//! into sentences and words, each word is looked up once for the slots it fills, and only phrases that
//! may begin with such a slot are tried there.

use super::{Alternatives, Atom, Part, Phrase, spelling};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Phrases, prepared for being found.
#[derive(Debug, Default)]
pub struct Phrasebook {
    phrases: Vec<Vec<Step>>,
    /// For each slot the phrases that may begin with it.
    beginning: Vec<Vec<usize>>,
    /// For each slot its alternatives of several words, as slots of one word.
    sequences: Vec<Vec<Vec<Slot>>>,
    /// The slots that each word fills …
    words: HashMap<String, Vec<Slot>>,
    /// … each beginning of a word …
    stems: HashMap<String, Vec<Slot>>,
    longest_stem: usize,
    /// … and digits.
    numbers: Vec<Slot>,
    /// Words by what is left when a letter is left out.
    slips: HashMap<String, Vec<String>>,
    /// Words that look like a slip and are none.
    spared: HashSet<String>,
}

/// A phrase that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its place among the phrases the book was made of.
    pub phrase: usize,
    /// The sentence it was found in, counted from 0.
    pub sentence: usize,
}

type Slot = usize;

/// A part of a phrase, by slots.
#[derive(Clone, Copy, Debug)]
enum Step {
    Fill {
        slot: Slot,
        optional: bool,
        or_end: bool,
    },
    Not(Slot),
    Gap(usize),
    Start,
    End,
}

/// The words of one sentence, each by the slots it fills.
type Sentence<'a> = [&'a [Slot]];

impl Phrasebook {
    /// Prepares the phrases. `known` are words, in lower case, that people use for other things: they
    /// are no misspelling of a phrase's word.
    pub fn new<'a>(phrases: impl IntoIterator<Item = &'a Phrase>, known: &HashSet<String>) -> Self {
        let mut builder = Builder::default();
        for phrase in phrases {
            let steps = phrase.parts.iter().map(|part| builder.step(part)).collect();
            builder.book.phrases.push(steps);
        }
        builder.finish(known)
    }

    /// The phrases in a message: each at most once a sentence, in order of sentences.
    pub fn find(&self, message: &str) -> Vec<Found> {
        let message = message.to_lowercase().replace(['\'', '’', '´', '`'], "");
        let is_end = |letter: char| matches!(letter, '.' | '!' | '?' | ';' | '\n' | '…');
        let mut found = Vec::new();
        let sentences = message.split(is_end).enumerate();
        for (number, sentence) in sentences {
            let filled: Vec<&[Slot]> = sentence
                .split(|letter: char| !letter.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(|word| self.slots(word))
                .collect();
            self.find_in(&filled, number, &mut found);
        }
        found
    }

    fn find_in(&self, sentence: &Sentence<'_>, number: usize, found: &mut Vec<Found>) {
        for (place, slots) in sentence.iter().enumerate() {
            let phrases = slots.iter().flat_map(|slot| &self.beginning[*slot]);
            for &phrase in phrases {
                let hit = Found {
                    phrase,
                    sentence: number,
                };
                let is_new = !found.contains(&hit);
                if is_new && self.goes_on(&self.phrases[phrase], sentence, place) {
                    found.push(hit);
                }
            }
        }
    }

    /// Whether the steps lead on from this place of the sentence.
    fn goes_on(&self, steps: &[Step], sentence: &Sentence<'_>, place: usize) -> bool {
        let Some((step, rest)) = steps.split_first() else {
            return true;
        };
        match *step {
            Step::Start => place == 0 && self.goes_on(rest, sentence, place),
            Step::End => place == sentence.len() && self.goes_on(rest, sentence, place),
            Step::Gap(most) => (place..=sentence.len())
                .take(most + 1)
                .any(|place| self.goes_on(rest, sentence, place)),
            Step::Not(slot) => {
                self.after(slot, sentence, place).next().is_none()
                    && self.goes_on(rest, sentence, place)
            }
            Step::Fill {
                slot,
                optional,
                or_end,
            } => {
                let may_be_missing = optional || (or_end && place == sentence.len());
                self.after(slot, sentence, place)
                    .any(|place| self.goes_on(rest, sentence, place))
                    || (may_be_missing && self.goes_on(rest, sentence, place))
            }
        }
    }

    /// The places where the sentence may go on once the slot is filled.
    fn after(
        &self,
        slot: Slot,
        sentence: &Sentence<'_>,
        place: usize,
    ) -> impl Iterator<Item = usize> {
        let fills = |at: usize, slot: Slot| {
            let filled = sentence.get(at);
            filled.is_some_and(|slots| slots.contains(&slot))
        };
        let one = fills(place, slot).then_some(place + 1);
        let several = self.sequences[slot]
            .iter()
            .filter(move |sequence| {
                let mut places = sequence.iter().enumerate();
                places.all(|(offset, slot)| fills(place + offset, *slot))
            })
            .map(move |sequence| place + sequence.len());
        one.into_iter().chain(several)
    }

    /// The slots that a word of a message fills.
    fn slots(&self, word: &str) -> &[Slot] {
        if let Some(slots) = self.words.get(word) {
            return slots;
        }
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            return &self.numbers;
        }
        let longest_first = (1..=self.longest_stem.min(word.len())).rev();
        let mut beginnings = longest_first.filter_map(|end| word.get(..end));
        if let Some(slots) = beginnings.find_map(|beginning| self.stems.get(beginning)) {
            return slots;
        }
        self.meant(word).map_or(&[], |word| &self.words[word])
    }

    /// The word that was probably meant by one that no phrase has.
    fn meant(&self, word: &str) -> Option<&str> {
        if !spelling::is_guessable(word) || self.spared.contains(word) {
            return None;
        }
        let candidates = spelling::keys(word).filter_map(|key| self.slips.get(&key));
        let mut meant = candidates.flatten().map(String::as_str);
        meant.find(|meant| spelling::is_slip(word, meant))
    }
}

#[derive(Default)]
struct Builder {
    book: Phrasebook,
    slots: BTreeMap<Alternatives, Slot>,
    /// What fills each slot by itself.
    fillers: BTreeMap<Atom, Vec<Slot>>,
}

impl Builder {
    fn step(&mut self, part: &Part) -> Step {
        match part {
            Part::Words {
                any,
                optional,
                or_end,
            } => Step::Fill {
                slot: self.slot(any),
                optional: *optional,
                or_end: *or_end,
            },
            Part::Not(any) => Step::Not(self.slot(any)),
            Part::Gap(most) => Step::Gap(*most),
            Part::Start => Step::Start,
            Part::End => Step::End,
        }
    }

    fn slot(&mut self, any: &Alternatives) -> Slot {
        if let Some(slot) = self.slots.get(any) {
            return *slot;
        }
        let slot = self.book.sequences.len();
        self.slots.insert(any.clone(), slot);
        self.book.sequences.push(Vec::new());
        let mut sequences = Vec::new();
        for words in any {
            match words.as_slice() {
                [word] => self.fillers.entry(word.clone()).or_default().push(slot),
                several => {
                    let one = |word: &Atom| self.slot(&vec![vec![word.clone()]]);
                    sequences.push(several.iter().map(one).collect());
                }
            }
        }
        self.book.sequences[slot] = sequences;
        slot
    }

    fn finish(mut self, known: &HashSet<String>) -> Phrasebook {
        self.index_words();
        self.book.index_spellings(known);
        let mut beginning = vec![Vec::new(); self.book.sequences.len()];
        for (number, phrase) in self.book.phrases.iter().enumerate() {
            for slot in self.beginnings(phrase) {
                let phrases: &mut Vec<usize> = &mut beginning[slot];
                if phrases.last() != Some(&number) {
                    phrases.push(number);
                }
            }
        }
        self.book.beginning = beginning;
        self.book
    }

    /// The slots of the first word of a phrase.
    fn beginnings(&self, phrase: &[Step]) -> Vec<Slot> {
        let mut slots = Vec::new();
        for step in phrase {
            if let Step::Fill { slot, optional, .. } = step {
                slots.push(*slot);
                let sequences = &self.book.sequences[*slot];
                slots.extend(sequences.iter().filter_map(|sequence| sequence.first()));
                if !optional {
                    break;
                }
            }
        }
        slots
    }

    /// Which slots each spelling fills. A word that also begins with a stem fills the stem's slots, and
    /// so does a longer stem those of a shorter.
    fn index_words(&mut self) {
        let mut stems: Vec<(&str, &Vec<Slot>)> = Vec::new();
        for (atom, slots) in &self.fillers {
            if let Atom::Stem(stem) = atom {
                stems.push((stem, slots));
            }
        }
        let with_stems = |word: &str, own: &[Slot]| {
            let mut slots = own.to_vec();
            for (stem, of_stem) in &stems {
                if word.starts_with(stem) {
                    slots.extend(of_stem.iter());
                }
            }
            slots.sort_unstable();
            slots.dedup();
            slots
        };
        let book = &mut self.book;
        for (atom, slots) in &self.fillers {
            match atom {
                Atom::Word(word) => {
                    book.words.insert(word.clone(), with_stems(word, slots));
                }
                Atom::Stem(stem) => {
                    book.stems.insert(stem.clone(), with_stems(stem, slots));
                    book.longest_stem = book.longest_stem.max(stem.len());
                }
                Atom::Number => book.numbers.clone_from(slots),
            }
        }
    }
}

impl Phrasebook {
    /// Spellings without Norwegian letters become words of their own; slips are indexed for look-up.
    fn index_spellings(&mut self, known: &HashSet<String>) {
        for word in self.sorted_words() {
            for spelling in spelling::without_norwegian_letters(&word) {
                if !self.words.contains_key(&spelling) && !known.contains(&spelling) {
                    let slots = self.words[&word].clone();
                    self.words.insert(spelling, slots);
                }
            }
        }
        for word in self.sorted_words() {
            for key in spelling::keys(&word).filter(|_| spelling::is_guessable(&word)) {
                self.slips.entry(key).or_default().push(word.clone());
            }
        }
        let looks_like_a_slip = |word: &&String| self.meant(word).is_some();
        self.spared = known.iter().filter(looks_like_a_slip).cloned().collect();
    }

    /// All words, in an order that is always the same.
    fn sorted_words(&self) -> Vec<String> {
        let mut words: Vec<String> = self.words.keys().cloned().collect();
        words.sort_unstable();
        words
    }
}
