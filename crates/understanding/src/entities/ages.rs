//! Ages: "6 år gammel", "fireåring", "a five-year-old", "fyller 3 i mai".

use super::lexicon::{Sense, Unit};
use super::reader::{Place, Reading};
use crate::{Age, EntityValue};
use content::Lang;

/// Nobody is older, in years.
const OLDEST: u16 = 120;

/// The age said here.
pub(super) fn read(place: Place<'_>) -> Option<Reading> {
    let (words, age) = in_one_word(place)
        .or_else(|| reached(place))
        .or_else(|| counted(place))
        .or_else(|| bare(place))?;
    (age.years <= OLDEST).then_some((words, EntityValue::Age(age)))
}

/// "fireåring", "4-åring", "4 year old".
fn in_one_word(place: Place<'_>) -> Option<(usize, Age)> {
    if let Some(years) = place.sense(0, |sense| match sense {
        Sense::AgedYears(years) => Some(years),
        _ => None,
    }) {
        return Some((1, of_years(years)));
    }
    let years = u16::try_from(place.whole(0)?).ok()?;
    matches!(
        place.word(1),
        "åring" | "åringen" | "åringar" | "åringer" | "year-old" | "year-olds" | "yo"
    )
    .then_some((2, of_years(years)))
}

/// "fyller 3", "fylte 67 år", "turns three", "under 18 år", "aged 5".
fn reached(place: Place<'_>) -> Option<(usize, Age)> {
    let ahead = match place.word(0) {
        "fyller" | "fyl" | "turns" | "turning" => true,
        "fylte" | "fylt" | "fylde" | "fyllt" | "turned" | "aged" | "age" | "alder" => false,
        "under" | "over" if place.unit(2) == Some(Unit::Year) && is_group(place) => false,
        _ => return None,
    };
    let (words, years) = years(place, 1)?;
    if place.unit(1 + words).is_some_and(|unit| unit != Unit::Year) {
        return None;
    }
    let unit = isize::from(place.unit(1 + words) == Some(Unit::Year));
    let age = Age {
        years,
        ahead,
        ..Age::default()
    };
    Some(((1 + words + unit) as usize, age))
}

/// "barn under 18 år", rather than "bodd her i over 10 år".
fn is_group(place: Place<'_>) -> bool {
    let people = matches!(
        place.word(-1),
        "er" | "personer"
            | "folk"
            | "alle"
            | "de"
            | "dei"
            | "those"
            | "people"
            | "everyone"
            | "are"
    );
    people || is_person(place, -1) || place.is_whole(3)
}

/// "6 år gammel", "seks måneder gammal", "three weeks old", "ei datter på 4 år", "barnet er 2 år".
fn counted(place: Place<'_>) -> Option<(usize, Age)> {
    let (words, age) = length(place)?;
    let old = matches!(
        place.word(words),
        "gammel" | "gammal" | "gamle" | "gammelt" | "gamalt" | "old" | "gml" | "gammæl"
    );
    let of_age = place.word(words) == "of" && place.word(words + 1) == "age";
    let is_age = old
        || of_age
        || place.is_whole(words as usize)
        || (age.weeks == 0 && (follows_person(place) || is_second(place)));
    let closer = if of_age { 2 } else { isize::from(old) };
    is_age.then_some(((words + closer) as usize, age))
}

/// "han er 6", "she's 3", "jeg er 30", "datteren min på 9".
fn bare(place: Place<'_>) -> Option<(usize, Age)> {
    let (words, years) = years(place, 0)?;
    if place.word(-1) == "på" && is_person(place, -2) && place.unit(words).is_none() {
        return Some((words as usize, of_years(years)));
    }
    let becomes = matches!(place.word(-1), "ble" | "blir" | "blei" | "vart" | "vert");
    let ends = (becomes && place.unit(words).is_none())
        || place.token(words).is_none_or(|token| token.opens)
        || matches!(place.gap(words), "," | "." | "!" | "?")
        || matches!(
            place.word(words),
            "og" | "and" | "men" | "but" | "nå" | "no" | "now"
        );
    let is_one = matches!(
        place.word(-2),
        "vi" | "we" | "de" | "dei" | "they" | "det" | "it" | "dette"
    );
    (ends && !is_one && is_subject(place, -1)).then_some((words as usize, of_years(years)))
}

/// Whether a person stands before: "ei datter på", "han er", "sonen vår er".
fn follows_person(place: Place<'_>) -> bool {
    let at = isize::from(matches!(
        place.word(-1),
        "på" | "snart"
            | "bare"
            | "berre"
            | "nå"
            | "no"
            | "just"
            | "now"
            | "almost"
            | "nesten"
            | "blitt"
            | "ca"
            | "about"
            | "nearly"
    ));
    place.word(-1) == "på" && is_person(place, -2) || is_subject(place, -1 - at)
}

