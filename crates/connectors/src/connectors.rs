//! Asks all sources at once; each answers as soon as it can.

use crate::{
    Assurance, Manifest, Outcome, Report, UserToken,
    breaker::Breaker,
    failure::Failure,
    status_v1::{self, Answer, Question},
};
use jiff::Timestamp;
use reqwest::{
    Client,
    header::{ACCEPT, AUTHORIZATION},
    redirect,
};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::{Semaphore, mpsc},
    time::{Instant, timeout},
};

const LARGEST_BODY: usize = 1024 * 1024;
const MOST_REDIRECTS: usize = 3;

/// When a connector is left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Failures in a row after which a source is not asked for a while.
    pub failures: u32,
    /// How long it is then not asked.
    pub open_for: Duration,
    /// Questions to one source at the same time; more wait, within their deadline.
    pub concurrency: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            failures: 5,
            open_for: Duration::from_secs(30),
            concurrency: 64,
        }
    }
}

/// Who is asked what, with whose token. Nothing of the conversation is in it.
#[derive(Clone, Debug)]
pub struct LookUp {
    /// The citizen's token.
    pub token: UserToken,
    /// The services wanted; all when empty. Only connectors that have one of them are asked.
    pub services: Vec<String>,
    /// The connectors asked, by identifier; all when empty.
    pub sources: Vec<String>,
    /// The languages wanted, the citizen's own first.
    pub languages: Vec<String>,
}

/// Every connector, ready to be asked.
#[derive(Clone, Debug)]
pub struct Connectors {
    sources: Arc<[Arc<Source>]>,
    client: Client,
}

#[derive(Debug)]
struct Source {
    manifest: Manifest,
    breaker: Breaker,
    slots: Semaphore,
}

/// The HTTP client connectors are asked with: verified TLS, no proxy, no redirect to another
/// host.
///
/// # Errors
/// When the system has no usable TLS roots.
pub fn http_client() -> Result<Client, reqwest::Error> {
    let same_origin = redirect::Policy::custom(|attempt| {
        let previous = attempt.previous();
        let stays = previous
            .last()
            .is_some_and(|from| from.origin() == attempt.url().origin());
        if stays && previous.len() <= MOST_REDIRECTS {
            attempt.follow()
        } else {
            // The redirect itself becomes the answer, which the contract does not have.
            attempt.stop()
        }
    });
    Client::builder()
        .no_proxy()
        .redirect(same_origin)
        .referer(false)
        .user_agent("Livslos")
        .build()
}

impl Connectors {
    /// Connectors of these manifests, asked through `client` (see [`http_client`]).
    pub fn new(manifests: Vec<Manifest>, client: Client) -> Self {
        Self::with_limits(manifests, client, Limits::default())
    }

    /// The same with other limits.
    pub fn with_limits(manifests: Vec<Manifest>, client: Client, limits: Limits) -> Self {
        let source = |manifest| {
            Arc::new(Source {
                manifest,
                breaker: Breaker::new(limits.failures, limits.open_for),
                slots: Semaphore::new(limits.concurrency),
            })
        };
        Self {
            sources: manifests.into_iter().map(source).collect(),
            client,
        }
    }

    /// The manifests of all connectors.
    pub fn manifests(&self) -> impl Iterator<Item = &Manifest> {
        self.sources.iter().map(|source| &source.manifest)
    }

    /// The connectors that `look_up` would ask, in the order of their manifests.
    pub fn asked<'a>(&'a self, request: &'a LookUp) -> impl Iterator<Item = &'a Manifest> {
        self.manifests().filter(|manifest| request.asks(manifest))
    }

    /// Asks every source that is meant, all at once. Exactly one report comes from each, as soon
    /// as it is there and never later than its timeout; then the channel closes. When the receiver
    /// is dropped, what still runs is abandoned. Must be called within a Tokio runtime.
    pub fn look_up(&self, request: LookUp, now: Timestamp) -> mpsc::Receiver<Report> {
        let (sender, receiver) = mpsc::channel(self.sources.len().max(1));
        let request = Arc::new(request);
        for source in self.sources.iter() {
            if !request.asks(&source.manifest) {
                continue;
            }
            let (source, client) = (Arc::clone(source), self.client.clone());
            let (request, sender) = (Arc::clone(&request), sender.clone());
            tokio::spawn(async move {
                tokio::select! {
                    () = sender.closed() => {}
                    report = source.report(&client, &request, now) => {
                        // The receiver may have gone in this very moment; then nobody waits.
                        let _ = sender.send(report).await;
                    }
                }
            });
        }
        receiver
    }
}

