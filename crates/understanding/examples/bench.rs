//! Measures the classifier on files: `bench TRAIN.tsv TEST.tsv`, lines `text<TAB>label`.

use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut files = std::env::args().skip(1);
    let (Some(train), Some(test)) = (files.next(), files.next()) else {
        return Err("usage: bench TRAIN.tsv TEST.tsv".into());
    };
    let (train, test) = (read(&train)?, read(&test)?);
    let started = Instant::now();
    let scores = understanding::eval::intents(&train, &test, || started.elapsed());
    println!("{scores:#?}");
    Ok(())
}

fn read(path: &str) -> std::io::Result<Vec<(String, String)>> {
    Ok(std::fs::read_to_string(path)?
        .lines()
        .filter_map(|line| {
            let mut fields = line.split('\t');
            Some((fields.next()?.to_owned(), fields.next()?.to_owned()))
        })
        .collect())
}
