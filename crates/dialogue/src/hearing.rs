//! A message of the citizen's: answers to what was asked, corrections, and new errands.

use crate::{
    Choice, OpenQuestion, Understood,
    evidence::{self, BEYOND_DOUBT, Reading},
    facts,
    following::Continued,
    given::Left,
    headings::{Asked, Likeness, section_like},
    pick::Pick,
    turn::Turn,
};
use content::{Article, CrisisId, Intent, IntentAct, IntentId, Lang, LifeEventId};
use search::Named;
use understanding::{Scored, Understanding, language::Foreign};

/// With fewer words, and less sure, a neighbouring language may be a dialect.
const WORDS_THAT_TELL: usize = 4;
const SURELY_FOREIGN: f32 = 0.98;

/// Readings that may be what an exact heading asks.
const LIKELY: usize = 5;

/// So many turns a question that was passed over stays open.
const STAYS_OPEN: u32 = 3;

impl Turn<'_> {
    /// Hears a message and replies.
    pub(crate) fn hear(&mut self, text: &str) {
        let understander = &self.assistant.understander;
        let heard = understander.understand(text, self.context());
        // "And how long?" says too little to look for.
        if heard.follow_up.is_none() {
            self.candidates.clone_from(&heard.candidates);
            self.vector.clone_from(&heard.vector);
        }
        self.take_language(text, &heard);
        let reading = evidence::weigh(self.content(), &self.state.events, &heard);
        let reading = self.decided(reading, &heard, text);
        if let Some(crisis) = &heard.crisis {
            return self.hear_danger(crisis, &heard, &reading);
        }
        self.take_places(&heard.entities);
        self.take_mentioned(&heard, &reading);
        let open = self.state.open.take();
        let topic = self.state.topic.clone();
        if self.take_municipality(text, &heard, open.as_ref()) {
            self.answered(&heard);
            return self.keep_open(open, topic.as_ref());
        }
        if self.take_reply(open.clone(), text, &heard, &reading) == Left::Nothing {
            return self.answered(&heard);
        }
        if let Some(pick) = self.suggested_pick(text) {
            let intents = self.understood_as(&heard, &reading).intents;
            self.do_pick(pick);
            self.answered(&heard);
            if let Some(understood) = &mut self.understood {
                understood.intents = intents;
            }
            return self.keep_open(open, topic.as_ref());
        }
        match self.follow_up(text, &heard, &reading) {
            Some(Continued::Section(pick)) => {
                self.do_pick(pick);
                self.answered(&heard);
            }
            Some(Continued::Reading(reading)) => self.take_reading(text, &heard, &reading),
            None => {
                let reading = self.roughly(reading, &heard, text);
                self.take_reading(text, &heard, &reading);
            }
        }
        self.keep_open(open, topic.as_ref());
    }

    /// Remembers what the message is taken to mean, and does it.
    fn take_reading(&mut self, text: &str, heard: &Understanding, reading: &Reading) {
        evidence::update(self.content(), &mut self.state.events, reading);
        self.understood = Some(self.understood_as(heard, reading));
        self.do_reading(text, reading);
    }

    /// Danger comes first. What else was asked is kept for later, and so is what the assistant waits
    /// for: nothing said in danger is taken for an answer.
    fn hear_danger(&mut self, crisis: &CrisisId, heard: &Understanding, reading: &Reading) {
        self.state.troubled = true;
        self.state.misses = 0;
        let open = self.state.open.take();
        let topic = self.state.topic.clone();
        evidence::update(self.content(), &mut self.state.events, reading);
        self.understood = Some(self.understood_as(heard, reading));
        self.crisis(crisis, &reading.meant);
        self.keep_open(open, topic.as_ref());
    }

    /// Takes the message for what the last reply waits for: one of its choices, or an answer. Nothing
    /// said in a language that is not read is taken for either.
    fn take_reply(
        &mut self,
        open: Option<OpenQuestion>,
        text: &str,
        heard: &Understanding,
        reading: &Reading,
    ) -> Left {
        let is_unread = heard
            .foreign
            .is_some_and(|foreign| !foreign.is_understood());
        if is_unread {
            return Left::Errand;
        }
        let Some(pick) = self.named_pick(text) else {
            return self.take_answer(open, text, heard, reading);
        };
        let topic = self.state.topic.clone();
        self.do_pick(pick);
        self.keep_open(open, topic.as_ref());
        Left::Nothing
    }

    /// The choice just offered, or the section of the article shown last, of which the message is the
    /// label or the heading.
    fn named_pick(&self, text: &str) -> Option<Pick> {
        let said = Asked::of(text);
        let is_named = |choice: &&Choice| Likeness::of(&said, &choice.label).is_same();
        let mut named = self.state.offered.iter().filter(is_named);
        if let (Some(choice), None) = (named.next(), named.next()) {
            return Pick::parse(&choice.id);
        }
        let article = self.recent_article()?;
        let section = section_like(article, &said, Likeness::is_same)?;
        Some(Pick::Section(article.id.clone(), section.clone()))
    }

    /// What was suggested while the citizen wrote, and chosen.
    fn suggested_pick(&self, text: &str) -> Option<Pick> {
        let named = self.assistant.suggestions.named(text)?;
        Some(match named.clone() {
            Named::Article(article) => Pick::Article(article),
            Named::Section(article, section) => Pick::Section(article, section),
            Named::Intent(intent) => Pick::Intent(intent),
        })
    }

    /// Where nothing is beyond doubt, the likely reading whose article asks the very same in a heading
    /// is meant, if it is the only such article in what the conversation is about.
    fn decided(&self, reading: Reading, heard: &Understanding, text: &str) -> Reading {
        let is_sure = |scored: &Scored| scored.confidence >= BEYOND_DOUBT;
        if reading.meant.iter().any(is_sure) {
            return reading;
        }
        let is_near = |scored: &&Scored| {
            let event = evidence::life_event(self.content(), &scored.intent);
            self.state.topic.is_none() || event == self.state.topic.as_ref()
        };
        let likely = heard.candidates.iter().take(LIKELY).filter(is_near);
        let said = Asked::of(text);
        let likely: Vec<(&Scored, &Article)> = likely
            .filter_map(|scored| Some((scored, self.article_answering(&scored.intent)?)))
            .collect();
        let asking = |is_like: fn(Likeness) -> bool| -> Vec<(&Scored, &Article)> {
            let likely = likely.iter().copied();
            likely
                .filter(|(_, article)| section_like(article, &said, is_like).is_some())
                .collect()
        };
        let exactly = asking(Likeness::is_equal);
        let asking = if exactly.is_empty() {
            asking(Likeness::is_same)
        } else {
            exactly
        };
        match asking.as_slice() {
            [(first, article), rest @ ..]
                if rest.iter().all(|(_, other)| other.id == article.id) =>
            {
                Reading::meant(vec![(*first).clone()])
            }
            _ => reading,
        }
    }

    /// The language of the message becomes that of the conversation, unless the citizen chose one:
    /// bokmål for its neighbours. In another language than ours, which ones we have is said, once.
    fn take_language(&mut self, text: &str, heard: &Understanding) {
        let is_foreign = self.is_foreign(text);
        let is_neighbour = is_foreign && heard.foreign.is_some_and(Foreign::is_understood);
        let lang = heard.lang.or(is_neighbour.then_some(Lang::Nb));
        if let Some(lang) = lang
            && !self.state.lang_chosen
        {
            self.state.lang = lang;
        }
        if is_foreign && !self.state.languages_told {
            self.state.languages_told = true;
            if heard.foreign == Some(Foreign::NorthernSami) {
                self.greet_in_sami();
            }
            self.push_said("language-other", &[]);
        }
    }

    /// In a neighbouring language words tell the life event, but hardly what is asked of it: where that
    /// is in doubt, the intent that shows the whole life event is taken.
    fn roughly(&self, reading: Reading, heard: &Understanding, text: &str) -> Reading {
        let [only] = reading.meant.as_slice() else {
            return reading;
        };
        if heard.lang.is_some() || only.confidence >= BEYOND_DOUBT || !self.is_foreign(text) {
            return reading;
        }
        let content = self.content();
        let event = evidence::life_event(content, &only.intent);
        let Some(event) = event.and_then(|event| content.life_events.get(event)) else {
            return reading;
        };
        let shows_all = |intent: &&Intent| matches!(&intent.act, IntentAct::Answer { article, steps: true, .. } if *article == event.overview);
        let overview = content.intents.values().find(shows_all);
        overview.map_or(reading.clone(), |intent| {
            Reading::meant(vec![Scored {
                intent: intent.id.clone(),
                confidence: only.confidence,
            }])
        })
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
        let Some(
            OpenQuestion::Fact(fact)
            | OpenQuestion::Confirm(fact, _)
            | OpenQuestion::Which(fact, _),
        ) = &open
        else {
            return;
        };
        let is_recent = self.state.turn.saturating_sub(self.state.asked_in) < STAYS_OPEN;
        let is_unknown = !self.state.facts.contains_key(fact);
        let stays = self.state.topic.as_ref() == topic && self.state.open.is_none();
        if is_recent && is_unknown && stays {
            self.state.open = open;
        }
    }

    fn do_reading(&mut self, text: &str, reading: &Reading) {
        if !reading.meant.is_empty() {
            self.state.misses = 0;
            let intents: Vec<IntentId> = reading
                .meant
                .iter()
                .map(|scored| scored.intent.clone())
                .collect();
            return self.do_intents(&intents, text);
        }
        if !reading.close.is_empty() {
            self.state.misses = 0;
            self.enter_offered(&reading.close);
            return self.clarify(&reading.close, text);
        }
        let hits = self.closest(text, reading.out_of_scope);
        self.not_understood(&hits);
    }

    /// Whichever of the readings is meant, the conversation is in their life event, if it is one.
    fn enter_offered(&mut self, close: &[Scored]) {
        let mut events = close
            .iter()
            .map(|scored| evidence::life_event(self.content(), &scored.intent));
        if let Some(Some(first)) = events.next()
            && events.all(|event| event == Some(first))
        {
            self.enter(first);
        }
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
