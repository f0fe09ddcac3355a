//! The step list: which steps apply, when they are due, in which order, and which unknown fact
//! would change most of it.

use crate::{
    Block, Link, StepItem,
    answer::source_agency,
    calendar::next_working_day,
    conditions::{self, Facts},
    wording::{Wording, lower_first},
};
use content::{Content, Due, DueKind, Fact, FactId, Lang, LifeEvent, Literal, Roll, Step, StepId};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The list as it applies to these facts on that day.
pub(crate) fn list(
    content: &Content,
    event: &LifeEvent,
    facts: &Facts,
    today: Date,
    wording: Wording,
) -> Block {
    let applicable: Vec<&Step> = event
        .steps
        .iter()
        .filter(|step| applies(step, facts) != Some(false))
        .collect();
    let steps = in_order(&applicable, facts, today)
        .into_iter()
        .map(|step| item(content, event, step, &applicable, facts, today, wording))
        .collect();
    Block::Steps {
        life_event: event.id.clone(),
        title: wording.say_with("steps-title", &[("event", event.name.get(wording.lang))]),
        depends_on: depends_on(event, &applicable, facts, wording),
        steps,
    }
}

/// A fact that changes so many steps fewer than another may come before it: editors put first what
/// most people know to answer.
const NEARLY: usize = 1;

/// The unknown fact that would change most steps and due days, the first declared among near equals.
pub(crate) fn most_decisive<'a>(
    event: &'a LifeEvent,
    facts: &Facts,
    may_ask: impl Fn(&FactId) -> bool,
) -> Option<&'a Fact> {
    let mut weights: BTreeMap<&FactId, usize> = BTreeMap::new();
    for step in &event.steps {
        if applies(step, facts) == Some(false) {
            continue;
        }
        for fact in open_facts(step, facts) {
            *weights.entry(fact).or_default() += 1;
        }
    }
    let askable = event.facts.iter().filter(|fact| may_ask(&fact.id));
    let weighed: Vec<(&Fact, usize)> = askable
        .filter_map(|fact| Some((fact, *weights.get(&fact.id)?)))
        .collect();
    let most = weighed.iter().map(|(_, weight)| *weight).max()?;
    let nearly = |(_, weight): &&(&Fact, usize)| weight + NEARLY >= most;
    weighed.iter().find(nearly).map(|(fact, _)| *fact)
}

/// The date fact that most due days count from.
pub(crate) fn anchor(event: &LifeEvent) -> Option<&Fact> {
    let mut best: Option<(&Fact, usize)> = None;
    for fact in &event.facts {
        let counted = event
            .steps
            .iter()
            .filter(|step| step.due.as_ref().is_some_and(|due| due.from == fact.id))
            .count();
        if counted > best.map_or(0, |(_, counted)| counted) {
            best = Some((fact, counted));
        }
    }
    best.map(|(fact, _)| fact)
}

/// What an answer changed, as titles of steps.
pub(crate) struct Change {
    /// Steps that depended on it and apply.
    pub(crate) now: Vec<String>,
    /// Steps that do not apply any more.
    pub(crate) dropped: Vec<String>,
}

/// What the facts that came along changed.
pub(crate) fn change(event: &LifeEvent, before: &Facts, after: &Facts, lang: Lang) -> Change {
    let became = |now: bool| {
        event
            .steps
            .iter()
            .filter(|step| applies(step, before) != Some(now) && applies(step, after) == Some(now))
            .map(|step| step.title.get(lang).clone())
            .collect()
    };
    Change {
        now: became(true),
        dropped: became(false),
    }
}

fn applies(step: &Step, facts: &Facts) -> Option<bool> {
    match &step.when {
        Some(condition) => conditions::holds(condition, facts),
        None => Some(true),
    }
}

/// The unknown facts that decide whether the step applies and when it is due.
fn open_facts<'a>(step: &'a Step, facts: &Facts) -> BTreeSet<&'a FactId> {
    let mut open = BTreeSet::new();
    if let Some(condition) = &step.when {
        conditions::undecided(condition, facts, &mut open);
    }
    if let Some(due) = &step.due
        && !facts.contains_key(&due.from)
    {
        open.insert(&due.from);
    }
    open
}

fn due_day(due: &Due, facts: &Facts) -> Option<Date> {
    let Literal::Date(from) = facts.get(&due.from)?.value else {
        return None;
    };
    let day = from.checked_add(due.offset).ok()?;
    match due.roll {
        Roll::None => Some(day),
        Roll::Next => Some(next_working_day(day)),
    }
}

/// The most pressing first. A step without a day stands where the editor put it: just before the next
/// dated step of the file, but after deadlines that have passed. No step stands before one it
/// depends on.
fn in_order<'a>(steps: &[&'a Step], facts: &Facts, today: Date) -> Vec<&'a Step> {
    let mut next = Date::MAX;
    let mut keyed: Vec<(Date, usize, &Step)> = Vec::with_capacity(steps.len());
    for (place, step) in steps.iter().enumerate().rev() {
        let day = step.due.as_ref().and_then(|due| {
            let day = due_day(due, facts)?;
            let is_deadline = due.kind == DueKind::By;
            // What can be done from a day that has passed can be done today.
            Some(if is_deadline { day } else { day.max(today) })
        });
        next = day.unwrap_or(next);
        keyed.push((day.unwrap_or(next.max(today)), place, step));
    }
    keyed.sort_by_key(|(day, place, _)| (*day, *place));
    after_what_comes_first(keyed.into_iter().map(|(_, _, step)| step).collect())
}

