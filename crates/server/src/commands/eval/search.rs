//! `livslos eval search`

use crate::{commands::model::Model, encoder, environment::Environment};
use anyhow::Context as _;
use content::Lang;
use search::{Document, LabelledQuery, Passage, Synonyms, TextIndex};
use serde::Serialize;
use std::{collections::HashMap, path::Path, sync::Arc};
use understanding::encoder::Encoder;

/// What is printed.
#[derive(Debug, Serialize)]
pub(super) struct Scores {
    recall_at_1: f64,
    recall_at_3: f64,
    recall_at_5: f64,
    recall_at_10: f64,
    mrr_at_10: f64,
    p50_us: f64,
    p99_us: f64,
    index_seconds: f64,
}

/// Searches a corpus, with the synonyms of the content in `root`, where there is one.
pub(super) fn measure(
    lang: Lang,
    corpus: &Path,
    queries: &Path,
    root: Option<&Path>,
    model: &Model,
) -> anyhow::Result<Scores> {
    let content = root.and_then(|root| content::load(root, Environment::system().today()).0);
    let synonyms = content.map_or_else(Synonyms::default, |content| {
        Synonyms::of_content(&content.synonyms, lang)
    });
    let encoder = open(model, corpus)?;
    let rows = super::table(corpus, 2)?;
    let documents: Vec<Document<'_>> = rows
        .iter()
        .map(|row| Document {
            title: &row[1],
            heading: "",
            body: row.get(2).map_or("", String::as_str),
            ..Document::default()
        })
        .collect();
    let clock = super::stopwatch();
    let mut index = TextIndex::build(lang, &documents, synonyms);
    if let Some(encoder) = &encoder {
        index = with_vectors(index, &documents, encoder.as_ref());
    }
    let index_seconds = clock().as_secs_f64();
    let places: HashMap<&str, usize> = rows
        .iter()
        .enumerate()
        .map(|(place, row)| (row[0].as_str(), place))
        .collect();
    let encode = |text: &str| encoder.as_ref().map(|encoder| encoder.encode(text));
    let quality = search::evaluate(&index, &labelled(queries, &places)?, &encode, &clock);
    let (p50_us, p99_us) = super::percentiles(quality.latencies);
    Ok(Scores {
        recall_at_1: quality.recall_at_1,
        recall_at_3: quality.recall_at_3,
        recall_at_5: quality.recall_at_5,
        recall_at_10: quality.recall_at_10,
        mrr_at_10: quality.mrr_at_10,
        p50_us,
        p99_us,
        index_seconds,
    })
}

/// The encoder, if one is asked for. The corpus has vectors of its own, and they are kept.
fn open(model: &Model, corpus: &Path) -> anyhow::Result<Option<Arc<dyn Encoder>>> {
    let name = corpus.file_stem().unwrap_or_default().to_string_lossy();
    let open = |folder| encoder::open_for(folder, &format!("{name}."));
    Ok(model.folder().map(open).transpose()?)
}

/// Nothing is known of what is asked: it is taken to be like the titles.
fn with_vectors(index: TextIndex, documents: &[Document<'_>], encoder: &dyn Encoder) -> TextIndex {
    let passages = search::passages(documents);
    let texts: Vec<&str> = passages
        .iter()
        .map(|passage: &Passage| passage.text.as_str())
        .collect();
    let titles: Vec<&str> = documents.iter().map(|document| document.title).collect();
    let asked = search::mean(&encoder.encode_all(&titles));
    index.with_vectors(&passages, &encoder.encode_passages(&texts), &asked)
}

fn labelled(path: &Path, places: &HashMap<&str, usize>) -> anyhow::Result<Vec<LabelledQuery>> {
    let place = |id: &str| {
        let known = places.get(id).copied();
        known.with_context(|| format!("{}: `{id}` is not in the corpus", path.display()))
    };
    super::table(path, 2)?
        .into_iter()
        .map(|row| {
            let right: anyhow::Result<Vec<usize>> = row[1].split('|').map(place).collect();
            Ok(LabelledQuery {
                text: row[0].clone(),
                right: right?,
            })
        })
        .collect()
}
