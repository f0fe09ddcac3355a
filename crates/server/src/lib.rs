//! The outermost crate: sockets, pages, login and the command line. The only one that knows JSON,
//! cookies and HTTP; everything inside speaks in values.
//!
//! One message: [`socket`] reads and checks a frame, [`conversation`] takes the turn and stores it,
//! [`present`] turns blocks and reports into [`wire`] frames, and the socket's queue sends them.
//!
//! To add an endpoint: a file in `routes/` and a line in the table of [`routes`]. To add a command:
//! a file in `commands/` and a variant there.

pub mod app;
pub mod catalogue;
pub mod commands;
pub mod config;
pub mod conversation;
pub mod encoder;
pub mod environment;
pub mod kept;
pub mod library;
pub mod limits;
pub mod login;
pub mod pages;
pub mod present;
pub mod routes;
pub mod server;
pub mod socket;
pub mod wire;
