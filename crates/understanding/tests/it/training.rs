//! Classifiers of examples made up here, with and without an encoder.

use std::sync::Arc;
use understanding::classifier::{Classifier, Example, OUT_OF_SCOPE};
use understanding::encoder::Encoder;

/// Enough rows of three labels to train on, and some of none.
pub(super) fn rows() -> Vec<(String, String)> {
    let things = ["bread", "milk", "cheese", "apples", "coffee", "butter"];
    let mut rows = Vec::new();
    for thing in things {
        for (template, label) in [
            ("please buy some {} for me", "buy"),
            ("add {} to my shopping list", "buy"),
            ("how much does {} cost", "price"),
            ("what is the price of {}", "price"),
            ("where do they grow {}", "origin"),
            ("which country does {} come from", "origin"),
            ("sing a song about {}", OUT_OF_SCOPE),
        ] {
            rows.push((template.replace("{}", thing), label.to_owned()));
        }
    }
    rows
}

#[test]
fn the_same_examples_give_the_same_classifier() {
    let rows = rows();
    let examples: Vec<Example<'_>> = rows
        .iter()
        .enumerate()
        .map(|(group, (text, label))| Example { text, label, group })
        .collect();
    let (one, other) = (
        Classifier::train(&examples, None),
        Classifier::train(&examples, None),
    );
    for text in ["what is the price of tea", "tell me a joke", ""] {
        assert_eq!(one.predict(text), other.predict(text));
    }
    let prediction = one.predict("what is the price of tea");
    let (best, _) = prediction.best().expect("there are labels");
    assert_eq!(one.labels()[best], "price");
    let sum: f32 = prediction.probabilities.iter().sum();
    assert!((sum + prediction.out_of_scope - 1.0).abs() < 1e-4);
}

/// Stands in for a transformer: it knows which words are about the same thing.
#[derive(Debug)]
struct Thesaurus;

impl Encoder for Thesaurus {
    fn encode(&self, message: &str) -> Vec<f32> {
        let about = |words: &[&str]| {
            let hits = words.iter().filter(|word| message.contains(**word));
            hits.count() as f32
        };
        vec![
            about(&["buy", "shopping", "purchase", "order"]),
            about(&["cost", "price", "expensive", "charge"]),
            about(&["grow", "country", "origin", "imported"]),
            about(&["sing", "song", "dance", "joke"]),
        ]
    }

    fn encode_all(&self, texts: &[&str]) -> Vec<Vec<f32>> {
        texts.iter().map(|text| self.encode(text)).collect()
    }

    fn encode_passages(&self, passages: &[&str]) -> Vec<Vec<f32>> {
        self.encode_all(passages)
    }
}

#[test]
fn with_an_encoder_what_a_message_means_counts_besides_its_words() {
    let rows = rows();
    // As few as they are, and so many that planes are drawn between them.
    for times in [1, 70] {
        let examples: Vec<Example<'_>> = (0..times)
            .flat_map(|_| &rows)
            .enumerate()
            .map(|(number, (text, label))| Example {
                text,
                label,
                // Whoever holds out one of the seven patterns has no words left to go by.
                group: number % 7,
            })
            .collect();
        let encoder: Arc<dyn Encoder> = Arc::new(Thesaurus);
        let without = Classifier::train(&examples, None);
        let with = Classifier::train(&examples, Some(&encoder));
        assert!(with.size_bytes() > without.size_bytes());
        let check = |message: &str, expect: &str| {
            let prediction = with.predict(message);
            let (best, _) = prediction.best().expect("there are labels");
            assert_eq!(with.labels()[best], expect, "{message}, {times} times");
            let sum: f32 = prediction.probabilities.iter().sum();
            assert!((sum + prediction.out_of_scope - 1.0).abs() < 1e-4);
        };
        // Not one of these words is in the examples.
        check("purchase!", "buy");
        check("expensive!", "price");
        check("imported!", "origin");
    }
}

#[test]
fn training_on_next_to_nothing_does_not_fail() {
    let one = [Example {
        text: "hello",
        label: "greeting",
        group: 0,
    }];
    for examples in [&[][..], &one] {
        for encoder in [None, Some(Arc::new(Thesaurus) as Arc<dyn Encoder>)] {
            let prediction = Classifier::train(examples, encoder.as_ref()).predict("hello");
            assert!(prediction.probabilities.iter().all(|p| p.is_finite()));
        }
    }
}
