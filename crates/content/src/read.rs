//! Reading: one reader a kind of file, each reporting what is wrong in it and noting which names
//! it expects others to declare.

mod amounts;
mod article;
mod contacts;
mod crisis;
mod event;
mod intent;
mod manifest;
mod municipalities;
mod rates;
mod step;
mod synonyms;
mod tree;
pub(crate) mod wording;

use crate::{
    Article, ArticleId, Classes, Contacts, Crisis, CrisisId, Intent, IntentId, LifeEvent,
    LifeEventId, Locales, Municipality, Rates, Synonyms,
    fields::check_slug,
    files::Files,
    findings::{Findings, Place},
    rates::Filling,
    yaml::{self, Node},
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Everything read, before anything is compared across files.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) life_events: BTreeMap<LifeEventId, LifeEvent>,
    pub(crate) intents: BTreeMap<IntentId, Intent>,
    pub(crate) articles: BTreeMap<ArticleId, Article>,
    pub(crate) crises: BTreeMap<CrisisId, Crisis>,
    /// Classes of words that crisis patterns use.
    pub(crate) classes: Classes,
    pub(crate) contacts: Contacts,
    pub(crate) municipalities: BTreeMap<String, Municipality>,
    pub(crate) rates: Rates,
    pub(crate) synonyms: Vec<Synonyms>,
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
    pub(crate) articles: BTreeMap<String, ArticleName>,
    /// Intents with the file each stands in.
    pub(crate) intents: BTreeMap<String, String>,
    /// `None` where `contacts.yaml` could not be read.
    pub(crate) contacts: Option<ContactNames>,
    /// What connectors serve; `None` where there are none.
    pub(crate) services: Option<BTreeSet<String>>,
}

/// Where an article stands, and its sections where its text could be read.
#[derive(Debug)]
pub(crate) struct ArticleName {
    pub(crate) folder: String,
    pub(crate) sections: Option<Vec<String>>,
    /// The lines of its blocks, per language.
    pub(crate) lines: BTreeMap<crate::Lang, Vec<usize>>,
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
    /// The intent; `None` where it reveals danger.
    pub(crate) intent: Option<String>,
    pub(crate) lang: crate::Lang,
}

/// Reads all files but the locales, which say how rates are spelled; rates are those of `today`.
pub(crate) fn read(
    files: &Files,
    locales: &Locales,
    today: Date,
    findings: &mut Findings,
) -> Draft {
    let (rates, declared) = rates::read(files, findings);
    let filling = Filling {
        rates: &rates,
        declared: &declared,
        locales,
        today,
    };
    let mut draft = Draft::default();
    draft.names.life_events = tree::life_events(files);
    draft.classes = crisis::read_classes(files, findings);
    for (path, parts) in files.paths() {
        match parts.as_slice() {
            ["intents", "crisis", crisis::CLASSES] => {}
            ["intents", "crisis", file] if is_yaml(file) => {
                crisis::read(files, path, file, &mut draft, findings);
            }
            ["intents", folder, file] if is_yaml(file) => {
                intent::read(files, path, folder, file, &mut draft, findings);
            }
            ["knowledge", "contacts.yaml"] => contacts::read(files, path, &mut draft, findings),
            ["knowledge", folder, "event.yaml"] if *folder != "general" => {
                event::read(files, path, folder, filling, &mut draft, findings);
            }
            ["connectors", file] if is_yaml(file) => {
                manifest::read(files, path, &mut draft, findings);
            }
            _ => {}
        }
    }
    for (folder, name) in tree::articles(files) {
        article::read(files, folder, name, filling, &mut draft, findings);
    }
    tree::check(files, &draft.names, findings);
    draft.rates = rates;
    draft.municipalities = municipalities::read(files, findings);
    draft.synonyms = synonyms::read(files, &draft, findings);
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

pub(crate) fn is_yaml(file: &str) -> bool {
    has_ending(file, "yaml")
}

/// Endings count as they are written: what `foo.YAML` is read as differs between systems.
fn has_ending(file: &str, ending: &str) -> bool {
    file.rsplit_once('.')
        .is_some_and(|(_, last)| last == ending)
}
