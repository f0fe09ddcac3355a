//! What the classifier's labels stand for, and which of them a message and its parts mean together.

use crate::Scored;
use crate::classifier::Prediction;
use content::{ArticleId, CrisisId, IntentId, LifeEventId};

/// What a label stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// An intent.
    Intent {
        id: IntentId,
        /// The number of its topic.
        topic: usize,
        /// The article that answers it.
        article: Option<ArticleId>,
        act: Act,
    },
    /// A kind of crisis.
    Crisis(CrisisId),
}

/// What is done with an intent, as far as it matters beside other intents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// The steps of a life event belong to its answer.
    ShowsSteps,
    /// It asks for the steps, whatever the life event: "what do I do now?".
    AsksSteps,
    /// It asks where a case stands.
    AsksStatus,
    Other,
}

/// What an intent is about. Messages begin with greetings and end with thanks: the errand between
/// counts for more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    /// Pleasantries: what has an answer of the assistant's own, and no consequence.
    Courtesy,
    /// A wish about the conversation itself.
    Conversation,
    /// A life event.
    LifeEvent(LifeEventId),
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

/// What a message would be by itself as a whole, and each of its parts, if it has several.
#[derive(Clone, Debug)]
pub(crate) struct Heard {
    pub(crate) whole: Prediction,
    pub(crate) parts: Vec<Part>,
    /// Whether any of it asks or wishes for something.
    pub(crate) asks: bool,
}

/// A part of a message.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) prediction: Prediction,
    /// Whether it asks or wishes for something, rather than telling how things are.
    pub(crate) asks: bool,
    /// Whether that is a question, not just a wish.
    pub(crate) questions: bool,
    /// Whether its words say hardly anything of a subject, whatever it resembles.
    pub(crate) is_vague: bool,
}

impl Heard {
    /// The whole and the parts.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Prediction> {
        [&self.whole]
            .into_iter()
            .chain(self.parts.iter().map(|part| &part.prediction))
    }

    /// How probable a label is in the whole or the part that is surest of it.
    fn highest(&self, label: usize) -> f32 {
        let parts = self.parts.iter().filter(|part| !part.is_vague);
        let of_parts = parts.map(|part| part.prediction.probabilities[label]);
        of_parts.fold(self.whole.probabilities[label], f32::max)
    }
}

/// A part of the message speaks for a topic of its own from this probability on …
pub(crate) const CLEAR: f32 = 0.5;

/// … if the message as a whole gives the topic at least this much …
const SUPPORTED: f32 = 0.05;

/// … or the part is this clear: the other parts may drown it in the whole. To what a question seems to
/// be about the whole must give this much.
const UNMISTAKABLE: f32 = 0.95;
const NOT_DENIED: f32 = 0.003;

/// The whole speaks for its most probable topic from this probability on.
const LIKELY: f32 = 0.2;

/// A part asks for an intent of its own, beside another of the same life event, from this
/// probability on.
const ASKED_BESIDES: f32 = 0.4;

/// Where the steps are asked for, an intent that shows them is meant if it is at least this share as
/// probable as the best one.
const STEPS_SHARE: f32 = 0.2;

/// An intent is as likely as another for practical purposes if it has at least this share of its
/// probability.
const RIVAL_SHARE: f32 = 0.5;

/// How many times as probable what goes on is by being answered in the same article.
const SAME_ARTICLE: f32 = 2.0;

/// At most this many intents of one message, and candidates.
const MOST_INTENTS: usize = 3;
const MOST_CANDIDATES: usize = 5;

/// What every label stands for, in the classifier's order.
#[derive(Debug)]
pub(crate) struct Meanings {
    pub(crate) labels: Vec<Meaning>,
    pub(crate) topics: Vec<Topic>,
}

/// A topic that a message is about.
struct Claim {
    topic: usize,
    /// How much speaks for it as the main one.
    prominence: f32,
    /// How sure that it is meant.
    confidence: f32,
}

/// What stands where in a message: the main thing is what is asked first, and people begin with what
/// matters most.
struct Places<'a> {
    of_parts: &'a [Vec<f32>],
    first_question: Option<usize>,
    /// The first part that tells of something, and asks nothing.
    first_told: Option<usize>,
    later_questions: Vec<usize>,
}

