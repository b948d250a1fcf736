//! Why a command is refused: a stable code, and the figures the caller needs to do better.

use std::borrow::Cow;

use kernel::{Lots, Price, Problem};
use serde::{Deserialize, Serialize};

use crate::event::Quote;
use crate::fine::Total;

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "SCREAMING_SNAKE_CASE", rename_all_fields = "camelCase")]
pub enum Reject {
    MarketClosed,
    Downtime,
    StalePrice,
    NotEnoughMargin {
        /// What the trade would add to the used margin, and the free margin before it; its costs come on top.
        required: Total,
        free: Total,
    },
    SizeTooSmall {
        min: Lots,
    },
    SizeTooLarge {
        max: Lots,
    },
    SizeStep {
        step: Lots,
    },
    /// A price of an order or a position by the name of its field, and what was expected of it.
    InvalidPrice {
        field: Cow<'static, str>,
        expected: String,
    },
    TradingDisabled,
    CloseOnly,
    NoConversionRate,
    /// The requote: the price it would fill at now.
    PriceChanged {
        price: Price,
        quote: Quote,
    },
    MaxExposure {
        max: Lots,
    },
    MaxPositions {
        max: u32,
    },
    PropRule,
    /// Modify or cancel of an order that has left PENDING.
    OrderNotPending,
    UnknownAccount,
    UnknownInstrument,
    UnknownGroup,
    UnknownPosition,
    UnknownOrder,
    Duplicate,
    /// Something the state forbids, such as changing the trading type while positions are open.
    Conflict {
        because: String,
    },
    NotEnoughFunds,
    /// A field of a definition or an order, and what was expected of it.
    Invalid {
        field: Cow<'static, str>,
        expected: Cow<'static, str>,
    },
}

impl Reject {
    pub fn invalid(field: &'static str, expected: &'static str) -> Reject {
        Reject::Invalid { field: field.into(), expected: expected.into() }
    }
    pub fn price(field: &'static str, expected: impl Into<String>) -> Reject {
        Reject::InvalidPrice { field: field.into(), expected: expected.into() }
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Reject::MarketClosed => "MARKET_CLOSED",
            Reject::Downtime => "DOWNTIME",
            Reject::StalePrice => "STALE_PRICE",
            Reject::NotEnoughMargin { .. } => "NOT_ENOUGH_MARGIN",
            Reject::SizeTooSmall { .. } => "SIZE_TOO_SMALL",
            Reject::SizeTooLarge { .. } => "SIZE_TOO_LARGE",
            Reject::SizeStep { .. } => "SIZE_STEP",
            Reject::InvalidPrice { .. } => "INVALID_PRICE",
            Reject::TradingDisabled => "TRADING_DISABLED",
            Reject::CloseOnly => "CLOSE_ONLY",
            Reject::NoConversionRate => "NO_CONVERSION_RATE",
            Reject::PriceChanged { .. } => "PRICE_CHANGED",
            Reject::MaxExposure { .. } => "MAX_EXPOSURE",
            Reject::MaxPositions { .. } => "MAX_POSITIONS",
            Reject::PropRule => "PROP_RULE",
            Reject::OrderNotPending => "ORDER_NOT_PENDING",
            Reject::UnknownAccount => "UNKNOWN_ACCOUNT",
            Reject::UnknownInstrument => "UNKNOWN_INSTRUMENT",
            Reject::UnknownGroup => "UNKNOWN_GROUP",
            Reject::UnknownPosition => "UNKNOWN_POSITION",
            Reject::UnknownOrder => "UNKNOWN_ORDER",
            Reject::Duplicate => "DUPLICATE",
            Reject::Conflict { .. } => "CONFLICT",
            Reject::NotEnoughFunds => "NOT_ENOUGH_FUNDS",
            Reject::Invalid { .. } => "INVALID",
        }
    }
}

impl From<Reject> for Problem {
    fn from(reject: Reject) -> Problem {
        let code = reject.code();
        match reject {
            Reject::NotEnoughMargin { required, free } => Problem::refused(code).with("requiredMargin", required).with("freeMargin", free),
            Reject::SizeTooSmall { min } => Problem::refused(code).with("minOrderSize", min),
            Reject::SizeTooLarge { max } => Problem::refused(code).with("maxOrderSize", max),
            Reject::SizeStep { step } => Problem::refused(code).with("stepOrderSize", step),
            Reject::InvalidPrice { field, expected } => Problem::refused(code).because(expected.clone()).field(field, expected),
            Reject::PriceChanged { price, quote } => Problem::conflict(code).with("price", price).with("quote", quote),
            Reject::MaxExposure { max } => Problem::refused(code).with("maxExposure", max),
            Reject::MaxPositions { max } => Problem::refused(code).with("maxPositions", max),
            Reject::OrderNotPending | Reject::Duplicate => Problem::conflict(code),
            Reject::Conflict { because } => Problem::conflict(code).because(because),
            Reject::UnknownAccount | Reject::UnknownInstrument | Reject::UnknownGroup => Problem::not_found(),
            Reject::UnknownPosition | Reject::UnknownOrder => Problem::not_found(),
            Reject::Invalid { field, expected } => Problem::invalid(field.into_owned(), expected.into_owned()),
            _ => Problem::refused(code),
        }
    }
}
