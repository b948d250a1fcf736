//! Candles from ticks.
//!
//! Built on the bid with the ask beside it; volume is the number of ticks. Intraday buckets are floors of UTC time; a day
//! is the server day, named after the date it ends on; weeks begin on Monday, months with their first day.
//!
//! Invariants
//! - A bar without a tick does not exist.
//! - Every interval equals the aggregation of its 1-minute bars.

use kernel::{Day, Price, Timestamp};
use serde::{Deserialize, Serialize};

use crate::hours::{rollover, server_day};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Interval {
    #[serde(rename = "1")]
    M1,
    #[serde(rename = "5")]
    M5,
    #[serde(rename = "15")]
    M15,
    #[serde(rename = "30")]
    M30,
    #[serde(rename = "60")]
    H1,
    #[serde(rename = "240")]
    H4,
    #[serde(rename = "1D")]
    D1,
    #[serde(rename = "1W")]
    W1,
    #[serde(rename = "1M")]
    Month,
}

impl Interval {
    pub const ALL: [Interval; 9] =
        [Interval::M1, Interval::M5, Interval::M15, Interval::M30, Interval::H1, Interval::H4, Interval::D1, Interval::W1, Interval::Month];

    /// The name on the wire: minutes, or `1D`, `1W`, `1M`.
    pub fn code(self) -> &'static str {
        match self {
            Interval::M1 => "1",
            Interval::M5 => "5",
            Interval::M15 => "15",
            Interval::M30 => "30",
            Interval::H1 => "60",
            Interval::H4 => "240",
            Interval::D1 => "1D",
            Interval::W1 => "1W",
            Interval::Month => "1M",
        }
    }

    pub fn parse(code: &str) -> Option<Interval> {
        Interval::ALL.into_iter().find(|interval| interval.code() == code)
    }

    fn minutes(self) -> Option<i64> {
        match self {
            Interval::M1 => Some(1),
            Interval::M5 => Some(5),
            Interval::M15 => Some(15),
            Interval::M30 => Some(30),
            Interval::H1 => Some(60),
            Interval::H4 => Some(240),
            _ => None,
        }
    }

    /// The bar's name for an instant: the start of its bucket, or 00:00 UTC of the day, Monday or first of the month.
    pub fn bucket(self, at: Timestamp) -> Timestamp {
        match self.minutes() {
            Some(minutes) => {
                let micros = minutes * 60_000_000;
                Timestamp::from_micros(at.micros().div_euclid(micros) * micros)
            }
            None => self.of_day(server_day(at)),
        }
    }

    /// The bar's name for a server day.
    fn of_day(self, day: Day) -> Timestamp {
        match self {
            Interval::W1 => Day::from_number(day.number() - (day.weekday() as i32 + 6) % 7).start(),
            Interval::Month => Day::from_number(day.number() - day.to_date().day() as i32 + 1).start(),
            _ => day.start(),
        }
    }
}

/// Open, high, low, close on the bid; the ask's close beside them; volume in ticks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Bar {
    pub at: Timestamp,
    pub open: Price,
    pub high: Price,
    pub low: Price,
    pub close: Price,
    pub ask_close: Price,
    pub volume: u64,
}

impl Bar {
    fn first(at: Timestamp, bid: Price, ask: Price) -> Bar {
        Bar { at, open: bid, high: bid, low: bid, close: bid, ask_close: ask, volume: 1 }
    }

    /// A further tick; a late one does not move the close.
    fn tick(&mut self, bid: Price, ask: Price, late: bool) {
        self.high = self.high.max(bid);
        self.low = self.low.min(bid);
        if !late {
            (self.close, self.ask_close) = (bid, ask);
        }
        self.volume += 1;
    }

    /// The later bar's contents on top of this one's.
    fn join(&mut self, later: &Bar) {
        self.high = self.high.max(later.high);
        self.low = self.low.min(later.low);
        (self.close, self.ask_close) = (later.close, later.ask_close);
        self.volume += later.volume;
    }
}

/// Bars of a longer interval from ascending 1-minute bars.
pub fn aggregate(minutes: &[Bar], interval: Interval) -> Vec<Bar> {
    let mut bars: Vec<Bar> = Vec::new();
    let mut days = Days::default();
    for minute in minutes {
        let at = days.bucket(interval, minute.at);
        match bars.last_mut() {
            Some(bar) if bar.at == at => bar.join(minute),
            _ => bars.push(Bar { at, ..*minute }),
        }
    }
    bars
}

/// The server day of ascending instants, looked up once per day.
#[derive(Clone, Default)]
struct Days(Option<(Timestamp, Timestamp, Day)>);

