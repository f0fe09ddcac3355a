//! The status contract, the kinds of connector, tokens and deadlines. Knows nothing of language
//! or of the conversation: a request carries the citizen's token, the wanted services and languages.
//!
//! A manifest a connector ([`load`]), all of them asked at once ([`Connectors::look_up`]), and one
//! [`Report`] from each. Whatever goes wrong with a source is an [`Outcome`] of its report: a
//! look-up as a whole cannot fail, and a failed one never reads as "no cases".
//!
//! To add a kind of connector: a variant of [`Kind`], and a module beside [`status_v1`] that turns
//! what the source says into an [`status_v1::Answer`].

mod assurance;
mod breaker;
mod connectors;
mod contract;
mod failure;
mod manifest;
pub mod status_v1;
mod token;

pub use assurance::Assurance;
pub use connectors::{Connectors, Limits, LookUp, http_client};
pub use contract::{
    Action, ActionKind, ItemState, Outcome, Report, Sensitivity, StatusItem, Texts,
};
pub use manifest::{Auth, Kind, LONGEST_TIMEOUT, Manifest, ManifestProblem, load};
pub use secrecy::SecretString;
pub use token::UserToken;
