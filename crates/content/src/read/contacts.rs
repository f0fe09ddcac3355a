//! `knowledge/contacts.yaml`: agencies, message boxes and emergency numbers.

use super::{ContactNames, Draft, yaml};
use crate::{
    Agency, EmergencyNumber, Mailbox,
    fields::{Fields, check_slug},
    files::Files,
    findings::{Findings, Reference},
    rule,
    yaml::Node,
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn read(files: &Files, path: &str, draft: &mut Draft, findings: &mut Findings) {
    let Some(root) = yaml(files, path, findings) else {
        return;
    };
    let allowed = ["agencies", "mailboxes", "emergency"];
    let Some(fields) = root.fields(&allowed, findings) else {
        return;
    };
    let mut names = ContactNames::default();
    draft.contacts.agencies = section(fields, "agencies", &mut names.agencies, agency, findings);
    draft.contacts.mailboxes =
        section(fields, "mailboxes", &mut names.mailboxes, mailbox, findings);
    draft.contacts.emergency = section(fields, "emergency", &mut names.emergency, number, findings);
    draft.names.contacts = Some(names);
}

/// One of the three mappings; the names of all its entries end up in `names`.
fn section<K: From<String> + Ord, V>(
    fields: Fields<'_>,
    name: &str,
    names: &mut BTreeSet<String>,
    read: fn(&Node, &mut Findings) -> Option<V>,
    findings: &mut Findings,
) -> BTreeMap<K, V> {
    let entries = fields
        .require(name, findings)
        .and_then(|node| node.map(findings))
        .unwrap_or_default();
    let mut values = BTreeMap::new();
    for entry in entries {
        check_slug(&entry.key, &entry.place, findings);
        names.insert(entry.key.clone());
        if let Some(value) = read(&entry.node, findings) {
            values.insert(entry.key.clone().into(), value);
        }
    }
    values
}

fn agency(node: &Node, findings: &mut Findings) -> Option<Agency> {
    let allowed = [
        "name",
        "orgnr",
        "private",
        "municipal",
        "phone",
        "url",
        "hours",
        "mailboxes",
    ];
    let fields = node.fields(&allowed, findings)?;
    let name = fields.text("name", findings);
    let orgnr = fields.get("orgnr").and_then(|node| orgnr(node, findings));
    let private = fields.get("private");
    let private = private.and_then(|node| node.yes_no(findings));
    let municipal = fields.get("municipal");
    let municipal = municipal.and_then(|node| node.yes_no(findings));
    let phone = fields.get("phone").and_then(|node| node.line(findings));
    let url = fields.require("url", findings);
    let url = url.and_then(|node| node.address(findings));
    let hours = fields.get("hours").and_then(|node| node.text(findings));
    let mailboxes = fields.names("mailboxes", Reference::Mailbox, findings);
    Some(Agency {
        name: name?,
        orgnr,
        private: private.unwrap_or_default(),
        municipal: municipal.unwrap_or_default(),
        phone,
        url: url?,
        hours,
        mailboxes,
    })
}

fn mailbox(node: &Node, findings: &mut Findings) -> Option<Mailbox> {
    let fields = node.fields(&["name", "text", "url"], findings)?;
    let name = fields.text("name", findings);
    let text = fields.text("text", findings);
    let url = fields.require("url", findings);
    let url = url.and_then(|node| node.address(findings));
    Some(Mailbox {
        name: name?,
        text: text?,
        url: url?,
    })
}

fn number(node: &Node, findings: &mut Findings) -> Option<EmergencyNumber> {
    let fields = node.fields(&["name", "text", "phone"], findings)?;
    let name = fields.text("name", findings);
    let text = fields.text("text", findings);
    let phone = fields.line("phone", findings);
    Some(EmergencyNumber {
        name: name?,
        text: text?,
        phone: phone?,
    })
}

fn orgnr(node: &Node, findings: &mut Findings) -> Option<String> {
    let text = node.line(findings)?;
    if !is_orgnr(&text) {
        let message = format!("`{text}` is not an organisation number");
        let fix = "write its nine digits without spaces, as the business register has them";
        findings.report(rule::NOT_AN_ORGNR, &node.place, message, fix);
        return None;
    }
    Some(text)
}

/// Nine digits of which the last is the check digit, modulus 11 with the weights 3 2 7 6 5 4 3 2
/// (Brønnøysundregistrene, "Om organisasjonsnummeret").
fn is_orgnr(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|char| char.to_digit(10)).collect();
    if digits.len() != 9 || text.len() != 9 {
        return false;
    }
    let weights = [3, 2, 7, 6, 5, 4, 3, 2, 1];
    let sum: u32 = digits
        .iter()
        .zip(weights)
        .map(|(digit, weight)| digit * weight)
        .sum();
    sum.is_multiple_of(11)
}
