//! Articles that nobody wrote, as many as wanted, in the words and lengths of those that somebody did.

use crate::chance::{Chance, Zipf};
use content::{ArticleText, Content, Paragraph};
use search::Document;
use std::collections::HashMap;

/// The exponent of the words' frequencies: natural languages have about one.
const ZIPF: f64 = 1.0;
/// Of all words, one in this many is joined of two, as Norwegian makes new ones.
const COMPOUND: usize = 12;
/// The most frequent words, which are no parts of others.
const FUNCTION_WORDS: usize = 100;
/// Letters in a part of a compound.
const PART: std::ops::RangeInclusive<usize> = 4..=10;
/// What stands between the parts, as often as it stands here.
const JOINTS: [&str; 4] = ["", "", "s", "e"];
/// How many words an article is about, and that of its words one in so many is one of them.
const SUBJECT: usize = 12;
const ON_SUBJECT: usize = 8;

/// A part of an article, as the index takes it.
pub(crate) struct Part {
    pub(crate) title: String,
    pub(crate) heading: String,
    pub(crate) body: String,
}

impl Part {
    pub(crate) fn document(&self) -> Document<'_> {
        Document {
            title: &self.title,
            heading: &self.heading,
            body: &self.body,
            ..Document::default()
        }
    }
}

/// What is known of the articles that were written.
pub(crate) struct Language {
    /// The most frequent first.
    words: Vec<String>,
    /// Places of the words that compounds are made of.
    parts: Vec<usize>,
    frequency: Zipf,
    part_frequency: Zipf,
    /// Words in each title, summary, heading and body, and sections in each article.
    titles: Vec<usize>,
    summaries: Vec<usize>,
    headings: Vec<usize>,
    bodies: Vec<usize>,
    sections: Vec<usize>,
}

impl Language {
    /// Reads the bokmål of `content`.
    pub(crate) fn of(content: &Content) -> Self {
        let texts = || content.articles.values().map(|article| &article.text.nb);
        let sections = || texts().flat_map(|text| &text.sections);
        let words = by_frequency(texts());
        let parts: Vec<usize> = (FUNCTION_WORDS..words.len())
            .filter(|&place| PART.contains(&words[place].chars().count()))
            .collect();
        Self {
            frequency: Zipf::new(words.len(), ZIPF),
            part_frequency: Zipf::new(parts.len(), ZIPF),
            words,
            parts,
            titles: texts().map(|text| count(&text.title)).collect(),
            summaries: texts().map(|text| count(&plain(&text.summary))).collect(),
            headings: sections().map(|section| count(&section.heading)).collect(),
            bodies: sections()
                .map(|section| count(&plain(&section.body)))
                .collect(),
            sections: texts().map(|text| text.sections.len()).collect(),
        }
    }

    /// So many articles, part by part: of each its summary, then its sections.
    pub(crate) fn articles(&self, count: usize, chance: &mut Chance) -> Vec<Part> {
        (0..count).flat_map(|_| self.article(chance)).collect()
    }

    fn article(&self, chance: &mut Chance) -> Vec<Part> {
        let subject: Vec<String> = (0..SUBJECT)
            .map(|at| match at % 2 {
                0 => self.compound(chance),
                _ => self.part(chance).to_owned(),
            })
            .collect();
        let title: Vec<&str> = (0..*chance.pick(&self.titles))
            .map(|_| chance.pick(&subject).as_str())
            .collect();
        let title = title.join(" ");
        let summary = (&[0][..], &self.summaries[..]);
        let section = (&self.headings[..], &self.bodies[..]);
        std::iter::once(summary)
            .chain(std::iter::repeat_n(section, *chance.pick(&self.sections)))
            .map(|(headings, bodies)| Part {
                title: title.clone(),
                heading: self.text(headings, &subject, chance),
                body: self.text(bodies, &subject, chance),
            })
            .collect()
    }

    /// A text of one of the `lengths`, in words.
    fn text(&self, lengths: &[usize], subject: &[String], chance: &mut Chance) -> String {
        let length = *chance.pick(lengths);
        let words: Vec<String> = (0..length)
            .map(|_| match chance.below(ON_SUBJECT) {
                0 => chance.pick(subject).clone(),
                _ if chance.below(COMPOUND) == 0 => self.compound(chance),
                _ => self.words[self.frequency.draw(chance)].clone(),
            })
            .collect();
        words.join(" ")
    }

    fn compound(&self, chance: &mut Chance) -> String {
        let joint = chance.pick(&JOINTS);
        [self.part(chance), joint, self.part(chance)].concat()
    }

    fn part(&self, chance: &mut Chance) -> &str {
        &self.words[self.parts[self.part_frequency.draw(chance)]]
    }
}

fn by_frequency<'a>(texts: impl Iterator<Item = &'a ArticleText>) -> Vec<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for text in texts {
        let mut read = |text: &str| {
            for word in text.split(|letter: char| !letter.is_alphabetic()) {
                if !word.is_empty() {
                    *counts.entry(word.to_lowercase()).or_default() += 1;
                }
            }
        };
        read(&text.title);
        read(&plain(&text.summary));
        for section in &text.sections {
            read(&section.heading);
            read(&plain(&section.body));
        }
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_unstable_by(|(a, of_a), (b, of_b)| of_b.cmp(of_a).then_with(|| a.cmp(b)));
    counts.into_iter().map(|(word, _)| word).collect()
}

fn plain(paragraphs: &[Paragraph]) -> String {
    let texts: Vec<String> = paragraphs.iter().map(Paragraph::plain).collect();
    texts.join(" ")
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}
