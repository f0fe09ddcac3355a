//! The content that ships with Livslos, as it stands in the repository.

use content::{Content, Lang, Problem};
use std::{collections::HashMap, fs, path::Path};

fn shipped() -> (Content, Vec<Problem>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (content, problems) = content::load(&root);
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
    let mut examples: HashMap<String, String> = HashMap::new();
    for intent in content.intents.values() {
        for lang in Lang::ALL {
            for example in intent.examples.exact(lang).into_iter().flatten() {
                examples.insert(normalised(example), intent.id.to_string());
            }
        }
    }
    let questions =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/questions/questions.jsonl");
    let questions = fs::read_to_string(questions).expect("the question set is readable");
    let mut shared = Vec::new();
    for line in questions.lines() {
        // Every quoted string of the line: the texts among them are what counts.
        for text in line.split('"').skip(1).step_by(2) {
            if let Some(intent) = examples.get(&normalised(text)) {
                shared.push(format!("`{text}` trains {intent}"));
            }
        }
    }
    assert!(questions.lines().count() >= 300);
    assert!(shared.is_empty(), "{}", shared.join("\n"));
}

fn normalised(text: &str) -> String {
    let letters = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let words = text.to_lowercase().chars().map(letters).collect::<String>();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
