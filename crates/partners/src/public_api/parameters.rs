//! What callers may ask for, and how a refusal names what is wrong.

use foundation::dated::{Days, Page};
use kernel::{Day, Problem, Result};
use schemars::JsonSchema;
use serde::Deserialize;

use super::servers::known_tag;

pub const USUAL_SIZE: i64 = 1_000;
pub const LARGEST_SIZE: i64 = 5_000;
const LONGEST_ID: usize = 100;

/// Leads or registrations by their dates.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct People {
    /// First day of registration, included; YYYY-MM-DD in UTC. Goes with `registrationDateTo`. This pair or that of the last
    /// change is required; with both, both must hold.
    #[schemars(example = &"2026-05-01")]
    registration_date_from: Option<Day>,
    /// Last day of registration, included; YYYY-MM-DD in UTC.
    #[schemars(example = &"2026-05-31")]
    registration_date_to: Option<Day>,
    /// First day of the last change, included; YYYY-MM-DD in UTC. Goes with `lastModifiedDateTo`.
    last_modified_date_from: Option<Day>,
    /// Last day of the last change, included; YYYY-MM-DD in UTC.
    last_modified_date_to: Option<Day>,
    /// Counted from 1; 1 when nothing is said.
    #[schemars(range(min = 1))]
    page: Option<i64>,
    /// Rows on a page, 1 to 5000; 1000 when nothing is said.
    #[schemars(range(min = 1, max = 5000))]
    page_size: Option<i64>,
}

/// As [`People`], of one lead or one affiliate.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "LeadReportQuery")]
pub struct Leads {
    /// First day of registration, included; YYYY-MM-DD in UTC. Goes with `registrationDateTo`. This pair or that of the last
    /// change is required; with both, both must hold.
    #[schemars(example = &"2026-05-01")]
    registration_date_from: Option<Day>,
    /// Last day of registration, included; YYYY-MM-DD in UTC.
    #[schemars(example = &"2026-05-31")]
    registration_date_to: Option<Day>,
    /// First day of the last change, included; YYYY-MM-DD in UTC. Goes with `lastModifiedDateTo`.
    last_modified_date_from: Option<Day>,
    /// Last day of the last change, included; YYYY-MM-DD in UTC.
    last_modified_date_to: Option<Day>,
    /// Of this lead alone. An id that nobody has matches nothing.
    lead_id: Option<String>,
    /// Of this affiliate alone, as `affId` stands in the rows.
    aff_id: Option<String>,
    /// Counted from 1; 1 when nothing is said.
    #[schemars(range(min = 1))]
    page: Option<i64>,
    /// Rows on a page, 1 to 5000; 1000 when nothing is said.
    #[schemars(range(min = 1, max = 5000))]
    page_size: Option<i64>,
}

/// As [`People`], of one customer or one affiliate.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Registrations {
    /// First day of registration, included; YYYY-MM-DD in UTC. Goes with `registrationDateTo`. This pair or that of the last
    /// change is required; with both, both must hold.
    #[schemars(example = &"2026-05-01")]
    registration_date_from: Option<Day>,
    /// Last day of registration, included; YYYY-MM-DD in UTC.
    #[schemars(example = &"2026-05-31")]
    registration_date_to: Option<Day>,
    /// First day of the last change, included; YYYY-MM-DD in UTC. Goes with `lastModifiedDateTo`.
    last_modified_date_from: Option<Day>,
    /// Last day of the last change, included; YYYY-MM-DD in UTC.
    last_modified_date_to: Option<Day>,
    /// Of this customer alone: the `userId` of a registration. An id that nobody has matches nothing.
    user_id: Option<String>,
    /// Of this affiliate alone, as `affId` stands in the rows.
    aff_id: Option<String>,
    /// Counted from 1; 1 when nothing is said.
    #[schemars(range(min = 1))]
    page: Option<i64>,
    /// Rows on a page, 1 to 5000; 1000 when nothing is said.
    #[schemars(range(min = 1, max = 5000))]
    page_size: Option<i64>,
}

/// A question about people whose parameters are in order.
#[derive(Debug)]
pub struct Question {
    pub registered: Option<Days>,
    pub modified: Option<Days>,
    pub id: Option<String>,
    pub affiliate: Option<String>,
    pub page: Page,
}

/// A pair of dates that was given, or not at all.
type Pair = (Option<Day>, Option<Day>);

