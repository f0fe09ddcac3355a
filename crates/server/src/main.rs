//! The one binary, `livslos`.

use clap::Parser;
use server::commands::Livslos;
use std::process::ExitCode;

/// Training takes several times the memory of what it leaves, and the C library's allocator would keep
/// it: this one gives it back.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    match Livslos::parse().run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("livslos: {error:#}");
            ExitCode::FAILURE
        }
    }
}
