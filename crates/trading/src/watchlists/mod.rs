//! Watchlists: the instruments that a customer keeps in view, a list for each wallet.
//!
//! Invariants
//! - A list is in the order in which its instruments were added, and holds none twice.
//! - A list is never longer than its limit, however many add to it at once.
//! - What has been switched off since is not shown; it comes back to its place when it is switched on again.

mod api;
mod queries;

#[cfg(test)]
mod tests;

use foundation::http::Routes;

pub fn routes() -> Routes {
    Routes::under("Watchlists")
        .get("/me/watchlist", "getWatchlist", "The instruments that a wallet keeps in view", api::list)
        .post("/me/watchlist", "addToWatchlist", "Keep an instrument in view", api::add)
        .delete("/me/watchlist/{symbol}", "removeFromWatchlist", "Keep an instrument in view no longer", api::remove)
}
