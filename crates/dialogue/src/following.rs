//! A message that goes on with what was said last: "og hvor lenge?", "kva med kona mi?", "and if I'm
//! self-employed?".

use crate::{
    evidence::{self, BEYOND_DOUBT, Reading},
    facts::{alike, tokens},
    headings::{Asked, Likeness, section_like},
    parts,
    pick::Pick,
    turn::Turn,
};
use content::{Article, IntentAct, Lang, Paragraph, Section, SectionId};
use understanding::{FollowUpKind, Scored, Understanding};

/// A question with more words has a subject of its own.
const WORDS_OF_A_FOLLOW_UP: usize = 8;
/// What was heard of another subject with this confidence is no follow-up.
const SURELY_ELSEWHERE: f32 = 0.6;
/// What was heard of the same life event with this confidence needs no section to be found.
const SURELY_HERE: f32 = 0.6;
/// What a message asks of the last subject is acted on from this probability on …
const LIKELY: f32 = 0.2;
/// … if it is so many times as probable as the next.
const FAR_AHEAD: f32 = 2.0;
/// A word in a heading says more of a section than so many in its text.
const WEIGHT_OF_HEADING: usize = 4;

/// Words for the same people, in our three languages: who is meant by "kona" is written of as
/// "ektefelle".
const SAME_PEOPLE: [&[&str]; 4] = [
    &[
        "kona",
        "kone",
        "mannen",
        "mann",
        "ektefelle",
        "ektefellen",
        "ektemake",
        "ektemaken",
        "samboer",
        "samboeren",
        "sambuar",
        "sambuaren",
        "partner",
        "partneren",
        "kjæreste",
        "kjærast",
        "wife",
        "husband",
        "spouse",
        "cohabitant",
        "partners",
    ],
    &["far", "faren", "pappa", "medmor", "father", "dad", "mother"],
    &["mor", "moren", "mora", "mamma", "mother", "mum", "mom"],
    &[
        "barnet", "barna", "barn", "ungen", "ungane", "child", "children", "kids",
    ],
];

/// What a message that goes on with something is taken for.
pub(crate) enum Continued {
    /// The section of the article shown last that is about it.
    Section(Pick),
    /// What it asks of the last subject.
    Reading(Reading),
}

impl<'a> Turn<'a> {
    /// What a message without a subject of its own asks of the article shown last.
    pub(crate) fn follow_up(
        &self,
        text: &str,
        heard: &Understanding,
        reading: &Reading,
    ) -> Option<Continued> {
        let article = self.article_spoken_of()?;
        match heard.follow_up.as_ref().map(|follow_up| follow_up.kind) {
            Some(FollowUpKind::Question) => self.question_about(article, text, heard),
            Some(FollowUpKind::Person) => self.same_for_others(article, heard, reading),
            Some(FollowUpKind::Condition) => self.same_under_condition(article, heard, reading),
            None => self.part_of_heading(article, text, heard, reading),
        }
    }

