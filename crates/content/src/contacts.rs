//! Whom to reach, and where: agencies, municipalities, message boxes and emergency numbers.

use crate::{AgencyId, Text};
use std::collections::BTreeMap;

/// Whom to call and where letters lie: `knowledge/contacts.yaml`.
#[derive(Debug, Default)]
pub struct Contacts {
    /// Agencies by key.
    pub agencies: BTreeMap<AgencyId, Agency>,
    /// Message boxes by key: where decisions are kept.
    pub mailboxes: BTreeMap<String, Mailbox>,
    /// Emergency numbers by key.
    pub emergency: BTreeMap<String, EmergencyNumber>,
}

/// An agency, or a kind of them such as "your municipality".
#[derive(Debug)]
pub struct Agency {
    /// Its name.
    pub name: Text,
    /// Organisation number, nine digits; `None` for a kind of agency.
    pub orgnr: Option<String>,
    /// Telephone as people write it: "55 55 33 33".
    pub phone: Option<String>,
    /// The page with ways to reach a human.
    pub url: String,
    /// Whether it is no public body: an employer, a bank.
    pub private: bool,
    /// Whether it stands for the citizen's own municipality, whichever that is.
    pub municipal: bool,
    /// Opening hours of the telephone.
    pub hours: Option<Text>,
    /// Where its decisions are kept: keys of `mailboxes`.
    pub mailboxes: Vec<String>,
}

/// A municipality and where its own site is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Municipality {
    /// Its number at Statistics Norway (KLASS 131), four digits: "0301".
    pub number: String,
    /// Its name, unlike all others: two that share one have the county behind, "Herøy (Nordland)".
    pub name: String,
    /// Its own site.
    pub url: String,
}

/// Where a citizen's decisions and letters lie.
#[derive(Debug)]
pub struct Mailbox {
    /// Its name.
    pub name: Text,
    /// What lies there, one sentence.
    pub text: Text,
    /// Where it is.
    pub url: String,
}

/// A number to call in danger.
#[derive(Debug)]
pub struct EmergencyNumber {
    /// Whom one reaches.
    pub name: Text,
    /// When to call it, one sentence.
    pub text: Text,
    /// The number as people write it: "116 123".
    pub phone: String,
}

impl Municipality {
    /// Its name without the county.
    pub fn plain_name(&self) -> &str {
        let county = self.name.find(" (");
        county.map_or(&self.name, |start| &self.name[..start])
    }

    /// Its address as people read it: "www.oslo.kommune.no".
    pub fn site(&self) -> &str {
        let address = self.url.strip_prefix("https://").unwrap_or(&self.url);
        address.trim_end_matches('/')
    }
}
