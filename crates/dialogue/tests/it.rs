//! Whole conversations with the content as it is: `tests/conversations/*.yaml`; its tone, its municipalities.

mod conversations;
mod municipalities;
mod results;
mod tone;

use content::Severity;
use dialogue::Assistant;
use std::{path::Path, sync::LazyLock};

/// The assistant with the content of the repository, and what is wrong with that: not for these tests to
/// judge, but good to know where a conversation goes another way.
static SHIPPED: LazyLock<(Assistant, String)> = LazyLock::new(|| {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let (content, problems) = content::load(root, jiff::civil::date(2026, 11, 23));
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .fold(String::new(), |errors, problem| {
            errors + &format!("{problem}\n")
        });
    (Assistant::new(content.expect("there is content")), errors)
});
