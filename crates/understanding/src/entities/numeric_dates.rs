//! Dates written in digits: `2027-03-03`, `3.3.2027`, `3/3-27`, `3/3`.

use super::Found;
use crate::EntityValue;
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

static YEAR_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b((?:19|20)[0-9]{2})[-./]([0-9]{1,2})[-./]([0-9]{1,2})\b")
        .expect("the pattern is constant")
});

/// Day first, in English too: whoever writes to a Norwegian public body writes as Norway does.
static DAY_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\b([0-9]{1,2})(?:[./-]| ?[./] ?)([0-9]{1,2})(?:[./-]| ?[./] ?)((?:19|20)?[0-9]{2})\b",
    )
    .expect("the pattern is constant")
});

/// Without a year a slash or a closing dot is needed: 3.5 may be anything.
static NO_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b([0-9]{1,2})(?:/([0-9]{1,2})\b|\.([0-9]{1,2})\.)")
        .expect("the pattern is constant")
});

pub(super) fn find(text: &str, today: Date, found: &mut Found) {
    for (pattern, order) in [(&YEAR_FIRST, [1, 2, 3]), (&DAY_FIRST, [3, 2, 1])] {
        for captures in pattern.captures_iter(text) {
            let [year, month, day] = order.map(|group| captures[group].parse::<i16>());
            if let (Ok(year), Ok(month), Ok(day)) = (year, month, day)
                && let Ok(date) = Date::new(full_year(year, today), month as i8, day as i8)
            {
                found.add(captures.get_match().range(), EntityValue::Date(date));
            }
        }
    }
    for captures in NO_YEAR.captures_iter(text) {
        let month = captures.get(2).or_else(|| captures.get(3));
        let month = month.and_then(|month| month.as_str().parse().ok());
        if let (Ok(day), Some(month)) = (captures[1].parse(), month)
            && let Some(date) = nearest(today, month, day, false)
        {
            found.add(captures.get_match().range(), EntityValue::Date(date));
        }
    }
}

/// Two digits mean the year that is less than twenty years ahead: 27 is 2027, 58 is 1958.
fn full_year(year: i16, today: Date) -> i16 {
    if year >= 100 {
        return year;
    }
    let century = today.year() / 100 * 100;
    let full = century + year;
    if full >= today.year() + 20 {
        full - 100
    } else {
        full
    }
}

/// How far ahead a day without a year is still taken to lie ahead: eight months, so that a due date
/// does and the day of a recent death does not.
const AHEAD_DAYS: i32 = 245;

/// The day of that name that is meant, when the year is not said.
pub(super) fn nearest(today: Date, month: i8, day: i8, past: bool) -> Option<Date> {
    let of = |year: i16| Date::new(year, month, day).ok();
    let years = [today.year() - 1, today.year(), today.year() + 1];
    let last = years
        .into_iter()
        .filter_map(of)
        .filter(|date| *date <= today)
        .max();
    let next = years
        .into_iter()
        .filter_map(of)
        .filter(|date| *date >= today)
        .min();
    match (last, next) {
        (Some(last), _) if past => Some(last),
        (Some(last), Some(next)) => {
            let near = (next - today).get_days() <= AHEAD_DAYS;
            Some(if near { next } else { last })
        }
        (last, next) => next.or(last),
    }
}
