//! What waits to be sent on one socket: bounded, so that a client that does not read costs nothing
//! but its own connection.

use crate::{
    conversation::text,
    wire::{ServerFrame, close},
};
use axum::extract::ws::Utf8Bytes;
use std::sync::Arc;
use tokio::sync::{mpsc, watch};

/// The sending side of one socket, shared by all that may send on it. Sending never waits.
#[derive(Clone, Debug)]
pub struct Outbox {
    queue: mpsc::Sender<Vec<Utf8Bytes>>,
    closing: Arc<watch::Sender<Option<Close>>>,
}

/// The receiving side, for the task that writes to the socket.
#[derive(Debug)]
pub struct Drain {
    /// What is to be sent, in order.
    pub queue: mpsc::Receiver<Vec<Utf8Bytes>>,
    /// Set when the socket is to be closed, whatever still waits.
    pub closing: watch::Receiver<Option<Close>>,
}

/// Why a socket closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Close {
    /// The code.
    pub code: u16,
    /// The reason, for programmers.
    pub reason: &'static str,
}

impl Close {
    /// The client does not read fast enough.
    pub const TOO_SLOW: Self = Self {
        code: close::TOO_SLOW,
        reason: "too slow, resume with last_seq",
    };
    /// The login has ended.
    pub const LOGGED_OUT: Self = Self {
        code: close::LOGGED_OUT,
        reason: "logged out, resume from the beginning",
    };
    /// Nothing was heard.
    pub const IDLE: Self = Self {
        code: close::IDLE,
        reason: "no sign of life",
    };
    /// The server goes away.
    pub const GOING_AWAY: Self = Self {
        code: axum::extract::ws::close_code::AWAY,
        reason: "the server restarts, resume with last_seq",
    };
    /// A message was larger than is ever read.
    pub const TOO_LARGE: Self = Self {
        code: axum::extract::ws::close_code::SIZE,
        reason: "message too large",
    };
    /// The bytes are not WebSocket.
    pub const PROTOCOL: Self = Self {
        code: axum::extract::ws::close_code::PROTOCOL,
        reason: "not a valid WebSocket frame",
    };
}

/// Both sides of a queue for at most `capacity` sendings.
pub fn outbox(capacity: usize) -> (Outbox, Drain) {
    let (queue, waiting) = mpsc::channel(capacity);
    let (closing, closed) = watch::channel(None);
    let outbox = Outbox {
        queue,
        closing: Arc::new(closing),
    };
    let drain = Drain {
        queue: waiting,
        closing: closed,
    };
    (outbox, drain)
}

impl Outbox {
    /// Sends a frame.
    pub fn send(&self, frame: &ServerFrame) {
        self.send_texts(vec![text(frame)]);
    }

    /// Sends frames together: they take one place in the queue however many they are.
    pub fn send_texts(&self, texts: Vec<Utf8Bytes>) {
        if !texts.is_empty() && self.queue.try_send(texts).is_err() {
            self.close(Close::TOO_SLOW);
        }
    }

    /// Waits until there is room for one more sending, or nobody sends any more.
    pub async fn room(&self) {
        // An error says that the writer is gone; whoever sends next is told.
        let _ = self.queue.reserve().await;
    }

    /// Closes the socket; the first reason counts.
    pub fn close(&self, reason: Close) {
        self.closing.send_if_modified(|closing| {
            let is_first = closing.is_none();
            closing.get_or_insert(reason);
            is_first
        });
    }

    /// Waits until somebody closes it.
    pub async fn closed(&self) {
        let mut closing = self.closing.subscribe();
        // The sender lives as long as `self`.
        let _ = closing.wait_for(Option::is_some).await;
    }

    /// Whether both are the same socket's.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.closing, &other.closing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_that_does_not_read_is_closed_and_not_waited_for() {
        let (outbox, mut drain) = outbox(2);
        for _ in 0..2 {
            outbox.send(&ServerFrame::Deleted {});
            assert_eq!(*drain.closing.borrow(), None);
        }
        outbox.send(&ServerFrame::Deleted {});
        assert_eq!(*drain.closing.borrow(), Some(Close::TOO_SLOW));
        outbox.close(Close::IDLE);
        assert_eq!(*drain.closing.borrow(), Some(Close::TOO_SLOW));
        assert_eq!(drain.queue.try_recv().map(|texts| texts.len()), Ok(1));
    }
}
