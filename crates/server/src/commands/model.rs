//! Where the encoder's model lies.

use std::path::{Path, PathBuf};

/// The encoder's model, as an argument of several commands.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Model {
    /// The folder of the transformer that helps to understand messages (`make encoder` fetches one
    /// into models/encoder); left out, or where the program is built without it, it does without
    #[arg(long = "encoder", env = "LIVSLOS_ENCODER_MODEL", value_name = "DIR")]
    folder: Option<PathBuf>,
}

impl Model {
    /// The folder.
    pub(super) fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }
}
