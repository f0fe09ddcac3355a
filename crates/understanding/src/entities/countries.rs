//! Where somebody comes from: "jeg er fra Polen", "I'm Ukrainian", "polsk statsborger".

use super::country_names::COUNTRIES;
use super::lexicon::Sense;
use super::reader::{Place, Reading};
use crate::EntityValue;
use content::CountryGroup;

/// How a word names a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CountryWord {
    /// By its name.
    Name,
    /// By the first word of a longer name.
    NameBegins,
    /// By its adjective: "polsk".
    Adjective,
    /// By what a citizen is called: "polakk".
    Citizen,
}

/// Tells `add` every word and which country it means.
pub(super) fn each(add: &mut impl FnMut(&str, Sense)) {
    for (at, country) in (0..).zip(COUNTRIES.iter()) {
        let mut tell = |word: &str, kind| match word.split_once(' ') {
            Some((first, _)) => add(first, Sense::Country(at, CountryWord::NameBegins)),
            None => add(word, Sense::Country(at, kind)),
        };
        country
            .names
            .split(',')
            .for_each(|name| tell(name, CountryWord::Name));
        country
            .citizens
            .split(',')
            .for_each(|word| tell(word, CountryWord::Citizen));
        for adjective in country.adjectives.split(',') {
            tell(adjective, CountryWord::Adjective);
            if adjective.ends_with("sk") {
                tell(&format!("{adjective}e"), CountryWord::Adjective);
            }
        }
    }
}

/// The country that is told to be somebody's.
pub(super) fn read(place: Place<'_>) -> Option<Reading> {
    let (words, at, kind) = named(place)?;
    let own = match kind {
        CountryWord::Name => by_name(place, words)?,
        CountryWord::Adjective => by_adjective(place, words)?,
        CountryWord::Citizen => by_citizen(place, words)?,
        CountryWord::NameBegins => return None,
    };
    if is_denied(place) {
        return None;
    }
    let country = &COUNTRIES[usize::from(at)];
    let (code, group) = (country.code, country.group);
    // Who asks about Norwegian citizenship does not have it.
    if group == CountryGroup::Norway && !place.is_whole(words) && !is_being(place) {
        return None;
    }
    Some((words, EntityValue::Country { code, group, own }))
}

/// "jeg er ikke fra Polen", "I'm not Polish".
fn is_denied(place: Place<'_>) -> bool {
    (1..=2).any(|back| matches!(place.word(-back), "ikke" | "ikkje" | "not"))
}

/// The country that the words here name: how many of them, which, and how. The longest name counts.
fn named(place: Place<'_>) -> Option<(usize, u16, CountryWord)> {
    let senses = place
        .token(0)?
        .senses
        .iter()
        .filter_map(|sense| match sense {
            Sense::Country(at, word) => Some((*at, *word)),
            _ => None,
        });
    senses
        .filter_map(|(at, word)| match word {
            CountryWord::NameBegins => long_name(place, at),
            _ => Some((1, at, word)),
        })
        // An adjective that is a citizen's name as well ("Norwegian") is believed as either.
        .max_by_key(|(words, _, word)| (*words, *word == CountryWord::Adjective))
}

fn long_name(place: Place<'_>, at: u16) -> Option<(usize, u16, CountryWord)> {
    let country = &COUNTRIES[usize::from(at)];
    let kinds = [
        (country.names, CountryWord::Name),
        (country.adjectives, CountryWord::Adjective),
        (country.citizens, CountryWord::Citizen),
    ];
    kinds.into_iter().find_map(|(list, kind)| {
        list.split(',')
            .filter(|name| name.contains(' '))
            .find_map(|name| {
                let words = name.split(' ').count();
                let is_said = (0..)
                    .zip(name.split(' '))
                    .all(|(on, word)| place.word(on) == word);
                is_said.then_some((words, at, kind))
            })
    })
}

/// "jeg er fra Polen", "statsborger av India", "moved here from Ghana": whether the citizen is, rather
/// than somebody else; `None` where nobody comes from there.
fn by_name(place: Place<'_>, words: usize) -> Option<bool> {
    if place.is_whole(words) {
        return Some(true);
    }
    let from = matches!(place.word(-1), "fra" | "frå" | "from" | "ifra" | "ifrå");
    if from && place.at == 1 && place.message.tokens.len() == words + 1 {
        return Some(true);
    }
    if from {
        return origin(place);
    }
    let of = matches!(place.word(-1), "av" | "i" | "of" | "from" | "in");
    let citizen = matches!(
        place.word(-2),
        "statsborger"
            | "statsborgar"
            | "statsborgere"
            | "borger"
            | "borgar"
            | "citizen"
            | "citizens"
            | "national"
            | "statsborgerskap"
            | "citizenship"
    );
    (of && citizen).then(|| is_own(place))
}

/// So many words may stand between "I come" and "from".
const WORDS_TO_ORIGIN: isize = 6;

