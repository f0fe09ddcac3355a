//! The OpenID provider, asked by the same client library that the server uses, and by hand where
//! that library would not do what is wrong.

use axum::http::{StatusCode, header};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use connectors::{Assurance, Connectors, LookUp, Outcome, UserToken, http_client, load};
use jiff::{Timestamp, ToSpan};
use openidconnect::{
    AuthenticationContextClass, AuthenticationFlow, AuthorizationCode, ClientId, ClientSecret,
    CsrfToken, HttpRequest, HttpResponse, IssuerUrl, LanguageTag, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, TokenResponse,
    core::{CoreClient, CoreProviderMetadata, CoreResponseType, CoreTokenResponse},
};
use reqwest::{Client, Response, Url, redirect};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};
use testbed::{Clock, Config, Testbed};

const CALLBACK: &str = "http://127.0.0.1:9/callback";
const GOODBYE: &str = "http://127.0.0.1:9/goodbye";
const SECRET: &str = "s3cret: of % the + client";
// The example of RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// A testbed with a clock that can be put forward, and a browser that does not follow redirects.
struct Bench {
    testbed: Testbed,
    ahead: Arc<AtomicI64>,
    browser: Client,
}

impl Bench {
    async fn start() -> Self {
        let ahead = Arc::new(AtomicI64::new(0));
        let seconds = Arc::clone(&ahead);
        let client = |id: &str, secret: Option<&str>| testbed::Client {
            id: id.to_owned(),
            secret: secret.map(str::to_owned),
            redirect_uris: vec![CALLBACK.to_owned()],
            post_logout_redirect_uris: vec![GOODBYE.to_owned()],
        };
        let config = Config {
            clients: vec![
                client("livslos", Some(SECRET)),
                client("public", None),
                client("other", Some("other")),
            ],
            clock: Clock::new(move || Timestamp::now() + seconds.load(Ordering::Relaxed).seconds()),
            ..Config::default()
        };
        Self {
            testbed: Testbed::start(config).await.unwrap(),
            ahead,
            browser: Client::builder()
                .redirect(redirect::Policy::none())
                .no_proxy()
                .build()
                .unwrap(),
        }
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.testbed.issuer_url)
    }

    /// `/authorize` as a service should call it, with these parameters replaced or, when empty,
    /// left out.
    async fn authorize(&self, changes: &[(&str, &str)]) -> Response {
        let mut parameters = BTreeMap::from([
            ("client_id", "livslos"),
            ("redirect_uri", CALLBACK),
            ("response_type", "code"),
            ("scope", "openid profile"),
            ("state", "abc"),
            ("nonce", "xyz"),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
            ("acr_values", "idporten-loa-substantial"),
        ]);
        for (name, value) in changes {
            parameters.insert(name, value);
        }
        parameters.retain(|_, value| !value.is_empty());
        let request = self.browser.get(self.url("/authorize"));
        request.query(&parameters).send().await.unwrap()
    }

    /// Chooses on the login page; returns where the citizen is sent.
    async fn choose(&self, page: Response, name: &str, value: &str) -> Url {
        assert_eq!(page.status(), StatusCode::OK);
        let request = handle(&page.text().await.unwrap());
        let form = [("request", request.as_str()), (name, value)];
        let answer = self.browser.post(self.url("/login")).form(&form);
        location(&answer.send().await.unwrap())
    }

    async fn code(&self, changes: &[(&str, &str)]) -> String {
        let page = self.authorize(changes).await;
        let url = self.choose(page, "citizen", "kari").await;
        parameter(&url, "code").unwrap()
    }

    /// `/token` as a service should call it, with these parameters replaced or left out.
    async fn token(&self, code: &str, changes: &[(&str, &str)]) -> (StatusCode, Value) {
        let mut parameters = BTreeMap::from([
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", CALLBACK),
            ("code_verifier", VERIFIER),
            ("client_id", "livslos"),
            ("client_secret", SECRET),
        ]);
        for (name, value) in changes {
            parameters.insert(name, value);
        }
        parameters.retain(|_, value| !value.is_empty());
        let request = self.browser.post(self.url("/token")).form(&parameters);
        let response = request.send().await.unwrap();
        assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
        (response.status(), response.json().await.unwrap())
    }

    /// What Nav answers to an access token.
    async fn nav(&self, access_token: &str) -> (Outcome, usize) {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../connectors");
        let agencies = self.testbed.agencies_url.clone();
        let (manifests, _) = load(&dir, &BTreeMap::from([("AGENCIES".to_owned(), agencies)]));
        let now = Timestamp::now();
        let request = LookUp {
            token: UserToken::new(access_token.into(), Assurance::High, now + 1.hour()),
            services: Vec::new(),
            sources: vec!["nav".to_owned()],
            languages: Vec::new(),
        };
        let connectors = Connectors::new(manifests, http_client().unwrap());
        let report = connectors.look_up(request, now).recv().await.unwrap();
        (report.outcome, report.items.len())
    }
}

