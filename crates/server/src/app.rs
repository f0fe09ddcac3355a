//! The server as one value: everything a request may need, put together in one place.

use crate::{
    config::Config,
    conversation::Hub,
    environment::Environment,
    library::Library,
    limits::Limits,
    login::{Login, Session, Sessions},
    pages::Pages,
};
use connectors::Connectors;
use std::{sync::Arc, time::Duration};
use store::Store;
use tokio::sync::watch;

/// How often sessions and limits that are over are forgotten.
const TIDY_EVERY: Duration = Duration::from_mins(1);

/// Everything a request may need.
#[derive(Debug)]
pub struct App {
    /// The settings.
    pub config: Config,
    /// The clock and the dice.
    pub environment: Environment,
    /// The content in service.
    pub library: Arc<Library>,
    /// The conversations on disk.
    pub store: Store,
    /// The conversations somebody has open.
    pub hub: Hub,
    /// The agencies.
    pub connectors: Connectors,
    /// Where citizens log in, if anywhere.
    pub login: Option<Login>,
    /// Who is logged in.
    pub sessions: Sessions,
    /// What is accepted of whom.
    pub limits: Limits,
    /// The HTML pages.
    pub pages: Pages,
    /// Turns true when the server goes down; every socket holds a receiver until it is closed.
    pub going_down: watch::Sender<bool>,
}

/// What an [`App`] is put together from.
#[derive(Debug)]
pub struct Parts {
    /// The settings, checked.
    pub config: Config,
    /// The clock and the dice.
    pub environment: Environment,
    /// The content.
    pub library: Arc<Library>,
    /// The agencies.
    pub connectors: Connectors,
}

impl App {
    /// Opens the database and puts everything together.
    pub async fn open(parts: Parts) -> anyhow::Result<Arc<Self>> {
        let Parts {
            config,
            environment,
            library,
            connectors,
        } = parts;
        std::fs::create_dir_all(&config.data)?;
        let store = Store::open(&config.data.join("livslos.db")).await?;
        // Sessions are in memory: none is left from before.
        store.withdraw_all().await?;
        let login = match config.login.clone() {
            Some(settings) => Some(Login::new(settings, &config.public_url)?),
            None => None,
        };
        Ok(Arc::new(Self {
            limits: Limits::new(&config.limits),
            pages: Pages::new()?,
            hub: Hub::default(),
            sessions: Sessions::default(),
            going_down: watch::Sender::new(false),
            config,
            environment,
            library,
            store,
            connectors,
            login,
        }))
    }

    /// The address of a path on this server, as a widget on another website needs it.
    pub fn address(&self, path: &str) -> String {
        let base = self.config.public_url.as_str();
        format!("{}{path}", base.trim_end_matches('/'))
    }

    /// Ends what is left of a session: what only it might read is withdrawn from the store. Its
    /// sockets close by themselves.
    pub async fn withdraw(&self, session: &Session) {
        if let Err(error) = self.store.withdraw(session.key).await {
            tracing::error!(%error, "the status cards of a login that has ended were not withdrawn");
        }
    }

    /// Forgets now and then what is over, until the future is dropped.
    pub async fn tidy(&self) {
        let mut ticks = tokio::time::interval(TIDY_EVERY);
        loop {
            ticks.tick().await;
            self.limits.forget_the_quiet();
            for session in self.sessions.end_expired(self.environment.now()) {
                self.withdraw(&session).await;
            }
        }
    }
}
