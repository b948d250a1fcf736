//! Leads as partner reports read them: a page of rows, from the database straight into JSON.
//!
//! Invariants
//! - A page costs the same wherever it starts, as long as only days and an affiliate or a source are asked for.

mod queries;
#[cfg(test)]
mod tests;

use foundation::dated::Page;
use foundation::db::{Read, Row};
use foundation::http::stream::JsonWriter;
use kernel::{Problem, Result};

use crate::partner_reports::Asked;
use crate::utm;

/// Writes the rows of a page into an open array and answers how many rows all pages have.
pub fn page(read: &mut Read<'_>, asked: &Asked, page: Page, with_ip: bool, json: &mut JsonWriter) -> Result<i64> {
    let (list, days) = queries::list(asked).ok_or_else(|| Problem::internal("a report over no days"))?;
    list.page(read, days, page, |row| write(row, with_ip, json))
}

fn write(row: &Row<'_>, with_ip: bool, json: &mut JsonWriter) -> Result<()> {
    json.open_object();
    json.column("leadId", row.column(0)?)?;
    json.time_column("registrationDate", row.column(1)?)?;
    json.time_column("lastModifiedDate", row.column(2)?)?;
    for (name, index) in TEXTS {
        json.column(name, row.column(index)?)?;
    }
    json.name("utmDetails");
    utm::write(json, row.column(13)?)?;
    json.json_column("tags", row.column(14)?)?;
    json.column("salesStatus", row.column(15)?)?;
    json.time_column("lastContactDate", row.column(16)?)?;
    json.column("callStatus", row.column(17)?)?;
    let customer = row.column(18)?;
    json.name("converted");
    json.bool(customer != foundation::db::Column::Null);
    json.column("customerId", customer)?;
    json.time_column("convertedDate", row.column(19)?)?;
    json.json_column("metadata", row.column(20)?)?;
    if with_ip {
        json.column("ip", row.column(21)?)?;
    }
    json.close_object();
    Ok(())
}

const TEXTS: [(&str, usize); 10] = [
    ("firstName", 3),
    ("lastName", 4),
    ("email", 5),
    ("phone", 6),
    ("country", 7),
    ("language", 8),
    ("affId", 9),
    ("campaignId", 10),
    ("source", 11),
    ("referrer", 12),
];
