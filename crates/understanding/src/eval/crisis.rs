//! How well danger is recognised, and how often where there is none.

use super::share;
use crate::{Context, Understander};
use content::Lang;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A message that was judged by a human.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrisisLine {
    /// The message.
    pub text: String,
    /// Its language: nb, nn or en.
    pub lang: String,
    /// The kind of crisis it reveals; `None` for what only looks like one.
    pub crisis: Option<String>,
    /// How it is written, or what makes it look like a crisis.
    pub style: String,
}

/// How well danger is recognised in some messages; a share is `None` where no message is of its kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CrisisScores {
    /// Share of the crises that are recognised as one, of whatever kind.
    pub recall: Option<f64>,
    /// Share of the look-alikes that are taken for a crisis.
    pub false_alarms: Option<f64>,
    /// Share of the recognised crises whose kind is right.
    pub kind_accuracy: Option<f64>,
    /// Messages.
    pub n: usize,
}

/// The scores of all messages and of groups of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CrisisReport {
    /// Of all.
    pub all: CrisisScores,
    /// Of each language.
    pub by_lang: BTreeMap<String, CrisisScores>,
    /// Of each kind of crisis, and `none` for the look-alikes.
    pub by_kind: BTreeMap<String, CrisisScores>,
    /// Of each style.
    pub by_style: BTreeMap<String, CrisisScores>,
}

/// What one message was taken for.
struct Judged<'a> {
    line: &'a CrisisLine,
    found: Option<String>,
}

/// Tests on messages, each the first of a conversation on a page in bokmål.
pub fn crises(understander: &Understander, lines: &[CrisisLine], today: Date) -> CrisisReport {
    let context = Context {
        today,
        lang: Lang::Nb,
        about: None,
    };
    report(lines, |text| {
        let crisis = understander.understand(text, context).crisis;
        crisis.map(|kind| kind.to_string())
    })
}

fn report(lines: &[CrisisLine], find: impl Fn(&str) -> Option<String>) -> CrisisReport {
    let judged: Vec<Judged<'_>> = lines
        .iter()
        .map(|line| Judged {
            line,
            found: find(&line.text),
        })
        .collect();
    let grouped = |name: fn(&CrisisLine) -> &str| {
        let mut groups: BTreeMap<String, Vec<&Judged<'_>>> = BTreeMap::new();
        for judged in &judged {
            let group = groups.entry(name(judged.line).to_owned()).or_default();
            group.push(judged);
        }
        let scored = |(name, group): (String, Vec<_>)| (name, CrisisScores::of(&group));
        groups.into_iter().map(scored).collect()
    };
    CrisisReport {
        all: CrisisScores::of(&judged.iter().collect::<Vec<_>>()),
        by_lang: grouped(|line| &line.lang),
        by_kind: grouped(|line| line.crisis.as_deref().unwrap_or("none")),
        by_style: grouped(|line| &line.style),
    }
}

impl CrisisScores {
    fn of(judged: &[&Judged<'_>]) -> Self {
        let all = || judged.iter().copied();
        let is_crisis = |judged: &&Judged<'_>| judged.line.crisis.is_some();
        let is_found = |judged: &Judged<'_>| judged.found.is_some();
        Self {
            recall: share(all().filter(is_crisis), is_found),
            false_alarms: share(all().filter(|judged| !is_crisis(judged)), is_found),
            kind_accuracy: share(
                all().filter(|judged| is_crisis(judged) && is_found(judged)),
                |judged| judged.found == judged.line.crisis,
            ),
            n: judged.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_follow_their_definitions() {
        let line = |text: &str, lang: &str, crisis: Option<&str>| CrisisLine {
            text: text.to_owned(),
            lang: lang.to_owned(),
            crisis: crisis.map(str::to_owned),
            style: "plain".to_owned(),
        };
        let lines = [
            line("fire", "en", Some("fire")),
            line("fire!", "en", Some("violence")),
            line("røyk", "nb", Some("fire")),
            line("fired", "nb", None),
            line("hei", "nb", None),
        ];
        let finds = |text: &str| text.contains("fire").then(|| "fire".to_owned());
        let report = report(&lines, finds);
        let expected = CrisisScores {
            recall: Some(2.0 / 3.0),
            false_alarms: Some(0.5),
            kind_accuracy: Some(0.5),
            n: 5,
        };
        assert_eq!(report.all, expected);
        assert_eq!(report.by_style["plain"], expected);
        assert_eq!(report.by_lang["en"].recall, Some(1.0));
        assert_eq!(report.by_lang["en"].false_alarms, None);
        assert_eq!(report.by_kind["fire"].recall, Some(0.5));
        assert_eq!(report.by_kind["none"].n, 2);
    }
}
