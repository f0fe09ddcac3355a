//! Why a source gave no answer that can be trusted.

use crate::Outcome;
use reqwest::StatusCode;
use serde_json::error::Category;
use std::{error::Error as _, fmt::Write as _};
use thiserror::Error;

/// The reason stands in the log, so no variant holds anything of a body or a token.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    #[error("no answer within {0} ms")]
    Timeout(u128),
    #[error("no connection: {0}")]
    Connection(String),
    #[error("failed before: not asked again yet")]
    BreakerOpen { retry_after: u32 },
    #[error("answered {status}")]
    Status {
        status: StatusCode,
        retry_after: Option<u32>,
    },
    #[error("answered {status}, which the contract does not have; is the address right?")]
    Unexpected { status: StatusCode },
    #[error("sent more than {0} bytes")]
    TooLarge(usize),
    #[error("sent {what} (line {line}, column {column})")]
    Json {
        what: &'static str,
        line: usize,
        column: usize,
    },
    #[error("broke the contract: {0}")]
    Contract(&'static str),
}

impl Failure {
    /// Only where it is wrong: serde's own words would quote the body.
    #[expect(clippy::needless_pass_by_value, reason = "made for map_err")]
    pub(crate) fn json(error: serde_json::Error) -> Self {
        Self::Json {
            what: match error.classify() {
                Category::Data => "JSON of the wrong shape",
                Category::Syntax | Category::Eof | Category::Io => "what is not JSON",
            },
            line: error.line(),
            column: error.column(),
        }
    }

    pub(crate) fn connection(error: reqwest::Error) -> Self {
        let error = error.without_url();
        let mut reason = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            // Writing to a String cannot fail.
            let _ = write!(reason, ": {cause}");
            source = cause.source();
        }
        Self::Connection(reason)
    }

    pub(crate) fn outcome(&self) -> Outcome {
        match self {
            Self::BreakerOpen { retry_after } => Outcome::Unavailable {
                retry_after: Some(*retry_after),
            },
            Self::Status { retry_after, .. } => Outcome::Unavailable {
                retry_after: *retry_after,
            },
            Self::Unexpected { .. } => Outcome::Misconfigured,
            _ => Outcome::Unavailable { retry_after: None },
        }
    }
}
