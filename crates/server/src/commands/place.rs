//! Where the content lies.

use anyhow::Context;
use std::path::{Path, PathBuf};

/// The folder that holds a repository's content.
const MARK: &str = "knowledge";

/// Where the content lies, as an argument of several commands.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Place {
    /// The folder with knowledge/, intents/, locales/ and connectors/; left out, the current folder,
    /// or the repository the program lies in
    #[arg(long, env = "LIVSLOS_CONTENT", value_name = "DIR")]
    content: Option<PathBuf>,
}

impl Place {
    /// The folder.
    pub(super) fn find(&self) -> anyhow::Result<PathBuf> {
        find(self.content.as_deref())
    }
}

/// The folder asked for, or the first that has content: the current one, and those above the
/// program, which in a repository lies in `target/…/`.
pub(super) fn find(asked: Option<&Path>) -> anyhow::Result<PathBuf> {
    if let Some(asked) = asked {
        anyhow::ensure!(
            asked.join(MARK).is_dir(),
            "{} holds no content: there is no {MARK}/ in it",
            asked.display()
        );
        return Ok(asked.to_owned());
    }
    let here = std::env::current_dir()?;
    let program = std::env::current_exe()?;
    let above = program.ancestors().skip(1);
    std::iter::once(here.as_path())
        .chain(above)
        .find(|folder| folder.join(MARK).is_dir())
        .map(Path::to_owned)
        .context("no content found: run it in the folder that holds knowledge/, or give --content")
}
