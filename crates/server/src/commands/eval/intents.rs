//! `livslos eval intents`

use crate::commands::model::Model;
use serde::Serialize;
use std::path::Path;
use understanding::encoder;

/// What is printed.
#[derive(Debug, Serialize)]
pub(super) struct Scores {
    accuracy: f64,
    accuracy_forced: f64,
    oos_recall: Option<f64>,
    macro_f1: f64,
    ece: f64,
    train_seconds: f64,
    p50_us: f64,
    p99_us: f64,
    model_bytes: usize,
}

pub(super) fn measure(train: &Path, test: &Path, model: &Model) -> anyhow::Result<Scores> {
    // Nothing is kept: the time of training is to be the whole of it.
    let encoder = model.folder().map(encoder::open).transpose()?;
    let (train, test) = (labelled(train)?, labelled(test)?);
    let scores = understanding::eval::intents(&train, &test, encoder.as_ref(), super::stopwatch());
    Ok(Scores {
        accuracy: scores.accuracy,
        accuracy_forced: scores.accuracy_forced,
        oos_recall: scores.oos_recall,
        macro_f1: scores.macro_f1,
        ece: scores.ece,
        train_seconds: scores.train_seconds,
        p50_us: scores.p50_us,
        p99_us: scores.p99_us,
        model_bytes: scores.model_bytes,
    })
}

fn labelled(path: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let rows = super::table(path, 2)?;
    Ok(rows
        .into_iter()
        .map(|mut row| {
            let label = row.swap_remove(1);
            (row.swap_remove(0), label)
        })
        .collect())
}
