//! Instants and days. The clock itself is handed in; only the binary and the test kit own one.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Where "now" comes from. The product reads the machine's clock; tests and replays read their own.
pub trait Clock: Send + Sync + 'static {
    fn now(&self) -> Timestamp;
}

/// An instant in microseconds since 1970-01-01 UTC; on the wire RFC 3339 with milliseconds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(i64);

/// What `Timestamp` accepts: the years 1 to 9998.
const MIN_MICROS: i64 = -62_135_596_800_000_000;
const MAX_MICROS: i64 = 253_370_764_799_999_999;

impl Timestamp {
    pub const fn from_micros(micros: i64) -> Timestamp {
        Timestamp(micros)
    }
    pub const fn from_millis(millis: i64) -> Timestamp {
        Timestamp(millis * 1_000)
    }
    pub const fn from_seconds(seconds: i64) -> Timestamp {
        Timestamp(seconds * 1_000_000)
    }
    pub const fn micros(self) -> i64 {
        self.0
    }
    pub const fn millis(self) -> i64 {
        self.0.div_euclid(1_000)
    }
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }
    pub const fn plus_seconds(self, seconds: i64) -> Timestamp {
        Timestamp(self.0 + seconds * 1_000_000)
    }
    pub const fn plus_millis(self, millis: i64) -> Timestamp {
        Timestamp(self.0 + millis * 1_000)
    }
    pub const fn plus_days(self, days: i64) -> Timestamp {
        Timestamp(self.0 + days * 86_400_000_000)
    }
    /// Microseconds from `earlier` to `self`; negative when `earlier` is later.
    pub const fn since(self, earlier: Timestamp) -> i64 {
        self.0 - earlier.0
    }
    /// The UTC day that holds this instant.
    pub const fn day(self) -> Day {
        Day(self.0.div_euclid(86_400_000_000) as i32)
    }
    pub fn to_jiff(self) -> jiff::Timestamp {
        jiff::Timestamp::from_microsecond(self.0.clamp(MIN_MICROS, MAX_MICROS)).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }
    pub fn from_jiff(at: jiff::Timestamp) -> Timestamp {
        Timestamp(at.as_microsecond())
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.to_jiff().to_zoned(TimeZone::UTC);
        let (d, t) = (at.date(), at.time());
        write!(
            f,
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
            d.year(),
            d.month(),
            d.day(),
            t.hour(),
            t.minute(),
            t.second(),
            t.subsec_nanosecond() / 1_000_000
        )
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Timestamp {
    type Err = &'static str;
    /// RFC 3339 with an offset, or a plain `YYYY-MM-DD` meaning its first instant in UTC.
    fn from_str(text: &str) -> Result<Timestamp, Self::Err> {
        const EXPECTED: &str = "expected an RFC 3339 time such as 2026-05-04T09:12:33Z";
        if text.len() > 40 || !text.is_ascii() {
            return Err(EXPECTED);
        }
        if let Ok(day) = text.parse::<Day>() {
            return Ok(day.start());
        }
        let at: jiff::Timestamp = text.parse().map_err(|_| EXPECTED)?;
        match at.as_microsecond() {
            micros @ MIN_MICROS..=MAX_MICROS => Ok(Timestamp(micros)),
            _ => Err(EXPECTED),
        }
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Timestamp, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(d)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// A calendar day, counted from 1970-01-01; on the wire `YYYY-MM-DD`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Day(i32);

impl Day {
    pub const fn from_number(days_since_epoch: i32) -> Day {
        Day(days_since_epoch)
    }
    pub const fn number(self) -> i32 {
        self.0
    }
    /// The first instant of the day in UTC.
    pub const fn start(self) -> Timestamp {
        Timestamp(self.0 as i64 * 86_400_000_000)
    }
    /// The first instant after the day: days are half-open intervals.
    pub const fn end(self) -> Timestamp {
        self.next().start()
    }
    pub const fn next(self) -> Day {
        Day(self.0 + 1)
    }
    /// 0 is Sunday, 6 is Saturday.
    pub const fn weekday(self) -> u8 {
        (self.0 + 4).rem_euclid(7) as u8
    }
    pub fn to_date(self) -> Date {
        self.start().to_jiff().to_zoned(TimeZone::UTC).date()
    }
    pub fn from_date(date: Date) -> Day {
        let zoned = date.to_zoned(TimeZone::UTC).map(|z| z.timestamp().as_microsecond()).unwrap_or_default();
        Timestamp(zoned).day()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let d = self.to_date();
        write!(f, "{:04}-{:02}-{:02}", d.year(), d.month(), d.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Day {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Day, Self::Err> {
        const EXPECTED: &str = "expected a date as YYYY-MM-DD";
        let bytes = text.as_bytes();
        let shape =
            bytes.len() == 10 && bytes.iter().enumerate().all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() });
        if !shape {
            return Err(EXPECTED);
        }
        let number = |range: std::ops::Range<usize>| text[range].parse::<i16>().map_err(|_| EXPECTED);
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        if !(1..=9998).contains(&year) {
            return Err(EXPECTED);
        }
        Date::new(year, month as i8, day as i8).map(Day::from_date).map_err(|_| EXPECTED)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Day, D::Error> {
        std::borrow::Cow::<str>::deserialize(d)?.parse().map_err(de::Error::custom)
    }
}

macro_rules! string_schema {
    ($($type:ty, $name:literal, $format:literal, $about:literal);+ $(;)?) => {$(
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }
            fn inline_schema() -> bool {
                true
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "format": $format, "description": $about })
            }
        }
    )+};
}
string_schema! {
    Timestamp, "Timestamp", "date-time", "RFC 3339, UTC, milliseconds";
    Day, "Day", "date", "YYYY-MM-DD, UTC";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_instants_read_back() {
        for text in ["1970-01-01", "1999-01-04", "2024-02-29", "2026-11-20", "0001-01-01", "9998-12-31"] {
            assert_eq!(text.parse::<Day>().expect(text).to_string(), text);
        }
        for bad in
            ["2023-02-29", "2026-1-01", "2026-13-01", "20260101", "٢٠٢٦-٠١-٠١", "", "0000-01-01", "9999-12-31", "2026-01-01T00:00:00Z"]
        {
            assert!(bad.parse::<Day>().is_err(), "{bad}");
        }
        let at: Timestamp = "2026-05-04T11:12:33.1204+02:00".parse().expect("time");
        assert_eq!(at.to_string(), "2026-05-04T09:12:33.120Z");
        assert_eq!(at.day().to_string(), "2026-05-04");
        assert_eq!("2026-11-20".parse::<Day>().expect("day").weekday(), 5);
        assert!("2026-05-04T11:12:33".parse::<Timestamp>().is_err());
    }
}
