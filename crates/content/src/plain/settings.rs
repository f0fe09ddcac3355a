//! `knowledge/plain-language.yaml`: limits, words to avoid and what stands for them, and waivers.

use super::{rules, sentences::Limit};
use crate::{
    Lang, Problem, Severity,
    fields::Fields,
    files::Files,
    findings::{Findings, Place},
    yaml::{self, Node},
};
use std::collections::{BTreeSet, HashMap};

/// The file's name.
pub(super) const NAME: &str = "plain-language.yaml";

/// Where it stands.
const FILE: &str = "knowledge/plain-language.yaml";

/// What text is judged by.
#[derive(Debug)]
pub(super) struct Settings {
    /// Words in a sentence.
    pub(super) sentence_words: Limit,
    /// Sentences in a paragraph.
    pub(super) paragraph_sentences: Limit,
    /// LIX of a paragraph …
    pub(super) paragraph_lix: Limit,
    /// … of at least so many words.
    pub(super) least_words_for_lix: usize,
    /// LIX of an article.
    pub(super) article_lix: Limit,
    /// Sentences of an article that hide who acts, in a hundred.
    pub(super) passive_percent: Limit,
    /// Words of a summary.
    pub(super) summary_words: Limit,
    /// Words of a section.
    pub(super) section_words: Limit,
    /// Words of a heading.
    pub(super) heading_words: Limit,
    /// Words to avoid.
    pub(super) officialese: PerLang<Lexicon>,
    /// An action made a thing: "foreta en vurdering".
    pub(super) noun_style: PerLang<Lexicon>,
    /// Abbreviations and what they stand for.
    pub(super) abbreviations: PerLang<Lexicon>,
    /// Words of the other Norwegian.
    pub(super) other_norwegian: PerLang<Lexicon>,
    /// Texts of a link that say nothing.
    pub(super) empty_links: BTreeSet<String>,
    /// Letters everybody knows: ID, EØS.
    pub(super) known: BTreeSet<String>,
    waivers: Vec<Waiver>,
}

/// One value a language.
pub(super) type PerLang<T> = [T; 3];

/// Words and what to write instead, found by their first word.
#[derive(Debug, Default)]
pub(super) struct Lexicon(HashMap<String, Vec<Avoided>>);

/// Something to avoid: `iverksett*`, `i henhold til`, `tilegne deg|seg|meg`.
#[derive(Debug, Clone)]
pub(super) struct Avoided {
    words: Vec<Vec<Word>>,
    /// What to write instead; `-` for nothing.
    pub(super) instead: String,
    pub(super) severity: Severity,
}

#[derive(Debug, Clone)]
enum Word {
    Whole(String),
    Begins(String),
}

/// A finding that an editor wants to keep.
#[derive(Debug)]
struct Waiver {
    rule: String,
    file: String,
    /// What the finding's message must hold; empty for any.
    text: String,
    place: Place,
}

impl Lexicon {
    /// The entries that stand at this point of a text, in lower case.
    pub(super) fn at(&self, words: &[&str]) -> Option<&Avoided> {
        let first = words.first()?;
        let whole = self.0.get(*first);
        let begins = self.0.get(&stem(first));
        let candidates = whole.into_iter().chain(begins).flatten();
        let standing = candidates.filter(|avoided| avoided.stands_at(words));
        standing.max_by_key(|avoided| avoided.words.len())
    }

    fn add(&mut self, written: &str, instead: &str) {
        let words: Vec<Vec<Word>> = written
            .to_lowercase()
            .split_whitespace()
            .map(|word| word.split('|').map(Word::read).collect())
            .collect();
        let Some(first) = words.first() else {
            return;
        };
        let keys: BTreeSet<String> = first
            .iter()
            .map(|word| match word {
                Word::Whole(word) => word.clone(),
                Word::Begins(begin) => stem(begin),
            })
            .collect();
        // A suggestion that ends in a question mark is only that.
        let (instead, severity) = match instead.strip_suffix('?') {
            Some(instead) => (instead, Severity::Warning),
            None => (instead, Severity::Error),
        };
        let avoided = Avoided {
            words,
            instead: instead.to_owned(),
            severity,
        };
        for key in keys {
            self.0.entry(key).or_default().push(avoided.clone());
        }
    }
}

/// What words with an open end are found by: their first letters.
fn stem(word: &str) -> String {
    let letters: String = word.chars().take(Word::LEAST).collect();
    format!("{letters}*")
}

impl Word {
    /// Letters before a `*` at the least.
    const LEAST: usize = 3;

    fn read(written: &str) -> Self {
        match written.strip_suffix('*') {
            Some(begin) => Self::Begins(begin.to_owned()),
            None => Self::Whole(written.to_owned()),
        }
    }

    fn is(&self, word: &str) -> bool {
        match self {
            Self::Whole(whole) => word == whole,
            Self::Begins(begin) => word.starts_with(begin.as_str()),
        }
    }
}

impl Avoided {
    /// How many words it takes.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    fn stands_at(&self, words: &[&str]) -> bool {
        words.len() >= self.words.len()
            && self
                .words
                .iter()
                .zip(words)
                .all(|(any, word)| any.iter().any(|allowed| allowed.is(word)))
    }
}

