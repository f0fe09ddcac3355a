//! How near texts are to a query in meaning, by vectors that somebody else makes of both.

use crate::{Document, words::sentences};

/// A passage has so many words at most, its title and heading not counted: what makes vectors reads
/// little more, and the vector of a long text means a bit of everything.
const PASSAGE: usize = 60;
/// So many numbers are multiplied side by side.
const LANES: usize = 16;

/// A part of a document, to make a vector of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The document's place in the list, from 0.
    pub document: usize,
    /// Title and heading, and then at most some sixty words of the body.
    pub text: String,
}

/// The passages of all documents, in order; each has one at least. A passage ends where a sentence does,
/// unless the sentence is longer than a passage may be.
pub fn passages(documents: &[Document<'_>]) -> Vec<Passage> {
    let documents = documents.iter().enumerate();
    let passages = documents.flat_map(|(place, document)| {
        let parts = parts(document.body).into_iter();
        parts.map(move |part| Passage {
            document: place,
            text: under(document.title, document.heading, &part),
        })
    });
    passages.collect()
}

/// The text in parts of at most [`PASSAGE`] words.
fn parts(body: &str) -> Vec<String> {
    let mut parts: Vec<Vec<&str>> = vec![Vec::new()];
    for sentence in sentences(body) {
        let words: Vec<&str> = body[sentence].split_whitespace().collect();
        for words in words.chunks(PASSAGE) {
            let last = parts.last_mut().expect("there is a part");
            if last.is_empty() || last.len() + words.len() <= PASSAGE {
                last.extend(words);
            } else {
                parts.push(words.to_vec());
            }
        }
    }
    parts.into_iter().map(|words| words.join(" ")).collect()
}

fn under(title: &str, heading: &str, part: &str) -> String {
    let mut text = String::new();
    for piece in [title, heading, part] {
        let ends = |text: &str| text.ends_with(['.', '?', '!', ':']);
        if !text.is_empty() && !piece.is_empty() {
            text.push_str(if ends(&text) { " " } else { ". " });
        }
        text.push_str(piece);
    }
    text
}

/// The vectors of an index.
#[derive(Debug, Default)]
pub(crate) struct Meanings {
    /// The mean of what is asked: what all have in common says nothing.
    asked: Vec<f32>,
    /// Of each passage the vector from the mean of all, of length 1, one after the other …
    numbers: Vec<f32>,
    /// … and its document.
    documents: Vec<usize>,
}

impl Meanings {
    /// Takes a vector a passage, and the mean of what is asked. Of vectors that are not of one length, or
    /// not as many as passages, it takes none.
    pub(crate) fn new(passages: &[Passage], vectors: &[Vec<f32>], asked: &[f32]) -> Self {
        let width = vectors.first().map_or(0, Vec::len);
        let fits = vectors.len() == passages.len() && vectors.iter().all(|v| v.len() == width);
        let Some(asked) = asked.get(..width).filter(|_| fits) else {
            return Self::default();
        };
        let centre = mean(vectors);
        let numbers = vectors.iter().flat_map(|vector| centred(vector, &centre));
        Self {
            numbers: numbers.collect(),
            documents: passages.iter().map(|passage| passage.document).collect(),
            asked: asked.to_vec(),
        }
    }

    /// How near each of `documents` documents is to a query: the cosine of its nearest passage, each seen
    /// from the mean of its kind; 0 (no nearer than any text, or unknown) to 1.
    pub(crate) fn nearness(&self, query: &[f32], documents: usize) -> Vec<f32> {
        let mut nearness = vec![0.0; documents];
        let width = self.asked.len();
        let Some(query) = query.get(..width).filter(|query| !query.is_empty()) else {
            return nearness;
        };
        let query = centred(query, &self.asked);
        let vectors = self.numbers.chunks_exact(width);
        for (document, vector) in self.documents.iter().zip(vectors) {
            if let Some(nearest) = nearness.get_mut(*document) {
                *nearest = dot(&query, vector).clamp(*nearest, 1.0);
            }
        }
        nearness
    }
}

/// The `limit` documents that are nearest, if they are near at all.
pub(crate) fn nearest(nearness: &[f32], limit: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..nearness.len()).collect();
    order.retain(|document| nearness[*document] > 0.0);
    order.sort_by(|left, right| nearness[*right].total_cmp(&nearness[*left]));
    order.truncate(limit);
    order
}

