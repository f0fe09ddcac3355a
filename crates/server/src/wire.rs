//! The wire protocol `livslos.v1`: JSON text frames, one object each with a `type`, over the
//! WebSocket subprotocol of that name at `/ws`.
//!
//! Both directions are closed enums. What a client sends is read strictly: an unknown type or an
//! unknown field is an error, so that a mistake is seen and not swallowed. What a server sends may
//! gain fields within `v1`; clients skip fields and block types they do not know.
//!
//! The life of a socket: the client sends [`ClientFrame::Hello`] first and gets
//! [`ServerFrame::Welcome`], then exactly the events after its `last_seq`, then whatever happens.
//! Events ([`ServerFrame::Said`], [`ServerFrame::Reply`], [`ServerFrame::Status`]) carry a `seq`
//! that grows by one without gaps and are durable before they are sent. The other frames carry none
//! and are not repeated after a reconnect.

mod block;
pub mod schema;

pub use block::{
    Answer, Block, Choice, Contact, Link, NoticeKind, Paragraph, SourceLink, Span, StepItem,
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The name of the WebSocket subprotocol.
pub const SUBPROTOCOL: &str = "livslos.v1";

/// The longest identifier of a message or conversation that is accepted, in bytes.
pub const MAX_ID: usize = 64;

/// What a client sends. Each message but `hello` and `suggest` has an `id` that the client picks, unique within
/// the conversation, of 1 to 64 ASCII letters, digits, `-` and `_`; it is processed once however
/// often it is sent, and answered with `received` each time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ClientFrame {
    /// Begins a conversation, or resumes one. Always the first frame of a socket; sent again on
    /// the same socket it begins or resumes another conversation, as after `wrong_token`.
    Hello {
        /// The conversation to resume; with `resume_token`. Left out to begin a new one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        conversation: Option<String>,
        /// The token that `welcome` gave for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        resume_token: Option<String>,
        /// The last `seq` the client has; 0 or left out for everything from the beginning.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        last_seq: Option<u64>,
        /// The language of the host page, as a BCP 47 tag (`nb`, `nn-NO`, `en`); bokmål otherwise.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lang: Option<String>,
        /// What the host page is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        page: Option<Page>,
    },
    /// The citizen wrote something.
    Say {
        /// See above.
        id: String,
        /// The words; at most `welcome.ui.max_text` characters.
        text: String,
    },
    /// What the citizen has typed so far and has not sent; answered with `suggestions`. It is no part
    /// of the conversation, is not stored, and may go unanswered.
    Suggest {
        /// The client's own, so that it knows which answer is the latest.
        number: u64,
        /// The words; on more than 100 characters nothing is suggested.
        text: String,
    },
    /// The citizen chose one of the choices of a `choices` block.
    Choose {
        /// See above.
        id: String,
        /// The choice's `id`.
        choice: String,
    },
    /// The citizen answered a `question` block.
    Answer {
        /// See above.
        id: String,
        /// The question's `fact`.
        question: String,
        /// A date as `2027-03-01`, a number as digits, a place by name, a choice by its `id`;
        /// empty when the citizen would rather not say.
        value: String,
    },
    /// The citizen asks where their own cases stand.
    Status {
        /// See above.
        id: String,
        /// Ask only these again, by `status.source.connector`; everyone when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sources: Option<Vec<String>>,
    },
    /// The citizen's judgement of a reply.
    Feedback {
        /// See above.
        id: String,
        /// The reply's `seq`.
        seq: u64,
        /// The judgement.
        value: Verdict,
        /// In the citizen's own words, if they wrote any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        comment: Option<String>,
    },
    /// The citizen chose a language, which then stays.
    Language {
        /// See above.
        id: String,
        /// The language.
        lang: Lang,
    },
    /// Deletes the conversation everywhere, at once; answered with `deleted` in every tab.
    Delete {
        /// See above.
        id: String,
    },
}

/// What the host page is about; all optional, nothing of it trusted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// A life event's slug, such as `fa-barn`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub life_event: Option<String>,
    /// A service's slug, such as `omsorgsstonad`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// A municipality's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipality: Option<String>,
}

