//! What single words say for each tongue.

use super::letters::{self, Letters};
use super::lexicon::{self, Usage};
use super::tongue::{
    PerTongue, TONGUES,
    Tongue::{self, Nb, Nn},
};
use crate::{entities, text};
use content::{Content, Lang, Paragraph};
use std::collections::{HashMap, HashSet};

/// What a word costs a tongue that is known not to use it (natural logarithm).
const NOT_USED: f32 = -4.0;

/// What a word costs a tongue that may not use it, at least.
const PERHAPS_NOT_USED: f32 = -1.2;

/// How much the letters of a word count; letters are not independent of each other.
const LETTERS: f32 = 0.8;

/// How much the known last part of an unknown compound counts, and how many letters it has, and those
/// before it, at least.
const LAST_PART: f32 = 0.6;
const SHORTEST_LAST_PART: usize = 5;
const SHORTEST_FIRST_PART: usize = 3;

/// No unknown word speaks louder than this against a tongue.
const FLOOR: f32 = -3.0;

/// So many uses of a word in the content count as none.
const CHANCE: f32 = 1.0;

/// How much a language that is known not to use a word is believed to, if its content does.
const QUOTED: f32 = 0.05;

/// Words of the lists and of the content, and the letters of all others.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// What each known word says: 0 for the tongues that use it most, negative for the others.
    known: HashMap<u64, PerTongue>,
    /// Words that say no language by themselves.
    bare: HashSet<u64>,
    letters: Letters,
}

impl Vocabulary {
    pub(super) fn learn(content: &Content) -> Self {
        let mut words = lexicon::words();
        let norwegian: HashSet<u64> = words
            .iter()
            .filter(|(_, usage)| usage.share[Nb as usize] + usage.share[Nn as usize] > 0.0)
            .map(|(word, _)| letters::hash(word))
            .collect();
        for (word, counts) in counts(content) {
            count(words.entry(word).or_default(), counts);
        }
        let letters = Letters::learn(words.iter().map(|(word, usage)| (word.as_str(), usage)));
        let mut known: HashMap<u64, PerTongue> = words
            .iter()
            .map(|(word, usage)| (letters::hash(word), scores(usage, letters.fit(word))))
            .collect();
        let mut bare: HashSet<u64> = lexicon::bare().map(letters::hash).collect();
        for place in entities::place_names() {
            let place = letters::hash(place);
            bare.insert(place);
            if !norwegian.contains(&place) {
                known.insert(place, [0.0; TONGUES]);
            }
        }
        let folded: Vec<(u64, PerTongue)> = words
            .keys()
            .flat_map(|word| {
                let scores = known[&letters::hash(word)];
                foldings(word).map(move |folding| (letters::hash(&folding), scores))
            })
            .filter(|(folding, _)| !known.contains_key(folding))
            .collect();
        for (folding, scores) in folded {
            known
                .entry(folding)
                .and_modify(|known| *known = highest(known, &scores))
                .or_insert(scores);
        }
        Self {
            known,
            bare,
            letters,
        }
    }

    /// What a known word, or the genitive of one, says.
    pub(super) fn known(&self, word: &str) -> Option<PerTongue> {
        let known = |word: &str| self.known.get(&letters::hash(word)).copied();
        known(word).or_else(|| {
            let owner = word.strip_suffix('s')?;
            known(owner).filter(|_| owner.chars().nth(2).is_some())
        })
    }

    /// What an unknown word seems to say, by its letters and the last part of it that is known.
    pub(super) fn guess(&self, word: &str) -> PerTongue {
        let mut fit = self.letters.fit(word).map(|fit| LETTERS * fit);
        if let Some(part) = self.last_part(word) {
            for (fit, part) in fit.iter_mut().zip(part) {
                *fit += LAST_PART * part;
            }
        }
        let best = fit.iter().copied().fold(f32::MIN, f32::max);
        fit.map(|fit| (fit - best).max(FLOOR))
    }

