//! Saved views: lists as staff set them up. A view is the search part of the list's address, so that whatever can be chosen
//! there can be kept here, and nothing here knows what it means.
//!
//! Invariants
//! - Views are kept and seen only by staff whose session is whole.
//! - A private view is there for its owner alone; to all others it is not there.
//! - A shared view can be opened by all staff, and is changed by its owner, or removed by who may change staff.
//! - A view opens a list and no more: what the list shows is decided by the permissions of whoever looks.

mod api;
mod queries;

#[cfg(test)]
mod tests;

#[cfg(test)]
pub use api::MOST;
use foundation::http::Routes;

pub fn routes() -> Routes {
    Routes::under("Saved views")
        .get("/saved-views", "listSavedViews", "One's own views of a list, and those that are shared", api::list)
        .post_new("/saved-views", "createSavedView", "Keep a list as it is set up", api::create)
        .put("/saved-views/{id}", "changeSavedView", "Change one's own view", api::change)
        .delete("/saved-views/{id}", "deleteSavedView", "Remove a view", api::delete)
}
