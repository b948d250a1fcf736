//! API keys: how programs prove for whom they act.
//!
//! Invariants
//! - A key's secret is shown once and kept as a hash; afterwards only its prefix and last four letters are known.
//! - Every key ends: at its expiry, when it is revoked, or when the user for whom it acts may do nothing any more.
//! - A key reaches no further than the user for whom it acts, and that user no further than whoever made the key.

mod api;
pub mod model;
pub mod queries;

#[cfg(test)]
mod tests;

use foundation::http::Routes;

pub fn routes() -> Vec<Routes> {
    vec![
        Routes::under("Staff, roles and API keys")
            .get("/api-keys", "listApiKeys", "List API keys, never their secrets", api::list)
            .post_new("/api-keys", "createApiKey", "Create an API key and show its secret this once", api::create)
            .delete("/api-keys/{id}", "revokeApiKey", "Revoke an API key", api::revoke),
    ]
}
