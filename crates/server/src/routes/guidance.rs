//! The guidance itself: a page for every life event, with its steps, and for every article. All that
//! the assistant answers from, readable and printable without it.

use crate::{
    app::App,
    pages::{self, Page},
    present::{self, Guidance, guidance::ROOT, municipalities},
    wire::Block,
};
use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use content::{Article, Content, Lang, LifeEvent, Municipality, Paragraph, Text};
use dialogue::Assistant;
use jiff::civil::Date;
use minijinja::{Value, context, value::Serde};
use serde::Deserialize;
use std::sync::Arc;

/// The folder of articles of no life event.
const GENERAL: &str = "general";

#[derive(Deserialize)]
pub(super) struct Parameters {
    lang: Option<String>,
    /// The number of the municipality that was chosen on an article of the municipality's.
    kommune: Option<String>,
}

/// What a page is of.
struct Shown<'a> {
    assistant: &'a Assistant,
    guidance: Guidance<'a>,
    today: Date,
}

/// Every life event.
pub(super) async fn index(
    State(app): State<Arc<App>>,
    Query(parameters): Query<Parameters>,
    headers: HeaderMap,
) -> Response {
    with(&app, &parameters, &headers, |shown| {
        let (content, lang) = (&shown.assistant.content, shown.guidance.lang);
        let events: Vec<Value> = content
            .life_events
            .values()
            .map(|event| {
                context! {
                    name => event.name.get(lang),
                    summary => event.summary.get(lang),
                    url => shown.guidance.life_event(event.id.as_str()),
                }
            })
            .collect();
        let more = context! { path => ROOT, events };
        Some((Page::Guidance, more))
    })
}

/// A life event.
pub(super) async fn life_event(
    State(app): State<Arc<App>>,
    Path(event): Path<String>,
    Query(parameters): Query<Parameters>,
    headers: HeaderMap,
) -> Response {
    with(&app, &parameters, &headers, |shown| {
        let event = shown.assistant.content.life_events.get(event.as_str())?;
        Some((Page::LifeEvent, shown.life_event(event)))
    })
}

/// An article; at one address only, that of its first life event.
pub(super) async fn article(
    State(app): State<Arc<App>>,
    Path((folder, article)): Path<(String, String)>,
    Query(parameters): Query<Parameters>,
    headers: HeaderMap,
) -> Response {
    with(&app, &parameters, &headers, |shown| {
        let article = shown.assistant.content.articles.get(article.as_str())?;
        let home = article.life_events.first();
        let is_home = home.map_or(GENERAL, |event| event.as_str()) == folder;
        let chosen = parameters.kommune.as_deref();
        is_home.then(|| (Page::Article, shown.article(article, chosen)))
    })
}

