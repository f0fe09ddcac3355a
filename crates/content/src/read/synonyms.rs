//! `knowledge/synonyms.yaml`: words that mean the same when one searches.

use super::{Draft, yaml};
use crate::{
    ArticleText, Lang, Paragraph, Synonyms,
    files::Files,
    findings::{Findings, Place},
    rule,
    yaml::Node,
};
use std::collections::{BTreeSet, HashMap};

/// Where synonyms stand.
const FILE: &str = "knowledge/synonyms.yaml";
/// Longest synonym, in words: what is longer is a question.
const MOST_WORDS: usize = 4;
/// A word of more meanings than these finds everything.
const MOST_MEANINGS: usize = 3;

/// Reads all synonyms and checks that the word articles use stands in them, where all articles could be
/// read: one mistake is one problem. None where there is no such file.
pub(super) fn read(files: &Files, draft: &Draft, findings: &mut Findings) -> Vec<Synonyms> {
    if !files.contains(FILE) {
        return Vec::new();
    }
    let root = yaml(files, FILE, findings);
    let nodes = root.as_ref().and_then(|root| root.list(findings));
    let used = Lang::ALL.map(|lang| words_of(draft, lang));
    let mut meanings = HashMap::new();
    let nodes = nodes.unwrap_or_default().iter();
    let groups = nodes.filter_map(|node| {
        node.localized(findings, |lang, node, findings| {
            let phrases = phrases(node, findings)?;
            for (place, phrase) in &phrases {
                count(place, (lang, phrase), &mut meanings, findings);
            }
            let (place, first) = phrases.first()?;
            if let Some(used) = &used[lang as usize] {
                check_used(place, first, used, findings);
            }
            Some(phrases.into_iter().map(|(_, phrase)| phrase).collect())
        })
    });
    groups.collect()
}

/// The phrases of one language, with where each stands.
fn phrases(node: &Node, findings: &mut Findings) -> Option<Vec<(Place, String)>> {
    let mut phrases: Vec<(Place, String)> = Vec::new();
    for node in node.list(findings)? {
        let Some(phrase) = node.line(findings) else {
            continue;
        };
        let place = &node.place;
        if phrase.split_whitespace().count() > MOST_WORDS {
            let message = format!("\"{phrase}\" has more than {MOST_WORDS} words");
            let fix = "shorten it, or make it an example of an intent";
            findings.report(rule::LONG_SYNONYM, place, message, fix);
        }
        if phrases.iter().any(|(_, other)| *other == phrase) {
            let message = format!("\"{phrase}\" stands twice in one meaning");
            findings.report(rule::REPEATED_SYNONYM, place, message, "remove one");
        }
        phrases.push((place.clone(), phrase));
    }
    Some(phrases)
}

/// Counts the meanings of a phrase, and reports the first that is too many.
fn count(
    place: &Place,
    (lang, phrase): (Lang, &str),
    meanings: &mut HashMap<(Lang, String), usize>,
    findings: &mut Findings,
) {
    let count = meanings.entry((lang, phrase.to_owned())).or_insert(0);
    *count += 1;
    if *count == MOST_MEANINGS + 1 {
        let message = format!("\"{phrase}\" has more than {MOST_MEANINGS} meanings");
        let fix = "keep it where it is meant most, and leave it out elsewhere";
        findings.report(rule::REPEATED_SYNONYM, place, message, fix);
    }
}

/// The words of all articles in one language, in lower case; `None` where a text could not be read.
fn words_of(draft: &Draft, lang: Lang) -> Option<BTreeSet<String>> {
    let texts = draft
        .articles
        .values()
        .map(|article| article.text.exact(lang));
    let texts: Vec<&ArticleText> = texts.collect::<Option<_>>()?;
    if texts.len() < draft.names.articles.len() {
        return None;
    }
    let texts = texts.into_iter().flat_map(|text| {
        let summary = text.summary.iter().map(Paragraph::plain);
        let sections = text.sections.iter().flat_map(|section| {
            let body = section.body.iter().map(Paragraph::plain);
            std::iter::once(section.heading.clone()).chain(body)
        });
        let all = std::iter::once(text.title.clone()).chain(summary);
        all.chain(sections).collect::<Vec<_>>()
    });
    let mut words = BTreeSet::new();
    for text in texts {
        words.extend(
            text.split(|char: char| !char.is_alphanumeric())
                .map(str::to_lowercase),
        );
    }
    Some(words)
}

/// Reports a first phrase of which a word stands in no article, inflected or as the head of a compound.
fn check_used(place: &Place, phrase: &str, used: &BTreeSet<String>, findings: &mut Findings) {
    let is_used = |word: &str| {
        let word = word.to_lowercase();
        // Endings that inflection may change.
        let kept = word.chars().count().saturating_sub(2).max(3);
        let start: String = word.chars().take(kept).collect();
        used.range(start.clone()..)
            .next()
            .is_some_and(|next| next.starts_with(&start))
    };
    let mut words = phrase
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty());
    if let Some(word) = words.find(|word| !is_used(word)) {
        let message = format!("no article has the word \"{word}\"");
        let fix = "begin with the word the articles use; the others are what people write instead";
        findings.report(rule::UNUSED_SYNONYM, place, message, fix);
    }
}
