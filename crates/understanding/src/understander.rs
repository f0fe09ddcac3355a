//! One message, understood: everything the other modules find, weighed together.

use crate::classifier::{Classifier, Example, OUT_OF_SCOPE, Prediction};
use crate::crisis::Crises;
use crate::entities;
use crate::language::Languages;
use crate::segments::{self, Segment};
use crate::{Context, Scored, Understanding};
use content::{Content, CrisisId, Domain, IntentAct, IntentId, Lang, Localized};
use std::collections::BTreeMap;

/// Understands messages; trained once per version of the content.
#[derive(Debug)]
pub struct Understander {
    languages: Languages,
    crises: Crises,
    classifier: Classifier,
    /// What each label of the classifier stands for, in its order.
    meanings: Vec<Meaning>,
}

/// What a label stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Meaning {
    /// An intent, and what it is about.
    Intent(IntentId, Topic),
    /// A kind of crisis.
    Crisis(CrisisId),
}

/// What an intent is about. Messages begin with greetings and end with thanks: the errand between
/// counts for more.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Topic {
    /// Pleasantries: what has an answer of the assistant's own, and no consequence.
    Courtesy,
    /// A wish about the conversation itself.
    Conversation,
    /// A life event.
    LifeEvent(String),
}

/// A part of the message speaks for an intent of its own from this probability on.
const CLEAR: f32 = 0.5;

