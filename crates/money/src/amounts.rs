//! How large an amount may be that somebody names, how large a balance may grow, and sums that are wider than both.
//!
//! Invariants
//! - An amount that a person or a provider names comes in through [`named`], and what it is converted to through [`within`].
//! - Sums over many rows are never added up in 64 bits: a statement adds millions and remainders apart, [`sum`] puts them together.

use foundation::db::Row;
use kernel::{Currency, Decimal, Money, Problem, Result};

/// The most that one payment, bonus, correction or transfer can be: a trillion dollars or euros, a million bitcoin.
pub const MOST_MINOR: i64 = 100_000_000_000_000;

/// The most that a balance holds, to either side of zero. Two of it still fit into 64 bits, so that a balance and a posting can be
/// added before they are judged. The statement that moves balances names the same number.
pub const HELD_MINOR: i64 = 4_000_000_000_000_000_000;

/// The amount in a field: exact in its currency and not above [`MOST_MINOR`], to either side of zero.
pub fn named(field: &'static str, value: Decimal, currency: Currency) -> Result<Money> {
    let most = Money::from_minor(MOST_MINOR, currency);
    if value.abs() > most.to_decimal() {
        return Err(too_large(field, most));
    }
    Money::exact(value, currency).map_err(|expected| Problem::invalid(field, expected))
}

/// What an amount comes to in another currency is bound by the same limit as the amount itself.
pub fn within(field: &'static str, money: Money) -> Result<Money> {
    if money.minor().unsigned_abs() > MOST_MINOR.unsigned_abs() {
        return Err(too_large(field, Money::from_minor(MOST_MINOR, money.currency())));
    }
    Ok(money)
}

fn too_large(field: &'static str, most: Money) -> Problem {
    Problem::amount_overflow().field(field, format!("expected at most {most}"))
}

/// A sum that a statement added up in two columns from `millions` on: `sum(x / 1000000)` and `sum(x % 1000000)`.
pub fn sum(row: &Row<'_>, millions: usize) -> Result<i128> {
    let (millions, rest): (i64, i64) = (row.get(millions)?, row.get(millions + 1)?);
    Ok(i128::from(millions) * 1_000_000 + i128::from(rest))
}

/// A sum in units of 10^-`decimals` as a number. A sum of 64-bit numbers in two columns always fits.
pub fn sum_decimal(sum: i128, decimals: u32) -> Decimal {
    Decimal::try_from_i128_with_scale(sum, decimals).unwrap_or(Decimal::MAX)
}

#[cfg(test)]
mod tests {
    use super::{MOST_MINOR, named, sum_decimal, within};
    use kernel::{Currency, Money};

    #[test]
    fn an_amount_has_a_ceiling_in_every_currency() {
        for (code, most, above) in [
            ("USD", "1000000000000.00", "1000000000000.01"),
            ("JPY", "100000000000000", "100000000000001"),
            ("BTC", "1000000", "1000000.00000001"),
            ("BTC", "-1000000", "-9999999999999999.99"),
        ] {
            let currency: Currency = code.parse().expect("a currency");
            let money = named("amount", most.parse().expect("a number"), currency).expect("at the ceiling");
            assert_eq!(money.minor().abs(), MOST_MINOR);
            let refused = named("amount", above.parse().expect("a number"), currency).expect_err("above it");
            assert_eq!((refused.status(), refused.code(), refused.fields()[0].name.as_str()), (422, "amount_too_large", "amount"));
        }
        assert_eq!(named("amount", "0.001".parse().expect("a number"), Currency::USD).expect_err("crooked").code(), "invalid_field");
        assert!(within("amount", Money::from_minor(i64::MIN, Currency::USD)).is_err());
    }

    #[test]
    fn a_sum_may_be_wider_than_its_parts() {
        assert_eq!(sum_decimal(i128::from(i64::MAX) * 1_000_000, 2).to_string(), "92233720368547758070000.00");
        assert_eq!(sum_decimal(-1250, 2).to_string(), "-12.50");
    }
}
