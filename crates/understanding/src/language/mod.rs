//! In which language a message is written.
//!
//! Every word is weighed by itself: a small word of the lists by who uses it, any other word by its
//! letters: profiles learned from the content's own texts, and marks that only some tongues have. The sums decide; where two
//! languages that share most words are too close, the message does not say.

mod marks;
mod profile;
mod words;

use crate::text;
use content::{Content, Lang, Paragraph};
use profile::{Profiles, Sample};
use std::collections::HashMap;

/// A language we recognise but do not answer in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Foreign {
    /// Danish.
    Danish,
    /// Swedish.
    Swedish,
    /// Northern Sámi.
    NorthernSami,
}

/// The language of a message.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LanguageGuess {
    /// A language we answer in; `None` when the message does not say, or is in another.
    pub lang: Option<Lang>,
    /// Another language, recognised as itself.
    pub foreign: Option<Foreign>,
    /// Probability, 0 to 1, of the most probable language, whether or not it was enough.
    pub confidence: f32,
}

/// Tells languages apart; learned once from the content.
#[derive(Debug)]
pub struct Languages {
    /// How much each tongue speaks for a listed word.
    listed: HashMap<&'static str, [f32; TONGUES]>,
    profiles: Profiles,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tongue {
    Nb,
    Nn,
    En,
    Da,
    Sv,
    Se,
}

const TONGUES: usize = 6;
const ALL: [Tongue; TONGUES] = [
    Tongue::Nb,
    Tongue::Nn,
    Tongue::En,
    Tongue::Da,
    Tongue::Sv,
    Tongue::Se,
];

/// What a listed word costs a tongue that does not list it (natural logarithm).
const NOT_LISTED: f32 = -5.0;

/// How much the letters of an unlisted word count; letters are not independent of each other.
const LETTERS: f32 = 0.3;

/// What a mark costs a tongue that does not have it.
const NO_MARK: f32 = -1.5;

/// How far behind the best of ours a foreign tongue is by a word's letters, at most: their profiles
/// know few words, which must not speak against them.
const FOREIGN_LAG: f32 = -1.0;

/// No word, however strange its letters, speaks louder than this against a tongue.
const FLOOR: f32 = -3.0;

/// How probable each tongue is before a word is read (natural logarithm): citizens of Norway write
/// to a Norwegian public body.
const BEFORE: [f32; TONGUES] = [0.0, 0.0, 0.0, -1.5, -1.5, -1.5];

/// Below this probability the message does not say which of ours it is.
const SURE: f32 = 0.65;

/// The same where no listed word or mark told bokmål and nynorsk apart, only the look of the letters:
/// a wrong guess would turn a conversation around.
const SURE_BY_LETTERS: f32 = 0.85;

impl Languages {
    /// Learns how words are spelt from the intents' examples and the articles.
    pub fn learn(content: &Content) -> Self {
        let mut sample = Sample::default();
        for lang in Lang::ALL {
            for_each_text(content, lang, |text| {
                for word in text::words(text) {
                    sample.add(Tongue::from(lang) as usize, &word);
                }
            });
        }
        let mut listed: HashMap<&'static str, [f32; TONGUES]> = HashMap::new();
        for (tongue, list) in words::LISTS {
            for word in list.split_whitespace() {
                sample.add(tongue as usize, word);
                listed.entry(word).or_insert([NOT_LISTED; TONGUES])[tongue as usize] = 0.0;
            }
        }
        Self {
            listed,
            profiles: Profiles::learn(&sample),
        }
    }

    /// The language of a message.
    pub fn identify(&self, text: &str) -> LanguageGuess {
        let (tongue, confidence) = self.most_probable(text);
        let norwegian = matches!(tongue, Tongue::Nb | Tongue::Nn);
        let told = !norwegian
            || text::words(text)
                .iter()
                .any(|word| self.tells_norwegian(word));
        let sure = confidence >= if told { SURE } else { SURE_BY_LETTERS };
        LanguageGuess {
            lang: tongue.ours().filter(|_| sure),
            foreign: tongue.foreign().filter(|_| sure),
            confidence,
        }
    }

    /// The BCP 47 code of the most probable language, however unsure.
    pub fn most_probable_code(&self, text: &str) -> &'static str {
        self.most_probable(text).0.code()
    }

    fn most_probable(&self, text: &str) -> (Tongue, f32) {
        let mut sums = BEFORE;
        for word in text::words(text) {
            let scores = self.weigh(&word);
            for (sum, score) in sums.iter_mut().zip(scores) {
                *sum += score;
            }
        }
        let highest = sums.iter().copied().fold(f32::MIN, f32::max);
        let total: f32 = sums.iter().map(|sum| (sum - highest).exp()).sum();
        let best = sums.iter().position(|&sum| sum >= highest).unwrap_or(0);
        (ALL[best], 1.0 / total)
    }

    /// Whether a listed word stands for one of bokmål and nynorsk rather than the other.
    fn tells_norwegian(&self, word: &str) -> bool {
        self.listed.get(word).is_some_and(|scores| {
            (scores[Tongue::Nb as usize] - scores[Tongue::Nn as usize]).abs() > f32::EPSILON
        })
    }

    /// What a word says for each tongue: 0 for the best, negative for the others.
    fn weigh(&self, word: &str) -> [f32; TONGUES] {
        if let Some(scores) = self.listed.get(word) {
            return *scores;
        }
        if !word.chars().any(char::is_alphabetic) {
            return [0.0; TONGUES];
        }
        let mut fit = self.profiles.fit(word).map(|fit| LETTERS * fit);
        let ours = Lang::ALL
            .map(|lang| fit[Tongue::from(lang) as usize])
            .into_iter()
            .fold(f32::MIN, f32::max);
        for tongue in ALL.into_iter().filter(|tongue| tongue.foreign().is_some()) {
            let fit = &mut fit[tongue as usize];
            *fit = fit.max(ours + FOREIGN_LAG);
        }
        let bordered = format!("_{word}_");
        for (_, having) in marks::MARKS
            .iter()
            .filter(|(mark, _)| bordered.contains(mark))
        {
            for tongue in ALL.into_iter().filter(|tongue| !having.contains(tongue)) {
                fit[tongue as usize] += NO_MARK;
            }
        }
        let best = fit.iter().copied().fold(f32::MIN, f32::max);
        fit.map(|fit| (fit - best).max(FLOOR))
    }
}

impl Tongue {
    fn ours(self) -> Option<Lang> {
        match self {
            Tongue::Nb => Some(Lang::Nb),
            Tongue::Nn => Some(Lang::Nn),
            Tongue::En => Some(Lang::En),
            Tongue::Da | Tongue::Sv | Tongue::Se => None,
        }
    }

    fn foreign(self) -> Option<Foreign> {
        match self {
            Tongue::Da => Some(Foreign::Danish),
            Tongue::Sv => Some(Foreign::Swedish),
            Tongue::Se => Some(Foreign::NorthernSami),
            Tongue::Nb | Tongue::Nn | Tongue::En => None,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Tongue::Nb => "nb",
            Tongue::Nn => "nn",
            Tongue::En => "en",
            Tongue::Da => "da",
            Tongue::Sv => "sv",
            Tongue::Se => "se",
        }
    }
}

impl From<Lang> for Tongue {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Nb => Tongue::Nb,
            Lang::Nn => Tongue::Nn,
            Lang::En => Tongue::En,
        }
    }
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
