//! Papers by which customers prove who they are, sealed on the disk and shown by links that work once.
//!
//! Invariants
//! - A file is reached by a link that its asker was given: good once, for five minutes, and no longer than their session.
//! - Every look into a file is audited with who asked for the link.
//! - A photograph is kept as it was drawn anew, without what its camera noted of place and device; a PDF is kept as it came.
//! - Papers are archived, never deleted, when an identity check starts anew.

mod api;
mod links;
mod model;
pub mod queries;
#[cfg(test)]
mod tests;

pub use api::{keep, routes, status};
pub use model::{Document, Status};

use foundation::db::Tx;
use kernel::{CustomerId, Result};

/// Puts a customer's papers away: an identity check starts anew.
pub fn archive_all(tx: &mut Tx<'_>, customer: CustomerId) -> Result<()> {
    queries::archive_all(tx, customer)
}

/// The papers that led to a decision share it.
pub fn decide_pending(tx: &mut Tx<'_>, customer: CustomerId, to: Status) -> Result<()> {
    queries::decide_pending(tx, customer, to)
}
