//! Measures the classifier on lines `text<TAB>label`:
//!
//! - `bench TRAIN.tsv TEST.tsv` trains on one file and tests on the other;
//! - `bench --folds FILE.tsv GROUPS.tsv` holds out a fifth of the groups five times; the second file
//!   names, line by line, the group of the first (its first column);
//! - `bench --entities FILE.txt` tells how long it takes to find what each line mentions.
//!
//! With the encoder whose model `LIVSLOS_ENCODER_MODEL` names, if it does.

use content::Lang;
use jiff::civil::date;
use std::collections::HashMap;
use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use understanding::Context;
use understanding::classifier::{Classifier, Example};
use understanding::encoder::{self, Encoder};

const FOLDS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let encoder = match std::env::var_os("LIVSLOS_ENCODER_MODEL") {
        Some(folder) => Some(encoder::open(Path::new(&folder))?),
        None => None,
    };
    match arguments[..] {
        ["--folds", rows, groups] => folds(&read(rows)?, &read(groups)?, encoder.as_ref()),
        ["--entities", lines] => entities(&std::fs::read_to_string(lines)?),
        [train, test] => {
            let started = Instant::now();
            let (train, test) = (read(train)?, read(test)?);
            let scores =
                understanding::eval::intents(&train, &test, encoder.as_ref(), || started.elapsed());
            println!("{scores:#?}");
        }
        _ => return Err("usage: bench [--folds] FILE.tsv FILE.tsv | --entities FILE.txt".into()),
    }
    Ok(())
}

fn folds(
    rows: &[(String, String)],
    groups: &[(String, String)],
    encoder: Option<&Arc<dyn Encoder>>,
) {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let examples: Vec<Example<'_>> = rows
        .iter()
        .zip(groups)
        .map(|((text, label), (group, _))| {
            let next = numbers.len();
            let group = *numbers.entry(group).or_insert(next);
            Example { text, label, group }
        })
        .collect();
    let (mut forced, mut answered) = (0_u32, 0_u32);
    for fold in 0..FOLDS {
        let (held_out, rest): (Vec<Example<'_>>, Vec<Example<'_>>) = examples
            .iter()
            .copied()
            .partition(|example| example.group % FOLDS == fold);
        // Within the rest the groups are renumbered, or its own folds would be uneven.
        let rest: Vec<Example<'_>> = rest
            .into_iter()
            .map(|example| Example {
                group: example.group / FOLDS * (FOLDS - 1) + example.group % FOLDS
                    - usize::from(example.group % FOLDS > fold),
                ..example
            })
            .collect();
        let classifier = Classifier::train(&rest, encoder);
        for example in held_out {
            let prediction = classifier.predict(example.text);
            let best = prediction.best().map(|(label, _)| label);
            let right = best.is_some_and(|label| classifier.labels()[label] == example.label);
            forced += u32::from(right);
            answered += u32::from(right && !prediction.abstains());
        }
    }
    let share = |hits: u32| f64::from(hits) / examples.len() as f64;
    println!(
        "accuracy {:.4}, accuracy_forced {:.4}, lines {}",
        share(answered),
        share(forced),
        examples.len()
    );
}

/// Each line several times, after one round that builds the tables.
fn entities(lines: &str) {
    const ROUNDS: usize = 5;
    let context = Context {
        today: date(2026, 11, 23),
        lang: Lang::Nb,
        about: None,
    };
    let mut found = 0;
    let mut micros: Vec<f64> = Vec::new();
    for round in 0..=ROUNDS {
        for line in lines.lines() {
            let started = Instant::now();
            found += black_box(understanding::entities_in(line, context)).len();
            if round > 0 {
                micros.push(started.elapsed().as_secs_f64() * 1e6);
            }
        }
    }
    micros.sort_by(f64::total_cmp);
    let at = |share: f64| micros[((micros.len() - 1) as f64 * share) as usize];
    println!(
        "entities {}, p50_us {:.1}, p99_us {:.1}",
        found / (ROUNDS + 1),
        at(0.5),
        at(0.99)
    );
}

/// The first two columns of a file.
fn read(path: &str) -> std::io::Result<Vec<(String, String)>> {
    Ok(std::fs::read_to_string(path)?
        .lines()
        .filter_map(|line| {
            let mut fields = line.split('\t');
            Some((fields.next()?.to_owned(), fields.next()?.to_owned()))
        })
        .collect())
}
