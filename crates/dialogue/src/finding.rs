//! Which sections answer a question best: the one ranking behind the chat's answers, "the closest I have"
//! and the search page. It weighs what the words are found in, what the intents that were heard are answered
//! by, and which part of an article is asked for.

use crate::{Assistant, facts::tokens, headings::is_small, parts, turn::Turn};
use content::{
    Article, ArticleId, Content, Domain, Intent, IntentAct, Lang, LifeEventId, Part, SectionId,
};
use jiff::civil::Date;
use search::{Asked, Hit};
use std::collections::BTreeMap;
use understanding::{Context, Scored};

/// A section that may answer, or an article's summary.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The article.
    pub article: ArticleId,
    /// The section; `None` for the article's title and summary.
    pub section: Option<SectionId>,
    /// How much speaks for it: higher is better, comparable within one question only.
    pub score: f32,
    /// How probable it is that it has to do with what is asked at all: 0 to 1.
    pub confidence: f32,
    /// Whether it is good enough to show to somebody who asked.
    pub is_good: bool,
    /// What speaks for it.
    pub signs: Signs,
}

/// What speaks for a section, before each sign is weighed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Signs {
    /// The share of the question's words that the section has, 0 to 1.
    pub coverage: f32,
    /// How much its heading and the question say the same, 0 to 1.
    pub heading: f32,
    /// Words exactly as written (BM25).
    pub words: f32,
    /// How well the best section of its article is found, against the best of all: 0 to 1.
    pub article_found: f32,
    /// How probable the life event is by the intents that were heard, 0 to 1 …
    pub event_heard: f32,
    /// … the article …
    pub article_heard: f32,
    /// … and the section.
    pub section_heard: f32,
    /// 1 for the part of an article that the question asks for …
    pub part: f32,
    /// … and 1 for every section where it asks for one.
    pub part_asked: f32,
    /// 1 for a summary: a section says more.
    pub summary: f32,
    /// How near it is to the question in meaning, 0 to 1; 0 without an encoder.
    pub meaning: f32,
}

/// Where an intent names no section, the first one is what it asks so often.
const FIRST: f32 = 0.2;

/// What each sign weighs: fitted (multinomial logistic regression over the candidates of each question,
/// cross-validated in five parts by question) on `tests/questions/agencies.jsonl`, its translations and
/// `search.jsonl`, then rounded. How probable a thing is counts by its logarithm, and what was not heard is
/// improbable, not impossible.
const COVERAGE: f32 = 5.2;
const HEADING: f32 = 3.5;
const WORDS: f32 = 0.1;
const ARTICLE_FOUND: f32 = 1.4;
const EVENT_HEARD: f32 = 0.7;
const ARTICLE_HEARD: f32 = 0.5;
const SECTION_HEARD: f32 = 0.5;
/// The same where the words ask for a part: intents name what is asked most.
const SECTION_HEARD_BESIDE_PART: f32 = 0.1;
const PART: f32 = 1.8;
/// More for the part of an article that was heard.
const PART_OF_HEARD: f32 = 2.5;
const HEARD: f32 = 0.05;
const SUMMARY: f32 = -3.8;
/// Chosen on those questions: with more, the section comes first a little oftener, but is among the first five
/// more seldom.
const MEANING: f32 = 8.0;
const UNHEARD: f32 = 0.02;
const UNHEARD_EVENT: f32 = 0.05;

/// Whether a section has to do with the question (logistic regression on the same questions and on those of
/// `development.jsonl`, strangers and nonsense among them), and how sure that must be: at this point 58 of the
/// 60 lines of `search.jsonl` that are none of ours get nothing, and 85 % of the strangers of the other.
const SURE_BY_COVERAGE: f32 = 4.8;
const SURE_BY_EVENT: f32 = 6.4;
const UNSURE: f32 = -4.3;
const GOOD: f32 = 0.5;
/// What comes along with something so sure may be less so.
const FAIR: f32 = 0.2;

