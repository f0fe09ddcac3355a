//! What a message most likely means in the light of the conversation, and how the evidence for each
//! life event changes with it.

use content::{Content, Domain, IntentAct, IntentId, LifeEventId};
use std::collections::BTreeMap;
use understanding::{Scored, Understanding};

/// Evidence for each life event, 0 to 1.
pub(crate) type Evidence = BTreeMap<LifeEventId, f32>;

/// What a message is taken to mean, with the probability in the light of the conversation.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Reading {
    /// What is meant, the main thing first; at most [`MOST_MEANT`].
    pub(crate) meant: Vec<Scored>,
    /// Where nothing is sure: the likely readings to offer, at most three.
    pub(crate) close: Vec<Scored>,
    /// Whether it is held to be none of ours.
    pub(crate) out_of_scope: bool,
}

impl Reading {
    pub(crate) fn meant(meant: Vec<Scored>) -> Self {
        Self {
            meant,
            ..Self::default()
        }
    }

    /// These are offered to choose from.
    pub(crate) fn offered(close: Vec<Scored>) -> Self {
        Self {
            close,
            ..Self::default()
        }
    }

    /// The readings near the best one.
    fn close(ranked: Vec<Scored>) -> Self {
        let best = ranked.first().map_or(0.0, |best| best.confidence);
        let share = if best < DOUBTFUL {
            FAR_SHARE
        } else {
            CLOSE_SHARE
        };
        let near = ranked
            .into_iter()
            .take_while(|scored| scored.confidence >= best * share);
        Self {
            close: near.take(MOST_MEANT).collect(),
            ..Self::default()
        }
    }

    fn nothing(heard: &Understanding) -> Self {
        Self {
            out_of_scope: heard.out_of_scope >= OUT_OF_SCOPE,
            ..Self::default()
        }
    }
}

/// More than this is not answered in one reply.
const MOST_MEANT: usize = 3;
/// How many times as probable a life event becomes by the conversation being in it …
const STAYS: f32 = 6.0;
/// … and any other one: people mostly go on with what they began.
const LEAVES: f32 = 0.2;
/// A reading that is this probable by itself is meant, whatever the conversation was about.
pub(crate) const BEYOND_DOUBT: f32 = 0.9;
/// A reading this probable is taken as meant …
const SURE: f32 = 0.5;
/// … when the next one is this much behind.
const MARGIN: f32 = 0.15;
/// Less is enough within the life event of the conversation, where no other reading is near.
const SURE_IN_TOPIC: f32 = 0.2;
/// A reading this probable is worth offering …
const WORTH_OFFERING: f32 = 0.2;
/// … and others that are at least this share of it.
const CLOSE_SHARE: f32 = 0.5;
/// From this on a message counts as none of ours.
const OUT_OF_SCOPE: f32 = 0.35;
/// Less than this is doubtful.
const DOUBTFUL: f32 = 0.3;
/// Where even the best is doubtful, others farther off are worth offering too.
const FAR_SHARE: f32 = 0.25;
/// What a message of one life event leaves of the evidence for the others.
const KEPT_ON_SWITCH: f32 = 0.6;
/// What a message that says nothing of life events leaves.
const KEPT_IN_PASSING: f32 = 0.95;
/// Less than this is forgotten.
const FORGOTTEN: f32 = 0.02;

