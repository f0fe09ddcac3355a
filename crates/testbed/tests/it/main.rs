//! The testbed as its users see it: over real sockets.

mod login;
mod look_up;
