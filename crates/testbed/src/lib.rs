//! Simulated agencies, an OpenID provider in the ID-porten profile, and synthetic citizens: what
//! the demo runs on and what the tests talk to. All of it listens on 127.0.0.1 only.
//!
//! [`Testbed::start`] starts both servers in the running process. Who the citizens are and what
//! cases they have stands in `data/`; a new citizen or agency is data, not code.

mod agencies;
mod citizens;
mod clock;
mod expiring;
mod fault;
mod key;
mod provider;
mod servers;

pub use citizens::Citizen;
pub use clock::Clock;
pub use fault::Fault;
pub use provider::{Client, TOKEN_LIFETIME};

use agencies::Agencies;
use citizens::Population;
use connectors::{Assurance, UserToken};
use fault::Faults;
use key::SigningKey;
use provider::Provider;
use servers::Server;
use std::sync::Arc;
use thiserror::Error;

/// How a testbed is set up.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The agencies' port on 127.0.0.1; 0 for any that is free.
    pub agencies_port: u16,
    /// The OpenID provider's port on 127.0.0.1; 0 for any that is free.
    pub issuer_port: u16,
    /// Who may send citizens to the provider.
    pub clients: Vec<Client>,
    /// The agencies that are down from the beginning, by identifier.
    pub down: Vec<String>,
    /// What time it is; dates of cases are relative to it.
    pub clock: Clock,
}

/// Why a testbed does not start, or does not do what it is told.
#[derive(Debug, Error)]
pub enum TestbedError {
    /// A port is taken.
    #[error("port {port} of 127.0.0.1 cannot be used: {source}")]
    Port {
        /// The port asked for.
        port: u16,
        /// What the system says.
        source: std::io::Error,
    },
    /// The embedded data or pages are wrong.
    #[error("the testbed's own data is wrong: {0}")]
    Data(String),
    /// No signing key could be made.
    #[error("no signing key could be made: {0}")]
    Key(String),
    /// No such agency.
    #[error("there is no agency `{0}` in the testbed")]
    UnknownAgency(String),
}

/// A running testbed; dropping it stops it.
#[derive(Debug)]
pub struct Testbed {
    /// The agencies' base address, without a slash at the end; each answers at `/{agency}/status`.
    pub agencies_url: String,
    /// The provider's address, which is the issuer of its tokens.
    pub issuer_url: String,
    population: Arc<Population>,
    provider: Arc<Provider>,
    faults: Arc<Faults>,
    clock: Clock,
    servers: [Server; 2],
}

impl Testbed {
    /// Starts both servers; they answer when this returns. Must be called within a Tokio runtime.
    ///
    /// # Errors
    /// When a port is taken, or an agency in `down` does not exist.
    pub async fn start(config: Config) -> Result<Self, TestbedError> {
        let population = Arc::new(Population::load()?);
        let key = tokio::task::spawn_blocking(SigningKey::generate)
            .await
            .map_err(|error| TestbedError::Key(error.to_string()))??;
        let key = Arc::new(key);
        let faults = Arc::new(Faults::new(population.agencies()));
        for agency in &config.down {
            faults.set(agency, Fault::Error)?;
        }
        let issuer = servers::bind(config.issuer_port).await?;
        let issuer_url = servers::url(&issuer)?;
        let provider = Arc::new(Provider::new(
            issuer_url.clone(),
            config.clients,
            Arc::clone(&key),
            Arc::clone(&population),
            config.clock.clone(),
        )?);
        let listener = servers::bind(config.agencies_port).await?;
        let agencies_url = servers::url(&listener)?;
        let agencies = Agencies {
            issuer: issuer_url.clone(),
            key,
            population: Arc::clone(&population),
            faults: Arc::clone(&faults),
            clock: config.clock.clone(),
        };
        let servers = [
            Server::start(issuer, provider::router(Arc::clone(&provider))),
            Server::start(listener, agencies::router(agencies)),
        ];
        tracing::debug!(agencies_url, issuer_url, "testbed started");
        Ok(Self {
            agencies_url,
            issuer_url,
            population,
            provider,
            faults,
            clock: config.clock,
            servers,
        })
    }

    /// Everyone who can log in.
    pub fn citizens(&self) -> &[Citizen] {
        self.population.citizens()
    }

    /// The agencies' identifiers.
    pub fn agencies(&self) -> impl Iterator<Item = &str> {
        self.population.agencies()
    }

    /// Makes an agency behave so from now on.
    ///
    /// # Errors
    /// When there is no such agency.
    pub fn set_fault(&self, agency: &str, fault: Fault) -> Result<(), TestbedError> {
        self.faults.set(agency, fault)
    }

    /// An access token as a login of this citizen gets it, without the login; `None` when there is
    /// no such citizen.
    pub fn token(&self, citizen: &str, assurance: Assurance) -> Option<UserToken> {
        let now = self.clock.now();
        let citizen = self.population.citizen(citizen)?;
        let token = self.provider.access_token(citizen, assurance, now);
        Some(UserToken::new(
            token.into(),
            assurance,
            now + TOKEN_LIFETIME,
        ))
    }

    /// Stops both servers: what they are answering they finish, what hangs is cut off.
    pub async fn shutdown(self) {
        let [issuer, agencies] = self.servers;
        issuer.stop().await;
        agencies.stop().await;
    }
}
