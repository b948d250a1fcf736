//! The audit log as staff read it. It is written by whoever changes something, through `foundation::audit`.
//!
//! Invariants
//! - Nothing here writes an entry or changes one; the check only links what PostgreSQL's writers left to be linked.

mod api;
mod model;
mod search;

#[cfg(test)]
mod tests;

use foundation::http::Routes;

pub fn routes() -> Vec<Routes> {
    vec![Routes::under("Audit and exports").get("/audit", "listAudit", "List who changed what, the latest first", api::list).get(
        "/audit/verify",
        "verifyAudit",
        "Check that nobody tampered with the audit log",
        api::verify,
    )]
}
