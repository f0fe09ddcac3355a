//! `knowledge/<life-event>/<article>/`: `meta.yaml` and the text in every language.

use super::{ArticleName, Draft, amounts, yaml};
use crate::{
    Article, ArticleText, Lang, Law, Localized, Part, SectionId, Source, Text,
    fields::{Fields, check_slug},
    files::Files,
    findings::{Findings, Place, Reference},
    markdown::{self, Parsed},
    rates::Filling,
    rule,
    yaml::Node,
};
use std::collections::{BTreeMap, BTreeSet};

/// What is learnt of an article besides its text.
#[derive(Debug, Default)]
struct Notes {
    rates: BTreeSet<String>,
    lines: BTreeMap<Lang, Vec<usize>>,
}

pub(super) fn read(
    files: &Files,
    folder: &str,
    name: &str,
    filling: Filling<'_>,
    draft: &mut Draft,
    findings: &mut Findings,
) {
    let path = format!("knowledge/{folder}/{name}");
    let meta_path = format!("{path}/meta.yaml");
    let place = Place::file(&meta_path);
    check_slug(name, &place, findings);
    if let Some(first) = draft.names.articles.get(name) {
        let message = format!("the article `{name}` stands already in {}", first.folder);
        let fix = "rename one of the two folders, and the links to it";
        findings.report(rule::DUPLICATE_ID, &place, message, fix);
        return;
    }
    let mut notes = Notes::default();
    let text = text(files, &path, filling, &mut notes, findings);
    let sections = text.as_ref().map(|text| section_names(&text.nb));
    let entry = ArticleName {
        folder: path,
        sections,
        lines: notes.lines,
    };
    draft.names.articles.insert(name.to_owned(), entry);
    if !files.contains(&meta_path) {
        let message = "the article has no meta.yaml";
        let fix = "write it: agency, sources and review_by at least";
        findings.report(rule::MISSING_FILE, &place, message, fix);
    }
    let Some(root) = yaml(files, &meta_path, findings) else {
        return;
    };
    let article = meta(&root, folder, name, text, findings);
    if let Some(mut article) = article {
        article.rates = notes.rates;
        draft.articles.insert(article.id.clone(), article);
    }
}

fn meta(
    root: &Node,
    folder: &str,
    name: &str,
    text: Option<Localized<ArticleText>>,
    findings: &mut Findings,
) -> Option<Article> {
    let allowed = [
        "agency",
        "service",
        "life_events",
        "sources",
        "law",
        "los",
        "related",
        "review_by",
        "parts",
        "without",
        "status",
        "open",
    ];
    let fields = root.fields(&allowed, findings)?;
    let agency = fields.require("agency", findings);
    let agency = agency.and_then(|node| node.name(Reference::Agency, findings));
    let service = fields.get("service");
    let service = service.and_then(|node| node.name(Reference::Service, findings));
    let further = fields.names("life_events", Reference::LifeEvent, findings);
    let sources = sources(fields, findings);
    let law = fields.items("law", findings).iter();
    let law = law.filter_map(|node| law_item(node, findings)).collect();
    let los = fields.items("los", findings).iter();
    let los = los.filter_map(|node| node.line(findings)).collect();
    let related = fields.names("related", Reference::Article, findings);
    let review_by = fields.require("review_by", findings);
    let review_by = review_by.and_then(|node| node.date(findings));
    let parts = parts(fields, name, findings);
    let open = open(fields, findings);
    let home = (folder != "general").then_some(folder.to_owned());
    Some(Article {
        id: name.into(),
        life_events: home.into_iter().chain(further).map(Into::into).collect(),
        agency: agency?.into(),
        service: service.map(Into::into),
        sources,
        law,
        los,
        related: related.into_iter().map(Into::into).collect(),
        review_by: review_by?,
        parts,
        rates: BTreeSet::new(),
        open,
        text: text?,
    })
}

/// Which section says what; every part is there, or the reason why not.
fn parts(fields: Fields<'_>, article: &str, findings: &mut Findings) -> BTreeMap<Part, SectionId> {
    let names = Part::ALL.map(|(name, _)| name);
    let said = fields.get("parts");
    let said = said.and_then(|node| node.fields(&names, findings));
    let without = fields.get("without");
    let without = without.and_then(|node| node.fields(&names, findings));
    let mut parts = BTreeMap::new();
    for (name, part) in Part::ALL {
        let section = said.and_then(|said| said.get(name));
        let reason = without.and_then(|without| without.get(name));
        let place = section.or(reason).map_or(fields.place, |node| &node.place);
        match (section, reason) {
            (Some(section), None) => {
                if let Some(section) = section_name(section, article, findings) {
                    parts.insert(part, section);
                }
            }
            (None, Some(reason)) => {
                reason.line(findings);
            }
            (Some(_), Some(_)) => {
                let message = format!("`{name}` stands under `parts` and under `without`");
                findings.report(
                    rule::CONTRADICTING_PART,
                    place,
                    message,
                    "keep one of the two",
                );
            }
            (None, None) => {
                let message = format!("no section says `{name}`");
                let fix = format!(
                    "name the section under `parts:`, or say under `without:` why there is no {name}"
                );
                findings.report(rule::MISSING_PART, place, message, fix);
            }
        }
    }
    parts
}

