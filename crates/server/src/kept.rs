//! The trained model on disk. Training takes longer than all else at start, and most starts find the
//! examples as they were: what training made is kept beside the database.

use content::Content;
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};
use understanding::{Understander, encoder::Encoder};

/// The file in the data folder. One is enough: a model of other examples is replaced.
const FILE: &str = "understanding.model";

/// Where the trained model is kept.
#[derive(Clone, Debug)]
pub struct KeptModel {
    file: PathBuf,
}

impl KeptModel {
    /// Keeps the model in a folder, which is made when there is something to keep.
    pub fn in_folder(folder: &Path) -> Self {
        Self {
            file: folder.join(FILE),
        }
    }

    /// What understands messages about the content: what was kept, or else newly trained and kept. A
    /// file that cannot be used is told, and does no harm.
    ///
    /// With an encoder it is always trained: what the encoder adds is not kept.
    pub(crate) fn understander(
        &self,
        content: &Content,
        encoder: Option<&Arc<dyn Encoder>>,
    ) -> Understander {
        if encoder.is_some() {
            return Understander::train(content, encoder);
        }
        if let Some(understander) = self.read(content) {
            return understander;
        }
        let understander = Understander::train(content, None);
        if let Some(bytes) = understander.keep()
            && let Err(error) = self.write(&bytes)
        {
            tracing::warn!(
                model.file = %self.file.display(),
                %error,
                "the trained model cannot be kept: each start will train anew"
            );
        }
        understander
    }

    fn read(&self, content: &Content) -> Option<Understander> {
        let bytes = match fs::read(&self.file) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            Err(error) => {
                self.tell(&error);
                return None;
            }
        };
        Understander::restore(content, &bytes)
            .inspect_err(|unusable| self.tell(unusable))
            .ok()
    }

    fn tell(&self, reason: &dyn std::error::Error) {
        tracing::info!(
            model.file = %self.file.display(),
            "the kept model is not used, training takes its place: {reason}"
        );
    }

    /// Puts the bytes in the place of what was kept before, whole or not at all.
    fn write(&self, bytes: &[u8]) -> io::Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        let new = self.file.with_extension("new");
        fs::write(&new, bytes)?;
        fs::rename(new, &self.file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use content::{IntentId, Lang};
    use jiff::civil::date;
    use understanding::{Context, Understanding};

    const TODAY: jiff::civil::Date = date(2026, 11, 23);

    /// Little of the shipped content, to train on in no time.
    fn content() -> Content {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut content = content::load(&root, TODAY).0.expect("content");
        let some = ["barnehage-pris", "gravferd-ordne", "food", "passport"];
        content.intents.retain(|id, _| some.contains(&id.as_str()));
        content
    }

    fn answers(understander: &Understander) -> Vec<Understanding> {
        let context = Context {
            today: TODAY,
            lang: Lang::Nb,
            about: None,
        };
        let texts = [
            "hva koster barnehage?",
            "hvem ordner gravferda",
            "",
            "pizza",
        ];
        texts
            .map(|text| understander.understand(text, context))
            .into()
    }

    #[test]
    fn what_is_kept_answers_as_what_was_trained_and_other_files_are_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = KeptModel::in_folder(&folder.path().join("data"));
        let content = content();
        let trained = kept.understander(&content, None);
        let bytes = fs::read(&kept.file).expect("it was kept");
        let restored = kept.read(&content).expect("it is usable");
        assert_eq!(answers(&restored), answers(&trained));
        assert_eq!(restored.keep().as_ref(), Some(&bytes));

        let mut changed = bytes.clone();
        changed[bytes.len() / 2] ^= 1;
        let mut outdated = bytes.clone();
        outdated[10] ^= 1;
        let cut = bytes[..bytes.len() - 1].to_vec();
        for broken in [
            Vec::new(),
            b"something else".to_vec(),
            changed,
            outdated,
            cut,
        ] {
            fs::write(&kept.file, &broken).expect("written");
            assert!(kept.read(&content).is_none(), "{} bytes", broken.len());
            let again = kept.understander(&content, None);
            assert_eq!(answers(&again), answers(&trained));
            assert_eq!(fs::read(&kept.file).expect("it was kept"), bytes);
        }
        let files = fs::read_dir(folder.path().join("data")).expect("the folder");
        assert_eq!(files.count(), 1);
    }

    #[test]
    fn other_examples_are_trained_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = KeptModel::in_folder(folder.path());
        let mut content = content();
        kept.understander(&content, None);
        assert!(kept.read(&content).is_some());
        let intent = content.intents.get_mut(&IntentId::from("barnehage-pris"));
        let examples = &mut intent.expect("the intent").examples;
        examples.nb[0].push('!');
        assert!(kept.read(&content).is_none());
        kept.understander(&content, None);
        assert!(kept.read(&content).is_some());
    }

    #[test]
    fn where_nothing_can_be_kept_it_is_trained_all_the_same() {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = KeptModel::in_folder(folder.path());
        fs::create_dir(&kept.file).expect("in the way");
        let content = content();
        assert_eq!(
            answers(&kept.understander(&content, None)),
            answers(&Understander::train(&content, None))
        );
    }
}
