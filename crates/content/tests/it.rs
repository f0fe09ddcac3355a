//! The content that ships with Livslos, as it stands in the repository.

use content::{Content, Domain, Lang, Localized, Problem};
use sha2::Digest as _;
use std::{collections::HashMap, fs, path::Path};

fn shipped() -> (Content, Vec<Problem>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (content, problems) = content::load(&root, jiff::civil::date(2026, 11, 23));
    (content.expect("the repository has content"), problems)
}

#[test]
fn it_has_no_problem() {
    let problems: Vec<String> = shipped().1.iter().map(Problem::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// What the first release promises of each of the seven life events.
#[test]
fn every_life_event_has_its_minimum() {
    let (content, _) = shipped();
    assert_eq!(content.life_events.len(), 7);
    for event in content.life_events.keys() {
        let of_event =
            |intent: &&content::Intent| intent.domain == content::Domain::LifeEvent(event.clone());
        let intents: Vec<_> = content.intents.values().filter(of_event).collect();
        assert!(intents.len() >= 8, "{event}: {} intents", intents.len());
        for intent in intents {
            for lang in Lang::ALL {
                let examples = intent.examples.exact(lang).map_or(0, Vec::len);
                assert!(
                    examples >= 15,
                    "{}: {examples} examples in {lang}",
                    intent.id
                );
            }
        }
        let articles = content.articles.values().filter(|article| {
            article.life_events.first() == Some(event) && article.text.en.is_some()
        });
        assert!(articles.count() >= 4, "{event}: too few articles");
        assert!(
            !content.life_events[event].steps.is_empty(),
            "{event}: no steps"
        );
    }
}

/// Measuring on what was trained on would measure memory.
#[test]
fn no_question_of_the_measuring_set_trains() {
    let (content, _) = shipped();
    let mut trained: HashMap<String, String> = HashMap::new();
    let mut teach = |texts: &Localized<Vec<String>>, by: &str| {
        for text in Lang::ALL.into_iter().filter_map(|lang| texts.exact(lang)) {
            trained.extend(text.iter().map(|text| (normalised(text), by.to_owned())));
        }
    };
    for intent in content.intents.values() {
        teach(&intent.examples, intent.id.as_str());
    }
    for crisis in content.crises.values() {
        teach(&crisis.examples, crisis.id.as_str());
        teach(&crisis.not, crisis.id.as_str());
    }
    let mut shared = Vec::new();
    for question in questions() {
        for text in &question.texts {
            if let Some(by) = trained.get(&normalised(text)) {
                shared.push(format!("{}: `{text}` trains {by}", question.place));
            }
        }
    }
    assert!(shared.is_empty(), "{}", shared.join("\n"));
}

/// A line that stands twice counts twice, and in both parts it would open the one that is not looked
/// at.
#[test]
fn every_question_stands_once_and_in_its_part() {
    let questions = questions();
    let mut first: HashMap<String, &str> = HashMap::new();
    let mut wrong = Vec::new();
    for question in &questions {
        let whole = normalised(&question.texts.join("\n"));
        let last_byte = sha2::Sha256::digest(&whole)[31];
        if question.place.starts_with("held-out") && last_byte % 2 == 0 {
            wrong.push(format!("{} belongs to development", question.place));
        }
        if let Some(first) = first.insert(whole, &question.place) {
            wrong.push(format!("{} says the same as {first}", question.place));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(questions.len() >= 1_500, "{} lines", questions.len());
}

/// A label that does not exist would count as a mistake of ours, for ever.
#[test]
fn every_question_is_labelled_with_what_exists() {
    let (content, _) = shipped();
    let domain = |intent: &str| {
        let known = content.intents.values().find(|it| it.id.as_str() == intent);
        known.map(|intent| match &intent.domain {
            Domain::LifeEvent(event) => event.to_string(),
            Domain::General => "general".to_owned(),
            Domain::OutOfScope => "out_of_scope".to_owned(),
        })
    };
    let mut wrong = Vec::new();
    for Question { place, fields, .. } in questions() {
        let label = |name: &str| fields[name].as_str().map(str::to_owned);
        let Some(intent) = label("intent") else {
            // The lines about danger have labels of their own.
            continue;
        };
        let main = label("life_event").or(fields["life_events"][0].as_str().map(str::to_owned));
        let belongs = domain(&intent).unwrap_or(intent);
        if main.as_deref() != Some(&belongs) {
            wrong.push(format!("{place}: {main:?}, but its intent is of {belongs}"));
        }
        if label("lang").and_then(|lang| Lang::parse(&lang)).is_none() {
            wrong.push(format!("{place}: no language of ours"));
        }
        if !label("style").is_some_and(|style| STYLES.contains(&style.as_str())) {
            wrong.push(format!("{place}: no style that the read-me knows"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The styles that the question set's read-me explains.
const STYLES: [&str; 8] = [
    "plain", "short", "typo", "dialect", "learner", "story", "several", "turns",
];

/// A line of the question set.
struct Question {
    /// File and line.
    place: String,
    fields: serde_json::Value,
    /// The turns, or the only one.
    texts: Vec<String>,
}

/// All lines of all files of the question set.
fn questions() -> Vec<Question> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/questions");
    let mut questions = Vec::new();
    for entry in fs::read_dir(folder).expect("the question set is there") {
        let path = entry.expect("its folder is readable").path();
        if path
            .extension()
            .is_none_or(|extension| extension != "jsonl")
        {
            continue;
        }
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let lines = fs::read_to_string(&path).expect("its files are readable");
        for (number, line) in lines.lines().enumerate() {
            let place = format!("{file}:{}", number + 1);
            let fields: serde_json::Value =
                serde_json::from_str(line).unwrap_or_else(|error| panic!("{place}: {error}"));
            let turns = fields["turns"].as_array().into_iter().flatten();
            let texts: Vec<String> = turns
                .chain(&fields.get("text").cloned())
                .filter_map(|text| text.as_str().map(str::to_owned))
                .collect();
            assert!(!texts.is_empty(), "{place}: says nothing");
            questions.push(Question {
                place,
                fields,
                texts,
            });
        }
    }
    questions
}

fn normalised(text: &str) -> String {
    let letters = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let words = text.to_lowercase().chars().map(letters).collect::<String>();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
