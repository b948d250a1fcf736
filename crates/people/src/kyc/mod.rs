//! Identity checks: staff look at a customer's papers and say whether they are who they say they are.
//!
//! Invariants
//! - A status changes in [`Status::after`] and nowhere else, and the write compares with the status it decided on.
//! - Every decision stores who made it and when, is audited, and tells the house by an event.
//! - This slice sees no file; `documents` does.

mod api;
pub mod model;
pub mod queries;
#[cfg(test)]
mod tests;

pub use api::routes;
pub use model::{Event, Status};

use foundation::auth::{Actor, ActorKind};
use foundation::db::Tx;
use foundation::{audit, outbox};
use kernel::{CustomerId, Result};
use serde_json::json;

use crate::{customers, documents};

/// Moves a customer's identity check, with everything that belongs to it.
pub fn decide(tx: &mut Tx<'_>, by: &Actor, customer: CustomerId, event: Event) -> Result<Status> {
    let before = queries::status(tx, customer)?;
    let after = before.after(event)?;
    if before == after && event == Event::Submit {
        return Ok(after);
    }
    let reviewer = (by.kind == ActorKind::Staff).then(|| (by.id.clone(), by.name.clone()));
    queries::move_status(tx, customer, before, after, reviewer)?;
    if event == Event::Reset {
        documents::archive_all(tx, customer)?;
    }
    if event == Event::Approve {
        documents::approve_pending(tx, customer)?;
    }
    customers::touch(tx, customer)?;
    let action = event.action();
    audit::record(tx, by, action, customer, json!({ "status": before }), json!({ "status": after }))?;
    outbox::emit(tx, action, json!({ "customerId": customer, "status": after }))?;
    Ok(after)
}
