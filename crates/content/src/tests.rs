//! Whole trees: a small good one stands in `testdata/base`, and each defect is an edit of it.

mod defects;
mod good;

use crate::{Content, Problem, Severity, load, rule::Rule};
use jiff::civil::{Date, date};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// The day on which trees are loaded.
const TODAY: Date = date(2026, 11, 23);

/// A change of the good tree.
struct Edit {
    file: &'static str,
    what: What,
}

enum What {
    /// One text by another; the first must occur.
    Replace(&'static str, &'static str),
    Write(Vec<u8>),
    Remove,
}

/// An edit, and what it must lead to: these problems and no other.
struct Defect {
    edits: Vec<Edit>,
    expected: Vec<Expected>,
}

struct Expected {
    rule: Rule,
    file: &'static str,
    at: At,
}

/// The line a problem must name.
#[derive(Clone, Copy)]
enum At {
    /// The first with this text.
    Text(&'static str),
    /// The one on which this text stands in the good tree.
    Edited(&'static str),
    /// The file as a whole.
    File,
}

fn replace(file: &'static str, from: &'static str, to: &'static str) -> Edit {
    let what = What::Replace(from, to);
    Edit { file, what }
}

fn write(file: &'static str, text: impl Into<Vec<u8>>) -> Edit {
    let what = What::Write(text.into());
    Edit { file, what }
}

fn remove(file: &'static str) -> Edit {
    let what = What::Remove;
    Edit { file, what }
}

impl Edit {
    fn and(self, other: Edit) -> Defect {
        Defect {
            edits: vec![self, other],
            expected: Vec::new(),
        }
    }

    /// Breaks a rule on the line that was edited.
    fn breaks(self, rule: Rule) -> Defect {
        let (file, at) = match self.what {
            What::Replace(from, _) => (self.file, At::Edited(from)),
            What::Write(_) | What::Remove => (self.file, At::File),
        };
        self.leads_to(rule, file, at)
    }

    fn breaks_at(self, rule: Rule, file: &'static str, at: &'static str) -> Defect {
        self.leads_to(rule, file, At::Text(at))
    }

    /// Breaks a rule in a file, with no line that could be named.
    fn breaks_file(self, rule: Rule, file: &'static str) -> Defect {
        self.leads_to(rule, file, At::File)
    }

    fn leads_to(self, rule: Rule, file: &'static str, at: At) -> Defect {
        Defect {
            edits: vec![self],
            expected: vec![Expected { rule, file, at }],
        }
    }

    fn apply(&self, root: &Path) {
        let path = root.join(self.file);
        match &self.what {
            What::Remove => fs::remove_file(&path).expect("the file to remove exists"),
            What::Write(bytes) => {
                fs::create_dir_all(path.parent().expect("a folder")).expect("can be created");
                fs::write(&path, bytes).expect("can be written");
            }
            What::Replace(from, to) => {
                let text = fs::read_to_string(&path).expect("the file to edit exists");
                assert!(text.contains(from), "{} has no {from:?}", self.file);
                fs::write(&path, text.replacen(from, to, 1)).expect("can be written");
            }
        }
    }
}

impl Defect {
    fn and_at(mut self, rule: Rule, file: &'static str, at: &'static str) -> Defect {
        let at = At::Text(at);
        self.expected.push(Expected { rule, file, at });
        self
    }

    fn and_file(mut self, rule: Rule, file: &'static str) -> Defect {
        let at = At::File;
        self.expected.push(Expected { rule, file, at });
        self
    }

    /// Loads the good tree with the edits; what is found where it is not what is expected.
    fn check(&self) -> Result<(), String> {
        let root = base();
        for edit in &self.edits {
            edit.apply(root.path());
        }
        let (_, problems) = load(root.path(), TODAY);
        let mut found: Vec<_> = problems.iter().map(seen).collect();
        let mut expected: Vec<_> = self
            .expected
            .iter()
            .map(|expected| expected.resolve(root.path()))
            .collect();
        found.sort();
        expected.sort();
        if found == expected && problems.iter().all(|problem| !problem.fix.is_empty()) {
            return Ok(());
        }
        let printed: Vec<_> = problems.iter().map(ToString::to_string).collect();
        let printed = printed.join("\n");
        Err(format!("expected {expected:#?}\nfound:\n{printed}"))
    }
}

type Seen = (&'static str, Severity, PathBuf, Option<usize>);

fn seen(problem: &Problem) -> Seen {
    let file = problem.file.clone();
    (problem.rule, problem.severity, file, problem.line)
}

impl Expected {
    fn resolve(&self, root: &Path) -> Seen {
        let line = match self.at {
            At::Text(text) => Some(line_of(text, &root.join(self.file))),
            At::Edited(text) => Some(line_of(text, &base_folder().join(self.file))),
            At::File => None,
        };
        (self.rule.slug, self.rule.severity, self.file.into(), line)
    }
}

fn line_of(text: &str, path: &Path) -> usize {
    let bytes = fs::read(path).expect("the file exists");
    let whole = String::from_utf8_lossy(&bytes);
    let offset = whole.find(text);
    let offset = offset.unwrap_or_else(|| panic!("{} has no {text:?}", path.display()));
    1 + whole[..offset].matches('\n').count()
}

fn base_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/base")
}

/// A copy of the good tree.
fn base() -> TempDir {
    let root = tempfile::tempdir().expect("a temporary folder");
    copy(&base_folder(), root.path());
    root
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&target).expect("a new folder");
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("can be copied");
        }
    }
}

/// The good tree with edits that leave it good.
fn good(edits: &[Edit]) -> Content {
    let root = base();
    for edit in edits {
        edit.apply(root.path());
    }
    let (content, problems) = load(root.path(), TODAY);
    assert_eq!(problems, []);
    content.expect("the good tree has content")
}
