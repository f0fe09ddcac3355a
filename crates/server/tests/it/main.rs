//! The server as its clients see it: real sockets, a real database, the real testbed.

mod browser;
mod cards;
mod client;
mod command_line;
mod conversation;
mod forms;
mod guidance;
mod harness;
mod login;
mod misuse;
mod pages;
mod reload;
mod search;
