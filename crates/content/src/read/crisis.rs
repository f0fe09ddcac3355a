//! `intents/crisis/<kind>.yaml`: how messages reveal danger to life or health; and the classes of
//! words that their patterns share.

use super::{Draft, intent, stem, yaml};
use crate::{
    Classes, Crisis, CrisisPhrases, Phrase,
    fields::check_slug,
    files::Files,
    findings::{Findings, Reference},
    rule,
    yaml::Node,
};
use std::collections::HashSet;

/// The file that holds the classes, among the kinds.
pub(super) const CLASSES: &str = "words.yaml";

const FIX: &str = "see \"Patterns\" in docs/content.md";

/// The classes of words, in the order they are written: a class may use those above it.
pub(super) fn read_classes(files: &Files, findings: &mut Findings) -> Classes {
    let mut classes = Classes::default();
    let path = format!("intents/crisis/{CLASSES}");
    let root = files
        .contains(&path)
        .then(|| yaml(files, &path, findings))
        .flatten();
    let Some(root) = root else {
        return classes;
    };
    for entry in root.map(findings).unwrap_or_default() {
        check_slug(&entry.key, &entry.place, findings);
        // Declared whatever is wrong with it, so that the patterns that use it are not reported too.
        let items = match entry.node.list(findings) {
            Some(items) => {
                intent::check_not_empty(items, &entry.node, findings);
                items
            }
            None => &[],
        };
        let lines: Vec<(&Node, String)> = items
            .iter()
            .filter_map(|item| Some((item, item.line(findings)?)))
            .collect();
        let words: Vec<String> = lines.iter().map(|(_, line)| line.clone()).collect();
        for (place, reason) in classes.declare(&entry.key, &words) {
            let (node, line) = &lines[place];
            report(node, line, &reason, findings);
        }
    }
    classes
}

pub(super) fn read(
    files: &Files,
    path: &str,
    file: &str,
    draft: &mut Draft,
    findings: &mut Findings,
) {
    let (Some(name), Some(root)) = (stem(path, file, findings), yaml(files, path, findings)) else {
        return;
    };
    if let Some(crisis) = crisis(&root, name, draft, findings) {
        check_matches(&root, &crisis, findings);
        draft.crises.insert(crisis.id.clone(), crisis);
    }
}

fn crisis(root: &Node, name: &str, draft: &mut Draft, findings: &mut Findings) -> Option<Crisis> {
    let allowed = [
        "numbers", "text", "urgent", "patterns", "unless", "examples", "not",
    ];
    let fields = root.fields(&allowed, findings)?;
    let numbers = fields.require("numbers", findings);
    let numbers = numbers.and_then(|node| numbers_of(node, findings));
    let text = fields.text("text", findings);
    let urgent = fields.get("urgent");
    let urgent = urgent.map_or(Some(false), |node| node.yes_no(findings));
    let patterns = fields.require("patterns", findings);
    let patterns = patterns.and_then(|node| phrases(node, &draft.classes, findings));
    let unless = match fields.get("unless") {
        Some(node) => phrases(node, &draft.classes, findings),
        None => Some(Vec::new()),
    };
    let examples = fields.require("examples", findings);
    let examples = examples.and_then(|node| intent::utterances(node, None, draft, findings));
    let not = fields.require("not", findings);
    let not =
        not.and_then(|node| node.localized(findings, |_, node, findings| lines(node, findings)));
    Some(Crisis {
        id: name.into(),
        numbers: numbers?,
        text: text?,
        urgent: urgent?,
        patterns: patterns?,
        unless: unless?,
        examples: examples?,
        not: not?,
    })
}

fn numbers_of(node: &Node, findings: &mut Findings) -> Option<Vec<String>> {
    let items = node.list(findings)?;
    intent::check_not_empty(items, node, findings);
    let name = |item: &Node| item.name(Reference::Emergency, findings);
    Some(items.iter().filter_map(name).collect())
}

fn phrases(node: &Node, classes: &Classes, findings: &mut Findings) -> Option<Vec<Phrase>> {
    let items = node.list(findings)?;
    intent::check_not_empty(items, node, findings);
    let mut phrases = Vec::new();
    for item in items {
        let Some(written) = item.line(findings) else {
            continue;
        };
        match Phrase::parse(&written, classes) {
            Ok(phrase) => phrases.push(phrase),
            Err(reason) => report(item, &written, &reason, findings),
        }
    }
    Some(phrases)
}

fn report(node: &Node, written: &str, reason: &str, findings: &mut Findings) {
    let message = format!("`{written}` is no pattern: {reason}");
    findings.report(rule::NOT_A_PATTERN, &node.place, message, FIX);
}

/// Each example must be recognised by some pattern, and no line under `not`.
fn check_matches(root: &Node, crisis: &Crisis, findings: &mut Findings) {
    let phrases = CrisisPhrases::new([crisis], &HashSet::new());
    for (field, wanted) in [("examples", true), ("not", false)] {
        let lists = ["nb", "nn", "en"]
            .into_iter()
            .filter_map(|lang| root.entry(field)?.entry(lang));
        for line in lists.flat_map(Node::items) {
            let Some(text) = line.scalar() else {
                continue;
            };
            let is_recognised = !phrases.signs(text).revealed.is_empty();
            match (is_recognised, wanted) {
                (false, true) => {
                    let message = format!("no pattern recognises \"{text}\"");
                    let fix = "add or widen a pattern, or remove the example";
                    findings.report(rule::CRISIS_MISSED, &line.place, message, fix);
                }
                (true, false) => {
                    let message = format!("a pattern recognises \"{text}\"");
                    let fix = "narrow it, say when it does not hold under `unless`, or move the \
                               line to `examples`";
                    findings.report(rule::FALSE_CRISIS, &line.place, message, fix);
                }
                _ => {}
            }
        }
    }
}

fn lines(node: &Node, findings: &mut Findings) -> Option<Vec<String>> {
    let items = node.list(findings)?;
    Some(
        items
            .iter()
            .filter_map(|item| item.line(findings))
            .collect(),
    )
}
