//! The files of a model.

use super::EncoderError;
use rust_bert::bert::BertConfig;
use rust_bert::pipelines::common::{ModelType, TokenizerOption};
use serde::{Deserialize, de::DeserializeOwned};
use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use tch::{Kind, Tensor, nn::VarStore};

const CONFIG: &str = "config.json";
const PROMPTS: &str = "config_sentence_transformers.json";
const PIECES: &str = "sentencepiece.bpe.model";
const WORD_PIECES: &str = "vocab.txt";
const WORD_PIECES_CONFIG: &str = "tokenizer_config.json";
const WEIGHTS: &str = "model.safetensors";

/// What the E5 family puts before texts (<https://huggingface.co/intfloat/multilingual-e5-small>): a model
/// that names only the first was trained with both.
const E5_QUERY: &str = "query: ";
const E5_PASSAGE: &str = "passage: ";

/// A longer header is no header; the longest of a real model are some hundred kilobytes.
const LONGEST_HEADER: u64 = 16 << 20;

/// A folder with a model.
pub(super) struct Folder<'a>(pub &'a Path);

#[derive(Debug, Default, Deserialize)]
struct Prompts {
    #[serde(default)]
    prompts: BTreeMap<String, String>,
}

#[derive(Debug, Default, Deserialize)]
struct WordPieces {
    #[serde(default)]
    do_lower_case: bool,
    strip_accents: Option<bool>,
}

/// A tensor's place in the file of weights.
#[derive(Debug, Deserialize)]
struct Entry {
    dtype: String,
    shape: Vec<i64>,
    data_offsets: [u64; 2],
}

