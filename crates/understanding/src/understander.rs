//! One message, understood: everything the other modules find, weighed together.

use crate::classifier::{Classifier, Example, OUT_OF_SCOPE, Prediction, halves};
use crate::continuation::{self, Continuations, FollowUp, FollowUpKind};
use crate::crisis::Crises;
use crate::encoder::Encoder;
use crate::entities;
use crate::kept::{self, Key, Unusable};
use crate::language::{Foreign, Languages};
use crate::meanings::{Act, CLEAR, Heard, Meaning, Meanings, Part, Topic};
use crate::negation::{self, Rejection};
use crate::segments::{self, Segment};
use crate::{Context, Scored, Understanding};
use content::{ArticleId, Content, CrisisId, Domain, IntentAct, Lang, Localized, Text};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Understands messages; trained once per version of the content.
#[derive(Debug)]
pub struct Understander {
    languages: Languages,
    crises: Crises,
    classifier: Classifier,
    meanings: Meanings,
    continuations: Continuations,
    /// What messages leave out when they go on about an article.
    subjects: BTreeMap<ArticleId, Subject>,
    /// A topic less probable than this is not acted on.
    threshold: f32,
    /// A crisis that is only resembled is believed above this probability.
    crisis_threshold: f32,
    /// What the classifier was trained on, and by what.
    key: Key,
}

/// What an article is about.
#[derive(Debug)]
struct Subject {
    title: Text,
    /// The number of its topic.
    topic: usize,
}

/// The share of messages taken to be none of ours …
const STRANGERS: f32 = 0.2;

/// … and how much of the choice when to abstain is theirs: a wrong answer is worse than none.
const OUT_OF_SCOPE_SHARE: f32 = 0.28;

/// A crisis that no pattern shows is believed from this probability on, or from that of the most
/// misleading of the editors' look-alikes, if it is higher.
const CLEAR_CRISIS: f32 = 0.5;

/// Shorter parts say too little to stand for themselves.
const SHORTEST_SEGMENT: usize = 2;

/// Longer messages are read no further: what matters has been said.
const LONGEST_MESSAGE: usize = 4_000;

/// How much surer one may be that a message is none of ours than the trials say, in log-odds: those of
/// the trials are of labels left out, and lie closer to the rest than most of what people ask. Found
/// on the development questions, where the expected calibration error is least.
const STRANGER_THAN_TRIALS: f32 = 1.0;

/// The probability of being out of scope for what people ask.
fn surely_out_of_scope(by_trials: f32) -> f32 {
    let odds = by_trials / (1.0 - by_trials).max(f32::EPSILON) * STRANGER_THAN_TRIALS.exp();
    odds / (1.0 + odds)
}

impl Understander {
    /// Trains on the intents' examples and the crisis patterns. With an encoder what a message means
    /// counts besides its words.
    pub fn train(content: &Content, encoder: Option<&Arc<dyn Encoder>>) -> Self {
        let lessons = Lessons::of(content);
        let examples = lessons.borrowed();
        let ((languages, crises), (classifier, trials)) = halves::both(
            || (Languages::learn(content), Crises::learn(content)),
            || Classifier::train_and_try(&examples, encoder, STRANGERS),
        );
        let threshold = trials.threshold(OUT_OF_SCOPE_SHARE, |label| {
            lessons.topic_of(&classifier.labels()[label])
        });
        Self::with(
            content,
            lessons,
            (languages, crises),
            (classifier, threshold),
        )
    }

    /// What [`Understander::keep`] gave for content with the same examples: it understands as if it
    /// were trained on this content, bit for bit.
    ///
    /// # Errors
    /// If the bytes are anything else; then it has to be trained.
    pub fn restore(content: &Content, kept: &[u8]) -> Result<Self, Unusable> {
        let lessons = Lessons::of(content);
        let kept = kept::unwrap(&lessons.key(), kept)?;
        let (languages, (crises, trained)) = halves::both(
            || Languages::learn(content),
            || (Crises::learn(content), kept::read(kept)),
        );
        let trained = trained.filter(|(classifier, _)| {
            let labels = classifier.labels();
            lessons.meanings.keys().eq(labels)
        });
        let trained = trained.ok_or(Unusable::Damaged)?;
        Ok(Self::with(content, lessons, (languages, crises), trained))
    }

