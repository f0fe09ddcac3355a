//! Municipalities named in a message.

use super::Found;
use super::municipality_names::{ALSO, BY_COUNTY, DOUBTFUL};
use super::tokens::Token;
use crate::EntityValue;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Official names by the words of any of their names, in lower case.
static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let official = BY_COUNTY
        .iter()
        .flat_map(|(_, names)| names.split(','))
        .map(|name| (name, name));
    official
        .chain(ALSO.iter().copied())
        .map(|(name, official)| (name.to_lowercase(), official))
        .collect()
});

/// Words in the longest name.
const LONGEST: usize = 3;

pub(super) fn find(tokens: &[Token<'_>], found: &mut Found) {
    let mut at = 0;
    while at < tokens.len() {
        let name = (1..=LONGEST).rev().find_map(|words| {
            let name = tokens.get(at..at + words)?;
            let official = NAMES.get(&joined(name))?;
            is_meant(tokens, at, words).then_some((words, *official))
        });
        let Some((words, official)) = name else {
            at += 1;
            continue;
        };
        let span = tokens[at].span.start..tokens[at + words - 1].span.end;
        found.add(span, EntityValue::Municipality(official.to_owned()));
        at += words;
    }
}

fn joined(tokens: &[Token<'_>]) -> String {
    let words: Vec<&str> = tokens.iter().map(|token| token.lower.as_str()).collect();
    words.join(" ")
}

/// Whether the words around say that the name is a place. A whole message that is a name answers
/// "where do you live?".
fn is_meant(tokens: &[Token<'_>], at: usize, words: usize) -> bool {
    let word = |place: Option<usize>| {
        place
            .and_then(|place| tokens.get(place))
            .map_or("", |token| token.lower.as_str())
    };
    let before = word(at.checked_sub(1));
    let after = word(Some(at + words));
    let called = matches!(
        after,
        "kommune" | "kommunen" | "kommunes" | "herad" | "heradet" | "municipality"
    ) || matches!(before, "kommune" | "kommunen");
    if called || tokens.len() == words {
        return true;
    }
    let located = matches!(before, "i" | "in" | "fra" | "frå" | "from" | "til" | "near");
    let lives = located
        && matches!(
            word(at.checked_sub(2)),
            "bor"
                | "bur"
                | "bo"
                | "bu"
                | "bodd"
                | "flytte"
                | "flytter"
                | "flyttar"
                | "live"
                | "lives"
                | "living"
                | "move"
                | "moving"
        );
    let capitalised = tokens[at].is_capitalised();
    let doubtful = words == 1 && DOUBTFUL.contains(&tokens[at].lower.as_str());
    match (doubtful, capitalised) {
        (true, false) => lives,
        (false, true) => true,
        (true, true) | (false, false) => located,
    }
}
