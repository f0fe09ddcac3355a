//! A message of the citizen's: answers to what was asked, corrections, and new errands.

use crate::{
    OpenQuestion, Understood,
    evidence::{self, Reading},
    facts::{self, Said},
    state::KnownFact,
    steps,
    turn::Turn,
};
use content::{Fact, FactId, FactKind, IntentAct, IntentId, LifeEvent, LifeEventId, Literal};
use jiff::civil::Date;
use understanding::{Context, Entity, EntityValue, Scored, Understanding};

/// With fewer words besides the answer itself, a message asks nothing more.
const WORDS_OF_AN_ERRAND: usize = 5;

/// With fewer words, and less sure, a neighbouring language may be a dialect.
const WORDS_THAT_TELL: usize = 4;
const SURELY_FOREIGN: f32 = 0.8;

/// So many turns a question that was passed over stays open.
const STAYS_OPEN: u32 = 3;

/// What became of a message once answers and corrections were taken out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Left {
    /// Nothing: it was an answer, and has been replied to.
    Nothing,
    /// All of it, or an errand besides what was taken.
    Errand,
}

impl<'a> Turn<'a> {
    /// Hears a message and replies.
    pub(crate) fn hear(&mut self, text: &str) {
        let today = self.today;
        let understander = &self.assistant.understander;
        let heard = understander.understand(text, Context { today });
        self.take_language(text, &heard);
        if let Some(crisis) = &heard.crisis {
            self.crisis(crisis);
        }
        let reading = evidence::weigh(self.content(), &self.state.events, &heard);
        self.take_places(&heard.entities);
        let open = self.state.open.take();
        let topic = self.state.topic.clone();
        match self.take_answer(open.clone(), text, &heard, &reading) {
            Left::Nothing => self.answered(&heard),
            Left::Errand => {
                evidence::update(self.content(), &mut self.state.events, &reading);
                self.understood = Some(self.understood_as(&heard, &reading));
                self.do_reading(text, &heard, &reading);
                self.keep_open(open, topic.as_ref());
            }
        }
    }

    /// The language of the message becomes that of the conversation, unless the citizen chose one.
    /// In another language than ours, which ones we have is said, once.
    fn take_language(&mut self, text: &str, heard: &Understanding) {
        if let Some(lang) = heard.lang
            && !self.state.lang_chosen
        {
            self.state.lang = lang;
        }
        if heard.lang.is_none() && !self.state.languages_told && self.is_foreign(text) {
            self.state.languages_told = true;
            self.push_said("language-other", &[]);
        }
    }

    /// A message long enough to tell, in a language we know but do not answer in.
    fn is_foreign(&self, text: &str) -> bool {
        let guess = self.assistant.understander.languages().identify(text);
        facts::tokens(text).len() >= WORDS_THAT_TELL
            && guess.confidence >= SURELY_FOREIGN
            && guess.foreign.is_some()
    }

    /// A question that was passed over stays open while the conversation stays where it is: "what
    /// counts as income?", and then "yes".
    fn keep_open(&mut self, open: Option<OpenQuestion>, topic: Option<&LifeEventId>) {
        let Some(OpenQuestion::Fact(fact) | OpenQuestion::Confirm(fact, _)) = &open else {
            return;
        };
        let is_recent = self.state.turn.saturating_sub(self.state.asked_in) < STAYS_OPEN;
        let is_unknown = !self.state.facts.contains_key(fact);
        let stays = self.state.topic.as_ref() == topic && self.state.open.is_none();
        if is_recent && is_unknown && stays {
            self.state.open = open;
        }
    }

    fn do_reading(&mut self, text: &str, heard: &Understanding, reading: &Reading) {
        if !reading.meant.is_empty() {
            self.state.misses = 0;
            let intents: Vec<IntentId> = reading
                .meant
                .iter()
                .map(|scored| scored.intent.clone())
                .collect();
            return self.do_intents(&intents, text);
        }
        if heard.crisis.is_some() {
            // Somebody in danger is not told what could not be answered.
            return;
        }
        if !reading.close.is_empty() {
            self.state.misses = 0;
            return self.clarify(&reading.close);
        }
        let hits = self.closest(text, reading.out_of_scope);
        self.not_understood(&hits);
    }

    fn understood_as(&self, heard: &Understanding, reading: &Reading) -> Understood {
        let readings = || reading.meant.iter().chain(&reading.close);
        let mut life_events: Vec<LifeEventId> = Vec::new();
        for scored in readings() {
            if let Some(event) = evidence::life_event(self.content(), &scored.intent)
                && !life_events.contains(event)
            {
                life_events.push(event.clone());
            }
        }
        Understood {
            lang: heard.lang.or(Some(self.state.lang)),
            life_events,
            intents: readings()
                .map(|scored| (scored.intent.clone(), scored.confidence))
                .collect(),
            out_of_scope: reading.out_of_scope,
        }
    }

    /// The message was an answer within the life event the conversation is in.
    fn answered(&mut self, heard: &Understanding) {
        self.state.misses = 0;
        let is_of_topic = self.effects.is_empty();
        let topic = self.state.topic.clone().filter(|_| is_of_topic);
        self.understood = Some(Understood {
            lang: heard.lang.or(Some(self.state.lang)),
            life_events: topic.into_iter().collect(),
            ..Understood::default()
        });
    }

