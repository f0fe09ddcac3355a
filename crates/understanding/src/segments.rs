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

/// Splits a message at sentence ends, commas and the words that join clauses.
pub(crate) fn split(message: &str) -> Vec<&str> {
    BORDER
        .split(message)
        .map(str::trim)
        .filter(|segment| segment.chars().any(char::is_alphanumeric))
        .collect()
}
