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

#[cfg(test)]
mod tests {
    use super::{ENGLISH, NORWEGIAN, format};
    use fluent_bundle::{
        FluentValue,
        types::{FluentNumber, FluentNumberOptions},
    };

    fn check(
        number: f64,
        least: Option<usize>,
        most: Option<usize>,
        norwegian: &str,
        english: &str,
    ) {
        let options = FluentNumberOptions {
            minimum_fraction_digits: least,
            maximum_fraction_digits: most,
            ..FluentNumberOptions::default()
        };
        let value = FluentValue::Number(FluentNumber::new(number, options));
        let norwegian = norwegian.replace(' ', "\u{a0}");
        assert_eq!(format(&value, &NORWEGIAN).as_deref(), Some(&*norwegian));
        assert_eq!(format(&value, &ENGLISH).as_deref(), Some(english));
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        check(0.0, None, None, "0", "0");
        check(7.0, None, None, "7", "7");
        check(999.0, None, None, "999", "999");
        check(1234.5, None, None, "1 234,5", "1,234.5");
        check(1_234_567.0, None, None, "1 234 567", "1,234,567");
        check(-1234.0, None, None, "−1 234", "-1,234");
        check(0.1 + 0.2, None, None, "0,3", "0.3");
        check(-0.0001, None, None, "0", "0");
        check(12.0, Some(2), None, "12,00", "12.00");
        check(12.346, None, Some(2), "12,35", "12.35");
        check(999.999, None, Some(0), "1 000", "1,000");
    }

    #[test]
    fn years_are_not_grouped_when_the_message_says_so() {
        let options = FluentNumberOptions {
            use_grouping: false,
            ..FluentNumberOptions::default()
        };
        let year = FluentValue::Number(FluentNumber::new(2027.0, options));
        assert_eq!(format(&year, &NORWEGIAN).as_deref(), Some("2027"));
    }

    #[test]
    fn what_is_no_number_is_left_to_fluent() {
        for value in [FluentValue::from("1234"), FluentValue::from(f64::NAN)] {
            assert_eq!(format(&value, &NORWEGIAN), None);
        }
    }
}
