//! `intents/<life-event>/<intent>.yaml`: how people say one thing, and what is done with it.

use super::{Draft, Example, stem, yaml};
use crate::{
    Domain, Intent, IntentAct, Localized,
    fields::Fields,
    files::Files,
    findings::{Findings, Place, Reference},
    rule,
    yaml::Node,
};

/// What `act:` may say.
#[derive(Clone, Copy, PartialEq)]
enum Act {
    Say,
    Status,
    Steps,
    Handover,
    ChangeLanguage,
    Restart,
    Delete,
    Back,
    Yes,
    No,
    Skip,
    OutOfScope,
}

const ACTS: [(&str, Act); 12] = [
    ("say", Act::Say),
    ("status", Act::Status),
    ("steps", Act::Steps),
    ("handover", Act::Handover),
    ("change-language", Act::ChangeLanguage),
    ("restart", Act::Restart),
    ("delete", Act::Delete),
    ("back", Act::Back),
    ("yes", Act::Yes),
    ("no", Act::No),
    ("skip", Act::Skip),
    ("out-of-scope", Act::OutOfScope),
];

pub(super) fn read(
    files: &Files,
    path: &str,
    folder: &str,
    file: &str,
    draft: &mut Draft,
    findings: &mut Findings,
) {
    let Some(name) = stem(path, file, findings) else {
        return;
    };
    if let Some(first) = draft.names.intents.get(name) {
        let message = format!("the intent `{name}` stands already in {first}");
        let fix = "rename one of the two files";
        findings.report(rule::DUPLICATE_ID, &Place::file(path), message, fix);
        return;
    }
    draft.names.intents.insert(name.to_owned(), path.to_owned());
    let Some(root) = yaml(files, path, findings) else {
        return;
    };
    let domain = match folder {
        "general" => Domain::General,
        "out-of-scope" => Domain::OutOfScope,
        event => Domain::LifeEvent(event.into()),
    };
    if let Some(intent) = intent(&root, name, domain, draft, findings) {
        draft.intents.insert(intent.id.clone(), intent);
    }
}

fn intent(
    root: &Node,
    name: &str,
    domain: Domain,
    draft: &mut Draft,
    findings: &mut Findings,
) -> Option<Intent> {
    let allowed = [
        "title", "article", "section", "steps", "act", "say", "services", "examples",
    ];
    let fields = root.fields(&allowed, findings)?;
    let title = fields.text("title", findings);
    let act = act(fields, &domain, findings);
    let examples = fields.require("examples", findings);
    let examples = examples.and_then(|node| utterances(node, Some(name), draft, findings));
    Some(Intent {
        id: name.into(),
        domain,
        title: title?,
        act: act?,
        examples: examples?,
    })
}

/// Utterances per language, each also noted in the draft to be compared with all others.
pub(super) fn utterances(
    node: &Node,
    intent: Option<&str>,
    draft: &mut Draft,
    findings: &mut Findings,
) -> Option<Localized<Vec<String>>> {
    node.localized(findings, |lang, node, findings| {
        let items = node.list(findings)?;
        check_not_empty(items, node, findings);
        let mut texts = Vec::new();
        for item in items {
            if let Some(text) = item.line(findings) {
                draft.examples.push(Example {
                    place: item.place.clone(),
                    text: text.clone(),
                    intent: intent.map(str::to_owned),
                    lang,
                });
                texts.push(text);
            }
        }
        Some(texts)
    })
}

pub(super) fn check_not_empty(items: &[Node], node: &Node, findings: &mut Findings) {
    if items.is_empty() {
        let message = "the list is empty";
        findings.report(rule::EMPTY, &node.place, message, "write at least one line");
    }
}

fn act(fields: Fields<'_>, domain: &Domain, findings: &mut Findings) -> Option<IntentAct> {
    let article = fields.get("article");
    let act = fields.get("act");
    if *domain == Domain::OutOfScope {
        refuse(
            &["article", "section", "steps", "say", "services"],
            fields,
            "out-of-scope/",
            findings,
        );
        if let Some(act) = act {
            act.one_of(&[("out-of-scope", ())], findings);
        }
        return Some(IntentAct::OutOfScope);
    }
    match (article, act) {
        (Some(article), None) => {
            refuse(&["say", "services"], fields, "an `article`", findings);
            answer(article, fields, findings)
        }
        (None, Some(act)) => {
            refuse(&["section", "steps"], fields, "an `act`", findings);
            own_act(act.one_of(&ACTS, findings)?, fields, findings)
        }
        (Some(_), Some(_)) => {
            refuse(&["act"], fields, "an `article`", findings);
            None
        }
        (None, None) => {
            let message = "neither `article` nor `act` says what answers it";
            let fix = "add `article: <the article that answers it>`, or an `act:`";
            findings.report(rule::MISSING_FIELD, fields.place, message, fix);
            None
        }
    }
}

fn answer(node: &Node, fields: Fields<'_>, findings: &mut Findings) -> Option<IntentAct> {
    let article = node.name(Reference::Article, findings)?;
    let section = section(fields, &article, findings);
    let steps = fields.get("steps").and_then(|node| node.yes_no(findings));
    Some(IntentAct::Answer {
        article: article.into(),
        section: section.map(Into::into),
        steps: steps.unwrap_or(false),
    })
}

/// The `section` of an article, where one is named.
pub(super) fn section(
    fields: Fields<'_>,
    article: &str,
    findings: &mut Findings,
) -> Option<String> {
    let node = fields.get("section")?;
    let section = node.line(findings)?;
    let reference = Reference::Section {
        article: article.to_owned(),
        section: section.clone(),
    };
    findings.refer(&node.place, reference);
    Some(section)
}

fn own_act(act: Act, fields: Fields<'_>, findings: &mut Findings) -> Option<IntentAct> {
    if act != Act::Say {
        refuse(&["say"], fields, "this `act`", findings);
    }
    if act != Act::Status {
        refuse(&["services"], fields, "this `act`", findings);
    }
    Some(match act {
        Act::Say => {
            let key = fields.require("say", findings)?;
            let key = key.name(Reference::Reply, findings)?;
            IntentAct::Say { key }
        }
        Act::Status => {
            let services = fields.names("services", Reference::Service, findings);
            let services = services.into_iter().map(Into::into).collect();
            IntentAct::Status { services }
        }
        Act::Steps => IntentAct::Steps,
        Act::Handover => IntentAct::Handover,
        Act::ChangeLanguage => IntentAct::ChangeLanguage,
        Act::Restart => IntentAct::Restart,
        Act::Delete => IntentAct::Delete,
        Act::Back => IntentAct::Back,
        Act::Yes => IntentAct::Yes,
        Act::No => IntentAct::No,
        Act::Skip => IntentAct::Skip,
        Act::OutOfScope => IntentAct::OutOfScope,
    })
}

/// Reports the fields among `names` that are there.
fn refuse(names: &[&str], fields: Fields<'_>, beside: &str, findings: &mut Findings) {
    for name in names {
        if let Some(node) = fields.get(name) {
            let message = format!("`{name}` has no meaning with {beside}");
            let fix = format!("remove `{name}`");
            findings.report(rule::CONTRADICTING_ACT, &node.place, message, fix);
        }
    }
}
