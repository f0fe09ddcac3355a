//! What a good tree gives.

use super::{TODAY, base, good, replace, write};
use crate::{Arg, Condition, Domain, IntentAct, Lang, Paragraph, Roll, TextSpan, load, rule};
use jiff::civil::{Date, date};
use std::{
    fs,
    path::{Path, PathBuf},
};

#[test]
fn the_base_tree_is_read_whole() {
    let content = good(&[]);
    let ids: Vec<_> = content
        .life_events
        .keys()
        .map(ToString::to_string)
        .collect();
    assert_eq!(ids, ["fa-barn", "miste-og-finne-jobb"]);
    assert_eq!(content.articles.len(), 4);
    assert_eq!(content.intents.len(), 4);

    let step = &content.life_events["fa-barn"].steps[1];
    assert!(matches!(&step.when, Some(Condition::All(parts)) if parts.len() == 2));
    let due = step.due.as_ref().expect("a due rule");
    assert_eq!(due.offset.get_weeks(), -3);
    assert_eq!(due.roll, Roll::Next);
    assert_eq!(step.after, ["bekreft-termin".into()]);

    let article = &content.articles["foreldrepenger"];
    assert_eq!(
        article.life_events,
        ["fa-barn".into(), "miste-og-finne-jobb".into()]
    );
    assert!(content.articles["om-livslos"].life_events.is_empty());

    let greeting = &content.intents["hilsen"];
    assert_eq!(greeting.domain, Domain::General);
    assert_eq!(
        greeting.act,
        IntentAct::Say {
            key: "greeting".into()
        }
    );
    assert_eq!(greeting.examples.nb, ["hei", "no"]);
    assert_eq!(content.intents["togbillett"].act, IntentAct::OutOfScope);
    assert_eq!(content.crises["selvmord"].numbers, ["113"]);
}

#[test]
fn a_municipality_is_found_by_number_and_by_name() {
    let content = good(&[]);
    let check = |said: &str, expect: Option<(&str, &str)>| {
        let found = content.municipality(said);
        let found = found.map(|found| (found.plain_name(), found.site()));
        assert_eq!(found, expect, "{said}");
    };
    check("0301", Some(("Oslo", "www.oslo.kommune.no")));
    check(" bærum", Some(("Bærum", "www.baerum.kommune.no")));
    let heroy = Some(("Herøy", "www.heroy-no.kommune.no"));
    check("Herøy (Nordland)", heroy);
    check("Herøy", None);
    check("301", None);
    check("", None);
    assert!(content.contacts.agencies["kommune"].municipal);
    assert!(!content.contacts.agencies["nav"].municipal);
}

#[test]
fn rates_are_spelled_as_of_the_day() {
    let root = base();
    let check = |day: Date, lang: Lang, expect: &str| {
        let content = load(root.path(), day).0.expect("the base tree has content");
        let about = &content.articles["om-livslos"];
        let text = about.in_lang(lang).sections.last().expect("a section");
        let said = text.body[0].plain().replace('\u{a0}', " ");
        assert_eq!(said, expect, "{day}");
        assert_eq!(about.rates.len(), 3);
    };
    check(
        date(2026, 4, 30),
        Lang::Nb,
        "Seks G er 780 960 kroner, en halv 65 080 kroner. Fristen er 1/3. \
         Avgiften er 7,7 % (31.12.2025).",
    );
    check(
        date(2026, 5, 1),
        Lang::En,
        "Six G is NOK 819,294, half NOK 68,275. The deadline is 1/3. \
         The contribution is 7.7 % (31.12.2025).",
    );
    let content = good(&[]);
    assert_eq!(
        content.next_change(date(2025, 6, 1)),
        Some(date(2026, 1, 1))
    );
    assert_eq!(content.next_change(date(2026, 5, 1)), None);
}

#[test]
fn markdown_becomes_paragraphs() {
    let content = good(&[]);
    let text = content.articles["foreldrepenger"].in_lang(Lang::Nb);
    let plain = |text: &str| TextSpan {
        text: text.into(),
        ..TextSpan::default()
    };
    let link = |text: &str, link: &str| TextSpan {
        text: text.into(),
        link: Some(link.into()),
        ..TextSpan::default()
    };
    assert_eq!(text.title, "Foreldrepenger");
    assert_eq!(
        text.summary,
        [Paragraph::Text(vec![
            plain("Du får "),
            TextSpan {
                strong: true,
                ..plain("foreldrepenger")
            },
            plain(" når du er hjemme med barnet."),
        ])]
    );
    let [who, how] = text.sections.as_slice() else {
        panic!("two sections, not {:?}", text.sections);
    };
    assert_eq!(who.id, "hvem".into());
    assert_eq!(who.heading, "Hvem kan få foreldrepenger?");
    assert_eq!(
        who.body,
        [
            Paragraph::Text(vec![
                plain("Du som har hatt inntekt. Ellers kan du få "),
                link("engangsstønad", "article:engangsstonad"),
                plain("."),
            ]),
            Paragraph::Bullets(vec![
                vec![plain("Mor")],
                vec![
                    plain("Far, se "),
                    link("hvordan du søker", "article:foreldrepenger#slik-soker-du"),
                ],
            ]),
        ]
    );
    let Paragraph::Numbered(items) = &how.body[0] else {
        panic!("a numbered list, not {:?}", how.body);
    };
    assert_eq!(items[1][1], link("55 55 33 33", "tel:55553333"));
}

