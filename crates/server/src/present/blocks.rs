//! The assistant's blocks on the wire.

use crate::wire::{
    Answer, Block, Choice, Contact, IntentGuess, Link, NoticeKind, Paragraph, SourceLink, Span,
    StepItem, Understood,
};
use content::TextSpan;
use dialogue::QuestionKind;

/// What becomes of an offer to log in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoginOffer {
    /// It leads here.
    At(String),
    /// There is no login; this is said instead.
    Nowhere(String),
}

/// The blocks of a reply.
pub fn blocks(blocks: Vec<dialogue::Block>, login: &LoginOffer) -> Vec<Block> {
    blocks
        .into_iter()
        .map(|given| block(given, login))
        .collect()
}

/// Words without formatting.
pub fn plain(text: String) -> Paragraph {
    Paragraph::Text {
        spans: vec![Span {
            text,
            strong: false,
            link: None,
        }],
    }
}

/// What was understood.
pub fn understood(given: dialogue::Understood) -> Understood {
    Understood {
        lang: given.lang.map(super::lang),
        life_events: given.life_events.iter().map(ToString::to_string).collect(),
        intents: given
            .intents
            .into_iter()
            .map(|(intent, confidence)| IntentGuess {
                intent: intent.to_string(),
                confidence,
            })
            .collect(),
        out_of_scope: given.out_of_scope,
    }
}

fn block(given: dialogue::Block, login: &LoginOffer) -> Block {
    match given {
        dialogue::Block::Text { heading, body } => Block::Text {
            heading,
            body: paragraphs(body),
        },
        dialogue::Block::Steps {
            life_event,
            title,
            depends_on,
            steps,
        } => Block::Steps {
            life_event: life_event.to_string(),
            title,
            depends_on,
            steps: steps.into_iter().map(step).collect(),
        },
        dialogue::Block::Question(question) => Block::Question {
            fact: question.fact.to_string(),
            text: question.text,
            why: question.why,
            answer: answer(question.kind),
            skip: question.skip,
        },
        dialogue::Block::Choices {
            prompt,
            choices: given,
        } => Block::Choices {
            prompt,
            choices: choices(given),
        },
        dialogue::Block::Links { title, links } => Block::Links {
            title,
            links: links.into_iter().map(link).collect(),
        },
        dialogue::Block::Sources(sources) => Block::Sources {
            sources: sources.into_iter().map(source).collect(),
        },
        dialogue::Block::Notice {
            kind,
            lang,
            title,
            body,
            contacts,
        } => Block::Notice {
            kind: notice_kind(kind),
            lang,
            title,
            body: paragraphs(body),
            contacts: contacts.into_iter().map(contact).collect(),
        },
        dialogue::Block::Login { text, label, .. } => login_block(text, label, login),
    }
}

fn login_block(text: String, label: String, login: &LoginOffer) -> Block {
    match login {
        LoginOffer::At(url) => Block::Login {
            text,
            label,
            url: url.clone(),
        },
        LoginOffer::Nowhere(instead) => Block::Text {
            heading: None,
            body: vec![plain(instead.clone())],
        },
    }
}

/// Running text.
pub fn paragraphs(given: Vec<content::Paragraph>) -> Vec<Paragraph> {
    given
        .into_iter()
        .map(|paragraph| match paragraph {
            content::Paragraph::Text(text) => Paragraph::Text { spans: spans(text) },
            content::Paragraph::Bullets(items) => Paragraph::Bullets {
                items: items.into_iter().map(spans).collect(),
            },
            content::Paragraph::Numbered(items) => Paragraph::Numbered {
                items: items.into_iter().map(spans).collect(),
            },
        })
        .collect()
}

fn spans(given: Vec<TextSpan>) -> Vec<Span> {
    given
        .into_iter()
        .map(|span| Span {
            text: span.text,
            strong: span.strong,
            link: span.link,
        })
        .collect()
}

fn step(given: dialogue::StepItem) -> StepItem {
    StepItem {
        id: given.id.to_string(),
        title: given.title,
        text: given.text,
        agency: given.agency,
        due: given.due.map(|day| day.to_string()),
        due_text: given.due_text,
        overdue: given.overdue,
        condition: given.condition,
        after: given.after,
        link: given.link.map(link),
        service: given.service.map(|service| service.to_string()),
    }
}

fn answer(given: QuestionKind) -> Answer {
    match given {
        QuestionKind::Date => Answer::Date,
        QuestionKind::Number => Answer::Number,
        QuestionKind::Place => Answer::Place,
        QuestionKind::Choice(given) => Answer::Choice {
            choices: choices(given),
        },
    }
}

fn choices(given: Vec<dialogue::Choice>) -> Vec<Choice> {
    given
        .into_iter()
        .map(|choice| Choice {
            id: choice.id,
            label: choice.label,
        })
        .collect()
}

fn link(given: dialogue::Link) -> Link {
    Link {
        label: given.label,
        url: given.url,
    }
}

fn source(given: dialogue::SourceLink) -> SourceLink {
    SourceLink {
        title: given.title,
        url: given.url,
        agency: given.agency,
        checked: given.checked,
    }
}

fn notice_kind(given: dialogue::NoticeKind) -> NoticeKind {
    match given {
        dialogue::NoticeKind::Crisis => NoticeKind::Crisis,
        dialogue::NoticeKind::Handover => NoticeKind::Handover,
        dialogue::NoticeKind::Unknown => NoticeKind::Unknown,
        dialogue::NoticeKind::Info => NoticeKind::Info,
    }
}

fn contact(given: dialogue::Contact) -> Contact {
    Contact {
        name: given.name,
        text: given.text,
        phone: given.phone,
        url: given.url,
    }
}
