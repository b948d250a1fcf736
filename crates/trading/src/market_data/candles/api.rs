//! Candles over HTTP.

use engine::{Bar, Interval, Symbol, candles};
use foundation::auth::SignedIn;
use foundation::http::{Answer, Json, Path, Query};
use kernel::{Problem, Result, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::queries;
use crate::instruments;

/// Bars in one answer, and minutes read for it.
const MOST: i64 = 5_000;
const MOST_MINUTES: i64 = 200_000;

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "CandleQuery")]
pub struct Wanted {
    /// All symbols when none is named.
    #[serde(default)]
    symbol: Option<String>,
    #[serde(default)]
    from: Option<Timestamp>,
    #[serde(default)]
    to: Option<Timestamp>,
    /// How many bars per symbol, counted from the end; 300 when nothing is said.
    #[serde(default)]
    limit: Option<i64>,
}

#[derive(Serialize, JsonSchema)]
pub struct Candle {
    symbol: String,
    time: Timestamp,
    open: String,
    high: String,
    low: String,
    close: String,
    /// Number of ticks.
    volume: u64,
}

fn minutes(interval: Interval) -> i64 {
    match interval {
        Interval::M1 => 1,
        Interval::M5 => 5,
        Interval::M15 => 15,
        Interval::M30 => 30,
        Interval::H1 => 60,
        Interval::H4 => 240,
        Interval::D1 => 1_440,
        Interval::W1 => 10_080,
        Interval::Month => 44_640,
    }
}

pub async fn list(user: SignedIn, Path(interval): Path<String>, Query(wanted): Query<Wanted>) -> Answer<Json<Vec<Candle>>> {
    let expected = || Problem::parameter("interval", "expected one of 1, 5, 15, 30, 60, 240, 1D, 1W, 1M");
    let interval = Interval::parse(&interval).ok_or_else(expected)?;
    let limit = wanted.limit.unwrap_or(300);
    if !(1..=MOST).contains(&limit) {
        return Err(Problem::parameter("limit", format!("expected 1 to {MOST}")).into());
    }
    let symbol: Option<Symbol> = wanted.symbol.map(|text| text.parse().map_err(|e| Problem::parameter("symbol", e))).transpose()?;
    let until = wanted.to.unwrap_or(user.brand().now()).min(user.brand().now()).plus_seconds(1);
    let candles = user.read(move |read| {
        let mut found = Vec::new();
        for listed in instruments::queries::list(read)? {
            let instrument = listed.instrument;
            if symbol.is_some_and(|symbol| symbol != instrument.symbol) {
                continue;
            }
            let most = (limit.saturating_add(1)).saturating_mul(minutes(interval)).min(MOST_MINUTES);
            let bars = match wanted.from {
                Some(from) => queries::range(read, instrument.symbol, from.max(until.plus_seconds(-60 * MOST_MINUTES)), until)?,
                None => queries::latest(read, instrument.symbol, until, most)?,
            };
            let bars = candles::aggregate(&bars, interval);
            let skipped = bars.len().saturating_sub(usize::try_from(limit).unwrap_or(usize::MAX));
            found.extend(bars.iter().skip(skipped).map(|bar| candle(instrument.symbol, instrument.decimals, bar)));
        }
        Ok(found)
    });
    let found: Result<Vec<Candle>> = candles.await;
    Ok(Json(found?))
}

fn candle(symbol: Symbol, decimals: u8, bar: &Bar) -> Candle {
    let price = |price: kernel::Price| price.fixed(decimals.into());
    Candle {
        symbol: symbol.to_string(),
        time: bar.at,
        open: price(bar.open),
        high: price(bar.high),
        low: price(bar.low),
        close: price(bar.close),
        volume: bar.volume,
    }
}