    /// A municipality that is mentioned is known from then on.
    pub(crate) fn take_places(&mut self, entities: &[Entity]) {
        for entity in entities {
            if let EntityValue::Municipality(name) = &entity.value {
                self.know_place(name);
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

    fn take_answer(
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
        match plain.filter(|_| date_in(&heard.entities).is_none()) {
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
        if fact.kind != FactKind::Date && date_in(&heard.entities).is_some() {
            // "nei, termin er 3. april" answers something else than yes or no.
            let left = self.take_unasked(text, heard, reading);
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
            _ => facts::from_message(fact, text, &heard.entities, self.lang()),
        };
        let is_answer_only = self.is_answer_only(text, heard, reading, fact);
        match said {
            Said::Value(value) if is_answer_only => self.learn(id, value),
            Said::Value(value) => {
                self.note(fact, value);
                return Left::Errand;
            }
            Said::Month(month) if is_answer_only => {
                let words = self.wording().month(month);
                self.push_said("ask-which-day", &[("month", &words)]);
                self.ask(fact);
            }
            Said::Month(_) | Said::Nothing => return self.unanswered(text, heard, reading, fact),
        }
        Left::Nothing
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
        if is_meant || is_said || is_other || heard.crisis.is_some() || is_old {
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
        if heard.crisis.is_some() {
            return false;
        }
        let Some(first) = reading.meant.first() else {
            return true;
        };
        let other_event = evidence::life_event(self.content(), &first.intent)
            .is_some_and(|event| Some(event) != self.state.topic.as_ref());
        let asks = text.contains('?') || other_event;
        let words = facts::words_besides(text, &heard.entities);
        let is_short = words < WORDS_OF_AN_ERRAND
            || (!asks && facts::mentions(text, fact, self.lang()))
            || (!asks && matches!(fact.kind, FactKind::Choice(_) | FactKind::YesNo));
        !self.is_errand(&first.intent) || is_short
    }

    fn is_said_only(&self, intent: &IntentId) -> bool {
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

    /// No question is open: a date or another fact that is named, corrected or suggested.
    fn take_unasked(&mut self, text: &str, heard: &Understanding, reading: &Reading) -> Left {
        let content = self.content();
        let meant = reading
            .meant
            .iter()
            .find_map(|scored| evidence::life_event(content, &scored.intent));
        let event = match meant {
            Some(event) => content.life_events.get(event),
            None => self.topic(),
        };
        let Some(event) = event else {
            return Left::Errand;
        };
        match date_in(&heard.entities) {
            Some(day) => self.take_date(text, heard, reading, event, Literal::Date(day)),
            None => self.take_correction(text, event),
        }
    }

    fn take_date(
        &mut self,
        text: &str,
        heard: &Understanding,
        reading: &Reading,
        event: &'a LifeEvent,
        day: Literal,
    ) -> Left {
        let lang = self.lang();
        let is_date = |fact: &&Fact| fact.kind == FactKind::Date;
        let named = event
            .facts
            .iter()
            .filter(is_date)
            .find(|fact| facts::mentions(text, fact, lang));
        let known = event
            .facts
            .iter()
            .filter(is_date)
            .filter(|fact| self.state.facts.contains_key(&fact.id))
            .max_by_key(|fact| self.state.facts[&fact.id].turn);
        let corrected = known.filter(|_| facts::is_correction(text));
        let only_a_date = reading.meant.is_empty() && reading.close.is_empty();
        let anchor = steps::anchor(event);
        let sure = named
            .or(corrected)
            .or_else(|| known.or(anchor).filter(|_| only_a_date));
        if let Some(fact) = sure {
            let is_new = !self.state.facts.contains_key(&fact.id);
            let is_sure = heard
                .intents
                .iter()
                .any(|scored| self.is_errand(&scored.intent));
            if is_sure && (text.contains('?') || is_new) {
                self.note(fact, day);
                return Left::Errand;
            }
            self.learn(&fact.id, day);
            return Left::Nothing;
        }
        // With two dates to choose from, a date that is not named could be either.
        if let Some(anchor) = anchor
            && event.facts.iter().filter(is_date).count() == 1
            && !self.state.facts.contains_key(&anchor.id)
        {
            self.suggested = Some((anchor.id.clone(), day));
        }
        Left::Errand
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
                    if facts::mentions(text, fact, lang) && *value == facts::is_negated(text) =>
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

    /// A fact is no longer known, and asked for anew.
    fn forget(&mut self, fact: &Fact) {
        self.state.facts.remove(&fact.id);
        self.state.asked.remove(&fact.id);
        self.push_said("fact-forgotten", &[("fact", fact.label.get(self.lang()))]);
        self.ask(fact);
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
    fn note(&mut self, fact: &Fact, value: Literal) {
        let wording = self.wording();
        let words = facts::value_words(fact, &value, wording);
        let key = match self.state.facts.get(&fact.id) {
            Some(known) if known.value != value => "fact-changed",
            _ => "fact-noted",
        };
        let label = fact.label.get(wording.lang);
        self.push_said(key, &[("fact", label), ("value", &words)]);
        self.know(fact.id.clone(), value);
    }

    /// An answer from a form, or the value behind a choice.
    pub(crate) fn answer_form(&mut self, id: &FactId, value: &str) {
        let Some((_, fact)) = self.content().fact(id) else {
            return self.gone();
        };
        self.state.open = None;
        let read = facts::from_form(&fact.kind, value).map_or_else(
            || {
                let today = self.today;
                let heard = self
                    .assistant
                    .understander
                    .understand(value, Context { today });
                facts::from_message(fact, value, &heard.entities, self.lang())
            },
            Said::Value,
        );
        match read {
            Said::Value(value) => self.learn(id, value),
            Said::Month(month) => {
                let words = self.wording().month(month);
                self.push_said("ask-which-day", &[("month", &words)]);
                self.ask(fact);
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

/// The first day that is mentioned.
fn date_in(entities: &[Entity]) -> Option<Date> {
    entities.iter().find_map(|entity| match entity.value {
        EntityValue::Date(day) => Some(day),
        _ => None,
    })
}
