//! The statements of the dashboard. Days are numbered from 1970.

use foundation::db::{Read, Statement, ToBind};
use foundation::statements;
use kernel::{Result, Timestamp};
use money::amounts::sum;

statements! {
    REGISTRATIONS = "select created_at / 86400000000, count(*) from customer
        where created_at >= $1 and created_at < $2 and not is_test group by 1";
    LEADS = "select created_at / 86400000000, count(*) from lead where created_at >= $1 and created_at < $2 group by 1";
    LOGINS = "select created_at / 86400000000, count(*) from session
        where created_at >= $1 and created_at < $2 and user_kind = 'CUSTOMER' group by 1";
    FIRST_DEPOSITS = "select completed_at / 86400000000, count(*) from money_transaction
        where completed_at >= $1 and completed_at < $2 and is_ftd and not is_fake and not is_demo group by 1";
    MOVED = "select completed_at / 86400000000, count(*), cast(sum(coalesce(amount_usd_minor, 0) / 1000000) as bigint),
            cast(sum(coalesce(amount_usd_minor, 0) % 1000000) as bigint)
        from money_transaction where completed_at >= $1 and completed_at < $2 and type = $3 and status in ('COMPLETED', 'REFUNDED', 'CHARGEBACK')
            and not is_fake and not is_demo group by 1";
    POSITIONS = "select opened_at / 86400000000, count(*), cast(sum(lots / 1000000) as bigint), cast(sum(lots % 1000000) as bigint) from position
        where opened_at >= $1 and opened_at < $2 and not is_demo and not is_test group by 1";
    MESSAGES = "select count(*) from communication where created_at >= $1 and created_at < $2";
    KYC = "select count(*) from customer where kyc_status = 'IN_REVIEW'";
    WITHDRAWALS = "select count(*), min(created_at), cast(coalesce(sum(coalesce(amount_usd_minor, 0) / 1000000), 0) as bigint),
            cast(coalesce(sum(coalesce(amount_usd_minor, 0) % 1000000), 0) as bigint)
        from money_transaction where type = 'WITHDRAWAL' and status = 'PENDING' and not is_demo";
    EXPOSURE = "select symbol, count(*), cast(sum(case when side = 'BUY' then (lots - closed_lots) / 1000000 else 0 end) as bigint),
            cast(sum(case when side = 'BUY' then (lots - closed_lots) % 1000000 else 0 end) as bigint),
            cast(sum(case when side = 'SELL' then (lots - closed_lots) / 1000000 else 0 end) as bigint),
            cast(sum(case when side = 'SELL' then (lots - closed_lots) % 1000000 else 0 end) as bigint)
        from position where status = 'OPEN' and not is_demo group by symbol order by count(*) desc, symbol";
    STATUSES = "select coalesce(lead.sales_status, 'New'), sales_status.color, count(*) from lead
        left join sales_status on sales_status.status = coalesce(lead.sales_status, 'New')
        group by 1, 2 order by count(*) desc, 1";
}

/// From the first moment to before the last.
#[derive(Clone, Copy)]
pub struct Period {
    pub start: Timestamp,
    pub end: Timestamp,
}

/// Days with their number of rows and the sum over them; days without rows are left out.
pub struct Days(Vec<(i64, i64, i128)>);

impl Days {
    pub fn rows(&self) -> impl Iterator<Item = (i64, i64, i128)> + '_ {
        self.0.iter().copied()
    }
    pub fn count(&self) -> i64 {
        self.0.iter().map(|(_, count, _)| count).sum()
    }
    pub fn sum(&self) -> i128 {
        self.0.iter().map(|(_, _, sum)| sum).sum()
    }
}

/// Where there is nothing to add up but the rows themselves.
fn days(read: &mut Read<'_>, statement: &'static Statement, period: Period) -> Result<Days> {
    let rows = read.list(statement, &[period.start.bind(), period.end.bind()], |row| Ok((row.get(0)?, row.get(1)?, 0)))?;
    Ok(Days(rows))
}

pub fn registrations(read: &mut Read<'_>, period: Period) -> Result<Days> {
    days(read, &REGISTRATIONS, period)
}

pub fn leads(read: &mut Read<'_>, period: Period) -> Result<Days> {
    days(read, &LEADS, period)
}

pub fn logins(read: &mut Read<'_>, period: Period) -> Result<Days> {
    days(read, &LOGINS, period)
}

pub fn first_deposits(read: &mut Read<'_>, period: Period) -> Result<Days> {
    days(read, &FIRST_DEPOSITS, period)
}

pub fn positions(read: &mut Read<'_>, period: Period) -> Result<Days> {
    let binds = [period.start.bind(), period.end.bind()];
    Ok(Days(read.list(&POSITIONS, &binds, |row| Ok((row.get(0)?, row.get(1)?, sum(row, 2)?)))?))
}

/// Deposits that were credited.
pub fn deposits(read: &mut Read<'_>, period: Period) -> Result<Days> {
    moved(read, period, "DEPOSIT")
}

/// Withdrawals that were paid.
pub fn withdrawals(read: &mut Read<'_>, period: Period) -> Result<Days> {
    moved(read, period, "WITHDRAWAL")
}

fn moved(read: &mut Read<'_>, period: Period, kind: &str) -> Result<Days> {
    let binds = [period.start.bind(), period.end.bind(), kind.bind()];
    Ok(Days(read.list(&MOVED, &binds, |row| Ok((row.get(0)?, row.get(1)?, sum(row, 2)?)))?))
}

pub fn messages(read: &mut Read<'_>, period: Period) -> Result<i64> {
    read.one(&MESSAGES, &[period.start.bind(), period.end.bind()], |row| row.get(0))
}

pub fn kyc_in_review(read: &mut Read<'_>) -> Result<i64> {
    read.one(&KYC, &[], |row| row.get(0))
}

/// Withdrawals that nobody has decided on.
pub struct Waiting {
    pub count: i64,
    pub usd_minor: i128,
    pub oldest: Option<Timestamp>,
}

pub fn pending_withdrawals(read: &mut Read<'_>) -> Result<Waiting> {
    read.one(&WITHDRAWALS, &[], |row| Ok(Waiting { count: row.get(0)?, oldest: row.get(1)?, usd_minor: sum(row, 2)? }))
}

/// Open lots of a symbol, in units of 10^-8.
pub struct Exposure {
    pub symbol: String,
    pub positions: i64,
    pub long: i128,
    pub short: i128,
}

pub fn exposure(read: &mut Read<'_>) -> Result<Vec<Exposure>> {
    read.list(&EXPOSURE, &[], |row| Ok(Exposure { symbol: row.get(0)?, positions: row.get(1)?, long: sum(row, 2)?, short: sum(row, 4)? }))
}

pub struct LeadStatus {
    pub status: String,
    pub color: Option<String>,
    pub count: i64,
}

pub fn leads_by_status(read: &mut Read<'_>) -> Result<Vec<LeadStatus>> {
    read.list(&STATUSES, &[], |row| Ok(LeadStatus { status: row.get(0)?, color: row.get(1)?, count: row.get(2)? }))
}
