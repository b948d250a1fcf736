//! Market data: quotes on their way into the book, quotes as each group sees them, and candles.
//!
//! Invariants
//! - A quote moves the price in the book at once; what it triggers is stored before anything else is quoted. Of the quotes
//!   themselves only the last of each instrument is kept, some seconds late, for the next start.
//! - Candles are made from the quotes that the book took, on raw prices.

pub mod candles;
pub mod intake;
pub mod last_quotes;
pub mod prices;
pub mod quotes;

#[cfg(test)]
mod tests;

use foundation::http::Routes;

pub fn routes() -> Vec<Routes> {
    let trading = Routes::under("Trading")
        .get("/quotes", "listQuotes", "The latest prices as the caller's group sees them", quotes::list)
        .post("/quotes", "pushQuotes", "Push quotes from an external source of prices", quotes::push);
    let history = Routes::under("Market Data").get("/market-data/{interval}", "listCandles", "Candles of an interval", candles::api::list);
    vec![trading, history]
}
