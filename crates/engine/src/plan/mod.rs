//! Planning: what a command or a quote would do to one account, worked out on a copy of that account.
//!
//! Cascades (a stop loss closes, the balance falls, the account is stopped out) are planned by applying each event to
//! the copy as it is emitted. The book itself has not moved when the events are handed out.
//!
//! Invariants
//! - A plan touches one account and never the market.
//! - Every change of the copy is an event that was emitted: the copy after the plan is the account after the events.

mod cash;
mod charges;
mod close;
pub mod limits;
mod margin;
mod netting;
mod open;
mod orders;
mod positions;
mod time;
pub(crate) mod triggers;

use std::cell::Cell;

use kernel::{Price, Timestamp};

use crate::account::Account;
use crate::event::{Deal, Event, EventKind, Quote};
use crate::figures::{Place, Sums, value};
use crate::market::{Listing, Market};
use crate::order::Side;
use crate::reject::Reject;

pub(crate) struct Planner<'a> {
    pub market: &'a Market,
    pub place: Place,
    pub at: Timestamp,
    pub account: Account,
    pub events: Vec<Event>,
    /// Moves with every change of the copy, so that a valuation is not made twice.
    version: u64,
    valued: Cell<Option<(u64, Option<Sums>)>>,
}

impl<'a> Planner<'a> {
    pub fn new(market: &'a Market, place: Place, account: &Account, at: Timestamp) -> Planner<'a> {
        Planner { market, place, at, account: account.scratch(), events: Vec::new(), version: 0, valued: Cell::new(None) }
    }

    pub fn emit(&mut self, kind: EventKind) {
        self.account.apply(&kind);
        self.version += 1;
        self.events.push(Event::of(self.at, self.account.wallet, kind));
    }

    /// Runs a step that leaves nothing behind when it is refused.
    pub fn attempt<T>(&mut self, step: impl FnOnce(&mut Self) -> Result<T, Reject>) -> Result<T, Reject> {
        let (account, length) = (self.account.clone(), self.events.len());
        let result = step(self);
        if result.is_err() {
            self.roll_back(account, length);
        }
        result
    }

    /// Back to an earlier copy with the events it had then.
    pub fn roll_back(&mut self, account: Account, events: usize) {
        self.account = account;
        self.events.truncate(events);
        self.version += 1;
    }

    /// The copy's sums at the current quotes.
    pub fn value(&self) -> Option<Sums> {
        match self.valued.get() {
            Some((version, sums)) if version == self.version => sums,
            _ => {
                let sums = value(self.market, self.place, &self.account);
                self.valued.set(Some((self.version, sums)));
                sums
            }
        }
    }

    pub fn listing(&self, index: u32) -> &'a Listing {
        &self.market.listings[index as usize]
    }

    pub fn quote(&self, index: u32) -> Quote {
        self.market.client_quote(self.place.group, index)
    }

    /// The price a deal on this side gets at the current client quote.
    pub fn deal_price(&self, index: u32, side: Side) -> i64 {
        let (bid, ask) = self.market.client(self.place.group, index);
        if side == Side::Buy { ask } else { bid }
    }

    /// A deal with everything but its commission.
    pub fn deal(&self, index: u32, side: Side, sizes: Sizes, price: i64) -> Result<Deal, Reject> {
        let rate = self.market.profit_rate(index, self.place.currency).ok_or(Reject::NoConversionRate)?;
        let terms = self.market.terms(self.place.group, index);
        let markup = if side == Side::Buy { terms.markup.ask } else { terms.markup.bid };
        let earned = crate::fine::to_minor(rate.value(markup, sizes.units), self.account.currency);
        Ok(Deal {
            side,
            size: sizes.size,
            lots: sizes.lots,
            units: sizes.units,
            price: Price::from_raw(price),
            quote: self.quote(index),
            raw: self.market.raw_quote(index),
            rate,
            commission_minor: 0,
            markup_minor: crate::wide::saturated(earned),
        })
    }
}

/// A size in its three forms.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sizes {
    pub size: kernel::Lots,
    pub units: i64,
    pub lots: kernel::Lots,
}
