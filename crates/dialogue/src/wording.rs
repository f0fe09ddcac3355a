//! The assistant's own words, through Fluent: one language and one tone.

use content::{Arg, Content, Due, DueKind, Lang, Paragraph, TextSpan, Tone};
use jiff::civil::Date;

/// Speaks one language in one tone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wording<'a> {
    content: &'a Content,
    /// The language.
    pub(crate) lang: Lang,
    tone: Tone,
}

impl<'a> Wording<'a> {
    pub(crate) fn new(content: &'a Content, lang: Lang, tone: Tone) -> Self {
        Self {
            content,
            lang,
            tone,
        }
    }

    /// The message `key`.
    pub(crate) fn say(self, key: &str) -> String {
        self.format(key, Vec::new())
    }

    /// The message `key` with text in it.
    pub(crate) fn say_with(self, key: &str, values: &[(&str, &str)]) -> String {
        let args = values
            .iter()
            .map(|(name, value)| (*name, Arg::Text((*value).to_owned())))
            .collect();
        self.format(key, args)
    }

    /// The message `key` with a number in it.
    pub(crate) fn count(self, key: &str, number: usize) -> String {
        self.format(key, vec![("count", Arg::Number(number as f64))])
    }

    /// The message `key` as paragraphs: an empty line begins a new one.
    pub(crate) fn paragraphs(self, key: &str, values: &[(&str, &str)]) -> Vec<Paragraph> {
        self.say_with(key, values)
            .split("\n\n")
            .map(|text| plain(text.trim()))
            .collect()
    }

    /// The day in words: "3. mars 2027".
    pub(crate) fn date(self, day: Date) -> String {
        self.format(
            "date",
            vec![
                ("day", Arg::Text(day.day().to_string())),
                ("month", Arg::Number(f64::from(day.month()))),
                ("year", Arg::Text(day.year().to_string())),
            ],
        )
    }

    /// The month in words: "mars 2027".
    pub(crate) fn month(self, day: Date) -> String {
        self.format(
            "month",
            vec![
                ("month", Arg::Number(f64::from(day.month()))),
                ("year", Arg::Text(day.year().to_string())),
            ],
        )
    }

    /// The day with its name: "mandag 3. mars 2027".
    pub(crate) fn weekday_and_date(self, day: Date) -> String {
        let weekday = f64::from(day.weekday().to_monday_one_offset());
        self.format(
            "weekday-date",
            vec![
                ("weekday", Arg::Number(weekday)),
                ("date", Arg::Text(self.date(day))),
            ],
        )
    }

    /// The days between two: "1. januar 2027 til 30. juni 2027".
    pub(crate) fn days(self, from: Date, to: Date) -> String {
        let (from, to) = (self.date(from), self.date(to));
        self.say_with("days-between", &[("from", &from), ("to", &to)])
    }

    /// The items as a sentence lists them: "a, b og c".
    pub(crate) fn list(self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => {
                self.say_with("list-and", &[("first", &first.join(", ")), ("last", last)])
            }
        }
    }

    /// The items in quotation marks, as a sentence lists them.
    pub(crate) fn list_quoted(self, items: &[String]) -> String {
        let quoted: Vec<String> = items
            .iter()
            .map(|item| self.say_with("quoted", &[("text", item)]))
            .collect();
        self.list(&quoted)
    }

    /// The items as a sentence offers them: "a, b eller c".
    pub(crate) fn list_or(self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => {
                self.say_with("list-or", &[("first", &first.join(", ")), ("last", last)])
            }
        }
    }

    /// A due day in words: "senest 3. mars 2027", and of a day that has passed what that means.
    pub(crate) fn due_day(self, kind: DueKind, day: Date, today: Date) -> String {
        let when = if day < today { "past" } else { "coming" };
        self.say_with(
            "due-day",
            &[
                ("kind", kind_key(kind)),
                ("when", when),
                ("date", &self.date(day)),
            ],
        )
    }

    /// A due rule in words, for when its date is not known: "senest 3 uker før termin".
    pub(crate) fn due_rule(self, due: &Due, anchor: &str) -> String {
        let offset = due.offset;
        let side = match (offset.is_zero(), offset.is_negative()) {
            (true, _) => "on",
            (false, true) => "before",
            (false, false) => "after",
        };
        let length = offset.abs();
        let units = [
            ("period-years", i64::from(length.get_years())),
            ("period-months", i64::from(length.get_months())),
            ("period-weeks", i64::from(length.get_weeks())),
            ("period-days", i64::from(length.get_days())),
        ];
        let parts: Vec<String> = units
            .into_iter()
            .filter(|(_, count)| *count != 0)
            .map(|(key, count)| self.count(key, usize::try_from(count).unwrap_or_default()))
            .collect();
        self.say_with(
            "due-rule",
            &[
                ("kind", kind_key(due.kind)),
                ("side", side),
                ("period", &self.list(&parts)),
                ("anchor", &lower_first(anchor)),
            ],
        )
    }

    fn format(self, key: &str, mut args: Vec<(&str, Arg)>) -> String {
        let tone = match self.tone {
            Tone::Neutral => "neutral",
            Tone::Gentle => "gentle",
        };
        args.push(("tone", Arg::Text(tone.to_owned())));
        self.content.locales.format(self.lang, key, &args)
    }
}

/// Running text without formatting.
pub(crate) fn plain(text: impl Into<String>) -> Paragraph {
    Paragraph::Text(vec![TextSpan {
        text: text.into(),
        ..TextSpan::default()
    }])
}

/// The words as they stand within a sentence: "Termindato" becomes "termindato", "NAV" stays.
pub(crate) fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return String::new();
    };
    let rest = chars.as_str();
    let is_name = rest.chars().next().is_some_and(char::is_uppercase);
    if is_name {
        return text.to_owned();
    }
    first.to_lowercase().chain(rest.chars()).collect()
}

fn kind_key(kind: DueKind) -> &'static str {
    match kind {
        DueKind::By => "by",
        DueKind::From => "from",
        DueKind::Around => "around",
    }
}
