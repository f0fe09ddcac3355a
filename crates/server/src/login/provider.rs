//! The code flow with PKCE (S256), `state` and `nonce`, all of them always.

use super::{
    Session,
    http::{self, HttpError},
    session::lifetime,
};
use crate::{config::LoginSettings, environment::Environment};
use connectors::{Assurance, UserToken};
use jiff::{SignedDuration, Timestamp};
use openidconnect::{
    AuthenticationFlow, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndSessionUrl,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, LanguageTag, LogoutRequest, Nonce,
    OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, PostLogoutRedirectUrl,
    ProviderMetadataWithLogout, RedirectUrl, Scope, TokenResponse,
    core::{CoreClient, CoreResponseType, CoreTokenResponse},
};
use secrecy::ExposeSecret;
use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};
use store::TokenHash;
use url::Url;

/// How long the provider's configuration and keys are kept, as Digdir advises.
const METADATA_LIFETIME: SignedDuration = SignedDuration::from_hours(24);

/// How long a citizen may take to log in.
const PATIENCE: SignedDuration = SignedDuration::from_mins(10);

/// Logins under way at the same time; more are refused rather than remembered.
const MOST_WAITING: usize = 10_000;

/// An OpenID provider that citizens log in with.
pub struct Login {
    settings: LoginSettings,
    redirect: RedirectUrl,
    after_logout: PostLogoutRedirectUrl,
    http: reqwest::Client,
    metadata: tokio::sync::Mutex<Option<Metadata>>,
    waiting: Mutex<HashMap<String, Waiting>>,
}

/// A login that has begun: where the browser goes, and what it must bring back.
#[derive(Debug)]
pub struct Started {
    /// The provider's page.
    pub url: Url,
    /// Proves at the callback that it is the same browser; goes into a cookie.
    pub browser: store::ResumeToken,
}

/// What the provider sent the browser back with.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Callback {
    /// The code for the tokens.
    pub code: Option<String>,
    /// Which login it is.
    pub state: Option<String>,
    /// Who answers (RFC 9207).
    pub iss: Option<String>,
    /// Why not, where it was not.
    pub error: Option<String>,
}

/// Why a login failed. None of it is told to the citizen in these words.
#[derive(Debug, thiserror::Error)]
pub enum LoginError {
    /// The provider's configuration could not be read.
    #[error("the provider's configuration could not be read: {0}")]
    Discovery(String),
    /// Too many logins are under way.
    #[error("too many logins are under way")]
    Busy,
    /// The provider, or the citizen there, said no.
    #[error("the provider answered: {0}")]
    Refused(String),
    /// The answer belongs to no login of this browser.
    #[error("the answer belongs to no login of this browser")]
    Unknown,
    /// The code could not be exchanged.
    #[error("the code could not be exchanged: {0}")]
    Exchange(String),
    /// The ID token is not to be trusted.
    #[error("the ID token is wrong: {0}")]
    IdToken(String),
    /// The login is weaker than was asked for.
    #[error("the login is weaker than was asked for")]
    Assurance,
}

/// A client of a provider whose configuration is known.
type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

struct Metadata {
    metadata: Arc<ProviderMetadataWithLogout>,
    read: Timestamp,
}

struct Waiting {
    browser: TokenHash,
    verifier: PkceCodeVerifier,
    nonce: Nonce,
    return_to: String,
    since: Timestamp,
}

impl Login {
    /// A login at the provider of `settings`, for the server at `public_url`. Nothing is asked yet.
    pub fn new(settings: LoginSettings, public_url: &Url) -> anyhow::Result<Self> {
        let address = |path: &str| public_url.join(path);
        Ok(Self {
            redirect: RedirectUrl::from_url(address("/login/callback")?),
            after_logout: PostLogoutRedirectUrl::from_url(address("/logout/done")?),
            http: http::client()?,
            settings,
            metadata: tokio::sync::Mutex::default(),
            waiting: Mutex::default(),
        })
    }

