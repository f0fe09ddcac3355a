//! The command line: one file a command.

mod catalogue;
mod chat;
mod check;
mod coverage;
mod demo;
mod eval;
mod lint;
mod logging;
mod model;
mod openapi;
mod place;
mod preview;
mod redact;
mod search;
mod serve;
mod stale;

use clap::{Parser, Subcommand};
use content::Lang;
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
    Lint(lint::Lint),
    Preview(preview::Preview),
    Search(search::Search),
    Stale(stale::Stale),
    Chat(chat::Chat),
    Catalogue(catalogue::Catalogue),
    #[command(name = "openapi")]
    OpenApi(openapi::OpenApi),
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
            Command::Lint(command) => command.run(),
            Command::Preview(command) => command.run(),
            Command::Search(command) => command.run(),
            Command::Stale(command) => command.run(),
            Command::Chat(command) => run_async(command.run()),
            Command::Catalogue(command) => command.run(),
            Command::OpenApi(openapi::OpenApi {}) => openapi::OpenApi::run(),
            Command::Redact(redact::Redact {}) => redact::Redact::run(),
            Command::Eval(command) => command.run(),
        }
    }
}

/// A language of the command line.
fn lang(tag: &str) -> Result<Lang, String> {
    Lang::parse(tag).ok_or_else(|| "write nb, nn or en".to_owned())
}

fn run_async(command: impl Future<Output = anyhow::Result<ExitCode>>) -> anyhow::Result<ExitCode> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(command)
}