fn after_what_comes_first(mut waiting: Vec<&Step>) -> Vec<&Step> {
    let mut placed: Vec<&Step> = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let free = waiting.iter().position(|step| {
            step.after
                .iter()
                .all(|first| waiting.iter().all(|other| other.id != *first))
        });
        // Steps that wait for each other are a fault in the content; the list still shows them.
        placed.push(waiting.remove(free.unwrap_or(0)));
    }
    placed
}

fn item(
    content: &Content,
    event: &LifeEvent,
    step: &Step,
    shown: &[&Step],
    facts: &Facts,
    today: Date,
    wording: Wording,
) -> StepItem {
    let lang = wording.lang;
    let agency = content.agency(&step.agency).map_or_else(
        || step.agency.to_string(),
        |agency| agency.name.get(lang).clone(),
    );
    let due = step.due.as_ref().and_then(|due| due_day(due, facts));
    let is_deadline = step.due.as_ref().is_some_and(|due| due.kind == DueKind::By);
    StepItem {
        id: step.id.clone(),
        title: step.title.get(lang).clone(),
        text: step.text.get(lang).clone(),
        link: link(content, step, wording),
        agency,
        due,
        due_text: step
            .due
            .as_ref()
            .map(|rule| due_words(event, rule, due, today, wording)),
        overdue: is_deadline && due.is_some_and(|day| day < today),
        condition: condition_words(event, step, facts, wording),
        after: titles(&step.after, shown, wording),
        service: step.service.clone(),
    }
}

fn link(content: &Content, step: &Step, wording: Wording) -> Option<Link> {
    let article = content.articles.get(&step.article)?;
    let source = article.sources.first()?;
    let agency = source_agency(content, article, source, wording.lang);
    Some(Link {
        label: wording.say_with("link-at", &[("title", &source.title), ("agency", &agency)]),
        url: source.url.clone(),
    })
}

fn due_words(
    event: &LifeEvent,
    rule: &Due,
    day: Option<Date>,
    today: Date,
    wording: Wording,
) -> String {
    match day {
        Some(day) => wording.due_day(rule.kind, day, today),
        None => wording.due_rule(rule, &label(event, &rule.from, wording)),
    }
}

fn condition_words(
    event: &LifeEvent,
    step: &Step,
    facts: &Facts,
    wording: Wording,
) -> Option<String> {
    let condition = step.when.as_ref()?;
    if conditions::holds(condition, facts).is_some() {
        return None;
    }
    let what = conditions::words(condition, facts, event, wording)?;
    Some(wording.say_with("step-condition", &[("what", &what)]))
}

fn titles(ids: &[StepId], shown: &[&Step], wording: Wording) -> Vec<String> {
    ids.iter()
        .filter_map(|id| shown.iter().find(|step| step.id == *id))
        .map(|step| step.title.get(wording.lang).clone())
        .collect()
}

fn depends_on(
    event: &LifeEvent,
    shown: &[&Step],
    facts: &Facts,
    wording: Wording,
) -> Option<String> {
    let open: BTreeSet<&FactId> = shown
        .iter()
        .flat_map(|step| open_facts(step, facts))
        .collect();
    let labels: Vec<String> = event
        .facts
        .iter()
        .filter(|fact| open.contains(&fact.id))
        .map(|fact| lower_first(fact.label.get(wording.lang)))
        .collect();
    if labels.is_empty() {
        return None;
    }
    Some(wording.say_with("steps-depend-on", &[("facts", &wording.list(&labels))]))
}

