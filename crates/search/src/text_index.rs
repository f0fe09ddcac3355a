//! An index over titled texts in one language, in memory: tantivy finds candidates by their stems, then the
//! best are read once more.

use crate::{
    Meant, Synonyms,
    candidates::Candidates,
    query::{Query, Related},
    ranking::{Reader, Signals},
    texts::Texts,
    vocabulary::Vocabulary,
    weights,
};
use content::Lang;

/// So many candidates are read once more, at least.
const CANDIDATES: usize = 40;

/// A text to index.
#[derive(Clone, Copy, Debug, Default)]
pub struct Document<'a> {
    /// The title of the whole.
    pub title: &'a str,
    /// The heading of this part; empty where there is none.
    pub heading: &'a str,
    /// The words.
    pub body: &'a str,
    /// Other words for it: its title and heading in other languages. Searched, but never shown.
    pub beside: &'a str,
}

/// A match.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// The document's place in the list that was indexed, from 0.
    pub document: usize,
    /// Higher is better; comparable within one query only.
    pub score: f32,
    /// What speaks for it.
    pub signals: Signals,
}

/// The index.
pub struct TextIndex {
    vocabulary: Vocabulary,
    texts: Texts,
    candidates: Candidates,
    synonyms: Synonyms,
}

impl TextIndex {
    /// Indexes `documents`, in their order.
    ///
    /// # Panics
    /// If tantivy cannot write to memory, which has no IO to fail.
    pub fn build(lang: Lang, documents: &[Document<'_>], synonyms: Synonyms) -> Self {
        let mut vocabulary = Vocabulary::new(lang);
        let texts = Texts::read(documents, &mut vocabulary);
        vocabulary.count(texts.documents());
        let candidates =
            Candidates::build(&texts, &vocabulary).expect("an index in memory has no IO to fail");
        Self {
            vocabulary,
            texts,
            candidates,
            synonyms,
        }
    }

    /// The best matches, best first, at most `limit`.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Match> {
        self.find_also(query, std::iter::empty(), limit)
    }

    /// What the words of a query are taken for.
    pub(crate) fn explain(&self, query: &str) -> Vec<Meant> {
        let query = Query::new(query, &self.vocabulary, &self.synonyms);
        let meant = query.terms.into_iter().map(|term| {
            let mut related = term.related;
            related.sort_by(|left, right| right.weight.total_cmp(&left.weight));
            let name = |related: &Related| {
                let stem = self.vocabulary.name(related.stem).to_owned();
                (stem, related.weight, related.because)
            };
            Meant {
                word: term.word,
                sections: term
                    .id
                    .map_or(0, |stem| self.vocabulary.documents.with_stem(stem)),
                stem: term.stem,
                rarity: term.rarity,
                related: related.iter().map(name).collect(),
            }
        });
        meant.collect()
    }

    /// The same, where the documents `also` are looked at whether their words match or not.
    pub(crate) fn find_also(
        &self,
        query: &str,
        also: impl Iterator<Item = usize>,
        limit: usize,
    ) -> Vec<Match> {
        let query = Query::new(query, &self.vocabulary, &self.synonyms);
        if query.terms.is_empty() || limit == 0 {
            return Vec::new();
        }
        let mut candidates = self.candidates.find(&query, CANDIDATES);
        candidates.extend(also);
        candidates.sort_unstable();
        candidates.dedup();
        let mut reader = Reader::new(&query, &self.vocabulary, &self.texts);
        let mut matches: Vec<Match> = candidates
            .into_iter()
            .map(|document| {
                let signals = reader.read(document);
                Match {
                    document,
                    score: weights::score(&signals),
                    signals,
                }
            })
            .collect();
        matches.sort_by(|left, right| {
            let by_score = right.score.total_cmp(&left.score);
            by_score.then(left.document.cmp(&right.document))
        });
        matches.truncate(limit);
        matches
    }
}

