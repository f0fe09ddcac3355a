//! A browser without JavaScript: cookies, redirects and forms.

use crate::harness::Server;
use reqwest::{Client, Method, Response, StatusCode, header, redirect};
use std::collections::BTreeMap;
use url::Url;

/// The most redirects followed.
const MOST_REDIRECTS: usize = 10;

/// A browser, with its cookies.
pub(crate) struct Browser {
    http: Client,
    home: Url,
    /// By host and port, then by name.
    cookies: BTreeMap<String, BTreeMap<String, String>>,
}

/// A page a browser has come to.
pub(crate) struct Page {
    pub(crate) url: Url,
    pub(crate) status: StatusCode,
    pub(crate) html: String,
}

impl Browser {
    pub(crate) fn new(server: &Server) -> Self {
        let http = Client::builder()
            .redirect(redirect::Policy::none())
            .no_proxy()
            .build()
            .expect("a client");
        Self {
            http,
            home: Url::parse(&server.url("/")).expect("valid"),
            cookies: BTreeMap::new(),
        }
    }

    /// Goes to an address and wherever it leads.
    pub(crate) async fn get(&mut self, address: &str) -> Page {
        let url = self.home.join(address).expect("an address");
        self.go(Method::GET, url, &[]).await
    }

    /// Sends a form of the server's own.
    pub(crate) async fn post(&mut self, address: &str, form: &[(&str, &str)]) -> Page {
        let url = self.home.join(address).expect("an address");
        self.go(Method::POST, url, form).await
    }

    /// Logs a citizen in, back to `return_to`.
    pub(crate) async fn log_in(&mut self, citizen: &str, return_to: &str) -> Page {
        let page = self.get(&format!("/login?return={return_to}")).await;
        assert_eq!(page.status, 200, "{}", page.html);
        self.choose(&page, citizen).await
    }

    /// Chooses a citizen on the provider's page.
    pub(crate) async fn choose(&mut self, page: &Page, citizen: &str) -> Page {
        let request = page.field("request").expect("a form");
        let form = [("request", request.as_str()), ("citizen", citizen)];
        let url = page.url.join("/login").expect("valid");
        self.go(Method::POST, url, &form).await
    }

    /// The header that a socket opened by this browser sends.
    pub(crate) fn cookie_header(&self) -> String {
        let cookies = self.cookies.get(self.home.authority());
        let pairs = cookies.into_iter().flatten();
        let pairs: Vec<String> = pairs
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("; ")
    }

    pub(crate) fn forget_cookie(&mut self, name: &str) {
        for cookies in self.cookies.values_mut() {
            cookies.remove(name);
        }
    }

    /// One request and its answer, without following where it leads.
    pub(crate) async fn request(
        &mut self,
        method: Method,
        url: &Url,
        form: &[(&str, &str)],
    ) -> Response {
        let mut request = self.http.request(method.clone(), url.clone());
        let cookies = self.cookies.get(url.authority()).into_iter().flatten();
        for (name, value) in cookies {
            request = request.header(header::COOKIE, format!("{name}={value}"));
        }
        if method == Method::POST {
            let origin = url.origin().ascii_serialization();
            request = request.header(header::ORIGIN, origin).form(form);
        }
        let response = request.send().await.expect("an answer");
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            self.keep(url, cookie.to_str().expect("text"));
        }
        response
    }

    async fn go(&mut self, method: Method, url: Url, form: &[(&str, &str)]) -> Page {
        let mut response = self.request(method, &url, form).await;
        let mut at = url;
        for _ in 0..MOST_REDIRECTS {
            let Some(next) = response.headers().get(header::LOCATION) else {
                return Page {
                    status: response.status(),
                    url: at,
                    html: response.text().await.expect("text"),
                };
            };
            at = at.join(next.to_str().expect("text")).expect("an address");
            response = self.request(Method::GET, &at, &[]).await;
        }
        panic!("too many redirects, at {at}");
    }

    fn keep(&mut self, url: &Url, cookie: &str) {
        let mut parts = cookie.split("; ");
        let pair = parts.next().and_then(|pair| pair.split_once('='));
        let (name, value) = pair.expect("a cookie");
        let attributes: Vec<&str> = parts.collect();
        assert!(attributes.contains(&"HttpOnly"), "{cookie}");
        assert!(attributes.contains(&"SameSite=Lax"), "{cookie}");
        let cookies = self.cookies.entry(url.authority().to_owned()).or_default();
        if attributes.contains(&"Max-Age=0") {
            cookies.remove(name);
        } else {
            cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

impl Page {
    /// The value of the first form field of that name.
    pub(crate) fn field(&self, name: &str) -> Option<String> {
        let (_, rest) = self.html.split_once(&format!("name=\"{name}\" value=\""))?;
        Some(rest.split_once('"')?.0.to_owned())
    }
}
