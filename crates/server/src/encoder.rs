//! The transformer encoder in service, and what it keeps on disk.
//!
//! Encoding every example and every passage takes minutes, and content changes a few lines at a time: the
//! vectors are kept beside the model, and only new texts are encoded.

use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    sync::Arc,
};
use understanding::encoder::{self, Encoder, EncoderError};

/// The files beside the model in which vectors are kept.
const EXAMPLES: &str = "examples.cache";
const PASSAGES: &str = "passages.cache";

/// What the file begins with; the number changes with the format.
const MAGIC: &[u8; 8] = b"livsenc1";

/// Another encoder gives another vector for this text: then nothing that was kept is of use.
const PROBE: &str = "Hvem er du? Kven er du? Who are you?";

/// How far a number of the probe's vector may be from what was kept: processors round differently.
const TOLERANCE: f32 = 1e-3;

/// So many texts are encoded between two lines in the log.
const CHUNK: usize = 2_048;

/// The beginning of a text's SHA-256.
type Key = [u8; 16];

/// An encoder that keeps the vectors of what editors wrote. Messages of citizens go by it.
#[derive(Debug)]
struct Keeping {
    encoder: Arc<dyn Encoder>,
    examples: PathBuf,
    passages: PathBuf,
}

/// Opens the model in `folder`.
pub fn open(folder: &Path) -> Result<Arc<dyn Encoder>, EncoderError> {
    open_for(folder, "")
}

/// The same, where vectors are kept apart from those of the content: in files whose names begin with
/// `whose`.
pub(crate) fn open_for(folder: &Path, whose: &str) -> Result<Arc<dyn Encoder>, EncoderError> {
    Ok(Arc::new(Keeping {
        encoder: encoder::open(folder)?,
        examples: folder.join(format!("{whose}{EXAMPLES}")),
        passages: folder.join(format!("{whose}{PASSAGES}")),
    }))
}

/// Opens the model in `folder`, if one is asked for. A model that cannot be used is told, and the
/// classifier does without.
pub fn open_or_tell(folder: Option<&Path>) -> Option<Arc<dyn Encoder>> {
    let folder = folder?;
    match open(folder) {
        Ok(encoder) => {
            tracing::info!(encoder.model = %folder.display(), "the encoder is in service");
            Some(encoder)
        }
        Err(error) => {
            tracing::error!(%error, "messages are understood without the encoder");
            None
        }
    }
}

impl Encoder for Keeping {
    fn encode(&self, message: &str) -> Vec<f32> {
        self.encoder.encode(message)
    }

    fn encode_all(&self, texts: &[&str]) -> Vec<Vec<f32>> {
        keep(&self.examples, texts, |texts| {
            self.encoder.encode_all(texts)
        })
    }

    fn encode_passages(&self, passages: &[&str]) -> Vec<Vec<f32>> {
        keep(&self.passages, passages, |texts| {
            self.encoder.encode_passages(texts)
        })
    }
}

/// The vectors of `texts`: what is kept in `file`, and what `encode` makes of the others, which is kept.
fn keep(file: &Path, texts: &[&str], encode: impl Fn(&[&str]) -> Vec<Vec<f32>>) -> Vec<Vec<f32>> {
    let probe = encode(&[PROBE]).pop().unwrap_or_default();
    let mut kept = read(file, &probe).unwrap_or_default();
    let keys: Vec<Key> = texts.iter().map(|text| key(text)).collect();
    let mut missing: Vec<(Key, &str)> = keys.iter().copied().zip(texts.iter().copied()).collect();
    missing.retain(|(key, _)| !kept.contains_key(key));
    missing.sort_unstable();
    missing.dedup();
    for (number, chunk) in missing.chunks(CHUNK).enumerate() {
        tracing::info!(
            encoder.done = number * CHUNK,
            encoder.new = missing.len(),
            encoder.file = %file.display(),
            "encoding texts"
        );
        let new: Vec<&str> = chunk.iter().map(|(_, text)| *text).collect();
        let vectors = encode(&new);
        kept.extend(chunk.iter().map(|(key, _)| *key).zip(vectors));
    }
    if !missing.is_empty()
        && let Err(error) = write(file, &probe, &kept, &keys)
    {
        tracing::warn!(
            encoder.file = %file.display(),
            %error,
            "what the encoder made of the texts cannot be kept: each start will take minutes"
        );
    }
    keys.iter().map(|key| kept[key].clone()).collect()
}

fn key(text: &str) -> Key {
    let digest = Sha256::digest(text);
    std::array::from_fn(|at| digest[at])
}

