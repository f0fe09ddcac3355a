//! `knowledge/<life-event>/event.yaml`: a life event, its facts and its steps.

use super::{Draft, step, yaml};
use crate::{
    Fact, FactKind, FactOption, Heard, LifeEvent, Time, Tone,
    condition::Declared,
    fields::{Fields, check_slug},
    files::Files,
    findings::{Findings, Place, Reference},
    rates::Filling,
    rule,
    yaml::Node,
};

pub(super) fn read(
    files: &Files,
    path: &str,
    folder: &str,
    filling: Filling<'_>,
    draft: &mut Draft,
    findings: &mut Findings,
) {
    check_slug(folder, &Place::file(path), findings);
    let Some(root) = yaml(files, path, findings) else {
        return;
    };
    if let Some(event) = event(&root, folder, filling, draft, findings) {
        draft.life_events.insert(event.id.clone(), event);
    }
}

fn event(
    root: &Node,
    id: &str,
    filling: Filling<'_>,
    draft: &mut Draft,
    findings: &mut Findings,
) -> Option<LifeEvent> {
    let allowed = [
        "name", "summary", "business", "tone", "overview", "related", "facts", "steps",
    ];
    let fields = root.fields(&allowed, findings)?;
    let name = fields.text("name", findings);
    let summary = fields.text("summary", findings);
    let business = fields.get("business");
    let business = business.and_then(|node| node.yes_no(findings));
    let tone = fields.require("tone", findings);
    let tones = [("neutral", Tone::Neutral), ("gentle", Tone::Gentle)];
    let tone = tone.and_then(|node| node.one_of(&tones, findings));
    let overview = fields.require("overview", findings);
    let overview = overview.and_then(|node| node.name(Reference::Article, findings));
    let related = fields.names("related", Reference::LifeEvent, findings);
    let mut declared = Declared::new();
    let facts = facts(fields, &mut declared, draft, findings);
    fields.require("steps", findings);
    let steps = step::read(
        fields.items("steps", findings),
        &declared,
        filling,
        findings,
    );
    Some(LifeEvent {
        id: id.into(),
        business: business.unwrap_or_default(),
        name: name?,
        summary: summary?,
        tone: tone?,
        overview: overview?.into(),
        facts,
        steps,
        related: related.into_iter().map(Into::into).collect(),
    })
}

fn facts(
    fields: Fields<'_>,
    declared: &mut Declared,
    draft: &mut Draft,
    findings: &mut Findings,
) -> Vec<Fact> {
    let mut facts = Vec::new();
    for node in fields.items("facts", findings) {
        let allowed = [
            "id", "kind", "options", "label", "ask", "why", "time", "heard",
        ];
        let Some(fields) = node.fields(&allowed, findings) else {
            continue;
        };
        let id = fields.require("id", findings);
        let id = id.and_then(|node| fact_id(node, findings));
        let kind = kind(fields, findings);
        let label = fields.text("label", findings);
        let ask = fields.text("ask", findings);
        let why = fields.text("why", findings);
        let (time, heard) = of_date(fields, kind.as_ref(), findings);
        let Some(id) = id else {
            continue;
        };
        if declared.contains_key(id.as_str()) {
            let message = format!("the fact `{id}` is declared already in this file");
            let fix = "keep one of the two";
            findings.report(rule::DUPLICATE_ID, fields.place, message, fix);
            continue;
        }
        declared.insert(id.as_str().into(), kind.clone());
        let sketch = (id.as_str().into(), kind.clone());
        draft.facts.push((fields.place.clone(), sketch));
        if let (Some(kind), Some(label), Some(ask), Some(why)) = (kind, label, ask, why) {
            let id = id.into();
            facts.push(Fact {
                id,
                kind,
                ask,
                why,
                label,
                time,
                heard,
            });
        }
    }
    facts
}

