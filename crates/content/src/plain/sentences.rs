//! Sentences: where one ends, how long it is, how hard (LIX), and whether somebody acts in it.

use super::{
    passages::{Kind, Passage},
    report, rules as rule,
    settings::Settings,
};
use crate::{Lang, Severity, findings::Findings};

/// A word of more letters than this is long, in LIX (Björnsson 1968).
const LONG: usize = 6;

/// What ends in a full stop within a sentence. Dates and counts ("1.") are told by their digits.
const SHORT: [&str; 26] = [
    "bl.a", "ca", "dr", "e.g", "etc", "evt", "f.eks", "i.e", "inkl", "jf", "jfr", "kap", "kl",
    "mfl", "mr", "mrs", "mv", "nr", "no", "ol", "osv", "pga", "pkt", "pr", "st", "tlf",
];

/// The words of a text: letters and digits, with hyphens, apostrophes and points within.
pub(super) fn words(text: &str) -> Vec<&str> {
    text.split_whitespace()
        .flat_map(|word| {
            let is_address = word.contains('/') && word.contains('.');
            word.split(move |char: char| "()«»\"“”".contains(char) || (char == '/' && !is_address))
        })
        .map(|word| word.trim_matches(|char: char| !char.is_alphanumeric() && char != '§'))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect()
}

/// The sentences of a passage.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let marks = text
        .char_indices()
        .filter(|(_, char)| ".!?".contains(*char));
    for (at, mark) in marks {
        let after = &text[at + mark.len_utf8()..];
        let goes_on = after
            .chars()
            .next()
            .is_some_and(|char| !char.is_whitespace() && !"\"»”)".contains(char));
        if goes_on || (mark == '.' && is_within(&text[start..at], after)) {
            continue;
        }
        sentences.push(text[start..=at].trim());
        start = at + mark.len_utf8();
    }
    sentences.push(text[start..].trim());
    sentences.retain(|sentence| !words(sentence).is_empty());
    sentences
}

/// Whether a full stop belongs to what stands before it: a date, an abbreviation.
fn is_within(before: &str, after: &str) -> bool {
    let last = before
        .rsplit([' ', '\u{a0}', '('])
        .next()
        .unwrap_or_default();
    let next = after.trim_start().chars().next();
    let is_followed = next.is_none_or(|char| char.is_lowercase() || char.is_numeric());
    let is_number = !last.is_empty() && last.chars().all(|char| char.is_ascii_digit());
    (is_number && is_followed && next.is_some())
        || (SHORT.contains(&last.to_lowercase().as_str()) && next.is_some())
}

/// LIX: words a sentence plus long words in a hundred. 0 of nothing; below 30 reads as a children's
/// book, 40 as fiction and news, 50 and more as official texts.
pub(super) fn lix<'a>(passages: impl Iterator<Item = &'a str>) -> f64 {
    let (mut words_in_all, mut long, mut sentences_in_all) = (0, 0, 0);
    for text in passages {
        let said = words(text);
        words_in_all += said.len();
        long += said
            .iter()
            .filter(|word| word.chars().filter(|char| char.is_alphabetic()).count() > LONG)
            .count();
        sentences_in_all += sentences(text).len();
    }
    if words_in_all == 0 {
        return 0.0;
    }
    let words_in_all = words_in_all as f64;
    words_in_all / (sentences_in_all.max(1) as f64) + 100.0 * long as f64 / words_in_all
}

pub(super) fn check(passage: &Passage, settings: &Settings, findings: &mut Findings) {
    let sentences = sentences(&passage.text);
    for sentence in &sentences {
        let count = words(sentence).len();
        if let Some(severity) = settings.sentence_words.judge(count as f64) {
            let begin = beginning(sentence);
            let message = format!("a sentence of {count} words: «{begin} …»");
            let fix = "make two of it; say the most important first";
            report(
                rule::LONG_SENTENCE,
                severity,
                &passage.place,
                message,
                fix,
                findings,
            );
        }
    }
    let is_paragraph = matches!(passage.kind, Kind::Paragraph | Kind::Summary);
    if let Some(severity) = settings.paragraph_sentences.judge(sentences.len() as f64)
        && is_paragraph
    {
        let message = format!("a paragraph of {} sentences", sentences.len());
        let fix = "begin a new paragraph where a new thought begins";
        report(
            rule::LONG_PARAGRAPH,
            severity,
            &passage.place,
            message,
            fix,
            findings,
        );
    }
    let hard = lix([passage.text.as_str()].into_iter());
    let count = words(&passage.text).len();
    if is_paragraph
        && count >= settings.least_words_for_lix
        && let Some(severity) = settings.paragraph_lix.judge(hard)
    {
        let message = format!("a paragraph with LIX {hard:.0}: long sentences of long words");
        let fix = "use shorter sentences, and everyday words for long ones";
        report(
            rule::HARD_PARAGRAPH,
            severity,
            &passage.place,
            message,
            fix,
            findings,
        );
    }
}

