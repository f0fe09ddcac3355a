//! How sure a login is of who the citizen is.

use crate::Sensitivity;
use std::fmt;

/// A level of assurance, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Assurance {
    /// `idporten-loa-low`.
    Low,
    /// `idporten-loa-substantial`.
    Substantial,
    /// `idporten-loa-high`.
    High,
}

impl Assurance {
    /// Reads an `acr` by its last part, as Digdir advises, so that `eidas-loa-high` is high too;
    /// `None` for an unknown one.
    pub fn from_acr(acr: &str) -> Option<Self> {
        match acr.rsplit('-').next()? {
            "low" => Some(Self::Low),
            "substantial" => Some(Self::Substantial),
            "high" => Some(Self::High),
            _ => None,
        }
    }

    /// The level's name: `low`, `substantial` or `high`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Substantial => "substantial",
            Self::High => "high",
        }
    }
}

impl fmt::Display for Assurance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<Sensitivity> for Assurance {
    fn from(sensitivity: Sensitivity) -> Self {
        match sensitivity {
            Sensitivity::Substantial => Self::Substantial,
            Sensitivity::High => Self::High,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_acr_is_read_by_its_last_part() {
        let check = |acr, expect| assert_eq!(Assurance::from_acr(acr), expect, "{acr}");
        check("idporten-loa-low", Some(Assurance::Low));
        check("idporten-loa-substantial", Some(Assurance::Substantial));
        check("idporten-loa-high", Some(Assurance::High));
        check("eidas-loa-high", Some(Assurance::High));
        check("high", Some(Assurance::High));
        check("Level4", None);
        check("idporten-loa-highest", None);
        check("", None);
        assert!(
            Assurance::Low < Assurance::Substantial && Assurance::Substantial < Assurance::High
        );
    }
}
