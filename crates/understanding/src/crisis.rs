//! Danger to life or health that a message reveals.

use content::{Content, CrisisPhrases, Lang, Localized, Signs};
use std::collections::HashSet;

use crate::text;

/// The patterns of all kinds of crisis.
#[derive(Debug)]
pub(crate) struct Crises {
    phrases: CrisisPhrases,
}

impl Crises {
    /// Prepares the patterns. Words of which the intents' examples are made are no misspelling of a
    /// pattern's.
    pub(crate) fn learn(content: &Content) -> Self {
        Self {
            phrases: CrisisPhrases::new(content.crises.values(), &known_words(content)),
        }
    }

    /// What the words of a message say about danger.
    pub(crate) fn signs(&self, message: &str) -> Signs {
        self.phrases.signs(message)
    }
}

/// The words of the intents' examples, all of which are about something else.
fn known_words(content: &Content) -> HashSet<String> {
    let of = |examples: &Localized<Vec<String>>| -> Vec<String> {
        let lists = Lang::ALL
            .into_iter()
            .filter_map(|lang| examples.exact(lang));
        lists.flatten().flat_map(|line| text::words(line)).collect()
    };
    let intents = content.intents.values();
    intents.flat_map(|intent| of(&intent.examples)).collect()
}
