//! What is wrong with content, where, and what to do about it.

use std::{fmt, path::PathBuf};

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Should be mended; content is still served.
    Warning,
    /// Content with it is never served.
    Error,
}

/// One problem in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How bad.
    pub severity: Severity,
    /// The rule, a stable slug such as `missing-nynorsk`.
    pub rule: &'static str,
    /// The file, relative to the content's root.
    pub file: PathBuf,
    /// The line, from 1; `None` where the file as a whole is meant.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do, imperative.
    pub fix: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(
            f,
            ": {severity}[{}]: {}\n    fix: {}",
            self.rule, self.message, self.fix
        )
    }
}
