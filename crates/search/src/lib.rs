//! Full-text search over article sections with tantivy, in memory, one index a language.
//!
//! [`TextIndex`] ranks any titled texts; [`Search`] is the index of the content's sections.

mod analysis;
mod evaluate;
mod sections;
mod text_index;

pub use evaluate::{LabelledQuery, Quality, evaluate};
pub use sections::{Hit, Search};
pub use text_index::{Document, Match, TextIndex};
