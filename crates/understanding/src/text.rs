//! Words and spelling, the same for everything that reads a message.

/// The words of a text: runs of letters and digits, in lower case.
pub(crate) fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The words of a text as they are written, and whether each begins a sentence.
pub(crate) fn words_of(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let is_between = |c: char| !c.is_alphanumeric();
    let mut rest = text;
    let mut begins = true;
    std::iter::from_fn(move || {
        let gap = rest.find(char::is_alphanumeric)?;
        begins |= rest[..gap].contains(['.', '!', '?', ':', '\n']);
        let word = &rest[gap..];
        let word = &word[..word.find(is_between).unwrap_or(word.len())];
        rest = &rest[gap + word.len()..];
        Some((word, std::mem::take(&mut begins)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_begin_sentences_after_what_ends_them() {
        let check = |text: &str, expect: &[(&str, bool)]| {
            assert_eq!(words_of(text).collect::<Vec<_>>(), expect, "{text:?}");
        };
        check(
            "Hei! Er du der?",
            &[("Hei", true), ("Er", true), ("du", false), ("der", false)],
        );
        check("uke 12, så", &[("uke", true), ("12", false), ("så", false)]);
        check("født\nNå", &[("født", true), ("Nå", true)]);
        check("«Æ»", &[("Æ", true)]);
        check(" ?! ", &[]);
    }
}