impl Question {
    fn new(registered: Pair, modified: Pair, page: Option<i64>, page_size: Option<i64>) -> Result<Question> {
        let registered = pair("registrationDateFrom", "registrationDateTo", registered)?;
        let modified = pair("lastModifiedDateFrom", "lastModifiedDateTo", modified)?;
        if registered.is_none() && modified.is_none() {
            let expected = "is required, unless lastModifiedDateFrom and lastModifiedDateTo are given";
            return Err(Problem::parameter("registrationDateFrom", expected).field("registrationDateTo", expected));
        }
        Ok(Question { registered, modified, id: None, affiliate: None, page: self::page(page, page_size)? })
    }

    fn of(self, id: (&str, Option<String>), affiliate: Option<String>) -> Result<Question> {
        Ok(Question { id: short(id.0, id.1)?, affiliate: short("affId", affiliate)?, ..self })
    }
}

macro_rules! questions {
    ($($type:ident $(, $id_name:literal $id:ident)?;)+) => {$(
        impl TryFrom<$type> for Question {
            type Error = Problem;
            fn try_from(asked: $type) -> Result<Question> {
                let question = Question::new(
                    (asked.registration_date_from, asked.registration_date_to),
                    (asked.last_modified_date_from, asked.last_modified_date_to),
                    asked.page,
                    asked.page_size,
                )?;
                $(let question = question.of(($id_name, asked.$id), asked.aff_id)?;)?
                Ok(question)
            }
        }
    )+};
}
questions! {
    People;
    Leads, "leadId" lead_id;
    Registrations, "userId" user_id;
}

/// Both ends of a pair, or neither.
fn pair(from_name: &str, to_name: &str, given: Pair) -> Result<Option<Days>> {
    match given {
        (None, None) => Ok(None),
        (Some(from), Some(to)) => days(from_name, to_name, from, to).map(Some),
        (Some(_), None) => Err(Problem::parameter(to_name, format!("is required with {from_name}"))),
        (None, Some(_)) => Err(Problem::parameter(from_name, format!("is required with {to_name}"))),
    }
}

pub fn days(from_name: &str, to_name: &str, from: Day, to: Day) -> Result<Days> {
    if from > to {
        let expected = format!("expected {from_name} not to be after {to_name}");
        return Err(Problem::parameter(from_name, expected.clone()).field(to_name, expected));
    }
    Ok(Days { from, to })
}

pub fn page(number: Option<i64>, size: Option<i64>) -> Result<Page> {
    let page = Page { number: number.unwrap_or(1), size: size.unwrap_or(USUAL_SIZE) };
    if page.number < 1 {
        return Err(Problem::parameter("page", "expected a whole number from 1"));
    }
    if !(1..=LARGEST_SIZE).contains(&page.size) {
        return Err(Problem::parameter("pageSize", format!("expected a whole number from 1 to {LARGEST_SIZE}")));
    }
    Ok(page)
}

/// An id as somebody else wrote it: what we never made matches nothing.
pub fn short(name: &str, id: Option<String>) -> Result<Option<String>> {
    match id {
        Some(id) if id.len() > LONGEST_ID => Err(Problem::parameter(name, format!("expected at most {LONGEST_ID} characters"))),
        id => Ok(id),
    }
}

/// Transactions by their day.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlainTransactions {
    /// First day on which the money moved, included; YYYY-MM-DD in UTC.
    #[schemars(example = &"2026-05-01")]
    transaction_date_from: Day,
    /// Last day, included; YYYY-MM-DD in UTC.
    #[schemars(example = &"2026-05-31")]
    transaction_date_to: Day,
    /// Counted from 1; 1 when nothing is said.
    #[schemars(range(min = 1))]
    page: Option<i64>,
    /// Rows on a page, 1 to 5000; 1000 when nothing is said.
    #[schemars(range(min = 1, max = 5000))]
    page_size: Option<i64>,
}

/// As [`PlainTransactions`], of one customer.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "TransactionReportQuery")]
pub struct Transactions {
    /// First day on which the money moved, included; YYYY-MM-DD in UTC.
    #[schemars(example = &"2026-05-01")]
    transaction_date_from: Day,
    /// Last day, included; YYYY-MM-DD in UTC.
    #[schemars(example = &"2026-05-31")]
    transaction_date_to: Day,
    /// Of this customer alone: the `userId` of a registration. An id that nobody has matches nothing.
    user_id: Option<String>,
    /// Counted from 1; 1 when nothing is said.
    #[schemars(range(min = 1))]
    page: Option<i64>,
    /// Rows on a page, 1 to 5000; 1000 when nothing is said.
    #[schemars(range(min = 1, max = 5000))]
    page_size: Option<i64>,
}

