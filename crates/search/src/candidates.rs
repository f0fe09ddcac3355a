//! A tantivy index that finds the documents worth reading once more, in memory.

use crate::{
    query::{Because, Query as Asked, keep_surest},
    texts::Texts,
    vocabulary::{Id, NO_STEM, Vocabulary},
};
use std::fmt::Write as _;
use tantivy::{
    IndexBuilder, IndexReader, TantivyDocument, Term,
    collector::TopDocs,
    directory::RamDirectory,
    query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery},
    schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{TokenizerManager, WhitespaceTokenizer},
};

/// Memory for the indexing buffer, in bytes; tantivy's own minimum is 15 MB.
const INDEXING_BUFFER: usize = 32_000_000;
/// What a match beside the text weighs, in another language or in what people ask.
const BESIDE: f32 = 0.5;
/// What a related stem weighs against the stem itself.
const RELATED: f32 = 0.5;
/// So many related stems are looked for of a term that the index has, and of one it has not, the surest
/// first: each costs time.
const RELATED_OF_KNOWN: usize = 5;
const RELATED_OF_UNKNOWN: usize = 12;
/// The tokenizer of both fields: stems are written with spaces between.
const STEMS: &str = "stems";

/// The index.
pub(crate) struct Candidates {
    seen: Field,
    beside: Field,
    reader: IndexReader,
}

impl Candidates {
    /// Indexes all documents, in their order.
    pub(crate) fn build(texts: &Texts, vocabulary: &Vocabulary) -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let mut field = |name| {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer(STEMS)
                .set_index_option(IndexRecordOption::WithFreqs);
            schema.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
        };
        let (seen, beside) = (field("seen"), field("beside"));
        let tokenizers = TokenizerManager::new();
        tokenizers.register(STEMS, WhitespaceTokenizer::default());
        let mut writer = IndexBuilder::new()
            .schema(schema.build())
            .tokenizers(tokenizers)
            .single_segment_index_writer(RamDirectory::create(), INDEXING_BUFFER)?;
        for document in 0..texts.len() {
            let mut row = TantivyDocument::new();
            let (mut in_seen, mut in_beside) = (String::new(), String::new());
            for (role, words) in texts.passages(document) {
                let text = if role.is_seen() {
                    &mut in_seen
                } else {
                    &mut in_beside
                };
                write_stems(text, words, vocabulary);
            }
            row.add_text(seen, in_seen);
            row.add_text(beside, in_beside);
            writer.add_document(row)?;
        }
        let reader = writer.finalize()?.reader()?;
        Ok(Self {
            seen,
            beside,
            reader,
        })
    }

    /// The documents that match best by their words, at most `limit`.
    pub(crate) fn find(&self, asked: &Asked, limit: usize) -> Vec<usize> {
        let collector = TopDocs::with_limit(limit).order_by_score();
        let hits = self
            .reader
            .searcher()
            .search(&self.query(asked), &collector);
        // One segment, written in order: the document's number is its place.
        let hits = hits.into_iter().flatten();
        hits.map(|(_, address)| address.doc_id as usize).collect()
    }

    fn query(&self, asked: &Asked) -> BooleanQuery {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let mut add = |field: Field, stem: Id, weight: f32| {
            // Numbers of stems, written as the index has them.
            let term = Term::from_field_text(field, &stem.to_string());
            let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
            let query = BoostQuery::new(Box::new(query), weight);
            clauses.push((Occur::Should, Box::new(query)));
        };
        for term in &asked.terms {
            if let Some(stem) = term.id {
                add(self.seen, stem, 1.0);
                add(self.beside, stem, BESIDE);
            }
            let mut related = term.related.clone();
            let most = if term.id.is_some() {
                RELATED_OF_KNOWN
            } else {
                RELATED_OF_UNKNOWN
            };
            keep_surest(&mut related, most);
            for related in related {
                add(self.seen, related.stem, RELATED * related.weight);
                if related.because == Because::Synonym {
                    add(self.beside, related.stem, BESIDE * related.weight);
                }
            }
        }
        BooleanQuery::new(clauses)
    }
}

fn write_stems(text: &mut String, words: &[Id], vocabulary: &Vocabulary) {
    for word in words {
        let stem = vocabulary.stem_of(*word);
        if stem != NO_STEM {
            write!(text, "{stem} ").expect("writing to a string cannot fail");
        }
    }
}
