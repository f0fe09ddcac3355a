//! Dates in words: "3. mars", "om to uker", "next Friday", "in April", "i går".

use super::Found;
use super::numeric_dates::nearest;
use super::tokens::Token;
use super::vocabulary::{self, Unit};
use crate::EntityValue;
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// A reading of the words at some place: how many of them, and what they mean.
type Reading = (usize, EntityValue);

pub(super) fn find(tokens: &[Token<'_>], today: Date, found: &mut Found) {
    let readers = [day_and_month, relative, named_day, counted, weekday, month];
    let mut at = 0;
    while at < tokens.len() {
        let reading = readers
            .iter()
            .find_map(|reader| reader(Place { tokens, at }, today));
        let Some((words, value)) = reading else {
            at += 1;
            continue;
        };
        let last = &tokens[at + words - 1];
        // The dot behind a last number ends the sentence.
        let dot = last.is_number() && last.text.ends_with('.');
        let end = last.span.end - usize::from(dot && words > 1);
        found.add(tokens[at].span.start..end, value);
        at += words;
    }
}

/// Where a reader stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
}

impl<'a> Place<'a> {
    /// The word so many places on, in lower case; empty beyond the ends.
    fn word(self, offset: isize) -> &'a str {
        self.token(offset).map_or("", |token| token.lower.as_str())
    }

    fn token(self, offset: isize) -> Option<&'a Token<'a>> {
        self.tokens.get(self.at.checked_add_signed(offset)?)
    }

    fn whole(self, offset: isize) -> Option<i32> {
        self.token(offset)?.whole()
    }

    /// A count, in digits or words; "a couple of" and "et par" are two.
    fn count(self, offset: isize) -> Option<(isize, i32)> {
        match (self.word(offset), self.word(offset + 1)) {
            ("et" | "eit", "par") => Some((2, 2)),
            ("a", "couple") if self.word(offset + 2) == "of" => Some((3, 2)),
            ("halvannen" | "halvanna", _) => None,
            (word, _) => {
                let count = vocabulary::number(word).or_else(|| self.whole(offset))?;
                Some((1, count))
            }
        }
    }

    /// Whether one of the few words before says that it has been.
    fn is_past(self) -> bool {
        (1..=4).any(|back| vocabulary::is_past(self.word(-back)))
    }

    fn year(self, offset: isize) -> Option<i16> {
        let year = self.whole(offset)?;
        (1900..2100).contains(&year).then_some(year as i16)
    }
}

/// "3. mars 2027", "den 3 mars", "3rd of March", "March 3", "March 3rd, 2027".
fn day_and_month(place: Place<'_>, today: Date) -> Option<Reading> {
    let (words, day, month) = if let Some(day) = place.whole(0) {
        let of = isize::from(place.word(1) == "of");
        (2 + of, day, vocabulary::month(place.word(1 + of))?)
    } else {
        let the = isize::from(place.word(1) == "the");
        let month = vocabulary::month(place.word(0))?;
        (2 + the, place.whole(1 + the)?, month)
    };
    let day = i8::try_from(day).ok()?;
    let (words, date) = match place.year(words) {
        Some(year) => (words + 1, Date::new(year, month, day).ok()?),
        None => (words, nearest(today, month, day, place.is_past())?),
    };
    Some((words as usize, EntityValue::Date(date)))
}

/// "i dag", "i morgen", "i går", "day after tomorrow".
fn relative(place: Place<'_>, today: Date) -> Option<Reading> {
    let (words, days) = match (place.word(0), place.word(1), place.word(2)) {
        ("day", "after", "tomorrow") => (3, 2),
        ("day", "before", "yesterday") => (3, -2),
        ("i", "overmorgen" | "overmorgon", _) => (2, 2),
        ("i", "forgårs" | "forgars" | "førgår", _) => (2, -2),
        ("i", "morgen" | "morgon" | "mårra" | "morra" | "mårå", _) => (2, 1),
        ("i", "går" | "gaar" | "gjår", _) => (2, -1),
        ("i", "dag", _) => (2, 0),
        ("overmorgen", ..) => (1, 2),
        ("imorgen" | "imorgon" | "imårra" | "imorra" | "imårå" | "tomorrow", ..) => (1, 1),
        ("igår" | "igaar" | "yesterday", ..) => (1, -1),
        ("idag" | "today", ..) => (1, 0),
        _ => return None,
    };
    Some((words, EntityValue::Date(plus(today, days.days())?)))
}

