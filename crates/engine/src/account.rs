//! An account: one wallet's money, positions and orders, and how an event changes them.
//!
//! Invariants
//! - An account changes only in [`Account::apply`], in planning and in earnest alike, so a plan cannot differ from its effect.
//! - Accounts know nothing of each other.

use kernel::{Currency, CustomerId, GroupId, Lots, OrderId, PositionId, WalletId};
use serde::{Deserialize, Serialize};

use crate::event::EventKind;
use crate::order::{Order, Position};
use crate::symbol::Symbol;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Default)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TradingType {
    #[default]
    Hedging,
    Netting,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[repr(C)]
pub struct Account {
    /// Cash, minor units.
    pub balance_minor: i64,
    /// Bonus credit, minor units.
    pub credit_minor: i64,
    pub wallet: WalletId,
    pub customer: CustomerId,
    pub group: GroupId,
    pub currency: Currency,
    /// Overrides the group's leverage.
    pub leverage: Option<u32>,
    pub trading_type: TradingType,
    pub is_demo: bool,
    /// Whether it may open positions and place orders; closing is always allowed.
    pub enabled: bool,
    /// Largest net size per symbol.
    pub max_exposure: Vec<(Symbol, Lots)>,
    /// Held for withdrawals that are still PENDING and can be cancelled back, minor units.
    pub pending_withdrawal_minor: i64,
    pub margin_call: bool,
    /// At or below the stop-out level with nothing that could be closed.
    pub stop_out: bool,
    /// Whether the latest close was a stop-out, as negative balance protection wants to know.
    pub closed_by_stop_out: bool,
    /// In ascending order of id.
    pub positions: Vec<Position>,
    /// Pending, in ascending order of id.
    pub orders: Vec<Order>,
}

impl Account {
    pub fn new(wallet: WalletId, customer: CustomerId, group: GroupId, currency: Currency) -> Account {
        Account {
            wallet,
            customer,
            group,
            currency,
            leverage: None,
            trading_type: TradingType::Hedging,
            is_demo: false,
            enabled: true,
            max_exposure: Vec::new(),
            balance_minor: 0,
            credit_minor: 0,
            pending_withdrawal_minor: 0,
            margin_call: false,
            stop_out: false,
            closed_by_stop_out: false,
            positions: Vec::new(),
            orders: Vec::new(),
        }
    }

    /// A copy to plan on, with room for what a plan usually adds.
    pub(crate) fn scratch(&self) -> Account {
        let mut positions = Vec::with_capacity(self.positions.len() + 2);
        positions.extend_from_slice(&self.positions);
        Account { positions, orders: self.orders.clone(), max_exposure: self.max_exposure.clone(), ..*self }
    }

    pub fn position(&self, id: PositionId) -> Option<&Position> {
        self.positions.binary_search_by_key(&id, |p| p.id).ok().map(|at| &self.positions[at])
    }

    pub fn order(&self, id: OrderId) -> Option<&Order> {
        self.orders.binary_search_by_key(&id, |o| o.id).ok().map(|at| &self.orders[at])
    }

    fn put_position(&mut self, position: &Position) {
        match self.positions.binary_search_by_key(&position.id, |p| p.id) {
            Ok(at) => self.positions[at] = position.clone(),
            Err(at) => self.positions.insert(at, position.clone()),
        }
    }

    fn drop_position(&mut self, id: PositionId) {
        if let Ok(at) = self.positions.binary_search_by_key(&id, |p| p.id) {
            self.positions.remove(at);
        }
    }

    fn put_order(&mut self, order: &Order) {
        match self.orders.binary_search_by_key(&order.id, |o| o.id) {
            Ok(at) => self.orders[at] = order.clone(),
            Err(at) => self.orders.insert(at, order.clone()),
        }
    }

    fn drop_order(&mut self, id: OrderId) {
        if let Ok(at) = self.orders.binary_search_by_key(&id, |o| o.id) {
            self.orders.remove(at);
        }
    }

    /// What an event does to the account it is about. Events carry the state after them, so that applying one decides nothing.
    pub(crate) fn apply(&mut self, event: &EventKind) {
        match event {
            EventKind::AccountChanged { group, leverage, trading_type, enabled, max_exposure } => {
                (self.group, self.leverage, self.trading_type, self.enabled) = (*group, *leverage, *trading_type, *enabled);
                self.max_exposure = max_exposure.clone();
            }
            EventKind::CashAdjusted { after, .. } => {
                self.set_money(after);
                // What money does from outside is no consequence of a stop-out and is not protected as one.
                self.closed_by_stop_out = false;
            }
            EventKind::WithdrawalsCancelled { after, .. } => self.set_money(after),
            EventKind::NegativeBalanceProtected { after, .. } | EventKind::CreditCancelled { after, .. } => self.set_money(after),
            EventKind::OrderPlaced { order } | EventKind::OrderModified { order } | EventKind::OrderArmed { order } => {
                self.put_order(order)
            }
            EventKind::OrderFilled { order, .. } | EventKind::OrderRejected { order, .. } => self.drop_order(order.id),
            EventKind::OrderCancelled { order } | EventKind::OrderExpired { order } => self.drop_order(order.id),
            EventKind::PositionOpened { position, after, .. } | EventKind::PositionIncreased { position, after, .. } => {
                self.put_position(position);
                self.set_money(after);
            }
            EventKind::PositionReduced { position, close } => {
                self.put_position(position);
                self.set_money(&close.after);
                self.closed_by_stop_out = close.reason == crate::order::CloseReason::StopOut;
            }
            EventKind::PositionClosed { position, close } => {
                self.drop_position(position.id);
                self.set_money(&close.after);
                self.closed_by_stop_out = close.reason == crate::order::CloseReason::StopOut;
            }
            EventKind::PositionModified { position } | EventKind::TrailingMoved { position } => self.put_position(position),
            EventKind::SwapAccrued { position, .. } => self.put_position(position),
            EventKind::MarginCalled { .. } => self.margin_call = true,
            EventKind::MarginCallCleared { .. } => self.margin_call = false,
            EventKind::StopOutStarted { .. } | EventKind::StopOutPending { .. } => self.stop_out = true,
            EventKind::StopOutEnded { .. } => self.stop_out = false,
            EventKind::AccountOpened { .. }
            | EventKind::InstrumentDefined { .. }
            | EventKind::GroupDefined { .. }
            | EventKind::ConversionsSet { .. }
            | EventKind::DowntimesSet { .. } => {}
        }
    }

    fn set_money(&mut self, after: &crate::event::Money) {
        self.balance_minor = after.balance_minor;
        self.credit_minor = after.credit_minor;
        self.pending_withdrawal_minor = after.pending_withdrawal_minor;
    }

    pub(crate) fn money(&self) -> crate::event::Money {
        crate::event::Money {
            balance_minor: self.balance_minor,
            credit_minor: self.credit_minor,
            pending_withdrawal_minor: self.pending_withdrawal_minor,
        }
    }
}
