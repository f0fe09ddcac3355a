//! What editors own, read and checked: immutable once loaded.

use crate::{
    Agency, AgencyId, ArticleId, Contacts, CrisisId, FactId, Heard, IntentId, Lang, LifeEventId,
    Locales, Localized, Municipality, Phrase, Rates, SectionId, ServiceId, StepId, Text, Time,
    condition::Condition,
};
use jiff::{Span, civil::Date};
use std::collections::{BTreeMap, BTreeSet};

/// All content of one version.
#[derive(Debug)]
pub struct Content {
    /// Changes whenever any file changes: the first 12 hexadecimal digits of a SHA-256 over them all.
    pub version: String,
    /// Life events by identifier.
    pub life_events: BTreeMap<LifeEventId, LifeEvent>,
    /// Intents by identifier, those of `general` and `out-of-scope` among them.
    pub intents: BTreeMap<IntentId, Intent>,
    /// Articles by identifier.
    pub articles: BTreeMap<ArticleId, Article>,
    /// How a message reveals danger to life or health.
    pub crises: BTreeMap<CrisisId, Crisis>,
    /// Agencies, message boxes and emergency numbers.
    pub contacts: Contacts,
    /// Every municipality by its number: `knowledge/municipalities.yaml`.
    pub municipalities: BTreeMap<String, Municipality>,
    /// Amounts and days that change with time, by name.
    pub rates: Rates,
    /// Words that mean the same when one searches: `knowledge/synonyms.yaml`.
    pub synonyms: Vec<Synonyms>,
    /// The assistant's own wording.
    pub locales: Locales,
}

/// Words and short phrases of one meaning per language: first the one articles use, then what people write
/// instead.
pub type Synonyms = Localized<Vec<String>>;

/// A life event: `knowledge/<life-event>/event.yaml`.
#[derive(Debug)]
pub struct LifeEvent {
    /// The Los slug.
    pub id: LifeEventId,
    /// Whether it happens to a business or an organisation rather than to a person.
    pub business: bool,
    /// What citizens call it.
    pub name: Text,
    /// What Livslos can help with here, one sentence.
    pub summary: Text,
    /// A death or a sick child wants another tone than a new company.
    pub tone: Tone,
    /// The article that opens the subject.
    pub overview: ArticleId,
    /// What may become known, in the order in which it is asked when equally decisive.
    pub facts: Vec<Fact>,
    /// The list on the fridge, in the order it is shown when no date decides.
    pub steps: Vec<Step>,
    /// Life events that often come along.
    pub related: Vec<LifeEventId>,
}

/// How the assistant speaks in a life event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// Friendly and plain.
    Neutral,
    /// Calm, no cheer: grief and serious illness.
    Gentle,
}

/// Something a conversation may know. The same name may be declared by several life events,
/// with the same kind, and is then shared by them.
#[derive(Debug)]
pub struct Fact {
    /// Its name, as conditions use it (letters, digits and underscores, since CEL reads it).
    pub id: FactId,
    /// What values it takes.
    pub kind: FactKind,
    /// The question that asks for it.
    pub ask: Text,
    /// Why it is asked, one sentence.
    pub why: Text,
    /// How the fact is named when it is shown or corrected: "Termindato".
    pub label: Text,
    /// Of a date: whether it has been or is to come, where that is so for everyone.
    pub time: Option<Time>,
    /// Of a date: what else a message may say it by.
    pub heard: Vec<Heard>,
}

/// The values a fact takes.
#[derive(Clone, Debug, PartialEq)]
pub enum FactKind {
    /// A calendar date.
    Date,
    /// One of the options.
    Choice(Vec<FactOption>),
    /// A number without unit.
    Number,
    /// A municipality, by name.
    Place,
    /// Yes or no.
    YesNo,
}

/// One option of a choice fact.
#[derive(Clone, Debug, PartialEq)]
pub struct FactOption {
    /// The literal that conditions compare with.
    pub id: String,
    /// What the citizen sees.
    pub label: Text,
    /// What a message may mention that stands for it.
    pub heard: Vec<Heard>,
}

/// One step of a life event.
#[derive(Debug)]
pub struct Step {
    /// Unique within the life event.
    pub id: StepId,
    /// What to do, imperative: "Søk om foreldrepenger".
    pub title: Text,
    /// One or two sentences more.
    pub text: Text,
    /// With whom.
    pub agency: AgencyId,
    /// The article that explains it.
    pub article: ArticleId,
    /// The section of it, where one fits better than the whole.
    pub section: Option<SectionId>,
    /// For whom; `None` for everyone.
    pub when: Option<Condition>,
    /// By when.
    pub due: Option<Due>,
    /// Steps that come first.
    pub after: Vec<StepId>,
    /// The service whose status shows where this step stands.
    pub service: Option<ServiceId>,
}