    /// What training made, for [`Understander::restore`]; `None` where an encoder took part, whose
    /// view is not kept.
    pub fn keep(&self) -> Option<Vec<u8>> {
        kept::wrap(&self.key, &self.classifier, self.threshold)
    }

    fn with(
        content: &Content,
        lessons: Lessons,
        (languages, crises): (Languages, Crises),
        (classifier, threshold): (Classifier, f32),
    ) -> Self {
        let mut understander = Self {
            languages,
            crises,
            continuations: lessons.continuations(),
            subjects: lessons.subjects(content),
            key: lessons.key(),
            meanings: Meanings {
                labels: classifier
                    .labels()
                    .iter()
                    .map(|label| lessons.meanings[label.as_str()].clone())
                    .collect(),
                topics: lessons.topics,
            },
            classifier,
            threshold,
            crisis_threshold: CLEAR_CRISIS,
        };
        understander.crisis_threshold = understander.most_misleading(content).max(CLEAR_CRISIS);
        understander
    }

    /// The highest probability of a crisis that a look-alike gets, as a whole or in a part.
    fn most_misleading(&self, content: &Content) -> f32 {
        let mut highest = 0.0_f32;
        for crisis in content.crises.values() {
            for lang in Lang::ALL {
                for text in crisis.not.exact(lang).into_iter().flatten() {
                    let heard = self.hear(text, lang);
                    let resembled = heard.all().filter_map(|one| Some(self.resembled(one)?.1));
                    highest = resembled.fold(highest, f32::max);
                }
            }
        }
        highest
    }

    /// Understands one message. Personal numbers should be masked before (see [`crate::redact`]).
    pub fn understand(&self, text: &str, context: Context<'_>) -> Understanding {
        let text = shortened(text);
        let said = self.hear(continuation::without_lead(text), context.lang);
        let rest = self.without_rejected(text, context.lang);
        let heard = rest.as_ref().unwrap_or(&said);
        let guess = self.languages.identify(text);
        // In a language that is not read, "ja" may mean "and".
        let is_read = guess.foreign.is_none_or(Foreign::is_understood);
        let when_read = |scored: Vec<Scored>| if is_read { scored } else { Vec::new() };
        let intents = when_read(self.meanings.intents(heard, self.threshold));
        let sure = intents.first().map_or(0.0, |intent| intent.confidence);
        let follow_up = self.follow_up(text, heard);
        Understanding {
            lang: guess.lang,
            foreign: guess.foreign,
            crisis: self.crisis(text, &said),
            rivals: self.meanings.rivals(heard, &intents),
            candidates: when_read(self.meanings.candidates(heard)),
            out_of_scope: surely_out_of_scope(heard.whole.out_of_scope).min(1.0 - sure),
            intents,
            continued: match (&follow_up, context.about) {
                (Some(_), Some(article)) => {
                    self.continued(text, &heard.whole, article, context.lang)
                }
                _ => Vec::new(),
            },
            follow_up,
            entities: entities::find(text, context.today, guess.lang.unwrap_or(context.lang)),
            vector: heard.whole.vector.clone(),
        }
    }

    /// Which language a message is in, foreign ones among them.
    pub fn languages(&self) -> &Languages {
        &self.languages
    }

    /// What tells the intents apart.
    pub(crate) fn classifier(&self) -> &Classifier {
        &self.classifier
    }

    /// The mean of the vectors of what people say, where an encoder takes part.
    pub fn centre(&self) -> Option<&[f32]> {
        self.classifier.centre()
    }

    /// Bytes that the trained classifier holds, about.
    pub fn size_bytes(&self) -> usize {
        self.classifier.size_bytes()
    }

