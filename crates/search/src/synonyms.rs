//! Words that mean the same when one searches, as editors say in `knowledge/synonyms.yaml`.

use crate::words::{Stems, words};
use content::Lang;
use std::{collections::HashMap, ops::Range};

/// Longest phrase, in words.
const LONGEST: usize = 4;

/// The synonyms of one language, by stems.
#[derive(Debug, Default)]
pub struct Synonyms {
    /// Of each phrase, the groups it stands in.
    groups_of: HashMap<Vec<String>, Vec<usize>>,
    /// The phrases of each group.
    groups: Vec<Vec<Vec<String>>>,
}

impl Synonyms {
    /// The synonyms of `lang`: those of both written standards for Norwegian, since people mix them.
    pub fn of_content(groups: &[content::Synonyms], lang: Lang) -> Self {
        let mut synonyms = Self::default();
        let mut stems = Stems::of(lang);
        for group in groups {
            let standards: &[Lang] = match lang {
                Lang::Nb => &[Lang::Nb, Lang::Nn],
                Lang::Nn => &[Lang::Nn, Lang::Nb],
                Lang::En => &[Lang::En],
            };
            let own = standards
                .iter()
                .filter_map(|standard| group.exact(*standard));
            let mut phrases: Vec<Vec<String>> = Vec::new();
            for phrase in own.flatten() {
                let phrase = words(phrase).into_iter();
                let phrase: Vec<String> =
                    phrase.map(|word| stems.stem_or_word(&word.text)).collect();
                if !phrase.is_empty() && !phrases.contains(&phrase) {
                    phrases.push(phrase);
                }
            }
            synonyms.push(phrases);
        }
        synonyms
    }

    fn push(&mut self, phrases: Vec<Vec<String>>) {
        let group = self.groups.len();
        for phrase in &phrases {
            self.groups_of
                .entry(phrase.clone())
                .or_default()
                .push(group);
        }
        self.groups.push(phrases);
    }

    /// What the phrases in a text of `stems` may mean otherwise: where a phrase stands in it, and the
    /// stems of another phrase. Words without a stem stand for themselves: "uten jobb" is not "jobb".
    pub(crate) fn of(&self, stems: &[String]) -> Vec<(Range<usize>, &[String])> {
        let mut found = Vec::new();
        for start in 0..stems.len() {
            for length in 1..=LONGEST.min(stems.len() - start) {
                let place = start..start + length;
                let phrase = &stems[place.clone()];
                let groups = self.groups_of.get(phrase).into_iter().flatten();
                let others = groups.flat_map(|group| &self.groups[*group]);
                let others = others.filter(|other| *other != phrase);
                found.extend(others.map(|other| (place.clone(), other.as_slice())));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_phrases_mean_what_editors_say() {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let group = |nb: &[&str], nn: &[&str]| content::Localized {
            nb: list(nb),
            nn: list(nn),
            en: Some(list(&["gift"])),
        };
        let groups = [
            group(&["foreldrepenger", "mammaperm"], &["foreldrepengar"]),
            group(&["arbeidsledig", "uten jobb"], &["arbeidslaus"]),
        ];
        let synonyms = Synonyms::of_content(&groups, Lang::Nb);
        let mut stems = Stems::of(Lang::Nb);
        let mut check = |text: &str, expect: &[&str]| {
            let stems: Vec<_> = words(text)
                .iter()
                .map(|word| stems.stem_or_word(&word.text))
                .collect();
            let found = synonyms.of(&stems).into_iter();
            let found: Vec<String> = found.map(|(_, meant)| meant.join(" ")).collect();
            assert_eq!(found, expect, "{text}");
        };
        check("foreldrepengesøknad", &[]);
        check("mammaperm for meg", &["foreldrepeng"]);
        check("jeg er uten jobb", &["arbeidsled", "arbeidslaus"]);
        check("jeg har jobb", &[]);
        check("gift", &[]);
        check("barnehage", &[]);
    }
}
