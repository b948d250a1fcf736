//! The timeline over HTTP.

use foundation::auth::Staff;
use foundation::auth::permission::ReadCustomers;
use foundation::http::{Answer, Json, Path, Query};
use kernel::{CustomerId, Problem, Result, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::queries::{self, Kind};

const USUAL: i64 = 50;
const MOST: i64 = 500;

#[derive(Deserialize, JsonSchema)]
pub struct TimelineQuery {
    /// How many events, 1 to 500; 50 when nothing is said.
    #[serde(default)]
    limit: Option<i64>,
    /// Only what happened before this moment: the time of the last event of the page before.
    #[serde(default)]
    before: Option<Timestamp>,
    /// Only events of these kinds.
    #[serde(default)]
    kinds: Vec<String>,
}

/// Something that happened.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TimelineEvent {
    pub at: Timestamp,
    /// REGISTRATION, SIGN_IN, CHANGE, COMMENT, COMMUNICATION, DOCUMENT, WALLET, MONEY or TRADE.
    pub kind: Kind,
    pub title: String,
    pub details: Option<String>,
    /// Who did it, where that was not the customer.
    pub actor_name: Option<String>,
    /// The id of what it is about.
    pub reference: Option<String>,
}

#[derive(Serialize, JsonSchema)]
pub struct Timeline {
    events: Vec<TimelineEvent>,
}

pub async fn list(staff: Staff<ReadCustomers>, Path(id): Path<CustomerId>, Query(wanted): Query<TimelineQuery>) -> Answer<Json<Timeline>> {
    let limit = wanted.limit.unwrap_or(USUAL);
    if !(1..=MOST).contains(&limit) {
        return Err(Problem::parameter("limit", format!("expected 1 to {MOST}")).into());
    }
    let kinds = kinds(&wanted.kinds)?;
    let events = staff
        .read(move |read| {
            let customer = people::customers::queries::find(read, id)?;
            let before = wanted.before.unwrap_or(read.now().plus_seconds(1));
            let mut events = Vec::new();
            for kind in kinds {
                events.extend(queries::events(read, kind, customer.id, before, limit)?);
            }
            events.sort_by_key(|event| std::cmp::Reverse(event.at));
            events.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
            Ok(events)
        })
        .await?;
    Ok(Json(Timeline { events }))
}

/// The kinds that are asked for, also several in one value; all when none is named.
fn kinds(given: &[String]) -> Result<Vec<Kind>> {
    let words = given.iter().flat_map(|text| text.split(',')).map(str::trim).filter(|text| !text.is_empty());
    let mut kinds: Vec<Kind> = words
        .map(|word| word.to_uppercase().parse().map_err(|expected: &str| Problem::parameter("kinds", expected)))
        .collect::<Result<_>>()?;
    kinds.sort_unstable();
    kinds.dedup();
    Ok(if kinds.is_empty() { Kind::ALL.to_vec() } else { kinds })
}
