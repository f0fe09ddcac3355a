//! One socket from its first frame to its last.

use super::{
    outbox::{Close, Outbox, outbox},
    writer,
};
use crate::{
    app::App,
    config::MAX_FRAME,
    conversation::{Act, Caller, Live, Message, Taken, begin, find},
    limits::{Address, SocketPass, TooMuch},
    login::Session,
    present::{self, found::SUGGESTIONS},
    wire::{self, ClientFrame, ErrorCode, MAX_ID, ServerFrame, Verdict},
};
use axum::extract::ws::{self, WebSocket};
use content::{Lang, LifeEventId};
use dialogue::Page;
use futures_util::{StreamExt, stream::SplitStream};
use std::{sync::Arc, time::Duration};
use tokio::time::{sleep, timeout};

/// How long the connection stays after a message that was too large, so that the client still
/// reads why.
const LINGER: Duration = Duration::from_secs(1);

/// The longest name of a place or slug in a page's context, in bytes.
const MAX_PAGE_FIELD: usize = 100;

/// Runs a socket until it is closed.
pub(super) async fn run(
    app: Arc<App>,
    socket: WebSocket,
    login: Option<Arc<Session>>,
    address: Address,
    pass: SocketPass,
) {
    // Held until the socket is closed: whoever shuts the server down waits for it.
    let mut going_down = app.going_down.subscribe();
    metrics::gauge!("livslos_sockets").increment(1);
    let (sink, mut stream) = futures_util::StreamExt::split(socket);
    let (outbox, drain) = outbox(app.config.limits.queue);
    let writer = tokio::spawn(writer::write(sink, drain, app.config.limits.ping_every()));
    let mut connection = Connection {
        address,
        caller: Caller {
            login: login.clone(),
            outbox: Some(outbox.clone()),
        },
        lang: Lang::Nb,
        life_event: None,
        live: None,
        outbox: outbox.clone(),
        app: Arc::clone(&app),
    };
    let close = tokio::select! {
        close = connection.read(&mut stream) => close,
        () = outbox.closed() => None,
        () = logout(login.as_deref()) => Some(Close::LOGGED_OUT),
        _ = going_down.wait_for(|down| *down) => Some(Close::GOING_AWAY),
    };
    connection.leave().await;
    if let Some(close) = close {
        outbox.close(close);
    }
    drop((connection, outbox));
    if writer.await.is_err() {
        tracing::error!("a socket's writer panicked");
    }
    if close == Some(Close::TOO_LARGE) {
        // Closing with the rest of it unread would make the client's system throw away the error.
        sleep(LINGER).await;
    }
    drop(stream);
    metrics::gauge!("livslos_sockets").decrement(1);
    drop(pass);
}

async fn logout(login: Option<&Session>) {
    match login {
        Some(session) => session.end().await,
        None => std::future::pending().await,
    }
}

/// What a socket knows of itself.
struct Connection {
    app: Arc<App>,
    address: Address,
    caller: Caller,
    /// The language errors are told in: the page's, then the conversation's.
    lang: Lang,
    /// What the page is about.
    life_event: Option<LifeEventId>,
    live: Option<Arc<Live>>,
    outbox: Outbox,
}

impl Connection {
    /// Reads until the client or the connection ends; why the server closes, if it does.
    async fn read(&mut self, stream: &mut SplitStream<WebSocket>) -> Option<Close> {
        let idle = self.app.config.limits.idle();
        loop {
            // A client that sends faster than it reads is read more slowly, not thrown out.
            self.outbox.room().await;
            let Ok(next) = timeout(idle, stream.next()).await else {
                return Some(Close::IDLE);
            };
            match next? {
                Ok(ws::Message::Text(text)) => self.text(&text).await,
                Ok(ws::Message::Binary(_)) => self.error(None, ErrorCode::BadFrame),
                Ok(ws::Message::Ping(_) | ws::Message::Pong(_)) => {}
                Ok(ws::Message::Close(_)) => return None,
                Err(error) => return self.broken(&error),
            }
        }
    }

    /// The connection can no longer be read: because of what was sent, or because it is gone.
    fn broken(&self, error: &axum::Error) -> Option<Close> {
        use tokio_tungstenite::tungstenite::Error;
        let source = std::error::Error::source(error)?;
        match source.downcast_ref::<Error>()? {
            Error::Capacity(_) => {
                self.error(None, ErrorCode::TooLarge);
                Some(Close::TOO_LARGE)
            }
            Error::Protocol(_) | Error::Utf8(_) => {
                self.error(None, ErrorCode::BadFrame);
                Some(Close::PROTOCOL)
            }
            _ => None,
        }
    }

