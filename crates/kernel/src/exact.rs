//! Text to number, exactly or not at all: the one door for every amount, price, size and ratio from outside.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A decimal read from the wire, as a JSON number or as text, without a float in between. It is written as a JSON number.
///
/// Accepted: ASCII digits with at most one point and a leading minus, 16 digits before and 12 after the point; a JSON
/// number may also carry a small exponent, since some serialisers write 1e-7. Refused: `-0`, `NaN`, `1e400`, `+1`,
/// `.5`, `1.`, blanks, thousands separators, digits of other scripts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Hash)]
pub struct Exact(pub Decimal);

pub const EXPECTED: &str = "expected a decimal number such as 1250.75";
const MAX_WHOLE: usize = 16;
const MAX_FRACTION: usize = 12;

/// Reads `[-]digits[.digits]`, nothing else.
pub fn parse_plain(text: &str) -> Result<Decimal, &'static str> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return Err(EXPECTED),
        None => (unsigned, ""),
    };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) {
        return Err(EXPECTED);
    }
    if whole.len() > MAX_WHOLE || fraction.len() > MAX_FRACTION {
        return Err("expected at most 16 digits before and 12 after the decimal point");
    }
    let value = Decimal::from_str_exact(unsigned).map_err(|_| EXPECTED)?;
    match (text.starts_with('-'), value.is_zero()) {
        (true, true) => Err("expected 0 rather than -0"),
        (true, false) => Ok(-value),
        _ => Ok(value),
    }
}

/// Reads a JSON number, which may carry an exponent of at most two digits.
fn parse_json_number(text: &str) -> Result<Decimal, &'static str> {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return parse_plain(text) };
    let exponent: i32 = exponent.parse().map_err(|_| EXPECTED)?;
    let mantissa = parse_plain(mantissa)?;
    if !(-12..=16).contains(&exponent) {
        return Err("expected a number between 1e-12 and 1e16");
    }
    let mut value = mantissa;
    for _ in 0..exponent.abs() {
        let next = if exponent > 0 { value.checked_mul(Decimal::TEN) } else { value.checked_div(Decimal::TEN) };
        value = next.ok_or(EXPECTED)?;
    }
    parse_plain(&value.normalize().to_string())
}

impl Exact {
    pub const ZERO: Exact = Exact(Decimal::ZERO);

    /// The value in units of 10^-`decimals`, or why it does not fit.
    pub fn scaled(self, decimals: u32) -> Result<i64, &'static str> {
        scale(self.0, decimals)
    }
}

/// `value × 10^decimals` when that is a whole number that fits.
pub fn scale(value: Decimal, decimals: u32) -> Result<i64, &'static str> {
    let factor = Decimal::from(10_i64.pow(decimals.min(18)));
    let scaled = value.checked_mul(factor).ok_or("is too large")?;
    if !scaled.fract().is_zero() {
        return Err("has too many decimals");
    }
    i64::try_from(scaled.trunc()).map_err(|_| "is too large")
}

impl FromStr for Exact {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Exact, Self::Err> {
        parse_plain(text).map(Exact)
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.normalize(), f)
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let text = self.to_string();
        serde_json::Number::from_str(&text).map_err(serde::ser::Error::custom)?.serialize(s)
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Exact, D::Error> {
        read(d).map(Exact)
    }
}

/// Reads a decimal from a JSON number or a JSON string.
pub fn read<'de, D: Deserializer<'de>>(d: D) -> Result<Decimal, D::Error> {
    let result = match serde_json::Value::deserialize(d)? {
        serde_json::Value::Number(number) => parse_json_number(&number.to_string()),
        serde_json::Value::String(text) => parse_plain(&text),
        _ => Err(EXPECTED),
    };
    result.map_err(de::Error::custom)
}

impl schemars::JsonSchema for Exact {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Exact".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number", "description": "exact decimal; text is accepted too" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_exact_is_refused() {
        for good in ["0", "1", "-1", "1.5", "1250.75", "0.00000001", "9999999999999999"] {
            assert_eq!(good.parse::<Exact>().expect(good).to_string(), good);
        }
        let long = format!("1.{}", "0".repeat(40));
        for bad in [
            "", "-", "+1", ".5", "1.", "1e3", "1e400", "NaN", "inf", "-0", "-0.00", " 1", "1 ", "1,5", "١", "\u{ff11}", "--1", "1.2.3",
            &long,
        ] {
            assert!(bad.parse::<Exact>().is_err(), "{bad}");
        }
    }

    #[test]
    fn json_numbers_keep_every_digit() {
        let read = |json: &str| serde_json::from_str::<Exact>(json).map(|e| e.to_string());
        assert_eq!(read("0.1").expect("number"), "0.1");
        assert_eq!(read("1e-7").expect("small"), "0.0000001");
        assert_eq!(read("9007199254740993.01").expect("beyond a float"), "9007199254740993.01");
        assert_eq!(read("\"12.5\"").expect("text"), "12.5");
        for bad in ["1e400", "1e-400", "-0", "true", "null", "\"1e3\"", "[]", "0.1234567890123"] {
            assert!(read(bad).is_err(), "{bad}");
        }
        assert_eq!(serde_json::to_string(&Exact(Decimal::new(-150, 2))).expect("json"), "-1.5");
    }
}
