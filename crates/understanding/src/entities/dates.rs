//! Times in words: "3. mars", "om to uker", "next Friday", "in April", "uke 14", "i påsken".

use super::holidays;
use super::lexicon::{Direction, Named, Sense, Unit};
use super::numeric_dates;
use super::reader::{Place, Reading, Tense};
use super::when::When;
use content::Lang;
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// The day, days or month named here.
pub(super) fn read(place: Place<'_>) -> Option<Reading> {
    let led = usize::from(is_opener(place));
    let (words, when) = when(place, false).or_else(|| {
        let (words, when) = (led > 0).then(|| when(place.on(1), true))??;
        Some((words + 1, when))
    })?;
    let tense = match place.tense(words) {
        // "Ble permittert fra 1. desember": what has been is the message, not the day.
        Tense::Past if begins_there(place) => Tense::Unsaid,
        tense => tense,
    };
    let value = when.resolve(tense, place.message.today)?;
    Some((words, value))
}

/// "fra", "from", "fra og med": the day something begins.
fn begins_there(place: Place<'_>) -> bool {
    let from = |offset| matches!(place.word(offset), "fra" | "frå" | "from");
    from(0) || from(-1) || (place.word(-1) == "med" && from(-3)) || place.word(-1) == "fom"
}

/// Whether a word that leads up to a time stands here.
pub(super) fn is_opener(place: Place<'_>) -> bool {
    let english = place.message.lang == Lang::En;
    match place.word(0) {
        "i" => !english,
        "on" | "by" | "at" => english,
        "in" | "på" | "til" | "fra" | "frå" | "from" | "siden" | "sidan" | "since" | "until"
        | "innen" | "innan" | "rundt" | "kring" | "around" | "during" | "den" | "of" | "mid"
        | "early" | "late" | "over" | "for" | "midten" | "starten" | "slutten" => true,
        _ => false,
    }
}

/// What the words here say of a time. `led`: whether a preposition stands before, so that words
/// that mean something else as well are believed.
pub(super) fn when(place: Place<'_>, led: bool) -> Option<(usize, When)> {
    let first = place.token(0)?;
    if first.is_number() {
        return numeric_dates::read(place)
            .or_else(|| day_and_month(place))
            .or_else(|| holidays::counted(place))
            .or_else(|| counted(place))
            .or_else(|| year(place, led));
    }
    relative(place)
        .or_else(|| day_and_month(place))
        .or_else(|| directed(place))
        .or_else(|| weekday(place, led))
        .or_else(|| holidays::read(place, led))
        .or_else(|| this_year(place))
        .or_else(|| week(place))
        .or_else(|| weekend(place, led))
        .or_else(|| counted(place))
        .or_else(|| month(place, led))
}

/// The day of a month, in digits or as an ordinal.
fn day(place: Place<'_>, offset: isize) -> Option<i8> {
    let day = place.whole(offset).or_else(|| {
        place.sense(offset, |sense| match sense {
            Sense::Ordinal(day) => Some(day.into()),
            _ => None,
        })
    })?;
    i8::try_from(day).ok().filter(|day| (1..=31).contains(day))
}

/// "3. mars 2027", "den 3 mars", "the 3rd of March", "third of March", and in English "March 3".
fn day_and_month(place: Place<'_>) -> Option<(usize, When)> {
    let article = isize::from(matches!(place.word(0), "den" | "the"));
    if let Some((words, day)) = in_two_words(place, article) {
        let month = place.month(article + words)?;
        return dated(place, article + words + 1, month, day);
    }
    if let Some(day) = day(place, article) {
        let of = isize::from(place.word(article + 1) == "of");
        let month = place.month(article + 1 + of)?;
        return dated(place, article + 2 + of, month, day);
    }
    if place.message.lang != Lang::En {
        return None;
    }
    let month = place.month(0)?;
    let the = isize::from(place.word(1) == "the");
    let is_count = place.unit(2 + the).is_some() || place.means(2 + the, Sense::Currency);
    let day = day(place, 1 + the).filter(|_| !is_count)?;
    dated(place, 2 + the, month, day)
}

/// "tjue femte", "thirty first".
fn in_two_words(place: Place<'_>, offset: isize) -> Option<(isize, i8)> {
    let tens = place
        .number(offset)
        .filter(|tens| matches!(tens, 20 | 30))?;
    let ones = place.sense(offset + 1, |sense| match sense {
        Sense::Ordinal(day) if day < 10 => Some(day),
        _ => None,
    })?;
    let of = isize::from(place.word(offset + 2) == "of");
    Some((2 + of, i8::try_from(tens).ok()? + ones))
}

