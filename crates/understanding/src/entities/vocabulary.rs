//! The words of dates and numbers in bokmål, nynorsk and English.

use jiff::civil::Weekday;

/// A unit of time that dates are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// The number of a month's name, 1 to 12.
pub(super) fn month(word: &str) -> Option<i8> {
    Some(match word {
        "januar" | "january" | "jan" => 1,
        "februar" | "february" | "feb" => 2,
        "mars" | "march" | "mar" => 3,
        "april" | "apr" => 4,
        "mai" | "may" => 5,
        "juni" | "june" | "jun" => 6,
        "juli" | "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "oktober" | "october" | "okt" | "oct" => 10,
        "november" | "nov" => 11,
        "desember" | "december" | "des" | "dec" => 12,
        _ => return None,
    })
}

/// Whether a month's name is a common word as well ("you may", "jul", "mar").
pub(super) fn is_doubtful_month(word: &str) -> bool {
    matches!(
        word,
        "may" | "march" | "mar" | "jul" | "jun" | "des" | "sep" | "apr" | "dec" | "jan"
    )
}

/// The day of the week that a word names.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "mandag" | "måndag" | "monday" => Weekday::Monday,
        "tirsdag" | "tysdag" | "tuesday" => Weekday::Tuesday,
        "onsdag" | "wednesday" => Weekday::Wednesday,
        "torsdag" | "thursday" => Weekday::Thursday,
        "fredag" | "friday" => Weekday::Friday,
        "lørdag" | "laurdag" | "saturday" => Weekday::Saturday,
        "søndag" | "sundag" | "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// The unit that a word names, with abbreviations and dialect.
pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "dag" | "dager" | "dagar" | "daga" | "day" | "days" | "døgn" => Unit::Day,
        "uke" | "uker" | "uka" | "uken" | "ukers" | "veke" | "veker" | "veka" | "week"
        | "weeks" => Unit::Week,
        "måned" | "måneder" | "måneden" | "månad" | "månader" | "månaden" | "mnd" | "mnder"
        | "maned" | "maneder" | "month" | "months" => Unit::Month,
        "år" | "åra" | "året" | "year" | "years" => Unit::Year,
        _ => return None,
    })
}

/// The value of a number word, articles among them ("om ei veke").
pub(super) fn number(word: &str) -> Option<i32> {
    Some(match word {
        "en" | "ei" | "ein" | "én" | "et" | "eit" | "ett" | "eitt" | "a" | "an" | "one" => 1,
        "to" | "two" => 2,
        "tre" | "three" => 3,
        "fire" | "four" => 4,
        "fem" | "five" => 5,
        "seks" | "six" => 6,
        "sju" | "syv" | "seven" => 7,
        "åtte" | "eight" => 8,
        "ni" | "nine" => 9,
        "ti" | "ten" => 10,
        "elleve" | "eleven" => 11,
        "tolv" | "twelve" => 12,
        "fjorten" | "fourteen" => 14,
        "femten" | "fifteen" => 15,
        "tjue" | "twenty" => 20,
        "tretti" | "thirty" => 30,
        _ => return None,
    })
}

/// Whether a word says that the day before it or after it has been.
pub(super) fn is_past(word: &str) -> bool {
    matches!(
        word,
        "sist"
            | "siste"
            | "forrige"
            | "førre"
            | "last"
            | "siden"
            | "sidan"
            | "since"
            | "døde"
            | "døydde"
            | "død"
            | "died"
            | "født"
            | "fødd"
            | "born"
            | "ble"
            | "blei"
            | "vart"
            | "var"
            | "was"
            | "mistet"
            | "mista"
            | "lost"
            | "sluttet"
            | "slutta"
            | "gikk"
            | "gjekk"
            | "passed"
            | "kom"
            | "came"
            | "fikk"
            | "fekk"
            | "got"
            | "flyttet"
            | "flytta"
            | "moved"
            | "sendte"
            | "sent"
            | "søkte"
            | "applied"
    )
}
