//! Export tokens: how a browser fetches a file by its address without a session token in it.
//!
//! Invariants
//! - A token is good once, for a minute, for one address, with the rights that its user has when it is spent.
//! - Only a full session makes one; `ExportStaff` is where it is spent.

mod api;

#[cfg(test)]
pub mod tests;

use foundation::http::Routes;

pub fn routes() -> Vec<Routes> {
    vec![Routes::under("Audit and exports").post(
        "/export-tokens",
        "createExportToken",
        "Make a token that fetches one file, once",
        api::create,
    )]
}
