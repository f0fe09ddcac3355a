//! What a message says of a section's heading or a choice's label, word by word. Headings are
//! questions as citizens ask them, so a message that asks the same is answered by that section.

use crate::facts::{alike, denies, tokens};
use content::{Article, Lang, SectionId};

/// Words that say nothing of what is asked, in our three languages. Words that tell one question from
/// another, like "how", "when" and "long", are none of them.
const SMALL: [&str; 95] = [
    "og",
    "men",
    "eller",
    "så",
    "da",
    "då",
    "at",
    "som",
    "om",
    "å",
    "i",
    "på",
    "av",
    "til",
    "for",
    "med",
    "fra",
    "frå",
    "en",
    "ein",
    "ei",
    "et",
    "eit",
    "den",
    "det",
    "de",
    "dei",
    "dette",
    "denne",
    "jeg",
    "eg",
    "du",
    "vi",
    "me",
    "meg",
    "deg",
    "oss",
    "min",
    "mi",
    "mitt",
    "mine",
    "er",
    "var",
    "har",
    "hadde",
    "kan",
    "må",
    "skal",
    "vil",
    "får",
    "få",
    "blir",
    "bli",
    "gjør",
    "gjer",
    "hva",
    "kva",
    "hvor",
    "kor",
    "hvis",
    "egentlig",
    "eigentleg",
    "and",
    "but",
    "or",
    "so",
    "the",
    "a",
    "an",
    "of",
    "to",
    "in",
    "on",
    "for",
    "with",
    "from",
    "it",
    "this",
    "that",
    "i",
    "we",
    "you",
    "my",
    "me",
    "is",
    "are",
    "do",
    "does",
    "can",
    "must",
    "will",
    "get",
    "have",
    "what",
    "if",
];

/// Two texts say the same when they share at least this part of their words.
const NEARLY_SAME: f32 = 0.8;

/// What a message says, taken apart once to be compared with many headings.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    tokens: Vec<String>,
    words: Vec<String>,
    is_negated: bool,
}

impl Asked {
    /// Takes a message apart.
    pub(crate) fn of(message: &str) -> Self {
        let tokens = tokens(message);
        Self {
            words: words(&tokens),
            is_negated: denies(&tokens),
            tokens,
        }
    }
}

/// How the words of a message and of a heading meet, small words left out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Likeness {
    said: usize,
    heading: usize,
    shared: usize,
    is_equal: bool,
    /// One of them denies what the other does not.
    is_opposite: bool,
}

impl Likeness {
    /// Compares a message with a heading.
    pub(crate) fn of(said: &Asked, heading: &str) -> Self {
        let heading = Asked::of(heading);
        let is_said = |word: &&String| said.words.iter().any(|other| alike(other, word));
        Self {
            said: said.words.len(),
            heading: heading.words.len(),
            shared: heading.words.iter().filter(is_said).count(),
            is_equal: said.tokens == heading.tokens,
            is_opposite: said.is_negated != heading.is_negated,
        }
    }

    /// The message is the heading, word for word.
    pub(crate) fn is_equal(self) -> bool {
        self.is_equal
    }

    /// The message is the heading, or nearly.
    pub(crate) fn is_same(self) -> bool {
        self.is_equal || (self.shared > 0 && !self.is_opposite && self.share() >= NEARLY_SAME)
    }

    /// The message says nothing that the heading does not: "and how long?" of "How long does it last?".
    pub(crate) fn is_part(self) -> bool {
        self.said > 0 && self.shared >= self.said
    }

    /// The message asks all that the heading asks, and perhaps more.
    pub(crate) fn is_whole(self) -> bool {
        self.heading > 0 && self.shared == self.heading
    }

    /// What the two share, of all they say: 0 to 1.
    fn share(self) -> f32 {
        if self.is_equal {
            return 1.0;
        }
        let all = (self.said + self.heading).max(1);
        (2 * self.shared) as f32 / all as f32
    }
}

/// The one section of which the heading, in any language, is so like the message.
pub(crate) fn section_like<'a>(
    article: &'a Article,
    said: &Asked,
    is_like: fn(Likeness) -> bool,
) -> Option<&'a SectionId> {
    let share = |id: &SectionId| {
        let texts = Lang::ALL.into_iter().map(|lang| article.in_lang(lang));
        let headings = texts.filter_map(|text| text.section(id));
        headings
            .map(|section| Likeness::of(said, &section.heading))
            .filter(|likeness| is_like(*likeness))
            .map(Likeness::share)
            .reduce(f32::max)
    };
    let sections = article.text.nb.sections.iter().map(|section| &section.id);
    let mut like: Vec<(f32, &SectionId)> = sections
        .filter_map(|id| share(id).map(|share| (share, id)))
        .collect();
    like.sort_by(|a, b| b.0.total_cmp(&a.0));
    match like.as_slice() {
        [only] => Some(only.1),
        [first, second, ..] if first.0 > second.0 => Some(first.1),
        _ => None,
    }
}

/// Whether a word says nothing of what is asked.
pub(crate) fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}

/// The words that say something, each once.
fn words(tokens: &[String]) -> Vec<String> {
    let mut words: Vec<String> = tokens
        .iter()
        .filter(|word| !is_small(word))
        .cloned()
        .collect();
    words.sort();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_meets_its_heading() {
        let check = |message: &str, heading: &str, expect: [bool; 3]| {
            let found = Likeness::of(&Asked::of(message), heading);
            let found = [found.is_same(), found.is_part(), found.is_whole()];
            assert_eq!(found, expect, "{message} | {heading}");
        };
        check("hva er proklama", "Hva er proklama?", [true; 3]);
        check("kva får eg?", "Kva får eg?", [true, false, false]);
        check(
            "og hvor lenge?",
            "Hvor lenge varer pengene?",
            [false, true, false],
        );
        check(
            "hvordan søker jeg omsorgslønn",
            "Hvordan søker vi?",
            [true, false, true],
        );
        check("hvor mye får jeg", "Hvor lenge får jeg det?", [false; 3]);
        check(
            "ikke slett samtalen",
            "Slett samtalen",
            [false, false, true],
        );
        check("takk", "Hva får jeg?", [false; 3]);
    }
}
