//! The feed of a brand while the process runs: a replay of the past, time-scaled onto the present.
//!
//! What the replay says of then is told as now: every real second the past moves on by the configured speed, and its
//! prices are quoted with the present time. Where the past has a weekend the replay is already on the next Monday, so the
//! market of a replay never closes; hence its brand trades round the clock ([`instruments::ALWAYS_OPEN`]).

use std::time::Duration;

use engine::{Command, Symbol};
use foundation::app::App;
use foundation::brand::Brand;
use foundation::config::{self, FeedKind};
use kernel::{Decimal, Problem, Result, Timestamp};
use money::book::Books;

use super::{Fixings, Replay, ReplaySymbol, history};
use crate::instruments::{self, Listed};
use crate::market_data::intake::{self, Quote};

/// How often the replay quotes.
const BEAT: Duration = Duration::from_secs(1);
/// Where a replay begins when nothing is configured: so many days before the fixings end.
const USUAL_DAYS: i64 = 400;
/// Where a replay stands; kept so that a restart does not make prices jump.
pub(super) const POSITION: &str = "feed.replay_position";
/// After so many beats the position is kept again.
const KEPT_EVERY: u64 = 10;
const SPREAD_POINTS: u32 = 12;
const VOLATILITY_BP: u32 = 50;

/// Quotes until the process ends, if the configuration says from where.
pub async fn run(app: App, brand: Brand) {
    let feed = app.config().feed.clone();
    if feed.kind != FeedKind::Replay {
        return;
    }
    loop {
        if let Err(problem) = replay(&brand, &feed).await {
            tracing::warn!(%problem, brand = brand.id(), "the replay stopped; it begins again");
            brand.report_health("feed", problem.to_string());
        }
        tokio::time::sleep(BEAT).await;
    }
}

/// Replays from the configured start, or from where the last one stopped, to the end of the fixings.
async fn replay(brand: &Brand, feed: &config::Feed) -> Result<()> {
    open_round_the_clock(brand).await?;
    let listed = brand.read(instruments::queries::list).await?;
    let start = match feed.start {
        Some(start) => Some(start),
        None => left_at(brand).await?,
    };
    let (seed, interval_ms, known) = (feed.seed, past_ms(feed.speed, 1), listed.clone());
    let opened = tokio::task::spawn_blocking(move || Past::open(&known, seed, start, interval_ms)).await;
    let mut past = opened.map_err(|error| Problem::internal(error.to_string()))??;
    if let Some(position) = past.position() {
        tell_the_past(brand, listed, feed.clone(), position);
    }
    let mut beat = tokio::time::interval(BEAT);
    beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    for beats in 0_u64.. {
        beat.tick().await;
        let Some(quotes) = past.moment(brand.now()) else { break };
        match intake::take(brand, quotes).await {
            Ok(_) => brand.report_health("feed", "ok"),
            Err(problem) => {
                tracing::warn!(%problem, brand = brand.id(), "quotes were lost");
                brand.report_health("feed", problem.to_string());
            }
        }
        if let (0, Some(position)) = (beats % KEPT_EVERY, past.position()) {
            keep(brand, position.to_string()).await?;
        }
    }
    // The fixings are over: the next replay begins at the beginning.
    keep(brand, String::new()).await
}

/// Where the replay stood when the process ended, so that prices go on from there.
async fn left_at(brand: &Brand) -> Result<Option<Timestamp>> {
    let kept = brand.peek(|read| instruments::queries::setting(read, POSITION)).await?;
    Ok(kept.and_then(|text| text.parse().ok()))
}

async fn keep(brand: &Brand, position: String) -> Result<()> {
    brand.write(move |tx| instruments::queries::set(tx, POSITION, &position)).await
}

/// Charts of the time before, made beside the feed, which does not wait for them.
fn tell_the_past(brand: &Brand, listed: Vec<Listed>, feed: config::Feed, position: Timestamp) {
    let its = brand.clone();
    brand.beside(async move {
        let brand = its;
        if let Err(problem) = history::fill(&brand, listed, feed, position).await {
            tracing::warn!(%problem, brand = brand.id(), "the charts begin today");
        }
    });
}

