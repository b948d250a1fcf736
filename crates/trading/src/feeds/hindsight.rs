//! What a replay that begins now would have quoted before, at any moment that its charts show: for a story that is told of the past.
//!
//! Invariants
//! - A price of hindsight is one of the ticks that the bars of that moment are made of.
//! - Nothing is quoted to anybody here; who asks decides what to do with the prices.

use engine::Symbol;
use foundation::brand::Brand;
use foundation::config;
use kernel::{Result, Timestamp};

use super::history::STRETCHES;
use super::hours::Hours;
use super::run::{Past, past_ms, replayable};
use super::{Fixings, Replay};
use crate::instruments::{self, Listed};
use crate::market_data::intake::Quote;

/// A stretch of the past: when it begins, where the replay stood then, and how both move on.
struct Mark {
    begin: Timestamp,
    traded_ms: i64,
    step_s: i64,
    step_ms: i64,
}

/// A replay and the way from moments to its instants.
pub struct Hindsight {
    symbols: Vec<Symbol>,
    replay: Replay,
    hours: Hours,
    /// The nearest first.
    marks: Vec<Mark>,
}

impl Hindsight {
    /// Of a brand whose replay has not begun.
    pub async fn of(brand: &Brand, feed: config::Feed, now: Timestamp) -> Result<Hindsight> {
        let listed = brand.read(instruments::queries::list).await?;
        Hindsight::open(&listed, &feed, now)
    }

    fn open(listed: &[Listed], feed: &config::Feed, now: Timestamp) -> Result<Hindsight> {
        let fixings = Fixings::bundled()?;
        let (symbols, quoted) = replayable(&fixings, listed, feed.seed);
        let position = Past::of(&fixings, listed, feed.seed, feed.start, past_ms(feed.speed, 1))?.position().unwrap_or_default();
        let replay = Replay::starting_at(&fixings, quoted, feed.seed, position, 1)?;
        let hours = Hours::new()?;
        let (mut marks, mut until, mut begin) = (Vec::new(), position, now);
        for stretch in STRETCHES {
            let step_ms = i64::from(past_ms(feed.speed, stretch.step_s));
            let from = Timestamp::from_micros(until.micros() - stretch.seconds / stretch.step_s * step_ms * 1_000);
            let traded_ms = hours.traded_ms(from.millis());
            let instants = (hours.traded_ms(until.millis()) - traded_ms) / step_ms;
            begin = begin.plus_seconds(-instants * stretch.step_s);
            marks.push(Mark { begin, traded_ms, step_s: stretch.step_s, step_ms });
            until = from;
        }
        Ok(Hindsight { symbols, replay, hours, marks })
    }

    /// The prices of a moment, told as of then; none before the charts begin.
    pub fn quotes(&mut self, at: Timestamp) -> Vec<Quote> {
        let Some(mark) = self.marks.iter().find(|mark| mark.begin <= at) else { return Vec::new() };
        let steps = at.since(mark.begin) / 1_000_000 / mark.step_s;
        let instant = self.hours.when_traded(mark.traded_ms + steps * mark.step_ms);
        self.replay.seek(Timestamp::from_millis(instant));
        let Hindsight { symbols, replay, .. } = self;
        let ticks = replay.take(symbols.len());
        ticks.map(|tick| Quote { symbol: symbols[tick.symbol], at, bid: tick.bid, ask: tick.ask }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feeds::history;
    use testkit::{TestBrand, on_both_databases};

    #[on_both_databases]
    async fn what_is_told_is_what_the_charts_show(t: TestBrand) {
        let feed = t.app.config().feed.clone();
        let mut listed = t.read(instruments::queries::list).await;
        listed.truncate(3);
        let (now, day) = (t.now(), 86_400);
        let position = Past::open(&listed, feed.seed, None, past_ms(feed.speed, 1)).expect("a past").position().expect("a position");
        let mut bars = Vec::new();
        history::tell(&listed, &feed, position, now, |symbol, bar| {
            bars.push((symbol, bar));
            Ok(())
        })
        .expect("bars");
        let mut told = Hindsight::open(&listed, &feed, now).expect("hindsight");
        for ago in [3_600, day, 5 * day, 20 * day, 27 * day] {
            let at = now.plus_seconds(-ago);
            let quotes = told.quotes(at);
            assert_eq!(quotes.len(), 3, "{ago} seconds ago");
            for quote in quotes {
                let bar = bars.iter().rfind(|(symbol, bar)| *symbol == quote.symbol && bar.at <= at).expect("a bar").1;
                assert!(bar.low <= quote.bid && quote.bid <= bar.high, "{} {ago} seconds ago: {} in {bar:?}", quote.symbol, quote.bid);
            }
        }
        assert!(told.quotes(now.plus_seconds(-9_000 * day)).is_empty());
    }
}
