//! Placing an order.

use engine::{Command, EventKind, NewOrder, OrderKind, Reject, Side, Symbol, Trail};
use foundation::audit;
use foundation::auth::permission::WriteTrading;
use foundation::auth::{Actor, SelfOrStaff};
use foundation::db::Tx;
use foundation::http::{Answer, Json, Reply};
use foundation::idempotency::Once;
use kernel::{CustomerId, Exact, Lots, OrderId, PositionId, Price, Problem, Result, Timestamp, WalletId};
use money::book::{BookDesk, Books};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::account;
use crate::durations::{self, LONGEST_S};
use crate::fields::{positive, trail};
use crate::orders::model::Order;
use crate::orders::queries;
use crate::positions::model::Position;
use crate::{events, positions};

foundation::words! {
    #[schemars(rename = "OrderType")]
    pub enum Type {
        Market = "MARKET",
        Limit = "LIMIT",
        Stop = "STOP",
        /// Becomes a limit when its stop is hit.
        StopLimit = "STOP_LIMIT",
    }
}

foundation::words! {
    #[schemars(rename = "OrderSide")]
    pub enum Direction {
        Buy = "BUY",
        Sell = "SELL",
    }
}

impl Direction {
    pub fn side(self) -> Side {
        match self {
            Direction::Buy => Side::Buy,
            Direction::Sell => Side::Sell,
        }
    }
}

#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "OrderTicket")]
pub struct Ticket {
    /// The wallet.
    pub account_id: WalletId,
    pub symbol: String,
    pub side: Direction,
    #[serde(rename = "type")]
    pub kind: Type,
    /// Lots, or the stake.
    pub size: Lots,
    #[serde(default)]
    pub limit_price: Option<Price>,
    #[serde(default)]
    pub stop_price: Option<Price>,
    #[serde(default)]
    pub stop_loss: Option<Price>,
    #[serde(default)]
    pub take_profit: Option<Price>,
    /// Percent, 0.01 to 99.99.
    #[serde(default)]
    pub trailing_stop_loss_pct: Option<Exact>,
    #[serde(default)]
    pub expires_at: Option<Timestamp>,
    #[serde(default)]
    pub close_position_after_seconds: Option<i64>,
    /// MARKET: the price that was seen, for `maxSlippagePoints`.
    #[serde(default)]
    pub price: Option<Price>,
    /// MARKET: how many points the fill may differ from `price`, either way.
    #[serde(default)]
    pub max_slippage_points: Option<i64>,
}

#[derive(Serialize, JsonSchema)]
pub struct Placed {
    pub order: Order,
    /// The position that a market order opened or changed.
    pub position: Option<Position>,
}

/// A ticket whose fields have been read.
#[derive(Clone)]
pub struct Wanted {
    ticket: Ticket,
    symbol: Symbol,
    trailing: Trail,
}

impl Ticket {
    pub fn read(self) -> Result<Wanted> {
        let symbol = self.symbol.parse().map_err(|expected| Problem::invalid("symbol", expected))?;
        let prices = [("limitPrice", self.limit_price), ("stopPrice", self.stop_price), ("stopLoss", self.stop_loss)];
        for (field, price) in prices.into_iter().chain([("takeProfit", self.take_profit), ("price", self.price)]) {
            positive(field, price)?;
        }
        if self.size.raw() <= 0 {
            return Err(Problem::invalid("size", "a size above 0"));
        }
        if self.max_slippage_points.is_some_and(|points| !(0..=1_000_000).contains(&points)) {
            return Err(Problem::invalid("maxSlippagePoints", "0 to 1000000"));
        }
        if self.close_position_after_seconds.is_some_and(|seconds| !(1..=LONGEST_S).contains(&seconds)) {
            return Err(Problem::invalid("closePositionAfterSeconds", format!("1 to {LONGEST_S}")));
        }
        if self.kind == Type::Market && self.expires_at.is_some() {
            return Err(Problem::invalid("expiresAt", "a market order does not wait"));
        }
        let needs = match self.kind {
            Type::Market => (false, false),
            Type::Limit => (true, false),
            Type::Stop => (false, true),
            Type::StopLimit => (true, true),
        };
        for (field, needed, given) in
            [("limitPrice", needs.0, self.limit_price.is_some()), ("stopPrice", needs.1, self.stop_price.is_some())]
        {
            if needed != given {
                let expected = if needed { "is required for this type of order" } else { "does not belong to this type of order" };
                return Err(Problem::invalid(field, expected));
            }
        }
        let trailing = trail("trailingStopLossPct", self.trailing_stop_loss_pct)?;
        Ok(Wanted { ticket: self, symbol, trailing })
    }
}

