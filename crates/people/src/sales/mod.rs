//! Sales desks and sales statuses: who sits together, and the words for how far a sale is.
//!
//! Invariants
//! - A status that is renamed is renamed wherever it stands; what stood in the list of changes of a lead does not change.
//! - A desk with people at it is not deleted.

mod desks;
pub mod queries;
mod statuses;

pub use statuses::RenameStatus;

use foundation::http::Routes;
use foundation::jobs::Kinds;

pub fn routes() -> Vec<Routes> {
    vec![
        Routes::under("Sales Desk")
            .post_new("/sales-desks", "createSalesDesk", "Open a sales desk", desks::create)
            .get("/sales-desks", "listSalesDesks", "Sales desks with their people", desks::list)
            .get("/sales-desks/{id}", "getSalesDesk", "One sales desk", desks::get)
            .put("/sales-desks/{id}", "renameSalesDesk", "Give a sales desk another name", desks::rename)
            .delete("/sales-desks/{id}", "deleteSalesDesk", "Close a sales desk that has no people", desks::delete),
        Routes::under("Sales Status")
            .post_new("/sales-statuses", "createSalesStatus", "Add a sales status", statuses::create)
            .get("/sales-statuses", "listSalesStatuses", "All sales statuses", statuses::list)
            .get("/sales-statuses/by-name/{name}", "getSalesStatusByName", "The sales status of this name", statuses::by_name)
            .put("/sales-statuses/{id}", "changeSalesStatus", "Give a sales status another name or colour", statuses::change),
    ]
}

pub fn jobs() -> Kinds {
    Kinds::default().with::<RenameStatus>()
}

#[cfg(test)]
mod tests;
