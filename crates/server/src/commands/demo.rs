//! `livslos demo`: server, simulated agencies, a test login and synthetic citizens in one process.

use super::{logging, model::Model, place::Place};
use crate::{
    app::{App, Parts},
    config::{Config, EncoderSettings, LogFormat, LoginSettings},
    encoder,
    environment::Environment,
    kept::KeptModel,
    library::{Library, Teacher, UnusableContent},
    server,
};
use anyhow::Context;
use connectors::Connectors;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};
use testbed::Testbed;
use tokio::{net::TcpListener, task::JoinHandle};
use url::Url;

/// The name under which the demo's server logs citizens in at the demo's provider.
const CLIENT: &str = "livslos-demo";

/// An agency that is down in the demo, so that one sees how that is told.
const DOWN: &str = "udi";

/// Run everything in one process: server, simulated agencies, test login, synthetic citizens
#[derive(Debug, clap::Args)]
pub(super) struct Demo {
    /// The port on 127.0.0.1; 0 for any that is free
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The folder for the database and the trained model
    #[arg(long, default_value = "data", value_name = "DIR")]
    data: PathBuf,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    model: Model,
}

impl Demo {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        logging::begin(LogFormat::Text, "warn,server=info")?;
        let root = self.place.find()?;
        let listener = TcpListener::bind(("127.0.0.1", self.port))
            .await
            .with_context(|| {
                let port = self.port;
                format!("port {port} cannot be used; give another with --port")
            })?;
        let address = format!("http://{}", listener.local_addr()?);
        let (testbed, app) = open(&root, &self, &Url::parse(&address)?).await?;
        println!("{address}");
        server::run(listener, app, server::stop_signal()).await?;
        testbed.shutdown().await;
        Ok(ExitCode::SUCCESS)
    }
}

/// The demo's testbed, and the server that uses it.
async fn open(root: &Path, demo: &Demo, address: &Url) -> anyhow::Result<(Testbed, Arc<App>)> {
    // Meanwhile the testbed makes its keys.
    let library = load(root, demo);
    let client = testbed::Client {
        id: CLIENT.to_owned(),
        secret: None,
        redirect_uris: vec![address.join("/login/callback")?.to_string()],
        post_logout_redirect_uris: vec![address.join("/logout/done")?.to_string()],
    };
    let testbed = Testbed::start(testbed::Config {
        clients: vec![client],
        down: vec![DOWN.to_owned()],
        ..testbed::Config::default()
    })
    .await?;
    let variables = BTreeMap::from([("AGENCIES".to_owned(), testbed.agencies_url.clone())]);
    let (manifests, problems) = connectors::load(&root.join("connectors"), &variables);
    for problem in &problems {
        tracing::warn!("{problem}");
    }
    let config = Config {
        encoder: EncoderSettings {
            model: demo.model.folder().map(Path::to_owned),
        },
        public_url: address.clone(),
        data: demo.data.clone(),
        login: Some(LoginSettings {
            issuer: Url::parse(&testbed.issuer_url)?,
            client_id: CLIENT.to_owned(),
            client_secret: None,
            scopes: vec!["profile".to_owned()],
            acr: "idporten-loa-substantial".to_owned(),
            minutes: 120,
        }),
        ..Config::default()
    };
    let app = App::open(Parts {
        config,
        environment: Environment::system(),
        library: Arc::new(library.await??),
        connectors: Connectors::new(manifests, connectors::http_client()?),
    })
    .await?;
    Ok((testbed, app))
}

/// Loads the content on a thread of its own.
fn load(root: &Path, demo: &Demo) -> JoinHandle<Result<Library, UnusableContent>> {
    let root = root.to_owned();
    let model = demo.model.clone();
    let kept = Some(KeptModel::in_folder(&demo.data));
    tokio::task::spawn_blocking(move || {
        let encoder = encoder::open_or_tell(model.folder());
        Library::taught(&root, Environment::system(), Teacher { encoder, kept })
    })
}
