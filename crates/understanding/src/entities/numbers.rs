//! Amounts, organisation numbers and plain numbers.

use super::lexicon::Sense;
use super::reader::{Place, Reading};
use super::tokens::Token;
use crate::{EntityValue, checks};

/// Nine digits whose check digit is right, together or in threes.
pub(super) fn organisation(place: Place<'_>) -> Option<Reading> {
    let mut digits = String::new();
    for words in 1..=3 {
        let token = place.token(words - 1).filter(|token| token.is_number())?;
        if words > 1 && !follows_closely(place.token(words - 2)?, token) {
            return None;
        }
        digits.extend(token.text.chars().filter(char::is_ascii_digit));
        let is_number = token.text.chars().all(|c| c.is_ascii_digit() || c == '.');
        if digits.len() > 9 || !is_number {
            return None;
        }
        if digits.len() == 9 {
            let is_right = checks::mod11_organisation(&digits);
            let value = EntityValue::OrganisationNumber(digits);
            return is_right.then_some((words as usize, value));
        }
        if digits.len() != 3 * words as usize {
            return None;
        }
    }
    None
}

/// "20 000 kr", "kr 500,-", "1,2 millioner kroner", "20,000 NOK", "50k", "to tusen kroner".
pub(super) fn amount(place: Place<'_>) -> Option<Reading> {
    let before = usize::from(place.means(0, Sense::Currency));
    let start = place.on(before);
    let (words, value) = figure(start).or_else(|| in_words(start))?;
    let (scale_words, scale) = scale(start.on(words));
    let end = before + words + scale_words;
    let after = usize::from(place.means(end.cast_signed(), Sense::Currency));
    let last = start.token(words.cast_signed() - 1)?;
    let is_amount = before + after > 0
        || is_thousands_short(last.text)
        || last.text.to_lowercase().ends_with("kr")
        || place.message.text[last.span.end..].starts_with(",-")
        || (scale >= 1e6 && is_short_million(place.word(end.cast_signed() - 1)));
    is_amount.then_some((end + after, EntityValue::Amount(value * scale)))
}

/// Numbers that are nothing else; a number word only where it is the whole message.
pub(super) fn plain(place: Place<'_>) -> Option<Reading> {
    if let Some((words, value)) = in_words(place)
        && place.is_whole(words)
    {
        return Some((words, EntityValue::Number(value)));
    }
    let (words, value) = figure(place)?;
    let (scale_words, scale) = scale(place.on(words));
    Some((words + scale_words, EntityValue::Number(value * scale)))
}

/// A telephone number, as many digits in twos or threes: nothing that is counted.
pub(super) fn telephone(place: Place<'_>) -> Option<usize> {
    const SHORTEST: usize = 8;
    let mut digits = 0;
    let mut words = 0;
    while let Some(token) = place.token(words) {
        let is_group =
            token.text.len() <= 3 && token.text.bytes().all(|byte| byte.is_ascii_digit());
        let is_close = words == 0 || follows_closely(place.token(words - 1)?, token);
        if !is_group || !is_close {
            break;
        }
        digits += token.text.len();
        words += 1;
    }
    let in_threes = (0..words).all(|at| place.token(at).is_some_and(|token| token.text.len() == 3));
    (digits >= SHORTEST && words >= 3 && !in_threes).then_some(words as usize)
}

/// A number in digits at a place, thousands apart or together: how many tokens, and its value.
fn figure(place: Place<'_>) -> Option<(usize, f64)> {
    let first = place.token(0).filter(|token| token.is_number())?;
    let stripped = first.text.trim_end_matches(['.', ',']);
    let (stripped, scale) = match ["k", "K", "kr", "Kr", "KR"]
        .iter()
        .find_map(|ending| stripped.strip_suffix(ending))
    {
        Some(number) if is_thousands_short(first.text) => (number, 1e3),
        Some(number) => (number, 1.0),
        None => (stripped, 1.0),
    };
    let mut digits = stripped.to_owned();
    let mut words = 1;
    if digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        while let Some(next) = place.token(words)
            && follows_closely(place.token(words - 1)?, next)
            && is_thousands(next.text)
        {
            digits.push_str(next.text.trim_end_matches('.'));
            words += 1;
        }
    }
    Some((words as usize, value(&digits)? * scale))
}

/// A number in words: "to", "tjuefem", "tolv tusen fem hundre", "en halv million".
pub(super) fn in_words(place: Place<'_>) -> Option<(usize, f64)> {
    if matches!(place.word(0), "halvannen" | "halvanna") && place.means(1, Sense::Scale(1_000_000))
    {
        return Some((1, 1.5));
    }
    let mut total = 0.0;
    let mut part = 0.0;
    let mut words = 0_usize;
    let mut end = 0;
    loop {
        let offset = words.cast_signed();
        let article = words == 0
            && place.means(0, Sense::Article)
            && (place.is_whole(1) && !matches!(place.word(0), "a" | "an")
                || matches!(place.sense(1, Some), Some(Sense::Scale(_))));
        let number = place.number(offset);
        let scale = place.sense(offset, |sense| match sense {
            Sense::Scale(scale) => Some(scale),
            _ => None,
        });
        if let Some(number) = number {
            part += f64::from(number);
        } else if article {
            part = 1.0;
        } else if let Some(scale) = scale {
            let before = if part == 0.0 { 1.0 } else { part };
            if scale == 100 {
                part = before * 100.0;
            } else {
                total += before * f64::from(scale);
                part = 0.0;
            }
        } else if words > 0 && matches!(place.word(offset), "og" | "and") {
            words += 1;
            continue;
        } else {
            break;
        }
        words += 1;
        end = words;
    }
    (end > 0).then_some((end, total + part))
}

/// Whether only a space or a no-break space (two bytes) stands between.
fn follows_closely(token: &Token<'_>, next: &Token<'_>) -> bool {
    next.span.start - token.span.end <= 2
}

/// "50k".
fn is_thousands_short(text: &str) -> bool {
    let number = text.trim_end_matches('.').strip_suffix(['k', 'K']);
    number.is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit()))
}

/// "1,5 mill": where millions are shortened, they are kroner.
fn is_short_million(word: &str) -> bool {
    matches!(word, "mill" | "mil" | "mln")
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

/// What multiplies the number before, and how many words it takes.
fn scale(place: Place<'_>) -> (usize, f64) {
    let scale = place.sense(0, |sense| match sense {
        Sense::Scale(scale) if scale >= 1_000 => Some(scale),
        _ => None,
    });
    scale.map_or((0, 1.0), |scale| (1, f64::from(scale)))
}
