//! `knowledge/municipalities.yaml`: every municipality, its number and its own site.

use super::yaml;
use crate::{
    Municipality,
    files::Files,
    findings::{Findings, Place},
    rule,
    yaml::Node,
};
use std::collections::{BTreeMap, HashMap};

/// Where municipalities stand.
const FILE: &str = "knowledge/municipalities.yaml";

/// Reads all municipalities, by number; none where there is no such file. Numbers, names and addresses
/// stand once each.
pub(super) fn read(files: &Files, findings: &mut Findings) -> BTreeMap<String, Municipality> {
    if !files.contains(FILE) {
        return BTreeMap::new();
    }
    let root = yaml(files, FILE, findings);
    let nodes = root.as_ref().and_then(|root| root.list(findings));
    let mut first: HashMap<String, Place> = HashMap::new();
    let mut municipalities = BTreeMap::new();
    for node in nodes.unwrap_or_default() {
        let Some(municipality) = municipality(node, findings) else {
            continue;
        };
        let Municipality { number, name, url } = &municipality;
        let said = [number, name, url];
        let is_new = said.map(|said| is_first(said, &node.place, &mut first, findings));
        if is_new == [true; 3] {
            municipalities.insert(number.clone(), municipality);
        }
    }
    municipalities
}

fn municipality(node: &Node, findings: &mut Findings) -> Option<Municipality> {
    let fields = node.fields(&["number", "name", "url"], findings)?;
    let number = fields.require("number", findings);
    let number = number.and_then(|node| number_of(node, findings));
    let name = fields.line("name", findings);
    let url = fields.require("url", findings);
    let url = url.and_then(|node| node.address(findings));
    Some(Municipality {
        number: number?,
        name: name?,
        url: url?,
    })
}

fn number_of(node: &Node, findings: &mut Findings) -> Option<String> {
    let text = node.line(findings)?;
    if text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(text);
    }
    let message = format!("`{text}` is not the number of a municipality");
    let fix = "write its four digits between quotes, the first 0 too: \"0301\"";
    findings.report(rule::NOT_A_MUNICIPALITY_NUMBER, &node.place, message, fix);
    None
}

/// Whether it has not been said before; reports it where it has.
fn is_first(
    said: &str,
    place: &Place,
    first: &mut HashMap<String, Place>,
    findings: &mut Findings,
) -> bool {
    let Some(earlier) = first.get(&said.to_lowercase()) else {
        first.insert(said.to_lowercase(), place.clone());
        return true;
    };
    let message = format!("`{said}` stands already in {}", earlier.cite());
    let fix = "keep one of the two; names that are shared get the county behind: Herøy (Nordland)";
    findings.report(rule::DUPLICATE_ID, place, message, fix);
    false
}
