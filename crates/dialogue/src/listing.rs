//! Showing the step list and asking for what it depends on, one fact at a time.

use crate::{
    Block, Choice, OpenQuestion, conditions::Facts, facts::question, pick::Pick, steps, turn::Turn,
};
use content::{Domain, Fact, FactId, FactKind, Intent, LifeEvent};

/// A fact is asked for at most so often; a citizen who twice writes of something else will not say.
const MOST_ASKED: u32 = 2;

impl<'a> Turn<'a> {
    /// The list of a life event, or first the question its dates hang on.
    pub(crate) fn show_steps(&mut self, event: &'a LifeEvent) {
        self.settle_on(event);
        self.remember(&Pick::Steps(event.id.clone()));
        if event.steps.is_empty() {
            return self.overview(event);
        }
        let before = self.blocks.len();
        let next = self.push_list(event);
        if self.blocks.len() == before {
            self.push_said("steps-first-a-date", &[]);
        }
        self.push_list_choices(event);
        if let Some(fact) = next {
            self.ask(fact);
        }
    }

    /// The list of the life event the message or the conversation is about.
    pub(crate) fn steps_of_topic(&mut self, intent: &Intent) {
        let content = self.content();
        let event = match &intent.domain {
            Domain::LifeEvent(event) => content.life_events.get(event),
            Domain::General | Domain::OutOfScope => self.topic(),
        };
        if let Some(event) = event {
            return self.show_steps(event);
        }
        let lang = self.lang();
        let choices = content
            .life_events
            .values()
            .map(|event| {
                crate::turn::labelled(&Pick::Steps(event.id.clone()), event.name.get(lang))
            })
            .collect();
        self.push_choices("steps-of-what", choices);
    }

    /// Shows the list and returns what to ask next; before the date that most due days count from
    /// has been asked for, returns only that.
    pub(crate) fn push_list(&mut self, event: &'a LifeEvent) -> Option<&'a Fact> {
        let anchor = steps::anchor(event);
        if let Some(anchor) = anchor
            && self.may_ask(&anchor.id)
            && !self.state.asked.contains_key(&anchor.id)
        {
            return Some(anchor);
        }
        let mut list = steps::list(
            self.content(),
            event,
            &self.state.facts,
            self.today,
            self.wording(),
        );
        self.lead_steps(event, &mut list);
        self.blocks.push(list);
        steps::most_decisive(event, &self.state.facts, |fact| self.may_ask(fact))
    }

    fn may_ask(&self, fact: &FactId) -> bool {
        !self.state.facts.contains_key(fact)
            && !self.state.skipped.contains(fact)
            && self.state.asked.get(fact).copied().unwrap_or_default() < MOST_ASKED
    }

    /// Asks for a fact; where the message gave reason to think of a value, whether it is that.
    pub(crate) fn ask(&mut self, fact: &Fact) {
        *self.state.asked.entry(fact.id.clone()).or_default() += 1;
        let suggested = self.suggested.take().filter(|(id, _)| *id == fact.id);
        if let Some((_, suggestion)) = suggested {
            return self.suggest(fact, suggestion);
        }
        let question = question(fact, self.wording());
        self.blocks.push(Block::Question(question));
        self.wait_for(OpenQuestion::Fact(fact.id.clone()));
    }

    /// Waits for an answer.
    pub(crate) fn wait_for(&mut self, question: OpenQuestion) {
        self.state.open = Some(question);
        self.state.asked_in = self.state.turn;
    }

    /// Asks for a fact the citizen wants to give or change.
    pub(crate) fn ask_again(&mut self, fact: &FactId) {
        let Some((_, fact)) = self.content().fact(fact) else {
            return self.gone();
        };
        self.suggested = None;
        self.state.skipped.remove(&fact.id);
        self.ask(fact);
    }

    /// The citizen will not say; the conversation goes on without.
    pub(crate) fn skip(&mut self, fact: &FactId) {
        let Some(event) = self.event_with(fact) else {
            return self.gone();
        };
        self.state.skipped.insert(fact.clone());
        self.state.open = None;
        self.push_said("fact-skipped", &[]);
        self.go_on(event);
    }

    /// The list again, after something became known or was left out.
    pub(crate) fn go_on(&mut self, event: &'a LifeEvent) {
        self.settle_on(event);
        let next = self.push_list(event);
        self.push_list_choices(event);
        if let Some(fact) = next {
            self.ask(fact);
        }
    }

    /// After a narrowing answer: what it changed, and the next question. The list itself comes again
    /// when there is nothing left to ask, or when the citizen wants it.
    pub(crate) fn narrow(&mut self, event: &'a LifeEvent, before: &Facts) {
        self.settle_on(event);
        let may_ask = |fact: &FactId| self.may_ask(fact);
        let Some(next) = steps::most_decisive(event, &self.state.facts, may_ask) else {
            return self.go_on(event);
        };
        let change = steps::change(event, before, &self.state.facts, self.lang());
        for (key, titles) in [("steps-now", change.now), ("steps-dropped", change.dropped)] {
            if !titles.is_empty() {
                let together = self.wording().list_quoted(&titles);
                self.push_said(key, &[("steps", &together)]);
            }
        }
        let name = event.name.get(self.lang());
        let list = self.choice(
            &Pick::Steps(event.id.clone()),
            "choice-list",
            &[("event", name)],
        );
        self.push_choices("steps-prompt", vec![list]);
        self.ask(next);
    }

    /// The life event a fact belongs to: the one the conversation is in, if it has it.
    pub(crate) fn event_with(&self, fact: &FactId) -> Option<&'a LifeEvent> {
        self.topic()
            .filter(|event| event.facts.iter().any(|declared| declared.id == *fact))
            .or_else(|| self.content().fact(fact).map(|(event, _)| event))
    }

    fn push_list_choices(&mut self, event: &LifeEvent) {
        let is_listed = matches!(self.blocks.last(), Some(Block::Steps { .. }));
        if !is_listed {
            return;
        }
        let lang = self.lang();
        let mut choices: Vec<Choice> = event
            .facts
            .iter()
            .filter(|fact| fact.kind == FactKind::Date && self.state.facts.contains_key(&fact.id))
            .map(|fact| {
                self.choice(
                    &Pick::Ask(fact.id.clone()),
                    "choice-change",
                    &[("fact", &crate::wording::lower_first(fact.label.get(lang)))],
                )
            })
            .take(2)
            .collect();
        let services: Vec<_> = self
            .content()
            .services(&event.id)
            .into_iter()
            .cloned()
            .collect();
        if !services.is_empty() {
            choices.push(self.choice(&Pick::Status(services), "choice-status", &[]));
        }
        choices.push(self.choice(&Pick::Handover, "choice-handover", &[]));
        self.push_choices("steps-prompt", choices);
    }
}
