//! Typed ids: a customer's id cannot be passed where a wallet's is wanted.

/// An id that is a UUID (version 7: it sorts by the time it was made); text on the wire and in the database.
macro_rules! text_id {
    ($($(#[$about:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(uuid::Uuid);

        impl $name {
            pub const fn from_uuid(id: uuid::Uuid) -> $name {
                $name(id)
            }
            pub const fn uuid(self) -> uuid::Uuid {
                self.0
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> $name {
                $name(id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = &'static str;
            fn from_str(text: &str) -> Result<$name, Self::Err> {
                uuid::Uuid::try_parse(text).map($name).map_err(|_| "expected an id (UUID)")
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
                schemars::json_schema!({ "type": "string", "format": "uuid" })
            }
        }
    )+};
}

/// An id that the contract writes as a number.
macro_rules! number_id {
    ($($(#[$about:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = &'static str;
            fn from_str(text: &str) -> Result<$name, Self::Err> {
                match text.parse() {
                    Ok(id) if id > 0 => Ok($name(id)),
                    _ => Err("expected an id (whole number)"),
                }
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
                schemars::json_schema!({ "type": "integer", "format": "int64" })
            }
        }
    )+};
}

text_id!(
    /// A staff user.
    StaffId,
    RoleId,
    ApiKeyId,
    SessionId,
    CustomerId,
    LeadId,
    LeadImportId,
    CommentId,
    DocumentId,
    SalesDeskId,
    /// A movement of money as the contract shows it: deposit, withdrawal, bonus.
    TransactionId,
    /// One balanced set of postings.
    JournalId,
    OrderId,
    ExchangeRateId,
    JobId,
    AuditId,
    EventId,
    WebhookEndpointId,
    WebhookDeliveryId,
    SavedViewId,
);

number_id!(
    /// A wallet is a trading account; its id is the login.
    WalletId,
    PositionId,
    GroupId,
    SalesStatusId,
);
