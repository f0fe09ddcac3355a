//! The testbed as its users see it: over real sockets.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod log;
mod login;
mod look_up;
