//! A client of the socket, as the widget is one.

use crate::harness::Server;
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use server::wire::{Block, ErrorCode, ServerFrame};
use std::time::Duration;
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{
        self, Message,
        client::IntoClientRequest,
        http::{HeaderName, HeaderValue},
    },
};

/// How long a frame is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long nothing must come for it to count as nothing.
const QUIET: Duration = Duration::from_millis(300);

/// A socket.
pub(crate) struct Client {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// What `welcome` gave.
    pub(crate) conversation: String,
    pub(crate) token: String,
    /// The last event's number.
    pub(crate) seq: u64,
}

impl Client {
    /// A socket that has said nothing yet.
    pub(crate) async fn connect(server: &Server) -> Self {
        Self::connect_with(server, &[]).await.expect("a socket")
    }

    /// The same with headers; the error where the server refuses.
    pub(crate) async fn connect_with(
        server: &Server,
        headers: &[(&'static str, &str)],
    ) -> Result<Self, tungstenite::Error> {
        let url = format!("ws://{}/ws", server.address);
        let mut request = url.into_client_request().expect("a request");
        let protocol = [("sec-websocket-protocol", "livslos.v1")];
        for (name, value) in protocol.iter().chain(headers) {
            let value = HeaderValue::from_str(value).expect("a header");
            request
                .headers_mut()
                .insert(HeaderName::from_static(name), value);
        }
        let (socket, _) = connect_async(request).await?;
        Ok(Self {
            socket,
            conversation: String::new(),
            token: String::new(),
            seq: 0,
        })
    }

    /// A new conversation, greeted.
    pub(crate) async fn begin(server: &Server) -> Self {
        Self::begin_with(server, &[], json!({ "type": "hello" })).await
    }

    pub(crate) async fn begin_with(
        server: &Server,
        headers: &[(&'static str, &str)],
        hello: Value,
    ) -> Self {
        let mut client = Self::connect_with(server, headers).await.expect("a socket");
        client.send(hello).await;
        client.welcomed().await;
        let greeting = client.event().await;
        assert!(
            matches!(greeting, ServerFrame::Reply { seq: 1, .. }),
            "{greeting:?}"
        );
        client
    }

    /// Another socket on the same conversation, from `last_seq` on.
    pub(crate) async fn resume(&self, server: &Server, last_seq: u64) -> Self {
        self.resume_with(server, &[], last_seq).await
    }

    pub(crate) async fn resume_with(
        &self,
        server: &Server,
        headers: &[(&'static str, &str)],
        last_seq: u64,
    ) -> Self {
        let mut client = Self::connect_with(server, headers).await.expect("a socket");
        client.send(self.hello(last_seq)).await;
        client.welcomed().await;
        client.seq = last_seq;
        client
    }

    /// The frame that resumes this conversation.
    pub(crate) fn hello(&self, last_seq: u64) -> Value {
        json!({
            "type": "hello",
            "conversation": self.conversation,
            "resume_token": self.token,
            "last_seq": last_seq,
        })
    }

    pub(crate) async fn welcomed(&mut self) -> u64 {
        let ServerFrame::Welcome {
            conversation,
            resume_token,
            seq,
            ..
        } = self.next().await
        else {
            panic!("no welcome");
        };
        self.conversation = conversation;
        self.token = resume_token;
        seq
    }

    pub(crate) async fn send(&mut self, frame: Value) {
        self.send_raw(Message::text(frame.to_string())).await;
    }

    pub(crate) async fn send_raw(&mut self, message: Message) {
        self.socket.send(message).await.expect("it is open");
    }

    /// Reads to the end of the connection: the code it was closed with, if it was and that was read.
    pub(crate) async fn ended(&mut self) -> Option<u16> {
        loop {
            match timeout(PATIENCE, self.socket.next())
                .await
                .expect("in time")
            {
                Some(Ok(Message::Close(frame))) => return frame.map(|frame| frame.code.into()),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return None,
            }
        }
    }

    pub(crate) async fn say(&mut self, id: &str, text: &str) {
        self.send(json!({ "type": "say", "id": id, "text": text }))
            .await;
    }

    /// Says something and reads to the end of the turn: what was said, as shown, and the blocks.
    pub(crate) async fn turn(&mut self, id: &str, text: &str) -> (String, Vec<Block>) {
        self.say(id, text).await;
        self.answered(id).await
    }

    /// Reads a turn that has been sent.
    pub(crate) async fn answered(&mut self, id: &str) -> (String, Vec<Block>) {
        assert_eq!(
            self.next().await,
            ServerFrame::Received { id: id.to_owned() }
        );
        let ServerFrame::Said { id: said, text, .. } = self.event().await else {
            panic!("not said");
        };
        assert_eq!(said, id);
        let ServerFrame::Reply {
            in_reply_to,
            blocks,
            ..
        } = self.event().await
        else {
            panic!("no reply");
        };
        assert_eq!(in_reply_to.as_deref(), Some(id));
        (text, blocks)
    }

    /// The next frame, which must be an event and have the next number.
    pub(crate) async fn event(&mut self) -> ServerFrame {
        let frame = self.next().await;
        let seq = seq(&frame).unwrap_or_else(|| panic!("no event: {frame:?}"));
        assert_eq!(seq, self.seq + 1, "a gap before {frame:?}");
        self.seq = seq;
        frame
    }

    /// The next frame.
    pub(crate) async fn next(&mut self) -> ServerFrame {
        match self.next_raw().await {
            Message::Text(text) => serde_json::from_str(&text).expect("a known frame"),
            other => panic!("no text: {other:?}"),
        }
    }

    /// The next frame, which must be this error; its `id` and words.
    pub(crate) async fn error(&mut self, expect: ErrorCode) -> (Option<String>, String) {
        let frame = self.next().await;
        let ServerFrame::Error { id, code, text, .. } = frame else {
            panic!("no error: {frame:?}");
        };
        assert_eq!(code, expect);
        assert!(text.ends_with('.') && !text.starts_with("error-"), "{text}");
        (id, text)
    }

    /// The code the server closes with.
    pub(crate) async fn closed(&mut self) -> u16 {
        loop {
            match self.next_raw().await {
                Message::Close(Some(frame)) => return frame.code.into(),
                Message::Text(_) => {}
                other => panic!("not closed: {other:?}"),
            }
        }
    }

    /// Asserts that nothing more comes.
    pub(crate) async fn quiet(&mut self) {
        let more = timeout(QUIET, self.next_raw()).await;
        assert!(more.is_err(), "unexpected: {more:?}");
    }

    async fn next_raw(&mut self) -> Message {
        loop {
            let message = timeout(PATIENCE, self.socket.next()).await;
            let message = message.expect("in time").expect("open").expect("readable");
            if !matches!(message, Message::Ping(_) | Message::Pong(_)) {
                return message;
            }
        }
    }
}

/// The number of an event.
pub(crate) fn seq(frame: &ServerFrame) -> Option<u64> {
    match frame {
        ServerFrame::Said { seq, .. }
        | ServerFrame::Reply { seq, .. }
        | ServerFrame::Status { seq, .. } => Some(*seq),
        _ => None,
    }
}
