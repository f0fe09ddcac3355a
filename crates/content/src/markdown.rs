//! Articles' Markdown: headings of two levels, paragraphs, lists, strong text and links, and
//! nothing else.

use crate::{
    ArticleText, Paragraph, Section, TextSpan,
    fields::check_slug,
    findings::{Findings, Place, Reference},
    rule,
};
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// What one `*` or `_` on each side makes.
const EMPHASIS: &str = "slanted text (one * or _)";

/// An article's text as far as it could be read, and where its sections begin.
#[derive(Debug)]
pub(crate) struct Parsed {
    pub(crate) text: ArticleText,
    /// One per section of `text`.
    pub(crate) places: Vec<Place>,
    /// The line of each block in reading order: title, headings, paragraphs, items.
    pub(crate) lines: Vec<usize>,
    pub(crate) file: String,
}

/// Reads one language of an article and reports everything that is not allowed in it.
pub(crate) fn parse(path: &str, source: &str, findings: &mut Findings) -> Parsed {
    // Tables, footnotes and the like are recognised only to be refused.
    let options = Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut reader = Reader {
        whole: Place::file(path),
        line_starts: line_starts(source),
        findings,
        title: None,
        summary: Vec::new(),
        sections: Vec::new(),
        places: Vec::new(),
        heading: None,
        spans: Vec::new(),
        strong: 0,
        link: None,
        list: None,
        refused: 0,
        lines: Vec::new(),
        block_line: 1,
    };
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.finish()
}

struct Reader<'a> {
    whole: Place,
    line_starts: Vec<usize>,
    findings: &'a mut Findings,
    title: Option<String>,
    summary: Vec<Paragraph>,
    sections: Vec<Section>,
    places: Vec<Place>,
    heading: Option<Heading>,
    /// The running text being read.
    spans: Vec<TextSpan>,
    strong: usize,
    link: Option<String>,
    /// The list being read.
    list: Option<List>,
    /// How many elements are open since the one that was refused, itself among them.
    refused: usize,
    lines: Vec<usize>,
    /// Where the paragraph or item being read began.
    block_line: usize,
}

struct Heading {
    level: HeadingLevel,
    id: Option<String>,
    place: Place,
}

