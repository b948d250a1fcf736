//! Lists over the ledger.

use foundation::db::{Built, Read, ToBind};
use foundation::http::Page;
use foundation::statements;
use kernel::money::amount_text;
use kernel::{Currency, JournalId, Result, Timestamp};
use sea_query::{Alias, Condition, Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement};

use super::Account;
use super::api::LedgerEntry;
use crate::amounts::sum;

statements! {
    TOTALS = "select account, currency,
            cast(sum(case when amount_minor < 0 then -(amount_minor / 1000000) else 0 end) as bigint),
            cast(sum(case when amount_minor < 0 then -(amount_minor % 1000000) else 0 end) as bigint),
            cast(sum(case when amount_minor > 0 then amount_minor / 1000000 else 0 end) as bigint),
            cast(sum(case when amount_minor > 0 then amount_minor % 1000000 else 0 end) as bigint)
        from posting where at <= $1 group by account, currency order by account, currency";
}

#[derive(Clone, Debug, Default)]
pub struct EntryFilters {
    pub account: Option<Account>,
    pub reference: Option<String>,
    pub from: Option<Timestamp>,
    pub to: Option<Timestamp>,
}

fn of_posting(name: &'static str) -> Expr {
    Expr::col((Alias::new("posting"), Alias::new(name)))
}

fn of_journal(name: &'static str) -> Expr {
    Expr::col((Alias::new("journal"), Alias::new(name)))
}

fn from_table() -> SelectStatement {
    let on = of_journal("id").eq(of_posting("journal_id"));
    Query::select().from(Alias::new("posting")).join(JoinType::InnerJoin, Alias::new("journal"), on).to_owned()
}

/// A page of postings, newest first, and how many there are in all.
pub fn entries(read: &mut Read<'_>, filters: &EntryFilters, page: Page) -> Result<(Vec<LedgerEntry>, i64)> {
    let mut condition = Condition::all();
    if let Some(account) = &filters.account {
        condition = condition.add(of_posting("account").eq(account.to_string()));
    }
    if let Some(reference) = &filters.reference {
        condition = condition.add(of_journal("reference").eq(reference.as_str()));
    }
    if let Some(from) = filters.from {
        condition = condition.add(of_posting("at").gte(from.micros()));
    }
    if let Some(to) = filters.to {
        condition = condition.add(of_posting("at").lt(to.micros()));
    }
    let count = from_table().expr(Func::count(of_posting("line"))).cond_where(condition.clone()).to_owned();
    let count = read.count_built(&Built::new(read.driver(), &count)?)?;
    let rows = from_table()
        .expr(of_posting("journal_id"))
        .expr(of_posting("line"))
        .expr(of_journal("reference"))
        .expr(of_journal("kind"))
        .expr(of_posting("account"))
        .expr(of_posting("amount_minor"))
        .expr(of_posting("currency"))
        .expr(of_posting("at"))
        .cond_where(condition)
        .order_by((Alias::new("posting"), Alias::new("journal_id")), Order::Desc)
        .order_by((Alias::new("posting"), Alias::new("line")), Order::Asc)
        .limit(page.limit.unsigned_abs())
        .offset(page.offset.unsigned_abs())
        .to_owned();
    let found = read.list_built(&Built::new(read.driver(), &rows)?, |row| {
        let (journal, line): (JournalId, i64) = (row.get(0)?, row.get(1)?);
        let (minor, currency): (i64, Currency) = (row.get(5)?, row.get(6)?);
        Ok(LedgerEntry {
            id: format!("{journal}:{line}"),
            transaction_id: row.get(2)?,
            kind: row.get(3)?,
            account: row.get(4)?,
            amount: amount_text(minor, currency),
            currency,
            at: row.get(7)?,
        })
    })?;
    Ok((found, count))
}

/// What an account was debited and credited in all, up to a moment.
pub struct Total {
    pub account: String,
    pub currency: Currency,
    pub debit_minor: i128,
    pub credit_minor: i128,
}

pub fn totals(read: &mut Read<'_>, at: Timestamp) -> Result<Vec<Total>> {
    read.list(&TOTALS, &[at.bind()], |row| {
        Ok(Total { account: row.get(0)?, currency: row.get(1)?, debit_minor: sum(row, 2)?, credit_minor: sum(row, 4)? })
    })
}
