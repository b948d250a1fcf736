//! Ticks between the daily fixings, as a market might have made them: for demonstrations, tests and benchmarks.
//!
//! Every currency has one path against the euro, a [`Bridge`] from fixing to fixing over the hours the market is open; a
//! symbol's price is the quotient of its two currencies' paths at that instant. So EURUSD, USDJPY and EURJPY always agree:
//! every middle price lies between its bid and its ask, and no round trip through any symbols gains anything.
//!
//! Ticks stand on a grid counted from 1970, and a path's point is a function of seed, currency and time alone; so a replay
//! that starts in the middle gives what one from the beginning would give there.
//!
//! Invariants
//! - No clock and no random generator: [`Speed`] says how long to wait, somebody else waits.
//! - At the instant of a fixing the middle price is the fixing; bid < ask; no tick while the market is closed.
//! - Where a currency has no fixing for more than [`LONGEST_GAP_DAYS`] days, its symbols are silent.
//! - The ticks are not market data.

use kernel::{Currency, Day, Price, Problem, Result, Timestamp};

use super::bridge::{Bridge, MAX_VOLATILITY_BP, splitmix};
use super::ecb::{self, Fixings};
use super::hours::{Hours, Week};

/// Christmas and Easter make gaps of five days at most.
pub const LONGEST_GAP_DAYS: i32 = 10;
const MAX_SPREAD_POINTS: u32 = 100_000;

/// A symbol to be quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplaySymbol {
    /// Two currency codes, such as `USDJPY`.
    pub symbol: String,
    pub decimals: u32,
    /// The distance from bid to ask in points (units of the last decimal), at least 1.
    pub spread_points: u32,
    /// Standard deviation of a trading day, in hundredths of a percent. A currency moves by that of its symbol against the
    /// euro; if that is not replayed, by as much as makes the liveliest of its crosses move so.
    pub volatility_bp: u32,
}

/// A price of a symbol at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    pub at: Timestamp,
    /// Place in the list of symbols the replay was made with.
    pub symbol: usize,
    pub bid: Price,
    pub ask: Price,
}

/// A symbol, ready to be computed. A currency's place is `None` for the euro itself.
struct Quoted {
    base: Option<usize>,
    quote: Option<usize>,
    point: i64,
    spread: i64,
}

/// Ticks in order of time, and of symbols within an instant.
pub struct Replay {
    hours: Hours,
    week: Week,
    symbols: Vec<Quoted>,
    legs: Vec<Leg>,
    interval_ms: i64,
    now_ms: i64,
    next_symbol: usize,
    /// Whether `now_ms` is an instant with prices and the legs stand there.
    settled: bool,
}

impl Replay {
    /// From the first instant of a day.
    pub fn new(fixings: &Fixings, symbols: Vec<ReplaySymbol>, seed: u64, from: Day, tick_interval_ms: u32) -> Result<Replay> {
        Replay::starting_at(fixings, symbols, seed, from.start(), tick_interval_ms)
    }

    /// From any instant on, without computing what came before.
    pub fn starting_at(fixings: &Fixings, symbols: Vec<ReplaySymbol>, seed: u64, at: Timestamp, tick_interval_ms: u32) -> Result<Replay> {
        if !(1..=86_400_000).contains(&tick_interval_ms) {
            return Err(Problem::invalid("tickIntervalMs", "expected 1 to 86400000"));
        }
        let pairs: Vec<(Currency, Currency)> = symbols.iter().map(|symbol| pair(symbol, fixings)).collect::<Result<_>>()?;
        let mut currencies: Vec<Currency> = Vec::new();
        for currency in pairs.iter().flat_map(|(base, quote)| [*base, *quote]) {
            if currency != Currency::EUR && !currencies.contains(&currency) {
                currencies.push(currency);
            }
        }
        let place = |currency: Currency| currencies.iter().position(|known| *known == currency);
        let quoted = symbols.iter().zip(&pairs).map(|(symbol, (base, quote))| {
            let point = 10_i64.pow(8 - symbol.decimals);
            Quoted { base: place(*base), quote: place(*quote), point, spread: point * i64::from(symbol.spread_points) }
        });
        let quoted = quoted.collect();
        let leg = |currency: &Currency| Leg::new(fixings, *currency, volatility(*currency, &symbols, &pairs), seed);
        let legs = currencies.iter().map(leg).collect();
        let hours = Hours::new()?;
        let interval_ms = i64::from(tick_interval_ms);
        let now_ms = on_grid(at.micros().div_euclid(1_000) + i64::from(at.micros().rem_euclid(1_000) > 0), interval_ms);
        let week = hours.week_from(now_ms);
        Ok(Replay { hours, week, symbols: quoted, legs, interval_ms, now_ms, next_symbol: 0, settled: false })
    }

