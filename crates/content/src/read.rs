//! Reading: one reader a kind of file, each reporting what is wrong in it and noting which names
//! it expects others to declare.

mod article;
mod contacts;
mod crisis;
mod event;
mod intent;
mod manifest;
mod step;

use crate::{
    Article, ArticleId, Contacts, Crisis, CrisisId, Intent, IntentId, LifeEvent, LifeEventId,
    fields::check_slug,
    files::Files,
    findings::{Findings, Place},
    rule,
    yaml::{self, Node},
};
use std::collections::{BTreeMap, BTreeSet};

/// Everything read, before anything is compared across files.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) life_events: BTreeMap<LifeEventId, LifeEvent>,
    pub(crate) intents: BTreeMap<IntentId, Intent>,
    pub(crate) articles: BTreeMap<ArticleId, Article>,
    pub(crate) crises: BTreeMap<CrisisId, Crisis>,
    pub(crate) contacts: Contacts,
    pub(crate) names: Names,
    pub(crate) examples: Vec<Example>,
    /// Every declaration of a fact.
    pub(crate) facts: Vec<(Place, FactSketch)>,
}

/// What a fact's declarations are compared by: its name and, where that could be read, its kind.
pub(crate) type FactSketch = (crate::FactId, Option<crate::FactKind>);

/// Names that are declared, also those whose declaration is otherwise broken: so that one mistake
/// is one problem.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) life_events: BTreeSet<String>,
    /// Articles with the sections of those whose text could be read.
    pub(crate) articles: BTreeMap<String, Option<Vec<String>>>,
    /// `None` where `contacts.yaml` could not be read.
    pub(crate) contacts: Option<ContactNames>,
    /// What connectors serve; `None` where there are none.
    pub(crate) services: Option<BTreeSet<String>>,
}

#[derive(Debug, Default)]
pub(crate) struct ContactNames {
    pub(crate) agencies: BTreeSet<String>,
    pub(crate) mailboxes: BTreeSet<String>,
    pub(crate) emergency: BTreeSet<String>,
}

/// One utterance.
#[derive(Debug)]
pub(crate) struct Example {
    pub(crate) place: Place,
    pub(crate) text: String,
    /// `intent …` or `crisis …`.
    pub(crate) owner: String,
    pub(crate) lang: crate::Lang,
}

/// Reads all files but the locales.
pub(crate) fn read(files: &Files, findings: &mut Findings) -> Draft {
    let mut draft = Draft::default();
    draft.names.life_events = life_event_folders(files);
    for (path, parts) in files.paths() {
        match parts.as_slice() {
            ["intents", "crisis", file] if is_yaml(file) => {
                crisis::read(files, path, file, &mut draft, findings);
            }
            ["intents", folder, file] if is_yaml(file) => {
                intent::read(files, path, folder, file, &mut draft, findings);
            }
            ["knowledge", "contacts.yaml"] => contacts::read(files, path, &mut draft, findings),
            ["knowledge", folder, "event.yaml"] if *folder != "general" => {
                event::read(files, path, folder, &mut draft, findings);
            }
            ["knowledge", folder, name, "meta.yaml"] => {
                article::read(files, folder, name, &mut draft, findings);
            }
            ["connectors", file] if is_yaml(file) => {
                manifest::read(files, path, &mut draft, findings);
            }
            _ => {}
        }
    }
    check_tree(files, &draft, findings);
    draft
}

/// The root of a YAML file.
fn yaml(files: &Files, path: &str, findings: &mut Findings) -> Option<Node> {
    let text = files.text(path, findings)?;
    yaml::parse(path, text, findings)
}

/// A file's name without its ending, which must be a slug.
fn stem<'a>(path: &str, file: &'a str, findings: &mut Findings) -> Option<&'a str> {
    let stem = file.strip_suffix(".yaml")?;
    check_slug(stem, &Place::file(path), findings).then_some(stem)
}

fn is_yaml(file: &str) -> bool {
    file.ends_with(".yaml")
}

fn life_event_folders(files: &Files) -> BTreeSet<String> {
    let folder = |(_, parts): (&str, Vec<&str>)| match parts.as_slice() {
        ["knowledge", folder, _, ..] if *folder != "general" => Some((*folder).to_owned()),
        _ => None,
    };
    files.paths().filter_map(folder).collect()
}

/// Files that should be there and are not, and files that are there and read by nobody.
fn check_tree(files: &Files, draft: &Draft, findings: &mut Findings) {
    for event in &draft.names.life_events {
        let path = format!("knowledge/{event}/event.yaml");
        if !files.contains(&path) {
            let message = format!("the life event `{event}` has no event.yaml");
            let fix = "write it, or move the articles to knowledge/general or another life event";
            findings.report(rule::MISSING_FILE, &Place::file(&path), message, fix);
        }
    }
    if !files.is_empty() && !files.contains("knowledge/contacts.yaml") {
        let place = Place::file("knowledge/contacts.yaml");
        let fix = "write it: agencies, message boxes and emergency numbers";
        findings.report(rule::MISSING_FILE, &place, "there is no contacts.yaml", fix);
    }
    let mut articles = BTreeSet::new();
    let mut folders = BTreeSet::new();
    for (path, parts) in files.paths() {
        match parts.as_slice() {
            [
                "knowledge",
                folder,
                article,
                "meta.yaml" | "nb.md" | "nn.md" | "en.md",
            ] => {
                articles.insert(format!("knowledge/{folder}/{article}"));
            }
            ["intents", folder, _] => {
                folders.insert((*folder).to_owned());
            }
            _ => {}
        }
        if !is_read(&parts) {
            let fix = "rename it as docs/content.md says, or move it out of here";
            findings.report(
                rule::UNREAD_FILE,
                &Place::file(path),
                "nothing reads this file",
                fix,
            );
        }
    }
    for article in articles {
        let path = format!("{article}/meta.yaml");
        if !files.contains(&path) {
            let fix = "write it: agency, sources and review_by at least";
            let message = "the article has no meta.yaml";
            findings.report(rule::MISSING_FILE, &Place::file(&path), message, fix);
        }
    }
    for folder in folders {
        let special = ["crisis", "general", "out-of-scope"].contains(&folder.as_str());
        if !special && !draft.names.life_events.contains(&folder) {
            let message = format!("`{folder}` is no life event: knowledge/{folder}/ is missing");
            let known: Vec<_> = draft.names.life_events.iter().map(String::as_str).collect();
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
        [.., "README.md"] => true,
        ["intents", _, file] | ["connectors", file] => is_yaml(file),
        ["knowledge", "contacts.yaml"] => true,
        ["knowledge", folder, "event.yaml"] => *folder != "general",
        ["knowledge", _, _, "meta.yaml" | "nb.md" | "nn.md" | "en.md"] => true,
        ["locales", "nb" | "nn" | "en", file] => file.ends_with(".ftl"),
        _ => false,
    }
}
