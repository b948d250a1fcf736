//! The body of a message: what happened, in the words of the partners' reports where they have a row for it.

use foundation::dated::{Days, Page};
use foundation::db::Read;
use foundation::http::stream::JsonWriter;
use foundation::outbox;
use kernel::{Problem, Result};
use people::partner_reports::{Asked, Scope};
use serde_json::{Value, json};

use super::model::Event;
use crate::public_api::accounts;

const FIRST: Page = Page { number: 1, size: 1 };
/// More than anybody pays in on one day.
const ONE_DAY: Page = Page { number: 1, size: 1_000 };

/// The whole body as it is signed and sent.
pub fn of(read: &mut Read<'_>, kind: Event, event: &outbox::Event) -> Result<String> {
    let row = match kind {
        Event::LeadCreated => lead(read, event)?,
        Event::CustomerCreated => customer(read, event)?,
        Event::DepositCompleted | Event::WithdrawalCompleted => transaction(read, event)?,
        // The others carry what there is to say since they happened.
        _ => None,
    };
    let data = row.unwrap_or_else(|| plain(kind, event.payload.clone()));
    Ok(json!({ "type": kind, "timestamp": event.at, "data": data }).to_string())
}

/// What a reviewer wrote stays in the house.
fn plain(kind: Event, mut payload: Value) -> Value {
    if let (Event::KycSubmitted | Event::KycApproved | Event::KycRejected, Some(fields)) = (kind, payload.as_object_mut()) {
        fields.remove("reason");
    }
    payload
}

/// The day of the event. What was entered with a date of its own, such as an import, has no row on it.
fn days(event: &outbox::Event) -> Days {
    Days { from: event.at.day(), to: event.at.day() }
}

fn asked(event: &outbox::Event, id: &str) -> Option<Asked> {
    let id = event.payload[id].as_str()?.to_owned();
    Some(Asked { registered: Some(days(event)), modified: None, id: Some(id), affiliate: None, scope: Scope::Brand })
}

fn lead(read: &mut Read<'_>, event: &outbox::Event) -> Result<Option<Value>> {
    let Some(asked) = asked(event, "leadId") else { return Ok(None) };
    let mut json = JsonWriter::with_capacity(1024);
    json.open_array();
    people::leads::report::page(read, &asked, FIRST, false, &mut json)?;
    json.close_array();
    Ok(rows(json)?.into_iter().next())
}

fn customer(read: &mut Read<'_>, event: &outbox::Event) -> Result<Option<Value>> {
    let Some(asked) = asked(event, "customerId") else { return Ok(None) };
    let found = people::customers::report::page(read, &asked, FIRST)?;
    let Some(row) = found.rows.first() else { return Ok(None) };
    let mut accounts = accounts::of_customers(read, &found.rows)?;
    let mut json = JsonWriter::with_capacity(1024);
    json.open_array();
    json.open_row(&found.json[..row.end]);
    accounts.write(&row.customer_id, &mut json);
    json.close_object();
    json.close_array();
    Ok(rows(json)?.into_iter().next())
}

fn transaction(read: &mut Read<'_>, event: &outbox::Event) -> Result<Option<Value>> {
    let customer = event.payload["customerId"].as_str().map(str::to_owned);
    let asked =
        money::transactions::report::Asked { days: days(event), customer, with_fake: true, with_comment: false, scope: Scope::Brand };
    let mut json = JsonWriter::with_capacity(4096);
    json.open_array();
    money::transactions::report::page(read, &asked, ONE_DAY, &mut json)?;
    json.close_array();
    Ok(rows(json)?.into_iter().find(|row| row["transactionId"] == event.payload["transactionId"]))
}

fn rows(json: JsonWriter) -> Result<Vec<Value>> {
    serde_json::from_slice(&json.finish()).map_err(|error| Problem::internal(format!("a report's rows: {error}")))
}