    /// Goes to an instant, be it behind or ahead: the next tick is the first of the grid from there on.
    pub fn seek(&mut self, at: Timestamp) {
        self.now_ms = on_grid(at.millis(), self.interval_ms);
        self.week = self.hours.week_from(self.now_ms);
        self.next_symbol = 0;
        self.settled = false;
    }

    /// Moves `now_ms` to the next instant of the grid at which the market is open and a symbol has a price.
    fn settle(&mut self) -> Option<()> {
        loop {
            if self.now_ms >= self.week.closes_ms {
                self.week = self.hours.week_from(self.now_ms);
            }
            if self.now_ms < self.week.opens_ms {
                self.now_ms = on_grid(self.week.opens_ms, self.interval_ms);
            }
            for leg in &mut self.legs {
                leg.seek(self.now_ms, &self.hours);
            }
            let due = |leg: Option<usize>| leg.map_or(Some(self.now_ms), |leg| self.legs[leg].due_ms(self.now_ms));
            let next = self.symbols.iter().filter_map(|s| due(s.base).zip(due(s.quote)).map(|(base, quote)| base.max(quote))).min()?;
            if next <= self.now_ms {
                break;
            }
            self.now_ms = on_grid(next, self.interval_ms);
        }
        let traded_ms = self.week.traded_ms(self.now_ms);
        for leg in &mut self.legs {
            leg.price_at(self.now_ms, traded_ms);
        }
        self.settled = true;
        Some(())
    }

    /// The tick of a symbol at the instant at hand, if its currencies have prices.
    fn tick(&self, symbol: usize) -> Option<Tick> {
        let quoted = &self.symbols[symbol];
        let leg = |leg: Option<usize>| leg.map_or(Some(Price::ONE), |leg| self.legs[leg].price);
        let middle = ecb::cross(leg(quoted.base)?, leg(quoted.quote)?)?.raw();
        // Rounded to the nearest point, so that with a spread of a point or more the middle stays between bid and ask.
        let lowest = 2 * middle - quoted.spread + quoted.point;
        let bid = (lowest.div_euclid(2 * quoted.point) * quoted.point).max(quoted.point);
        let at = Timestamp::from_millis(self.now_ms);
        Some(Tick { at, symbol, bid: Price::from_raw(bid), ask: Price::from_raw(bid + quoted.spread) })
    }
}

impl Iterator for Replay {
    type Item = Tick;

    fn next(&mut self) -> Option<Tick> {
        loop {
            if self.next_symbol == self.symbols.len() {
                self.next_symbol = 0;
                self.now_ms += self.interval_ms;
                self.settled = false;
            }
            if !self.settled {
                self.settle()?;
            }
            self.next_symbol += 1;
            if let Some(tick) = self.tick(self.next_symbol - 1) {
                return Some(tick);
            }
        }
    }
}

/// The first instant of the grid at or after this one.
fn on_grid(ms: i64, interval_ms: i64) -> i64 {
    (ms + interval_ms - 1).div_euclid(interval_ms) * interval_ms
}

fn pair(symbol: &ReplaySymbol, fixings: &Fixings) -> Result<(Currency, Currency)> {
    let refused = |why: &str| Problem::invalid("symbols", format!("{}: {why}", symbol.symbol));
    let Some(pair) = currencies(&symbol.symbol, fixings.currencies()) else {
        return Err(refused("expected two currencies that have fixings, such as USDJPY"));
    };
    if symbol.decimals > 8 {
        return Err(refused("expected at most 8 decimals"));
    }
    if !(1..=MAX_SPREAD_POINTS).contains(&symbol.spread_points) {
        return Err(refused("expected a spread of 1 to 100000 points"));
    }
    if symbol.volatility_bp > MAX_VOLATILITY_BP {
        return Err(refused("expected a volatility of at most 300 basis points a day"));
    }
    Ok(pair)
}

/// The two currencies of a symbol such as `USDJPY`, if both have fixings.
pub(super) fn currencies(symbol: &str, fixed: &[Currency]) -> Option<(Currency, Currency)> {
    let code = |range: std::ops::Range<usize>| {
        let currency: Option<Currency> = symbol.get(range).and_then(|code| code.parse().ok());
        currency.filter(|currency| *currency == Currency::EUR || fixed.contains(currency))
    };
    code(0..3).zip(code(3..symbol.len())).filter(|(base, quote)| base != quote)
}

/// How lively a currency's path against the euro is.
fn volatility(currency: Currency, symbols: &[ReplaySymbol], pairs: &[(Currency, Currency)]) -> u32 {
    let of = |against_euro: bool| {
        let involved = symbols.iter().zip(pairs).filter(move |(_, (base, quote))| *base == currency || *quote == currency);
        involved.filter(move |(_, (base, quote))| (*base == Currency::EUR || *quote == Currency::EUR) == against_euro)
    };
    let direct = of(true).map(|(symbol, _)| symbol.volatility_bp).next();
    // A cross of two independent paths varies by the sum of their variances: each gets 1/√2 of the deviation.
    direct.unwrap_or_else(|| of(false).map(|(symbol, _)| symbol.volatility_bp * 7_071 / 10_000).max().unwrap_or(0))
}

