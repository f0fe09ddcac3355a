//! Names of the things editors own. Each is a slug: lower-case ASCII letters, digits and hyphens.

use serde::{Deserialize, Serialize};
use std::{borrow::Borrow, fmt};

macro_rules! slug {
    ($(#[doc = $doc:expr])+ $name:ident) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps a slug; whether it names anything is for `Content` to say.
            pub fn new(slug: impl Into<String>) -> Self {
                Self(slug.into())
            }

            /// The slug itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(slug: &str) -> Self {
                Self(slug.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(slug: String) -> Self {
                Self(slug)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

slug! {
    /// A life event: the last part of its Los address, such as `fa-barn`.
    LifeEventId
}
slug! {
    /// An intent: the file name without its ending, unique over all folders.
    IntentId
}
slug! {
    /// An article: its folder's name, unique over all life events.
    ArticleId
}
slug! {
    /// A section within an article: the `{#id}` behind its heading, the same in every language.
    SectionId
}
slug! {
    /// An agency or kind of agency, such as `nav` or `kommune`: a key of `knowledge/contacts.yaml`.
    AgencyId
}
slug! {
    /// A fact a conversation may know, such as `termindato`: declared in an `event.yaml`.
    FactId
}
slug! {
    /// A step of a life event's list, unique within its `event.yaml`.
    StepId
}
slug! {
    /// A service whose cases a connector can report, such as `foreldrepenger`.
    ServiceId
}
slug! {
    /// A kind of crisis: the file name below `intents/crisis/`.
    CrisisId
}
