//! Phrases: what editors write to say how a message may put something, as a short line over classes
//! of words instead of a regular expression. `docs/content.md` describes the notation.
//!
//! A phrase is read once, together with the classes it names ([`Classes`]), and then stands for
//! itself. [`Phrasebook`] holds many of them against a message at once.

mod book;
mod spelling;

pub use book::{Found, Phrasebook};

use std::collections::BTreeMap;

/// Words that a `..` may stand for at most …
const SHORT_GAP: usize = 3;
/// … and a `...`.
const LONG_GAP: usize = 9;
/// A stem with fewer letters before its `*` would match too much.
const SHORTEST_STEM: usize = 3;

/// One way of putting it: parts that follow each other within one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// One of these, or with `?` behind it possibly nothing, or with a `$` among them the end of the
    /// sentence.
    Words {
        any: Alternatives,
        optional: bool,
        or_end: bool,
    },
    /// None of these comes next.
    Not(Alternatives),
    /// At most this many words.
    Gap(usize),
    /// The beginning of a sentence.
    Start,
    /// The end of a sentence.
    End,
}

/// Words that mean the same here, each one word or several that follow each other.
type Alternatives = Vec<Vec<Atom>>;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Atom {
    Word(String),
    /// Whatever begins so.
    Stem(String),
    /// Digits.
    Number,
}

/// Classes of words by name, for phrases to use as `{name}`.
#[derive(Clone, Debug, Default)]
pub struct Classes(BTreeMap<String, Alternatives>);

impl Classes {
    /// Declares a class: each entry is a word, several words, or a class declared before. What is
    /// wrong with an entry is returned, with its place in the list; the others are in the class.
    pub(crate) fn declare(&mut self, name: &str, entries: &[String]) -> Vec<(usize, String)> {
        let (mut all, mut faults) = (Vec::new(), Vec::new());
        for (place, entry) in entries.iter().enumerate() {
            match self.entry(entry) {
                Ok(alternatives) => all.extend(alternatives),
                Err(reason) => faults.push((place, reason)),
            }
        }
        self.0.insert(name.to_owned(), all);
        faults
    }

    fn entry(&self, entry: &str) -> Result<Alternatives, String> {
        if entry.starts_with('{') {
            return self.alternatives(entry);
        }
        let atoms: Result<Vec<Atom>, String> = entry.split_whitespace().map(atom).collect();
        Ok(vec![atoms?])
    }

    /// What is written without spaces: words and classes parted by `|`.
    fn alternatives(&self, written: &str) -> Result<Alternatives, String> {
        let mut all = Vec::new();
        for one in written.split('|') {
            let name = one
                .strip_prefix('{')
                .and_then(|rest| rest.strip_suffix('}'));
            match name {
                Some(name) => {
                    let class = self.0.get(name);
                    all.extend(
                        class
                            .ok_or(format!("there is no class `{name}`"))?
                            .iter()
                            .cloned(),
                    );
                }
                None => all.push(vec![atom(one)?]),
            }
        }
        Ok(all)
    }
}

impl Phrase {
    /// Reads a phrase; the error says in a few words what is wrong with it.
    pub(crate) fn parse(written: &str, classes: &Classes) -> Result<Self, String> {
        let parts: Result<Vec<Part>, String> = written
            .split_whitespace()
            .map(|part| Part::parse(part, classes))
            .collect();
        let phrase = Self { parts: parts? };
        let first = phrase.parts.iter().find(|part| **part != Part::Start);
        match first {
            Some(Part::Words { .. }) if phrase.requires_a_word() => Ok(phrase),
            Some(Part::Words { .. }) => Err("every word of it may be left out".to_owned()),
            _ => Err("it does not begin with a word".to_owned()),
        }
    }

    fn requires_a_word(&self) -> bool {
        let is_required = |part: &Part| {
            matches!(
                part,
                Part::Words {
                    optional: false,
                    ..
                }
            )
        };
        self.parts.iter().any(is_required)
    }
}

impl Part {
    fn parse(written: &str, classes: &Classes) -> Result<Self, String> {
        match written {
            ".." => return Ok(Part::Gap(SHORT_GAP)),
            "..." => return Ok(Part::Gap(LONG_GAP)),
            "^" => return Ok(Part::Start),
            "$" => return Ok(Part::End),
            _ => {}
        }
        if let Some(excluded) = written.strip_prefix('!') {
            return Ok(Part::Not(classes.alternatives(excluded)?));
        }
        let (written, optional) = match written.strip_suffix('?') {
            Some(rest) => (rest, true),
            None => (written, false),
        };
        let (written, or_end) = match written.strip_suffix("|$") {
            Some(rest) => (rest, true),
            None => (written, false),
        };
        Ok(Part::Words {
            any: classes.alternatives(written)?,
            optional,
            or_end,
        })
    }
}

