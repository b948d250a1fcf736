//! Orders: what somebody wants traded, now or at a price.
//!
//! Invariants
//! - The book decides: nothing is stored of an order that it has not planned, but for a market order that it refused.
//! - A refused market order stays as REJECTED, with its reason, and the caller is answered with the problem.
//! - An order that has left PENDING never changes again; a customer sees their own orders only.

pub mod api;
pub mod model;
pub mod queries;

#[cfg(test)]
mod tests;

use foundation::http::Routes;

pub fn routes() -> Vec<Routes> {
    let trading = Routes::under("Trading")
        .post_new("/orders", "placeOrder", "Place an order", api::place::place)
        .post("/orders/preview", "previewOrder", "What an order would cost, without placing it", api::preview::preview)
        .get("/me/orders", "listMyOrders", "The signed-in customer's orders", api::list::mine);
    let orders = Routes::under("Orders")
        .get("/orders", "listOrders", "Orders, newest first", api::list::list)
        .get("/orders/{id}", "getOrder", "One order", api::list::get)
        .patch("/orders/{id}", "updateOrder", "Change a pending order", api::change::update)
        .delete("/orders/{id}", "cancelOrder", "Cancel a pending order", api::change::cancel);
    vec![trading, orders]
}
