//! The simulated agencies, each at `/{agency}/status`, and the switch that breaks them.

use crate::{
    Clock, Fault,
    citizens::{Inquiry, Population, Record},
    fault::Faults,
    key::SigningKey,
};
use axum::{
    Json, Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use connectors::Assurance;
use serde::Deserialize;
use serde_json::json;
use std::{collections::BTreeMap, sync::Arc};

pub(crate) struct Agencies {
    pub(crate) issuer: String,
    pub(crate) key: Arc<SigningKey>,
    pub(crate) population: Arc<Population>,
    pub(crate) faults: Arc<Faults>,
    pub(crate) clock: Clock,
}

pub(crate) fn router(agencies: Agencies) -> Router {
    Router::new()
        .route("/{agency}/status", post(status))
        .route("/admin/faults", get(faults))
        .route("/admin/faults/{agency}", post(set_fault))
        .with_state(Arc::new(agencies))
}

#[derive(Deserialize)]
struct Question {
    #[serde(default)]
    services: Vec<String>,
    #[serde(default)]
    languages: Vec<String>,
}

#[derive(Deserialize)]
struct AccessToken {
    pid: Option<String>,
    acr: String,
    exp: i64,
    iat: i64,
}

async fn status(
    State(agencies): State<Arc<Agencies>>,
    Path(agency): Path<String>,
    headers: HeaderMap,
    Json(question): Json<Question>,
) -> Response {
    if let Some(response) = agencies.faults.get(&agency).act().await {
        return response;
    }
    let Some((pid, assurance)) = agencies.who(&headers) else {
        let challenge = [(header::WWW_AUTHENTICATE, "Bearer")];
        return (challenge, refusal(StatusCode::UNAUTHORIZED, "needs_login")).into_response();
    };
    // Not every electronic identity comes with an identity number.
    let Some(pid) = pid else {
        return refusal(StatusCode::NOT_FOUND, "not_registered");
    };
    let inquiry = Inquiry {
        agency: &agency,
        services: &question.services,
        languages: &question.languages,
        assurance,
    };
    match agencies
        .population
        .record(&pid, &inquiry, agencies.clock.now())
    {
        None => StatusCode::NOT_FOUND.into_response(),
        Some(Record::NotRegistered) => refusal(StatusCode::NOT_FOUND, "not_registered"),
        Some(Record::Cases { cases, hidden }) => {
            let answer = json!({"outcome": {"kind": "ok"}, "hidden": hidden, "items": cases});
            ([(header::CACHE_CONTROL, "no-store")], Json(answer)).into_response()
        }
    }
}

fn refusal(status: StatusCode, outcome: &str) -> Response {
    (status, Json(json!({"outcome": {"kind": outcome}}))).into_response()
}

impl Agencies {
    /// Whose token it is, and how sure the login was; `None` for one that is not good.
    fn who(&self, headers: &HeaderMap) -> Option<(Option<String>, Assurance)> {
        let authorization = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
        let token = authorization.strip_prefix("Bearer ")?;
        let token: AccessToken = self.key.verify(token, &self.issuer)?;
        let now = self.clock.now().as_second();
        if now < token.iat || token.exp <= now {
            return None;
        }
        Some((token.pid, Assurance::from_acr(&token.acr)?))
    }
}

async fn faults(State(agencies): State<Arc<Agencies>>) -> Json<BTreeMap<String, Fault>> {
    Json(agencies.faults.all())
}

async fn set_fault(
    State(agencies): State<Arc<Agencies>>,
    Path(agency): Path<String>,
    Json(fault): Json<Fault>,
) -> StatusCode {
    match agencies.faults.set(&agency, fault) {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(_) => StatusCode::NOT_FOUND,
    }
}
