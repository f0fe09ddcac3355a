//! Full-text search over article sections with tantivy, in memory, one index a language.

use content::{ArticleId, Content, Lang, LifeEventId, SectionId};

/// A section that matches.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The article.
    pub article: ArticleId,
    /// The section; `None` for the article's title and summary.
    pub section: Option<SectionId>,
    /// Higher is better; comparable within one search only.
    pub score: f32,
    /// Whether it is good enough to show to a citizen.
    pub good: bool,
}

/// The searchable content of one version.
pub struct Search {}

impl std::fmt::Debug for Search {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Search")
    }
}

impl Search {
    /// Indexes every section of every article in every language.
    pub fn build(content: &Content) -> Self {
        let _ = content;
        Self {}
    }

    /// The best sections in `lang`, at most `limit`, one a section, best first; those of
    /// `life_events` get a soft boost.
    pub fn find(
        &self,
        lang: Lang,
        query: &str,
        life_events: &[LifeEventId],
        limit: usize,
    ) -> Vec<Hit> {
        let _ = (lang, query, life_events, limit);
        Vec::new()
    }
}