/// The first words, to find the sentence by.
fn beginning(sentence: &str) -> String {
    let first: Vec<&str> = sentence.split_whitespace().take(5).collect();
    first.join(" ")
}

/// How a sentence hides who acts, where it does: the words that show it.
pub(super) fn passive(lang: Lang, sentence: &str) -> Option<String> {
    let lower = sentence.to_lowercase();
    let said = words(&lower);
    let pairs = said.iter().enumerate().find_map(|(at, word)| {
        let later = &said[at + 1..];
        match lang {
            Lang::En => EN_BE.contains(word).then(|| {
                let participle = later.iter().take(2).find(|word| is_en_participle(word))?;
                Some(format!("{word} {participle}"))
            })?,
            Lang::Nb | Lang::Nn => NO_BECOME.contains(word).then(|| {
                let participle = later.iter().take(3).find(|word| is_participle(word))?;
                Some(format!("{word} … {participle}"))
            })?,
        }
    });
    pairs.or_else(|| {
        let ends = match lang {
            Lang::Nb => "es",
            Lang::Nn => "ast",
            Lang::En => return None,
        };
        let found = said.iter().enumerate().find(|(at, word)| {
            let after_modal = *at > 0 && NO_MODAL.contains(&said[at - 1]);
            let is_long = word.chars().count() >= 5;
            let is_verb = word.ends_with(ends) && is_long && !NOT_PASSIVE.contains(word);
            // Superlatives of nynorsk end alike: there the verb before tells.
            is_verb && (after_modal || lang == Lang::Nb)
        });
        found.map(|(_, word)| (*word).to_owned())
    })
}

const NO_BECOME: [&str; 8] = [
    "blir", "ble", "blitt", "bli", "vert", "vart", "blei", "vorte",
];
const NO_MODAL: [&str; 8] = [
    "kan", "må", "skal", "vil", "bør", "kunne", "skulle", "måtte",
];
const EN_BE: [&str; 7] = ["is", "are", "was", "were", "be", "been", "being"];

/// End as a passive verb does, and are none.
const NOT_PASSIVE: [&str; 24] = [
    "alles", "andres", "annes", "begges", "dennes", "deres", "enes", "felles", "finnes", "føles",
    "kjennes", "lykkes", "minnes", "møtes", "norges", "skilles", "skyldes", "synes", "trenges",
    "trives", "hennes", "ferdes", "senes", "barnes",
];

/// Look like participles, and tell what somebody is.
const NO_STATES: [&str; 20] = [
    "alt", "bedt", "bra", "født", "først", "fort", "gift", "glatt", "godt", "gratis", "gått",
    "helt", "kjent", "kort", "litt", "midt", "mest", "minst", "rett", "sent",
];

const EN_STATES: [&str; 16] = [
    "allowed",
    "based",
    "bored",
    "concerned",
    "divorced",
    "employed",
    "entitled",
    "exhausted",
    "interested",
    "married",
    "needed",
    "pleased",
    "retired",
    "tired",
    "unmarried",
    "worried",
];

/// Participles of English that do not end in `-ed`; not "born", which nobody can say otherwise.
const EN_IRREGULAR: [&str; 21] = [
    "brought", "built", "chosen", "done", "drawn", "found", "given", "held", "kept", "made", "met",
    "paid", "put", "seen", "sent", "set", "shown", "sold", "taken", "told", "written",
];

fn is_participle(word: &str) -> bool {
    let is_long = word.chars().count() >= 4;
    is_long && (word.ends_with('t') || word.ends_with("dd")) && !NO_STATES.contains(&word)
}

fn is_en_participle(word: &str) -> bool {
    let regular = word.len() >= 5 && word.ends_with("ed") && !EN_STATES.contains(&word);
    regular || EN_IRREGULAR.contains(&word)
}

/// The share of sentences that hide who acts, 0 to 1, and how many there are in all.
pub(super) fn passives<'a>(
    lang: Lang,
    passages: impl Iterator<Item = &'a str>,
) -> (f64, usize, Vec<String>) {
    let (mut all, mut hidden) = (0, Vec::new());
    for text in passages {
        for sentence in sentences(text) {
            all += 1;
            hidden.extend(passive(lang, sentence));
        }
    }
    (hidden.len() as f64 / (all.max(1) as f64), all, hidden)
}

/// How an amount over a limit is judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Limit {
    /// More than this should be looked at.
    pub(super) warning: f64,
    /// More than this is refused.
    pub(super) error: f64,
}

impl Limit {
    /// How bad an amount is; `None` where it is good.
    pub(super) fn judge(self, amount: f64) -> Option<Severity> {
        if amount > self.error {
            return Some(Severity::Error);
        }
        (amount > self.warning).then_some(Severity::Warning)
    }
}
