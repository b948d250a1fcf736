//! The kinds of value a setting can have, each read from text.

use std::fmt;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;

use kernel::{Decimal, Timestamp};

use crate::secrets::Secret;

/// What can be read from the text of a file or of the environment.
pub trait Value: Sized {
    /// Reads after "expected ".
    const EXPECTED: &'static str;
    const SECRET: bool = false;
    /// Whether it is written without quotes in the file.
    const BARE: bool = false;

    fn read(text: &str) -> Option<Self>;
    fn show(&self) -> String;
    /// For the check against a range.
    fn number(&self) -> Option<u64> {
        None
    }
}

macro_rules! whole_numbers {
    ($($type:ty),+) => {$(
        impl Value for $type {
            const EXPECTED: &'static str = "a whole number";
            const BARE: bool = true;
            fn read(text: &str) -> Option<Self> {
                text.replace('_', "").parse().ok()
            }
            fn show(&self) -> String {
                self.to_string()
            }
            fn number(&self) -> Option<u64> {
                Some(u64::from(*self))
            }
        }
    )+};
}
whole_numbers!(u16, u32, u64);

impl Value for NonZeroU32 {
    const EXPECTED: &'static str = u32::EXPECTED;
    const BARE: bool = true;
    fn read(text: &str) -> Option<Self> {
        NonZeroU32::new(u32::read(text)?)
    }
    fn show(&self) -> String {
        self.to_string()
    }
    fn number(&self) -> Option<u64> {
        Some(self.get().into())
    }
}

macro_rules! from_text {
    ($($type:ty, $expected:literal, $bare:literal);+ $(;)?) => {$(
        impl Value for $type {
            const EXPECTED: &'static str = $expected;
            const BARE: bool = $bare;
            fn read(text: &str) -> Option<Self> {
                text.parse().ok()
            }
            fn show(&self) -> String {
                self.to_string()
            }
        }
    )+};
}
from_text! {
    SocketAddr, "an address and a port such as 0.0.0.0:8080 or [::]:8080", false;
    bool, "true or false", true;
    Decimal, "a number such as 1 or 2.5", true;
    Timestamp, "a time such as 2026-05-04T09:00:00Z", false;
}

impl Value for String {
    const EXPECTED: &'static str = "some text on one line";
    fn read(text: &str) -> Option<String> {
        (!text.is_empty() && !text.chars().any(char::is_control)).then(|| text.to_owned())
    }
    fn show(&self) -> String {
        self.clone()
    }
}

impl Value for PathBuf {
    const EXPECTED: &'static str = "a folder";
    fn read(text: &str) -> Option<PathBuf> {
        String::read(text).map(PathBuf::from)
    }
    fn show(&self) -> String {
        self.display().to_string()
    }
}

impl Value for Secret {
    const EXPECTED: &'static str = "a secret on one line";
    const SECRET: bool = true;
    fn read(text: &str) -> Option<Secret> {
        String::read(text).map(Secret::new)
    }
    fn show(&self) -> String {
        "[secret]".into()
    }
}

/// Empty text is nothing.
impl<T: Value> Value for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    const SECRET: bool = T::SECRET;
    fn read(text: &str) -> Option<Option<T>> {
        match text {
            "" => Some(None),
            text => T::read(text).map(Some),
        }
    }
    fn show(&self) -> String {
        self.as_ref().map(T::show).unwrap_or_default()
    }
    fn number(&self) -> Option<u64> {
        self.as_ref().and_then(T::number)
    }
}

/// A size in bytes, written `512`, `64 KiB`, `20 MiB` or `1 GiB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bytes(pub u64);

const UNITS: [(&str, u64); 3] = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)];

impl Value for Bytes {
    const EXPECTED: &'static str = "a size such as 512, 64 KiB, 20 MiB or 1 GiB";
    fn read(text: &str) -> Option<Bytes> {
        let unit = UNITS.into_iter().find_map(|(name, size)| Some((text.strip_suffix(name)?.trim_end(), size)));
        let (digits, size) = unit.unwrap_or((text, 1));
        u64::read(digits)?.checked_mul(size).filter(|bytes| *bytes > 0).map(Bytes)
    }
    fn show(&self) -> String {
        let unit = UNITS.into_iter().find(|(_, size)| self.0.is_multiple_of(*size));
        unit.map_or(self.0.to_string(), |(name, size)| format!("{} {name}", self.0 / size))
    }
}

/// The beginning of web addresses: scheme, host and perhaps a port and a path, without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebUrl(String);

impl WebUrl {
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// The address of a path, which begins with a slash.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }
}

impl fmt::Display for WebUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Value for WebUrl {
    const EXPECTED: &'static str = "a web address such as https://trade.example.com, without a query";
    fn read(text: &str) -> Option<WebUrl> {
        let uri: axum::http::Uri = text.parse().ok()?;
        let web = matches!(uri.scheme_str(), Some("http" | "https"));
        let host = uri.authority().is_some_and(|host| !host.host().is_empty() && !host.as_str().contains('@'));
        (web && host && uri.query().is_none() && !text.contains('#')).then(|| WebUrl(text.trim_end_matches('/').to_owned()))
    }
    fn show(&self) -> String {
        self.0.clone()
    }
}

macro_rules! choices {
    ($($(#[$about:meta])* $name:ident, $expected:literal { $($(#[$choice_about:meta])* $choice:ident = $text:literal),+ $(,)? })+) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$choice_about])* $choice),+
        }

        impl Value for $name {
            const EXPECTED: &'static str = $expected;
            fn read(text: &str) -> Option<$name> {
                match text {
                    $($text => Some($name::$choice),)+
                    _ => None,
                }
            }
            fn show(&self) -> String {
                match self {
                    $($name::$choice => $text.into()),+
                }
            }
        }
    )+};
}
choices! {
    LogFormat, "text or json" { Text = "text", Json = "json" }
    FeedKind, "none or replay" { None = "none", Replay = "replay" }
    MailTls, "implicit, starttls or none" {
        /// Encrypted from the first byte.
        Implicit = "implicit",
        /// Encrypted after a greeting, or not at all used.
        Starttls = "starttls",
        /// In clear.
        None = "none",
    }
}