    /// What a message would be as a whole, and what each of its parts would be by itself.
    fn hear(&self, text: &str, lang: Lang) -> Heard {
        let whole = self.classifier.predict(text);
        let segments = segments::split(text);
        let mut parts: Vec<Part> = Vec::new();
        let asks = segments.iter().any(Segment::asks);
        if segments.len() < 2 {
            return Heard { whole, parts, asks };
        }
        let mut subject: Option<&ArticleId> = None;
        for segment in &segments {
            if segment.text.split_whitespace().count() < SHORTEST_SEGMENT {
                // "We want to register as an association. How?"
                if let Some(before) = parts.last_mut().filter(|_| segment.questions()) {
                    before.asks = true;
                    before.questions = true;
                }
                continue;
            }
            let asks = segment.asks();
            let is_vague = self.continuations.of(segment.text).is_some();
            // "hvor mye får jeg i dagpenger, og hvor lenge?"
            let left_out = subject.filter(|_| asks && is_vague);
            let own = self.classifier.predict(segment.text);
            let has_subject = self.meanings.is_about_conversation(&own)
                || self.meanings.surest_event(&own) >= CLEAR;
            let left_out = left_out.filter(|_| !has_subject);
            let completed =
                left_out.and_then(|article| self.completed(segment.text, &own, article, lang));
            let is_vague = is_vague && completed.is_none();
            let prediction = completed.unwrap_or(own);
            subject = self.meanings.article(&prediction).or(subject);
            parts.push(Part {
                prediction,
                asks,
                questions: segment.questions(),
                is_vague,
            });
        }
        Heard { whole, parts, asks }
    }

    /// The message without what it rejects, where it says what is meant instead.
    fn without_rejected(&self, text: &str, lang: Lang) -> Option<Heard> {
        let Rejection {
            kept,
            rejected,
            says_what,
            of_subject,
        } = negation::rejection(text)?;
        let mut rest = self.hear(&kept, lang);
        if self.meanings.surest_event(&rest.whole) >= CLEAR {
            return Some(rest);
        }
        if !says_what {
            return None;
        }
        // What is done about a subject is rejected, not the subject: "ikke søke dagpenger, men klage".
        if !of_subject
            && let Some(article) = self.meanings.article(&self.classifier.predict(&rejected))
        {
            if let Some(completed) = self.completed(kept.trim(), &rest.whole, article, lang) {
                rest.whole = completed;
            }
            rest.parts.clear();
        }
        Some(rest)
    }

    /// How a message continues what was said before; what is about the conversation itself never does.
    fn follow_up(&self, text: &str, heard: &Heard) -> Option<FollowUp> {
        let follow_up = self.continuations.of(text)?;
        let is_about_us = follow_up.kind == FollowUpKind::Question
            && self.meanings.is_about_conversation(&heard.whole);
        (!is_about_us).then_some(follow_up)
    }

    /// What a message that leaves out its subject most probably asks of an article's life event.
    fn continued(
        &self,
        text: &str,
        by_itself: &Prediction,
        article: &ArticleId,
        lang: Lang,
    ) -> Vec<Scored> {
        let completed = self.completed(text, by_itself, article, lang);
        completed.map_or_else(Vec::new, |completed| {
            self.meanings.best(&completed, article)
        })
    }

    /// A message read with the subject it leaves out: what of the article's life event both the message
    /// by itself and the message with that subject speak for.
    fn completed(
        &self,
        text: &str,
        by_itself: &Prediction,
        article: &ArticleId,
        lang: Lang,
    ) -> Option<Prediction> {
        let subject = self.subjects.get(article)?;
        let completed = format!("{}: {text}", subject.title.get(lang));
        let both = self.classifier.predict(&completed).and(by_itself);
        Some(self.meanings.within(subject.topic, both))
    }

    /// A crisis by its patterns, or by what it resembles, in the whole or a part.
    fn crisis(&self, text: &str, heard: &Heard) -> Option<CrisisId> {
        let signs = self.crises.signs(text);
        if let Some(kind) = signs.revealed.first() {
            return Some(kind.clone());
        }
        heard
            .all()
            .filter_map(|prediction| self.resembled(prediction))
            .filter(|(kind, _)| !signs.excused.contains(kind))
            .find(|(_, confidence)| *confidence > self.crisis_threshold)
            .map(|(kind, _)| kind.clone())
    }

    /// The kind of crisis that is the most probable reading of all, where one is.
    fn resembled(&self, prediction: &Prediction) -> Option<(&CrisisId, f32)> {
        let (label, confidence) = prediction.best()?;
        match &self.meanings.labels[label] {
            Meaning::Crisis(kind) => Some((kind, confidence)),
            Meaning::Intent { .. } => None,
        }
    }
}

/// What to train on.
#[derive(Default)]
struct Lessons {
    /// Label, text and group.
    examples: Vec<(String, String, usize)>,
    /// What the labels stand for.
    meanings: BTreeMap<String, Meaning>,
    topics: Vec<Topic>,
    groups: usize,
}

