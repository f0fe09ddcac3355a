//! What can be checked only when everything is read: names across files, facts that several life
//! events share, and utterances that stand in two places.

use crate::{
    FactKind, Lang, Locales, alike,
    findings::{Findings, Place, Reference},
    read::{Draft, Example, FactSketch, Names},
    rule::{self, Rule},
};
use std::collections::{BTreeMap, HashMap};

pub(crate) fn check(draft: &Draft, locales: &Locales, findings: &mut Findings) {
    for (place, reference) in std::mem::take(&mut findings.references) {
        check_reference(&place, &reference, &draft.names, locales, findings);
    }
    check_facts(&draft.facts, findings);
    check_examples(&draft.examples, findings);
    check_alike(&draft.examples, findings);
}

fn check_reference(
    place: &Place,
    reference: &Reference,
    names: &Names,
    locales: &Locales,
    findings: &mut Findings,
) {
    let contacts = names.contacts.as_ref();
    let agencies = contacts.map(|contacts| &contacts.agencies);
    let mailboxes = contacts.map(|contacts| &contacts.mailboxes);
    let emergency = contacts.map(|contacts| &contacts.emergency);
    let unknown = match reference {
        Reference::Article(id) => {
            let known = Some(names.articles.keys());
            look_up(rule::UNKNOWN_ARTICLE, "article", id, known)
        }
        Reference::Section { article, section } => {
            let known = names.articles.get(article);
            let known = known.and_then(|article| article.sections.as_ref());
            let noun = format!("section in the article {article}");
            look_up(rule::UNKNOWN_SECTION, &noun, section, known)
        }
        Reference::LifeEvent(id) => {
            let known = Some(&names.life_events);
            look_up(rule::UNKNOWN_LIFE_EVENT, "life event", id, known)
        }
        Reference::Agency(id) => {
            let noun = "agency in contacts.yaml";
            look_up(rule::UNKNOWN_AGENCY, noun, id, agencies)
        }
        Reference::Mailbox(id) => {
            let noun = "message box in contacts.yaml";
            look_up(rule::UNKNOWN_MAILBOX, noun, id, mailboxes)
        }
        Reference::Emergency(id) => {
            let noun = "emergency number in contacts.yaml";
            look_up(rule::UNKNOWN_EMERGENCY_NUMBER, noun, id, emergency)
        }
        Reference::Service(id) => {
            let noun = "connector that serves the service";
            look_up(rule::UNSERVED_SERVICE, noun, id, names.services.as_ref())
        }
        Reference::Reply(key) => {
            return check_reply(place, key, locales, findings);
        }
    };
    if let Some((rule, message, fix)) = unknown {
        findings.report(rule, place, message, fix);
    }
}

/// What to report where `name` is not among the known ones; nothing where those are not known.
fn look_up<'a>(
    rule: Rule,
    noun: &str,
    name: &str,
    known: Option<impl IntoIterator<Item = &'a String>>,
) -> Option<(Rule, String, String)> {
    let known: Vec<&str> = known?.into_iter().map(String::as_str).collect();
    if known.contains(&name) {
        return None;
    }
    let fix = match nearest(name, &known) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "there is none at all yet: write it".to_owned(),
        None if known.len() <= 12 => format!("write one of {}, or add it", known.join(", ")),
        None => "write the name of one that exists, or add it".to_owned(),
    };
    Some((rule, format!("`{name}`: there is no such {noun}"), fix))
}

/// The known name that a slip of the finger could have turned into `name`.
fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let far = 1 + name.chars().count() / 4;
    known
        .iter()
        .map(|candidate| (distance(name, candidate), *candidate))
        .filter(|(distance, _)| *distance <= far)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Levenshtein's distance: how many letters to change, add or remove.
