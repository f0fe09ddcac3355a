//! Dates, amounts, places and numbers that a message mentions.
//!
//! Each finder reads the whole message; where two claim the same words the earlier one in
//! [`find`] has them.

mod dates;
mod municipalities;
mod municipality_names;
mod numbers;
mod numeric_dates;
#[cfg(test)]
mod tests;
mod tokens;
mod vocabulary;

use crate::{Entity, EntityValue};
use jiff::civil::Date;
use std::ops::Range;

/// Everything found in `text`, in order of appearance; relative dates count from `today`.
pub(crate) fn find(text: &str, today: Date) -> Vec<Entity> {
    let tokens = tokens::split(text);
    let mut found = Found::default();
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        numbers::organisations(text, &mut found);
        numeric_dates::find(text, today, &mut found);
    }
    dates::find(&tokens, today, &mut found);
    numbers::amounts(&tokens, &mut found);
    municipalities::find(&tokens, &mut found);
    numbers::plain(&tokens, &mut found);
    found.entities.sort_by_key(|entity| entity.span.start);
    found.entities
}

/// What was found so far.
#[derive(Debug, Default)]
struct Found {
    entities: Vec<Entity>,
}

impl Found {
    /// Adds an entity, unless its words belong to another already.
    fn add(&mut self, span: Range<usize>, value: EntityValue) {
        if self.is_free(&span) {
            self.entities.push(Entity { value, span });
        }
    }

    fn is_free(&self, span: &Range<usize>) -> bool {
        self.entities
            .iter()
            .all(|other| other.span.end <= span.start || span.end <= other.span.start)
    }
}
