//! Positions as they are stored and as they go over the wire.

use engine::{Book, Instrument, Order, Side, Symbol, Total};
use kernel::money::amount_text;
use kernel::{Currency, CustomerId, Decimal, Exact, GroupId, Lots, Money, OrderId, PositionId, Price, Timestamp, WalletId};
use money::wallets::Wallet;
use schemars::JsonSchema;
use serde::Serialize;

use crate::orders::model::percent_text;
use crate::words::word;

/// A position that an event opened, with what its row needs beside it.
pub struct Opened<'a> {
    pub wallet: &'a Wallet,
    pub position: &'a engine::Position,
    pub instrument: &'a Instrument,
    pub order: Option<&'a Order>,
    pub profit_currency: Currency,
    pub usd_minor: i64,
    pub markup_minor: i64,
}

/// What the closes of a position add up to so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sums {
    /// Executions: the opening, what netting added, every close.
    pub deals: i64,
    /// Volume that is still open, by its value at the opening.
    pub open_usd_minor: i64,
    pub closed_size: Lots,
    pub closed_lots: Lots,
    /// In units of 10^-8.
    pub closed_units: i64,
    /// Average by volume.
    pub close_price: Option<Price>,
    /// Profit currency to account currency, of the latest close.
    pub close_rate: Option<Decimal>,
    /// Gross in the profit currency, in units of 10^-8.
    pub profit: i64,
    pub profit_minor: i64,
    pub swap_minor: i64,
    /// Commissions and conversion fees.
    pub commission_minor: i64,
    pub markup_minor: i64,
    pub net_usd_minor: i64,
    pub volume_usd_minor: i64,
}

/// A row of the table.
#[derive(Clone, Debug)]
pub struct Row {
    pub id: PositionId,
    pub wallet: WalletId,
    pub customer: CustomerId,
    pub platform: String,
    pub server_tag: String,
    pub is_demo: bool,
    pub currency: Currency,
    pub group_id: GroupId,
    pub symbol: Symbol,
    pub symbol_group: String,
    pub profit_currency: Currency,
    pub decimals: u8,
    pub side: Side,
    pub is_open: bool,
    pub size: Lots,
    pub lots: Lots,
    pub units: i64,
    pub open_price: Price,
    pub opened_at: Timestamp,
    pub order: Option<OrderId>,
    /// In units of 10^-8 of the account's currency.
    pub margin: i64,
    pub stop_loss: Option<Price>,
    pub take_profit: Option<Price>,
    pub trailing_bps: Option<i64>,
    pub close_after_s: Option<i64>,
    pub invest_minor: Option<i64>,
    pub close_price: Option<Price>,
    pub closed_at: Option<Timestamp>,
    pub close_reason: Option<String>,
    pub profit: i64,
    pub profit_minor: i64,
    pub swap_minor: i64,
    pub commission_minor: i64,
    pub markup_minor: i64,
    pub net_usd_minor: i64,
    pub volume_usd_minor: i64,
    pub affiliate_id: Option<String>,
    pub is_test: bool,
    pub corrected: Corrected,
}

/// What staff corrected afterwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrected {
    pub open_price: Option<Price>,
    pub close_price: Option<Price>,
    pub commission_minor: Option<i64>,
    /// What it came to in the account's currency.
    pub minor: i64,
}

/// What staff corrected after the end. The fields of the position stay as they were executed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PositionCorrection {
    pub open_price: Option<String>,
    pub close_price: Option<String>,
    pub commission: Option<Exact>,
    /// What the wallet got for it in all, in the account's currency; negative was taken.
    pub amount: Exact,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Position {
    pub id: PositionId,
    pub customer_id: CustomerId,
    pub account_id: WalletId,
    pub currency: String,
    pub size: Exact,
    pub side: String,
    pub opened_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    /// Realized, in the instrument's currency.
    #[serde(rename = "closedPL")]
    pub closed_pl: Option<Exact>,
    #[serde(rename = "closedPLInAccountCurrency")]
    pub closed_pl_in_account_currency: Option<Exact>,
    pub closed_reason: Option<String>,
    pub symbol: String,
    pub status: String,
    pub platform: String,
    pub stop_loss: Option<Exact>,
    pub invest: Option<Exact>,
    pub close_position_after_seconds: Option<i64>,
    pub opening_order_external_id: Option<String>,
    pub opening_order_id: Option<OrderId>,
    pub margin: String,
    pub open_price: String,
    pub close_price: Option<String>,
    /// What it would close at now; null when it is closed or not quoted.
    pub current_price: Option<String>,
    /// Gross, in the account's currency: floating while open, realized when closed.
    pub profit_loss: Exact,
    pub swap: Exact,
    pub take_profit: Option<Exact>,
    pub commission: Exact,
    #[serde(rename = "tailingStopLossPct")]
    pub tailing_stop_loss_pct: Option<String>,
    /// Null where nothing was corrected.
    pub corrected: Option<PositionCorrection>,
}

fn amount(fine: Total, currency: Currency) -> Exact {
    Exact(Decimal::new(fine.minor(currency), currency.decimals()).normalize())
}

impl Row {
    /// The position as people see it; `book` says what an open one is worth now.
    pub fn wire(&self, book: Option<&Book>) -> Position {
        let price = |price: Price| price.fixed(self.decimals.into());
        let minor = |minor: i64| Exact(Money::from_minor(minor, self.currency).to_decimal().normalize());
        let live = book.filter(|_| self.is_open).and_then(|book| book.position(self.wallet, self.id));
        let (profit_loss, swap, margin) = match (&live, self.is_open) {
            (Some(live), _) => {
                (amount(live.profit, self.currency), amount(live.position.swap.into(), self.currency), live.margin.minor(self.currency))
            }
            (None, true) => (Exact::ZERO, minor(self.swap_minor), engine::Fine(self.margin).minor(self.currency)),
            (None, false) => (minor(self.profit_minor), minor(self.swap_minor), engine::Fine(self.margin).minor(self.currency)),
        };
        let realized = self.close_price.is_some();
        Position {
            id: self.id,
            customer_id: self.customer,
            account_id: self.wallet,
            currency: self.currency.to_string(),
            size: Exact(self.size.to_decimal()),
            side: word(&self.side),
            opened_at: self.opened_at,
            closed_at: self.closed_at,
            closed_pl: realized.then(|| amount(Total(self.profit.into()), self.profit_currency)),
            closed_pl_in_account_currency: realized.then(|| minor(self.profit_minor)),
            closed_reason: self.close_reason.clone(),
            symbol: self.symbol.to_string(),
            status: if self.is_open { "OPEN" } else { "CLOSED" }.to_owned(),
            platform: self.platform.clone(),
            stop_loss: self.stop_loss.map(|price| Exact(price.to_decimal())),
            invest: self.invest_minor.map(minor),
            close_position_after_seconds: self.close_after_s,
            opening_order_external_id: None,
            opening_order_id: self.order,
            margin: amount_text(margin, self.currency),
            open_price: price(self.open_price),
            close_price: self.close_price.map(price),
            current_price: live.map(|live| price(live.price)),
            profit_loss,
            swap,
            take_profit: self.take_profit.map(|price| Exact(price.to_decimal())),
            commission: minor(self.commission_minor),
            tailing_stop_loss_pct: self.trailing_bps.map(percent_text),
            corrected: (self.corrected != Corrected::default()).then(|| PositionCorrection {
                open_price: self.corrected.open_price.map(price),
                close_price: self.corrected.close_price.map(price),
                commission: self.corrected.commission_minor.map(minor),
                amount: minor(self.corrected.minor),
            }),
        }
    }
}
