//! `locales/<lang>/*.ftl`: the same messages with the same variables in every language.

use crate::{
    Lang, Locales,
    files::Files,
    findings::{Findings, Place},
    rule,
};
use fluent_bundle::FluentResource;
use fluent_syntax::ast::{
    Attribute, CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};
use std::collections::{BTreeMap, BTreeSet};

/// The file that is built into the widget.
const WIDGET: &str = "widget.ftl";

/// The folder of Northern Sámi.
const SAMI: &str = "se";

/// The parser goes one call deeper for each brace, and its stack has an end.
const DEEPEST: usize = 100;

/// What `NUMBER` may be told. The rest of `Intl.NumberFormat` has no effect in this library.
const NUMBER_OPTIONS: [&str; 4] = [
    "maximumFractionDigits",
    "minimumFractionDigits",
    "type",
    "useGrouping",
];

/// The messages of one language by key: `id`, `id.attribute`, or `-id` for a term.
type Messages = BTreeMap<String, Message>;

/// A message, an attribute of one, or a term.
#[derive(Debug)]
struct Message {
    place: Place,
    /// `None` for one with a syntax error, which is reported already.
    uses: Option<Uses>,
}

/// What a pattern needs.
#[derive(Debug, Default)]
struct Uses {
    variables: BTreeSet<String>,
    /// Keys of other messages and terms.
    messages: BTreeSet<String>,
    /// What no message may use, and why.
    faults: Vec<String>,
}

/// Reads the wording of all languages and compares them. The widget is a program of its own with
/// words of its own: they are checked here and used there.
pub(crate) fn read(files: &Files, findings: &mut Findings) -> Locales {
    let mut locales = Locales::default();
    read_part(files, |file| file != WIDGET, Some(&mut locales), findings);
    read_part(files, |file| file == WIDGET, None, findings);
    locales
}

/// Reads the files that belong together, the same ones in every language.
fn read_part(
    files: &Files,
    belongs: impl Fn(&str) -> bool,
    mut locales: Option<&mut Locales>,
    findings: &mut Findings,
) {
    let [nb, nn, en] = Lang::ALL.map(|lang| {
        let mut messages = Messages::new();
        for (path, parts) in files.paths() {
            if let ["locales", folder, file] = parts.as_slice()
                && *folder == lang.code()
                && super::has_ending(file, "ftl")
                && belongs(file)
                && let Some(text) = files.text(path, findings)
                && let Some(resource) = resource(path, text, findings)
            {
                note_messages(&resource, &Place::file(path), &mut messages, findings);
                if let Some(locales) = &mut locales {
                    locales.add(lang, resource);
                }
            }
        }
        check_uses(&messages, findings);
        messages
    });
    compare(&nb, &nn, Lang::Nn, findings);
    compare(&nb, &en, Lang::En, findings);
    if let Some(locales) = locales {
        read_sami(files, &nb, locales, findings);
    }
}

/// Northern Sámi has some of bokmål's messages, and no others.
fn read_sami(files: &Files, nb: &Messages, locales: &mut Locales, findings: &mut Findings) {
    let mut messages = Messages::new();
    for (path, parts) in files.paths() {
        if let ["locales", SAMI, file] = parts.as_slice()
            && super::has_ending(file, "ftl")
            && let Some(text) = files.text(path, findings)
            && let Some(resource) = resource(path, text, findings)
        {
            note_messages(&resource, &Place::file(path), &mut messages, findings);
            locales.add_sami(resource);
        }
    }
    check_uses(&messages, findings);
    report_unknown(nb, &messages, findings);
}

/// The file with whatever is wrong left out.
fn resource(path: &str, text: &str, findings: &mut Findings) -> Option<FluentResource> {
    if let Some(offset) = too_deep(text) {
        let place = Place::file(path).at(line_at(text, offset));
        let message = format!("more than {DEEPEST} braces open at once");
        let fix = "close each { with a }";
        findings.report(rule::FLUENT, &place, message, fix);
        return None;
    }
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, errors)| {
        for error in errors {
            let place = Place::file(path).at(line_at(text, error.pos.start));
            let fix = "write `key = text`, further lines indented, and text in { } only for \
                       variables and selectors";
            findings.report(rule::FLUENT, &place, error.to_string(), fix);
        }
        resource
    });
    Some(resource)
}

/// Where more braces are open than any message needs.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (offset, brace) in text.match_indices(['{', '}']) {
        depth = if brace == "{" {
            depth + 1
        } else {
            depth.saturating_sub(1)
        };
        if depth > DEEPEST {
            return Some(offset);
        }
    }
    None
}

fn note_messages(
    resource: &FluentResource,
    whole: &Place,
    messages: &mut Messages,
    findings: &mut Findings,
) {
    for entry in resource.entries() {
        let (name, key, value, attributes) = match entry {
            Entry::Message(message) => {
                let name = message.id.name;
                (
                    name,
                    name.to_owned(),
                    message.value.as_ref(),
                    &message.attributes,
                )
            }
            Entry::Term(term) => {
                let name = term.id.name;
                (
                    name,
                    format!("-{name}"),
                    Some(&term.value),
                    &term.attributes,
                )
            }
            Entry::Junk { content } => {
                note_broken(content, whole, messages);
                continue;
            }
            _ => continue,
        };
        let place = whole.at(line_of(resource.source(), name));
        if let Some(first) = messages.get(&key) {
            let text = format!("`{key}` stands already in {}", first.place.cite());
            findings.report(rule::MESSAGE_DUPLICATE, &place, text, "keep one of the two");
            continue;
        }
        for (key, place, pattern) in patterns(&key, &place, value, attributes, resource, whole) {
            let mut uses = Uses::default();
            uses.pattern(pattern);
            let uses = Some(uses);
            messages.insert(key, Message { place, uses });
        }
    }
}

