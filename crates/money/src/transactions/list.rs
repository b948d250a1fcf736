//! Lists of transactions, filtered and ordered by typed parts.

use foundation::db::{Built, Read};
use foundation::http::Page;
pub use foundation::http::list::Direction as OrderDirection;
use foundation::http::list::order;
use kernel::exact::Exact;
use kernel::{Currency, CustomerId, Problem, Result, Timestamp, WalletId};
use schemars::JsonSchema;
use sea_query::{Alias, Condition, Expr, ExprTrait, Func, Order, Query, SelectStatement};
use serde::Deserialize;

use super::model::{Status, Transaction, Type};
use super::queries::transaction;

/// What a list of transactions is narrowed by.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
#[schemars(rename = "TransactionFilters")]
pub struct Filters {
    pub statuses: Vec<Status>,
    pub types: Vec<Type>,
    pub methods: Vec<String>,
    pub customer_id: Option<CustomerId>,
    pub wallet_id: Option<WalletId>,
    pub currency: Option<Currency>,
    /// Created at or after this.
    pub from: Option<Timestamp>,
    /// Created before this; a plain day means through the end of it.
    pub to: Option<String>,
    pub amount_from: Option<Exact>,
    pub amount_to: Option<Exact>,
    #[serde(rename = "isFTD")]
    pub is_ftd: Option<bool>,
    pub is_demo: Option<bool>,
    #[serde(skip)]
    pub search: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    CreatedAt,
    UpdatedAt,
    CompletedAt,
    Amount,
    Type,
    Status,
}

const KEYS: &[(&str, Key)] = &[
    ("createdAt", Key::CreatedAt),
    ("updatedAt", Key::UpdatedAt),
    ("completedAt", Key::CompletedAt),
    ("amount", Key::Amount),
    ("type", Key::Type),
    ("status", Key::Status),
];

impl Key {
    const fn column(self) -> &'static str {
        match self {
            Key::CreatedAt => "created_at",
            Key::UpdatedAt => "updated_at",
            Key::CompletedAt => "completed_at",
            Key::Amount => "amount_minor",
            Key::Type => "type",
            Key::Status => "status",
        }
    }
}

pub fn sorting(text: Option<&str>) -> Result<(Key, OrderDirection)> {
    order("sortBy", text, KEYS, (Key::CreatedAt, OrderDirection::Descending))
}

fn column(name: &str) -> Expr {
    Expr::col(Alias::new(name))
}

/// The end of a range: an instant, or the end of a plain day.
pub fn end_of(name: &str, text: &str) -> Result<Timestamp> {
    match text.parse::<kernel::Day>() {
        Ok(day) => Ok(day.end()),
        Err(_) => text.parse::<Timestamp>().map_err(|expected| Problem::parameter(name, expected)),
    }
}

impl Filters {
    fn condition(&self) -> Result<Condition> {
        let mut all = Condition::all();
        if !self.statuses.is_empty() {
            all = all.add(column("status").is_in(self.statuses.iter().map(|status| status.word())));
        }
        if !self.types.is_empty() {
            all = all.add(column("type").is_in(self.types.iter().map(|kind| kind.word())));
        }
        if !self.methods.is_empty() {
            all = all.add(column("method").is_in(self.methods.iter().map(String::as_str)));
        }
        if let Some(customer) = self.customer_id {
            all = all.add(column("customer_id").eq(customer.to_string()));
        }
        if let Some(wallet) = self.wallet_id {
            all = all.add(column("wallet_id").eq(wallet.0));
        }
        if let Some(currency) = self.currency {
            all = all.add(column("currency").eq(currency.code()));
        }
        if let Some(from) = self.from {
            all = all.add(column("created_at").gte(from.micros()));
        }
        if let Some(to) = &self.to {
            all = all.add(column("created_at").lt(end_of("filters.to", to)?.micros()));
        }
        for (flag, name) in [(self.is_ftd, "is_ftd"), (self.is_demo, "is_demo")] {
            if let Some(flag) = flag {
                all = all.add(column(name).eq(flag));
            }
        }
        all = amounts(all, self)?;
        if let Some(search) = self.search.as_deref().map(str::trim).filter(|search| !search.is_empty()) {
            all = all.add(matching(search));
        }
        Ok(all)
    }
}