/// The mean of vectors of one length; of none, nothing.
pub fn mean(vectors: &[Vec<f32>]) -> Vec<f32> {
    let mut mean = vec![0.0; vectors.first().map_or(0, Vec::len)];
    for vector in vectors {
        for (sum, number) in mean.iter_mut().zip(vector) {
            *sum += number / vectors.len() as f32;
        }
    }
    mean
}

fn centred(vector: &[f32], centre: &[f32]) -> Vec<f32> {
    let from = |(number, centre): (&f32, &f32)| number - centre;
    let apart: Vec<f32> = vector.iter().zip(centre).map(from).collect();
    let length = dot(&apart, &apart).sqrt().max(f32::MIN_POSITIVE);
    apart.into_iter().map(|number| number / length).collect()
}

fn dot(left: &[f32], right: &[f32]) -> f32 {
    let mut sums = [0.0_f32; LANES];
    let (lefts, rights) = (left.chunks_exact(LANES), right.chunks_exact(LANES));
    let rest = lefts.remainder().iter().zip(rights.remainder());
    let rest: f32 = rest.map(|(left, right)| left * right).sum();
    for (left, right) in lefts.zip(rights) {
        for (sum, (left, right)) in sums.iter_mut().zip(left.iter().zip(right)) {
            *sum += left * right;
        }
    }
    rest + sums.iter().sum::<f32>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_ends_with_a_sentence_and_begins_with_the_title() {
        let long = "ord ".repeat(PASSAGE + 5);
        let check = |title, heading, body: &str, expect: &[&str]| {
            let document = Document {
                title,
                heading,
                body,
                ..Document::default()
            };
            let found = passages(&[Document::default(), document]);
            let found = found.iter().filter(|passage| passage.document == 1);
            let found: Vec<&str> = found.map(|passage| passage.text.as_str()).collect();
            assert_eq!(found, expect, "{title} {heading} {body:.40}");
        };
        check("", "", "", &[""]);
        check("Pass", "", "", &["Pass"]);
        check(
            "Pass",
            "Hva koster det?",
            "Se prisen. Du betaler.",
            &["Pass. Hva koster det? Se prisen. Du betaler."],
        );
        let sentence = format!("{}slutt.", "ord ".repeat(39));
        let twice = format!("{sentence} {sentence}");
        let under_title = format!("Pass. {sentence}");
        check("Pass", "", &twice, &[&under_title, &under_title]);
        let (whole, rest) = ("ord ".repeat(PASSAGE), "ord ".repeat(5));
        check("", "", &long, &[whole.trim(), rest.trim()]);
    }

    #[test]
    fn the_nearest_passage_counts_and_odd_vectors_are_not_taken() {
        let passages = |documents: &[usize]| -> Vec<Passage> {
            let passage = |document: &usize| Passage {
                document: *document,
                text: String::new(),
            };
            documents.iter().map(passage).collect()
        };
        let vectors = [vec![1.0, 0.2], vec![0.0, 1.0], vec![-1.0, -1.2]];
        let meanings = Meanings::new(&passages(&[0, 0, 1]), &vectors, &[0.0; 4]);
        let nearness = meanings.nearness(&[0.0, 2.0], 3);
        assert!(nearness[0] > 0.999 && nearness[0] <= 1.0, "{nearness:?}");
        assert!(nearness[1].abs() < f32::EPSILON && nearness[2].abs() < f32::EPSILON);
        assert_eq!(nearest(&nearness, 5), [0]);
        let none = [0.0; 3];
        assert_eq!(meanings.nearness(&[1.0], 3), none);
        let odd = [vec![1.0, 0.0], vec![1.0]];
        assert_eq!(
            Meanings::new(&passages(&[0, 1]), &odd, &[0.0; 2]).nearness(&[1.0, 0.0], 3),
            none
        );
        assert_eq!(
            Meanings::new(&passages(&[0]), &vectors, &[0.0; 2]).nearness(&[1.0, 0.0], 3),
            none
        );
    }
}
