//! Closed positions as partner reports read them: a page of rows, from the database straight into JSON.
//!
//! Invariants
//! - Only positions that were closed in full; a size is written as it was traded, 0.4 as 0.4.

mod queries;

use foundation::dated::{Days, Page};
use foundation::db::{Read, Row};
use foundation::http::stream::JsonWriter;
use kernel::money::amount_text;
use kernel::{Currency, Lots, Price, Problem, Result};
use people::partner_reports::Scope;

/// One question.
#[derive(Clone, Debug)]
pub struct Asked {
    pub days: Days,
    pub server_tag: String,
    pub customer: Option<String>,
    pub scope: Scope,
}

/// Writes the rows of a page into an open array and answers how many rows all pages have.
pub fn page(read: &mut Read<'_>, asked: &Asked, page: Page, json: &mut JsonWriter) -> Result<i64> {
    queries::list(asked).page(read, asked.days, page, |row| write(row, json))
}

fn write(row: &Row<'_>, json: &mut JsonWriter) -> Result<()> {
    json.open_object();
    json.name("positionId");
    json.display(row.get::<i64>(0)?);
    json.column("userId", row.column(1)?)?;
    json.name("login");
    json.display(row.get::<i64>(2)?);
    json.column("serverTag", row.column(3)?)?;
    json.name("platform");
    json.word(&row.get::<String>(4)?.to_lowercase());
    for (name, index) in [("symbol", 5), ("symbolGroup", 6), ("side", 7)] {
        json.column(name, row.column(index)?)?;
    }
    json.name("lots");
    json.display(row.get::<Lots>(8)?);
    json.name("units");
    json.display(row.get::<Lots>(9)?);
    json.name("volumeUSD");
    json.word(&amount_text(row.get(10)?, Currency::USD));
    write_prices(row, json)?;
    write_result(row, json)?;
    json.column("closeReason", row.column(21)?)?;
    json.column("affId", row.column(22)?)?;
    json.name("isTest");
    json.bool(row.get(23)?);
    json.close_object();
    Ok(())
}

fn write_prices(row: &Row<'_>, json: &mut JsonWriter) -> Result<()> {
    let decimals: u32 = row.get(24)?;
    for (name, index) in [("openPrice", 11), ("closePrice", 12)] {
        json.name(name);
        json.word(&row.get::<Price>(index)?.fixed(decimals));
    }
    json.time_column("openTime", row.column(13)?)?;
    json.time_column("closeTime", row.column(14)?)
}

fn write_result(row: &Row<'_>, json: &mut JsonWriter) -> Result<()> {
    let currency: Currency = row.get(18)?;
    let (profit, swap, commission): (i64, i64, i64) = (row.get(15)?, row.get(16)?, row.get(17)?);
    let net = profit.checked_add(swap).and_then(|sum| sum.checked_add(commission)).ok_or_else(Problem::amount_overflow)?;
    for (name, minor) in [("profitLoss", profit), ("swap", swap), ("commission", commission), ("netProfit", net)] {
        json.name(name);
        json.word(&amount_text(minor, currency));
    }
    json.column("currency", row.column(18)?)?;
    json.name("netProfitUSD");
    json.word(&amount_text(row.get(19)?, Currency::USD));
    json.name("spreadCost");
    json.word(&amount_text(row.get(20)?, currency));
    Ok(())
}
