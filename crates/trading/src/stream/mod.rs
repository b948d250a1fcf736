//! The stream: one WebSocket for prices and for what happens to one's own orders, positions and accounts. docs/stream.md is its
//! description for whoever writes a client.
//!
//! Invariants
//! - Who listens is found as for any request, from the token of the first message, and looked up again every few seconds.
//! - What happened is read from the trade log after its commit, by its number: a socket that falls behind or comes back reads on
//!   where it was, and nothing waits in memory for it.
//! - A price is read when it is sent, so a slow client gets fewer prices and never old ones. One that takes nothing is cut off.
//! - A customer hears of their own wallets, staff of all where they may read trading; nobody hears of another brand.

mod api;
mod messages;
mod queries;
mod session;
#[cfg(test)]
mod tests;

use foundation::http::Routes;

pub fn routes() -> Routes {
    Routes::under("Trading").get("/stream", "openStream", "Prices and one's own trading as they happen, over a WebSocket", api::open)
}
