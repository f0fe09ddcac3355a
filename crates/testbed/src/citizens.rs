//! The synthetic citizens, and the cases each agency has on them.

use crate::TestbedError;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use connectors::{Assurance, Texts};
use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

const AGENCIES: &str = include_str!("../data/agencies.yaml");
const CITIZENS: &str = include_str!("../data/citizens.yaml");
const SECONDS_A_DAY: i64 = 24 * 60 * 60;

/// A synthetic citizen.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citizen {
    /// A short name for tests.
    pub id: String,
    /// A name nobody has.
    pub name: String,
    /// A synthetic identity number: the month is 80 too high.
    pub pid: String,
    /// What their life is like, in `nb`, `nn` and `en`.
    pub story: Texts,
    cases: Vec<CaseData>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseData {
    agency: String,
    service: String,
    state: String,
    raw_state: String,
    title: Texts,
    summary: Texts,
    /// Days from today, as the dates below.
    updated: i64,
    due: Option<i64>,
    expected_done: Option<i64>,
    #[serde(default)]
    actions: Vec<Link>,
    #[serde(default)]
    sensitivity: Level,
}

#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum Level {
    #[default]
    Substantial,
    High,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Link {
    #[serde(default = "open")]
    kind: String,
    label: Texts,
    url: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Agency {
    services: Vec<String>,
    stranger: Stranger,
    open: Link,
}

/// What a person without a case is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Stranger {
    NoCases,
    NotRegistered,
}

fn open() -> String {
    "open".to_owned()
}

/// A case on the wire. Written out here and not taken from `connectors`, so that the two sides of
/// the contract check each other.
#[derive(Debug, Serialize)]
pub(crate) struct Case<'a> {
    id: String,
    service: &'a str,
    state: &'a str,
    raw_state: &'a str,
    title: Texts,
    summary: Texts,
    updated: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected_done: Option<Date>,
    actions: Vec<Link>,
    sensitivity: Level,
}

/// What an agency has on a citizen.
#[derive(Debug)]
pub(crate) enum Record<'a> {
    /// No file at all.
    NotRegistered,
    /// These cases, and so many more that the login is too weak for.
    Cases { cases: Vec<Case<'a>>, hidden: usize },
}

/// What is asked about.
#[derive(Debug)]
pub(crate) struct Inquiry<'a> {
    pub(crate) agency: &'a str,
    pub(crate) services: &'a [String],
    pub(crate) languages: &'a [String],
    pub(crate) assurance: Assurance,
}

#[derive(Debug)]
pub(crate) struct Population {
    agencies: BTreeMap<String, Agency>,
    citizens: Vec<Citizen>,
}

impl Population {
    pub(crate) fn load() -> Result<Self, TestbedError> {
        let population = Self {
            agencies: read(AGENCIES)?,
            citizens: read(CITIZENS)?,
        };
        for citizen in &population.citizens {
            for case in &citizen.cases {
                let agency = population.agencies.get(&case.agency);
                if !agency.is_some_and(|agency| agency.services.contains(&case.service)) {
                    let CaseData {
                        agency, service, ..
                    } = case;
                    let message = format!("{}: {agency} has no service {service}", citizen.id);
                    return Err(TestbedError::Data(message));
                }
            }
        }
        Ok(population)
    }

    pub(crate) fn agencies(&self) -> impl Iterator<Item = &str> {
        self.agencies.keys().map(String::as_str)
    }

    pub(crate) fn citizens(&self) -> &[Citizen] {
        &self.citizens
    }

    pub(crate) fn citizen(&self, id: &str) -> Option<&Citizen> {
        self.citizens.iter().find(|citizen| citizen.id == id)
    }

    /// What the agency has on the person with this identity number; `None` when there is no such
    /// agency.
    pub(crate) fn record(
        &self,
        pid: &str,
        inquiry: &Inquiry<'_>,
        now: Timestamp,
    ) -> Option<Record<'_>> {
        let agency = self.agencies.get(inquiry.agency)?;
        let citizen = self.citizens.iter().find(|citizen| citizen.pid == pid);
        let all = citizen.into_iter().flat_map(Citizen::numbered_cases);
        let of_agency: Vec<(String, &CaseData)> = all
            .filter(|(_, case)| case.agency == inquiry.agency)
            .collect();
        if of_agency.is_empty() && agency.stranger == Stranger::NotRegistered {
            return Some(Record::NotRegistered);
        }
        let mut hidden = 0;
        let mut cases = Vec::new();
        for (id, case) in of_agency {
            if !inquiry.services.is_empty() && !inquiry.services.contains(&case.service) {
                continue;
            }
            if matches!(case.sensitivity, Level::High) && inquiry.assurance < Assurance::High {
                hidden += 1;
                continue;
            }
            cases.push(case.on_wire(id, &agency.open, inquiry.languages, now));
        }
        Some(Record::Cases { cases, hidden })
    }
}

impl Citizen {
    /// The cases, each with an identifier that is always the same and says nothing of whose it is.
    fn numbered_cases(&self) -> impl Iterator<Item = (String, &CaseData)> {
        let cases = self.cases.iter().enumerate();
        cases.map(|(number, case)| {
            let digest = Sha256::digest(format!("{}/{number}", self.id));
            (URL_SAFE_NO_PAD.encode(&digest[..9]), case)
        })
    }
}

impl CaseData {
    fn on_wire(&self, id: String, open: &Link, languages: &[String], now: Timestamp) -> Case<'_> {
        let today = now.to_zoned_datetime(oslo()).date();
        let day = |days: i64| today.saturating_add(SignedDuration::from_secs(days * SECONDS_A_DAY));
        let actions = self.actions.iter().chain([open]);
        Case {
            id,
            service: &self.service,
            state: &self.state,
            raw_state: &self.raw_state,
            title: in_languages(&self.title, languages),
            summary: in_languages(&self.summary, languages),
            updated: now + SignedDuration::from_secs(self.updated * SECONDS_A_DAY),
            due: self.due.map(day),
            expected_done: self.expected_done.map(day),
            actions: actions
                .map(|link| Link {
                    label: in_languages(&link.label, languages),
                    ..link.clone()
                })
                .collect(),
            sensitivity: self.sensitivity,
        }
    }
}

fn oslo() -> TimeZone {
    TimeZone::get("Europe/Oslo").unwrap_or(TimeZone::UTC)
}

fn in_languages(texts: &Texts, languages: &[String]) -> Texts {
    let wanted = |lang: &String| languages.is_empty() || languages.contains(lang);
    let texts = texts.iter().filter(|(lang, _)| wanted(lang));
    texts
        .map(|(lang, text)| (lang.clone(), text.clone()))
        .collect()
}

fn read<T: DeserializeOwned>(yaml: &str) -> Result<T, TestbedError> {
    serde_saphyr::from_str(yaml).map_err(|error| TestbedError::Data(error.to_string()))
}
