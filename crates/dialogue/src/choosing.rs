//! Which section answers a question. Three things are weighed: what the intents that were heard are
//! answered by, what the words are found in, and whether a heading asks the same.

use crate::{
    facts::{alike, tokens},
    headings::is_small,
    parts,
    turn::Turn,
};
use content::{
    Article, ArticleId, Content, Intent, IntentAct, Lang, LifeEventId, Part, Section, SectionId,
};
use std::collections::BTreeMap;
use understanding::Scored;

/// Weights of a section's signs, fitted (multinomial logistic regression, cross-validated in five parts)
/// on the questions of `tests/questions/agencies.jsonl`, then rounded towards the intents, which know
/// stories better; all signs are between 0 and 1, the first a logarithm.
const OF_ARTICLE: f32 = 1.0;
const OF_WORDS: f32 = 2.5;
const OF_WORDS_IN_ARTICLE: f32 = 1.5;
const OF_INTENT: f32 = 3.5;
/// The same where the words ask for a part: intents name what is asked most.
const OF_INTENT_BESIDE_PART: f32 = 1.0;
const OF_HEADING: f32 = 5.0;
const OF_PART: f32 = 3.0;
const OF_FIRST: f32 = 0.5;

/// How probable an article of the life event is that no intent heard is answered by.
const UNHEARD: f32 = 0.02;

/// A life event less probable than this is not looked into.
const LIKELY_EVENT: f32 = 0.15;

/// A longer message is a story: its words are in many sections, and the intent knows better.
const LONGEST_QUESTION: usize = 20;

/// A heading that shares so much with a question asks the same.
const SAME_QUESTION: f32 = 0.6;

/// Hits looked at.
const HITS: usize = 40;

/// What speaks for sections, each sign between 0 and 1.
struct Signs<'a> {
    lang: Lang,
    /// The words of the question.
    said: Vec<String>,
    /// The parts of an article it asks for.
    parts: Vec<Part>,
    /// How probable each life event is by the intents that were heard …
    events: BTreeMap<&'a LifeEventId, f32>,
    /// … each article that answers them …
    articles: BTreeMap<&'a ArticleId, f32>,
    /// … and each section.
    sections: BTreeMap<(&'a ArticleId, &'a SectionId), f32>,
    /// How well the words are found in the best place of each article, and in each section, the best of
    /// all being 1.
    found_articles: BTreeMap<ArticleId, f32>,
    found_sections: BTreeMap<(ArticleId, SectionId), f32>,
}

impl<'a> Turn<'a> {
    /// The section that a question is best answered with; `None` where the intent decides alone: the
    /// message is no question but a story, or it asks for the whole of a life event and no heading asks
    /// what it asks.
    pub(crate) fn section_for(
        &self,
        intent: &Intent,
        text: &str,
    ) -> Option<(&'a Article, &'a SectionId)> {
        let said = tokens(text);
        let is_question = (1..=LONGEST_QUESTION).contains(&said.len());
        if !is_question || self.candidates.is_empty() {
            return None;
        }
        let signs = self.signs(said, text);
        let articles = self.content().articles.values();
        let likely = articles.filter(|article| signs.is_likely(article));
        let sections = likely.flat_map(|article| {
            let sections = article.in_lang(signs.lang).sections.iter().enumerate();
            sections.map(move |(place, section)| (article, place, section))
        });
        let scored = sections.map(|(article, place, section)| {
            (signs.score(article, place, section), article, section)
        });
        let (_, article, section) = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
        let shows_all = matches!(intent.act, IntentAct::Answer { steps: true, .. });
        let is_asked = signs.likeness(article, section) >= SAME_QUESTION;
        (!shows_all || is_asked).then_some((article, &section.id))
    }

    fn signs(&self, said: Vec<String>, text: &str) -> Signs<'a> {
        let lang = self.lang();
        let mut signs = Signs {
            lang,
            parts: parts::asked(&said),
            said,
            events: BTreeMap::new(),
            articles: BTreeMap::new(),
            sections: BTreeMap::new(),
            found_articles: BTreeMap::new(),
            found_sections: BTreeMap::new(),
        };
        signs.hear(self.content(), &self.candidates);
        let hits = self.assistant.search.find(lang, text, &[], HITS);
        let best = hits
            .first()
            .map_or(1.0, |hit| hit.score.max(f32::MIN_POSITIVE));
        for hit in hits {
            let score = hit.score / best;
            let article = hit.article;
            signs.found_articles.entry(article.clone()).or_insert(score);
            if let Some(section) = hit.section {
                signs
                    .found_sections
                    .entry((article, section))
                    .or_insert(score);
            }
        }
        signs
    }
}

