//! Full-text search over article sections with tantivy, in memory, one index a language.
//!
//! [`TextIndex`] ranks any titled texts; [`Search`] is the index of the content's sections, and
//! [`Suggestions`] are its titles and questions, found while somebody types.

mod analysis;
mod evaluate;
mod results;
mod sections;
mod snippet;
mod suggest;
mod text_index;

pub use evaluate::{LabelledQuery, Quality, evaluate};
pub use results::{FoundArticle, FoundSection, Request, Results};
pub use sections::{Hit, Search};
pub use snippet::Snippet;
pub use suggest::{LONGEST_TYPED, Named, Suggestion, Suggestions};
pub use text_index::{Document, Match, TextIndex};
