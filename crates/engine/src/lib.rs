//! The trading rules of the house: margin, profit, charges, orders, stop-out, candles, and the book that applies them.
//!
//! Start at [`Book`]: commands and quotes go in, events come out.
//!
//! Invariants
//! - No I/O, no clock, no randomness, no floats; the same input gives the same events on every machine.
//! - Knows nothing of databases, ledgers or HTTP: an event says what to write, somebody else writes it.

pub mod account;
pub mod book;
pub mod candles;
pub mod command;
pub mod conversion;
pub mod event;
pub mod figures;
pub mod fine;
pub mod group;
pub mod hours;
pub mod instrument;
mod market;
pub mod order;
mod plan;
pub mod rate;
pub mod reject;
mod sizing;
pub mod symbol;
pub mod what_if;
mod wide;
mod wire;

pub use account::{Account, TradingType};
pub use book::{Book, Exposure, Preview, PreviewRequest, Snapshot};
pub use candles::{Bar, Candles, Interval};
pub use command::{AccountChanges, Change, Command, NewAccount, NewOrder, OrderChanges, PositionChanges};
pub use conversion::Conversion;
pub use event::{Close, Deal, Event, EventKind, Quote};
pub use figures::Figures;
pub use fine::{Fine, Total};
pub use group::{ChargeOn, Commission, CommissionType, CreditMode, Group, LeverageProfile, MarginMode, Markup, Scope, StopOutStrategy};
pub use hours::{Downtime, SessionRow, rollover, server_day};
pub use instrument::{CalcMode, Category, Instrument, InstrumentStatus, StakeCurrency, StakeMode, SwapMode};
pub use market::{Trading, TradingWindow};
pub use order::{CloseReason, MaxRisk, Order, OrderKind, OrderStatus, Position, Side, Trail};
pub use rate::Rate;
pub use reject::Reject;
pub use symbol::{Level, Symbol};
pub use what_if::{Outcome, Scenario};
