//! Conversions: over which symbols an amount goes from one currency to another when it is not the obvious way.
//!
//! Invariants
//! - A path that does not lead from source to target over known symbols is never stored: the book plans it first.
//! - One path for a pair of currencies.

pub mod api;
pub mod queries;

use foundation::http::Routes;

pub fn routes() -> Routes {
    Routes::under("Conversions")
        .get("/conversions", "listConversions", "All conversion paths", api::list)
        .post_new("/conversions", "createConversion", "Add a conversion path", api::create)
        .get("/conversions/{id}", "getConversion", "One conversion path", api::get)
        .put("/conversions/{id}", "updateConversion", "Change a conversion path", api::update)
        .delete("/conversions/{id}", "deleteConversion", "Remove a conversion path", api::delete)
}
