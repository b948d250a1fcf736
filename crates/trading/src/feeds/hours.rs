//! When currencies trade: from Sunday 17:00 to Friday 17:00 in New York, without a break.
//!
//! Invariants
//! - A week holds exactly 120 hours: the clocks of New York change on Sundays before it opens.
//! - Time zones come from the table in the program, never from the machine.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use kernel::{Day, Problem, Result, Timestamp};

/// Milliseconds of a trading week.
pub const WEEK_MS: i64 = 5 * 24 * 3_600 * 1_000;
/// 1970-01-04 was a Sunday.
const FIRST_SUNDAY: i32 = 3;

/// One week of trading, half-open, in milliseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    number: i32,
    pub opens_ms: i64,
    pub closes_ms: i64,
}

impl Week {
    /// As [`Hours::traded_ms`], for an instant before this week's close and after the close before.
    pub fn traded_ms(self, ms: i64) -> i64 {
        i64::from(self.number) * WEEK_MS + (ms - self.opens_ms).max(0)
    }

    pub fn opens(self) -> Timestamp {
        Timestamp::from_millis(self.opens_ms)
    }

    pub fn closes(self) -> Timestamp {
        Timestamp::from_millis(self.closes_ms)
    }
}

/// The time zones that matter to currencies.
#[derive(Clone)]
pub struct Hours {
    new_york: TimeZone,
    frankfurt: TimeZone,
}

impl Hours {
    pub fn new() -> Result<Hours> {
        let zone = |name| TimeZone::get(name).map_err(|cause| Problem::internal(format!("time zone {name}: {cause}")));
        Ok(Hours { new_york: zone("America/New_York")?, frankfurt: zone("Europe/Berlin")? })
    }

    /// The week that is open at an instant, or the next to open.
    pub fn week_from(&self, ms: i64) -> Week {
        let sunday = (Timestamp::from_millis(ms).day().number() - FIRST_SUNDAY).div_euclid(7);
        let week = self.week(sunday);
        // Early on a Sunday in UTC the week before has long closed; after Friday's close the next one is due.
        if ms >= week.closes_ms { self.week(sunday + 1) } else { week }
    }

    pub fn after(&self, week: Week) -> Week {
        self.week(week.number + 1)
    }

    /// Milliseconds of trading from a fixed beginning to an instant; it stands still while the market is closed.
    pub fn traded_ms(&self, ms: i64) -> i64 {
        self.week_from(ms).traded_ms(ms)
    }

    /// The instant, in milliseconds, at which trading had gone on for so long: what undoes [`Hours::traded_ms`].
    pub fn when_traded(&self, traded_ms: i64) -> i64 {
        let week = i32::try_from(traded_ms.div_euclid(WEEK_MS)).unwrap_or(i32::MAX);
        self.week(week).opens_ms + traded_ms.rem_euclid(WEEK_MS)
    }

    /// When the ECB takes the rates of a day: 14:15 in Frankfurt.
    pub fn fixing_ms(&self, day: Day) -> i64 {
        millis_at(&self.frankfurt, day, jiff::civil::time(14, 15, 0, 0))
    }

    fn week(&self, number: i32) -> Week {
        let sunday = FIRST_SUNDAY + number * 7;
        let five = jiff::civil::time(17, 0, 0, 0);
        let opens_ms = millis_at(&self.new_york, Day::from_number(sunday), five);
        Week { number, opens_ms, closes_ms: opens_ms + WEEK_MS }
    }
}

fn millis_at(zone: &TimeZone, day: Day, time: Time) -> i64 {
    let at = day.to_date().to_datetime(time).to_zoned(zone.clone());
    at.map_or(day.start().millis(), |at| at.timestamp().as_millisecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_follow_new_york() {
        let hours = Hours::new().expect("zones");
        let at = |text: &str| text.parse::<Timestamp>().expect(text).millis();
        for (instant, opens, closes) in [
            ("2026-03-04T12:00:00Z", "2026-03-01T22:00:00Z", "2026-03-06T22:00:00Z"),
            ("2026-03-06T21:59:59Z", "2026-03-01T22:00:00Z", "2026-03-06T22:00:00Z"),
            ("2026-03-06T22:00:00Z", "2026-03-08T21:00:00Z", "2026-03-13T21:00:00Z"),
            ("2026-03-08T10:00:00Z", "2026-03-08T21:00:00Z", "2026-03-13T21:00:00Z"),
            ("2026-10-30T20:59:59Z", "2026-10-25T21:00:00Z", "2026-10-30T21:00:00Z"),
            ("2026-10-31T00:00:00Z", "2026-11-01T22:00:00Z", "2026-11-06T22:00:00Z"),
        ] {
            let week = hours.week_from(at(instant));
            assert_eq!((week.opens_ms, week.closes_ms), (at(opens), at(closes)), "{instant}");
        }
        assert_eq!(hours.fixing_ms("2026-10-30".parse().expect("day")), at("2026-10-30T13:15:00Z"));
        assert_eq!(hours.fixing_ms("2026-07-01".parse().expect("day")), at("2026-07-01T12:15:00Z"));
    }

    #[test]
    fn every_week_closes_on_friday_at_five() {
        let hours = Hours::new().expect("zones");
        for number in 1_500..3_500 {
            let week = hours.week(number);
            let friday = Day::from_number(FIRST_SUNDAY + number * 7 + 5);
            assert_eq!(week.closes_ms, millis_at(&hours.new_york, friday, jiff::civil::time(17, 0, 0, 0)), "{friday}");
            assert_eq!(hours.traded_ms(week.closes_ms), hours.traded_ms(hours.after(week).opens_ms));
            assert_eq!(hours.traded_ms(week.opens_ms + 5) - hours.traded_ms(week.opens_ms), 5);
            assert_eq!(hours.when_traded(hours.traded_ms(week.opens_ms + 5)), week.opens_ms + 5);
        }
    }
}