/// A message that cannot be read still has a name, which is not missing.
fn note_broken(content: &str, whole: &Place, messages: &mut Messages) {
    if let Some((key, _)) = content.split_once('=') {
        let place = whole.clone();
        let broken = Message { place, uses: None };
        messages.entry(key.trim().to_owned()).or_insert(broken);
    }
}

/// The patterns of a message: its own, and one an attribute.
fn patterns<'a>(
    key: &str,
    place: &Place,
    value: Option<&'a Pattern<&'a str>>,
    attributes: &'a [Attribute<&'a str>],
    resource: &FluentResource,
    whole: &Place,
) -> Vec<(String, Place, &'a Pattern<&'a str>)> {
    let own = value.map(|pattern| (key.to_owned(), place.clone(), pattern));
    let others = attributes.iter().map(|attribute| {
        let name = attribute.id.name;
        let place = whole.at(line_of(resource.source(), name));
        (format!("{key}.{name}"), place, &attribute.value)
    });
    own.into_iter().chain(others).collect()
}

impl Uses {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute } => {
                let key = match attribute {
                    Some(attribute) => format!("{}.{}", id.name, attribute.name),
                    None => id.name.to_owned(),
                };
                self.messages.insert(key);
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.messages.insert(format!("-{}", id.name));
                if let Some(arguments) = arguments {
                    self.arguments(arguments);
                }
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.function(id.name, arguments);
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }

    fn function(&mut self, name: &str, arguments: &CallArguments<&str>) {
        self.arguments(arguments);
        if name != "NUMBER" {
            self.faults.push(format!("there is no function {name}"));
        }
        for argument in &arguments.named {
            if !NUMBER_OPTIONS.contains(&argument.name.name) {
                let fault = format!("NUMBER has no option {}", argument.name.name);
                self.faults.push(fault);
            }
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>) {
        for argument in &arguments.positional {
            self.inline(argument);
        }
        for argument in &arguments.named {
            self.inline(&argument.value);
        }
    }
}

fn check_uses(messages: &Messages, findings: &mut Findings) {
    for Message { place, uses } in messages.values() {
        let Some(uses) = uses else {
            continue;
        };
        for fault in &uses.faults {
            let fix = format!("use NUMBER only, with {}", NUMBER_OPTIONS.join(", "));
            findings.report(rule::FLUENT, place, fault, fix);
        }
        for key in &uses.messages {
            if !messages.contains_key(key) {
                let text = format!("refers to `{key}`, which this language does not have");
                let fix = format!("write `{key}`, or do not refer to it");
                findings.report(rule::MESSAGE_UNKNOWN, place, text, fix);
            }
        }
    }
}

/// Compares a language with bokmål. Terms are a language's own business.
fn compare(nb: &Messages, other: &Messages, lang: Lang, findings: &mut Findings) {
    let (missing, name) = match lang {
        Lang::En => (rule::MESSAGE_MISSING_ENGLISH, "English"),
        _ => (rule::MESSAGE_MISSING, "nynorsk"),
    };
    for (key, message) in nb.iter().filter(|(key, _)| !key.starts_with('-')) {
        let Some(translated) = other.get(key) else {
            let file = message.place.file.replacen("/nb/", &format!("/{lang}/"), 1);
            let text = format!("`{key}` of {} is missing in {name}", message.place.cite());
            let fix = format!("add `{key} = …`");
            findings.report(missing, &Place::file(&file), text, fix);
            continue;
        };
        let wanted = variables(key, nb, &mut BTreeSet::new());
        let found = variables(key, other, &mut BTreeSet::new());
        if let (Some(wanted), Some(found)) = (wanted, found)
            && wanted != found
        {
            let text = format!(
                "`{key}` has {} and in bokmål {}",
                list(&found),
                list(&wanted)
            );
            let fix = "use the same variables in every language";
            findings.report(rule::VARIABLES_DIFFER, &translated.place, text, fix);
        }
    }
    report_unknown(nb, other, findings);
}

/// Reports messages that bokmål lacks.
fn report_unknown(nb: &Messages, other: &Messages, findings: &mut Findings) {
    for (key, message) in other.iter().filter(|(key, _)| !key.starts_with('-')) {
        if !nb.contains_key(key) {
            let text = format!("bokmål has no message `{key}`");
            let fix = "add it to locales/nb, or remove it here";
            findings.report(rule::MESSAGE_UNKNOWN, &message.place, text, fix);
        }
    }
}

/// The variables of a message and of those it refers to; `None` where one of them is broken.
fn variables<'a>(
    key: &'a str,
    messages: &'a Messages,
    seen: &mut BTreeSet<&'a str>,
) -> Option<BTreeSet<&'a str>> {
    let Some(message) = messages.get(key).filter(|_| seen.insert(key)) else {
        return Some(BTreeSet::new());
    };
    let uses = message.uses.as_ref()?;
    let mut all: BTreeSet<_> = uses.variables.iter().map(String::as_str).collect();
    for key in &uses.messages {
        all.extend(variables(key, messages, seen)?);
    }
    Some(all)
}

fn list(variables: &BTreeSet<&str>) -> String {
    if variables.is_empty() {
        return "no variables".into();
    }
    let names: Vec<_> = variables.iter().map(|name| format!("${name}")).collect();
    names.join(", ")
}

/// The line of a slice of the source.
fn line_of(source: &str, slice: &str) -> usize {
    line_at(source, slice.as_ptr().addr() - source.as_ptr().addr())
}

fn line_at(source: &str, offset: usize) -> usize {
    1 + source[..offset.min(source.len())].matches('\n').count()
}