impl<'a> Places<'a> {
    fn of(heard: &Heard, of_parts: &'a [Vec<f32>]) -> Self {
        let (questions, told): (Vec<usize>, Vec<usize>) =
            (0..heard.parts.len()).partition(|&place| heard.parts[place].questions);
        let says_what = |place: &usize| of_parts[*place].iter().any(|&topic| topic >= CLEAR);
        Self {
            of_parts,
            first_question: questions.first().copied(),
            first_told: told.into_iter().find(says_what),
            later_questions: questions.into_iter().skip(1).collect(),
        }
    }

    /// How much speaks for a topic as the main one, `whole` being its probability in the whole: the
    /// logarithm of that, raised by the places where the topic stands. The weights were found by search
    /// on the development questions, and many others near them do as well.
    fn prominence(&self, whole: f32, topic: usize) -> f32 {
        let at = |place: Option<usize>| place.map_or(0.0, |place| self.of_parts[place][topic]);
        let later = self.later_questions.iter();
        let later = later.map(|place| self.of_parts[*place][topic]);
        let sum: f32 = self.of_parts.iter().map(|part| part[topic]).sum();
        (whole + 0.02).ln() + 4.0 * at(self.first_question) + 2.0 * at(self.first_told)
            - 0.5 * later.fold(0.0, f32::max)
            + 0.5 * sum / (self.of_parts.len() as f32).max(1.0)
    }
}

impl Meanings {
    /// The intents meant, the main one first. A message means several if its parts are clearly about
    /// different topics, or ask for different things of one.
    ///
    /// The whole is not acted on when it is less probable than `threshold` to be in scope.
    pub(crate) fn intents(&self, heard: &Heard, threshold: f32) -> Vec<Scored> {
        let mut claims = self.claims(heard, threshold);
        let weightiest = claims
            .iter()
            .map(|claim| self.topics[claim.topic].rank())
            .max();
        claims.retain(|claim| Some(self.topics[claim.topic].rank()) == weightiest);
        claims.sort_by(|a, b| b.prominence.total_cmp(&a.prominence));
        claims
            .iter()
            .flat_map(|claim| self.intents_of(claim, heard))
            .chain(self.status_besides(&claims, heard))
            .take(MOST_INTENTS)
            .collect()
    }

    fn claims(&self, heard: &Heard, threshold: f32) -> Vec<Claim> {
        let of_whole = self.topics(&heard.whole);
        let of_parts: Vec<Vec<f32>> = heard
            .parts
            .iter()
            .map(|part| self.topics(&part.prediction))
            .collect();
        let highest = of_whole.iter().copied().fold(0.0, f32::max);
        let is_in_scope = 1.0 - heard.whole.out_of_scope >= threshold;
        let places = Places::of(heard, &of_parts);
        let claim = |topic: usize| {
            let in_parts = || of_parts.iter().map(|part| part[topic]);
            let whole = of_whole[topic];
            let telling = heard.parts.iter().zip(in_parts());
            let strongest = telling
                .filter(|(part, _)| !part.is_vague)
                .map(|(_, probability)| probability)
                .fold(0.0, f32::max);
            // A question may leave out its subject; then the whole has to agree.
            let stands_alone =
                |part: &Part| !part.questions || (!part.is_vague && whole >= NOT_DENIED);
            let is_unmistakable = heard
                .parts
                .iter()
                .zip(in_parts())
                .any(|(part, sure)| sure >= UNMISTAKABLE && stands_alone(part));
            let by_whole = is_in_scope && whole >= highest && whole >= LIKELY;
            let is_supported = is_in_scope && whole >= SUPPORTED;
            let by_part = is_unmistakable || (strongest >= CLEAR && is_supported);
            (by_whole || by_part).then(|| Claim {
                topic,
                prominence: places.prominence(whole, topic),
                confidence: whole.max(strongest),
            })
        };
        (0..self.topics.len()).filter_map(claim).collect()
    }

