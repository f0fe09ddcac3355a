//! The languages Livslos answers in, and values that exist once per language.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A language a citizen can be answered in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Norwegian bokmål.
    Nb,
    /// Norwegian nynorsk.
    Nn,
    /// English.
    En,
}

impl Lang {
    /// Every language, the two that the law requires first.
    pub const ALL: [Lang; 3] = [Lang::Nb, Lang::Nn, Lang::En];

    /// The BCP 47 code: `nb`, `nn` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Nb => "nb",
            Lang::Nn => "nn",
            Lang::En => "en",
        }
    }

    /// Reads a BCP 47 tag such as `nb`, `nn-NO` or `no` (which is read as bokmål);
    /// `None` for any language Livslos does not answer in.
    pub fn parse(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_']).next()?.to_ascii_lowercase();
        match primary.as_str() {
            "nb" | "no" => Some(Lang::Nb),
            "nn" => Some(Lang::Nn),
            "en" => Some(Lang::En),
            _ => None,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One value per language. Bokmål and nynorsk always exist (språklova § 14);
/// English may be missing, and then bokmål is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Localized<T> {
    /// Bokmål.
    pub nb: T,
    /// Nynorsk.
    pub nn: T,
    /// English, where it exists.
    #[serde(default = "none")]
    pub en: Option<T>,
}

fn none<T>() -> Option<T> {
    None
}

impl<T> Localized<T> {
    /// The value in `lang`, or in bokmål where there is no English.
    pub fn get(&self, lang: Lang) -> &T {
        match lang {
            Lang::Nb => &self.nb,
            Lang::Nn => &self.nn,
            Lang::En => self.en.as_ref().unwrap_or(&self.nb),
        }
    }

    /// The value in exactly `lang`, if there is one.
    pub fn exact(&self, lang: Lang) -> Option<&T> {
        match lang {
            Lang::Nb => Some(&self.nb),
            Lang::Nn => Some(&self.nn),
            Lang::En => self.en.as_ref(),
        }
    }
}

impl<T: Clone> Localized<T> {
    /// Of a value per language, bokmål and nynorsk standing in for each other where one is missing,
    /// so that the rest can be checked; `None` where both are.
    pub(crate) fn complete(mut value: impl FnMut(Lang) -> Option<T>) -> Option<Localized<T>> {
        let [nb, nn, en] = Lang::ALL.map(&mut value);
        let (nb, nn) = match (nb, nn) {
            (Some(nb), Some(nn)) => (nb, nn),
            (Some(only), None) | (None, Some(only)) => (only.clone(), only),
            (None, None) => return None,
        };
        Some(Localized { nb, nn, en })
    }
}

/// Text per language.
pub type Text = Localized<String>;
