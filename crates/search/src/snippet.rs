//! What a text says about a query: a few sentences, with the words of the query marked.

use crate::words::{Stems, words};
use content::{Lang, Paragraph, TextSpan};
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation as _;

/// The longest snippet, in characters.
const LONGEST: usize = 200;

/// Sentences of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The words in order, and whether they are of the query.
    pub parts: Vec<(String, bool)>,
}

/// Makes snippets for one query.
#[expect(missing_debug_implementations, reason = "a stemmer cannot be shown")]
pub struct Snipper {
    stems: Stems,
    wanted: BTreeSet<String>,
}

impl Snippet {
    /// The words without marks.
    pub fn plain(&self) -> String {
        self.parts.iter().map(|(text, _)| text.as_str()).collect()
    }
}

impl Snipper {
    /// For a query in `lang`.
    pub fn new(lang: Lang, query: &str) -> Self {
        let mut stems = Stems::of(lang);
        let wanted = stems.of_text(query).into_iter().collect();
        Self { stems, wanted }
    }

    /// The sentences that say most of the query, the first of those that say as much.
    pub fn snip(&mut self, body: &[Paragraph]) -> Snippet {
        let sentences = sentences(body);
        let mut best: Option<((usize, usize), String)> = None;
        for (start, sentence) in sentences.iter().enumerate() {
            // An item of a list that is no sentence does not stand first.
            if start > 0 && sentence.starts_with(char::is_lowercase) {
                continue;
            }
            let window = from(&sentences[start..]);
            // Among windows that say as much, the one that comes to the point at once.
            let says = (self.says(&window), self.says(sentence).min(1));
            if best.as_ref().is_none_or(|(most, _)| says > *most) {
                best = Some((says, window));
            }
        }
        self.mark(&best.map(|(_, window)| window).unwrap_or_default())
    }

    /// How many different words of the query a text has.
    fn says(&mut self, text: &str) -> usize {
        let terms: BTreeSet<String> = self.stems.of_text(text).into_iter().collect();
        terms.intersection(&self.wanted).count()
    }

    fn mark(&mut self, text: &str) -> Snippet {
        let mut parts = Vec::new();
        let mut done = 0;
        for word in words(text) {
            let stem = self.stems.stem(&word.text);
            if stem.is_none_or(|stem| !self.wanted.contains(&stem)) {
                continue;
            }
            if done < word.place.start {
                parts.push((text[done..word.place.start].to_owned(), false));
            }
            done = word.place.end;
            parts.push((text[word.place].to_owned(), true));
        }
        if done < text.len() {
            parts.push((text[done..].to_owned(), false));
        }
        Snippet { parts }
    }
}

/// The first sentences, as many as there is room for; one that is too long is cut between words.
fn from(sentences: &[String]) -> String {
    let mut text = String::new();
    for sentence in sentences {
        let together = text.chars().count() + 1 + sentence.chars().count();
        if !text.is_empty() && together > LONGEST {
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(sentence);
    }
    text.truncate(text.trim_end_matches(';').len());
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        let words = text[..end].rfind(' ').unwrap_or(end);
        text.truncate(words);
        text.push('…');
    }
    text
}

/// The sentences of a body; those of a list end where its items do.
fn sentences(body: &[Paragraph]) -> Vec<String> {
    let line = |spans: &Vec<TextSpan>| -> String {
        let words = spans.iter().map(|span| span.text.as_str());
        words.collect()
    };
    let lines = body.iter().flat_map(|paragraph| match paragraph {
        Paragraph::Text(spans) => vec![line(spans)],
        Paragraph::Bullets(items) | Paragraph::Numbered(items) => items
            .iter()
            .map(|item| finished(line(item)))
            .collect::<Vec<_>>(),
    });
    lines
        .flat_map(|line| {
            let sentences = line.split_sentence_bounds().map(str::trim);
            let sentences = sentences.filter(|sentence| !sentence.is_empty());
            sentences.map(str::to_owned).collect::<Vec<_>>()
        })
        .collect()
}

/// An item that is no sentence is kept apart from the next.
fn finished(mut item: String) -> String {
    if item.ends_with(char::is_alphanumeric) {
        item.push(';');
    }
    item
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Paragraph {
        Paragraph::Text(spans(words))
    }

    fn spans(words: &str) -> Vec<TextSpan> {
        vec![TextSpan {
            text: words.to_owned(),
            ..TextSpan::default()
        }]
    }

    /// The snippet with what is marked in brackets.
    fn snip(query: &str, body: &[Paragraph]) -> String {
        let snippet = Snipper::new(Lang::Nb, query).snip(body);
        let parts = snippet.parts.into_iter();
        parts
            .map(|(text, is_marked)| if is_marked { format!("[{text}]") } else { text })
            .collect()
    }

    #[test]
    fn it_starts_at_the_sentence_that_says_most_and_marks_inflected_words() {
        let first = "Nav behandler søknaden. ";
        let long =
            "Dette er en setning som bare fyller opp plassen mellom det første og det siste. ";
        let last = "Fristen for å klage er seks uker fra du fikk vedtaket, 1. mars.";
        let body = [text(&format!("{first}{}{last}", long.repeat(3)))];
        let check = |query, expect: &str| {
            let found = snip(query, &body);
            assert!(found.starts_with(expect), "{query}: {found}");
        };
        check("søknader", "Nav behandler [søknaden]. Dette er");
        check(
            "frister klagen",
            "[Fristen] for å [klage] er seks uker fra du fikk vedtaket, 1. mars.",
        );
        check("noe helt annet", "Nav behandler søknaden.");
        check("", "Nav behandler søknaden.");
    }

    #[test]
    fn it_is_short_and_whole() {
        let items = ["pass", "vigselsattest", "Du må møte selv."]
            .map(spans)
            .to_vec();
        assert_eq!(
            snip("pass", &[text("Ta med:"), Paragraph::Bullets(items)]),
            "Ta med: [pass]; vigselsattest; Du må møte selv."
        );
        let endless = [text(&"barnetrygd æøå ".repeat(100))];
        let found = Snipper::new(Lang::Nb, "æøå").snip(&endless).plain();
        assert!(found.chars().count() <= LONGEST + 1, "{found}");
        assert!(
            found.ends_with("barnetrygd…") || found.ends_with("æøå…"),
            "{found}"
        );
        assert_eq!(snip("pass", &[]), "");
    }
}
