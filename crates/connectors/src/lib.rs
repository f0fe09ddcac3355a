//! The status contract, the kinds of connector, tokens and deadlines. Knows nothing of language
//! or of the conversation: a request carries the citizen's token, the wanted services and languages.

mod contract;

pub use contract::{
    Action, ActionKind, ItemState, Outcome, Report, Sensitivity, StatusItem, Texts,
};
