//! The citizen's token, which only ever leaves this crate in an `Authorization` header.

use crate::Assurance;
use jiff::Timestamp;
use reqwest::header::HeaderValue;
use secrecy::{ExposeSecret, SecretString};
use std::fmt;

/// A citizen's access token and what the login said about it.
#[derive(Clone)]
pub struct UserToken {
    secret: SecretString,
    assurance: Assurance,
    expires: Timestamp,
}

impl UserToken {
    /// The access token of a login, the level the login reached, and when the token expires.
    pub fn new(secret: SecretString, assurance: Assurance, expires: Timestamp) -> Self {
        Self {
            secret,
            assurance,
            expires,
        }
    }

    /// How sure the login is of who the citizen is.
    pub fn assurance(&self) -> Assurance {
        self.assurance
    }

    /// Whether the token can still be used.
    pub fn is_valid(&self, now: Timestamp) -> bool {
        now < self.expires
    }

    /// The header's value, or `None` when the token holds what no header can carry.
    pub(crate) fn bearer(&self) -> Option<HeaderValue> {
        let bearer = SecretString::from(format!("Bearer {}", self.secret.expose_secret()));
        let mut value = HeaderValue::from_str(bearer.expose_secret()).ok()?;
        value.set_sensitive(true);
        Some(value)
    }
}

impl fmt::Debug for UserToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UserToken")
            .field("assurance", &self.assurance)
            .field("expires", &self.expires)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(secret: &str) -> UserToken {
        UserToken::new(secret.into(), Assurance::High, Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn no_debug_output_holds_the_secret() {
        let token = token("s3cret");
        let bearer = token.bearer().unwrap();
        assert_eq!(bearer.to_str().unwrap(), "Bearer s3cret");
        assert!(!format!("{token:?} {bearer:?}").contains("s3cret"));
    }

    #[test]
    fn a_secret_with_a_line_break_is_no_header() {
        assert!(token("a\r\nx: y").bearer().is_none());
    }
}