fn dated(place: Place<'_>, words: isize, month: i8, day: i8) -> Option<(usize, When)> {
    let (year_words, year) = year_behind(place, words);
    // A leap year stands for the years not said.
    Date::new(year.unwrap_or(2024), month, day).ok()?;
    let when = When::DayOfYear(vec![(Named::Fixed(month, day), year)]);
    Some(((words + year_words) as usize, when))
}

/// The year said behind a day or month: "2027", "i fjor", "next year".
pub(super) fn year_behind(place: Place<'_>, offset: isize) -> (isize, Option<i16>) {
    let this = place.message.today.year();
    let of = isize::from(matches!(place.word(offset), "of" | "i" | "in" | "til"));
    if let Some(year) = place.year(offset) {
        return (1, Some(year));
    }
    if place.unit(offset + of + 1) == Some(Unit::Year)
        && let Some(direction) = place.direction(offset + of)
    {
        return (of + 2, Some(this + direction.steps() as i16));
    }
    match (place.word(offset), place.word(offset + 1)) {
        ("i", "fjor") => (2, Some(this - 1)),
        ("i", "år") => (2, Some(this)),
        ("ifjor", _) => (1, Some(this - 1)),
        _ => (0, None),
    }
}

/// "i dag", "i morgen", "last night", "day after tomorrow".
fn relative(place: Place<'_>) -> Option<(usize, When)> {
    let (words, days) = match (place.word(0), place.word(1), place.word(2)) {
        ("the", "day", "after") if place.word(3) == "tomorrow" => (4, 2),
        ("the", "day", "before") if place.word(3) == "yesterday" => (4, -2),
        ("day", "after", "tomorrow") => (3, 2),
        ("day", "before", "yesterday") => (3, -2),
        ("i", "overmorgen" | "overmorgon" | "overimorgen", _) => (2, 2),
        ("i", "forgårs" | "forgars" | "førgår" | "førgårs" | "forgaars", _) => (2, -2),
        ("i", "morgen" | "morgon" | "mårra" | "morra" | "mårå" | "måra", _) => (2, 1),
        ("i", "går" | "gaar" | "gjår" | "gar", _) | ("last", "night", _) => (2, -1),
        ("i", "dag" | "kveld" | "morges" | "ettermiddag" | "dæ", _)
        | ("this", "morning" | "afternoon" | "evening", _) => (2, 0),
        _ => (
            1,
            place.sense(0, |sense| match sense {
                Sense::Relative(days) => Some(days),
                _ => None,
            })?,
        ),
    };
    let day = plus(place.message.today, days.days())?;
    Some((words, When::Days(vec![day])))
}

/// "neste fredag", "sist veke", "this week", "neste påske", "neste år".
fn directed(place: Place<'_>) -> Option<(usize, When)> {
    let article = usize::from(matches!(place.word(0), "den" | "the" | "det"));
    let place = place.on(article);
    let direction = place.direction(0)?;
    let today = place.message.today;
    let tense = match direction {
        Direction::Next | Direction::Coming => Tense::Future,
        Direction::Last => Tense::Past,
        Direction::This => Tense::Unsaid,
    };
    let when = if let Some(day) = place.weekday(1) {
        When::Days(weekdays(today, day, direction)?)
    } else if let Some(month) = place.month(1) {
        let year = match direction {
            Direction::Next | Direction::Coming if month <= today.month() => today.year() + 1,
            Direction::Last if month >= today.month() => today.year() - 1,
            _ => today.year(),
        };
        When::Month(month, Some(year))
    } else if let Some(named) = place.named(1) {
        let (first, last) = When::Stretch(named, None).days(tense, today)?;
        if named.is_day() {
            When::Days(vec![first])
        } else {
            When::Span(first, last)
        }
    } else {
        let steps = direction.steps();
        // "Det siste året" and "the last year" are the last twelve months.
        let counted = article > 0 && steps != 0;
        let unit = place
            .unit(1)
            .filter(|_| !counted && !is_several(place.word(1)));
        stretch(unit?, steps, today)?
    };
    Some((article + 2, when))
}

/// "De siste ukene", "weekends": how many is not said.
fn is_several(unit: &str) -> bool {
    [
        "ene", "ane", "er", "ar", "weeks", "weekends", "months", "years", "days",
    ]
    .iter()
    .any(|ending| unit.ends_with(ending))
}

/// The weekday meant. "Next Friday" may be the one that comes or that of the week after, as long as
/// both lie ahead in different weeks, and "last Friday" likewise.
fn weekdays(today: Date, day: Weekday, direction: Direction) -> Option<Vec<Date>> {
    let coming = today.nth_weekday(1, day).ok()?;
    let gone = today.nth_weekday(-1, day).ok()?;
    let monday = monday_of(today)?;
    Some(match direction {
        Direction::Next if plus(monday, 7.days())? > coming => {
            vec![plus(coming, 7.days())?, coming]
        }
        Direction::Last if gone >= monday => vec![gone, plus(gone, (-7).days())?],
        Direction::Next | Direction::Coming => vec![coming],
        Direction::Last => vec![gone],
        Direction::This => vec![in_week(monday, day)?],
    })
}

