//! The tree of files: those that should be there and are not, and those that are there and read by
//! nobody.

use super::{Names, has_ending, is_yaml};
use crate::{
    files::Files,
    findings::{Findings, Place},
    rule,
};
use std::collections::BTreeSet;

/// Every folder that is a life event by where it stands, with or without an `event.yaml`.
pub(super) fn life_events(files: &Files) -> BTreeSet<String> {
    let folder = |(_, parts): (_, Vec<&str>)| match parts.as_slice() {
        ["knowledge", folder, _, ..] if *folder != "general" => Some((*folder).to_owned()),
        _ => None,
    };
    files.paths().filter_map(folder).collect()
}

/// Every folder that is an article by what stands in it: its own folder's name and its own.
pub(super) fn articles(files: &Files) -> BTreeSet<(&str, &str)> {
    let folder = |(_, parts): (_, Vec<_>)| match parts.as_slice() {
        [
            "knowledge",
            folder,
            name,
            "meta.yaml" | "nb.md" | "nn.md" | "en.md",
        ] => Some((*folder, *name)),
        _ => None,
    };
    files.paths().filter_map(folder).collect()
}

pub(super) fn check(files: &Files, names: &Names, findings: &mut Findings) {
    check_life_events(files, names, findings);
    check_intent_folders(files, names, findings);
    let contacts = "knowledge/contacts.yaml";
    if !files.contains(contacts) {
        let message = "there is no contacts.yaml";
        let fix = "write it: agencies, message boxes and emergency numbers";
        findings.report(rule::MISSING_FILE, &Place::file(contacts), message, fix);
    }
    for (path, parts) in files.paths() {
        if !is_read(&parts) {
            let fix = "rename it as docs/content.md says, or move it out of here";
            let message = "nothing reads this file";
            findings.report(rule::UNREAD_FILE, &Place::file(path), message, fix);
        }
    }
}

fn check_life_events(files: &Files, names: &Names, findings: &mut Findings) {
    for event in &names.life_events {
        let path = format!("knowledge/{event}/event.yaml");
        if !files.contains(&path) {
            let message = format!("the life event `{event}` has no event.yaml");
            let fix = "write it, or move the articles to knowledge/general or another life event";
            findings.report(rule::MISSING_FILE, &Place::file(&path), message, fix);
        }
    }
}

fn check_intent_folders(files: &Files, names: &Names, findings: &mut Findings) {
    let folder = |(_, parts): (&str, Vec<&str>)| match parts.as_slice() {
        ["intents", folder, _] => Some((*folder).to_owned()),
        _ => None,
    };
    let folders: BTreeSet<String> = files.paths().filter_map(folder).collect();
    for folder in folders {
        let special = ["crisis", "general", "out-of-scope"].contains(&folder.as_str());
        if !special && !names.life_events.contains(&folder) {
            let known: Vec<_> = names.life_events.iter().map(String::as_str).collect();
            let message = format!("`{folder}` is no life event: knowledge/{folder}/ is missing");
            let fix = format!(
                "rename it to general, out-of-scope, crisis or a life event ({})",
                known.join(", ")
            );
            let place = Place::file(&format!("intents/{folder}"));
            findings.report(rule::UNKNOWN_FOLDER, &place, message, fix);
        }
    }
}

fn is_read(parts: &[&str]) -> bool {
    match parts {
        ["intents", _, file] | ["connectors", file] if is_yaml(file) => true,
        ["locales", "nb" | "nn" | "en" | "se", file] if has_ending(file, "ftl") => true,
        ["knowledge", "general", "event.yaml"] => false,
        [
            "knowledge",
            "contacts.yaml"
            | "municipalities.yaml"
            | "rates.yaml"
            | "synonyms.yaml"
            | "plain-language.yaml",
        ]
        | ["knowledge", _, "event.yaml"]
        | ["knowledge", _, _, "meta.yaml" | "nb.md" | "nn.md" | "en.md"]
        | [.., "README.md"] => true,
        _ => false,
    }
}
