//! The book: every account's money, positions and orders against the market, in memory, on one thread.
//!
//! How it is used: [`Book::plan`] turns a command into events and moves nothing; the caller stores what they say; then
//! [`Book::apply_all`] moves the book. [`Book::quote`] moves the price at once (prices are not durable) and hands out the
//! events it triggers in the same way: until they are applied the levels stay crossed, so a lost plan is planned again by the
//! next quote.
//!
//! A plan is worked out on a copy of the one account it concerns (`plan`), so nothing has to be undone. Triggers
//! lie in ladders ordered by price (`ladder`), and an account's margin is looked at again only when a price has left the
//! band in which its level cannot have crossed a threshold (`bands` says why that is safe).
//!
//! Invariants
//! - No I/O, no clock, no randomness: the same events on the same snapshot give the same state hash.
//! - Indexes (ladders, bands) are worked out from accounts and quotes and decide nothing.
//! - A quote that triggers nothing allocates nothing.

mod apply;
mod audit;
mod bands;
mod hot;
mod ladder;
mod queries;
mod quote;
mod state;

use kernel::{Timestamp, WalletId};
use rustc_hash::FxHashMap;

use crate::account::Account;
use crate::command::{Command, NewAccount};
use crate::event::{Event, EventKind};
use crate::figures::{self, Place, Sums};
use crate::fine::per_minor;
use crate::market::Market;
use crate::plan::Planner;
use crate::reject::Reject;

pub use queries::{Exposure, Preview, PreviewRequest};
pub use state::Snapshot;

use bands::{Edge, Workspace};
use hot::Hot;
use ladder::Ladder;

/// An account with its place in the market and the edges of its band.
#[derive(Clone)]
struct Slot {
    place: Place,
    band: Box<[Edge]>,
    /// The band is waiting to be worked out again.
    stale: bool,
    account: Account,
}

#[derive(Default)]
pub struct Book {
    market: Market,
    slots: Vec<Slot>,
    /// What a valuation reads of each slot.
    hots: Vec<Hot>,
    by_wallet: FxHashMap<WalletId, u32>,
    ladders: Vec<Ladder>,
    stale: Vec<u32>,
    fired: Vec<u32>,
    workspace: Workspace,
}

impl Clone for Book {
    fn clone(&self) -> Book {
        Book {
            market: self.market.clone(),
            slots: self.slots.clone(),
            hots: self.hots.clone(),
            by_wallet: self.by_wallet.clone(),
            ladders: self.ladders.clone(),
            stale: self.stale.clone(),
            fired: Vec::new(),
            workspace: Workspace::default(),
        }
    }
}

impl Slot {
    #[inline]
    fn sums(&self, hot: &Hot, market: &Market) -> Option<Sums> {
        hot.value(market, || figures::value(market, self.place, &self.account))
    }
}

impl Book {
    pub fn new() -> Book {
        Book::default()
    }

    /// What a command would do, or why it is refused. Nothing observable moves.
    pub fn plan(&self, at: Timestamp, command: &Command) -> Result<Vec<Event>, Reject> {
        match command {
            Command::DefineInstrument(instrument) => {
                instrument.as_ref().clone().spec()?;
                Ok(vec![Event::house(at, EventKind::InstrumentDefined { instrument: instrument.clone() })])
            }
            Command::DefineGroup(group) => {
                group.check()?;
                Ok(vec![Event::house(at, EventKind::GroupDefined { group: group.clone() })])
            }
            Command::SetConversions(conversions) => {
                self.market.check_conversions(conversions)?;
                Ok(vec![Event::house(at, EventKind::ConversionsSet { conversions: conversions.clone() })])
            }
            Command::SetDowntimes(downtimes) => {
                if downtimes.iter().any(|downtime| downtime.end <= downtime.start) {
                    return Err(Reject::invalid("endDate", "a time after the start"));
                }
                Ok(vec![Event::house(at, EventKind::DowntimesSet { downtimes: downtimes.clone() })])
            }
            Command::OpenAccount(new) => self.plan_account(at, new),
            _ => {
                let slot = command.wallet().and_then(|wallet| self.slot(wallet)).ok_or(Reject::UnknownAccount)?;
                self.plan_on(at, slot.place, &slot.account, command)
            }
        }
    }

