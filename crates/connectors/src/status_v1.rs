//! The wire of our open contract, as `docs/agencies.md` describes it: what is asked, what is
//! answered, and what every answer means.

use crate::{Assurance, Manifest, Outcome, Report, StatusItem, failure::Failure};
use jiff::Timestamp;
use reqwest::{
    StatusCode,
    header::{HeaderMap, RETRY_AFTER},
};
use serde::{Deserialize, Serialize};
use url::Url;

/// No citizen has more cases with one agency; more is a mistake.
const MOST_ITEMS: usize = 200;

/// The body of a question. The citizen's token stands in the `Authorization` header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The services wanted; all the agency has when empty.
    #[serde(default)]
    pub services: Vec<String>,
    /// The languages wanted, the citizen's own first.
    #[serde(default)]
    pub languages: Vec<String>,
}

/// The body of an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// How it went.
    pub outcome: Outcome,
    /// Items withheld because the login is not strong enough.
    #[serde(default)]
    pub hidden: u32,
    /// The cases; must be there when the outcome is `ok` or `partial`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<Vec<StatusItem>>,
}

impl Answer {
    /// An answer without cases: the agency says why.
    pub fn without_items(outcome: Outcome) -> Self {
        Self {
            outcome,
            hidden: 0,
            items: None,
        }
    }

    /// The report of a connector, with what the login is too weak for held back, should the agency
    /// have sent it.
    pub(crate) fn into_report(
        self,
        manifest: &Manifest,
        assurance: Assurance,
        fetched_at: Timestamp,
    ) -> Report {
        let mut items = self.items.unwrap_or_default();
        let sent = items.len();
        items.retain(|item| Assurance::from(item.sensitivity) <= assurance);
        let held_back = u32::try_from(sent - items.len()).unwrap_or(u32::MAX);
        Report {
            connector: manifest.id.clone(),
            agency: manifest.agency.clone(),
            outcome: self.outcome,
            fetched_at,
            hidden: self.hidden.saturating_add(held_back),
            items,
        }
    }

    /// Whether the outcome says that the items are what there is.
    fn has_cases(&self) -> bool {
        matches!(self.outcome, Outcome::Ok | Outcome::Partial { .. })
    }
}

/// What an HTTP answer means. What says nothing certain is a [`Failure`], so that it can never be
/// taken for "no cases".
pub(crate) fn read(
    status: StatusCode,
    headers: &HeaderMap,
    body: &[u8],
    now: Timestamp,
) -> Result<Answer, Failure> {
    match status.as_u16() {
        200 => read_cases(body),
        400..=499 if status != StatusCode::TOO_MANY_REQUESTS => read_refusal(status, body),
        429 | 500..=599 => Err(Failure::Status {
            status,
            retry_after: retry_after(headers, now),
        }),
        _ => Err(Failure::Unexpected { status }),
    }
}

fn read_cases(body: &[u8]) -> Result<Answer, Failure> {
    let mut answer: Answer = serde_json::from_slice(body).map_err(Failure::json)?;
    check_outcome(&mut answer.outcome)?;
    let Some(items) = &mut answer.items else {
        return if answer.has_cases() {
            Err(Failure::Contract("`items` is missing"))
        } else {
            Ok(answer)
        };
    };
    if items.len() > MOST_ITEMS {
        return Err(Failure::Contract("`items` has more than 200 items"));
    }
    for item in items {
        check_item(item)?;
    }
    Ok(answer)
}

/// A refusal says why in its body; without one, only 401 and 403 speak for themselves.
fn read_refusal(status: StatusCode, body: &[u8]) -> Result<Answer, Failure> {
    if let Ok(mut answer) = serde_json::from_slice::<Answer>(body)
        && !answer.has_cases()
        && check_outcome(&mut answer.outcome).is_ok()
    {
        return Ok(Answer::without_items(answer.outcome));
    }
    match status {
        StatusCode::UNAUTHORIZED => Ok(Answer::without_items(Outcome::NeedsLogin)),
        StatusCode::FORBIDDEN => Ok(Answer::without_items(Outcome::Forbidden)),
        // A wrong address answers 404 too, and must not read as "we do not know this person".
        _ => Err(Failure::Unexpected { status }),
    }
}

fn check_outcome(outcome: &mut Outcome) -> Result<(), Failure> {
    match outcome {
        Outcome::NeedsHigherAssurance { level } => {
            // Whatever else is asked for, the highest level there is meets it.
            if level != "substantial" {
                "high".clone_into(level);
            }
            Ok(())
        }
        Outcome::NeedsConsent { url } if !is_link(url) => {
            Err(Failure::Contract("`outcome.url` is no https address"))
        }
        _ => Ok(()),
    }
}

fn check_item(item: &mut StatusItem) -> Result<(), Failure> {
    item.title.retain(|_, text| !text.trim().is_empty());
    item.summary.retain(|_, text| !text.trim().is_empty());
    if item.title.is_empty() {
        return Err(Failure::Contract("an item has no `title`"));
    }
    // A link a citizen cannot safely follow is worth less than none; the case itself still counts.
    item.actions
        .retain(|action| is_link(&action.url) && !action.label.is_empty());
    Ok(())
}

fn is_link(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| url.scheme() == "https" && url.has_host())
}

/// Seconds from `now`; the header holds seconds or a date (RFC 9110 section 10.2.3).
fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<u32> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = value.parse() {
        return Some(seconds);
    }
    let at = jiff::fmt::rfc2822::parse(value).ok()?.timestamp();
    u32::try_from(at.as_second() - now.as_second()).ok()
}

#[cfg(test)]
mod tests;
