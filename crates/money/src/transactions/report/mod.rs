//! Successful transactions as partner reports read them: a page of rows, from the database straight into JSON.
//!
//! Invariants
//! - Only money of real wallets that was moved; what was taken back later stays, and taking it back is a row of its own.
//! - An amount is positive; the direction says which way it went.

mod queries;

use foundation::dated::{Days, Page};
use foundation::db::{Read, Row};
use foundation::http::stream::JsonWriter;
use kernel::money::amount_text;
use kernel::{Currency, Problem, Result};
use people::partner_reports::Scope;

/// One question.
#[derive(Clone, Debug)]
pub struct Asked {
    pub days: Days,
    pub customer: Option<String>,
    pub with_fake: bool,
    /// Whether the caller may read what staff wrote beside a transaction.
    pub with_comment: bool,
    pub scope: Scope,
}

/// Writes the rows of a page into an open array and answers how many rows all pages have.
pub fn page(read: &mut Read<'_>, asked: &Asked, page: Page, json: &mut JsonWriter) -> Result<i64> {
    queries::list(asked).page(read, asked.days, page, |row| write(row, asked.with_comment, json))
}

fn write(row: &Row<'_>, with_comment: bool, json: &mut JsonWriter) -> Result<()> {
    json.open_object();
    json.column("transactionId", row.column(0)?)?;
    json.column("userId", row.column(1)?)?;
    json.column("leadId", row.column(18)?)?;
    json.time_column("transactionDate", row.column(2)?)?;
    json.time_column("lastModifiedDate", row.column(3)?)?;
    json.column("type", row.column(4)?)?;
    write_amount(row, json)?;
    json.column("method", row.column(10)?)?;
    json.column("provider", row.column(11)?)?;
    json.name("status");
    json.word("SUCCESS");
    json.name("isFTD");
    json.bool(row.get(12)?);
    json.name("isFake");
    json.bool(row.get(13)?);
    // Results of trades are not transactions, so that no row belongs to a trade.
    json.name("productId");
    json.word("N/A");
    json.name("login");
    json.display(row.get::<i64>(14)?);
    json.column("serverTag", row.column(17)?)?;
    json.column("affId", row.column(15)?)?;
    json.json_column("tags", row.column(19)?)?;
    if with_comment {
        json.column("comment", row.column(16)?)?;
    }
    json.close_object();
    Ok(())
}

fn write_amount(row: &Row<'_>, json: &mut JsonWriter) -> Result<()> {
    let currency: Currency = row.get(7)?;
    let positive = |minor: i64| minor.checked_abs().ok_or_else(Problem::amount_overflow);
    json.name("amount");
    json.word(&amount_text(positive(row.get(6)?)?, currency));
    json.column("direction", row.column(5)?)?;
    json.column("currency", row.column(7)?)?;
    json.name("amountUSD");
    let usd = row.get::<Option<i64>>(8)?.map(positive).transpose()?;
    json.optional_text(usd.map(|minor| amount_text(minor, Currency::USD)).as_deref());
    json.column("exchangeRate", row.column(9)?)
}
