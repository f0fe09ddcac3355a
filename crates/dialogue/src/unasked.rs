//! Facts that come without being asked for: named, corrected, suggested or plainly said.

use crate::{
    evidence::{self, BEYOND_DOUBT, Reading},
    facts::{self, Said},
    given::{Left, WORDS_OF_AN_ERRAND, has_date},
    mentions::Suggestion,
    steps,
    turn::Turn,
};
use content::{Fact, FactKind, LifeEvent, Literal};
use understanding::{Scored, Understanding};

/// "jeg er ikke ansatt".
const WORDS_OF_A_BARE_FACT: usize = 4;

impl<'a> Turn<'a> {
    /// No question is open: a date or another fact that is named, corrected or suggested.
    pub(crate) fn take_unasked(
        &mut self,
        text: &str,
        heard: &Understanding,
        reading: &Reading,
    ) -> Left {
        let content = self.content();
        let meant = reading
            .meant
            .iter()
            .find_map(|scored| evidence::life_event(content, &scored.intent));
        let has_date = has_date(&heard.entities);
        if !has_date && self.take_statement(text, heard) == Left::Nothing {
            return Left::Nothing;
        }
        let event = match meant {
            Some(event) => content.life_events.get(event),
            None => self.topic(),
        };
        let named = self.event_of_named_date(text).filter(|_| has_date);
        let event = named.or(event);
        let Some(event) = event else {
            return Left::Errand;
        };
        if has_date {
            self.take_date(text, heard, event)
        } else {
            self.take_correction(text, event)
        }
    }

    /// The life event of which the message names a date: "jeg har termin 3. mars".
    fn event_of_named_date(&self, text: &str) -> Option<&'a LifeEvent> {
        let lang = self.lang();
        let names_date = |event: &&LifeEvent| {
            let mut dates = event
                .facts
                .iter()
                .filter(|fact| fact.kind == FactKind::Date);
            dates.any(|fact| facts::names(text, fact, lang))
        };
        let topic = self.topic().filter(names_date);
        topic.or_else(|| {
            self.content()
                .life_events
                .values()
                .find(|event| names_date(event))
        })
    }

    fn take_date(&mut self, text: &str, heard: &Understanding, event: &'a LifeEvent) -> Left {
        let lang = self.lang();
        let is_date = |fact: &&Fact| fact.kind == FactKind::Date;
        let named = event
            .facts
            .iter()
            .filter(is_date)
            .find(|fact| facts::names(text, fact, lang));
        let known = event
            .facts
            .iter()
            .filter(is_date)
            .filter(|fact| self.state.facts.contains_key(&fact.id))
            .max_by_key(|fact| self.state.facts[&fact.id].turn);
        let corrected = known.filter(|_| facts::is_correction(text));
        let words = facts::words_besides(text, &heard.entities);
        let asks = text.contains('?') && words > 0;
        let only_a_date = words < WORDS_OF_AN_ERRAND && !asks && !self.is_sure_errand(heard);
        let anchor = steps::anchor(event);
        let sure = named
            .or(corrected)
            .or_else(|| known.or(anchor).filter(|_| only_a_date));
        let said = |fact: &Fact| facts::from_message(fact, text, &heard.entities, lang, self.today);
        if let Some(fact) = sure {
            let is_new = !self.state.facts.contains_key(&fact.id);
            let asks_more = self.is_sure_errand(heard) && (text.contains('?') || is_new);
            return self.take_said(fact, said(fact), asks_more);
        }
        // With two dates to choose from, a date that is not named could be either.
        if let Some(anchor) = anchor
            && event.facts.iter().filter(is_date).count() == 1
            && !self.state.facts.contains_key(&anchor.id)
        {
            self.suggested = match said(anchor) {
                Said::Value(day) => Some((anchor.id.clone(), Suggestion::Is(day))),
                Said::Suggested(suggestion) => Some((anchor.id.clone(), suggestion)),
                _ => None,
            };
        }
        Left::Errand
    }

    /// Takes what was said of a date; with an errand besides, that is answered first.
    fn take_said(&mut self, fact: &Fact, said: Said, asks_more: bool) -> Left {
        match said {
            Said::Value(day) if asks_more => {
                self.note(fact, day);
                return Left::Errand;
            }
            Said::Value(day) => self.learn(&fact.id, day),
            Said::Suggested(suggestion) if asks_more => {
                self.suggested = Some((fact.id.clone(), suggestion));
                return Left::Errand;
            }
            Said::Suggested(suggestion) => {
                if let Some(event) = self.event_with(&fact.id) {
                    self.settle_on(event);
                }
                self.suggest(fact, suggestion);
            }
            Said::Month(_) | Said::Between(..) | Said::Nothing => return Left::Errand,
        }
        Left::Nothing
    }

    /// "jeg er ikke student likevel", "nei, jeg er ansatt", "jeg har ikke partner likevel".
    fn take_correction(&mut self, text: &str, event: &'a LifeEvent) -> Left {
        if !facts::is_correction(text) || text.contains('?') {
            return Left::Errand;
        }
        let lang = self.lang();
        for fact in &event.facts {
            let Some(known) = self.state.facts.get(&fact.id).map(|known| &known.value) else {
                continue;
            };
            match (&fact.kind, known) {
                (FactKind::Choice(options), Literal::Text(value)) => {
                    let Some(option) = facts::matching_option(text, options, lang) else {
                        continue;
                    };
                    let denied =
                        facts::is_negated(text) != facts::is_negated(option.label.get(lang));
                    if denied && option.id == *value {
                        self.forget(fact);
                        return Left::Nothing;
                    }
                    if !denied {
                        self.learn(&fact.id, Literal::Text(option.id.clone()));
                        return Left::Nothing;
                    }
                }
                (FactKind::YesNo, Literal::YesNo(value))
                    if facts::names(text, fact, lang) && *value == facts::is_negated(text) =>
                {
                    let corrected = Literal::YesNo(!value);
                    self.learn(&fact.id, corrected);
                    return Left::Nothing;
                }
                _ => {}
            }
        }
        Left::Errand
    }

    /// "jeg er ansatt", "vi er ikke gift": what is plainly said of the life event the conversation is in.
    pub(crate) fn take_statement(&mut self, text: &str, heard: &Understanding) -> Left {
        let is_sure = |scored: &Scored| scored.confidence >= BEYOND_DOUBT;
        // In so few words there is no room for an errand, whatever they resemble.
        let is_bare = facts::tokens(text).len() <= WORDS_OF_A_BARE_FACT;
        let is_errand = !is_bare && heard.intents.iter().any(is_sure);
        let asks_more = is_errand || !facts::is_statement(text);
        let Some(event) = self.topic().filter(|_| !asks_more) else {
            return Left::Errand;
        };
        let lang = self.lang();
        let stated = event.facts.iter().find_map(|fact| {
            let value = facts::stated(fact, text, lang)?;
            Some((&fact.id, value))
        });
        let Some((fact, value)) = stated else {
            return Left::Errand;
        };
        self.learn(fact, value);
        Left::Nothing
    }

    /// A fact is no longer known, and asked for anew.
    fn forget(&mut self, fact: &Fact) {
        self.state.facts.remove(&fact.id);
        self.state.asked.remove(&fact.id);
        self.push_said("fact-forgotten", &[("fact", fact.label.get(self.lang()))]);
        self.ask(fact);
    }
}
