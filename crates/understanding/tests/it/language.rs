//! Which language a message is in, ours or a neighbour's.

use crate::{UNDERSTANDER, understand};
use content::Lang;
use understanding::language::{Foreign, Languages};

#[test]
fn languages_are_told_apart_by_few_words() {
    let mut wrong = Vec::new();
    let mut check = |text: &'static str, expected: Option<Lang>| {
        let found = understand(text).lang;
        if found != expected {
            wrong.push((text, found, expected));
        }
    };
    for (expected, texts) in [
        (Some(Lang::Nb), BOKMAL),
        (Some(Lang::Nn), NYNORSK),
        (Some(Lang::En), ENGLISH),
        (None, SAYING_NOTHING),
    ] {
        for text in texts {
            check(text, expected);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

const BOKMAL: &[&str] = &[
    "hvordan søker jeg",
    "jeg har mistet jobben",
    "HVA GJØR JEG NÅ",
    "hvor mye får vi",
    "hvilke frister gjelder",
    "kjæresten min er syk",
    "oppsigelsen min",
    "arbeidsgiveren nekter",
    // Without å, æ and ø.
    "faar jeg doedsattest",
    "hva gjor jeg naa",
    "vi maa soke for fodselen",
    // Mixed with English and with names.
    "jeg vil søke om parental benefit",
    "har sykepengene mine blitt approved av Nav",
    "jeg jobber i Green Mountain Solutions",
    // Dialect of those who write bokmål.
    "æ har mista jobben min",
    "ka slags rettigheter har æ",
    "mæ og samboeren treng hjelp",
    "æ vet itj",
];

const NYNORSK: &[&str] = &[
    "korleis søkjer eg",
    "eg har mista jobben",
    "kva gjer eg no",
    "kor mykje får vi",
    "kvifor er saka avslått",
    "sjuk mor",
    "oppseiinga mi",
    "arbeidsgjevaren min nektar",
    "foreldrepengar før fødselen",
    "skal vi betale arveavgift på hytta etter bestefar, som døydde i haust",
    "kva gjer eg nar eg vert sjuk",
    "eg vil søkje om parental benefit",
];

const ENGLISH: &[&str] = &[
    "how do i apply",
    "my father died",
    "I want to apply for dagpenger",
    "when is foreldrepenger paid",
    "WHAT NOW",
    "can i bring my wife to Tromsø",
    "got fired",
    "is barnehage free",
];

const SAYING_NOTHING: &[&str] = &[
    "",
    "123",
    "ja",
    "nei",
    "yes",
    "no",
    "ok",
    "3. mars",
    "laurdag 14. november",
    "March 3",
    "Bergen",
    "Ås",
    "Poland",
    "Noreg",
    "to",
    "kl 12",
    "barn",
    "hei",
];

#[test]
fn a_message_that_says_nothing_is_in_no_foreign_language() {
    let languages: &Languages = UNDERSTANDER.languages();
    for text in SAYING_NOTHING {
        assert_eq!(languages.identify(text).foreign, None, "{text:?}");
    }
}

#[test]
fn neighbouring_languages_are_recognised_as_themselves() {
    let languages: &Languages = UNDERSTANDER.languages();
    let mut wrong = Vec::new();
    let mut check = |text: &'static str, expected: Foreign| {
        let guess = languages.identify(text);
        if (guess.lang, guess.foreign) != (None, Some(expected)) {
            wrong.push((text, guess));
        }
    };
    for (expected, texts) in [
        (Foreign::Danish, DANISH),
        (Foreign::Swedish, SWEDISH),
        (Foreign::NorthernSami, NORTHERN_SAMI),
    ] {
        for text in texts {
            check(text, expected);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

const DANISH: &[&str] = &[
    "hvad skal jeg gøre nu, jeg har mistet mit arbejde",
    "hvornår får jeg penge",
    "min mor er død, og jeg ved ikke hvem der arver hende",
    "jeg vil gerne starte en virksomhed",
    "kan jeg få hjælp til at søge om børnepenge",
    "vores søn er alvorligt syg",
];

const SWEDISH: &[&str] = &[
    "jag har förlorat mitt jobb, vad ska jag göra",
    "hur ansöker jag om föräldrapenning",
    "vi har precis flyttat till Norge från Göteborg",
    "min pappa har dött, vem ärver huset",
    "vill starta eget företag",
    "när öppnar kontoret",
];

const NORTHERN_SAMI: &[&str] = &[
    "mun dárbbašan veahki, gos galggan ohcat",
    "mun lean áhpehis ja dárbbašan veahki",
    "mo sáhtán ohcat ruđa",
    "áhčči jámii ja mii eat dieđe maid galgat dahkat",
    "lean massán barggu",
];