impl std::fmt::Debug for TextIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TextIndex")
            .field("documents", &self.texts.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> TextIndex {
        let document = |title, heading, body| Document {
            title,
            heading,
            body,
            ..Document::default()
        };
        let texts = [
            document(
                "Foreldrepenger",
                "Hvor mye får jeg?",
                "Nav regner ut av inntekten din.",
            ),
            document(
                "Barnehage",
                "Når må jeg søke om plass?",
                "Fristen er 1. mars i mange kommuner. Alle barn har rett til plass i barnehage.",
            ),
            document(
                "Dagpenger",
                "Når må jeg søke?",
                "Søk når du er arbeidsledig eller permittert. Pengene er trygd.",
            ),
            document(
                "Opphold",
                "Hvem trenger oppholdstillatelse?",
                "Er du fra et land utenfor EØS, søker du hos UDI.",
            ),
        ];
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let groups = [content::Localized {
            nb: list(&["foreldrepenger", "mammaperm"]),
            nn: list(&["foreldrepengar"]),
            en: None,
        }];
        TextIndex::build(Lang::Nb, &texts, Synonyms::of_content(&groups, Lang::Nb))
    }

    #[test]
    fn the_right_text_comes_first() {
        let index = index();
        let check = |query: &str, expect: usize| {
            let found = index.find(query, 3);
            let first = found.first().map(|found| found.document);
            assert_eq!(first, Some(expect), "{query}");
        };
        check("hvor mye foreldrepenger får jeg", 0);
        // Compounds and their parts, in both directions, with linking letters and endings.
        check("foreldrepengesøknad", 0);
        check("barnehageplassen", 1);
        check("plass til ungen i barnehagen", 1);
        check("arbeidsledighetstrygd", 2);
        check("arbeidsledighet", 2);
        // The other written standard.
        check("soke om dagpengar", 2);
        check("opphaldsløyve", 3);
        // Everyday words, as editors say.
        check("mammaperm", 0);
        // Slips, joined and split words, keyboards without our letters.
        check("forelderpenger", 0);
        check("barne hage", 1);
        check("dagpegner", 2);
        check("oppholdstilatelse", 3);
        check("SØKE PLASS", 1);
    }

    #[test]
    fn the_exact_word_wins_over_the_repaired_one() {
        let document = |body| Document {
            body,
            ..Document::default()
        };
        let texts = [
            document("Om mora til barnet."),
            document("Om moro med barnet."),
            document("Om noe annet."),
        ];
        let index = TextIndex::build(Lang::Nb, &texts, Synonyms::default());
        let check = |query: &str, expect: usize| {
            let found = index.find(query, 3);
            assert_eq!(found[0].document, expect, "{query}");
        };
        check("moro", 1);
        check("mora", 0);
    }

    #[test]
    fn coverage_tells_a_real_match_from_a_chance_one() {
        let index = index();
        let coverage = |query: &str| {
            let found = index.find(query, 1);
            found.first().map_or(0.0, |found| found.signals.coverage)
        };
        assert!(coverage("foreldrepenger inntekt") > 0.9);
        assert!(coverage("billig togbillett Bodø") < 0.3);
        assert!(coverage("xyzzy") < f32::EPSILON);
    }

    #[test]
    fn odd_queries_find_nothing_and_harm_nothing() {
        let index = index();
        for query in [
            "",
            "   ",
            "og i på",
            "\u{0}\u{ffff}",
            "?!",
            &"å".repeat(10_000),
        ] {
            assert!(index.find(query, 3).is_empty(), "{query:.20}");
        }
        let long = "foreldrepenger til alle ".repeat(2_000);
        assert_eq!(index.find(&long, 1)[0].document, 0);
        assert!(index.find("title:(\"AND OR NOT", 3).len() <= 3);
        let nothing = TextIndex::build(Lang::En, &[], Synonyms::default());
        assert!(nothing.find("anything", 3).is_empty());
        assert!(index.find("dagpenger", 0).is_empty());
    }
}
