//! Other spellings of a word: without a Norwegian keyboard, and with one slip of the finger.

/// Shorter words are not guessed at: too many real words lie one letter away …
const SHORTEST_GUESSED: usize = 5;
/// … except for two letters that changed places.
const SHORTEST_SWAPPED: usize = 4;

/// The word without `å`, `ø` and `æ`, in the two ways people write it.
pub(super) fn without_norwegian_letters(word: &str) -> Vec<String> {
    if !word.contains(['å', 'ø', 'æ']) || word.chars().count() < 3 {
        return Vec::new();
    }
    let write = |letters: [&str; 3]| {
        let [å, ø, æ] = letters;
        word.replace('å', å).replace('ø', ø).replace('æ', æ)
    };
    let spellings = [write(["a", "o", "a"]), write(["aa", "oe", "ae"])];
    spellings
        .into_iter()
        .filter(|word| word.chars().count() >= SHORTEST_SWAPPED)
        .collect()
}

/// Whether a word is long enough for a slip to be looked for.
pub(super) fn is_guessable(word: &str) -> bool {
    word.chars().count() >= SHORTEST_SWAPPED
}

/// The word, and the word with any one of its letters left out: two words that a slip parts share one
/// of these.
pub(super) fn keys(word: &str) -> impl Iterator<Item = String> {
    let left_out = word.char_indices().map(move |(at, letter)| {
        let mut key = String::with_capacity(word.len());
        key.push_str(&word[..at]);
        key.push_str(&word[at + letter.len_utf8()..]);
        key
    });
    std::iter::once(word.to_owned()).chain(left_out)
}

/// Whether one letter too many, too few or another, or two that changed places, parts the words.
pub(super) fn is_slip(written: &str, meant: &str) -> bool {
    let (written, meant): (Vec<char>, Vec<char>) =
        (written.chars().collect(), meant.chars().collect());
    let same = written.iter().zip(&meant);
    let front = same.take_while(|(one, other)| one == other).count();
    let (written_rest, meant_rest) = (&written[front..], &meant[front..]);
    let same = written_rest.iter().rev().zip(meant_rest.iter().rev());
    let back = same.take_while(|(one, other)| one == other).count();
    let differing = (
        &written_rest[..written_rest.len() - back],
        &meant_rest[..meant_rest.len() - back],
    );
    match differing {
        ([first, second], [one, other]) => first == other && second == one,
        ([] | [_], [_]) | ([_], []) => meant.len() >= SHORTEST_GUESSED,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_one_letter() {
        let check = |written: &str, meant: &str, expected: bool| {
            assert_eq!(is_slip(written, meant), expected, "{written} for {meant}");
        };
        check("drpeer", "dreper", true);
        check("dreeper", "dreper", true);
        check("dreer", "dreper", true);
        check("drepet", "dreper", true);
        check("drekka", "dreper", false);
        check("salr", "slar", true);
        check("sler", "slar", false);
        check("brenner", "brenner", false);
    }

    #[test]
    fn words_that_a_slip_parts_share_a_key() {
        let share = |a: &str, b: &str| keys(a).any(|key| keys(b).any(|other| other == key));
        for (written, meant) in [
            ("drpeer", "dreper"),
            ("dreeper", "dreper"),
            ("dreer", "dreper"),
        ] {
            assert!(share(written, meant), "{written} and {meant}");
        }
        assert!(!share("brann", "dreper"));
    }
}
