//! Replies as text: what a citizen reads, and what a failing test prints.

use super::scenario::Act;
use content::{Literal, Paragraph};
use dialogue::{Block, Choice, Contact, NoticeKind, QuestionKind, Reply, StepItem};
use std::fmt::Write as _;

/// The kind of a block, as scenarios name it.
pub(crate) fn kind(block: &Block) -> &'static str {
    match block {
        Block::Text { .. } => "text",
        Block::Steps { .. } => "steps",
        Block::Question(_) => "question",
        Block::Choices { .. } => "choices",
        Block::Links { .. } => "links",
        Block::Sources(_) => "sources",
        Block::Login { .. } => "login",
        Block::Notice { kind, .. } => match kind {
            NoticeKind::Crisis => "crisis",
            NoticeKind::Handover => "handover",
            NoticeKind::Unknown => "unknown",
            NoticeKind::Info => "info",
        },
    }
}

/// A fact's value, as scenarios write it.
pub(crate) fn value(literal: &Literal) -> String {
    match literal {
        Literal::Date(day) => day.to_string(),
        Literal::Text(text) => text.clone(),
        Literal::Number(number) => number.to_string(),
        Literal::YesNo(yes) => yes.to_string(),
    }
}

/// Everything that can be chosen, the options of a question among it.
pub(crate) fn choices(reply: &Reply) -> Vec<&Choice> {
    let mut all = Vec::new();
    for block in &reply.blocks {
        match block {
            Block::Choices { choices, .. } => all.extend(choices),
            Block::Question(question) => {
                if let QuestionKind::Choice(options) = &question.kind {
                    all.extend(options);
                }
            }
            _ => {}
        }
    }
    all
}

/// Everything a citizen reads.
pub(crate) fn text(reply: &Reply) -> String {
    reply.blocks.iter().map(block).collect()
}

/// A turn as a failing test prints it.
pub(crate) fn of(act: &Act, reply: &Reply) -> String {
    let mut text = format!("> {act:?}\n");
    if let Some(understood) = &reply.understood {
        let _ = writeln!(
            text,
            "  understood: {:?} {:?} out of scope: {}",
            understood.life_events, understood.intents, understood.out_of_scope
        );
    }
    for part in &reply.blocks {
        let _ = write!(text, "  [{}] ", kind(part));
        let _ = writeln!(text, "{}", block(part).trim_end().replace('\n', "\n      "));
    }
    for effect in &reply.effects {
        let _ = writeln!(text, "  effect: {effect:?}");
    }
    text
}

fn block(block: &Block) -> String {
    let lines = match block {
        Block::Text { heading, body } => {
            [heading.clone().into_iter().collect(), plain(body)].concat()
        }
        Block::Steps {
            title,
            depends_on,
            steps,
            ..
        } => {
            let mut lines = vec![title.clone()];
            lines.extend(depends_on.clone());
            lines.extend(steps.iter().flat_map(step));
            lines
        }
        Block::Question(question) => {
            let mut lines = vec![question.text.clone(), question.why.clone()];
            if let QuestionKind::Choice(options) = &question.kind {
                lines.extend(options.iter().map(choice));
            }
            lines.push(format!("( ) {}", question.skip));
            lines
        }
        Block::Choices { prompt, choices } => {
            [vec![prompt.clone()], choices.iter().map(choice).collect()].concat()
        }
        Block::Links { title, links } => {
            let links = links
                .iter()
                .map(|link| format!("{} {}", link.label, link.url));
            [vec![title.clone()], links.collect()].concat()
        }
        Block::Sources(sources) => sources
            .iter()
            .map(|source| format!("{}, {}, {}", source.title, source.agency, source.checked))
            .collect(),
        Block::Notice {
            title,
            body,
            contacts,
            ..
        } => {
            let contacts = contacts.iter().map(contact).collect();
            [vec![title.clone()], plain(body), contacts].concat()
        }
        Block::Login { text, label, .. } => vec![text.clone(), format!("( ) {label}")],
    };
    lines.join("\n") + "\n"
}

fn plain(body: &[Paragraph]) -> Vec<String> {
    body.iter().map(Paragraph::plain).collect()
}

fn choice(choice: &Choice) -> String {
    format!("( ) {}", choice.label)
}

fn step(step: &StepItem) -> Vec<String> {
    let overdue = if step.overdue { " OVERDUE" } else { "" };
    let mut lines = vec![format!("* {} ({}){overdue}", step.title, step.agency)];
    lines.extend(step.due_text.clone());
    lines.extend(step.condition.clone());
    lines.push(step.text.clone());
    lines.extend(step.link.as_ref().map(|link| link.label.clone()));
    lines.extend(step.after.iter().map(|title| format!("after: {title}")));
    lines
}

fn contact(contact: &Contact) -> String {
    let phone = contact.phone.as_deref().unwrap_or_default();
    let text = contact.text.as_deref().unwrap_or_default();
    let url = contact.url.as_deref().unwrap_or_default();
    format!("{}: {phone} {text} {url}", contact.name)
}