/// A language Livslos answers in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Norwegian bokmål.
    Nb,
    /// Norwegian nynorsk.
    Nn,
    /// English.
    En,
}

/// A citizen's judgement of a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It helped.
    Helpful,
    /// It did not.
    NotHelpful,
}

/// What a server sends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ServerFrame {
    /// The answer to `hello`. The events the client has missed follow.
    Welcome {
        /// The conversation.
        conversation: String,
        /// What resumes it. Kept by the client (`sessionStorage`), shown to nobody.
        resume_token: String,
        /// The last `seq` of the conversation; the client has it all once it has this.
        seq: u64,
        /// The conversation's language.
        lang: Lang,
        /// What the client needs to draw itself.
        ui: Ui,
    },
    /// The message of that `id` is safely stored. Its answer has been sent or will be.
    Received {
        /// The message's `id`.
        id: String,
    },
    /// What goes on from what is being typed.
    Suggestions {
        /// That of the `suggest` it answers.
        number: u64,
        /// What the citizen may be about to say, the best first; each is sent as `say` when chosen.
        texts: Vec<String>,
    },
    /// The citizen's own turn, for every tab: the words with personal numbers masked, or the label
    /// of what was chosen. The client that sent it replaces its own bubble of that `id`.
    Said {
        /// Its place in the conversation, from 1.
        seq: u64,
        /// The message's `id`.
        id: String,
        /// The words.
        text: String,
    },
    /// The assistant's turn.
    Reply {
        /// Its place in the conversation, from 1.
        seq: u64,
        /// The `id` it answers; left out for what the assistant says first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        in_reply_to: Option<String>,
        /// The language of the blocks, for the `lang` attribute.
        lang: Lang,
        /// What the citizen sees, in order.
        blocks: Vec<Block>,
        /// What was understood; left out where no message was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        understood: Option<Understood>,
    },
    /// The citizen's own cases at one agency. A later card of the same `source.connector` replaces
    /// an earlier one.
    Status {
        /// Its place in the conversation, from 1.
        seq: u64,
        /// Who answered.
        source: Source,
        /// What they answered.
        report: Report,
    },
    /// Something takes a moment: a turn, or look-ups at agencies.
    Working {
        /// The `id` it is for; left out for what nobody asked for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        in_reply_to: Option<String>,
        /// Which agencies are being asked; empty for a turn. Each sends its own `status`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sources: Vec<Source>,
    },
    /// Something was wrong. The socket stays open unless a close frame follows.
    Error {
        /// The message it is about, where that could be read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        /// What was wrong, for programs.
        code: ErrorCode,
        /// What was wrong and what to do, for the citizen, in their language.
        text: String,
        /// Milliseconds until it is worth trying again, where that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retry_after_ms: Option<u64>,
    },
    /// The conversation is gone. The client forgets its token and everything shown; `hello`
    /// begins a new one.
    Deleted {},
}

/// What the client needs to draw itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Ui {
    /// Whether this socket belongs to a login.
    pub logged_in: bool,
    /// Where login begins; left out where there is none. The client adds `?return=` and the path it
    /// wants to come back to; only paths on this server are accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login_url: Option<String>,
    /// Where logout begins: a form is sent there by POST, with a field `return` as above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logout_url: Option<String>,
    /// The privacy notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub privacy_url: Option<String>,
    /// The accessibility statement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessibility_url: Option<String>,
    /// The longest message accepted, in characters.
    pub max_text: usize,
}

/// What was understood of a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Understood {
    /// The message's language; left out where it does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// The life events meant, as Los slugs, the most likely first.
    pub life_events: Vec<String>,
    /// The intents meant, the most likely first.
    pub intents: Vec<IntentGuess>,
    /// Whether the message is held to be none of ours.
    pub out_of_scope: bool,
}

/// An intent and how sure the assistant is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct IntentGuess {
    /// The intent's slug.
    pub intent: String,
    /// Calibrated probability, 0 to 1.
    pub confidence: f32,
}

