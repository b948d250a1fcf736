//! Exchange rates: what one currency is worth in another when money comes in, and for figures in US dollars.
//!
//! A rate is one that staff set for the pair (MANUAL), its inverse, or the market's mid out of the book (MARKET, and every pair
//! that nobody has set).
//!
//! Invariants
//! - A rate that was used is stored beside what was converted with it, and never looked up again.
//! - Where no rate is known there is none: nobody is told that an amount is worth 0 dollars.

pub mod api;
pub mod queries;

#[cfg(test)]
mod tests;

use engine::Book;
use foundation::db::Read;
use foundation::http::Routes;
use kernel::{Currency, Decimal, Money, Problem, Result};

use queries::{MANUAL, find};

pub fn routes() -> Routes {
    Routes::under("Exchange Rate")
        .get("/exchange-rates/quote", "quoteExchangeRate", "Show the rate at which a payment would be converted", api::quote)
        .get("/exchange-rates", "listExchangeRates", "List the exchange rates that are set", api::list)
        .post_new("/exchange-rates", "createExchangeRate", "Set an exchange rate", api::create)
        .put("/exchange-rates/{id}", "updateExchangeRate", "Change an exchange rate", api::update)
}

/// Units of `to` for one unit of `from`; none when nobody knows.
pub fn between(read: &mut Read<'_>, book: &Book, from: Currency, to: Currency) -> Result<Option<Decimal>> {
    if from == to {
        return Ok(Some(Decimal::ONE));
    }
    let market = book.rate(from, to).map(|rate| rate.to_decimal());
    match find(read, from, to)? {
        Some(set) if set.source == MANUAL => return Ok(set.rate),
        Some(_) => return Ok(market),
        None => {}
    }
    if let Some(inverse) = find(read, to, from)?
        && inverse.source == MANUAL
    {
        let value = inverse.rate.and_then(|rate| Decimal::ONE.checked_div(rate));
        return Ok(value.map(|value| value.round_dp(12)));
    }
    Ok(market)
}

/// An amount in US dollars, with the rate; none when nobody knows.
pub fn to_usd(read: &mut Read<'_>, book: &Book, money: Money) -> Result<Option<(Money, Decimal)>> {
    match between(read, book, money.currency(), Currency::USD)? {
        Some(rate) => Ok(Some((money.converted(rate, Currency::USD)?, rate))),
        None => Ok(None),
    }
}

/// There is no way to convert.
pub fn no_rate(from: Currency, to: Currency) -> Problem {
    Problem::refused("no_exchange_rate").because(format!("There is no exchange rate from {from} to {to}."))
}
