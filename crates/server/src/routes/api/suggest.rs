//! `/api/v1/suggest`: what somebody may be about to write.

use super::{Problem, Wrong, count, lang, life_event, look_up, told_in, typed};
use crate::{
    app::App,
    present::{
        Guidance,
        found::{SUGGESTIONS, Suggested},
    },
};
use axum::{
    extract::{ConnectInfo, Query, State, rejection::QueryRejection},
    http::HeaderMap,
    response::Response,
};
use search::LONGEST_TYPED;
use serde::{Deserialize, Serialize};
use std::{net::SocketAddr, sync::Arc};
use utoipa::{IntoParams, ToSchema};

#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Parameters {
    /// What has been typed so far; at most 100 characters.
    #[param(required = true, max_length = 100, example = "foreldrep")]
    q: Option<String>,
    /// The language of the suggestions: `nb`, `nn` or `en`; that of `Accept-Language`, or else
    /// bokmål, when left out. What is typed may be in any of them.
    #[param(example = "nb")]
    lang: Option<String>,
    /// The Los slug of a life event whose suggestions come first among equals.
    #[param(example = "fa-barn")]
    life_event: Option<String>,
}

/// Suggestions, the best first; never what was typed itself.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Suggestions {
    /// The language of the suggestions.
    lang: String,
    /// At most eight.
    suggestions: Vec<Suggested>,
}

/// Titles and questions that go on from what is being typed.
///
/// By the beginnings of words and by what stands inside compounds, in both written standards of
/// Norwegian and in English, without regard to case or to æ, ø and å. Where nothing goes on from it,
/// one slip of the pen is overlooked. What is typed is not stored, and written to no log.
#[utoipa::path(
    get,
    path = "/api/v1/suggest",
    tag = "search",
    params(Parameters),
    responses(
        (status = 200, description = "The suggestions, perhaps none", body = Suggestions),
        (status = 400, description = "A parameter is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests: wait as long as `Retry-After` says", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn suggest(
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

fn answer(app: &App, parameters: Parameters, headers: &HeaderMap) -> Result<Suggestions, Wrong> {
    let assistant = app.library.current();
    let lang = lang(parameters.lang.as_deref(), headers)?;
    let event = life_event(parameters.life_event.as_deref(), &assistant.content)?;
    let typed = typed(parameters.q, LONGEST_TYPED)?;
    let guidance = Guidance {
        content: &assistant.content,
        server: app.address(""),
        lang,
    };
    let found = assistant
        .suggestions
        .suggest(lang, &typed, event.as_ref(), SUGGESTIONS);
    Ok(Suggestions {
        lang: lang.to_string(),
        suggestions: found
            .into_iter()
            .filter_map(|suggestion| guidance.suggested(suggestion))
            .collect(),
    })
}
