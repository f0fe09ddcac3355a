//! Conditions over facts that may be unknown: three-valued, and in words.

use crate::{
    state::KnownFact,
    wording::{Wording, lower_first},
};
use content::{Comparison, Condition, FactId, FactKind, LifeEvent, Literal};
use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

/// What is known.
pub(crate) type Facts = BTreeMap<FactId, KnownFact>;

/// Whether the condition holds; `None` while an unknown fact decides it.
pub(crate) fn holds(condition: &Condition, facts: &Facts) -> Option<bool> {
    match condition {
        Condition::All(parts) => all_are(true, parts, facts),
        Condition::Any(parts) => all_are(false, parts, facts),
        Condition::Not(part) => holds(part, facts).map(|held| !held),
        Condition::Compare(fact, comparison, literal) => {
            compare(&facts.get(fact)?.value, *comparison, literal)
        }
    }
}

/// Adds the unknown facts that still decide the condition.
pub(crate) fn undecided<'a>(
    condition: &'a Condition,
    facts: &Facts,
    into: &mut BTreeSet<&'a FactId>,
) {
    if holds(condition, facts).is_some() {
        return;
    }
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                undecided(part, facts, into);
            }
        }
        Condition::Not(part) => undecided(part, facts, into),
        Condition::Compare(fact, ..) => {
            into.insert(fact);
        }
    }
}

/// What is still undecided, as it stands behind "if": `None` where there is nothing to say.
pub(crate) fn words(
    condition: &Condition,
    facts: &Facts,
    event: &LifeEvent,
    wording: Wording,
) -> Option<String> {
    phrase(condition, true, facts, event, wording)
}

fn phrase(
    condition: &Condition,
    wanted: bool,
    facts: &Facts,
    event: &LifeEvent,
    wording: Wording,
) -> Option<String> {
    if holds(condition, facts).is_some() {
        return None;
    }
    match condition {
        Condition::Not(part) => phrase(part, !wanted, facts, event, wording),
        Condition::All(parts) | Condition::Any(parts) => {
            let phrases: Vec<String> = parts
                .iter()
                .filter_map(|part| phrase(part, wanted, facts, event, wording))
                .collect();
            // Denied, "all" becomes "any" and the other way round (De Morgan).
            let is_all = matches!(condition, Condition::All(_)) == wanted;
            Some(if is_all {
                wording.list(&phrases)
            } else {
                wording.list_or(&phrases)
            })
        }
        Condition::Compare(fact, comparison, literal) => {
            let comparison = if wanted {
                *comparison
            } else {
                denied(*comparison)
            };
            comparison_words(fact, comparison, literal, event, wording)
        }
    }
}

fn comparison_words(
    fact: &FactId,
    comparison: Comparison,
    literal: &Literal,
    event: &LifeEvent,
    wording: Wording,
) -> Option<String> {
    let fact = event.facts.iter().find(|declared| declared.id == *fact)?;
    let lang = wording.lang;
    let is_equal = comparison == Comparison::Equal;
    let value = match literal {
        Literal::YesNo(yes) => {
            let key = if *yes == is_equal { "if-yes" } else { "if-no" };
            return Some(wording.say_with(key, &[("question", fact.ask.get(lang))]));
        }
        Literal::Text(id) => {
            let option = option_label(&fact.kind, id, wording).unwrap_or_else(|| id.clone());
            let key = if is_equal {
                "if-option"
            } else {
                "if-not-option"
            };
            return Some(wording.say_with(key, &[("option", &option)]));
        }
        Literal::Number(number) => number.to_string(),
        Literal::Date(day) => wording.date(*day),
    };
    Some(wording.say_with(
        "if-compared",
        &[
            ("fact", &lower_first(fact.label.get(lang))),
            ("comparison", comparison_key(comparison)),
            ("value", &value),
        ],
    ))
}

/// The words on an option.
pub(crate) fn option_label(kind: &FactKind, id: &str, wording: Wording) -> Option<String> {
    let FactKind::Choice(options) = kind else {
        return None;
    };
    options
        .iter()
        .find(|option| option.id == id)
        .map(|option| option.label.get(wording.lang).clone())
}

