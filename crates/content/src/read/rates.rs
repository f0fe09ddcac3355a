//! `knowledge/rates.yaml`: amounts, percentages and days that change with time.

use super::yaml;
use crate::{
    Rate, RateSource, RateValue, Rates, Unit,
    fields::{Fields, check_slug},
    files::Files,
    findings::Findings,
    rule,
    yaml::Node,
};
use std::collections::BTreeSet;

/// Where rates stand.
pub(super) const FILE: &str = "knowledge/rates.yaml";

/// Reads all rates, and the names of those declared; none where there is no such file.
pub(super) fn read(files: &Files, findings: &mut Findings) -> (Rates, BTreeSet<String>) {
    let mut declared = BTreeSet::new();
    if !files.contains(FILE) {
        return (Rates::new(), declared);
    }
    let root = yaml(files, FILE, findings);
    let entries = root.as_ref().and_then(|root| root.map(findings));
    let mut rates = Rates::new();
    for entry in entries.unwrap_or_default() {
        check_slug(&entry.key, &entry.place, findings);
        declared.insert(entry.key.clone());
        if let Some(rate) = rate(&entry.node, findings) {
            rates.insert(entry.key.clone(), rate);
        }
    }
    (rates, declared)
}

fn rate(node: &Node, findings: &mut Findings) -> Option<Rate> {
    let fields = node.fields(&["title", "unit", "source", "values"], findings)?;
    let title = fields.text("title", findings);
    let units = [
        ("kroner", Unit::Kroner),
        ("percent", Unit::Percent),
        ("number", Unit::Number),
        ("day", Unit::Day),
    ];
    let unit = fields.require("unit", findings);
    let unit = unit.and_then(|node| node.one_of(&units, findings));
    let source = fields.require("source", findings);
    let source = source.and_then(|node| source_of(node, findings));
    let values = values(fields, unit?, findings);
    Some(Rate {
        title: title?,
        unit: unit?,
        source: source?,
        values: values?,
    })
}

fn source_of(node: &Node, findings: &mut Findings) -> Option<RateSource> {
    let fields = node.fields(&["title", "url", "checked"], findings)?;
    let title = fields.line("title", findings);
    let url = fields.require("url", findings);
    let url = url.and_then(|node| node.address(findings));
    let checked = match fields.get("checked") {
        Some(node) => Some(node.date(findings)?),
        None => None,
    };
    Some(RateSource {
        title: title?,
        url: url?,
        checked,
    })
}

/// The values in order of time; each ends before the next begins.
fn values(fields: Fields<'_>, unit: Unit, findings: &mut Findings) -> Option<Vec<RateValue>> {
    let nodes = fields.require("values", findings)?.list(findings)?;
    let mut values: Vec<RateValue> = Vec::new();
    for node in nodes {
        let Some(value) = value(node, unit, findings) else {
            continue;
        };
        let before = values.last().map(|last| last.to.unwrap_or(last.from));
        if before.is_some_and(|before| value.from <= before) {
            let message = "the value begins before the one above has ended";
            let fix = "put values in order of time, each `to` before the next `from`";
            findings.report(rule::RATE_ORDER, &node.place, message, fix);
            continue;
        }
        values.push(value);
    }
    (!values.is_empty()).then_some(values)
}

fn value(node: &Node, unit: Unit, findings: &mut Findings) -> Option<RateValue> {
    let fields = node.fields(&["value", "from", "to"], findings)?;
    let value = fields.require("value", findings);
    let value = value.and_then(|node| amount(node, unit, findings));
    let from = fields.require("from", findings);
    let from = from.and_then(|node| node.date(findings));
    let to = match fields.get("to") {
        Some(node) => Some(node.date(findings)?),
        None => None,
    };
    let (value, from) = (value?, from?);
    if to.is_some_and(|to| to < from) {
        let fix = "write the last day it applies under `to`";
        findings.report(
            rule::RATE_ORDER,
            &node.place,
            "the value ends before it begins",
            fix,
        );
        return None;
    }
    Some(RateValue { value, from, to })
}

/// A number, or a day of the year as `03-01`.
fn amount(node: &Node, unit: Unit, findings: &mut Findings) -> Option<f64> {
    let text = node.line(findings)?;
    let (read, fix) = match unit {
        Unit::Day => (day(&text), "write month and day as in 03-01"),
        _ => (
            text.parse().ok().filter(|number: &f64| number.is_finite()),
            "write digits, with a point before decimals and no spaces: 130160 or 7.8",
        ),
    };
    if read.is_none() {
        let message = format!("`{text}` is no such value");
        findings.report(rule::NOT_A_NUMBER, &node.place, message, fix);
    }
    read
}

/// The month times 100 plus the day.
fn day(text: &str) -> Option<f64> {
    // A leap year, so that 29 February is a day.
    let date = crate::fields::parse_date(&format!("2028-{text}"))?;
    Some(f64::from(date.month()) * 100.0 + f64::from(date.day()))
}
