//! Customers as partner reports read them: a page of rows, from the database into JSON.
//!
//! Invariants
//! - Rows are left open: what other areas know of a customer is added by who asks, for a whole page at once.

mod queries;

use foundation::dated::Page;
use foundation::db::{Column, Read, Row};
use foundation::http::stream::JsonWriter;
use kernel::money::amount_text;
use kernel::{Currency, Lots, Problem, Result};
use uuid::Uuid;

use crate::partner_reports::Asked;
use crate::utm;

/// A row without its closing brace.
pub struct OpenRow {
    pub customer_id: String,
    /// Where the row ends in [`Rows::json`]; it starts where the row before ends.
    pub end: usize,
}

/// A page of rows and how many rows all pages have.
pub struct Rows {
    pub total: i64,
    pub json: Vec<u8>,
    pub rows: Vec<OpenRow>,
}

pub fn page(read: &mut Read<'_>, asked: &Asked, page: Page) -> Result<Rows> {
    let (list, days) = queries::list(asked).ok_or_else(|| Problem::internal("a report over no days"))?;
    let mut json = JsonWriter::with_capacity(64 * 1024);
    let mut rows = Vec::new();
    let total = list.page(read, days, page, |row| {
        json.fresh();
        write(row, &mut json)?;
        rows.push(OpenRow { customer_id: row.get(0)?, end: json.len() });
        Ok(())
    })?;
    Ok(Rows { total, json: json.finish(), rows })
}

/// The partners whom this user brought or introduced, and all partners below those.
pub fn partners_below(read: &mut Read<'_>, user: Uuid) -> Result<Vec<String>> {
    queries::partners_below(read, user)
}

const TEXTS: [(&str, usize); 10] = [
    ("firstName", 4),
    ("lastName", 5),
    ("email", 6),
    ("phone", 7),
    ("country", 8),
    ("language", 9),
    ("affId", 10),
    ("campaignId", 11),
    ("source", 12),
    ("referrer", 13),
];

fn write(row: &Row<'_>, json: &mut JsonWriter) -> Result<()> {
    json.open_object();
    json.column("userId", row.column(0)?)?;
    json.column("leadId", row.column(1)?)?;
    json.time_column("registrationDate", row.column(2)?)?;
    json.time_column("lastModifiedDate", row.column(3)?)?;
    for (name, index) in TEXTS {
        json.column(name, row.column(index)?)?;
    }
    json.name("utmDetails");
    utm::write(json, row.column(14)?)?;
    json.json_column("tags", row.column(15)?)?;
    json.column("salesStatus", row.column(19)?)?;
    json.column("kycStatus", row.column(16)?)?;
    json.name("accountStatus");
    json.word(match row.column(17)? {
        Column::Text("ACTIVE" | "TERMINATION_REQUESTED") => "ACTIVE",
        _ => "DISABLED",
    });
    json.name("isTest");
    json.bool(row.get(18)?);
    write_first_deposit(row, json)?;
    write_sums(row, json)
}

fn write_first_deposit(row: &Row<'_>, json: &mut JsonWriter) -> Result<()> {
    let at = row.column(20)?;
    json.name("hasFTD");
    json.bool(at != Column::Null);
    json.time_column("ftdDate", at)?;
    let (minor, currency): (Option<i64>, Option<Currency>) = (row.get(21)?, row.get(22)?);
    json.name("ftdAmount");
    json.optional_text(minor.zip(currency).map(|(minor, currency)| amount_text(minor, currency)).as_deref());
    json.column("ftdCurrency", row.column(22)?)?;
    json.name("ftdAmountUSD");
    json.optional_text(row.get::<Option<i64>>(23)?.map(usd).as_deref());
    json.name("qualificationDate");
    json.null();
    Ok(())
}

fn write_sums(row: &Row<'_>, json: &mut JsonWriter) -> Result<()> {
    let sum = |index| row.get::<Option<i64>>(index).map(Option::unwrap_or_default);
    let (deposits, withdrawals) = (sum(25)?, sum(26)?);
    json.name("depositCount");
    json.int(sum(24)?);
    let net = deposits.checked_sub(withdrawals).ok_or_else(Problem::amount_overflow)?;
    for (name, minor) in [("totalDepositsUSD", deposits), ("totalWithdrawalsUSD", withdrawals), ("netDepositsUSD", net)] {
        json.name(name);
        json.word(&usd(minor));
    }
    json.time_column("lastDepositDate", row.column(27)?)?;
    json.name("totalLots");
    json.display(Lots::from_raw(sum(28)?));
    json.name("volumeUSD");
    json.word(&usd(sum(29)?));
    json.time_column("lastTradeDate", row.column(30)?)
}

fn usd(minor: i64) -> String {
    amount_text(minor, Currency::USD)
}
