//! What belongs to no life event: greeting, danger, readings to choose between, an honest no,
//! a human, the language, going back, beginning anew and deleting.

use crate::{
    Block, Choice, Contact, Effect, Found, NoticeKind, OpenQuestion,
    evidence::{self, BEYOND_DOUBT},
    facts::tokens,
    pick::Pick,
    turn::{Turn, labelled},
    wording::plain,
};
use content::{AgencyId, CrisisId, Domain, IntentAct, Lang, LifeEvent};
use std::collections::BTreeMap;
use understanding::Scored;

/// Sections offered when nothing was understood.
const MOST_SECTIONS: usize = 3;
/// Readings offered.
const MOST_READINGS: usize = 4;
/// A best reading less probable than this may well be none.
const FAINT: f32 = 0.3;
/// Errands kept for later, beside danger.
const MOST_LATER: usize = 2;
/// Agencies named when a citizen wants a human.
const MOST_CONTACTS: usize = 4;

impl<'a> Turn<'a> {
    /// The first words, with the disclosure that this is a machine.
    pub(crate) fn greet(&mut self) {
        self.push_said("greeting", &[]);
        self.push_events("greeting-prompt");
    }

    /// What the assistant can help with.
    pub(crate) fn help(&mut self) {
        self.push_said("help", &[]);
        self.push_events("help-prompt");
    }

    /// One of the locales' replies; a greeting and "what can you do" show the subjects as well.
    pub(crate) fn say_reply(&mut self, key: &str) {
        self.push_said(&format!("reply-{key}"), &[]);
        if self.state.topic.is_none() {
            self.push_events("help-prompt");
        }
    }

    fn push_events(&mut self, prompt_key: &str) {
        let choices = self.event_choices();
        self.push_choices(prompt_key, choices);
    }

    fn event_choices(&self) -> Vec<Choice> {
        let topic = self.state.topic.as_ref();
        let mut events: Vec<&LifeEvent> = self.content().life_events.values().collect();
        events.sort_by_key(|event| Some(&event.id) != topic);
        events
            .into_iter()
            .map(|event| labelled(&Pick::Event(event.id.clone()), event.name.get(self.lang())))
            .collect()
    }

    /// Danger to life or health: the numbers, calmly, and unless every second counts a way back to what
    /// else was asked.
    pub(crate) fn crisis(&mut self, id: &CrisisId, asked: &[Scored]) {
        let content = self.content();
        let Some(crisis) = content.crises.get(id) else {
            return;
        };
        let lang = self.lang();
        let contacts = crisis
            .numbers
            .iter()
            .filter_map(|number| content.contacts.emergency.get(number))
            .map(|number| Contact {
                name: number.name.get(lang).clone(),
                text: Some(number.text.get(lang).clone()),
                phone: Some(number.phone.clone()),
                url: None,
            })
            .collect();
        self.blocks.push(Block::Notice {
            kind: NoticeKind::Crisis,
            lang: None,
            title: self.wording().say("crisis-title"),
            body: vec![crate::wording::plain(crisis.text.get(lang).clone())],
            contacts,
        });
        if !crisis.urgent {
            self.offer_later(asked);
        }
    }

    /// What was asked beyond doubt, as choices for whenever the citizen is ready: a wrong guess would
    /// hurt.
    fn offer_later(&mut self, asked: &[Scored]) {
        let content = self.content();
        let choices = asked
            .iter()
            .filter(|scored| scored.confidence >= BEYOND_DOUBT)
            .filter_map(|scored| content.intents.get(&scored.intent))
            .filter(|intent| matches!(intent.act, IntentAct::Answer { .. }))
            .take(MOST_LATER)
            .map(|intent| {
                labelled(
                    &Pick::Intent(intent.id.clone()),
                    intent.title.get(self.lang()),
                )
            })
            .collect();
        self.push_choices("crisis-later", choices);
    }

    /// The readings to choose between, and where none is likely the sections that come closest.
    pub(crate) fn clarify(&mut self, close: &[Scored], text: &str) {
        let content = self.content();
        let mut acts = Vec::new();
        let mut choices = Vec::new();
        for scored in close {
            let Some(intent) = content.intents.get(&scored.intent) else {
                continue;
            };
            // Two intents with one answer are one reading.
            if acts.contains(&&intent.act) {
                continue;
            }
            acts.push(&intent.act);
            let title = intent.title.get(self.lang());
            choices.push(labelled(&Pick::Intent(intent.id.clone()), title));
        }
        let is_faint = close.first().is_some_and(|best| best.confidence < FAINT);
        if is_faint {
            let hits = self.closest(text, false);
            choices.extend(hits.iter().filter_map(|hit| self.hit_choice(hit)));
            choices.truncate(MOST_READINGS);
        }
        let (prompt, none) = match choices.as_slice() {
            [_] => ("clarify-one-prompt", "clarify-not-it"),
            _ => ("clarify-prompt", "clarify-none"),
        };
        choices.push(self.choice(&Pick::Help, none, &[]));
        self.push_choices(prompt, choices);
    }

