//! The searchable sections of one version of the content.

use crate::{Document, TextIndex};
use content::{ArticleId, Content, Lang, LifeEventId, Paragraph, SectionId};

/// What a hit in a life event of the conversation gains, as a factor of its score.
const EVENT_BOOST: f32 = 1.25;
/// A hit shows at least this share of what the query says, weighted by how rare the words are.
const GOOD_COVERAGE: f32 = 0.5;
/// How many hits are looked at before boosts reorder them, for each one wanted.
const CANDIDATES: usize = 4;

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
#[derive(Debug)]
pub struct Search {
    places: Vec<Place>,
    /// In the order of [`Lang::ALL`].
    indexes: [TextIndex; 3],
}

/// What stands at one place of every index.
#[derive(Debug)]
struct Place {
    article: ArticleId,
    section: Option<SectionId>,
    life_events: Vec<LifeEventId>,
}

impl Search {
    /// Indexes every section of every article in every language. Where an article has no English,
    /// its bokmål stands in the English index, so that it is found by its Norwegian names.
    pub fn build(content: &Content) -> Self {
        let mut places = Vec::new();
        for article in content.articles.values() {
            let sections = article
                .text
                .nb
                .sections
                .iter()
                .map(|section| Some(section.id.clone()));
            places.extend(std::iter::once(None).chain(sections).map(|section| Place {
                article: article.id.clone(),
                section,
                life_events: article.life_events.clone(),
            }));
        }
        let indexes = Lang::ALL.map(|lang| index(content, &places, lang));
        Self { places, indexes }
    }

    /// The best sections in `lang`, at most `limit`, best first; those of `life_events` get a soft
    /// boost.
    pub fn find(
        &self,
        lang: Lang,
        query: &str,
        life_events: &[LifeEventId],
        limit: usize,
    ) -> Vec<Hit> {
        let mut hits: Vec<Hit> = self.indexes[lang as usize]
            .find(query, limit.saturating_mul(CANDIDATES))
            .into_iter()
            .map(|found| {
                let place = &self.places[found.document];
                let boosted = place
                    .life_events
                    .iter()
                    .any(|event| life_events.contains(event));
                Hit {
                    article: place.article.clone(),
                    section: place.section.clone(),
                    score: found.score * if boosted { EVENT_BOOST } else { 1.0 },
                    good: found.coverage >= GOOD_COVERAGE,
                }
            })
            .collect();
        hits.sort_by(|left, right| right.score.total_cmp(&left.score));
        hits.truncate(limit);
        hits
    }
}

fn index(content: &Content, places: &[Place], lang: Lang) -> TextIndex {
    let texts: Vec<(&str, &str, String)> = places
        .iter()
        .map(|place| {
            let text = content.articles[&place.article].in_lang(lang);
            let section = place.section.as_ref().and_then(|id| text.section(id));
            let (heading, body) = section.map_or(("", &text.summary), |section| {
                (&section.heading, &section.body)
            });
            (text.title.as_str(), heading, plain(body))
        })
        .collect();
    let documents: Vec<Document<'_>> = texts
        .iter()
        .map(|(title, heading, body)| Document {
            title,
            heading,
            body,
        })
        .collect();
    TextIndex::build(lang, &documents)
}

fn plain(paragraphs: &[Paragraph]) -> String {
    paragraphs
        .iter()
        .map(Paragraph::plain)
        .collect::<Vec<_>>()
        .join("\n")
}
