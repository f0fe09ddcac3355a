//! The shipped content, understood.

mod crisis;
mod kept;
mod language;
mod meaning;
mod scores;
mod training;

use content::{Content, Domain, Lang};
use jiff::civil::{Date, date};
use std::path::Path;
use std::sync::LazyLock;
use understanding::{Context, Understander, Understanding};

/// The day that all tests live on.
const TODAY: Date = date(2026, 11, 23);

static CONTENT: LazyLock<Content> = LazyLock::new(shipped);
static UNDERSTANDER: LazyLock<Understander> = LazyLock::new(|| Understander::train(&CONTENT, None));

fn shipped() -> Content {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let content = content::load(&root, TODAY).0;
    content.expect("the shipped content loads")
}

fn understand(text: &str) -> Understanding {
    let context = Context {
        today: TODAY,
        lang: Lang::Nb,
        about: None,
    };
    UNDERSTANDER.understand(text, context)
}

/// Intents meant, the main one first.
fn intents(text: &str) -> Vec<String> {
    let found = understand(text).intents;
    found
        .iter()
        .map(|scored| scored.intent.to_string())
        .collect()
}

/// Life events meant (`general` for the others), the main one first.
fn events(understanding: &Understanding) -> Vec<String> {
    understanding
        .intents
        .iter()
        .map(|scored| match &CONTENT.intents[&scored.intent].domain {
            Domain::LifeEvent(event) => event.to_string(),
            Domain::General => "general".to_owned(),
            Domain::OutOfScope => "out-of-scope".to_owned(),
        })
        .collect()
}
