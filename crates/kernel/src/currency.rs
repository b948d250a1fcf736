//! Currencies and assets by code, with the number of decimals that money in them has.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A currency or asset code, three to eight ASCII capitals or digits, packed so that it copies like an integer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 8]);

const NO_DECIMALS: [&str; 16] =
    ["JPY", "KRW", "VND", "CLP", "ISK", "PYG", "UGX", "XAF", "XOF", "XPF", "RWF", "BIF", "DJF", "GNF", "KMF", "VUV"];
const THREE_DECIMALS: [&str; 7] = ["BHD", "KWD", "OMR", "JOD", "TND", "IQD", "LYD"];
const EIGHT_DECIMALS: [&str; 16] =
    ["BTC", "ETH", "LTC", "XRP", "BCH", "ADA", "DOT", "SOL", "DOGE", "BNB", "TRX", "XLM", "USDT", "USDC", "LINK", "AVAX"];

impl Currency {
    pub const USD: Currency = Currency::known("USD");
    pub const EUR: Currency = Currency::known("EUR");
    pub const GBP: Currency = Currency::known("GBP");
    pub const JPY: Currency = Currency::known("JPY");
    /// Loyalty points are an asset of their own with two decimals.
    pub const COIN: Currency = Currency::known("COIN");

    const fn known(code: &str) -> Currency {
        let (bytes, mut packed, mut i) = (code.as_bytes(), [0u8; 8], 0);
        while i < bytes.len() {
            packed[i] = bytes[i];
            i += 1;
        }
        Currency(packed)
    }

    pub fn code(&self) -> &str {
        let len = self.0.iter().position(|b| *b == 0).unwrap_or(8);
        std::str::from_utf8(&self.0[..len]).unwrap_or("")
    }

    /// How many decimals an amount has: 2 for most, 0 for JPY, 8 for crypto assets.
    pub fn decimals(&self) -> u32 {
        let code = self.code();
        if NO_DECIMALS.contains(&code) {
            0
        } else if THREE_DECIMALS.contains(&code) {
            3
        } else if EIGHT_DECIMALS.contains(&code) {
            8
        } else {
            2
        }
    }

    /// Minor units in one unit: 100 for USD, 1 for JPY.
    pub fn scale(&self) -> i64 {
        10_i64.pow(self.decimals())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Currency {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Currency, Self::Err> {
        let shape = (3..=8).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        if shape { Ok(Currency::known(text)) } else { Err("expected a currency code such as USD") }
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Currency, D::Error> {
        std::borrow::Cow::<str>::deserialize(d)?.parse().map_err(de::Error::custom)
    }
}

impl schemars::JsonSchema for Currency {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Currency".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[A-Z0-9]{3,8}$", "description": "currency or asset code" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minor_units() {
        for (code, decimals) in [("USD", 2), ("JPY", 0), ("KWD", 3), ("BTC", 8), ("USDT", 8), ("XYZ", 2)] {
            let currency: Currency = code.parse().expect(code);
            assert_eq!((currency.decimals(), currency.code()), (decimals, code));
        }
        for bad in ["", "US", "usd", "USD ", "ABCDEFGHI", "ÜSD"] {
            assert!(bad.parse::<Currency>().is_err(), "{bad}");
        }
    }
}
