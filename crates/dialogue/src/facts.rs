//! Facts: the question that asks for one, and reading a value out of what a citizen wrote.

use crate::{
    Choice, Question, QuestionKind,
    conditions::option_label,
    mentions::{self, Suggestion},
    wording::Wording,
};
use content::{Fact, FactKind, FactOption, Heard, Lang, Literal};
use jiff::civil::Date;
use understanding::{Entity, EntityValue, Pregnancy};

/// Words that deny, in our three languages and as dialects write them.
const NEGATIONS: [&str; 12] = [
    "ikke", "ikkje", "ikkj", "ikje", "ente", "aldri", "lenger", "not", "isnt", "don", "isn",
    "never",
];

/// The question about a fact.
pub(crate) fn question(fact: &Fact, wording: Wording) -> Question {
    Question {
        fact: fact.id.clone(),
        text: fact.ask.get(wording.lang).clone(),
        why: fact.why.get(wording.lang).clone(),
        kind: question_kind(&fact.kind, wording),
        skip: wording.say("question-skip"),
    }
}

fn question_kind(kind: &FactKind, wording: Wording) -> QuestionKind {
    match kind {
        FactKind::Date => QuestionKind::Date,
        FactKind::Number => QuestionKind::Number,
        FactKind::Place => QuestionKind::Place,
        FactKind::YesNo => QuestionKind::Choice(vec![
            choice("true", wording.say("yes")),
            choice("false", wording.say("no")),
        ]),
        FactKind::Choice(options) => QuestionKind::Choice(
            options
                .iter()
                .map(|option| choice(&option.id, option.label.get(wording.lang).clone()))
                .collect(),
        ),
    }
}

fn choice(id: &str, label: String) -> Choice {
    Choice {
        id: id.to_owned(),
        label,
    }
}

/// What a text says about a fact.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Said {
    /// Its value.
    Value(Literal),
    /// What is to be asked about before it is the value.
    Suggested(Suggestion),
    /// Only the month of a date; the first day of it.
    Month(Date),
    /// Only between which days it lies.
    Between(Date, Date),
    /// Nothing.
    Nothing,
}

/// The value a form sent, or what [`form_value`] wrote.
pub(crate) fn from_form(kind: &FactKind, value: &str) -> Option<Literal> {
    let value = value.trim();
    match kind {
        FactKind::Date => value.parse().ok().map(Literal::Date),
        FactKind::YesNo => value.parse().ok().map(Literal::YesNo),
        FactKind::Number => value
            .replace(',', ".")
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite())
            .map(Literal::Number),
        FactKind::Choice(options) => options
            .iter()
            .find(|option| option.id == value)
            .map(|option| Literal::Text(option.id.clone())),
        FactKind::Place => None,
    }
}

/// The value as [`from_form`] reads it.
pub(crate) fn form_value(value: &Literal) -> String {
    match value {
        Literal::Date(day) => day.to_string(),
        Literal::Text(text) => text.clone(),
        Literal::Number(number) => number.to_string(),
        Literal::YesNo(yes) => yes.to_string(),
    }
}

/// The value as the citizen reads it.
pub(crate) fn value_words(fact: &Fact, value: &Literal, wording: Wording) -> String {
    match value {
        Literal::Date(day) => wording.date(*day),
        Literal::Text(id) => option_label(&fact.kind, id, wording).unwrap_or_else(|| id.clone()),
        Literal::Number(number) => number.to_string(),
        Literal::YesNo(true) => wording.say("yes"),
        Literal::YesNo(false) => wording.say("no"),
    }
}