    /// Whether the word says no language by itself.
    pub(super) fn is_bare(&self, word: &str) -> bool {
        self.bare.contains(&letters::hash(word))
    }

    /// What the longest known last part of a compound says.
    fn last_part(&self, word: &str) -> Option<&PerTongue> {
        let last = word.char_indices().rev().nth(SHORTEST_LAST_PART - 1)?.0;
        word.char_indices()
            .skip(SHORTEST_FIRST_PART)
            .take_while(|(start, _)| *start <= last)
            .find_map(|(start, _)| self.known.get(&letters::hash(&word[start..])))
    }
}

/// Joins what is known of a word with how often the content uses it in each language.
fn count(usage: &mut Usage, counts: [f32; Lang::ALL.len()]) {
    let most = counts.iter().copied().fold(0.0, f32::max) + CHANCE;
    for lang in Lang::ALL {
        let ratio = (counts[lang as usize] + CHANCE) / most;
        let tongue = Tongue::from(lang);
        let share = &mut usage.share[tongue as usize];
        if *share > 0.0 {
            *share *= ratio.sqrt();
        } else if usage.known[tongue as usize] {
            *share = ratio.min(QUOTED);
        } else {
            *share = ratio;
        }
        usage.known[tongue as usize] = true;
    }
}

/// What a known word says for each tongue. Of a tongue that is not known to use it or not, its letters
/// speak.
fn scores(usage: &Usage, fit: PerTongue) -> PerTongue {
    let most = usage.most();
    let using = (0..TONGUES).filter(|&tongue| usage.share[tongue] >= most);
    let best = using.map(|tongue| fit[tongue]).fold(f32::MIN, f32::max);
    std::array::from_fn(|tongue| {
        if usage.known[tongue] {
            (usage.share[tongue] / most).ln().max(NOT_USED)
        } else {
            (LETTERS * (fit[tongue] - best)).clamp(FLOOR, PERHAPS_NOT_USED)
        }
    })
}

/// How a word is written where å, æ and ø are missing.
fn foldings(word: &str) -> impl Iterator<Item = String> + use<> {
    const FOLDINGS: [[(char, &str); 5]; 2] = [
        [
            ('å', "aa"),
            ('æ', "ae"),
            ('ø', "oe"),
            ('ä', "a"),
            ('ö', "o"),
        ],
        [('å', "a"), ('æ', "e"), ('ø', "o"), ('ä', "a"), ('ö', "o")],
    ];
    let written = word.to_owned();
    let folded = written.contains(['å', 'æ', 'ø', 'ä', 'ö']);
    FOLDINGS
        .into_iter()
        .filter(move |_| folded)
        .map(move |folding| {
            let fold = |word: String, (letter, plain): (char, &str)| word.replace(letter, plain);
            folding.into_iter().fold(written.clone(), fold)
        })
}

fn highest(a: &PerTongue, b: &PerTongue) -> PerTongue {
    std::array::from_fn(|tongue| a[tongue].max(b[tongue]))
}

/// How often the content uses each word in each language.
fn counts(content: &Content) -> HashMap<String, [f32; Lang::ALL.len()]> {
    let mut counts: HashMap<String, [f32; Lang::ALL.len()]> = HashMap::new();
    for lang in Lang::ALL {
        for_each_text(content, lang, |text| {
            for word in text::words(text) {
                if word.chars().any(char::is_alphabetic) {
                    counts.entry(word).or_default()[lang as usize] += 1.0;
                }
            }
        });
    }
    counts
}

/// All running text of the content in a language.
fn for_each_text(content: &Content, lang: Lang, mut read: impl FnMut(&str)) {
    for intent in content.intents.values() {
        for example in intent.examples.exact(lang).into_iter().flatten() {
            read(example);
        }
    }
    for article in content.articles.values() {
        let Some(article) = article.text.exact(lang) else {
            continue;
        };
        let bodies = article.sections.iter().map(|section| &section.body);
        for paragraph in bodies.chain([&article.summary]).flatten() {
            read(&Paragraph::plain(paragraph));
        }
    }
}
