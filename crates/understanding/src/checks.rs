//! Check digits and plausible dates in numbers.

/// Whether the first six digits are a day of birth as identity numbers write it: days also plus 40
/// (D-numbers), months also plus 40 (help numbers), 65 or 80 (synthetic persons of the tax
/// administration's test registers).
pub(crate) fn has_birth_date(digits: &str) -> bool {
    let Some(values) = values(digits) else {
        return false;
    };
    let day = values[0] * 10 + values[1];
    let month = values[2] * 10 + values[3];
    let days = matches!(day, 1..=31 | 41..=71);
    let months = matches!(month, 1..=12 | 41..=52 | 66..=77 | 81..=92);
    days && months
}

/// Whether the eleven digits are an identity number by both check digits, whatever the date.
pub(crate) fn mod11_identity(digits: &str) -> bool {
    let Some(values) = values(digits) else {
        return false;
    };
    let sum = |weights: &[u32]| -> u32 { values.iter().zip(weights).map(|(v, w)| v * w).sum() };
    values.len() == 11
        && sum(&[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]).is_multiple_of(11)
        && sum(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
}

/// Whether the last of eleven digits is a Norwegian bank account's check digit.
pub(crate) fn mod11_account(digits: &str) -> bool {
    digits.len() == 11 && weighted(digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1])
}

/// Whether the last of nine digits is an organisation number's check digit. Numbers begin with 8 or 9.
pub(crate) fn mod11_organisation(digits: &str) -> bool {
    digits.len() == 9
        && digits.starts_with(['8', '9'])
        && weighted(digits, &[3, 2, 7, 6, 5, 4, 3, 2, 1])
}

/// A year that people write about: 1900 to 2099.
pub(crate) fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// A date written as eight digits, year first: 20261123.
pub(crate) fn is_compact_date(digits: &str) -> bool {
    digits.len() == 8
        && is_year(&digits[..4])
        && matches!(digits[4..6].parse(), Ok(1..=12))
        && matches!(digits[6..].parse(), Ok(1..=31))
}

fn weighted(digits: &str, weights: &[u32]) -> bool {
    values(digits).is_some_and(|values| {
        let sum: u32 = values.iter().zip(weights).map(|(v, w)| v * w).sum();
        sum.is_multiple_of(11)
    })
}

fn values(digits: &str) -> Option<Vec<u32>> {
    digits.chars().map(|digit| digit.to_digit(10)).collect()
}
