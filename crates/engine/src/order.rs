//! Orders and positions: the words, the states, and the rows.
//!
//! Invariants
//! - An order's status changes in [`OrderStatus::after`] and nowhere else.
//! - A position never changes side; netting beyond zero closes it and opens another.

use kernel::{Lots, OrderId, PositionId, Price, Timestamp};
use serde::{Deserialize, Serialize};

use crate::fine::Fine;
use crate::rate::Rate;
use crate::reject::Reject;
use crate::symbol::{Level, Symbol};

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Side {
    Buy,
    Sell,
}

impl Side {
    pub const fn opposite(self) -> Side {
        match self {
            Side::Buy => Side::Sell,
            Side::Sell => Side::Buy,
        }
    }
    /// +1 for BUY, -1 for SELL.
    pub const fn sign(self) -> i64 {
        match self {
            Side::Buy => 1,
            Side::Sell => -1,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OrderKind {
    Market,
    Limit,
    Stop,
    StopLimit,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OrderStatus {
    Pending,
    Filled,
    Cancelled,
    Expired,
    Rejected,
}

/// What happens to an order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OrderEvent {
    Modify,
    Arm,
    Fill,
    Cancel,
    Expire,
    Reject,
}

impl OrderStatus {
    /// The whole life of an order; whatever is not listed is refused.
    pub fn after(self, event: OrderEvent) -> Result<OrderStatus, Reject> {
        match (self, event) {
            (OrderStatus::Pending, OrderEvent::Modify | OrderEvent::Arm) => Ok(OrderStatus::Pending),
            (OrderStatus::Pending, OrderEvent::Fill) => Ok(OrderStatus::Filled),
            (OrderStatus::Pending, OrderEvent::Cancel) => Ok(OrderStatus::Cancelled),
            (OrderStatus::Pending, OrderEvent::Expire) => Ok(OrderStatus::Expired),
            (OrderStatus::Pending, OrderEvent::Reject) => Ok(OrderStatus::Rejected),
            _ => Err(Reject::OrderNotPending),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CloseReason {
    User,
    Admin,
    StopLoss,
    TakeProfit,
    TrailingStop,
    StopOut,
    TimeExpired,
    CopyLeader,
    CopyUnfollow,
    CloseBy,
    Netted,
    PropBreach,
    CompetitionEnd,
    InstrumentClosed,
    AccountClosed,
    Correction,
}

/// A trailing distance in hundredths of a percent, 1 (0.01 %) to 9999; 0 is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Trail(pub u16);

impl Trail {
    pub const NONE: Trail = Trail(0);
    pub const fn is_set(self) -> bool {
        self.0 != 0
    }

    /// The stop for an anchor: rounded down to the point for a long position, up for a short one.
    pub fn stop(self, side: Side, anchor: i64, point: i64) -> i64 {
        let (anchor, point) = (anchor as i128, point as i128);
        let stop = match side {
            Side::Buy => (anchor * (10_000 - self.0 as i128)).div_euclid(10_000 * point) * point,
            Side::Sell => -(-(anchor * (10_000 + self.0 as i128))).div_euclid(10_000 * point) * point,
        };
        stop as i64
    }
}

/// A pending order. Its position id is reserved when it is placed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    pub id: OrderId,
    pub position: PositionId,
    pub symbol: Symbol,
    pub side: Side,
    pub kind: OrderKind,
    pub status: OrderStatus,
    pub size: Lots,
    pub limit_price: Level,
    pub stop_price: Level,
    pub stop_loss: Level,
    pub take_profit: Level,
    pub trailing: Trail,
    /// A STOP_LIMIT whose stop has been hit waits at its limit.
    pub armed: bool,
    pub placed_at: Timestamp,
    pub expires_at: Option<Timestamp>,
    pub close_after_s: Option<u32>,
    pub max_risk: Option<MaxRisk>,
    /// Counts the changes, for compare-and-set.
    pub version: u32,
    #[serde(skip)]
    pub(crate) instrument: u32,
}

/// The largest part of what was invested that a trade may lose.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MaxRisk {
    /// Minor units of the account's currency.
    pub invest_minor: i64,
    /// Hundredths of a percent.
    pub percent_bps: u32,
}

impl Order {
    /// A pending LIMIT or STOP order at a price, as a row reads without any of its extras.
    #[allow(clippy::too_many_arguments)]
    pub fn pending(
        id: OrderId,
        position: PositionId,
        symbol: Symbol,
        side: Side,
        kind: OrderKind,
        size: Lots,
        price: Price,
        placed_at: Timestamp,
    ) -> Order {
        let (limit_price, stop_price) = match kind {
            OrderKind::Limit => (price.into(), Level::NONE),
            _ => (Level::NONE, price.into()),
        };
        Order {
            id,
            position,
            symbol,
            side,
            kind,
            status: OrderStatus::Pending,
            size,
            limit_price,
            stop_price,
            stop_loss: Level::NONE,
            take_profit: Level::NONE,
            trailing: Trail::NONE,
            armed: false,
            placed_at,
            expires_at: None,
            close_after_s: None,
            max_risk: None,
            version: 0,
            instrument: u32::MAX,
        }
    }

    /// The price that triggers it now and whether it triggers as a limit (at or better) or a stop (at or worse).
    pub fn trigger(&self) -> (i64, bool) {
        match self.kind {
            OrderKind::Limit => (self.limit_price.raw(), true),
            OrderKind::StopLimit if self.armed => (self.limit_price.raw(), true),
            _ => (self.stop_price.raw(), false),
        }
    }

    /// BUY LIMIT ask ≤ limit; SELL LIMIT bid ≥ limit; BUY STOP ask ≥ stop; SELL STOP bid ≤ stop.
    pub fn triggered(&self, bid: i64, ask: i64) -> bool {
        match (self.side, self.trigger()) {
            (Side::Buy, (level, true)) => ask <= level,
            (Side::Buy, (level, false)) => ask >= level,
            (Side::Sell, (level, true)) => bid >= level,
            (Side::Sell, (level, false)) => bid <= level,
        }
    }
}

/// An open position.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[repr(C)]
pub struct Position {
    // In an order that leaves no gaps; a large house holds millions of these.
    /// Units of 10^-8 of the base: `profit = units × price difference`.
    pub units: i64,
    pub open_price: Price,
    /// Margin of this position alone, in the account's currency, as fixed at the opening.
    pub margin: Fine,
    /// Accrued and not yet posted, in the account's currency.
    pub swap: Fine,
    #[serde(skip)]
    pub(crate) instrument: u32,
    pub side: Side,
    pub trailing: Trail,
    /// What earlier partial closes rounded away, units of 10^-8 of the account's currency, at most half a minor unit: it is
    /// added to the next close, so that the parts sum to the whole.
    pub carry: i32,
    pub expires_at: Option<Expiry>,
    /// The last server day whose swap was accrued, as a day number; 0 is none.
    pub swap_day: i32,
    /// The stop loss cannot be moved further from the opening price than this many points (max risk); 0 is no limit.
    pub risk_points: u32,
    /// Best closing price since the trailing stop was set.
    pub anchor: Level,
    pub stop_loss: Level,
    pub take_profit: Level,
    pub id: PositionId,
    pub symbol: Symbol,
    /// Lots, or the stake.
    pub size: Lots,
    /// The size in lots, also for a stake: for volume, commission and swap.
    pub lots: Lots,
    pub opened_at: Timestamp,
    /// Margin currency to account currency at the opening.
    pub margin_rate: Rate,
    /// Posted so far, minor units of the account's currency; a charge is negative.
    pub commission_minor: i64,
}

/// A whole second, in half the bytes of an optional timestamp.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Expiry(pub std::num::NonZeroU32);

impl Expiry {
    /// The second at or after `at`.
    pub fn at(at: Timestamp) -> Option<Expiry> {
        let seconds = at.micros().div_euclid(1_000_000) + i64::from(at.micros().rem_euclid(1_000_000) != 0);
        u32::try_from(seconds).ok().and_then(std::num::NonZeroU32::new).map(Expiry)
    }
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_seconds(self.0.get() as i64)
    }
}

impl Position {
    /// An open position as a row reads without any of its extras: no stops, no swap, no commission.
    #[allow(clippy::too_many_arguments)]
    pub fn new(
        id: PositionId,
        symbol: Symbol,
        side: Side,
        size: Lots,
        units: i64,
        open_price: Price,
        opened_at: Timestamp,
        margin: Fine,
    ) -> Position {
        Position {
            id,
            symbol,
            size,
            units,
            lots: size,
            open_price,
            opened_at,
            margin,
            margin_rate: Rate::ONE,
            swap: Fine::ZERO,
            commission_minor: 0,
            carry: 0,
            stop_loss: Level::NONE,
            take_profit: Level::NONE,
            risk_points: 0,
            anchor: Level::NONE,
            trailing: Trail::NONE,
            side,
            expires_at: None,
            swap_day: 0,
            instrument: u32::MAX,
        }
    }

    /// The furthest the stop loss may be, where the risk is limited.
    pub fn risk_stop(&self, point: i64) -> Option<i64> {
        let distance = self.risk_points as i64 * point;
        (self.risk_points != 0).then(|| (self.open_price.raw() - distance * self.side.sign()).max(point))
    }

    /// The trailing stop that is in force, if any.
    pub fn trailing_stop(&self, point: i64) -> Option<i64> {
        (self.trailing.is_set() && self.anchor.is_set()).then(|| self.trailing.stop(self.side, self.anchor.raw(), point))
    }

    /// The tighter of stop loss and trailing stop, with the reason it closes for.
    pub fn effective_stop(&self, point: i64) -> Option<(i64, CloseReason)> {
        let fixed = self.stop_loss.get().map(|p| (p.raw(), CloseReason::StopLoss));
        let trailing = self.trailing_stop(point).map(|stop| (stop, CloseReason::TrailingStop));
        match (fixed, trailing) {
            (Some(fixed), Some(trailing)) => {
                let tighter = (trailing.0 - fixed.0) * self.side.sign() > 0;
                Some(if tighter { trailing } else { fixed })
            }
            (fixed, trailing) => fixed.or(trailing),
        }
    }

    /// Why this quote closes the position; a stop wins over a take profit.
    pub fn triggered(&self, bid: i64, ask: i64, point: i64) -> Option<(CloseReason, i64)> {
        let price = if self.side == Side::Buy { bid } else { ask };
        if let Some((stop, reason)) = self.effective_stop(point)
            && (price - stop) * self.side.sign() <= 0
        {
            return Some((reason, stop));
        }
        let profit = self.take_profit.get()?.raw();
        ((price - profit) * self.side.sign() >= 0).then_some((CloseReason::TakeProfit, profit))
    }
}