/// So many of the articles that were heard are looked into whether their words match or not.
const ARTICLES: usize = 8;
/// The life event a conversation is in is at least as probable as this.
const TOPIC: f32 = 0.3;

/// A longer message is a story: its words are in many sections, and the intent knows better.
const LONGEST_QUESTION: usize = 20;
/// A heading that shares so much with a question of two telling words or more asks the same.
const SAME_QUESTION: f32 = 0.75;

impl Assistant {
    /// The sections that answer `text` best, best first; none for what says nothing. `topic` is the life
    /// event it is asked in, if that is known: a soft boost.
    pub fn find(
        &self,
        lang: Lang,
        text: &str,
        topic: Option<&LifeEventId>,
        today: Date,
    ) -> Vec<Found> {
        let context = Context {
            today,
            lang,
            about: None,
        };
        let heard = self.understander.understand(text, context);
        let asked = Asked {
            text,
            vector: heard.vector.as_deref(),
        };
        self.rank(lang, asked, &heard.candidates, topic)
    }

    /// The same for a text that was understood.
    pub(crate) fn rank(
        &self,
        lang: Lang,
        question: Asked<'_>,
        heard: &[Scored],
        topic: Option<&LifeEventId>,
    ) -> Vec<Found> {
        let heard = Heard::of(&self.content, heard, topic);
        let asked = parts::asked(&tokens(question.text));
        let hits = self.search.find(lang, question, &heard.likeliest());
        let mut best_of: BTreeMap<ArticleId, f32> = BTreeMap::new();
        for hit in &hits {
            let best = best_of.entry(hit.article.clone()).or_default();
            *best = best.max(hit.score);
        }
        let best = best_of.values().copied().fold(f32::MIN_POSITIVE, f32::max);
        let found = hits.into_iter().filter_map(|hit| {
            let article = self.content.articles.get(&hit.article)?;
            let mut signs = heard.signs(article, &hit, &asked);
            signs.article_found = best_of[&hit.article] / best;
            Some(Found {
                score: signs.score(),
                confidence: signs.confidence(),
                is_good: false,
                article: hit.article,
                section: hit.section,
                signs,
            })
        });
        let mut found: Vec<Found> = found.collect();
        let surest = found
            .iter()
            .map(|found| found.confidence)
            .fold(0.0, f32::max);
        for found in &mut found {
            found.is_good = surest >= GOOD && found.confidence >= FAIR;
        }
        found.sort_by(|left, right| right.score.total_cmp(&left.score));
        found
    }
}

impl Signs {
    /// What each sign adds to the score, with its name.
    pub fn weighed(&self) -> [(&'static str, f32); 10] {
        let part_of_heard = if self.article_heard > HEARD {
            PART_OF_HEARD
        } else {
            0.0
        };
        let section_heard = if self.part_asked > 0.0 {
            SECTION_HEARD_BESIDE_PART
        } else {
            SECTION_HEARD
        };
        [
            ("coverage", COVERAGE * self.coverage),
            ("heading", HEADING * self.heading),
            ("words", WORDS * self.words),
            ("article-found", ARTICLE_FOUND * self.article_found),
            (
                "event-heard",
                EVENT_HEARD * (self.event_heard + UNHEARD_EVENT).ln(),
            ),
            (
                "article-heard",
                ARTICLE_HEARD * (self.article_heard + UNHEARD).ln(),
            ),
            (
                "section-heard",
                section_heard * (self.section_heard + UNHEARD).ln(),
            ),
            ("part", (PART + part_of_heard) * self.part),
            ("summary", SUMMARY * self.summary),
            ("meaning", MEANING * self.meaning),
        ]
    }

    fn score(&self) -> f32 {
        self.weighed().iter().map(|(_, weighed)| weighed).sum()
    }

    fn confidence(&self) -> f32 {
        let sure = SURE_BY_COVERAGE * self.coverage + SURE_BY_EVENT * self.event_heard + UNSURE;
        1.0 / (1.0 + (-sure).exp())
    }
}

/// How probable everything is by the intents that were heard.
#[derive(Default)]
struct Heard<'a> {
    events: BTreeMap<&'a LifeEventId, f32>,
    articles: BTreeMap<&'a ArticleId, f32>,
    sections: BTreeMap<(&'a ArticleId, &'a SectionId), f32>,
}

