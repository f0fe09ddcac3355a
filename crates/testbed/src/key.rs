//! The provider's key: it signs tokens, and everyone can check them.

use crate::TestbedError;
use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der},
    rsa::{KeyPair, KeySize},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, jwk::Jwk};
use serde::{Serialize, de::DeserializeOwned};
use std::fmt;

const KEY_ID: &str = "testbed-1";

pub(crate) struct SigningKey {
    private: EncodingKey,
    public: DecodingKey,
    jwk: Jwk,
}

impl SigningKey {
    /// A new RSA key of 2048 bits, which takes some tens of milliseconds.
    pub(crate) fn generate() -> Result<Self, TestbedError> {
        let failed = |error: &dyn fmt::Display| TestbedError::Key(error.to_string());
        let pair = KeyPair::generate(KeySize::Rsa2048).map_err(|error| failed(&error))?;
        let der: Pkcs8V1Der = pair.as_der().map_err(|error| failed(&error))?;
        let pem = format!(
            "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
            STANDARD.encode(der.as_ref())
        );
        let private = EncodingKey::from_rsa_pem(pem.as_bytes()).map_err(|error| failed(&error))?;
        let mut jwk =
            Jwk::from_encoding_key(&private, Algorithm::RS256).map_err(|error| failed(&error))?;
        jwk.common.key_id = Some(KEY_ID.to_owned());
        jwk.common.public_key_use = Some(jsonwebtoken::jwk::PublicKeyUse::Signature);
        let public = DecodingKey::from_jwk(&jwk).map_err(|error| failed(&error))?;
        Ok(Self {
            private,
            public,
            jwk,
        })
    }

    /// The public half.
    pub(crate) fn jwk(&self) -> &Jwk {
        &self.jwk
    }

    /// A signed token with these claims.
    pub(crate) fn sign(&self, claims: &impl Serialize) -> String {
        let mut header = Header::new(Algorithm::RS256);
        header.kid = Some(KEY_ID.to_owned());
        jsonwebtoken::encode(&header, claims, &self.private)
            .expect("claims are plain JSON and the key is an RSA key")
    }

    /// The claims of a token we signed; its times are the caller's to check, by the caller's clock.
    pub(crate) fn verify<T: DeserializeOwned>(&self, token: &str, issuer: &str) -> Option<T> {
        let mut validation = Validation::new(Algorithm::RS256);
        validation.validate_exp = false;
        validation.validate_aud = false;
        validation.set_required_spec_claims(&["iss"]);
        validation.set_issuer(&[issuer]);
        let token = jsonwebtoken::decode(token, &self.public, &validation).ok()?;
        Some(token.claims)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").finish_non_exhaustive()
    }
}
