//! A server on a free port, with a database of its own.

use server::{
    app::{App, Parts},
    config::{Config, LimitSettings, LoginSettings, PublisherSettings},
    environment::Environment,
    library::Library,
    server as serving,
};
use std::{
    collections::BTreeMap,
    io::{self, Write},
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock},
};
use tempfile::TempDir;
use testbed::Testbed;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};
use tracing_subscriber::fmt::MakeWriter;
use url::Url;

const CLIENT: &str = "livslos-test";

/// A running server; what it needs lives as long as it does.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    pub(crate) app: Arc<App>,
    pub(crate) testbed: Option<Testbed>,
    pub(crate) data: Arc<TempDir>,
    stop: Option<oneshot::Sender<()>>,
    running: JoinHandle<anyhow::Result<()>>,
}

/// How a server is set up.
pub(crate) struct Setup {
    pub(crate) limits: LimitSettings,
    /// Whether there are agencies and a login.
    pub(crate) testbed: bool,
    /// The agencies that are down.
    pub(crate) down: Vec<String>,
    /// The content; the shipped one, shared by all tests, when left out.
    pub(crate) library: Option<Arc<Library>>,
    /// The data of a server before.
    pub(crate) data: Option<Arc<TempDir>>,
    pub(crate) allowed_origins: Vec<Url>,
    pub(crate) publisher: Option<PublisherSettings>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            limits: LimitSettings {
                messages_per_minute: 100_000,
                message_burst: 100_000,
                address_per_minute: 100_000,
                address_burst: 100_000,
                ..LimitSettings::default()
            },
            testbed: false,
            down: Vec::new(),
            library: None,
            data: None,
            allowed_origins: Vec::new(),
            publisher: None,
        }
    }
}

impl Server {
    /// A server without agencies or limits that matter.
    pub(crate) async fn start() -> Self {
        Self::with(Setup::default()).await
    }

    /// A server with agencies, of which these are down, and a login.
    pub(crate) async fn with_testbed(down: &[&str]) -> Self {
        Self::with(Setup {
            testbed: true,
            down: down.iter().map(|agency| (*agency).to_owned()).collect(),
            ..Setup::default()
        })
        .await
    }

    pub(crate) async fn with(setup: Setup) -> Self {
        logs();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("its address");
        let public_url = Url::parse(&format!("http://{address}")).expect("valid");
        let testbed = if setup.testbed {
            Some(start_testbed(&public_url, setup.down).await)
        } else {
            None
        };
        let data = setup
            .data
            .unwrap_or_else(|| Arc::new(tempfile::tempdir().expect("a folder")));
        let config = Config {
            public_url,
            data: data.path().to_owned(),
            limits: setup.limits,
            allowed_origins: setup.allowed_origins,
            publisher: setup.publisher,
            login: testbed.as_ref().map(login_settings),
            ..Config::default()
        };
        let app = App::open(Parts {
            config,
            environment: Environment::system(),
            library: setup.library.unwrap_or_else(shipped),
            connectors: connectors(testbed.as_ref()),
        })
        .await
        .expect("it opens");
        let (stop, stopped) = oneshot::channel();
        let shutdown = async {
            // A dropped sender stops it too.
            let _ = stopped.await;
        };
        let running = tokio::spawn(serving::run(listener, Arc::clone(&app), shutdown));
        Self {
            address,
            app,
            testbed,
            data,
            stop: Some(stop),
            running,
        }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Stops it as a signal would, and waits until it has.
    pub(crate) async fn stop(mut self) -> Arc<TempDir> {
        drop(self.stop.take());
        self.running.await.expect("no panic").expect("no error");
        self.data
    }

    /// Whether the database's files hold these words.
    pub(crate) fn stores(&self, words: &str) -> bool {
        let files = std::fs::read_dir(self.data.path()).expect("the folder");
        files.into_iter().any(|file| {
            let bytes = std::fs::read(file.expect("a file").path()).expect("its bytes");
            let mut windows = bytes.windows(words.len());
            windows.any(|window| window == words.as_bytes())
        })
    }
}

/// The repository's root, where the shipped content lies.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The shipped content, loaded once for all tests.
fn shipped() -> Arc<Library> {
    static LIBRARY: OnceLock<Arc<Library>> = OnceLock::new();
    let library = LIBRARY.get_or_init(|| {
        Arc::new(Library::open(&root(), Environment::system()).expect("good content"))
    });
    Arc::clone(library)
}

async fn start_testbed(public_url: &Url, down: Vec<String>) -> Testbed {
    let address = |path| public_url.join(path).expect("valid").to_string();
    Testbed::start(testbed::Config {
        clients: vec![testbed::Client {
            id: CLIENT.to_owned(),
            secret: None,
            redirect_uris: vec![address("/login/callback")],
            post_logout_redirect_uris: vec![address("/logout/done")],
        }],
        down,
        ..testbed::Config::default()
    })
    .await
    .expect("a testbed")
}

fn login_settings(testbed: &Testbed) -> LoginSettings {
    LoginSettings {
        issuer: Url::parse(&testbed.issuer_url).expect("valid"),
        client_id: CLIENT.to_owned(),
        client_secret: None,
        scopes: vec!["profile".to_owned()],
        acr: "idporten-loa-substantial".to_owned(),
        minutes: 60,
    }
}

fn connectors(testbed: Option<&Testbed>) -> connectors::Connectors {
    let manifests = testbed.map_or_else(Vec::new, |testbed| {
        let agencies = ("AGENCIES".to_owned(), testbed.agencies_url.clone());
        let variables = BTreeMap::from([agencies]);
        let (manifests, problems) = connectors::load(&root().join("connectors"), &variables);
        assert!(
            problems.iter().all(|problem| problem.warning),
            "{problems:?}"
        );
        manifests
    });
    let client = connectors::http_client().expect("a client");
    connectors::Connectors::new(manifests, client)
}

/// Everything logged so far by every test.
pub(crate) fn logged() -> String {
    let lines = logs().0.lock().expect("no panic");
    String::from_utf8_lossy(&lines).into_owned()
}

#[derive(Clone, Default)]
struct Logs(Arc<Mutex<Vec<u8>>>);

fn logs() -> &'static Logs {
    static LOGS: OnceLock<Logs> = OnceLock::new();
    LOGS.get_or_init(|| {
        let logs = Logs::default();
        // More than any operator would log of our own crates.
        let filter = "debug,server=trace,store=trace,dialogue=trace,understanding=trace,\
                      search=trace,connectors=trace,tungstenite=info,tokio_tungstenite=info";
        tracing_subscriber::fmt()
            .json()
            .with_env_filter(filter)
            .with_writer(logs.clone())
            .init();
        logs
    })
}

impl<'a> MakeWriter<'a> for Logs {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl Write for Logs {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no panic").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
