//! Resume tokens: what proves that a client may read a conversation.

use sha2::{Digest, Sha256};
use std::fmt;
use subtle::ConstantTimeEq;

/// A resume token: 256 random bits as 64 hexadecimal digits. Never stored, never logged.
#[derive(Clone)]
pub struct ResumeToken(String);

/// What is stored of a resume token. A fast hash is enough: 256 random bits cannot be guessed.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenHash([u8; 32]);

impl ResumeToken {
    /// The token of these bits, which must be random.
    pub fn from_bits(bits: [u8; 32]) -> Self {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let digits = bits.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        Self(
            digits
                .map(|digit| char::from(DIGITS[usize::from(digit)]))
                .collect(),
        )
    }

    /// The token as the client holds it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ResumeToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResumeToken(…)")
    }
}

impl TokenHash {
    /// The hash of a token as a client sent it.
    pub fn of(token: &str) -> Self {
        Self(Sha256::digest(token.as_bytes()).into())
    }

    /// Whether `token` is the one, in constant time.
    pub fn matches(&self, token: &str) -> bool {
        self.0.ct_eq(&Self::of(token).0).into()
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Some(Self(bytes.try_into().ok()?))
    }
}

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenHash(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_token_matches() {
        let token = ResumeToken::from_bits([7; 32]);
        let hash = TokenHash::of(token.reveal());
        assert!(hash.matches(token.reveal()));
        assert!(!hash.matches(&token.reveal()[1..]));
        assert!(!hash.matches(""));
    }

    #[test]
    fn debug_output_hides_it() {
        let token = ResumeToken::from_bits([7; 32]);
        let shown = format!("{token:?} {:?}", TokenHash::of(token.reveal()));
        assert_eq!(shown, "ResumeToken(…) TokenHash(…)");
    }
}
