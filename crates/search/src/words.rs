//! How text becomes words, and words become stems that carry meaning.

use content::Lang;
use std::ops::Range;
use tantivy::tokenizer::{
    Language, LowerCaser, RawTokenizer, SimpleTokenizer, Stemmer, StopWordFilter, TextAnalyzer,
    TokenStream as _, Tokenizer as _,
};

/// Longer tokens are no words: bytes.
const LONGEST_WORD: usize = 80;

/// A word and where it stands in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// In lower case.
    pub(crate) text: String,
    /// Its bytes in the text as written.
    pub(crate) place: Range<usize>,
}

/// The words of `text`, in order: runs of letters and digits.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut tokenizer = SimpleTokenizer::default();
    let mut stream = tokenizer.token_stream(text);
    let mut words = Vec::new();
    while let Some(token) = stream.next() {
        if token.text.len() <= LONGEST_WORD {
            words.push(Word {
                text: token.text.to_lowercase(),
                place: token.offset_from..token.offset_to,
            });
        }
    }
    words
}

/// Takes inflection off words of one language.
#[derive(Clone)]
pub(crate) struct Stems(TextAnalyzer);

impl Stems {
    /// Norwegian stemming serves bokmål and nynorsk alike.
    pub(crate) fn of(lang: Lang) -> Self {
        let language = match lang {
            Lang::Nb | Lang::Nn => Language::Norwegian,
            Lang::En => Language::English,
        };
        let stop_words = StopWordFilter::new(language)
            .expect("tantivy has stop words for Norwegian and English");
        Self(
            TextAnalyzer::builder(RawTokenizer::default())
                .filter(LowerCaser)
                .filter(stop_words)
                .filter(Stemmer::new(language))
                .build(),
        )
    }

    /// The stem of a word; `None` for one that means nothing by itself ("og", "the").
    pub(crate) fn stem(&mut self, word: &str) -> Option<String> {
        let mut stream = self.0.token_stream(word);
        stream.next().map(|token| token.text.clone())
    }

    /// The stems of a text, in order, repeats included.
    pub(crate) fn of_text(&mut self, text: &str) -> Vec<String> {
        let words = words(text).into_iter();
        words.filter_map(|word| self.stem(&word.text)).collect()
    }

    /// The stem of a word, or the word itself where it means nothing alone: phrases keep such words.
    pub(crate) fn stem_or_word(&mut self, word: &str) -> String {
        self.stem(word).unwrap_or_else(|| word.to_owned())
    }
}

/// Where sentences begin in `text`, in bytes, the first at its start: after a full stop, a question or
/// exclamation mark or a colon that a space follows, and at each new line.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut ended = false;
    for (place, letter) in text.char_indices() {
        if letter == '\n' || (ended && letter.is_whitespace()) {
            found.push(start..place);
            start = place + letter.len_utf8();
        }
        ended = matches!(letter, '.' | '!' | '?') || (ended && matches!(letter, '»' | '"' | ')'));
    }
    found.push(start..text.len());
    found.retain(|range| !text[range.clone()].trim().is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_meet_across_inflection_and_written_standards() {
        let check = |lang, left: &str, right: &str| {
            let mut stems = Stems::of(lang);
            let mut stems_of = |text: &str| -> Vec<String> {
                let words = words(text);
                words
                    .iter()
                    .filter_map(|word| stems.stem(&word.text))
                    .collect()
            };
            assert_eq!(stems_of(left), stems_of(right), "{left} / {right}");
        };
        check(Lang::Nb, "foreldrepengene", "foreldrepenger");
        check(Lang::Nn, "foreldrepengane", "foreldrepengar");
        check(Lang::Nb, "Søknaden", "søknader");
        check(Lang::Nb, "hva er det", "kva er dette");
        check(Lang::En, "benefits", "benefit");
    }

    #[test]
    fn sentences_begin_where_a_reader_sees_them_begin() {
        let check = |text: &str, expect: &[&str]| {
            let found: Vec<&str> = sentences(text)
                .into_iter()
                .map(|range| text[range].trim())
                .collect();
            assert_eq!(found, expect, "{text}");
        };
        check("", &[]);
        check("En. To! Tre?", &["En.", "To!", "Tre?"]);
        check(
            "Satsen er 1.5 prosent.\nNy linje",
            &["Satsen er 1.5 prosent.", "Ny linje"],
        );
        check(
            "Hun sa «nei.» Så gikk hun.",
            &["Hun sa «nei.»", "Så gikk hun."],
        );
    }
}
