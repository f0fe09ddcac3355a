//! What is found in texts, and what is left alone.

use super::{
    lint_text,
    sentences::{lix, passive, sentences, words},
};
use crate::Lang;
use std::fs;
use tempfile::TempDir;

const SETTINGS: &str = r#"
limits:
  sentence-words: {warning: 12, error: 20}
officialese:
  nb: {i henhold til: etter, iverksett*: starte, tilegne deg|seg: lære, vedrørende: om, dersom: "hvis?"}
noun-style:
  nb: {foreta en vurdering: vurdere}
abbreviations:
  nb: {bl.a: blant annet}
other-norwegian:
  nb: {ikkje: ikke}
empty-links: [her]
known: [ID]
"#;

fn content() -> TempDir {
    let root = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(root.path().join("knowledge")).expect("a folder");
    let file = root.path().join("knowledge/plain-language.yaml");
    fs::write(file, SETTINGS).expect("written");
    root
}

#[test]
fn each_rule_finds_what_it_is_for_and_leaves_good_text_alone() {
    let root = content();
    let check = |text: &str, expect: &[&str]| {
        let found = lint_text(root.path(), Lang::Nb, "text", text);
        let rules: Vec<_> = found.iter().map(|problem| problem.rule).collect();
        assert_eq!(rules, expect, "{text}: {found:?}");
    };
    check("Du søker hos Nav. Ta med ID.", &[]);
    check("Vi svarer i henhold til loven.", &["officialese"]);
    check("Vedrørende saken din.", &["officialese"]);
    check("Nav iverksetter tiltaket.", &["officialese"]);
    check("Du kan tilegne deg norsk.", &["officialese"]);
    check("Du kan tilegne henne norsk.", &[]);
    check("Vi fa\u{30a}r svar i henhold til loven.", &["officialese"]);
    check("Nav må foreta en vurdering av saken.", &["noun-style"]);
    check("Ta med bl.a. pass.", &["abbreviation"]);
    check("Du får AAP.", &["abbreviation"]);
    check("Du får arbeidsavklaringspenger (AAP). AAP er penger.", &[]);
    check("Du må ikkje vente.", &["other-norwegian"]);
    check("Man må søke.", &["impersonal"]);
    check("Gratulerer!", &["exclamation"]);
    check("Du får 10000 kroner.", &["number-format"]);
    check("Du får 10.000 kroner.", &["number-format"]);
    check("Du får 10\u{a0}000 kroner. Ring 55553333.", &[]);
    check(
        "En to tre fire fem seks sju åtte ni ti elleve tolv tretten.",
        &["long-sentence"],
    );
    check("A b. C d. E f. G h. I j.", &["long-paragraph"]);
    check("A b. C d.\n\nE f. G h. I j.", &[]);
}

#[test]
fn a_long_sentence_is_worse_than_a_longish_one() {
    let root = content();
    let check = |count: usize, expect: Option<crate::Severity>| {
        let found = lint_text(root.path(), Lang::Nb, "text", &"ja ".repeat(count));
        let severity = found.first().map(|problem| problem.severity);
        assert_eq!(severity, expect, "{count}");
    };
    check(12, None);
    check(13, Some(crate::Severity::Warning));
    check(20, Some(crate::Severity::Warning));
    check(21, Some(crate::Severity::Error));
}

#[test]
fn a_mild_suggestion_is_a_warning() {
    let root = content();
    let found = lint_text(root.path(), Lang::Nb, "text", "Si fra dersom du flytter.");
    let found: Vec<_> = found.iter().map(|it| (it.rule, it.severity)).collect();
    assert_eq!(found, [("officialese", crate::Severity::Warning)]);
}

#[test]
fn sentences_end_where_a_reader_would_say() {
    let check = |text: &str, expect: &[&str]| assert_eq!(sentences(text), expect);
    check("Ja. Nei? Kanskje!", &["Ja.", "Nei?", "Kanskje!"]);
    check(
        "Søk før 1. mars. Ring kl. 9.30 i dag.",
        &["Søk før 1. mars.", "Ring kl. 9.30 i dag."],
    );
    check(
        "Se nav.no og skriv. Ferdig",
        &["Se nav.no og skriv.", "Ferdig"],
    );
    check("Du får 80. Så mye.", &["Du får 80.", "Så mye."]);
    check("Ta med f.eks. pass. …", &["Ta med f.eks. pass."]);
}

#[test]
fn lix_is_words_a_sentence_and_long_words_in_a_hundred() {
    let text = "Du kan søke. Foreldrepenger er støtte.";
    assert_eq!(words(text).len(), 6);
    let expect = 6.0 / 2.0 + 100.0 / 6.0;
    assert!((lix([text].into_iter()) - expect).abs() < 1e-9);
}

#[test]
fn who_acts_is_seen_or_missed() {
    let check = |lang: Lang, text: &str, expect: Option<&str>| {
        assert_eq!(passive(lang, text).as_deref(), expect, "{text}");
    };
    check(Lang::Nb, "Søknaden behandles av Nav.", Some("behandles"));
    check(
        Lang::Nb,
        "Søknaden blir behandlet.",
        Some("blir … behandlet"),
    );
    check(Lang::Nb, "Nav behandler søknaden.", None);
    check(Lang::Nb, "Det finnes flere måter.", None);
    check(Lang::Nb, "Barnet blir født i mai.", None);
    check(Lang::Nn, "Søknaden må sendast i dag.", Some("sendast"));
    check(Lang::Nn, "Det er vanlegast å vente.", None);
    check(Lang::En, "The form is sent by Nav.", Some("is sent"));
    check(Lang::En, "You are entitled to leave.", None);
}
