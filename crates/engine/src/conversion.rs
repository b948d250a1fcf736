//! Conversion between currencies: a configured path, else direct, inverse, over USD, over EUR, else the shortest chain.
//!
//! Invariants
//! - Which path is taken depends on the configuration alone, never on which quotes happen to be there.
//! - A rate is worked out from raw mids and rounded once.

use std::cell::{Cell, OnceCell};

use kernel::Currency;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::instrument::{Instrument, InstrumentStatus};
use crate::rate::Rate;
use crate::reject::Reject;
use crate::symbol::Symbol;

/// A configured path from `source` to `target` over symbols, each used once.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Conversion {
    pub source: Currency,
    pub target: Currency,
    pub path: Vec<Symbol>,
}

/// A chain longer than this is no conversion.
const LONGEST: usize = 8;

impl Conversion {
    /// Reads `EURUSD,NZDUSD`.
    pub fn parse(source: Currency, target: Currency, path: &str) -> Result<Conversion, Reject> {
        let path: Result<Vec<Symbol>, _> = path.split(',').map(|part| Symbol::new(part.trim())).collect();
        path.map(|path| Conversion { source, target, path }).map_err(|_| Reject::invalid("path", "symbols separated by commas"))
    }

    /// The chain must start at the source, end at the target and use each symbol once.
    pub fn check<'a>(&self, find: impl Fn(Symbol) -> Option<&'a Instrument>) -> Result<(), Reject> {
        const FIELD: &str = "path";
        if self.path.is_empty() || self.path.len() > LONGEST {
            return Err(Reject::invalid(FIELD, "one to eight symbols"));
        }
        let mut at = self.source;
        for (index, symbol) in self.path.iter().enumerate() {
            if self.path[..index].contains(symbol) {
                return Err(Reject::invalid(FIELD, "each symbol once"));
            }
            let instrument = find(*symbol).ok_or(Reject::invalid(FIELD, "known symbols"))?;
            at = match instrument.base {
                Some(base) if base == at => instrument.currency,
                Some(base) if instrument.currency == at => base,
                _ => return Err(Reject::invalid(FIELD, "a chain from source to target")),
            };
        }
        if at == self.target { Ok(()) } else { Err(Reject::invalid(FIELD, "a chain from source to target")) }
    }
}

/// One step of a path: which listing, and whether its mid multiplies or divides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Leg {
    pub listing: u32,
    pub multiply: bool,
}

/// A currency as a small number.
pub type CurrencyIndex = u16;

#[derive(Clone, Default)]
struct Pair {
    path: OnceCell<Option<Box<[Leg]>>>,
    /// The rate last worked out, and the sum of the legs' quote counters then.
    cached: Cell<(u64, Option<Rate>)>,
}

/// All pairs of known currencies, worked out on first use and forgotten when the configuration changes.
#[derive(Clone, Default)]
pub struct Conversions {
    rows: Vec<Conversion>,
    currencies: Vec<Currency>,
    by_currency: FxHashMap<Currency, CurrencyIndex>,
    pairs: Vec<Pair>,
    /// Tradable pairs: listing, base, quote; in ascending order of symbol.
    edges: Vec<(Symbol, u32, Currency, Currency)>,
}

impl Conversions {
    pub fn rows(&self) -> &[Conversion] {
        &self.rows
    }

    pub fn set_rows(&mut self, rows: Vec<Conversion>) {
        self.rows = rows;
        self.forget();
    }

