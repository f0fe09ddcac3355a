//! What a choice stands for. Its written form is the choice's identifier, which comes back from
//! outside and is therefore read again against the content before anything is done with it.

use content::{ArticleId, FactId, IntentId, Lang, LifeEventId, SectionId, ServiceId};
use std::fmt;

/// Something a citizen can choose, and a place the conversation can go back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    /// A life event: its overview and list.
    Event(LifeEventId),
    /// What an intent does.
    Intent(IntentId),
    /// An article.
    Article(ArticleId),
    /// A section, whole.
    Section(ArticleId, SectionId),
    /// The step list of a life event.
    Steps(LifeEventId),
    /// Own cases of these services; all when empty.
    Status(Vec<ServiceId>),
    /// How to reach a human.
    Handover,
    /// What the assistant can help with.
    Help,
    /// A language.
    Lang(Lang),
    /// A value for a fact.
    Fact(FactId, String),
    /// To be asked for a fact, or asked again.
    Ask(FactId),
    /// Not to answer about a fact.
    Skip(FactId),
    /// Whether the conversation is deleted.
    Delete(bool),
    /// Begin anew.
    Restart,
    /// To what was before.
    Back,
}

impl fmt::Display for Pick {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Pick::Event(id) => write!(f, "event:{id}"),
            Pick::Intent(id) => write!(f, "intent:{id}"),
            Pick::Article(id) => write!(f, "article:{id}"),
            Pick::Section(article, section) => write!(f, "section:{article}#{section}"),
            Pick::Steps(id) => write!(f, "steps:{id}"),
            Pick::Status(services) => {
                let names: Vec<_> = services.iter().map(ServiceId::as_str).collect();
                write!(f, "status:{}", names.join(","))
            }
            Pick::Handover => f.write_str("handover"),
            Pick::Help => f.write_str("help"),
            Pick::Lang(lang) => write!(f, "lang:{lang}"),
            Pick::Fact(fact, value) => write!(f, "fact:{fact}={value}"),
            Pick::Ask(fact) => write!(f, "ask:{fact}"),
            Pick::Skip(fact) => write!(f, "skip:{fact}"),
            Pick::Delete(true) => f.write_str("delete:yes"),
            Pick::Delete(false) => f.write_str("delete:no"),
            Pick::Restart => f.write_str("restart"),
            Pick::Back => f.write_str("back"),
        }
    }
}

impl Pick {
    /// Reads a choice's identifier; `None` where it has no such form.
    pub(crate) fn parse(id: &str) -> Option<Pick> {
        let (kind, rest) = id.split_once(':').unwrap_or((id, ""));
        let pick = match kind {
            "event" => Pick::Event(rest.into()),
            "intent" => Pick::Intent(rest.into()),
            "article" => Pick::Article(rest.into()),
            "section" => {
                let (article, section) = rest.split_once('#')?;
                Pick::Section(article.into(), section.into())
            }
            "steps" => Pick::Steps(rest.into()),
            "status" => Pick::Status(
                rest.split(',')
                    .filter(|service| !service.is_empty())
                    .map(ServiceId::from)
                    .collect(),
            ),
            "handover" => Pick::Handover,
            "help" => Pick::Help,
            "lang" => Pick::Lang(Lang::parse(rest)?),
            "fact" => {
                let (fact, value) = rest.split_once('=')?;
                Pick::Fact(fact.into(), value.to_owned())
            }
            "ask" => Pick::Ask(rest.into()),
            "skip" => Pick::Skip(rest.into()),
            "delete" => Pick::Delete(match rest {
                "yes" => true,
                "no" => false,
                _ => return None,
            }),
            "restart" => Pick::Restart,
            "back" => Pick::Back,
            _ => return None,
        };
        Some(pick)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pick_survives_being_written_and_read() {
        let picks = [
            Pick::Event("fa-barn".into()),
            Pick::Intent("gravid".into()),
            Pick::Article("foreldrepenger".into()),
            Pick::Section("foreldrepenger".into(), "hvem".into()),
            Pick::Steps("fa-barn".into()),
            Pick::Status(Vec::new()),
            Pick::Status(vec!["dagpenger".into(), "foreldrepenger".into()]),
            Pick::Handover,
            Pick::Help,
            Pick::Lang(Lang::Nn),
            Pick::Fact("termindato".into(), "2027-03-03".to_owned()),
            Pick::Ask("termindato".into()),
            Pick::Skip("termindato".into()),
            Pick::Delete(true),
            Pick::Delete(false),
            Pick::Restart,
            Pick::Back,
        ];
        for pick in picks {
            assert_eq!(Pick::parse(&pick.to_string()), Some(pick));
        }
    }

    #[test]
    fn what_has_no_such_form_is_nothing() {
        for id in [
            "",
            "true",
            "nonsense:x",
            "section:a",
            "fact:x",
            "lang:tlh",
            "delete:maybe",
        ] {
            assert_eq!(Pick::parse(id), None, "{id}");
        }
    }
}