/// The day of that name in the week that begins on a Monday.
fn in_week(monday: Date, day: Weekday) -> Option<Date> {
    plus(monday, i32::from(day.to_monday_zero_offset()).days())
}

/// The week, weekend, month, half-year or year so many on from this one.
fn stretch(unit: Unit, steps: i64, today: Date) -> Option<When> {
    let monday = monday_of(today)?;
    Some(match unit {
        Unit::Day => return None,
        Unit::Week => {
            let first = plus(monday, (steps * 7).days())?;
            When::Span(first, plus(first, 6.days())?)
        }
        Unit::Weekend => {
            let first = plus(monday, (steps * 7 + 5).days())?;
            When::Span(first, first.tomorrow().ok()?)
        }
        Unit::Month => {
            let month = plus(today.first_of_month(), steps.months())?;
            When::Month(month.month(), Some(month.year()))
        }
        Unit::HalfYear => {
            let ends = if steps < 0 { (-6, 0) } else { (0, 6) };
            When::Span(plus(today, ends.0.months())?, plus(today, ends.1.months())?)
        }
        Unit::Year => {
            let first = plus(today.first_of_year(), steps.years())?;
            When::Span(first, first.last_of_year())
        }
    })
}

fn monday_of(day: Date) -> Option<Date> {
    plus(
        day,
        (-i32::from(day.weekday().to_monday_zero_offset())).days(),
    )
}

/// "fredag", "på fredag", "fredag forrige uke", "fredag 27. november".
fn weekday(place: Place<'_>, led: bool) -> Option<(usize, When)> {
    let is_habit = matches!(
        place.word(-1),
        "hver" | "kvar" | "every" | "each" | "alle" | "annenhver"
    );
    let is_one = place.token(0).is_some_and(|token| !token.genitive) && !is_habit;
    let day = place.weekday(0).filter(|_| is_one)?;
    let article = usize::from(matches!(place.word(1), "den" | "the"));
    let dated =
        numeric_dates::read(place.on(1 + article)).or_else(|| day_and_month(place.on(1 + article)));
    if let Some((words, when)) = dated {
        return Some((1 + article + words, when));
    }
    let today = place.message.today;
    let linked = isize::from(matches!(place.word(1), "i" | "in" | "of"));
    if place.unit(2 + linked) == Some(Unit::Week)
        && let Some(direction) = place.direction(1 + linked)
    {
        let monday = plus(monday_of(today)?, (direction.steps() * 7).days())?;
        let day = in_week(monday, day)?;
        return Some((3 + linked as usize, When::Days(vec![day])));
    }
    let coming = today.nth_weekday(1, day).ok()?;
    let gone = today.nth_weekday(-1, day).ok()?;
    // "På fredag" is to come, unless it is said to have been.
    let is_past = place.tense(1) == Tense::Past;
    let ahead = matches!(place.word(-1), "på" | "til") && led && !is_past;
    let days = if ahead {
        vec![coming]
    } else {
        vec![coming, gone]
    };
    Some((1, When::Days(days)))
}

/// "uke 14", "week 14 next year", "veke 14–16".
fn week(place: Place<'_>) -> Option<(usize, When)> {
    let number = |offset| {
        i8::try_from(place.whole(offset)?)
            .ok()
            .filter(|week| (1..=53).contains(week))
    };
    let is_week = place.unit(0) == Some(Unit::Week) && !place.token(0)?.text.ends_with('s');
    let first = number(1).filter(|_| is_week)?;
    let (words, year) = year_behind(place, 2);
    Some(((2 + words) as usize, When::Week(first, year)))
}

/// "i helga", "at the weekend": the one that comes or is, unless it is said to have been.
fn weekend(place: Place<'_>, led: bool) -> Option<(usize, When)> {
    let the = isize::from(place.word(0) == "the");
    let is_one = !is_several(place.word(the));
    if !led || !is_one || place.unit(the) != Some(Unit::Weekend) {
        return None;
    }
    let today = place.message.today;
    let is_on = matches!(today.weekday(), Weekday::Saturday | Weekday::Sunday);
    let is_past = !is_on && place.tense(1) == Tense::Past;
    let when = stretch(Unit::Weekend, if is_past { -1 } else { 0 }, today)?;
    Some((1 + the as usize, when))
}

