//! Log lines: never what a citizen wrote, never a token.

use crate::config::LogFormat;
use anyhow::Context;
use tracing_subscriber::EnvFilter;

/// Begins to log to standard error.
pub(super) fn begin(format: LogFormat, filter: &str) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(filter).context("log.filter")?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match format {
        LogFormat::Json => lines.json().flatten_event(true).init(),
        LogFormat::Text => lines.init(),
    }
    Ok(())
}