    async fn text(&mut self, text: &str) {
        if text.len() > MAX_FRAME {
            return self.error(None, ErrorCode::TooLarge);
        }
        match serde_json::from_str::<ClientFrame>(text) {
            Ok(frame) => self.frame(frame).await,
            Err(_) => self.error(readable_id(text), ErrorCode::BadFrame),
        }
    }

    async fn frame(&mut self, frame: ClientFrame) {
        match frame {
            ClientFrame::Hello {
                conversation,
                resume_token,
                last_seq,
                lang,
                page,
            } => {
                self.lang = lang.as_deref().and_then(Lang::parse).unwrap_or(self.lang);
                let page = page.map(page_of);
                let life_event = page.as_ref().and_then(|page| page.life_event.as_deref());
                self.life_event = life_event.map(LifeEventId::from);
                match (conversation, resume_token) {
                    (None, None) => self.begin(page.unwrap_or_default()).await,
                    (conversation, token) => {
                        let conversation = conversation.unwrap_or_default();
                        let token = token.unwrap_or_default();
                        let last_seq = last_seq.unwrap_or_default();
                        self.resume(&conversation, &token, last_seq, page).await;
                    }
                }
            }
            ClientFrame::Say { id, text } if !self.text_limit(&text) => {
                self.error(Some(id), ErrorCode::BadText);
            }
            ClientFrame::Say { id, text } => self.act(id, Act::Say(text)).await,
            ClientFrame::Suggest { number, text } => self.suggest(number, &text),
            ClientFrame::Choose { id, choice } => self.act(id, Act::Choose(choice)).await,
            ClientFrame::Answer {
                id,
                question,
                value,
            } => {
                if value.is_empty() || self.text_limit(&value) {
                    self.act(id, Act::Answer { question, value }).await;
                } else {
                    self.error(Some(id), ErrorCode::BadText);
                }
            }
            ClientFrame::Status { id, sources } => {
                self.act(id, Act::Status(sources.unwrap_or_default())).await;
            }
            ClientFrame::Language { id, lang } => {
                self.act(id, Act::Language(present::lang_of(lang))).await;
            }
            ClientFrame::Delete { id } => self.act(id, Act::Delete).await,
            ClientFrame::Feedback {
                id,
                seq,
                value,
                comment,
            } => self.feedback(id, seq, value, comment).await,
        }
    }

    /// Goes on from what is being typed. Where that is too often nothing is said: an error would
    /// disturb who is writing.
    fn suggest(&self, number: u64, text: &str) {
        let Some(live) = &self.live else {
            return self.error(None, ErrorCode::HelloFirst);
        };
        if self.app.limits.lookup(self.address).is_err() {
            return;
        }
        let assistant = self.app.library.current();
        let event = self.life_event.as_ref();
        let found = assistant
            .suggestions
            .suggest(live.lang(), text, event, SUGGESTIONS);
        let texts = found.into_iter().map(|found| found.text).collect();
        self.outbox
            .send(&ServerFrame::Suggestions { number, texts });
    }

    async fn begin(&mut self, page: Page) {
        if let Err(wait) = self.app.limits.hello(self.address) {
            return self.too_much(None, wait);
        }
        self.leave().await;
        let mut begun = match begin(&self.app, &self.caller, self.lang, page).await {
            Ok(begun) => begun,
            Err(error) => return self.failed(None, &error),
        };
        let token = begun.token.reveal();
        let joined = begun.live.join(&self.app, &self.caller, token, 0, None);
        match joined.await {
            Ok(_) => {
                begun.run_effects(&self.app, &self.caller);
                self.live = Some(begun.live);
            }
            Err(error) => self.failed(None, &error),
        }
    }

    async fn resume(&mut self, id: &str, token: &str, last_seq: u64, page: Option<Page>) {
        if let Err(wait) = self.app.limits.hello(self.address) {
            return self.too_much(None, wait);
        }
        self.leave().await;
        let live = match find(&self.app, id, token).await {
            Ok(Some(live)) => live,
            Ok(None) => return self.wrong_token(),
            Err(error) => return self.failed(None, &error),
        };
        match live
            .join(&self.app, &self.caller, token, last_seq, page)
            .await
        {
            Ok(true) => {
                self.lang = live.lang();
                self.live = Some(live);
            }
            Ok(false) => self.wrong_token(),
            Err(error) => self.failed(None, &error),
        }
    }

