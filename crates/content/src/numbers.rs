//! How languages write numbers. Signs as in CLDR 47 (`nb`, `nn`, `en`).

use fluent_bundle::{FluentValue, types::FluentNumber};

/// The signs in a language's numbers.
pub(crate) struct Signs {
    minus: &'static str,
    group: &'static str,
    decimal: &'static str,
}

/// `−1 234,5`, with a space that does not break.
pub(crate) const NORWEGIAN: Signs = Signs {
    minus: "\u{2212}",
    group: "\u{a0}",
    decimal: ",",
};

/// `-1,234.5`
pub(crate) const ENGLISH: Signs = Signs {
    minus: "-",
    group: ",",
    decimal: ".",
};

/// Digits behind the decimal sign where a message does not say, as `Intl.NumberFormat` has it.
const FRACTION_DIGITS: usize = 3;

/// A number as the language writes it; `None` for what is no number, which Fluent writes itself.
pub(crate) fn format(value: &FluentValue<'_>, signs: &Signs) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.is_finite() => Some(write(number, signs)),
        _ => None,
    }
}

fn write(number: &FluentNumber, signs: &Signs) -> String {
    let least = number.options.minimum_fraction_digits.unwrap_or(0);
    let most = number.options.maximum_fraction_digits;
    let most = most.unwrap_or(FRACTION_DIGITS).max(least);
    let digits = format!("{:.most$}", number.value.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let zeros = fraction.len() - fraction.trim_end_matches('0').len();
    let fraction = &fraction[..(fraction.len() - zeros).max(least)];

    let is_zero = whole == "0" && fraction.chars().all(|digit| digit == '0');
    let mut text = String::new();
    if number.value < 0.0 && !is_zero {
        text.push_str(signs.minus);
    }
    for (index, digit) in whole.chars().enumerate() {
        let rest = whole.len() - index;
        if number.options.use_grouping && index > 0 && rest.is_multiple_of(3) {
            text.push_str(signs.group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push_str(signs.decimal);
        text.push_str(fraction);
    }
    text
}
