//! What must be alike in all languages: blocks, links, numbers, rights and duties.

use super::{article::Text, report, rules};
use crate::{
    Lang, Paragraph, Section, Severity, TextSpan,
    findings::{Findings, Place},
};

/// What says that somebody must.
const MUST: [&[&str]; 3] = [
    &["må", "trenger", "plikter", "plikt"],
    &["må", "treng", "pliktar", "plikt"],
    &[
        "must", "have to", "has to", "need", "needs", "required", "duty", "obliged",
    ],
];

/// Compares every language with the first.
pub(super) fn check(texts: &[Text<'_>], findings: &mut Findings) {
    let Some((first, others)) = texts.split_first() else {
        return;
    };
    for other in others {
        if blocks(&first.whole.summary) != blocks(&other.whole.summary) {
            let place = Place::file(&other.file).at(1);
            let message = format!("the summary has other paragraphs than in {}", first.file);
            let fix = "give all languages the same paragraphs";
            report(
                rules::STRUCTURE_DIFFERS,
                Severity::Error,
                &place,
                message,
                fix,
                findings,
            );
        }
        // Sections that differ are `livslos check`'s to report.
        let pairs = first.whole.sections.iter().zip(&other.whole.sections);
        for (index, (wanted, found)) in pairs.enumerate() {
            if wanted.id == found.id {
                check_section(wanted, found, first, other, index, findings);
            }
        }
    }
}

fn check_section(
    wanted: &Section,
    found: &Section,
    first: &Text<'_>,
    other: &Text<'_>,
    index: usize,
    findings: &mut Findings,
) {
    let place = other.section_place(index);
    let mut differs = |rule, severity, what: String, fix: &str| {
        let message = format!("{what} in {}", first.file);
        report(rule, severity, &place, message, fix, findings);
    };
    let (here, there) = (blocks(&found.body), blocks(&wanted.body));
    if here != there {
        let what = format!("blocks: {}; {}", here.join(", "), there.join(", "));
        let fix = "give all languages the same paragraphs and list items";
        differs(rules::STRUCTURE_DIFFERS, Severity::Error, what, fix);
    }
    let (here, there) = (links(&found.body), links(&wanted.body));
    if here != there {
        let what = format!("links to {}; {}", here.join(", "), there.join(", "));
        let fix = "link to the same places in all languages";
        differs(rules::LINKS_DIFFER, Severity::Error, what, fix);
    }
    let (here, there) = (numbers(&found.body), numbers(&wanted.body));
    if here != there {
        let what = format!("the numbers {}; {}", here.join(", "), there.join(", "));
        let fix = "say the same numbers in all languages, all in digits or all in words";
        differs(rules::NUMBERS_DIFFER, Severity::Error, what, fix);
    }
    let (here, there) = (
        duties(other.lang, &found.body),
        duties(first.lang, &wanted.body),
    );
    if (here == 0) != (there == 0) {
        let what = format!("{here} duties (must); {there}");
        let fix = "say that one must in all languages, or in none";
        differs(rules::DUTIES_DIFFER, Severity::Warning, what, fix);
    }
}

/// What blocks a text consists of.
fn blocks(body: &[Paragraph]) -> Vec<String> {
    let block = |paragraph: &Paragraph| match paragraph {
        Paragraph::Text(_) => "paragraph".to_owned(),
        Paragraph::Bullets(items) => format!("list of {}", items.len()),
        Paragraph::Numbered(items) => format!("numbered list of {}", items.len()),
    };
    body.iter().map(block).collect()
}

fn spans(body: &[Paragraph]) -> impl Iterator<Item = &TextSpan> {
    body.iter().flat_map(|paragraph| match paragraph {
        Paragraph::Text(spans) => spans.iter().collect::<Vec<_>>(),
        Paragraph::Bullets(items) | Paragraph::Numbered(items) => items.iter().flatten().collect(),
    })
}

/// Where links lead, the host alone for pages of others: these may have one page a language.
fn links(body: &[Paragraph]) -> Vec<String> {
    let mut links: Vec<String> = spans(body)
        .filter_map(|span| span.link.as_deref())
        .map(|link| match link.strip_prefix("https://") {
            Some(rest) => rest.split('/').next().unwrap_or(rest).to_owned(),
            None => link.to_owned(),
        })
        .collect();
    links.sort();
    links
}

/// The numbers in digits, without the signs that differ between languages.
fn numbers(body: &[Paragraph]) -> Vec<String> {
    let mut numbers = Vec::new();
    for paragraph in body {
        let text = paragraph.plain();
        let mut digits = String::new();
        let mut signs = text.chars().chain([' ']).peekable();
        while let Some(sign) = signs.next() {
            if sign.is_ascii_digit() {
                digits.push(sign);
                continue;
            }
            let joins = ['\u{a0}', ',', '.'].contains(&sign)
                && !digits.is_empty()
                && signs.peek().is_some_and(char::is_ascii_digit);
            if !joins && !digits.is_empty() {
                numbers.push(std::mem::take(&mut digits));
            }
        }
    }
    numbers.sort();
    numbers
}

/// How often a text says that somebody must.
fn duties(lang: Lang, body: &[Paragraph]) -> usize {
    let count = |paragraph: &Paragraph| {
        let text = format!(" {} ", paragraph.plain().to_lowercase());
        let said = |word: &&&str| text.contains(&format!(" {word} "));
        MUST[lang as usize].iter().filter(said).count()
    };
    body.iter().map(count).sum()
}
