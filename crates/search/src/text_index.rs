//! A tantivy index over titled texts in one language, in memory.

use crate::analysis;
use content::Lang;
use std::collections::{BTreeSet, HashMap};
use tantivy::{
    IndexBuilder, IndexReader, Searcher, TantivyDocument, Term,
    collector::TopDocs,
    directory::RamDirectory,
    query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery},
    schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{TextAnalyzer, TokenizerManager, WhitespaceTokenizer},
};

/// Memory for the indexing buffer, in bytes; tantivy's own minimum is 15 MB.
const INDEXING_BUFFER: usize = 32_000_000;

/// What a match in a field weighs, against 1 for the body: chosen on public question sets, where
/// heavier titles cost precise questions more than they give loose ones.
const TITLE: f32 = 0.5;
const HEADING: f32 = 0.7;
const BODY: f32 = 1.0;
const PIECES: f32 = 0.2;
const TITLE_PIECES: f32 = 0.15;

/// A text to index.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The title of the whole.
    pub title: &'a str,
    /// The heading of this part; empty where there is none.
    pub heading: &'a str,
    /// The words.
    pub body: &'a str,
}

/// A match.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// The document's place in the list that was indexed, from 0.
    pub document: usize,
    /// Higher is better; comparable within one query only.
    pub score: f32,
    /// The share of what the query says, by how rare its words are, that this document has: 0 to 1.
    pub coverage: f32,
}

/// The index.
pub struct TextIndex {
    fields: Fields,
    reader: IndexReader,
    stems: TextAnalyzer,
    /// The stems of each document, for coverage.
    vocabulary: Vec<BTreeSet<u32>>,
    /// Stem to number, and in how many documents it stands.
    known: HashMap<String, (u32, u32)>,
}

#[derive(Clone, Copy)]
struct Fields {
    title: Field,
    heading: Field,
    body: Field,
    pieces: Field,
    title_pieces: Field,
}

impl TextIndex {
    /// Indexes `documents`, in their order.
    ///
    /// # Panics
    /// If tantivy cannot write to memory, which has no IO to fail.
    pub fn build(lang: Lang, documents: &[Document<'_>]) -> Self {
        Self::try_build(lang, documents).expect("an index in memory has no IO to fail")
    }

    fn try_build(lang: Lang, documents: &[Document<'_>]) -> tantivy::Result<Self> {
        let (schema, fields) = schema();
        let tokenizers = TokenizerManager::new();
        tokenizers.register(WORDS, WhitespaceTokenizer::default());
        let mut writer = IndexBuilder::new()
            .schema(schema)
            .tokenizers(tokenizers)
            .single_segment_index_writer(RamDirectory::create(), INDEXING_BUFFER)?;
        let mut stems = analysis::stems(lang);
        let mut known = HashMap::new();
        let mut vocabulary = Vec::with_capacity(documents.len());
        for document in documents {
            let title = analysis::terms(&mut stems, document.title);
            let heading = analysis::terms(&mut stems, document.heading);
            let body = analysis::terms(&mut stems, document.body);
            vocabulary.push(learn(&mut known, [&title, &heading, &body]));
            let mut row = TantivyDocument::new();
            row.add_text(fields.title, title.join(" "));
            row.add_text(fields.heading, heading.join(" "));
            row.add_text(fields.body, body.join(" "));
            row.add_text(
                fields.title_pieces,
                all_pieces(title.iter().chain(&heading)),
            );
            row.add_text(fields.pieces, all_pieces(body.iter()));
            writer.add_document(row)?;
        }
        let reader = writer.finalize()?.reader()?;
        Ok(Self {
            fields,
            reader,
            stems,
            vocabulary,
            known,
        })
    }

    /// The best matches, best first, at most `limit`.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Match> {
        let mut terms = analysis::terms(&mut self.stems.clone(), query);
        terms.sort();
        terms.dedup();
        if terms.is_empty() || limit == 0 || self.vocabulary.is_empty() {
            return Vec::new();
        }
        let searcher = self.reader.searcher();
        let Ok(hits) = searcher.search(
            &self.query(&searcher, &terms),
            &TopDocs::with_limit(limit).order_by_score(),
        ) else {
            return Vec::new();
        };
        let weights = self.weights(&terms);
        hits.into_iter()
            .map(|(score, address)| {
                // One segment, written in order: the document's number is its place.
                let document = address.doc_id as usize;
                Match {
                    document,
                    score,
                    coverage: self.coverage(document, &weights),
                }
            })
            .collect()
    }

    fn query(&self, searcher: &Searcher, terms: &[String]) -> BooleanQuery {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let mut add = |field: Field, text: &str, boost: f32| {
            let term = Term::from_field_text(field, text);
            if searcher.doc_freq(&term).is_ok_and(|count| count > 0) {
                let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                clauses.push((
                    Occur::Should,
                    Box::new(BoostQuery::new(Box::new(query), boost)),
                ));
            }
        };
        for term in terms {
            add(self.fields.title, term, TITLE);
            add(self.fields.heading, term, HEADING);
            add(self.fields.body, term, BODY);
            let pieces = analysis::pieces(term);
            // A long word has many pieces: together they weigh as much as those of a short one.
            let share = 3.0 / (pieces.len().max(3) as f32);
            for piece in &pieces {
                add(self.fields.pieces, piece, PIECES * share);
                add(self.fields.title_pieces, piece, TITLE_PIECES * share);
            }
        }
        BooleanQuery::new(clauses)
    }

    /// Each term with its number, where known, and its weight: the rarer the heavier, the unknown
    /// the heaviest.
    fn weights(&self, terms: &[String]) -> Vec<(Option<u32>, f32)> {
        let total = self.vocabulary.len() as f32;
        terms
            .iter()
            .map(|term| {
                let known = self.known.get(term);
                let documents = known.map_or(0, |(_, documents)| *documents) as f32;
                let weight = (1.0 + total / (documents + 0.5)).ln();
                (known.map(|(number, _)| *number), weight)
            })
            .collect()
    }

    fn coverage(&self, document: usize, weights: &[(Option<u32>, f32)]) -> f32 {
        let total: f32 = weights.iter().map(|(_, weight)| weight).sum();
        let has = |number: &Option<u32>| {
            number.is_some_and(|number| self.vocabulary[document].contains(&number))
        };
        let found: f32 = weights
            .iter()
            .filter(|(number, _)| has(number))
            .map(|(_, weight)| weight)
            .sum();
        if total > 0.0 { found / total } else { 0.0 }
    }
}

impl std::fmt::Debug for TextIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TextIndex")
            .field("documents", &self.vocabulary.len())
            .finish_non_exhaustive()
    }
}

