//! What messages mention, as tables: a message and what is found in it, in short.

mod amounts;
mod nothing;
mod people;
mod places;
mod times;

use super::find;
use crate::{Age, EntityValue};
use content::{Lang, Relation};
use jiff::civil::{Date, date};

/// A Monday.
const TODAY: Date = date(2026, 11, 23);

/// Checks every message of a table in one language, and tells all that differ.
fn check(lang: Lang, table: &[(&str, &str)]) {
    let differing: Vec<String> = table
        .iter()
        .filter_map(|(text, expected)| {
            let found = found(lang, text);
            (found != *expected).then(|| format!("{text:?}: {found:?}, not {expected:?}"))
        })
        .collect();
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

fn found(lang: Lang, text: &str) -> String {
    let entities = find(text, TODAY, lang);
    let words: Vec<String> = entities.iter().map(|entity| short(&entity.value)).collect();
    words.join(", ")
}

/// `2027-03-03`, `2027-03-03?2026-03-03`, `2027-04`, `2027-01-01..2027-06-30`, `6y`, `12+3`, `500kr`,
/// `#7`, `@Oslo`, `PL`, `their TH`, `spouse`, `late parent`.
fn short(value: &EntityValue) -> String {
    let day = |day: &Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    match value {
        EntityValue::Date(day) => day.to_string(),
        EntityValue::OneOfDates(days) => {
            let days: Vec<String> = days.iter().map(Date::to_string).collect();
            days.join("?")
        }
        EntityValue::Month(first) => first.strftime("%Y-%m").to_string(),
        EntityValue::Period(period) => format!("{}..{}", day(&period.from), day(&period.to)),
        EntityValue::Age(age) => age_in_short(*age),
        EntityValue::Pregnancy(pregnancy) => format!("{}+{}", pregnancy.weeks, pregnancy.days),
        EntityValue::Amount(kroner) => format!("{kroner}kr"),
        EntityValue::Number(number) => format!("#{number}"),
        EntityValue::Municipality(name) => format!("@{name}"),
        EntityValue::OneOfMunicipalities(names) => format!("@{}", names.join("?")),
        EntityValue::OrganisationNumber(number) => format!("org {number}"),
        EntityValue::Country {
            code, own: true, ..
        } => (*code).to_owned(),
        EntityValue::Country { code, .. } => format!("their {code}"),
        EntityValue::Relation { relation, died } => {
            let known = Relation::ALL.iter().find(|(_, other)| other == relation);
            let word = known.expect("every relation has a word").0;
            format!("{}{word}", if *died { "late " } else { "" })
        }
    }
}

fn age_in_short(age: Age) -> String {
    let parts = [(age.years, "y"), (age.months, "m"), (age.weeks, "w")];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, unit)| format!("{count}{unit}"))
        .collect();
    let parts = parts.concat();
    format!("{}{parts}", if age.ahead { "to be " } else { "" })
}

#[test]
fn spans_point_at_the_words() {
    let check = |text: &str, expected: &[&str]| {
        let spans: Vec<&str> = find(text, TODAY, Lang::Nb)
            .into_iter()
            .map(|entity| &text[entity.span])
            .collect();
        assert_eq!(spans, expected);
    };
    check(
        "ble født 3. mars 2025. Bor i Ås kommune",
        &["3. mars 2025", "Ås"],
    );
    check(
        "mannen min er fra Polen, vi får barn om to uker.",
        &["mannen min", "Polen", "om to uker"],
    );
    check("betalte 20 000 kr den 3.", &["20 000 kr", "3"]);
}

#[test]
fn nothing_from_outside_makes_a_reader_fail() {
    let odd = [
        "",
        " ",
        ".",
        "9999999999999999999999 år",
        "om 99999999 uker",
        "0/0",
        "31/2",
        "uke 99",
        "1.1.1.1.1",
        "İstanbul'da 3 gün",
        "\u{0}",
        "fra til fra til",
        "min min min mann",
        "12+",
        "+3",
        "kr kr kr",
        "´´3.3.´´",
        "0 år gammel",
        "uke",
        "den den den 3",
        "3. 3. 3. 3.",
        "før før",
        "siden siden",
        "99k99k",
        "ſs's",
        "½ år",
    ];
    for text in odd {
        for lang in Lang::ALL {
            for entity in find(text, TODAY, lang) {
                assert!(
                    text.get(entity.span.clone()).is_some(),
                    "{text:?}: {entity:?}"
                );
            }
        }
    }
}

#[test]
fn no_entity_lies_within_another() {
    let text = "Min kone Anna (34 år) fra Thailand har termin 3. mars 2027, vi bor i Nordre Follo og tjener \
                550 000 kr, mamma døde i går, og fra 1. januar til 30. juni jobber jeg for 889 640 782";
    let entities = find(text, TODAY, Lang::Nb);
    assert!(entities.len() >= 8, "{entities:?}");
    let ends = entities
        .windows(2)
        .all(|two| two[0].span.end <= two[1].span.start);
    assert!(ends, "{entities:?}");
}
