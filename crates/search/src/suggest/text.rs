//! Words as they are compared while somebody types: without case, without the letters that not
//! every keyboard has, by their beginnings and by what stands inside them.

use super::Standing;
use crate::{grams, words::Stems};
use content::Lang;
use std::collections::{BTreeSet, HashMap};

/// Fewer letters stand inside too many words to mean anything.
const SHORTEST_INSIDE: usize = 3;
/// Fewer letters leave no telling what was meant.
const SHORTEST_REPAIRED: usize = 5;
/// Fewer letters begin words of every language.
const SHORTEST_ELSEWHERE: usize = 4;
/// Who has written more words is telling their own story.
const MOST_WORDS: usize = 12;
/// Letters typed before anything is suggested.
const SHORTEST_TYPED: usize = 2;

/// Every word of every text once, folded.
pub(super) struct Vocabulary {
    words: Vec<String>,
    places: HashMap<String, usize>,
    /// Of Norwegian and of English: tell the small words, which say nothing alone.
    stems: [Stems; 2],
}

/// A text that may be suggested.
#[derive(Debug)]
pub(super) struct Text {
    /// As it is shown.
    pub(super) shown: String,
    /// The title, folded; empty where the text is no more than a question.
    title: String,
    /// The question, folded; empty where the text is a title alone.
    question: String,
    /// Places in the vocabulary.
    words: BTreeSet<usize>,
}

/// What was typed, folded.
pub(super) struct Typed {
    phrase: String,
    words: Vec<TypedWord>,
}

struct TypedWord {
    letters: String,
    is_small: bool,
}

/// How each typed word stands in each word of the vocabulary.
pub(super) struct Matches {
    of_words: Vec<Vec<Option<Standing>>>,
    of_small: Vec<Vec<Option<Standing>>>,
}

impl Vocabulary {
    pub(super) fn new() -> Self {
        Self {
            words: Vec::new(),
            places: HashMap::new(),
            stems: [Lang::Nb, Lang::En].map(Stems::of),
        }
    }

    /// The text to suggest for a title, or for a section of it, whose words are learnt.
    pub(super) fn text(&mut self, lang: Lang, title: &str, heading: Option<&str>) -> Text {
        let shown = match heading {
            None => title.to_owned(),
            Some(heading) if self.says_all_of(lang, heading, title) => heading.to_owned(),
            // What follows a colon in a title explains it to those who have not found it yet.
            Some(heading) => format!("{}: {heading}", title.split(':').next().unwrap_or(title)),
        };
        let folded = folded_words(&shown);
        let question = folded_words(heading.unwrap_or_default());
        let title = folded[..folded.len() - question.len()].join(" ");
        let ae_as_a = folded_words(&shown.to_lowercase().replace('æ', "a"));
        let words = folded.iter().chain(&ae_as_a);
        Text {
            title,
            question: question.join(" "),
            words: words.map(|word| self.place(word)).collect(),
            shown,
        }
    }

    /// Whether a heading needs no title to be understood.
    fn says_all_of(&mut self, lang: Lang, heading: &str, title: &str) -> bool {
        let stems = &mut self.stems[usize::from(lang == Lang::En)];
        let heading = stems.of_text(heading);
        let title = stems.of_text(title);
        !title.is_empty() && title.iter().all(|term| heading.contains(term))
    }

    /// The place of a folded word, which is learnt.
    pub(super) fn place(&mut self, word: &str) -> usize {
        if let Some(place) = self.places.get(word) {
            return *place;
        }
        self.words.push(word.to_owned());
        let place = self.words.len() - 1;
        self.places.insert(word.to_owned(), place);
        place
    }

    /// `None` where it is too short to go on from, longer than `longest` characters, or says nothing.
    pub(super) fn typed(&self, text: &str, longest: usize) -> Option<Typed> {
        if text.chars().count() > longest || split(text).count() > MOST_WORDS {
            return None;
        }
        let mut stems = self.stems.clone();
        let mut is_small = |word: &str| {
            let mut says_nothing = |stems: &mut Stems| stems.of_text(word).is_empty();
            stems.iter_mut().any(&mut says_nothing)
        };
        let words = split(text).map(|word| TypedWord {
            letters: fold(word),
            is_small: is_small(word),
        });
        let words: Vec<TypedWord> = words.collect();
        let letters = words.iter().map(|word| word.letters.as_str());
        let phrase = letters.collect::<Vec<_>>().join(" ");
        (phrase.chars().count() >= SHORTEST_TYPED).then_some(Typed { phrase, words })
    }

    /// Where what was typed stands as it is.
    pub(super) fn matches(&self, typed: &Typed) -> Matches {
        let of = |is_small: bool, stands: fn(&str, &str) -> Option<Standing>| {
            let words = typed.words.iter().filter(|word| word.is_small == is_small);
            let in_each = |word: &TypedWord| {
                let standings = self.words.iter();
                standings
                    .map(|known| stands(&word.letters, known))
                    .collect()
            };
            words.map(in_each).collect()
        };
        Matches {
            of_words: of(false, stands),
            of_small: of(true, begins),
        }
    }

