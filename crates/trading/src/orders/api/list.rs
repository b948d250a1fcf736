//! Looking at orders.

use foundation::auth::permission::ReadTrading;
use foundation::auth::{Caller, Customer, SelfOrStaff};
use foundation::http::{Answer, Json, Page, Path, Query};
use kernel::{CustomerId, OrderId, Problem, Result, WalletId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::orders::model::Order;
use crate::orders::queries::{self, Filter};

#[derive(Serialize, JsonSchema)]
pub struct Orders {
    orders: Vec<Order>,
    count: i64,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "OneOrder")]
pub struct One {
    pub order: Order,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "OrderQuery")]
pub struct Wanted {
    #[serde(default)]
    limit: Option<i64>,
    #[serde(default)]
    offset: Option<i64>,
    /// A symbol, or the number of an order, a wallet or a position.
    #[serde(default)]
    search: Option<String>,
    #[serde(default)]
    statuses: Vec<String>,
    #[serde(default)]
    types: Vec<String>,
    #[serde(default)]
    account_id: Option<WalletId>,
    #[serde(default)]
    symbols: Vec<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "OwnOrderQuery")]
pub struct Own {
    #[serde(default)]
    wallet_id: Option<WalletId>,
    #[serde(default)]
    statuses: Vec<String>,
    #[serde(default)]
    limit: Option<i64>,
    #[serde(default)]
    offset: Option<i64>,
}

const STATUSES: [&str; 5] = ["PENDING", "FILLED", "CANCELLED", "EXPIRED", "REJECTED"];
const TYPES: [&str; 4] = ["MARKET", "LIMIT", "STOP", "STOP_LIMIT"];

/// Words of a filter, each one known; also several in one value, separated by commas.
pub fn words(parameter: &str, given: &[String], known: &[&str]) -> Result<Vec<String>> {
    let given = given.iter().flat_map(|text| text.split(',')).filter(|text| !text.is_empty());
    let read = |text: &str| {
        let found = known.iter().find(|word| word.eq_ignore_ascii_case(text));
        found.map(|word| (*word).to_owned()).ok_or_else(|| Problem::parameter(parameter, format!("expected some of {}", known.join(", "))))
    };
    given.map(read).collect()
}

pub fn symbols(parameter: &str, given: &[String]) -> Result<Vec<String>> {
    let given = given.iter().flat_map(|text| text.split(',')).filter(|text| !text.is_empty());
    given.map(|text| text.parse::<engine::Symbol>().map(|s| s.to_string()).map_err(|e| Problem::parameter(parameter, e))).collect()
}

pub fn searched(search: Option<String>) -> Result<Option<String>> {
    match search.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()) {
        Some(text) if text.len() > 100 => Err(Problem::parameter("search", "expected at most 100 characters")),
        other => Ok(other),
    }
}

async fn page(caller: &Caller, filter: Filter, page: Page) -> Result<Json<Orders>> {
    let (rows, count) = caller.read(move |read| queries::list(read, &filter, page)).await?;
    Ok(Json(Orders { orders: rows.iter().map(|row| row.wire()).collect(), count }))
}

pub async fn list(caller: SelfOrStaff<ReadTrading>, Query(wanted): Query<Wanted>) -> Answer<Json<Orders>> {
    let filter = Filter {
        wallet: wanted.account_id,
        customer: caller.only()?,
        statuses: words("statuses", &wanted.statuses, &STATUSES)?,
        kinds: words("types", &wanted.types, &TYPES)?,
        symbols: symbols("symbols", &wanted.symbols)?,
        search: searched(wanted.search)?,
    };
    Ok(page(&caller, filter, Page::new(wanted.limit, wanted.offset, 50, 1_000)?).await?)
}

pub async fn mine(customer: Customer, Query(own): Query<Own>) -> Answer<Json<Orders>> {
    let id: CustomerId = customer.id()?;
    let statuses = words("statuses", &own.statuses, &STATUSES)?;
    let filter = Filter { wallet: own.wallet_id, customer: Some(id), statuses, ..Filter::default() };
    Ok(page(&customer, filter, Page::new(own.limit, own.offset, 50, 1_000)?).await?)
}

pub async fn get(caller: SelfOrStaff<ReadTrading>, Path(id): Path<OrderId>) -> Answer<Json<One>> {
    let row = caller.read(move |read| queries::find(read, id)).await?;
    caller.sees(row.customer)?;
    Ok(Json(One { order: row.wire() }))
}
