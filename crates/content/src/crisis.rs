//! Which kinds of danger a message reveals by its words.

use crate::{Crisis, CrisisId, Phrase, Phrasebook};
use std::collections::HashSet;

/// The patterns of several kinds of crisis, prepared for being found.
#[derive(Debug)]
pub struct CrisisPhrases {
    kinds: Vec<CrisisId>,
    book: Phrasebook,
    /// What each phrase of the book says, of which kind.
    roles: Vec<(usize, Role)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Reveals,
    /// "ten years ago", "who can get …": the sentence is about no danger now.
    Excuses,
}

/// What the words of a message say about danger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// Kinds revealed, in order of their identifiers.
    pub revealed: Vec<CrisisId>,
    /// Kinds of which some sentence tells that it is about no danger now.
    pub excused: Vec<CrisisId>,
}

impl CrisisPhrases {
    /// Prepares the patterns of these kinds. `known` are words, in lower case, that are no misspelling
    /// of a pattern's.
    pub fn new<'a>(crises: impl IntoIterator<Item = &'a Crisis>, known: &HashSet<String>) -> Self {
        let (mut kinds, mut roles) = (Vec::new(), Vec::new());
        let mut phrases: Vec<&Phrase> = Vec::new();
        for crisis in crises {
            let kind = kinds.len();
            kinds.push(crisis.id.clone());
            roles.extend(crisis.patterns.iter().map(|_| (kind, Role::Reveals)));
            phrases.extend(&crisis.patterns);
            roles.extend(crisis.unless.iter().map(|_| (kind, Role::Excuses)));
            phrases.extend(&crisis.unless);
        }
        Self {
            kinds,
            book: Phrasebook::new(phrases, known),
            roles,
        }
    }

    /// Reads a message.
    pub fn signs(&self, message: &str) -> Signs {
        let found = self.book.find(message);
        if found.is_empty() {
            return Signs::default();
        }
        let of = |kind: usize, role: Role| {
            let has_role = move |phrase: usize| self.roles[phrase] == (kind, role);
            let matching = found.iter().filter(move |found| has_role(found.phrase));
            matching.map(|found| found.sentence)
        };
        let mut signs = Signs::default();
        for (kind, id) in self.kinds.iter().enumerate() {
            let excused: Vec<usize> = of(kind, Role::Excuses).collect();
            if of(kind, Role::Reveals).any(|sentence| !excused.contains(&sentence)) {
                signs.revealed.push(id.clone());
            }
            if !excused.is_empty() {
                signs.excused.push(id.clone());
            }
        }
        signs
    }
}
