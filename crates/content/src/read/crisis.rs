//! `intents/crisis/<kind>.yaml`: how messages reveal danger to life or health.

use super::{Draft, intent, stem, yaml};
use crate::{
    Crisis, Localized,
    files::Files,
    findings::{Findings, Reference},
    rule,
    yaml::Node,
};
use regex::Regex;

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
        draft.crises.insert(crisis.id.clone(), crisis);
    }
}

fn crisis(root: &Node, name: &str, draft: &mut Draft, findings: &mut Findings) -> Option<Crisis> {
    let allowed = ["numbers", "text", "patterns", "examples", "not"];
    let fields = root.fields(&allowed, findings)?;
    let numbers = fields.require("numbers", findings);
    let numbers = numbers.and_then(|node| numbers_of(node, findings));
    let text = fields.text("text", findings);
    let mut regexes = Vec::new();
    let patterns = fields.require("patterns", findings);
    let patterns = patterns.and_then(|node| patterns_of(node, &mut regexes, findings));
    let owner = "a crisis";
    let examples = fields.require("examples", findings);
    if let Some(node) = examples {
        check_matches(node, &regexes, true, findings);
    }
    let examples = examples.and_then(|node| intent::utterances(node, owner, draft, findings));
    let not = fields.require("not", findings);
    if let Some(node) = not {
        check_matches(node, &regexes, false, findings);
    }
    let not =
        not.and_then(|node| node.localized(findings, |_, node, findings| lines(node, findings)));
    Some(Crisis {
        id: name.into(),
        numbers: numbers?,
        text: text?,
        patterns: patterns?,
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

fn patterns_of(
    node: &Node,
    regexes: &mut Vec<Regex>,
    findings: &mut Findings,
) -> Option<Localized<Vec<String>>> {
    node.localized(findings, |_, node, findings| {
        let items = node.list(findings)?;
        intent::check_not_empty(items, node, findings);
        let mut patterns = Vec::new();
        for item in items {
            let Some(pattern) = item.line(findings) else {
                continue;
            };
            match Regex::new(&pattern) {
                Ok(regex) => {
                    regexes.push(regex);
                    patterns.push(pattern);
                }
                Err(error) => report_pattern(item, &pattern, &error, findings),
            }
        }
        Some(patterns)
    })
}

fn report_pattern(node: &Node, pattern: &str, error: &regex::Error, findings: &mut Findings) {
    let reason = error.to_string();
    let reason = reason.lines().last().unwrap_or_default();
    let message = format!("`{pattern}` is no regular expression: {reason}");
    let fix = r"put it between single quotes and write a literal ( or ? as \( or \?";
    findings.report(rule::NOT_A_PATTERN, &node.place, message, fix);
}

/// Each line must be recognised by some pattern of any language, or by none.
fn check_matches(node: &Node, regexes: &[Regex], wanted: bool, findings: &mut Findings) {
    let lines = ["nb", "nn", "en"]
        .into_iter()
        .filter_map(|lang| node.entry(lang));
    for line in lines.flat_map(Node::items) {
        let Some(text) = line.scalar() else {
            continue;
        };
        let lower = text.to_lowercase();
        let by = regexes.iter().find(|regex| regex.is_match(&lower));
        match (by, wanted) {
            (None, true) => {
                let message = format!("no pattern recognises \"{text}\"");
                let fix = "widen a pattern, or remove the example";
                findings.report(rule::CRISIS_MISSED, &line.place, message, fix);
            }
            (Some(pattern), false) => {
                let message = format!("the pattern `{pattern}` recognises \"{text}\"");
                let fix = "narrow the pattern, or move the line to `examples`";
                findings.report(rule::FALSE_CRISIS, &line.place, message, fix);
            }
            _ => {}
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
