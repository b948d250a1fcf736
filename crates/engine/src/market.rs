//! The market side of the book: instruments with their quotes and hours, groups with their terms, conversions.
//!
//! Invariants
//! - Nothing here knows an account.
//! - What is cached (rates, windows) is worked out from the rest and changes no answer.

use std::cell::Cell;

use kernel::{Currency, GroupId, Price, Timestamp};
use rustc_hash::FxHashMap;

use crate::conversion::{Conversion, Conversions, CurrencyIndex};
use crate::event::Quote;
use crate::group::{Commission, Group, LevelUnits};
use crate::hours::{Downtime, Window};
use crate::instrument::{CalcMode, Instrument, InstrumentStatus, Spec, StakeCurrency, StakeMode};
use crate::rate::Rate;
use crate::reject::Reject;
use crate::symbol::Symbol;

/// Whether an instrument executes now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trading {
    Open,
    Closed,
    Downtime,
}

#[derive(Clone, Copy, Debug)]
pub struct TradingWindow {
    pub state: Trading,
    pub from: Timestamp,
    pub until: Timestamp,
}

/// An instrument in the book, with its latest raw quote.
#[derive(Clone)]
pub struct Listing {
    /// Behind a pointer, so that the prices of all listings lie close together.
    pub spec: Box<Spec>,
    /// Raw prices; zero until the first quote.
    pub bid: i64,
    pub ask: i64,
    pub quoted_at: Timestamp,
    /// Counts the quotes, so that cached rates know when they are old.
    pub stamp: u64,
    window: Cell<Option<TradingWindow>>,
    profit_currency: Option<CurrencyIndex>,
    margin_currency: Option<CurrencyIndex>,
}

impl Listing {
    pub fn quoted(&self) -> bool {
        self.bid != 0
    }
}

/// Price units taken off the bid and put on the ask.
#[derive(Clone, Copy, Default, Debug)]
pub struct Markups {
    pub bid: i64,
    pub ask: i64,
}

/// A group's terms for one instrument, looked up once.
#[derive(Clone, Default)]
pub struct Terms {
    pub markup: Markups,
    pub commission: Option<Box<Commission>>,
    /// The smaller of the instrument's and the profile's cap.
    pub leverage_cap: Option<u32>,
}

#[derive(Clone)]
pub struct GroupTerms {
    pub group: Group,
    pub call: LevelUnits,
    pub stop_out: LevelUnits,
    terms: Vec<Terms>,
}

impl GroupTerms {
    /// By listing.
    pub fn terms(&self) -> &[Terms] {
        &self.terms
    }
}

#[derive(Clone, Default)]
pub struct Market {
    pub listings: Vec<Listing>,
    by_symbol: FxHashMap<Symbol, u32>,
    pub groups: Vec<GroupTerms>,
    by_group: FxHashMap<GroupId, u32>,
    pub conversions: Conversions,
    downtimes: Vec<Downtime>,
}

impl Market {
    pub fn find(&self, symbol: Symbol) -> Option<u32> {
        self.by_symbol.get(&symbol).copied()
    }
    pub fn listing(&self, index: u32) -> &Listing {
        &self.listings[index as usize]
    }
    pub fn group_index(&self, id: GroupId) -> Option<u32> {
        self.by_group.get(&id).copied()
    }
    pub fn group(&self, index: u32) -> &GroupTerms {
        &self.groups[index as usize]
    }
    pub fn terms(&self, group: u32, listing: u32) -> &Terms {
        &self.groups[group as usize].terms[listing as usize]
    }
    pub fn downtimes(&self) -> &[Downtime] {
        &self.downtimes
    }

    /// Defines or replaces an instrument; `rework` is false while many are defined at once.
    pub fn define_instrument(&mut self, instrument: Instrument, rework: bool) -> Result<u32, Reject> {
        let spec = Box::new(instrument.spec()?);
        let index = match self.find(spec.symbol()) {
            Some(index) => {
                let listing = &mut self.listings[index as usize];
                listing.spec = spec;
                listing.window.set(None);
                index
            }
            None => {
                let index = self.listings.len() as u32;
                self.by_symbol.insert(spec.symbol(), index);
                let (window, quoted_at) = (Cell::new(None), Timestamp::default());
                self.listings.push(Listing {
                    spec,
                    bid: 0,
                    ask: 0,
                    quoted_at,
                    stamp: 0,
                    window,
                    profit_currency: None,
                    margin_currency: None,
                });
                index
            }
        };
        if rework {
            self.rework();
        }
        Ok(index)
    }

