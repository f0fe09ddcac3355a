//! An agency's report as a card that can be shown: every sentence in the citizen's language.

use crate::wire::{ItemState, Link, OutcomeKind, Report, Source, StatusItem};
use connectors::{Outcome, Texts};
use content::{AgencyId, Arg, Content, Lang};
use jiff::{ZonedDateTime, civil::Date, tz::TimeZone};

/// The card of `report`; `login` is where a login begins.
pub fn card(
    content: &Content,
    lang: Lang,
    oslo: &TimeZone,
    login: Option<&str>,
    report: &connectors::Report,
) -> Report {
    let words = Words {
        content,
        lang,
        oslo,
    };
    let agency = words.agency(&report.agency);
    let has_answered = matches!(report.outcome, Outcome::Ok | Outcome::Partial { .. });
    Report {
        outcome: outcome_kind(&report.outcome),
        text: words.outcome(report, &agency),
        hidden: (report.hidden > 0).then(|| {
            words.say(
                "status-hidden",
                &[count(report.hidden as usize), text("agency", &agency)],
            )
        }),
        items: report.items.iter().map(|item| words.item(item)).collect(),
        link: words.way_out(&report.outcome, &agency, login),
        mailboxes: if has_answered {
            words.mailboxes(&report.agency)
        } else {
            Vec::new()
        },
        retry: matches!(
            report.outcome,
            Outcome::Partial { .. } | Outcome::Unavailable { .. }
        ),
        fetched_text: has_answered.then(|| {
            let moment = report.fetched_at.to_zoned_datetime(oslo.clone());
            words.say(
                "status-fetched",
                &[
                    text("date", &words.date(moment.date())),
                    text("time", &clock(&moment)),
                ],
            )
        }),
    }
}

/// What stands in a card's place for everyone but the login it was fetched for.
pub fn withheld(
    content: &Content,
    lang: Lang,
    oslo: &TimeZone,
    login: Option<&str>,
    report: &connectors::Report,
) -> Report {
    let bare = connectors::Report {
        outcome: Outcome::NeedsLogin,
        hidden: 0,
        items: Vec::new(),
        ..report.clone()
    };
    let text = Words {
        content,
        lang,
        oslo,
    };
    Report {
        text: text.say(
            "status-withheld",
            &[self::text("agency", &text.agency(&report.agency))],
        ),
        ..card(content, lang, oslo, login, &bare)
    }
}

/// Who answers, by name.
pub fn source(content: &Content, lang: Lang, connector: &str, agency: &str) -> Source {
    let name = content
        .agency(&AgencyId::from(agency))
        .map_or_else(|| agency.to_owned(), |agency| agency.name.get(lang).clone());
    Source {
        connector: connector.to_owned(),
        agency: agency.to_owned(),
        name,
    }
}

struct Words<'a> {
    content: &'a Content,
    lang: Lang,
    oslo: &'a TimeZone,
}

