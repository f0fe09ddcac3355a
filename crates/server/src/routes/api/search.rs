//! `/api/v1/search`: articles and sections that answer a question.

use super::{Problem, Wrong, count, lang, life_event, look_up, told_in, typed};
use crate::{
    app::App,
    present::{Found, Guidance},
};
use axum::{
    extract::{ConnectInfo, Query, State, rejection::QueryRejection},
    http::HeaderMap,
    response::Response,
};
use content::{AgencyId, Content};
use dialogue::Request;
use serde::Deserialize;
use std::{net::SocketAddr, sync::Arc};
use utoipa::IntoParams;

/// The longest text that is searched for, in characters.
pub(in crate::routes) const LONGEST: usize = 200;
/// How many articles come unless the request says.
const USUAL: usize = 10;
/// How many articles come at most.
const MOST: usize = 50;

#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Parameters {
    /// What is searched for; at most 200 characters.
    #[param(
        required = true,
        max_length = 200,
        example = "hvor mye får jeg i foreldrepenger"
    )]
    q: Option<String>,
    /// The language of the results: `nb`, `nn` or `en`; that of `Accept-Language`, or else bokmål,
    /// when left out.
    #[param(example = "nb")]
    lang: Option<String>,
    /// Only articles of this life event, by its Los slug.
    #[param(example = "fa-barn")]
    life_event: Option<String>,
    /// Only articles of this agency, by its key.
    #[param(example = "nav")]
    agency: Option<String>,
    /// How many articles at most, 1 to 50; 10 when left out.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 50, example = 10)]
    limit: Option<String>,
}

/// Articles that answer a question, with the sections that do.
///
/// Only what is good enough to show to a citizen: nonsense gets an empty list. What is searched for
/// is not stored, and written to no log.
#[utoipa::path(
    get,
    path = "/api/v1/search",
    tag = "search",
    params(Parameters),
    responses(
        (status = 200, description = "What was found, perhaps nothing", body = Found),
        (status = 400, description = "A parameter is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests: wait as long as `Retry-After` says", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn search(
    State(app): State<Arc<App>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    query: Result<Query<Parameters>, QueryRejection>,
) -> Response {
    let told_in = |parameters: &Parameters| told_in(parameters.lang.as_deref(), &headers);
    look_up(query, told_in, &app, |parameters| {
        count(&app, peer, &headers)?;
        answer(&app, parameters?, &headers)
    })
}

fn answer(app: &App, parameters: Parameters, headers: &HeaderMap) -> Result<Found, Wrong> {
    let assistant = app.library.current();
    let content = &assistant.content;
    let lang = lang(parameters.lang.as_deref(), headers)?;
    let event = life_event(parameters.life_event.as_deref(), content)?;
    let agency = agency(parameters.agency.as_deref(), content)?;
    let limit = limit(parameters.limit.as_deref())?;
    let text = typed(parameters.q, LONGEST)?;
    if text.trim().is_empty() {
        return Err(Wrong::NoText);
    }
    let request = Request {
        text: &text,
        lang,
        topic: None,
        only_event: event.as_ref(),
        only_agency: agency.as_ref(),
        limit,
    };
    let guidance = Guidance {
        content,
        server: app.address(""),
        lang,
    };
    Ok(guidance.found(&assistant.results(&request, app.environment.today())))
}

fn agency(asked: Option<&str>, content: &Content) -> Result<Option<AgencyId>, Wrong> {
    let asked = asked.filter(|id| !id.is_empty()).map(AgencyId::from);
    match asked {
        Some(agency) if content.agency(&agency).is_none() => Err(Wrong::Agency),
        agency => Ok(agency),
    }
}

fn limit(asked: Option<&str>) -> Result<usize, Wrong> {
    let Some(asked) = asked.filter(|number| !number.is_empty()) else {
        return Ok(USUAL);
    };
    let number = asked.parse().ok();
    number
        .filter(|number| (1..=MOST).contains(number))
        .ok_or(Wrong::Limit { most: MOST })
}
