//! Amounts, percentages and days of the year that change with time: `knowledge/rates.yaml`.
//!
//! Text names a rate, `{grunnbelop}` or `{grunnbelop*6}`, and gets the value of the day the content
//! was loaded on, so that a new year changes one file.

use crate::{Arg, Lang, Locales, Text};
use jiff::{ToSpan, civil::Date};
use std::collections::{BTreeMap, BTreeSet};

/// All rates by name.
pub type Rates = BTreeMap<String, Rate>;

/// One rate.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    /// What it is.
    pub title: Text,
    /// What its values are.
    pub unit: Unit,
    /// Where the values come from.
    pub source: RateSource,
    /// At least one, in order of time and without overlap.
    pub values: Vec<RateValue>,
}

/// Where a rate's values come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateSource {
    /// The page's title.
    pub title: String,
    /// `https:` address.
    pub url: String,
    /// When an editor last compared; `None` where nobody has yet.
    pub checked: Option<Date>,
}

/// What a rate's values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Norwegian kroner.
    Kroner,
    /// Per cent.
    Percent,
    /// A number of whatever the sentence says.
    Number,
    /// A day of the year: the month times 100 plus the day.
    Day,
}

/// A value and when it applies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateValue {
    /// In the rate's unit.
    pub value: f64,
    /// The first day.
    pub from: Date,
    /// The last day; `None` until the next value begins, or for good.
    pub to: Option<Date>,
}

/// What a rate is on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// The value.
    pub value: f64,
    /// Its last day where that has passed and no newer value is known.
    pub ended: Option<Date>,
}

impl Rate {
    /// The value on `day`: the newest that has begun, or the first where none has.
    pub fn on(&self, day: Date) -> Option<Standing> {
        let begun = self.values.iter().rev().find(|value| value.from <= day);
        let value = begun.or(self.values.first())?;
        Some(Standing {
            value: value.value,
            ended: value.to.filter(|last| *last < day),
        })
    }

    /// The first day after `day` on which it is said otherwise.
    pub fn next_change(&self, day: Date) -> Option<Date> {
        let begins = self.values.iter().map(|value| value.from);
        let ends = self.values.iter().filter_map(|value| value.to);
        let after = ends.filter_map(|last| last.checked_add(1.day()).ok());
        begins.chain(after).filter(|change| *change > day).min()
    }
}

/// What names in text stand for, on one day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Filling<'a> {
    pub(crate) rates: &'a Rates,
    /// Rates that are declared, also those that could not be read: these are not unknown too.
    pub(crate) declared: &'a BTreeSet<String>,
    pub(crate) locales: &'a Locales,
    pub(crate) today: Date,
}

/// A text with its rates filled in.
#[derive(Debug, Default)]
pub(crate) struct Filled {
    pub(crate) text: String,
    /// The rates it names.
    pub(crate) used: BTreeSet<String>,
    /// What stands in braces and is no rate, with the line from 0.
    pub(crate) unknown: Vec<(usize, String)>,
}

/// A name in text: `grunnbelop`, `grunnbelop*6`, `grunnbelop/2`.
struct Named<'a> {
    name: &'a str,
    times: f64,
}

