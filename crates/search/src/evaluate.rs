//! How good the ranking is on a labelled set of queries.

use crate::{Asked, TextIndex};
use std::time::Duration;

/// A query and the documents, by place, that answer it.
#[derive(Clone, Debug)]
pub struct LabelledQuery {
    /// What is searched for.
    pub text: String,
    /// Places of the right documents; never empty.
    pub right: Vec<usize>,
}

/// Quality over a set of queries: shares from 0 to 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quality {
    /// A right document comes first.
    pub recall_at_1: f64,
    /// A right document is among the first 3.
    pub recall_at_3: f64,
    /// … the first 5.
    pub recall_at_5: f64,
    /// … the first 10.
    pub recall_at_10: f64,
    /// Mean reciprocal rank of the first right document, 0 beyond the tenth.
    pub mrr_at_10: f64,
    /// How long each query took, by the caller's clock.
    pub latencies: Vec<Duration>,
}

/// Runs every query; `encode` makes its vector, if there are any, and `clock` tells the time since any fixed
/// moment.
pub fn evaluate(
    index: &TextIndex,
    queries: &[LabelledQuery],
    encode: &dyn Fn(&str) -> Option<Vec<f32>>,
    clock: &dyn Fn() -> Duration,
) -> Quality {
    let mut quality = Quality::default();
    for query in queries {
        let started = clock();
        let vector = encode(&query.text);
        let asked = Asked {
            text: &query.text,
            vector: vector.as_deref(),
        };
        let matches = index.find(asked, 10);
        quality.latencies.push(clock().saturating_sub(started));
        let rank = matches
            .iter()
            .position(|found| query.right.contains(&found.document));
        if let Some(rank) = rank {
            quality.mrr_at_10 += 1.0 / (rank as f64 + 1.0);
            let within = |limit: usize| if rank < limit { 1.0 } else { 0.0 };
            quality.recall_at_1 += within(1);
            quality.recall_at_3 += within(3);
            quality.recall_at_5 += within(5);
            quality.recall_at_10 += within(10);
        }
    }
    let n = queries.len().max(1) as f64;
    for sum in [
        &mut quality.recall_at_1,
        &mut quality.recall_at_3,
        &mut quality.recall_at_5,
        &mut quality.recall_at_10,
        &mut quality.mrr_at_10,
    ] {
        *sum /= n;
    }
    quality
}
