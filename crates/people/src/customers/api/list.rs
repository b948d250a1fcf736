//! Lists of customers and one customer's page.

use foundation::auth::permission::ReadCustomers;
use foundation::auth::{OrKey, Staff};
use foundation::day_counts;
use foundation::http::list::{Direction, order};
use foundation::http::{Answer, Json, Page, Path, Query};
use kernel::{CustomerId, Day, Problem, Result, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::shown::{self, Activity, Agent, Filter, Shown, Sort};
use super::super::{REGISTERED, Status};
use crate::kyc;

const USUAL: i64 = 50;
const MOST: i64 = 1_000;
const MOST_IDS: i64 = 100_000;
/// Who used the house within so many days is active.
const ACTIVE_DAYS: i64 = 30;
const LONGEST_SEARCH: usize = 200;
const MOST_CHOICES: usize = 100;

/// What to list. What is not given narrows nothing.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Listing {
    /// Where to start, counted from 0.
    offset: Option<i64>,
    /// How many at most, up to 1000, or up to 100000 of the ids alone; 0 answers none, and the list its count.
    limit: Option<i64>,
    /// Part of the name, e-mail or phone number, or the whole account number or id.
    search: Option<String>,
    /// `createdAt`, `-createdAt`, `createdAt|DESC` and so on for updatedAt, name, email, country, status, kycStatus, accountId,
    /// depositTotal, withdrawalTotal, lastActive, lastLoginDate, lastDepositDate, lastTradingActivityDate, totalVolumeTraded,
    /// positionsCount.
    sort_by: Option<String>,
    /// ISO 3166 alpha-2.
    country: Option<String>,
    /// A group's number or name.
    group: Option<String>,
    last_activity_start: Option<Timestamp>,
    last_activity_end: Option<Timestamp>,
    registration_start: Option<Timestamp>,
    registration_end: Option<Timestamp>,
    #[serde(default)]
    selected_statuses: Vec<Status>,
    #[serde(default)]
    selected_kyc_statuses: Vec<kyc::Status>,
    #[serde(default)]
    roles: Vec<String>,
    #[serde(default)]
    sources: Vec<String>,
    /// `0`, `3`, `1+` or `2-5`.
    deposit_count: Option<String>,
    /// A sales status by number or by name.
    sales_status: Option<String>,
    /// `active` within 30 days, `inactive` since, or `never`.
    activity: Option<String>,
    /// `open` or `none`.
    positions: Option<String>,
    introducer_id: Option<CustomerId>,
    updated_since: Option<Timestamp>,
    risk_status: Option<String>,
    /// Staff ids; `none` for customers without one.
    #[serde(default)]
    retention_agents: Vec<String>,
    #[serde(default)]
    conversion_agents: Vec<String>,
}

impl Listing {
    fn filter(&self, now: Timestamp) -> Result<Filter> {
        let text = |name: &str, given: &Option<String>| match given.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            Some(text) if text.chars().count() > LONGEST_SEARCH => {
                Err(Problem::parameter(name, format!("expected at most {LONGEST_SEARCH} characters")))
            }
            text => Ok(text.map(str::to_owned)),
        };
        for (name, listed) in [("roles", &self.roles), ("sources", &self.sources)] {
            if listed.len() > MOST_CHOICES || listed.iter().any(|word| word.chars().count() > LONGEST_SEARCH) {
                return Err(Problem::parameter(name, format!("expected at most {MOST_CHOICES} words")));
            }
        }
        Ok(Filter {
            search: text("search", &self.search)?,
            country: text("country", &self.country)?.map(|country| country.to_ascii_uppercase()),
            group: text("group", &self.group)?,
            last_activity: (self.last_activity_start, self.last_activity_end),
            registration: (self.registration_start, self.registration_end),
            updated: (self.updated_since, None),
            statuses: self.selected_statuses.clone(),
            kyc_statuses: self.selected_kyc_statuses.clone(),
            roles: self.roles.iter().map(|role| role.to_ascii_uppercase()).collect(),
            sources: self.sources.clone(),
            deposit_count: self.deposit_count.as_deref().filter(|text| !text.is_empty()).map(range).transpose()?,
            sales_status: text("salesStatus", &self.sales_status)?,
            activity: self.activity.as_deref().map(activity).transpose()?.map(|kind| (kind, now.plus_days(-ACTIVE_DAYS))),
            positions: self.positions.as_deref().map(positions).transpose()?,
            introducer_id: self.introducer_id,
            risk_status: text("riskStatus", &self.risk_status)?,
            retention_agents: agents("retentionAgents", &self.retention_agents)?,
            conversion_agents: agents("conversionAgents", &self.conversion_agents)?,
            ..Filter::default()
        })
    }

    fn page(&self, usual: i64, most: i64) -> Result<Option<Page>> {
        match self.limit {
            Some(0) => Ok(None),
            limit => Page::new(limit, self.offset, usual, most).map(Some),
        }
    }

    fn order(&self) -> Result<(Sort, Direction)> {
        order("sortBy", self.sort_by.as_deref(), Sort::KEYS, Sort::USUAL)
    }
}

