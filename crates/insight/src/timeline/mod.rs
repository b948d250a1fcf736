//! A customer's timeline: everything that happened to them, newest first, from every room that knows of something.
//!
//! Invariants
//! - An event is read from the row that it is about, so nothing can be told that is not so.
//! - Pages go by time: what is older than the last event shown comes next.

mod api;
mod queries;

use foundation::http::Routes;

pub fn routes() -> Routes {
    Routes::under("Customer data").get(
        "/customers/{id}/timeline",
        "getCustomerTimeline",
        "Everything that happened to a customer",
        api::list,
    )
}
