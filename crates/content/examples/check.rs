//! Prints every problem of the content below a folder (the current one by default):
//! `cargo run -p content --example check -- DIR`. Exits with 1 where there is an error.

use content::Severity;
use std::{env, path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
    let root = env::args_os().nth(1).map_or(".".into(), PathBuf::from);
    let (_, problems) = content::load(&root, jiff::civil::date(2026, 11, 23));
    for problem in &problems {
        println!("{problem}");
    }
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    println!("{errors} errors, {} warnings", problems.len() - errors);
    ExitCode::from(u8::from(errors > 0))
}
