//! Dates, people, places, amounts and numbers that a message mentions.
//!
//! The message is split into words once, and each word is looked up once in one table
//! ([`lexicon`]). From left to right, every reader gets the words at a place; the first one that makes
//! something of them has them, and reading goes on behind.

mod ages;
mod countries;
mod country_names;
mod dates;
mod former_municipalities;
mod holidays;
mod lexicon;
mod municipalities;
mod municipality_names;
mod numbers;
mod numeric_dates;
mod periods;
mod pregnancies;
mod reader;
mod relation_words;
mod relations;
#[cfg(test)]
mod tests;
mod time_words;
mod tokens;
mod when;

pub(crate) use municipalities::today as municipalities;

use crate::{Entity, EntityValue};
use content::Lang;
use jiff::civil::Date;
use lexicon::Sense;
use reader::{Message, Place, Reading};

/// In this order: what is more special comes first.
const READERS: [fn(Place<'_>) -> Option<Reading>; 10] = [
    numbers::organisation,
    pregnancies::read,
    ages::read,
    periods::read,
    dates::read,
    numbers::amount,
    municipalities::read,
    countries::read,
    relations::read,
    numbers::plain,
];

/// Everything found in `text`, in order of appearance; relative dates count from `today`. `lang` is
/// the language of the message or of the conversation.
pub(crate) fn find(text: &str, today: Date, lang: Lang) -> Vec<Entity> {
    let tokens = tokens::split(text);
    let pregnant = tokens
        .iter()
        .any(|token| token.senses.contains(&Sense::Pregnant));
    let message = Message {
        text,
        tokens,
        today,
        lang,
        pregnant,
    };
    let mut found = read(&message);
    relations::mark_dead(&message, &mut found);
    found
        .into_iter()
        .map(|(at, words, value)| Entity {
            value,
            span: span(&message, at, words),
        })
        .collect()
}

/// Names of municipalities that are one word, in lower case.
pub(crate) fn place_names() -> impl Iterator<Item = &'static str> {
    municipalities::names().filter(|name| !name.contains(' '))
}

/// The first word of each, how many words, and what they mean.
fn read(message: &Message<'_>) -> Vec<(usize, usize, EntityValue)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < message.tokens.len() {
        let place = Place { message, at };
        if let Some(words) = numbers::telephone(place) {
            at += words;
            continue;
        }
        let reading = READERS.iter().find_map(|reader| reader(place));
        let Some((words, value)) = reading else {
            at += 1;
            continue;
        };
        found.push((at, words, value));
        at += words.max(1);
    }
    found
}

/// The bytes of so many words; the dot or comma behind a last number ends the sentence.
fn span(message: &Message<'_>, at: usize, words: usize) -> std::ops::Range<usize> {
    let last = &message.tokens[at + words - 1];
    let text = if last.is_number() {
        last.text.trim_end_matches(['.', ','])
    } else {
        last.text
    };
    message.tokens[at].span.start..last.span.start + text.len()
}
