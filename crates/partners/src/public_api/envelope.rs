//! The frame around the rows of every report.

use foundation::dated::Page;
use foundation::http::stream::JsonWriter;
use kernel::Result;
use schemars::JsonSchema;
use serde::Serialize;

/// A page of rows.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Rows<T> {
    pub data: Vec<T>,
    /// Rows on all pages.
    pub total: i64,
    /// Counted from 1.
    pub page: i64,
    pub page_size: i64,
    pub total_pages: i64,
}

/// About what a row takes; a page that needs more makes room as it is written.
const ROW_BYTES: usize = 900;
const MOST_AT_ONCE: usize = 1_200;

/// The frame with the rows that `write` writes; it answers how many rows all pages have.
pub fn frame(page: Page, write: impl FnOnce(&mut JsonWriter) -> Result<i64>) -> Result<Vec<u8>> {
    let rows = usize::try_from(page.size).unwrap_or(MOST_AT_ONCE).min(MOST_AT_ONCE);
    let mut json = JsonWriter::with_capacity(rows * ROW_BYTES);
    json.open_object();
    json.name("data");
    json.open_array();
    let total = write(&mut json)?;
    json.close_array();
    for (name, value) in [("total", total), ("page", page.number), ("pageSize", page.size), ("totalPages", page.pages(total))] {
        json.name(name);
        json.int(value);
    }
    json.close_object();
    Ok(json.finish())
}
