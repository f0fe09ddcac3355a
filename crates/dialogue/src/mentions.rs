//! What a message mentions, as values of facts: people and countries that stand for an option, days
//! that can be read in several ways, weeks of pregnancy that suggest one.

use crate::{
    Block, Choice, OpenQuestion,
    evidence::{self, Reading},
    facts::{form_value, value_words},
    pick::Pick,
    turn::Turn,
};
use content::{Fact, FactKind, FactOption, Heard, LifeEvent, Literal, Time};
use jiff::civil::Date;
use understanding::{Entity, EntityValue, Period, Understanding};

/// What a message gives reason to think of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Suggestion {
    /// This value.
    Is(Literal),
    /// About this value: it was estimated.
    About(Literal),
    /// One of these.
    OneOf(Vec<Literal>),
}

/// A day so many times nearer than the same day of another year is the one meant.
const NEARER: i32 = 3;

/// The days that are left of the ways to read one, for a fact about what has been or is to come: one
/// where that or nearness decides.
pub(crate) fn settled(readings: &[Date], time: Option<Time>, today: Date) -> Vec<Date> {
    let past = |day: &Date| *day <= today;
    let possible: Vec<Date> = match time {
        Some(Time::Past) if readings.iter().any(past) => {
            readings.iter().copied().filter(past).collect()
        }
        _ => readings.to_vec(),
    };
    let is_beaten = |day: &Date| {
        possible.iter().any(|other| {
            let same = (other.month(), other.day()) == (day.month(), day.day());
            let ahead = time == Some(Time::Future) && *other >= today && *day < today;
            let distances = (distance(today, *other), distance(today, *day));
            let nearer = distances.0 * NEARER <= distances.1;
            // What lies ahead is meant, unless what has been is much nearer.
            let beats = nearer || (ahead && distances.1 * NEARER > distances.0);
            same && other != day && beats
        })
    };
    let left: Vec<Date> = possible
        .iter()
        .copied()
        .filter(|day| !is_beaten(day))
        .collect();
    if left.is_empty() { possible } else { left }
}

fn distance(today: Date, day: Date) -> i32 {
    today
        .until(day)
        .map_or(i32::MAX / NEARER, |span| span.get_days().abs())
}

/// Days of a short period that a fact can have; none of a long one.
pub(crate) fn days_of(period: &Period, time: Option<Time>, today: Date) -> Vec<Date> {
    const MOST: i32 = 7;
    let (Some(from), Some(to)) = (period.from, period.to) else {
        return Vec::new();
    };
    if distance(from, to) >= MOST {
        return Vec::new();
    }
    let fits = |day: &Date| match time {
        Some(Time::Past) => *day <= today,
        Some(Time::Future) => *day >= today,
        None => true,
    };
    let series = from.series(jiff::Span::new().days(1));
    series.take_while(|day| *day <= to).filter(fits).collect()
}

/// The options that something mentioned stands for. What is said of the dead counts for the living
/// too where `asked`: "mannen min" answers who it was.
pub(crate) fn options_heard<'a>(
    options: &'a [FactOption],
    entities: &[Entity],
    asked: bool,
) -> Vec<&'a FactOption> {
    let is_meant = |heard: &Heard| {
        entities.iter().any(|entity| match (&entity.value, heard) {
            (EntityValue::Relation { relation, .. }, Heard::Person(other)) => relation == other,
            (EntityValue::Relation { relation, died }, Heard::Late(other)) => {
                relation == other && (*died || asked)
            }
            (EntityValue::Country { group, own, .. }, Heard::Country(other)) => {
                group == other && (*own || asked)
            }
            _ => false,
        })
    };
    options
        .iter()
        .filter(|option| option.heard.iter().any(is_meant))
        .collect()
}

impl<'a> Turn<'a> {
    /// What is mentioned and stands for an option is known from then on. What was said of it before, or
    /// is being asked for, is left alone.
    pub(crate) fn take_mentioned(&mut self, heard: &Understanding, reading: &Reading) {
        for event in self.events_spoken_of(reading) {
            for fact in &event.facts {
                let FactKind::Choice(options) = &fact.kind else {
                    continue;
                };
                let is_open =
                    self.state.facts.contains_key(&fact.id) || self.state.asks() == Some(&fact.id);
                if let [option] = options_heard(options, &heard.entities, false).as_slice()
                    && !is_open
                {
                    self.know(fact.id.clone(), Literal::Text(option.id.clone()));
                    self.mentioned.push(fact.id.clone());
                }
            }
        }
    }

