//! A transformer that turns a text into a vector by its meaning.
//!
//! Every build knows the interface; the transformer itself is compiled in with the feature
//! `rust-bert`.

#[cfg(feature = "rust-bert")]
mod folder;
#[cfg(feature = "rust-bert")]
mod transformer;

use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Turns texts into vectors of one length, near each other where texts mean the same.
pub trait Encoder: Debug + Send + Sync {
    /// The vector of a message.
    fn encode(&self, message: &str) -> Vec<f32>;

    /// The vectors of many texts, in their order. They are what editors wrote, never what citizens
    /// did: an implementation may keep them.
    fn encode_all(&self, texts: &[&str]) -> Vec<Vec<f32>>;

    /// The vectors of passages that may answer a message, in their order. Each is to be compared with as
    /// many numbers of the message's vector, from its beginning. They are what editors wrote, too.
    fn encode_passages(&self, passages: &[&str]) -> Vec<Vec<f32>>;
}

/// Why there is no encoder. Each says what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum EncoderError {
    /// The program was compiled without it.
    #[error(
        "this program was built without the encoder: build it with the feature `rust-bert` (`make run ENCODER=1`)"
    )]
    NotBuilt,
    /// A file of the model is missing or cannot be read.
    #[error("the encoder's model lacks {path} ({error}): `make encoder` fetches one")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A file of the model is not what it should be.
    #[error(
        "the encoder's model is broken: {path}: {reason}; remove its folder, and `make encoder` fetches it anew"
    )]
    Broken {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
}

/// Opens the model in a folder of the usual layout: `config.json` of a BERT, `model.safetensors`,
/// and `sentencepiece.bpe.model` (the pieces of XLM-RoBERTa) or `vocab.txt` (those of BERT). What
/// `config_sentence_transformers.json` names as the prompt `query` is put before every text, and `passage`
/// (or `document`) before every passage.
pub fn open(folder: &Path) -> Result<Arc<dyn Encoder>, EncoderError> {
    #[cfg(feature = "rust-bert")]
    return Ok(Arc::new(transformer::Transformer::open(folder)?));
    #[cfg(not(feature = "rust-bert"))]
    {
        let _ = folder;
        Err(EncoderError::NotBuilt)
    }
}
