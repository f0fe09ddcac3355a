//! The words of an index: their stems, how rare they are, and which are alike.

use crate::{
    grams::{Gram, grams},
    words::Stems,
};
use content::Lang;
use std::collections::HashMap;

/// The place of a word, a stem or a piece in its list.
pub(crate) type Id = u32;

/// No stem: a word that means nothing by itself.
pub(crate) const NO_STEM: Id = Id::MAX;

/// How alike two stems must be to be taken for related: cosine over their pieces, weighed by rarity.
const LEAST_LIKENESS: f32 = 0.2;

/// All words of an index.
pub(crate) struct Vocabulary {
    stemmer: Stems,
    words: HashMap<Box<str>, Id>,
    /// Of each word, its stem or [`NO_STEM`].
    stem_of: Vec<Id>,
    stems: HashMap<Box<str>, Id>,
    /// Names of stems.
    names: Vec<Box<str>>,
    grams: HashMap<Gram, Id>,
    /// Of each stem, its pieces …
    grams_of: Vec<Box<[Id]>>,
    /// … and the length of their vector, for the cosine.
    lengths: Vec<f32>,
    /// Of each piece, the stems that have it.
    stems_with: Vec<Vec<Id>>,
    /// In how many documents each stands.
    pub(crate) documents: Counts,
}

/// In how many documents words, stems and pieces stand.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    /// All documents.
    pub(crate) all: usize,
    words: Vec<u32>,
    stems: Vec<u32>,
    grams: Vec<u32>,
}

impl Vocabulary {
    /// Without words.
    pub(crate) fn new(lang: Lang) -> Self {
        Self {
            stemmer: Stems::of(lang),
            words: HashMap::new(),
            stem_of: Vec::new(),
            stems: HashMap::new(),
            names: Vec::new(),
            grams: HashMap::new(),
            grams_of: Vec::new(),
            lengths: Vec::new(),
            stems_with: Vec::new(),
            documents: Counts::default(),
        }
    }

    /// The number of `word`, which is learnt if it is new.
    pub(crate) fn learn(&mut self, word: &str) -> Id {
        if let Some(known) = self.words.get(word) {
            return *known;
        }
        let stem = self
            .stemmer
            .stem(word)
            .map_or(NO_STEM, |stem| self.learn_stem(&stem));
        let id = next(&self.stem_of);
        self.stem_of.push(stem);
        self.words.insert(word.into(), id);
        id
    }

    fn learn_stem(&mut self, stem: &str) -> Id {
        if let Some(known) = self.stems.get(stem) {
            return *known;
        }
        let id = next(&self.names);
        self.names.push(stem.into());
        self.stems.insert(stem.into(), id);
        let mut of_stem: Vec<Id> = Vec::new();
        for gram in grams(stem) {
            let new = next(&self.stems_with);
            let gram = *self.grams.entry(gram).or_insert(new);
            if gram == new {
                self.stems_with.push(Vec::new());
            }
            of_stem.push(gram);
        }
        let mut once = of_stem.clone();
        once.sort_unstable();
        once.dedup();
        for gram in once {
            self.stems_with[gram as usize].push(id);
        }
        self.grams_of.push(of_stem.into());
        id
    }

