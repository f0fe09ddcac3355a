//! A trained model as bytes, and back.

use crate::{CONTENT, TODAY, UNDERSTANDER, shipped};
use content::Lang;
use understanding::{Context, Understander, Unusable};

#[test]
fn what_was_kept_understands_as_what_was_trained_bit_for_bit() {
    let kept = UNDERSTANDER.keep().expect("there is no encoder");
    let restored = Understander::restore(&CONTENT, &kept).expect("it is whole");
    let context = Context {
        today: TODAY,
        lang: Lang::Nb,
        about: None,
    };
    for intent in CONTENT.intents.values() {
        for text in intent.examples.nb.iter().take(3) {
            // Known wordings are looked up; with a letter more it has to be understood.
            for text in [text.clone(), format!("{text}r")] {
                let (one, other) = (
                    UNDERSTANDER.understand(&text, context),
                    restored.understand(&text, context),
                );
                assert_eq!(one, other, "{text}");
            }
        }
    }
    assert!(restored.keep() == Some(kept), "kept again it is the same");
}

#[test]
fn bytes_that_are_something_else_are_told_from_damaged_and_outdated_ones() {
    let kept = UNDERSTANDER.keep().expect("there is no encoder");
    let check = |bytes: &[u8], expect: Unusable| {
        let restored = Understander::restore(&CONTENT, bytes);
        assert_eq!(restored.err(), Some(expect), "{} bytes", bytes.len());
    };
    check(b"", Unusable::Foreign);
    check(b"SQLite format 3", Unusable::Foreign);
    check(&kept[..20], Unusable::Damaged);
    check(&kept[..50], Unusable::Damaged);
    check(&kept[..kept.len() - 1], Unusable::Damaged);
    for place in [41, 60, kept.len() / 2, kept.len() - 1] {
        let mut changed = kept.clone();
        changed[place] ^= 16;
        check(&changed, Unusable::Damaged);
    }
    check(&[&kept[..], b"more"].concat(), Unusable::Damaged);

    let mut other = shipped();
    let intent = other.intents.values_mut().next().expect("an intent");
    intent.examples.nb[0].push('!');
    let restored = Understander::restore(&other, &kept);
    assert_eq!(restored.err(), Some(Unusable::Outdated));
}
