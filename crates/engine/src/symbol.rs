//! Small types of the book: a symbol's name, an optional price level.

use std::fmt;
use std::str::FromStr;

use kernel::Price;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An instrument's name, 1 to 16 characters of `A-Z a-z 0-9 . _ - # / &`, packed so that it copies like an integer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol([u8; 16]);

impl Symbol {
    pub fn new(text: &str) -> Result<Symbol, &'static str> {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b"._-#/&".contains(&b);
        if text.is_empty() || text.len() > 16 || !text.bytes().all(allowed) {
            return Err("expected a symbol of 1 to 16 letters, digits or ._-#/&");
        }
        let mut bytes = [0u8; 16];
        bytes[..text.len()].copy_from_slice(text.as_bytes());
        Ok(Symbol(bytes))
    }

    /// Runs `read` on the text.
    fn text<T>(self, read: impl FnOnce(&str) -> T) -> T {
        let bytes = self.0;
        let len = bytes.iter().position(|b| *b == 0).unwrap_or(16);
        read(std::str::from_utf8(&bytes[..len]).unwrap_or(""))
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text(|text| f.write_str(text))
    }
}

impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text(|text| f.write_str(text))
    }
}

impl FromStr for Symbol {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Symbol, Self::Err> {
        Symbol::new(text)
    }
}

impl Serialize for Symbol {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        self.text(|text| s.serialize_str(text))
    }
}

impl<'de> Deserialize<'de> for Symbol {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Symbol, D::Error> {
        std::borrow::Cow::<str>::deserialize(d)?.parse().map_err(de::Error::custom)
    }
}

/// A price that may be absent, in eight bytes: prices of orders are positive, so zero means none. On the wire text or null.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Level(i64);

impl Level {
    pub const NONE: Level = Level(0);

    pub const fn get(self) -> Option<Price> {
        if self.0 == 0 { None } else { Some(Price::from_raw(self.0)) }
    }
    pub const fn raw(self) -> i64 {
        self.0
    }
    pub const fn is_set(self) -> bool {
        self.0 != 0
    }
    pub const fn at(raw: i64) -> Level {
        Level(raw)
    }
}

impl From<Price> for Level {
    fn from(price: Price) -> Level {
        Level(price.raw())
    }
}

impl From<Option<Price>> for Level {
    fn from(price: Option<Price>) -> Level {
        Level(price.map_or(0, Price::raw))
    }
}

impl fmt::Debug for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.get(), f)
    }
}

impl Serialize for Level {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        self.get().serialize(s)
    }
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Level, D::Error> {
        Option::<Price>::deserialize(d).map(Level::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_read_back() {
        for text in ["EURUSD", "BRK.B", "US500_cash", "ABCDEFGHIJKLMNOP"] {
            assert_eq!(text.parse::<Symbol>().expect(text).to_string(), text);
        }
        for bad in ["", "ABCDEFGHIJKLMNOPQ", "EUR USD", "EURUSD\u{0}", "ЕURUSD"] {
            assert!(bad.parse::<Symbol>().is_err(), "{bad}");
        }
        assert!("AUDUSD".parse::<Symbol>().expect("a") < "EURUSD".parse::<Symbol>().expect("e"));
    }
}
