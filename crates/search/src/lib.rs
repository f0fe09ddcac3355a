//! Full-text search over article sections with tantivy, in memory, one index a language.
//!
//! [`TextIndex`] ranks any titled texts; [`Search`] is the index of the content's sections.

mod candidates;
mod evaluate;
mod grams;
mod query;
mod ranking;
mod sections;
mod synonyms;
mod text_index;
mod texts;
mod vocabulary;
mod weights;
mod words;

pub use evaluate::{LabelledQuery, Quality, evaluate};
pub use query::Because;
pub use ranking::Signals;
pub use sections::{Hit, Search};
pub use synonyms::Synonyms;
pub use text_index::{Document, Match, TextIndex};