/// "barn på 3 og 5 år": the second of two.
fn is_second(place: Place<'_>) -> bool {
    matches!(place.word(-1), "og" | "and")
        && place.count(-2).is_some()
        && matches!(place.word(-3), "på" | "aged")
        && is_person(place, -4)
}

/// Whether "is" stands there, behind somebody.
fn is_subject(place: Place<'_>, offset: isize) -> bool {
    if matches!(
        place.word(offset),
        "he's" | "she's" | "i'm" | "he’s" | "she’s" | "i’m" | "im" | "hes" | "shes"
    ) {
        return true;
    }
    let is = matches!(
        place.word(offset),
        "er" | "var" | "blir" | "vert" | "blei" | "ble" | "is" | "was" | "am" | "e" | "æ"
    );
    is && is_person(place, offset - 1)
}

/// Whether somebody stands there: "jeg", "hun", "sønnen vår", "Kari".
fn is_person(place: Place<'_>, offset: isize) -> bool {
    let word = place.word(offset);
    let possessive = place.means(offset, Sense::Mine) || place.means(offset, Sense::Theirs);
    let is_kin = |offset| {
        place
            .sense(offset, |sense| match sense {
                Sense::Kin(..) | Sense::Person => Some(()),
                _ => None,
            })
            .is_some()
    };
    let is_name = |offset: isize| {
        place.token(offset).is_some_and(|token| {
            token.is_capitalised() && token.senses.is_empty() && !token.is_number()
        })
    };
    matches!(
        word,
        "jeg" | "eg" | "æ" | "æg" | "han" | "hun" | "ho" | "he" | "she" | "hen"
    ) || (word == "i" && place.message.lang == Lang::En)
        || is_kin(offset)
        || (possessive && is_kin(offset - 1))
        || (is_name(offset) && place.token(offset).is_some_and(|token| !token.opens))
}

/// A whole number of years, in digits or words.
fn years(place: Place<'_>, offset: isize) -> Option<(isize, u16)> {
    let years = place
        .whole(offset)
        .map(i64::from)
        .or_else(|| place.number(offset).map(i64::from))?;
    Some((1, u16::try_from(years).ok()?))
}

/// "6 år", "1,5 år", "halvannet år", "seks måneder", "3 uker", "et halvt år".
fn length(place: Place<'_>) -> Option<(isize, Age)> {
    match place.word(0) {
        "halvannet" | "halvanna" if place.unit(1) == Some(Unit::Year) => {
            return Some((2, of_months(18)));
        }
        "et" | "eit" | "ett" if place.word(1) == "halvt" && place.unit(2) == Some(Unit::Year) => {
            return Some((3, of_months(6)));
        }
        "half" if place.word(1) == "a" && place.unit(2) == Some(Unit::Year) => {
            return Some((3, of_months(6)));
        }
        "ett" | "et" | "one" if place.word(1) == "og" || place.word(1) == "and" => {
            let half =
                matches!(place.word(2), "et" | "a") && matches!(place.word(3), "halvt" | "half");
            return (half && place.unit(4) == Some(Unit::Year)).then_some((5, of_months(18)));
        }
        _ => {}
    }
    if let Some((words, years)) = years(place, 0)
        && let Some(half) = and_a_half(place, words)
    {
        return Some((words + half, of_months(years.checked_mul(12)? + 6)));
    }
    let unit = place.unit(1)?;
    if let Some(token) = place.token(0).filter(|token| token.is_number())
        && let Some((whole, "5")) = token.text.split_once([',', '.'])
        && unit == Unit::Year
    {
        return Some((
            2,
            of_months(whole.parse::<u16>().ok()?.checked_mul(12)? + 6),
        ));
    }
    let (words, count) =
        years(place, 0).or_else(|| place.means(0, Sense::Article).then_some((1, 1)))?;
    let age = match unit {
        Unit::Year => of_years(count),
        Unit::Month => of_months(count),
        Unit::Week => Age {
            weeks: count,
            ..Age::default()
        },
        Unit::Day | Unit::Weekend | Unit::HalfYear => return None,
    };
    Some((words + 1, age))
}

/// "og et halvt år", "and a half": how many words.
fn and_a_half(place: Place<'_>, at: isize) -> Option<isize> {
    let is_half = matches!(
        (place.word(at), place.word(at + 1), place.word(at + 2)),
        ("og", "et" | "eit", "halvt") | ("and", "a", "half")
    );
    let year = isize::from(place.unit(at + 3) == Some(Unit::Year));
    let is_age = year == 1 || (is_half && is_subject(place, -1));
    (is_half && is_age).then_some(3 + year)
}

fn of_years(years: u16) -> Age {
    Age {
        years,
        ..Age::default()
    }
}

fn of_months(months: u16) -> Age {
    Age {
        years: months / 12,
        months: months % 12,
        ..Age::default()
    }
}
