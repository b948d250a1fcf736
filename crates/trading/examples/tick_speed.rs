//! How fast ticks are made: `cargo run --release -p trading --example tick_speed [ticks]`.

use std::time::Instant;

use kernel::{Problem, Timestamp};
use trading::feeds::{Fixings, Replay, ReplaySymbol};

#[allow(clippy::disallowed_methods, reason = "it measures; nothing depends on the time")]
fn main() -> Result<(), Problem> {
    let ticks: usize = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(10_000_000);
    let started = Instant::now();
    let fixings = Fixings::bundled()?;
    println!("archive read in {} ms", started.elapsed().as_millis());
    let codes = ["EURUSD", "GBPUSD", "USDJPY", "USDCHF", "AUDUSD", "USDCAD", "NZDUSD", "EURGBP", "EURJPY", "GBPJPY"];
    let symbols = |count: usize| -> Vec<ReplaySymbol> {
        let symbol = |code: &&str| ReplaySymbol {
            symbol: (*code).to_owned(),
            decimals: if code.ends_with("JPY") { 3 } else { 5 },
            spread_points: 10,
            volatility_bp: 50,
        };
        codes[..count].iter().map(symbol).collect()
    };
    let from: Timestamp = "2020-01-06".parse().unwrap_or_default();
    for (count, interval_ms) in [(1, 100), (1, 1_000), (10, 250), (10, 1_000), (10, 60_000)] {
        let started = Instant::now();
        let replay = Replay::starting_at(&fixings, symbols(count), 42, from, interval_ms)?;
        let opened = started.elapsed();
        let made = replay.take(ticks).fold(0_u64, |made, tick| made + u64::from(tick.bid < tick.ask));
        let per_second = u128::from(made) * 1_000_000 / started.elapsed().as_micros().max(1);
        println!("{count} symbols every {interval_ms} ms: {made} ticks, {per_second} ticks/s; the start took {} us", opened.as_micros());
    }
    Ok(())
}