impl Filling<'_> {
    /// The text with every `{name}` replaced by its value. `{#id}` behind a heading stays.
    pub(crate) fn fill(&self, lang: Lang, source: &str) -> Filled {
        let mut filled = Filled::default();
        let mut rest = source;
        while let Some(open) = rest.find('{') {
            let (before, braced) = rest.split_at(open);
            filled.text.push_str(before);
            let close = braced.find(['}', '\n']).unwrap_or(braced.len());
            let inner = &braced[1..close];
            let is_closed = braced[close..].starts_with('}');
            if inner.starts_with('#') || !is_closed {
                filled.text.push('{');
                rest = &braced[1..];
                continue;
            }
            let named = Named::parse(inner).filter(|named| self.declared.contains(named.name));
            if let Some(named) = named {
                filled.used.insert(named.name.to_owned());
                let spelled = self.spell(lang, &named);
                filled.text.push_str(spelled.as_deref().unwrap_or(inner));
            } else {
                let line = filled.text.matches('\n').count();
                filled.unknown.push((line, inner.to_owned()));
                filled.text.push_str(inner);
            }
            rest = &braced[close + 1..];
        }
        filled.text.push_str(rest);
        filled
    }

    fn spell(&self, lang: Lang, named: &Named<'_>) -> Option<String> {
        let rate = self.rates.get(named.name)?;
        let standing = rate.on(self.today)?;
        let value = standing.value * named.times;
        let spelled = match rate.unit {
            Unit::Kroner => self.say(lang, "rate-kroner", value.round()),
            Unit::Percent => self.say(lang, "rate-percent", value),
            Unit::Number => self.say(lang, "rate-number", value),
            Unit::Day => self.say_day(lang, standing.value),
        };
        let Some(ended) = standing.ended else {
            return Some(spelled);
        };
        let args = [
            ("value", Arg::Text(spelled)),
            ("date", Arg::Text(self.date(lang, ended))),
        ];
        Some(self.locales.format(lang, "rate-ended", &args))
    }

    fn say(&self, lang: Lang, key: &str, value: f64) -> String {
        let args = [("value", Arg::Number(value))];
        self.locales.format(lang, key, &args)
    }

    fn say_day(&self, lang: Lang, value: f64) -> String {
        let (month, day) = ((value / 100.0).floor(), value % 100.0);
        let args = [("day", Arg::Number(day)), ("month", Arg::Number(month))];
        self.locales.format(lang, "rate-day", &args)
    }

    fn date(&self, lang: Lang, date: Date) -> String {
        let args = [
            ("day", Arg::Number(f64::from(date.day()))),
            ("month", Arg::Number(f64::from(date.month()))),
            ("year", Arg::Text(date.year().to_string())),
        ];
        self.locales.format(lang, "date", &args)
    }
}

impl<'a> Named<'a> {
    fn parse(inner: &'a str) -> Option<Self> {
        let Some(at) = inner.find(['*', '/']) else {
            let name = inner;
            return Some(Self { name, times: 1.0 });
        };
        let number: f64 = inner[at + 1..].parse().ok()?;
        let is_sensible = number.is_finite() && number > 0.0;
        let times = if inner[at..].starts_with('*') {
            number
        } else {
            1.0 / number
        };
        let name = &inner[..at];
        is_sensible.then_some(Self { name, times })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn rate(values: &[(f64, Date, Option<Date>)]) -> Rate {
        let title = Text {
            nb: String::new(),
            nn: String::new(),
            en: None,
        };
        let source = RateSource {
            title: String::new(),
            url: String::new(),
            checked: None,
        };
        let values = values
            .iter()
            .map(|&(value, from, to)| RateValue { value, from, to });
        Rate {
            title,
            unit: Unit::Kroner,
            source,
            values: values.collect(),
        }
    }

    #[test]
    fn a_value_applies_from_its_first_day_until_the_next() {
        let g = rate(&[
            (124_028.0, date(2024, 5, 1), None),
            (130_160.0, date(2025, 5, 1), Some(date(2026, 4, 30))),
        ]);
        let check = |day: Date, value: f64, ended: Option<Date>, change: Option<Date>| {
            assert_eq!(g.on(day), Some(Standing { value, ended }), "{day}");
            assert_eq!(g.next_change(day), change, "{day}");
        };
        let (second, end) = (date(2025, 5, 1), date(2026, 4, 30));
        check(date(2023, 1, 1), 124_028.0, None, Some(date(2024, 5, 1)));
        check(date(2025, 4, 30), 124_028.0, None, Some(second));
        check(second, 130_160.0, None, Some(date(2026, 5, 1)));
        check(end, 130_160.0, None, Some(date(2026, 5, 1)));
        check(date(2026, 5, 1), 130_160.0, Some(end), None);
    }
}
