//! Lists of wallets, filtered by typed parts.

use foundation::db::{Built, Read};
use foundation::http::Page;
use kernel::{Currency, CustomerId, GroupId, Result, WalletId};
use sea_query::{Alias, Condition, Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement};

use super::model::Wallet;
use super::queries::wallet;

#[derive(Clone, Debug, Default)]
pub struct Filters {
    pub search: Option<String>,
    pub currencies: Vec<Currency>,
    pub leverage_from: Option<u32>,
    pub leverage_to: Option<u32>,
    pub is_demo: Option<bool>,
    pub groups: Vec<GroupId>,
    pub customer: Option<CustomerId>,
    /// These and no others.
    pub only: Option<Vec<WalletId>>,
}

const COLUMNS: [&str; 16] = [
    "id",
    "customer_id",
    "platform",
    "server_tag",
    "status",
    "currency",
    "group_id",
    "leverage",
    "is_demo",
    "trading_type",
    "max_exposure",
    "margin_call",
    "stop_out",
    "closed_by_stop_out",
    "created_at",
    "updated_at",
];

fn column(name: &'static str) -> Expr {
    Expr::col((Alias::new("wallet"), Alias::new(name)))
}

/// The wallet's own leverage, or its group's.
fn leverage() -> Expr {
    Func::coalesce([column("leverage"), Expr::col((Alias::new("trading_group"), Alias::new("leverage")))]).into()
}

impl Filters {
    fn condition(&self) -> Condition {
        let mut all = Condition::all();
        if let Some(search) = self.search.as_deref().map(str::trim).filter(|search| !search.is_empty()) {
            let mut any = Condition::any().add(column("customer_id").eq(search.to_lowercase()));
            if let Ok(login) = search.parse::<i64>() {
                any = any.add(column("id").eq(login));
            }
            all = all.add(any);
        }
        if !self.currencies.is_empty() {
            all = all.add(column("currency").is_in(self.currencies.iter().map(|currency| currency.code().to_owned())));
        }
        if !self.groups.is_empty() {
            all = all.add(column("group_id").is_in(self.groups.iter().map(|group| group.0)));
        }
        if let Some(from) = self.leverage_from {
            all = all.add(leverage().gte(i64::from(from)));
        }
        if let Some(to) = self.leverage_to {
            all = all.add(leverage().lte(i64::from(to)));
        }
        if let Some(is_demo) = self.is_demo {
            all = all.add(column("is_demo").eq(is_demo));
        }
        if let Some(customer) = self.customer {
            all = all.add(column("customer_id").eq(customer.to_string()));
        }
        match self.only.as_deref() {
            None => {}
            // No wallet has this id; an empty list cannot be written.
            Some([]) => all = all.add(column("id").eq(0_i64)),
            Some(only) => all = all.add(column("id").is_in(only.iter().map(|id| id.0))),
        }
        all
    }
}

fn from_table() -> SelectStatement {
    let (wallet, group) = (Alias::new("wallet"), Alias::new("trading_group"));
    let on = Expr::col((group.clone(), Alias::new("id"))).eq(column("group_id"));
    Query::select().from(wallet).join(JoinType::InnerJoin, group, on).to_owned()
}

/// A page of wallets by login, and how many there are in all.
pub fn page(read: &mut Read<'_>, filters: &Filters, page: Page) -> Result<(Vec<Wallet>, i64)> {
    let condition = filters.condition();
    let count = from_table().expr(Func::count(column("id"))).cond_where(condition.clone()).to_owned();
    let count = read.count_built(&Built::new(read.driver(), &count)?)?;
    let rows = from_table()
        .columns(COLUMNS.map(|name| (Alias::new("wallet"), Alias::new(name))))
        .cond_where(condition)
        .order_by((Alias::new("wallet"), Alias::new("id")), Order::Asc)
        .limit(page.limit.unsigned_abs())
        .offset(page.offset.unsigned_abs())
        .to_owned();
    Ok((read.list_built(&Built::new(read.driver(), &rows)?, wallet)?, count))
}