    /// Begins a login that comes back to `return_to`, a path on this server.
    pub async fn start(
        &self,
        environment: &Environment,
        lang: content::Lang,
        return_to: String,
    ) -> Result<Started, LoginError> {
        let now = environment.now();
        let metadata = self.metadata(now).await?;
        let random = || environment.token().reveal().to_owned();
        let verifier = PkceCodeVerifier::new(random());
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&verifier);
        let (state, nonce) = (CsrfToken::new(random()), Nonce::new(random()));
        let client = self
            .client(&metadata)
            .set_redirect_uri(self.redirect.clone());
        let scopes = self.settings.scopes.iter().cloned().map(Scope::new);
        let acr = openidconnect::AuthenticationContextClass::new(self.settings.acr.clone());
        let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
        let (url, state, nonce) = client
            .authorize_url(flow, || state, || nonce)
            .add_scopes(scopes)
            .add_auth_context_value(acr)
            .add_ui_locale(LanguageTag::new(lang.code().to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        let browser = environment.token();
        let waiting = Waiting {
            browser: TokenHash::of(browser.reveal()),
            verifier,
            nonce,
            return_to,
            since: now,
        };
        self.wait(state.secret(), waiting, now)?;
        Ok(Started { url, browser })
    }

    /// Ends a login: the session that begins, and where the browser goes on.
    pub async fn finish(
        &self,
        environment: &Environment,
        callback: Callback,
        browser: Option<&str>,
    ) -> Result<(Session, String), LoginError> {
        let now = environment.now();
        let waiting = self.waited(&callback, browser, now)?;
        if let Some(error) = callback.error {
            return Err(LoginError::Refused(error));
        }
        let metadata = self.metadata(now).await?;
        if callback
            .iss
            .is_some_and(|iss| iss != metadata.issuer().as_str())
        {
            return Err(LoginError::Unknown);
        }
        let code = callback.code.ok_or(LoginError::Unknown)?;
        let tokens = self.exchange(&metadata, code, waiting.verifier).await?;
        let session = self.session(environment, &metadata, &tokens, &waiting.nonce, now);
        if session.is_err() {
            // Its keys may have changed: the next login reads them anew.
            *self.metadata.lock().await = None;
        }
        Ok((session?, waiting.return_to))
    }

    /// Where the browser goes to log out at the provider too and come back to `return_to`; `None`
    /// when the provider has no such page.
    pub async fn logout_url(&self, now: Timestamp, return_to: String) -> Option<Url> {
        let metadata = self.metadata(now).await.ok()?;
        let end: EndSessionUrl = metadata
            .additional_metadata()
            .end_session_endpoint
            .clone()?;
        let url = LogoutRequest::from(end)
            .set_client_id(ClientId::new(self.settings.client_id.clone()))
            .set_post_logout_redirect_uri(self.after_logout.clone())
            .set_state(CsrfToken::new(return_to))
            .http_get_url();
        Some(url)
    }

    async fn metadata(
        &self,
        now: Timestamp,
    ) -> Result<Arc<ProviderMetadataWithLogout>, LoginError> {
        let mut kept = self.metadata.lock().await;
        if let Some(kept) = kept.as_ref()
            && now.duration_since(kept.read) < METADATA_LIFETIME
        {
            return Ok(Arc::clone(&kept.metadata));
        }
        let issuer = self.settings.issuer.as_str();
        // An issuer is compared to the letter, and an address without a path has none.
        let issuer = issuer.strip_suffix('/').unwrap_or(issuer).to_owned();
        let issuer = IssuerUrl::new(issuer).map_err(told(LoginError::Discovery))?;
        let http = |request| http::send(self.http.clone(), request);
        let metadata = ProviderMetadataWithLogout::discover_async(issuer, &http)
            .await
            .map_err(told(LoginError::Discovery))?;
        let metadata = Arc::new(metadata);
        *kept = Some(Metadata {
            metadata: Arc::clone(&metadata),
            read: now,
        });
        Ok(metadata)
    }

    async fn exchange(
        &self,
        metadata: &ProviderMetadataWithLogout,
        code: String,
        verifier: PkceCodeVerifier,
    ) -> Result<CoreTokenResponse, LoginError> {
        let http = |request| http::send(self.http.clone(), request);
        self.client(metadata)
            .set_redirect_uri(self.redirect.clone())
            .exchange_code(AuthorizationCode::new(code))
            .map_err(told(LoginError::Exchange))?
            .set_pkce_verifier(verifier)
            .request_async(&http)
            .await
            .map_err(told::<openidconnect::RequestTokenError<HttpError, _>>(
                LoginError::Exchange,
            ))
    }

    fn session(
        &self,
        environment: &Environment,
        metadata: &ProviderMetadataWithLogout,
        tokens: &CoreTokenResponse,
        nonce: &Nonce,
        now: Timestamp,
    ) -> Result<Session, LoginError> {
        let id_token = tokens
            .id_token()
            .ok_or_else(|| LoginError::IdToken("there is none".to_owned()))?;
        let client = self.client(metadata);
        let claims = id_token
            .claims(&client.id_token_verifier(), nonce)
            .map_err(told(LoginError::IdToken))?;
        let acr = claims.auth_context_ref().map_or("", |acr| acr.as_str());
        let assurance = Assurance::from_acr(acr).ok_or(LoginError::Assurance)?;
        if Assurance::from_acr(&self.settings.acr).is_none_or(|asked| assurance < asked) {
            return Err(LoginError::Assurance);
        }
        let expires = now + lifetime(self.settings.minutes, tokens.expires_in());
        let access = tokens.access_token().secret().clone();
        Ok(Session::new(
            environment.id(),
            claims.subject().to_string(),
            UserToken::new(access.into(), assurance, expires),
            expires,
        ))
    }

    fn client(&self, metadata: &ProviderMetadataWithLogout) -> Client {
        let secret = self.settings.client_secret.as_ref();
        CoreClient::from_provider_metadata(
            metadata.clone(),
            ClientId::new(self.settings.client_id.clone()),
            secret.map(|secret| ClientSecret::new(secret.expose_secret().to_owned())),
        )
    }

    fn wait(&self, state: &str, new: Waiting, now: Timestamp) -> Result<(), LoginError> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() >= MOST_WAITING {
            waiting.retain(|_, login| now.duration_since(login.since) < PATIENCE);
        }
        if waiting.len() >= MOST_WAITING {
            return Err(LoginError::Busy);
        }
        waiting.insert(state.to_owned(), new);
        Ok(())
    }

    /// The login that this answer belongs to; it is answered once.
    fn waited(
        &self,
        callback: &Callback,
        browser: Option<&str>,
        now: Timestamp,
    ) -> Result<Waiting, LoginError> {
        let state = callback.state.as_deref().ok_or(LoginError::Unknown)?;
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let login = waiting.remove(state).ok_or(LoginError::Unknown)?;
        let is_same_browser = browser.is_some_and(|browser| login.browser.matches(browser));
        let is_in_time = now.duration_since(login.since) < PATIENCE;
        if is_same_browser && is_in_time {
            Ok(login)
        } else {
            Err(LoginError::Unknown)
        }
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login")
            .field("issuer", &self.settings.issuer.as_str())
            .finish_non_exhaustive()
    }
}

/// Puts an error's words, and those of what caused it, into one of ours.
fn told<E: std::error::Error>(ours: impl Fn(String) -> LoginError) -> impl Fn(E) -> LoginError {
    move |error| {
        let mut words = error.to_string();
        let mut cause = error.source();
        while let Some(error) = cause {
            words = format!("{words}: {error}");
            cause = error.source();
        }
        ours(words)
    }
}
