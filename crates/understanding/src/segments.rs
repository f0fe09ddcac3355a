//! The parts of a message that may mean different things.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// Where a sentence ends, or a new clause begins.
static BORDER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)[.!?;\n]+(?:\s+|$)|,?\s+(?:og|men|samt|i tillegg|dessuten|forresten|and|but|also|plus)\s+|,\s+",
    )
    .expect("the pattern is constant")
});

/// How a question begins, in our three languages. "når" and "hvis" begin clauses that ask nothing when
/// a subject follows: "når jeg mister jobben".
static QUESTION: LazyLock<Regex> = LazyLock::new(|| {
    let word = r"^\W*(?:så |då |da |nå |no |or |eller |om )?(?:hva|kva|ka|hvor|kor|hvordan|korleis|åssen|hvem|kven|kem|hvilke\w*|kva for|hvorfor|kvifor|how|what|which|who|where|why)\b";
    let when = r"^\W*(?:når|ti|when)\s+(?:er|må|kan|skal|bør|får|søk\w+|kommer|kjem|begynn\w+|start\w+|do|does|is|are|can|must|should|will)\b";
    let verb = r"^\W*(?:kan|må|skal|bør|får|har|er|finnes|finst|gjelder|gjeld|trenger|treng|can|could|do|does|am|is|are|should|must|may|will)\s+(?:jeg|eg|æ|vi|me|man|ein|du|det|dere|han|ho|hun|i|we|it|he|she|they|there|you)\b";
    Regex::new(&format!("(?i)(?:{word}|{when}|{verb})")).expect("the pattern is constant")
});

/// How a wish is put.
static WISH: LazyLock<Regex> = LazyLock::new(|| {
    let begins = r"^\W*(?:vil|treng|trenger|ønsker|ønskjer|ynskjer|lurer|lurar|want|need)\b";
    let norwegian = r"\b(?:jeg|eg|æ|vi|me)\s+(?:\w+\s+)?(?:vil|ønsker|ønskjer|ynskjer|lurer|lurar|undrar|trenger|treng|leter|leiter|leitar)\b|\b(?:lurer|lurar) (?:på|jeg|eg|vi)|\b(?:vil|ønsker|trenger|treng) (?:jeg|eg|vi|å|gjerne)\b";
    let english = r"\b(?:i|we)(?:'d|’d| would| want| need| wonder| am wondering|'m wondering|’m wondering| am looking|'m looking|’m looking)\b|\bwondering\b|\bwant to\b";
    Regex::new(&format!("(?i)(?:{begins}|{norwegian}|{english})")).expect("the pattern is constant")
});

/// A sentence, or a clause of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Segment<'a> {
    pub(crate) text: &'a str,
    /// Where it stands in the message, in bytes.
    pub(crate) span: Range<usize>,
    /// What parts it from the next: `", men "`, `"? "`.
    pub(crate) border: &'a str,
    /// Whether a word joins it to the one before: "help and money".
    is_joined: bool,
}

impl Segment<'_> {
    /// Whether it ends in a question mark.
    pub(crate) fn is_question(&self) -> bool {
        self.border.contains('?')
    }

    /// Whether it asks a question.
    pub(crate) fn questions(&self) -> bool {
        (self.is_question() && !self.is_joined) || QUESTION.is_match(self.text)
    }

    /// Whether it asks or wishes for something, rather than telling how things are.
    pub(crate) fn asks(&self) -> bool {
        self.questions() || WISH.is_match(self.text)
    }
}

/// Splits a message at sentence ends, commas and the words that join clauses.
pub(crate) fn split(message: &str) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    let mut start = 0;
    let mut is_joined = false;
    let borders = BORDER.find_iter(message).map(|found| found.range());
    let end = message.len()..message.len();
    for border in borders.chain(std::iter::once(end)) {
        let text = &message[start..border.start];
        let trimmed = text.trim();
        if trimmed.chars().any(char::is_alphanumeric) {
            let begin = start + (text.len() - text.trim_start().len());
            segments.push(Segment {
                text: trimmed,
                span: begin..begin + trimmed.len(),
                border: &message[border.clone()],
                is_joined,
            });
        }
        is_joined = message[border.clone()].contains(char::is_alphabetic);
        start = border.end;
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_falls_into_its_clauses_and_some_of_them_ask() {
        let check = |message: &str, expect: &[(&str, bool)]| {
            let found = split(message);
            let found: Vec<_> = found.iter().map(|part| (part.text, part.asks())).collect();
            assert_eq!(found, expect, "{message}");
        };
        check(
            "Mor mi døydde, og no har eg mista jobben. Kva gjer eg?",
            &[
                ("Mor mi døydde", false),
                ("no har eg mista jobben", false),
                ("Kva gjer eg", true),
            ],
        );
        check(
            "jeg er gravid og lurer på hvor mye jeg får",
            &[
                ("jeg er gravid", false),
                ("lurer på hvor mye jeg får", true),
            ],
        );
        check(
            "når jeg mister jobben, kan jeg få dagpenger",
            &[
                ("når jeg mister jobben", false),
                ("kan jeg få dagpenger", true),
            ],
        );
        check(
            "how much is it and when do I apply",
            &[("how much is it", true), ("when do I apply", true)],
        );
        check(
            "jeg har mistet jobben og vil starte firma",
            &[("jeg har mistet jobben", false), ("vil starte firma", true)],
        );
        check(
            "I lost my job, I want to appeal",
            &[("I lost my job", false), ("I want to appeal", true)],
        );
        check(
            "what help and money do we get?",
            &[("what help", true), ("money do we get", false)],
        );
        check("", &[]);
        check("?!", &[]);
    }
}
