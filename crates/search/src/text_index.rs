//! An index over titled texts in one language, in memory: tantivy finds candidates by their stems, then the
//! best are read once more.

use crate::{
    Meant, Synonyms,
    candidates::Candidates,
    meaning::{Meanings, Passage, nearest},
    query::{Query, Related},
    ranking::{Reader, Signals},
    texts::Texts,
    vocabulary::Vocabulary,
    weights,
};
use content::Lang;

/// So many candidates are read once more.
const CANDIDATES: usize = 40;
/// So many of those nearest in meaning are, besides.
const NEAREST: usize = 20;

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

/// What is searched for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// The words.
    pub text: &'a str,
    /// What they mean: made by what made the vectors of the passages. Left out, the words alone decide.
    pub vector: Option<&'a [f32]>,
}

impl<'a> From<&'a str> for Asked<'a> {
    fn from(text: &'a str) -> Self {
        Self { text, vector: None }
    }
}

impl<'a> From<&'a String> for Asked<'a> {
    fn from(text: &'a String) -> Self {
        text.as_str().into()
    }
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
    meanings: Option<Meanings>,
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
            meanings: None,
        }
    }

    /// The same, which finds by meaning too: with a vector of each of its documents' [`crate::passages`],
    /// and the mean of the vectors of what is asked, which may be longer: the first numbers are compared.
    /// Vectors that do not fit together are left out of account.
    #[must_use]
    pub fn with_vectors(self, passages: &[Passage], vectors: &[Vec<f32>], asked: &[f32]) -> Self {
        Self {
            meanings: Some(Meanings::new(passages, vectors, asked)),
            ..self
        }
    }

    /// The best matches, best first, at most `limit`.
    pub fn find<'a>(&self, asked: impl Into<Asked<'a>>, limit: usize) -> Vec<Match> {
        self.find_also(asked.into(), std::iter::empty(), limit)
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

    /// The best matches, the documents `also` among them whether their words match or not.
    pub(crate) fn find_also(
        &self,
        asked: Asked<'_>,
        also: impl Iterator<Item = usize>,
        limit: usize,
    ) -> Vec<Match> {
        let query = Query::new(asked.text, &self.vocabulary, &self.synonyms);
        if query.terms.is_empty() || limit == 0 {
            return Vec::new();
        }
        let mut candidates = self.candidates.find(&query, CANDIDATES);
        candidates.extend(also);
        let nearness = self.nearness(asked.vector);
        candidates.extend(nearest(&nearness, NEAREST));
        candidates.sort_unstable();
        candidates.dedup();
        let mut reader = Reader::new(&query, &self.vocabulary, &self.texts);
        let mut matches: Vec<Match> = candidates
            .into_iter()
            .map(|document| {
                let mut signals = reader.read(document);
                signals.meaning = nearness.get(document).copied().unwrap_or_default();
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

    /// How near each document is in meaning, 0 to 1; empty where that is not known.
    fn nearness(&self, query: Option<&[f32]>) -> Vec<f32> {
        let both = self.meanings.as_ref().zip(query);
        both.map_or_else(Vec::new, |(meanings, query)| {
            meanings.nearness(query, self.texts.len())
        })
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

    fn documents() -> [Document<'static>; 4] {
        let document = |title, heading, body| Document {
            title,
            heading,
            body,
            ..Document::default()
        };
        [
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
        ]
    }

    fn index() -> TextIndex {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let groups = [content::Localized {
            nb: list(&["foreldrepenger", "mammaperm"]),
            nn: list(&["foreldrepengar"]),
            en: None,
        }];
        TextIndex::build(
            Lang::Nb,
            &documents(),
            Synonyms::of_content(&groups, Lang::Nb),
        )
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
    fn the_nearest_in_meaning_is_found_though_no_word_matches() {
        let passages = crate::passages(&documents());
        let place = |document: usize| (0..5).map(move |at| f32::from(u8::from(at == document)));
        let vectors: Vec<Vec<f32>> = passages
            .iter()
            .map(|passage| place(passage.document).collect())
            .collect();
        let asked = [0.25, 0.25, 0.25, 0.25, 0.0];
        let index = index().with_vectors(&passages, &vectors, &asked);
        let check = |text: &str, about: Option<usize>, expect: Option<usize>| {
            // A query's vector may go on; then its first numbers count.
            let vector: Option<Vec<f32>> = about.map(|about| place(about).chain([9.0]).collect());
            let vector = vector.as_deref();
            let found = index.find(Asked { text, vector }, 3);
            let first = found.first().map(|found| found.document);
            assert_eq!(first, expect, "{text} {about:?}");
            for found in &found {
                assert!((0.0..=1.0).contains(&found.signals.meaning), "{found:?}");
            }
        };
        check("gravferd", None, None);
        check("gravferd", Some(1), Some(1));
        check("gravferd", Some(3), Some(3));
        check("foreldrepenger", Some(0), Some(0));
        // What says nothing is not looked for.
        check("og i på", Some(1), None);
    }

    #[test]
    fn without_vectors_nothing_changes() {
        let passages = crate::passages(&documents());
        let vectors = vec![vec![1.0, 0.0]; passages.len()];
        let odd = index().with_vectors(&passages, &vectors[1..], &[0.0, 0.0]);
        let with = index().with_vectors(&passages, &vectors, &[0.0, 0.0]);
        let vector: &[f32] = &[0.0, 1.0];
        for text in [
            "søke plass",
            "foreldrepenger",
            "arbeidsledighetstrygd",
            "xyzzy",
        ] {
            let expect = index().find(text, 3);
            let asked = Asked {
                text,
                vector: Some(vector),
            };
            assert_eq!(with.find(text, 3), expect, "{text}");
            assert_eq!(odd.find(asked, 3), expect, "{text}");
            assert_eq!(index().find(asked, 3), expect, "{text}");
        }
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
