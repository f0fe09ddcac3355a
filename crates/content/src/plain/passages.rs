//! What is read at a stretch: a paragraph, a heading, an item, a line of YAML.

use crate::{
    ArticleText, Lang, Paragraph, TextSpan,
    files::Files,
    findings::{Findings, Place},
    yaml::{self, Node, Value},
};
use unicode_normalization::UnicodeNormalization as _;

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Title,
    Summary,
    Heading,
    Paragraph,
    Item,
    /// A text beside its translations in a YAML file.
    Line,
}

/// A passage of text in one language.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    pub(super) lang: Lang,
    pub(super) kind: Kind,
    pub(super) place: Place,
    pub(super) text: String,
    /// The words of its links and where they lead.
    pub(super) links: Vec<(String, String)>,
}

/// The passages of an article. `lines` are those of its blocks, in reading order.
pub(super) fn of_article(
    lang: Lang,
    file: &str,
    text: &ArticleText,
    lines: &[usize],
) -> Vec<Passage> {
    let mut lines = lines.iter();
    let mut place = || {
        let line = lines.next().copied().unwrap_or(1);
        Place::file(file).at(line)
    };
    let mut passages = vec![plain(lang, Kind::Title, place(), &text.title)];
    for paragraph in &text.summary {
        push(paragraph, lang, Kind::Summary, &mut place, &mut passages);
    }
    for section in &text.sections {
        passages.push(plain(lang, Kind::Heading, place(), &section.heading));
        for paragraph in &section.body {
            push(paragraph, lang, Kind::Paragraph, &mut place, &mut passages);
        }
    }
    passages
}

fn push(
    paragraph: &Paragraph,
    lang: Lang,
    kind: Kind,
    place: &mut impl FnMut() -> Place,
    passages: &mut Vec<Passage>,
) {
    let (kind, runs): (_, Vec<&[TextSpan]>) = match paragraph {
        Paragraph::Text(spans) => (kind, vec![spans]),
        Paragraph::Bullets(items) | Paragraph::Numbered(items) => {
            (Kind::Item, items.iter().map(Vec::as_slice).collect())
        }
    };
    for spans in runs {
        let links = spans
            .iter()
            .filter_map(|span| Some((span.text.clone(), span.link.clone()?)));
        passages.push(Passage {
            lang,
            kind,
            place: place(),
            text: spans.iter().flat_map(|span| span.text.nfc()).collect(),
            links: links.collect(),
        });
    }
}

/// Every text that stands beside its translations in a YAML file: what people say (`examples` and
/// the like) left out.
pub(super) fn of_yaml(files: &Files) -> Vec<Passage> {
    let mut passages = Vec::new();
    let unread = &mut Findings::default();
    for (path, parts) in files.paths() {
        let is_read = matches!(parts.as_slice(), ["intents", _, _] | ["knowledge", ..])
            && crate::read::is_yaml(path)
            && parts.last() != Some(&super::settings::NAME);
        if !is_read {
            continue;
        }
        let text = files.text(path, unread);
        if let Some(root) = text.and_then(|text| yaml::parse(path, text, unread)) {
            walk(&root, &mut passages);
        }
    }
    passages
}

fn walk(node: &Node, passages: &mut Vec<Passage>) {
    match &node.value {
        Value::Map(entries) => {
            for entry in entries {
                match (&entry.node.value, Lang::parse(&entry.key)) {
                    (Value::Scalar(text), Some(lang)) => {
                        let place = entry.node.place.clone();
                        passages.push(plain(lang, Kind::Line, place, text));
                    }
                    (Value::List(_), Some(_)) => {}
                    _ => walk(&entry.node, passages),
                }
            }
        }
        Value::List(items) => items.iter().for_each(|item| walk(item, passages)),
        Value::Scalar(_) | Value::Nothing => {}
    }
}

/// Paragraphs of plain text, with a blank line between.
pub(super) fn of_plain(lang: Lang, name: &str, text: &str) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut is_open = false;
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            is_open = false;
            continue;
        }
        if let Some(open) = passages.last_mut().filter(|_| is_open) {
            open.text.push(' ');
            open.text.push_str(line.trim());
        } else {
            let place = Place::file(name).at(index + 1);
            passages.push(plain(lang, Kind::Paragraph, place, line.trim()));
        }
        is_open = true;
    }
    passages
}

fn plain(lang: Lang, kind: Kind, place: Place, text: &str) -> Passage {
    Passage {
        lang,
        kind,
        place,
        text: text.nfc().collect(),
        links: Vec::new(),
    }
}
