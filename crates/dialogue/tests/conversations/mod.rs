//! Runs every scenario of `tests/conversations/` against the content of the repository. The format
//! stands in `tests/conversations/README.md`.

mod scenario;
mod transcript;

use crate::SHIPPED;
use content::Lang;
use dialogue::{Assistant, Block, CitizenAct, Effect, Input, Reply, State};
use jiff::{ZonedDateTime, civil::Date};
use scenario::{Act, Expect, Scenario};
use std::{
    collections::BTreeSet,
    fmt::Write as _,
    path::{Path, PathBuf},
};

#[test]
fn every_conversation_goes_as_written() {
    let (assistant, errors) = &*SHIPPED;
    let mut names = BTreeSet::new();
    let mut failures = String::new();
    for (file, scenarios) in scenarios() {
        for scenario in scenarios {
            let is_new = names.insert(scenario.name.clone());
            assert!(
                is_new,
                "{file}: two scenarios are called {:?}",
                scenario.name
            );
            if let Err(failure) = check(assistant, &scenario) {
                let _ = writeln!(failures, "\n=== {file}: {}\n{failure}", scenario.name);
            }
        }
    }
    assert!(failures.is_empty(), "{errors}{failures}");
}

#[test]
fn whatever_comes_in_gets_a_reply() {
    let (assistant, _) = &*SHIPPED;
    let now = moment(jiff::civil::date(2026, 11, 23));
    let mut state = State::new(Lang::Nb);
    let mut offered: Vec<String> = Vec::new();
    // A walk of its own choosing that is the same every time (a linear congruence).
    let mut number: usize = 1;
    for _ in 0..WALK {
        number = number
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let pick = number >> 33;
        let act = odd_act(assistant, &offered, pick);
        let input = Input {
            act: act.clone(),
            logged_in: pick.is_multiple_of(3),
        };
        let (next, reply) = assistant.reply(&state, &input, &now);
        assert!(!reply.blocks.is_empty(), "no reply to {act:?}");
        assert_eq!(
            reply.understood.is_some(),
            matches!(act, CitizenAct::Say(_)),
            "{act:?}"
        );
        assert_eq!(next.turn, state.turn + 1);
        offered = transcript::choices(&reply)
            .iter()
            .map(|choice| choice.id.clone())
            .collect();
        state = next;
    }
}

/// Turns of the walk.
const WALK: usize = 400;

/// One of the things that could come in, sensible or not.
fn odd_act(assistant: &Assistant, offered: &[String], pick: usize) -> CitizenAct {
    const SAID: [&str; 10] = [
        "",
        "ja",
        "nei",
        "vet ikke",
        "31. februar",
        "\u{0}\u{202e}\u{fffd}",
        "jeg er gravid",
        "slett alt",
        "99999999999999999999",
        "my father died last week",
    ];
    const VALUES: [&str; 7] = [
        "",
        "true",
        "2027-02-29",
        "-1e999",
        "9999-12-31",
        "Asker",
        "gift",
    ];
    let facts: Vec<_> = assistant
        .content
        .life_events
        .values()
        .flat_map(|event| &event.facts)
        .collect();
    match pick % 5 {
        0 | 1 if !offered.is_empty() => CitizenAct::Choose(offered[pick % offered.len()].clone()),
        2 => CitizenAct::Answer {
            question: facts[pick % facts.len()].id.clone(),
            value: VALUES[pick % VALUES.len()].to_owned(),
        },
        3 => CitizenAct::Choose(format!("section:{}", SAID[pick % SAID.len()])),
        _ => CitizenAct::Say(SAID[pick % SAID.len()].to_owned()),
    }
}

/// Holds one conversation and compares every reply with what is expected of it.
fn check(assistant: &Assistant, scenario: &Scenario) -> Result<(), String> {
    let mut state = State::new(scenario.lang);
    let mut last: Option<Reply> = None;
    let mut logged_in = scenario.logged_in;
    let mut transcript = String::new();
    for turn in &scenario.turns {
        logged_in |= turn.log_in;
        let now = moment(turn.now.unwrap_or(scenario.now));
        let said = turn.act().map_err(|fault| format!("{transcript}{fault}"))?;
        let act = citizen_act(&said, scenario, last.as_ref())
            .map_err(|fault| format!("{transcript}  FAULT: {fault}"))?;
        let input = Input { act, logged_in };
        let (next, reply) = assistant.reply(&state, &input, &now);
        transcript.push_str(&transcript::of(&said, &reply));
        let mut faults = faults(&turn.expect, &next, &reply);
        faults.extend(broken_rules(assistant, &next, &reply, logged_in, &now));
        if !faults.is_empty() {
            return Err(format!(
                "{transcript}  FAULT: {}",
                faults.join("\n  FAULT: ")
            ));
        }
        state = next;
        last = Some(reply);
    }
    Ok(())
}

/// What holds for every reply, whatever the scenario.
fn broken_rules(
    assistant: &Assistant,
    state: &State,
    reply: &Reply,
    logged_in: bool,
    now: &ZonedDateTime,
) -> Vec<String> {
    let mut faults = Vec::new();
    let text = transcript::text(reply);
    if text.contains("{ $") || text.contains("{$") {
        faults.push("a variable of the wording is not filled in".to_owned());
    }
    let stored = serde_json::to_string(state).expect("a state can be stored");
    let read: State = serde_json::from_str(&stored).expect("a stored state can be read");
    if read != *state {
        faults.push("the state is another one after it was stored".to_owned());
    }
    let questions = reply
        .blocks
        .iter()
        .filter(|block| matches!(block, Block::Question(_)))
        .count();
    if questions > 1 {
        faults.push(format!("{questions} questions at a time"));
    }
    let gone = assistant
        .content
        .locales
        .format(state.lang, "choice-gone", &[]);
    for choice in transcript::choices(reply) {
        let act = CitizenAct::Choose(choice.id.clone());
        let (_, next) = assistant.reply(state, &Input { act, logged_in }, now);
        if next.blocks.is_empty() || transcript::text(&next).contains(&gone) {
            faults.push(format!("the choice {:?} leads nowhere", choice.label));
        }
    }
    faults
}

