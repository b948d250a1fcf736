//! What the book can be asked to do.

use kernel::{Currency, CustomerId, Day, GroupId, Lots, OrderId, PositionId, Price, Timestamp, WalletId};
use serde::{Deserialize, Serialize};

use crate::account::TradingType;
use crate::conversion::Conversion;
use crate::group::Group;
use crate::hours::Downtime;
use crate::instrument::Instrument;
use crate::order::{CloseReason, MaxRisk, OrderKind, Side, Trail};
use crate::symbol::Symbol;

/// A field of a change: not mentioned, removed, or set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Change<T> {
    #[default]
    Keep,
    Remove,
    Set(T),
}

impl<T: Copy> Change<T> {
    pub fn over(self, current: Option<T>) -> Option<T> {
        match self {
            Change::Keep => current,
            Change::Remove => None,
            Change::Set(value) => Some(value),
        }
    }
}

/// A new order. `order` and `position` are ids the caller has allocated; both are used up when it is accepted.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewOrder {
    pub wallet: WalletId,
    pub order: OrderId,
    pub position: PositionId,
    pub symbol: Symbol,
    pub side: Side,
    pub kind: OrderKind,
    pub size: Lots,
    pub limit_price: Option<Price>,
    pub stop_price: Option<Price>,
    pub stop_loss: Option<Price>,
    pub take_profit: Option<Price>,
    pub trailing: Trail,
    pub expires_at: Option<Timestamp>,
    pub close_after_s: Option<u32>,
    pub max_risk: Option<MaxRisk>,
    /// MARKET: the price the client saw, and how far the fill may be from it.
    pub price: Option<Price>,
    pub max_slippage_points: Option<i64>,
}

impl NewOrder {
    pub fn market(wallet: WalletId, order: OrderId, position: PositionId, symbol: Symbol, side: Side, size: Lots) -> NewOrder {
        NewOrder {
            wallet,
            order,
            position,
            symbol,
            side,
            kind: OrderKind::Market,
            size,
            limit_price: None,
            stop_price: None,
            stop_loss: None,
            take_profit: None,
            trailing: Trail::NONE,
            expires_at: None,
            close_after_s: None,
            max_risk: None,
            price: None,
            max_slippage_points: None,
        }
    }
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct OrderChanges {
    pub size: Option<Lots>,
    pub limit_price: Option<Price>,
    pub stop_price: Option<Price>,
    pub stop_loss: Change<Price>,
    pub take_profit: Change<Price>,
    pub trailing: Option<Trail>,
    pub expires_at: Change<Timestamp>,
    /// Refused when the order's version is another.
    pub if_version: Option<u32>,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct PositionChanges {
    pub stop_loss: Change<Price>,
    pub take_profit: Change<Price>,
    pub trailing: Option<Trail>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct NewAccount {
    pub wallet: WalletId,
    pub customer: CustomerId,
    pub group: GroupId,
    pub currency: Currency,
    pub leverage: Option<u32>,
    pub trading_type: TradingType,
    pub is_demo: bool,
    pub enabled: bool,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct AccountChanges {
    pub group: Option<GroupId>,
    pub leverage: Change<u32>,
    pub trading_type: Option<TradingType>,
    pub enabled: Option<bool>,
    pub max_exposure: Option<Vec<(Symbol, Lots)>>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Command {
    DefineInstrument(Box<Instrument>),
    DefineGroup(Box<Group>),
    SetConversions(Vec<Conversion>),
    SetDowntimes(Vec<Downtime>),
    OpenAccount(NewAccount),
    ChangeAccount {
        wallet: WalletId,
        changes: AccountChanges,
    },
    /// Signed changes whose ledger postings the caller makes: a deposit, a bonus, a hold (balance −x, pending +x).
    AdjustCash {
        wallet: WalletId,
        balance_minor: i64,
        credit_minor: i64,
        pending_withdrawal_minor: i64,
    },
    PlaceOrder(NewOrder),
    ModifyOrder {
        wallet: WalletId,
        order: OrderId,
        changes: OrderChanges,
    },
    CancelOrder {
        wallet: WalletId,
        order: OrderId,
    },
    ModifyPosition {
        wallet: WalletId,
        position: PositionId,
        changes: PositionChanges,
    },
    ClosePosition {
        wallet: WalletId,
        position: PositionId,
        size: Option<Lots>,
        reason: CloseReason,
    },
    CloseBy {
        wallet: WalletId,
        position: PositionId,
        against: PositionId,
    },
    /// Closes what can be closed now; `symbol` limits it to one instrument.
    CloseAll {
        wallet: WalletId,
        symbol: Option<Symbol>,
        reason: CloseReason,
    },
    CancelAll {
        wallet: WalletId,
    },
    /// Accrues the swap of the night that ends a server day, once per position and day.
    Rollover {
        wallet: WalletId,
        day: Day,
    },
    /// The clock moved: expires GTD orders and timed positions, records moved trailing stops, re-checks the margin.
    Tick {
        wallet: WalletId,
    },
}

impl Command {
    /// The account it is about, if it is about one.
    pub fn wallet(&self) -> Option<WalletId> {
        match self {
            Command::DefineInstrument(_) | Command::DefineGroup(_) | Command::SetConversions(_) | Command::SetDowntimes(_) => None,
            Command::OpenAccount(new) => Some(new.wallet),
            Command::PlaceOrder(new) => Some(new.wallet),
            Command::ChangeAccount { wallet, .. }
            | Command::AdjustCash { wallet, .. }
            | Command::ModifyOrder { wallet, .. }
            | Command::CancelOrder { wallet, .. }
            | Command::ModifyPosition { wallet, .. }
            | Command::ClosePosition { wallet, .. }
            | Command::CloseBy { wallet, .. }
            | Command::CloseAll { wallet, .. }
            | Command::CancelAll { wallet }
            | Command::Rollover { wallet, .. }
            | Command::Tick { wallet } => Some(*wallet),
        }
    }
}
