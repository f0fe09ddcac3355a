//! What `livslos check --coverage` tells: how much there is of each life event in each language.

use content::{Article, ArticleText, Content, Domain, Intent, Lang, LifeEventId, Paragraph};
use std::fmt::Write as _;

/// A language's share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Share {
    examples: usize,
    /// The fewest examples of an intent.
    fewest: usize,
    articles: usize,
    words: usize,
}

/// A table: life events, then intents of no life event, then all; `nb/nn/en` in each column.
pub(super) fn table(content: &Content) -> String {
    let mut rows: Vec<(String, usize, usize, [Share; 3])> = content
        .life_events
        .values()
        .map(|event| {
            let intents = intents(
                content,
                |domain| matches!(domain, Domain::LifeEvent(of) if *of == event.id),
            );
            let steps = event.steps.len();
            (
                event.id.to_string(),
                intents.len(),
                steps,
                shares(content, &intents, Some(&event.id)),
            )
        })
        .collect();
    for (name, domain) in [
        ("general", Domain::General),
        ("out-of-scope", Domain::OutOfScope),
    ] {
        let intents = intents(content, |of| *of == domain);
        let shares = shares(content, &intents, None);
        rows.push((name.to_owned(), intents.len(), 0, shares));
    }
    let mut table = String::new();
    let heads = [
        "life event",
        "intents",
        "steps",
        "articles",
        "words",
        "examples",
        "fewest",
    ];
    let [event, intents, steps, articles, words, examples, fewest] = heads;
    let _ = writeln!(
        table,
        "{event:42} {intents:>7} {steps:>5} {articles:>12} {words:>20} {examples:>20} {fewest:>12}"
    );
    for (name, intents, steps, shares) in rows {
        let of = |figure: fn(&Share) -> usize| {
            let figures = shares.each_ref().map(|share| figure(share).to_string());
            figures.join("/")
        };
        let (articles, words) = (of(|share| share.articles), of(|share| share.words));
        let (examples, fewest) = (of(|share| share.examples), of(|share| share.fewest));
        let _ = writeln!(
            table,
            "{name:42} {intents:>7} {steps:>5} {articles:>12} {words:>20} {examples:>20} {fewest:>12}"
        );
    }
    table
}

fn intents(content: &Content, is_of: impl Fn(&Domain) -> bool) -> Vec<&Intent> {
    let intents = content.intents.values();
    intents.filter(|intent| is_of(&intent.domain)).collect()
}

fn shares(content: &Content, intents: &[&Intent], event: Option<&LifeEventId>) -> [Share; 3] {
    let home = |article: &&Article| event.is_some() && article.life_events.first() == event;
    let articles: Vec<&Article> = content.articles.values().filter(home).collect();
    Lang::ALL.map(|lang| {
        let counts: Vec<usize> = intents
            .iter()
            .filter_map(|intent| intent.examples.exact(lang))
            .map(Vec::len)
            .collect();
        let texts: Vec<&ArticleText> = articles
            .iter()
            .filter_map(|article| article.text.exact(lang))
            .collect();
        Share {
            examples: counts.iter().sum(),
            fewest: counts.iter().copied().min().unwrap_or_default(),
            articles: texts.len(),
            words: texts.iter().map(|text| words(text)).sum(),
        }
    })
}

fn words(text: &ArticleText) -> usize {
    let count = |text: &str| text.split_whitespace().count();
    let body = |body: &[Paragraph]| -> usize {
        body.iter().map(|paragraph| count(&paragraph.plain())).sum()
    };
    let sections = text.sections.iter();
    let sections = sections.map(|section| count(&section.heading) + body(&section.body));
    count(&text.title) + body(&text.summary) + sections.sum::<usize>()
}
