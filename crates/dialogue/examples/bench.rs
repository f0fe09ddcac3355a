//! How long a turn takes inside the process: `bench CONTENT QUESTIONS.jsonl`. Prints one JSON object:
//! seconds from the first file to the first answer, and microseconds for understanding a message and
//! for the whole turn, with their ratio.

use content::Lang;
use dialogue::{Assistant, CitizenAct, Input, State};
use jiff::{ZonedDateTime, civil::date, tz::TimeZone};
use std::{hint::black_box, path::Path, time::Instant};
use understanding::Context;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(root), Some(questions)) = (arguments.next(), arguments.next()) else {
        return Err("usage: bench CONTENT QUESTIONS.jsonl".into());
    };
    let questions = messages(&std::fs::read_to_string(questions)?);
    let now = date(2026, 11, 23)
        .at(12, 0, 0, 0)
        .to_zoned_datetime(TimeZone::get("Europe/Oslo")?)?;

    let started = Instant::now();
    let content = content::load(Path::new(&root), jiff::civil::date(2026, 11, 23))
        .0
        .ok_or("no content there")?;
    let assistant = Assistant::new(content);
    turn(&assistant, &questions[0], &now);
    let first_answer = started.elapsed().as_secs_f64();

    let moment = Context {
        today: now.date(),
        lang: Lang::Nb,
        about: None,
    };
    let understand = timed(&questions, |text| {
        black_box(assistant.understander.understand(text, moment));
    });
    let turns = timed(&questions, |text| turn(&assistant, text, &now));
    println!(
        "{{\"messages\":{},\"first_answer_seconds\":{first_answer:.3},\
         \"understand_p50_us\":{:.1},\"understand_p99_us\":{:.1},\
         \"turn_p50_us\":{:.1},\"turn_p99_us\":{:.1},\"turn_to_understand_p50\":{:.2}}}",
        questions.len(),
        understand.0,
        understand.1,
        turns.0,
        turns.1,
        turns.0 / understand.0,
    );
    Ok(())
}

fn turn(assistant: &Assistant, text: &str, now: &ZonedDateTime) {
    let input = Input {
        act: CitizenAct::Say(text.to_owned()),
        logged_in: false,
    };
    black_box(assistant.reply(&State::new(Lang::Nb), &input, now));
}

/// Microseconds at the median and the 99th percentile, the best of three rounds for each message.
fn timed(messages: &[String], act: impl Fn(&str)) -> (f64, f64) {
    let best = |text: &String| {
        let rounds = (0..3).map(|_| {
            let started = Instant::now();
            act(text);
            started.elapsed().as_secs_f64() * 1e6
        });
        rounds.fold(f64::INFINITY, f64::min)
    };
    let mut times: Vec<f64> = messages.iter().map(best).collect();
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], times[times.len() * 99 / 100])
}

/// The `text` of each line; lines with several turns are left out.
fn messages(lines: &str) -> Vec<String> {
    let text = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).ok()?;
        value.get("text")?.as_str().map(str::to_owned)
    };
    lines.lines().filter_map(text).collect()
}
