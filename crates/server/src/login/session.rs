//! Sessions of logged-in citizens, in memory only: they end with the process.

use connectors::UserToken;
use jiff::{SignedDuration, Timestamp};
use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};
use store::{ResumeToken, TokenHash, Uuid};
use tokio::sync::watch;

/// A citizen's login.
pub struct Session {
    /// Names it within the server and the store; not what the browser holds.
    pub key: Uuid,
    /// Who it is, as the provider calls them towards us (`sub`).
    pub subject: String,
    /// When it ends by itself.
    pub expires: Timestamp,
    /// For the connectors.
    token: UserToken,
    ended: watch::Sender<bool>,
}

/// What the browser holds: 256 random bits in a cookie that scripts cannot read.
pub type SessionToken = ResumeToken;

/// All sessions.
#[derive(Debug, Default)]
pub struct Sessions {
    /// By the hash of the cookie, so that finding one takes the same time whatever is tried.
    by_cookie: Mutex<HashMap<TokenHash, Arc<Session>>>,
}

impl Session {
    /// A login that begins.
    pub fn new(key: Uuid, subject: String, token: UserToken, expires: Timestamp) -> Self {
        Self {
            key,
            subject,
            expires,
            token,
            ended: watch::Sender::new(false),
        }
    }

    /// The citizen's token.
    pub fn token(&self) -> UserToken {
        self.token.clone()
    }

    /// Whether it has ended.
    pub fn has_ended(&self) -> bool {
        *self.ended.borrow()
    }

    /// Waits until it ends.
    pub async fn end(&self) {
        let mut ended = self.ended.subscribe();
        // The sender lives as long as `self`.
        let _ = ended.wait_for(|ended| *ended).await;
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("key", &self.key)
            .field("expires", &self.expires)
            .finish_non_exhaustive()
    }
}

impl Sessions {
    /// Adds a session, to be found by `cookie`.
    pub fn begin(&self, cookie: &SessionToken, session: Session) -> Arc<Session> {
        let session = Arc::new(session);
        let hash = TokenHash::of(cookie.reveal());
        self.lock().insert(hash, Arc::clone(&session));
        session
    }

    /// The session of this cookie, unless it has ended.
    pub fn find(&self, cookie: &str, now: Timestamp) -> Option<Arc<Session>> {
        let session = self.lock().get(&TokenHash::of(cookie)).cloned()?;
        (session.expires > now).then_some(session)
    }

    /// Ends the session of this cookie.
    pub fn end(&self, cookie: &str) -> Option<Arc<Session>> {
        let session = self.lock().remove(&TokenHash::of(cookie))?;
        session.ended.send_replace(true);
        Some(session)
    }

    /// Ends those whose time is over, and returns them.
    pub fn end_expired(&self, now: Timestamp) -> Vec<Arc<Session>> {
        let mut sessions = self.lock();
        let (over, going): (HashMap<_, _>, HashMap<_, _>) = sessions
            .drain()
            .partition(|(_, session)| session.expires <= now);
        *sessions = going;
        let over: Vec<_> = over.into_values().collect();
        for session in &over {
            session.ended.send_replace(true);
        }
        over
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<TokenHash, Arc<Session>>> {
        self.by_cookie
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// How long a session lasts: as the settings say, but never longer than its token.
pub(super) fn lifetime(minutes: u32, token: Option<std::time::Duration>) -> SignedDuration {
    let wanted = SignedDuration::from_mins(i64::from(minutes));
    match token.and_then(|token| SignedDuration::try_from(token).ok()) {
        Some(token) => wanted.min(token),
        None => wanted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use connectors::Assurance;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    fn session(expires: i64) -> Session {
        let token = UserToken::new("s3cret".into(), Assurance::High, at(expires));
        Session::new(
            Uuid::from_u128(1),
            "a-citizen".to_owned(),
            token,
            at(expires),
        )
    }

    #[test]
    fn a_session_is_found_by_its_cookie_until_it_ends() {
        let sessions = Sessions::default();
        let cookie = SessionToken::from_bits([1; 32]);
        let begun = sessions.begin(&cookie, session(100));
        assert!(sessions.find(cookie.reveal(), at(99)).is_some());
        assert!(sessions.find("another", at(99)).is_none());
        assert!(sessions.find(cookie.reveal(), at(100)).is_none());
        assert!(!begun.has_ended());
        assert!(sessions.end(cookie.reveal()).is_some());
        assert!(begun.has_ended());
        assert!(sessions.end(cookie.reveal()).is_none());
    }

    #[test]
    fn sessions_end_by_themselves() {
        let sessions = Sessions::default();
        let short = sessions.begin(&SessionToken::from_bits([1; 32]), session(100));
        let long = sessions.begin(&SessionToken::from_bits([2; 32]), session(200));
        assert_eq!(sessions.end_expired(at(99)).len(), 0);
        assert_eq!(sessions.end_expired(at(100)).len(), 1);
        assert_eq!((short.has_ended(), long.has_ended()), (true, false));
    }

    #[test]
    fn no_debug_output_holds_a_token_or_tells_who_it_is() {
        let shown = format!("{:?}", session(1));
        assert!(!shown.contains("s3cret"), "{shown}");
        assert!(!shown.contains("a-citizen"), "{shown}");
    }
}
