//! Full-text search over article sections with tantivy, in memory, one index a language.
//!
//! [`TextIndex`] ranks any titled texts; [`Search`] is the index of the content's sections, and
//! [`Suggestions`] are its titles and questions, found while somebody types.

mod candidates;
mod evaluate;
mod grams;
mod meaning;
mod query;
mod ranking;
mod sections;
mod snippet;
mod suggest;
mod synonyms;
mod text_index;
mod texts;
mod vocabulary;
mod weights;
mod words;

pub use evaluate::{LabelledQuery, Quality, evaluate};
pub use meaning::{Passage, mean, passages};
pub use query::Because;
pub use ranking::Signals;
pub use sections::{ContentPassages, Hit, Meant, Search};
pub use snippet::{Snipper, Snippet};
pub use suggest::{LONGEST_TYPED, Named, Suggestion, Suggestions};
pub use synonyms::Synonyms;
pub use text_index::{Asked, Document, Match, TextIndex};
