//! What `livslos eval` counts.

use crate::{CONTENT, TODAY, UNDERSTANDER, shipped, training::rows};
use content::{Content, Domain, Lang};
use understanding::eval;

#[test]
fn scores_count_abstentions_as_wrong_and_time_by_the_callers_clock() {
    let mut ticks = 0;
    let scores = eval::intents(&rows(), &rows(), None, || {
        ticks += 1;
        std::time::Duration::from_secs(ticks)
    });
    assert!(scores.accuracy <= scores.accuracy_forced);
    assert!(scores.accuracy_forced > 0.9, "{scores:?}");
    assert!(
        scores.oos_recall.is_some_and(|recall| recall > 0.5),
        "{scores:?}"
    );
    assert!((scores.train_seconds - 1.0).abs() < 1e-9);
    assert!((scores.p50_us - 1e6).abs() < 1e-3);
    assert!((0.0..=1.0).contains(&scores.ece));
}

#[test]
fn language_scores_are_per_language() {
    let rows = [
        ("nb", "jeg vet ikke hva jeg skal gjøre"),
        ("nn", "eg veit ikkje kva eg skal gjere"),
        ("en", "i do not know what to do"),
        ("en", "jeg"),
    ]
    .map(|(lang, text)| (lang.to_owned(), text.to_owned()));
    let scores = eval::languages(UNDERSTANDER.languages(), &rows);
    assert!((scores.accuracy - 0.75).abs() < 1e-9);
    assert!((scores.by_language["en"] - 0.5).abs() < 1e-9);
}

/// Content with only these intents, and a little of what is out of scope.
fn content_with(intents: &[&str]) -> Content {
    let mut content = shipped();
    content.intents.retain(|id, _| {
        let id = id.as_str();
        intents.contains(&id) || SOME_STRANGERS.contains(&id)
    });
    content
}

const SOME_INTENTS: [&str; 5] = [
    "barnehage-pris",
    "barnehageplass-soke",
    "bil-og-flyttegods",
    "gravferd-ordne",
    "statsborgerskap-soke",
];

const SOME_STRANGERS: [&str; 4] = ["food", "passport", "shopping", "tax-return"];

#[test]
fn confusions_count_every_example_and_name_what_draws_it() {
    let content = content_with(&SOME_INTENTS);
    let count = |intent: &content::Intent| -> usize {
        let lists = Lang::ALL.map(|lang| intent.examples.exact(lang).map_or(0, Vec::len));
        lists.iter().sum()
    };
    let examples: usize = content.intents.values().map(count).sum();
    let found = eval::confusions(content, TODAY);
    assert_eq!(found.n, examples);
    assert!(found.intent_accuracy > 0.5, "{}", found.intent_accuracy);
    assert!(found.event_accuracy >= found.intent_accuracy);
    let wrong: usize = found.intents.iter().map(|pair| pair.count).sum();
    let share = 1.0 - wrong as f64 / examples as f64;
    assert!((share - found.intent_accuracy).abs() < 1e-9);
    let counts: Vec<usize> = found.intents.iter().map(|pair| pair.count).collect();
    assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
    for pair in found.intents.iter().chain(&found.life_events) {
        assert_ne!(pair.expected, pair.given);
        assert!(pair.count <= pair.of, "{pair:?}");
        let strongest = pair.pulls.first().expect("something draws it");
        assert!(!strongest.draws.is_empty() && strongest.strength > 0.0);
    }
    for pair in &found.intents {
        let stands_there = |pull: &eval::Pull| {
            let domain = &CONTENT.intents[pull.intent.as_str()].domain;
            pull.intent == pair.given
                || (pair.given == "out-of-scope" && *domain == Domain::OutOfScope)
        };
        assert!(pair.pulls.iter().all(stands_there), "{pair:?}");
    }
}

#[test]
fn what_is_left_out_is_none_of_ours_close_or_misleading() {
    let content = content_with(&SOME_INTENTS);
    let found = eval::unforeseen(content, TODAY);
    let intents: Vec<&str> = found.intent.keys().map(String::as_str).collect();
    let mut expected = SOME_INTENTS;
    expected.sort_unstable();
    assert_eq!(intents, expected);
    let sums = [&found.all].into_iter().chain(found.intent.values());
    for left in sums.chain(found.life_event.values()) {
        let fates = left.out_of_scope + left.same_event + left.elsewhere;
        assert_eq!(fates, left.n, "{left:?}");
    }
    let total: usize = found.life_event.values().map(|left| left.n).sum();
    assert_eq!(total, found.all.n);
    // An event with a single intent has no other errand to be close to.
    assert_eq!(found.intent["gravferd-ordne"].same_event, 0);
    assert!(found.intent["gravferd-ordne"].out_of_scope > 0);
    assert!(found.intent["barnehage-pris"].same_event > 0);
}
