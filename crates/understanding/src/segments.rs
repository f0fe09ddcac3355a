//! The parts of a message that may mean different things.

use std::sync::LazyLock;

use regex::Regex;

/// Where a sentence ends, or a new clause begins.
static BORDER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)[.!?;\n]+(?:\s+|$)|,?\s+(?:og|men|samt|i tillegg|dessuten|forresten|and|but|also|plus)\s+|,\s+",
    )
    .expect("the pattern is constant")
});

/// A part of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Segment<'a> {
    /// The words.
    pub text: &'a str,
    /// Whether it ends in a question mark.
    pub asks: bool,
}

/// Splits a message at sentence ends, commas and the words that join clauses.
/// Nothing is lost but the borders.
pub(crate) fn split(message: &str) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    let mut start = 0;
    for border in BORDER.find_iter(message) {
        let asks = border.as_str().contains('?');
        push(&mut segments, &message[start..border.start()], asks);
        start = border.end();
    }
    push(&mut segments, &message[start..], false);
    segments
}

fn push<'a>(segments: &mut Vec<Segment<'a>>, text: &'a str, asks: bool) {
    let text = text.trim();
    if text.chars().any(char::is_alphanumeric) {
        segments.push(Segment { text, asks });
    }
}
