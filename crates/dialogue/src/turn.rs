//! One turn: what the citizen did, and the acts the assistant picks for it.

use crate::{
    Assistant, Block, Choice, CitizenAct, Effect, Input, Reply, State, Understood, evidence,
    mentions::Suggestion, pick::Pick, wording::Wording,
};
use content::{Content, FactId, IntentAct, IntentId, Lang, LifeEvent, LifeEventId, Tone};
use jiff::{ZonedDateTime, civil::Date};
use understanding::{Context, Scored};

/// How far back "back" goes.
const TRAIL: usize = 20;

/// A turn being taken: the state as it changes and the reply as it grows.
pub(crate) struct Turn<'a> {
    pub(crate) assistant: &'a Assistant,
    pub(crate) state: State,
    pub(crate) logged_in: bool,
    pub(crate) today: Date,
    pub(crate) blocks: Vec<Block>,
    pub(crate) effects: Vec<Effect>,
    pub(crate) understood: Option<Understood>,
    /// The intents that the message may mean, the likeliest first.
    pub(crate) candidates: Vec<Scored>,
    /// The message's vector, where an encoder takes part.
    pub(crate) vector: Option<Vec<f32>>,
    /// What the message gave reason to think of, for a fact not asked for yet.
    pub(crate) suggested: Option<(FactId, Suggestion)>,
    /// Facts that became known because the message mentioned what stands for them.
    pub(crate) mentioned: Vec<FactId>,
}

/// Takes one turn.
pub(crate) fn take(
    assistant: &Assistant,
    state: &State,
    input: &Input,
    now: &ZonedDateTime,
) -> (State, Reply) {
    let mut turn = Turn {
        assistant,
        state: state.clone(),
        logged_in: input.logged_in,
        today: now.date(),
        blocks: Vec::new(),
        effects: Vec::new(),
        understood: None,
        candidates: Vec::new(),
        vector: None,
        suggested: None,
        mentioned: Vec::new(),
    };
    turn.act(&input.act);
    turn.state.turn = turn.state.turn.saturating_add(1);
    turn.state.offered = offered(&turn.blocks);
    let reply = Reply {
        lang: turn.state.lang,
        blocks: turn.blocks,
        understood: turn.understood,
        effects: turn.effects,
    };
    (turn.state, reply)
}

/// Everything there is to choose in a reply.
fn offered(blocks: &[Block]) -> Vec<Choice> {
    let lists = blocks.iter().filter_map(|block| match block {
        Block::Choices { choices, .. } => Some(choices),
        _ => None,
    });
    lists.flatten().cloned().collect()
}

impl<'a> Turn<'a> {
    fn act(&mut self, act: &CitizenAct) {
        match act {
            CitizenAct::Open(page) => self.open(page),
            CitizenAct::Say(text) => {
                self.hear(text);
                self.tell_mentioned();
            }
            CitizenAct::Choose(id) => self.choose(id),
            CitizenAct::Answer { question, value } => self.answer_form(question, value),
            CitizenAct::AskStatus(services) => self.status(services.clone()),
            CitizenAct::Language(lang) => self.change_language(*lang),
        }
    }

    fn choose(&mut self, id: &str) {
        match Pick::parse(id) {
            Some(pick) => self.do_pick(pick),
            // The options of an open question carry the bare value.
            None => match self.state.asks().cloned() {
                Some(fact) => self.answer_form(&fact, id),
                None => self.gone(),
            },
        }
    }

    /// Does what a choice stands for. Choices come from outside: what the content does not know
    /// (any more) is said to be gone.
    pub(crate) fn do_pick(&mut self, pick: Pick) {
        if !matches!(
            pick,
            Pick::Fact(..) | Pick::Ask(_) | Pick::Skip(_) | Pick::Delete(_)
        ) {
            self.state.open = None;
        }
        let content = self.content();
        match pick {
            Pick::Event(id) => match content.life_events.get(&id) {
                Some(event) => self.overview(event),
                None => self.gone(),
            },
            Pick::Intent(id) => match content.intents.get(&id) {
                Some(intent) => {
                    if let Some(event) = evidence::life_event(content, &id) {
                        evidence::settle(&mut self.state.events, event);
                    }
                    self.do_intents(std::slice::from_ref(&intent.id), "");
                }
                None => self.gone(),
            },
            Pick::Article(id) => match content.articles.get(&id) {
                Some(article) => self.show_article(article, None),
                None => self.gone(),
            },
            Pick::Section(id, section) => {
                let article = content.articles.get(&id);
                let found = article.filter(|article| article.text.nb.section(&section).is_some());
                match found {
                    Some(article) => self.show_section(article, &section),
                    None => self.gone(),
                }
            }
            Pick::Steps(id) => match content.life_events.get(&id) {
                Some(event) => self.show_steps(event),
                None => self.gone(),
            },
            Pick::Status(services) => self.status(services),
            Pick::Handover => self.handover(),
            Pick::Help => self.help(),
            Pick::Lang(lang) => self.change_language(lang),
            Pick::Fact(fact, value) => self.answer_form(&fact, &value),
            Pick::Ask(fact) => self.ask_again(&fact),
            Pick::Skip(fact) => self.skip(&fact),
            Pick::Delete(sure) => self.delete_decided(sure),
            Pick::Restart => self.restart(),
            Pick::Back => self.back(),
        }
    }

