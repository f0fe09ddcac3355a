//! Utterances that are nearly the same: a template with a word swapped teaches a classifier nothing
//! that the first did not, and makes it look surer than it is.

use std::collections::HashMap;

/// Utterances of fewer words are what everybody writes.
const LEAST_WORDS: usize = 5;

/// Two utterances are nearly the same when they share at least so much of all their words.
const SHARED: f64 = 0.7;

/// Pairs of texts that are nearly the same, as places in `texts`, the later first.
pub(crate) fn pairs(texts: &[&str]) -> Vec<(usize, usize)> {
    let said = numbered(texts);
    let mut places: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut pairs = Vec::new();
    for (at, words) in said.iter().enumerate() {
        if words.len() < LEAST_WORDS {
            continue;
        }
        // Texts that share enough words share one of the rarest, since the rest is too few.
        let needed = (SHARED * words.len() as f64).ceil() as usize;
        let rarest = &words[..=words.len() - needed];
        let mut earlier: Vec<usize> = rarest
            .iter()
            .flat_map(|word| places.get(word).into_iter().flatten().copied())
            .collect();
        earlier.sort_unstable();
        earlier.dedup();
        let alike = earlier
            .into_iter()
            .filter(|other| share(words, &said[*other]) >= SHARED);
        pairs.extend(alike.map(|other| (at, other)));
        for word in rarest {
            places.entry(*word).or_default().push(at);
        }
    }
    pairs
}

/// The words of each text, once each, as numbers: the rarest has the smallest and comes first.
fn numbered(texts: &[&str]) -> Vec<Vec<u32>> {
    let lower: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    let words: Vec<Vec<&str>> = lower.iter().map(|text| words(text)).collect();
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for word in words.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let mut ranked: Vec<(u32, &str)> = counts.iter().map(|(word, count)| (*count, *word)).collect();
    ranked.sort_unstable();
    let ranked = ranked.iter().zip(0..);
    let numbers: HashMap<&str, u32> = ranked.map(|((_, word), number)| (*word, number)).collect();
    let number = |words: &Vec<&str>| {
        let mut numbers: Vec<u32> = words.iter().map(|word| numbers[word]).collect();
        numbers.sort_unstable();
        numbers
    };
    words.iter().map(number).collect()
}

/// What two texts share of all their words, 0 to 1.
fn share(a: &[u32], b: &[u32]) -> f64 {
    let shared = a
        .iter()
        .filter(|word| b.binary_search(word).is_ok())
        .count();
    shared as f64 / (a.len() + b.len() - shared) as f64
}

/// The words of a text, once each.
fn words(text: &str) -> Vec<&str> {
    let words = text.split(|char: char| !char.is_alphanumeric());
    let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn a_swapped_word_is_seen_and_a_new_thought_is_not() {
        let check = |texts: &[&str], expect: &[(usize, usize)]| {
            assert_eq!(pairs(texts), expect, "{texts:?}");
        };
        check(
            &[
                "hvor lenge kan jeg få dagpenger fra nav",
                "hvor lenge får enken pensjon",
                "hvor lenge kan jeg få sykepenger fra nav",
                "Hvor lenge kan jeg få dagpenger fra NAV?",
            ],
            &[(2, 0), (3, 0), (3, 2)],
        );
        check(&["jeg vil klage", "jeg vil klage nå"], &[]);
        check(
            &[
                "kan jeg jobbe litt ved siden av",
                "kan jeg studere ved siden av dagpenger nå",
            ],
            &[],
        );
    }
}
