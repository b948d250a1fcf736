//! The last quote of every instrument, kept for the next start: one row each, written with the candles every few seconds.
//!
//! A restored quote has the time at which it was made. It values what is held and pays nothing: openings and closes want a
//! recent one, and levels that were passed meanwhile are found by the first quote that comes.

use engine::Symbol;
use foundation::db::{Read, ToBind, Tx};
use foundation::statements;
use kernel::{Result, Timestamp};

use super::intake::Quote;

statements! {
    PUT = "insert into last_quote (symbol, at, bid, ask) values ($1, $2, $3, $4)
        on conflict (symbol) do update set at = excluded.at, bid = excluded.bid, ask = excluded.ask where excluded.at >= last_quote.at";
    ALL = "select q.symbol, q.at, q.bid, q.ask from last_quote q join instrument i on i.symbol = q.symbol order by q.symbol";
}

pub fn put(tx: &mut Tx<'_>, quote: &Quote) -> Result<()> {
    tx.execute(&PUT, &[quote.symbol.to_string().bind(), quote.at.bind(), quote.bid.bind(), quote.ask.bind()]).map(|_| ())
}

/// Of the instruments that are still listed.
pub fn all(read: &mut Read<'_>) -> Result<Vec<(Symbol, Timestamp, engine::Quote)>> {
    let rows =
        read.list(&ALL, &[], |row| Ok((row.get::<String>(0)?, row.get(1)?, engine::Quote { bid: row.get(2)?, ask: row.get(3)? })))?;
    rows.into_iter()
        .map(|(symbol, at, quote)| {
            let symbol = symbol.parse().map_err(|error| kernel::Problem::internal(format!("a stored quote of {symbol}: {error}")))?;
            Ok((symbol, at, quote))
        })
        .collect()
}
