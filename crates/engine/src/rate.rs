//! Conversion rates: at most twelve significant digits, so that the rate a deal stores is the rate it used.

use std::fmt;

use kernel::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::wide::{self, POW10};

/// Units of the target currency for one of the source: `mantissa × 10^-scale`, packed into 64 bits.
///
/// The mantissa has at most twelve digits and no trailing zeros, the scale is 0..=28.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rate(u64);

const DIGITS: u64 = 1_000_000_000_000;

impl Rate {
    pub const ONE: Rate = Rate(1 << 5);

    fn pack(mut mantissa: u64, mut scale: u32) -> Option<Rate> {
        while scale > 0 && mantissa.is_multiple_of(10) && mantissa > 0 {
            (mantissa, scale) = (mantissa / 10, scale - 1);
        }
        (scale <= 28 && mantissa > 0 && mantissa < 1 << 59).then_some(Rate(mantissa << 5 | scale as u64))
    }

    pub const fn mantissa(self) -> u64 {
        self.0 >> 5
    }
    pub const fn scale(self) -> u32 {
        (self.0 & 31) as u32
    }
    pub const fn is_one(self) -> bool {
        self.0 == Rate::ONE.0
    }

    /// The product of the factors over the product of the divisors, to twelve significant digits, half to even.
    pub fn of(factors: &[u64], divisors: &[u64]) -> Option<Rate> {
        let mut scale = 11u32;
        // At most a few rounds: each one corrects the number of decimals by the digits found.
        for _ in 0..6 {
            let (low, high) = ten_to(scale);
            let mut all = [1u64; 12];
            let count = factors.len();
            all.get_mut(..count)?.copy_from_slice(factors);
            *all.get_mut(count)? = high;
            let value = wide::ratio(low as i128, all.get(..=count)?, divisors)?;
            let value = u128::try_from(value).ok()?;
            if value >= DIGITS as u128 {
                let extra = value.ilog10() - 11;
                if scale == 0 {
                    return Rate::pack(u64::try_from(value).ok()?, 0);
                }
                scale = scale.saturating_sub(extra);
            } else if value < DIGITS as u128 / 10 && scale < 28 {
                let digits = if value == 0 { 0 } else { value.ilog10() + 1 };
                scale = (scale + 12 - digits).min(28);
            } else {
                return Rate::pack(value as u64, scale);
            }
        }
        None
    }

    pub fn from_decimal(value: Decimal) -> Option<Rate> {
        let mantissa = u64::try_from(value.mantissa()).ok()?;
        let (low, high) = ten_to(value.scale());
        Rate::of(&[mantissa], &[low, high])
    }

    pub fn to_decimal(self) -> Decimal {
        Decimal::from_i128_with_scale(self.mantissa() as i128, self.scale())
    }

    /// `value` at this rate in the same units, rounded half to even.
    #[inline]
    pub fn apply(self, value: i128) -> Option<i128> {
        if self.is_one() {
            return Some(value);
        }
        let (low, high) = ten_to(self.scale());
        wide::ratio(value, &[self.mantissa()], &[low, high])
    }

    /// Price units (10^-8) times unit units (10^-8) at this rate, in units of 10^-8: the value of a price difference.
    #[inline(always)]
    pub fn value(self, price: i64, units: i64) -> i128 {
        if self.is_one() {
            let whole = units / 100_000_000;
            if whole * 100_000_000 == units {
                // Whole units, as nearly all are: exact without a division of 128 bits.
                return price as i128 * whole as i128;
            }
            return wide::from_squared(price as i128 * units as i128);
        }
        self.converted(price as i128 * units as i128)
    }

    /// The same where a rate has to be applied; a result beyond 128 bits is as large as can be.
    #[inline(never)]
    fn converted(self, product: i128) -> i128 {
        let (low, high) = ten_to(self.scale());
        wide::ratio(product, &[self.mantissa()], &[POW10[8], low, high]).unwrap_or(i128::MAX)
    }
}

/// 10^exponent as two factors that fit 64 bits each.
pub(crate) fn ten_to(exponent: u32) -> (u64, u64) {
    let low = exponent.min(19) as usize;
    (POW10[low], POW10[(exponent as usize).min(38) - low])
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.to_decimal(), f)
    }
}

impl fmt::Debug for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Default for Rate {
    fn default() -> Rate {
        Rate::ONE
    }
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Rate, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(d)?;
        let value = Decimal::from_str_exact(&text).map_err(de::Error::custom)?;
        Rate::from_decimal(value).ok_or_else(|| de::Error::custom("expected a positive rate"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_keep_twelve_digits() {
        let mid = 108_440_000u64;
        for (factors, divisors, text) in [
            (vec![mid], vec![POW10[8]], "1.0844"),
            (vec![mid], vec![61_250_000], "1.77044897959"),
            (vec![POW10[8]], vec![15_064_000_000], "0.00663834306957"),
            (vec![1], vec![15_000_000, 25_000], "0.00000000000266666666667"),
            (vec![2_500_000_000], vec![1], "2500000000"),
            (vec![9_999_999_999_999], vec![10], "1000000000000"),
        ] {
            assert_eq!(Rate::of(&factors, &divisors).expect(text).to_string(), text);
        }
        let rate = Rate::of(&[POW10[8]], &[15_064_000_000]).expect("rate");
        assert_eq!(serde_json::from_str::<Rate>(&serde_json::to_string(&rate).expect("json")).expect("rate"), rate);
        assert_eq!(Rate::from_decimal(Decimal::ONE), Some(Rate::ONE));
    }
}