impl Folder<'_> {
    /// The shape of the network, checked where the library would panic.
    pub(super) fn config(&self) -> Result<BertConfig, EncoderError> {
        let config: BertConfig = self.json(CONFIG)?;
        let sizes = [
            config.hidden_size,
            config.intermediate_size,
            config.max_position_embeddings,
            config.num_attention_heads,
            config.num_hidden_layers,
            config.type_vocab_size,
            config.vocab_size,
        ];
        let plausible = sizes.iter().all(|size| (1..1 << 24).contains(size))
            && config.hidden_size % config.num_attention_heads == 0;
        if plausible {
            Ok(config)
        } else {
            Err(self.broken(CONFIG, &"its sizes do not fit together"))
        }
    }

    /// What is put before every text, and what before every passage.
    pub(super) fn prompts(&self) -> Result<(String, String), EncoderError> {
        let Prompts { prompts } = self.optional_json(PROMPTS)?;
        let query = prompts.get("query").cloned().unwrap_or_default();
        let passage = prompts.get("passage").or_else(|| prompts.get("document"));
        let passage = passage.map_or_else(|| query.replace(E5_QUERY, E5_PASSAGE), String::clone);
        Ok((query, passage))
    }

    /// What takes texts apart.
    pub(super) fn tokenizer(&self) -> Result<TokenizerOption, EncoderError> {
        let is_sentence_piece = self.path(PIECES).exists() || !self.path(WORD_PIECES).exists();
        let (name, kind) = if is_sentence_piece {
            (PIECES, ModelType::XLMRoberta)
        } else {
            (WORD_PIECES, ModelType::Bert)
        };
        let path = self.path(name);
        File::open(&path).map_err(|error| self.unreadable(name, error))?;
        let style: WordPieces = if is_sentence_piece {
            WordPieces::default()
        } else {
            self.optional_json(WORD_PIECES_CONFIG)?
        };
        TokenizerOption::from_file(
            kind,
            &path.to_string_lossy(),
            None,
            style.do_lower_case,
            style.strip_accents,
            None,
        )
        .map_err(|error| self.broken(name, &error))
    }

    /// Fills the variables with the weights of the file.
    pub(super) fn fill(&self, variables: &VarStore) -> Result<(), EncoderError> {
        let mut file =
            File::open(self.path(WEIGHTS)).map_err(|error| self.unreadable(WEIGHTS, error))?;
        let (begin, entries) = self.header(&mut file)?;
        for (name, mut variable) in variables.variables() {
            let entry = entries
                .get(&name)
                .or_else(|| entries.get(&format!("bert.{name}")))
                .ok_or_else(|| self.broken(WEIGHTS, &format!("there is no tensor {name}")))?;
            let weights = tensor(&mut file, begin, entry)
                .map_err(|reason| self.broken(WEIGHTS, &format!("{name}: {reason}")))?;
            if weights.size() != variable.size() {
                let (found, expected) = (weights.size(), variable.size());
                let reason = format!("{name} is {found:?}, but {CONFIG} says {expected:?}");
                return Err(self.broken(WEIGHTS, &reason));
            }
            tch::no_grad(|| variable.f_copy_(&weights))
                .map_err(|error| self.broken(WEIGHTS, &error))?;
        }
        Ok(())
    }

    /// Where the tensors begin, and what there is. The format: the length of a JSON header (64 bits,
    /// little-endian), the header, the tensors.
    fn header(&self, file: &mut File) -> Result<(u64, BTreeMap<String, Entry>), EncoderError> {
        let unreadable = |error| self.unreadable(WEIGHTS, error);
        let mut length = [0; 8];
        file.read_exact(&mut length).map_err(unreadable)?;
        let length = u64::from_le_bytes(length);
        if length > LONGEST_HEADER {
            return Err(self.broken(WEIGHTS, &"it does not begin as safetensors do"));
        }
        let mut header = vec![0; length as usize];
        file.read_exact(&mut header).map_err(unreadable)?;
        let header: BTreeMap<String, serde_json::Value> =
            serde_json::from_slice(&header).map_err(|error| self.broken(WEIGHTS, &error))?;
        let entries = header
            .into_iter()
            .filter(|(name, _)| name != "__metadata__")
            .map(|(name, entry)| Ok((name, serde_json::from_value(entry)?)))
            .collect::<Result<_, serde_json::Error>>()
            .map_err(|error| self.broken(WEIGHTS, &error))?;
        Ok((8 + length, entries))
    }

    fn json<T: DeserializeOwned>(&self, name: &str) -> Result<T, EncoderError> {
        let text = fs::read(self.path(name)).map_err(|error| self.unreadable(name, error))?;
        serde_json::from_slice(&text).map_err(|error| self.broken(name, &error))
    }

    fn optional_json<T: DeserializeOwned + Default>(&self, name: &str) -> Result<T, EncoderError> {
        if self.path(name).exists() {
            self.json(name)
        } else {
            Ok(T::default())
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn unreadable(&self, name: &str, error: std::io::Error) -> EncoderError {
        EncoderError::Unreadable {
            path: self.path(name),
            error,
        }
    }

    fn broken(&self, name: &str, reason: &dyn Display) -> EncoderError {
        EncoderError::Broken {
            path: self.path(name),
            reason: reason.to_string(),
        }
    }
}

/// Reads one tensor; `begin` is where the tensors begin.
fn tensor(file: &mut File, begin: u64, entry: &Entry) -> Result<Tensor, String> {
    let (kind, width) = match entry.dtype.as_str() {
        "F32" => (Kind::Float, 4),
        "F16" => (Kind::Half, 2),
        "BF16" => (Kind::BFloat16, 2),
        other => return Err(format!("weights of the type {other} are not known")),
    };
    let [from, to] = entry.data_offsets;
    let elements = entry
        .shape
        .iter()
        .try_fold(1_u64, |product, &side| {
            product.checked_mul(u64::try_from(side).ok()?)
        })
        .and_then(|elements| elements.checked_mul(width));
    let length = file.metadata().map_err(|error| error.to_string())?.len();
    let end = begin.checked_add(to);
    if to.checked_sub(from) != elements || end.is_none_or(|end| end > length) {
        return Err("its place in the file is wrong".to_owned());
    }
    let mut bytes = vec![0; (to - from) as usize];
    file.seek(SeekFrom::Start(begin + from))
        .and_then(|_| file.read_exact(&mut bytes))
        .map_err(|error| error.to_string())?;
    Tensor::f_of_data_size(&bytes, &entry.shape, kind)
        .and_then(|tensor| tensor.f_to_kind(Kind::Float))
        .map_err(|error| error.to_string())
}
