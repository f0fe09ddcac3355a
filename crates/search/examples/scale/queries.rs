//! What people would search for in made-up articles: words of titles, words of the text, and either
//! with a slip of the pen.

use crate::{articles::Part, chance::Chance};

/// Words from a title and from a text.
const OF_TITLE: std::ops::RangeInclusive<usize> = 2..=4;
const OF_BODY: std::ops::RangeInclusive<usize> = 3..=7;
/// Shorter words are seldom misspelt.
const MISSPELT: usize = 5;
const LETTERS: [char; 12] = ['a', 'e', 'i', 'o', 'ø', 'å', 'r', 'n', 't', 's', 'l', 'k'];

/// So many queries: a third of each kind.
pub(crate) fn queries(count: usize, parts: &[Part], chance: &mut Chance) -> Vec<String> {
    (0..count)
        .map(|at| {
            let part = chance.pick(parts);
            let of_title = match at % 3 {
                0 => true,
                1 => false,
                _ => chance.below(2) == 0,
            };
            let (text, length) = if of_title {
                (&part.title, OF_TITLE)
            } else {
                (&part.body, OF_BODY)
            };
            let mut words = excerpt(text, length, chance);
            if at % 3 == 2 {
                misspell(&mut words, chance);
            }
            words.join(" ")
        })
        .collect()
}

/// Words that follow each other.
fn excerpt(
    text: &str,
    length: std::ops::RangeInclusive<usize>,
    chance: &mut Chance,
) -> Vec<String> {
    let length = length.start() + chance.below(length.end() - length.start() + 1);
    let words: Vec<&str> = text.split(' ').collect();
    let start = chance.below(words.len().saturating_sub(length) + 1);
    let excerpt = words.iter().skip(start).take(length);
    excerpt.map(|&word| word.to_owned()).collect()
}

/// One letter of one long word is lost, doubled, wrong, or has changed places with the next.
fn misspell(words: &mut [String], chance: &mut Chance) {
    let mut long: Vec<&mut String> = words
        .iter_mut()
        .filter(|word| word.chars().count() >= MISSPELT)
        .collect();
    if long.is_empty() {
        return;
    }
    let chosen = chance.below(long.len());
    let mut letters: Vec<char> = long[chosen].chars().collect();
    let at = chance.below(letters.len() - 1);
    match chance.below(4) {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letters[at]),
        2 => letters[at] = *chance.pick(&LETTERS),
        _ => letters.swap(at, at + 1),
    }
    *long[chosen] = letters.into_iter().collect();
}