    /// The sections that come closest to a message that was not understood. Out of scope, nothing
    /// is close.
    pub(crate) fn closest(&self, text: &str, out_of_scope: bool) -> Vec<Found> {
        if out_of_scope {
            return Vec::new();
        }
        let topic = self.state.topic.as_ref();
        let found = self
            .assistant
            .rank(self.lang(), self.asked(text), &self.candidates, topic);
        found
            .into_iter()
            .filter(|found| found.is_good)
            .take(MOST_SECTIONS)
            .collect()
    }

    /// Nothing was understood: the closest sections, or an honest no.
    pub(crate) fn not_understood(&mut self, hits: &[Found]) {
        self.state.misses = self.state.misses.saturating_add(1);
        if let Some(understood) = &mut self.understood {
            understood.out_of_scope = hits.is_empty();
            if let Some(article) = hits
                .first()
                .and_then(|hit| self.assistant.content.articles.get(&hit.article))
            {
                understood
                    .life_events
                    .extend(article.life_events.first().cloned());
            }
        }
        self.unknown(hits);
    }

    /// An honest "that I cannot help with" with what it can help with, or the closest sections
    /// instead of a guess.
    pub(crate) fn unknown(&mut self, hits: &[Found]) {
        let (title, body) = if hits.is_empty() {
            ("unknown-title", "unknown-body")
        } else {
            ("closest-title", "closest-body")
        };
        let wording = self.wording();
        self.blocks.push(Block::Notice {
            kind: NoticeKind::Unknown,
            lang: None,
            title: wording.say(title),
            body: wording.paragraphs(body, &[]),
            contacts: Vec::new(),
        });
        let closest: Vec<Choice> = hits.iter().filter_map(|hit| self.hit_choice(hit)).collect();
        let (prompt, mut choices) = if closest.is_empty() {
            match self.recent_choices() {
                Some((title, choices)) => (
                    wording.say_with("recent-prompt", &[("title", &title)]),
                    choices,
                ),
                None => (wording.say("help-prompt"), self.event_choices()),
            }
        } else {
            (wording.say("closest-prompt"), closest)
        };
        let has_events = hits.is_empty() && self.state.trail.is_empty();
        if !has_events {
            choices.push(self.choice(&Pick::Help, "choice-help", &[]));
        }
        if self.state.misses > 1 {
            choices.push(self.choice(&Pick::Handover, "choice-handover", &[]));
        }
        self.blocks.push(Block::Choices { prompt, choices });
    }

    fn hit_choice(&self, hit: &Found) -> Option<Choice> {
        let article = self.content().articles.get(&hit.article)?;
        let text = article.in_lang(self.lang());
        let Some(section) = &hit.section else {
            return Some(labelled(&Pick::Article(article.id.clone()), &text.title));
        };
        let heading = &text.section(section)?.heading;
        Some(self.choice(
            &Pick::Section(article.id.clone(), section.clone()),
            "choice-section",
            &[("heading", heading), ("title", &text.title)],
        ))
    }

    /// How to reach a human at the agencies the conversation concerns.
    pub(crate) fn handover(&mut self) {
        self.remember(&Pick::Handover);
        let contacts = self.contacts();
        let wording = self.wording();
        self.blocks.push(Block::Notice {
            kind: NoticeKind::Handover,
            lang: None,
            title: wording.say("handover-title"),
            body: wording.paragraphs("handover-body", &[]),
            contacts,
        });
    }

    /// Says in Northern Sámi that we do not speak it, and whom to reach.
    pub(crate) fn greet_in_sami(&mut self) {
        let locales = &self.content().locales;
        let wording = self.wording();
        let sami = locales.sami("sami-body");
        let body = sami.as_ref().map_or_else(
            || wording.paragraphs("sami-body", &[]),
            |body| body.split("\n\n").map(plain).collect(),
        );
        let title = locales.sami("sami-title");
        self.blocks.push(Block::Notice {
            kind: NoticeKind::Handover,
            lang: sami.map(|_| "se".to_owned()),
            title: title.unwrap_or_else(|| wording.say("sami-title")),
            body,
            contacts: self.contacts(),
        });
    }

    /// Whom to reach of the agencies concerned.
    fn contacts(&self) -> Vec<Contact> {
        self.agencies()
            .into_iter()
            .filter_map(|id| self.content().agency(id))
            .take(MOST_CONTACTS)
            .map(|agency| self.contact(agency))
            .collect()
    }