fn label(event: &LifeEvent, fact: &FactId, wording: Wording) -> String {
    event
        .facts
        .iter()
        .find(|declared| declared.id == *fact)
        .map_or_else(
            || fact.to_string(),
            |fact| fact.label.get(wording.lang).clone(),
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{self, due, fact, known, step, yes};
    use content::{FactKind, Tone};
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    fn born() -> Literal {
        Literal::Date(date(2026, 12, 1))
    }

    fn dated(id: &str, days: i32, kind: DueKind) -> Step {
        Step {
            due: Some(due("born", days, kind)),
            ..step(id)
        }
    }

    fn event(steps: Vec<Step>) -> LifeEvent {
        let facts = vec![
            fact("a", FactKind::YesNo),
            fact("b", FactKind::YesNo),
            fact("born", FactKind::Date),
        ];
        fixture::event("birth", facts, steps)
    }

    fn listed(steps: Vec<Step>, facts: &[(&str, Literal)]) -> (Option<String>, Vec<StepItem>) {
        let content = fixture::content(vec![event(steps)]);
        let wording = Wording::new(&content, Lang::Nb, Tone::Neutral);
        let block = list(
            &content,
            &content.life_events["birth"],
            &known(facts),
            TODAY,
            wording,
        );
        match block {
            Block::Steps {
                depends_on, steps, ..
            } => (depends_on, steps),
            other => panic!("no list: {other:?}"),
        }
    }

    fn order(steps: Vec<Step>, facts: &[(&str, Literal)]) -> Vec<String> {
        let (_, steps) = listed(steps, facts);
        steps.into_iter().map(|step| step.id.to_string()).collect()
    }

    #[test]
    fn the_most_pressing_step_comes_first() {
        let steps = || {
            vec![
                dated("late", 90, DueKind::By),
                step("between"),
                dated("soon", 5, DueKind::By),
                step("last"),
                dated("passed", -20, DueKind::By),
                dated("possible", -300, DueKind::From),
            ]
        };
        let with_day = order(steps(), &[("born", born())]);
        // "between" and "last" stand before the next dated step of the file, if that is to come.
        let expected = ["passed", "last", "possible", "between", "soon", "late"];
        assert_eq!(with_day, expected);
        let without = order(steps(), &[]);
        assert_eq!(
            without,
            ["late", "between", "soon", "last", "passed", "possible"]
        );
    }

    #[test]
    fn no_step_comes_before_one_it_depends_on() {
        let second = Step {
            after: vec!["first".into()],
            ..dated("second", -20, DueKind::By)
        };
        let steps = vec![second, dated("first", 90, DueKind::By)];
        assert_eq!(order(steps, &[("born", born())]), ["first", "second"]);
    }

    #[test]
    fn steps_that_wait_for_each_other_are_still_shown() {
        let waiting = |id: &str, other: &str| Step {
            after: vec![other.into()],
            ..step(id)
        };
        assert_eq!(
            order(vec![waiting("a", "b"), waiting("b", "a")], &[]),
            ["a", "b"]
        );
    }

    #[test]
    fn only_a_deadline_is_overdue() {
        let kinds = [DueKind::By, DueKind::From, DueKind::Around];
        let steps = kinds.map(|kind| dated(&format!("{kind:?}"), -20, kind));
        let (_, steps) = listed(steps.into(), &[("born", born())]);
        let overdue: Vec<_> = steps.iter().filter(|step| step.overdue).collect();
        assert_eq!(overdue.len(), 1);
        assert_eq!(overdue[0].id.as_str(), "By");
        assert_eq!(overdue[0].due, Some(date(2026, 11, 11)));
    }

    #[test]
    fn a_day_off_moves_only_where_the_rule_says_so() {
        let on = |roll| Step {
            due: Some(Due {
                roll,
                ..due("born", 4, DueKind::By)
            }),
            ..step("step")
        };
        let day = |roll| listed(vec![on(roll)], &[("born", born())]).1[0].due;
        assert_eq!(day(Roll::None), Some(date(2026, 12, 5)));
        assert_eq!(day(Roll::Next), Some(date(2026, 12, 7)));
    }

    #[test]
    fn a_condition_hides_shows_or_is_said() {
        let steps = || {
            vec![Step {
                when: Some(yes("a")),
                ..step("step")
            }]
        };
        let (depends, shown) = listed(steps(), &[]);
        assert_eq!(shown[0].condition.as_deref(), Some("step-condition"));
        assert_eq!(depends.as_deref(), Some("steps-depend-on"));
        let (depends, shown) = listed(steps(), &[("a", Literal::YesNo(true))]);
        assert_eq!((depends, shown[0].condition.clone()), (None, None));
        let (_, shown) = listed(steps(), &[("a", Literal::YesNo(false))]);
        assert!(shown.is_empty());
    }

    #[test]
    fn the_fact_that_changes_most_is_asked_first() {
        let when = |id: &str, condition| Step {
            when: Some(condition),
            ..step(id)
        };
        let event = event(vec![
            when("1", yes("b")),
            when("2", yes("b")),
            when("3", yes("b")),
            when("4", yes("a")),
            dated("5", 1, DueKind::By),
        ]);
        let asked = |facts: &[(&str, Literal)], may_ask: fn(&FactId) -> bool| {
            let fact = most_decisive(&event, &known(facts), may_ask);
            fact.map(|fact| fact.id.to_string())
        };
        assert_eq!(asked(&[], |_| true).as_deref(), Some("b"));
        assert_eq!(asked(&[], |id| id.as_str() != "b").as_deref(), Some("a"));
        let all = [
            ("a", Literal::YesNo(true)),
            ("b", Literal::YesNo(true)),
            ("born", born()),
        ];
        assert_eq!(asked(&all, |_| true), None);
    }

    #[test]
    fn an_answer_tells_what_it_changed() {
        let event = event(vec![
            Step {
                when: Some(yes("a")),
                ..step("with")
            },
            Step {
                when: Some(content::Condition::Not(Box::new(yes("a")))),
                ..step("without")
            },
            step("always"),
        ]);
        let after = known(&[("a", Literal::YesNo(true))]);
        let change = change(&event, &Facts::new(), &after, Lang::Nb);
        assert_eq!(change.now, ["with"]);
        assert_eq!(change.dropped, ["without"]);
    }
}