impl<'a> Signs<'a> {
    /// Notes what the intents that were heard are answered by, each as far as it was heard.
    fn hear(&mut self, content: &'a Content, heard: &[Scored]) {
        let answers =
            heard
                .iter()
                .filter_map(|scored| match &content.intents.get(&scored.intent)?.act {
                    IntentAct::Answer {
                        article, section, ..
                    } => {
                        let article = content.articles.get(article)?;
                        // Where an intent names no section, the first one is what it mostly asks.
                        let first = article.text.nb.sections.first();
                        let section = section.as_ref().or(first.map(|first| &first.id));
                        Some((scored.confidence, article, section))
                    }
                    _ => None,
                });
        let answers: Vec<_> = answers.collect();
        let all: f32 = answers.iter().map(|(confidence, ..)| confidence).sum();
        for (confidence, article, section) in answers {
            let share = confidence / all.max(f32::MIN_POSITIVE);
            if let Some(event) = article.life_events.first() {
                *self.events.entry(event).or_default() += share;
            }
            *self.articles.entry(&article.id).or_default() += share;
            if let Some(section) = section {
                let key = (&article.id, section);
                *self.sections.entry(key).or_default() += share;
            }
        }
    }

    /// Whether an article belongs to a life event that was heard.
    fn is_likely(&self, article: &Article) -> bool {
        let events = article.life_events.iter();
        let mut of = events.filter_map(|event| self.events.get(event));
        of.any(|share| *share >= LIKELY_EVENT)
    }

    fn score(&self, article: &Article, place: usize, section: &Section) -> f32 {
        let share = |share: Option<&f32>| share.copied().unwrap_or_default();
        let of_article = share(self.articles.get(&article.id));
        let found_article = share(self.found_articles.get(&article.id));
        let found = (article.id.clone(), section.id.clone());
        let found = share(self.found_sections.get(&found));
        let of_intent = share(self.sections.get(&(&article.id, &section.id)));
        let mut asked = self.parts.iter().filter_map(|part| article.parts.get(part));
        let is_part = asked.any(|part| *part == section.id);
        let weight_of_intent = if self.parts.is_empty() {
            OF_INTENT
        } else {
            OF_INTENT_BESIDE_PART
        };
        OF_ARTICLE * (of_article + UNHEARD).ln()
            + OF_WORDS_IN_ARTICLE * found_article
            + OF_WORDS * found
            + weight_of_intent * of_intent
            + OF_HEADING * self.likeness(article, section)
            + OF_PART * f32::from(u8::from(is_part))
            + OF_FIRST * f32::from(u8::from(place == 0))
    }

    /// How much the heading asks what the question asks.
    fn likeness(&self, article: &Article, section: &Section) -> f32 {
        let title = &article.in_lang(self.lang).title;
        likeness(&self.said, &section.heading, title)
    }
}

/// What a question and a heading share of the words they say besides the article's title, 0 to 1.
fn likeness(said: &[String], heading: &str, title: &str) -> f32 {
    let subject: Vec<String> = tokens(title);
    let telling = |words: &[String]| -> Vec<String> {
        let is_of_subject = |word: &String| subject.iter().any(|other| alike(other, word));
        let mut words: Vec<String> = words
            .iter()
            .filter(|word| !is_small(word) && !is_of_subject(word))
            .cloned()
            .collect();
        words.sort();
        words.dedup();
        words
    };
    let (said, heading) = (telling(said), telling(&tokens(heading)));
    if said.is_empty() || heading.is_empty() {
        return 0.0;
    }
    let is_said = |word: &&String| said.iter().any(|other| alike(other, word));
    let shared = heading.iter().filter(is_said).count();
    (2 * shared) as f32 / (said.len() + heading.len()) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_subject_of_the_article_tells_no_section_from_another() {
        let check = |said: &str, heading: &str, expect: f32| {
            let found = likeness(&tokens(said), heading, "Foreldrepenger");
            assert!((found - expect).abs() < 0.01, "{said} | {heading}: {found}");
        };
        check(
            "hvor lenge varer foreldrepengene",
            "Hvor lenge varer foreldrepengene?",
            1.0,
        );
        check(
            "hvor lenge får jeg foreldrepenger",
            "Hvor lenge varer foreldrepengene?",
            0.67,
        );
        check(
            "kan jeg klage på foreldrepenger",
            "Hvor lenge varer foreldrepengene?",
            0.0,
        );
        check("foreldrepenger", "Hvem kan få foreldrepenger?", 0.0);
    }
}
