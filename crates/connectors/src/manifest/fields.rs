//! The fields of one manifest, read one by one so that one mistake does not hide the next.

use super::{Auth, Kind, LONGEST_TIMEOUT, Manifest, ManifestProblem};
use crate::{Assurance, Texts};
use serde_json::Value;
use serde_saphyr::Spanned;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    time::Duration,
};
use url::{Host, Url};

const SLUG_FIX: &str = "use lower-case letters a to z, digits and hyphens";

pub(super) struct Fields {
    file: PathBuf,
    values: BTreeMap<String, (usize, Value)>,
    problems: Vec<ManifestProblem>,
}

impl Fields {
    pub(super) fn parse(file: &Path, text: &str) -> Self {
        let mut fields = Self {
            file: file.to_owned(),
            values: BTreeMap::new(),
            problems: Vec::new(),
        };
        match serde_saphyr::from_str::<BTreeMap<String, Spanned<Value>>>(text) {
            Ok(values) => {
                fields.values = values
                    .into_iter()
                    .map(|(key, value)| (key, (line(value.referenced), value.value)))
                    .collect();
            }
            Err(error) => {
                let line = error.location().map(line);
                let message = format!(
                    "is not YAML of keys and values: {}",
                    error.without_snippet()
                );
                fields.report(line, message, "see docs/agencies.md for an example");
            }
        }
        fields
    }

    /// The manifest, as far as every field could be read.
    pub(super) fn manifest(&mut self, vars: &BTreeMap<String, String>) -> Option<Manifest> {
        if !self.problems.is_empty() {
            return None;
        }
        let id = self.id();
        let agency = self.agency();
        let kind = self.one_of("kind", &[("status-v1", Kind::StatusV1)]);
        let name = self.name();
        let hosts = self.list("hosts", "list the hosts the address may be on");
        let url = self.url(vars, hosts.as_deref().unwrap_or_default());
        let services = self.services();
        let auth = self.one_of("auth", &[("user-token", Auth::UserToken)]);
        let levels = [
            ("substantial", Assurance::Substantial),
            ("high", Assurance::High),
        ];
        let assurance = self.one_of("assurance", &levels);
        let timeout = self.timeout();
        self.report_unknown();
        Some(Manifest {
            id: id?,
            agency: agency?,
            kind: kind?,
            name: name?,
            url: url?,
            services: services?,
            auth: auth?,
            assurance: assurance?,
            timeout: timeout?,
            hosts: hosts?,
        })
    }

    /// The problems, by line.
    pub(super) fn into_problems(mut self) -> Vec<ManifestProblem> {
        self.problems.sort_by_key(|problem| problem.line);
        self.problems
    }

    fn id(&mut self) -> Option<String> {
        let stem = self.file.file_stem()?.to_string_lossy().into_owned();
        if is_slug(&stem) {
            return Some(stem);
        }
        self.report(None, "has a name that is no slug".to_owned(), SLUG_FIX);
        None
    }

    fn agency(&mut self) -> Option<String> {
        let (line, agency) =
            self.text("agency", "name the agency as knowledge/contacts.yaml does")?;
        if is_slug(&agency) {
            return Some(agency);
        }
        let message = format!("`agency` is `{agency}`, which is no slug");
        self.report(Some(line), message, SLUG_FIX);
        None
    }

    fn name(&mut self) -> Option<Texts> {
        let fix = "write `name: {nb: …, nn: …, en: …}`";
        let (line, value) = self.take("name", fix)?;
        let Ok(mut name) = serde_json::from_value::<Texts>(value) else {
            self.report(Some(line), "`name` has no languages".to_owned(), fix);
            return None;
        };
        name.retain(|_, text| !text.trim().is_empty());
        for (lang, warning) in [("nb", false), ("nn", false), ("en", true)] {
            if !name.contains_key(lang) {
                self.report(Some(line), format!("`name` is missing in {lang}"), fix);
                if let Some(problem) = self.problems.last_mut() {
                    problem.warning = warning;
                }
            }
        }
        Some(name)
    }

    fn services(&mut self) -> Option<Vec<String>> {
        let line = self.values.get("services").map(|(line, _)| *line);
        let services = self.list("services", "list the services it answers for")?;
        let mut seen = BTreeSet::new();
        for service in &services {
            if !is_slug(service) {
                let message = format!("`services` has `{service}`, which is no slug");
                self.report(line, message, SLUG_FIX);
            } else if !seen.insert(service) {
                self.report(
                    line,
                    format!("`services` has `{service}` twice"),
                    "take one away",
                );
            }
        }
        Some(services)
    }