    fn events_spoken_of(&self, reading: &Reading) -> Vec<&'a LifeEvent> {
        let content = self.content();
        let mut events: Vec<&LifeEvent> = reading
            .meant
            .iter()
            .filter_map(|scored| evidence::life_event(content, &scored.intent))
            .filter_map(|event| content.life_events.get(event))
            .collect();
        if events.is_empty() {
            events.extend(self.topic());
        }
        events
    }

    /// Says what became known by being mentioned, before the reply goes on to lists and questions.
    pub(crate) fn tell_mentioned(&mut self) {
        let wording = self.wording();
        for id in std::mem::take(&mut self.mentioned) {
            let known = self.state.facts.get(&id).map(|known| known.value.clone());
            let (Some((_, fact)), Some(value)) = (self.content().fact(&id), known) else {
                continue;
            };
            let words = value_words(fact, &value, wording);
            let label = fact.label.get(wording.lang);
            let body = wording.paragraphs("fact-noted", &[("fact", label), ("value", &words)]);
            let goes_on = |block: &Block| {
                matches!(
                    block,
                    Block::Steps { .. }
                        | Block::Question(_)
                        | Block::Choices { .. }
                        | Block::Login { .. }
                )
            };
            let place = self.blocks.iter().position(goes_on);
            let place = place.unwrap_or(self.blocks.len());
            self.blocks.insert(
                place,
                Block::Text {
                    heading: None,
                    body,
                },
            );
        }
    }

    /// Asks whether the value thought of is right, or which of several is.
    pub(crate) fn suggest(&mut self, fact: &Fact, suggestion: Suggestion) {
        let wording = self.wording();
        let question = fact.ask.get(wording.lang);
        let (key, values) = match &suggestion {
            Suggestion::Is(value) => ("confirm-prompt", vec![value.clone()]),
            Suggestion::About(value) => ("estimate-prompt", vec![value.clone()]),
            Suggestion::OneOf(values) => ("which-prompt", values.clone()),
        };
        let words: Vec<String> = values
            .iter()
            .map(|value| self.reading_words(fact, value, values.len() > 1))
            .collect();
        // Options are sentences of their own: they stand on the buttons only.
        let prompt = if matches!(fact.kind, FactKind::Choice(_)) {
            question.clone()
        } else {
            let value = wording.list_or(&words);
            wording.say_with(key, &[("question", question), ("value", &value)])
        };
        let mut choices: Vec<Choice> = Vec::new();
        for (value, words) in values.iter().zip(&words) {
            let pick = Pick::Fact(fact.id.clone(), form_value(value));
            choices.push(if values.len() == 1 {
                self.choice(&pick, "confirm-yes", &[("value", words)])
            } else {
                crate::turn::labelled(&pick, words)
            });
        }
        if fact.kind == FactKind::Date {
            choices.push(self.choice(&Pick::Ask(fact.id.clone()), "confirm-other", &[]));
        }
        choices.push(self.choice(&Pick::Skip(fact.id.clone()), "question-skip", &[]));
        self.blocks.push(Block::Choices { prompt, choices });
        let fact = fact.id.clone();
        self.wait_for(match suggestion {
            Suggestion::Is(value) | Suggestion::About(value) => OpenQuestion::Confirm(fact, value),
            Suggestion::OneOf(values) => OpenQuestion::Which(fact, values),
        });
    }

    /// A value as it is offered; a day among others with its name, for that may be what was said.
    fn reading_words(&self, fact: &Fact, value: &Literal, among_others: bool) -> String {
        let wording = self.wording();
        match value {
            Literal::Date(day) if among_others => wording.weekday_and_date(*day),
            _ => value_words(fact, value, wording),
        }
    }
}

/// The one of the values offered that the message points out: "den i april", "2027", "neste år".
pub(crate) fn pointed_out<'a>(values: &'a [Literal], entities: &[Entity]) -> Option<&'a Literal> {
    let is_meant = |value: &&Literal| match value {
        Literal::Date(day) => entities.iter().any(|entity| points_at(&entity.value, *day)),
        Literal::Text(text) => entities
            .iter()
            .any(|entity| matches!(&entity.value, EntityValue::Municipality(name) if name == text)),
        Literal::Number(_) | Literal::YesNo(_) => false,
    };
    let mut meant = values.iter().filter(is_meant);
    meant.next().filter(|_| meant.next().is_none())
}

fn points_at(value: &EntityValue, day: Date) -> bool {
    match value {
        EntityValue::Date(other) => *other == day,
        EntityValue::OneOfDates(days) => days.contains(&day),
        EntityValue::Month(first) => first.month() == day.month(),
        EntityValue::Number(number) => (number - f64::from(day.year())).abs() < 0.5,
        EntityValue::Period(period) => {
            period.from.is_none_or(|from| from <= day) && period.to.is_none_or(|to| day <= to)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    #[test]
    fn a_day_is_settled_by_time_or_nearness() {
        let check = |readings: &[Date], time, expect: &[Date]| {
            assert_eq!(
                settled(readings, time, TODAY),
                expect,
                "{readings:?} {time:?}"
            );
        };
        let march = [date(2027, 3, 3), date(2026, 3, 3)];
        check(&march, Some(Time::Past), &march[1..]);
        check(&march, Some(Time::Future), &march[..1]);
        check(&march, None, &march);
        let december = [date(2026, 12, 1), date(2025, 12, 1)];
        check(&december, None, &december[..1]);
        check(&december, Some(Time::Past), &december[1..]);
        // A child expected three weeks ago is more likely than one expected in eleven months.
        let november = [date(2026, 11, 3), date(2027, 11, 3)];
        check(&november, Some(Time::Future), &november[..1]);
        let friday = [date(2026, 11, 27), date(2026, 11, 20)];
        check(&friday, None, &friday);
        check(&friday, Some(Time::Past), &friday[1..]);
        // The order of day and month is not a matter of nearness.
        let digits = [
            date(2027, 4, 5),
            date(2027, 5, 4),
            date(2026, 4, 5),
            date(2026, 5, 4),
        ];
        check(&digits, Some(Time::Future), &digits[..2]);
        let century = [date(2027, 3, 3), date(1927, 3, 3)];
        check(&century, None, &century[..1]);
        check(&[], None, &[]);
    }

    #[test]
    fn a_week_is_seven_days_and_a_month_too_many() {
        let period = |from: Date, to: Date| Period {
            from: Some(from),
            to: Some(to),
        };
        let week = period(date(2026, 11, 23), date(2026, 11, 29));
        assert_eq!(days_of(&week, None, TODAY).len(), 7);
        assert_eq!(days_of(&week, Some(Time::Past), TODAY), [TODAY]);
        let month = period(date(2026, 11, 1), date(2026, 11, 30));
        assert_eq!(days_of(&month, None, TODAY), []);
        let open = Period {
            from: None,
            to: Some(TODAY),
        };
        assert_eq!(days_of(&open, None, TODAY), []);
    }
}
