//! Typed reading of YAML nodes. Each method reports what is wrong and answers `None`, so that a
//! reader asks for every field first and only then decides whether it has enough.

use crate::{
    Lang, Localized, Text,
    findings::{Findings, Place, Reference},
    rule,
    yaml::{Entry, Node, Value},
};
use jiff::civil::Date;

/// The fields of a mapping whose names are all known.
#[derive(Clone, Copy)]
pub(crate) struct Fields<'a> {
    pub(crate) place: &'a Place,
    entries: &'a [Entry],
}

impl<'a> Fields<'a> {
    /// The field, where something is written there.
    pub(crate) fn get(&self, name: &str) -> Option<&'a Node> {
        self.entries
            .iter()
            .find(|entry| entry.key == name)
            .map(|entry| &entry.node)
            .filter(|node| !matches!(node.value, Value::Nothing))
    }

    /// The field, which must be there.
    pub(crate) fn require(&self, name: &str, findings: &mut Findings) -> Option<&'a Node> {
        let node = self.get(name);
        if node.is_none() {
            let message = format!("`{name}` is missing");
            let fix = format!("add `{name}:`");
            findings.report(rule::MISSING_FIELD, self.place, message, fix);
        }
        node
    }

    /// A text in every language, which must be there.
    pub(crate) fn text(&self, name: &str, findings: &mut Findings) -> Option<Text> {
        self.require(name, findings)?.text(findings)
    }

    /// A line of text, which must be there.
    pub(crate) fn line(&self, name: &str, findings: &mut Findings) -> Option<String> {
        self.require(name, findings)?.line(findings)
    }

    /// The items of a list that may be left out.
    pub(crate) fn items(&self, name: &str, findings: &mut Findings) -> &'a [Node] {
        self.get(name)
            .and_then(|node| node.list(findings))
            .unwrap_or_default()
    }

    /// Names in a list that may be left out, each of which must exist elsewhere.
    pub(crate) fn names(
        &self,
        name: &str,
        reference: fn(String) -> Reference,
        findings: &mut Findings,
    ) -> Vec<String> {
        self.items(name, findings)
            .iter()
            .filter_map(|node| node.name(reference, findings))
            .collect()
    }
}

