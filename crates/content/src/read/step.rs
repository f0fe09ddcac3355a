//! The steps of a life event: their conditions, due rules and order.

use super::{amounts, intent};
use crate::{
    Condition, Due, DueKind, FactKind, Roll, Step,
    condition::{self, Declared},
    fields::Fields,
    findings::{Findings, Place, Reference},
    rates::Filling,
    rule,
    yaml::Node,
};
use jiff::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Which steps a step comes after, and where it stands.
type After<'a> = BTreeMap<String, (&'a Place, Vec<String>)>;

pub(super) fn read(
    nodes: &[Node],
    declared: &Declared,
    filling: Filling<'_>,
    findings: &mut Findings,
) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut after = After::new();
    for node in nodes {
        let allowed = [
            "id", "title", "text", "agency", "article", "section", "when", "due", "after",
            "service",
        ];
        let Some(fields) = node.fields(&allowed, findings) else {
            continue;
        };
        let id = fields.require("id", findings);
        let id = id.and_then(|node| node.slug(findings));
        let names = fields.items("after", findings).iter();
        let names: Vec<_> = names.filter_map(|node| node.line(findings)).collect();
        if let Some(id) = &id {
            let earlier = after.insert(id.clone(), (&node.place, names.clone()));
            if earlier.is_some() {
                let message = format!("the step `{id}` stands already above");
                let fix = "keep one of the two";
                findings.report(rule::DUPLICATE_ID, &node.place, message, fix);
            }
        }
        if let Some(step) = step(id, names, fields, declared, filling, findings) {
            steps.push(step);
        }
    }
    check_known(nodes, &after, findings);
    check_cycles(&after, findings);
    steps
}

fn step(
    id: Option<String>,
    after: Vec<String>,
    fields: Fields<'_>,
    declared: &Declared,
    filling: Filling<'_>,
    findings: &mut Findings,
) -> Option<Step> {
    let title = fields.text("title", findings);
    let text = fields.require("text", findings);
    let text = text.and_then(|node| amounts::text(node, filling, findings));
    let agency = fields.require("agency", findings);
    let agency = agency.and_then(|node| node.name(Reference::Agency, findings));
    let article = article(fields, findings);
    let section = article
        .as_ref()
        .and_then(|article| intent::section(fields, article, findings));
    let when = fields.get("when");
    let when = when.and_then(|node| when_of(node, declared, findings));
    let due = fields.get("due");
    let due = due.and_then(|node| due_of(node, declared, findings));
    let service = fields.get("service");
    let service = service.and_then(|node| node.name(Reference::Service, findings));
    Some(Step {
        id: id?.into(),
        title: title?,
        text: text?,
        agency: agency?.into(),
        article: article?.into(),
        section: section.map(Into::into),
        when,
        due,
        after: after.into_iter().map(Into::into).collect(),
        service: service.map(Into::into),
    })
}

fn article(fields: Fields<'_>, findings: &mut Findings) -> Option<String> {
    let Some(node) = fields.get("article") else {
        let message = "the step has no article that explains it";
        let fix = "add `article: <id>`, and write the article where there is none";
        findings.report(rule::STEP_WITHOUT_ARTICLE, fields.place, message, fix);
        return None;
    };
    node.name(Reference::Article, findings)
}

fn when_of(node: &Node, declared: &Declared, findings: &mut Findings) -> Option<Condition> {
    let text = node.line(findings)?;
    let mut faults = Vec::new();
    let condition = condition::parse(&text, declared, &mut faults);
    for fault in faults {
        findings.report(fault.rule, &node.place, fault.message, fault.fix);
    }
    condition
}