/// The value of the fact asked for, in a message and what was found in it.
pub(crate) fn from_message(
    fact: &Fact,
    text: &str,
    entities: &[Entity],
    lang: Lang,
    today: Date,
) -> Said {
    match &fact.kind {
        FactKind::Choice(options) => match from_options(options, text, lang) {
            Said::Nothing => from_mentioned(options, entities),
            said => said,
        },
        FactKind::YesNo => {
            let named = || names(text, fact, lang).then(|| !is_negated(text));
            let said = yes_or_no(text).or_else(named);
            said.map_or(Said::Nothing, |yes| Said::Value(Literal::YesNo(yes)))
        }
        FactKind::Date => date_of(fact, entities, today),
        FactKind::Number => {
            let number = entities.iter().find_map(|entity| match entity.value {
                EntityValue::Number(number) | EntityValue::Amount(number) => Some(number),
                EntityValue::Age(age) if age.months == 0 && age.weeks == 0 => {
                    Some(f64::from(age.years))
                }
                _ => None,
            });
            number.map_or(Said::Nothing, |number| Said::Value(Literal::Number(number)))
        }
        FactKind::Place => place_of(entities),
    }
}

/// The day that is mentioned first; where there is none, what is said of it.
fn date_of(fact: &Fact, entities: &[Entity], today: Date) -> Said {
    let is_pregnancy = fact.heard.contains(&Heard::Pregnancy);
    let mut vague = Said::Nothing;
    for entity in entities {
        let said = match &entity.value {
            EntityValue::Date(day) => return Said::Value(Literal::Date(*day)),
            EntityValue::OneOfDates(days) => {
                return one_of(mentions::settled(days, fact.time, today).into_iter());
            }
            EntityValue::Pregnancy(pregnancy) if is_pregnancy => due(*pregnancy, today),
            // "20 weeks", asked when the child is due.
            EntityValue::Age(age) if is_pregnancy && age.weeks > 0 => {
                let weeks = u8::try_from(age.weeks).unwrap_or(u8::MAX);
                due(Pregnancy { weeks, days: 0 }, today)
            }
            EntityValue::Month(first) => Said::Month(*first),
            EntityValue::Period(period) => {
                let days = mentions::days_of(period, fact.time, today);
                match (days.as_slice(), period.from, period.to) {
                    ([], Some(from), Some(to)) => Said::Between(from, to),
                    _ => one_of(days.into_iter()),
                }
            }
            _ => Said::Nothing,
        };
        if vague == Said::Nothing {
            vague = said;
        }
    }
    vague
}

/// The day that follows from a pregnancy is an estimate, and nobody is pregnant past their term.
fn due(pregnancy: Pregnancy, today: Date) -> Said {
    const LONGEST: u8 = 42;
    let day = pregnancy.due(today).filter(|_| pregnancy.weeks <= LONGEST);
    day.map_or(Said::Nothing, |day| {
        Said::Suggested(Suggestion::About(Literal::Date(day)))
    })
}

fn one_of(days: impl Iterator<Item = Date>) -> Said {
    one_of_values(days.map(Literal::Date).collect())
}

fn one_of_values(mut values: Vec<Literal>) -> Said {
    match values.len() {
        0 => Said::Nothing,
        1 => Said::Value(values.remove(0)),
        _ => Said::Suggested(Suggestion::OneOf(values)),
    }
}

fn place_of(entities: &[Entity]) -> Said {
    let text = |name: &String| Literal::Text(name.clone());
    let places = entities.iter().find_map(|entity| match &entity.value {
        EntityValue::Municipality(name) => Some(vec![text(name)]),
        EntityValue::OneOfMunicipalities(names) => Some(names.iter().map(text).collect()),
        _ => None,
    });
    one_of_values(places.unwrap_or_default())
}

/// The option that somebody or some country mentioned stands for.
fn from_mentioned(options: &[FactOption], entities: &[Entity]) -> Said {
    let heard = mentions::options_heard(options, entities, true);
    let ids = heard.iter().map(|option| Literal::Text(option.id.clone()));
    one_of_values(ids.collect())
}

fn from_options(options: &[FactOption], text: &str, lang: Lang) -> Said {
    match matching_option(text, options, lang) {
        // "ikke i jobb" may be an option itself; "ikke student" is none.
        Some(option) if is_negated(text) == is_negated(option.label.get(lang)) => {
            Said::Value(Literal::Text(option.id.clone()))
        }
        _ => Said::Nothing,
    }
}