/// What was kept, unless it is of another encoder or broken.
fn read(file: &Path, probe: &[f32]) -> Option<HashMap<Key, Vec<f32>>> {
    let bytes = fs::read(file).ok()?;
    let (width, bytes) = bytes.strip_prefix(MAGIC)?.split_at_checked(4)?;
    if u32::from_le_bytes(width.try_into().ok()?) as usize != probe.len() {
        return None;
    }
    let (first, records) = bytes.split_at_checked(4 * probe.len())?;
    let is_same = numbers(first)
        .zip(probe)
        .all(|(kept, now)| (kept - now).abs() < TOLERANCE);
    let size = size_of::<Key>() + 4 * probe.len();
    if !is_same || records.len() % size != 0 {
        return None;
    }
    let record = |record: &[u8]| {
        let (key, vector) = record.split_at(size_of::<Key>());
        (std::array::from_fn(|at| key[at]), numbers(vector).collect())
    };
    Some(records.chunks_exact(size).map(record).collect())
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = f32> {
    let words = bytes.chunks_exact(4);
    words.map(|word| f32::from_le_bytes(std::array::from_fn(|at| word[at])))
}

/// Keeps the vectors of `keys`, in the place of all that was kept before.
fn write(
    file: &Path,
    probe: &[f32],
    kept: &HashMap<Key, Vec<f32>>,
    keys: &[Key],
) -> io::Result<()> {
    let new = file.with_extension("new");
    let mut out = BufWriter::new(File::create(&new)?);
    out.write_all(MAGIC)?;
    out.write_all(&(probe.len() as u32).to_le_bytes())?;
    let mut write_vector = |head: &[u8], vector: &[f32]| {
        out.write_all(head)?;
        vector
            .iter()
            .try_for_each(|number| out.write_all(&number.to_le_bytes()))
    };
    write_vector(&[], probe)?;
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    keys.dedup();
    for key in &keys {
        write_vector(key, &kept[key])?;
    }
    out.flush()?;
    drop(out);
    fs::rename(new, file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    /// Counts letters, and remembers what it was asked to encode.
    #[derive(Debug, Default)]
    struct Counting {
        /// Stands for another model.
        offset: f32,
        asked: Mutex<Vec<String>>,
    }

    impl Encoder for Counting {
        fn encode(&self, message: &str) -> Vec<f32> {
            vec![message.len() as f32 + self.offset, 1.0]
        }

        fn encode_all(&self, texts: &[&str]) -> Vec<Vec<f32>> {
            let mut asked = self.asked.lock().expect("unpoisoned");
            let asked_for = texts.iter().filter(|text| **text != PROBE);
            asked.extend(asked_for.map(|&text| text.to_owned()));
            texts.iter().map(|text| self.encode(text)).collect()
        }

        fn encode_passages(&self, passages: &[&str]) -> Vec<Vec<f32>> {
            let mut vectors = self.encode_all(passages);
            for vector in &mut vectors {
                vector.truncate(1);
            }
            vectors
        }
    }

    #[test]
    fn only_new_examples_are_encoded_and_another_model_begins_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join(EXAMPLES);
        let check = |offset: f32, texts: &[&str], expect: &[&str]| {
            let counting = Arc::new(Counting {
                offset,
                ..Counting::default()
            });
            let keeping = Keeping {
                encoder: Arc::clone(&counting) as Arc<dyn Encoder>,
                examples: file.clone(),
                passages: folder.path().join(PASSAGES),
            };
            let vectors = keeping.encode_all(texts);
            let lengths: Vec<f32> = vectors.iter().map(|vector| vector[0] - offset).collect();
            let right: Vec<f32> = texts.iter().map(|text| text.len() as f32).collect();
            assert_eq!(lengths, right);
            let mut asked = counting.asked.lock().expect("unpoisoned").clone();
            asked.sort();
            assert_eq!(asked, expect, "{texts:?}");
        };
        check(0.0, &["to", "en", "tre", "en"], &["en", "to", "tre"]);
        check(0.0, &["en", "tre", "fire"], &["fire"]);
        check(0.0, &["to", "en"], &["to"]);
        check(5.0, &["en"], &["en"]);
        fs::write(&file, b"livsenc1 and then nonsense").expect("written");
        check(5.0, &["en"], &["en"]);
        check(5.0, &["en"], &[]);
        let file_of_examples = fs::read(&file).expect("kept");
        let encode_passages = || {
            let counting = Arc::new(Counting::default());
            let keeping = Keeping {
                encoder: Arc::clone(&counting) as Arc<dyn Encoder>,
                examples: file.clone(),
                passages: folder.path().join(PASSAGES),
            };
            assert_eq!(keeping.encode_passages(&["fire"]), [[4.0]]);
            counting.asked.lock().expect("unpoisoned").len()
        };
        assert_eq!([encode_passages(), encode_passages()], [1, 0]);
        assert_eq!(fs::read(&file).expect("kept"), file_of_examples);
        fs::remove_file(&file).expect("removed");
        fs::create_dir(&file).expect("in the way");
        check(5.0, &["en"], &["en"]);
    }

    #[test]
    fn a_missing_model_is_told_and_there_is_no_encoder() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(open_or_tell(Some(folder.path())).is_none());
        assert!(open_or_tell(None).is_none());
        let error = open(folder.path())
            .expect_err("there is no model")
            .to_string();
        assert!(
            error.contains("ENCODER=1") || error.contains("make encoder"),
            "{error}"
        );
    }
}