/// One currency's path against the euro.
struct Leg {
    fixings: Vec<(Day, Price)>,
    volatility_bp: u32,
    key: u64,
    segment: Option<Segment>,
    price: Option<Price>,
}

/// Where a leg stands between its fixings, ends included.
enum Segment {
    Bridged {
        from_ms: i64,
        to_ms: i64,
        traded_from_ms: i64,
        bridge: Box<Bridge>,
    },
    /// No prices after `from_ms` until `to_ms`.
    Silent {
        from_ms: i64,
        to_ms: i64,
    },
    /// No prices any more after `from_ms`.
    Over {
        from_ms: i64,
    },
}

impl Leg {
    fn new(fixings: &Fixings, currency: Currency, volatility_bp: u32, seed: u64) -> Leg {
        let name = currency.code().bytes().fold(0, |name, b| name << 8 | u64::from(b));
        Leg { fixings: fixings.of(currency).collect(), volatility_bp, key: splitmix(splitmix(seed, 0), name), segment: None, price: None }
    }

    /// Makes `segment` the one that holds an instant.
    fn seek(&mut self, now_ms: i64, hours: &Hours) {
        let (from_ms, to_ms) = match self.segment {
            Some(Segment::Bridged { from_ms, to_ms, .. } | Segment::Silent { from_ms, to_ms }) => (from_ms, to_ms),
            Some(Segment::Over { from_ms }) => (from_ms, i64::MAX),
            None => (1, 0),
        };
        if !(from_ms <= now_ms && now_ms <= to_ms) {
            self.segment = Some(self.segment_at(now_ms, hours));
        }
    }

    fn segment_at(&self, now_ms: i64, hours: &Hours) -> Segment {
        let instant = |at: usize| hours.fixing_ms(self.fixings[at].0);
        let next = self.fixings.partition_point(|(day, _)| hours.fixing_ms(*day) < now_ms);
        if next == self.fixings.len() {
            return Segment::Over { from_ms: self.fixings.len().checked_sub(1).map_or(i64::MIN, |last| instant(last) + 1) };
        }
        let to_ms = instant(next);
        if now_ms == to_ms {
            return self.between(next.saturating_sub(1), next, hours);
        }
        match next.checked_sub(1) {
            None => Segment::Silent { from_ms: i64::MIN, to_ms: to_ms - 1 },
            Some(last) if self.fixings[next].0.number() - self.fixings[last].0.number() > LONGEST_GAP_DAYS => {
                Segment::Silent { from_ms: instant(last) + 1, to_ms: to_ms - 1 }
            }
            Some(last) => self.between(last, next, hours),
        }
    }

    fn between(&self, from: usize, to: usize, hours: &Hours) -> Segment {
        let ((from_day, from_price), (to_day, to_price)) = (self.fixings[from], self.fixings[to]);
        let far = to_day.number() - from_day.number() > LONGEST_GAP_DAYS;
        // At the end of a silence, or on the very first fixing, there is the fixing alone.
        let (from_day, from_price) = if far { (to_day, to_price) } else { (from_day, from_price) };
        let (from_ms, to_ms) = (hours.fixing_ms(from_day), hours.fixing_ms(to_day));
        let traded_from_ms = hours.traded_ms(from_ms);
        let traded = (hours.traded_ms(to_ms) - traded_from_ms).unsigned_abs();
        let key = splitmix(self.key, from_day.number().unsigned_abs().into());
        let bridge = Box::new(Bridge::new(from_price.raw(), to_price.raw(), traded, self.volatility_bp, key));
        Segment::Bridged { from_ms, to_ms, traded_from_ms, bridge }
    }

    /// The first instant from this one on at which there is a price.
    fn due_ms(&self, now_ms: i64) -> Option<i64> {
        match self.segment {
            Some(Segment::Bridged { .. }) => Some(now_ms),
            Some(Segment::Silent { to_ms, .. }) => Some(to_ms + 1),
            Some(Segment::Over { .. }) | None => None,
        }
    }

    fn price_at(&mut self, now_ms: i64, traded_ms: i64) {
        self.price = match &mut self.segment {
            Some(Segment::Bridged { to_ms, traded_from_ms, bridge, .. }) => {
                let elapsed = if now_ms == *to_ms { u64::MAX } else { (traded_ms - *traded_from_ms).max(0).unsigned_abs() };
                Some(Price::from_raw(bridge.at(elapsed)))
            }
            _ => None,
        };
    }
}

#[cfg(test)]
#[path = "replay_tests.rs"]
mod tests;