    /// What is meant of one topic: what its parts ask for, where they do, or what speaks most for it.
    fn intents_of(&self, claim: &Claim, heard: &Heard) -> Vec<Scored> {
        let best_of = |evidence: &dyn Fn(usize) -> f32| {
            let labels =
                (0..self.labels.len()).filter(|&label| self.topic(label) == Some(claim.topic));
            labels
                .map(|label| (label, evidence(label)))
                .max_by(|a, b| a.1.total_cmp(&b.1))
        };
        let Some((overall, sure)) = best_of(&|label| heard.highest(label)) else {
            return Vec::new();
        };
        // "I was dismissed, what should I do?" and "jeg er gravid" ask for the steps, however they are
        // put, if that is at all likely.
        let with_steps = |label: usize| {
            let shows = self.act(label) == Act::ShowsSteps;
            if shows { heard.highest(label) } else { 0.0 }
        };
        let steps = best_of(&with_steps).filter(|(_, of_steps)| *of_steps >= sure * STEPS_SHARE);
        if let Some((label, _)) = steps.filter(|_| !heard.asks || self.asks_steps(heard)) {
            return self.scored(claim, &[label]);
        }
        let of_part = |part: &Part| best_of(&|label| part.prediction.probabilities[label]);
        let asked: Vec<(usize, f32)> = heard
            .parts
            .iter()
            .filter(|part| part.asks)
            .filter_map(of_part)
            .filter(|(_, probability)| *probability >= ASKED_BESIDES)
            .collect();
        // What is told around a question does not decide what is asked, unless the whole says so too.
        let is_certain = heard.whole.probabilities[overall] >= CLEAR;
        let is_told = !is_certain
            && heard.parts.iter().any(|part| {
                !part.asks
                    && of_part(part).is_some_and(|(label, sure)| label == overall && sure >= CLEAR)
            });
        let mut labels = match asked.as_slice() {
            [] => vec![overall],
            [only] if !is_told && only.0 != overall => vec![overall],
            _ => asked.iter().map(|(label, _)| *label).collect(),
        };
        let mut seen = Vec::new();
        labels.retain(|label| {
            let is_new = !seen.contains(label);
            seen.push(*label);
            is_new
        });
        self.scored(claim, &labels)
    }

    fn scored(&self, claim: &Claim, labels: &[usize]) -> Vec<Scored> {
        let scored = labels
            .iter()
            .filter_map(|&label| match &self.labels[label] {
                Meaning::Intent { id, .. } => Some(Scored {
                    intent: id.clone(),
                    confidence: claim.confidence,
                }),
                Meaning::Crisis(_) => None,
            });
        scored.collect()
    }

    /// Whether a part asks what to do now.
    fn asks_steps(&self, heard: &Heard) -> bool {
        heard.parts.iter().any(|part| {
            let best = part.prediction.best();
            best.is_some_and(|(label, sure)| sure >= CLEAR && self.act(label) == Act::AsksSteps)
        })
    }

    fn act(&self, label: usize) -> Act {
        match self.labels[label] {
            Meaning::Intent { act, .. } => act,
            Meaning::Crisis(_) => Act::Other,
        }
    }

    /// A question about the state of a case, whichever, that a part asks beside errands.
    fn status_besides(&self, claims: &[Claim], heard: &Heard) -> Option<Scored> {
        let first = claims.first()?;
        if !matches!(self.topics[first.topic], Topic::LifeEvent(_)) {
            return None;
        }
        heard.parts.iter().find_map(|part| {
            let (label, confidence) = part.prediction.best()?;
            match &self.labels[label] {
                Meaning::Intent {
                    id,
                    topic,
                    act: Act::AsksStatus,
                    ..
                } if self.topics[*topic] == Topic::Conversation && confidence >= CLEAR => {
                    Some(Scored {
                        intent: id.clone(),
                        confidence,
                    })
                }
                _ => None,
            }
        })
    }

    /// Other intents of the same life event, with other answers, that are nearly as likely as the only
    /// one meant, where that is the likeliest.
    pub(crate) fn rivals(&self, heard: &Heard, intents: &[Scored]) -> Vec<Scored> {
        let ([only], []) = (intents, heard.parts.as_slice()) else {
            return Vec::new();
        };
        let Some((best, highest)) = heard.whole.best() else {
            return Vec::new();
        };
        let Meaning::Intent {
            id, topic, article, ..
        } = &self.labels[best]
        else {
            return Vec::new();
        };
        // Every answer leads to the state of the case, and back.
        let is_answer = |label: usize| self.act(label) != Act::AsksStatus;
        let is_event = matches!(self.topics[*topic], Topic::LifeEvent(_));
        // Who tells that they are pregnant, and asks nothing, is well served by the steps.
        let is_told = !heard.asks && self.act(best) == Act::ShowsSteps;
        if *id != only.intent || !is_event || !is_answer(best) || is_told {
            return Vec::new();
        }
        let mut rivals = self.ranked(|label, of| match &self.labels[label] {
            Meaning::Intent { article: other, .. }
                if of == *topic && other != article && is_answer(label) =>
            {
                heard.whole.probabilities[label]
            }
            _ => 0.0,
        });
        rivals.retain(|scored| scored.confidence >= highest * RIVAL_SHARE);
        rivals
    }

