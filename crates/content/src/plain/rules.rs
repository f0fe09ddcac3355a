//! The rules of plain language by name. What each means to an editor stands in
//! `docs/plain-language.md`.

use crate::{Severity, rule::Rule};

macro_rules! rules {
    ($($name:ident = $slug:literal;)+) => {
        $(
            /// How bad a finding is, the limits decide.
            pub(super) const $name: Rule = Rule {
                slug: $slug,
                severity: Severity::Warning,
            };
        )+

        /// Every rule's name.
        pub(super) const ALL: &[&str] = &[$($slug),+];
    };
}

rules! {
    // Sentences and paragraphs.
    LONG_SENTENCE = "long-sentence";
    LONG_PARAGRAPH = "long-paragraph";
    HARD_PARAGRAPH = "hard-paragraph";

    // Words.
    OFFICIALESE = "officialese";
    NOUN_STYLE = "noun-style";
    ABBREVIATION = "abbreviation";
    IMPERSONAL = "impersonal";
    OTHER_NORWEGIAN = "other-norwegian";
    NUMBER_FORMAT = "number-format";
    EXCLAMATION = "exclamation";

    // Articles.
    HARD_ARTICLE = "hard-article";
    PASSIVE = "passive";
    LONG_SUMMARY = "long-summary";
    LONG_SECTION = "long-section";
    HEADING = "heading";
    LINK_TEXT = "link-text";

    // The same in every language.
    STRUCTURE_DIFFERS = "structure-differs";
    LINKS_DIFFER = "links-differ";
    NUMBERS_DIFFER = "numbers-differ";
    DUTIES_DIFFER = "duties-differ";

    // The settings.
    UNUSED_WAIVER = "unused-waiver";
    SETTINGS = "settings";
}
