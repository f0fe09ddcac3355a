//! Masks personal numbers in what citizens write, before anything is stored or logged.
//!
//! Better one number too many than one too few; but what a conversation needs (dates, amounts,
//! organisation numbers, law numbers, emergency numbers) stays.

use crate::checks;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization as _;

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

/// The text with its letters composed (Unicode NFC: å is one sign, however it was typed) and personal
/// numbers masked: identity numbers, account numbers, phone numbers, e-mail addresses and DUF numbers,
/// each replaced by a word in brackets such as `[fødselsnummer]`. Masking twice changes nothing more.
pub fn redact(text: &str) -> String {
    let text: String = text.nfc().collect();
    let text = EMAIL_ADDRESS.replace_all(&text, EMAIL);
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
            i += if is_date(text, &groups[i..]) { 3 } else { 1 };
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
        (8, _)
            if is_phone(&digits, Some(&lengths))
                && same_gaps(text, groups)
                && !is_amount(text, groups) =>
        {
            Some(PHONE)
        }
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

/// Whether the digits are a date and what follows it, not one number: `12.10.2026 500`,
/// `2026-10-12 100`, `01.02.26-3.04.26`.
fn is_dates(text: &str, groups: &[Range<usize>]) -> bool {
    let long_year = groups.iter().take(3).any(|group| group.len() == 4);
    is_date(text, groups) && (long_year || groups.get(3..).is_some_and(|rest| is_date(text, rest)))
}

/// Whether three groups are a day, a month and a year, or the other way round.
fn is_date(text: &str, groups: &[Range<usize>]) -> bool {
    let [first, second, third, ..] = groups else {
        return false;
    };
    let [first, second, third] = [first, second, third].map(|group| &text[group.clone()]);
    let within = |digits: &str, most: u32| {
        digits.len() <= 2 && digits.parse().is_ok_and(|n: u32| (1..=most).contains(&n))
    };
    let day_first = within(first, 31) && (third.len() == 2 || checks::is_year(third));
    let year_first = checks::is_year(first) && within(third, 31);
    within(second, 12) && (day_first || year_first)
}

/// Whether all groups are set apart in the same way, as those of one number are.
fn same_gaps(text: &str, groups: &[Range<usize>]) -> bool {
    let gaps: Vec<&str> = groups
        .windows(2)
        .map(|pair| &text[pair[0].end..pair[1].start])
        .collect();
    gaps.windows(2).all(|pair| pair[0] == pair[1])
}

#[cfg(test)]
mod tests {
    use super::redact;

    fn check(text: &str, expected: &str) {
        assert_eq!(redact(text), expected);
        assert_eq!(redact(expected), expected, "masking twice");
    }

    fn stays(text: &str) {
        check(text, text);
    }

    #[test]
    fn identity_numbers_are_masked_however_written() {
        for number in [
            "01019012345",
            "010190 12345",
            "010190-12345",
            "01.01.90 12345",
            "01 01 90 12345",
            "010190 123 45",
            "0101 9012345",
            "0 1 0 1 9 0 1 2 3 4 5",
            "41019012345", // D-number
            "01419012345", // help number
            "01819012345", // synthetic
            "41819012345", // synthetic D-number
        ] {
            check(&format!("fnr {number}, ja"), "fnr [fødselsnummer], ja");
        }
        check(
            "meg 01019012345 og ham 02029112345.",
            "meg [fødselsnummer] og ham [fødselsnummer].",
        );
    }

    #[test]
    fn account_numbers_are_masked() {
        check("konto 1234.56.78903", "konto [kontonummer]");
        check("konto 8601 11 17947", "konto [kontonummer]");
        check("konto 86011117947", "konto [kontonummer]");
        check("IBAN NO93 8601 1117 947", "IBAN [kontonummer]");
    }

    #[test]
    fn phone_numbers_are_masked() {
        for number in [
            "91234567",
            "912 34 567",
            "91 23 45 67",
            "+47 912 34 567",
            "+4791234567",
            "004791234567",
            "0047 91234567",
            "4791234567",
            "+46 70 123 45 67",
            "9123 4567",
        ] {
            check(&format!("ring {number}!"), "ring [telefonnummer]!");
        }
        check(
            "fnr 01019012345 91234567",
            "fnr [fødselsnummer] [telefonnummer]",
        );
    }

    #[test]
    fn addresses_and_duf_numbers_are_masked() {
        check(
            "skriv til kari.nordmann+nav@epost.no.",
            "skriv til [e-postadresse].",
        );
        check("bjørn@høyskole.no", "[e-postadresse]");
        check("DUF 201012345609", "DUF [DUF-nummer]");
        check("duf-nr 2010 123456 09", "duf-nr [DUF-nummer]");
    }

    #[test]
    fn what_a_conversation_needs_stays() {
        stays("organisasjonsnummer 889640782 eller 889 640 782");
        stays("termin 23.11.2026, 2026-11-23, 23/11-26 eller 20261123");
        stays("fra 01.02.26-03.04.26 og 01.02.26-3.04.26");
        stays("21.02.26-03.04.26");
        stays("vedtak 12.10.2026 500 kr");
        stays("2026-10-12 100 kr");
        stays("jeg fikk 45 000 000 kr, kr 45000000 og 12 345,-");
        stays("ring 113, 112, 110, 116 117, 116 123 eller 116 006");
        stays("lov-1997-02-28-19 § 14-5, 2025-2026");
        stays("12 uker, 3 barn, 2 000 000");
    }
}