impl Wanted {
    fn order(&self, order: OrderId, position: PositionId) -> NewOrder {
        let ticket = &self.ticket;
        NewOrder {
            wallet: ticket.account_id,
            order,
            position,
            symbol: self.symbol,
            side: ticket.side.side(),
            kind: match ticket.kind {
                Type::Market => OrderKind::Market,
                Type::Limit => OrderKind::Limit,
                Type::Stop => OrderKind::Stop,
                Type::StopLimit => OrderKind::StopLimit,
            },
            size: ticket.size,
            limit_price: ticket.limit_price,
            stop_price: ticket.stop_price,
            stop_loss: ticket.stop_loss,
            take_profit: ticket.take_profit,
            trailing: self.trailing,
            expires_at: ticket.expires_at,
            close_after_s: ticket.close_position_after_seconds.and_then(|seconds| u32::try_from(seconds).ok()),
            max_risk: None,
            price: ticket.price,
            max_slippage_points: ticket.max_slippage_points,
        }
    }
}

pub async fn place(caller: SelfOrStaff<WriteTrading>, Json(ticket): Json<Ticket>) -> Answer<Reply<Placed>> {
    let (only, by, once) = (caller.only()?, caller.actor(), caller.once());
    let wanted = ticket.read()?;
    let outcome = caller.brand().book(move |tx, desk| place_once(tx, desk, &once, &wanted, only, &by, Ok)).await?;
    Ok(outcome?)
}

/// Places the order once per `Idempotency-Key`. The inner problem is a refusal that is stored: the transaction commits with it.
pub fn place_once<T: Serialize>(
    tx: &mut Tx<'_>,
    desk: &mut BookDesk<'_>,
    once: &Once,
    wanted: &Wanted,
    only: Option<CustomerId>,
    by: &Actor,
    show: impl FnOnce(Placed) -> Result<T>,
) -> Result<Result<Reply<T>>> {
    tx.acts_for(by);
    let mut refused = None;
    let outcome = once.run(tx, 201, |tx| attempt(tx, desk, wanted, only, by, &mut refused).and_then(show));
    match refused {
        None => outcome.map(Ok),
        Some((new, customer, reject)) => {
            queries::put_refused(tx, customer, &new, &reject)?;
            events::refused(tx, &new, &reject)?;
            audit::record(tx, by, "order.rejected", new.order, Value::Null, (&wanted.ticket, reject.code()))?;
            Ok(Err(Problem::from(reject).with("orderId", new.order)))
        }
    }
}

type Refused = Option<(NewOrder, CustomerId, Reject)>;

fn attempt(
    tx: &mut Tx<'_>,
    desk: &mut BookDesk<'_>,
    wanted: &Wanted,
    only: Option<CustomerId>,
    by: &Actor,
    refused: &mut Refused,
) -> Result<Placed> {
    let customer = account(desk.book(), wanted.ticket.account_id, only)?.customer;
    if let Some(seconds) = wanted.ticket.close_position_after_seconds {
        durations::find(tx)?.check("closePositionAfterSeconds", seconds)?;
    }
    let new = wanted.order(tx.new_id(), queries::next_position(tx)?);
    let planned = desk.book().plan_after(tx.now(), desk.staged(), &Command::PlaceOrder(new.clone()));
    let planned = planned.map_err(|reject| {
        if new.kind == OrderKind::Market && is_refusal(&reject) {
            *refused = Some((new.clone(), customer, reject.clone()));
        }
        explained(reject)
    })?;
    let position = planned.iter().rev().find_map(|event| match &event.kind {
        EventKind::PositionOpened { position, .. } | EventKind::PositionIncreased { position, .. } => Some(position.id),
        EventKind::PositionReduced { position, .. } | EventKind::PositionClosed { position, .. } => Some(position.id),
        _ => None,
    });
    desk.take_in(tx, planned)?;
    audit::record(tx, by, "order.placed", new.order, Value::Null, &wanted.ticket)?;
    let position = position.map(|id| positions::queries::find(tx, id).map(|row| row.wire(None))).transpose()?;
    Ok(Placed { order: queries::find(tx, new.order)?.wire(), position })
}

/// Whether it is the market or the account that refuses, and not the request that makes no sense.
fn is_refusal(reject: &Reject) -> bool {
    !matches!(
        reject,
        Reject::UnknownAccount
            | Reject::UnknownInstrument
            | Reject::UnknownGroup
            | Reject::UnknownPosition
            | Reject::UnknownOrder
            | Reject::Duplicate
            | Reject::Conflict { .. }
            | Reject::Invalid { .. }
    )
}

/// A symbol that is not there is a wrong field, not a missing page.
fn explained(reject: Reject) -> Problem {
    match reject {
        Reject::UnknownInstrument => Problem::invalid("symbol", "a known symbol"),
        other => other.into(),
    }
}
