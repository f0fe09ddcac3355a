//! HTML pages: templates from `web/pages/`, embedded; words from Fluent.
//!
//! Every template gets `lang` (`nb`, `nn` or `en`) and `t(key, name=value, …)`, which says a message
//! of the locales, besides what its route adds.

use crate::app::App;
use axum::{
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use content::{Arg, Lang};
use minijinja::{
    AutoEscape, Environment, Value, context,
    value::{Kwargs, ValueKind},
};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../web/pages"]
struct Templates;

/// All pages.
#[derive(Debug)]
pub struct Pages {
    environment: Environment<'static>,
}

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The front page of the example website.
    Index,
    /// A municipality's page on one benefit.
    Omsorgsstonad,
    /// The chat without JavaScript.
    Chat,
    /// A login that did not succeed.
    LoginFailed,
    /// All guidance.
    Guidance,
    /// A life event.
    LifeEvent,
    /// An article.
    Article,
    /// A page of the guidance that does not exist.
    NotFound,
    /// Search in the guidance.
    Search,
}

impl Page {
    fn template(self) -> &'static str {
        match self {
            Self::Index => "index.html",
            Self::Omsorgsstonad => "omsorgsstonad.html",
            Self::Chat => "chat.html",
            Self::LoginFailed => "login-failed.html",
            Self::Guidance => "guidance.html",
            Self::LifeEvent => "life-event.html",
            Self::Article => "article.html",
            Self::NotFound => "not-found.html",
            Self::Search => "search.html",
        }
    }
}

impl Pages {
    /// Reads the embedded templates; a mistake in one shows here, not at the first request.
    pub fn new() -> anyhow::Result<Self> {
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        let pages = Templates::iter().filter(|name| name.ends_with(".html"));
        for name in pages {
            let Some(file) = Templates::get(&name) else {
                continue;
            };
            let source = String::from_utf8(file.data.into_owned())?;
            environment.add_template_owned(name.into_owned(), source)?;
        }
        Ok(Self { environment })
    }

    /// The page in `lang` with `more` for its template.
    pub fn show(&self, app: &App, page: Page, lang: Lang, more: Value) -> Response {
        match self.render(app, page, lang, more) {
            Ok(html) => ([(header::CONTENT_LANGUAGE, lang.code())], Html(html)).into_response(),
            Err(error) => {
                tracing::error!(page = page.template(), error = %DisplayAll(&error), "a page was not rendered");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }

    fn render(
        &self,
        app: &App,
        page: Page,
        lang: Lang,
        more: Value,
    ) -> Result<String, minijinja::Error> {
        let assistant = app.library.current();
        let say = move |key: String, args: Kwargs| -> Result<String, minijinja::Error> {
            let mut given = Vec::new();
            for name in args.args() {
                given.push((name, argument(&args.get(name)?)));
            }
            Ok(assistant.content.locales.format(lang, &key, &given))
        };
        let words = context! { lang => lang.code(), t => Value::from_function(say) };
        let template = self.environment.get_template(page.template())?;
        template.render(context! { ..words, ..more })
    }
}

/// The language of a page: as asked for, or the browser's favourite among ours.
pub fn lang(asked: Option<&str>, headers: &HeaderMap) -> Lang {
    let accepted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    asked
        .into_iter()
        .chain(accepted.split(','))
        .map(|tag| tag.split(';').next().unwrap_or_default().trim())
        .find_map(Lang::parse)
        .unwrap_or(Lang::Nb)
}

fn argument(value: &Value) -> Arg {
    match f64::try_from(value.clone()) {
        Ok(number) if value.kind() == ValueKind::Number => Arg::Number(number),
        _ => Arg::Text(value.to_string()),
    }
}

/// An error with what caused it.
struct DisplayAll<'a>(&'a minijinja::Error);

impl std::fmt::Display for DisplayAll<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:#}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn the_language_asked_for_comes_before_the_browsers() {
        let check = |asked, accepted: &str, expect| {
            let mut headers = HeaderMap::new();
            let value = HeaderValue::from_str(accepted).expect("text");
            headers.insert(header::ACCEPT_LANGUAGE, value);
            assert_eq!(lang(asked, &headers), expect, "{asked:?} {accepted}");
        };
        check(Some("nn"), "en", Lang::Nn);
        check(None, "de, en;q=0.8, nb;q=0.5", Lang::En);
        check(None, "nn-NO", Lang::Nn);
        check(Some("de"), "de", Lang::Nb);
        check(None, "", Lang::Nb);
    }

    #[test]
    fn every_page_has_its_template() {
        let pages = Pages::new().expect("they parse");
        for page in [
            Page::Index,
            Page::Omsorgsstonad,
            Page::Chat,
            Page::LoginFailed,
            Page::Guidance,
            Page::LifeEvent,
            Page::Article,
            Page::NotFound,
            Page::Search,
        ] {
            assert!(
                pages.environment.get_template(page.template()).is_ok(),
                "{page:?}"
            );
        }
    }
}
