//! `/chat`: the same conversation without JavaScript, as plain forms with the same engine behind.
//!
//! A cookie holds the conversation and its token. Each form carries a value that only a page made
//! for that cookie has, and the message's `id`, so that sending it twice does nothing twice.

use super::{
    cookies::{self, Cookie},
    logout::is_from_here,
};
use crate::{
    app::App,
    conversation::{Act, Caller, Live, Message, Taken, begin, find},
    limits::Address,
    pages,
    wire::ServerFrame,
};
use axum::{
    Form,
    extract::{ConnectInfo, Query, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use content::Lang;
use minijinja::{Value, context, value::Serde};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::{net::SocketAddr, sync::Arc};
use store::TokenHash;

/// What the page is about, as the widget's attributes say it.
#[derive(Deserialize)]
pub(super) struct Parameters {
    lang: Option<String>,
    life_event: Option<String>,
    service: Option<String>,
    municipality: Option<String>,
}

/// One of the page's forms.
#[derive(Deserialize)]
pub(super) struct Sent {
    csrf: String,
    id: String,
    act: FormAct,
    #[serde(default)]
    text: String,
    #[serde(default)]
    choice: String,
    #[serde(default)]
    question: String,
    #[serde(default)]
    value: String,
    #[serde(default)]
    source: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum FormAct {
    Say,
    Choose,
    Answer,
    Skip,
    Status,
    Bokmal,
    Nynorsk,
    English,
    Delete,
}

/// A conversation found by its cookie.
struct Open {
    live: Arc<Live>,
    /// The cookie's value: identifier and token.
    ticket: String,
    /// A header that sets the cookie, when it is new.
    cookie: Option<(HeaderName, HeaderValue)>,
}

pub(super) async fn show(
    State(app): State<Arc<App>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Query(parameters): Query<Parameters>,
    headers: HeaderMap,
) -> Response {
    let address = Address::of(peer.ip(), &headers, app.config.trusted_proxies);
    let lang = pages::lang(parameters.lang.as_deref(), &headers);
    if app.limits.hello(address).is_err() {
        return StatusCode::TOO_MANY_REQUESTS.into_response();
    }
    let caller = caller(&app, &headers);
    let page = dialogue::Page {
        life_event: parameters.life_event,
        service: parameters.service,
        municipality: parameters.municipality,
    };
    match open(&app, &headers, &caller, lang, page).await {
        Ok(open) => answer(&app, &caller, &open, StatusCode::OK, None).await,
        Err(error) => unavailable(&error),
    }
}

pub(super) async fn act(
    State(app): State<Arc<App>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Response {
    let caller = caller(&app, &headers);
    let open = match resume(&app, &headers, &caller, None).await {
        Ok(Some(open)) => open,
        // The conversation is gone: the page begins a new one.
        Ok(None) => return Redirect::to("/chat").into_response(),
        Err(error) => return unavailable(&error),
    };
    if !is_from_here(&app, &headers) || !is_ours(&open.ticket, &sent.csrf) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let address = Address::of(peer.ip(), &headers, app.config.trusted_proxies);
    if app.limits.message(open.live.id, address).is_err() {
        let (status, key) = (StatusCode::TOO_MANY_REQUESTS, "error-rate-limited");
        return answer(&app, &caller, &open, status, Some((key, &sent.text))).await;
    }
    if !is_acceptable(&sent, app.config.limits.max_text) {
        let (status, key) = (StatusCode::UNPROCESSABLE_ENTITY, "error-bad-text");
        return answer(&app, &caller, &open, status, Some((key, &sent.text))).await;
    }
    let text = sent.text.clone();
    let message = Message {
        id: sent.id.clone(),
        act: act_of(sent),
    };
    let is_delete = message.act == Act::Delete;
    match open.live.take(&app, &caller, message).await {
        Ok(Taken::Now | Taken::Before) if is_delete => {
            let cookie = cookies::clear(&app, Cookie::Chat);
            ([cookie], Redirect::to("/chat")).into_response()
        }
        // The answer is a page of its own, so that loading it again sends nothing again.
        Ok(Taken::Now | Taken::Before | Taken::Gone) => {
            Redirect::to("/chat#latest").into_response()
        }
        Ok(Taken::NotOffered) => {
            let (status, key) = (StatusCode::UNPROCESSABLE_ENTITY, "error-not-offered");
            answer(&app, &caller, &open, status, Some((key, &text))).await
        }
        Err(error) => unavailable(&error),
    }
}

fn caller(app: &App, headers: &HeaderMap) -> Caller {
    Caller {
        login: cookies::session(app, headers),
        outbox: None,
    }
}

/// The conversation of the cookie, or a new one.
async fn open(
    app: &Arc<App>,
    headers: &HeaderMap,
    caller: &Caller,
    lang: Lang,
    page: dialogue::Page,
) -> Result<Open, store::Error> {
    if let Some(open) = resume(app, headers, caller, Some(page.clone())).await? {
        return Ok(open);
    }
    let mut begun = begin(app, caller, lang, page).await?;
    begun.run_effects(app, caller);
    let ticket = format!("{}.{}", begun.live.id, begun.token.reveal());
    Ok(Open {
        cookie: Some(cookies::set(app, Cookie::Chat, &ticket)),
        live: begun.live,
        ticket,
    })
}

async fn resume(
    app: &Arc<App>,
    headers: &HeaderMap,
    caller: &Caller,
    page: Option<dialogue::Page>,
) -> Result<Option<Open>, store::Error> {
    let Some(ticket) = cookies::read(app, headers, Cookie::Chat) else {
        return Ok(None);
    };
    let (id, token) = ticket.split_once('.').unwrap_or_default();
    let Some(live) = find(app, id, token).await? else {
        return Ok(None);
    };
    let is_theirs = live.join(app, caller, token, 0, page).await?;
    Ok(is_theirs.then_some(Open {
        live,
        ticket,
        cookie: None,
    }))
}

/// The page with the whole conversation; `problem` is a message's key and what was typed.
async fn answer(
    app: &App,
    caller: &Caller,
    open: &Open,
    status: StatusCode,
    problem: Option<(&str, &str)>,
) -> Response {
    let events = match open.live.events(app, caller).await {
        Ok(events) => latest_cards(events),
        Err(error) => return unavailable(&error),
    };
    let lang = open.live.lang();
    let page = app.pages.show(
        app,
        pages::Page::Chat,
        lang,
        context! {
            events => Value::from(Serde(&events)),
            csrf => csrf(&open.ticket),
            id => app.environment.id().to_string(),
            pending => open.live.is_looking_up(),
            logged_in => caller.login.is_some(),
            has_login => app.login.is_some(),
            links => context! {
                privacy => app.config.links.privacy.as_ref().map(url::Url::as_str),
                accessibility => app.config.links.accessibility.as_ref().map(url::Url::as_str),
            },
            max_text => app.config.limits.max_text,
            problem => problem.map(|(key, _)| key),
            draft => problem.map(|(_, text)| text),
        },
    );
    let cookie = open.cookie.clone().into_iter().collect();
    (
        status,
        axum::response::AppendHeaders::<Vec<_>>(cookie),
        page,
    )
        .into_response()
}

/// The events without cards that a later one of the same source replaces.
fn latest_cards(events: Vec<ServerFrame>) -> Vec<ServerFrame> {
    let source = |event: &ServerFrame| match event {
        ServerFrame::Status { source, .. } => Some(source.connector.clone()),
        _ => None,
    };
    let sources: Vec<_> = events.iter().map(source).collect();
    let mut kept = Vec::new();
    for (place, event) in events.into_iter().enumerate() {
        let is_replaced =
            sources[place].is_some() && sources[place + 1..].contains(&sources[place]);
        if !is_replaced {
            kept.push(event);
        }
    }
    kept
}

fn act_of(sent: Sent) -> Act {
    match sent.act {
        FormAct::Say => Act::Say(sent.text),
        FormAct::Choose => Act::Choose(sent.choice),
        FormAct::Answer => Act::Answer {
            question: sent.question,
            value: sent.value,
        },
        FormAct::Skip => Act::Answer {
            question: sent.question,
            value: String::new(),
        },
        FormAct::Status if sent.source.is_empty() => Act::Status(Vec::new()),
        FormAct::Status => Act::Status(vec![sent.source]),
        FormAct::Bokmal => Act::Language(Lang::Nb),
        FormAct::Nynorsk => Act::Language(Lang::Nn),
        FormAct::English => Act::Language(Lang::En),
        FormAct::Delete => Act::Delete,
    }
}

fn is_acceptable(sent: &Sent, max_text: usize) -> bool {
    let fits = |text: &str| !text.trim().is_empty() && text.chars().count() <= max_text;
    let is_id = uuid::Uuid::parse_str(&sent.id).is_ok();
    is_id
        && match sent.act {
            FormAct::Say => fits(&sent.text),
            FormAct::Answer => fits(&sent.value),
            _ => true,
        }
}

/// Proves that a form was made for this cookie: nothing one could find without having it.
fn csrf(ticket: &str) -> String {
    let mut hash = Sha256::new();
    hash.update("form of ");
    hash.update(ticket);
    let digest: [u8; 32] = hash.finalize().into();
    store::ResumeToken::from_bits(digest).reveal().to_owned()
}

fn is_ours(ticket: &str, sent: &str) -> bool {
    TokenHash::of(&csrf(ticket)).matches(sent)
}

fn unavailable(error: &store::Error) -> Response {
    tracing::error!(%error, "the chat page could not be served");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}
