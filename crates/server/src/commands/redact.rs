//! `livslos redact`: masks personal numbers.

use std::{
    io::{self, BufRead, Write},
    process::ExitCode,
};

/// Copy standard input to standard output with personal numbers masked
#[derive(Debug, clap::Args)]
pub(super) struct Redact {}

impl Redact {
    pub(super) fn run() -> anyhow::Result<ExitCode> {
        let mut output = io::stdout().lock();
        for line in io::stdin().lock().split(b'\n') {
            // What is no text cannot hold a number in text either, but is shown as such.
            let line = String::from_utf8_lossy(&line?).into_owned();
            writeln!(output, "{}", understanding::redact(&line))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
