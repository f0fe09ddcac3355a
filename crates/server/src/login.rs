//! Logging citizens in with OpenID Connect in the ID-porten profile, and the sessions that come of
//! it. A session knows its subject and keeps the tokens; who the person is (`pid`) stays inside the
//! tokens, which only the connectors use.

mod http;
mod provider;
mod session;

pub use provider::{Callback, Login, LoginError, Started};
pub use session::{Session, SessionToken, Sessions};
