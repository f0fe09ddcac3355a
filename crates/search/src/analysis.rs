//! How text becomes terms: stems that carry meaning, and pieces of words that survive compounds,
//! inflection and typing errors.

use content::Lang;
use tantivy::tokenizer::{
    Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, StopWordFilter, TextAnalyzer,
};

/// Longer tokens are no words: bytes.
const LONGEST_WORD: usize = 80;
/// Letters in a piece: long enough to mean something, short enough to fit inside compounds.
const PIECE: usize = 5;

/// Stems of `lang` without stop words. Norwegian stemming serves bokmål and nynorsk alike.
pub(crate) fn stems(lang: Lang) -> TextAnalyzer {
    let language = match lang {
        Lang::Nb | Lang::Nn => Language::Norwegian,
        Lang::En => Language::English,
    };
    let stop_words =
        StopWordFilter::new(language).expect("tantivy has stop words for Norwegian and English");
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(LONGEST_WORD))
        .filter(LowerCaser)
        .filter(stop_words)
        .filter(tantivy::tokenizer::Stemmer::new(language))
        .build()
}

/// The terms of `text`, in order, repeats included.
pub(crate) fn terms(analyzer: &mut TextAnalyzer, text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    let mut stream = analyzer.token_stream(text);
    while stream.advance() {
        terms.push(stream.token().text.clone());
    }
    terms
}

/// Overlapping pieces of `stem`, with the letters that Norwegian keyboards have and others have not
/// folded together (`å`, `aa` and `a`; `ø`, `oe` and `o`; `æ`, `ae` and `e`).
pub(crate) fn pieces(stem: &str) -> Vec<String> {
    let letters = fold(stem);
    if letters.len() < PIECE {
        return Vec::new();
    }
    letters
        .windows(PIECE)
        .map(|piece| piece.iter().collect())
        .collect()
}

pub(crate) fn fold(word: &str) -> Vec<char> {
    let mut folded = Vec::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let pair = letters.peek().copied();
        let (letter, eats_next) = match (letter, pair) {
            ('a', Some('a')) => ('a', true),
            ('o', Some('e')) => ('o', true),
            ('a', Some('e')) => ('e', true),
            ('å' | 'à', _) => ('a', false),
            ('ø' | 'ò' | 'ö', _) => ('o', false),
            ('æ' | 'é' | 'è' | 'ä', _) => ('e', false),
            (other, _) => (other, false),
        };
        if eats_next {
            letters.next();
        }
        folded.push(letter);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_meet_across_inflection_and_written_standards() {
        let check = |lang, left: &str, right: &str| {
            let mut analyzer = stems(lang);
            assert_eq!(
                terms(&mut analyzer, left),
                terms(&mut analyzer, right),
                "{left} / {right}"
            );
        };
        check(Lang::Nb, "foreldrepengene", "foreldrepenger");
        check(Lang::Nn, "foreldrepengane", "foreldrepengar");
        check(Lang::Nb, "Søknaden", "søknader");
        check(Lang::Nb, "hva er det", "kva er dette");
        check(Lang::En, "benefits", "benefit");
    }

    #[test]
    fn pieces_fold_what_keyboards_lack() {
        let check = |left: &str, right: &str| assert_eq!(pieces(left), pieces(right));
        check("søknad", "soknad");
        check("søknad", "soeknad");
        check("påmeld", "paamelding".trim_end_matches("ing"));
        assert!(pieces("nav").is_empty());
        assert_eq!(
            pieces("barnehage"),
            ["barne", "arneh", "rneha", "nehag", "ehage"]
        );
    }
}