    /// Does what the intents ask for, in one reply. `text` is the message they were heard in.
    pub(crate) fn do_intents(&mut self, intents: &[IntentId], text: &str) {
        let content = self.content();
        let found: Vec<_> = intents
            .iter()
            .filter_map(|id| content.intents.get(id))
            .collect();
        let Some(first) = found.first() else {
            return self.gone();
        };
        let answers: Vec<_> = found
            .iter()
            .copied()
            .filter(|intent| matches!(intent.act, IntentAct::Answer { .. }))
            .collect();
        match &first.act {
            IntentAct::Answer { .. } => {
                match answers.as_slice() {
                    [_, _, ..] => self.answer_several(&answers),
                    _ => self.answer_one(first, text),
                }
                self.status_besides(&found);
            }
            IntentAct::Say { key } => self.say_reply(key),
            IntentAct::Status { services } => {
                if let Some(event) = evidence::life_event(content, &first.id) {
                    self.enter(event);
                }
                let services = self.services_meant(first, services);
                self.status(services);
            }
            IntentAct::Steps => self.steps_of_topic(first),
            IntentAct::Handover => self.handover(),
            IntentAct::ChangeLanguage => self.language_asked(text),
            IntentAct::Restart => self.restart(),
            IntentAct::Delete => self.ask_delete(),
            IntentAct::Back => self.back(),
            IntentAct::Yes | IntentAct::No | IntentAct::Skip => self.nothing_open(),
            IntentAct::OutOfScope => self.unknown(&[]),
        }
    }

    /// Where the citizen's own cases stand, if that is asked as well.
    fn status_besides(&mut self, intents: &[&content::Intent]) {
        let asked = intents.iter().find_map(|intent| match &intent.act {
            IntentAct::Status { services } => Some((intent, services)),
            _ => None,
        });
        if let Some((intent, services)) = asked {
            let services = self.services_meant(intent, services);
            self.status(services);
        }
    }

    pub(crate) fn content(&self) -> &'a Content {
        &self.assistant.content
    }

    pub(crate) fn lang(&self) -> Lang {
        self.state.lang
    }

    /// What a message is understood in the light of.
    pub(crate) fn context(&self) -> Context<'a> {
        Context {
            today: self.today,
            lang: self.lang(),
            about: self.article_spoken_of().map(|article| &article.id),
        }
    }

    /// The life event the conversation is in.
    pub(crate) fn topic(&self) -> Option<&'a LifeEvent> {
        let topic = self.state.topic.as_ref()?;
        self.content().life_events.get(topic)
    }

    /// The conversation is in this life event now.
    pub(crate) fn enter(&mut self, event: &LifeEventId) {
        self.state.topic = Some(event.clone());
    }

    /// The assistant's words in the conversation's language and the tone of what it is about.
    pub(crate) fn wording(&self) -> Wording<'a> {
        let tone = match self.topic() {
            _ if self.state.troubled => Tone::Gentle,
            Some(event) => event.tone,
            None => Tone::Neutral,
        };
        Wording::new(self.content(), self.lang(), tone)
    }

    /// Remembers what is shown, for going back to it.
    pub(crate) fn remember(&mut self, pick: &Pick) {
        let pick = pick.to_string();
        let trail = &mut self.state.trail;
        if trail.last() != Some(&pick) {
            trail.push(pick);
        }
        if trail.len() > TRAIL {
            trail.remove(0);
        }
    }

    /// Says one message of the locales.
    pub(crate) fn push_said(&mut self, key: &str, values: &[(&str, &str)]) {
        let body = self.wording().paragraphs(key, values);
        self.blocks.push(Block::Text {
            heading: None,
            body,
        });
    }

    pub(crate) fn push_choices(&mut self, prompt_key: &str, choices: Vec<Choice>) {
        if choices.is_empty() {
            return;
        }
        let prompt = self.wording().say(prompt_key);
        self.blocks.push(Block::Choices { prompt, choices });
    }

    /// A choice of which the label is one of the locales' messages.
    pub(crate) fn choice(&self, pick: &Pick, key: &str, values: &[(&str, &str)]) -> Choice {
        Choice {
            id: pick.to_string(),
            label: self.wording().say_with(key, values),
        }
    }
}

/// A choice with a label of the content.
pub(crate) fn labelled(pick: &Pick, label: &str) -> Choice {
    Choice {
        id: pick.to_string(),
        label: label.to_owned(),
    }
}
