//! Exact integer arithmetic: products of many factors over products of many divisors, rounded once, half to even.
//!
//! Invariants
//! - Never a float, never a rounding in between: the one rounding happens at the end.
//! - Never a silent overflow: what does not fit is `None`.

/// Units of 10^-8 in one.
pub const ONE: i128 = 100_000_000;

pub const POW10: [u64; 20] = {
    let (mut table, mut i) = ([1u64; 20], 1);
    while i < 20 {
        table[i] = table[i - 1] * 10;
        i += 1;
    }
    table
};

/// `value / divisor`, rounded half to even.
#[inline]
pub fn div_half_even(value: i128, divisor: u64) -> i128 {
    let magnitude = value.unsigned_abs();
    let (quotient, remainder) = match u64::try_from(magnitude) {
        Ok(small) => ((small / divisor) as u128, small % divisor),
        Err(_) => (magnitude / divisor as u128, (magnitude % divisor as u128) as u64),
    };
    let twice = remainder as u128 * 2;
    let up = twice > divisor as u128 || (twice == divisor as u128 && quotient & 1 == 1);
    let rounded = (quotient + up as u128) as i128;
    if value < 0 { -rounded } else { rounded }
}

/// `value / 10^8`, rounded half to even: the division of every valuation, done with multiplications.
#[inline]
pub fn from_squared(value: i128) -> i128 {
    const DIVISOR: u64 = 100_000_000;
    let magnitude = value.unsigned_abs();
    let (quotient, remainder) = match u64::try_from(magnitude) {
        Ok(small) => ((small / DIVISOR) as u128, small % DIVISOR),
        Err(_) => by_parts(magnitude),
    };
    let up = remainder > DIVISOR / 2 || (remainder == DIVISOR / 2 && quotient & 1 == 1);
    let rounded = (quotient + up as u128) as i128;
    if value < 0 { -rounded } else { rounded }
}

/// Long division by 10^8 in digits of 36 bits, so that every step is a 64-bit division by a constant.
#[inline]
fn by_parts(magnitude: u128) -> (u128, u64) {
    const DIVISOR: u64 = 100_000_000;
    const DIGIT: u64 = (1 << 36) - 1;
    let mut quotient = 0u128;
    let mut remainder = 0u64;
    let mut shift = 108;
    if magnitude >> 72 == 0 {
        shift = 36;
    }
    loop {
        let part = (remainder << 36) | ((magnitude >> shift) as u64 & DIGIT);
        quotient |= ((part / DIVISOR) as u128) << shift;
        remainder = part % DIVISOR;
        if shift == 0 {
            return (quotient, remainder);
        }
        shift -= 36;
    }
}

/// What is left behind the point while dividing by several divisors in turn, compared with one half.
#[derive(Clone, Copy, PartialEq)]
enum Rest {
    Nothing,
    Below,
    Half,
    Above,
}

impl Rest {
    fn then(self, remainder: u64, divisor: u64) -> Rest {
        let twice = remainder as u128 * 2;
        let whole = divisor as u128;
        match twice {
            _ if twice > whole => Rest::Above,
            _ if twice == whole && self == Rest::Nothing => Rest::Half,
            _ if twice == whole => Rest::Above,
            _ if remainder == 0 && self == Rest::Nothing => Rest::Nothing,
            _ if twice + 1 == whole && matches!(self, Rest::Half | Rest::Above) => self,
            _ => Rest::Below,
        }
    }
}

/// `value × factors / divisors`, rounded half to even; `None` when the result or the product does not fit (320 bits).
pub fn ratio(value: i128, factors: &[u64], divisors: &[u64]) -> Option<i128> {
    if let Some(result) = narrow(value, factors, divisors) {
        return Some(result);
    }
    let mut limbs = [0u64; 5];
    limbs[0] = value.unsigned_abs() as u64;
    limbs[1] = (value.unsigned_abs() >> 64) as u64;
    for factor in factors {
        let mut carry = 0u128;
        for limb in &mut limbs {
            let product = *limb as u128 * *factor as u128 + carry;
            *limb = product as u64;
            carry = product >> 64;
        }
        if carry != 0 {
            return None;
        }
    }
    let mut rest = Rest::Nothing;
    for divisor in divisors {
        if *divisor == 0 {
            return None;
        }
        let mut remainder = 0u64;
        for limb in limbs.iter_mut().rev() {
            let part = ((remainder as u128) << 64) | *limb as u128;
            *limb = (part / *divisor as u128) as u64;
            remainder = (part % *divisor as u128) as u64;
        }
        rest = rest.then(remainder, *divisor);
    }
    if limbs[2] | limbs[3] | limbs[4] != 0 {
        return None;
    }
    let quotient = ((limbs[1] as u128) << 64) | limbs[0] as u128;
    let up = rest == Rest::Above || (rest == Rest::Half && quotient & 1 == 1);
    let rounded = i128::try_from(quotient.checked_add(up as u128)?).ok()?;
    Some(if value < 0 { -rounded } else { rounded })
}

/// The same when product and divisor fit into 128 and 64 bits, as they nearly always do.
#[inline]
fn narrow(value: i128, factors: &[u64], divisors: &[u64]) -> Option<i128> {
    let product = factors.iter().try_fold(value, |product, factor| product.checked_mul(*factor as i128))?;
    let divisor = divisors.iter().try_fold(1u64, |product, divisor| product.checked_mul(*divisor))?;
    (divisor != 0).then(|| div_half_even(product, divisor))
}

/// The result as a stored figure; saturates, which no figure that passed an opening check reaches.
#[inline]
pub fn saturated(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn half_goes_to_even() {
        for (value, divisor, expected) in [(5, 10, 0), (15, 10, 2), (25, 10, 2), (-5, 10, 0), (-15, 10, -2), (26, 10, 3), (7, 3, 2)] {
            assert_eq!(div_half_even(value, divisor), expected, "{value}/{divisor}");
            assert_eq!(ratio(value, &[1], &[divisor]), Some(expected), "{value}/{divisor}");
        }
    }

    proptest! {
        #[test]
        fn wide_agrees_with_narrow(value in -1_000_000_000_000i64..1_000_000_000_000, a in 1u64..1000, b in 1u64..1000, c in 1u64..1000) {
            let big = u64::MAX / 7;
            let narrow = div_half_even(value as i128 * a as i128, b * c);
            let wide = ratio(value as i128, &[a, big, big], &[b, big, c, big]);
            prop_assert_eq!(wide, Some(narrow));
        }

        #[test]
        fn squared_agrees_with_division(value in any::<i128>()) {
            let value = value / 4;
            let (q, r) = (value.unsigned_abs() / 100_000_000, value.unsigned_abs() % 100_000_000);
            let up = r > 50_000_000 || (r == 50_000_000 && q & 1 == 1);
            let expected = (q + up as u128) as i128 * value.signum();
            prop_assert_eq!(from_squared(value), expected);
            prop_assert_eq!(from_squared(value >> 50), div_half_even(value >> 50, 100_000_000));
        }
    }
}
