//! Masks personal numbers in what citizens write, before anything is stored or logged.
//!
//! Better one number too many than one too few; but what a conversation needs (dates, amounts,
//! organisation numbers, law numbers, emergency numbers) stays.

use crate::checks;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

const IDENTITY: &str = "[fødselsnummer]";
const ACCOUNT: &str = "[kontonummer]";
const PHONE: &str = "[telefonnummer]";
const EMAIL: &str = "[e-postadresse]";
const DUF: &str = "[DUF-nummer]";

static EMAIL_ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}")
        .expect("the pattern is constant")
});

/// A Norwegian IBAN: the country, two check digits and the account number.
static IBAN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bno ?[0-9]{2}(?:[ .-]?[0-9]){11}\b").expect("the pattern is constant")
});

/// Digits with at most a short gap between them: what may be one number or several.
static RUN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\+?[0-9]+(?:[ \u{a0}\u{202f}.–-]{1,3}[0-9]+)*").expect("the pattern is constant")
});

/// The text with personal numbers masked: identity numbers, account numbers, phone numbers,
/// e-mail addresses and DUF numbers, each replaced by a word in brackets such as `[fødselsnummer]`.
/// Masking twice changes nothing more.
pub fn redact(text: &str) -> String {
    let text = EMAIL_ADDRESS.replace_all(text, EMAIL);
    let text = IBAN.replace_all(&text, ACCOUNT);
    let mut masked = String::with_capacity(text.len());
    let mut copied = 0;
    for run in RUN.find_iter(&text) {
        for (range, mask) in personal_numbers(&text, run.range()) {
            masked.push_str(&text[copied..range.start]);
            masked.push_str(mask);
            copied = range.end;
        }
    }
    masked.push_str(&text[copied..]);
    masked
}

/// Personal numbers in a run of digits, each with its mask.
fn personal_numbers(text: &str, run: Range<usize>) -> Vec<(Range<usize>, &'static str)> {
    let groups = groups(text, run.clone());
    let mut found = Vec::new();
    let mut i = 0;
    while i < groups.len() {
        // Longer readings first: what is left of a number must not look like another one.
        let reading = (i..groups.len())
            .rev()
            .find_map(|last| Some((last, recognise(text, &groups[i..=last])?)));
        let Some((last, mask)) = reading else {
            i += 1;
            continue;
        };
        let plus = usize::from(i == 0 && text[run.start..].starts_with('+'));
        found.push((groups[i].start - plus..groups[last].end, mask));
        i = last + 1;
    }
    found
}

/// The ranges of digits without a gap.
fn groups(text: &str, run: Range<usize>) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (offset, byte) in text.as_bytes()[run.clone()].iter().enumerate() {
        let at = run.start + offset;
        match groups.last_mut() {
            _ if !byte.is_ascii_digit() => {}
            Some(group) if group.end == at => group.end = at + 1,
            _ => groups.push(at..at + 1),
        }
    }
    groups
}

fn recognise(text: &str, groups: &[Range<usize>]) -> Option<&'static str> {
    let digits: String = groups.iter().map(|group| &text[group.clone()]).collect();
    let lengths: Vec<usize> = groups.iter().map(Range::len).collect();
    let before = text[..groups[0].start].chars().next_back();
    let international = before == Some('+');
    match (digits.len(), &lengths[..]) {
        (8..=15, _) if international => Some(PHONE),
        (10, _) if digits.starts_with("47") && is_phone(&digits[2..], after_code(&lengths, 2)) => {
            Some(PHONE)
        }
        (12, _)
            if digits.starts_with("0047") && is_phone(&digits[4..], after_code(&lengths, 4)) =>
        {
            Some(PHONE)
        }
        (12, [12] | [4, 6, 2] | [4, 4, 4] | [10, 2])
            if digits.starts_with("20") || digits.starts_with("19") =>
        {
            Some(DUF)
        }
        (11, [4, 2, 5]) => Some(ACCOUNT),
        (11, _) if checks::has_birth_date(&digits) && !is_dates(text, groups) => Some(IDENTITY),
        (11, [11] | [4, 4, 3]) if checks::mod11_account(&digits) => Some(ACCOUNT),
        (11, [11] | [6, 5]) if checks::mod11_identity(&digits) => Some(IDENTITY),
        (8, _) if is_phone(&digits, Some(&lengths)) && !is_amount(text, groups) => Some(PHONE),
        _ => None,
    }
}

/// The lengths of the groups behind a country code of that many digits, written apart or together.
fn after_code(lengths: &[usize], code: usize) -> Option<&[usize]> {
    match lengths {
        [first, rest @ ..] if *first == code => Some(rest),
        [_] => Some(&[8]),
        _ => None,
    }
}

/// Eight digits as Norwegians write a telephone number. Numbers do not begin with 0 or 1.
fn is_phone(digits: &str, lengths: Option<&[usize]>) -> bool {
    let usual = match lengths {
        Some([8]) => !checks::is_compact_date(digits),
        Some([2, 2, 2, 2] | [3, 2, 3]) => true,
        // As thousands are grouped: 45 000 000.
        Some([2, 3, 3]) => !digits.ends_with("000"),
        // Two years are not a number: 2025-2026.
        Some([4, 4]) => !checks::is_year(&digits[..4]) || !checks::is_year(&digits[4..]),
        _ => false,
    };
    usual && !digits.starts_with(['0', '1'])
}

/// Whether money is meant: 45 000 000 kr.
fn is_amount(text: &str, groups: &[Range<usize>]) -> bool {
    let before = text[..groups[0].start].trim_end().to_lowercase();
    let after = text[groups[groups.len() - 1].end..]
        .trim_start()
        .to_lowercase();
    ["kr", "kr.", "kroner", "nok"]
        .iter()
        .any(|word| before.ends_with(word))
        || ["kr", "nok", ",-", "mill", "%"]
            .iter()
            .any(|word| after.starts_with(word))
}

/// Whether the digits are dates and what follows them, not one number: `12.10.2026 500`,
/// `2026-10-12 100`, `01.02.26-3.04.26`.
fn is_dates(text: &str, groups: &[Range<usize>]) -> bool {
    let of = |i: usize| groups.get(i).map_or("", |group| &text[group.clone()]);
    let short = |i: usize| (1..=2).contains(&of(i).len());
    let day_first = short(0) && short(1) && checks::is_year(of(2));
    let year_first = checks::is_year(of(0)) && short(1) && short(2);
    let two = groups.len() == 6 && (0..6).all(short);
    day_first || year_first || two
}