impl<'a> Heard<'a> {
    fn of(content: &'a Content, heard: &[Scored], topic: Option<&'a LifeEventId>) -> Self {
        let mut of = Self::default();
        for scored in heard {
            let Some(intent) = content.intents.get(&scored.intent) else {
                continue;
            };
            if let Domain::LifeEvent(event) = &intent.domain {
                *of.events.entry(event).or_default() += scored.confidence;
            }
            let IntentAct::Answer {
                article, section, ..
            } = &intent.act
            else {
                continue;
            };
            let Some(article) = content.articles.get(article) else {
                continue;
            };
            *of.articles.entry(&article.id).or_default() += scored.confidence;
            let first = article.text.nb.sections.first().map(|first| &first.id);
            let named = section_of(article, section.as_ref());
            let share = if named.is_some() { 1.0 } else { FIRST };
            if let Some(section) = named.or(first) {
                *of.sections.entry((&article.id, section)).or_default() +=
                    share * scored.confidence;
            }
        }
        if let Some(topic) = topic {
            let event = of.events.entry(topic).or_default();
            *event = event.max(TOPIC);
        }
        of
    }

    /// The articles that were heard most.
    fn likeliest(&self) -> Vec<&'a ArticleId> {
        let mut articles: Vec<_> = self.articles.iter().collect();
        articles.sort_by(|left, right| right.1.total_cmp(left.1));
        articles
            .into_iter()
            .take(ARTICLES)
            .map(|(article, _)| *article)
            .collect()
    }

    fn signs(&self, article: &Article, hit: &Hit, asked: &[Part]) -> Signs {
        let share = |share: Option<&f32>| share.copied().unwrap_or_default().min(1.0);
        let events = article
            .life_events
            .iter()
            .map(|event| share(self.events.get(event)));
        let section = hit.section.as_ref();
        let is_asked = asked
            .iter()
            .any(|part| section.is_some() && article.parts.get(part) == section);
        let section_heard = section.and_then(|section| self.sections.get(&(&article.id, section)));
        let one_if = |is: bool| f32::from(u8::from(is));
        Signs {
            coverage: hit.signals.coverage,
            heading: hit.signals.heading,
            words: hit.signals.words,
            article_found: 0.0,
            event_heard: events.fold(0.0, f32::max),
            article_heard: share(self.articles.get(&article.id)),
            section_heard: share(section_heard),
            part: one_if(is_asked),
            part_asked: one_if(!asked.is_empty()),
            summary: one_if(section.is_none()),
            meaning: hit.signals.meaning,
        }
    }
}

/// The article's own name of a section.
fn section_of<'a>(article: &'a Article, section: Option<&SectionId>) -> Option<&'a SectionId> {
    let section = section?;
    let sections = article.text.nb.sections.iter().map(|section| &section.id);
    sections.into_iter().find(|id| *id == section)
}

impl<'a> Turn<'a> {
    /// The message, to search with.
    pub(crate) fn asked<'b>(&'b self, text: &'b str) -> Asked<'b> {
        Asked {
            text,
            vector: self.vector.as_deref(),
        }
    }

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
        let found = self
            .assistant
            .rank(self.lang(), self.asked(text), &self.candidates, None);
        let best = found.into_iter().find(|found| found.section.is_some())?;
        let article = self.content().articles.get(&best.article)?;
        let section = section_of(article, best.section.as_ref())?;
        let shows_all = matches!(intent.act, IntentAct::Answer { steps: true, .. });
        let telling = said.iter().filter(|word| !is_small(word)).count();
        let asks_the_same = telling > 1 && best.signs.heading >= SAME_QUESTION;
        (!shows_all || asks_the_same).then_some((article, section))
    }
}