/// Whether the citizen comes from there, by the verb before "from": things and news come from
/// countries too.
fn origin(place: Place<'_>) -> Option<bool> {
    for back in 2..=WORDS_TO_ORIGIN {
        let token = place.token(-back)?;
        let is_coming = matches!(
            &*token.lower,
            "er" | "e"
                | "am"
                | "i'm"
                | "i’m"
                | "im"
                | "we're"
                | "are"
                | "is"
                | "he's"
                | "she's"
                | "kommer"
                | "kjem"
                | "kom"
                | "come"
                | "comes"
                | "came"
                | "coming"
                | "flyttet"
                | "flytta"
                | "flytter"
                | "flyttar"
                | "moved"
                | "moving"
                | "flyktet"
                | "flykta"
                | "flyktning"
                | "refugee"
                | "fled"
                | "opprinnelig"
                | "opphavleg"
                | "originally"
                | "innvandret"
                | "innvandra"
                | "immigrated"
                | "arrived"
                | "studenten"
                | "student"
                | "arbeidstaker"
                | "statsborger"
        );
        if is_coming {
            return Some(is_own(place));
        }
        if token.opens {
            break;
        }
    }
    None
}

/// "jeg er polsk", "I'm a Ukrainian refugee", "polsk statsborger", "har indisk pass".
fn by_adjective(place: Place<'_>, words: usize) -> Option<bool> {
    if place.is_whole(words) {
        return Some(true);
    }
    let behind = words.cast_signed();
    if speaks(place.word(-1)) {
        return None;
    }
    let is_citizen = is_citizenship(place.word(behind));
    let is_said = is_citizen || (is_being(place) && ends_there(place, behind));
    is_said.then(|| is_own(place))
}

/// "snakker polsk", "lærer norsk": a language.
fn speaks(word: &str) -> bool {
    matches!(
        word,
        "snakker"
            | "snakkar"
            | "speak"
            | "lærer"
            | "lærar"
            | "learn"
            | "på"
            | "skriver"
            | "in"
            | "kan"
            | "forstår"
    )
}

/// What somebody has from the country of an adjective.
fn is_citizenship(word: &str) -> bool {
    matches!(
        word,
        "statsborger"
            | "statsborgar"
            | "statsborgere"
            | "statsborgerskap"
            | "statsborgarskap"
            | "borger"
            | "borgar"
            | "pass"
            | "passport"
            | "citizen"
            | "citizens"
            | "citizenship"
            | "national"
            | "nationality"
            | "flyktning"
            | "refugee"
            | "asylsøker"
            | "asylsøkjar"
    )
}

/// Whether nothing follows that the adjective belongs to, as in "jeg er polsk, og".
fn ends_there(place: Place<'_>, behind: isize) -> bool {
    place.token(behind).is_none_or(|token| token.opens)
        || matches!(place.gap(behind), "," | "." | "!" | "?" | ";")
        || matches!(
            place.word(behind),
            "og" | "and"
                | "men"
                | "but"
                | "som"
                | "med"
                | "with"
                | "who"
                | "i"
                | "in"
                | "so"
                | "så"
                | "married"
                | "gift"
                | "mann"
                | "kvinne"
                | "kvinna"
                | "man"
                | "woman"
                | "student"
        )
}

/// "jeg er polakk", "I'm a Swede".
fn by_citizen(place: Place<'_>, words: usize) -> Option<bool> {
    (is_being(place) || place.is_whole(words)).then(|| is_own(place))
}

/// Whether somebody is, an article or two between: "I am a", "jeg er opprinnelig".
fn is_being(place: Place<'_>) -> bool {
    let mut back = -1;
    while matches!(
        place.word(back),
        "a" | "an"
            | "en"
            | "ein"
            | "ei"
            | "opprinnelig"
            | "eigentleg"
            | "egentlig"
            | "originally"
            | "også"
            | "og"
            | "also"
            | "both"
    ) && back > -4
    {
        back -= 1;
    }
    // "E" is "er" in many dialects, and "jeg" in others.
    let dialect = place.word(back) == "e"
        && matches!(
            place.word(back - 1),
            "jeg" | "eg" | "æ" | "æg" | "han" | "ho" | "hun" | "vi" | "me"
        );
    dialect
        || matches!(
            place.word(back),
            "er" | "am"
                | "i'm"
                | "i’m"
                | "im"
                | "is"
                | "are"
                | "we're"
                | "we’re"
                | "he's"
                | "she's"
                | "he’s"
                | "she’s"
        )
}

/// Whether the citizen is spoken of: the nearest person before is "jeg", "we" or nobody.
fn is_own(place: Place<'_>) -> bool {
    for back in 1..=WORDS_TO_ORIGIN + 2 {
        let Some(token) = place.token(-back) else {
            return true;
        };
        let somebody = token
            .senses
            .iter()
            .any(|sense| matches!(sense, Sense::Kin(..) | Sense::Person));
        let other = matches!(
            &*token.lower,
            "han"
                | "hun"
                | "ho"
                | "he"
                | "she"
                | "they"
                | "de"
                | "dei"
                | "he's"
                | "she's"
                | "he’s"
                | "she’s"
                | "they're"
                | "som"
                | "who"
        );
        if somebody || other {
            return false;
        }
        if matches!(
            &*token.lower,
            "jeg"
                | "eg"
                | "æ"
                | "i"
                | "i'm"
                | "i’m"
                | "im"
                | "vi"
                | "me"
                | "we"
                | "we're"
                | "we’re"
        ) {
            return true;
        }
        if token.opens {
            return true;
        }
    }
    true
}
