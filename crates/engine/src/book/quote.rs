//! Quotes: the price moves, and the accounts whose levels it passed are planned for.

use kernel::{Price, Timestamp};

use crate::account::Account;
use crate::book::hot::Hot;
use crate::book::ladder::seen;
use crate::book::{Book, Slot};
use crate::event::Event;
use crate::figures::{Place, Sums};
use crate::group::{CALL_HYSTERESIS, CreditMode};
use crate::market::Market;
use crate::plan::Planner;
use crate::plan::triggers::better_anchor;
use crate::symbol::Symbol;

impl Book {
    /// Takes a raw quote and returns what it triggers, to be stored and then applied.
    ///
    /// A quote that is crossed, not positive, older than the last one, or of an unknown symbol is dropped.
    #[inline]
    pub fn quote(&mut self, at: Timestamp, symbol: Symbol, bid: Price, ask: Price) -> Vec<Event> {
        match self.market.find(symbol) {
            Some(listing) => self.quote_listing(at, listing, bid, ask),
            None => Vec::new(),
        }
    }

    /// The number of an instrument, for callers who quote it often. It stays the same as long as the book lives.
    pub fn listing_of(&self, symbol: Symbol) -> Option<u32> {
        self.market.find(symbol)
    }

    /// The same by the instrument's number.
    #[inline]
    pub fn quote_listing(&mut self, at: Timestamp, listing: u32, bid: Price, ask: Price) -> Vec<Event> {
        let Some(entry) = self.market.listings.get_mut(listing as usize) else { return Vec::new() };
        if bid.raw() <= 0 || bid > ask || at < entry.quoted_at {
            return Vec::new();
        }
        (entry.bid, entry.ask, entry.quoted_at) = (bid.raw(), ask.raw(), at);
        entry.stamp += 1;
        if !self.stale.is_empty() {
            self.renew_bands();
        }
        if self.ladders[listing as usize].quiet(&seen(bid.raw(), ask.raw(), at.micros())) {
            return Vec::new();
        }
        self.triggered(at, listing)
    }

    #[cold]
    fn triggered(&mut self, at: Timestamp, listing: u32) -> Vec<Event> {
        let entry = self.market.listing(listing);
        let seen = seen(entry.bid, entry.ask, at.micros());
        let mut fired = std::mem::take(&mut self.fired);
        self.ladders[listing as usize].fired(&seen, &mut fired);
        // In the order the accounts were opened: an account's plan does not depend on another's, so any fixed order will do.
        fired.sort_unstable();
        fired.dedup();
        let mut events = Vec::new();
        for index in fired.drain(..) {
            let slot = &self.slots[index as usize];
            if is_touched(&self.market, slot, &self.hots[index as usize], listing, at) {
                let mut plan = Planner::new(&self.market, slot.place, &slot.account, at);
                plan.on_quote(listing);
                if !plan.events.is_empty() {
                    events.append(&mut plan.events);
                    continue;
                }
            }
            self.mark(index);
        }
        self.fired = fired;
        self.renew_bands();
        events
    }
}

/// Whether a quote does anything to an account, found without copying it.
fn is_touched(market: &Market, slot: &Slot, hot: &Hot, listing: u32, at: Timestamp) -> bool {
    let (place, account) = (slot.place, &slot.account);
    let (bid, ask) = market.client(place.group, listing);
    let point = market.listing(listing).spec.point;
    let mut positions = account.positions.iter().filter(|p| p.instrument == listing);
    let mut orders = account.orders.iter().filter(|o| o.instrument == listing);
    let hit = positions.any(|p| {
        let expired = p.expires_at.is_some_and(|e| e.timestamp() <= at);
        expired || p.triggered(bid, ask, point).is_some() || better_anchor(p, bid, ask).is_some()
    });
    hit || orders.any(|o| o.triggered(bid, ask) || Planner::is_expired(o, at)) || needs_settling(market, slot, hot)
}

/// Whether the account stands beyond a threshold it has not been told of.
fn needs_settling(market: &Market, slot: &Slot, hot: &Hot) -> bool {
    let (place, account) = (slot.place, &slot.account);
    let Some(sums) = slot.sums(hot, market) else { return false };
    let terms = market.group(place.group);
    let beyond = |sums: &Sums| {
        let cleared = sums.margin == 0 || !is_below(sums, terms.call + CALL_HYSTERESIS);
        let called = if account.margin_call { cleared } else { sums.at_or_below(terms.call) };
        called || account.stop_out || sums.at_or_below(terms.stop_out)
    };
    let only_margin = terms.group.credit_mode == CreditMode::MarginOnly && sums.own + sums.floating <= 0;
    !account.positions.is_empty() && (only_margin || beyond(&sums))
}

pub(crate) fn is_below(sums: &Sums, level: i64) -> bool {
    sums.margin > 0 && sums.equity() * crate::group::LEVEL_ONE < level as i128 * sums.margin
}

impl Book {
    /// A copy of the market with a scenario's prices and terms; nothing executes there that does not execute here.
    pub(crate) fn shocked(&self, at: Timestamp, scenario: &crate::what_if::Scenario) -> Market {
        let mut market = self.market.clone();
        for (symbol, percent) in &scenario.shocks {
            let Some(index) = market.find(*symbol) else { continue };
            let listing = &mut market.listings[index as usize];
            let moved = |price: i64| {
                let factor = kernel::Decimal::ONE + *percent / kernel::Decimal::ONE_HUNDRED;
                let moved = Price::from_raw(price).to_decimal().checked_mul(factor)?;
                Price::from_decimal(moved.round_dp(listing.spec.instrument.decimals as u32)).ok().filter(|price| price.raw() > 0)
            };
            if let (Some(bid), Some(ask)) = (moved(listing.bid), moved(listing.ask)) {
                (listing.bid, listing.ask, listing.quoted_at) = (bid.raw(), ask.raw(), at);
                listing.stamp += 1;
            }
        }
        for group in &mut market.groups {
            group.group.leverage = scenario.leverage.unwrap_or(group.group.leverage);
            group.group.stop_out_strategy = scenario.strategy.unwrap_or(group.group.stop_out_strategy);
        }
        market
    }

    /// Accounts with open positions.
    pub(crate) fn held_accounts(&self) -> impl Iterator<Item = (Place, &Account)> {
        self.slots.iter().filter(|slot| !slot.account.positions.is_empty()).map(|slot| (slot.place, &slot.account))
    }
}
