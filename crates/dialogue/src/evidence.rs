//! What a message most likely means in the light of the conversation, and how the evidence for each
//! life event changes with it.

use content::{Content, Domain, IntentAct, IntentId, LifeEventId};
use std::collections::BTreeMap;
use understanding::{Scored, Understanding};

/// Evidence for each life event, 0 to 1.
pub(crate) type Evidence = BTreeMap<LifeEventId, f32>;

/// What a message is taken to mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Reading {
    /// What is meant, the main thing first; at most [`MOST_MEANT`].
    pub(crate) meant: Vec<Scored>,
    /// Where nothing is sure: the two or three likely readings to offer.
    pub(crate) close: Vec<Scored>,
    /// Whether it is held to be none of ours.
    pub(crate) out_of_scope: bool,
}

/// More than this is not answered in one reply.
const MOST_MEANT: usize = 3;
/// How much a life event the conversation is sure to be in raises its intents.
const PULL: f32 = 2.0;
/// A raised candidate this likely is taken as meant …
const SURE: f32 = 0.45;
/// … when the next one is this much behind.
const MARGIN: f32 = 0.15;
/// A raised candidate this likely is worth offering …
const WORTH_OFFERING: f32 = 0.22;
/// … and others that are at least this share of it.
const CLOSE_SHARE: f32 = 0.5;
/// From this on a message counts as none of ours.
const OUT_OF_SCOPE: f32 = 0.5;
/// What a message of one life event leaves of the evidence for the others.
const KEPT_ON_SWITCH: f32 = 0.6;
/// What a message that says nothing of life events leaves.
const KEPT_IN_PASSING: f32 = 0.95;
/// Less than this is forgotten.
const FORGOTTEN: f32 = 0.02;

/// Weighs what was understood with what is known.
pub(crate) fn weigh(content: &Content, evidence: &Evidence, heard: &Understanding) -> Reading {
    let scene = Scene { content, evidence };
    if heard.intents.is_empty() {
        return scene.unsure(heard);
    }
    let meant: Vec<Scored> = scene.without_pleasantries(&heard.intents);
    match meant.as_slice() {
        [] => Reading {
            out_of_scope: true,
            ..Reading::default()
        },
        [only] => scene.one(only, heard),
        several => Reading {
            meant: several.iter().take(MOST_MEANT).cloned().collect(),
            ..Reading::default()
        },
    }
}

/// The evidence after a message read so.
pub(crate) fn update(content: &Content, evidence: &mut Evidence, reading: &Reading) {
    let mut fresh = Evidence::new();
    let sure = reading.meant.iter().map(|scored| (scored, 1.0));
    let unsure = reading.close.iter().map(|scored| (scored, 0.5));
    for (scored, weight) in sure.chain(unsure) {
        if let Some(event) = life_event(content, &scored.intent) {
            let strength = fresh.entry(event.clone()).or_default();
            *strength = strength.max(scored.confidence * weight);
        }
    }
    let kept = if fresh.is_empty() {
        KEPT_IN_PASSING
    } else {
        KEPT_ON_SWITCH
    };
    for strength in evidence.values_mut() {
        *strength *= kept;
    }
    for (event, strength) in fresh {
        let known = evidence.entry(event).or_default();
        // Two independent signs of the same thing: wrong only if both are.
        *known = 1.0 - (1.0 - *known) * (1.0 - strength.clamp(0.0, 1.0));
    }
    evidence.retain(|_, strength| *strength >= FORGOTTEN);
}

/// The citizen said outright which life event it is.
pub(crate) fn settle(evidence: &mut Evidence, event: &LifeEventId) {
    for strength in evidence.values_mut() {
        *strength *= KEPT_ON_SWITCH;
    }
    evidence.insert(event.clone(), 1.0);
    evidence.retain(|_, strength| *strength >= FORGOTTEN);
}

