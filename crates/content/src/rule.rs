//! Every rule content is checked against: its slug and how bad breaking it is.
//!
//! What each means to an editor stands in `docs/content.md`.

use crate::{Lang, Severity};

/// One rule.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    pub(crate) slug: &'static str,
    pub(crate) severity: Severity,
}

macro_rules! rules {
    ($($name:ident = $severity:ident $slug:literal;)+) => {
        $(
            pub(crate) const $name: Rule = Rule {
                slug: $slug,
                severity: Severity::$severity,
            };
        )+

        #[cfg(test)]
        pub(crate) const ALL: &[Rule] = &[$($name),+];
    };
}

rules! {
    // Files and their shape.
    NOTHING_HERE = Error "nothing-here";
    UNREADABLE = Error "unreadable";
    UNREAD_FILE = Warning "unread-file";
    MISSING_FILE = Error "missing-file";
    UNKNOWN_FOLDER = Error "unknown-folder";
    YAML = Error "yaml";
    WRONG_SHAPE = Error "wrong-shape";
    UNKNOWN_FIELD = Error "unknown-field";
    MISSING_FIELD = Error "missing-field";
    DUPLICATE_FIELD = Error "duplicate-field";

    // Languages.
    MISSING_BOKMAL = Error "missing-bokmal";
    MISSING_NYNORSK = Error "missing-nynorsk";
    MISSING_ENGLISH = Warning "missing-english";

    // Values.
    EMPTY = Error "empty";
    NOT_A_SLUG = Error "not-a-slug";
    NOT_A_DATE = Error "not-a-date";
    NOT_A_PERIOD = Error "not-a-period";
    NOT_AN_ADDRESS = Error "not-an-address";
    NOT_A_MUNICIPALITY_NUMBER = Error "not-a-municipality-number";
    NOT_AN_ORGNR = Error "not-an-orgnr";
    NOT_A_CHOICE = Error "not-a-choice";
    NOT_A_NUMBER = Error "not-a-number";
    RATE_ORDER = Error "rate-order";

    // Names.
    DUPLICATE_ID = Error "duplicate-id";
    UNKNOWN_ARTICLE = Error "unknown-article";
    UNKNOWN_SECTION = Error "unknown-section";
    UNKNOWN_LIFE_EVENT = Error "unknown-life-event";
    UNKNOWN_AGENCY = Error "unknown-agency";
    UNKNOWN_MAILBOX = Error "unknown-mailbox";
    UNKNOWN_EMERGENCY_NUMBER = Error "unknown-emergency-number";
    UNKNOWN_FACT = Error "unknown-fact";
    UNKNOWN_STEP = Error "unknown-step";
    UNKNOWN_RATE = Error "unknown-rate";
    UNKNOWN_REPLY = Error "unknown-reply";
    UNSERVED_SERVICE = Warning "unserved-service";

    // Life events.
    FACT_DIFFERS = Error "fact-differs";
    STEP_WITHOUT_ARTICLE = Error "step-without-article";
    STEP_CYCLE = Error "step-cycle";
    CONDITION = Error "condition";
    DUE_NEEDS_DATE = Error "due-needs-date";

    // Intents.
    CONTRADICTING_ACT = Error "contradicting-act";
    AMBIGUOUS_EXAMPLE = Error "ambiguous-example";
    REPEATED_EXAMPLE = Warning "repeated-example";
    NEARLY_REPEATED = Error "nearly-repeated";
    NOT_A_PATTERN = Error "not-a-pattern";
    CRISIS_MISSED = Error "crisis-missed";
    FALSE_CRISIS = Error "false-crisis";

    // Articles.
    NO_SOURCE = Error "no-source";
    MISSING_PART = Error "missing-part";
    CONTRADICTING_PART = Error "contradicting-part";
    TYPED_AMOUNT = Error "typed-amount";
    MARKDOWN = Error "markdown";
    SECTIONS_DIFFER = Error "sections-differ";

    // Synonyms.
    UNUSED_SYNONYM = Error "unused-synonym";
    REPEATED_SYNONYM = Error "repeated-synonym";
    LONG_SYNONYM = Error "long-synonym";

    // The assistant's wording.
    FLUENT = Error "fluent";
    MESSAGE_MISSING = Error "message-missing";
    MESSAGE_MISSING_ENGLISH = Warning "message-missing-english";
    MESSAGE_UNKNOWN = Error "message-unknown";
    MESSAGE_DUPLICATE = Error "message-duplicate";
    VARIABLES_DIFFER = Error "variables-differ";
}

/// The rule that a missing language breaks, and what the language is called.
pub(crate) fn missing(lang: Lang) -> (Rule, &'static str) {
    match lang {
        Lang::Nb => (MISSING_BOKMAL, "bokmål"),
        Lang::Nn => (MISSING_NYNORSK, "nynorsk"),
        Lang::En => (MISSING_ENGLISH, "English"),
    }
}