/// A message that begins with yes or no.
pub(crate) fn yes_or_no(text: &str) -> Option<bool> {
    const YES: [&str; 10] = [
        "ja", "jo", "jepp", "japp", "jada", "jau", "yes", "yeah", "yep", "yup",
    ];
    const NO: [&str; 8] = ["nei", "neida", "niks", "nope", "no", "nah", "næ", "næi"];
    let first = tokens(text).into_iter().next()?;
    if YES.contains(&first.as_str()) {
        return Some(true);
    }
    NO.contains(&first.as_str()).then_some(false)
}

/// The one option that the text names: by all of its own words, or by one where the text is no more
/// than that. Words that several options share, and small words, are nobody's own.
pub(crate) fn matching_option<'a>(
    text: &str,
    options: &'a [FactOption],
    lang: Lang,
) -> Option<&'a FactOption> {
    let said = tokens(text);
    let labels: Vec<Vec<String>> = options
        .iter()
        .map(|option| tokens(option.label.get(lang)))
        .collect();
    let is_own = |word: &String| {
        let among = labels.iter().filter(|label| label.contains(word)).count();
        among == 1 && word.chars().count() >= 4 && !NEGATIONS.contains(&word.as_str())
    };
    let mut matching = options.iter().zip(&labels).filter(|(_, label)| {
        let own: Vec<&String> = label.iter().filter(|word| is_own(word)).collect();
        let found = own.iter().filter(|word| says(&said, word)).count();
        found > 0 && (found == own.len() || said.len() == 1)
    });
    let (option, _) = matching.next()?;
    matching.next().is_none().then_some(option)
}

/// Whether the text names the fact, by most words of its label.
pub(crate) fn names(text: &str, fact: &Fact, lang: Lang) -> bool {
    /// Words of labels that say nothing of which fact it is.
    const GENERIC: [&str; 15] = [
        "dato", "datoen", "date", "dag", "dagen", "day", "den", "det", "the", "for", "når", "har",
        "ble", "blei", "vart",
    ];
    let said = tokens(text);
    let words: Vec<String> = tokens(fact.label.get(lang))
        .into_iter()
        .filter(|word| word.chars().count() >= 3 && !GENERIC.contains(&word.as_str()))
        .collect();
    let found = words.iter().filter(|word| says(&said, word)).count();
    found * 2 > words.len()
}

/// Whether the text takes something back: "nei, termin er 3. april", "jeg er ikke student likevel".
pub(crate) fn is_correction(text: &str) -> bool {
    const MARKERS: [&str; 16] = [
        "nei",
        "likevel",
        "egentlig",
        "eigentleg",
        "feil",
        "gærent",
        "rettelse",
        "retting",
        "endre",
        "no",
        "actually",
        "wrong",
        "mistake",
        "correction",
        "sorry",
        "meant",
    ];
    is_negated(text)
        || tokens(text)
            .iter()
            .any(|word| MARKERS.contains(&word.as_str()))
}

/// Whether the text denies what it names.
pub(crate) fn is_negated(text: &str) -> bool {
    denies(&tokens(text))
}

/// Whether one of the words denies.
pub(crate) fn denies(words: &[String]) -> bool {
    words.iter().any(|word| NEGATIONS.contains(&word.as_str()))
}

/// Whether the text is short and says something of the citizen: "jeg er ansatt".
pub(crate) fn is_statement(text: &str) -> bool {
    const SUBJECTS: [&str; 6] = ["jeg", "eg", "vi", "me", "i", "we"];
    const MOST_WORDS: usize = 6;
    let said = tokens(text);
    let has_subject = said
        .first()
        .is_some_and(|first| SUBJECTS.contains(&first.as_str()));
    has_subject && said.len() <= MOST_WORDS && !text.contains('?')
}

