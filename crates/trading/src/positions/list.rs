//! Lists of positions with their filters.

use foundation::db::{Built, Read};
use foundation::http::Page;
use foundation::http::list::Direction;
use kernel::{CustomerId, Result, Timestamp, WalletId};
use sea_query::{Alias, Asterisk, Expr, ExprTrait, Order, Query, SelectStatement};

use super::model::Row;
use super::queries::{COLUMNS, row};

/// What a list is limited to; words were checked by the caller.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub wallet: Option<WalletId>,
    pub customer: Option<CustomerId>,
    pub statuses: Vec<String>,
    pub symbols: Vec<String>,
    pub sides: Vec<String>,
    pub reasons: Vec<String>,
    pub group: Option<i64>,
    pub is_demo: Option<bool>,
    pub opened: (Option<Timestamp>, Option<Timestamp>),
    pub closed: (Option<Timestamp>, Option<Timestamp>),
    /// A symbol, or the number of a position or a wallet, in whole.
    pub search: Option<String>,
}

/// What a list may be ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Opened,
    Closed,
    Id,
    Size,
    Profit,
}

pub const ORDERS: [(&str, By); 6] = [
    ("openedAt", By::Opened),
    ("createdAt", By::Opened),
    ("closedAt", By::Closed),
    ("id", By::Id),
    ("size", By::Size),
    ("profitLoss", By::Profit),
];

impl By {
    fn column(self) -> &'static str {
        match self {
            By::Opened => "opened_at",
            By::Closed => "closed_at",
            By::Id => "id",
            By::Size => "size",
            By::Profit => "profit_minor",
        }
    }
}

/// A page, and how many there are.
pub fn page(read: &mut Read<'_>, filter: &Filter, page: Page, order: (By, Direction)) -> Result<(Vec<Row>, i64)> {
    let direction = if order.1 == Direction::Ascending { Order::Asc } else { Order::Desc };
    let mut select = Query::select();
    select.columns(COLUMNS.map(Alias::new)).from(Alias::new("position"));
    limit(&mut select, filter);
    // What was never closed stands last, whichever way round.
    select.order_by_with_nulls(Alias::new(order.0.column()), direction.clone(), sea_query::NullOrdering::Last);
    select.order_by(Alias::new("id"), direction).limit(page.limit as u64).offset(page.offset as u64);
    let rows = read.list_built(&Built::new(read.driver(), &select)?, row)?;
    let mut count = Query::select();
    count.expr(Expr::col(Asterisk).count()).from(Alias::new("position"));
    limit(&mut count, filter);
    Ok((rows, read.count_built(&Built::new(read.driver(), &count)?)?))
}

fn limit(select: &mut SelectStatement, filter: &Filter) {
    let column = |name: &str| Expr::col(Alias::new(name));
    if let Some(wallet) = filter.wallet {
        select.and_where(column("wallet_id").eq(wallet.0));
    }
    if let Some(customer) = filter.customer {
        select.and_where(column("customer_id").eq(customer.to_string()));
    }
    let lists = [("status", &filter.statuses), ("symbol", &filter.symbols), ("side", &filter.sides), ("close_reason", &filter.reasons)];
    for (name, words) in lists {
        if !words.is_empty() {
            select.and_where(column(name).is_in(words.iter().cloned()));
        }
    }
    if let Some(group) = filter.group {
        select.and_where(column("group_id").eq(group));
    }
    if let Some(is_demo) = filter.is_demo {
        select.and_where(if is_demo { column("is_demo") } else { column("is_demo").not() });
    }
    for (name, (from, to)) in [("opened_at", filter.opened), ("closed_at", filter.closed)] {
        if let Some(from) = from {
            select.and_where(column(name).gte(from.micros()));
        }
        if let Some(to) = to {
            select.and_where(column(name).lt(to.micros()));
        }
    }
    if let Some(search) = &filter.search {
        let mut any = column("symbol").eq(search.to_uppercase());
        if let Ok(number) = search.parse::<i64>() {
            any = any.or(column("id").eq(number)).or(column("wallet_id").eq(number));
        }
        select.and_where(any);
    }
}