/// As [`PlainTransactions`], also those that staff marked as fake.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TransactionsMaybeFake {
    /// First day on which the money moved, included; YYYY-MM-DD in UTC.
    #[schemars(example = &"2026-05-01")]
    transaction_date_from: Day,
    /// Last day, included; YYYY-MM-DD in UTC.
    #[schemars(example = &"2026-05-31")]
    transaction_date_to: Day,
    /// Also the rows that staff marked as not real money (`isFake`); false when nothing is said.
    include_fake: Option<bool>,
    /// Counted from 1; 1 when nothing is said.
    #[schemars(range(min = 1))]
    page: Option<i64>,
    /// Rows on a page, 1 to 5000; 1000 when nothing is said.
    #[schemars(range(min = 1, max = 5000))]
    page_size: Option<i64>,
}

/// Closed positions of one server by the day they were closed.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlainPositions {
    /// First day of the close, included; YYYY-MM-DD in UTC.
    #[schemars(example = &"2026-05-01")]
    position_close_date_from: Day,
    /// Last day of the close, included; YYYY-MM-DD in UTC.
    #[schemars(example = &"2026-05-31")]
    position_close_date_to: Day,
    /// One of those that `servers` lists, such as `neo-live`.
    #[schemars(example = &"neo-live")]
    server_tag: String,
    /// Counted from 1; 1 when nothing is said.
    #[schemars(range(min = 1))]
    page: Option<i64>,
    /// Rows on a page, 1 to 5000; 1000 when nothing is said.
    #[schemars(range(min = 1, max = 5000))]
    page_size: Option<i64>,
}

/// As [`PlainPositions`], of one customer.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "PositionReportQuery")]
pub struct Positions {
    /// First day of the close, included; YYYY-MM-DD in UTC.
    #[schemars(example = &"2026-05-01")]
    position_close_date_from: Day,
    /// Last day of the close, included; YYYY-MM-DD in UTC.
    #[schemars(example = &"2026-05-31")]
    position_close_date_to: Day,
    /// One of those that `servers` lists, such as `neo-live`.
    #[schemars(example = &"neo-live")]
    server_tag: String,
    /// Of this customer alone: the `userId` of a registration. An id that nobody has matches nothing.
    user_id: Option<String>,
    /// Counted from 1; 1 when nothing is said.
    #[schemars(range(min = 1))]
    page: Option<i64>,
    /// Rows on a page, 1 to 5000; 1000 when nothing is said.
    #[schemars(range(min = 1, max = 5000))]
    page_size: Option<i64>,
}

/// A question about money or trades whose parameters are in order.
#[derive(Debug)]
pub struct DatedQuestion {
    pub days: Days,
    pub user: Option<String>,
    pub with_fake: bool,
    /// Empty where no server was asked for.
    pub server_tag: String,
    pub page: Page,
}

macro_rules! dated_questions {
    ($($type:ident, $from:ident $from_name:literal, $to:ident $to_name:literal $(, user $user:ident)? $(, fake $fake:ident)? $(, server $server:ident)?;)+) => {$(
        impl TryFrom<$type> for DatedQuestion {
            type Error = Problem;
            #[allow(unused_mut)]
            fn try_from(asked: $type) -> Result<DatedQuestion> {
                let days = days($from_name, $to_name, asked.$from, asked.$to)?;
                let page = page(asked.page, asked.page_size)?;
                let mut question = DatedQuestion { days, user: None, with_fake: false, server_tag: String::new(), page };
                $(question.user = short("userId", asked.$user)?;)?
                $(question.with_fake = asked.$fake.unwrap_or(false);)?
                $(question.server_tag = known_tag(&asked.$server)?.to_owned();)?
                Ok(question)
            }
        }
    )+};
}
dated_questions! {
    PlainTransactions, transaction_date_from "transactionDateFrom", transaction_date_to "transactionDateTo";
    Transactions, transaction_date_from "transactionDateFrom", transaction_date_to "transactionDateTo", user user_id;
    TransactionsMaybeFake, transaction_date_from "transactionDateFrom", transaction_date_to "transactionDateTo", fake include_fake;
    PlainPositions, position_close_date_from "positionCloseDateFrom", position_close_date_to "positionCloseDateTo", server server_tag;
    Positions, position_close_date_from "positionCloseDateFrom", position_close_date_to "positionCloseDateTo", user user_id, server server_tag;
}
