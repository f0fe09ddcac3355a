//! YAML as a tree that remembers its lines and keeps every scalar as it was written: an example
//! `no` stays the word "no", and one wrong field does not hide the next.

use crate::{
    findings::{Findings, Place},
    rule,
};
use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span};

/// A value and where it stands.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) place: Place,
    pub(crate) value: Value,
}

#[derive(Debug)]
pub(crate) enum Value {
    /// Nothing behind the colon, or `~`.
    Nothing,
    Scalar(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A field of a mapping.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) place: Place,
    pub(crate) node: Node,
}

/// Reads one document. Syntax errors are reported, and then there is no tree: YAML has no way to
/// go on after one.
pub(crate) fn parse(path: &str, text: &str, findings: &mut Findings) -> Option<Node> {
    let mut builder = Builder {
        events: Parser::new_from_str(text),
        whole: Place::file(path),
        findings,
    };
    match builder.document() {
        Ok(node) => Some(node),
        Err(Stop::Syntax(error)) => {
            let place = builder.whole.at(error.marker().line().max(1));
            let fix = "put text that holds `: ` or ` #`, or begins with one of `[{*&!|>%@` or a \
                       quote, between quotes, and indent with spaces";
            findings.report(rule::YAML, &place, error.info(), fix);
            None
        }
        Err(Stop::Unsupported(place, what)) => {
            let fix = "write it out: one document of mappings, lists and text";
            findings.report(rule::YAML, &place, format!("{what} not used here"), fix);
            None
        }
    }
}

enum Stop {
    Syntax(ScanError),
    Unsupported(Place, &'static str),
}

impl From<ScanError> for Stop {
    fn from(error: ScanError) -> Self {
        Stop::Syntax(error)
    }
}

struct Builder<'a, I: Iterator<Item = Result<(Event<'a>, Span), ScanError>>> {
    events: I,
    whole: Place,
    findings: &'a mut Findings,
}

impl<'a, I: Iterator<Item = Result<(Event<'a>, Span), ScanError>>> Builder<'a, I> {
    fn document(&mut self) -> Result<Node, Stop> {
        let mut root = None;
        while let Some((event, place)) = self.next()? {
            match event {
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
                Event::StreamEnd => break,
                _ if root.is_some() => {
                    return Err(Stop::Unsupported(place, "a second document is"));
                }
                event => root = Some(self.node(event, place)?),
            }
        }
        Ok(root.unwrap_or(Node {
            place: self.whole.at(1),
            value: Value::Nothing,
        }))
    }

    /// The next event that carries data.
    fn next(&mut self) -> Result<Option<(Event<'a>, Place)>, Stop> {
        for event in self.events.by_ref() {
            let (event, span) = event?;
            if !matches!(event, Event::Comment(..)) {
                return Ok(Some((event, self.whole.at(span.start.line().max(1)))));
            }
        }
        Ok(None)
    }

    fn node(&mut self, event: Event<'a>, place: Place) -> Result<Node, Stop> {
        let value = match event {
            Event::Scalar(text, style, ..) => {
                let written = style != ScalarStyle::Plain || !matches!(&*text, "" | "~");
                if written {
                    Value::Scalar(text.into_owned())
                } else {
                    Value::Nothing
                }
            }
            Event::SequenceStart(..) => Value::List(self.list()?),
            Event::MappingStart(..) => Value::Map(self.map()?),
            _ => return Err(Stop::Unsupported(place, "a reference (`*name`) is")),
        };
        Ok(Node { place, value })
    }

    fn list(&mut self) -> Result<Vec<Node>, Stop> {
        let mut items = Vec::new();
        while let Some((event, place)) = self.next()? {
            if event == Event::SequenceEnd {
                break;
            }
            items.push(self.node(event, place)?);
        }
        Ok(items)
    }

    fn map(&mut self) -> Result<Vec<Entry>, Stop> {
        let mut entries: Vec<Entry> = Vec::new();
        while let Some((event, place)) = self.next()? {
            let key = match event {
                Event::MappingEnd => break,
                Event::Scalar(text, ..) => text.into_owned(),
                _ => return Err(Stop::Unsupported(place, "a field name that is no text is")),
            };
            let Some((event, at)) = self.next()? else {
                break;
            };
            let node = self.node(event, at)?;
            match entries.iter().find(|entry| entry.key == key) {
                Some(first) => {
                    let message = format!("`{key}` stands already in {}", first.place.cite());
                    let fix = "keep one of the two";
                    self.findings
                        .report(rule::DUPLICATE_FIELD, &place, message, fix);
                }
                None => entries.push(Entry { key, place, node }),
            }
        }
        Ok(entries)
    }
}

impl Node {
    /// The field of a mapping.
    pub(crate) fn entry(&self, name: &str) -> Option<&Node> {
        let Value::Map(entries) = &self.value else {
            return None;
        };
        let entry = entries.iter().find(|entry| entry.key == name)?;
        Some(&entry.node)
    }

    /// The items of a list; none where it is not one.
    pub(crate) fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The text of a scalar.
    pub(crate) fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }
}
