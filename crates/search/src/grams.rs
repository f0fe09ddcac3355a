//! Pieces of words, by which words that are not the same are still alike: compounds and their parts,
//! other inflections, the two written standards, slips of the pen, and keyboards without `æ`, `ø`, `å`.

/// Letters in a piece.
const LETTERS: usize = 3;

/// A piece of a word, its letters packed into a number.
pub(crate) type Gram = u64;

/// The overlapping pieces of `stem`, with a mark before its first letter, since words are told apart by
/// how they begin and inflected at their end.
pub(crate) fn grams(stem: &str) -> Vec<Gram> {
    let letters: Vec<char> = std::iter::once('^').chain(fold(stem)).collect();
    letters
        .windows(LETTERS.min(letters.len()))
        .map(|piece| {
            piece
                .iter()
                .fold(0, |gram, letter| (gram << 21) | u64::from(*letter))
        })
        .collect()
}

/// The letters of `word`, those that Norwegian keyboards have and others lack taken for what is written in
/// their place: `å`, `aa` and `a`; `ø`, `oe` and `o`; `æ`, `ae` and `e`.
pub(crate) fn fold(word: &str) -> impl Iterator<Item = char> {
    let mut letters = word.chars().peekable();
    std::iter::from_fn(move || {
        let letter = letters.next()?;
        let (folded, eats_next) = match (letter, letters.peek()) {
            ('a', Some('a')) => ('a', true),
            ('o', Some('e')) => ('o', true),
            ('a', Some('e')) => ('e', true),
            ('å' | 'à', _) => ('a', false),
            ('ø' | 'ò' | 'ö', _) => ('o', false),
            ('æ' | 'é' | 'è' | 'ä', _) => ('e', false),
            (other, _) => (other, false),
        };
        if eats_next {
            letters.next();
        }
        Some(folded)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_fold_what_keyboards_lack() {
        let check =
            |left: &str, right: &str| assert_eq!(grams(left), grams(right), "{left} / {right}");
        check("søknad", "soknad");
        check("søknad", "soeknad");
        check("påmeld", "paameld");
        check("læring", "laering");
    }

    #[test]
    fn a_word_has_a_piece_for_each_of_its_letters_but_the_first() {
        let check = |stem: &str, expect: usize| assert_eq!(grams(stem).len(), expect, "{stem}");
        check("", 1);
        check("i", 1);
        check("nav", 2);
        check("barnehage", 8);
    }
}