impl LookUp {
    fn asks(&self, manifest: &Manifest) -> bool {
        let is_meant = self.sources.is_empty() || self.sources.contains(&manifest.id);
        is_meant && (self.services.is_empty() || !self.services_of(manifest).is_empty())
    }

    fn services_of(&self, manifest: &Manifest) -> Vec<String> {
        let wanted =
            |service: &&String| self.services.is_empty() || self.services.contains(service);
        manifest.services.iter().filter(wanted).cloned().collect()
    }
}

impl Source {
    async fn report(&self, client: &Client, request: &LookUp, now: Timestamp) -> Report {
        let started = Instant::now();
        let answer = match self.refuse(request, now) {
            Some(outcome) => Answer::without_items(outcome),
            None => self.guarded(client, request, now).await,
        };
        let report = answer.into_report(&self.manifest, request.token.assurance(), now);
        tracing::debug!(
            connector.id = report.connector,
            connector.items = report.items.len(),
            connector.hidden = report.hidden,
            elapsed_ms = started.elapsed().as_millis(),
            "status looked up"
        );
        report
    }

    /// What is known without asking.
    fn refuse(&self, request: &LookUp, now: Timestamp) -> Option<Outcome> {
        let needed: Assurance = self.manifest.assurance;
        if !request.token.is_valid(now) {
            Some(Outcome::NeedsLogin)
        } else if request.token.assurance() < needed {
            let level = needed.to_string();
            Some(Outcome::NeedsHigherAssurance { level })
        } else {
            None
        }
    }

    async fn guarded(&self, client: &Client, request: &LookUp, now: Timestamp) -> Answer {
        let result = match self.breaker.enter() {
            Ok(pass) => {
                let result = self.in_time(client, request, now).await;
                if result.is_ok() {
                    pass.succeed();
                } else {
                    pass.fail();
                }
                result
            }
            Err(wait) => Err(Failure::BreakerOpen {
                retry_after: u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).max(1),
            }),
        };
        result.unwrap_or_else(|failure| {
            tracing::warn!(
                connector.id = self.manifest.id,
                reason = %failure,
                "status look-up failed"
            );
            Answer::without_items(failure.outcome())
        })
    }

    async fn in_time(
        &self,
        client: &Client,
        request: &LookUp,
        now: Timestamp,
    ) -> Result<Answer, Failure> {
        let limit = self.manifest.timeout;
        timeout(limit, self.ask(client, request, now))
            .await
            .unwrap_or(Err(Failure::Timeout(limit.as_millis())))
    }

    async fn ask(
        &self,
        client: &Client,
        request: &LookUp,
        now: Timestamp,
    ) -> Result<Answer, Failure> {
        let Some(bearer) = request.token.bearer() else {
            return Ok(Answer::without_items(Outcome::NeedsLogin));
        };
        // The semaphore is never closed, and without a slot the deadline ends the wait.
        let _slot = self.slots.acquire().await.ok();
        let question = Question {
            services: request.services_of(&self.manifest),
            languages: request.languages.clone(),
        };
        let mut response = client
            .post(self.manifest.url.clone())
            .header(AUTHORIZATION, bearer)
            .header(ACCEPT, "application/json")
            .json(&question)
            .send()
            .await
            .map_err(Failure::connection)?;
        let body = read_body(&mut response).await?;
        status_v1::read(response.status(), response.headers(), &body, now)
    }
}

async fn read_body(response: &mut reqwest::Response) -> Result<Vec<u8>, Failure> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(Failure::connection)? {
        if body.len() + chunk.len() > LARGEST_BODY {
            return Err(Failure::TooLarge(LARGEST_BODY));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}