    fn timeout(&mut self) -> Option<Duration> {
        let Some((line, value)) = self.values.remove("timeout_ms") else {
            return Some(LONGEST_TIMEOUT);
        };
        let timeout = value.as_u64().map(Duration::from_millis);
        let timeout = timeout.filter(|timeout| !timeout.is_zero() && *timeout <= LONGEST_TIMEOUT);
        if timeout.is_none() {
            let message = format!(
                "`timeout_ms` is not from 1 to {}",
                LONGEST_TIMEOUT.as_millis()
            );
            self.report(Some(line), message, "write a whole number of milliseconds");
        }
        timeout
    }

    fn url(&mut self, vars: &BTreeMap<String, String>, hosts: &[String]) -> Option<Url> {
        let (line, text) = self.text("url", "write the address that is asked")?;
        let text = match substitute(&text, vars) {
            Ok(text) => text,
            Err((message, fix)) => {
                self.report(Some(line), message, &fix);
                return None;
            }
        };
        let Ok(url) = Url::parse(&text) else {
            let fix = "write it whole, beginning with `https://`";
            self.report(Some(line), "`url` is no address".to_owned(), fix);
            return None;
        };
        for (wrong, message, fix) in [
            (
                !is_protected(&url),
                "is not encrypted",
                "use `https:`; `http:` is for this machine only",
            ),
            (
                !url.username().is_empty() || url.password().is_some(),
                "has a user or password",
                "take it away; the citizen's token goes in a header",
            ),
            (
                url.query().is_some() || url.fragment().is_some(),
                "has a query or fragment",
                "take it away; what is asked goes in the body",
            ),
        ] {
            if wrong {
                self.report(Some(line), format!("`url` {message}"), fix);
            }
        }
        let host = url.host_str().unwrap_or_default();
        if !hosts.is_empty() && !hosts.iter().any(|allowed| allowed == host) {
            let message = format!("`url` is on `{host}`, which is not in `hosts`");
            self.report(Some(line), message, "add the host, or mend the address");
        }
        Some(url)
    }

    fn one_of<T: Copy>(&mut self, key: &str, known: &[(&str, T)]) -> Option<T> {
        let names: Vec<String> = known.iter().map(|(name, _)| format!("`{name}`")).collect();
        let fix = format!("use {}", names.join(" or "));
        let (line, text) = self.text(key, &fix)?;
        let found = known.iter().find(|(name, _)| *name == text);
        if found.is_none() {
            let message = format!("`{key}` is `{text}`, which is unknown");
            self.report(Some(line), message, &fix);
        }
        found.map(|(_, value)| *value)
    }

    fn list(&mut self, key: &str, fix: &str) -> Option<Vec<String>> {
        let (line, value) = self.take(key, fix)?;
        let Ok(list) = serde_json::from_value::<Vec<String>>(value) else {
            self.report(Some(line), format!("`{key}` is not a list of texts"), fix);
            return None;
        };
        if list.is_empty() {
            self.report(Some(line), format!("`{key}` is empty"), fix);
        }
        Some(list)
    }

    fn text(&mut self, key: &str, fix: &str) -> Option<(usize, String)> {
        match self.take(key, fix)? {
            (line, Value::String(text)) => Some((line, text)),
            (line, _) => {
                self.report(Some(line), format!("`{key}` is not text"), fix);
                None
            }
        }
    }

    fn take(&mut self, key: &str, fix: &str) -> Option<(usize, Value)> {
        let field = self.values.remove(key);
        if field.is_none() {
            self.report(None, format!("`{key}` is missing"), fix);
        }
        field
    }

    fn report_unknown(&mut self) {
        for (key, (line, _)) in std::mem::take(&mut self.values) {
            let fix = "take it away, or see docs/agencies.md for its right name";
            self.report(Some(line), format!("`{key}` is unknown"), fix);
        }
    }

    fn report(&mut self, line: Option<usize>, message: String, fix: &str) {
        self.problems.push(ManifestProblem {
            warning: false,
            file: self.file.clone(),
            line,
            message,
            fix: fix.to_owned(),
        });
    }
}

fn line(location: serde_saphyr::Location) -> usize {
    usize::try_from(location.line()).unwrap_or(usize::MAX)
}

fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Whether what is sent there cannot be read on the way.
fn is_protected(url: &Url) -> bool {
    let is_this_machine = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(domain)) => domain == "localhost",
        None => false,
    };
    url.scheme() == "https" || (url.scheme() == "http" && is_this_machine)
}

/// Replaces every `${NAME}`; otherwise a message and its fix.
fn substitute(text: &str, vars: &BTreeMap<String, String>) -> Result<String, (String, String)> {
    let mut parts = text.split("${");
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let Some((name, rest)) = part.split_once('}') else {
            let fix = "write variables as `${NAME}`".to_owned();
            return Err(("`url` has `${` without `}`".to_owned(), fix));
        };
        let Some(value) = vars.get(name) else {
            let message = format!("`url` has `${{{name}}}`, which has no value");
            return Err((message, format!("set {name}, or write the address itself")));
        };
        result.push_str(value);
        result.push_str(rest);
    }
    Ok(result)
}
