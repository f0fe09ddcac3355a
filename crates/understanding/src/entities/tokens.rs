//! A message in words and numbers, each with its place and what it may mean.

use super::lexicon::{self, Sense};
use std::borrow::Cow;
use std::ops::Range;

/// A word or a number.
#[derive(Clone, Debug)]
pub(super) struct Token<'a> {
    /// As written. Numbers keep their separators: `20.000`, `3.`, `2,5`.
    pub text: &'a str,
    /// In lower case.
    pub lower: Cow<'a, str>,
    /// Byte range in the message.
    pub span: Range<usize>,
    /// Whether a sentence begins here.
    pub opens: bool,
    /// What it may mean.
    pub senses: &'static [Sense],
    /// Whether it is the genitive of what it may mean: "Oslos", "my husband's".
    pub genitive: bool,
}

impl<'a> Token<'a> {
    fn new(message: &'a str, span: Range<usize>, opens: bool) -> Self {
        let text = &message[span.clone()];
        let lower = if text.chars().any(char::is_uppercase) {
            Cow::Owned(text.to_lowercase())
        } else {
            Cow::Borrowed(text)
        };
        let (senses, genitive) = lexicon::senses(&lower);
        Self {
            text,
            lower,
            span,
            opens,
            senses,
            genitive,
        }
    }

    pub(super) fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    pub(super) fn is_capitalised(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// The value of a whole number of at most four digits, as days, years and counts are; an ordinal
    /// dot or ending (3., 3rd) does not matter.
    pub(super) fn whole(&self) -> Option<i32> {
        if !self.is_number() {
            return None;
        }
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
/// separators within a number, stay. What is typed without a space is two: "3.mars", "12uker".
pub(super) fn split(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::with_capacity(text.len() / 5 + 1);
    let mut start = None;
    let mut opens = true;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        let begin = *start.get_or_insert(at);
        let number = text.as_bytes()[begin].is_ascii_digit();
        let inside = match c {
            _ if c.is_alphanumeric() => true,
            '-' | '\'' | '’' => begin < at && !number && next.is_some_and(char::is_alphanumeric),
            ',' => begin < at && number && next.is_some_and(|next| next.is_ascii_digit()),
            // Ordinals end in a dot, and so may sentences: whoever reads decides.
            '.' => begin < at && number,
            _ => false,
        };
        let end = if inside { at + c.len_utf8() } else { at };
        if inside && next.is_some() && !is_border(&text[begin..end], &text[end..]) {
            continue;
        }
        if begin < end {
            tokens.push(Token::new(text, begin..end, opens));
            opens = false;
        }
        opens |= matches!(c, '.' | '!' | '?' | '\n' | ':') && !inside;
        start = None;
    }
    tokens
}

/// So many letters behind a number are a word of their own, unlike those of "3rd" and "50k".
const LETTERS_OF_A_WORD: usize = 3;

/// Whether a number ends and a word begins here, or the other way round.
fn is_border(before: &str, after: &str) -> bool {
    let number = before.as_bytes()[0].is_ascii_digit();
    if !number {
        let digits = after.as_bytes().first().is_some_and(u8::is_ascii_digit);
        return digits && ["kr", "nok", "uke", "veke"].contains(&before.to_lowercase().as_str());
    }
    let is_complete = before.ends_with('.') || before.ends_with(|c: char| c.is_ascii_digit());
    let letters = after.chars().take_while(|c| c.is_alphabetic());
    is_complete && letters.take(LETTERS_OF_A_WORD).count() == LETTERS_OF_A_WORD
}
