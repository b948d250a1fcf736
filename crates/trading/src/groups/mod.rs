//! Groups: the terms a set of wallets trades on. Their rows are [`money::groups`]; their operations are here.
//!
//! Invariants
//! - Terms that the engine would refuse are never stored: the book plans the definition before the row is written.
//! - A group's currency and whether it is demo never change, and a group with wallets is never deleted.

pub mod api;
pub mod model;

use foundation::http::Routes;

pub fn routes() -> Routes {
    Routes::under("Groups")
        .get("/groups", "listGroups", "All groups", api::list)
        .post_new("/groups", "createGroup", "Add a group", api::create)
        .get("/groups/{id}", "getGroup", "One group", api::get)
        .put("/groups/{id}", "updateGroup", "Change a group's terms", api::update)
        .delete("/groups/{id}", "deleteGroup", "Remove a group without wallets", api::delete)
}
