//! Facts the citizen gives: the answer to an open question, a date or place that comes along, a
//! correction, a form.

use crate::{
    OpenQuestion,
    evidence::{self, Reading},
    facts::{self, Said},
    mentions,
    state::KnownFact,
    turn::Turn,
};
use content::{Fact, FactId, FactKind, IntentAct, IntentId, Literal};
use understanding::{Entity, EntityValue, Scored, Understanding};

/// With fewer words besides the answer itself, a message asks nothing more.
pub(crate) const WORDS_OF_AN_ERRAND: usize = 5;

/// A longer message than this may take back another answer.
const WORDS_OF_A_PLAIN_ANSWER: usize = 2;

/// A message that names a date asks for something besides from this probability on.
const SURE_ERRAND: f32 = 0.45;

/// What is left of a message once answers and corrections were taken out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Left {
    /// Nothing: it was an answer, and has been replied to.
    Nothing,
    /// All of it, or an errand besides what was taken.
    Errand,
}

impl Turn<'_> {
    /// A municipality that is mentioned is known from then on.
    pub(crate) fn take_places(&mut self, entities: &[Entity]) {
        for entity in entities {
            if let EntityValue::Municipality(name) = &entity.value {
                self.know_place(name);
                self.state.municipality = Some(name.clone());
            }
        }
    }

    pub(crate) fn know_place(&mut self, name: &str) {
        let places: Vec<FactId> = self
            .content()
            .life_events
            .values()
            .flat_map(|event| &event.facts)
            .filter(|fact| fact.kind == FactKind::Place)
            .map(|fact| fact.id.clone())
            .collect();
        for fact in places {
            self.know(fact, Literal::Text(name.to_owned()));
        }
    }

    pub(crate) fn know(&mut self, fact: FactId, value: Literal) {
        let turn = self.state.turn;
        self.state.skipped.remove(&fact);
        self.state.facts.insert(fact, KnownFact { value, turn });
    }

    /// Takes the answer to the open question, or what was said without being asked.
    pub(crate) fn take_answer(
        &mut self,
        open: Option<OpenQuestion>,
        text: &str,
        heard: &Understanding,
        reading: &Reading,
    ) -> Left {
        match open {
            Some(OpenQuestion::Delete) => match self.yes_or_no(text, heard) {
                Some(sure) => {
                    self.delete_decided(sure);
                    Left::Nothing
                }
                None => Left::Errand,
            },
            Some(OpenQuestion::Confirm(fact, value)) => {
                self.take_confirmation(text, heard, reading, &fact, value)
            }
            Some(OpenQuestion::Which(fact, values)) => {
                match mentions::pointed_out(&values, &heard.entities).cloned() {
                    Some(value) => {
                        self.learn(&fact, value);
                        Left::Nothing
                    }
                    None => self.take_fact(text, heard, reading, &fact),
                }
            }
            Some(OpenQuestion::Fact(fact)) => self.take_fact(text, heard, reading, &fact),
            None => self.take_unasked(text, heard, reading),
        }
    }

    fn take_confirmation(
        &mut self,
        text: &str,
        heard: &Understanding,
        reading: &Reading,
        fact: &FactId,
        value: Literal,
    ) -> Left {
        let plain = self.yes_or_no(text, heard);
        match plain.filter(|_| !has_date(&heard.entities)) {
            Some(true) => self.learn(fact, value),
            Some(false) => self.ask_again(fact),
            None => return self.take_fact(text, heard, reading, fact),
        }
        Left::Nothing
    }

    fn take_fact(
        &mut self,
        text: &str,
        heard: &Understanding,
        reading: &Reading,
        id: &FactId,
    ) -> Left {
        let Some((_, fact)) = self.content().fact(id) else {
            return Left::Errand;
        };
        if self.hears(heard, &IntentAct::Skip) {
            self.skip(id);
            return Left::Nothing;
        }
        // "nei, termin er 3. april" and "vi er ikke gift likevel" answer something else than yes or no.
        let is_longer = facts::tokens(text).len() > WORDS_OF_A_PLAIN_ANSWER;
        if is_longer {
            let left = match fact.kind {
                FactKind::Date if has_date(&heard.entities) => self.take_statement(text, heard),
                _ => self.take_unasked(text, heard, reading),
            };
            if left == Left::Nothing {
                return left;
            }
        }
        let said = match fact.kind {
            FactKind::YesNo if self.hears(heard, &IntentAct::Yes) => {
                Said::Value(Literal::YesNo(true))
            }
            FactKind::YesNo if self.hears(heard, &IntentAct::No) => {
                Said::Value(Literal::YesNo(false))
            }
            _ => facts::from_message(fact, text, &heard.entities, self.lang(), self.today),
        };
        let is_answer_only = self.is_answer_only(text, heard, reading, fact);
        match said {
            Said::Value(value) if is_answer_only => self.learn(id, value),
            Said::Value(value) => {
                self.note(fact, value);
                return Left::Errand;
            }
            Said::Suggested(_) | Said::Month(_) | Said::Between(..) if is_answer_only => {
                self.answer_vague(fact, said);
            }
            Said::Suggested(suggestion) => {
                self.suggested = Some((id.clone(), suggestion));
                return Left::Errand;
            }
            _ => return self.unanswered(text, heard, reading, fact),
        }
        Left::Nothing
    }

    /// The answer leaves open what it is: that is asked.
    pub(crate) fn answer_vague(&mut self, fact: &Fact, said: Said) {
        let wording = self.wording();
        let words = match said {
            Said::Suggested(suggestion) => return self.suggest(fact, suggestion),
            Said::Month(month) => wording.month(month),
            Said::Between(from, to) => wording.days(from, to),
            Said::Value(_) | Said::Nothing => return,
        };
        self.push_said("ask-which-day", &[("month", &words)]);
        self.ask(fact);
    }

    /// The citizen wrote something else: that is answered. Only what means nothing at all is taken
    /// as an answer that was not understood.
    fn unanswered(
        &mut self,
        text: &str,
        heard: &Understanding,
        reading: &Reading,
        fact: &Fact,
    ) -> Left {
        let words = facts::words_besides(text, &heard.entities);
        let is_other = text.contains('?') || (reading.out_of_scope && words >= WORDS_OF_AN_ERRAND);
        let is_errand = |scored: &Scored| self.is_errand(&scored.intent);
        let is_meant = reading.meant.iter().chain(&reading.close).any(is_errand);
        let is_said = reading
            .meant
            .first()
            .is_some_and(|first| self.is_said_only(&first.intent));
        let is_old = self.state.asked_in + 1 < self.state.turn;
        if is_meant || is_said || is_other || is_old {
            return Left::Errand;
        }
        if self
            .state
            .asked
            .get(&fact.id)
            .is_some_and(|asked| *asked > 1)
        {
            self.skip(&fact.id);
            return Left::Nothing;
        }
        self.push_said("answer-not-understood", &[]);
        self.ask(fact);
        Left::Nothing
    }

    /// Whether the message answers and asks nothing more.
    fn is_answer_only(
        &self,
        text: &str,
        heard: &Understanding,
        reading: &Reading,
        fact: &Fact,
    ) -> bool {
        let Some(first) = reading.meant.first() else {
            return true;
        };
        let other_event = evidence::life_event(self.content(), &first.intent)
            .is_some_and(|event| Some(event) != self.state.topic.as_ref());
        let asks = text.contains('?') || other_event;
        let words = facts::words_besides(text, &heard.entities);
        let is_short = words < WORDS_OF_AN_ERRAND
            || (!asks && facts::names(text, fact, self.lang()))
            || (!asks && matches!(fact.kind, FactKind::Choice(_) | FactKind::YesNo));
        !self.is_errand(&first.intent) || is_short
    }

    /// Whether the message by itself asks for something, beyond much doubt.
    pub(crate) fn is_sure_errand(&self, heard: &Understanding) -> bool {
        let mut sure = heard
            .intents
            .iter()
            .filter(|scored| scored.confidence >= SURE_ERRAND);
        sure.any(|scored| self.is_errand(&scored.intent))
    }

    pub(crate) fn is_said_only(&self, intent: &IntentId) -> bool {
        let intent = self.content().intents.get(intent);
        intent.is_some_and(|intent| matches!(intent.act, IntentAct::Say { .. }))
    }

    /// Whether the intent asks for something, unlike a yes or a thank you.
    fn is_errand(&self, intent: &IntentId) -> bool {
        self.content().intents.get(intent).is_some_and(|intent| {
            !matches!(
                intent.act,
                IntentAct::Yes | IntentAct::No | IntentAct::Skip | IntentAct::Say { .. }
            )
        })
    }

    /// A fact becomes known, and the list is shown as it is now.
    pub(crate) fn learn(&mut self, id: &FactId, value: Literal) {
        let Some((_, fact)) = self.content().fact(id) else {
            return self.gone();
        };
        let before = self.state.facts.clone();
        self.note(fact, value);
        let Some(event) = self.event_with(id) else {
            return;
        };
        if fact.kind == FactKind::Date {
            self.go_on(event);
        } else {
            self.narrow(event, &before);
        }
    }

    /// A fact becomes known, and that is said.
    pub(crate) fn note(&mut self, fact: &Fact, value: Literal) {
        let wording = self.wording();
        let words = facts::value_words(fact, &value, wording);
        let key = match self.state.facts.get(&fact.id) {
            Some(known) if known.value != value => "fact-changed",
            _ => "fact-noted",
        };
        let label = fact.label.get(wording.lang);
        self.push_said(key, &[("fact", label), ("value", &words)]);
        if let (FactKind::Place, Literal::Text(name)) = (&fact.kind, &value) {
            self.state.municipality = Some(name.clone());
        }
        self.know(fact.id.clone(), value);
    }

    /// An answer from a form, or the value behind a choice.
    pub(crate) fn answer_form(&mut self, id: &FactId, value: &str) {
        let Some((_, fact)) = self.content().fact(id) else {
            return self.gone();
        };
        self.state.open = None;
        if value.trim().is_empty() {
            return self.skip(id);
        }
        let read = facts::from_form(&fact.kind, value).map_or_else(
            || {
                let understander = &self.assistant.understander;
                let heard = understander.understand(value, self.context());
                facts::from_message(fact, value, &heard.entities, self.lang(), self.today)
            },
            Said::Value,
        );
        match read {
            Said::Value(value) => self.learn(id, value),
            Said::Suggested(_) | Said::Month(_) | Said::Between(..) => {
                self.answer_vague(fact, read);
            }
            Said::Nothing => {
                self.push_said("answer-not-understood", &[]);
                self.ask(fact);
            }
        }
    }

    /// Whether the message says yes or no to the open question.
    fn yes_or_no(&self, text: &str, heard: &Understanding) -> Option<bool> {
        if self.hears(heard, &IntentAct::Yes) {
            return Some(true);
        }
        if self.hears(heard, &IntentAct::No) {
            return Some(false);
        }
        facts::yes_or_no(text)
    }

    /// Whether the message was heard as such a short answer.
    fn hears(&self, heard: &Understanding, act: &IntentAct) -> bool {
        heard.intents.first().is_some_and(|scored| {
            let intent = self.content().intents.get(&scored.intent);
            intent.is_some_and(|intent| intent.act == *act)
        })
    }
}

