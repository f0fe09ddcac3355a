//! Amounts, organisation numbers and plain numbers.

use super::Found;
use super::tokens::Token;
use super::vocabulary;
use crate::{EntityValue, checks};
use regex::Regex;
use std::sync::LazyLock;

static ORGANISATION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b[0-9]{3}[ \u{a0}.]?[0-9]{3}[ \u{a0}.]?[0-9]{3}\b")
        .expect("the pattern is constant")
});

/// Nine digits whose check digit is right, together or in threes.
pub(super) fn organisations(text: &str, found: &mut Found) {
    for number in ORGANISATION.find_iter(text) {
        let digits: String = number
            .as_str()
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        if checks::mod11_organisation(&digits) {
            found.add(number.range(), EntityValue::OrganisationNumber(digits));
        }
    }
}

/// "20 000 kr", "kr 500,-", "1,2 millioner kroner", "20,000 NOK".
pub(super) fn amounts(tokens: &[Token<'_>], found: &mut Found) {
    let mut at = 0;
    while at < tokens.len() {
        let Some((words, value)) = figure(tokens, at) else {
            at += 1;
            continue;
        };
        let word = |place: usize| tokens.get(place).map_or("", |token| token.lower.as_str());
        let (scale_words, scale) = scale(word(at + words));
        let end = at + words + scale_words;
        let before = at > 0 && is_currency(word(at - 1));
        let after = is_currency(word(end));
        if before || after {
            let first = if before { at - 1 } else { at };
            let last = if after { end } else { end - 1 };
            let span = tokens[first].span.start..tokens[last].span.end;
            found.add(span, EntityValue::Amount(value * scale));
        }
        at = end;
    }
}

/// Numbers that are nothing else; a number word only where it is the whole message.
pub(super) fn plain(tokens: &[Token<'_>], found: &mut Found) {
    if let [token] = tokens
        && let Some(number) = vocabulary::number(&token.lower)
    {
        found.add(token.span.clone(), EntityValue::Number(number.into()));
    }
    let mut at = 0;
    while at < tokens.len() {
        let Some((words, value)) = figure(tokens, at) else {
            at += 1;
            continue;
        };
        let last = &tokens[at + words - 1];
        let end = last.span.start + last.text.trim_end_matches(['.', ',']).len();
        found.add(tokens[at].span.start..end, EntityValue::Number(value));
        at += words;
    }
}

/// A number in digits at a place, thousands apart or together: how many tokens, and its value.
fn figure(tokens: &[Token<'_>], at: usize) -> Option<(usize, f64)> {
    let first = &tokens[at];
    if !first.is_number() {
        return None;
    }
    let mut digits = first.text.trim_end_matches(['.', ',']).to_owned();
    let mut words = 1;
    if digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        while let Some(next) = tokens.get(at + words)
            && follows_closely(&tokens[at + words - 1], next)
            && is_thousands(next.text)
        {
            digits.push_str(next.text.trim_end_matches('.'));
            words += 1;
        }
    }
    Some((words, value(&digits)?))
}

/// Whether only a space or a no-break space (two bytes) stands between.
fn follows_closely(token: &Token<'_>, next: &Token<'_>) -> bool {
    next.span.start - token.span.end <= 2
}

fn is_thousands(text: &str) -> bool {
    let (head, decimals) = text.split_once(',').unwrap_or((text, ""));
    let head = head.trim_end_matches('.');
    head.len() == 3
        && head.bytes().all(|byte| byte.is_ascii_digit())
        && decimals.bytes().all(|byte| byte.is_ascii_digit())
}

/// Dots and commas before three digits separate thousands, others decimals.
fn value(text: &str) -> Option<f64> {
    let mut plain = String::with_capacity(text.len());
    let mut parts = text.split(['.', ',']).peekable();
    plain.push_str(parts.next()?);
    while let Some(part) = parts.next() {
        if part.len() == 3 {
            plain.push_str(part);
        } else if parts.peek().is_none() {
            plain.push('.');
            plain.push_str(part);
        } else {
            return None;
        }
    }
    plain.parse().ok()
}

fn scale(word: &str) -> (usize, f64) {
    match word {
        "tusen" | "thousand" => (1, 1e3),
        "million" | "millioner" | "millionar" | "millions" | "mill" => (1, 1e6),
        _ => (0, 1.0),
    }
}

fn is_currency(word: &str) -> bool {
    matches!(word, "kr" | "kroner" | "krone" | "nok" | "kronar" | "spenn")
}
