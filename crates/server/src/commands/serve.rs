//! `livslos serve`: the server.

use super::{logging, place};
use crate::{
    app::{App, Parts},
    config::Config,
    encoder,
    environment::Environment,
    kept::KeptModel,
    library::{Library, Teacher},
    server,
};
use anyhow::Context;
use connectors::{Connectors, Manifest};
use std::{path::PathBuf, process::ExitCode, sync::Arc};
use tokio::net::TcpListener;

/// Run the server
#[derive(Debug, clap::Args)]
pub(super) struct Serve {
    /// The settings; livslos.example.toml shows them all. The environment wins over the file
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Serve {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        let config = Config::read(self.config.as_deref(), std::env::vars())?;
        logging::begin(config.log.format, &config.log.filter)?;
        let root = place::find(config.content.as_deref())?;
        let manifests = manifests(&config, &root)?;
        let model = config.encoder.model.clone();
        let data = config.data.clone();
        let library = tokio::task::spawn_blocking(move || {
            let teacher = Teacher {
                encoder: encoder::open_or_tell(model.as_deref()),
                kept: Some(KeptModel::in_folder(&data)),
            };
            Library::taught(&root, Environment::system(), teacher)
        })
        .await??;
        let listener = TcpListener::bind(config.listen)
            .await
            .with_context(|| format!("cannot listen on {}", config.listen))?;
        let address = listener.local_addr()?;
        let app = App::open(Parts {
            config,
            environment: Environment::system(),
            library: Arc::new(library),
            connectors: Connectors::new(manifests, connectors::http_client()?),
        })
        .await?;
        tracing::info!(server.address = %address, "listening");
        server::run(listener, app, server::stop_signal()).await?;
        tracing::info!("stopped");
        Ok(ExitCode::SUCCESS)
    }
}

/// The connectors' manifests; none is read where nobody can log in.
fn manifests(config: &Config, root: &std::path::Path) -> anyhow::Result<Vec<Manifest>> {
    if config.login.is_none() {
        tracing::warn!("there is no login: no citizen can see their own cases");
        return Ok(Vec::new());
    }
    let (manifests, problems) = connectors::load(&root.join("connectors"), &config.connectors);
    let (warnings, errors): (Vec<_>, Vec<_>) =
        problems.into_iter().partition(|problem| problem.warning);
    for warning in &warnings {
        tracing::warn!("{warning}");
    }
    let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
    anyhow::ensure!(
        errors.is_empty(),
        "the connectors' manifests have errors; what stands for ${{NAME}} is set in [connectors]\n{}",
        errors.join("\n")
    );
    Ok(manifests)
}