/// How far the past moves within so many real seconds, in milliseconds.
pub(crate) fn past_ms(speed: Decimal, seconds: i64) -> u32 {
    let interval = speed.checked_mul(Decimal::from(seconds * 1_000)).and_then(|ms| u32::try_from(ms.trunc()).ok());
    interval.unwrap_or(u32::MAX).clamp(1, 86_400_000)
}

/// Where the fixings end.
pub(crate) fn end_of(fixings: &Fixings) -> Timestamp {
    fixings.days().last().copied().unwrap_or_default().start()
}

/// What is listed and has a past, and how it is replayed.
pub(crate) fn replayable(fixings: &Fixings, listed: &[Listed], seed: u64) -> (Vec<Symbol>, Vec<ReplaySymbol>) {
    let end = end_of(fixings);
    let replayed = listed.iter().map(|one| {
        let symbol = ReplaySymbol {
            symbol: one.instrument.symbol.to_string(),
            decimals: one.instrument.decimals.into(),
            spread_points: SPREAD_POINTS,
            volatility_bp: VOLATILITY_BP,
        };
        (one.instrument.symbol, symbol)
    });
    // What is no pair of two fixed currencies has no past here.
    replayed.filter(|(_, symbol)| Replay::starting_at(fixings, vec![symbol.clone()], seed, end, 1_000).is_ok()).unzip()
}

/// The replay of every listed pair that has fixings, an instant at a time.
pub(crate) struct Past {
    symbols: Vec<Symbol>,
    ticks: std::iter::Peekable<Replay>,
}

impl Past {
    pub(crate) fn open(listed: &[Listed], seed: u64, start: Option<Timestamp>, interval_ms: u32) -> Result<Past> {
        Past::of(&Fixings::bundled()?, listed, seed, start, interval_ms)
    }

    pub(crate) fn of(fixings: &Fixings, listed: &[Listed], seed: u64, start: Option<Timestamp>, interval_ms: u32) -> Result<Past> {
        let (symbols, quoted) = replayable(fixings, listed, seed);
        let end = end_of(fixings);
        let start = start.filter(|start| *start < end).unwrap_or(end.plus_days(-USUAL_DAYS));
        Ok(Past { symbols, ticks: Replay::starting_at(fixings, quoted, seed, start, interval_ms)?.peekable() })
    }

    /// The instant that comes next; none at the end.
    pub(crate) fn position(&mut self) -> Option<Timestamp> {
        self.ticks.peek().map(|tick| tick.at)
    }

    /// The next instant's prices, told as of now; none at the end.
    pub(crate) fn moment(&mut self, now: Timestamp) -> Option<Vec<Quote>> {
        let at = self.ticks.peek()?.at;
        let mut quotes = Vec::with_capacity(self.symbols.len());
        while let Some(tick) = self.ticks.next_if(|tick| tick.at == at) {
            quotes.push(Quote { symbol: self.symbols[tick.symbol], at: now, bid: tick.bid, ask: tick.ask });
        }
        Some(quotes)
    }
}

/// Switches the brand's hours off, once.
pub async fn open_round_the_clock(brand: &Brand) -> Result<()> {
    brand
        .book(|tx, desk| {
            if instruments::always_open(tx)? {
                return Ok(());
            }
            instruments::queries::set(tx, instruments::ALWAYS_OPEN, "true")?;
            for listed in instruments::queries::list(tx)? {
                desk.perform(tx, &Command::DefineInstrument(Box::new(instruments::for_book(listed.instrument, true))))?;
            }
            Ok(())
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beat_moves_the_past_by_the_speed() {
        for (speed, expected) in [("1", 1_000), ("60", 60_000), ("0.5", 500), ("0.0001", 1), ("1000000", 86_400_000)] {
            assert_eq!(past_ms(speed.parse().expect("a speed"), 1), expected, "{speed}");
        }
    }
}
