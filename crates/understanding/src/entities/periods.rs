//! Several days: "fra 1. januar til 30. juni", "siste halvår", "de siste to ukene", "før jul".

use super::dates::{self, plus, when};
use super::lexicon::{Direction, Named, Sense, Unit};
use super::reader::{Place, Reading, Tense};
use super::when::When;
use crate::{EntityValue, Period};
use jiff::civil::Date;

/// The period that begins here.
pub(super) fn read(place: Place<'_>) -> Option<Reading> {
    from_to(place)
        .or_else(|| last_so_long(place))
        .or_else(|| open_ended(place))
}

/// "fra 1. januar til 30. juni", "between 3 and 10 March", "1.–5. mars", "mars til juni".
fn from_to(place: Place<'_>) -> Option<Reading> {
    let opener = match place.word(0) {
        "fra" | "frå" | "from" | "mellom" | "between" => 1,
        _ => 0,
    };
    let start = place.on(opener);
    let led = opener > 0;
    let (first_words, first) = when(start, led).or_else(|| bare_day(start))?;
    let joined = start.on(first_words);
    let between = led && matches!(place.word(0), "mellom" | "between");
    let joint = joint(joined, between)?;
    let rest = joined.on(joint);
    let the = usize::from(matches!(rest.word(0), "den" | "the"));
    let (last_words, last) = when(rest.on(the), true)?;
    let (last_words, words) = (last_words + the, opener + first_words + joint);
    let tense = place.tense(words + last_words);
    let period = join(&first, &last, tense, place.message.today)?;
    Some((words + last_words, EntityValue::Period(period)))
}

/// A day of the month that follows: "1. til 5. mars".
fn bare_day(place: Place<'_>) -> Option<(usize, When)> {
    let day = i8::try_from(place.whole(0)?).ok()?;
    let joint = joint(place.on(1), true)?;
    let (_, last) = when(place.on(1 + joint), true)?;
    let (year, month) = match &last {
        When::DayOfYear(days) => match days.first()? {
            (Named::Fixed(month, _), year) => (*year, *month),
            _ => return None,
        },
        _ => return None,
    };
    Date::new(year.unwrap_or(2024), month, day).ok()?;
    let named = Named::Fixed(month, day);
    Some((1, When::DayOfYear(vec![(named, year)])))
}

/// How many words join the two ends: none for a dash, and no joint is `None`.
fn joint(place: Place<'_>, between: bool) -> Option<usize> {
    place.token(0)?;
    if matches!(place.gap(0), "-" | "–" | "—") {
        return Some(0);
    }
    match (place.word(0), place.word(1), place.word(2)) {
        ("fram" | "frem", "til", _) => Some(2),
        ("til", "og", "med") => Some(3),
        ("til" | "tom" | "to" | "through" | "until" | "till", ..) => Some(1),
        ("og" | "and", ..) if between => Some(1),
        _ => None,
    }
}

/// The days between the two ends. A year left out is that of the other end, or the nearest.
fn join(first: &When, last: &When, tense: Tense, today: Date) -> Option<Period> {
    let (from, to) = match (first.fixed(), last.fixed()) {
        (Some((from, _)), Some((_, to))) => (from, to),
        (Some((from, _)), None) => (from, after(last, from)?),
        (None, Some((_, to))) => {
            let years = [to.year(), to.year() - 1];
            let from = years.into_iter().find_map(|year| {
                first
                    .in_year(year)
                    .map(|days| days.0)
                    .filter(|day| *day <= to)
            })?;
            (from, to)
        }
        (None, None) => {
            let (from, _) = first.days(tense, today)?;
            (from, after(last, from)?)
        }
    };
    // "Fra mandag til fredag": the Friday behind that Monday.
    let to = if to < from && matches!(last, When::Days(_)) {
        plus(to, jiff::Span::new().weeks(1))?
    } else {
        to
    };
    (from <= to).then_some(Period {
        from: Some(from),
        to: Some(to),
    })
}

/// The end of the first occurrence that ends after a day.
fn after(when: &When, day: Date) -> Option<Date> {
    let years = [day.year(), day.year() + 1];
    years.into_iter().find_map(|year| {
        when.in_year(year)
            .map(|days| days.1)
            .filter(|last| *last >= day)
    })
}

/// "de siste to ukene", "the last six months", "siste halvår", "det siste året".
fn last_so_long(place: Place<'_>) -> Option<Reading> {
    let article = usize::from(matches!(
        place.word(0),
        "de" | "dei" | "the" | "det" | "den"
    ));
    let start = place.on(article);
    let direction = start.direction(0)?;
    if direction == Direction::This {
        return None;
    }
    let (words, length) = match dates::length(start, 1) {
        Some((words, length)) if !start.means(1, Sense::Article) => (words, length),
        _ if article == 1 => match start.unit(1)? {
            Unit::Year => (1, jiff::Span::new().years(1)),
            Unit::Month if direction == Direction::Last => (1, jiff::Span::new().months(1)),
            _ => return None,
        },
        _ => return None,
    };
    let today = place.message.today;
    let (from, to) = if direction == Direction::Last {
        (plus(today, -length)?, today)
    } else {
        (today, plus(today, length)?)
    };
    let period = Period {
        from: Some(from),
        to: Some(to),
    };
    Some((article + 1 + words as usize, EntityValue::Period(period)))
}

/// "før jul", "after 1 March", "siden 2019".
fn open_ended(place: Place<'_>) -> Option<Reading> {
    let start = place.on(1);
    let (words, when) = match place.word(0) {
        "før" | "before" | "etter" | "after" => when(start, true)?,
        "siden" | "sidan" | "since" => when(start, true).filter(|(_, when)| !when.is_day())?,
        _ => return None,
    };
    let today = place.message.today;
    let (first, last) = when.days(place.tense(words + 1), today)?;
    let period = match place.word(0) {
        "før" | "before" => Period {
            from: None,
            to: Some(first.yesterday().ok()?),
        },
        "etter" | "after" => Period {
            from: Some(last.tomorrow().ok()?),
            to: None,
        },
        _ => {
            let (first, _) = when.days(Tense::Past, today)?;
            Period {
                from: Some(first),
                to: None,
            }
        }
    };
    Some((words + 1, EntityValue::Period(period)))
}
