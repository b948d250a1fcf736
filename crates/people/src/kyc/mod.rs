//! Identity checks: staff look at a customer's papers and say whether they are who they say they are.
//!
//! Invariants
//! - A status changes in [`Status::after`] and nowhere else, and the write compares with the status it decided on.
//! - Every decision stores who made it and when, is audited, and tells the house by an event.
//! - A refusal's reason is kept for as long as the check is refused, and the customer reads it; no other state has one.
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
pub fn decide(tx: &mut Tx<'_>, by: &Actor, customer: CustomerId, event: Event, reason: Option<String>) -> Result<Status> {
    let before = queries::status(tx, customer)?;
    let after = before.after(event)?;
    if before == after && event == Event::Submit {
        return Ok(after);
    }
    let reviewer = (by.kind == ActorKind::Staff).then(|| (by.id.clone(), by.name.clone()));
    queries::move_status(tx, customer, before, after, reason.as_deref(), reviewer)?;
    if event == Event::Reset {
        documents::archive_all(tx, customer)?;
    }
    if event == Event::Approve {
        documents::decide_pending(tx, customer, documents::Status::Approved)?;
    }
    if event == Event::Reject {
        documents::decide_pending(tx, customer, documents::Status::Rejected)?;
    }
    customers::touch(tx, customer)?;
    let action = event.action();
    audit::record(tx, by, action, customer, json!({ "status": before }), json!({ "status": after, "reason": reason }))?;
    outbox::emit(tx, action, json!({ "customerId": customer, "status": after, "reason": reason }))?;
    Ok(after)
}
