//! Statements: what moved a customer's cash in a period, between the balance before it and the balance after it.
//!
//! Invariants
//! - Every line is a posting of the ledger; the opening balance and all lines add up to the closing balance.
//! - No cell of a file begins a formula, and what is a number stays one.
//! - A file is made in its turn (`App::printing`), never of more lines than a statement may have.
//! - Nothing is written here.

mod api;
mod files;
mod model;
mod queries;
#[cfg(test)]
mod tests;

use foundation::http::Routes;

pub fn routes() -> Routes {
    Routes::under("Statements").get("/me/statements", "listMyStatementRecords", "List what moved one's cash in a period", api::list).get(
        "/me/statements/export",
        "exportMyStatement",
        "Fetch one's statement of a period as a file",
        api::export,
    )
}
