//! What was wrong with a request, as problem details (RFC 9457), and what to do about it.

use crate::{app::App, limits::TooMuch};
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use content::{Arg, Lang};
use serde::Serialize;
use std::time::Duration;
use utoipa::ToSchema;

/// The media type of problem details.
const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");

/// Problem details (RFC 9457). `type` is left out, which means `about:blank`: the status says it all.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Problem {
    /// The status in words.
    #[schema(example = "Bad Request")]
    title: &'static str,
    /// The HTTP status.
    #[schema(example = 400)]
    status: u16,
    /// What was wrong and what to do, in the language of the request.
    #[schema(example = "lang must be nb, nn or en.")]
    detail: String,
    /// The parameter that was wrong, if it was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "lang")]
    parameter: Option<&'static str>,
}

/// What was wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// The query cannot be read: a parameter twice, say.
    Query,
    /// There is nothing to search for.
    NoText,
    /// There is too much of it.
    LongText {
        /// The most, in characters.
        most: usize,
    },
    /// None of our languages.
    Lang,
    /// No such life event.
    LifeEvent,
    /// No such agency.
    Agency,
    /// Not a number, or too large.
    Limit {
        /// The most.
        most: usize,
    },
    /// Too many requests.
    Busy {
        /// How long to wait.
        wait: Duration,
    },
}

impl Wrong {
    fn status(self) -> StatusCode {
        match self {
            Self::Busy { .. } => StatusCode::TOO_MANY_REQUESTS,
            _ => StatusCode::BAD_REQUEST,
        }
    }

    /// The parameter, and the Fluent message.
    fn words(self) -> (Option<&'static str>, &'static str) {
        match self {
            Self::Query => (None, "api-query"),
            Self::NoText => (Some("q"), "api-no-text"),
            Self::LongText { .. } => (Some("q"), "api-long-text"),
            Self::Lang => (Some("lang"), "api-lang"),
            Self::LifeEvent => (Some("life_event"), "api-life-event"),
            Self::Agency => (Some("agency"), "api-agency"),
            Self::Limit { .. } => (Some("limit"), "api-limit"),
            Self::Busy { .. } => (None, "api-busy"),
        }
    }

    /// The response, in `lang`.
    pub(super) fn respond(self, app: &App, lang: Lang) -> Response {
        let (parameter, key) = self.words();
        let number = match self {
            Self::LongText { most } | Self::Limit { most } => most as u64,
            Self::Busy { wait } => whole_seconds(wait),
            _ => 0,
        };
        let content = &app.library.current().content;
        let arguments = [("number", Arg::Number(number as f64))];
        let status = self.status();
        let problem = Problem {
            title: status.canonical_reason().unwrap_or_default(),
            status: status.as_u16(),
            detail: content.locales.format(lang, key, &arguments),
            parameter,
        };
        let mut response = (status, Json(problem)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, PROBLEM_JSON);
        if let Self::Busy { wait } = self {
            headers.insert(header::RETRY_AFTER, whole_seconds(wait).into());
        }
        response
    }
}

impl From<TooMuch> for Wrong {
    fn from(too_much: TooMuch) -> Self {
        Self::Busy {
            wait: too_much.retry_after,
        }
    }
}

/// At least one: a client that comes back at once comes too early.
pub(in crate::routes) fn whole_seconds(wait: Duration) -> u64 {
    wait.as_secs() + 1
}