    /// As [`Book::plan`], on the account as it will be once `pending` is applied: events planned on this book and not yet applied.
    pub fn plan_after(&self, at: Timestamp, pending: &[Event], command: &Command) -> Result<Vec<Event>, Reject> {
        match command.wallet() {
            Some(wallet) if pending.iter().any(|event| event.wallet == Some(wallet)) => {
                let account = self.account_after(pending, wallet).ok_or(Reject::UnknownAccount)?;
                if matches!(command, Command::OpenAccount(_)) {
                    return Err(Reject::Duplicate);
                }
                let group = self.market.group_index(account.group).ok_or(Reject::UnknownGroup)?;
                let currency = self.market.conversions.index(account.currency).ok_or(Reject::NoConversionRate)?;
                let place = Place { group, currency, per_minor: per_minor(account.currency) as u32 };
                self.plan_on(at, place, &account, command)
            }
            _ => self.plan(at, command),
        }
    }

    /// An account as it will be once `pending` is applied.
    pub fn account_after(&self, pending: &[Event], wallet: WalletId) -> Option<Account> {
        let mut account = self.slot(wallet).map(|slot| slot.account.clone());
        for event in pending.iter().filter(|event| event.wallet == Some(wallet)) {
            match (&event.kind, &mut account) {
                (EventKind::AccountOpened { account: opened }, None) => account = Some(opened.as_ref().clone()),
                (kind, Some(account)) => account.apply(kind),
                _ => {}
            }
        }
        account
    }

    fn plan_account(&self, at: Timestamp, new: &NewAccount) -> Result<Vec<Event>, Reject> {
        if self.by_wallet.contains_key(&new.wallet) {
            return Err(Reject::Duplicate);
        }
        self.market.group_index(new.group).ok_or(Reject::UnknownGroup)?;
        if new.leverage == Some(0) {
            return Err(Reject::invalid("leverage", "at least 1"));
        }
        let account = Account {
            leverage: new.leverage,
            trading_type: new.trading_type,
            is_demo: new.is_demo,
            enabled: new.enabled,
            ..Account::new(new.wallet, new.customer, new.group, new.currency)
        };
        Ok(vec![Event::of(at, new.wallet, EventKind::AccountOpened { account: Box::new(account) })])
    }

    fn plan_on(&self, at: Timestamp, place: Place, account: &Account, command: &Command) -> Result<Vec<Event>, Reject> {
        let mut plan = Planner::new(&self.market, place, account, at);
        match command {
            Command::ChangeAccount { changes, .. } => plan.change_account(changes)?,
            Command::AdjustCash { balance_minor, credit_minor, pending_withdrawal_minor, .. } => {
                plan.adjust_cash(*balance_minor, *credit_minor, *pending_withdrawal_minor)?
            }
            Command::PlaceOrder(new) => plan.place(new)?,
            Command::ModifyOrder { order, changes, .. } => plan.modify_order(*order, changes)?,
            Command::CancelOrder { order, .. } => plan.cancel_order(*order)?,
            Command::CancelAll { .. } => plan.cancel_all()?,
            Command::ModifyPosition { position, changes, .. } => plan.modify_position(*position, changes)?,
            Command::ClosePosition { position, size, reason, .. } => plan.close_position(*position, *size, *reason)?,
            Command::CloseBy { position, against, .. } => plan.close_by(*position, *against)?,
            Command::CloseAll { symbol, reason, .. } => {
                let listing = symbol.map(|symbol| self.market.find(symbol).ok_or(Reject::UnknownInstrument)).transpose()?;
                plan.close_all(listing, *reason)?
            }
            Command::Rollover { day, .. } => plan.rollover(*day)?,
            Command::Tick { .. } => {
                plan.expire_orders(None)?;
                plan.expire_positions();
            }
            _ => {}
        }
        plan.settle();
        Ok(plan.events)
    }

    /// Keeps the packed copy of an account in step with it.
    fn renew_hot(&mut self, index: u32) {
        let slot = &self.slots[index as usize];
        self.hots[index as usize].renew(&self.market, slot.place, &slot.account);
    }

    fn slot(&self, wallet: WalletId) -> Option<&Slot> {
        self.by_wallet.get(&wallet).map(|index| &self.slots[*index as usize])
    }
}