    /// The same where one letter of a long word may be wrong, missing, too much or in its neighbour's
    /// place; `None` where no word is long enough.
    pub(super) fn repaired(&self, typed: &Typed, as_typed: &Matches) -> Option<Matches> {
        let mut any = false;
        let words = typed.words.iter().filter(|word| !word.is_small);
        let of_words = words.zip(&as_typed.of_words).map(|(word, standings)| {
            let letters: Vec<char> = word.letters.chars().collect();
            if letters.len() < SHORTEST_REPAIRED {
                return standings.clone();
            }
            any = true;
            let slip = Slip::of(&letters);
            let repair = |(known, standing): (&String, &Option<Standing>)| {
                standing.or_else(|| slip.begins(known).then_some(Standing::Words))
            };
            self.words.iter().zip(standings).map(repair).collect()
        });
        let of_words = of_words.collect();
        let of_small = as_typed.of_small.clone();
        any.then_some(Matches { of_words, of_small })
    }
}

impl std::fmt::Debug for Vocabulary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vocabulary")
            .field("words", &self.words.len())
            .finish_non_exhaustive()
    }
}

impl Typed {
    /// Whether it is enough to be looked for in another language than the page's.
    pub(super) fn is_telling(&self) -> bool {
        let mut words = self.words.iter().filter(|word| !word.is_small);
        words.any(|word| word.letters.chars().count() >= SHORTEST_ELSEWHERE)
    }
}

impl Text {
    /// How well it goes on from what was typed, if it does. Small words need not stand in it.
    pub(super) fn standing(&self, typed: &Typed, matches: &Matches) -> Option<Standing> {
        if self.begins_with(&typed.phrase) {
            return Some(Standing::Beginning);
        }
        // The worst of the words; none at all where all of them are small.
        let mut worst = None;
        for standings in &matches.of_words {
            let best = self
                .words
                .iter()
                .filter_map(|word| standings[*word])
                .min()?;
            worst = worst.max(Some(best));
        }
        worst
    }

    /// Whether it begins with a phrase. Where that says no more than the title, a question about it
    /// does not: the title itself does.
    fn begins_with(&self, phrase: &str) -> bool {
        if self.question.is_empty() {
            return self.title.starts_with(phrase);
        }
        let on_title = phrase.strip_prefix(&self.title).map(str::trim_start);
        let is_on_title =
            on_title.is_some_and(|rest| !rest.is_empty() && self.question.starts_with(rest));
        is_on_title || self.question.starts_with(phrase)
    }

    /// Whether each typed word begins one of its own words or of `called`.
    pub(super) fn is_called(&self, called: &BTreeSet<usize>, matches: &Matches) -> bool {
        let mut words = matches.of_words.iter();
        !called.is_empty()
            && !matches.of_words.is_empty()
            && words.all(|standings| {
                let mut known = self.words.union(called);
                known.any(|word| standings[*word] == Some(Standing::Words))
            })
    }

    /// How many of the small words that were typed stand in it.
    pub(super) fn small_words_met(&self, matches: &Matches) -> usize {
        let met = |standings: &&Vec<Option<Standing>>| {
            let mut words = self.words.iter();
            words.any(|word| standings[*word] == Some(Standing::Words))
        };
        matches.of_small.iter().filter(met).count()
    }
}

fn begins(letters: &str, known: &str) -> Option<Standing> {
    known.starts_with(letters).then_some(Standing::Words)
}

fn stands(letters: &str, known: &str) -> Option<Standing> {
    let is_inside = || letters.chars().count() >= SHORTEST_INSIDE && known.contains(letters);
    begins(letters, known).or_else(|| is_inside().then_some(Standing::Inside))
}

/// A word in which one letter may be wrong, missing, too much or in its neighbour's place.
struct Slip {
    letters: String,
    length: usize,
    /// Thirds of it: a slip spoils two of them at most.
    thirds: Vec<String>,
}

impl Slip {
    fn of(letters: &[char]) -> Self {
        let thirds = letters.chunks(letters.len().div_ceil(3));
        Self {
            letters: letters.iter().collect(),
            length: letters.len(),
            thirds: thirds.map(|third| third.iter().collect()).collect(),
        }
    }

    /// Whether `known` begins with it.
    fn begins(&self, known: &str) -> bool {
        if !self.thirds.iter().any(|third| known.contains(third)) {
            return false;
        }
        (self.length - 1..=self.length + 1).any(|length| {
            let mut ends = known.char_indices().map(|(at, _)| at).chain([known.len()]);
            let end = ends.nth(length);
            end.is_some_and(|end| strsim::osa_distance(&self.letters, &known[..end]) <= 1)
        })
    }
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

pub(super) fn folded_words(text: &str) -> Vec<String> {
    split(text).map(fold).collect()
}

fn fold(word: &str) -> String {
    grams::fold(&word.to_lowercase()).collect()
}
