//! The outermost crate: sockets, pages, login and the command line. The only one that knows JSON,
//! cookies and HTTP; everything inside speaks in values.

pub mod wire;