    /// The article the conversation is about: the one shown last in its life event, that of the page's
    /// service, or the life event's first.
    pub(crate) fn article_spoken_of(&self) -> Option<&'a Article> {
        let event = self.topic()?;
        let is_near = |article: &&Article| article.life_events.contains(&event.id);
        self.recent_article()
            .filter(is_near)
            .or_else(|| self.page_service().filter(is_near))
            .or_else(|| self.content().articles.get(&event.overview))
    }

    /// The section whose heading says all that a short question says, unless something else is meant.
    fn part_of_heading(
        &self,
        article: &Article,
        text: &str,
        heard: &Understanding,
        reading: &Reading,
    ) -> Option<Continued> {
        if tokens(text).len() > WORDS_OF_A_FOLLOW_UP {
            return None;
        }
        let is_elsewhere = |scored: &Scored| {
            let event = evidence::life_event(self.content(), &scored.intent);
            scored.confidence >= SURELY_ELSEWHERE && event != self.state.topic.as_ref()
        };
        // What is meant of this very article needs no guess.
        let is_here = |scored: &Scored| self.is_answered_by(scored, article);
        if heard.intents.iter().any(is_elsewhere) || reading.meant.iter().any(is_here) {
            return None;
        }
        let section = section_like(article, &Asked::of(text), Likeness::is_part)?;
        Some(Continued::section(article, section))
    }

    /// What a question that leaves out its subject asks of the last one.
    fn question_about(
        &self,
        article: &Article,
        text: &str,
        heard: &Understanding,
    ) -> Option<Continued> {
        let section = section_about(article, text);
        let likely = likely(heard);
        if let Some(section) = section {
            let meant = likely.filter(|scored| self.is_answered_with(scored, article, section));
            return Some(match meant {
                Some(scored) => Continued::Reading(Reading::meant(vec![scored.clone()])),
                None => Continued::section(article, section),
            });
        }
        if let Some(scored) = likely {
            return Some(Continued::Reading(Reading::meant(vec![scored.clone()])));
        }
        let close: Vec<Scored> = heard
            .continued
            .iter()
            .filter(|scored| scored.confidence >= LIKELY / FAR_AHEAD)
            .take(3)
            .cloned()
            .collect();
        (!close.is_empty()).then(|| Continued::Reading(Reading::offered(close)))
    }

    /// The same question for somebody else: the section about them, or the same answer.
    fn same_for_others(
        &self,
        article: &Article,
        heard: &Understanding,
        reading: &Reading,
    ) -> Option<Continued> {
        section_naming(article, heard, Where::Heading)
            .or_else(|| self.sure_here(reading))
            .or_else(|| section_naming(article, heard, Where::Anywhere))
            .or_else(|| {
                let last = self.state.trail.last()?;
                Pick::parse(last).map(Continued::Section)
            })
    }

    /// The same question under a condition: the section about it, or what that asks of the subject.
    fn same_under_condition(
        &self,
        article: &Article,
        heard: &Understanding,
        reading: &Reading,
    ) -> Option<Continued> {
        section_naming(article, heard, Where::Heading)
            .or_else(|| self.sure_here(reading))
            .or_else(|| {
                let is_new = heard
                    .intents
                    .iter()
                    .any(|scored| scored.confidence >= BEYOND_DOUBT);
                let is_unclear = !is_new;
                is_unclear.then(|| section_naming(article, heard, Where::Anywhere))?
            })
    }

    /// What was surely heard of the life event that the conversation is in.
    fn sure_here(&self, reading: &Reading) -> Option<Continued> {
        let first = reading.meant.first()?;
        let event = evidence::life_event(self.content(), &first.intent);
        let is_here = event.is_some() && event == self.state.topic.as_ref();
        let is_sure = is_here && first.confidence >= SURELY_HERE;
        is_sure.then(|| Continued::Reading(reading.clone()))
    }

    fn is_answered_by(&self, scored: &Scored, article: &Article) -> bool {
        let meant = self.article_answering(&scored.intent);
        meant.is_some_and(|meant| meant.id == article.id)
    }

    fn is_answered_with(&self, scored: &Scored, article: &Article, section: &SectionId) -> bool {
        let intent = self.content().intents.get(&scored.intent);
        intent.is_some_and(|intent| match &intent.act {
            IntentAct::Answer {
                article: meant,
                section: named,
                ..
            } => *meant == article.id && named.as_ref() == Some(section),
            _ => false,
        })
    }
}

impl Continued {
    fn section(article: &Article, section: &SectionId) -> Self {
        Self::Section(Pick::Section(article.id.clone(), section.clone()))
    }
}

/// The section of the part that a short question asks for, or whose heading says all of it.
fn section_about<'a>(article: &'a Article, text: &str) -> Option<&'a SectionId> {
    let asked = parts::asked(&tokens(text));
    let part = asked.iter().find_map(|part| article.parts.get(part));
    part.or_else(|| section_like(article, &Asked::of(text), Likeness::is_part))
}

/// What is clearly the likeliest to be asked of the last subject.
fn likely(heard: &Understanding) -> Option<&Scored> {
    let first = heard.continued.first()?;
    let second = heard
        .continued
        .get(1)
        .map_or(0.0, |second| second.confidence);
    let is_likely = first.confidence >= LIKELY && first.confidence >= second * FAR_AHEAD;
    is_likely.then_some(first)
}

/// The section that names most of what the message adds, in any language; none where several do.
fn section_naming(article: &Article, heard: &Understanding, place: Where) -> Option<Continued> {
    let adds = &heard.follow_up.as_ref()?.adds;
    let named = |id: &SectionId| {
        let texts = Lang::ALL.into_iter().map(|lang| article.in_lang(lang));
        let sections = texts.filter_map(|text| text.section(id));
        sections.map(|section| naming(section, adds, place)).max()
    };
    let mut sections: Vec<(usize, &SectionId)> = article
        .text
        .nb
        .sections
        .iter()
        .filter_map(|section| Some((named(&section.id)?, &section.id)))
        .filter(|(count, _)| *count > 0)
        .collect();
    sections.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    match sections.as_slice() {
        [(first, _), (second, _), ..] if first == second => None,
        [(_, section), ..] => Some(Continued::section(article, section)),
        [] => None,
    }
}

/// Where a section must name something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Where {
    Heading,
    Anywhere,
}

/// How much a section names of these words, the heading counting for more.
fn naming(section: &Section, words: &[String], place: Where) -> usize {
    let count = |text: &str| {
        let said = tokens(text);
        said.iter()
            .filter(|heard| words.iter().any(|word| is_same(heard, word)))
            .count()
    };
    let heading = count(&section.heading) * WEIGHT_OF_HEADING;
    if place == Where::Heading {
        return heading;
    }
    let body = section.body.iter().map(Paragraph::plain);
    heading + body.map(|text| count(&text)).sum::<usize>()
}

/// Whether two words are forms of one, or stand for the same people.
fn is_same(a: &str, b: &str) -> bool {
    let stands_for = |people: &[&str]| people.contains(&a) && people.contains(&b);
    alike(a, b) || SAME_PEOPLE.iter().any(|people| stands_for(people))
}
