//! Events as they are stored and sent: the frame's own text, so that a replay repeats exactly what
//! was sent the first time.

use crate::wire::ServerFrame;
use axum::extract::ws::Utf8Bytes;
use store::{Event, NewEvent, Private, Uuid};

/// The text of a frame.
pub(crate) fn text(frame: &ServerFrame) -> Utf8Bytes {
    let text = serde_json::to_string(frame).expect("frames are plain data");
    text.into()
}

/// A frame everyone in the conversation may read.
pub(super) fn event(frame: &ServerFrame) -> NewEvent {
    NewEvent {
        kind: kind(frame),
        body: text(frame).to_string(),
        private: None,
    }
}

/// A frame that only the login `owner` may read; others get `public` in its place.
pub(super) fn private_event(owner: Uuid, frame: &ServerFrame, public: &ServerFrame) -> NewEvent {
    NewEvent {
        private: Some(Private {
            owner,
            body: text(frame).to_string(),
        }),
        ..event(public)
    }
}

/// The text of a stored event as this login may read it.
pub(super) fn readable(event: &Event, login: Option<Uuid>) -> &str {
    body(&event.body, event.private.as_ref(), login)
}

/// The text of a new event as this login may read it.
pub(super) fn readable_new(event: &NewEvent, login: Option<Uuid>) -> &str {
    body(&event.body, event.private.as_ref(), login)
}

fn body<'a>(public: &'a str, private: Option<&'a Private>, login: Option<Uuid>) -> &'a str {
    match private {
        Some(private) if login == Some(private.owner) => &private.body,
        _ => public,
    }
}

fn kind(frame: &ServerFrame) -> &'static str {
    match frame {
        ServerFrame::Said { .. } => "said",
        ServerFrame::Status { .. } => "status",
        _ => "reply",
    }
}