/// Where the reply and the state differ from what is expected.
fn faults(expect: &Expect, state: &State, reply: &Reply) -> Vec<String> {
    let mut faults = Vec::new();
    for (what, expected, found) in comparisons(expect, state, reply) {
        if expected != found {
            faults.push(format!("{what}: expected {expected:?}, found {found:?}"));
        }
    }
    let kinds: Vec<_> = reply.blocks.iter().map(transcript::kind).collect();
    let mut rest = kinds.iter();
    let missing = expect
        .blocks
        .iter()
        .find(|kind| !rest.any(|found| found == kind));
    if let Some(missing) = missing {
        faults.push(format!(
            "no block {missing:?} in that place among {kinds:?}"
        ));
    }
    for kind in &expect.no_blocks {
        if kinds.contains(&kind.as_str()) {
            faults.push(format!("a block {kind:?}"));
        }
    }
    // Numbers are written with spaces that do not break.
    let text = transcript::text(reply).replace('\u{a0}', " ");
    for words in &expect.contains {
        if !text.contains(words.as_str()) {
            faults.push(format!("does not say {words:?}"));
        }
    }
    for words in &expect.not_contains {
        if text.contains(words.as_str()) {
            faults.push(format!("says {words:?}"));
        }
    }
    faults
}

/// What is compared as a whole: its name, what is expected, and what was found.
fn comparisons(expect: &Expect, state: &State, reply: &Reply) -> Vec<(String, String, String)> {
    let understood = reply.understood.clone().unwrap_or_default();
    let mut events: Vec<_> = understood
        .life_events
        .iter()
        .map(ToString::to_string)
        .collect();
    let intents: Vec<_> = understood
        .intents
        .iter()
        .map(|(intent, _)| intent.to_string())
        .collect();
    events.sort();
    let mut expected_events = expect.life_events.clone();
    if let Some(events) = &mut expected_events {
        events.sort();
    }
    let asks = state.asks().map_or("nothing", |fact| fact.as_str());
    let mut comparisons = Vec::new();
    let mut compare = |what: &str, expected: Option<String>, found: String| {
        comparisons.extend(expected.map(|expected| (what.to_owned(), expected, found)));
    };
    let lang = expect.lang.map(|lang| lang.to_string());
    compare("lang", lang, reply.lang.to_string());
    compare(
        "life_events",
        joined(expected_events.as_ref()),
        events.join(", "),
    );
    compare(
        "intents",
        joined(expect.intents.as_ref()),
        intents.join(", "),
    );
    let out_of_scope = expect.out_of_scope.map(|expected| expected.to_string());
    compare(
        "out_of_scope",
        out_of_scope,
        understood.out_of_scope.to_string(),
    );
    compare("asks", expect.asks.clone(), asks.to_owned());
    let effects: Vec<_> = reply.effects.iter().map(effect).collect();
    compare(
        "effects",
        joined(expect.effects.as_ref()),
        effects.join(", "),
    );
    for (fact, expected) in &expect.facts {
        let known = state.facts.get(fact.as_str());
        let found = known.map(|known| transcript::value(&known.value));
        compare(
            fact,
            Some(expected.clone()),
            found.unwrap_or_else(|| "unknown".to_owned()),
        );
    }
    comparisons
}

fn joined(list: Option<&Vec<String>>) -> Option<String> {
    list.map(|list| list.join(", "))
}

fn citizen_act(act: &Act, scenario: &Scenario, last: Option<&Reply>) -> Result<CitizenAct, String> {
    Ok(match act {
        Act::Open => CitizenAct::Open(scenario.page.clone()),
        Act::Say(text) => CitizenAct::Say(text.clone()),
        Act::Choose(label) => {
            let last = last.ok_or("nothing was offered yet")?;
            let mut choices = transcript::choices(last);
            choices.retain(|choice| choice.label.contains(label.as_str()));
            let choice = choices
                .first()
                .ok_or_else(|| format!("{label:?} was not offered"))?;
            CitizenAct::Choose(choice.id.clone())
        }
        Act::Send(id) => CitizenAct::Choose(id.clone()),
        Act::Answer(fact, value) => CitizenAct::Answer {
            question: fact.as_str().into(),
            value: value.clone(),
        },
        Act::Status(services) => {
            CitizenAct::AskStatus(services.iter().map(|id| id.as_str().into()).collect())
        }
        Act::Language(lang) => CitizenAct::Language(*lang),
    })
}

fn effect(effect: &Effect) -> String {
    match effect {
        Effect::LookUpStatus(services) if services.is_empty() => "status: all".to_owned(),
        Effect::LookUpStatus(services) => {
            let services: Vec<_> = services.iter().map(ToString::to_string).collect();
            format!("status: {}", services.join(" "))
        }
        Effect::DeleteConversation => "delete".to_owned(),
    }
}

fn moment(day: Date) -> ZonedDateTime {
    day.at(10, 0, 0, 0)
        .in_tz("Europe/Oslo")
        .expect("a time that exists in Oslo")
}

fn scenarios() -> Vec<(String, Vec<Scenario>)> {
    let folder = root().join("tests/conversations");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("the folder can be read")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let text = std::fs::read_to_string(&path).expect("a file that can be read");
            let read = serde_saphyr::from_str(&text);
            (
                name.clone(),
                read.unwrap_or_else(|error| panic!("{name}: {error}")),
            )
        })
        .collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
