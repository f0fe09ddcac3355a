//! One message, understood: everything the other modules find, weighed together.

use crate::classifier::{Classifier, Example, OUT_OF_SCOPE, Prediction};
use crate::crisis::Crises;
use crate::entities;
use crate::language::Languages;
use crate::segments;
use crate::{Context, Scored, Understanding};
use content::{Content, CrisisId, Domain, IntentAct, IntentId, Lang, LifeEventId, Localized};
use std::collections::BTreeMap;

/// Understands messages; trained once per version of the content.
#[derive(Debug)]
pub struct Understander {
    languages: Languages,
    crises: Crises,
    classifier: Classifier,
    /// What each label of the classifier stands for, in its order.
    meanings: Vec<Meaning>,
    topics: Vec<Topic>,
    /// A topic less probable than this is not acted on.
    threshold: f32,
    /// A crisis that is only resembled is believed above this probability.
    crisis_threshold: f32,
}

/// What a label stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Meaning {
    /// An intent, and the number of its topic.
    Intent(IntentId, usize),
    /// A kind of crisis.
    Crisis(CrisisId),
}

/// What an intent is about. Messages begin with greetings and end with thanks: the errand between
/// counts for more.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Topic {
    /// Pleasantries: what has an answer of the assistant's own, and no consequence.
    Courtesy,
    /// A wish about the conversation itself.
    Conversation,
    /// A life event.
    LifeEvent(LifeEventId),
}

/// The share of messages taken to be none of ours, to choose when to abstain.
const OUT_OF_SCOPE_SHARE: f32 = 0.4;

/// A part of the message speaks for a topic of its own from this probability on …
const CLEAR: f32 = 0.5;

/// … if the message as a whole gives the topic at least this much …
const SUPPORTED: f32 = 0.05;

/// … or the part is this clear: the other parts may drown it in the whole.
const UNMISTAKABLE: f32 = 0.9;

/// A crisis that no pattern shows is believed from this probability on, or from that of the most
/// misleading of the editors' look-alikes, if it is higher.
const CLEAR_CRISIS: f32 = 0.5;

/// Shorter parts say too little to stand for themselves.
const SHORTEST_SEGMENT: usize = 2;

/// Longer messages are read no further: what matters has been said.
const LONGEST_MESSAGE: usize = 4_000;

/// At most this many intents of one message, and candidates.
const MOST_INTENTS: usize = 3;
const MOST_CANDIDATES: usize = 5;

impl Understander {
    /// Trains on the intents' examples and the crisis patterns.
    pub fn train(content: &Content) -> Self {
        let lessons = Lessons::of(content);
        let borrowed: Vec<Example<'_>> = lessons
            .examples
            .iter()
            .map(|(label, text, group)| Example {
                text,
                label,
                group: *group,
            })
            .collect();
        let (classifier, trials) = Classifier::train_and_try(&borrowed);
        let meanings: Vec<Meaning> = classifier
            .labels()
            .iter()
            .map(|label| lessons.meanings[label.as_str()].clone())
            .collect();
        let crisis_topic = lessons.topics.len();
        let threshold = trials.threshold(OUT_OF_SCOPE_SHARE, |label| match meanings[label] {
            Meaning::Intent(_, topic) => topic,
            Meaning::Crisis(_) => crisis_topic,
        });
        let mut understander = Self {
            languages: Languages::learn(content),
            crises: Crises::compile(content),
            classifier,
            meanings,
            topics: lessons.topics,
            threshold,
            crisis_threshold: CLEAR_CRISIS,
        };
        understander.crisis_threshold = understander.most_misleading(content).max(CLEAR_CRISIS);
        understander
    }

    /// The highest probability of a crisis that a look-alike gets, as a whole or in a part.
    fn most_misleading(&self, content: &Content) -> f32 {
        let crises = content.crises.values();
        crises
            .flat_map(|crisis| Lang::ALL.map(|lang| crisis.not.exact(lang)))
            .flatten()
            .flatten()
            .flat_map(|text| {
                let mut predictions = self.parts(text);
                predictions.push(self.classifier.predict(text));
                predictions
            })
            .filter_map(|prediction| Some(self.resembled(&prediction)?.1))
            .fold(0.0, f32::max)
    }

