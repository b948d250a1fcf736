//! What a replayed market looked like before it began: bars for its charts, from the same paths that its quotes will follow.
//!
//! The last days are told in steps of seconds, what lies before in steps of minutes, a year before that in steps of hours, some
//! years in days: a chart of any interval has something to show, and the whole is some thousand bars a symbol.
//!
//! Invariants
//! - Where there are bars already, none are added.
//! - A bar is made of ticks of the replay, and every one of them lies before the present.

use std::collections::BTreeMap;

use engine::{Bar, Candles, Interval, Symbol};
use foundation::brand::Brand;
use foundation::config;
use kernel::{Problem, Result, Timestamp};
use tokio::sync::mpsc;

use super::Fixings;
use super::run::Past;
use crate::instruments::Listed;
use crate::market_data::candles::queries;

/// Stretches of the past, the nearest first: how long in real seconds, and how far apart its ticks are.
pub(super) const STRETCHES: &[Stretch] = &[
    Stretch { seconds: 2 * 86_400, step_s: 10 },
    Stretch { seconds: 28 * 86_400, step_s: 300 },
    Stretch { seconds: 370 * 86_400, step_s: 4 * 3_600 },
    Stretch { seconds: 1_500 * 86_400, step_s: 86_400 },
];
/// How many bars are stored in one transaction.
const TOGETHER: usize = 500;

pub(super) struct Stretch {
    pub(super) seconds: i64,
    pub(super) step_s: i64,
}

/// Tells the bars of every replayed symbol until `now`, when the replay stands at `position`; oldest first for each symbol.
pub(crate) fn tell(
    listed: &[Listed],
    feed: &config::Feed,
    position: Timestamp,
    now: Timestamp,
    mut each: impl FnMut(Symbol, Bar) -> Result<()>,
) -> Result<()> {
    let fixings = Fixings::bundled()?;
    let open = |from, step_ms| Past::of(&fixings, listed, feed.seed, Some(from), step_ms);
    // The present minute is the recorder's.
    let present = Interval::M1.bucket(now);
    let mut candles: BTreeMap<Symbol, Candles> = BTreeMap::new();
    let mut whole = Vec::new();
    for told in tellings(open, feed, position, now)?.iter().rev() {
        let mut past = open(told.from, told.step_ms)?;
        for number in 0..told.instants {
            let at = told.begin.plus_seconds(number * told.step_s);
            for quote in past.moment(at).unwrap_or_default() {
                candles.entry(quote.symbol).or_default().tick(at, quote.bid, quote.ask, |interval, bar| {
                    if interval == Interval::M1 && bar.at < present {
                        whole.push((quote.symbol, bar));
                    }
                });
            }
            whole.drain(..).try_for_each(|(symbol, bar)| each(symbol, bar))?;
        }
    }
    let grown = candles.iter().filter_map(|(symbol, candles)| candles.current(Interval::M1).map(|bar| (*symbol, *bar)));
    grown.filter(|(_, bar)| bar.at < present).try_for_each(|(symbol, bar)| each(symbol, bar))
}

/// A stretch of the past and when it is told to have been.
struct Telling {
    /// Where the replay begins.
    from: Timestamp,
    step_ms: u32,
    instants: i64,
    begin: Timestamp,
    step_s: i64,
}

/// The stretches, nearest first. A replay leaves weekends out, so its instants are counted back from the present.
fn tellings(
    open: impl Fn(Timestamp, u32) -> Result<Past>,
    feed: &config::Feed,
    position: Timestamp,
    now: Timestamp,
) -> Result<Vec<Telling>> {
    let (mut told, mut until, mut end) = (Vec::new(), position, now);
    for Stretch { seconds, step_s } in STRETCHES {
        let step_ms = super::run::past_ms(feed.speed, *step_s);
        let from = Timestamp::from_micros(until.micros() - seconds / step_s * i64::from(step_ms) * 1_000);
        let mut telling = Telling { from, step_ms, instants: 0, begin: end, step_s: *step_s };
        let mut past = open(from, step_ms)?;
        while past.position().is_some_and(|at| at < until) {
            past.moment(now);
            telling.instants += 1;
        }
        telling.begin = end.plus_seconds(-telling.instants * step_s);
        (until, end) = (from, telling.begin);
        told.push(telling);
    }
    Ok(told)
}

/// Gives a brand that has no bars the charts of its past, some at a time: all of them at once are more than the rest of a small house.
pub(crate) async fn fill(brand: &Brand, listed: Vec<Listed>, feed: config::Feed, position: Timestamp) -> Result<()> {
    let now = brand.now();
    if brand.peek(queries::any).await? {
        return Ok(());
    }
    let (told, mut heard) = mpsc::channel(1);
    let telling = tokio::task::spawn_blocking(move || {
        let mut some = Vec::with_capacity(TOGETHER);
        tell(&listed, &feed, position, now, |symbol, bar| {
            some.push((symbol, bar));
            if some.len() == TOGETHER {
                let full = std::mem::replace(&mut some, Vec::with_capacity(TOGETHER));
                told.blocking_send(full).map_err(|_| Problem::internal("nobody stores the bars"))?;
            }
            Ok(())
        })?;
        told.blocking_send(some).map_err(|_| Problem::internal("nobody stores the bars"))
    });
    while let Some(bars) = heard.recv().await {
        brand.write(move |tx| bars.iter().try_for_each(|(symbol, bar)| queries::put(tx, *symbol, bar))).await?;
    }
    telling.await.map_err(|error| Problem::internal(error.to_string()))?
}