impl Lessons {
    fn of(content: &Content) -> Self {
        let mut lessons = Self::default();
        for intent in content.intents.values() {
            let topic = match (&intent.domain, &intent.act) {
                (Domain::OutOfScope, _) => {
                    let label = format!("{OUT_OF_SCOPE}:{}", intent.id);
                    lessons.add(&label, &intent.examples);
                    continue;
                }
                (Domain::LifeEvent(event), _) => Topic::LifeEvent(event.clone()),
                (Domain::General, IntentAct::Say { .. }) => Topic::Courtesy,
                (Domain::General, _) => Topic::Conversation,
            };
            let label = format!("intent:{}", intent.id);
            lessons.add(&label, &intent.examples);
            let meaning = Meaning::Intent {
                id: intent.id.clone(),
                topic: lessons.topic(topic),
                article: match &intent.act {
                    IntentAct::Answer { article, .. } => Some(article.clone()),
                    _ => None,
                },
                act: match &intent.act {
                    IntentAct::Steps => Act::AsksSteps,
                    IntentAct::Status { .. } => Act::AsksStatus,
                    IntentAct::Answer { steps: true, .. } => Act::ShowsSteps,
                    _ => Act::Other,
                },
            };
            lessons.meanings.insert(label, meaning);
        }
        for crisis in content.crises.values() {
            let label = format!("crisis:{}", crisis.id);
            lessons.add(&label, &crisis.examples);
            lessons
                .meanings
                .insert(label, Meaning::Crisis(crisis.id.clone()));
        }
        lessons
    }

    /// Adds the examples of one label. Those in the same place of each language are translations of
    /// each other more often than not, and form a group.
    fn add(&mut self, label: &str, examples: &Localized<Vec<String>>) {
        let first = self.groups;
        for lang in Lang::ALL {
            for (place, example) in examples.exact(lang).into_iter().flatten().enumerate() {
                let group = first + place;
                self.examples
                    .push((label.to_owned(), example.clone(), group));
                self.groups = self.groups.max(group + 1);
            }
        }
    }

    /// What to train the classifier on.
    fn borrowed(&self) -> Vec<Example<'_>> {
        let examples = self.examples.iter();
        examples
            .map(|(label, text, group)| Example {
                text,
                label,
                group: *group,
            })
            .collect()
    }

    /// What decides the trained classifier and its threshold.
    fn key(&self) -> Key {
        let examples = self.examples.iter().map(|(label, text, group)| {
            (label.as_str(), self.topic_of(label), text.as_str(), *group)
        });
        kept::key(examples, &[STRANGERS, OUT_OF_SCOPE_SHARE])
    }

    /// The number of a label's topic; crises count as one, and what is out of scope as another.
    fn topic_of(&self, label: &str) -> usize {
        match self.meanings.get(label) {
            Some(Meaning::Intent { topic, .. }) => *topic,
            Some(Meaning::Crisis(_)) => self.topics.len(),
            None => self.topics.len() + 1,
        }
    }

    /// What tells how much words say of a message's subject; what is out of scope counts as one.
    fn continuations(&self) -> Continuations {
        let subject = |label: &str| match self.meanings.get(label) {
            Some(Meaning::Intent { topic, .. }) => Some(*topic),
            Some(Meaning::Crisis(_)) => None,
            None => Some(self.topics.len()),
        };
        let messages = self.examples.iter();
        Continuations::learn(
            messages.filter_map(|(label, text, _)| Some((subject(label)?, text.as_str()))),
        )
    }

    /// What the articles are about.
    fn subjects(&self, content: &Content) -> BTreeMap<ArticleId, Subject> {
        let subject = |article: &content::Article| {
            let event = Topic::LifeEvent(article.life_events.first()?.clone());
            let topic = self.topics.iter().position(|topic| *topic == event)?;
            let text = &article.text;
            let title = Localized {
                nb: text.nb.title.clone(),
                nn: text.nn.title.clone(),
                en: text.en.as_ref().map(|text| text.title.clone()),
            };
            Some((article.id.clone(), Subject { title, topic }))
        };
        content.articles.values().filter_map(subject).collect()
    }

    /// The number of a topic.
    fn topic(&mut self, topic: Topic) -> usize {
        let known = self.topics.iter().position(|other| *other == topic);
        known.unwrap_or_else(|| {
            self.topics.push(topic);
            self.topics.len() - 1
        })
    }
}

fn shortened(text: &str) -> &str {
    match text.char_indices().nth(LONGEST_MESSAGE) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}
