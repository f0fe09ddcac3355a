//! What a citizen sees: structured blocks, never HTML.

use content::{FactId, LifeEventId, Paragraph, ServiceId, StepId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One block of a reply.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Guidance or the assistant's own words, with a heading where it has one.
    Text {
        /// The question it answers.
        heading: Option<String>,
        /// The words.
        body: Vec<Paragraph>,
    },
    /// The step list of a life event.
    Steps {
        /// The life event.
        life_event: LifeEventId,
        /// "Dette gjør du når du venter barn".
        title: String,
        /// What the list still depends on, said in words; `None` when it depends on nothing more.
        depends_on: Option<String>,
        /// The steps, the most pressing first.
        steps: Vec<StepItem>,
    },
    /// A question about one fact.
    Question(Question),
    /// Choices; the citizen may also just write.
    Choices {
        /// What is asked or offered.
        prompt: String,
        /// The choices.
        choices: Vec<Choice>,
    },
    /// Links with a heading.
    Links {
        /// The heading.
        title: String,
        /// The links.
        links: Vec<Link>,
    },
    /// Where the answer comes from.
    Sources(Vec<SourceLink>),
    /// Something set apart: danger, an honest no, a human's contact details.
    Notice {
        /// Its kind.
        kind: NoticeKind,
        /// The tag of its language, where that is another than the reply's.
        lang: Option<String>,
        /// The heading.
        title: String,
        /// The words.
        body: Vec<Paragraph>,
        /// Whom to reach.
        contacts: Vec<Contact>,
    },
    /// An offer to log in and see one's own cases; the server knows the address.
    Login {
        /// Why, one or two sentences.
        text: String,
        /// The button's words.
        label: String,
        /// The services that would be looked up.
        services: Vec<ServiceId>,
    },
}

/// A step as it applies to this citizen.
#[derive(Clone, Debug, PartialEq)]
pub struct StepItem {
    /// The step.
    pub id: StepId,
    /// What to do.
    pub title: String,
    /// One or two sentences more.
    pub text: String,
    /// The agency's name.
    pub agency: String,
    /// The day, once its date fact is known.
    pub due: Option<Date>,
    /// The day in words: "innen 3. mars 2027"; without the date fact what it counts from:
    /// "senest 3 uker før termin".
    pub due_text: Option<String>,
    /// Whether the deadline has passed.
    pub overdue: bool,
    /// Said when an unknown fact decides whether the step applies: "hvis du er student".
    pub condition: Option<String>,
    /// The titles of steps that come first.
    pub after: Vec<String>,
    /// Where to read more or act.
    pub link: Option<Link>,
    /// The service whose status shows where this step stands.
    pub service: Option<ServiceId>,
}

/// A question about a fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The fact.
    pub fact: FactId,
    /// The question.
    pub text: String,
    /// Why it is asked.
    pub why: String,
    /// How it is answered.
    pub kind: QuestionKind,
    /// The words on "I'd rather not say", always offered.
    pub skip: String,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum QuestionKind {
    /// With a date.
    Date,
    /// With a number.
    Number,
    /// With the name of a municipality.
    Place,
    /// With one of these; yes and no are the choices `true` and `false`.
    Choice(Vec<Choice>),
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What `choose` sends back; opaque to all but dialogue.
    pub id: String,
    /// What the citizen sees.
    pub label: String,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its words.
    pub label: String,
    /// Its address.
    pub url: String,
}

/// A source of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLink {
    /// The page's title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// The agency's name.
    pub agency: String,
    /// When an editor last compared, in words.
    pub checked: String,
}

/// Whom to reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The name.
    pub name: String,
    /// When to call, or opening hours.
    pub text: Option<String>,
    /// The number as people write it.
    pub phone: Option<String>,
    /// A page.
    pub url: Option<String>,
}

/// The kind of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Danger to life or health: comes first, calmly.
    Crisis,
    /// How to reach a human.
    Handover,
    /// An honest "that I cannot help with" or "I did not find it".
    Unknown,
    /// Anything else worth setting apart.
    Info,
}
