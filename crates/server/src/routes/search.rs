//! `/sok`: search in the guidance, as a page that needs no JavaScript.

use super::api::{self, LONGEST, whole_seconds};
use crate::{
    app::App,
    pages::{self, Page},
    present::{Found, Guidance, found::Count},
};
use axum::{
    extract::{ConnectInfo, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use content::{AgencyId, Content, Lang, LifeEventId};
use dialogue::{Assistant, Request};
use jiff::civil::Date;
use minijinja::{Value, context, value::Serde};
use serde::Deserialize;
use std::{net::SocketAddr, sync::Arc};
use url::form_urlencoded;

/// Where the page stands.
const PATH: &str = "/sok";

/// How many articles the page shows.
const MOST: usize = 30;

#[derive(Deserialize)]
pub(super) struct Parameters {
    #[serde(default)]
    q: String,
    lang: Option<String>,
    life_event: Option<String>,
    agency: Option<String>,
}

/// What is searched for, and where.
struct Asked {
    lang: Lang,
    /// With personal numbers masked: the page says it again.
    text: String,
    event: Option<LifeEventId>,
    agency: Option<AgencyId>,
}

pub(super) async fn show(
    State(app): State<Arc<App>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Query(parameters): Query<Parameters>,
    headers: HeaderMap,
) -> Response {
    let assistant = app.library.current();
    let asked = Asked::read(&parameters, &headers, &assistant.content);
    let lang = asked.lang;
    let page = context! { path => PATH, more => asked.more(), q => asked.text.as_str() };
    if let Err(wait) = api::count(&app, peer, &headers) {
        let busy = context! { is_busy => true, ..page };
        let retry_after = [(header::RETRY_AFTER, whole_seconds(wait.retry_after))];
        let page = app.pages.show(&app, Page::Search, lang, busy);
        return (StatusCode::TOO_MANY_REQUESTS, retry_after, page).into_response();
    }
    let page = context! { events => events(&assistant.content, lang), ..page };
    let results = asked.results(&assistant, app.environment.today());
    let all = context! { ..results, ..page };
    app.pages.show(&app, Page::Search, lang, all)
}

impl Asked {
    /// Reads the parameters; one that names nothing of ours is as if it were left out.
    fn read(parameters: &Parameters, headers: &HeaderMap, content: &Content) -> Self {
        let text: String = parameters.q.trim().chars().take(LONGEST).collect();
        let event = parameters.life_event.as_deref().map(LifeEventId::from);
        let agency = parameters.agency.as_deref().map(AgencyId::from);
        Self {
            lang: pages::lang(parameters.lang.as_deref(), headers),
            text: understanding::redact(&text),
            event: event.filter(|event| content.life_events.contains_key(event)),
            agency: agency.filter(|agency| content.agency(agency).is_some()),
        }
    }

    /// The end of this page's address, for links to it in other languages.
    fn more(&self) -> String {
        let event = self.event.as_ref().map(LifeEventId::as_str);
        let agency = self.agency.as_ref().map(AgencyId::as_str);
        query(&[
            ("q", Some(&self.text)),
            ("life_event", event),
            ("agency", agency),
        ])
    }

    /// The same without filters, where there are any.
    fn unfiltered(&self) -> Option<String> {
        let has_filters = self.event.is_some() || self.agency.is_some();
        has_filters.then(|| query(&[("q", Some(&self.text))]))
    }

    fn results(&self, assistant: &Assistant, today: Date) -> Value {
        if self.text.is_empty() {
            return context! {};
        }
        let found = self.found(assistant, self.lang, today);
        let langs = Lang::ALL.map(|lang| {
            let total = self.found(assistant, lang, today).total;
            context! { code => lang.code(), count => total }
        });
        let (event, agency) = self.filters(&assistant.content);
        context! {
            found => Value::from(Serde(&found)),
            langs => Vec::from(langs),
            unfiltered => self.unfiltered(),
            life_events => choices(&found.life_events, event.as_ref()),
            agencies => choices(&found.agencies, agency.as_ref()),
        }
    }

    /// The filters by name, as they would be counted where nothing passes them.
    fn filters(&self, content: &Content) -> (Option<Count>, Option<Count>) {
        let none = |id: &str, name: &str| Count {
            id: id.to_owned(),
            name: name.to_owned(),
            count: 0,
        };
        let event = self.event.as_ref().and_then(|id| {
            let event = content.life_events.get(id)?;
            Some(none(id.as_str(), event.name.get(self.lang)))
        });
        let agency = self.agency.as_ref().and_then(|id| {
            let agency = content.agency(id)?;
            Some(none(id.as_str(), agency.name.get(self.lang)))
        });
        (event, agency)
    }

    fn found(&self, assistant: &Assistant, lang: Lang, today: Date) -> Found {
        let request = Request {
            text: &self.text,
            lang,
            topic: None,
            only_event: self.event.as_ref(),
            only_agency: self.agency.as_ref(),
            limit: MOST,
        };
        let guidance = Guidance {
            content: &assistant.content,
            server: String::new(),
            lang,
        };
        guidance.found(&assistant.results(&request, today))
    }
}

/// Parameters to add to an address, those without a value left out.
fn query(pairs: &[(&str, Option<&str>)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            query.append_pair(name, value);
        }
    }
    match query.finish() {
        query if query.is_empty() => query,
        query => format!("&{query}"),
    }
}

/// The choices of a filter: what matches, and what is chosen also where nothing does.
fn choices(counts: &[Count], chosen: Option<&Count>) -> Vec<Value> {
    let is_chosen = |choice: &Count| chosen.is_some_and(|chosen| chosen.id == choice.id);
    let missing = chosen.filter(|_| !counts.iter().any(is_chosen));
    let choices = counts.iter().chain(missing).map(|choice| {
        context! {
            id => choice.id.as_str(),
            name => choice.name.as_str(),
            count => choice.count,
            is_chosen => is_chosen(choice),
        }
    });
    choices.collect()
}

/// Every life event: where to go on from nothing.
fn events(content: &Content, lang: Lang) -> Vec<Value> {
    let guidance = Guidance {
        content,
        server: String::new(),
        lang,
    };
    let events = content.life_events.values();
    events
        .map(|event| {
            context! {
                name => event.name.get(lang),
                url => guidance.life_event(event.id.as_str()),
            }
        })
        .collect()
}
