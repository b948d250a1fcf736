//! How fast the past goes by: `1x` as it did, `60x` an hour in a minute, `max` without waiting.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use kernel::Timestamp;

const EXPECTED: &str = "expected a speed such as 1x, 60x or max";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speed {
    /// Seconds of the past in one of the present, at least 1.
    Times(u32),
    Max,
}

impl Speed {
    /// How long to wait between two ticks; nothing when the second is not later.
    pub fn wait(self, from: Timestamp, to: Timestamp) -> Duration {
        match self {
            Speed::Max => Duration::ZERO,
            Speed::Times(times) => Duration::from_micros(to.since(from).max(0).unsigned_abs() / u64::from(times.max(1))),
        }
    }
}

impl FromStr for Speed {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Speed, Self::Err> {
        if text == "max" {
            return Ok(Speed::Max);
        }
        let digits = text.strip_suffix('x').filter(|digits| digits.bytes().all(|b| b.is_ascii_digit())).ok_or(EXPECTED)?;
        match digits.parse() {
            Ok(times @ 1..) => Ok(Speed::Times(times)),
            _ => Err(EXPECTED),
        }
    }
}

impl fmt::Display for Speed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Speed::Times(times) => write!(f, "{times}x"),
            Speed::Max => f.write_str("max"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speeds_say_how_long_to_wait() {
        let (from, to) = (Timestamp::from_seconds(100), Timestamp::from_seconds(160));
        for (text, wait_ms) in [("1x", 60_000), ("60x", 1_000), ("1000000x", 0), ("max", 0)] {
            let speed: Speed = text.parse().expect(text);
            assert_eq!((speed.wait(from, to).as_millis(), speed.to_string().as_str()), (wait_ms, text));
            assert_eq!(speed.wait(to, from), Duration::ZERO);
        }
        for bad in ["", "x", "0x", "-1x", "+1x", "1.5x", "60", "MAX", "99999999999x", " 1x"] {
            assert!(bad.parse::<Speed>().is_err(), "{bad}");
        }
    }
}
