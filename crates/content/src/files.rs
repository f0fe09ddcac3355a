//! The bytes of all content files: the only place of this crate that reads a disk.

use crate::{
    findings::{Findings, Place},
    rule,
};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fmt::Write, fs, io, path::Path};

/// The folders editors own.
const FOLDERS: [&str; 4] = ["connectors", "intents", "knowledge", "locales"];

/// How many hexadecimal digits of the digest make a version.
const VERSION_DIGITS: usize = 12;

/// Content files by path relative to the root, with `/` between folders.
#[derive(Debug, Default)]
pub(crate) struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    /// Reads every file below the folders editors own, hidden ones and editors' backups left out.
    pub(crate) fn read(root: &Path, findings: &mut Findings) -> Files {
        let mut files = Files::default();
        for folder in FOLDERS {
            if root.join(folder).is_dir() {
                files.read_folder(root, folder, findings);
            }
        }
        files
    }

    fn read_folder(&mut self, root: &Path, folder: &str, findings: &mut Findings) {
        let entries = match fs::read_dir(root.join(folder)) {
            Ok(entries) => entries,
            Err(error) => return report_unreadable(folder, &error, findings),
        };
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    report_unreadable(folder, &error, findings);
                    continue;
                }
            };
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') || name.ends_with('~') {
                continue;
            }
            let path = format!("{folder}/{name}");
            if entry.path().is_dir() {
                self.read_folder(root, &path, findings);
                continue;
            }
            match fs::read(entry.path()) {
                Ok(bytes) => {
                    self.0.insert(path, bytes);
                }
                Err(error) => report_unreadable(&path, &error, findings),
            }
        }
    }

    /// The first digits of a SHA-256 over all paths and bytes, each with its length before it so
    /// that no two trees look alike.
    pub(crate) fn version(&self) -> String {
        let mut digest = Sha256::new();
        for (path, bytes) in &self.0 {
            for part in [path.as_bytes(), bytes] {
                digest.update((part.len() as u64).to_le_bytes());
                digest.update(part);
            }
        }
        let mut version = String::new();
        for byte in digest.finalize().iter().take(VERSION_DIGITS / 2) {
            let _ = write!(version, "{byte:02x}");
        }
        version
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn contains(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// Paths in order, with the folders and name each consists of.
    pub(crate) fn paths(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        self.0
            .keys()
            .map(|path| (path.as_str(), path.split('/').collect()))
    }

    /// The text of a file; `None` where it does not exist or is not UTF-8 (which is reported).
    pub(crate) fn text(&self, path: &str, findings: &mut Findings) -> Option<&str> {
        let bytes = self.0.get(path)?;
        match std::str::from_utf8(bytes) {
            Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
            Err(error) => {
                let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
                let line = 1 + good.matches('\n').count();
                findings.report(
                    rule::UNREADABLE,
                    &Place::file(path).at(line),
                    "the file is not UTF-8 from here",
                    "save it with the encoding UTF-8",
                );
                None
            }
        }
    }
}

fn report_unreadable(path: &str, error: &io::Error, findings: &mut Findings) {
    findings.report(
        rule::UNREADABLE,
        &Place::file(path),
        format!("cannot be read: {error}"),
        "give the user that runs livslos the right to read it",
    );
}
