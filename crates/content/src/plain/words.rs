//! Words: officialese, nouns for verbs, abbreviations, nobody in particular, and the wrong Norwegian.

use super::{
    passages::Passage,
    report, rules,
    sentences::words,
    settings::{Avoided, Lexicon, Settings},
};
use crate::{Lang, Severity, findings::Findings, rule::Rule};
use std::collections::BTreeSet;

pub(super) fn check(passage: &Passage, settings: &Settings, findings: &mut Findings) {
    let lower = passage.text.to_lowercase();
    let mut said = words(&lower);
    said.retain(|word| !is_address(word));
    let lang = passage.lang as usize;
    let listed = [
        (rules::OFFICIALESE, &settings.officialese[lang]),
        (rules::NOUN_STYLE, &settings.noun_style[lang]),
        (rules::ABBREVIATION, &settings.abbreviations[lang]),
        (rules::OTHER_NORWEGIAN, &settings.other_norwegian[lang]),
    ];
    for (rule, lexicon) in listed {
        for (words, avoided) in found(lexicon, &said) {
            let message = format!("«{words}»");
            let fix = match avoided.instead.as_str() {
                "-" => "leave it out, or say what you mean".to_owned(),
                instead => format!("write «{instead}»"),
            };
            let severity = avoided.severity;
            report(rule, severity, &passage.place, message, fix, findings);
        }
    }
    check_impersonal(passage, &said, findings);
    check_signs(passage, settings, findings);
}

/// `nav.no/foreldrepenger` is a name, whatever norm its words are of.
fn is_address(word: &str) -> bool {
    word.split_once('.').is_some_and(|(before, after)| {
        before.len() > 1
            && after
                .split('/')
                .next()
                .is_some_and(|end| (2..=6).contains(&end.len()))
    })
}

/// What stands in a text of a list, with the words found, each as often as it stands.
fn found<'a>(lexicon: &'a Lexicon, said: &[&str]) -> Vec<(String, &'a Avoided)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < said.len() {
        match lexicon.at(&said[at..]) {
            Some(avoided) => {
                let words = said[at..at + avoided.len()].join(" ");
                at += avoided.len();
                found.push((words, avoided));
            }
            None => at += 1,
        }
    }
    found
}

/// "Man" acts, and nobody knows who.
fn check_impersonal(passage: &Passage, said: &[&str], findings: &mut Findings) {
    let nobody: &[&str] = match passage.lang {
        Lang::Nb | Lang::Nn => &["man"],
        Lang::En => &["oneself"],
    };
    if let Some(word) = said.iter().find(|word| nobody.contains(word)) {
        let fix = "say who: «du», or the agency's name";
        let message = format!("«{word}» is nobody in particular");
        warn(rules::IMPERSONAL, passage, message, fix, findings);
    }
}

fn check_signs(passage: &Passage, settings: &Settings, findings: &mut Findings) {
    for word in passage.text.split_whitespace() {
        check_number(passage, word, findings);
    }
    if passage.text.contains('!') {
        let fix = "end with a full stop";
        warn(
            rules::EXCLAMATION,
            passage,
            "an exclamation mark",
            fix,
            findings,
        );
    }
    for (text, _) in &passage.links {
        let folded = text.trim().to_lowercase();
        if settings.empty_links.contains(&folded) {
            let message = format!("the link text «{text}» does not say where it leads");
            let fix = "name the page or what the reader gets there";
            let severity = Severity::Error;
            report(
                rules::LINK_TEXT,
                severity,
                &passage.place,
                message,
                fix,
                findings,
            );
        }
    }
}

/// Amounts of more than four digits have their thousands apart: `10 000`, in English `10,000`.
fn check_number(passage: &Passage, word: &str, findings: &mut Findings) {
    let core = word.trim_matches(|char: char| !char.is_alphanumeric());
    let is_run = core.len() >= 5 && core.chars().all(|char| char.is_ascii_digit());
    let has_points = core.split('.').count() > 1
        && core.split('.').skip(1).all(|part| part.len() == 3)
        && core
            .chars()
            .all(|char| char.is_ascii_digit() || char == '.')
        && passage.lang != Lang::En;
    // Telephone, account and organisation numbers come in groups of their own.
    let is_code = core.len() >= 8 || core.starts_with('0');
    if (is_run || has_points) && !is_code {
        let fix = match passage.lang {
            Lang::En => "write 10,000",
            Lang::Nb | Lang::Nn => "write 10 000, with a space that does not break",
        };
        warn(
            rules::NUMBER_FORMAT,
            passage,
            format!("the number {core}"),
            fix,
            findings,
        );
    }
}

/// Letters that stand for words and that not everybody knows, once in a text; explained where the
/// words stand before them somewhere in it: "arbeidsavklaringspenger (AAP)".
pub(super) fn check_letters(passages: &[Passage], settings: &Settings, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for passage in passages {
        for word in words(&passage.text) {
            let base = word.split('-').next().unwrap_or(word);
            let is_letters =
                (2..=5).contains(&base.chars().count()) && base.chars().all(char::is_uppercase);
            if !is_letters || settings.known.contains(base) || !seen.insert(base) {
                continue;
            }
            let explained = format!("({base})");
            if passages
                .iter()
                .any(|passage| passage.text.contains(&explained))
            {
                continue;
            }
            let message = format!("«{base}» is not explained");
            let fix = format!("write the words first, and ({base}) behind them");
            warn(rules::ABBREVIATION, passage, message, fix, findings);
        }
    }
}

fn warn(
    rule: Rule,
    passage: &Passage,
    message: impl Into<String>,
    fix: impl Into<String>,
    findings: &mut Findings,
) {
    report(
        rule,
        Severity::Warning,
        &passage.place,
        message,
        fix,
        findings,
    );
}