/// `None` where the two are not of one type, which `content` keeps from happening.
fn compare(value: &Literal, comparison: Comparison, literal: &Literal) -> Option<bool> {
    let order = match (value, literal) {
        (Literal::Date(a), Literal::Date(b)) => a.cmp(b),
        (Literal::Text(a), Literal::Text(b)) => a.cmp(b),
        (Literal::Number(a), Literal::Number(b)) => a.partial_cmp(b)?,
        (Literal::YesNo(a), Literal::YesNo(b)) => a.cmp(b),
        _ => return None,
    };
    Some(match comparison {
        Comparison::Equal => order == Ordering::Equal,
        Comparison::NotEqual => order != Ordering::Equal,
        Comparison::Less => order == Ordering::Less,
        Comparison::LessOrEqual => order != Ordering::Greater,
        Comparison::Greater => order == Ordering::Greater,
        Comparison::GreaterOrEqual => order != Ordering::Less,
    })
}

fn denied(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal => Comparison::NotEqual,
        Comparison::NotEqual => Comparison::Equal,
        Comparison::Less => Comparison::GreaterOrEqual,
        Comparison::LessOrEqual => Comparison::Greater,
        Comparison::Greater => Comparison::LessOrEqual,
        Comparison::GreaterOrEqual => Comparison::Less,
    }
}

fn comparison_key(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "equal",
        Comparison::NotEqual => "not-equal",
        Comparison::Less => "less",
        Comparison::LessOrEqual => "at-most",
        Comparison::Greater => "greater",
        Comparison::GreaterOrEqual => "at-least",
    }
}

/// `neutral` if every part is, its opposite as soon as one part is that, `None` otherwise.
fn all_are(neutral: bool, parts: &[Condition], facts: &Facts) -> Option<bool> {
    let mut outcome = Some(neutral);
    for part in parts {
        match holds(part, facts) {
            Some(value) if value == neutral => {}
            Some(value) => return Some(value),
            None => outcome = None,
        }
    }
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{known, yes};

    #[test]
    fn what_is_unknown_decides_only_where_the_rest_does_not() {
        let check = |condition: &Condition, facts: &[(&str, bool)], expect: Option<bool>| {
            let facts: Vec<_> = facts
                .iter()
                .map(|(id, yes)| (*id, Literal::YesNo(*yes)))
                .collect();
            assert_eq!(
                holds(condition, &known(&facts)),
                expect,
                "{condition:?} {facts:?}"
            );
        };
        let both = Condition::All(vec![yes("a"), yes("b")]);
        check(&both, &[], None);
        check(&both, &[("a", true)], None);
        check(&both, &[("a", false)], Some(false));
        check(&both, &[("a", true), ("b", true)], Some(true));
        let either = Condition::Any(vec![yes("a"), yes("b")]);
        check(&either, &[("a", true)], Some(true));
        check(&either, &[("a", false)], None);
        check(&either, &[("a", false), ("b", false)], Some(false));
        let neither = Condition::Not(Box::new(either));
        check(&neither, &[("a", true)], Some(false));
        check(&neither, &[("a", false)], None);
    }

    #[test]
    fn values_compare_with_their_own_kind_only() {
        let check = |comparison, literal: Literal, expect: Option<bool>| {
            let condition = Condition::Compare("n".into(), comparison, literal);
            let facts = known(&[("n", Literal::Number(3.0))]);
            assert_eq!(holds(&condition, &facts), expect, "{condition:?}");
        };
        check(Comparison::Equal, Literal::Number(3.0), Some(true));
        check(Comparison::NotEqual, Literal::Number(3.0), Some(false));
        check(Comparison::Less, Literal::Number(3.0), Some(false));
        check(Comparison::LessOrEqual, Literal::Number(3.0), Some(true));
        check(Comparison::Greater, Literal::Number(2.0), Some(true));
        check(
            Comparison::GreaterOrEqual,
            Literal::Number(4.0),
            Some(false),
        );
        check(Comparison::Equal, Literal::Text("3".to_owned()), None);
    }

    #[test]
    fn only_what_still_decides_is_open() {
        let condition = Condition::Any(vec![Condition::All(vec![yes("a"), yes("b")]), yes("c")]);
        let facts = known(&[("a", Literal::YesNo(false))]);
        let mut open = BTreeSet::new();
        undecided(&condition, &facts, &mut open);
        let names: Vec<_> = open.into_iter().map(FactId::as_str).collect();
        assert_eq!(names, ["c"]);
    }
}
