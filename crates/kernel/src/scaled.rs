//! Prices and sizes: integers in units of 10^-8, so that comparing them is comparing integers.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::exact;

/// Units in one: 10^8.
pub const ONE: i64 = 100_000_000;

fn write_scaled(f: &mut fmt::Formatter<'_>, raw: i64) -> fmt::Result {
    let sign = if raw < 0 { "-" } else { "" };
    let (whole, fraction) = (raw.unsigned_abs() / ONE as u64, raw.unsigned_abs() % ONE as u64);
    if fraction == 0 {
        return write!(f, "{sign}{whole}");
    }
    let digits = format!("{fraction:08}");
    write!(f, "{sign}{whole}.{}", digits.trim_end_matches('0'))
}

macro_rules! scaled {
    ($(#[$about:meta])* $name:ident, $expected:literal) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(i64);

        impl $name {
            pub const ZERO: $name = $name(0);
            pub const ONE: $name = $name(ONE);

            /// From units of 10^-8.
            pub const fn from_raw(raw: i64) -> $name {
                $name(raw)
            }
            /// In units of 10^-8.
            pub const fn raw(self) -> i64 {
                self.0
            }
            pub fn to_decimal(self) -> Decimal {
                Decimal::new(self.0, 8).normalize()
            }
            pub fn from_decimal(value: Decimal) -> Result<$name, &'static str> {
                exact::scale(value, 8).map($name)
            }
            /// Text with exactly `decimals` digits after the point, the rest cut off.
            pub fn fixed(self, decimals: u32) -> String {
                format!("{:.*}", decimals as usize, self.to_decimal().trunc_with_scale(decimals))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_scaled(f, self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_scaled(f, self.0)
            }
        }

        impl FromStr for $name {
            type Err = &'static str;
            fn from_str(text: &str) -> Result<$name, Self::Err> {
                $name::from_decimal(exact::parse_plain(text)?)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<$name, D::Error> {
                $name::from_decimal(exact::read(d)?).map_err(de::Error::custom)
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn inline_schema() -> bool {
                true
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "description": $expected })
            }
        }
    };
}

scaled!(
    /// A price in units of 10^-8; on the wire decimal text.
    Price,
    "a price as decimal text, at most 8 decimals"
);
scaled!(
    /// A size in lots (or a stake) in units of 10^-8; on the wire decimal text.
    Lots,
    "a size as decimal text, at most 8 decimals"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_read_back() {
        for text in ["1.0845", "151.2", "0.00000001", "-1.5", "2350", "0"] {
            assert_eq!(text.parse::<Price>().expect(text).to_string(), text);
        }
        assert_eq!("1.0845".parse::<Price>().expect("price").fixed(5), "1.08450");
        assert_eq!("1.084".parse::<Lots>().expect("lots").raw(), 108_400_000);
        for bad in ["1.123456789", "1e5", "100000000000", "NaN"] {
            assert!(bad.parse::<Price>().is_err(), "{bad}");
        }
    }
}
