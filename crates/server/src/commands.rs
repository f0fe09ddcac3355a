//! The command line: one file a command.

mod chat;
mod check;
mod demo;
mod eval;
mod logging;
mod model;
mod place;
mod redact;
mod serve;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// A guide through the public sector, for what happens in a life.
#[derive(Debug, Parser)]
#[command(name = "livslos", version, disable_help_subcommand = true)]
pub struct Livslos {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Demo(demo::Demo),
    Serve(serve::Serve),
    Check(check::Check),
    Chat(chat::Chat),
    Redact(redact::Redact),
    Eval(eval::Eval),
}

impl Livslos {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.command {
            Command::Demo(command) => run_async(command.run()),
            Command::Serve(command) => run_async(command.run()),
            Command::Check(command) => command.run(),
            Command::Chat(command) => run_async(command.run()),
            Command::Redact(redact::Redact {}) => redact::Redact::run(),
            Command::Eval(command) => command.run(),
        }
    }
}

fn run_async(command: impl Future<Output = anyhow::Result<ExitCode>>) -> anyhow::Result<ExitCode> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(command)
}
