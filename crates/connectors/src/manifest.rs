//! Reads `connectors/<agency>.yaml`, and says everything that is wrong with them at once.

mod fields;

use crate::{Assurance, Texts};
use fields::Fields;
use std::{
    collections::BTreeMap,
    fmt, fs,
    path::{Path, PathBuf},
    time::Duration,
};
use url::Url;

/// No connector may take longer, whatever its manifest says.
pub const LONGEST_TIMEOUT: Duration = Duration::from_secs(10);

/// How one agency is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The file's stem.
    pub id: String,
    /// The agency's key, as in `knowledge/contacts.yaml`.
    pub agency: String,
    /// What it speaks.
    pub kind: Kind,
    /// What a citizen knows it by; `nb` and `nn` are there.
    pub name: Texts,
    /// Where it is asked; its host is one of `hosts`.
    pub url: Url,
    /// The services it answers for, as articles name them.
    pub services: Vec<String>,
    /// Whose token it is asked with.
    pub auth: Auth,
    /// The least level of assurance it answers at.
    pub assurance: Assurance,
    /// How long it may take, at most [`LONGEST_TIMEOUT`].
    pub timeout: Duration,
    /// The only hosts it may be asked on.
    pub hosts: Vec<String>,
}

/// What a connector speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Our open contract, see `docs/agencies.md`.
    StatusV1,
}

/// Whose token a connector is asked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auth {
    /// The citizen's own access token.
    UserToken,
}

/// One thing that is wrong with a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestProblem {
    /// Whether the connector is used all the same.
    pub warning: bool,
    /// The file, its path beginning with the folder that was loaded.
    pub file: PathBuf,
    /// The line, from 1; `None` where the file as a whole is meant.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do, imperative.
    pub fix: String,
}

impl fmt::Display for ManifestProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}; {}", self.message, self.fix)
    }
}

/// Reads every manifest of a folder, in the order of their names, with `${NAME}` in addresses
/// replaced by `vars`. What has no problem but warnings is returned; all problems are.
pub fn load(dir: &Path, vars: &BTreeMap<String, String>) -> (Vec<Manifest>, Vec<ManifestProblem>) {
    let mut manifests = Vec::new();
    let mut problems = Vec::new();
    for file in manifest_files(dir, &mut problems) {
        match fs::read_to_string(&file) {
            Ok(text) => {
                let (manifest, found) = read(&file, &text, vars);
                manifests.extend(manifest);
                problems.extend(found);
            }
            Err(error) => problems.push(unreadable(&file, &error)),
        }
    }
    (manifests, problems)
}

fn manifest_files(dir: &Path, problems: &mut Vec<ManifestProblem>) -> Vec<PathBuf> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) => {
            problems.push(unreadable(dir, &error));
            return Vec::new();
        }
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .collect();
    files.sort();
    files
}

fn unreadable(file: &Path, error: &std::io::Error) -> ManifestProblem {
    ManifestProblem {
        warning: false,
        file: file.to_owned(),
        line: None,
        message: format!("cannot be read: {error}"),
        fix: "see that it exists and may be read".to_owned(),
    }
}

