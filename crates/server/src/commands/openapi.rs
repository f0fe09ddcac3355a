//! `livslos openapi`: the interface for programs described, as the server has it.

use crate::routes::api;
use std::{
    io::{self, Write as _},
    process::ExitCode,
};

/// Print the description of the search interface, as OpenAPI 3.1
#[derive(Debug, clap::Args)]
pub(super) struct OpenApi {}

impl OpenApi {
    pub(super) fn run() -> anyhow::Result<ExitCode> {
        let document = api::document().to_pretty_json()?;
        writeln!(io::stdout().lock(), "{document}")?;
        Ok(ExitCode::SUCCESS)
    }
}