    /// Understands one message. Personal numbers should be masked before (see [`crate::redact`]).
    pub fn understand(&self, text: &str, context: Context) -> Understanding {
        let text = shortened(text);
        let whole = self.classifier.predict(text);
        let parts = self.parts(text);
        let intents = self.intents(&whole, &parts);
        let sure = intents.first().map_or(0.0, |intent| intent.confidence);
        Understanding {
            lang: self.languages.identify(text).lang,
            crisis: self.crisis(text, &whole, &parts),
            candidates: self.candidates(&whole, &parts),
            out_of_scope: whole.out_of_scope.min(1.0 - sure),
            intents,
            entities: entities::find(text, context.today),
        }
    }

    /// Which language a message is in, foreign ones among them.
    pub fn languages(&self) -> &Languages {
        &self.languages
    }

    /// What each part of a message would be by itself; empty when it has only one.
    fn parts(&self, text: &str) -> Vec<Prediction> {
        let segments = segments::split(text);
        if segments.len() < 2 {
            return Vec::new();
        }
        segments
            .iter()
            .filter(|segment| segment.split_whitespace().count() >= SHORTEST_SEGMENT)
            .map(|segment| self.classifier.predict(segment))
            .collect()
    }

    /// The intents meant, the one of the main topic first. A message means several if its parts are
    /// clearly about different topics.
    fn intents(&self, whole: &Prediction, parts: &[Prediction]) -> Vec<Scored> {
        let whole_topics = self.topics(whole);
        let part_topics: Vec<Vec<f32>> = parts.iter().map(|part| self.topics(part)).collect();
        let highest = whole_topics.iter().copied().fold(0.0, f32::max);
        let mut claims: Vec<Claim> = Vec::new();
        for topic in 0..self.topics.len() {
            let in_parts = part_topics.iter().map(|part| part[topic]);
            let strongest = in_parts.clone().fold(0.0, f32::max);
            let mean = in_parts.sum::<f32>() / (parts.len() as f32).max(1.0);
            let of_whole = whole_topics[topic];
            let by_whole = of_whole >= self.threshold && of_whole >= highest;
            let by_part =
                strongest >= UNMISTAKABLE || (strongest >= CLEAR && of_whole >= SUPPORTED);
            if by_whole || by_part {
                claims.push(Claim {
                    topic,
                    first_part: part_topics
                        .iter()
                        .position(|part| part[topic] >= UNMISTAKABLE),
                    prominence: if parts.is_empty() {
                        of_whole
                    } else {
                        of_whole + mean
                    },
                    confidence: of_whole.max(strongest),
                });
            }
        }
        let weightiest = claims
            .iter()
            .map(|claim| self.topics[claim.topic].rank())
            .max();
        claims.retain(|claim| Some(self.topics[claim.topic].rank()) == weightiest);
        claims.sort_by(|a, b| b.prominence.total_cmp(&a.prominence));
        // What is unmistakable in parts of their own is told in an order: it is kept.
        if claims.iter().all(|claim| claim.first_part.is_some()) {
            claims.sort_by_key(|claim| claim.first_part);
        }
        claims
            .iter()
            .take(MOST_INTENTS)
            .filter_map(|claim| self.intent_of(claim, whole, parts))
            .collect()
    }

    /// The intent that speaks most for a topic.
    fn intent_of(&self, claim: &Claim, whole: &Prediction, parts: &[Prediction]) -> Option<Scored> {
        let evidence = |label: usize| {
            let in_parts = parts.iter().map(|part| part.probabilities[label]);
            whole.probabilities[label].max(in_parts.fold(0.0, f32::max))
        };
        let (_, intent) = self
            .meanings
            .iter()
            .enumerate()
            .filter_map(|(label, meaning)| match meaning {
                Meaning::Intent(intent, topic) if *topic == claim.topic => {
                    Some((evidence(label), intent))
                }
                _ => None,
            })
            .max_by(|a, b| a.0.total_cmp(&b.0))?;
        Some(Scored {
            intent: intent.clone(),
            confidence: claim.confidence,
        })
    }