/// A page that exists, or the one that says it does not.
fn with(
    app: &App,
    parameters: &Parameters,
    headers: &HeaderMap,
    page: impl FnOnce(&Shown<'_>) -> Option<(Page, Value)>,
) -> Response {
    let lang = pages::lang(parameters.lang.as_deref(), headers);
    let assistant = app.library.current();
    let shown = Shown {
        assistant: &assistant,
        guidance: Guidance {
            content: &assistant.content,
            server: String::new(),
            lang,
        },
        today: app.environment.today(),
    };
    if let Some((page, more)) = page(&shown) {
        return app.pages.show(app, page, lang, more);
    }
    let missing = app
        .pages
        .show(app, Page::NotFound, lang, context! { path => ROOT });
    (StatusCode::NOT_FOUND, missing).into_response()
}

impl Shown<'_> {
    fn content(&self) -> &Content {
        &self.assistant.content
    }

    fn lang(&self) -> Lang {
        self.guidance.lang
    }

    fn life_event(&self, event: &LifeEvent) -> Value {
        let lang = self.lang();
        let list = self.assistant.step_list(event, lang, self.today);
        let mut blocks = present::blocks(vec![list], &present::LoginOffer::Nowhere(String::new()));
        self.guidance.lead(&mut blocks);
        let steps = blocks.into_iter().find_map(|block| match block {
            Block::Steps { steps, .. } => Some(steps),
            _ => None,
        });
        let articles: Vec<Value> = self
            .content()
            .articles
            .values()
            .filter(|article| article.life_events.contains(&event.id))
            .filter_map(|article| self.entry(article))
            .collect();
        context! {
            path => format!("{ROOT}/{}", event.id),
            event => event.id.as_str(),
            name => event.name.get(lang),
            summary => event.summary.get(lang),
            steps => Value::from(Serde(&steps.unwrap_or_default())),
            articles,
        }
    }

    fn entry(&self, article: &Article) -> Option<Value> {
        let text = article.in_lang(self.lang());
        let summary = text.summary.first().map(Paragraph::plain);
        Some(context! {
            title => text.title.clone(),
            summary => summary.unwrap_or_default(),
            url => self.guidance.article(article.id.as_str())?,
        })
    }

    /// `chosen` is the number of a municipality, as the address has it.
    fn article(&self, article: &Article, chosen: Option<&str>) -> Value {
        let lang = self.lang();
        let text = article.in_lang(lang);
        let sections: Vec<Value> = text
            .sections
            .iter()
            .map(|section| {
                context! {
                    id => section.id.as_str(),
                    heading => section.heading.clone(),
                    body => self.paragraphs(&section.body),
                }
            })
            .collect();
        let sources: Vec<Value> = article
            .sources
            .iter()
            .map(|source| {
                context! {
                    title => source.title.clone(),
                    url => source.url.clone(),
                    checked => self.assistant.date(lang, source.checked),
                }
            })
            .collect();
        let law: Vec<Value> = article
            .law
            .iter()
            .map(|law| context! { title => law.title.clone(), url => law.url.clone() })
            .collect();
        let related = article.related.iter();
        let related = related.filter_map(|id| self.content().articles.get(id));
        let related: Vec<Value> = related.filter_map(|article| self.entry(article)).collect();
        let event = article.life_events.first();
        let event = event.and_then(|id| self.content().life_events.get(id));
        let (municipalities, chosen) = self.municipalities(article, chosen);
        context! {
            path => self.guidance.article(article.id.as_str()).map(|url| without_query(&url)),
            title => text.title.clone(),
            summary => self.paragraphs(&text.summary),
            sections,
            open => article.open.as_ref().map(|open| open.get(lang)),
            contact => self.contact(article),
            more => chosen.map_or_else(String::new, |chosen| format!("&kommune={}", chosen.number)),
            municipality => chosen.map(|chosen| context! {
                name => chosen.plain_name(),
                site => chosen.site(),
                url => chosen.url.as_str(),
            }),
            municipalities,
            sources,
            law,
            review => self.assistant.date(lang, article.review_by),
            related,
            event => event.map(|event| context! {
                name => event.name.get(lang),
                url => self.guidance.life_event(event.id.as_str()),
            }),
        }
    }

    /// What differs by municipality lets one choose theirs: all there are, and the one chosen.
    fn municipalities(
        &self,
        article: &Article,
        number: Option<&str>,
    ) -> (Vec<Value>, Option<&Municipality>) {
        let content = self.content();
        let agency = content.agency(&article.agency);
        if !agency.is_some_and(|agency| agency.municipal) {
            return (Vec::new(), None);
        }
        let chosen = municipalities::chosen(content, number);
        (municipalities::choices(content, chosen), chosen)
    }

    fn contact(&self, article: &Article) -> Option<Value> {
        let agency = self.content().agency(&article.agency)?;
        let lang = self.lang();
        Some(context! {
            name => agency.name.get(lang),
            orgnr => agency.orgnr.clone(),
            phone => agency.phone.clone(),
            hours => agency.hours.as_ref().map(|hours: &Text| hours.get(lang)),
            url => agency.url.clone(),
        })
    }

    fn paragraphs(&self, paragraphs: &[Paragraph]) -> Value {
        let mut paragraphs = present::paragraphs(paragraphs.to_vec());
        self.guidance.lead_paragraphs(&mut paragraphs);
        Value::from(Serde(&paragraphs))
    }
}

/// The address that the links to other languages begin with.
fn without_query(url: &str) -> String {
    url.split('?').next().unwrap_or(url).to_owned()
}
