//! What happened: events carry enough to write rows and postings from, and the state after them.
//!
//! Invariants
//! - Amounts to post are whole minor units of the account's currency; a charge is negative, a gain positive.
//! - Every deal carries the client's quote, the raw quote and the rate it converted with.

use kernel::{CustomerId, Day, GroupId, Lots, PositionId, Price, Timestamp, WalletId};
use serde::{Deserialize, Serialize};

use crate::account::{Account, TradingType};
use crate::conversion::Conversion;
use crate::fine::{Fine, Total};
use crate::group::Group;
use crate::hours::Downtime;
use crate::instrument::Instrument;
use crate::order::{CloseReason, Order, Position, Side};
use crate::rate::Rate;
use crate::reject::Reject;
use crate::symbol::Symbol;

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Event {
    pub at: Timestamp,
    /// The account it is about; none for instruments, groups, conversions and downtimes.
    pub wallet: Option<WalletId>,
    #[serde(flatten)]
    pub kind: EventKind,
}

/// A bid and an ask.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Quote {
    pub bid: Price,
    pub ask: Price,
}

/// An account's money after an event, minor units.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Money {
    pub balance_minor: i64,
    pub credit_minor: i64,
    pub pending_withdrawal_minor: i64,
}

/// One execution.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Deal {
    /// The side of the deal: closing a BUY position is a SELL deal.
    pub side: Side,
    pub size: Lots,
    /// Volume in lots, also for a stake.
    pub lots: Lots,
    pub units: i64,
    pub price: Price,
    /// What the client saw.
    pub quote: Quote,
    /// Before the group's markup.
    pub raw: Quote,
    /// Profit currency to account currency, at mid.
    pub rate: Rate,
    /// Posted with this deal, minor units; negative.
    pub commission_minor: i64,
    /// What the markup earned the house, minor units of the account's currency, rounded half to even.
    pub markup_minor: i64,
}

/// A close, in full or in part.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Close {
    pub deal: Deal,
    pub reason: CloseReason,
    /// Realized in the profit currency, gross.
    pub profit: Fine,
    /// Realized and posted, minor units of the account's currency.
    pub profit_minor: i64,
    /// Accrued swap posted with this close.
    pub swap_minor: i64,
    /// The part of the opening commission that belongs to what was closed; it was posted then.
    pub opening_commission_minor: i64,
    /// Fee on converting the profit, negative.
    pub conversion_fee_minor: i64,
    /// The other position of a close-by.
    pub against: Option<PositionId>,
    pub after: Money,
}

/// Account figures at the moment of a margin event.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    pub equity: Total,
    pub margin: Total,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum EventKind {
    InstrumentDefined {
        instrument: Box<Instrument>,
    },
    GroupDefined {
        group: Box<Group>,
    },
    ConversionsSet {
        conversions: Vec<Conversion>,
    },
    DowntimesSet {
        downtimes: Vec<Downtime>,
    },
    AccountOpened {
        account: Box<Account>,
    },
    AccountChanged {
        group: GroupId,
        leverage: Option<u32>,
        trading_type: TradingType,
        enabled: bool,
        max_exposure: Vec<(Symbol, Lots)>,
    },
    /// Signed changes whose postings the caller makes.
    CashAdjusted {
        balance_minor: i64,
        credit_minor: i64,
        pending_withdrawal_minor: i64,
        after: Money,
    },
    OrderPlaced {
        order: Box<Order>,
    },
    OrderModified {
        order: Box<Order>,
    },
    /// A STOP_LIMIT whose stop was hit.
    OrderArmed {
        order: Box<Order>,
    },
    OrderFilled {
        order: Box<Order>,
        deal: Deal,
    },
    /// A pending order that could not be filled when it triggered.
    OrderRejected {
        order: Box<Order>,
        reason: Box<Reject>,
    },
    OrderCancelled {
        order: Box<Order>,
    },
    OrderExpired {
        order: Box<Order>,
    },
    PositionOpened {
        position: Box<Position>,
        deal: Deal,
        after: Money,
    },
    PositionIncreased {
        position: Box<Position>,
        deal: Deal,
        after: Money,
    },
    /// `position` is what remains.
    PositionReduced {
        position: Box<Position>,
        close: Box<Close>,
    },
    /// `position` is what was closed.
    PositionClosed {
        position: Box<Position>,
        close: Box<Close>,
    },
    PositionModified {
        position: Box<Position>,
    },
    TrailingMoved {
        position: Box<Position>,
    },
    SwapAccrued {
        position: Box<Position>,
        day: Day,
        nights: i64,
        rate: Rate,
        amount: Fine,
    },
    MarginCalled {
        standing: Standing,
    },
    MarginCallCleared {
        standing: Standing,
    },
    StopOutStarted {
        standing: Standing,
    },
    /// Nothing can be closed now; tried again when a session opens.
    StopOutPending {
        standing: Standing,
    },
    StopOutEnded {
        standing: Standing,
    },
    WithdrawalsCancelled {
        amount_minor: i64,
        after: Money,
    },
    CreditCancelled {
        amount_minor: i64,
        after: Money,
    },
    NegativeBalanceProtected {
        credit_minor: i64,
        house_minor: i64,
        after: Money,
    },
}

impl Event {
    pub fn of(at: Timestamp, wallet: WalletId, kind: EventKind) -> Event {
        Event { at, wallet: Some(wallet), kind }
    }
    pub fn house(at: Timestamp, kind: EventKind) -> Event {
        Event { at, wallet: None, kind }
    }
}

/// Who an account belongs to, for reports over several accounts.
pub type Owner = (WalletId, CustomerId);