fn section_name(node: &Node, article: &str, findings: &mut Findings) -> Option<SectionId> {
    let section = node.line(findings)?;
    let (article, name) = (article.to_owned(), section.clone());
    let section_of = Reference::Section {
        article,
        section: name,
    };
    findings.refer(&node.place, section_of);
    Some(section.into())
}

/// What a draft could not confirm.
fn open(fields: Fields<'_>, findings: &mut Findings) -> Option<Text> {
    let status = fields.get("status")?;
    status.one_of(&[("draft", ())], findings)?;
    fields.text("open", findings)
}

fn sources(fields: Fields<'_>, findings: &mut Findings) -> Vec<Source> {
    let items = fields.items("sources", findings);
    if items.is_empty() {
        let place = fields
            .get("sources")
            .map_or(fields.place, |node| &node.place);
        let fix = "add `sources:` with title, url and the day you compared (`checked`)";
        let message = "the article has no source";
        findings.report(rule::NO_SOURCE, place, message, fix);
    }
    items
        .iter()
        .filter_map(|node| source(node, findings))
        .collect()
}

fn source(node: &Node, findings: &mut Findings) -> Option<Source> {
    let fields = node.fields(&["title", "url", "checked"], findings)?;
    let title = fields.line("title", findings);
    let url = fields.require("url", findings);
    let url = url.and_then(|node| node.address(findings));
    let checked = fields.require("checked", findings);
    let checked = checked.and_then(|node| node.date(findings));
    Some(Source {
        title: title?,
        url: url?,
        checked: checked?,
    })
}

fn law_item(node: &Node, findings: &mut Findings) -> Option<Law> {
    let fields = node.fields(&["title", "url"], findings)?;
    let title = fields.line("title", findings);
    let url = fields.require("url", findings);
    let url = url.and_then(|node| node.address(findings));
    Some(Law {
        title: title?,
        url: url?,
    })
}

/// The three texts.
fn text(
    files: &Files,
    path: &str,
    filling: Filling<'_>,
    notes: &mut Notes,
    findings: &mut Findings,
) -> Option<Localized<ArticleText>> {
    let [nb, nn, en] = Lang::ALL.map(|lang| {
        let path = format!("{path}/{lang}.md");
        if files.contains(&path) {
            let source = files.text(&path, findings)?;
            let place = Place::file(&path).at(1);
            let filled = amounts::fill(source, lang, &place, filling, findings);
            notes.rates.extend(filled.used);
            let parsed = markdown::parse(&path, &filled.text, findings);
            notes.lines.insert(lang, parsed.lines.clone());
            return Some(parsed);
        }
        let (rule, name) = rule::missing(lang);
        let fix = format!("write {lang}.md with the same sections");
        let place = Place::file(&path);
        findings.report(rule, &place, format!("{name} is missing"), fix);
        None
    });
    if let Some(first) = nb.as_ref().or(nn.as_ref()) {
        for other in [&nn, &en].into_iter().flatten() {
            compare_sections(first, other, findings);
        }
    }
    Localized::complete(|lang| {
        let parsed = match lang {
            Lang::Nb => &nb,
            Lang::Nn => &nn,
            Lang::En => &en,
        };
        parsed.as_ref().map(|parsed| parsed.text.clone())
    })
}

/// Reports the first section that differs: those after it follow from it.
fn compare_sections(first: &Parsed, other: &Parsed, findings: &mut Findings) {
    let wanted = section_names(&first.text);
    let found = section_names(&other.text);
    let Some(index) = (0..wanted.len().max(found.len())).find(|i| wanted.get(*i) != found.get(*i))
    else {
        return;
    };
    let place = match other.places.get(index).or(other.places.last()) {
        Some(place) => place,
        None => &Place::file(&other.file).at(1),
    };
    let message = match (wanted.get(index), found.get(index)) {
        (Some(wanted), Some(found)) => {
            format!(
                "section {} is `{found}`, in {} it is `{wanted}`",
                index + 1,
                first.file
            )
        }
        (Some(wanted), None) => format!("the section `{wanted}` of {} is missing", first.file),
        (None, _) => format!("{} has no section here", first.file),
    };
    let fix = "give both languages the same {#id}s in the same order";
    findings.report(rule::SECTIONS_DIFFER, place, message, fix);
}

fn section_names(text: &ArticleText) -> Vec<String> {
    text.sections
        .iter()
        .map(|section| section.id.as_str().to_owned())
        .collect()
}