/// "om to uker", "for tre veker sidan", "in 10 days' time", "10 weeks ago".
fn counted(place: Place<'_>) -> Option<(usize, When)> {
    let opener = isize::from(matches!(
        place.word(0),
        "om" | "in" | "for" | "within" | "innen" | "innan" | "about"
    ));
    let ahead = opener == 1 && !matches!(place.word(0), "for" | "about");
    let (length_words, length) = length(place, opener)?;
    let behind = opener + length_words;
    let time = isize::from(matches!(place.word(behind), "tid" | "time"));
    let behind = behind + time;
    let (closer, backward) = match (place.word(behind), place.word(behind + 1)) {
        ("siden" | "sidan" | "sia" | "sida" | "ago", _) => (1, true),
        ("from" | "fra" | "frå", "now" | "nå" | "no" | "today") => (2, false),
        ("gammel" | "gammal" | "gamle" | "gamalt" | "gammelt" | "old" | "på", _) => return None,
        _ if ahead => (0, false),
        _ => return None,
    };
    let signed = if backward { -length } else { length };
    let day = plus(place.message.today, signed)?;
    Some(((behind + closer) as usize, When::Days(vec![day])))
}

/// A length of time: "to uker", "halvannet år", "et halvt år", "half a year".
pub(super) fn length(place: Place<'_>, offset: isize) -> Option<(isize, Span)> {
    let word = |ahead| place.word(offset + ahead);
    let article = isize::from(place.means(offset, Sense::Article));
    if matches!(
        word(0),
        "halvannet" | "halvanna" | "halvannen" | "halvtanna"
    ) {
        let span = match place.unit(offset + 1)? {
            Unit::Year => 18.months(),
            Unit::Month => 45.days(),
            _ => return None,
        };
        return Some((2, span));
    }
    if matches!(word(article), "halvt" | "half" | "halv") {
        let a = isize::from(word(article + 1) == "a");
        let unit = place.unit(offset + article + 1 + a)?;
        return (unit == Unit::Year).then_some((article + 2 + a, 6.months()));
    }
    let (words, count) = place.count(offset)?;
    let span = Span::new();
    let span = match place.unit(offset + words)? {
        Unit::Day => span.try_days(count),
        Unit::Week => span.try_weeks(count),
        Unit::Month => span.try_months(count),
        Unit::HalfYear => span.try_months(count.checked_mul(6)?),
        Unit::Year => span.try_years(count),
        Unit::Weekend => return None,
    };
    Some((words + 1, span.ok()?))
}

/// "april", "mars neste år", "April 2027".
fn month(place: Place<'_>, led: bool) -> Option<(usize, When)> {
    let token = place.token(0).filter(|token| !token.genitive)?;
    let month = place.month(0)?;
    let (words, year) = year_behind(place, 1);
    let known = place.means(0, Sense::Month(month));
    // In Norwegian a month has no capital: "April" and "Jan" are people.
    let capital = token.is_capitalised() && place.message.lang != Lang::En;
    let is_name = capital && matches!(place.word(0), "april" | "mai" | "juni" | "juli" | "august");
    let is_short = capital && token.text.len() <= 3 && place.word(0) != "may";
    let leads = led && !is_short && (known || is_behind_preposition(place));
    let named = year.is_some() || place.is_whole(1) || leads;
    if !named && (!known || is_name) {
        return None;
    }
    Some(((1 + words) as usize, When::Month(month, year)))
}

/// "in may": the words before say that a word of another meaning is a month.
fn is_behind_preposition(place: Place<'_>) -> bool {
    matches!(
        place.word(-1),
        "in" | "i"
            | "since"
            | "until"
            | "siden"
            | "sidan"
            | "til"
            | "fra"
            | "frå"
            | "from"
            | "of"
            | "by"
            | "mid"
            | "early"
            | "late"
            | "during"
            | "før"
            | "before"
            | "etter"
            | "after"
            | "innen"
            | "innan"
    )
}

/// "i fjor", "i år", "i fjor sommer".
fn this_year(place: Place<'_>) -> Option<(usize, When)> {
    let this = place.message.today.year();
    let (words, year) = match (place.word(0), place.word(1)) {
        ("i", "fjor") => (2, this - 1),
        ("i", "forfjor") => (2, this - 2),
        ("i", "år") => (2, this),
        ("ifjor", _) => (1, this - 1),
        _ => return None,
    };
    if let Some(named) = place.named(words) {
        return Some((words as usize + 1, When::Stretch(named, Some(year))));
    }
    Some((words as usize, whole_year(year)?))
}

fn whole_year(year: i16) -> Option<When> {
    let first = Date::new(year, 1, 1).ok()?;
    Some(When::Span(first, first.last_of_year()))
}

/// "i 2025", "since 2019": the whole year.
fn year(place: Place<'_>, led: bool) -> Option<(usize, When)> {
    let year = place.year(0).filter(|_| led)?;
    if place.means(1, Sense::Currency) || place.unit(1).is_some() {
        return None;
    }
    Some((1, whole_year(year)?))
}

pub(super) fn plus(date: Date, span: Span) -> Option<Date> {
    date.checked_add(span).ok()
}