/// A due rule: a date fact plus or minus a period.
#[derive(Debug)]
pub struct Due {
    /// The date fact it counts from.
    pub from: FactId,
    /// Added to it; negative is before.
    pub offset: Span,
    /// Whether the day is a deadline, the first possible day, or the day itself.
    pub kind: DueKind,
    /// Whether a day that falls on a weekend or public holiday moves.
    pub roll: Roll,
}

/// What a due day means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DueKind {
    /// No later than the day.
    By,
    /// Not before the day.
    From,
    /// About the day: advice, not law.
    Around,
}

/// What happens to a due day on a Saturday, Sunday or public holiday.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Roll {
    /// It stays.
    #[default]
    None,
    /// It moves to the next working day, as domstolloven § 149 lets a deadline do.
    Next,
}

/// How citizens say one thing: `intents/<folder>/<intent>.yaml`.
#[derive(Debug)]
pub struct Intent {
    /// The file's name.
    pub id: IntentId,
    /// Where it belongs, by its folder.
    pub domain: Domain,
    /// A short name in the citizen's words, for "did you mean": "Hvor mye jeg får i foreldrepenger".
    pub title: Text,
    /// What the assistant does with it.
    pub act: IntentAct,
    /// Utterances per language.
    pub examples: Localized<Vec<String>>,
}

/// The kind of folder an intent stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Domain {
    /// `intents/<life-event>/`.
    LifeEvent(LifeEventId),
    /// `intents/general/`: greeting, thanks, a person please.
    General,
    /// `intents/out-of-scope/`: what others ask that is not ours.
    OutOfScope,
}

/// What the assistant does with an intent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IntentAct {
    /// Shows an article, or the section of it that answers; with `steps` the list comes along.
    Answer {
        /// The article.
        article: ArticleId,
        /// The section that answers; the summary and first section where there is none.
        section: Option<SectionId>,
        /// Whether the life event's step list belongs to the answer.
        steps: bool,
    },
    /// Says something of its own: the Fluent message `reply-<key>` of the locales.
    Say {
        /// The key behind `reply-`.
        key: String,
    },
    /// Where the citizen's own cases stand, of these services; of all in the life event when empty.
    Status {
        /// The services meant.
        services: Vec<ServiceId>,
    },
    /// The step list of the life event the conversation is in.
    Steps,
    /// How to reach a human.
    Handover,
    /// Another language.
    ChangeLanguage,
    /// Forgets what is known and begins anew.
    Restart,
    /// Deletes the conversation, after a confirmation.
    Delete,
    /// Back to what was before.
    Back,
    /// Yes, to the open question.
    Yes,
    /// No, to the open question.
    No,
    /// Does not know, or will not say.
    Skip,
    /// Not ours: an honest no.
    OutOfScope,
}

/// Guidance on one subject: `knowledge/<life-event>/<article>/`.
#[derive(Debug)]
pub struct Article {
    /// The folder's name.
    pub id: ArticleId,
    /// The life events it belongs to, that of its folder first.
    pub life_events: Vec<LifeEventId>,
    /// Who is responsible.
    pub agency: AgencyId,
    /// The service whose cases concern it.
    pub service: Option<ServiceId>,
    /// Where the facts come from; never empty.
    pub sources: Vec<Source>,
    /// The law it rests on.
    pub law: Vec<Law>,
    /// Los words, the last part of their addresses.
    pub los: Vec<String>,
    /// Articles to read next.
    pub related: Vec<ArticleId>,
    /// When an editor must look at it again.
    pub review_by: Date,
    /// Which section says what every article must say.
    pub parts: BTreeMap<Part, SectionId>,
    /// The rates its text names.
    pub rates: BTreeSet<String>,
    /// What could not be confirmed, in words for the citizen; `None` where all is.
    pub open: Option<Text>,
    /// The text per language.
    pub text: Localized<ArticleText>,
}

/// What every article must say, in the order citizens need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Who it is for, and on what conditions.
    Who,
    /// What one gets.
    Get,
    /// What to do, in order.
    Do,
    /// By when.
    Deadlines,
    /// What to have at hand.
    Bring,
    /// What happens next and how long it takes.
    Next,
    /// What to do if one disagrees.
    Complain,
    /// What often goes wrong.
    Mistakes,
}

/// A page the facts were taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The page's title.
    pub title: String,
    /// `https:` address.
    pub url: String,
    /// When an editor last compared.
    pub checked: Date,
}

/// A provision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Law {
    /// "Folketrygdloven § 14-5".
    pub title: String,
    /// Its address at lovdata.no.
    pub url: String,
}

