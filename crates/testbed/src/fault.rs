//! What can be wrong with an agency.

use crate::TestbedError;
use axum::{
    body::{Body, Bytes},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::stream;
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    io,
    sync::{Mutex, PoisonError},
    time::Duration,
};

const HUGE_CHUNKS: usize = 160;
const CHUNK_BYTES: usize = 64 * 1024;

/// How an agency behaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// As it should.
    #[default]
    Normal,
    /// As it should, but late.
    Slow {
        /// Milliseconds before it answers.
        ms: u32,
    },
    /// It never answers.
    Hang,
    /// It answers 500.
    Error,
    /// It answers what is not JSON.
    BrokenJson,
    /// It answers JSON, but not of the contract's shape.
    WrongTypes,
    /// It answers 10 MB.
    Huge,
    /// The connection breaks in the middle of the answer.
    Reset,
}

impl Fault {
    /// Does what is wrong; a response when that is the whole answer.
    pub(crate) async fn act(self) -> Option<Response> {
        match self {
            Self::Normal => None,
            Self::Slow { ms } => {
                tokio::time::sleep(Duration::from_millis(ms.into())).await;
                None
            }
            Self::Hang => std::future::pending().await,
            Self::Error => Some(StatusCode::INTERNAL_SERVER_ERROR.into_response()),
            Self::BrokenJson => Some(json("{\"outcome\": {\"kind\": \"ok\"}, \"items\": [")),
            Self::WrongTypes => Some(json(
                "{\"outcome\": {\"kind\": \"ok\"}, \"items\": [{\"id\": 7, \"title\": []}]}",
            )),
            Self::Huge => Some(json(Body::from_stream(stream::iter(
                (0..HUGE_CHUNKS).map(|_| Ok::<_, io::Error>(Bytes::from(vec![b' '; CHUNK_BYTES]))),
            )))),
            Self::Reset => Some(json(Body::from_stream(stream::iter([
                Ok(Bytes::from_static(b"{\"outcome\":")),
                Err(io::Error::from(io::ErrorKind::ConnectionReset)),
            ])))),
        }
    }
}

fn json(body: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], body.into()).into_response()
}

/// How each agency behaves.
#[derive(Debug)]
pub(crate) struct Faults(Mutex<BTreeMap<String, Fault>>);

impl Faults {
    pub(crate) fn new<'a>(agencies: impl Iterator<Item = &'a str>) -> Self {
        let faults = agencies.map(|agency| (agency.to_owned(), Fault::Normal));
        Self(Mutex::new(faults.collect()))
    }

    pub(crate) fn set(&self, agency: &str, fault: Fault) -> Result<(), TestbedError> {
        let mut faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(known) = faults.get_mut(agency) else {
            return Err(TestbedError::UnknownAgency(agency.to_owned()));
        };
        *known = fault;
        Ok(())
    }

    pub(crate) fn get(&self, agency: &str) -> Fault {
        self.all().get(agency).copied().unwrap_or_default()
    }

    pub(crate) fn all(&self) -> BTreeMap<String, Fault> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}
