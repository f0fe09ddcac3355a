//! Dates written in digits: `2027-03-03`, `3.3.2027`, `3/3-27`, `3/3`.

use super::lexicon::{Named, Sense};
use super::reader::Place;
use super::when::When;
use content::Lang;
use jiff::civil::Date;

/// The date in digits that begins here, and how many tokens it takes.
pub(super) fn read(place: Place<'_>) -> Option<(usize, When)> {
    let token = place.token(0).filter(|token| token.is_number())?;
    if matches!(
        place.word(-1),
        "kl" | "klokka" | "klokken" | "at" | "§" | "paragraf"
    ) {
        return None;
    }
    let text = &place.message.text[token.span.start..];
    let digits = Digits::read(text, is_day_and_month(place, text))?;
    let readings = digits.readings(place.message.lang, place.message.today)?;
    if digits.is_fraction() && !is_led(place) {
        return None;
    }
    let end = token.span.start + digits.length;
    let words = place.message.tokens[place.at..]
        .iter()
        .take_while(|token| token.span.start < end)
        .count();
    let last = place.token(words.cast_signed() - 1)?;
    let is_complete = last.span.start + last.text.trim_end_matches(['.', ',']).len() <= end;
    is_complete.then_some((words, When::DayOfYear(readings)))
}

/// Whether the word before says that a day follows, or nothing else does.
fn is_led(place: Place<'_>) -> bool {
    matches!(
        place.word(-1),
        "den" | "the" | "on" | "på" | "termin" | "due" | "født" | "døde" | "fra" | "til" | "innen"
    ) || place.is_whole(2)
}

/// "sendt 14.10", "termin 03.04": two digits and two digits, where a day is spoken of.
fn is_day_and_month(place: Place<'_>, text: &str) -> bool {
    let digits = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let is_pair = digits(0)
        && digits(1)
        && text[2..].starts_with('.')
        && digits(3)
        && digits(4)
        && !digits(5);
    let is_spoken_of = place.is_whole(1)
        || is_led(place)
        || place
            .sense(-1, |sense| {
                matches!(sense, Sense::Past | Sense::Future | Sense::Death).then_some(())
            })
            .is_some();
    let is_counted = place.means(1, Sense::Currency) || place.unit(1).is_some();
    is_pair && is_spoken_of && !is_counted
}

/// The numbers of a date, as they stand.
struct Digits {
    numbers: [i16; 3],
    /// How many of them there are.
    count: usize,
    /// How many digits the last one has.
    length_of_last: usize,
    /// Whether a slash stands between the first two.
    slash: bool,
    /// Bytes.
    length: usize,
}

impl Digits {
    fn read(text: &str, is_pair: bool) -> Option<Self> {
        let (first, mut at) = number(text, 0)?;
        let mut digits = Digits {
            numbers: [first, 0, 0],
            count: 1,
            length_of_last: at,
            slash: false,
            length: at,
        };
        while digits.count < 3 {
            let Some((next, begin, end)) = after_separator(text, at) else {
                break;
            };
            let is_short = digits.count == 1 && end - begin > 2;
            // "1/1-30/6" are two dates.
            let is_another =
                digits.count == 2 && end - begin <= 2 && after_separator(text, end).is_some();
            if is_short || is_another {
                break;
            }
            digits.slash |= digits.count == 1 && text[at..begin].contains('/');
            digits.numbers[digits.count] = next;
            digits.count += 1;
            digits.length_of_last = end - begin;
            at = end;
        }
        digits.length = at;
        let closes = text[at..].starts_with('.');
        let is_date = match digits.count {
            3 => true,
            // Without a year a slash or a closing dot is needed: 3.5 may be anything.
            2 => digits.slash || is_pair || (closes && text[..at].contains('.')),
            _ => false,
        };
        is_date.then_some(digits)
    }

    /// The days it can be. In English the month may come first, though whoever writes to a Norwegian
    /// public body mostly writes as Norway does.
    fn readings(&self, lang: Lang, today: Date) -> Option<Vec<(Named, Option<i16>)>> {
        let [a, b, c] = self.numbers;
        let (orders, years) = if a >= 1000 {
            let full = self.count == 3 && self.length_of_last <= 2;
            (vec![(c, b)], full.then(|| vec![Some(a)])?)
        } else {
            let years = match (self.count, self.length_of_last) {
                (2, _) => vec![None],
                (_, 2) => full_years(c, today),
                (_, 4) => vec![Some(c)],
                _ => return None,
            };
            let month_first = lang == Lang::En && self.slash && a != b;
            let orders = if month_first {
                vec![(a, b), (b, a)]
            } else {
                vec![(a, b)]
            };
            (orders, years)
        };
        let mut readings = Vec::new();
        for year in &years {
            // A leap year stands for the years not said.
            let probe = year.unwrap_or(2024);
            for (day, month) in &orders {
                let (Ok(day), Ok(month)) = (i8::try_from(*day), i8::try_from(*month)) else {
                    continue;
                };
                if (1900..2100).contains(&probe) && Date::new(probe, month, day).is_ok() {
                    readings.push((Named::Fixed(month, day), *year));
                }
            }
        }
        (!readings.is_empty()).then_some(readings)
    }

    /// "1/2 stilling", "24/7".
    fn is_fraction(&self) -> bool {
        let [a, b, _] = self.numbers;
        self.count == 2 && self.slash && matches!((a, b), (1, 2..=4) | (3, 4) | (2, 3) | (24, 7))
    }
}

/// Two digits mean the year that is less than twenty years ahead: 58 is 1958. A year to come may be
/// that of the century before: 27 is 2027, or 1927.
fn full_years(short: i16, today: Date) -> Vec<Option<i16>> {
    let full = today.year() / 100 * 100 + short;
    if full >= today.year() + 20 {
        vec![Some(full - 100)]
    } else if full > today.year() {
        vec![Some(full), Some(full - 100)]
    } else {
        vec![Some(full)]
    }
}

/// The number at a place, of at most four digits, and where it ends.
fn number(text: &str, at: usize) -> Option<(i16, usize)> {
    let digits = text.as_bytes()[at..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let end = at + digits;
    let value = text[at..end].parse().ok()?;
    (digits <= 4).then_some((value, end))
}

/// The number behind a separator, where it begins and where it ends.
fn after_separator(text: &str, at: usize) -> Option<(i16, usize, usize)> {
    let bytes = text.as_bytes();
    let is_space = |at: usize| bytes.get(at) == Some(&b' ');
    let mut begin = at;
    let separator = *bytes.get(at + usize::from(is_space(at)))?;
    let spaced = matches!(separator, b'.' | b'/');
    if spaced && is_space(at) {
        begin += 1;
    }
    if !matches!(bytes.get(begin)?, b'.' | b'/' | b'-') {
        return None;
    }
    begin += 1;
    if spaced && is_space(begin) {
        begin += 1;
    }
    let (value, end) = number(text, begin)?;
    Some((value, begin, end))
}