/// Amounts are stored in minor units, so a bound is compared per number of decimals.
fn amounts(mut all: Condition, filters: &Filters) -> Result<Condition> {
    if filters.amount_from.is_none() && filters.amount_to.is_none() {
        return Ok(all);
    }
    let currency = filters.currency.unwrap_or(Currency::USD);
    let minor = |name: &str, Exact(value): Exact| {
        kernel::Money::half_even(value, currency).map(|money| money.minor()).map_err(|_| Problem::parameter(name, "is too large"))
    };
    // Without a currency the bound is in US dollars, since amounts of several currencies cannot be compared.
    let amount = if filters.currency.is_some() { "amount_minor" } else { "amount_usd_minor" };
    if let Some(from) = filters.amount_from {
        all = all.add(column(amount).gte(minor("filters.amountFrom", from)?));
    }
    if let Some(to) = filters.amount_to {
        all = all.add(column(amount).lte(minor("filters.amountTo", to)?));
    }
    Ok(all)
}

/// A login, an id, a provider's reference, or a piece of the comment.
fn matching(search: &str) -> Condition {
    let pattern = foundation::db::dialect::contains_pattern(search);
    let like = |name: &str| Expr::expr(Func::lower(column(name))).like(sea_query::LikeExpr::new(pattern.clone()).escape('\\'));
    let mut any = Condition::any()
        .add(column("id").eq(search.to_lowercase()))
        .add(column("customer_id").eq(search.to_lowercase()))
        .add(column("provider_reference").eq(search))
        .add(like("comment"));
    if let Ok(wallet) = search.parse::<i64>() {
        any = any.add(column("wallet_id").eq(wallet));
    }
    any
}

const COLUMNS: [&str; 37] = [
    "id",
    "type",
    "status",
    "direction",
    "report_type",
    "wallet_id",
    "customer_id",
    "amount_minor",
    "currency",
    "amount_usd_minor",
    "usd_rate",
    "fee_minor",
    "asked_minor",
    "asked_currency",
    "processed_minor",
    "processed_currency",
    "processed_rate",
    "method",
    "provider",
    "provider_reference",
    "destination",
    "comment",
    "reject_reason",
    "flag",
    "is_ftd",
    "is_fake",
    "is_demo",
    "add_to_credit",
    "balance_after_minor",
    "parent_id",
    "source_user_id",
    "affiliate_id",
    "requested_by",
    "admin_id",
    "created_at",
    "updated_at",
    "completed_at",
];

fn from_table() -> SelectStatement {
    let mut query = Query::select();
    query.from(Alias::new("money_transaction"));
    query
}

/// A page of transactions and how many there are in all.
pub fn page(read: &mut Read<'_>, filters: &Filters, sorting: (Key, OrderDirection), page: Page) -> Result<(Vec<Transaction>, i64)> {
    let condition = filters.condition()?;
    let count = from_table().expr(Func::count(Expr::col(Alias::new("id")))).cond_where(condition.clone()).to_owned();
    let count = read.count_built(&Built::new(read.driver(), &count)?)?;
    let direction = if sorting.1 == OrderDirection::Ascending { Order::Asc } else { Order::Desc };
    let rows = from_table()
        .columns(COLUMNS.map(Alias::new))
        .cond_where(condition)
        .order_by_with_nulls(Alias::new(sorting.0.column()), direction.clone(), sea_query::NullOrdering::Last)
        .order_by(Alias::new("id"), direction)
        .limit(page.limit.unsigned_abs())
        .offset(page.offset.unsigned_abs())
        .to_owned();
    Ok((read.list_built(&Built::new(read.driver(), &rows)?, transaction)?, count))
}
