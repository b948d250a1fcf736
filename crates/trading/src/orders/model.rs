//! Orders as they are stored and as they go over the wire.

use engine::{OrderKind, OrderStatus, Side, Symbol};
use kernel::{CustomerId, Decimal, Exact, Lots, OrderId, PositionId, Price, Timestamp, WalletId};
use schemars::JsonSchema;
use serde::Serialize;

use crate::words::word;

/// A row of the table.
#[derive(Clone, Debug)]
pub struct Row {
    pub id: OrderId,
    pub wallet: WalletId,
    pub customer: CustomerId,
    pub position: Option<PositionId>,
    pub symbol: Symbol,
    pub side: Side,
    pub kind: OrderKind,
    pub status: OrderStatus,
    pub size: Lots,
    pub limit_price: Option<Price>,
    pub stop_price: Option<Price>,
    pub stop_loss: Option<Price>,
    pub take_profit: Option<Price>,
    /// Hundredths of a percent.
    pub trailing_bps: Option<i64>,
    pub fill_price: Option<Price>,
    pub reject_reason: Option<String>,
    pub expires_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub filled_at: Option<Timestamp>,
    pub decimals: u8,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    pub id: OrderId,
    pub external_id: Option<String>,
    pub account_id: WalletId,
    pub customer_id: CustomerId,
    pub symbol: String,
    pub side: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub size: Exact,
    pub status: String,
    pub limit_price: Option<String>,
    pub stop_price: Option<String>,
    pub take_profit: Option<String>,
    pub stop_loss: Option<String>,
    pub trailing_stop_loss_pct: Option<String>,
    pub fill_price: Option<String>,
    pub position_id: Option<PositionId>,
    pub reject_reason: Option<String>,
    pub expires_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub filled_at: Option<Timestamp>,
}

/// Hundredths of a percent as text: 50 is `0.5`.
pub fn percent_text(bps: i64) -> String {
    Decimal::new(bps, 2).normalize().to_string()
}

impl Row {
    pub fn wire(&self) -> Order {
        let price = |price: Option<Price>| price.map(|price| price.fixed(self.decimals.into()));
        Order {
            id: self.id,
            external_id: None,
            account_id: self.wallet,
            customer_id: self.customer,
            symbol: self.symbol.to_string(),
            side: word(&self.side),
            kind: word(&self.kind),
            size: Exact(self.size.to_decimal()),
            status: word(&self.status),
            limit_price: price(self.limit_price),
            stop_price: price(self.stop_price),
            take_profit: price(self.take_profit),
            stop_loss: price(self.stop_loss),
            trailing_stop_loss_pct: self.trailing_bps.map(percent_text),
            fill_price: price(self.fill_price),
            position_id: self.position,
            reject_reason: self.reject_reason.clone(),
            expires_at: self.expires_at,
            created_at: self.created_at,
            updated_at: self.updated_at,
            filled_at: self.filled_at,
        }
    }
}
