//! The one binary, `livslos`.

use clap::Parser;
use server::commands::Livslos;
use std::process::ExitCode;

fn main() -> ExitCode {
    match Livslos::parse().run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("livslos: {error:#}");
            ExitCode::FAILURE
        }
    }
}