fn atom(written: &str) -> Result<Atom, String> {
    if written == "#" {
        return Ok(Atom::Number);
    }
    let (letters, is_stem) = match written.strip_suffix('*') {
        Some(stem) => (stem, true),
        None => (written, false),
    };
    if letters.is_empty() || !letters.chars().all(char::is_alphanumeric) {
        return Err(format!("`{written}` is no word"));
    }
    if letters.chars().any(char::is_uppercase) {
        return Err(format!("`{written}` is not in lower case"));
    }
    match is_stem {
        true if letters.chars().count() < SHORTEST_STEM => Err(format!(
            "`{written}` is too short, {SHORTEST_STEM} letters come before the `*` at least"
        )),
        true => Ok(Atom::Stem(letters.to_owned())),
        false => Ok(Atom::Word(letters.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn classes() -> Classes {
        let mut classes = Classes::default();
        let owned = |words: &[&str]| {
            words
                .iter()
                .map(|&word| word.to_owned())
                .collect::<Vec<_>>()
        };
        for (name, words) in [
            ("me", owned(&["meg", "mæ", "me"])),
            ("partner", owned(&["mannen", "mannen min", "my husband"])),
            ("anyone", owned(&["{partner}", "far*"])),
            ("hits", owned(&["slår", "sparket"])),
        ] {
            assert_eq!(classes.declare(name, &words), []);
        }
        classes
    }

    #[test]
    fn phrases_find_what_they_say() {
        let classes = classes();
        let check = |phrase: &str, message: &str, expected: bool| {
            let phrase = Phrase::parse(phrase, &classes).expect("a phrase");
            let known = HashSet::from(["driver".to_owned()]);
            let book = Phrasebook::new([&phrase], &known);
            let found = !book.find(message).is_empty();
            assert_eq!(found, expected, "{phrase:?} in {message:?}");
        };
        let hits = "{anyone} .. {hits} {me}";
        check(hits, "Mannen min slår meg", true);
        check(hits, "hjelp! Mannen min bare slår MÆ igjen.", true);
        check(hits, "faren slår meg", true);
        check(hits, "mannen er snill. slår meg", false);
        check(hits, "mannen min drikker mye øl og slår meg", false);
        check(
            "{anyone} ... {hits} {me}",
            "mannen min drikker mye øl og slår meg",
            true,
        );
        check("{hits} {me} !inn|ut", "han slår meg inn", false);
        check("{hits} {me} !inn|ut", "han slår meg", true);
        check("^ det brenner $", "Det brenner!", true);
        check("^ det brenner $", "det brenner for meg", false);
        check("det brenner nå|her|$", "hjelp, det brenner", true);
        check("det brenner nå|her|$", "det brenner her borte", true);
        check("det brenner nå|her|$", "det brenner i peisen", false);
        check("jeg vil bare? dø", "jeg vil dø", true);
        check("jeg vil bare? dø", "jeg vil bare dø", true);
        check("jeg er # år", "jeg er 12 år", true);
        check("jeg er # år", "jeg er mange år", false);
        check("i dont want", "I don’t want", true);
        // As it is written without a Norwegian keyboard, and with a slip of the finger.
        check("mannen sparker|slår {me}", "mannen slaar meg", true);
        check("mannen sparker|slår {me}", "mannen slar meg", true);
        check("mannen sparker|slår {me}", "mannen sparkr meg", true);
        check("mannen sparker|slår {me}", "mannen salr meg", true);
        check("han dreper {me}", "han drper meg", true);
        check("han dreiver {me}", "han driver meg", false);
        check("vil dø", "I will do", false);
    }

    #[test]
    fn what_is_no_phrase_says_why() {
        let check = |written: &str, reason: &str| {
            let error = Phrase::parse(written, &classes()).expect_err(written);
            assert!(error.contains(reason), "{written}: {error}");
        };
        check("", "begin");
        check(".. slår", "begin");
        check("!slår meg", "begin");
        check("slår? meg?", "left out");
        check("{stranger} slår", "stranger");
        check("slår me,g", "no word");
        check("Slår meg", "lower case");
        check("sl* meg", "too short");
    }
}