/// The life event an intent belongs to, by its folder.
pub(crate) fn life_event<'a>(content: &'a Content, intent: &IntentId) -> Option<&'a LifeEventId> {
    match &content.intents.get(intent)?.domain {
        Domain::LifeEvent(event) => Some(event),
        Domain::General | Domain::OutOfScope => None,
    }
}

struct Scene<'a> {
    content: &'a Content,
    evidence: &'a Evidence,
}

impl Scene<'_> {
    /// Intents that are ours; greetings and thanks only when there is nothing else.
    fn without_pleasantries(&self, intents: &[Scored]) -> Vec<Scored> {
        let ours: Vec<&Scored> = intents
            .iter()
            .filter(|scored| !self.is_out_of_scope(&scored.intent))
            .collect();
        let errands: Vec<Scored> = ours
            .iter()
            .filter(|scored| !self.is_said_only(&scored.intent))
            .map(|scored| (*scored).clone())
            .collect();
        if errands.is_empty() {
            return ours.into_iter().cloned().collect();
        }
        errands
    }

    /// One thing is meant, unless the conversation speaks for another reading that is as likely.
    fn one(&self, only: &Scored, heard: &Understanding) -> Reading {
        let sure = Reading {
            meant: vec![only.clone()],
            ..Reading::default()
        };
        let raised = self.raised(only);
        let rival = heard
            .candidates
            .iter()
            .filter(|other| other.intent != only.intent && !self.is_out_of_scope(&other.intent))
            .filter(|other| self.pull(&other.intent) > self.pull(&only.intent))
            .max_by(|a, b| self.raised(a).total_cmp(&self.raised(b)));
        let Some(rival) = rival else { return sure };
        if self.raised(rival) > raised * 1.3 {
            return Reading {
                meant: vec![rival.clone()],
                ..Reading::default()
            };
        }
        if self.raised(rival) > raised * 0.8 {
            return Reading {
                close: vec![only.clone(), rival.clone()],
                ..Reading::default()
            };
        }
        sure
    }

    /// Nothing was sure enough by itself: the conversation may decide, or the citizen must.
    fn unsure(&self, heard: &Understanding) -> Reading {
        let mut ranked: Vec<(f32, &Scored)> = heard
            .candidates
            .iter()
            .filter(|scored| !self.is_out_of_scope(&scored.intent))
            .map(|scored| (self.raised(scored), scored))
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        let out_of_scope = heard.out_of_scope >= OUT_OF_SCOPE;
        let best = ranked.first().map_or(0.0, |(weight, _)| *weight);
        let second = ranked.get(1).map_or(0.0, |(weight, _)| *weight);
        let needed = if out_of_scope { SURE } else { WORTH_OFFERING };
        if best < needed {
            return Reading {
                out_of_scope,
                ..Reading::default()
            };
        }
        if best >= SURE && best - second >= MARGIN {
            return Reading {
                meant: vec![ranked[0].1.clone()],
                ..Reading::default()
            };
        }
        let close = ranked
            .into_iter()
            .take_while(|(weight, _)| *weight >= best * CLOSE_SHARE)
            .take(3)
            .map(|(_, scored)| scored.clone())
            .collect();
        Reading {
            close,
            ..Reading::default()
        }
    }

    fn raised(&self, scored: &Scored) -> f32 {
        scored.confidence * (1.0 + PULL * self.pull(&scored.intent))
    }

    fn pull(&self, intent: &IntentId) -> f32 {
        life_event(self.content, intent)
            .and_then(|event| self.evidence.get(event))
            .copied()
            .unwrap_or_default()
    }

    fn is_out_of_scope(&self, intent: &IntentId) -> bool {
        self.content.intents.get(intent).is_none_or(|intent| {
            intent.domain == Domain::OutOfScope || intent.act == IntentAct::OutOfScope
        })
    }

    fn is_said_only(&self, intent: &IntentId) -> bool {
        self.content
            .intents
            .get(intent)
            .is_some_and(|intent| matches!(intent.act, IntentAct::Say { .. }))
    }
}
