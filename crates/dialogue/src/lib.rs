//! The conversation's rules: `(State, Input, now) -> (State, Reply)`. Synchronous, deterministic,
//! cannot fail; no IO, no clock, no randomness.

mod answer;
mod block;
mod calendar;
mod conditions;
mod evidence;
mod facts;
mod finding;
#[cfg(test)]
mod fixture;
mod following;
mod general;
mod given;
mod headings;
mod hearing;
mod input;
mod listing;
mod mentions;
mod municipality;
mod opening;
mod parts;
mod pick;
mod results;
mod state;
mod steps;
mod turn;
mod unasked;
mod wording;

pub use block::{
    Block, Choice, Contact, Link, NoticeKind, Question, QuestionKind, SourceLink, StepItem,
};
pub use finding::{Found, Signs};
pub use input::{CitizenAct, Input, Page};
pub use results::{FoundArticle, FoundSection, Request, Results};
pub use state::{KnownFact, OpenQuestion, State};

use conditions::Facts;
use content::{Article, Content, IntentId, Lang, LifeEvent, LifeEventId, ServiceId, Tone};
use jiff::{ZonedDateTime, civil::Date};
use pick::Pick;
use search::{ContentPassages, Search, Suggestions};
use std::sync::Arc;
use understanding::{Understander, encoder::Encoder};
use wording::Wording;

/// Everything a turn reads: one version of the content and what was built from it.
#[derive(Debug)]
pub struct Assistant {
    /// The content.
    pub content: Content,
    /// Trained on it.
    pub understander: Understander,
    /// Built from it.
    pub search: Search,
    /// Built from it.
    pub suggestions: Suggestions,
}

/// What the assistant answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// The language of the blocks.
    pub lang: Lang,
    /// What the citizen sees, in order.
    pub blocks: Vec<Block>,
    /// What was understood of the message; `None` where the input was not a message.
    pub understood: Option<Understood>,
    /// What the server is asked to do besides showing the blocks.
    pub effects: Vec<Effect>,
}

/// What was understood, as the wire tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Understood {
    /// The message's language, or the conversation's where it does not say.
    pub lang: Option<Lang>,
    /// The life events meant, the most likely first.
    pub life_events: Vec<LifeEventId>,
    /// The intents meant with calibrated confidence, 0 to 1.
    pub intents: Vec<(IntentId, f32)>,
    /// Whether the assistant holds the message to be none of ours.
    pub out_of_scope: bool,
}

/// Something the server does after a turn.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Look up the logged-in citizen's cases of these services, at every connector that has them;
    /// every service of every connector when empty.
    LookUpStatus(Vec<ServiceId>),
    /// Delete the conversation everywhere.
    DeleteConversation,
}

impl Assistant {
    /// Trains and indexes `content`.
    pub fn new(content: Content) -> Self {
        Self::with_encoder(content, None)
    }

    /// The same; with an encoder what a message means counts besides its words.
    pub fn with_encoder(content: Content, encoder: Option<&Arc<dyn Encoder>>) -> Self {
        Self::build(content, encoder, |content| {
            Understander::train(content, encoder)
        })
    }

    /// The same, with what `understand` makes of the content, with the same encoder; meanwhile it is indexed.
    ///
    /// # Panics
    /// If indexing does, for which there is no reason known.
    pub fn build(
        content: Content,
        encoder: Option<&Arc<dyn Encoder>>,
        understand: impl FnOnce(&Content) -> Understander,
    ) -> Self {
        let (understander, search, suggestions) = std::thread::scope(|scope| {
            let indexed = scope.spawn(|| (Search::build(&content), Suggestions::build(&content)));
            let understander = understand(&content);
            let (search, suggestions) = indexed.join().expect("indexing does not panic");
            (understander, search, suggestions)
        });
        let search = match encoder.zip(understander.centre()) {
            Some((encoder, asked)) => {
                let passages = ContentPassages::of(&content);
                let vectors = encoder.encode_passages(&passages.texts());
                search.with_vectors(&passages, &vectors, asked)
            }
            None => search,
        };
        Self {
            content,
            understander,
            search,
            suggestions,
        }
    }

    /// The steps of a life event as they apply to anybody.
    pub fn step_list(&self, event: &LifeEvent, lang: Lang, today: Date) -> Block {
        let wording = Wording::new(&self.content, lang, event.tone);
        steps::list(&self.content, event, &Facts::new(), today, wording)
    }

    /// A day in words: "3. mars 2027".
    pub fn date(&self, lang: Lang, day: Date) -> String {
        Wording::new(&self.content, lang, Tone::Neutral).date(day)
    }

    /// What the chat says when somebody chooses an article, in a conversation that begins so.
    pub fn show(&self, article: &Article, lang: Lang, now: &ZonedDateTime) -> Vec<Block> {
        let state = State::new(lang);
        let act = CitizenAct::Choose(Pick::Article(article.id.clone()).to_string());
        let input = Input {
            act,
            logged_in: false,
        };
        self.reply(&state, &input, now).1.blocks
    }

    /// One turn. `now` is the moment in Oslo.
    pub fn reply(&self, state: &State, input: &Input, now: &ZonedDateTime) -> (State, Reply) {
        turn::take(self, state, input, now)
    }
}
