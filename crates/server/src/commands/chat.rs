//! `livslos chat`: a conversation in the terminal, over the same socket as the widget.

pub(super) mod show;

use crate::wire::{Answer, Block, ClientFrame, Lang, SUBPROTOCOL, ServerFrame};
use anyhow::Context;
use futures_util::{SinkExt, StreamExt};
use std::{io::Write, process::ExitCode, time::Duration};
use tokio::{
    io::{AsyncBufReadExt, BufReader, Lines, Stdin},
    net::TcpStream,
    time::timeout,
};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Message, client::IntoClientRequest, http::HeaderValue},
};

/// How long what still comes is waited for after the last line of a file.
const LAST_WORDS: Duration = Duration::from_secs(2);

const HELP: &str = "Write in your own words; a number picks a choice, `-` skips a question.\n\
    /status  /nb  /nn  /en  /delete  /quit";

/// Hold a conversation in the terminal, over the same socket as the widget
#[derive(Debug, clap::Args)]
pub(super) struct Chat {
    /// The server's socket
    #[arg(long, default_value = "ws://127.0.0.1:8080/ws")]
    url: String,
    /// The language to begin in
    #[arg(long, default_value = "nb")]
    lang: String,
}

struct Conversation {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    sent: u64,
    /// What a number picks: the frames it sends, but for their `id`.
    offered: Vec<Pick>,
    /// The fact of the open question.
    question: Option<String>,
}

#[derive(Clone)]
enum Pick {
    Choice(String),
    Answer { question: String, value: String },
}

impl Chat {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        let mut request = self.url.as_str().into_client_request()?;
        let protocol = HeaderValue::from_static(SUBPROTOCOL);
        request
            .headers_mut()
            .insert("sec-websocket-protocol", protocol);
        let (socket, _) = connect_async(request)
            .await
            .with_context(|| format!("no server answers at {}", self.url))?;
        let mut conversation = Conversation {
            socket,
            sent: 0,
            offered: Vec::new(),
            question: None,
        };
        let hello = ClientFrame::Hello {
            conversation: None,
            resume_token: None,
            last_seq: None,
            lang: Some(self.lang),
            page: None,
        };
        println!("{HELP}\n");
        conversation.send(&hello).await?;
        conversation
            .run(BufReader::new(tokio::io::stdin()).lines())
            .await?;
        Ok(ExitCode::SUCCESS)
    }
}

impl Conversation {
    async fn run(&mut self, mut input: Lines<BufReader<Stdin>>) -> anyhow::Result<()> {
        loop {
            tokio::select! {
                message = self.socket.next() => match message {
                    Some(message) => if !self.heard(message?)? { return Ok(()) },
                    None => return Ok(()),
                },
                line = input.next_line() => match line? {
                    Some(line) => if !self.typed(line.trim()).await? { break },
                    None => break,
                },
            }
        }
        while let Ok(Some(message)) = timeout(LAST_WORDS, self.socket.next()).await {
            if !self.heard(message?)? {
                break;
            }
        }
        Ok(())
    }

    /// Shows a frame; `false` when the server closes.
    fn heard(&mut self, message: Message) -> anyhow::Result<bool> {
        match message {
            Message::Text(text) => {
                let frame: ServerFrame = serde_json::from_str(&text)
                    .context("the server speaks another version of the protocol")?;
                self.note(&frame);
                show::frame(&mut std::io::stdout().lock(), &frame)?;
                std::io::stdout().flush()?;
                Ok(true)
            }
            Message::Close(_) => Ok(false),
            _ => Ok(true),
        }
    }

    /// Remembers what a number would pick; `show` numbers them in the same order.
    fn note(&mut self, frame: &ServerFrame) {
        let ServerFrame::Reply { blocks, .. } = frame else {
            return;
        };
        self.offered.clear();
        self.question = None;
        for block in blocks {
            match block {
                Block::Choices { choices, .. } => {
                    let picks = choices.iter().map(|choice| Pick::Choice(choice.id.clone()));
                    self.offered.extend(picks);
                }
                Block::Question { fact, answer, .. } => {
                    self.question = Some(fact.clone());
                    if let Answer::Choice { choices } = answer {
                        let picks = choices.iter().map(|choice| Pick::Answer {
                            question: fact.clone(),
                            value: choice.id.clone(),
                        });
                        self.offered.extend(picks);
                    }
                }
                _ => {}
            }
        }
    }

    /// Sends what was typed; `false` when it ends the conversation here.
    async fn typed(&mut self, line: &str) -> anyhow::Result<bool> {
        if line.is_empty() {
            return Ok(true);
        }
        if line == "/quit" {
            return Ok(false);
        }
        self.sent += 1;
        let id = format!("m{}", self.sent);
        let picked = line.parse::<usize>().ok();
        let picked = picked.and_then(|number| self.offered.get(number.checked_sub(1)?));
        let frame = match (line, picked.cloned(), &self.question) {
            ("/status", ..) => ClientFrame::Status { id, sources: None },
            ("/nb", ..) => ClientFrame::Language { id, lang: Lang::Nb },
            ("/nn", ..) => ClientFrame::Language { id, lang: Lang::Nn },
            ("/en", ..) => ClientFrame::Language { id, lang: Lang::En },
            ("/delete", ..) => ClientFrame::Delete { id },
            ("-", _, Some(question)) => ClientFrame::Answer {
                id,
                question: question.clone(),
                value: String::new(),
            },
            (_, Some(Pick::Choice(choice)), _) => ClientFrame::Choose { id, choice },
            (_, Some(Pick::Answer { question, value }), _) => ClientFrame::Answer {
                id,
                question,
                value,
            },
            (text, None, _) => ClientFrame::Say {
                id,
                text: text.to_owned(),
            },
        };
        self.send(&frame).await?;
        Ok(true)
    }

    async fn send(&mut self, frame: &ClientFrame) -> anyhow::Result<()> {
        let text = serde_json::to_string(frame)?;
        Ok(self.socket.send(Message::text(text)).await?)
    }
}