struct List {
    numbered: bool,
    items: Vec<Vec<TextSpan>>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.refused > 0 {
            return self.refused_event(event);
        }
        let place = self.place(range.start);
        match event {
            Event::Start(tag) => self.start(tag, &place),
            Event::End(tag) => self.end(tag, &place),
            Event::Text(text) => self.push_text(&text),
            Event::SoftBreak | Event::HardBreak => self.push_text(" "),
            Event::Html(_) => {}
            Event::InlineHtml(_) => self.refuse(&place, "HTML"),
            Event::Code(code) => {
                self.refuse(&place, "code");
                self.push_text(&code);
            }
            Event::InlineMath(_) | Event::DisplayMath(_) => self.refuse(&place, "a formula"),
            Event::FootnoteReference(_) => self.refuse(&place, "a footnote"),
            Event::Rule => self.refuse(&place, "a rule"),
            Event::TaskListMarker(_) => self.refuse(&place, "a check box"),
        }
    }

    /// Within a refused element only the words count.
    fn refused_event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(_) => self.refused += 1,
            Event::End(tag) => {
                self.refused -= 1;
                let inline = matches!(
                    tag,
                    TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::Image
                );
                if self.refused == 0 && !inline && self.list.is_none() {
                    self.end_paragraph();
                }
            }
            Event::Text(text) | Event::Code(text) => self.push_text(&text),
            Event::SoftBreak | Event::HardBreak => self.push_text(" "),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, place: &Place) {
        let refused = match tag {
            Tag::Paragraph | Tag::Item => {
                self.block_line = place.line.unwrap_or(1);
                return;
            }
            Tag::Heading {
                level,
                id,
                classes,
                attrs,
            } => {
                if !classes.is_empty() || !attrs.is_empty() {
                    self.refuse(place, "a heading's class or attribute");
                }
                return self.start_heading(level, id, place);
            }
            Tag::List(first) if self.list.is_none() => {
                self.list = Some(List {
                    numbered: first.is_some(),
                    items: Vec::new(),
                });
                return;
            }
            Tag::List(_) => "a list within a list",
            Tag::Strong => {
                self.strong += 1;
                return;
            }
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => return self.start_link(link_type, &dest_url, place),
            Tag::BlockQuote(_) => "a quotation block",
            Tag::CodeBlock(_) => "code",
            Tag::HtmlBlock => "HTML",
            Tag::FootnoteDefinition(_) => "a footnote",
            Tag::Emphasis => EMPHASIS,
            Tag::Strikethrough => "struck text",
            Tag::Image { .. } => "an image",
            Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => "a table",
            Tag::DefinitionList | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
                "a definition list"
            }
            Tag::Superscript | Tag::Subscript => "raised or lowered text",
            Tag::MetadataBlock(_) => "front matter",
        };
        self.refuse(place, refused);
        self.refused = 1;
    }

    fn end(&mut self, tag: TagEnd, place: &Place) {
        match tag {
            TagEnd::Paragraph => {
                if self.list.is_none() {
                    self.end_paragraph();
                } else {
                    self.push_text(" ");
                }
            }
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::List(_) => self.end_list(),
            TagEnd::Item => self.end_item(place),
            TagEnd::Strong => self.strong -= 1,
            TagEnd::Link => self.link = None,
            _ => {}
        }
    }

    fn start_heading(&mut self, level: HeadingLevel, id: Option<CowStr<'_>>, place: &Place) {
        self.heading = Some(Heading {
            level,
            id: id.map(|id| id.to_string()),
            place: place.clone(),
        });
    }

    fn end_heading(&mut self) {
        let words = self.take_line();
        let Some(heading) = self.heading.take() else {
            return;
        };
        match heading.level {
            HeadingLevel::H1 => self.set_title(words, &heading.place),
            HeadingLevel::H2 => self.start_section(words, heading),
            _ => self.report(
                &heading.place,
                "a heading of the third level or deeper".to_owned(),
                "make it a section of its own (`## … {#id}`), or a sentence",
            ),
        }
    }

    fn set_title(&mut self, words: String, place: &Place) {
        let first = self.title.is_none() && self.sections.is_empty() && self.summary.is_empty();
        if first {
            self.lines.push(place.line.unwrap_or(1));
            self.title = Some(words);
        } else {
            let fix = "keep one `# ` heading, on the first line; sections begin with `## `";
            self.report(
                place,
                "the title must stand first, and only once".into(),
                fix,
            );
        }
    }

    fn start_section(&mut self, words: String, heading: Heading) {
        self.check_last_section();
        let place = heading.place;
        let id = heading.id.unwrap_or_default();
        if id.is_empty() {
            let fix = "write an identifier behind it, the same in every language: `## … {#hvem}`";
            self.report(&place, format!("the section `{words}` has no {{#id}}"), fix);
        } else {
            check_slug(&id, &place, self.findings);
        }
        if self
            .sections
            .iter()
            .any(|section| section.id.as_str() == id && !id.is_empty())
        {
            let message = format!("the section `{id}` stands already above");
            let fix = "give one of the two another {#id}";
            self.findings
                .report(rule::DUPLICATE_ID, &place, message, fix);
        }
        self.lines.push(place.line.unwrap_or(1));
        self.sections.push(Section {
            id: id.as_str().into(),
            heading: words,
            body: Vec::new(),
        });
        self.places.push(place);
    }

    fn check_last_section(&mut self) {
        if let (Some(section), Some(place)) = (self.sections.last(), self.places.last())
            && section.body.is_empty()
        {
            let message = format!("the section `{}` is empty", section.heading);
            let place = place.clone();
            self.report(&place, message, "write its answer, or remove the heading");
        }
    }

    fn end_item(&mut self, place: &Place) {
        let spans = self.take_spans();
        if spans.is_empty() {
            self.report(
                place,
                "the list item is empty".into(),
                "write it, or remove it",
            );
        } else if let Some(list) = &mut self.list {
            list.items.push(spans);
            self.lines.push(self.block_line);
        }
    }

    fn end_list(&mut self) {
        let Some(list) = self.list.take() else {
            return;
        };
        let paragraph = if list.numbered {
            Paragraph::Numbered(list.items)
        } else {
            Paragraph::Bullets(list.items)
        };
        self.body().push(paragraph);
    }

    fn start_link(&mut self, kind: LinkType, address: &str, place: &Place) {
        if matches!(kind, LinkType::Autolink | LinkType::Email) {
            let fix = "write [where it leads](address): an address read aloud tells nothing";
            self.report(place, format!("the bare address {address}"), fix);
        }
        match address.split_once(':') {
            Some(("article", target)) => self.refer(target, place),
            Some(("https" | "tel" | "mailto", rest)) if !rest.trim_matches('/').is_empty() => {}
            _ => {
                let message = format!("the link leads to `{address}`");
                let fix = "link to https:, tel:, mailto: or article:<id>#<section>";
                self.findings
                    .report(rule::NOT_AN_ADDRESS, place, message, fix);
            }
        }
        self.link = Some(address.to_owned());
    }

    fn refer(&mut self, target: &str, place: &Place) {
        let (article, section) = match target.split_once('#') {
            Some((article, section)) => (article, Some(section)),
            None => (target, None),
        };
        self.findings
            .refer(place, Reference::Article(article.to_owned()));
        if let Some(section) = section {
            let (article, section) = (article.to_owned(), section.to_owned());
            self.findings
                .refer(place, Reference::Section { article, section });
        }
    }

    /// Adds words with the formatting that is open, to the last span where it has the same.
    fn push_text(&mut self, text: &str) {
        let strong = self.strong > 0;
        match self.spans.last_mut() {
            Some(span) if span.strong == strong && span.link == self.link => {
                span.text.push_str(text);
            }
            _ => self.spans.push(TextSpan {
                text: text.to_owned(),
                strong,
                link: self.link.clone(),
            }),
        }
    }

    fn end_paragraph(&mut self) {
        let spans = self.take_spans();
        if !spans.is_empty() {
            self.lines.push(self.block_line);
            self.body().push(Paragraph::Text(spans));
        }
    }

    /// The running text read so far, without white space around it.
    fn take_spans(&mut self) -> Vec<TextSpan> {
        let mut spans = std::mem::take(&mut self.spans);
        if let Some(first) = spans.first_mut() {
            first.text = first.text.trim_start().to_owned();
        }
        if let Some(last) = spans.last_mut() {
            last.text = last.text.trim_end().to_owned();
        }
        spans.retain(|span| !span.text.is_empty());
        spans
    }

    fn take_line(&mut self) -> String {
        let spans = self.take_spans();
        spans.into_iter().map(|span| span.text).collect()
    }

    /// Where paragraphs go at this point.
    fn body(&mut self) -> &mut Vec<Paragraph> {
        match self.sections.last_mut() {
            Some(section) => &mut section.body,
            None => &mut self.summary,
        }
    }

    fn refuse(&mut self, place: &Place, what: &str) {
        let fix = if what == EMPHASIS {
            "remove the signs around it; **two** where it must stand out"
        } else {
            "use paragraphs, `-` and `1.` lists, **strong** and [links](…) only"
        };
        self.report(place, format!("{what} is not allowed in an article"), fix);
    }

    fn report(&mut self, place: &Place, message: String, fix: &str) {
        self.findings.report(rule::MARKDOWN, place, message, fix);
    }

    fn place(&self, offset: usize) -> Place {
        let line = self.line_starts.partition_point(|start| *start <= offset);
        self.whole.at(line)
    }

    fn finish(mut self) -> Parsed {
        self.check_last_section();
        let whole = self.whole.at(1);
        if self.title.is_none() {
            let fix = "begin the file with `# ` and what the article is about";
            self.report(&whole, "the article has no title".into(), fix);
        }
        if self.summary.is_empty() {
            let fix = "write the answer in at most two sentences below the title";
            self.report(
                &whole,
                "nothing stands between title and sections".into(),
                fix,
            );
        }
        Parsed {
            text: ArticleText {
                title: self.title.unwrap_or_default(),
                summary: self.summary,
                sections: self.sections,
            },
            places: self.places,
            lines: self.lines,
            file: self.whole.file.to_string(),
        }
    }
}

/// The offset at which each line begins.
fn line_starts(source: &str) -> Vec<usize> {
    let breaks = source.match_indices('\n').map(|(offset, _)| offset + 1);
    std::iter::once(0).chain(breaks).collect()
}
