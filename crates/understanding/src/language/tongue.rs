//! The languages that are told apart.

use super::Foreign;
use content::Lang;

/// A language we can recognise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    Nb,
    Nn,
    En,
    Da,
    Sv,
    Se,
}

pub(super) const TONGUES: usize = 6;

/// One number for each tongue, in the order of [`Tongue::ALL`].
pub(super) type PerTongue = [f32; TONGUES];

impl Tongue {
    pub(super) const ALL: [Tongue; TONGUES] = [
        Tongue::Nb,
        Tongue::Nn,
        Tongue::En,
        Tongue::Da,
        Tongue::Sv,
        Tongue::Se,
    ];

    /// The language we answer in, if it is one.
    pub(super) fn ours(self) -> Option<Lang> {
        match self {
            Tongue::Nb => Some(Lang::Nb),
            Tongue::Nn => Some(Lang::Nn),
            Tongue::En => Some(Lang::En),
            Tongue::Da | Tongue::Sv | Tongue::Se => None,
        }
    }

    /// The foreign language, if it is one.
    pub(super) fn foreign(self) -> Option<Foreign> {
        match self {
            Tongue::Da => Some(Foreign::Danish),
            Tongue::Sv => Some(Foreign::Swedish),
            Tongue::Se => Some(Foreign::NorthernSami),
            Tongue::Nb | Tongue::Nn | Tongue::En => None,
        }
    }

    /// The BCP 47 code.
    pub(super) fn code(self) -> &'static str {
        match self {
            Tongue::Nb => "nb",
            Tongue::Nn => "nn",
            Tongue::En => "en",
            Tongue::Da => "da",
            Tongue::Sv => "sv",
            Tongue::Se => "se",
        }
    }
}

impl From<Lang> for Tongue {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Nb => Tongue::Nb,
            Lang::Nn => Tongue::Nn,
            Lang::En => Tongue::En,
        }
    }
}
