//! What goes into a statement and what comes out of a row: six kinds of value, and no float among them.

use std::borrow::Cow;

use kernel::{Currency, Day, Decimal, Lots, Price, Problem, Result, Timestamp};

/// A value bound to `$n`.
#[derive(Clone, Debug, PartialEq)]
pub enum Bind<'a> {
    Null,
    Int(i64),
    Bool(bool),
    Text(Cow<'a, str>),
    Bytes(Cow<'a, [u8]>),
}

impl Bind<'_> {
    /// The same value, to be kept longer than what it was borrowed from.
    pub fn to_owned(&self) -> Bind<'static> {
        self.clone().into_owned()
    }
    pub fn into_owned(self) -> Bind<'static> {
        match self {
            Bind::Null => Bind::Null,
            Bind::Int(value) => Bind::Int(value),
            Bind::Bool(value) => Bind::Bool(value),
            Bind::Text(text) => Bind::Text(Cow::Owned(text.into_owned())),
            Bind::Bytes(bytes) => Bind::Bytes(Cow::Owned(bytes.into_owned())),
        }
    }
}

impl From<String> for Bind<'_> {
    fn from(text: String) -> Self {
        Bind::Text(Cow::Owned(text))
    }
}

impl From<&'static str> for Bind<'_> {
    fn from(text: &'static str) -> Self {
        Bind::Text(Cow::Borrowed(text))
    }
}

impl From<i64> for Bind<'_> {
    fn from(number: i64) -> Self {
        Bind::Int(number)
    }
}

impl<T: Into<Self>> From<Option<T>> for Bind<'_> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Bind::Null, T::into)
    }
}

/// A column of the current row, borrowed from the driver.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Column<'a> {
    Null,
    Int(i64),
    Bool(bool),
    Text(&'a str),
    Bytes(&'a [u8]),
}

impl std::fmt::Display for Column<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Column::Null => f.write_str("null"),
            Column::Int(value) => write!(f, "{value}"),
            Column::Bool(value) => write!(f, "{}", i64::from(*value)),
            Column::Text(text) => f.write_str(text),
            Column::Bytes(bytes) => write!(f, "{} bytes", bytes.len()),
        }
    }
}

pub trait ToBind {
    fn bind(&self) -> Bind<'_>;
}

pub trait FromColumn: Sized {
    fn from_column(column: Column<'_>) -> Result<Self>;
}

pub(crate) fn unexpected<T>(wanted: &str, column: Column<'_>) -> Result<T> {
    let kind = match column {
        Column::Null => "null",
        Column::Int(_) => "a number",
        Column::Bool(_) => "a flag",
        Column::Text(_) => "text",
        Column::Bytes(_) => "bytes",
    };
    Err(Problem::internal(format!("a column holds {kind} where {wanted} is expected")))
}

macro_rules! integers {
    ($($type:ty),+) => {$(
        impl ToBind for $type {
            fn bind(&self) -> Bind<'_> {
                Bind::Int(i64::from(*self))
            }
        }
        impl FromColumn for $type {
            fn from_column(column: Column<'_>) -> Result<Self> {
                match column {
                    Column::Int(value) => <$type>::try_from(value).or_else(|_| unexpected(stringify!($type), column)),
                    other => unexpected(stringify!($type), other),
                }
            }
        }
    )+};
}
integers!(i64, i32, u32, u16, u8);

impl ToBind for bool {
    fn bind(&self) -> Bind<'_> {
        Bind::Bool(*self)
    }
}

impl FromColumn for bool {
    fn from_column(column: Column<'_>) -> Result<bool> {
        match column {
            Column::Bool(value) => Ok(value),
            Column::Int(value @ (0 | 1)) => Ok(value == 1),
            other => unexpected("a flag", other),
        }
    }
}

impl ToBind for str {
    fn bind(&self) -> Bind<'_> {
        Bind::Text(Cow::Borrowed(self))
    }
}

impl ToBind for String {
    fn bind(&self) -> Bind<'_> {
        Bind::Text(Cow::Borrowed(self))
    }
}

impl FromColumn for String {
    fn from_column(column: Column<'_>) -> Result<String> {
        match column {
            Column::Text(text) => Ok(text.to_owned()),
            other => unexpected("text", other),
        }
    }
}

impl ToBind for Vec<u8> {
    fn bind(&self) -> Bind<'_> {
        Bind::Bytes(Cow::Borrowed(self))
    }
}

