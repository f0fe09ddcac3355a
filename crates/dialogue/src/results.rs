//! The answer to a search as a page shows it: articles with their best sections, and how many there
//! are of each life event and agency.

use crate::{Assistant, Found};
use content::{AgencyId, Article, ArticleId, Lang, LifeEventId, SectionId};
use jiff::civil::Date;
use search::{Snipper, Snippet};
use std::collections::BTreeMap;

/// How many sections of one article are shown.
const SECTIONS_OF_ARTICLE: usize = 3;

/// What is searched for.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The words.
    pub text: &'a str,
    /// The language of the results.
    pub lang: Lang,
    /// Articles of this one are preferred, softly.
    pub topic: Option<&'a LifeEventId>,
    /// Only articles of this one.
    pub only_event: Option<&'a LifeEventId>,
    /// Only articles this agency is responsible for.
    pub only_agency: Option<&'a AgencyId>,
    /// At most so many articles.
    pub limit: usize,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// The articles, best first; only what is good enough to show.
    pub articles: Vec<FoundArticle>,
    /// How many articles match, before `limit`.
    pub total: usize,
    /// How many articles of each life event match, whatever `only_event` and `only_agency` say.
    pub by_event: BTreeMap<LifeEventId, usize>,
    /// The same of each agency.
    pub by_agency: BTreeMap<AgencyId, usize>,
}

/// An article that matches.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundArticle {
    /// The article.
    pub article: ArticleId,
    /// Its best match; higher is better, comparable within one search only.
    pub score: f32,
    /// What it says in short.
    pub snippet: Snippet,
    /// Its best sections, best first, at most three.
    pub sections: Vec<FoundSection>,
}

/// A section that matches.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundSection {
    /// The section.
    pub section: SectionId,
    /// As that of the article.
    pub score: f32,
    /// What it says about what is searched for.
    pub snippet: Snippet,
}

impl Assistant {
    /// Searches the content, as of `today`.
    pub fn results(&self, request: &Request<'_>, today: Date) -> Results {
        let found = self.find(request.lang, request.text, request.topic, today);
        let found = by_article(found.into_iter().filter(|found| found.is_good));
        let found = found.into_iter().filter_map(|hits| {
            let article = self.content.articles.get(&hits.first()?.article)?;
            Some((article, hits))
        });
        let found: Vec<(&Article, Vec<Found>)> = found.collect();
        let mut results = Results::default();
        for (article, _) in &found {
            for event in &article.life_events {
                *results.by_event.entry(event.clone()).or_default() += 1;
            }
            let of_agency = results.by_agency.entry(article.agency.clone());
            *of_agency.or_default() += 1;
        }
        let wanted = found
            .iter()
            .filter(|(article, _)| request.wants(article))
            .collect::<Vec<_>>();
        results.total = wanted.len();
        let mut snipper = Snipper::new(request.lang, request.text);
        let shown = wanted.into_iter().take(request.limit);
        results.articles = shown
            .map(|(article, hits)| show(article, hits, request.lang, &mut snipper))
            .collect();
        results
    }
}

impl Request<'_> {
    fn wants(&self, article: &Article) -> bool {
        let of_event = self
            .only_event
            .is_none_or(|event| article.life_events.contains(event));
        of_event && self.only_agency.is_none_or(|id| article.agency == *id)
    }
}

/// The hits of each article together, in the order of the best of each.
fn by_article(hits: impl Iterator<Item = Found>) -> Vec<Vec<Found>> {
    let mut grouped: Vec<Vec<Found>> = Vec::new();
    for hit in hits {
        match grouped
            .iter_mut()
            .find(|group| group[0].article == hit.article)
        {
            Some(group) => group.push(hit),
            None => grouped.push(vec![hit]),
        }
    }
    grouped
}

fn show(article: &Article, hits: &[Found], lang: Lang, snipper: &mut Snipper) -> FoundArticle {
    let text = article.in_lang(lang);
    let sections = hits.iter().filter_map(|hit| {
        let section = text.section(hit.section.as_ref()?)?;
        Some((section, hit.score))
    });
    FoundArticle {
        article: article.id.clone(),
        score: hits.first().map_or(0.0, |hit| hit.score),
        snippet: snipper.snip(&text.summary),
        sections: sections
            .take(SECTIONS_OF_ARTICLE)
            .map(|(section, score)| FoundSection {
                section: section.id.clone(),
                score,
                snippet: snipper.snip(&section.body),
            })
            .collect(),
    }
}