/// An article in one language.
#[derive(Clone, Debug)]
pub struct ArticleText {
    /// The level-one heading.
    pub title: String,
    /// What stands before the first section: the answer in at most two sentences.
    pub summary: Vec<Paragraph>,
    /// The sections, in order; the same identifiers in every language.
    pub sections: Vec<Section>,
}

/// A section: a level-two heading and what follows it.
#[derive(Clone, Debug)]
pub struct Section {
    /// The `{#id}` behind the heading.
    pub id: SectionId,
    /// The question people ask.
    pub heading: String,
    /// The answer.
    pub body: Vec<Paragraph>,
}

/// A block of text, the only structure guidance may have: never HTML.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Paragraph {
    /// Running text.
    Text(Vec<TextSpan>),
    /// A list without order.
    Bullets(Vec<Vec<TextSpan>>),
    /// A list in order.
    Numbered(Vec<Vec<TextSpan>>),
}

/// A run of text with one formatting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct TextSpan {
    /// The words.
    pub text: String,
    /// Emphasised.
    pub strong: bool,
    /// Where it leads: an `https:`, `tel:` or `mailto:` address, or `article:<id>` with or without
    /// `#<section>`.
    pub link: Option<String>,
}

/// A kind of danger and how messages reveal it: `intents/crisis/<kind>.yaml`.
#[derive(Debug)]
pub struct Crisis {
    /// The file's name.
    pub id: CrisisId,
    /// Numbers to show, keys of `Contacts::emergency`, the most urgent first.
    pub numbers: Vec<String>,
    /// What is said first, one or two calm sentences.
    pub text: Text,
    /// Whether every second counts: then nothing is shown but this.
    pub urgent: bool,
    /// Ways of putting it, in any language; one found is enough …
    pub patterns: Vec<Phrase>,
    /// … in a sentence where none of these is found.
    pub unless: Vec<Phrase>,
    /// Messages that must be recognised: they also train.
    pub examples: Localized<Vec<String>>,
    /// Messages that look alike and must not be.
    pub not: Localized<Vec<String>>,
}

impl Part {
    /// Each part and its name in `meta.yaml`.
    pub const ALL: [(&str, Part); 8] = [
        ("who", Part::Who),
        ("get", Part::Get),
        ("do", Part::Do),
        ("deadlines", Part::Deadlines),
        ("bring", Part::Bring),
        ("next", Part::Next),
        ("complain", Part::Complain),
        ("mistakes", Part::Mistakes),
    ];
}

impl Content {
    /// The first day after `day` on which a rate is said otherwise: until then the content as it was
    /// loaded is right.
    pub fn next_change(&self, day: Date) -> Option<Date> {
        let rates = self.rates.values();
        rates.filter_map(|rate| rate.next_change(day)).min()
    }

    /// The agency of that name, where there is one.
    pub fn agency(&self, id: &AgencyId) -> Option<&Agency> {
        self.contacts.agencies.get(id)
    }

    /// The municipality of that number or name, capitals aside; `None` where there is none.
    pub fn municipality(&self, said: &str) -> Option<&Municipality> {
        let name = said.trim().to_lowercase();
        self.municipalities.get(&name).or_else(|| {
            let mut all = self.municipalities.values();
            all.find(|municipality| municipality.name.to_lowercase() == name)
        })
    }

    /// The fact of that name and the life event that declares it, the first in order of identifiers.
    pub fn fact(&self, id: &FactId) -> Option<(&LifeEvent, &Fact)> {
        self.life_events.values().find_map(|event| {
            event
                .facts
                .iter()
                .find(|fact| fact.id == *id)
                .map(|fact| (event, fact))
        })
    }

    /// The services whose cases belong to a life event: those of its articles, without repeats.
    pub fn services(&self, event: &LifeEventId) -> Vec<&ServiceId> {
        let mut services: Vec<_> = self
            .articles
            .values()
            .filter(|article| article.life_events.contains(event))
            .filter_map(|article| article.service.as_ref())
            .collect();
        services.sort();
        services.dedup();
        services
    }
}

impl Article {
    /// The text in `lang`, or in bokmål where there is no English.
    pub fn in_lang(&self, lang: Lang) -> &ArticleText {
        self.text.get(lang)
    }
}

impl ArticleText {
    /// The section of that name.
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == *id)
    }
}

impl Paragraph {
    /// The words alone, items and spans joined by spaces as needed.
    pub fn plain(&self) -> String {
        fn line(spans: &[TextSpan]) -> String {
            spans.iter().map(|span| span.text.as_str()).collect()
        }
        match self {
            Paragraph::Text(spans) => line(spans),
            Paragraph::Bullets(items) | Paragraph::Numbered(items) => items
                .iter()
                .map(|item| line(item))
                .collect::<Vec<_>>()
                .join(" "),
        }
    }
}