/// `3` is exactly three, `1+` one or more, `2-5` from two to five.
fn range(text: &str) -> Result<(i64, Option<i64>)> {
    let number = |text: &str| text.parse::<u32>().map(i64::from).ok();
    let read = match (text.strip_suffix('+'), text.split_once('-')) {
        (Some(least), _) => number(least).map(|least| (least, None)),
        (None, Some((least, most))) => number(least).zip(number(most)).map(|(least, most)| (least, Some(most))),
        (None, None) => number(text).map(|exact| (exact, Some(exact))),
    };
    read.ok_or_else(|| Problem::parameter("depositCount", "expected a number such as 3, 1+ or 2-5"))
}

fn activity(text: &str) -> Result<Activity> {
    match text {
        "active" => Ok(Activity::Active),
        "inactive" => Ok(Activity::Inactive),
        "never" => Ok(Activity::Never),
        _ => Err(Problem::parameter("activity", "expected active, inactive or never")),
    }
}

fn positions(text: &str) -> Result<bool> {
    match text {
        "open" => Ok(true),
        "none" => Ok(false),
        _ => Err(Problem::parameter("positions", "expected open or none")),
    }
}

fn agents(name: &str, listed: &[String]) -> Result<Vec<Agent>> {
    if listed.len() > MOST_CHOICES {
        return Err(Problem::parameter(name, format!("expected at most {MOST_CHOICES} ids")));
    }
    let agent = |text: &String| match text.as_str() {
        "none" => Ok(Agent::Nobody),
        id => id.parse().map(Agent::Is).map_err(|_| Problem::parameter(name, "expected staff ids, or none")),
    };
    listed.iter().map(agent).collect()
}

#[derive(Serialize, JsonSchema)]
pub struct Customers {
    customers: Vec<Shown>,
    /// How many there are in all, whatever the page.
    count: i64,
}

pub async fn list(staff: Staff<ReadCustomers, OrKey>, Query(listing): Query<Listing>) -> Answer<Json<Customers>> {
    let filter = listing.filter(staff.brand().now())?;
    let (order, page) = (listing.order()?, listing.page(USUAL, MOST)?);
    let found = staff.read(move |read| {
        let customers = match page {
            Some(page) => shown::list(read, &filter, order, page)?,
            None => Vec::new(),
        };
        let count = match filter == Filter::default() {
            true => day_counts::locate(read, REGISTERED, "", Day::from_number(i32::MIN), Day::from_number(i32::MAX), 0)?.0,
            false => shown::count(read, &filter)?,
        };
        Ok(Customers { customers, count })
    });
    Ok(Json(found.await?))
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "CustomerIds")]
pub struct Ids {
    customers_ids: Vec<CustomerId>,
}

/// A page of the list's ids in its order; when no limit is given, the first 100,000.
pub async fn ids(staff: Staff<ReadCustomers>, Query(listing): Query<Listing>) -> Answer<Json<Ids>> {
    let filter = listing.filter(staff.brand().now())?;
    let (order, page) = (listing.order()?, listing.page(MOST_IDS, MOST_IDS)?);
    let customers_ids = match page {
        Some(page) => staff.read(move |read| shown::ids(read, &filter, order, page)).await?,
        None => Vec::new(),
    };
    Ok(Json(Ids { customers_ids }))
}

pub async fn show(staff: Staff<ReadCustomers>, Path(id): Path<CustomerId>) -> Answer<Json<Shown>> {
    Ok(Json(staff.read(move |read| shown::find(read, id)).await?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_ranges() {
        for (text, expected) in [("0", (0, Some(0))), ("3", (3, Some(3))), ("1+", (1, None)), ("2-5", (2, Some(5)))] {
            assert_eq!(range(text).expect(text), expected, "{text}");
        }
        for bad in ["x", "-1", "1-", "+", "1.5", "99999999999"] {
            assert_eq!(range(bad).expect_err(bad).status(), 400, "{bad}");
        }
    }
}