    pub fn define_group(&mut self, group: Group, rework: bool) -> Result<u32, Reject> {
        let (call, stop_out) = group.check()?;
        let id = group.id;
        let terms = GroupTerms { group, call, stop_out, terms: Vec::new() };
        let index = match self.group_index(id) {
            Some(index) => {
                self.groups[index as usize] = terms;
                index
            }
            None => {
                self.groups.push(terms);
                self.by_group.insert(id, self.groups.len() as u32 - 1);
                self.groups.len() as u32 - 1
            }
        };
        if rework {
            self.rework();
        }
        Ok(index)
    }

    pub fn set_conversions(&mut self, rows: Vec<Conversion>) {
        for row in &rows {
            self.conversions.add(row.source);
            self.conversions.add(row.target);
        }
        self.conversions.set_rows(rows);
    }

    pub fn check_conversions(&self, rows: &[Conversion]) -> Result<(), Reject> {
        let find = |symbol| self.find(symbol).map(|index| &self.listing(index).spec.instrument);
        rows.iter().try_for_each(|row| row.check(find))
    }

    pub fn set_downtimes(&mut self, downtimes: Vec<Downtime>) {
        self.downtimes = downtimes;
        for listing in &self.listings {
            listing.window.set(None);
        }
    }

    /// Works out again what hangs together: terms per group and instrument, currencies, paths.
    pub fn rework(&mut self) {
        self.conversions.add(Currency::USD);
        self.conversions.set_instruments(self.listings.iter().map(|listing| &listing.spec.instrument));
        for commission in self.groups.iter().flat_map(|group| &group.group.commissions) {
            self.conversions.add(commission.currency);
        }
        for listing in &mut self.listings {
            let instrument = &listing.spec.instrument;
            let own = instrument.stake_mode == StakeMode::SpreadBetting && instrument.stake_currency == StakeCurrency::Account;
            let index = |currency| if own { None } else { self.conversions.index(currency) };
            listing.profit_currency = index(instrument.currency);
            let forex = instrument.stake_mode == StakeMode::Lots && instrument.margin_calc_mode == CalcMode::Forex;
            listing.margin_currency = index(if forex { instrument.margin_currency } else { instrument.currency });
        }
        for group in &mut self.groups {
            group.terms = self.listings.iter().map(|listing| terms_of(&group.group, listing)).collect();
        }
    }

    /// Raw quote to a group's quote.
    #[inline]
    pub fn client(&self, group: u32, listing: u32) -> (i64, i64) {
        let terms = self.terms(group, listing);
        let listing = self.listing(listing);
        (listing.bid - terms.markup.bid, listing.ask + terms.markup.ask)
    }

    pub fn client_quote(&self, group: u32, listing: u32) -> Quote {
        let (bid, ask) = self.client(group, listing);
        Quote { bid: Price::from_raw(bid), ask: Price::from_raw(ask) }
    }

    pub fn raw_quote(&self, listing: u32) -> Quote {
        let listing = self.listing(listing);
        Quote { bid: Price::from_raw(listing.bid), ask: Price::from_raw(listing.ask) }
    }

    #[inline]
    pub fn rate(&self, from: CurrencyIndex, to: CurrencyIndex) -> Option<Rate> {
        self.conversions.rate(from, to, |listing| {
            let listing = self.listing(listing);
            listing.quoted().then_some(((listing.bid + listing.ask) as u64, listing.stamp))
        })
    }

    /// A listing's profit currency to the account's currency.
    #[inline]
    pub fn profit_rate(&self, listing: u32, account: CurrencyIndex) -> Option<Rate> {
        self.rate_of(self.listing(listing), account)
    }

    /// The same for a listing at hand.
    #[inline]
    pub fn rate_of(&self, listing: &Listing, account: CurrencyIndex) -> Option<Rate> {
        match listing.profit_currency {
            Some(from) if from != account => self.rate(from, account),
            _ => Some(Rate::ONE),
        }
    }

