//! Positions: what is held, what it is worth now, and how it ended.
//!
//! Invariants
//! - A row changes only by the events of the book; the API asks the book and shows the row. What staff correct afterwards stands
//!   beside what was executed.
//! - What an open position is worth is never stored: it is asked of the book when somebody looks.
//! - A customer sees their own positions only.

pub mod api;
pub mod corrections;
pub mod list;
pub mod model;
pub mod queries;
pub mod report;

#[cfg(test)]
mod tests;

use foundation::http::Routes;

pub fn routes() -> Vec<Routes> {
    let trading = Routes::under("Trading")
        .get("/me/positions", "listMyPositions", "The signed-in customer's positions", api::look::mine)
        .post("/positions/close-all", "closeAllPositions", "Close every open position of a wallet", api::close::close_all);
    let positions = Routes::under("Positions")
        .get("/positions", "listPositions", "Positions, newest first", api::look::list)
        .post("/positions", "createPosition", "Open a position at the market", api::open::open)
        .get("/positions/{id}", "getPosition", "One position", api::look::get)
        .patch("/positions/{id}", "updatePosition", "Change the stops of an open position", api::change::update)
        .post("/positions/{id}/close", "closePosition", "Close a position, in full or in part", api::close::close)
        .get("/positions/{id}/orders", "listPositionOrders", "The orders behind a position", api::look::orders)
        .get("/wallets/{id}/positions", "listWalletPositions", "The positions of a wallet", api::look::of_wallet);
    vec![trading, positions]
}
