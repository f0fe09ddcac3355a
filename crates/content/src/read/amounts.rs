//! Amounts and days in text: named ones are filled in from the rates, typed ones refused.

use crate::{
    Lang, Text,
    findings::{Findings, Place},
    rates::{Filled, Filling},
    rule,
    yaml::Node,
};

/// What comes before or after the digits of an amount.
const CURRENCIES: [&str; 4] = ["kroner", "kr", "nok", "kronor"];

/// Months in our three languages, as they stand behind or before a day.
const MONTHS: [&str; 20] = [
    "januar",
    "january",
    "februar",
    "february",
    "mars",
    "march",
    "april",
    "mai",
    "may",
    "juni",
    "june",
    "juli",
    "july",
    "august",
    "september",
    "oktober",
    "october",
    "november",
    "desember",
    "december",
];

/// Reads a text per language with its rates filled in.
pub(super) fn text(node: &Node, filling: Filling<'_>, findings: &mut Findings) -> Option<Text> {
    node.localized(findings, |lang, node, findings| {
        let line = node.line(findings)?;
        Some(fill(&line, lang, &node.place, filling, findings).text)
    })
}

/// Fills in what a text names, and reports unknown names and typed amounts. `place` is that of the
/// text's first line.
pub(super) fn fill(
    source: &str,
    lang: Lang,
    place: &Place,
    filling: Filling<'_>,
    findings: &mut Findings,
) -> Filled {
    let at = |line: usize| place.at(place.line.unwrap_or(1) + line);
    for (index, line) in source.lines().enumerate() {
        if let Some(amount) = typed(line) {
            let message = format!("`{amount}` is typed into the text");
            let fix = "write it once in knowledge/rates.yaml, and {its-name} here";
            findings.report(rule::TYPED_AMOUNT, &at(index), message, fix);
        }
    }
    let filled = filling.fill(lang, source);
    for (line, name) in &filled.unknown {
        let message = format!("there is no rate `{name}`");
        let fix = "write {name}, {name*6} or {name/2} with a name of knowledge/rates.yaml";
        findings.report(rule::UNKNOWN_RATE, &at(*line), message, fix);
    }
    filled
}

/// An amount in kroner or a day of the year that stands in a line in digits.
fn typed(line: &str) -> Option<String> {
    // An address may hold anything.
    let words: Vec<&str> = line
        .split([' ', '\u{a0}'])
        .filter(|word| !word.contains("://"))
        .collect();
    words.windows(2).find_map(|pair| {
        let [first, second] = pair else { return None };
        let (digits, word) = match (number(first), number(second)) {
            (Some(digits), None) => (digits, second),
            (None, Some(digits)) => (digits, first),
            _ => return None,
        };
        let word = word
            .trim_matches(|char: char| !char.is_alphanumeric())
            .to_lowercase();
        let is_amount = CURRENCIES.contains(&word.as_str());
        let is_day = digits.len() <= 2 && MONTHS.contains(&word.as_str());
        (is_amount || is_day).then(|| format!("{first} {second}"))
    })
}

/// The digits of a word that is a number, signs around it left out.
fn number(word: &str) -> Option<&str> {
    let core = word.trim_matches(|char: char| !char.is_alphanumeric());
    let is_number = !core.is_empty()
        && core
            .chars()
            .all(|char| char.is_ascii_digit() || char == ',');
    is_number.then_some(core)
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn amounts_and_days_in_digits_are_found() {
        let check = |line: &str, found: Option<&str>| {
            assert_eq!(typed(line).as_deref(), found, "{line}");
        };
        check("Du får 2 012 kroner i måneden.", Some("012 kroner"));
        check("It costs NOK 5,784.", Some("NOK 5,784."));
        check("Fristen er 1. mars.", Some("1. mars."));
        check("The deadline is 31 May.", Some("31 May."));
        check("Fristen er {frist} hvert år.", None);
        check("Du får pengene i 49 uker.", None);
        check("Mars 2027 er siste måned.", None);
        check("You may apply in week 22.", None);
        check("Ring 55 55 33 33 før kl. 15.", None);
        check("Se [satsene](https://www.nav.no/satser) fra 2027.", None);
    }
}
