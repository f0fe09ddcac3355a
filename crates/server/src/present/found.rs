//! What was found, as programs and pages get it: each article and section with its name and address.

use super::Guidance;
use content::{AgencyId, Article, SectionId};
use dialogue::{FoundArticle, FoundSection, Results};
use search::{Snippet, Suggestion};
use serde::Serialize;
use std::cmp::Reverse;
use utoipa::ToSchema;

/// How many suggestions a list can have and still be looked through.
pub const SUGGESTIONS: usize = 8;

/// The answer to a search.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Found {
    /// The language of the answer: `nb`, `nn` or `en`.
    pub lang: String,
    /// How many articles match, before `limit`.
    pub total: usize,
    /// The best of them, best first.
    pub articles: Vec<ArticleFound>,
    /// How many articles of each life event match, whatever is filtered; the most first.
    pub life_events: Vec<Count>,
    /// The same of each agency.
    pub agencies: Vec<Count>,
}

/// An article that matches.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ArticleFound {
    /// The article's slug.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// The life events it belongs to, as Los slugs.
    pub life_events: Vec<String>,
    /// The key of the agency that is responsible.
    pub agency: String,
    /// That agency's name.
    pub agency_name: String,
    /// What it says in short.
    pub snippet: Vec<Fragment>,
    /// Its best sections, best first, at most three.
    pub sections: Vec<SectionFound>,
}

/// A section that matches.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SectionFound {
    /// The section's slug.
    pub id: String,
    /// The question it answers.
    pub heading: String,
    /// Its place on the article's page.
    pub url: String,
    /// What it says about what is searched for.
    pub snippet: Vec<Fragment>,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Fragment {
    /// The words.
    pub text: String,
    /// Whether they are what is searched for.
    pub matched: bool,
}

/// How many articles something has.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Count {
    /// Its slug or key, as the filters take it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The articles.
    pub count: usize,
}

/// Something a citizen may be about to ask.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Suggested {
    /// The words, whole in themselves.
    pub text: String,
    /// The slug of the article that answers.
    pub article: String,
    /// The slug of its section; left out for the article as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The page, and the place on it.
    pub url: String,
}

impl Guidance<'_> {
    /// The answer to a search with names and addresses.
    pub fn found(&self, results: &Results) -> Found {
        let events = results.by_event.iter().filter_map(|(id, count)| {
            let event = self.content.life_events.get(id)?;
            Some(counted(id.as_str(), event.name.get(self.lang), *count))
        });
        let agencies = results.by_agency.iter().map(|(id, count)| {
            let name = self.agency_name(id);
            counted(id.as_str(), name, *count)
        });
        let articles = results.articles.iter();
        Found {
            lang: self.lang.to_string(),
            total: results.total,
            articles: articles
                .filter_map(|found| self.article_found(found))
                .collect(),
            life_events: most_first(events.collect()),
            agencies: most_first(agencies.collect()),
        }
    }

    /// A suggestion with its address; `None` where there is no such article any more.
    pub fn suggested(&self, suggestion: Suggestion) -> Option<Suggested> {
        let section = suggestion.section.map(|section| section.to_string());
        let place = section.iter().map(|section| format!("#{section}"));
        let target = format!("{}{}", suggestion.article, place.collect::<String>());
        Some(Suggested {
            url: self.article(&target)?,
            text: suggestion.text,
            article: suggestion.article.to_string(),
            section,
        })
    }

    fn article_found(&self, found: &FoundArticle) -> Option<ArticleFound> {
        let article = self.content.articles.get(&found.article)?;
        let sections = found.sections.iter();
        Some(ArticleFound {
            id: article.id.to_string(),
            title: article.in_lang(self.lang).title.clone(),
            url: self.article(article.id.as_str())?,
            life_events: article
                .life_events
                .iter()
                .map(ToString::to_string)
                .collect(),
            agency: article.agency.to_string(),
            agency_name: self.agency_name(&article.agency).to_owned(),
            snippet: fragments(&found.snippet),
            sections: sections
                .filter_map(|found| self.section_found(article, found))
                .collect(),
        })
    }

    fn section_found(&self, article: &Article, found: &FoundSection) -> Option<SectionFound> {
        let id: &SectionId = &found.section;
        Some(SectionFound {
            id: id.to_string(),
            heading: article.in_lang(self.lang).section(id)?.heading.clone(),
            url: self.article(&format!("{}#{id}", article.id))?,
            snippet: fragments(&found.snippet),
        })
    }

    fn agency_name<'a>(&'a self, id: &'a AgencyId) -> &'a str {
        let agency = self.content.agency(id);
        agency.map_or(id.as_str(), |agency| agency.name.get(self.lang))
    }
}

fn counted(id: &str, name: &str, count: usize) -> Count {
    Count {
        id: id.to_owned(),
        name: name.to_owned(),
        count,
    }
}

fn most_first(mut counts: Vec<Count>) -> Vec<Count> {
    counts.sort_by(|left, right| {
        (Reverse(left.count), &left.name).cmp(&(Reverse(right.count), &right.name))
    });
    counts
}

fn fragments(snippet: &Snippet) -> Vec<Fragment> {
    let parts = snippet.parts.iter();
    parts
        .map(|(text, matched)| Fragment {
            text: text.clone(),
            matched: *matched,
        })
        .collect()
}
