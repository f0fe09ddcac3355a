//! The assistant's own wording, in Fluent: `locales/<lang>/*.ftl`.

use crate::{Lang, numbers};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::fmt;

type Bundle = FluentBundle<FluentResource>;

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Text.
    Text(String),
    /// A number, for plurals and selectors. Shown as the language writes it, `1 234,5` in
    /// Norwegian and `1,234.5` in English; a year or an identifier goes as text.
    Number(f64),
}

/// All messages of all languages.
pub struct Locales {
    /// In the order of `Lang::ALL`.
    bundles: [Bundle; 3],
    /// Northern Sámi: a greeting and how to reach a human, nothing more.
    sami: Bundle,
}

impl Locales {
    /// Adds a file; messages that exist already keep their wording.
    pub(crate) fn add(&mut self, lang: Lang, resource: FluentResource) {
        // What is overridden was reported as a duplicate when the file was checked.
        let _ = self.bundles[lang as usize].add_resource(resource);
    }

    pub(crate) fn add_sami(&mut self, resource: FluentResource) {
        let _ = self.sami.add_resource(resource);
    }

    /// The message `key` in Northern Sámi, where there is one.
    pub fn sami(&self, key: &str) -> Option<String> {
        say(&self.sami, key, &[])
    }

    /// The message `key` in `lang`. A key that is missing is a problem that `load` reports; at run
    /// time bokmål stands in, and the key itself where even that is missing.
    pub fn format(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
        [lang, Lang::Nb]
            .into_iter()
            .find_map(|lang| say(&self.bundles[lang as usize], key, args))
            .unwrap_or_else(|| key.to_owned())
    }

    /// Whether `lang` has the message.
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        self.bundles[lang as usize]
            .get_message(key)
            .is_some_and(|message| message.value().is_some())
    }
}

impl Default for Locales {
    /// No messages.
    fn default() -> Self {
        Locales {
            bundles: Lang::ALL.map(empty_bundle),
            sami: empty_bundle(Lang::Nb),
        }
    }
}

impl fmt::Debug for Locales {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Locales").finish_non_exhaustive()
    }
}

fn say(bundle: &Bundle, key: &str, args: &[(&str, Arg)]) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut values = FluentArgs::with_capacity(args.len());
    for (name, arg) in args {
        let value = match arg {
            Arg::Text(text) => FluentValue::from(text.as_str()),
            Arg::Number(number) => FluentValue::from(*number),
        };
        values.set(*name, value);
    }
    // A variable that is not given shows as its name: reported by tests, never fatal.
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&values), &mut errors);
    Some(text.into_owned())
}

fn empty_bundle(lang: Lang) -> Bundle {
    let locale = lang.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    // Isolation marks would be visible in plain text, and none of our languages mixes directions.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::Nb | Lang::Nn => |value, _| numbers::format(value, &numbers::NORWEGIAN),
        Lang::En => |value, _| numbers::format(value, &numbers::ENGLISH),
    }));
    // Fails only where a function of that name exists already, which a new bundle has not.
    let _ = bundle.add_builtins();
    bundle
}