    pub fn margin_rate(&self, listing: u32, account: CurrencyIndex) -> Option<Rate> {
        match self.listing(listing).margin_currency {
            Some(from) if from != account => self.rate(from, account),
            _ => Some(Rate::ONE),
        }
    }

    /// The conversions a position of this listing is valued with: from its profit and its margin currency.
    pub fn currencies_of(&self, listing: u32) -> [Option<CurrencyIndex>; 2] {
        let listing = self.listing(listing);
        [listing.profit_currency, listing.margin_currency]
    }

    /// Whether every leg of the conversions of a listing is quoted recently enough to open on.
    pub fn conversions_fresh(&self, listing: u32, account: CurrencyIndex, at: Timestamp) -> bool {
        let fresh = |from: CurrencyIndex| match self.conversions.path(from, account) {
            Some(path) => path.iter().all(|leg| self.is_fresh(leg.listing, at)),
            None => true,
        };
        self.currencies_of(listing).into_iter().flatten().all(fresh)
    }

    pub fn is_fresh(&self, listing: u32, at: Timestamp) -> bool {
        let listing = self.listing(listing);
        let threshold = listing.spec.instrument.stale_threshold_ms;
        listing.quoted() && at.since(listing.quoted_at) <= threshold.saturating_mul(1_000)
    }

    /// Whether the instrument executes at this time, and how long that stays so.
    #[inline]
    pub fn window(&self, listing: u32, at: Timestamp) -> TradingWindow {
        let cached = self.listing(listing).window.get();
        if let Some(window) = cached
            && window.from <= at
            && at < window.until
        {
            return window;
        }
        self.find_window(listing, at)
    }

    fn find_window(&self, index: u32, at: Timestamp) -> TradingWindow {
        let listing = self.listing(index);
        let session = listing.spec.schedule.window(at);
        let Window { open, mut from, mut until } = session;
        let mut state = if open { Trading::Open } else { Trading::Closed };
        for downtime in self.downtimes.iter().filter(|downtime| downtime.covers(listing.spec.symbol())) {
            let inside = downtime.start <= at && at < downtime.end;
            if inside && open {
                state = Trading::Downtime;
            }
            for edge in [downtime.start, downtime.end] {
                if edge <= at {
                    from = from.max(edge);
                } else {
                    until = until.min(edge);
                }
            }
        }
        let window = TradingWindow { state, from, until };
        listing.window.set(Some(window));
        window
    }

    /// Open, and quoted since it opened: what a stop-out or an expiry may execute on.
    pub fn is_tradable(&self, listing: u32, at: Timestamp) -> bool {
        let window = self.window(listing, at);
        window.state == Trading::Open && self.listing(listing).quoted() && self.listing(listing).quoted_at >= window.from
    }

    /// Refuses what cannot execute now.
    pub fn check_open(&self, listing: u32, at: Timestamp) -> Result<(), Reject> {
        match self.window(listing, at).state {
            Trading::Open => Ok(()),
            Trading::Closed => Err(Reject::MarketClosed),
            Trading::Downtime => Err(Reject::Downtime),
        }
    }

    pub fn check_status(&self, listing: u32) -> Result<(), Reject> {
        match self.listing(listing).spec.instrument.status {
            InstrumentStatus::Enabled => Ok(()),
            InstrumentStatus::CloseOnly => Err(Reject::CloseOnly),
            InstrumentStatus::Disabled => Err(Reject::TradingDisabled),
        }
    }
}

fn terms_of(group: &Group, listing: &Listing) -> Terms {
    let instrument = &listing.spec.instrument;
    let markup = group.markup_for(instrument);
    let cap = group.leverage_profile.map(|profile| profile.cap(instrument.category, instrument.major));
    Terms {
        markup: Markups {
            bid: markup.map_or(0, |m| m.bid_points * listing.spec.point),
            ask: markup.map_or(0, |m| m.ask_points * listing.spec.point),
        },
        commission: group.commission_for(instrument).copied().map(Box::new),
        leverage_cap: [instrument.max_leverage, cap].into_iter().flatten().min(),
    }
}
