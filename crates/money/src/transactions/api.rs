//! Operations that read transactions.

use foundation::auth::permission::ReadTransactions;
use foundation::auth::{Customer, OrKey, SelfOrStaff, Staff};
use foundation::http::{Answer, Json, Page, Path, Query};
use kernel::{Problem, Result, Timestamp, TransactionId, WalletId};
use schemars::JsonSchema;
use serde::Deserialize;

use super::list::{self, Filters, end_of};
use super::model::Type;
use super::shown::{self, OneTransaction, Transactions};
use crate::wallets;

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "TransactionQuery")]
pub struct ListQuery {
    #[serde(default)]
    sort_by: Option<String>,
    #[serde(default, rename = "type")]
    kind: Option<Type>,
    limit: i64,
    offset: i64,
    /// A login, an id, a provider's reference, or a piece of the comment.
    #[serde(default)]
    search: Option<String>,
    #[serde(default)]
    filters: Option<Filters>,
}

pub async fn list(staff: Staff<ReadTransactions, OrKey>, Query(query): Query<ListQuery>) -> Answer<Json<Transactions>> {
    let page = Page::new(Some(query.limit), Some(query.offset), 50, 10_000)?;
    let sorting = list::sorting(query.sort_by.as_deref())?;
    let mut filters = query.filters.unwrap_or_default();
    filters.types.extend(query.kind);
    filters.search = search_text(query.search)?;
    Ok(Json(staff.read(move |read| answer(read, &filters, sorting, page)).await?))
}

fn search_text(search: Option<String>) -> Result<Option<String>> {
    match search {
        Some(text) if text.chars().count() > 100 => Err(Problem::parameter("search", "expected at most 100 characters")),
        other => Ok(other),
    }
}

fn answer(
    read: &mut foundation::db::Read<'_>,
    filters: &Filters,
    sorting: (list::Key, list::OrderDirection),
    page: Page,
) -> Result<Transactions> {
    let (found, count) = list::page(read, filters, sorting, page)?;
    Ok(Transactions { transactions: shown::many(read, found)?, pages: page.pages(count), count })
}

pub async fn show(caller: SelfOrStaff<ReadTransactions>, Path(id): Path<TransactionId>) -> Answer<Json<OneTransaction>> {
    let only = caller.only()?;
    let transaction = caller
        .read(move |read| {
            let found = super::find_for_customer(read, id, only)?;
            shown::one(read, found)
        })
        .await?;
    Ok(Json(OneTransaction { transaction }))
}

#[derive(Deserialize, JsonSchema)]
pub struct WalletQuery {
    #[serde(default)]
    limit: Option<i64>,
    #[serde(default)]
    offset: Option<i64>,
    #[serde(default, rename = "type")]
    kind: Option<Type>,
    #[serde(default)]
    from: Option<Timestamp>,
    /// Before this instant; a plain day means through the end of it.
    #[serde(default)]
    to: Option<String>,
}

pub async fn of_wallet(
    staff: Staff<ReadTransactions, OrKey>,
    Path(id): Path<WalletId>,
    Query(query): Query<WalletQuery>,
) -> Answer<Json<Transactions>> {
    let page = Page::new(query.limit, query.offset, 50, 1_000)?;
    if let Some(to) = &query.to {
        end_of("to", to)?;
    }
    let filters =
        Filters { wallet_id: Some(id), types: query.kind.into_iter().collect(), from: query.from, to: query.to, ..Filters::default() };
    let answered = staff
        .read(move |read| {
            wallets::find(read, id)?;
            answer(read, &filters, list::sorting(None)?, page)
        })
        .await?;
    Ok(Json(answered))
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RangeQuery {
    start_date: Timestamp,
    /// Before this instant; a plain day means through the end of it.
    end_date: String,
}

pub async fn of_my_wallet(customer: Customer, Path(id): Path<WalletId>, Query(query): Query<RangeQuery>) -> Answer<Json<Transactions>> {
    let own = customer.id()?;
    let page = Page::new(None, None, 1_000, 1_000)?;
    end_of("endDate", &query.end_date)?;
    let filters = Filters { wallet_id: Some(id), from: Some(query.start_date), to: Some(query.end_date), ..Filters::default() };
    let answered = customer
        .read(move |read| {
            wallets::find_own(read, id, own)?;
            answer(read, &filters, list::sorting(None)?, page)
        })
        .await?;
    Ok(Json(answered))
}