#[test]
fn wording_is_formatted_as_the_language_writes_it() {
    let locales = good(&[]).locales;
    let number = |number| Arg::Number(number);
    let check = |lang, key, args: &[(&str, Arg)], expected: &str| {
        assert_eq!(locales.format(lang, key, args), expected, "{key} in {lang}");
    };
    check(Lang::Nb, "reply-greeting", &[], "Hei, jeg er Livslos.");
    check(Lang::Nb, "days", &[("count", number(1.0))], "Én dag");
    check(Lang::Nn, "days", &[("count", number(1.0))], "Éin dag");
    check(
        Lang::Nb,
        "days",
        &[("count", number(1200.0))],
        "1\u{a0}200 dager",
    );
    check(Lang::En, "days", &[("count", number(1200.0))], "1,200 days");
    let amount = [("amount", number(1_234_567.5))];
    check(Lang::Nn, "amount", &amount, "1\u{a0}234\u{a0}567,50 kroner");
    check(Lang::En, "amount", &amount, "1,234,567.50 kroner");
    let year = [
        ("date", Arg::Text("1. mai 2027".into())),
        ("count", number(2.0)),
    ];
    check(Lang::Nb, "due", &year, "Frist 1. mai 2027: 2 dager");
    check(Lang::Nb, "no-such-key", &[], "no-such-key");
    assert!(locales.has(Lang::En, "due") && !locales.has(Lang::En, "no-such-key"));
}

#[test]
fn bokmal_stands_in_for_missing_english() {
    let root = base();
    replace(
        "locales/en/assistant.ftl",
        "reply-greeting = Hello, I am Livslos.\n",
        "",
    )
    .apply(root.path());
    replace("intents/general/hilsen.yaml", ", en: Greeting", "").apply(root.path());
    let (content, problems) = load(root.path(), TODAY);
    let content = content.expect("warnings do not keep content back");
    assert_eq!(problems.len(), 2);
    let greeting = content.locales.format(Lang::En, "reply-greeting", &[]);
    assert_eq!(greeting, "Hei, jeg er Livslos.");
    assert_eq!(content.intents["hilsen"].title.get(Lang::En), "Hilsen");
}

#[test]
fn content_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&good(&[]));
}

#[test]
fn the_version_follows_every_file() {
    let version = good(&[]).version;
    assert_eq!(version.len(), 12);
    assert!(version.chars().all(|char| char.is_ascii_hexdigit()));
    assert_eq!(good(&[]).version, version);
    for edit in [
        replace("intents/general/hilsen.yaml", "[hello]", "[hi]"),
        replace("connectors/nav.yaml", "kind: http", "kind: ftp"),
        write("locales/README.md", "Notes."),
    ] {
        assert_ne!(good(&[edit]).version, version);
    }
}

#[test]
fn hidden_files_and_backups_are_no_content() {
    let version = good(&[]).version;
    let backup = write("intents/general/hilsen.yaml~", "x");
    assert_eq!(
        good(&[backup, write("knowledge/.hilsen.swp", "x")]).version,
        version
    );
}

#[test]
fn an_empty_folder_has_no_content() {
    let root = tempfile::tempdir().expect("a temporary folder");
    for path in [root.path(), Path::new("/no/such/folder")] {
        let (content, problems) = load(path, TODAY);
        assert!(content.is_none());
        let rules: Vec<_> = problems.iter().map(|problem| problem.rule).collect();
        assert_eq!(rules, [rule::NOTHING_HERE.slug]);
    }
}

#[test]
fn a_problem_reads_as_editors_expect() {
    let root = base();
    replace(
        "intents/fa-barn/foreldrepenger-soke.yaml",
        "article: f",
        "article: fo",
    )
    .apply(root.path());
    let (_, problems) = load(root.path(), TODAY);
    let printed: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        printed,
        [
            "intents/fa-barn/foreldrepenger-soke.yaml:2: error[unknown-article]: \
          `fooreldrepenger`: there is no such article\n    fix: did you mean `foreldrepenger`?"
        ]
    );
}

#[test]
fn a_file_that_is_only_half_written_stops_nothing() {
    let root = base();
    let whole = load(root.path(), TODAY)
        .0
        .expect("the base tree has content");
    for path in files_below(root.path()) {
        let bytes = fs::read(&path).expect("can be read");
        for part in [1, 2] {
            fs::write(&path, &bytes[..bytes.len() * part / 3]).expect("can be written");
            let (content, _) = load(root.path(), TODAY);
            let content = content.expect("the other files are still there");
            assert_ne!(content.version, whole.version);
        }
        fs::write(&path, &bytes).expect("can be written");
    }
    assert_eq!(
        load(root.path(), TODAY).0.map(|content| content.version),
        Some(whole.version)
    );
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files
}