fn distance(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.chars().count()).collect();
    for (above, from) in from.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], above + 1);
        for (column, to) in to.chars().enumerate() {
            let change = diagonal + usize::from(from != to);
            diagonal = row[column + 1];
            row[column + 1] = change.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

fn check_reply(place: &Place, key: &str, locales: &Locales, findings: &mut Findings) {
    let message = format!("reply-{key}");
    if !locales.has(crate::Lang::Nb, &message) {
        let text = format!("there is no message `{message}` in locales/nb");
        let fix = format!("write `{message} = …` in assistant.ftl of every language");
        findings.report(rule::UNKNOWN_REPLY, place, text, fix);
    }
}

/// A fact that several life events declare keeps its value between them, so it must be the same.
fn check_facts(facts: &[(Place, FactSketch)], findings: &mut Findings) {
    let mut first: BTreeMap<&str, (&Place, &FactKind)> = BTreeMap::new();
    for (place, (id, kind)) in facts {
        let Some(kind) = kind else {
            continue;
        };
        let (first_place, first_kind) = *first.entry(id.as_str()).or_insert((place, kind));
        if shape(kind) != shape(first_kind) {
            let message = format!(
                "the fact `{id}` is declared with another kind or other options in {}",
                first_place.cite()
            );
            let fix = "declare it alike in both, or give one of the two another name";
            findings.report(rule::FACT_DIFFERS, place, message, fix);
        }
    }
}

/// The kind without what citizens read: the options in order of names.
fn shape(kind: &FactKind) -> (std::mem::Discriminant<FactKind>, Vec<&str>) {
    let mut options = match kind {
        FactKind::Choice(options) => options.iter().map(|option| option.id.as_str()).collect(),
        _ => Vec::new(),
    };
    options.sort_unstable();
    (std::mem::discriminant(kind), options)
}

fn check_examples(examples: &[Example], findings: &mut Findings) {
    let mut first: HashMap<String, &Example> = HashMap::new();
    for example in examples {
        let Some(earlier) = first.get(&fold(&example.text)) else {
            first.insert(fold(&example.text), example);
            continue;
        };
        let text = &example.text;
        if earlier.intent != example.intent {
            for (here, there) in [(earlier, &example), (&example, earlier)] {
                let message = format!(
                    "\"{text}\" stands also under {}, {}",
                    owner(there),
                    there.place.cite()
                );
                let fix = "keep it where it belongs more, and remove it in the other place";
                findings.report(rule::AMBIGUOUS_EXAMPLE, &here.place, message, fix);
            }
        } else if earlier.lang == example.lang {
            let message = format!("\"{text}\" stands already in {}", earlier.place.cite());
            let fix = "remove it, or write it another way";
            findings.report(rule::REPEATED_EXAMPLE, &example.place, message, fix);
        }
    }
}

/// What an utterance stands under, in words.
fn owner(example: &Example) -> String {
    match &example.intent {
        Some(intent) => format!("the intent `{intent}`"),
        None => "a crisis".to_owned(),
    }
}

/// Utterances of one intent and language that are nearly the same; those that are quite the same are
/// reported as that.
fn check_alike(examples: &[Example], findings: &mut Findings) {
    let mut lists: BTreeMap<(&str, Lang), Vec<&Example>> = BTreeMap::new();
    for example in examples {
        // What reveals danger is matched by patterns, and its examples are there to be alike.
        if let Some(intent) = &example.intent {
            lists
                .entry((intent, example.lang))
                .or_default()
                .push(example);
        }
    }
    for list in lists.values() {
        let texts: Vec<&str> = list.iter().map(|example| example.text.as_str()).collect();
        for (later, earlier) in alike::pairs(&texts) {
            let (later, earlier) = (list[later], list[earlier]);
            if fold(&later.text) == fold(&earlier.text) {
                continue;
            }
            let message = format!(
                "\"{}\" is nearly \"{}\" in {}",
                later.text,
                earlier.text,
                earlier.place.cite()
            );
            let fix = "write it with other words and another situation, or remove it";
            findings.report(rule::NEARLY_REPEATED, &later.place, message, fix);
        }
    }
}

/// Utterances are the same when their letters and digits are; one of signs only is itself.
fn fold(text: &str) -> String {
    let letters: String = text.chars().filter(|char| char.is_alphanumeric()).collect();
    let kept = if letters.is_empty() { text } else { &letters };
    kept.to_lowercase()
}