fn read(
    file: &Path,
    text: &str,
    vars: &BTreeMap<String, String>,
) -> (Option<Manifest>, Vec<ManifestProblem>) {
    let mut fields = Fields::parse(file, text);
    let manifest = fields.manifest(vars);
    let problems = fields.into_problems();
    let usable = problems.iter().all(|problem| problem.warning);
    (manifest.filter(|_| usable), problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "\
agency: nav
kind: status-v1
name: {nb: Nav, nn: Nav, en: Nav}
url: ${AGENCIES}/nav/status
services: [foreldrepenger, dagpenger]
auth: user-token
assurance: substantial
timeout_ms: 3000
hosts: [127.0.0.1]
";

    fn vars() -> BTreeMap<String, String> {
        BTreeMap::from([("AGENCIES".to_owned(), "http://127.0.0.1:4001".to_owned())])
    }

    /// `GOOD` with the line that begins with `key` replaced has exactly these problems.
    fn check(key: &str, line: &str, expect: &[(usize, &str)]) {
        let lines = GOOD
            .lines()
            .map(|good| if good.starts_with(key) { line } else { good });
        let text = lines.collect::<Vec<_>>().join("\n");
        let (manifest, problems) = read(Path::new("connectors/nav.yaml"), &text, &vars());
        let found: Vec<(usize, &str)> = problems
            .iter()
            .map(|problem| (problem.line.unwrap_or(0), problem.message.as_str()))
            .collect();
        assert_eq!(found, expect, "{line}");
        let is_usable = problems.iter().all(|problem| problem.warning);
        assert_eq!(manifest.is_some(), is_usable, "{line}");
        assert!(problems.iter().all(|problem| !problem.fix.is_empty()));
    }

    /// Key, line instead, and the problems expected: line and message.
    type Mistake = (&'static str, &'static str, &'static [(usize, &'static str)]);

    #[rustfmt::skip]
    const MISTAKES: &[Mistake] = &[
        ("agency", "agency: NAV Oslo", &[(1, "`agency` is `NAV Oslo`, which is no slug")]),
        ("agency", "", &[(0, "`agency` is missing")]),
        ("agency", "agency: [nav]", &[(1, "`agency` is not text")]),
        ("kind", "kind: status-v9", &[(2, "`kind` is `status-v9`, which is unknown")]),
        ("name", "name: Nav", &[(3, "`name` has no languages")]),
        ("name", "name: {nb: Nav, nn: ' ', en: Nav}", &[(3, "`name` is missing in nn")]),
        ("name", "name: {nb: Nav, nn: Nav}", &[(3, "`name` is missing in en")]),
        ("url", "url: ${AGENCY}/nav", &[(4, "`url` has `${AGENCY}`, which has no value")]),
        ("url", "url: ${AGENCIES/nav", &[(4, "`url` has `${` without `}`")]),
        ("url", "url: nav/status", &[(4, "`url` is no address")]),
        ("url", "url: http://nav.no/status", &[
            (4, "`url` is not encrypted"),
            (4, "`url` is on `nav.no`, which is not in `hosts`"),
        ]),
        ("url", "url: https://a:b@127.0.0.1/", &[(4, "`url` has a user or password")]),
        ("url", "url: https://127.0.0.1/?pid=1", &[(4, "`url` has a query or fragment")]),
        ("services", "services: []", &[(5, "`services` is empty")]),
        ("services", "services: [Dagpenger, x, x]", &[
            (5, "`services` has `Dagpenger`, which is no slug"),
            (5, "`services` has `x` twice"),
        ]),
        ("services", "services: {a: b}", &[(5, "`services` is not a list of texts")]),
        ("auth", "auth: none", &[(6, "`auth` is `none`, which is unknown")]),
        ("assurance", "assurance: low", &[(7, "`assurance` is `low`, which is unknown")]),
        ("timeout_ms", "timeout_ms: 60000", &[(8, "`timeout_ms` is not from 1 to 10000")]),
        ("timeout_ms", "timeout_ms: soon", &[(8, "`timeout_ms` is not from 1 to 10000")]),
        ("timeout_ms", "", &[]),
        ("hosts", "hosts: []", &[(9, "`hosts` is empty")]),
        ("hosts", "host: [127.0.0.1]", &[(0, "`hosts` is missing"), (9, "`host` is unknown")]),
    ];

    #[test]
    fn each_mistake_is_named_with_its_line() {
        for (key, line, expect) in MISTAKES {
            check(key, line, expect);
        }
    }

    #[test]
    fn an_empty_manifest_lacks_everything() {
        let (manifest, problems) = read(Path::new("nav.yaml"), "", &vars());
        assert!(manifest.is_none());
        assert_eq!(problems.len(), 8, "{problems:?}");
    }

    #[test]
    fn a_good_manifest_is_read_whole() {
        let (manifest, problems) = read(Path::new("connectors/nav.yaml"), GOOD, &vars());
        assert_eq!(problems, []);
        let name = ["nb", "nn", "en"].map(|lang| (lang.to_owned(), "Nav".to_owned()));
        assert_eq!(
            manifest.unwrap(),
            Manifest {
                id: "nav".to_owned(),
                agency: "nav".to_owned(),
                kind: Kind::StatusV1,
                name: Texts::from(name),
                url: Url::parse("http://127.0.0.1:4001/nav/status").unwrap(),
                services: vec!["foreldrepenger".to_owned(), "dagpenger".to_owned()],
                auth: Auth::UserToken,
                assurance: Assurance::Substantial,
                timeout: Duration::from_secs(3),
                hosts: vec!["127.0.0.1".to_owned()],
            }
        );
    }

    #[test]
    fn what_is_not_yaml_is_one_problem() {
        let (manifest, problems) = read(Path::new("nav.yaml"), "a: [", &vars());
        assert!(manifest.is_none());
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(
            problems[0]
                .message
                .starts_with("is not YAML of keys and values: ")
        );
    }

    #[test]
    fn a_folder_is_read_in_order_and_a_bad_file_does_not_hide_the_others() {
        let dir = tempfile::tempdir().unwrap();
        for (file, text) in [
            ("udi.yaml", GOOD),
            ("a.yaml", "agency: 7"),
            ("nav.yaml", GOOD),
        ] {
            fs::write(dir.path().join(file), text).unwrap();
        }
        fs::write(dir.path().join("README.md"), "not a manifest").unwrap();
        let (manifests, problems) = load(dir.path(), &vars());
        let ids: Vec<&str> = manifests
            .iter()
            .map(|manifest| manifest.id.as_str())
            .collect();
        assert_eq!(ids, ["nav", "udi"]);
        assert!(problems.len() > 3, "{problems:?}");
        assert!(
            problems
                .iter()
                .all(|problem| problem.file.ends_with("a.yaml"))
        );
    }

    #[test]
    fn a_missing_folder_is_a_problem() {
        let (manifests, problems) = load(Path::new("no/such/folder"), &vars());
        assert_eq!(manifests, []);
        assert_eq!(problems.len(), 1);
        assert!(
            problems[0]
                .to_string()
                .starts_with("no/such/folder: cannot be read: ")
        );
    }

    #[test]
    fn the_shipped_manifests_have_no_problem() {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../connectors");
        let (manifests, problems) = load(&dir, &vars());
        assert_eq!(problems, []);
        assert!(manifests.len() >= 5);
    }
}
