//! Holidays and seasons: "i påsken", "2. juledag", "Good Friday", "til våren".

use super::dates::year_behind;
use super::lexicon::{Named, Sense};
use super::reader::Place;
use super::when::When;

/// A holiday or season. A season and the long holidays are believed behind a preposition, or with a
/// year: "jul hos mormor" says nothing of when.
pub(super) fn read(place: Place<'_>, led: bool) -> Option<(usize, When)> {
    let (words, named) = said(place)?;
    let (year_words, year) = year_behind(place, words.cast_signed());
    let total = words + year_words as usize;
    let is_led = led && !is_another_word(place);
    let turn = is_turn_of_year(place, words);
    let is_plain = named.is_day() && !turn;
    let is_led = is_led && !(turn && matches!(place.word(-1), "in" | "i" | "for" | "the"));
    let is_believed = is_plain || is_led || year.is_some() || place.is_whole(total);
    if !is_believed {
        return None;
    }
    if named.is_day() {
        return Some((total, When::DayOfYear(vec![(named, year)])));
    }
    Some((
        total,
        When::Stretch(named, year.or_else(|| coming(place, named))),
    ))
}

/// "Nyttår", "the new year": a day only before, at or after it.
fn is_turn_of_year(place: Place<'_>, words: usize) -> bool {
    matches!(
        place.word(words.cast_signed() - 1),
        "nyttår" | "year" | "years" | "year's"
    )
}

/// "Til høsten" is the next one, even in autumn.
fn coming(place: Place<'_>, named: Named) -> Option<i16> {
    let today = place.message.today;
    let years = [today.year(), today.year() + 1];
    let is_ahead = |year: &i16| named.first(*year).is_some_and(|first| first > today);
    years
        .into_iter()
        .find(is_ahead)
        .filter(|_| place.word(-1) == "til")
}

/// "i vår kommune" is ours, and "in spring beds" are beds.
fn is_another_word(place: Place<'_>) -> bool {
    let ends = place.token(1).is_none_or(|token| token.opens);
    matches!(place.word(0), "vår" | "spring") && !ends && year_behind(place, 1).1.is_none()
}

/// The words of a holiday or season.
fn said(place: Place<'_>) -> Option<(usize, Named)> {
    let the = usize::from(place.word(0) == "the");
    let place = place.on(the);
    let (words, named) = match (place.word(0), place.word(1)) {
        ("good", "friday") => (2, Named::Easter(-2)),
        ("maundy", "thursday") => (2, Named::Easter(-3)),
        ("palm", "sunday") => (2, Named::Easter(-7)),
        ("easter", "sunday" | "day") => (2, Named::Easter(0)),
        ("easter", "monday") => (2, Named::Easter(1)),
        ("easter", "saturday" | "eve") => (2, Named::Easter(-1)),
        ("ascension", "day") | ("kristi", "himmelfartsdag" | "himmelfart") => {
            (2, Named::Easter(39))
        }
        ("whit" | "pentecost", "sunday") => (2, Named::Easter(49)),
        ("whit", "monday") => (2, Named::Easter(50)),
        ("christmas", "eve") => (2, Named::Fixed(12, 24)),
        ("christmas", "day") => (2, Named::Fixed(12, 25)),
        ("boxing", "day") => (2, Named::Fixed(12, 26)),
        ("constitution", "day") => (2, Named::Fixed(5, 17)),
        ("lille" | "litle" | "vesle", "julaften" | "julafta" | "julaftan") => {
            (2, Named::Fixed(12, 23))
        }
        ("new", "year" | "years" | "year's" | "year’s") => match place.word(2) {
            "eve" => (3, Named::Fixed(12, 31)),
            "day" => (3, Named::Fixed(1, 1)),
            _ => (2, Named::Fixed(1, 1)),
        },
        _ => {
            return counted(place)
                .and_then(|(words, when)| match when {
                    When::DayOfYear(days) => Some((words + the, days.first()?.0)),
                    _ => None,
                })
                .or_else(|| Some((the + 1, place.named(0)?)));
        }
    };
    Some((the + words, named))
}

/// "1. juledag", "andre påskedag", "2. pinsedag".
pub(super) fn counted(place: Place<'_>) -> Option<(usize, When)> {
    let number = place.whole(0).or_else(|| {
        place.sense(0, |sense| match sense {
            Sense::Ordinal(number) => Some(number.into()),
            _ => None,
        })
    })?;
    let later = match number {
        1 => 0,
        2 => 1,
        _ => return None,
    };
    let named = match place.word(1) {
        "juledag" | "juledagen" => Named::Fixed(12, 25 + later),
        "påskedag" | "påskedagen" => Named::Easter(i32::from(later)),
        "pinsedag" | "pinsedagen" => Named::Easter(49 + i32::from(later)),
        "nyttårsdag" | "nyttårsdagen" => Named::Fixed(1, 1 + later),
        _ => return None,
    };
    let (words, year) = year_behind(place, 2);
    Some(((2 + words) as usize, When::DayOfYear(vec![(named, year)])))
}
