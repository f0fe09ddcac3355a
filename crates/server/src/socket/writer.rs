//! Writes what waits for one socket, until it closes.

use super::outbox::{Close, Drain};
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use futures_util::{SinkExt, stream::SplitSink};
use std::time::Duration;
use tokio::time::timeout;

/// How long a client may take for one frame before it counts as gone.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long a client that is being closed may take for the close frame.
const FAREWELL: Duration = Duration::from_secs(1);

/// Writes until the socket is closed from either side, or nobody sends any more. Pings when told.
pub(super) async fn write(
    mut socket: SplitSink<WebSocket, Message>,
    mut drain: Drain,
    ping_every: Duration,
) {
    let mut ping = tokio::time::interval(ping_every);
    ping.reset();
    loop {
        let messages = tokio::select! {
            biased;
            _ = drain.closing.wait_for(Option::is_some) => break,
            texts = drain.queue.recv() => match texts {
                Some(texts) => texts.into_iter().map(Message::Text).collect(),
                None => break,
            },
            _ = ping.tick() => vec![Message::Ping(axum::body::Bytes::new())],
        };
        let sent = tokio::select! {
            _ = drain.closing.wait_for(Option::is_some) => break,
            sent = timeout(PATIENCE, send_all(&mut socket, messages)) => sent,
        };
        match sent {
            Ok(Ok(())) => {}
            // Gone without a farewell.
            Ok(Err(_)) | Err(_) => return,
        }
    }
    let closing = *drain.closing.borrow();
    farewell(&mut socket, drain, closing).await;
}

/// What was queued before the close is still sent, except to a client that is too slow for it.
async fn farewell(
    socket: &mut SplitSink<WebSocket, Message>,
    mut drain: Drain,
    closing: Option<Close>,
) {
    let mut messages = Vec::new();
    if closing != Some(Close::TOO_SLOW) {
        while let Ok(texts) = drain.queue.try_recv() {
            messages.extend(texts.into_iter().map(Message::Text));
        }
    }
    messages.push(Message::Close(closing.map(|close| CloseFrame {
        code: close.code,
        reason: Utf8Bytes::from_static(close.reason),
    })));
    // Whoever does not take it in time finds the connection closed.
    let _ = timeout(FAREWELL, send_all(socket, messages)).await;
}

async fn send_all(
    socket: &mut SplitSink<WebSocket, Message>,
    messages: Vec<Message>,
) -> Result<(), axum::Error> {
    for message in messages {
        socket.feed(message).await?;
    }
    socket.flush().await
}