/// The name of the login on its page.
fn handle(html: &str) -> String {
    let (_, rest) = html.split_once("name=\"request\" value=\"").unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

fn location(response: &Response) -> Url {
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    let location = response.headers()[header::LOCATION].to_str().unwrap();
    Url::parse(location).unwrap()
}

fn parameter(url: &Url, name: &str) -> Option<String> {
    let mut pairs = url.query_pairs();
    pairs.find_map(|(key, value)| (key == name).then(|| value.into_owned()))
}

fn claims(token: &str) -> Value {
    let payload = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap()
}

/// The login as the server does it: everything by the library, the citizen's part by the browser.
async fn log_in(bench: &Bench, acr: &str) -> CoreTokenResponse {
    let http = async |request: HttpRequest| -> Result<HttpResponse, reqwest::Error> {
        let response = bench.browser.execute(request.try_into()?).await?;
        let (status, headers) = (response.status(), response.headers().clone());
        let mut answer = HttpResponse::new(response.bytes().await?.to_vec());
        *answer.status_mut() = status;
        *answer.headers_mut() = headers;
        Ok(answer)
    };
    let issuer = IssuerUrl::new(bench.testbed.issuer_url.clone()).unwrap();
    let metadata = CoreProviderMetadata::discover_async(issuer, &http)
        .await
        .unwrap();
    let secret = ClientSecret::new(SECRET.to_owned());
    let client = CoreClient::from_provider_metadata(
        metadata,
        ClientId::new("livslos".to_owned()),
        Some(secret),
    )
    .set_redirect_uri(RedirectUrl::new(CALLBACK.to_owned()).unwrap());
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
    let (url, state, nonce) = client
        .authorize_url(flow, CsrfToken::new_random, Nonce::new_random)
        .add_auth_context_value(AuthenticationContextClass::new(acr.to_owned()))
        .add_ui_locale(LanguageTag::new("nn".to_owned()))
        .set_pkce_challenge(challenge)
        .url();
    let page = bench.browser.get(url).send().await.unwrap();
    let back = bench.choose(page, "citizen", "kari").await;
    assert_eq!(parameter(&back, "state").as_ref(), Some(state.secret()));
    assert_eq!(
        parameter(&back, "iss").as_ref(),
        Some(&bench.testbed.issuer_url)
    );
    let code = AuthorizationCode::new(parameter(&back, "code").unwrap());
    let tokens = client
        .exchange_code(code)
        .unwrap()
        .set_pkce_verifier(PkceCodeVerifier::new(verifier.into_secret()))
        .request_async(&http)
        .await
        .unwrap();
    let verifier = client.id_token_verifier();
    let claims = tokens
        .id_token()
        .unwrap()
        .claims(&verifier, &nonce)
        .unwrap();
    assert_eq!(claims.auth_context_ref().unwrap().as_str(), acr);
    let wrong_nonce = Nonce::new_random();
    assert!(
        tokens
            .id_token()
            .unwrap()
            .claims(&verifier, &wrong_nonce)
            .is_err()
    );
    tokens
}

#[tokio::test]
async fn a_login_ends_with_tokens_that_agencies_accept() {
    let bench = Bench::start().await;
    let tokens = log_in(&bench, "idporten-loa-substantial").await;
    let id_token = claims(&tokens.id_token().unwrap().to_string());
    let kari = bench
        .testbed
        .citizens()
        .iter()
        .find(|citizen| citizen.id == "kari")
        .unwrap();
    assert_eq!(id_token["pid"], kari.pid.as_str());
    assert_eq!(id_token["locale"], "nn");
    assert!(id_token["sid"].is_string() && id_token["jti"].is_string());
    assert_eq!(id_token["auth_time"], id_token["iat"]);
    assert_eq!(id_token.get("name"), None);
    assert!(!id_token["sub"].as_str().unwrap().contains(&kari.pid));
    assert_eq!(
        tokens.expires_in(),
        Some(std::time::Duration::from_hours(2))
    );
    let access_token = tokens.access_token().secret();
    assert_eq!(claims(access_token)["acr"], "idporten-loa-substantial");
    assert_eq!(bench.nav(access_token).await, (Outcome::Ok, 3));
}

#[tokio::test]
async fn a_higher_level_can_be_asked_for() {
    let bench = Bench::start().await;
    let tokens = log_in(&bench, "idporten-loa-high").await;
    assert_eq!(
        claims(tokens.access_token().secret())["acr"],
        "idporten-loa-high"
    );
}

#[tokio::test]
async fn two_services_know_a_citizen_by_different_subjects() {
    let bench = Bench::start().await;
    let mut subjects = Vec::new();
    for (client, secret) in [("livslos", SECRET), ("livslos", SECRET), ("other", "other")] {
        let code = bench.code(&[("client_id", client)]).await;
        let changes = [("client_id", client), ("client_secret", secret)];
        let (_, tokens) = bench.token(&code, &changes).await;
        subjects.push(claims(tokens["id_token"].as_str().unwrap())["sub"].clone());
    }
    assert_eq!(subjects[0], subjects[1]);
    assert_ne!(subjects[0], subjects[2]);
}

#[tokio::test]
async fn a_code_is_good_once_for_whom_it_was_given_to() {
    let bench = Bench::start().await;
    let check = async |changes: &[(&str, &str)], expect: Result<(), &str>| {
        let code = bench.code(&[]).await;
        let (status, answer) = bench.token(&code, changes).await;
        match expect {
            Ok(()) => assert_eq!(status, StatusCode::OK, "{changes:?} {answer}"),
            Err(error) => {
                assert!(status.is_client_error(), "{changes:?}");
                assert_eq!(answer, serde_json::json!({"error": error}), "{changes:?}");
                // The code is used up, or was never this client's to use.
                let (status, _) = bench.token(&code, changes).await;
                assert!(status.is_client_error(), "{changes:?}");
            }
        }
    };
    check(&[], Ok(())).await;
    let other_verifier = "x".repeat(43);
    check(&[("code_verifier", &other_verifier)], Err("invalid_grant")).await;
    check(&[("code_verifier", "")], Err("invalid_grant")).await;
    check(&[("code_verifier", CHALLENGE)], Err("invalid_grant")).await;
    check(&[("redirect_uri", GOODBYE)], Err("invalid_grant")).await;
    check(&[("code", "guessed")], Err("invalid_grant")).await;
    let other = [("client_id", "other"), ("client_secret", "other")];
    check(&other, Err("invalid_grant")).await;
    check(
        &[("client_id", "public"), ("client_secret", "")],
        Err("invalid_grant"),
    )
    .await;
    check(&[("client_secret", "wrong")], Err("invalid_client")).await;
    check(&[("client_secret", "")], Err("invalid_client")).await;
    check(&[("client_id", "nobody")], Err("invalid_client")).await;
    check(&[("grant_type", "password")], Err("unsupported_grant_type")).await;
}

#[tokio::test]
async fn a_code_is_refused_the_second_time_and_when_it_is_old() {
    let bench = Bench::start().await;
    let code = bench.code(&[]).await;
    assert_eq!(bench.token(&code, &[]).await.0, StatusCode::OK);
    assert_eq!(bench.token(&code, &[]).await.1["error"], "invalid_grant");
    let code = bench.code(&[]).await;
    bench.ahead.store(61, Ordering::Relaxed);
    assert_eq!(bench.token(&code, &[]).await.1["error"], "invalid_grant");
}

#[tokio::test]
async fn a_client_without_a_secret_is_known_by_pkce_alone() {
    let bench = Bench::start().await;
    let code = bench.code(&[("client_id", "public")]).await;
    let (status, tokens) = bench
        .token(&code, &[("client_id", "public"), ("client_secret", "")])
        .await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(
        claims(tokens["id_token"].as_str().unwrap())["aud"],
        "public"
    );
}

#[tokio::test]
async fn a_request_that_cannot_be_met_is_refused() {
    let bench = Bench::start().await;
    // To whom it may be sent, the refusal is sent; to others nobody is.
    let sent_back = async |changes: &[(&str, &str)], error: &str| {
        let url = location(&bench.authorize(changes).await);
        assert!(url.as_str().starts_with(CALLBACK));
        assert_eq!(
            parameter(&url, "error").as_deref(),
            Some(error),
            "{changes:?}"
        );
        assert_eq!(parameter(&url, "state").as_deref(), Some("abc"));
        assert_eq!(parameter(&url, "code"), None);
    };
    sent_back(&[("response_type", "token")], "unsupported_response_type").await;
    sent_back(&[("scope", "profile")], "invalid_scope").await;
    sent_back(&[("code_challenge", "")], "invalid_request").await;
    sent_back(&[("code_challenge_method", "plain")], "invalid_request").await;
    sent_back(&[("code_challenge_method", "")], "invalid_request").await;
    sent_back(&[("acr_values", "Level9")], "invalid_request").await;
    sent_back(&[("prompt", "none")], "login_required").await;
    let stopped = async |changes: &[(&str, &str)]| {
        let response = bench.authorize(changes).await;
        assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{changes:?}");
    };
    stopped(&[("client_id", "nobody")]).await;
    stopped(&[("client_id", "")]).await;
    stopped(&[("redirect_uri", "")]).await;
    stopped(&[("redirect_uri", "https://evil.example/callback")]).await;
    stopped(&[("redirect_uri", "http://127.0.0.1:9/callback/")]).await;
}

#[tokio::test]
async fn a_citizen_may_change_their_mind() {
    let bench = Bench::start().await;
    let page = bench.authorize(&[]).await;
    let url = bench.choose(page, "cancel", "true").await;
    assert_eq!(parameter(&url, "error").as_deref(), Some("access_denied"));
    assert_eq!(parameter(&url, "state").as_deref(), Some("abc"));
}

#[tokio::test]
async fn a_login_page_is_good_for_one_choice_in_time() {
    let bench = Bench::start().await;
    let choose = async |request: &str, citizen: &str| {
        let form = [("request", request), ("citizen", citizen)];
        let answer = bench.browser.post(bench.url("/login")).form(&form);
        answer.send().await.unwrap().status()
    };
    let page = async || handle(&bench.authorize(&[]).await.text().await.unwrap());
    let request = page().await;
    assert_eq!(choose(&request, "kari").await, StatusCode::SEE_OTHER);
    assert_eq!(choose(&request, "kari").await, StatusCode::BAD_REQUEST);
    assert_eq!(
        choose(&page().await, "nobody").await,
        StatusCode::BAD_REQUEST
    );
    let request = page().await;
    bench.ahead.store(10 * 60, Ordering::Relaxed);
    assert_eq!(choose(&request, "kari").await, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_page_lists_everyone_in_the_language_asked_for() {
    let bench = Bench::start().await;
    let check = async |ui_locales, lang: &str, heading: &str| {
        let page = bench.authorize(&[("ui_locales", ui_locales)]).await;
        let policy = page.headers()[header::CONTENT_SECURITY_POLICY]
            .to_str()
            .unwrap();
        assert!(
            policy.starts_with("default-src 'none'; style-src 'nonce-"),
            "{policy}"
        );
        let html = page.text().await.unwrap();
        assert!(
            html.contains(&format!("<html lang=\"{lang}\">")),
            "{ui_locales}"
        );
        assert!(
            html.contains(&format!("<h1>{heading}</h1>")),
            "{ui_locales}"
        );
        for citizen in bench.testbed.citizens() {
            assert!(html.contains(&citizen.name), "{}", citizen.id);
            assert!(html.contains(&citizen.story[lang]), "{}", citizen.id);
            assert!(!html.contains(&citizen.pid), "{}", citizen.id);
        }
    };
    check("nb", "nb", "Hvem vil du logge inn som?").await;
    check("se nn en", "nn", "Kven vil du logge inn som?").await;
    check("en", "en", "Who do you want to log in as?").await;
    check("", "nb", "Hvem vil du logge inn som?").await;
}

#[tokio::test]
async fn the_language_chosen_on_the_page_is_told_to_the_service() {
    let bench = Bench::start().await;
    let request = handle(&bench.authorize(&[]).await.text().await.unwrap());
    let page = bench.browser.get(bench.url("/login"));
    let page = page.query(&[("request", request.as_str()), ("lang", "en")]);
    let back = bench
        .choose(page.send().await.unwrap(), "citizen", "per")
        .await;
    let (_, tokens) = bench.token(&parameter(&back, "code").unwrap(), &[]).await;
    assert_eq!(claims(tokens["id_token"].as_str().unwrap())["locale"], "en");
}

#[tokio::test]
async fn a_tampered_or_old_token_is_refused() {
    let bench = Bench::start().await;
    let code = bench.code(&[]).await;
    let (_, tokens) = bench.token(&code, &[]).await;
    let token = tokens["access_token"].as_str().unwrap();
    assert_eq!(bench.nav(token).await, (Outcome::Ok, 3));
    let parts: Vec<&str> = token.split('.').collect();
    let mut payload = claims(token);
    payload["pid"] = bench.testbed.citizens()[0].pid.as_str().into();
    let payload = URL_SAFE_NO_PAD.encode(payload.to_string());
    let no_algorithm = URL_SAFE_NO_PAD.encode(r#"{"alg":"none","typ":"JWT"}"#);
    for tampered in [
        format!("{}.{payload}.{}", parts[0], parts[2]),
        format!("{no_algorithm}.{payload}."),
        format!("{}.{}.", parts[0], parts[1]),
        format!("{token}A"),
        String::new(),
    ] {
        assert_eq!(
            bench.nav(&tampered).await,
            (Outcome::NeedsLogin, 0),
            "{tampered}"
        );
    }
    bench.ahead.store(2 * 60 * 60, Ordering::Relaxed);
    assert_eq!(bench.nav(token).await, (Outcome::NeedsLogin, 0));
}

#[tokio::test]
async fn after_logging_out_only_a_registered_address_is_gone_to() {
    let bench = Bench::start().await;
    let code = bench.code(&[]).await;
    let (_, tokens) = bench.token(&code, &[]).await;
    let hint = tokens["id_token"].as_str().unwrap();
    let log_out = async |parameters: &[(&str, &str)]| {
        let request = bench.browser.post(bench.url("/logout")).form(&parameters);
        let response = request.send().await.unwrap();
        let is_page = response.status() == StatusCode::OK;
        (!is_page).then(|| location(&response).to_string())
    };
    let (hint, uri) = (
        ("id_token_hint", hint),
        ("post_logout_redirect_uri", GOODBYE),
    );
    let client = ("client_id", "livslos");
    let goodbye = Some(format!("{GOODBYE}?state=s"));
    assert_eq!(log_out(&[hint, uri, ("state", "s")]).await, goodbye);
    assert_eq!(log_out(&[client, uri, ("state", "s")]).await, goodbye);
    assert_eq!(
        log_out(&[hint, client, uri]).await,
        Some(GOODBYE.to_owned())
    );
    assert_eq!(log_out(&[uri]).await, None);
    assert_eq!(log_out(&[hint]).await, None);
    assert_eq!(log_out(&[hint, ("client_id", "other"), uri]).await, None);
    assert_eq!(log_out(&[("id_token_hint", "a.b.c"), uri]).await, None);
    let evil = ("post_logout_redirect_uri", "https://evil.example/");
    assert_eq!(log_out(&[hint, evil]).await, None);
}