fn due_of(node: &Node, declared: &Declared, findings: &mut Findings) -> Option<Due> {
    let fields = node.fields(&["from", "offset", "kind", "roll"], findings)?;
    let from = fields.require("from", findings);
    let from = from.and_then(|node| date_fact(node, declared, findings));
    let offset = fields.require("offset", findings);
    let offset = offset.and_then(|node| period(node, findings));
    let kind = fields.require("kind", findings);
    let kinds = [
        ("by", DueKind::By),
        ("from", DueKind::From),
        ("around", DueKind::Around),
    ];
    let kind = kind.and_then(|node| node.one_of(&kinds, findings));
    let rolls = [("next", Roll::Next), ("none", Roll::None)];
    let roll = fields.get("roll");
    let roll = roll.and_then(|node| node.one_of(&rolls, findings));
    Some(Due {
        from: from?.into(),
        offset: offset?,
        kind: kind?,
        roll: roll.unwrap_or_default(),
    })
}

fn date_fact(node: &Node, declared: &Declared, findings: &mut Findings) -> Option<String> {
    let name = node.line(findings)?;
    let Some(kind) = declared.get(name.as_str()) else {
        let message = format!("the fact `{name}` is not declared in this file");
        let fix = "declare it under `facts:` with `kind: date`";
        findings.report(rule::UNKNOWN_FACT, &node.place, message, fix);
        return None;
    };
    if kind.as_ref().is_some_and(|kind| *kind != FactKind::Date) {
        let message = format!("a due day cannot be counted from `{name}`, which is not a date");
        let fix = "count from a fact of kind `date`";
        findings.report(rule::DUE_NEEDS_DATE, &node.place, message, fix);
        return None;
    }
    Some(name)
}

/// A period of whole days or more, such as `-3 weeks` or `1 month 15 days`.
fn period(node: &Node, findings: &mut Findings) -> Option<Span> {
    let text = node.line(findings)?;
    let words = text.trim_start_matches(['-', '+']);
    let span = text.parse::<Span>().ok().filter(|span| {
        let of_days = span.get_hours() == 0
            && span.get_minutes() == 0
            && span.get_seconds() == 0
            && span.get_milliseconds() == 0
            && span.get_microseconds() == 0
            && span.get_nanoseconds() == 0;
        of_days && words.starts_with(|first: char| first.is_ascii_digit())
    });
    if span.is_none() {
        let message = format!("`{text}` is not a period of days");
        let fix = "write it as in -3 weeks, 60 days or 1 month 15 days";
        findings.report(rule::NOT_A_PERIOD, &node.place, message, fix);
    }
    span
}

fn check_known(nodes: &[Node], after: &After<'_>, findings: &mut Findings) {
    let lists = nodes.iter().filter_map(|node| node.entry("after"));
    for node in lists.flat_map(Node::items) {
        if let Some(name) = node.scalar().filter(|name| !after.contains_key(*name)) {
            let message = format!("there is no step `{name}` in this file");
            let names: Vec<_> = after.keys().map(String::as_str).collect();
            let fix = format!("write one of {}", names.join(", "));
            findings.report(rule::UNKNOWN_STEP, &node.place, message, fix);
        }
    }
}

/// Reports each cycle once, at its first step in order of names.
fn check_cycles(after: &After<'_>, findings: &mut Findings) {
    let mut reported = BTreeSet::new();
    for (start, (place, _)) in after {
        let Some(cycle) = cycle_from(start, after) else {
            continue;
        };
        if cycle.iter().any(|step| reported.contains(step)) {
            continue;
        }
        let message = format!("{} wait for each other", cycle.join(" → "));
        let fix = "remove one of them from another's `after`";
        findings.report(rule::STEP_CYCLE, place, message, fix);
        reported.extend(cycle);
    }
}

/// The steps on a way from `start` back to itself.
fn cycle_from(start: &str, after: &After<'_>) -> Option<Vec<String>> {
    let mut ways = vec![vec![start.to_owned()]];
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop() {
        let Some((_, before)) = way.last().and_then(|step| after.get(step)) else {
            continue;
        };
        for step in before {
            if step == start {
                return Some(way);
            }
            if seen.insert(step.clone()) {
                ways.push(way.iter().chain([step]).cloned().collect());
            }
        }
    }
    None
}
