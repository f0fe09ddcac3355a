//! What citizens come for, by the names that editors gave it, and the words that citizens have for it.

use super::text::folded_words;
use content::{Article, Content, Intent, IntentAct, IntentId, Lang, SectionId, Text};
use std::collections::{BTreeSet, HashMap};

/// Examples of more words tell a story, in which any word may stand.
const MOST_WORDS: usize = 6;
/// A word for an errand stands in so many of its short examples at least.
const EXAMPLES: usize = 3;
/// And in no more than so many times as many short examples in all.
const OF_ALL: usize = 4;
/// Shorter words are in too many errands. In bytes.
const SHORTEST: usize = 4;

/// An intent that is answered from an article.
pub(super) struct Errand<'a> {
    /// The intent.
    pub(super) intent: &'a IntentId,
    /// What it is called, in words that citizens are shown.
    pub(super) title: &'a Text,
    /// The article that answers.
    pub(super) article: &'a Article,
    /// The section that answers.
    pub(super) section: Option<&'a SectionId>,
    /// The folded words that citizens have for it, in all languages.
    pub(super) called: BTreeSet<String>,
}

/// Every errand of `content`.
pub(super) fn of(content: &Content) -> Vec<Errand<'_>> {
    let intents = content.intents.values();
    let counted: Vec<_> = intents.map(|intent| (intent, counts(intent))).collect();
    let mut of_all: HashMap<String, usize> = HashMap::new();
    for (word, count) in counted.iter().flat_map(|(_, words)| words) {
        *of_all.entry(word.clone()).or_default() += count;
    }
    let errands = counted.into_iter().filter_map(|(intent, words)| {
        let IntentAct::Answer {
            article, section, ..
        } = &intent.act
        else {
            return None;
        };
        let own = words.into_iter();
        let own = own.filter(|(word, count)| *count >= EXAMPLES && count * OF_ALL >= of_all[word]);
        Some(Errand {
            intent: &intent.id,
            title: &intent.title,
            article: content.articles.get(article)?,
            section: section.as_ref(),
            called: own.map(|(word, _)| word).collect(),
        })
    });
    errands.collect()
}

/// In how many short examples of an intent each word stands.
fn counts(intent: &Intent) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    let examples = Lang::ALL
        .into_iter()
        .filter_map(|lang| intent.examples.exact(lang));
    for example in examples.flatten() {
        if example.split_whitespace().count() > MOST_WORDS {
            continue;
        }
        let words: BTreeSet<String> = folded_words(example).into_iter().collect();
        for word in words.into_iter().filter(|word| word.len() >= SHORTEST) {
            *counts.entry(word).or_default() += 1;
        }
    }
    counts
}
