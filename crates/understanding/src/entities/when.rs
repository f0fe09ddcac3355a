//! What the words for a time say, and which days they are for somebody who writes today.

use super::lexicon::Named;
use super::reader::Tense;
use crate::calendar::easter_sunday;
use crate::{EntityValue, Period};
use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A time as the words have it; a year left out stays open.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum When {
    /// A day of a year, or one of several where digits can be read in more than one way.
    DayOfYear(Vec<(Named, Option<i16>)>),
    /// One of these days, the likeliest first.
    Days(Vec<Date>),
    /// A month.
    Month(i8, Option<i16>),
    /// Some days of every year.
    Stretch(Named, Option<i16>),
    /// An ISO week.
    Week(i8, Option<i16>),
    /// From a day to another.
    Span(Date, Date),
}

/// How far ahead a day without a year is still likelier than the one that has been: eight months, so
/// that a due date is and the day of a recent death is not.
const AHEAD_DAYS: i32 = 245;

impl When {
    /// What it is for somebody who writes `today` of what has been or is to come.
    pub(super) fn resolve(&self, tense: Tense, today: Date) -> Option<EntityValue> {
        match self {
            When::DayOfYear(readings) => {
                let each: Vec<Vec<Date>> = readings
                    .iter()
                    .map(|(named, year)| match year {
                        Some(year) => named.first(*year).into_iter().collect(),
                        None => occurrences(
                            |year| Some((named.first(year)?, named.first(year)?)),
                            tense,
                            today,
                        ),
                    })
                    .collect();
                day_of(&alternating(&each), tense, today)
            }
            When::Days(days) => day_of(days, tense, today),
            When::Month(..) => {
                let (first, _) = self.days(tense, today)?;
                Some(EntityValue::Month(first))
            }
            When::Stretch(..) | When::Week(..) | When::Span(..) => {
                let (first, last) = self.days(tense, today)?;
                Some(EntityValue::Period(Period {
                    from: Some(first),
                    to: Some(last),
                }))
            }
        }
    }

    /// Its first and last day, in the likeliest reading.
    pub(super) fn days(&self, tense: Tense, today: Date) -> Option<(Date, Date)> {
        if let Some(fixed) = self.fixed() {
            return Some(fixed);
        }
        let in_year = |year| self.in_year(year);
        let first = *occurrences(in_year, tense, today).first()?;
        // The occurrence that begins there: a week or a season may begin in the year before.
        [first.year(), first.year() + 1]
            .into_iter()
            .filter_map(in_year)
            .find(|(begin, _)| *begin == first)
    }

    /// Its first and last day where no year is left open.
    pub(super) fn fixed(&self) -> Option<(Date, Date)> {
        match self {
            When::Days(days) => days.first().map(|day| (*day, *day)),
            When::Span(first, last) => Some((*first, *last)),
            When::DayOfYear(readings) => self.in_year(readings.first()?.1?),
            When::Month(_, year) | When::Stretch(_, year) | When::Week(_, year) => {
                self.in_year((*year)?)
            }
        }
    }

    /// Its first and last day in a year.
    pub(super) fn in_year(&self, year: i16) -> Option<(Date, Date)> {
        match self {
            When::DayOfYear(readings) => {
                let day = readings.first()?.0.first(year)?;
                Some((day, day))
            }
            When::Month(month, _) => {
                let first = Date::new(year, *month, 1).ok()?;
                Some((first, first.last_of_month()))
            }
            When::Stretch(named, _) => Some((named.first(year)?, named.last(year)?)),
            When::Week(week, _) => {
                let monday = ISOWeekDate::new(year, *week, Weekday::Monday).ok()?.date();
                Some((monday, monday.checked_add(6.days()).ok()?))
            }
            When::Days(_) | When::Span(..) => None,
        }
    }

    /// Whether a day, rather than several.
    pub(super) fn is_day(&self) -> bool {
        matches!(self, When::DayOfYear(_) | When::Days(_))
    }
}

impl Named {
    /// Its first day in a year.
    pub(super) fn first(self, year: i16) -> Option<Date> {
        let easter = |days: i32| easter_sunday(year)?.checked_add(days.days()).ok();
        match self {
            Named::Fixed(month, day) => Date::new(year, month, day).ok(),
            Named::Easter(days) => easter(days),
            Named::EasterWeek => easter(-7),
            Named::Pentecost => easter(48),
            Named::Christmas => Date::new(year, 12, 24).ok(),
            Named::Season(month) => Date::new(year, month, 1).ok(),
        }
    }

    /// Its last day in a year.
    fn last(self, year: i16) -> Option<Date> {
        let first = self.first(year)?;
        let after = match self {
            Named::Fixed(..) | Named::Easter(_) => 0.days(),
            Named::EasterWeek => 8.days(),
            Named::Pentecost => 2.days(),
            Named::Christmas => 7.days(),
            Named::Season(_) => 3.months().days(-1),
        };
        match self {
            Named::Season(_) => first.checked_add(3.months()).ok()?.yesterday().ok(),
            _ => first.checked_add(after).ok(),
        }
    }

    /// Whether a single day.
    pub(super) fn is_day(self) -> bool {
        matches!(self, Named::Fixed(..) | Named::Easter(_))
    }
}

/// The first days of the last occurrence and the next, the likelier first; one where the tense or
/// today decides. What lasts until today or longer is to come, and has been as well.
fn occurrences(
    in_year: impl Fn(i16) -> Option<(Date, Date)>,
    tense: Tense,
    today: Date,
) -> Vec<Date> {
    // The 29th of February may be eight years away.
    let years = today.year() - 8..=today.year() + 8;
    let known: Vec<(Date, Date)> = years.filter_map(&in_year).collect();
    let last = known.iter().rev().find(|(first, _)| *first <= today);
    let next = known.iter().find(|(_, last)| *last >= today);
    match (last, next, tense) {
        (Some(last), _, Tense::Past) => vec![last.0],
        (_, Some(next), Tense::Future) => vec![next.0],
        (Some(last), Some(next), Tense::Unsaid) if last == next => vec![last.0],
        (Some(last), Some(next), Tense::Unsaid) => {
            let ahead = days_between(today, next.0);
            let is_near = ahead <= AHEAD_DAYS || ahead <= days_between(last.0, today);
            if is_near {
                vec![next.0, last.0]
            } else {
                vec![last.0, next.0]
            }
        }
        (last, next, _) => last.or(next).map(|days| days.0).into_iter().collect(),
    }
}

fn days_between(a: Date, b: Date) -> i32 {
    a.until(b).map_or(i32::MAX, |span| span.get_days())
}

/// The first of each, then the second of each.
fn alternating(each: &[Vec<Date>]) -> Vec<Date> {
    let longest = each.iter().map(Vec::len).max().unwrap_or_default();
    (0..longest)
        .flat_map(|place| each.iter().filter_map(move |days| days.get(place)))
        .copied()
        .collect()
}

/// One day, or one of several; those against the tense are left out where others remain.
fn day_of(days: &[Date], tense: Tense, today: Date) -> Option<EntityValue> {
    let fits = |day: &Date| match tense {
        Tense::Past => *day <= today,
        Tense::Future => *day >= today,
        Tense::Unsaid => true,
    };
    let mut readings: Vec<Date> = Vec::with_capacity(days.len());
    for day in days.iter().copied().filter(fits) {
        if !readings.contains(&day) {
            readings.push(day);
        }
    }
    match readings.as_slice() {
        [] => days.first().copied().map(EntityValue::Date),
        [day] => Some(EntityValue::Date(*day)),
        _ => Some(EntityValue::OneOfDates(readings)),
    }
}