/// Weighs what was understood with what is known.
pub(crate) fn weigh(content: &Content, evidence: &Evidence, heard: &Understanding) -> Reading {
    let scene = Scene { content, evidence };
    let meant = scene.errands(&heard.intents);
    match meant.as_slice() {
        [] if !heard.intents.is_empty() => Reading {
            out_of_scope: true,
            ..Reading::default()
        },
        [] => scene.unsure(heard),
        [only] => scene.one(only, heard),
        several => Reading::meant(several.iter().take(MOST_MEANT).cloned().collect()),
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
    fn errands(&self, intents: &[Scored]) -> Vec<Scored> {
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

    /// One thing is meant, unless the conversation speaks for another reading, another answer of the
    /// same life event is as likely, or it is too doubtful.
    fn one(&self, only: &Scored, heard: &Understanding) -> Reading {
        if !heard.rivals.is_empty() {
            let all = std::iter::once(only).chain(&heard.rivals);
            return Reading::offered(all.take(MOST_MEANT).cloned().collect());
        }
        if only.confidence >= BEYOND_DOUBT {
            return Reading::meant(vec![only.clone()]);
        }
        let ranked = self.ranked(heard);
        let found = ranked.iter().find(|other| other.intent == only.intent);
        let weight = found.map_or(only.confidence, |found| found.confidence);
        let others = || ranked.iter().filter(|other| other.intent != only.intent);
        let pulled = others().find(|other| self.factor(&other.intent) > self.factor(&only.intent));
        if let Some(pulled) = pulled
            && pulled.confidence > weight + MARGIN
        {
            return Reading::meant(vec![pulled.clone()]);
        }
        let is_contested = pulled.is_some_and(|pulled| pulled.confidence > weight - MARGIN);
        let sure = weight.max(only.confidence);
        if sure < WORTH_OFFERING && !is_contested {
            return Reading::nothing(heard);
        }
        let second = others().next().map_or(0.0, |second| second.confidence);
        let is_alone = self.factor(&only.intent) > 1.0 && second < sure * CLOSE_SHARE;
        let needed = if is_alone { SURE_IN_TOPIC } else { SURE };
        if is_contested || sure < needed {
            return Reading::close(ranked);
        }
        Reading::meant(vec![only.clone()])
    }

    /// Nothing was sure enough by itself: the conversation may decide, or the citizen must.
    fn unsure(&self, heard: &Understanding) -> Reading {
        let ranked = self.ranked(heard);
        let Some(best) = ranked.first() else {
            return Reading::nothing(heard);
        };
        let second = ranked.get(1).map_or(0.0, |second| second.confidence);
        let is_alone = best.confidence - second >= MARGIN;
        let in_topic = self.factor(&best.intent) > 1.0 && second < best.confidence * CLOSE_SHARE;
        if in_topic && is_alone && best.confidence >= SURE_IN_TOPIC {
            return Reading::meant(vec![best.clone()]);
        }
        if heard.out_of_scope >= OUT_OF_SCOPE || best.confidence < WORTH_OFFERING {
            return Reading::nothing(heard);
        }
        if is_alone && best.confidence >= SURE {
            return Reading::meant(vec![best.clone()]);
        }
        Reading::close(ranked)
    }

    /// The candidates with their probability in the light of the conversation, the best first.
    fn ranked(&self, heard: &Understanding) -> Vec<Scored> {
        let mut ranked: Vec<Scored> = heard
            .candidates
            .iter()
            .filter(|scored| !self.is_out_of_scope(&scored.intent))
            .filter(|scored| !self.is_short_answer(&scored.intent))
            .cloned()
            .collect();
        let before: f32 = ranked.iter().map(|scored| scored.confidence).sum();
        for scored in &mut ranked {
            scored.confidence *= self.factor(&scored.intent);
        }
        // What is none of ours is as probable in one life event as in another.
        let others = (1.0 - before).max(0.0);
        let after: f32 = ranked.iter().map(|scored| scored.confidence).sum::<f32>() + others;
        for scored in &mut ranked {
            scored.confidence /= after.max(f32::EPSILON);
        }
        ranked.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        ranked
    }

    /// How much the conversation raises or lowers an intent.
    fn factor(&self, intent: &IntentId) -> f32 {
        let Some(event) = life_event(self.content, intent) else {
            return 1.0;
        };
        let strongest = self.evidence.values().copied().fold(0.0, f32::max);
        let own = self.evidence.get(event).copied().unwrap_or_default();
        let raised = 1.0 + (STAYS - 1.0) * own;
        let lowered = 1.0 - (1.0 - LEAVES) * (strongest - own).max(0.0);
        raised * lowered
    }

    fn is_out_of_scope(&self, intent: &IntentId) -> bool {
        self.content.intents.get(intent).is_none_or(|intent| {
            intent.domain == Domain::OutOfScope || intent.act == IntentAct::OutOfScope
        })
    }

    /// A yes or no says nothing that could be offered to choose.
    fn is_short_answer(&self, intent: &IntentId) -> bool {
        self.content.intents.get(intent).is_some_and(|intent| {
            matches!(intent.act, IntentAct::Yes | IntentAct::No | IntentAct::Skip)
        })
    }

    fn is_said_only(&self, intent: &IntentId) -> bool {
        self.content
            .intents
            .get(intent)
            .is_some_and(|intent| matches!(intent.act, IntentAct::Say { .. }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    fn scored(scores: &[(&str, f32)]) -> Vec<Scored> {
        scores
            .iter()
            .map(|(intent, confidence)| Scored {
                intent: (*intent).into(),
                confidence: *confidence,
            })
            .collect()
    }

    fn names(scored: &[Scored]) -> Vec<&str> {
        scored.iter().map(|scored| scored.intent.as_str()).collect()
    }

    /// Two life events, the evidence for the first, what was heard as meant and as candidates;
    /// expected: what is meant and what is close.
    fn check(
        first: f32,
        intents: &[(&str, f32)],
        candidates: &[(&str, f32)],
        meant: &[&str],
        close: &[&str],
    ) {
        let events = ["birth", "job"].map(|id| fixture::event(id, Vec::new(), Vec::new()));
        let content = fixture::content(events.into());
        let evidence = Evidence::from([("birth".into(), first)]);
        let heard = Understanding {
            intents: scored(intents),
            candidates: scored(candidates),
            ..Understanding::default()
        };
        let reading = weigh(&content, &evidence, &heard);
        assert_eq!(names(&reading.meant), meant, "{candidates:?}");
        assert_eq!(names(&reading.close), close, "{candidates:?}");
    }

    #[test]
    fn what_is_sure_is_meant_whatever_came_before() {
        check(
            1.0,
            &[("job", 0.9)],
            &[("job", 0.9), ("birth", 0.01)],
            &["job"],
            &[],
        );
    }

    #[test]
    fn the_conversation_decides_what_is_unsure() {
        check(
            0.0,
            &[("job", 0.6)],
            &[("job", 0.6), ("birth", 0.1)],
            &["job"],
            &[],
        );
        check(
            1.0,
            &[("job", 0.4)],
            &[("job", 0.4), ("birth", 0.2)],
            &["birth"],
            &[],
        );
    }

    #[test]
    fn two_readings_as_likely_are_both_offered() {
        check(
            0.0,
            &[],
            &[("job", 0.4), ("birth", 0.35)],
            &[],
            &["job", "birth"],
        );
    }

    #[test]
    fn nothing_likely_is_nothing() {
        check(0.0, &[], &[("job", 0.1)], &[], &[]);
    }

    #[test]
    fn a_greeting_counts_only_by_itself() {
        check(0.0, &[("greeting", 0.9), ("job", 0.8)], &[], &["job"], &[]);
        check(0.0, &[("greeting", 0.9)], &[], &["greeting"], &[]);
    }

    #[test]
    fn evidence_grows_with_what_is_said_and_fades_with_what_is_not() {
        let events = ["birth", "job"].map(|id| fixture::event(id, Vec::new(), Vec::new()));
        let content = fixture::content(events.into());
        let mut evidence = Evidence::new();
        let about = |event: &str| Reading {
            meant: scored(&[(event, 0.8)]),
            ..Reading::default()
        };
        update(&content, &mut evidence, &about("birth"));
        assert!((evidence["birth"] - 0.8).abs() < 1e-6);
        update(&content, &mut evidence, &Reading::default());
        assert!(evidence["birth"] > 0.7, "a passing remark changes little");
        update(&content, &mut evidence, &about("job"));
        assert!(
            evidence["job"] > evidence["birth"],
            "the latest counts most"
        );
        for _ in 0..20 {
            update(&content, &mut evidence, &about("job"));
        }
        assert!(
            !evidence.contains_key("birth"),
            "what is long past is forgotten"
        );
    }
}