/// The tokenizer of every field: terms are made before indexing, joined by spaces.
const WORDS: &str = "words";

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let mut field = |name| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(WORDS)
            .set_index_option(IndexRecordOption::WithFreqs);
        schema.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
    };
    let fields = Fields {
        title: field("title"),
        heading: field("heading"),
        body: field("body"),
        pieces: field("pieces"),
        title_pieces: field("title_pieces"),
    };
    (schema.build(), fields)
}

fn all_pieces<'a>(stems: impl Iterator<Item = &'a String>) -> String {
    stems
        .flat_map(|stem| analysis::pieces(stem))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Numbers the stems of one document and counts the document for each of them.
fn learn(known: &mut HashMap<String, (u32, u32)>, fields: [&Vec<String>; 3]) -> BTreeSet<u32> {
    let mut numbers = BTreeSet::new();
    for stem in fields.into_iter().flatten() {
        let next = known.len() as u32;
        let (number, documents) = known.entry(stem.clone()).or_insert((next, 0));
        if numbers.insert(*number) {
            *documents += 1;
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> TextIndex {
        let document = |title, heading, body| Document {
            title,
            heading,
            body,
        };
        TextIndex::build(
            Lang::Nb,
            &[
                document(
                    "Foreldrepenger",
                    "Hvor mye får jeg?",
                    "Nav regner ut av inntekten din.",
                ),
                document(
                    "Barnehage",
                    "Når må jeg søke plass?",
                    "Fristen er 1. mars i mange kommuner.",
                ),
                document(
                    "Dagpenger",
                    "Når må jeg søke?",
                    "Søk når du er arbeidsledig eller permittert.",
                ),
            ],
        )
    }

    #[test]
    fn the_right_text_comes_first() {
        let index = index();
        let check = |query: &str, expect: usize| {
            let found = index.find(query, 3);
            assert_eq!(
                found.first().map(|found| found.document),
                Some(expect),
                "{query}"
            );
        };
        check("hvor mye foreldrepenger får jeg", 0);
        check("barnehageplass søknad", 1);
        check("arbeidsledighet", 2);
        check("soke om dagpengar", 2);
        check("foreldrepengesøknad", 0);
    }

    #[test]
    fn coverage_tells_a_real_match_from_a_chance_one() {
        let index = index();
        let coverage = |query: &str| {
            index
                .find(query, 1)
                .first()
                .map_or(0.0, |found| found.coverage)
        };
        assert!(coverage("foreldrepenger inntekt") > 0.9);
        assert!(coverage("søke på togbillett til Bodø") < 0.5);
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
            "title:(\"AND OR NOT",
            &"å".repeat(10_000),
        ] {
            assert!(index.find(query, 3).is_empty(), "{query:.20}");
        }
        assert!(
            TextIndex::build(Lang::En, &[])
                .find("anything", 3)
                .is_empty()
        );
        assert!(index.find("dagpenger", 0).is_empty());
    }
}