/// A name that CEL reads as one word: letters, digits and underscores.
fn fact_id(node: &Node, findings: &mut Findings) -> Option<String> {
    let id = node.line(findings)?;
    let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if !id.bytes().all(good) || !id.starts_with(|first: char| first.is_ascii_lowercase()) {
        let message = format!("`{id}` is no name for a fact");
        let fix = "use lower-case letters a to z, digits and underscores, a letter first";
        findings.report(rule::NOT_A_SLUG, &node.place, message, fix);
    }
    Some(id)
}

fn kind(fields: Fields<'_>, findings: &mut Findings) -> Option<FactKind> {
    let node = fields.require("kind", findings)?;
    let kinds = [
        ("date", FactKind::Date),
        ("choice", FactKind::Choice(Vec::new())),
        ("number", FactKind::Number),
        ("place", FactKind::Place),
        ("yes-no", FactKind::YesNo),
    ];
    let kind = node.one_of(&kinds, findings)?;
    let options = fields.get("options");
    match (kind, options) {
        (FactKind::Choice(_), _) => {
            let options = fields.require("options", findings)?;
            Some(FactKind::Choice(choices(options, findings)?))
        }
        (kind, Some(options)) => {
            let message = "only a fact of kind `choice` has options";
            let fix = "remove `options`, or write `kind: choice`";
            findings.report(rule::UNKNOWN_FIELD, &options.place, message, fix);
            Some(kind)
        }
        (kind, None) => Some(kind),
    }
}

/// What only a date has: whether it has been or is to come, and what else says it.
fn of_date(
    fields: Fields<'_>,
    kind: Option<&FactKind>,
    findings: &mut Findings,
) -> (Option<Time>, Vec<Heard>) {
    let is_date = kind.is_none_or(|kind| *kind == FactKind::Date);
    for name in ["time", "heard"] {
        if let Some(node) = fields.get(name).filter(|_| !is_date) {
            let message = format!("only a fact of kind `date` has `{name}`");
            let fix =
                format!("remove `{name}`; what stands for an option is written at the option");
            findings.report(rule::UNKNOWN_FIELD, &node.place, message, fix);
            return (None, Vec::new());
        }
    }
    let times = [("past", Time::Past), ("future", Time::Future)];
    let time = fields.get("time");
    let time = time.and_then(|node| node.one_of(&times, findings));
    let words = [("pregnancy", Heard::Pregnancy)];
    let heard = fields.items("heard", findings).iter();
    let heard = heard.filter_map(|node| node.one_of(&words, findings));
    (time, heard.collect())
}

/// The options, also those without a label: conditions may name them.
fn choices(node: &Node, findings: &mut Findings) -> Option<Vec<FactOption>> {
    let items = node.list(findings)?;
    let words = Heard::for_options();
    let words: Vec<(&str, Heard)> = words
        .iter()
        .map(|(word, heard)| (word.as_str(), *heard))
        .collect();
    let mut options: Vec<FactOption> = Vec::new();
    for item in items {
        let Some(fields) = item.fields(&["id", "label", "heard"], findings) else {
            continue;
        };
        let id = fields.require("id", findings);
        let id = id.and_then(|node| node.slug(findings));
        let label = fields.text("label", findings);
        let heard = fields.items("heard", findings).iter();
        let heard = heard
            .filter_map(|node| node.one_of(&words, findings))
            .collect();
        let Some(id) = id else {
            continue;
        };
        if options.iter().any(|option| option.id == id) {
            let message = format!("the option `{id}` stands already above");
            let fix = "keep one of the two";
            findings.report(rule::DUPLICATE_ID, fields.place, message, fix);
            continue;
        }
        let label = label.unwrap_or_else(|| crate::Localized {
            nb: id.clone(),
            nn: id.clone(),
            en: None,
        });
        options.push(FactOption { id, label, heard });
    }
    if options.len() < 2 {
        let message = "a choice needs at least two options";
        findings.report(rule::EMPTY, &node.place, message, "add an option");
    }
    Some(options)
}