impl Node {
    /// The fields of a mapping; any name that is not allowed is reported.
    pub(crate) fn fields(&self, allowed: &[&str], findings: &mut Findings) -> Option<Fields<'_>> {
        let entries = self.map(findings)?;
        for entry in entries {
            if !allowed.contains(&entry.key.as_str()) {
                let message = format!("`{}` is no field here", entry.key);
                let fix = if entry.key.contains(' ') {
                    "put the text before it between quotes, for it holds a comma".into()
                } else {
                    format!("remove it; allowed are {}", allowed.join(", "))
                };
                findings.report(rule::UNKNOWN_FIELD, &entry.place, message, fix);
            }
        }
        Some(Fields {
            place: &self.place,
            entries,
        })
    }

    /// The entries of a mapping whose names the editor chooses.
    pub(crate) fn map(&self, findings: &mut Findings) -> Option<&[Entry]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            _ => self.wrong_shape("fields (`name: …`)", findings),
        }
    }

    /// The items of a list.
    pub(crate) fn list(&self, findings: &mut Findings) -> Option<&[Node]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => self.wrong_shape("a list (`- …`)", findings),
        }
    }

    /// One line of text, white space made single; never empty.
    pub(crate) fn line(&self, findings: &mut Findings) -> Option<String> {
        match &self.value {
            Value::Scalar(text) => {
                let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
                if line.is_empty() {
                    return self.empty(findings);
                }
                Some(line)
            }
            Value::Nothing => self.empty(findings),
            _ => self.wrong_shape("text", findings),
        }
    }

    /// A value in every language; a missing one is reported.
    pub(crate) fn localized<T: Clone>(
        &self,
        findings: &mut Findings,
        mut read: impl FnMut(Lang, &Node, &mut Findings) -> Option<T>,
    ) -> Option<Localized<T>> {
        let fields = self.fields(&["nb", "nn", "en"], findings)?;
        Localized::complete(|lang| {
            if let Some(node) = fields.get(lang.code()) {
                return read(lang, node, findings);
            }
            let (rule, name) = rule::missing(lang);
            let fix = format!("add `{lang}:`");
            findings.report(rule, fields.place, format!("{name} is missing"), fix);
            None
        })
    }

    /// A line of text in every language.
    pub(crate) fn text(&self, findings: &mut Findings) -> Option<Text> {
        self.localized(findings, |_, node, findings| node.line(findings))
    }

    /// A name that is declared here. One that is no slug is reported and still declared: what
    /// refers to it is not wrong too.
    pub(crate) fn slug(&self, findings: &mut Findings) -> Option<String> {
        let name = self.line(findings)?;
        check_slug(&name, &self.place, findings);
        Some(name)
    }

    /// A name that is declared elsewhere.
    pub(crate) fn name(
        &self,
        reference: fn(String) -> Reference,
        findings: &mut Findings,
    ) -> Option<String> {
        let name = self.line(findings)?;
        findings.refer(&self.place, reference(name.clone()));
        Some(name)
    }

    /// A calendar date.
    pub(crate) fn date(&self, findings: &mut Findings) -> Option<Date> {
        let text = self.line(findings)?;
        let date = parse_date(&text);
        if date.is_none() {
            let message = format!("`{text}` is not a date");
            let fix = "write year, month and day as in 2026-11-23";
            findings.report(rule::NOT_A_DATE, &self.place, message, fix);
        }
        date
    }

    /// `true` or `false`.
    pub(crate) fn yes_no(&self, findings: &mut Findings) -> Option<bool> {
        self.one_of(&[("true", true), ("false", false)], findings)
    }

    /// One of some words.
    pub(crate) fn one_of<T: Clone>(
        &self,
        words: &[(&str, T)],
        findings: &mut Findings,
    ) -> Option<T> {
        let text = self.line(findings)?;
        let found = words.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let message = format!("`{text}` is not among the choices");
            let words: Vec<_> = words.iter().map(|(word, _)| *word).collect();
            let fix = format!("write one of {}", words.join(", "));
            findings.report(rule::NOT_A_CHOICE, &self.place, message, fix);
        }
        found.map(|(_, value)| value.clone())
    }

    /// An `https:` address.
    pub(crate) fn address(&self, findings: &mut Findings) -> Option<String> {
        let address = self.line(findings)?;
        let rest = address.strip_prefix("https://").unwrap_or_default();
        if rest.is_empty() || rest.starts_with('/') || address.contains(' ') {
            let message = format!("`{address}` is not an https address");
            let fix = "copy the whole address of the page, beginning with https://";
            findings.report(rule::NOT_AN_ADDRESS, &self.place, message, fix);
            return None;
        }
        Some(address)
    }

    fn empty<T>(&self, findings: &mut Findings) -> Option<T> {
        let fix = "write it, or remove the line";
        findings.report(rule::EMPTY, &self.place, "the text is empty", fix);
        None
    }

    fn wrong_shape<T>(&self, expected: &str, findings: &mut Findings) -> Option<T> {
        let found = match &self.value {
            Value::Nothing => "nothing",
            Value::Scalar(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "fields",
        };
        let message = format!("expected {expected}, found {found}");
        let fix = match (expected, &self.value) {
            ("text", Value::Map(_)) => "put text that holds `: ` between quotes".to_owned(),
            _ => format!("write {expected} here, as docs/content.md shows"),
        };
        findings.report(rule::WRONG_SHAPE, &self.place, message, fix);
        None
    }
}

/// Reads `2026-11-23` and nothing else.
pub(crate) fn parse_date(text: &str) -> Option<Date> {
    text.parse::<Date>()
        .ok()
        .filter(|date| date.to_string() == text)
}

/// Whether a name is a slug; reports it where not.
pub(crate) fn check_slug(name: &str, place: &Place, findings: &mut Findings) -> bool {
    let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let is_slug = !name.is_empty()
        && name.bytes().all(good)
        && !name.starts_with('-')
        && !name.ends_with('-');
    if !is_slug {
        let message = format!("`{name}` is not a slug");
        let fix = "use lower-case letters a to z, digits and hyphens only (å becomes a, ø o, æ ae)";
        findings.report(rule::NOT_A_SLUG, place, message, fix);
    }
    is_slug
}
