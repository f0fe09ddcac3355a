//! The HTTP client of the login: `openidconnect` brings its own older one, which would be a second.

use openidconnect::{HttpRequest, HttpResponse};
use reqwest::Client;
use std::time::Duration;

const TIMEOUT: Duration = Duration::from_secs(10);

/// The largest answer read from a provider, in bytes.
const LARGEST: usize = 256 * 1024;

/// Why a request to the provider failed.
#[derive(Debug, thiserror::Error)]
pub(super) enum HttpError {
    /// It was not answered.
    #[error(transparent)]
    Request(#[from] reqwest::Error),
    /// The answer is too large.
    #[error("the answer is larger than {LARGEST} bytes")]
    TooLarge,
    /// The answer cannot be taken apart.
    #[error(transparent)]
    Response(#[from] openidconnect::http::Error),
}

/// A client for talking to the provider: no redirects, which would lead a secret elsewhere.
pub(super) fn client() -> Result<Client, reqwest::Error> {
    Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(TIMEOUT)
        .user_agent("Livslos")
        .build()
}

/// Sends one request.
pub(super) async fn send(client: Client, request: HttpRequest) -> Result<HttpResponse, HttpError> {
    let mut response = client.execute(request.try_into()?).await?;
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > LARGEST {
            return Err(HttpError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    let mut answer = openidconnect::http::Response::builder().status(response.status());
    for (name, value) in response.headers() {
        answer = answer.header(name, value);
    }
    Ok(answer.body(body)?)
}
