//! Frames as text for a terminal.

use crate::wire::{
    Answer, Block, Choice, Contact, Paragraph, Report, ServerFrame, SourceLink, Span, StepItem,
};
use std::io::{self, Write};

/// Writes what a citizen would see of a frame. Choices are numbered from 1 within a reply.
pub(super) fn frame(out: &mut impl Write, frame: &ServerFrame) -> io::Result<()> {
    match frame {
        ServerFrame::Reply { blocks: given, .. } => {
            blocks(out, given)?;
            writeln!(out)
        }
        ServerFrame::Status { source, report, .. } => {
            writeln!(out, "[{}]", source.name)?;
            card(out, report)?;
            writeln!(out)
        }
        ServerFrame::Working { sources, .. } if !sources.is_empty() => {
            let names: Vec<&str> = sources.iter().map(|source| source.name.as_str()).collect();
            writeln!(out, "… {}\n", names.join(", "))
        }
        ServerFrame::Error { text, .. } => writeln!(out, "! {text}\n"),
        ServerFrame::Deleted {} => writeln!(out, "×\n"),
        ServerFrame::Welcome { .. }
        | ServerFrame::Received { .. }
        | ServerFrame::Suggestions { .. }
        | ServerFrame::Said { .. }
        | ServerFrame::Working { .. } => Ok(()),
    }
}

/// Writes the blocks of a reply.
pub(in crate::commands) fn blocks(out: &mut impl Write, blocks: &[Block]) -> io::Result<()> {
    let mut number = 0;
    for given in blocks {
        block(out, given, &mut number)?;
    }
    Ok(())
}

fn block(out: &mut impl Write, block: &Block, number: &mut usize) -> io::Result<()> {
    match block {
        Block::Text { heading, body } => {
            if let Some(heading) = heading {
                writeln!(out, "## {heading}")?;
            }
            paragraphs(out, body)
        }
        Block::Steps {
            title,
            depends_on,
            steps,
            ..
        } => {
            writeln!(out, "## {title}")?;
            if let Some(depends_on) = depends_on {
                writeln!(out, "{depends_on}")?;
            }
            steps.iter().try_for_each(|given| step(out, given))
        }
        Block::Question {
            text,
            why,
            answer,
            skip,
            ..
        } => {
            writeln!(out, "? {text} {why}")?;
            if let Answer::Choice { choices } = answer {
                numbered(out, choices, number)?;
            }
            writeln!(out, "  -  {skip}")
        }
        Block::Choices { prompt, choices } => {
            writeln!(out, "? {prompt}")?;
            numbered(out, choices, number)
        }
        Block::Links { title, links } => {
            writeln!(out, "{title}")?;
            links
                .iter()
                .try_for_each(|link| writeln!(out, "  → {} <{}>", link.label, link.url))
        }
        Block::Sources { sources } => sources.iter().try_for_each(|given| source(out, given)),
        Block::Notice {
            title,
            body,
            contacts,
            ..
        } => {
            writeln!(out, "! {title}")?;
            paragraphs(out, body)?;
            contacts.iter().try_for_each(|given| contact(out, given))
        }
        Block::Login { text, label, url } => writeln!(out, "{text}\n  → {label} <{url}>"),
    }
}

fn source(out: &mut impl Write, source: &SourceLink) -> io::Result<()> {
    let (title, agency, checked) = (&source.title, &source.agency, &source.checked);
    writeln!(out, "  § {title}, {agency}. {checked} <{}>", source.url)
}

fn paragraphs(out: &mut impl Write, body: &[Paragraph]) -> io::Result<()> {
    for paragraph in body {
        match paragraph {
            Paragraph::Text { spans } => writeln!(out, "{}", line(spans))?,
            Paragraph::Bullets { items } => {
                for item in items {
                    writeln!(out, "  - {}", line(item))?;
                }
            }
            Paragraph::Numbered { items } => {
                for (number, item) in (1..).zip(items) {
                    writeln!(out, "  {number}. {}", line(item))?;
                }
            }
        }
    }
    Ok(())
}

fn line(spans: &[Span]) -> String {
    let with_link = |span: &Span| match &span.link {
        Some(link) => format!("{} <{link}>", span.text),
        None => span.text.clone(),
    };
    spans.iter().map(with_link).collect()
}

fn step(out: &mut impl Write, step: &StepItem) -> io::Result<()> {
    let due = step.due_text.as_ref();
    let due = due.map_or_else(String::new, |due| format!(" ({due})"));
    writeln!(out, "  * {}{due}, {}", step.title, step.agency)?;
    writeln!(out, "    {}", step.text)?;
    if let Some(condition) = &step.condition {
        writeln!(out, "    {condition}")?;
    }
    Ok(())
}

fn numbered(out: &mut impl Write, choices: &[Choice], number: &mut usize) -> io::Result<()> {
    for choice in choices {
        *number += 1;
        writeln!(out, "  {number}  {}", choice.label)?;
    }
    Ok(())
}

fn contact(out: &mut impl Write, contact: &Contact) -> io::Result<()> {
    let parts = [&contact.phone, &contact.text, &contact.url];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    writeln!(out, "  {}: {}", contact.name, parts.join(" · "))
}

fn card(out: &mut impl Write, report: &Report) -> io::Result<()> {
    writeln!(out, "{}", report.text)?;
    for item in &report.items {
        writeln!(out, "  * {}: {}", item.title, item.state_label)?;
        let more = [
            &item.summary,
            &item.due_text,
            &item.expected_text,
            &item.updated_text,
        ];
        for text in more.into_iter().flatten() {
            writeln!(out, "    {text}")?;
        }
    }
    for text in report.hidden.iter().chain(&report.fetched_text) {
        writeln!(out, "  {text}")?;
    }
    Ok(())
}
