//! Dates, amounts, places and numbers that a message mentions.

use crate::Entity;
use jiff::civil::Date;

/// Everything found in `text`, in order of appearance; relative dates count from `today`.
pub(crate) fn find(text: &str, today: Date) -> Vec<Entity> {
    let _ = (text, today);
    Vec::new()
}
