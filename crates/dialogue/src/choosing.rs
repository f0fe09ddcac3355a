//! Which section answers a question. Three things are weighed: what the intents that were heard are
//! answered by, what the words are found in, and whether a heading asks the same.

use crate::{
    facts::{alike, tokens},
    headings::is_small,
    parts,
    turn::Turn,
};
use content::{Article, ArticleId, Content, Intent, IntentAct, Lang, LifeEventId, Part, SectionId};
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
const OF_PART: f32 = 4.5;
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
const HITS: usize = 20;

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
        let scored = likely.flat_map(|article| signs.score(article, self.headings()));
        let (_, likeness, article, section) = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
        let shows_all = matches!(intent.act, IntentAct::Answer { steps: true, .. });
        (!shows_all || likeness >= SAME_QUESTION).then_some((article, section))
    }

    fn headings(&self) -> &'a Headings {
        &self.assistant.headings
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

    /// How much speaks for each section of an article, and how much its heading asks the same.
    fn score<'b>(
        &self,
        article: &'b Article,
        headings: &Headings,
    ) -> Vec<(f32, f32, &'b Article, &'b SectionId)> {
        let share = |share: Option<&f32>| share.copied().unwrap_or_default();
        let of_article = share(self.articles.get(&article.id));
        let of_article = OF_ARTICLE * (of_article + UNHEARD).ln()
            + OF_WORDS_IN_ARTICLE * share(self.found_articles.get(&article.id));
        let asked = self.parts.iter().filter_map(|part| article.parts.get(part));
        let asked: Vec<&SectionId> = asked.collect();
        let asking = headings.0.get(&(article.id.clone(), self.lang));
        let likenesses = asking.map(|asking| asking.likenesses(&self.said));
        let sections = article.in_lang(self.lang).sections.iter();
        let scored = sections.zip(likenesses.into_iter().flatten()).enumerate();
        let scored = scored.map(|(place, (section, likeness))| {
            let found = (article.id.clone(), section.id.clone());
            let of_intent = share(self.sections.get(&(&article.id, &section.id)));
            let weight_of_intent = if self.parts.is_empty() {
                OF_INTENT
            } else {
                OF_INTENT_BESIDE_PART
            };
            let score = of_article
                + OF_WORDS * share(self.found_sections.get(&found))
                + weight_of_intent * of_intent
                + OF_HEADING * likeness
                + OF_PART * f32::from(u8::from(asked.contains(&&section.id)))
                + OF_FIRST * f32::from(u8::from(place == 0));
            (score, likeness, article, &section.id)
        });
        scored.collect()
    }
}

/// What headings ask, taken apart once.
#[derive(Debug)]
pub(crate) struct Headings(BTreeMap<(ArticleId, Lang), Asking>);

/// What the headings of an article ask in one language.
#[derive(Debug)]
struct Asking {
    /// The words of the title: what all of it is about tells no section from another.
    subject: Vec<String>,
    /// Of each section, the words that tell it from others.
    sections: Vec<Vec<String>>,
}

impl Headings {
    /// Takes all headings apart.
    pub(crate) fn of(content: &Content) -> Self {
        let articles = content.articles.values();
        let texts = articles.flat_map(|article| Lang::ALL.map(|lang| (article, lang)));
        let asking = texts.map(|(article, lang)| {
            let text = article.in_lang(lang);
            let subject = tokens(&text.title);
            let sections = text.sections.iter();
            let sections = sections.map(|section| telling(&tokens(&section.heading), &subject));
            let sections = sections.collect();
            let asking = Asking { subject, sections };
            ((article.id.clone(), lang), asking)
        });
        Self(asking.collect())
    }
}

impl Asking {
    /// What a question shares with each heading of the words they say besides the title's, 0 to 1.
    fn likenesses(&self, said: &[String]) -> Vec<f32> {
        let said = telling(said, &self.subject);
        let headings = self.sections.iter();
        headings.map(|heading| likeness(&said, heading)).collect()
    }
}

/// The words that tell one question on a subject from another, once each.
fn telling(words: &[String], subject: &[String]) -> Vec<String> {
    let is_of_subject = |word: &String| subject.iter().any(|other| alike(other, word));
    let mut words: Vec<String> = words
        .iter()
        .filter(|word| !is_small(word) && !is_of_subject(word))
        .cloned()
        .collect();
    words.sort();
    words.dedup();
    words
}

fn likeness(said: &[String], heading: &[String]) -> f32 {
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
            let subject = tokens("Foreldrepenger");
            let words = |text: &str| telling(&tokens(text), &subject);
            let found = likeness(&words(said), &words(heading));
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