impl Days {
    fn bucket(&mut self, interval: Interval, at: Timestamp) -> Timestamp {
        if interval.minutes().is_some() {
            return interval.bucket(at);
        }
        let day = match self.0 {
            Some((from, until, day)) if from <= at && at < until => day,
            _ => {
                let day = server_day(at);
                let before = Day::from_number(day.number() - 1);
                self.0 = Some((rollover(before), rollover(day), day));
                day
            }
        };
        interval.of_day(day)
    }
}

/// What became of a tick.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Taken {
    Accepted,
    /// Older than the last tick, but its bar is still open.
    Late,
    DroppedLate,
    DroppedCrossed,
    /// A jump that waits for a second tick in agreement.
    Suspected,
}

/// How many ticks met which fate.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    pub accepted: u64,
    pub late: u64,
    pub dropped_late: u64,
    pub dropped_crossed: u64,
    pub suspected: u64,
}

/// Candles of one symbol, all intervals at once.
#[derive(Clone)]
pub struct Candles {
    /// A jump of more than this many hundredths of a percent waits for a second tick; 0 switches the filter off.
    spike_bps: u64,
    last: Option<(Timestamp, Price)>,
    suspect: Option<Price>,
    open: [Option<Bar>; 9],
    days: Days,
    pub counts: Counts,
}

/// How late a tick may be.
const LATE_MICROS: i64 = 2_000_000;

impl Candles {
    /// With the usual filter of 5 %.
    pub fn new() -> Candles {
        Candles::with_filter(500)
    }

    pub fn with_filter(spike_bps: u64) -> Candles {
        Candles { spike_bps, last: None, suspect: None, open: [None; 9], days: Days::default(), counts: Counts::default() }
    }

    /// The bar of an interval that is still growing.
    pub fn current(&self, interval: Interval) -> Option<&Bar> {
        self.open[interval as usize].as_ref()
    }

    /// Takes a tick; bars it completes are handed to `closed`.
    pub fn tick(&mut self, at: Timestamp, bid: Price, ask: Price, mut closed: impl FnMut(Interval, Bar)) -> Taken {
        let taken = self.judge(at, bid, ask);
        match taken {
            Taken::Accepted => self.counts.accepted += 1,
            Taken::Late => self.counts.late += 1,
            Taken::DroppedLate => self.counts.dropped_late += 1,
            Taken::DroppedCrossed => self.counts.dropped_crossed += 1,
            Taken::Suspected => self.counts.suspected += 1,
        }
        if !matches!(taken, Taken::Accepted | Taken::Late) {
            return taken;
        }
        let late = taken == Taken::Late;
        for interval in Interval::ALL {
            let bucket = self.days.bucket(interval, at);
            match &mut self.open[interval as usize] {
                Some(bar) if bar.at == bucket => bar.tick(bid, ask, late),
                slot => {
                    if let Some(done) = slot.replace(Bar::first(bucket, bid, ask)) {
                        closed(interval, done);
                    }
                }
            }
        }
        if !late {
            self.last = Some((at, bid));
        }
        taken
    }

    fn judge(&mut self, at: Timestamp, bid: Price, ask: Price) -> Taken {
        if bid > ask || bid.raw() <= 0 {
            return Taken::DroppedCrossed;
        }
        let Some((last_at, last_bid)) = self.last else { return Taken::Accepted };
        if at < last_at {
            let open = self.open[Interval::M1 as usize].is_some_and(|bar| Interval::M1.bucket(at) == bar.at);
            let usable = open && last_at.since(at) <= LATE_MICROS && !self.jumps(last_bid, bid);
            return if usable { Taken::Late } else { Taken::DroppedLate };
        }
        if self.jumps(last_bid, bid) {
            let agreed = self.suspect.is_some_and(|suspect| !self.jumps(suspect, bid));
            self.suspect = Some(bid);
            if !agreed {
                return Taken::Suspected;
            }
        }
        self.suspect = None;
        Taken::Accepted
    }

    fn jumps(&self, from: Price, to: Price) -> bool {
        let moved = (to.raw() - from.raw()).unsigned_abs() as u128 * 10_000;
        self.spike_bps > 0 && moved > from.raw().unsigned_abs() as u128 * self.spike_bps as u128
    }

    /// Ends all bars, as at the end of a history.
    pub fn finish(&mut self, mut closed: impl FnMut(Interval, Bar)) {
        for interval in Interval::ALL {
            if let Some(bar) = self.open[interval as usize].take() {
                closed(interval, bar);
            }
        }
    }
}

impl Default for Candles {
    fn default() -> Candles {
        Candles::new()
    }
}