/// Who answers about a citizen's cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// The connector's slug; what `status.sources` takes.
    pub connector: String,
    /// The agency's key.
    pub agency: String,
    /// The agency's name.
    pub name: String,
}

/// What one agency answered, ready to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// How it went. Anything but `ok` and `partial` says nothing about whether there are cases.
    pub outcome: OutcomeKind,
    /// How it went, as one true sentence to show: "Nav svarte ikke nå. Det betyr ikke at du ikke
    /// har saker der."
    pub text: String,
    /// How many more cases a stronger login would show, as a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hidden: Option<String>,
    /// The cases.
    pub items: Vec<StatusItem>,
    /// What the citizen can do about the outcome: log in, consent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
    /// Where this agency's decisions and letters are kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mailboxes: Vec<Link>,
    /// Whether a "try again" button makes sense; it sends `status` with this source.
    pub retry: bool,
    /// When it was asked, in words; left out where nothing was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fetched_text: Option<String>,
}

/// How a look-up went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKind {
    /// All of it.
    Ok,
    /// Some of it.
    Partial,
    /// The citizen must log in; also what a card becomes after logout.
    NeedsLogin,
    /// The citizen must log in at a higher level of assurance.
    NeedsHigherAssurance,
    /// The citizen must consent at the agency.
    NeedsConsent,
    /// The agency does not know this person.
    NotRegistered,
    /// The agency refuses.
    Forbidden,
    /// It did not answer.
    Unavailable,
    /// Livslos is set up wrongly for this agency.
    Misconfigured,
}

/// One case, ready to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StatusItem {
    /// Opaque; unique within the report.
    pub id: String,
    /// The service's slug.
    pub service: String,
    /// Where the case stands, for colour and icon.
    pub state: ItemState,
    /// Where the case stands, in words.
    pub state_label: String,
    /// What the case is.
    pub title: String,
    /// Where it stands in the agency's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// By when the citizen must act, as a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_text: Option<String>,
    /// When the agency expects to be done, as a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_text: Option<String>,
    /// When it last changed, as a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated_text: Option<String>,
    /// What the citizen can do.
    pub actions: Vec<Link>,
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    /// Begun by the citizen, not sent.
    Draft,
    /// Sent.
    Submitted,
    /// Being worked on.
    InProgress,
    /// The agency's turn.
    WaitingAgency,
    /// Somebody else's turn.
    WaitingThirdParty,
    /// The citizen's turn.
    ActionRequired,
    /// Decided.
    Completed,
    /// Ended without a decision.
    Closed,
    /// Not a case: information.
    Information,
    /// Something else; `state_label` has the agency's own word.
    Unknown,
}

/// What was wrong with a frame or with us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// Not JSON, no known `type`, a field that is missing or unknown, or a binary frame.
    BadFrame,
    /// The frame is larger than is read; the socket closes with 1009 when it cannot go on.
    TooLarge,
    /// The message is longer than `ui.max_text`, or empty.
    BadText,
    /// Something came before `hello`.
    HelloFirst,
    /// There is no such conversation, or the token is not its own: one answer for both. `hello`
    /// without `conversation` begins a new one on the same socket.
    WrongToken,
    /// The choice or question is not one that this conversation offered.
    NotOffered,
    /// Too many messages; this one was not accepted. Send it again, with the same `id`, later.
    RateLimited,
    /// The server could not store the message; it was not accepted. Send it again later.
    Unavailable,
}

/// Codes with which the server closes a socket, besides those of RFC 6455 (1001 going away,
/// 1009 too large).
pub mod close {
    /// This client did not read fast enough. Reconnect with `last_seq`; nothing is lost.
    pub const TOO_SLOW: u16 = 4000;
    /// The login this socket belonged to has ended. Forget status cards, reconnect with `last_seq` 0.
    pub const LOGGED_OUT: u16 = 4001;
    /// Nothing was heard from the client for too long. Reconnect when there is something to send.
    pub const IDLE: u16 = 4002;
}
