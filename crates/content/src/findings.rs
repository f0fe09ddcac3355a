//! What reading finds besides content: problems, and names that must turn out to exist.

use crate::{Problem, rule::Rule};
use std::{path::PathBuf, rc::Rc};

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) file: Rc<str>,
    /// From 1; `None` for the file as a whole.
    pub(crate) line: Option<usize>,
}

/// A name in one file that another file must declare.
#[derive(Clone, Debug)]
pub(crate) enum Reference {
    Article(String),
    Section { article: String, section: String },
    LifeEvent(String),
    Agency(String),
    Mailbox(String),
    Emergency(String),
    Service(String),
    Reply(String),
}

/// Everything found so far, in reading order.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) problems: Vec<Problem>,
    pub(crate) references: Vec<(Place, Reference)>,
}

impl Place {
    /// The file as a whole.
    pub(crate) fn file(path: &str) -> Place {
        Place {
            file: path.into(),
            line: None,
        }
    }

    /// A line of the same file.
    pub(crate) fn at(&self, line: usize) -> Place {
        Place {
            file: self.file.clone(),
            line: Some(line),
        }
    }

    /// `file:line`, as messages cite another place.
    pub(crate) fn cite(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}", self.file),
            None => self.file.to_string(),
        }
    }
}

impl Findings {
    pub(crate) fn report(
        &mut self,
        rule: Rule,
        place: &Place,
        message: impl Into<String>,
        fix: impl Into<String>,
    ) {
        self.problems.push(Problem {
            severity: rule.severity,
            rule: rule.slug,
            file: PathBuf::from(&*place.file),
            line: place.line,
            message: message.into(),
            fix: fix.into(),
        });
    }

    pub(crate) fn refer(&mut self, place: &Place, reference: Reference) {
        self.references.push((place.clone(), reference));
    }
}
