//! A message of the citizen's: answers to what was asked, corrections, and new errands.

use crate::{
    OpenQuestion, Understood,
    evidence::{self, Reading},
    facts,
    given::Left,
    turn::Turn,
};
use content::{IntentId, LifeEventId};
use understanding::{Context, Understanding};

/// With fewer words, and less sure, a neighbouring language may be a dialect.
const WORDS_THAT_TELL: usize = 4;
const SURELY_FOREIGN: f32 = 0.98;

/// So many turns a question that was passed over stays open.
const STAYS_OPEN: u32 = 3;

impl Turn<'_> {
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
            return self.clarify(&reading.close, text);
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
}