    /// The agencies of the life event the conversation is in, or of all: that of the article shown last
    /// first, then those with most steps and articles.
    fn agencies(&self) -> Vec<&'a AgencyId> {
        let topic = self.topic();
        let concerns = |event: &LifeEvent| topic.is_none_or(|topic| topic.id == event.id);
        let content = self.content();
        let mut uses: BTreeMap<&AgencyId, usize> = BTreeMap::new();
        for event in content.life_events.values().filter(|event| concerns(event)) {
            for step in &event.steps {
                *uses.entry(&step.agency).or_default() += 1;
            }
        }
        for article in content.articles.values() {
            let is_near = topic.is_none_or(|topic| article.life_events.contains(&topic.id));
            if is_near {
                *uses.entry(&article.agency).or_default() += 1;
            }
        }
        let mut agencies: Vec<_> = uses.into_iter().collect();
        let last = self.recent_article().map(|article| &article.agency);
        let is_other = |id: &AgencyId| Some(id) != last;
        agencies.sort_by_key(|(id, count)| (is_other(id), std::cmp::Reverse(*count), *id));
        agencies.into_iter().map(|(id, _)| id).collect()
    }

    /// From now on in this language, whatever messages are written in.
    pub(crate) fn change_language(&mut self, lang: Lang) {
        self.state.lang = lang;
        self.state.lang_chosen = true;
        self.push_said("language-changed", &[]);
        self.show_again();
    }

    /// The citizen asked for another language; which one, the message says or the citizen is asked.
    pub(crate) fn language_asked(&mut self, text: &str) {
        const NAMES: [(&str, Lang); 8] = [
            ("nynorsk", Lang::Nn),
            ("bokmål", Lang::Nb),
            ("bokmal", Lang::Nb),
            ("english", Lang::En),
            ("engelsk", Lang::En),
            ("inglish", Lang::En),
            ("norsk", Lang::Nb),
            ("norwegian", Lang::Nb),
        ];
        let said = tokens(text);
        let named = NAMES
            .iter()
            .find(|(name, _)| said.iter().any(|word| word == name));
        if let Some((_, lang)) = named {
            return self.change_language(*lang);
        }
        let choices = Lang::ALL
            .into_iter()
            .map(|lang| {
                let key = format!("language-name-{lang}");
                self.choice(&Pick::Lang(lang), &key, &[])
            })
            .collect();
        self.push_choices("language-prompt", choices);
    }

    /// What was shown last, and the open question, once more.
    fn show_again(&mut self) {
        match self.state.open.take() {
            Some(
                OpenQuestion::Fact(fact)
                | OpenQuestion::Confirm(fact, _)
                | OpenQuestion::Which(fact, _),
            ) => {
                self.ask_again(&fact);
            }
            Some(OpenQuestion::Delete) => self.ask_delete(),
            None => match self.state.trail.pop().as_deref().and_then(Pick::parse) {
                Some(pick) => self.do_pick(pick),
                None => self.push_events("help-prompt"),
            },
        }
    }

    /// To what was shown before.
    pub(crate) fn back(&mut self) {
        self.state.trail.pop();
        if let Some(pick) = self.state.trail.pop().as_deref().and_then(Pick::parse) {
            self.push_said("back", &[]);
            self.do_pick(pick);
        } else {
            self.push_said("back-nothing", &[]);
            self.push_events("help-prompt");
        }
    }

    /// Forgets what is known and begins anew.
    pub(crate) fn restart(&mut self) {
        self.state = self.state.restarted();
        self.push_said("restarted", &[]);
        self.push_events("help-prompt");
    }

    /// Asks whether the conversation shall really be deleted.
    pub(crate) fn ask_delete(&mut self) {
        self.wait_for(OpenQuestion::Delete);
        let choices = vec![
            self.choice(&Pick::Delete(true), "delete-yes", &[]),
            self.choice(&Pick::Delete(false), "delete-no", &[]),
        ];
        self.push_choices("delete-prompt", choices);
    }

    /// Deletes the conversation, or keeps it.
    pub(crate) fn delete_decided(&mut self, sure: bool) {
        self.state.open = None;
        if sure {
            self.effects.push(Effect::DeleteConversation);
        }
        self.push_said(if sure { "deleted" } else { "delete-kept" }, &[]);
    }

    /// A yes, a no or an "I don't know" to nothing.
    pub(crate) fn nothing_open(&mut self) {
        self.push_said("nothing-open", &[]);
        if self.state.topic.is_none() {
            self.push_events("help-prompt");
        }
    }

    /// A choice that is no more.
    pub(crate) fn gone(&mut self) {
        self.push_said("choice-gone", &[]);
        self.push_events("help-prompt");
    }

    /// The services an intent means: its own, or all of its life event or the conversation's.
    pub(crate) fn services_meant(
        &self,
        intent: &content::Intent,
        services: &[content::ServiceId],
    ) -> Vec<content::ServiceId> {
        if !services.is_empty() {
            return services.to_vec();
        }
        let event = match &intent.domain {
            Domain::LifeEvent(event) => Some(event),
            Domain::General | Domain::OutOfScope => self.state.topic.as_ref(),
        };
        event.map_or_else(Vec::new, |event| {
            self.content()
                .services(event)
                .into_iter()
                .cloned()
                .collect()
        })
    }

    /// The conversation is in this life event beyond doubt: the citizen or the page said so.
    pub(crate) fn settle_on(&mut self, event: &LifeEvent) {
        evidence::settle(&mut self.state.events, &event.id);
        self.enter(&event.id);
    }
}
