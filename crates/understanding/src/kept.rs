//! What training made, as bytes that somebody keeps: with what decides it, so that bytes of other
//! examples or other code are known for what they are.

use crate::bytes::{Reader, Writer};
use crate::classifier::Classifier;
use sha2::{Digest, Sha256};

/// What the bytes begin with; the number changes with the format.
const MAGIC: &[u8; 8] = b"livsmod1";

/// A number for the code that trains (see `build.rs`).
const CODE: &str = env!("UNDERSTANDING_CODE");

/// Everything that decides what training makes, digested.
pub(crate) type Key = [u8; 32];

/// Why kept bytes are of no use. Training takes their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// They are something else, or of another format.
    #[error("it is no trained model of this format")]
    Foreign,
    /// They were trained on other examples, or by another version of the program.
    #[error("it was trained on other examples or by another version")]
    Outdated,
    /// They are not all there, or were changed.
    #[error("it is damaged")]
    Damaged,
}

/// The key of examples (label, topic, text and group each), with the settings of training.
pub(crate) fn key<'a>(
    examples: impl Iterator<Item = (&'a str, usize, &'a str, usize)>,
    settings: &[f32],
) -> Key {
    let mut digest = Sha256::new();
    digest.update(CODE);
    for setting in settings {
        digest.update(setting.to_le_bytes());
    }
    for (label, topic, text, group) in examples {
        for number in [label.len(), topic, text.len(), group] {
            digest.update((number as u64).to_le_bytes());
        }
        digest.update(label);
        digest.update(text);
    }
    digest.finalize().into()
}

/// A classifier and the probability below which a topic is not acted on; `None` where they cannot be
/// kept.
pub(crate) fn wrap(key: &Key, classifier: &Classifier, threshold: f32) -> Option<Vec<u8>> {
    let mut content = Writer::default();
    content.f32(threshold);
    if !classifier.write(&mut content) {
        return None;
    }
    let content = content.into_bytes();
    let mut whole = Writer::with_room(content.len() + MAGIC.len() + size_of::<Key>() + 12);
    whole.raw(MAGIC);
    whole.raw(key);
    whole.size(content.len());
    whole.u32(crc32fast::hash(&content));
    whole.raw(&content);
    Some(whole.into_bytes())
}

/// The content of what was wrapped under a key, if it is whole.
pub(crate) fn unwrap<'a>(key: &Key, bytes: &'a [u8]) -> Result<&'a [u8], Unusable> {
    let mut reader = Reader::over(bytes);
    if reader.raw(MAGIC.len()) != Some(MAGIC) {
        return Err(Unusable::Foreign);
    }
    if reader.raw(key.len()).ok_or(Unusable::Damaged)? != key {
        return Err(Unusable::Outdated);
    }
    checked(&mut reader).ok_or(Unusable::Damaged)
}

/// What is left, if it has its length and its checksum.
fn checked<'a>(reader: &mut Reader<'a>) -> Option<&'a [u8]> {
    let (length, checksum) = (reader.size()?, reader.u32()?);
    let content = reader.raw(length)?;
    let is_whole = reader.is_at_end() && crc32fast::hash(content) == checksum;
    is_whole.then_some(content)
}

/// Reads the classifier and the probability below which a topic is not acted on.
pub(crate) fn read(content: &[u8]) -> Option<(Classifier, f32)> {
    let mut reader = Reader::over(content);
    let threshold = reader.f32()?;
    let classifier = Classifier::read(&mut reader)?;
    reader.is_at_end().then_some((classifier, threshold))
}