impl Default for Settings {
    /// Limits after the law's and the language council's advice, and no words.
    fn default() -> Self {
        let limit = |warning, error| Limit { warning, error };
        Self {
            sentence_words: limit(22.0, 40.0),
            paragraph_sentences: limit(4.0, 8.0),
            paragraph_lix: limit(50.0, 65.0),
            least_words_for_lix: 12,
            article_lix: limit(40.0, 50.0),
            passive_percent: limit(12.0, 40.0),
            summary_words: limit(45.0, 70.0),
            section_words: limit(90.0, 180.0),
            heading_words: limit(8.0, 12.0),
            officialese: PerLang::default(),
            noun_style: PerLang::default(),
            abbreviations: PerLang::default(),
            other_norwegian: PerLang::default(),
            empty_links: BTreeSet::new(),
            known: BTreeSet::new(),
            waivers: Vec::new(),
        }
    }
}

/// Reads the settings; where there is no file, the limits alone.
pub(super) fn read(files: &Files, findings: &mut Findings) -> Settings {
    let mut settings = Settings::default();
    if !files.contains(FILE) {
        return settings;
    }
    let text = files.text(FILE, findings);
    let Some(root) = text.and_then(|text| yaml::parse(FILE, text, findings)) else {
        return settings;
    };
    let allowed = [
        "limits",
        "officialese",
        "noun-style",
        "abbreviations",
        "other-norwegian",
        "empty-links",
        "known",
        "waivers",
    ];
    let Some(fields) = root.fields(&allowed, findings) else {
        return settings;
    };
    if let Some(node) = fields.get("limits") {
        limits(node, &mut settings, findings);
    }
    settings.officialese = lexicons(fields, "officialese", findings);
    settings.noun_style = lexicons(fields, "noun-style", findings);
    settings.abbreviations = lexicons(fields, "abbreviations", findings);
    settings.other_norwegian = lexicons(fields, "other-norwegian", findings);
    let lines = |name: &str, findings: &mut Findings| -> BTreeSet<String> {
        let items = fields.items(name, findings).iter();
        items.filter_map(|node| node.line(findings)).collect()
    };
    settings.empty_links = lines("empty-links", findings);
    settings.known = lines("known", findings);
    settings.waivers = fields
        .items("waivers", findings)
        .iter()
        .filter_map(|node| waiver(node, findings))
        .collect();
    settings
}

fn limits(node: &Node, settings: &mut Settings, findings: &mut Findings) {
    let names = [
        "sentence-words",
        "paragraph-sentences",
        "paragraph-lix",
        "article-lix",
        "passive-percent",
        "summary-words",
        "section-words",
        "heading-words",
    ];
    let Some(fields) = node.fields(&names, findings) else {
        return;
    };
    let slots = [
        &mut settings.sentence_words,
        &mut settings.paragraph_sentences,
        &mut settings.paragraph_lix,
        &mut settings.article_lix,
        &mut settings.passive_percent,
        &mut settings.summary_words,
        &mut settings.section_words,
        &mut settings.heading_words,
    ];
    for (name, slot) in names.into_iter().zip(slots) {
        let Some(node) = fields.get(name) else {
            continue;
        };
        let Some(limit) = node.fields(&["warning", "error"], findings) else {
            continue;
        };
        let mut number = |name: &str| {
            let node = limit.require(name, findings)?;
            let text = node.line(findings)?;
            let number = text.parse().ok();
            if number.is_none() {
                let message = format!("`{text}` is no number");
                findings.report(rules::SETTINGS, &node.place, message, "write digits");
            }
            number
        };
        if let (Some(warning), Some(error)) = (number("warning"), number("error")) {
            *slot = Limit { warning, error };
        }
    }
}

fn lexicons(fields: Fields<'_>, name: &str, findings: &mut Findings) -> PerLang<Lexicon> {
    let languages = fields
        .get(name)
        .and_then(|node| node.fields(&["nb", "nn", "en"], findings));
    Lang::ALL.map(|lang| {
        let mut lexicon = Lexicon::default();
        let node = languages.and_then(|languages| languages.get(lang.code()));
        let entries = node.and_then(|node| node.map(findings));
        for entry in entries.unwrap_or_default() {
            if let Some(instead) = entry.node.line(findings) {
                lexicon.add(&entry.key, &instead);
            }
        }
        lexicon
    })
}

fn waiver(node: &Node, findings: &mut Findings) -> Option<Waiver> {
    let fields = node.fields(&["rule", "file", "text", "reason"], findings)?;
    let rule = fields.require("rule", findings);
    let known: Vec<_> = rules::ALL.iter().map(|name| (*name, *name)).collect();
    let rule = rule.and_then(|node| node.one_of(&known, findings));
    let file = fields.line("file", findings);
    let text = match fields.get("text") {
        Some(node) => node.line(findings)?,
        None => String::new(),
    };
    fields.line("reason", findings)?;
    Some(Waiver {
        rule: rule?.to_owned(),
        file: file?,
        text,
        place: node.place.clone(),
    })
}

impl Settings {
    /// The findings without those that are waived, and with the waivers that nothing needs.
    pub(super) fn waive(&self, mut findings: Findings) -> Vec<Problem> {
        let mut used = BTreeSet::new();
        findings.problems.retain(|problem| {
            let waiver = self.waivers.iter().position(|waiver| {
                waiver.rule == problem.rule
                    && problem.file.to_str() == Some(waiver.file.as_str())
                    && problem.message.contains(&waiver.text)
            });
            used.extend(waiver);
            waiver.is_none()
        });
        for (index, waiver) in self.waivers.iter().enumerate() {
            if !used.contains(&index) {
                let message = format!("nothing in {} breaks {} so", waiver.file, waiver.rule);
                let fix = "remove the waiver";
                findings.report(rules::UNUSED_WAIVER, &waiver.place, message, fix);
            }
        }
        findings.problems
    }
}
