//! In grief, illness and danger nothing is cheerful: no exclamation mark, no emoji.

use content::{Arg, Content, Lang, Tone};
use std::{fs, path::Path};

fn is_cheerful(letter: char) -> bool {
    letter == '!' || matches!(u32::from(letter), 0x2600..=0x27BF | 0x1F000..=0x1FAFF)
}

fn shipped() -> (Content, &'static Path) {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let content = content::load(root, jiff::civil::date(2026, 11, 23))
        .0
        .expect("the shipped content loads");
    (content, root)
}

#[test]
fn the_assistant_has_no_cheer_in_gentle_tone() {
    let (content, root) = shipped();
    let mut checked = 0;
    for lang in Lang::ALL {
        let file = root.join(format!("locales/{}/assistant.ftl", lang.code()));
        let written = fs::read_to_string(file).expect("the wording is readable");
        let names = written.lines().filter_map(|line| line.split_once(" ="));
        for (name, _) in names.filter(|(name, _)| content.locales.has(lang, name)) {
            let tone = ("tone", Arg::Text("gentle".to_owned()));
            let said = content.locales.format(lang, name, &[tone]);
            assert!(!said.contains(is_cheerful), "{name} in {lang:?}: {said}");
            checked += 1;
        }
    }
    assert!(checked > 100, "only {checked} messages");
}

#[test]
fn gentle_life_events_and_notices_of_danger_are_without_cheer() {
    let (content, _) = shipped();
    let mut texts: Vec<String> = Vec::new();
    let events = content.life_events.values();
    for event in events.filter(|event| event.tone == Tone::Gentle) {
        let of_event = content
            .articles
            .values()
            .filter(|article| article.life_events.contains(&event.id));
        for lang in Lang::ALL {
            texts.push(event.summary.get(lang).clone());
            for fact in &event.facts {
                texts.push(fact.ask.get(lang).clone());
                texts.push(fact.why.get(lang).clone());
            }
            for step in &event.steps {
                texts.push(step.title.get(lang).clone());
                texts.push(step.text.get(lang).clone());
            }
            let articles = of_event.clone();
            texts.extend(articles.map(|article| format!("{:?}", article.in_lang(lang))));
        }
    }
    for crisis in content.crises.values() {
        texts.extend(Lang::ALL.map(|lang| crisis.text.get(lang).clone()));
    }
    assert!(texts.len() > 100, "only {} texts", texts.len());
    for text in texts {
        assert!(!text.contains(is_cheerful), "{text}");
    }
}
