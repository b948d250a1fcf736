//! Looking at positions.

use foundation::auth::permission::ReadTrading;
use foundation::auth::{Caller, Customer, SelfOrStaff, Staff};
use foundation::http::{Answer, Json, Page, Path, Query, list};
use kernel::{CustomerId, PositionId, Result, Timestamp, WalletId};
use money::book::Books;
use money::wallets;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::visible;
use crate::orders;
use crate::orders::api::list::{searched, symbols, words};
use crate::positions::list::{By, Filter, ORDERS, page};
use crate::positions::model::{Position, Row};

const REASONS: [&str; 16] = [
    "USER",
    "ADMIN",
    "STOP_LOSS",
    "TAKE_PROFIT",
    "TRAILING_STOP",
    "STOP_OUT",
    "TIME_EXPIRED",
    "COPY_LEADER",
    "COPY_UNFOLLOW",
    "CLOSE_BY",
    "NETTED",
    "PROP_BREACH",
    "COMPETITION_END",
    "INSTRUMENT_CLOSED",
    "ACCOUNT_CLOSED",
    "CORRECTION",
];

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PositionPage")]
pub struct Positions {
    positions: Vec<Position>,
    count: i64,
}

#[derive(Serialize, JsonSchema)]
pub struct Pages {
    positions: Vec<Position>,
    count: i64,
    pages: i64,
}

#[derive(Deserialize, JsonSchema, Default)]
#[serde(rename_all = "camelCase", default)]
#[schemars(rename = "PositionFilters")]
pub struct Filters {
    statuses: Vec<String>,
    symbols: Vec<String>,
    sides: Vec<String>,
    customer_id: Option<CustomerId>,
    account_id: Option<WalletId>,
    /// A group's number.
    group: Option<i64>,
    is_demo: Option<bool>,
    opened_from: Option<Timestamp>,
    opened_to: Option<Timestamp>,
    closed_from: Option<Timestamp>,
    closed_to: Option<Timestamp>,
    closed_reasons: Vec<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "PositionQuery")]
pub struct Wanted {
    #[serde(default)]
    search: Option<String>,
    #[serde(default)]
    limit: Option<i64>,
    #[serde(default)]
    offset: Option<i64>,
    #[serde(default)]
    filters: Filters,
    #[serde(default)]
    sort_by: Option<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OfWallet {
    #[serde(default)]
    offset: Option<i64>,
    #[serde(default)]
    limit: Option<i64>,
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    order_by: Option<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "OwnPositionQuery")]
pub struct Own {
    #[serde(default)]
    wallet_id: Option<WalletId>,
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    limit: Option<i64>,
    #[serde(default)]
    offset: Option<i64>,
}

fn status(given: Option<String>) -> Result<Vec<String>> {
    words("status", &given.into_iter().collect::<Vec<_>>(), &["OPEN", "CLOSED"])
}

/// What the open ones are worth is asked once for the whole page.
async fn worth(caller: &Caller, rows: Vec<Row>) -> Result<Vec<Position>> {
    if rows.iter().all(|row| !row.is_open) {
        return Ok(rows.iter().map(|row| row.wire(None)).collect());
    }
    caller.brand().look_at_book(move |book| Ok(rows.iter().map(|row| row.wire(Some(book))).collect())).await
}

async fn found(caller: &Caller, filter: Filter, wanted: Page, order: (By, list::Direction)) -> Result<(Vec<Position>, i64)> {
    let (rows, count) = caller.read(move |read| page(read, &filter, wanted, order)).await?;
    Ok((worth(caller, rows).await?, count))
}

const NEWEST: (By, list::Direction) = (By::Opened, list::Direction::Descending);

pub async fn list(staff: Staff<ReadTrading>, Query(wanted): Query<Wanted>) -> Answer<Json<Pages>> {
    let filters = wanted.filters;
    let filter = Filter {
        wallet: filters.account_id,
        customer: filters.customer_id,
        statuses: words("filters.statuses", &filters.statuses, &["OPEN", "CLOSED"])?,
        symbols: symbols("filters.symbols", &filters.symbols)?,
        sides: words("filters.sides", &filters.sides, &["BUY", "SELL"])?,
        reasons: words("filters.closedReasons", &filters.closed_reasons, &REASONS)?,
        group: filters.group,
        is_demo: filters.is_demo,
        opened: (filters.opened_from, filters.opened_to),
        closed: (filters.closed_from, filters.closed_to),
        search: searched(wanted.search)?,
    };
    let wanted_page = Page::new(wanted.limit, wanted.offset, 50, 1_000)?;
    let order = list::order("sortBy", wanted.sort_by.as_deref(), &ORDERS, NEWEST)?;
    let (positions, count) = found(&staff, filter, wanted_page, order).await?;
    Ok(Json(Pages { positions, count, pages: wanted_page.pages(count) }))
}

pub async fn mine(customer: Customer, Query(own): Query<Own>) -> Answer<Json<Positions>> {
    let id = customer.id()?;
    let filter = Filter { wallet: own.wallet_id, customer: Some(id), statuses: status(own.status)?, ..Filter::default() };
    let (positions, count) = found(&customer, filter, Page::new(own.limit, own.offset, 50, 1_000)?, NEWEST).await?;
    Ok(Json(Positions { positions, count }))
}

pub async fn of_wallet(
    caller: SelfOrStaff<ReadTrading>,
    Path(id): Path<WalletId>,
    Query(wanted): Query<OfWallet>,
) -> Answer<Json<Positions>> {
    let wallet = caller.read(move |read| wallets::find(read, id)).await?;
    caller.sees(wallet.customer_id)?;
    let filter = Filter { wallet: Some(id), statuses: status(wanted.status)?, ..Filter::default() };
    let order = list::order("orderBy", wanted.order_by.as_deref(), &ORDERS, NEWEST)?;
    let (positions, count) = found(&caller, filter, Page::new(wanted.limit, wanted.offset, 50, 1_000)?, order).await?;
    Ok(Json(Positions { positions, count }))
}

pub async fn get(caller: SelfOrStaff<ReadTrading>, Path(id): Path<PositionId>) -> Answer<Json<Position>> {
    let only = caller.only()?;
    let row = caller.read(move |read| visible(read, id, only)).await?;
    let mut shown = worth(&caller, vec![row]).await?;
    Ok(Json(shown.remove(0)))
}

pub async fn orders(caller: SelfOrStaff<ReadTrading>, Path(id): Path<PositionId>) -> Answer<Json<Vec<orders::model::Order>>> {
    let only = caller.only()?;
    let rows = caller.read(move |read| {
        visible(read, id, only)?;
        orders::queries::of_position(read, id)
    });
    Ok(Json(rows.await?.iter().map(|row| row.wire()).collect()))
}
