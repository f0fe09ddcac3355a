//! `livslos check`: every problem of the content and the connectors' manifests.

use super::{coverage, place::Place};
use crate::environment::Environment;
use content::Severity;
use std::{
    collections::BTreeMap,
    io::{self, Write as _},
    process::ExitCode,
};

/// Load all content, print every problem, exit 1 on an error
#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// Then print how much there is of each life event in each language
    #[arg(long)]
    coverage: bool,
    #[command(flatten)]
    place: Place,
}

impl Check {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let root = self.place.find()?;
        let (content, problems) = content::load(&root, Environment::system().today());
        let mut out = io::stdout().lock();
        for problem in &problems {
            writeln!(out, "{problem}")?;
        }
        let of = |severity| {
            let found = problems
                .iter()
                .filter(|problem| problem.severity == severity);
            found.count()
        };
        let (mut errors, mut warnings) = (of(Severity::Error), of(Severity::Warning));

        // What a manifest's variables stand for is the operator's; here any value will do.
        let variables = BTreeMap::from([("AGENCIES".to_owned(), "http://127.0.0.1:1".to_owned())]);
        let (_, manifest_problems) = connectors::load(&root.join("connectors"), &variables);
        for problem in &manifest_problems {
            writeln!(out, "{problem}")?;
            if problem.warning {
                warnings += 1;
            } else {
                errors += 1;
            }
        }
        match &content {
            Some(content) if self.coverage => write!(out, "{}", coverage::table(content))?,
            Some(_) => {}
            None => anyhow::ensure!(errors > 0, "there is no content in {}", root.display()),
        }
        writeln!(out, "{errors} errors, {warnings} warnings")?;
        Ok(if errors == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}
