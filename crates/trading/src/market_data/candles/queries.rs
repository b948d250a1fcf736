//! The statements of candles.

use engine::{Bar, Symbol};
use foundation::db::{Read, ToBind, Tx};
use foundation::statements;
use kernel::{Result, Timestamp};

statements! {
    /// A bar may be written while it grows, and after a restart in the middle of its minute: what is known of it is joined.
    PUT = "insert into candle (symbol, at, open, high, low, close, ask_close, volume) values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (symbol, at) do update set
            high = case when excluded.high > candle.high then excluded.high else candle.high end,
            low = case when excluded.low < candle.low then excluded.low else candle.low end,
            close = excluded.close, ask_close = excluded.ask_close,
            volume = case when excluded.volume > candle.volume then excluded.volume else candle.volume end";
    RANGE = "select at, open, high, low, close, ask_close, volume from candle where symbol = $1 and at >= $2 and at < $3 order by at";
    LATEST = "select at, open, high, low, close, ask_close, volume from candle where symbol = $1 and at < $2 order by at desc limit $3";
    ANY = "select 1 from candle limit 1";
}

/// Is there any bar at all?
pub fn any(read: &mut Read<'_>) -> Result<bool> {
    Ok(read.optional(&ANY, &[], |row| row.get::<i64>(0))?.is_some())
}

pub fn put(tx: &mut Tx<'_>, symbol: Symbol, bar: &Bar) -> Result<()> {
    let symbol = symbol.to_string();
    let volume = i64::try_from(bar.volume).unwrap_or(i64::MAX);
    let binds = [
        symbol.bind(),
        bar.at.bind(),
        bar.open.bind(),
        bar.high.bind(),
        bar.low.bind(),
        bar.close.bind(),
        bar.ask_close.bind(),
        volume.bind(),
    ];
    tx.execute(&PUT, &binds).map(|_| ())
}

fn bar(row: &foundation::db::Row<'_>) -> Result<Bar> {
    let volume: i64 = row.get(6)?;
    Ok(Bar {
        at: row.get(0)?,
        open: row.get(1)?,
        high: row.get(2)?,
        low: row.get(3)?,
        close: row.get(4)?,
        ask_close: row.get(5)?,
        volume: volume.unsigned_abs(),
    })
}

/// Bars of one minute from `from` to before `until`, oldest first.
pub fn range(read: &mut Read<'_>, symbol: Symbol, from: Timestamp, until: Timestamp) -> Result<Vec<Bar>> {
    read.list(&RANGE, &[symbol.to_string().bind(), from.bind(), until.bind()], bar)
}

/// The last so many bars of one minute before `until`, oldest first.
pub fn latest(read: &mut Read<'_>, symbol: Symbol, until: Timestamp, most: i64) -> Result<Vec<Bar>> {
    let mut bars = read.list(&LATEST, &[symbol.to_string().bind(), until.bind(), most.bind()], bar)?;
    bars.reverse();
    Ok(bars)
}
