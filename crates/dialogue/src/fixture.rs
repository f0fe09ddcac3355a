//! A small hand-made life event for the tests of the rules. The wording is empty: every message is
//! its own key.

use crate::{conditions::Facts, state::KnownFact};
use content::{
    ArticleId, Comparison, Condition, Contacts, Content, Domain, Due, DueKind, Fact, FactKind,
    Intent, IntentAct, LifeEvent, Literal, Locales, Localized, Rates, Roll, Step, Text, Tone,
};
use jiff::Span;
use std::collections::BTreeMap;

pub(crate) fn text(words: &str) -> Text {
    Localized {
        nb: words.to_owned(),
        nn: words.to_owned(),
        en: Some(words.to_owned()),
    }
}

pub(crate) fn fact(id: &str, kind: FactKind) -> Fact {
    Fact {
        id: id.into(),
        kind,
        ask: text(&format!("{id}?")),
        why: text("why"),
        label: text(id),
        time: None,
        heard: Vec::new(),
    }
}

/// A step without condition and day.
pub(crate) fn step(id: &str) -> Step {
    Step {
        id: id.into(),
        title: text(id),
        text: text(""),
        agency: "nav".into(),
        article: ArticleId::from("none"),
        section: None,
        when: None,
        due: None,
        after: Vec::new(),
        service: None,
    }
}

pub(crate) fn due(from: &str, days: i32, kind: DueKind) -> Due {
    Due {
        from: from.into(),
        offset: Span::new().days(days),
        kind,
        roll: Roll::None,
    }
}

pub(crate) fn yes(fact: &str) -> Condition {
    Condition::Compare(fact.into(), Comparison::Equal, Literal::YesNo(true))
}

pub(crate) fn event(id: &str, facts: Vec<Fact>, steps: Vec<Step>) -> LifeEvent {
    LifeEvent {
        business: false,
        id: id.into(),
        name: text(id),
        summary: text(id),
        tone: Tone::Neutral,
        overview: ArticleId::from("none"),
        facts,
        steps,
        related: Vec::new(),
    }
}

pub(crate) fn known(facts: &[(&str, Literal)]) -> Facts {
    facts
        .iter()
        .map(|(id, value)| {
            let value = value.clone();
            ((*id).into(), KnownFact { value, turn: 0 })
        })
        .collect()
}

/// Content with one answering intent a life event, named like it, and a greeting.
pub(crate) fn content(events: Vec<LifeEvent>) -> Content {
    let mut intents: Vec<Intent> = events
        .iter()
        .map(|event| Intent {
            id: event.id.as_str().into(),
            domain: Domain::LifeEvent(event.id.clone()),
            title: event.name.clone(),
            act: IntentAct::Steps,
            examples: no_examples(),
        })
        .collect();
    intents.push(Intent {
        id: "greeting".into(),
        domain: Domain::General,
        title: text("greeting"),
        act: IntentAct::Say {
            key: "greeting".to_owned(),
        },
        examples: no_examples(),
    });
    Content {
        version: "test".to_owned(),
        life_events: events
            .into_iter()
            .map(|event| (event.id.clone(), event))
            .collect(),
        intents: intents
            .into_iter()
            .map(|intent| (intent.id.clone(), intent))
            .collect(),
        articles: BTreeMap::new(),
        crises: BTreeMap::new(),
        contacts: Contacts::default(),
        municipalities: BTreeMap::new(),
        rates: Rates::new(),
        synonyms: Vec::new(),
        locales: Locales::default(),
    }
}

fn no_examples() -> Localized<Vec<String>> {
    Localized {
        nb: Vec::new(),
        nn: Vec::new(),
        en: None,
    }
}