    /// The number of a label's topic.
    pub(crate) fn topic(&self, label: usize) -> Option<usize> {
        match self.labels[label] {
            Meaning::Intent { topic, .. } => Some(topic),
            Meaning::Crisis(_) => None,
        }
    }

    /// How probable each topic is: the sum over its intents.
    pub(crate) fn topics(&self, prediction: &Prediction) -> Vec<f32> {
        let mut topics = vec![0.0; self.topics.len()];
        for (label, probability) in prediction.probabilities.iter().enumerate() {
            if let Some(topic) = self.topic(label) {
                topics[topic] += probability;
            }
        }
        topics
    }

    /// The probability of the most probable life event.
    pub(crate) fn surest_event(&self, prediction: &Prediction) -> f32 {
        let topics = self.topics(prediction);
        let events = topics.iter().zip(&self.topics);
        events
            .filter(|(_, topic)| matches!(topic, Topic::LifeEvent(_)))
            .map(|(sure, _)| *sure)
            .fold(0.0, f32::max)
    }

    /// Whether this is clearly about the conversation itself.
    pub(crate) fn is_about_conversation(&self, prediction: &Prediction) -> bool {
        let topics = self.topics(prediction);
        let others = topics.iter().zip(&self.topics);
        let sum: f32 = others
            .filter(|(_, topic)| !matches!(topic, Topic::LifeEvent(_)))
            .map(|(sure, _)| sure)
            .sum();
        sum >= CLEAR
    }

    /// The article that answers what this most probably is, if that is a life event's intent and clear.
    pub(crate) fn article(&self, prediction: &Prediction) -> Option<&ArticleId> {
        let (label, probability) = prediction.best()?;
        match &self.labels[label] {
            Meaning::Intent { article, .. } if probability >= CLEAR => article.as_ref(),
            _ => None,
        }
    }

    /// The prediction when only intents of one topic can be meant.
    pub(crate) fn within(&self, topic: usize, mut prediction: Prediction) -> Prediction {
        let of_topic = |label: &usize| self.topic(*label) == Some(topic);
        let all = prediction.probabilities.len();
        let kept: f32 = (0..all)
            .filter(of_topic)
            .map(|label| prediction.probabilities[label])
            .sum();
        let factor = (1.0 - prediction.out_of_scope) / kept.max(f32::MIN_POSITIVE);
        for (label, probability) in prediction.probabilities.iter_mut().enumerate() {
            *probability *= if of_topic(&label) { factor } else { 0.0 };
        }
        prediction
    }

    /// The best guesses of the whole and of its parts, however unsure.
    pub(crate) fn candidates(&self, heard: &Heard) -> Vec<Scored> {
        self.ranked(|label, topic| match self.topics[topic] {
            Topic::LifeEvent(_) => heard.highest(label),
            _ => heard.whole.probabilities[label],
        })
    }

    /// The best guesses of a prediction, those that `article` answers before others.
    pub(crate) fn best(&self, prediction: &Prediction, article: &ArticleId) -> Vec<Scored> {
        let mut best = self.ranked(|label, _| match &self.labels[label] {
            Meaning::Intent { article: own, .. } if own.as_ref() == Some(article) => {
                (prediction.probabilities[label] * SAME_ARTICLE).min(1.0)
            }
            _ => prediction.probabilities[label],
        });
        best.retain(|scored| scored.confidence > 0.0);
        best
    }

    fn ranked(&self, evidence: impl Fn(usize, usize) -> f32) -> Vec<Scored> {
        let mut candidates: Vec<Scored> = self
            .labels
            .iter()
            .enumerate()
            .filter_map(|(label, meaning)| match meaning {
                Meaning::Intent { id, topic, .. } => Some(Scored {
                    intent: id.clone(),
                    confidence: evidence(label, *topic),
                }),
                Meaning::Crisis(_) => None,
            })
            .collect();
        candidates.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        candidates.truncate(MOST_CANDIDATES);
        candidates
    }
}
