//! Suggestions from the content that ships with Livslos.

use content::{Content, Lang, LifeEventId};
use search::Suggestions;
use std::{collections::BTreeSet, path::Path, sync::LazyLock};

static CONTENT: LazyLock<Content> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (content, _) = content::load(&root, jiff::civil::date(2026, 11, 29));
    content.expect("the repository has content")
});
static SUGGESTIONS: LazyLock<Suggestions> = LazyLock::new(|| Suggestions::build(&CONTENT));

fn texts(lang: Lang, typed: &str, event: Option<&str>) -> Vec<String> {
    let event = event.map(LifeEventId::from);
    let found = SUGGESTIONS.suggest(lang, typed, event.as_ref(), 8);
    found.into_iter().map(|found| found.text).collect()
}

/// What is typed, what comes first, and what else is among the eight.
type Case = (Lang, &'static str, &'static str, &'static [&'static str]);

fn check(cases: &[Case]) {
    for (lang, typed, first, among) in cases {
        let found = texts(*lang, typed, None);
        let is_first = found.first().is_some_and(|found| found == first);
        assert!(is_first, "{typed}: {found:#?}");
        for text in *among {
            let is_among = found.iter().any(|found| found == text);
            assert!(is_among, "{typed}: {found:#?}");
        }
        assert!(found.len() <= 8);
    }
}

const NB: Lang = Lang::Nb;
const NN: Lang = Lang::Nn;
const EN: Lang = Lang::En;
const HOW_MUCH: &str = "Hvor mye får jeg i foreldrepenger?";

#[test]
fn it_goes_on_by_beginnings_and_inside_compounds() {
    check(&[
        (
            NB,
            "foreldrep",
            "Foreldrepenger",
            &["Hvor mye jeg får i foreldrepenger"],
        ),
        (
            NB,
            "alene med barn får",
            "Alene med barn: Får jeg flere uker med foreldrepenger?",
            &[],
        ),
        (NB, "FORELDREPENGER", "Foreldrepenger", &[]),
        (NB, "arv", "Arv og testament", &[]),
        // Titles before questions, and what begins with it before both.
        (NB, "penger", "Penger til foreningen", &["Foreldrepenger"]),
        (
            NB,
            "selskap",
            "Velge selskapsform",
            &["Stifte aksjeselskap"],
        ),
        // Any words in any order; the small ones need not stand there.
        (
            NB,
            "mye foreldrepenger",
            "Hvor mye jeg får i foreldrepenger",
            &[HOW_MUCH],
        ),
        (
            NB,
            "hvor mye får jeg i foreldrepenger",
            HOW_MUCH,
            &["Hvor mye jeg får i foreldrepenger"],
        ),
        (
            NB,
            "mistet jobben",
            "Du har mistet jobben: dette gjør du nå",
            &[],
        ),
    ]);
}

#[test]
fn it_goes_on_across_languages_and_keyboards() {
    check(&[
        (NB, "foreldrepengar", "Foreldrepenger", &[]),
        (
            NN,
            "foreldrepenger",
            "Foreldrepengar",
            &["Kor mykje eg får i foreldrepengar"],
        ),
        (NN, "søke jobb", "Søkje jobb i utlandet", &[]),
        (
            EN,
            "foreldrepenger",
            "Parental benefit",
            &["Applying for parental benefit"],
        ),
        (EN, "dagpenger", "Unemployment benefit (dagpenger)", &[]),
        (NB, "unemployment", "Dagpenger når du er uten jobb", &[]),
        (NB, "næring", "Hobby eller næring", &[]),
        (NB, "naering", "Hobby eller næring", &[]),
        (NB, "nering", "Hobby eller næring", &[]),
        (NB, "naring", "Hobby eller næring", &[]),
        (NB, "dødsbo", "Skifte: å gjøre opp et dødsbo", &[]),
        (NB, "doedsbo", "Skifte: å gjøre opp et dødsbo", &[]),
        (NB, "dodsbo", "Skifte: å gjøre opp et dødsbo", &[]),
        (NB, "Foererkort", "Førerkort, bil og flyttegods", &[]),
        (NB, "sok jobb", "Søke jobb i utlandet", &[]),
    ]);
}

#[test]
fn it_knows_what_citizens_come_for_and_what_they_call_it() {
    check(&[
        (NB, "samvær", "Samvær, bosted og mekling", &[]),
        (NB, "hvem ar", "Hvem arver?", &[]),
        (
            NB,
            "begravelse",
            "Gravferd, begravelse og kremasjon",
            &["Støtte til gravferden"],
        ),
        (
            NB,
            "jeg er gravid",
            "Sagt opp når jeg er gravid eller i permisjon",
            &[],
        ),
        (
            NB,
            "oppsagt",
            "Jeg har mistet jobben",
            &["Er oppsigelsen min lovlig?"],
        ),
    ]);
}

/// While the word is still being written, or once it is whole.
#[test]
fn it_overlooks_one_slip_where_nothing_else_matches() {
    check(&[
        (NB, "foreldrpeng", "Foreldrepenger", &[]),
        (NB, "forledrepenger", "Foreldrepenger", &[]),
        (NB, "foreldrepemger", "Foreldrepenger", &[]),
        (NB, "foreldrrepenger", "Foreldrepenger", &[]),
        (NB, "gravfred", "Gravferd", &[]),
        (EN, "parentel benefit", "Parental benefit", &[]),
    ]);
}

#[test]
fn it_keeps_quiet_where_there_is_nothing_to_say() {
    let long = "foreldrepenger ".repeat(7);
    for typed in [
        "",
        " ",
        "f",
        "?!",
        "xyzzy",
        "billett til Bodø",
        "14839521406",
        "hei",
        "<xyzzy>",
        "\u{0}\u{ffff}",
        &long,
    ] {
        let found = texts(Lang::Nb, typed, None);
        assert!(found.is_empty(), "{typed}: {found:#?}");
    }
    assert!(SUGGESTIONS.suggest(Lang::Nb, "barn", None, 0).is_empty());
}

#[test]
fn the_life_event_of_the_page_comes_first_among_equals() {
    let first = |event| texts(Lang::Nb, "hvordan søker", Some(event)).swap_remove(0);
    assert_eq!(first("fa-barn"), "Hvordan søker jeg om kontantstøtte?");
    assert_eq!(
        first("dodsfall-og-arv"),
        "Hvordan søker vi om barnepensjon?"
    );
}

#[test]
fn every_text_is_suggested_once_in_the_language_of_the_page_and_leads_somewhere() {
    for lang in Lang::ALL {
        for article in CONTENT.articles.values() {
            let title = article.in_lang(lang).title.as_str();
            let found = SUGGESTIONS.suggest(lang, title, None, 8);
            let first = found.first().unwrap_or_else(|| panic!("{title}"));
            assert_eq!((first.text.as_str(), &first.section), (title, &None));
            let once: BTreeSet<&str> = found.iter().map(|found| found.text.as_str()).collect();
            assert_eq!(once.len(), found.len(), "{found:#?}");
            for suggestion in &found {
                let text = CONTENT.articles[&suggestion.article].in_lang(lang);
                let heading = suggestion.section.as_ref().map_or(title, |id| {
                    text.section(id).expect("a section of it").heading.as_str()
                });
                let mut intents = CONTENT.intents.values();
                let is_errand = intents.any(|intent| intent.title.get(lang) == &suggestion.text);
                let is_own =
                    is_errand || suggestion.section.is_none() || suggestion.text.ends_with(heading);
                assert!(is_own, "{suggestion:?}");
            }
        }
    }
}
