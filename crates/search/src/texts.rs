//! What every document says, word by word, so that the best candidates can be read once more.

use crate::{
    Document,
    vocabulary::{Id, Vocabulary},
    words::{sentences, words},
};

/// What a passage is to its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Its title.
    Title,
    /// The heading of this part.
    Heading,
    /// A sentence of its text.
    Sentence,
    /// Other words for it.
    Beside,
}

impl Role {
    /// Whether a reader of the document sees it there.
    pub(crate) fn is_seen(self) -> bool {
        matches!(self, Self::Title | Self::Heading | Self::Sentence)
    }
}

/// The documents of an index, as words.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    words: Vec<Id>,
    /// Of each passage, what it is and where its words begin.
    passages: Vec<(Role, u32)>,
    /// Of each document, where its passages begin …
    documents: Vec<u32>,
    /// … and how many words a reader sees that mean something.
    lengths: Vec<u32>,
    /// The same for the mean sentence.
    mean_sentence: f32,
    mean_length: f32,
}

impl Texts {
    /// Reads all documents, and learns their words.
    pub(crate) fn read(documents: &[Document<'_>], vocabulary: &mut Vocabulary) -> Self {
        let mut texts = Self::default();
        for document in documents {
            texts.documents.push(place(&texts.passages));
            texts.push(Role::Title, document.title, vocabulary);
            texts.push(Role::Heading, document.heading, vocabulary);
            for sentence in sentences(document.body) {
                texts.push(Role::Sentence, &document.body[sentence], vocabulary);
            }
            texts.push(Role::Beside, document.beside, vocabulary);
        }
        texts.measure(vocabulary);
        texts
    }

    fn push(&mut self, role: Role, text: &str, vocabulary: &mut Vocabulary) {
        let start = place(&self.words);
        let words = words(text).into_iter();
        self.words
            .extend(words.map(|word| vocabulary.learn(&word.text)));
        if place(&self.words) > start {
            self.passages.push((role, start));
        }
    }

    fn measure(&mut self, vocabulary: &Vocabulary) {
        let (mut sentences, mut in_sentences) = (0_u32, 0_u32);
        let mut lengths = Vec::with_capacity(self.documents.len());
        for document in 0..self.documents.len() {
            let mut length = 0;
            for (role, words) in self.passages(document).filter(|(role, _)| role.is_seen()) {
                let telling = words.iter().filter(|word| vocabulary.is_telling(**word));
                let telling = telling.count() as u32;
                length += telling;
                if role == Role::Sentence {
                    sentences += 1;
                    in_sentences += telling;
                }
            }
            lengths.push(length);
        }
        let mean = |sum: u32, n: u32| (sum as f32 / n.max(1) as f32).max(1.0);
        self.mean_sentence = mean(in_sentences, sentences);
        self.mean_length = mean(lengths.iter().sum(), lengths.len() as u32);
        self.lengths = lengths;
    }

    /// How many documents there are.
    pub(crate) fn len(&self) -> usize {
        self.documents.len()
    }

    /// The passages of a document, in order, with their words.
    pub(crate) fn passages(&self, document: usize) -> impl Iterator<Item = (Role, &[Id])> {
        let end_of = |list: &[u32]| {
            list.get(document + 1)
                .map_or(self.passages.len(), |end| *end as usize)
        };
        let range = self.documents[document] as usize..end_of(&self.documents);
        range.map(|passage| {
            let (role, start) = self.passages[passage];
            let next = self.passages.get(passage + 1);
            let end = next.map_or(self.words.len(), |(_, start)| *start as usize);
            (role, &self.words[start as usize..end])
        })
    }

    /// All words of each document, in order.
    pub(crate) fn documents(&self) -> impl Iterator<Item = &[Id]> {
        let ends = self.documents.iter().skip(1).copied();
        let ends = ends.chain([place(&self.passages)]);
        self.documents.iter().zip(ends).map(|(start, end)| {
            let word_at = |passage: u32| {
                let passage = self.passages.get(passage as usize);
                passage.map_or(self.words.len(), |(_, word)| *word as usize)
            };
            &self.words[word_at(*start)..word_at(end)]
        })
    }

    /// How long a document is against the mean, by words that mean something.
    pub(crate) fn length(&self, document: usize) -> f32 {
        self.lengths[document] as f32 / self.mean_length
    }

    /// How long a sentence of so many such words is against the mean.
    pub(crate) fn sentence_length(&self, words: usize) -> f32 {
        words as f32 / self.mean_sentence
    }
}

fn place<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).expect("an index holds fewer than four thousand million words")
}