/// A crisis that no pattern shows is believed from this probability on.
const CLEAR_CRISIS: f32 = 0.6;

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
        let (examples, meanings) = examples(content);
        let borrowed: Vec<Example<'_>> = examples
            .iter()
            .map(|(label, text, group)| Example {
                text,
                label,
                group: *group,
            })
            .collect();
        let classifier = Classifier::train(&borrowed);
        let meanings = classifier
            .labels()
            .iter()
            .map(|label| meanings[label.as_str()].clone())
            .collect();
        Self {
            languages: Languages::learn(content),
            crises: Crises::compile(content),
            classifier,
            meanings,
        }
    }

    /// Understands one message. Personal numbers should be masked before (see [`crate::redact`]).
    pub fn understand(&self, text: &str, context: Context) -> Understanding {
        let text = shortened(text);
        let whole = self.classifier.predict(text);
        let parts = self.parts(text);
        let crisis = self.crises.find(text).cloned().or_else(|| {
            [&whole]
                .into_iter()
                .chain(parts.iter().map(|(_, prediction)| prediction))
                .find_map(|prediction| self.crisis(prediction))
        });
        let intents = self.intents(&whole, &parts);
        let sure = intents.first().map_or(0.0, |intent| intent.confidence);
        Understanding {
            lang: self.languages.identify(text).lang,
            crisis,
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

    /// The parts of a message that has several, with what each would be by itself.
    fn parts<'a>(&self, text: &'a str) -> Vec<(Segment<'a>, Prediction)> {
        let segments = segments::split(text);
        if segments.len() < 2 {
            return Vec::new();
        }
        segments
            .into_iter()
            .filter(|segment| segment.text.split_whitespace().count() >= SHORTEST_SEGMENT)
            .map(|segment| (segment, self.classifier.predict(segment.text)))
            .collect()
    }

    /// The intents meant. A message means several if its parts are clearly about different topics.
    fn intents(&self, whole: &Prediction, parts: &[(Segment<'_>, Prediction)]) -> Vec<Scored> {
        let mut claims: BTreeMap<usize, f32> = BTreeMap::new();
        let mut claim = |label: usize, confidence: f32| {
            let claim = claims.entry(label).or_default();
            *claim = claim.max(confidence);
        };
        if let (false, Some(&(label, confidence))) = (whole.abstains, whole.ranked.first()) {
            claim(label, confidence);
        }
        for (_, prediction) in parts {
            if let Some(&(label, confidence)) = prediction.ranked.first()
                && !prediction.abstains
                && confidence >= CLEAR
            {
                claim(label, confidence);
            }
        }
        let mut ranked: Vec<(&IntentId, &Topic, f32)> = claims
            .iter()
            .filter_map(|(&label, &confidence)| match &self.meanings[label] {
                Meaning::Intent(intent, topic) => Some((intent, topic, confidence)),
                Meaning::Crisis(_) => None,
            })
            .collect();
        let weightiest = ranked.iter().map(|(_, topic, _)| rank(topic)).max();
        ranked.retain(|(_, topic, _)| Some(rank(topic)) == weightiest);
        ranked.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(b.0)));
        let mut topics: Vec<&Topic> = Vec::new();
        ranked.retain(|(_, topic, _)| {
            let new = !topics.contains(topic);
            topics.push(topic);
            new
        });
        ranked
            .into_iter()
            .take(MOST_INTENTS)
            .map(|(intent, _, confidence)| Scored {
                intent: intent.clone(),
                confidence,
            })
            .collect()
    }

    /// The best guesses of the whole and of its parts, however unsure.
    fn candidates(&self, whole: &Prediction, parts: &[(Segment<'_>, Prediction)]) -> Vec<Scored> {
        let mut best: BTreeMap<&IntentId, f32> = BTreeMap::new();
        let predictions = [whole]
            .into_iter()
            .chain(parts.iter().map(|(_, part)| part));
        for &(label, confidence) in predictions.flat_map(|prediction| &prediction.ranked) {
            if let Meaning::Intent(intent, _) = &self.meanings[label] {
                let known = best.entry(intent).or_default();
                *known = known.max(confidence);
            }
        }
        let mut candidates: Vec<Scored> = best
            .into_iter()
            .map(|(intent, confidence)| Scored {
                intent: intent.clone(),
                confidence,
            })
            .collect();
        candidates.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        candidates.truncate(MOST_CANDIDATES);
        candidates
    }

    fn crisis(&self, prediction: &Prediction) -> Option<CrisisId> {
        let &(label, confidence) = prediction.ranked.first()?;
        match &self.meanings[label] {
            Meaning::Crisis(kind) if confidence >= CLEAR_CRISIS => Some(kind.clone()),
            _ => None,
        }
    }
}

fn rank(topic: &Topic) -> u8 {
    match topic {
        Topic::Courtesy => 0,
        Topic::Conversation => 1,
        Topic::LifeEvent(_) => 2,
    }
}

/// (label, text, group): what to train on.
type Labelled = (String, String, usize);

/// Every example of the content, and what the labels stand for.
fn examples(content: &Content) -> (Vec<Labelled>, BTreeMap<String, Meaning>) {
    let mut examples = Vec::new();
    let mut meanings = BTreeMap::new();
    for intent in content.intents.values() {
        let topic = match (&intent.domain, &intent.act) {
            (Domain::OutOfScope, _) => {
                add(&mut examples, OUT_OF_SCOPE, &intent.examples);
                continue;
            }
            (Domain::LifeEvent(event), _) => Topic::LifeEvent(event.as_str().to_owned()),
            (Domain::General, IntentAct::Say { .. }) => Topic::Courtesy,
            (Domain::General, _) => Topic::Conversation,
        };
        let label = format!("intent:{}", intent.id);
        add(&mut examples, &label, &intent.examples);
        meanings.insert(label, Meaning::Intent(intent.id.clone(), topic));
    }
    for crisis in content.crises.values() {
        let label = format!("crisis:{}", crisis.id);
        add(&mut examples, &label, &crisis.examples);
        meanings.insert(label, Meaning::Crisis(crisis.id.clone()));
    }
    (examples, meanings)
}

/// Adds the examples of one intent. Those in the same place of each language are translations of
/// each other more often than not, and form a group.
fn add(into: &mut Vec<Labelled>, label: &str, examples: &Localized<Vec<String>>) {
    let first = into
        .iter()
        .map(|(_, _, group)| group + 1)
        .max()
        .unwrap_or(0);
    for lang in Lang::ALL {
        for (place, example) in examples.exact(lang).into_iter().flatten().enumerate() {
            into.push((label.to_owned(), example.clone(), first + place));
        }
    }
}

fn shortened(text: &str) -> &str {
    match text.char_indices().nth(LONGEST_MESSAGE) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}
