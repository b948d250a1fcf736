//! Money between roundings: units of 10^-8 of a currency that stands beside it.
//!
//! [`Fine`] is what one position holds, in eight bytes, since there are millions of them. [`Total`] is what comes of quotes and sums, where
//! eight bytes end at some 92 billion of a currency: a sum that a large account in VND or IDR reaches. On the wire both are decimal text.

use std::fmt;

use kernel::{Currency, Decimal};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::wide;

/// Of one position.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Fine(pub i64);

/// Of an account, or of what a quote makes of a position.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Total(pub i128);

/// Units of 10^-8 to minor units, half to even.
pub fn to_minor(fine: i128, currency: Currency) -> i128 {
    wide::div_half_even(fine, per_minor(currency))
}

/// Units of 10^-8 in one minor unit.
pub fn per_minor(currency: Currency) -> u64 {
    wide::POW10[8usize.saturating_sub(currency.decimals() as usize)]
}

impl Fine {
    pub const ZERO: Fine = Fine(0);

    pub fn saturating(value: i128) -> Fine {
        Fine(wide::saturated(value))
    }
    /// Rounded half to even to the currency's minor unit.
    pub fn minor(self, currency: Currency) -> i64 {
        Total::from(self).minor(currency)
    }
}

impl Total {
    pub const ZERO: Total = Total(0);

    /// Exact up to 7.9 × 10^20 of a currency, and that beyond.
    pub fn to_decimal(self) -> Decimal {
        let ends = if self.0 < 0 { Decimal::MIN } else { Decimal::MAX };
        Decimal::try_from_i128_with_scale(self.0, 8).map_or(ends, |exact| exact.normalize())
    }
    /// Rounded half to even to the currency's minor unit.
    pub fn minor(self, currency: Currency) -> i64 {
        wide::saturated(to_minor(self.0, currency))
    }
}

impl From<Fine> for Total {
    fn from(fine: Fine) -> Total {
        Total(fine.0.into())
    }
}

impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.to_decimal(), f)
    }
}

impl fmt::Display for Fine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Total::from(*self), f)
    }
}

impl fmt::Debug for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Debug for Fine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Total {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl Serialize for Fine {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Total {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Total, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(d)?;
        let value = Decimal::from_str_exact(&text).map_err(de::Error::custom)?.normalize();
        let units = value.mantissa().checked_mul(10_i128.pow(8_u32.saturating_sub(value.scale())));
        units.filter(|_| value.scale() <= 8).map(Total).ok_or_else(|| de::Error::custom("expected an amount of at most 8 decimals"))
    }
}

impl<'de> Deserialize<'de> for Fine {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Fine, D::Error> {
        let Total(units) = Total::deserialize(d)?;
        i64::try_from(units).map(Fine).map_err(|_| de::Error::custom("expected an amount below 92 billion"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_back() {
        for text in ["0", "-0.00000001", "92233720368.54775807", "250000000000", "-790000000000000000000.5"] {
            let read: Total = serde_json::from_str(&format!("\"{text}\"")).expect(text);
            assert_eq!(read.to_string(), text);
        }
        assert!(serde_json::from_str::<Fine>("\"250000000000\"").is_err());
        assert!(serde_json::from_str::<Total>("\"0.000000001\"").is_err());
    }

    #[test]
    fn what_no_decimal_holds_is_shown_as_its_end() {
        assert_eq!(Total(i128::MIN).to_decimal(), Decimal::MIN);
        assert_eq!(Total(i128::MAX).minor(Currency::USD), i64::MAX);
    }
}