/// Whether a day is mentioned, or a few, or what one follows from.
pub(crate) fn has_date(entities: &[Entity]) -> bool {
    entities.iter().any(|entity| match &entity.value {
        EntityValue::Date(_) | EntityValue::OneOfDates(_) | EntityValue::Pregnancy(_) => true,
        EntityValue::Period(period) => match (period.from, period.to) {
            (Some(from), Some(to)) => from.until(to).is_ok_and(|days| days.get_days() < 7),
            _ => false,
        },
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use crate::{
        Assistant, CitizenAct, Input, OpenQuestion, Page, State,
        fixture::{self, fact, step, yes},
    };
    use content::{Comparison, Condition, FactId, FactKind, Lang, Literal, Step};

    /// An assistant for one life event of which the only step hangs on one fact.
    fn assistant(kind: FactKind, condition: Condition) -> Assistant {
        let facts = vec![fact("asked", kind)];
        let steps = vec![Step {
            when: Some(condition),
            ..step("step")
        }];
        Assistant::new(fixture::content(vec![fixture::event(
            "event", facts, steps,
        )]))
    }

    fn turn(assistant: &Assistant, state: &State, act: CitizenAct) -> State {
        let now = jiff::civil::date(2026, 11, 23)
            .at(10, 0, 0, 0)
            .in_tz("Europe/Oslo")
            .expect("a moment");
        let input = Input {
            act,
            logged_in: false,
        };
        assistant.reply(state, &input, &now).0
    }

    fn known(state: &State) -> Option<&Literal> {
        state.facts.get("asked").map(|known| &known.value)
    }

    /// Asks for the fact, hears the message, and expects that value.
    fn check(kind: FactKind, literal: Literal, message: &str, expect: Option<&Literal>) {
        let condition = Condition::Compare("asked".into(), Comparison::Equal, literal);
        let assistant = assistant(kind, condition);
        let choice = CitizenAct::Choose("steps:event".to_owned());
        let asking = turn(&assistant, &State::new(Lang::Nb), choice);
        assert_eq!(asking.open, Some(OpenQuestion::Fact("asked".into())));
        let answered = turn(&assistant, &asking, CitizenAct::Say(message.to_owned()));
        assert_eq!(known(&answered), expect, "{message}");
    }

    #[test]
    fn every_kind_of_fact_is_read_from_a_message() {
        let place = |name: &str| Literal::Text(name.to_owned());
        let two = Literal::Number(2.0);
        check(FactKind::Number, Literal::Number(1.0), "2", Some(&two));
        let asker = place("Asker");
        check(
            FactKind::Place,
            place("Oslo"),
            "vi bor i Asker",
            Some(&asker),
        );
        check(FactKind::Place, place("Oslo"), "et sted", None);
        // Two municipalities have the name: which of them is asked.
        check(FactKind::Place, place("Oslo"), "Herøy", None);
        let no = Literal::YesNo(false);
        check(FactKind::YesNo, Literal::YesNo(true), "nei", Some(&no));
        check(FactKind::YesNo, Literal::YesNo(true), "kanskje", None);
    }

    #[test]
    fn the_municipality_of_the_page_is_known() {
        let literal = Literal::Text("Oslo".to_owned());
        let condition = Condition::Compare("asked".into(), Comparison::Equal, literal);
        let assistant = assistant(FactKind::Place, condition);
        let page = Page {
            municipality: Some("Asker".to_owned()),
            ..Page::default()
        };
        let opened = turn(&assistant, &State::new(Lang::Nb), CitizenAct::Open(page));
        assert_eq!(known(&opened), Some(&Literal::Text("Asker".to_owned())));
    }

    #[test]
    fn whoever_gives_no_answer_twice_is_not_asked_a_third_time() {
        let assistant = assistant(FactKind::YesNo, yes("asked"));
        let choice = CitizenAct::Choose("steps:event".to_owned());
        let mut state = turn(&assistant, &State::new(Lang::Nb), choice);
        for _ in 0..2 {
            state = turn(&assistant, &state, CitizenAct::Say("kanskje".to_owned()));
        }
        assert_eq!(state.open, None);
        assert!(state.skipped.contains(&FactId::from("asked")));
    }
}