/// "neste fredag", "sist veke", "last month", "this week".
fn named_day(place: Place<'_>, today: Date) -> Option<Reading> {
    let direction = match place.word(0) {
        "neste" | "next" | "førstkommende" | "kommende" | "komande" => 1,
        "sist" | "siste" | "forrige" | "førre" | "last" => -1,
        "denne" | "this" => 0,
        _ => return None,
    };
    let word = place.word(1);
    if let Some(day) = vocabulary::weekday(word) {
        let date = match (direction, place.word(0)) {
            (-1, _) => today.nth_weekday(-1, day).ok()?,
            // "Next Friday" on a Monday is Friday of the week that comes.
            (1, "neste" | "next") => {
                let to_sunday = 7 - today.weekday().to_monday_one_offset();
                plus(today, to_sunday.days())?.nth_weekday(1, day).ok()?
            }
            _ => today.nth_weekday(1, day).ok()?,
        };
        return Some((2, EntityValue::Date(date)));
    }
    let named_month = vocabulary::month(word);
    if let Some(month) = named_month {
        let date = nearest(today.first_of_month(), month, 1, direction < 0)?;
        return Some((2, EntityValue::Month(date)));
    }
    match (vocabulary::unit(word)?, direction) {
        (Unit::Week, -1 | 1) => Some((2, EntityValue::Date(plus(today, (direction * 7).days())?))),
        (Unit::Month, _) => {
            let month = plus(today.first_of_month(), direction.months())?;
            Some((2, EntityValue::Month(month)))
        }
        _ => None,
    }
}

/// "om to uker", "for tre veker sidan", "in 10 days", "10 weeks ago".
fn counted(place: Place<'_>, today: Date) -> Option<Reading> {
    let opener = isize::from(matches!(place.word(0), "om" | "in" | "for" | "within"));
    let ahead = matches!(place.word(0), "om" | "in" | "within");
    let (number_words, count) = place.count(opener)?;
    let unit_at = opener + number_words;
    let unit = vocabulary::unit(place.word(unit_at))?;
    let (closer, backward) = match (place.word(unit_at + 1), place.word(unit_at + 2)) {
        ("siden" | "sidan" | "sia" | "sida" | "ago", _) => (1, true),
        ("from", "now") | ("fra" | "frå", "nå" | "no") => (2, false),
        _ if ahead => (0, false),
        _ => return None,
    };
    let signed = if backward { -count } else { count };
    let date = plus(today, span(unit, signed)?)?;
    Some(((unit_at + 1 + closer) as usize, EntityValue::Date(date)))
}

/// "på fredag", "on Friday": the next one, or the last one if it has been.
fn weekday(place: Place<'_>, today: Date) -> Option<Reading> {
    let opener = isize::from(matches!(place.word(0), "på" | "on"));
    let day = vocabulary::weekday(place.word(opener))?;
    let direction = if place.is_past() { -1 } else { 1 };
    let date = today.nth_weekday(direction, day).ok()?;
    Some(((opener + 1) as usize, EntityValue::Date(date)))
}

/// "i april", "in April 2027", "mars 2027", and a month alone where its name is nothing else.
fn month(place: Place<'_>, today: Date) -> Option<Reading> {
    let opener = isize::from(matches!(
        place.word(0),
        "i" | "in" | "til" | "fra" | "frå" | "since" | "until" | "by" | "innen" | "innan" | "for"
    ));
    let word = place.word(opener);
    let month = vocabulary::month(word)?;
    if let Some(year) = place.year(opener + 1) {
        let date = Date::new(year, month, 1).ok()?;
        return Some(((opener + 2) as usize, EntityValue::Month(date)));
    }
    let capitalised = place.token(opener)?.is_capitalised();
    let doubtful = vocabulary::is_doubtful_month(word) && !(capitalised && opener == 1);
    if doubtful && !(opener == 1 && matches!(place.word(0), "in" | "since" | "until")) {
        return None;
    }
    let date = nearest(today.first_of_month(), month, 1, place.is_past())?;
    Some(((opener + 1) as usize, EntityValue::Month(date)))
}

fn span(unit: Unit, count: i32) -> Option<Span> {
    let span = Span::new();
    match unit {
        Unit::Day => span.try_days(count),
        Unit::Week => span.try_weeks(count),
        Unit::Month => span.try_months(count),
        Unit::Year => span.try_years(count),
    }
    .ok()
}

fn plus(date: Date, span: Span) -> Option<Date> {
    date.checked_add(span).ok()
}
