//! Measures how well languages are told apart: `language CONTENT FILE.tsv [NB NN]`.
//!
//! CONTENT is the folder of the content; the file has lines `lang<TAB>kind<TAB>text`. NB and NN are lists
//! of the words that a spelling dictionary knows, one a line: where both are given, single words that
//! one of them alone knows are told apart as bokmål or nynorsk.

use content::Lang;
use std::collections::{BTreeMap, HashSet};
use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};
use understanding::language::Languages;

/// The kind of line that spelling dictionaries judge.
const SINGLE_WORDS: &str = "single-words";

/// The fastest of so many counts: other work on the machine only adds.
const TRIALS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (root, file, dictionaries) = match &arguments[..] {
        [root, file] => (root, file, None),
        [root, file, nb, nn] => (root, file, Some((words(nb)?, words(nn)?))),
        _ => return Err("usage: language CONTENT FILE.tsv [NB NN]".into()),
    };
    let content = content::load(Path::new(root), jiff::civil::date(2026, 11, 23)).0;
    let content = content.ok_or("the content has errors: see `livslos check`")?;
    let languages = Languages::learn(&content);
    let text = std::fs::read_to_string(file)?;
    let rows: Vec<[&str; 3]> = text
        .lines()
        .filter_map(|line| {
            let mut fields = line.split('\t');
            Some([fields.next()?, fields.next()?, fields.next()?])
        })
        .collect();
    confusions(&languages, &rows);
    if let Some((nb, nn)) = dictionaries {
        norwegian_words(&languages, &rows, &nb, &nn);
    }
    let learning = fastest(|| {
        Languages::learn(&content);
    });
    let reading = fastest(|| {
        for [.., text] in &rows {
            languages.identify(text);
        }
    });
    println!("learning takes {learning:?}");
    println!("a line takes {:?}", reading / rows.len().max(1) as u32);
    Ok(())
}

/// What lines of each kind and language are taken for.
fn confusions(languages: &Languages, rows: &[[&str; 3]]) {
    let mut taken: BTreeMap<(&str, &str), BTreeMap<&str, u32>> = BTreeMap::new();
    for &[lang, kind, text] in rows {
        let code = languages.most_probable_code(text);
        *taken
            .entry((kind, lang))
            .or_default()
            .entry(code)
            .or_default() += 1;
    }
    for ((kind, lang), taken) in taken {
        let right = taken.get(lang).copied().unwrap_or_default();
        let share = percent(right, taken.values().sum());
        println!("{kind} {lang} {share:.1} % {taken:?}");
    }
}

/// Whether words that only one of bokmål and nynorsk has are told apart.
fn norwegian_words(
    languages: &Languages,
    rows: &[[&str; 3]],
    nb: &HashSet<String>,
    nn: &HashSet<String>,
) {
    for (code, lang, own, other) in [("nb", Lang::Nb, nb, nn), ("nn", Lang::Nn, nn, nb)] {
        let words = rows.iter().filter(|[label, kind, word]| {
            let word = word.to_lowercase();
            *label == code && *kind == SINGLE_WORDS && own.contains(&word) && !other.contains(&word)
        });
        let (mut right, mut all) = (0, 0);
        for [.., word] in words {
            all += 1;
            right += u32::from(languages.more_probable_norwegian(word) == lang);
        }
        println!(
            "words of {code} alone {:.1} % of {all}",
            percent(right, all)
        );
    }
}

fn percent(part: u32, whole: u32) -> f64 {
    100.0 * f64::from(part) / f64::from(whole.max(1))
}

fn words(file: &str) -> std::io::Result<HashSet<String>> {
    Ok(std::fs::read_to_string(file)?
        .lines()
        .map(str::to_lowercase)
        .collect())
}

fn fastest(mut work: impl FnMut()) -> Duration {
    (0..TRIALS)
        .map(|_| {
            let started = Instant::now();
            work();
            started.elapsed()
        })
        .min()
        .unwrap_or_default()
}
