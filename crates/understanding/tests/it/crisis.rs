//! Danger to life or health, and what only looks like it.

use crate::{CONTENT, understand};
use content::Lang;

#[test]
fn crisis_examples_are_recognised_and_their_look_alikes_are_not() {
    for crisis in CONTENT.crises.values() {
        for lang in Lang::ALL {
            for text in crisis.examples.exact(lang).into_iter().flatten() {
                assert!(understand(text).crisis.is_some(), "missed {text:?}");
            }
            for text in crisis.not.exact(lang).into_iter().flatten() {
                assert_ne!(
                    understand(text).crisis.as_ref(),
                    Some(&crisis.id),
                    "{text:?}"
                );
            }
        }
    }
}

/// What people ask about their errands is full of death, illness and money, and is no danger.
#[test]
fn errands_raise_hardly_any_alarm() {
    let intents = CONTENT.intents.values();
    let examples = intents.flat_map(|intent| Lang::ALL.map(|lang| intent.examples.exact(lang)));
    let examples: Vec<&String> = examples.flatten().flatten().step_by(7).collect();
    let alarming = examples
        .iter()
        .filter(|text| understand(text).crisis.is_some());
    let share = alarming.count() as f64 / examples.len() as f64;
    assert!(examples.len() > 500 && share < 0.005, "{share}");
}

#[test]
fn danger_is_recognised_however_it_is_written() {
    let check = |text: &str, expected: Option<&str>| {
        let found = understand(text).crisis.map(|kind| kind.to_string());
        assert_eq!(found.as_deref(), expected, "for {text:?}");
    };
    check("mannen min slaar meg", Some("violence"));
    check("Kjæresten min tok kvelrtak på meg", Some("violence"));
    check("han var snill før. no slær han mæ", Some("violence"));
    check("stefar slår veslebror min kvar helg", Some("child-at-risk"));
    check("ungen min er medvetslaus", Some("medical-emergency"));
    check("brannalarmen går og det er røyk", Some("fire-accident"));
    check("denne søknaden tar livet av meg", None);
    check("han slo meg i sjakk", None);
    check("det brenner for meg å hjelpe andre", None);
    check("far slo meg da jeg var liten, arver jeg ham likevel?", None);
}
