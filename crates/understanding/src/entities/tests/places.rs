//! Municipalities and countries.

use super::super::{
    former_municipalities::FORMER,
    municipality_names::{ALSO, BY_COUNTY},
};
use super::check;
use content::Lang::{En, Nb, Nn};

#[test]
fn municipalities_are_recognised_where_a_place_is_meant() {
    check(
        Nb,
        &[
            ("jeg bor i Oslo", "@Oslo"),
            ("jeg bor i oslo", "@Oslo"),
            ("barnehage i bærum", "@Bærum"),
            ("barnehage i baerum", "@Bærum"),
            ("Tromso", "@Tromsø"),
            ("Bærum", "@Bærum"),
            ("i Bergen kommune", "@Bergen"),
            ("Oslos barnehager", "@Oslo"),
            ("vi flytter til Nordre Follo", "@Nordre Follo"),
            ("nordre follo", "@Nordre Follo"),
            ("nord odal", "@Nord-Odal"),
            ("Sør-Varanger", "@Sør-Varanger"),
            ("jeg bor i ås", "@Ås"),
            ("Ås kommune", "@Ås"),
            ("omsorgsstønad i Time", "@Time"),
            ("trondheim kommune", "@Trondheim"),
            ("hjelp i kristiansand", "@Kristiansand"),
        ],
    );
    check(
        Nn,
        &[
            ("eg bur i Evje og Hornnes", "@Evje og Hornnes"),
            ("Guovdageaidnu", "@Kautokeino"),
            ("eg bur i Kárášjohka", "@Karasjok"),
            ("Oslove", "@Oslo"),
            ("Yykeä", "@Lyngen"),
        ],
    );
    check(
        En,
        &[
            ("I live in Oslo", "@Oslo"),
            ("we moved to Bergen", "@Bergen"),
            ("Trondheim municipality", "@Trondheim"),
        ],
    );
}

#[test]
fn former_municipalities_lead_to_those_of_today() {
    check(
        Nb,
        &[
            ("jeg bor i Søgne", "@Kristiansand"),
            ("Rygge", "@Moss"),
            ("Røyken kommune", "@Asker"),
            ("jeg bor i Hurum", "@Asker"),
            ("Hornindal", "@Volda"),
            ("Haram", "@Haram"),
            ("Skodje", "@Ålesund"),
            ("jeg bor i Ski", "@Nordre Follo"),
            ("Tysfjord", "@Narvik?Hamarøy"),
            ("Snillfjord", "@Heim?Hitra?Orkland"),
            ("Herøy", "@Herøy (Møre og Romsdal)?Herøy (Nordland)"),
            ("Herøy i Nordland", "@Herøy (Nordland)"),
            ("Herøy (Nordland)", "@Herøy (Nordland)"),
            ("jeg bor i Bø", "@Bø?Midt-Telemark"),
            ("Bø i Telemark", "@Midt-Telemark"),
        ],
    );
}

#[test]
fn there_are_357_municipalities() {
    let names = || BY_COUNTY.iter().flat_map(|(_, names)| names.split(','));
    assert_eq!(names().count(), 357);
    let also = ALSO.iter().map(|(_, municipality)| *municipality);
    let former = FORMER
        .iter()
        .flat_map(|(_, successors)| successors.split(','));
    for municipality in also.chain(former) {
        let name = municipality.split(" (").next().expect("a name");
        assert!(names().any(|known| known == name), "{municipality}");
    }
}

#[test]
fn countries_are_where_somebody_comes_from() {
    check(
        Nb,
        &[
            ("jeg er fra Polen", "PL"),
            ("jeg kommer fra Syria", "SY"),
            ("vi flyktet fra ukraina", "UA"),
            ("jeg er polsk", "PL"),
            ("jeg er polsk statsborger", "PL"),
            ("statsborger av India", "IN"),
            ("jeg har britisk pass", "GB"),
            ("jeg er en syrisk flyktning", "SY"),
            ("polakk", "PL"),
            ("jeg er svenske", "SE"),
            ("Sverige", "SE"),
            ("fra Sør-Afrika", "ZA"),
            ("kona mi er fra Thailand", "spouse, their TH"),
            ("mannen min er pakistansk", "spouse, their PK"),
            ("jeg vil søke norsk statsborgerskap", ""),
            ("jeg snakker polsk", ""),
            ("æ e polsk", "PL"),
            ("korr kan e finn skjemaet", ""),
            ("jeg er ikke fra Polen", ""),
            ("jeg er ikke polsk", ""),
            ("pakke fra Kina", ""),
            ("jeg skal på ferie til Spania", ""),
            ("jobb i Tyskland", ""),
        ],
    );
    check(
        Nn,
        &[
            ("eg kjem frå Filippinane", "PH"),
            ("eg er frå Sverige", "SE"),
            ("eg er tyskar", "DE"),
            ("statsborgar i Island", "IS"),
        ],
    );
    check(
        En,
        &[
            ("I'm Ukrainian", "UA"),
            ("I am from the Philippines", "PH"),
            ("I come from Ghana", "GH"),
            ("I just moved here from India", "IN"),
            ("I'm a Swede", "SE"),
            ("citizen of Brazil", "BR"),
            ("I am a US citizen", ""),
            ("I'm from the UK", "GB"),
            ("I'm from Turkey", "TR"),
            ("my wife is from Thailand", "spouse, their TH"),
            ("we eat turkey", ""),
            ("I polish shoes", ""),
            ("I am finished", ""),
            ("I'm South Korean", "KR"),
            ("a letter from Jordan", ""),
        ],
    );
}
