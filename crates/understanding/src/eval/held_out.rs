//! Training on part of the examples, to see what becomes of the rest.

use crate::{Context, Understander};
use content::{Content, Domain, Intent, IntentId, Lang, Localized};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Content whose examples can be held out from training.
#[derive(Debug)]
pub(super) struct Lessons {
    content: Content,
    /// All examples of each intent.
    examples: BTreeMap<IntentId, Localized<Vec<String>>>,
}

/// One example.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lesson<'a> {
    pub intent: &'a Intent,
    pub lang: Lang,
    pub text: &'a str,
    /// Its place in the list of its language. Those in the same place of each language are
    /// translations of each other more often than not: they are held out together.
    pub place: usize,
}

impl Lesson<'_> {
    /// The intent that it is taken for first, on a day; `None` where none is sure enough.
    pub(super) fn taken_for(&self, understander: &Understander, today: Date) -> Option<IntentId> {
        let alone = Context {
            today,
            lang: self.lang,
            about: None,
        };
        let understood = understander.understand(self.text, alone);
        let first = understood.intents.into_iter().next();
        first.map(|scored| scored.intent)
    }
}

impl Lessons {
    pub(super) fn of(content: Content) -> Self {
        let examples = content
            .intents
            .iter()
            .map(|(id, intent)| (id.clone(), intent.examples.clone()))
            .collect();
        Self { content, examples }
    }

    /// Trains on the examples that are not held out, told by their intent and place.
    pub(super) fn train_without(
        &mut self,
        is_held_out: impl Fn(&IntentId, usize) -> bool,
    ) -> Understander {
        for (id, all) in &self.examples {
            let kept = |texts: &Vec<String>| -> Vec<String> {
                let places = texts.iter().enumerate();
                let kept = places.filter(|(place, _)| !is_held_out(id, *place));
                kept.map(|(_, text)| text.clone()).collect()
            };
            if let Some(intent) = self.content.intents.get_mut(id) {
                intent.examples = Localized {
                    nb: kept(&all.nb),
                    nn: kept(&all.nn),
                    en: all.en.as_ref().map(kept),
                };
            }
        }
        Understander::train(&self.content, None)
    }

    /// All examples, held out or not.
    pub(super) fn all(&self) -> impl Iterator<Item = Lesson<'_>> {
        self.content.intents.values().flat_map(|intent| {
            let examples = &self.examples[&intent.id];
            Lang::ALL.into_iter().flat_map(move |lang| {
                let texts = examples.exact(lang).into_iter().flatten();
                texts.enumerate().map(move |(place, text)| Lesson {
                    intent,
                    lang,
                    text,
                    place,
                })
            })
        })
    }

    pub(super) fn intents(&self) -> impl Iterator<Item = &Intent> {
        self.content.intents.values()
    }

    /// The life event of an intent, `general` or `out-of-scope`.
    pub(super) fn event(&self, intent: &IntentId) -> &str {
        match self.content.intents.get(intent).map(|it| &it.domain) {
            Some(Domain::LifeEvent(event)) => event.as_str(),
            Some(Domain::General) => "general",
            Some(Domain::OutOfScope) | None => NONE,
        }
    }
}

/// What an answer is called that is no intent.
pub(super) const NONE: &str = "out-of-scope";