/// The value that a statement gives a fact it names.
pub(crate) fn stated(fact: &Fact, text: &str, lang: Lang) -> Option<Literal> {
    match &fact.kind {
        FactKind::YesNo => names(text, fact, lang).then(|| Literal::YesNo(!is_negated(text))),
        FactKind::Choice(options) => match from_options(options, text, lang) {
            Said::Value(value) => Some(value),
            _ => None,
        },
        FactKind::Date | FactKind::Number | FactKind::Place => None,
    }
}

/// Words in the text besides the days, numbers and places that `entities` cover. People and where they
/// come from are told, not only answered with.
pub(crate) fn words_besides(text: &str, entities: &[Entity]) -> usize {
    let mut rest = text.to_owned();
    let answers = entities.iter().filter(|entity| {
        !matches!(
            entity.value,
            EntityValue::Relation { .. } | EntityValue::Country { .. } | EntityValue::Age(_)
        )
    });
    for entity in answers.rev() {
        if rest.get(entity.span.clone()).is_some() {
            rest.replace_range(entity.span.clone(), " ");
        }
    }
    tokens(&rest).len()
}

/// The words of a text in lower case.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn says(said: &[String], word: &str) -> bool {
    said.iter().any(|heard| alike(heard, word))
}

/// Whether two words are forms of one: "termin" and "termindato", "student" and "studenten".
pub(crate) fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let longer = a.chars().count().max(b.chars().count());
    shared >= 4 && shared * 10 >= longer * 6
}

#[cfg(test)]
mod tests {
    use super::*;
    use content::Localized;

    fn options() -> Vec<FactOption> {
        [
            ("ansatt", "Jeg er ansatt"),
            ("selvstendig", "Jeg er selvstendig næringsdrivende"),
            ("student", "Jeg er student"),
            ("ingen", "Jeg er ikke i jobb"),
            ("selv", "Jeg har sagt opp selv"),
        ]
        .into_iter()
        .map(|(id, label)| FactOption {
            id: id.to_owned(),
            label: Localized {
                nb: label.to_owned(),
                nn: label.to_owned(),
                en: None,
            },
            heard: Vec::new(),
        })
        .collect()
    }

    #[test]
    fn an_option_is_recognised_by_its_own_words() {
        let check = |text: &str, expect: Option<&str>| {
            let options = options();
            let found = matching_option(text, &options, Lang::Nb);
            assert_eq!(found.map(|option| option.id.as_str()), expect, "{text}");
        };
        check("student", Some("student"));
        check("jeg er ansatt i kommunen", Some("ansatt"));
        check("studenten", Some("student"));
        check("selvstendig", Some("selvstendig"));
        check("jeg sa opp, altså jeg har sagt opp selv", Some("selv"));
        check("jeg ble sagt opp", None);
        check("jeg har ikke lyst", None);
        check("jeg er", None);
        check("ansatt og student", None);
        check("hva koster det", None);
    }

    #[test]
    fn a_denied_option_is_no_answer() {
        let check = |text: &str, expect: Said| {
            assert_eq!(from_options(&options(), text, Lang::Nb), expect, "{text}");
        };
        check("jeg er ikke student", Said::Nothing);
        check(
            "jeg er ikke i jobb",
            Said::Value(Literal::Text("ingen".to_owned())),
        );
    }

    #[test]
    fn a_form_value_is_read_back() {
        let kinds = [
            (FactKind::Date, "2027-03-03"),
            (FactKind::YesNo, "true"),
            (FactKind::Number, "2"),
            (FactKind::Choice(options()), "student"),
        ];
        for (kind, value) in kinds {
            let read = from_form(&kind, value).expect("a value");
            assert_eq!(form_value(&read), value);
        }
        assert_eq!(from_form(&FactKind::Date, "2027-02-30"), None);
        assert_eq!(from_form(&FactKind::Number, "NaN"), None);
        assert_eq!(from_form(&FactKind::Choice(options()), "konge"), None);
    }
}