    pub fn set_instruments<'a>(&mut self, instruments: impl Iterator<Item = &'a Instrument>) {
        self.edges.clear();
        for (index, instrument) in instruments.enumerate() {
            self.add(instrument.currency);
            self.add(instrument.margin_currency);
            if let Some(base) = instrument.base
                && instrument.status != InstrumentStatus::Disabled
                && base != instrument.currency
            {
                self.edges.push((instrument.symbol, index as u32, base, instrument.currency));
            }
        }
        self.edges.sort_unstable();
        self.forget();
    }

    /// The number of a currency, which becomes known if it was not.
    pub fn add(&mut self, currency: Currency) -> CurrencyIndex {
        if let Some(index) = self.by_currency.get(&currency) {
            return *index;
        }
        let index = self.currencies.len() as CurrencyIndex;
        self.currencies.push(currency);
        self.by_currency.insert(currency, index);
        self.forget();
        index
    }

    pub fn index(&self, currency: Currency) -> Option<CurrencyIndex> {
        self.by_currency.get(&currency).copied()
    }

    fn forget(&mut self) {
        let count = self.currencies.len();
        self.pairs = vec![Pair::default(); count * count];
    }

    /// The steps from one currency to another; none when there is no way. Empty for a currency to itself.
    pub fn path(&self, from: CurrencyIndex, to: CurrencyIndex) -> Option<&[Leg]> {
        let pair = &self.pairs[from as usize * self.currencies.len() + to as usize];
        pair.path.get_or_init(|| self.find(self.currencies[from as usize], self.currencies[to as usize])).as_deref()
    }

    /// The rate now; `sum` gives twice the mid of a listing and its quote counter, or none while it has no quote.
    #[inline]
    pub fn rate(&self, from: CurrencyIndex, to: CurrencyIndex, quote: impl Fn(u32) -> Option<(u64, u64)>) -> Option<Rate> {
        if from == to {
            return Some(Rate::ONE);
        }
        let path = self.path(from, to)?;
        let mut stamp = 1;
        for leg in path {
            stamp += quote(leg.listing)?.1;
        }
        let pair = &self.pairs[from as usize * self.currencies.len() + to as usize];
        let (cached_stamp, cached) = pair.cached.get();
        if cached_stamp == stamp {
            return cached;
        }
        let rate = along(path, |listing| quote(listing).map(|(sum, _)| sum));
        pair.cached.set((stamp, rate));
        rate
    }

    fn find(&self, from: Currency, to: Currency) -> Option<Box<[Leg]>> {
        if from == to {
            return Some(Box::default());
        }
        if let Some(row) = self.rows.iter().find(|row| row.source == from && row.target == to)
            && let Some(path) = self.configured(row)
        {
            return Some(path);
        }
        if let Some(leg) = self.step(from, to) {
            return Some(Box::new([leg]));
        }
        for pivot in [Currency::USD, Currency::EUR] {
            if let (Some(first), Some(second)) = (self.step(from, pivot), self.step(pivot, to)) {
                return Some(Box::new([first, second]));
            }
        }
        self.shortest(from, to)
    }

    fn configured(&self, row: &Conversion) -> Option<Box<[Leg]>> {
        let mut at = row.source;
        let mut legs = Vec::new();
        for symbol in &row.path {
            let (_, listing, base, quote) = *self.edges.iter().find(|edge| edge.0 == *symbol)?;
            legs.push(Leg { listing, multiply: base == at });
            at = if base == at { quote } else { base };
        }
        (at == row.target).then(|| legs.into())
    }

    /// One symbol: direct before inverse.
    fn step(&self, from: Currency, to: Currency) -> Option<Leg> {
        let direct = self.edges.iter().find(|edge| edge.2 == from && edge.3 == to);
        let inverse = || self.edges.iter().find(|edge| edge.2 == to && edge.3 == from);
        direct
            .map(|edge| Leg { listing: edge.1, multiply: true })
            .or_else(|| inverse().map(|edge| Leg { listing: edge.1, multiply: false }))
    }

    /// Breadth first; among equals the one with the alphabetically first symbols.
    fn shortest(&self, from: Currency, to: Currency) -> Option<Box<[Leg]>> {
        let mut reached: Vec<(Currency, Vec<Leg>)> = vec![(from, Vec::new())];
        let mut next = 0;
        while next < reached.len() {
            let (at, legs) = reached[next].clone();
            next += 1;
            if at == to {
                return Some(legs.into());
            }
            if legs.len() == LONGEST {
                continue;
            }
            for (_, listing, base, quote) in &self.edges {
                let (other, multiply) = match at {
                    at if at == *base => (*quote, true),
                    at if at == *quote => (*base, false),
                    _ => continue,
                };
                if reached.iter().all(|(currency, _)| *currency != other) {
                    let mut longer = legs.clone();
                    longer.push(Leg { listing: *listing, multiply });
                    reached.push((other, longer));
                }
            }
        }
        None
    }
}

/// The product of the mids along a path, rounded once to twelve digits. `sum` is bid + ask in price units.
fn along(path: &[Leg], sum: impl Fn(u32) -> Option<u64>) -> Option<Rate> {
    const TWO: u64 = 200_000_000;
    let (mut factors, mut divisors) = ([1u64; LONGEST], [1u64; LONGEST]);
    for (index, leg) in path.iter().enumerate() {
        let sum = sum(leg.listing)?;
        (factors[index], divisors[index]) = if leg.multiply { (sum, TWO) } else { (TWO, sum) };
    }
    Rate::of(&factors[..path.len()], &divisors[..path.len()])
}
