//! How far along a pregnancy is: "uke 12", "14 veker på veg", "five months pregnant", "12+3".

use super::lexicon::{Sense, Unit};
use super::reader::{Place, Reading};
use crate::{EntityValue, Pregnancy};

/// The weeks in which somebody says so, and a pregnancy can be.
const WEEKS: std::ops::RangeInclusive<i32> = 3..=42;

/// The week of pregnancy said here.
pub(super) fn read(place: Place<'_>) -> Option<Reading> {
    let (words, weeks, days) = week_and_days(place)
        .or_else(|| counted(place))
        .or_else(|| numbered(place))?;
    if !WEEKS.contains(&weeks) {
        return None;
    }
    let pregnancy = Pregnancy {
        weeks: u8::try_from(weeks).ok()?,
        days: u8::try_from(days).ok()?,
    };
    Some((words, EntityValue::Pregnancy(pregnancy)))
}

/// "12+3", in a message about a pregnancy, of a week, or alone.
fn week_and_days(place: Place<'_>) -> Option<(usize, i32, i32)> {
    let opener = isize::from(place.unit(0) == Some(Unit::Week));
    let weeks = place.whole(opener)?;
    let days = place
        .whole(opener + 1)
        .filter(|days| (0..=6).contains(days))?;
    let words = opener as usize + 2;
    let is_meant = place.message.pregnant || opener == 1 || place.is_whole(2);
    (place.gap(opener + 1) == "+" && is_meant).then_some((words, weeks, days))
}

/// "12 uker på vei", "14 weeks pregnant", "fem måneder på veg", "gravid i 12 uker".
fn counted(place: Place<'_>) -> Option<(usize, i32, i32)> {
    let opener = usize::from(place.means(0, Sense::Pregnant));
    let linked = usize::from(opener == 1 && matches!(place.word(1), "i" | "for"));
    let start = place.on(opener + linked);
    let count = start
        .whole(0)
        .or_else(|| start.number(0)?.try_into().ok())?;
    let half = matches!(
        (start.word(1), start.word(2), start.word(3)),
        ("og", "en", "halv") | ("and", "a", "half")
    );
    let at = if half { 4 } else { 1 };
    let (weeks, days) = match start.unit(at)? {
        Unit::Week => (count, if half { 3 } else { 0 }),
        // A month is 30.4 days.
        Unit::Month => ((count * 304 + if half { 152 } else { 0 }) / 70, 0),
        _ => return None,
    };
    let behind = at + 1;
    let closer = match (start.word(behind), start.word(behind + 1)) {
        ("på", "vei" | "veg" | "veien" | "vegen" | "væg") | ("in", "pregnancy") => 2,
        ("along", _) => 1,
        ("into", "the" | "my") if start.means(behind + 2, Sense::Pregnant) => 3,
        _ if start.means(behind, Sense::Pregnant) => 1,
        _ if opener == 1 || is_all(start, behind) => 0,
        _ => return None,
    };
    Some((opener + linked + (behind + closer) as usize, weeks, days))
}

/// "I'm 8 weeks": where it is all that somebody says of themself, what they are is pregnant.
fn is_all(place: Place<'_>, behind: isize) -> bool {
    let ends = place.token(behind).is_none_or(|token| token.opens);
    let is = matches!(place.word(-1), "i'm" | "i’m" | "im")
        || matches!(
            (place.word(-2), place.word(-1)),
            ("jeg" | "eg" | "æ" | "i", "er" | "e" | "am")
        );
    ends && is && place.unit(behind - 1) == Some(Unit::Week)
}

/// "i uke 12" of a pregnancy or of somebody who is in it, "svangerskapsuke 12", "my 12th week".
fn numbered(place: Place<'_>) -> Option<(usize, i32, i32)> {
    if matches!(place.word(0), "svangerskapsuke" | "svangerskapsveke") {
        return Some((2, place.whole(1)?, 0));
    }
    let led = usize::from(matches!(place.word(0), "i" | "in"));
    let start = place.on(led);
    if start.unit(0) != Some(Unit::Week) {
        let my = usize::from(matches!(start.word(0), "my" | "her"));
        let behind = my.cast_signed();
        let is_week = start.unit(1 + behind) == Some(Unit::Week);
        let is_meant = my == 1 || (led == 1 && (place.message.pregnant || is_somebody(start)));
        let week = start.whole(behind).filter(|_| is_week && is_meant)?;
        return Some((led + my + 2, week, 0));
    }
    let week = start.whole(1)?;
    let of_pregnancy =
        matches!(start.word(2), "i" | "of" | "av") && start.means(3, Sense::Pregnant);
    let somebody_is = led == 1 && is_somebody(start);
    let is_meant = of_pregnancy || somebody_is || place.message.pregnant;
    let words = if of_pregnancy { 4 } else { 2 };
    is_meant.then_some((led + words, week, 0))
}

/// "jeg er i", "she is in", "kona er nå i".
fn is_somebody(place: Place<'_>) -> bool {
    let now = matches!(place.word(-2), "nå" | "no" | "now");
    let at = if now { -3 } else { -2 };
    if matches!(place.word(at), "i'm" | "i’m" | "im" | "she's" | "she’s") {
        return true;
    }
    let is_kin = |sense| matches!(sense, Sense::Kin(..)).then_some(());
    let somebody = matches!(
        place.word(at - 1),
        "jeg" | "eg" | "æ" | "i" | "hun" | "ho" | "she"
    ) || place.sense(at - 1, is_kin).is_some();
    somebody && matches!(place.word(at), "er" | "am" | "is")
}
