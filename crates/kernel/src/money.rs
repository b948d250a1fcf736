//! Money: whole minor units beside a currency.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::problem::{Problem, Result};
use crate::{Currency, exact};

/// An amount in minor units (cents, yen, satoshi) of one currency. Arithmetic is checked and never mixes currencies.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

impl Money {
    pub const fn from_minor(minor: i64, currency: Currency) -> Money {
        Money { minor, currency }
    }
    pub const fn zero(currency: Currency) -> Money {
        Money { minor: 0, currency }
    }
    pub const fn minor(self) -> i64 {
        self.minor
    }
    pub const fn currency(self) -> Currency {
        self.currency
    }
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }
    pub const fn is_negative(self) -> bool {
        self.minor < 0
    }
    pub const fn is_positive(self) -> bool {
        self.minor > 0
    }

    /// From a decimal that must be exact in this currency: 1.005 USD is refused.
    pub fn exact(value: Decimal, currency: Currency) -> std::result::Result<Money, &'static str> {
        exact::scale(value, currency.decimals()).map(|minor| Money { minor, currency })
    }

    /// From a decimal, rounded half to even to the minor unit: the rounding of postings.
    pub fn half_even(value: Decimal, currency: Currency) -> Result<Money> {
        let rounded = value.round_dp_with_strategy(currency.decimals(), RoundingStrategy::MidpointNearestEven);
        Money::exact(rounded, currency).map_err(|_| Problem::amount_overflow())
    }

    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.minor, self.currency.decimals())
    }

    pub fn plus(self, other: Money) -> Result<Money> {
        self.same(other)?;
        let minor = self.minor.checked_add(other.minor).ok_or_else(Problem::amount_overflow)?;
        Ok(Money { minor, ..self })
    }

    pub fn minus(self, other: Money) -> Result<Money> {
        self.plus(other.negated()?)
    }

    pub fn negated(self) -> Result<Money> {
        let minor = self.minor.checked_neg().ok_or_else(Problem::amount_overflow)?;
        Ok(Money { minor, ..self })
    }

    /// Converted at a rate (units of `to` for one unit of this currency), rounded half to even.
    pub fn converted(self, rate: Decimal, to: Currency) -> Result<Money> {
        let value = self.to_decimal().checked_mul(rate).ok_or_else(Problem::amount_overflow)?;
        Money::half_even(value, to)
    }

    fn same(self, other: Money) -> Result<()> {
        if self.currency == other.currency {
            return Ok(());
        }
        Err(Problem::internal(format!("{} and {} were added", self.currency, other.currency)))
    }
}

/// The amount alone with all its decimals: `-12.50`.
pub fn amount_text(minor: i64, currency: Currency) -> String {
    Decimal::new(minor, currency.decimals()).to_string()
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.to_decimal(), self.currency)
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn usd(minor: i64) -> Money {
        Money::from_minor(minor, Currency::USD)
    }

    #[test]
    fn s0_rounding_is_half_even_to_the_minor_unit() {
        for (value, cents) in [("0.005", 0), ("0.015", 2), ("0.025", 2), ("-0.005", 0), ("-0.015", -2), ("106.8134", 10681)] {
            let value: Decimal = value.parse().expect(value);
            assert_eq!(Money::half_even(value, Currency::USD).expect("money"), usd(cents), "{value}");
        }
        let yen = Money::half_even("1640.5".parse().expect("yen"), Currency::JPY).expect("money");
        assert_eq!(yen.to_string(), "1640 JPY");
    }

    #[test]
    fn money_is_checked() {
        assert!(usd(i64::MAX).plus(usd(1)).is_err());
        assert!(usd(1).plus(Money::from_minor(1, Currency::EUR)).is_err());
        assert!(Money::exact("1.005".parse().expect("decimal"), Currency::USD).is_err());
        assert_eq!(usd(-1250).to_string(), "-12.50 USD");
        assert_eq!(amount_text(-1250, Currency::USD), "-12.50");
    }

    proptest! {
        #[test]
        fn m2_decimals_read_back(minor in any::<i64>(), index in 0usize..4) {
            let currency: Currency = ["USD", "JPY", "KWD", "BTC"][index].parse().expect("code");
            let money = Money::from_minor(minor, currency);
            prop_assert_eq!(Money::exact(money.to_decimal(), currency), Ok(money));
        }
    }
}