    /// How probable each topic is: the sum over its intents.
    fn topics(&self, prediction: &Prediction) -> Vec<f32> {
        let mut topics = vec![0.0; self.topics.len()];
        for (meaning, probability) in self.meanings.iter().zip(&prediction.probabilities) {
            if let Meaning::Intent(_, topic) = meaning {
                topics[*topic] += probability;
            }
        }
        topics
    }

    /// The best guesses of the whole and of its parts, however unsure.
    fn candidates(&self, whole: &Prediction, parts: &[Prediction]) -> Vec<Scored> {
        let mut candidates: Vec<Scored> = self
            .meanings
            .iter()
            .enumerate()
            .filter_map(|(label, meaning)| match meaning {
                Meaning::Intent(intent, topic) => {
                    let errand = matches!(self.topics[*topic], Topic::LifeEvent(_));
                    let in_parts = parts
                        .iter()
                        .filter(|_| errand)
                        .map(|part| part.probabilities[label]);
                    Some(Scored {
                        intent: intent.clone(),
                        confidence: whole.probabilities[label].max(in_parts.fold(0.0, f32::max)),
                    })
                }
                Meaning::Crisis(_) => None,
            })
            .collect();
        candidates.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        candidates.truncate(MOST_CANDIDATES);
        candidates
    }

    /// A crisis by its patterns, or by what it resembles, in the whole or a part.
    fn crisis(&self, text: &str, whole: &Prediction, parts: &[Prediction]) -> Option<CrisisId> {
        if let Some(kind) = self.crises.find(text) {
            return Some(kind.clone());
        }
        let resembled = [whole].into_iter().chain(parts);
        resembled
            .filter_map(|prediction| self.resembled(prediction))
            .find(|(_, confidence)| *confidence > self.crisis_threshold)
            .map(|(kind, _)| kind.clone())
    }

    /// The kind of crisis that is the most probable reading of all, where one is.
    fn resembled(&self, prediction: &Prediction) -> Option<(&CrisisId, f32)> {
        let (label, confidence) = prediction.best()?;
        match &self.meanings[label] {
            Meaning::Crisis(kind) => Some((kind, confidence)),
            Meaning::Intent(..) => None,
        }
    }
}

/// A topic that a message is about.
struct Claim {
    topic: usize,
    /// The first part that is unmistakably about it.
    first_part: Option<usize>,
    /// How much of the message it takes.
    prominence: f32,
    /// How sure that it is meant.
    confidence: f32,
}

impl Topic {
    /// The errand counts for more than what is said around it.
    fn rank(&self) -> u8 {
        match self {
            Topic::Courtesy => 0,
            Topic::Conversation => 1,
            Topic::LifeEvent(_) => 2,
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
                    lessons.add_strangers(&intent.examples);
                    continue;
                }
                (Domain::LifeEvent(event), _) => Topic::LifeEvent(event.clone()),
                (Domain::General, IntentAct::Say { .. }) => Topic::Courtesy,
                (Domain::General, _) => Topic::Conversation,
            };
            let label = format!("intent:{}", intent.id);
            lessons.add(&label, &intent.examples);
            let topic = lessons.topic(topic);
            lessons
                .meanings
                .insert(label, Meaning::Intent(intent.id.clone(), topic));
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

    /// Adds examples of what is out of scope. They form one group, so that whatever is held out is of
    /// a kind that was not trained on, as most of what people ask will be.
    fn add_strangers(&mut self, examples: &Localized<Vec<String>>) {
        for lang in Lang::ALL {
            for example in examples.exact(lang).into_iter().flatten() {
                let label = OUT_OF_SCOPE.to_owned();
                self.examples.push((label, example.clone(), self.groups));
            }
        }
        self.groups += 1;
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
