//! A message in words and numbers, each with its place.

use std::ops::Range;

/// A word or a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// As written. Numbers keep their separators: `20.000`, `3.`, `2,5`.
    pub text: &'a str,
    /// In lower case.
    pub lower: String,
    /// Byte range in the message.
    pub span: Range<usize>,
    /// Whether a sentence begins here.
    pub opens: bool,
}

impl Token<'_> {
    pub(super) fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    pub(super) fn is_capitalised(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// The value of a whole number of at most four digits, as days, years and counts are; an ordinal
    /// dot or ending (3., 3rd) does not matter.
    pub(super) fn whole(&self) -> Option<i32> {
        let digits = self.text.trim_end_matches(['.', ',']);
        let digits = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|ending| digits.strip_suffix(ending))
            .unwrap_or(digits);
        if (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            digits.parse().ok()
        } else {
            None
        }
    }
}

/// Splits at everything that is neither letter nor digit; hyphens and apostrophes within a word, and
/// separators within a number, stay.
pub(super) fn split(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut start = None;
    let mut opens = true;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        let begin = *start.get_or_insert(at);
        let number = text[begin..].starts_with(|c: char| c.is_ascii_digit());
        let inside = match c {
            _ if c.is_alphanumeric() => true,
            '-' | '\'' | '’' => begin < at && !number && next.is_some_and(char::is_alphanumeric),
            ',' => begin < at && number && next.is_some_and(|next| next.is_ascii_digit()),
            // Ordinals end in a dot, and so may sentences: whoever reads decides.
            '.' => begin < at && number,
            _ => false,
        };
        if inside && next.is_some() {
            continue;
        }
        let end = if inside { at + c.len_utf8() } else { at };
        if begin < end {
            tokens.push(Token {
                text: &text[begin..end],
                lower: text[begin..end].to_lowercase(),
                span: begin..end,
                opens,
            });
            opens = false;
        }
        opens |= matches!(c, '.' | '!' | '?' | '\n' | ':') && !inside;
        start = None;
    }
    tokens
}
