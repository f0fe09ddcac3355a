//! The blocks of a reply. They mirror `dialogue::Block`, converted by hand at the border.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One block of a reply: structure and words, never HTML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Block {
    /// Guidance, or the assistant's own words.
    Text {
        /// The question it answers, where it has one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        heading: Option<String>,
        /// The words.
        body: Vec<Paragraph>,
    },
    /// The step list of a life event.
    Steps {
        /// The life event's slug.
        life_event: String,
        /// The heading.
        title: String,
        /// What the list still depends on, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        depends_on: Option<String>,
        /// The steps, the most pressing first.
        steps: Vec<StepItem>,
    },
    /// A question about one fact; answered with `answer`, or in the citizen's own words with `say`.
    Question {
        /// The fact: what `answer.question` names.
        fact: String,
        /// The question.
        text: String,
        /// Why it is asked.
        why: String,
        /// How it is answered.
        answer: Answer,
        /// The words on "I'd rather not say", always offered; sends `answer` with an empty value.
        skip: String,
    },
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
    Sources {
        /// The sources.
        sources: Vec<SourceLink>,
    },
    /// Something set apart.
    Notice {
        /// Its kind.
        kind: NoticeKind,
        /// The tag of its language (BCP 47), where that is another than the reply's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lang: Option<String>,
        /// The heading.
        title: String,
        /// The words.
        body: Vec<Paragraph>,
        /// Whom to reach.
        contacts: Vec<Contact>,
    },
    /// An offer to log in and see one's own cases.
    Login {
        /// Why, one or two sentences.
        text: String,
        /// The button's words.
        label: String,
        /// Where login begins; the client adds `?return=` as with `ui.login_url`.
        url: String,
    },
}

/// A paragraph or list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Paragraph {
    /// Running text.
    Text {
        /// The runs of it.
        spans: Vec<Span>,
    },
    /// A list without order.
    Bullets {
        /// The items, each of spans.
        items: Vec<Vec<Span>>,
    },
    /// A list in order.
    Numbered {
        /// The items, each of spans.
        items: Vec<Vec<Span>>,
    },
}

/// A run of text with one formatting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Emphasised; left out when not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub strong: bool,
    /// `https:`, `tel:` or `mailto:` address it leads to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// A step as it applies to this citizen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StepItem {
    /// The step's slug.
    pub id: String,
    /// What to do.
    pub title: String,
    /// One or two sentences more.
    pub text: String,
    /// The agency's name.
    pub agency: String,
    /// The day as `2027-03-01`, once it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// The day in words, or what it counts from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_text: Option<String>,
    /// Whether the deadline has passed.
    pub overdue: bool,
    /// Said when an unknown fact decides whether the step applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// The titles of steps that come first.
    pub after: Vec<String>,
    /// Where to read more or act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
    /// The service whose status shows where this step stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Answer {
    /// With a date.
    Date,
    /// With a number.
    Number,
    /// With the name of a municipality.
    Place,
    /// With one of these; yes and no are the choices `true` and `false`.
    Choice {
        /// The choices; `answer.value` is the `id`.
        choices: Vec<Choice>,
    },
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Choice {
    /// Opaque: what is sent back.
    pub id: String,
    /// What the citizen sees.
    pub label: String,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// Its words.
    pub label: String,
    /// Its address.
    pub url: String,
}

/// A source of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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

/// The kind of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// Danger to life or health: comes first, calmly.
    Crisis,
    /// How to reach a human.
    Handover,
    /// An honest "that I cannot help with".
    Unknown,
    /// Anything else worth setting apart.
    Info,
}

/// Whom to reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Contact {
    /// The name.
    pub name: String,
    /// When to call, or opening hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The number as people write it; the `tel:` link leaves out the spaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// A page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}
