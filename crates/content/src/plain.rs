//! Plain language: what makes text hard to read, in Norwegian and English, and what must be alike in
//! all languages. Rules, limits and words are those of `knowledge/plain-language.yaml`; what each rule
//! means stands in `docs/plain-language.md`.
//!
//! Severity: an error is what hardly any reader is well served with, a warning what an editor should
//! look at. A waiver with a reason silences one finding.

mod article;
mod parallel;
mod passages;
mod rules;
mod sentences;
mod settings;
mod words;

use crate::{
    Lang, Problem, Severity,
    files::Files,
    findings::{Findings, Place},
    read,
    rule::Rule,
};
use jiff::civil::Date;
use passages::Passage;
use settings::Settings;
use std::path::Path;

/// Everything below `root` that is not plain language, in order of files and lines. Rates have the
/// value of `today`. A file that cannot be read is `livslos check`'s to report.
pub fn lint(root: &Path, today: Date) -> Vec<Problem> {
    let mut findings = Findings::default();
    let files = Files::read(root, &mut Findings::default());
    let settings = settings::read(&files, &mut findings);
    let unread = &mut Findings::default();
    let locales = read::wording::read(&files, unread);
    let draft = read::read(&files, &locales, today, unread);
    for passage in passages::of_yaml(&files) {
        check_passage(&passage, &settings, &mut findings);
    }
    for article in draft.articles.values() {
        let Some(name) = draft.names.articles.get(article.id.as_str()) else {
            continue;
        };
        let texts = article::texts(article, name);
        for text in &texts {
            for passage in &text.passages {
                check_passage(passage, &settings, &mut findings);
            }
            words::check_letters(&text.passages, &settings, &mut findings);
            article::check(text, &settings, &mut findings);
        }
        parallel::check(&texts, &mut findings);
    }
    let mut problems = settings.waive(findings);
    problems.sort_by(|a, b| (&a.file, a.line, a.rule).cmp(&(&b.file, b.line, b.rule)));
    problems
}

/// What is not plain language in a text of its own, with the rules and words below `root`. `name` is
/// what problems call it; a blank line ends a paragraph.
pub fn lint_text(root: &Path, lang: Lang, name: &str, text: &str) -> Vec<Problem> {
    let mut findings = Findings::default();
    let files = Files::read(root, &mut Findings::default());
    let settings = settings::read(&files, &mut Findings::default());
    let passages = passages::of_plain(lang, name, text);
    for passage in &passages {
        check_passage(passage, &settings, &mut findings);
    }
    words::check_letters(&passages, &settings, &mut findings);
    findings.problems.sort_by_key(|problem| problem.line);
    findings.problems
}

/// What one passage decides alone.
fn check_passage(passage: &Passage, settings: &Settings, findings: &mut Findings) {
    sentences::check(passage, settings, findings);
    words::check(passage, settings, findings);
}

/// Reports a finding as bad as it is.
fn report(
    rule: Rule,
    severity: Severity,
    place: &Place,
    message: impl Into<String>,
    fix: impl Into<String>,
    findings: &mut Findings,
) {
    let rule = Rule { severity, ..rule };
    findings.report(rule, place, message, fix);
}

#[cfg(test)]
mod tests;