    /// Counts where everything stands, once all is learnt. `documents` are the words of each.
    pub(crate) fn count<'a>(&mut self, documents: impl Iterator<Item = &'a [Id]>) {
        let mut counts = Counts {
            all: 0,
            words: vec![0; self.stem_of.len()],
            stems: vec![0; self.names.len()],
            grams: vec![0; self.stems_with.len()],
        };
        // The last document each was counted for.
        let mut word_in = vec![0_u32; counts.words.len()];
        let mut stem_in = vec![0_u32; counts.stems.len()];
        let mut gram_in = vec![0_u32; counts.grams.len()];
        for document in documents {
            counts.all += 1;
            let now = counts.all as u32;
            for word in document {
                if !first(&mut word_in, *word, now) {
                    continue;
                }
                counts.words[*word as usize] += 1;
                let stem = self.stem_of[*word as usize];
                if stem == NO_STEM || !first(&mut stem_in, stem, now) {
                    continue;
                }
                counts.stems[stem as usize] += 1;
                for gram in &self.grams_of[stem as usize] {
                    if first(&mut gram_in, *gram, now) {
                        counts.grams[*gram as usize] += 1;
                    }
                }
            }
        }
        self.documents = counts;
        self.lengths = (0..self.names.len())
            .map(|stem| {
                let grams = self.grams_of[stem].iter();
                grams
                    .map(|gram| self.rarity_in_words(Some(*gram)))
                    .sum::<f32>()
            })
            .collect();
    }

    /// The number of a word.
    pub(crate) fn word(&self, word: &str) -> Option<Id> {
        self.words.get(word).copied()
    }

    /// The stem of a known word, [`NO_STEM`] where it means nothing by itself.
    pub(crate) fn stem_of(&self, word: Id) -> Id {
        self.stem_of[word as usize]
    }

    /// Whether a known word means something by itself.
    pub(crate) fn is_telling(&self, word: Id) -> bool {
        self.stem_of(word) != NO_STEM
    }

    /// The stem of any word, known or not; `None` where it means nothing by itself.
    pub(crate) fn stem(&self, word: &str) -> Option<String> {
        match self.word(word).map(|word| self.stem_of(word)) {
            Some(NO_STEM) => None,
            Some(stem) => Some(self.name(stem).to_owned()),
            None => self.stemmer.clone().stem(word),
        }
    }

    /// The number of a stem.
    pub(crate) fn id(&self, stem: &str) -> Option<Id> {
        self.stems.get(stem).copied()
    }

    /// The stem of a number.
    pub(crate) fn name(&self, stem: Id) -> &str {
        &self.names[stem as usize]
    }

    /// How many stems there are.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The pieces of any stem, in order, `None` for those that no word has.
    pub(crate) fn find_grams(&self, stem: &str) -> Vec<Option<Id>> {
        let pieces = grams(stem).into_iter();
        pieces.map(|gram| self.grams.get(&gram).copied()).collect()
    }

    /// How much more a piece says the fewer words have it.
    fn rarity_in_words(&self, gram: Option<Id>) -> f32 {
        let with = gram.map_or(0, |gram| self.stems_with[gram as usize].len());
        (1.0 + self.names.len() as f32 / with.max(1) as f32).ln()
    }

    /// The stems that have a piece.
    pub(crate) fn stems_with(&self, gram: Id) -> &[Id] {
        &self.stems_with[gram as usize]
    }

    /// Stems that look like `pieces`, with how alike they are: above [`LEAST_LIKENESS`], at most 1. `shared`
    /// is as long as there are stems, and all zero before and after.
    pub(crate) fn alike(&self, pieces: &[Option<Id>], shared: &mut [f32]) -> Vec<(Id, f32)> {
        let own: f32 = pieces.iter().map(|gram| self.rarity_in_words(*gram)).sum();
        let mut known: Vec<Id> = pieces.iter().flatten().copied().collect();
        known.sort_unstable();
        known.dedup();
        let mut touched = Vec::new();
        for gram in known {
            let weight = self.rarity_in_words(Some(gram));
            for stem in self.stems_with(gram) {
                let shared = &mut shared[*stem as usize];
                if *shared == 0.0 {
                    touched.push(*stem);
                }
                *shared += weight;
            }
        }
        let likeness = touched.into_iter().filter_map(|stem| {
            let shared = std::mem::take(&mut shared[stem as usize]);
            let both = (own * self.lengths[stem as usize])
                .sqrt()
                .max(f32::MIN_POSITIVE);
            let likeness = shared / both;
            (likeness > LEAST_LIKENESS).then_some((stem, likeness.min(1.0)))
        });
        likeness.collect()
    }
}

impl Counts {
    /// How much more a stem says the fewer documents have it: BM25's inverse document frequency.
    pub(crate) fn rarity_of_stem(&self, stem: Option<Id>) -> f32 {
        self.rarity(stem.map_or(0, |stem| self.stems[stem as usize]))
    }

    /// The same of a word as written.
    pub(crate) fn rarity_of_word(&self, word: Id) -> f32 {
        self.rarity(self.words[word as usize])
    }

    /// The same of a piece.
    pub(crate) fn rarity_of_gram(&self, gram: Id) -> f32 {
        self.rarity(self.grams[gram as usize])
    }

    /// In how many documents a stem stands.
    pub(crate) fn with_stem(&self, stem: Id) -> u32 {
        self.stems[stem as usize]
    }

    fn rarity(&self, with: u32) -> f32 {
        let all = self.all as f32;
        let with = (with as f32).min(all);
        (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
    }
}

fn next<T>(list: &[T]) -> Id {
    Id::try_from(list.len()).expect("an index holds fewer than four thousand million words")
}

/// Whether this is the first time in document `now`.
fn first(last: &mut [u32], id: Id, now: u32) -> bool {
    std::mem::replace(&mut last[id as usize], now) != now
}