impl FromColumn for Vec<u8> {
    fn from_column(column: Column<'_>) -> Result<Vec<u8>> {
        match column {
            Column::Bytes(bytes) => Ok(bytes.to_vec()),
            other => unexpected("bytes", other),
        }
    }
}

impl<T: ToBind + ?Sized> ToBind for &T {
    fn bind(&self) -> Bind<'_> {
        (**self).bind()
    }
}

impl<T: ToBind> ToBind for Option<T> {
    fn bind(&self) -> Bind<'_> {
        self.as_ref().map_or(Bind::Null, ToBind::bind)
    }
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn from_column(column: Column<'_>) -> Result<Option<T>> {
        match column {
            Column::Null => Ok(None),
            other => T::from_column(other).map(Some),
        }
    }
}

macro_rules! whole_numbers {
    ($($type:ty, $to:expr, $from:expr);+ $(;)?) => {$(
        impl ToBind for $type {
            fn bind(&self) -> Bind<'_> {
                let to: fn(&$type) -> i64 = $to;
                Bind::Int(to(self))
            }
        }
        impl FromColumn for $type {
            fn from_column(column: Column<'_>) -> Result<Self> {
                let from: fn(i64) -> $type = $from;
                i64::from_column(column).map(from)
            }
        }
    )+};
}
whole_numbers! {
    Timestamp, |at| at.micros(), Timestamp::from_micros;
    Day, |day| i64::from(day.number()), |number| Day::from_number(number as i32);
    Price, |price| price.raw(), Price::from_raw;
    Lots, |lots| lots.raw(), Lots::from_raw;
    kernel::WalletId, |id| id.0, kernel::WalletId;
    kernel::PositionId, |id| id.0, kernel::PositionId;
    kernel::GroupId, |id| id.0, kernel::GroupId;
    kernel::SalesStatusId, |id| id.0, kernel::SalesStatusId;
}

/// Types that stand in the database as their own text.
macro_rules! texts {
    ($($type:ty),+ $(,)?) => {$(
        impl ToBind for $type {
            fn bind(&self) -> Bind<'_> {
                Bind::Text(Cow::Owned(self.to_string()))
            }
        }
        impl FromColumn for $type {
            fn from_column(column: Column<'_>) -> Result<Self> {
                match column {
                    Column::Text(text) => text.parse().or_else(|_| unexpected(stringify!($type), column)),
                    other => unexpected(stringify!($type), other),
                }
            }
        }
    )+};
}
texts!(
    Decimal,
    Currency,
    uuid::Uuid,
    kernel::StaffId,
    kernel::RoleId,
    kernel::ApiKeyId,
    kernel::SessionId,
    kernel::CustomerId,
    kernel::LeadId,
    kernel::LeadImportId,
    kernel::CommentId,
    kernel::DocumentId,
    kernel::SalesDeskId,
    kernel::TransactionId,
    kernel::JournalId,
    kernel::OrderId,
    kernel::ExchangeRateId,
    kernel::JobId,
    kernel::AuditId,
    kernel::EventId,
    kernel::WebhookEndpointId,
    kernel::WebhookDeliveryId,
    kernel::SavedViewId,
);

/// A value as the JSON text that a column holds.
pub fn json_text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}

/// Reads such a column back.
pub fn from_json_text<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Problem::internal(format!("a stored JSON text: {error}")))
}

/// A status or kind that stands in the database and on the wire as one word: `words! { pub enum Status { Pending = "PENDING" } }`.
#[macro_export]
macro_rules! words {
    ($(#[$about:meta])* $vis:vis enum $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        $(#[$about])*
        $vis enum $name { $($(#[$doc])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            #[allow(dead_code)]
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            #[allow(dead_code)]
            pub const fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = &'static str;
            fn from_str(text: &str) -> Result<$name, Self::Err> {
                match text {
                    $($word => Ok($name::$variant),)+
                    _ => Err(concat!("expected one of", $(" ", $word),+)),
                }
            }
        }

        impl $crate::db::ToBind for $name {
            fn bind(&self) -> $crate::db::Bind<'_> {
                $crate::db::Bind::Text(std::borrow::Cow::Borrowed(self.word()))
            }
        }

        impl $crate::db::FromColumn for $name {
            fn from_column(column: $crate::db::Column<'_>) -> kernel::Result<$name> {
                match column {
                    $crate::db::Column::Text(text) => text.parse().map_err(|expected: &str| kernel::Problem::internal(format!("{text}: {expected}"))),
                    _ => Err(kernel::Problem::internal(concat!("a column is not a ", stringify!($name)))),
                }
            }
        }
    };
}
