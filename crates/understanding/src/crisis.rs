//! Danger to life or health that a message reveals.

use content::{Content, CrisisId, Lang};
use regex::RegexSet;

/// The patterns of all kinds of crisis, compiled once.
#[derive(Debug)]
pub(crate) struct Crises {
    patterns: RegexSet,
    /// The kind that each pattern reveals, by the pattern's number.
    kinds: Vec<CrisisId>,
}

impl Crises {
    /// Compiles the patterns of every language; those that are no regular expression are left out,
    /// as `livslos check` has reported them.
    pub(crate) fn compile(content: &Content) -> Self {
        let (mut patterns, mut kinds) = (Vec::new(), Vec::new());
        for crisis in content.crises.values() {
            for lang in Lang::ALL {
                for pattern in crisis.patterns.exact(lang).into_iter().flatten() {
                    if regex::Regex::new(pattern).is_ok() {
                        patterns.push(pattern);
                        kinds.push(crisis.id.clone());
                    }
                }
            }
        }
        Self {
            patterns: RegexSet::new(patterns).unwrap_or_else(|_| RegexSet::empty()),
            kinds,
        }
    }

    /// The first kind, in the order of their identifiers, that a pattern reveals.
    pub(crate) fn find(&self, message: &str) -> Option<&CrisisId> {
        let lower = message.to_lowercase();
        self.patterns
            .matches(&lower)
            .into_iter()
            .next()
            .map(|number| &self.kinds[number])
    }
}
