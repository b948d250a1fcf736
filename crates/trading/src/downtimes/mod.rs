//! Downtimes: times in which nothing executes on some symbols, or on all of them. Holidays are downtimes.
//!
//! Invariants
//! - The book knows every downtime that is stored, and no other.

pub mod api;
pub mod queries;

use foundation::http::Routes;

pub fn routes() -> Routes {
    Routes::under("Downtimes")
        .get("/downtimes", "listDowntimes", "All downtimes, so that everybody sees when nothing executes", api::list)
        .post_new("/downtimes", "createDowntime", "Announce a downtime", api::create)
        .get("/downtimes/{id}", "getDowntime", "One downtime", api::get)
        .put("/downtimes/{id}", "updateDowntime", "Change a downtime", api::update)
        .delete("/downtimes/{id}", "deleteDowntime", "Call a downtime off", api::delete)
}
