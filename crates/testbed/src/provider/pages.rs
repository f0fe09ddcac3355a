//! The provider's pages. Their wording is in `data/pages.yaml`.

use super::{LANGUAGES, authorize::AuthorizationRequest};
use crate::{Citizen, TestbedError, expiring::random_name};
use axum::{
    http::{HeaderName, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use minijinja::{Environment, Value, context};
use std::collections::BTreeMap;

const WORDS: &str = include_str!("../../data/pages.yaml");
const STYLE: &str = include_str!("../../templates/style.css");
const TEMPLATES: [(&str, &str); 3] = [
    ("layout.html", include_str!("../../templates/layout.html")),
    ("login.html", include_str!("../../templates/login.html")),
    ("message.html", include_str!("../../templates/message.html")),
];

#[derive(Debug)]
pub(super) struct Pages {
    templates: Environment<'static>,
    words: BTreeMap<String, BTreeMap<String, String>>,
}

impl Pages {
    pub(super) fn load() -> Result<Self, TestbedError> {
        let mut templates = Environment::new();
        templates.set_undefined_behavior(minijinja::UndefinedBehavior::Strict);
        for (name, source) in TEMPLATES {
            templates
                .add_template(name, source)
                .map_err(|error| TestbedError::Data(error.to_string()))?;
        }
        let words =
            serde_saphyr::from_str(WORDS).map_err(|error| TestbedError::Data(error.to_string()))?;
        Ok(Self { templates, words })
    }

    /// Who do you want to log in as?
    pub(super) fn login(
        &self,
        name: &str,
        request: &AuthorizationRequest,
        citizens: &[Citizen],
    ) -> Response {
        let lang = request.lang;
        let citizens: Vec<Value> = citizens
            .iter()
            .map(|citizen| {
                let story = citizen.story.get(lang);
                context! { id => &citizen.id, name => &citizen.name, story => story }
            })
            .collect();
        let languages = LANGUAGES.map(|(code, name)| context! { code => code, name => name });
        let page = context! {
            request => name,
            citizens => citizens,
            level => request.assurance.as_str(),
            languages => languages.to_vec(),
        };
        self.page(StatusCode::OK, "login.html", lang, "choose", page)
    }

    /// A heading and nothing more.
    pub(super) fn message(&self, lang: &str, heading: &str) -> Response {
        let page = context! { text => () };
        self.page(StatusCode::OK, "message.html", lang, heading, page)
    }

    /// What went wrong.
    pub(super) fn problem(&self, lang: &str, text: &str) -> Response {
        let page = context! { text => self.word(lang, text) };
        self.page(StatusCode::BAD_REQUEST, "message.html", lang, "error", page)
    }

    fn page(
        &self,
        status: StatusCode,
        template: &str,
        lang: &str,
        heading: &str,
        page: Value,
    ) -> Response {
        let nonce = random_name();
        let frame = context! {
            lang => lang,
            heading => self.word(lang, heading),
            words => self.words.get(lang),
            nonce => &nonce,
            style => STYLE,
            ..page
        };
        let html = self
            .templates
            .get_template(template)
            .and_then(|template| template.render(frame));
        let html = match html {
            Ok(html) => html,
            Err(error) => {
                tracing::error!(%error, template, "testbed page cannot be rendered");
                return StatusCode::INTERNAL_SERVER_ERROR.into_response();
            }
        };
        // No form-action: Chromium applies it to every redirect that follows, and where the
        // service sends the citizen next is its own business.
        let policy = format!(
            "default-src 'none'; style-src 'nonce-{nonce}'; base-uri 'none'; frame-ancestors 'none'"
        );
        let headers: [(HeaderName, &str); 4] = [
            (header::CONTENT_SECURITY_POLICY, &policy),
            (header::CACHE_CONTROL, "no-store"),
            (header::REFERRER_POLICY, "no-referrer"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        ];
        (status, headers, Html(html)).into_response()
    }

    fn word(&self, lang: &str, key: &str) -> Option<&str> {
        Some(self.words.get(lang)?.get(key)?.as_str())
    }
}
