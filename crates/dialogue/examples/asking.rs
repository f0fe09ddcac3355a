//! How often the assistant asks instead of answering, and how right it is when it answers:
//! `asking CONTENT QUESTIONS.jsonl`. Prints one JSON object for each style of message and one for all.
//!
//! Of the lines in scope: `asked` is the share answered with readings to choose between; `answered_right`
//! the share right of those answered with a life event; `asked_would_be_right` the share of those asked
//! of which the first reading is right; `asked_offers_right` of which any is. Of lines with several life
//! events, `main_first` is the share of which the main one comes first, `all_found` the share answered
//! with exactly these.

use content::Lang;
use dialogue::{Assistant, Block, CitizenAct, Input, Reply, State};
use jiff::{ZonedDateTime, civil::date, tz::TimeZone};
use serde_json::{Value, json};
use std::{collections::BTreeMap, path::Path};

/// A line of the file and what came of it.
struct Judged {
    style: String,
    /// The main one first.
    expected: Vec<String>,
    found: Vec<String>,
    asked: bool,
    /// The intent that should answer, and those heard.
    intent: Option<String>,
    intents: Vec<String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(root), Some(questions)) = (arguments.next(), arguments.next()) else {
        return Err("usage: asking CONTENT QUESTIONS.jsonl".into());
    };
    let content = content::load(Path::new(&root), jiff::civil::date(2026, 11, 23))
        .0
        .ok_or("no content there")?;
    let assistant = Assistant::new(content);
    let now = date(2026, 11, 23)
        .at(12, 0, 0, 0)
        .to_zoned_datetime(TimeZone::get("Europe/Oslo")?)?;
    let mut by_style: BTreeMap<String, Vec<Judged>> = BTreeMap::new();
    for line in std::fs::read_to_string(questions)?.lines() {
        let Some(judged) = judge(&assistant, &serde_json::from_str(line)?, &now) else {
            continue;
        };
        let style = judged.style.clone();
        by_style.entry(style).or_default().push(judged);
    }
    for (style, lines) in &by_style {
        println!("{}", figures(style, &lines.iter().collect::<Vec<_>>()));
    }
    let all: Vec<&Judged> = by_style.values().flatten().collect();
    println!("{}", figures("all", &all));
    Ok(())
}

/// Holds the conversation of a line; `None` for lines that are about no life event.
fn judge(assistant: &Assistant, line: &Value, now: &ZonedDateTime) -> Option<Judged> {
    let texts = |key: &str| -> Vec<String> {
        let list = line[key].as_array().into_iter().flatten();
        list.filter_map(|text| text.as_str().map(str::to_owned))
            .collect()
    };
    let one = |key: &str| line[key].as_str().map(str::to_owned);
    let mut expected = texts("life_events");
    if expected.is_empty() {
        expected.extend(one("life_event"));
    }
    if matches!(expected.first().map(String::as_str), None | Some("general")) {
        return None;
    }
    let mut turns = texts("turns");
    turns.extend(one("text"));
    let mut state = State::new(Lang::Nb);
    let mut last: Option<Reply> = None;
    for turn in turns {
        let input = Input {
            act: CitizenAct::Say(turn),
            logged_in: false,
        };
        let (next, reply) = assistant.reply(&state, &input, now);
        state = next;
        last = Some(reply);
    }
    let reply = last?;
    let understood = reply.understood.clone().unwrap_or_default();
    let events = understood.life_events.iter().map(ToString::to_string);
    let intents = understood
        .intents
        .iter()
        .map(|(intent, _)| intent.to_string());
    Some(Judged {
        intent: one("intent"),
        intents: intents.collect(),
        style: one("style").unwrap_or_default(),
        expected,
        found: if understood.out_of_scope {
            Vec::new()
        } else {
            events.collect()
        },
        asked: matches!(reply.blocks.as_slice(), [.., Block::Choices { .. }])
            && !reply.blocks.iter().any(is_answer),
    })
}

/// Whether a block is more than a question back or a remark on the language.
fn is_answer(block: &Block) -> bool {
    match block {
        Block::Text { heading, .. } => heading.is_some(),
        Block::Choices { .. } | Block::Question(_) => false,
        _ => true,
    }
}

fn figures(style: &str, lines: &[&Judged]) -> Value {
    let ours: Vec<&Judged> = lines
        .iter()
        .copied()
        .filter(|line| line.expected[0] != "out_of_scope")
        .collect();
    let strangers = lines
        .iter()
        .filter(|line| line.expected[0] == "out_of_scope");
    let share = |of: &[&Judged], is: &dyn Fn(&Judged) -> bool| {
        let right = of.iter().filter(|line| is(line)).count();
        let share = 1000.0 * right as f64 / of.len().max(1) as f64;
        share.round() / 1000.0
    };
    let first = |line: &Judged| line.found.first() == line.expected.first();
    let some = |keep: &dyn Fn(&Judged) -> bool| -> Vec<&Judged> {
        ours.iter().copied().filter(|line| keep(line)).collect()
    };
    let asked = some(&|line| line.asked);
    let answered = some(&|line| !line.asked && !line.found.is_empty());
    let with_intent =
        some(&|line| line.intent.is_some() && line.found.first() == line.expected.first());
    let intent_asked = some(&|line| line.asked && line.intent.is_some() && first(line));
    let offers_intent = |line: &Judged| {
        line.intent
            .as_ref()
            .is_some_and(|intent| line.intents.contains(intent))
    };
    let several = some(&|line| line.expected.len() > 1);
    let all_found = |line: &Judged| {
        let (mut expected, mut found) = (line.expected.clone(), line.found.clone());
        expected.sort();
        found.sort();
        expected == found
    };
    json!({
        "style": style,
        "n": ours.len(),
        "strangers": strangers.clone().count(),
        "strangers_asked": strangers.filter(|line| line.asked).count(),
        "right_first": share(&ours, &first),
        "asked": share(&ours, &|line| line.asked),
        "answered_right": share(&answered, &first),
        "asked_would_be_right": share(&asked, &first),
        "asked_offers_right": share(&asked, &|line| line.found.contains(&line.expected[0])),
        "intent_right": share(&with_intent, &|line| line.intents.first() == line.intent.as_ref()),
        "intent_asked": share(&with_intent, &|line| line.asked),
        "intent_asked_offers": share(&intent_asked, &offers_intent),
        "main_first": share(&several, &first),
        "all_found": share(&several, &all_found),
    })
}
