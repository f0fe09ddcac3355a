//! What an article as a whole shows.

use super::{
    passages::{self, Kind, Passage},
    report, rules,
    sentences::{lix, passives, sentences, words},
    settings::Settings,
};
use crate::{
    Article, ArticleText, Lang, Severity,
    findings::{Findings, Place},
    read::ArticleName,
};

/// Sentences below which a share of them says nothing.
const LEAST_SENTENCES: usize = 10;
/// Sentences of a summary at the most.
const SUMMARY_SENTENCES: usize = 2;

/// An article in one language.
#[derive(Debug)]
pub(super) struct Text<'a> {
    pub(super) lang: Lang,
    pub(super) file: String,
    pub(super) whole: &'a ArticleText,
    pub(super) passages: Vec<Passage>,
    lines: &'a [usize],
}

/// The article in the languages it is written in.
pub(super) fn texts<'a>(article: &'a Article, name: &'a ArticleName) -> Vec<Text<'a>> {
    let written = Lang::ALL.into_iter().filter_map(|lang| {
        let lines = name.lines.get(&lang)?;
        let text = article.text.exact(lang)?;
        let file = format!("{}/{lang}.md", name.folder);
        Some(Text {
            lang,
            passages: passages::of_article(lang, &file, text, lines),
            file,
            whole: text,
            lines,
        })
    });
    written.collect()
}

impl Text<'_> {
    /// Where a section begins.
    pub(super) fn section_place(&self, index: usize) -> Place {
        let headings = self.passages.iter();
        let mut headings = headings.filter(|passage| passage.kind == Kind::Heading);
        let heading = headings.nth(index);
        heading.map_or_else(
            || Place::file(&self.file).at(self.lines.first().copied().unwrap_or(1)),
            |heading| heading.place.clone(),
        )
    }

    fn running(&self) -> impl Iterator<Item = &str> {
        let running =
            |passage: &&Passage| passage.kind != Kind::Heading && passage.kind != Kind::Title;
        self.passages
            .iter()
            .filter(running)
            .map(|passage| passage.text.as_str())
    }
}

pub(super) fn check(text: &Text<'_>, settings: &Settings, findings: &mut Findings) {
    let whole = Place::file(&text.file).at(1);
    let hard = lix(text.running());
    if let Some(severity) = settings.article_lix.judge(hard) {
        let message = format!("LIX {hard:.0}: long sentences of long words");
        let fix = "use shorter sentences, and everyday words for long ones";
        report(
            rules::HARD_ARTICLE,
            severity,
            &whole,
            message,
            fix,
            findings,
        );
    }
    let (share, all, hidden) = passives(text.lang, text.running());
    if all >= LEAST_SENTENCES
        && let Some(severity) = settings.passive_percent.judge(100.0 * share)
    {
        let message = format!(
            "{:.0} % of the sentences hide who acts: {}",
            100.0 * share,
            hidden.join(", ")
        );
        let fix = "say who does it: «Nav behandler søknaden»";
        report(rules::PASSIVE, severity, &whole, message, fix, findings);
    }
    check_summary(text, settings, findings);
    check_sections(text, settings, findings);
}

fn check_summary(text: &Text<'_>, settings: &Settings, findings: &mut Findings) {
    let summary: Vec<&Passage> = text
        .passages
        .iter()
        .filter(|passage| passage.kind == Kind::Summary)
        .collect();
    let Some(first) = summary.first() else {
        return;
    };
    let count: usize = summary
        .iter()
        .map(|passage| sentences(&passage.text).len())
        .sum();
    if count > SUMMARY_SENTENCES {
        let message = format!("a summary of {count} sentences");
        let fix = "answer in one or two; the rest belongs in the sections";
        report(
            rules::LONG_SUMMARY,
            Severity::Error,
            &first.place,
            message,
            fix,
            findings,
        );
    }
    let count: usize = summary
        .iter()
        .map(|passage| words(&passage.text).len())
        .sum();
    if let Some(severity) = settings.summary_words.judge(count as f64) {
        let message = format!("a summary of {count} words");
        let fix = "say only what most readers came for";
        report(
            rules::LONG_SUMMARY,
            severity,
            &first.place,
            message,
            fix,
            findings,
        );
    }
}

fn check_sections(text: &Text<'_>, settings: &Settings, findings: &mut Findings) {
    for (index, section) in text.whole.sections.iter().enumerate() {
        let place = text.section_place(index);
        let body = section
            .body
            .iter()
            .map(|paragraph| words(&paragraph.plain()).len());
        let count: usize = body.sum();
        if let Some(severity) = settings.section_words.judge(count as f64) {
            let message = format!("a section of {count} words: the chat shows only its beginning");
            let fix = "make two sections of it, or say less";
            report(
                rules::LONG_SECTION,
                severity,
                &place,
                message,
                fix,
                findings,
            );
        }
        let count = words(&section.heading).len();
        if let Some(severity) = settings.heading_words.judge(count as f64) {
            let message = format!("a heading of {count} words");
            report(
                rules::HEADING,
                severity,
                &place,
                message,
                "ask it shorter",
                findings,
            );
        }
        if !section.heading.ends_with('?') {
            let message = format!("the heading «{}» is no question", section.heading);
            let fix = "ask what the section answers, as a citizen would";
            report(
                rules::HEADING,
                Severity::Warning,
                &place,
                message,
                fix,
                findings,
            );
        }
    }
}