    async fn act(&mut self, id: String, act: Act) {
        let Some(live) = self.admit(&id) else { return };
        let message = Message {
            id: id.clone(),
            act,
        };
        let (app, caller) = (Arc::clone(&self.app), self.caller.clone());
        let turn = Arc::clone(&live);
        // A task of its own: a turn that has begun is finished even if this socket closes meanwhile.
        let taken = tokio::spawn(async move { turn.take(&app, &caller, message).await }).await;
        self.lang = live.lang();
        match taken {
            Ok(taken) => self.taken(id, taken),
            Err(panic) => {
                tracing::error!(error = %panic, "a turn panicked");
                self.error(Some(id), ErrorCode::Unavailable);
            }
        }
    }

    async fn feedback(&mut self, id: String, seq: u64, value: Verdict, comment: Option<String>) {
        if comment.as_ref().is_some_and(|text| !self.text_limit(text)) {
            return self.error(Some(id), ErrorCode::BadText);
        }
        let Some(live) = self.admit(&id) else { return };
        let value = match value {
            Verdict::Helpful => "helpful",
            Verdict::NotHelpful => "not_helpful",
        };
        let judged = live
            .judge(&self.app, &self.caller, &id, seq, value, comment.as_deref())
            .await;
        self.taken(id, judged);
    }

    /// The conversation, when a message of it may be taken now.
    fn admit(&self, id: &str) -> Option<Arc<Live>> {
        let Some(live) = &self.live else {
            self.error(Some(id.to_owned()), ErrorCode::HelloFirst);
            return None;
        };
        if !is_id(id) {
            self.error(None, ErrorCode::BadFrame);
            return None;
        }
        if let Err(wait) = self.app.limits.message(live.id, self.address) {
            self.too_much(Some(id.to_owned()), wait);
            return None;
        }
        Some(Arc::clone(live))
    }

    fn taken(&mut self, id: String, taken: Result<Taken, store::Error>) {
        match taken {
            Ok(Taken::Now | Taken::Before) => {}
            Ok(Taken::NotOffered) => self.error(Some(id), ErrorCode::NotOffered),
            Ok(Taken::Gone) => {
                self.live = None;
                self.outbox.send(&ServerFrame::Deleted {});
            }
            Err(error) => self.failed(Some(id), &error),
        }
    }

    async fn leave(&mut self) {
        if let Some(live) = self.live.take() {
            live.leave(&self.outbox).await;
        }
    }

    fn text_limit(&self, text: &str) -> bool {
        let is_blank = text.trim().is_empty();
        !is_blank && text.chars().count() <= self.app.config.limits.max_text
    }

    fn error(&self, id: Option<String>, code: ErrorCode) {
        self.error_after(id, code, None);
    }

    fn error_after(&self, id: Option<String>, code: ErrorCode, wait: Option<Duration>) {
        metrics::counter!("livslos_frame_errors_total", "code" => key(code)).increment(1);
        self.outbox.send(&ServerFrame::Error {
            id,
            code,
            text: self.app.library.say(self.lang, key(code)),
            retry_after_ms: wait.map(|wait| wait.as_millis() as u64 + 1),
        });
    }

    fn too_much(&self, id: Option<String>, wait: TooMuch) {
        self.error_after(id, ErrorCode::RateLimited, Some(wait.retry_after));
    }

    fn wrong_token(&self) {
        tracing::info!("a conversation was not resumed: wrong token, or it is gone");
        self.error(None, ErrorCode::WrongToken);
    }

    fn failed(&self, id: Option<String>, error: &store::Error) {
        tracing::error!(%error, "a message was not stored");
        self.error(id, ErrorCode::Unavailable);
    }
}

/// The `id` of a frame that could not be read as a whole, so that the client knows which it was.
fn readable_id(text: &str) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct WithId {
        id: String,
    }
    let frame: WithId = serde_json::from_str(text).ok()?;
    is_id(&frame.id).then_some(frame.id)
}

fn is_id(id: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (1..=MAX_ID).contains(&id.len()) && id.bytes().all(is_plain)
}

fn page_of(page: wire::Page) -> Page {
    let short = |field: Option<String>| field.filter(|text| text.len() <= MAX_PAGE_FIELD);
    Page {
        life_event: short(page.life_event),
        service: short(page.service),
        municipality: short(page.municipality),
    }
}

/// The Fluent message of an error, which also labels it in the metrics.
fn key(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::BadFrame => "error-bad-frame",
        ErrorCode::TooLarge => "error-too-large",
        ErrorCode::BadText => "error-bad-text",
        ErrorCode::HelloFirst => "error-hello-first",
        ErrorCode::WrongToken => "error-wrong-token",
        ErrorCode::NotOffered => "error-not-offered",
        ErrorCode::RateLimited => "error-rate-limited",
        ErrorCode::Unavailable => "error-unavailable",
    }
}
