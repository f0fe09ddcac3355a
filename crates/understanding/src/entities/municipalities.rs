//! Municipalities named in a message, those of today and those that were merged or divided.

use super::former_municipalities::FORMER;
use super::lexicon::{Sense, spellings};
use super::municipality_names::{ALSO, BY_COUNTY, DOUBTFUL};
use super::reader::{Place, Reading};
use crate::EntityValue;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// Today's municipalities by any of their names, in lower case; several where a name leaves it open.
static NAMES: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut add = |name: &str, municipality: String| {
        let known = names.entry(name.to_lowercase()).or_default();
        if !known.contains(&municipality) {
            known.push(municipality);
        }
    };
    for (name, municipality) in official() {
        add(&name, municipality);
    }
    for (name, municipality) in ALSO {
        add(name, (*municipality).to_owned());
    }
    for (name, successors) in FORMER {
        successors
            .split(',')
            .for_each(|successor| add(name, successor.to_owned()));
    }
    spelled(&names)
});

/// Every name of today and the municipality it is of: two of one name are told apart by county.
fn official() -> impl Iterator<Item = (String, String)> {
    BY_COUNTY.iter().flat_map(|(county, names)| {
        names.split(',').flat_map(move |name| {
            if !is_shared(name) {
                return vec![(name.to_owned(), name.to_owned())];
            }
            let full = format!("{name} ({county})");
            let said = [
                name.to_owned(),
                format!("{name} i {county}"),
                format!("{name} {county}"),
            ];
            said.map(|said| (said, full.clone())).to_vec()
        })
    })
}

fn is_shared(name: &str) -> bool {
    let all = BY_COUNTY.iter().flat_map(|(_, names)| names.split(','));
    all.filter(|other| *other == name).count() > 1
}

/// The names, and the longer ones as typed without å, ø, æ or the hyphen.
fn spelled(names: &BTreeMap<String, Vec<String>>) -> HashMap<String, Vec<String>> {
    const SHORTEST: usize = 5;
    let mut all: HashMap<String, Vec<String>> = names.clone().into_iter().collect();
    for (name, municipalities) in names {
        if name.chars().count() < SHORTEST {
            continue;
        }
        let apart = name.replace('-', " ");
        for spelling in spellings(name)
            .chain(spellings(&apart))
            .chain([apart.clone()])
        {
            all.entry(spelling)
                .or_insert_with(|| municipalities.clone());
        }
    }
    all
}

/// Today's municipalities, as [`EntityValue::Municipality`] names them.
pub(crate) fn today() -> impl Iterator<Item = String> {
    official().map(|(_, municipality)| municipality)
}

/// All names, in lower case.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    NAMES.keys().map(String::as_str)
}

/// Tells `add` the first word of every name.
pub(super) fn each(add: &mut impl FnMut(&str, Sense)) {
    let mut first: Vec<&str> = NAMES
        .keys()
        .map(|name| name.split(' ').next().unwrap_or(name))
        .collect();
    first.sort_unstable();
    first.dedup();
    for word in first {
        add(word, Sense::Place);
    }
}

/// Words in the longest name: "Herøy i Møre og Romsdal".
const LONGEST: usize = 5;

/// The municipality named here.
pub(super) fn read(place: Place<'_>) -> Option<Reading> {
    if !place.means(0, Sense::Place) {
        return None;
    }
    let (words, municipalities) = (1..=LONGEST).rev().find_map(|words| {
        let municipalities = NAMES.get(&joined(place, words)?)?;
        is_meant(place, words).then_some((words, municipalities))
    })?;
    let value = match municipalities.as_slice() {
        [only] => EntityValue::Municipality(only.clone()),
        several => EntityValue::OneOfMunicipalities(several.to_vec()),
    };
    Some((words, value))
}

/// So many words in lower case, with single spaces between; without the ending of a genitive.
fn joined(place: Place<'_>, words: usize) -> Option<String> {
    let mut name = String::new();
    for offset in 0..words {
        let token = place.token(offset.cast_signed())?;
        if offset > 0 {
            if token.opens {
                return None;
            }
            name.push(' ');
        }
        name.push_str(&token.lower);
    }
    if place.token(words.cast_signed() - 1)?.genitive {
        let stem = name
            .trim_end_matches('s')
            .trim_end_matches(['\'', '’'])
            .len();
        name.truncate(stem);
    }
    Some(name)
}

/// Whether the words around say that the name is a place. A whole message that is a name answers
/// "where do you live?".
fn is_meant(place: Place<'_>, words: usize) -> bool {
    let behind = words.cast_signed();
    let called = matches!(
        place.word(behind),
        "kommune" | "kommunen" | "kommunes" | "herad" | "heradet" | "municipality"
    ) || matches!(place.word(-1), "kommune" | "kommunen" | "commune");
    if called || place.is_whole(words) {
        return true;
    }
    let Some(first) = place.token(0) else {
        return false;
    };
    let located = matches!(
        place.word(-1),
        "i" | "in" | "fra" | "frå" | "from" | "til" | "near" | "på" | "utenfor" | "utanfor"
    );
    let stem = first.lower.trim_end_matches('s');
    let is_everyday = |word: &str| words == 1 && DOUBTFUL.contains(&word);
    let doubtful = is_everyday(&first.lower) || (first.genitive && is_everyday(stem));
    if first.genitive && !first.is_capitalised() {
        return false;
    }
    if doubtful && !first.is_capitalised() {
        return located && place.word(-1) != "på" && is_living(place);
    }
    if doubtful || words > 1 && !first.is_capitalised() {
        return located || (words > 1 && !doubtful);
    }
    let is_long = first.text.chars().count() >= LONG;
    (located && place.word(-1) != "på")
        || ((first.is_capitalised() || is_long) && !is_surname(place))
}

/// A name of so many letters that is no everyday word is nothing else, without a capital too.
const LONG: usize = 6;

/// "bor i", "flytter til", "live in".
fn is_living(place: Place<'_>) -> bool {
    matches!(
        place.word(-2),
        "bor"
            | "bur"
            | "bo"
            | "bu"
            | "bodd"
            | "budd"
            | "bodde"
            | "budde"
            | "flytte"
            | "flytter"
            | "flyttar"
            | "flyttet"
            | "flytta"
            | "live"
            | "lives"
            | "living"
            | "move"
            | "moving"
            | "moved"
            | "kommer"
            | "kjem"
    )
}

/// Whether a first name stands before: "Kari Sandnes".
fn is_surname(place: Place<'_>) -> bool {
    let Some(before) = place.token(-1) else {
        return false;
    };
    before.is_capitalised()
        && before.senses.is_empty()
        && place.gap(0).is_empty()
        && !place.token(0).is_some_and(|token| token.opens)
        && !matches!(
            &*before.lower,
            "hei" | "hi" | "hello" | "hallo" | "nav" | "i" | "in" | "bor" | "fra" | "til"
        )
}
