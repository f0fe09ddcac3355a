//! `livslos catalogue`: services and life events as linked data, as the server has them.

use super::place::Place;
use crate::{catalogue, config::PublisherSettings, environment::Environment};
use anyhow::Context as _;
use std::{
    io::{self, Write as _},
    process::ExitCode,
};
use url::Url;

/// Print the services and life events in Turtle, as CPSV-AP-NO
#[derive(Debug, clap::Args)]
pub(super) struct Catalogue {
    /// The address citizens' browsers use: what the catalogue's addresses begin with
    #[arg(long, env = "LIVSLOS_PUBLIC_URL")]
    public_url: Url,
    /// The name of the public body that answers for it
    #[arg(long, requires = "orgnr")]
    publisher: Option<String>,
    /// Its organisation number
    #[arg(long, requires = "contact")]
    orgnr: Option<String>,
    /// The page with ways to reach it
    #[arg(long, requires = "publisher")]
    contact: Option<Url>,
    #[command(flatten)]
    place: Place,
}

impl Catalogue {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let root = self.place.find()?;
        let content = content::load(&root, Environment::system().today()).0;
        let content = content.context("there is no content: run `livslos check`")?;
        let publisher = match (self.publisher, self.orgnr, self.contact) {
            (Some(name), Some(orgnr), Some(contact)) => Some(PublisherSettings {
                name,
                orgnr,
                contact,
            }),
            _ => None,
        };
        let server = self.public_url.as_str().trim_end_matches('/');
        let graph = catalogue::describe(&content, server, publisher.as_ref());
        let turtle = catalogue::turtle(&graph).map_err(anyhow::Error::from_boxed)?;
        io::stdout().lock().write_all(&turtle)?;
        Ok(ExitCode::SUCCESS)
    }
}