impl Words<'_> {
    fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.content.locales.format(self.lang, key, args)
    }

    fn agency(&self, agency: &str) -> String {
        source(self.content, self.lang, "", agency).name
    }

    fn outcome(&self, report: &connectors::Report, agency: &str) -> String {
        let agency = text("agency", agency);
        match &report.outcome {
            Outcome::Ok if report.items.is_empty() && report.hidden > 0 => {
                self.say("status-all-hidden", &[agency])
            }
            Outcome::Ok => self.say("status-ok", &[agency, count(report.items.len())]),
            Outcome::Partial { missing } => self.say(
                "status-partial",
                &[
                    agency,
                    text("missing", &missing.join(", ")),
                    count(missing.len()),
                ],
            ),
            Outcome::NeedsLogin => self.say("status-needs-login", &[agency]),
            Outcome::NeedsHigherAssurance { level } => self.say(
                "status-needs-higher-assurance",
                &[agency, text("level", level)],
            ),
            Outcome::NeedsConsent { .. } => self.say("status-needs-consent", &[agency]),
            Outcome::NotRegistered => self.say("status-not-registered", &[agency]),
            Outcome::Forbidden => self.say("status-forbidden", &[agency]),
            Outcome::Unavailable { retry_after } => match retry_after {
                Some(seconds) if *seconds >= 60 => self.say(
                    "status-unavailable-for",
                    &[
                        agency,
                        ("minutes", Arg::Number(f64::from(seconds.div_ceil(60)))),
                    ],
                ),
                _ => self.say("status-unavailable", &[agency]),
            },
            Outcome::Misconfigured => self.say("status-misconfigured", &[agency]),
        }
    }

    fn way_out(&self, outcome: &Outcome, agency: &str, login: Option<&str>) -> Option<Link> {
        match outcome {
            Outcome::NeedsConsent { url } => Some(Link {
                label: self.say("status-consent-link", &[text("agency", agency)]),
                url: url.clone(),
            }),
            Outcome::NeedsLogin | Outcome::NeedsHigherAssurance { .. } => Some(Link {
                label: self.say("status-login-link", &[]),
                url: login?.to_owned(),
            }),
            _ => None,
        }
    }

    fn mailboxes(&self, agency: &str) -> Vec<Link> {
        let Some(agency) = self.content.agency(&AgencyId::from(agency)) else {
            return Vec::new();
        };
        let boxes = agency.mailboxes.iter();
        boxes
            .filter_map(|key| self.content.contacts.mailboxes.get(key))
            .map(|mailbox| Link {
                label: mailbox.name.get(self.lang).clone(),
                url: mailbox.url.clone(),
            })
            .collect()
    }

    fn item(&self, item: &connectors::StatusItem) -> StatusItem {
        let day = |key: &str, day: Date| self.say(key, &[text("date", &self.date(day))]);
        StatusItem {
            id: item.id.clone(),
            service: item.service.clone(),
            state: item_state(item.state),
            state_label: self.state_label(item),
            title: self
                .pick(&item.title)
                .unwrap_or_else(|| item.service.clone()),
            summary: self.pick(&item.summary),
            due_text: item.due.map(|due| day("status-due", due)),
            expected_text: item.expected_done.map(|done| day("status-expected", done)),
            updated_text: item.updated.map(|updated| {
                day(
                    "status-updated",
                    updated.to_zoned_datetime(self.oslo.clone()).date(),
                )
            }),
            actions: item
                .actions
                .iter()
                .map(|action| self.action(action))
                .collect(),
        }
    }

    fn action(&self, action: &connectors::Action) -> Link {
        Link {
            label: self
                .pick(&action.label)
                .unwrap_or_else(|| self.say("status-open", &[])),
            url: action.url.clone(),
        }
    }

    fn state_label(&self, item: &connectors::StatusItem) -> String {
        let key = match item.state {
            connectors::ItemState::Draft => "status-state-draft",
            connectors::ItemState::Submitted => "status-state-submitted",
            connectors::ItemState::InProgress => "status-state-in-progress",
            connectors::ItemState::WaitingAgency => "status-state-waiting-agency",
            connectors::ItemState::WaitingThirdParty => "status-state-waiting-third-party",
            connectors::ItemState::ActionRequired => "status-state-action-required",
            connectors::ItemState::Completed => "status-state-completed",
            connectors::ItemState::Closed => "status-state-closed",
            connectors::ItemState::Information => "status-state-information",
            connectors::ItemState::Unknown if !item.raw_state.is_empty() => {
                return item.raw_state.clone();
            }
            connectors::ItemState::Unknown => "status-state-unknown",
        };
        self.say(key, &[])
    }

    /// The agency's words in the citizen's language; in the other Norwegian one, or whichever there
    /// is, rather than none.
    fn pick(&self, texts: &Texts) -> Option<String> {
        let order = [self.lang.code(), "nb", "nn", "en"];
        order
            .iter()
            .find_map(|code| texts.get(*code))
            .or_else(|| texts.values().next())
            .filter(|text| !text.is_empty())
            .cloned()
    }

    fn date(&self, day: Date) -> String {
        self.say(
            "date",
            &[
                text("day", &day.day().to_string()),
                ("month", Arg::Number(f64::from(day.month()))),
                text("year", &day.year().to_string()),
            ],
        )
    }
}

/// The time of day as Norwegians write it: `09.05`.
fn clock(moment: &ZonedDateTime) -> String {
    format!("{:02}.{:02}", moment.hour(), moment.minute())
}

fn text<'a>(name: &'a str, value: &str) -> (&'a str, Arg) {
    (name, Arg::Text(value.to_owned()))
}

fn count(number: usize) -> (&'static str, Arg) {
    ("count", Arg::Number(number as f64))
}

fn outcome_kind(outcome: &Outcome) -> OutcomeKind {
    match outcome {
        Outcome::Ok => OutcomeKind::Ok,
        Outcome::Partial { .. } => OutcomeKind::Partial,
        Outcome::NeedsLogin => OutcomeKind::NeedsLogin,
        Outcome::NeedsHigherAssurance { .. } => OutcomeKind::NeedsHigherAssurance,
        Outcome::NeedsConsent { .. } => OutcomeKind::NeedsConsent,
        Outcome::NotRegistered => OutcomeKind::NotRegistered,
        Outcome::Forbidden => OutcomeKind::Forbidden,
        Outcome::Unavailable { .. } => OutcomeKind::Unavailable,
        Outcome::Misconfigured => OutcomeKind::Misconfigured,
    }
}

fn item_state(state: connectors::ItemState) -> ItemState {
    match state {
        connectors::ItemState::Draft => ItemState::Draft,
        connectors::ItemState::Submitted => ItemState::Submitted,
        connectors::ItemState::InProgress => ItemState::InProgress,
        connectors::ItemState::WaitingAgency => ItemState::WaitingAgency,
        connectors::ItemState::WaitingThirdParty => ItemState::WaitingThirdParty,
        connectors::ItemState::ActionRequired => ItemState::ActionRequired,
        connectors::ItemState::Completed => ItemState::Completed,
        connectors::ItemState::Closed => ItemState::Closed,
        connectors::ItemState::Information => ItemState::Information,
        connectors::ItemState::Unknown => ItemState::Unknown,
    }
}
