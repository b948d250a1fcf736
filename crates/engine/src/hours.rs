//! Trading hours in a time zone, downtimes, and the server day that ends at 17:00 in New York.
//!
//! Invariants
//! - Sessions are half-open: the opening instant trades, the closing instant does not.
//! - Wall time becomes UTC per calendar date; no offset is ever assumed.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};
use kernel::{Day, Timestamp};
use serde::{Deserialize, Serialize};

use crate::symbol::Symbol;

/// One session of the week: day 0 is Sunday; `close` may be `24:00`. A session over midnight is two rows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SessionRow {
    pub day: u8,
    pub open: String,
    pub close: String,
}

impl SessionRow {
    pub fn new(day: u8, open: &str, close: &str) -> SessionRow {
        SessionRow { day, open: open.into(), close: close.into() }
    }
}

/// A time in which nothing executes; no symbols means all of them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Downtime {
    pub start: Timestamp,
    pub end: Timestamp,
    pub title: String,
    pub symbols: Vec<Symbol>,
}

impl Downtime {
    pub fn covers(&self, symbol: Symbol) -> bool {
        self.symbols.is_empty() || self.symbols.contains(&symbol)
    }
}

/// A stretch of time in which an instrument is open, or is not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Window {
    pub open: bool,
    pub from: Timestamp,
    pub until: Timestamp,
}

impl Window {
    pub const ALWAYS: Window = Window { open: true, from: Timestamp::from_micros(i64::MIN), until: Timestamp::from_micros(i64::MAX) };
    pub fn contains(&self, at: Timestamp) -> bool {
        self.from <= at && at < self.until
    }
}

#[derive(Clone, Debug)]
pub struct Schedule {
    zone: TimeZone,
    /// Weekday, opening and closing minute of the day.
    rows: Vec<(u8, u16, u16)>,
}

impl Schedule {
    /// The time zone of this IANA name.
    pub fn zone(name: &str) -> Result<TimeZone, &'static str> {
        TimeZone::get(name).map_err(|_| "expected an IANA time zone such as America/New_York")
    }

    pub fn new(zone: TimeZone, rows: &[SessionRow]) -> Result<Schedule, &'static str> {
        let rows: Result<Vec<_>, _> = rows
            .iter()
            .map(|row| match (row.day, minute(&row.open), minute(&row.close)) {
                (day @ 0..=6, Some(open), Some(close)) if open < close && open < 1440 => Ok((day, open, close)),
                _ => Err("expected day 0 to 6 and open before close as HH:MM, close up to 24:00"),
            })
            .collect();
        Ok(Schedule { zone, rows: rows? })
    }

    /// The session or the pause between sessions that holds `at`.
    pub fn window(&self, at: Timestamp) -> Window {
        if self.rows.is_empty() {
            return Window::ALWAYS;
        }
        let today = at.to_jiff().to_zoned(self.zone.clone()).date();
        let mut sessions = Vec::new();
        for offset in -8..=8 {
            let Ok(date) = today.checked_add(jiff::Span::new().days(offset)) else { continue };
            let weekday = date.weekday().to_sunday_zero_offset() as u8;
            for (_, open, close) in self.rows.iter().filter(|(day, ..)| *day == weekday) {
                sessions.push((instant(&self.zone, date, *open, false), instant(&self.zone, date, *close, true)));
            }
        }
        sessions.sort_unstable();
        surrounding(&sessions, at)
    }
}

/// Sessions that touch are one; returns the merged session around `at`, or the gap around it.
fn surrounding(sessions: &[(Timestamp, Timestamp)], at: Timestamp) -> Window {
    let mut gap_from = at.plus_days(-8);
    let mut index = 0;
    while index < sessions.len() {
        let (from, mut until) = sessions[index];
        index += 1;
        while index < sessions.len() && sessions[index].0 <= until {
            until = until.max(sessions[index].1);
            index += 1;
        }
        if at < from {
            return Window { open: false, from: gap_from, until: from };
        }
        if at < until {
            return Window { open: true, from, until };
        }
        gap_from = until;
    }
    Window { open: false, from: gap_from, until: at.plus_days(1) }
}

fn minute(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let two = |part: &str| (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u16>().ok()).flatten();
    match (two(hours)?, two(minutes)?) {
        (24, 0) => Some(1440),
        (hours @ 0..=23, minutes @ 0..=59) => Some(hours * 60 + minutes),
        _ => None,
    }
}

/// Local wall time as an instant: one that does not exist becomes the first that does, one that exists twice the first
/// for an opening and the second for a close.
fn instant(zone: &TimeZone, date: Date, minute: u16, close: bool) -> Timestamp {
    let (date, minute) = if minute == 1440 { (date.tomorrow().unwrap_or(date), 0) } else { (date, minute) };
    let wall = DateTime::from_parts(date, Time::constant((minute / 60) as i8, (minute % 60) as i8, 0, 0));
    let ambiguous = zone.to_ambiguous_timestamp(wall);
    let resolved = match ambiguous.offset() {
        AmbiguousOffset::Gap { .. } => {
            let after = ambiguous.later();
            after.map(|after| zone.preceding(after).next().map_or(after, |transition| transition.timestamp()))
        }
        AmbiguousOffset::Fold { .. } if close => ambiguous.later(),
        _ => ambiguous.earlier(),
    };
    resolved.map(Timestamp::from_jiff).unwrap_or_default()
}

fn new_york() -> TimeZone {
    TimeZone::get("America/New_York").unwrap_or(TimeZone::UTC)
}

/// The server day that holds this instant: it is named after the date on which it ends at 17:00 in New York.
pub fn server_day(at: Timestamp) -> Day {
    let local = at.to_jiff().to_zoned(new_york());
    let day = Day::from_date(local.date());
    if local.hour() >= 17 { day.next() } else { day }
}

/// The instant at which a server day ends, when swaps are charged.
pub fn rollover(day: Day) -> Timestamp {
    instant(&new_york(), day.to_date(), 17 * 60, false)
}

/// Nights charged at the end of a server day.
///
/// None for nights that end on a weekend, unless the instrument has no triple day and trades then.
pub fn swap_nights(day: Day, triple: Option<u8>, trades_then: bool) -> i64 {
    match (day.weekday(), triple) {
        (0 | 6, None) if trades_then => 1,
        (0 | 6, _) => 0,
        (weekday, Some(triple)) if weekday == triple => 3,
        _ => 1,
    }
}
