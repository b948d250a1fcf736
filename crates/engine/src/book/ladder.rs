//! The trigger levels of one symbol, ordered by price, so that a quote costs what it triggers.
//!
//! Levels are kept in raw prices (a group's markup is a constant), hence one ladder serves all groups. The nearest level
//! of each kind is kept beside the sets: a quote that triggers nothing is a handful of comparisons.

use std::collections::BTreeSet;

use crate::market::Markups;
use crate::order::{Order, Position, Side};

/// When a level fires: the raw bid or ask (or their sum, for conversions) at or beyond it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub(crate) enum Fires {
    BidAtMost,
    BidAtLeast,
    AskAtMost,
    AskAtLeast,
    SumAtMost,
    SumAtLeast,
    /// Not a price: the time in microseconds is at least this.
    TimeAtLeast,
}

pub(crate) const KINDS: usize = 7;

impl Fires {
    pub const fn at_most(self) -> bool {
        matches!(self, Fires::BidAtMost | Fires::AskAtMost | Fires::SumAtMost)
    }
}

/// Account index in the high half; in the low half the low half of a position id, or zero for a band.
pub(crate) type Key = u64;

pub(crate) fn key(account: u32, tag: u32) -> Key {
    (account as u64) << 32 | tag as u64
}

/// What a quote brings, by kind of level.
pub(crate) type Seen = [i64; KINDS];

pub(crate) fn seen(bid: i64, ask: i64, at: i64) -> Seen {
    [bid, bid, ask, ask, bid + ask, bid + ask, at]
}

#[derive(Clone)]
pub(crate) struct Ladder {
    sets: [BTreeSet<(i64, Key)>; KINDS],
    nearest: [i64; KINDS],
}

const NEVER: [i64; KINDS] = [i64::MIN, i64::MAX, i64::MIN, i64::MAX, i64::MIN, i64::MAX, i64::MAX];

impl Default for Ladder {
    fn default() -> Ladder {
        Ladder { sets: Default::default(), nearest: NEVER }
    }
}

impl Ladder {
    /// From levels in any order, faster and denser than one by one.
    pub fn built(levels: [Vec<(i64, Key)>; KINDS]) -> Ladder {
        let mut ladder = Ladder { sets: levels.map(BTreeSet::from_iter), nearest: NEVER };
        for kind in ALL {
            ladder.renew(kind);
        }
        ladder
    }

    pub fn insert(&mut self, kind: Fires, level: i64, key: Key) {
        self.sets[kind as usize].insert((level, key));
        let nearest = &mut self.nearest[kind as usize];
        *nearest = if kind.at_most() { (*nearest).max(level) } else { (*nearest).min(level) };
    }

    pub fn remove(&mut self, kind: Fires, level: i64, key: Key) {
        self.sets[kind as usize].remove(&(level, key));
        if self.nearest[kind as usize] == level {
            self.renew(kind);
        }
    }

    fn renew(&mut self, kind: Fires) {
        let set = &self.sets[kind as usize];
        let nearest = if kind.at_most() { set.last() } else { set.first() };
        self.nearest[kind as usize] = nearest.map_or(NEVER[kind as usize], |(level, _)| *level);
    }

    /// Whether anything fires: the comparisons every quote pays for.
    #[inline]
    pub fn quiet(&self, seen: &Seen) -> bool {
        let near = &self.nearest;
        (seen[0] > near[0])
            & (seen[1] < near[1])
            & (seen[2] > near[2])
            & (seen[3] < near[3])
            & (seen[4] > near[4])
            & (seen[5] < near[5])
            & (seen[6] < near[6])
    }

    /// The accounts of which something ends at or before a time.
    pub fn ended(&self, at: i64, accounts: &mut Vec<u32>) {
        accounts.extend(self.sets[Fires::TimeAtLeast as usize].range(..=(at, Key::MAX)).map(|(_, key)| (*key >> 32) as u32));
    }

    /// The accounts whose levels fire.
    pub fn fired(&self, seen: &Seen, accounts: &mut Vec<u32>) {
        for kind in ALL {
            let (set, value) = (&self.sets[kind as usize], seen[kind as usize]);
            if kind.at_most() {
                accounts.extend(set.range((value, 0)..).map(|(_, key)| (*key >> 32) as u32));
            } else {
                accounts.extend(set.range(..=(value, Key::MAX)).map(|(_, key)| (*key >> 32) as u32));
            }
        }
    }
}

pub(crate) const ALL: [Fires; KINDS] =
    [Fires::BidAtMost, Fires::BidAtLeast, Fires::AskAtMost, Fires::AskAtLeast, Fires::SumAtMost, Fires::SumAtLeast, Fires::TimeAtLeast];

/// The levels of a position: its stop, its take profit, the price that moves its trailing stop, its end.
pub(crate) fn position_levels(position: &Position, markup: Markups, point: i64, mut level: impl FnMut(Fires, i64)) {
    let stop = position.effective_stop(point).map(|(stop, _)| stop);
    let profit = position.take_profit.get().map(|price| price.raw());
    let anchor = (position.trailing.is_set() && position.anchor.is_set()).then(|| position.anchor.raw());
    match position.side {
        Side::Buy => {
            let raw = |price: i64| price + markup.bid;
            stop.into_iter().for_each(|stop| level(Fires::BidAtMost, raw(stop)));
            profit.into_iter().for_each(|profit| level(Fires::BidAtLeast, raw(profit)));
            anchor.into_iter().for_each(|anchor| level(Fires::BidAtLeast, raw(anchor + 1)));
        }
        Side::Sell => {
            let raw = |price: i64| price - markup.ask;
            stop.into_iter().for_each(|stop| level(Fires::AskAtLeast, raw(stop)));
            profit.into_iter().for_each(|profit| level(Fires::AskAtMost, raw(profit)));
            anchor.into_iter().for_each(|anchor| level(Fires::AskAtMost, raw(anchor - 1)));
        }
    }
    if let Some(expires) = position.expires_at {
        level(Fires::TimeAtLeast, expires.timestamp().micros());
    }
}

/// The levels of a pending order: its trigger and its end.
pub(crate) fn order_levels(order: &Order, markup: Markups, mut level: impl FnMut(Fires, i64)) {
    let (price, is_limit) = order.trigger();
    match (order.side, is_limit) {
        (Side::Buy, true) => level(Fires::AskAtMost, price - markup.ask),
        (Side::Buy, false) => level(Fires::AskAtLeast, price - markup.ask),
        (Side::Sell, true) => level(Fires::BidAtLeast, price + markup.bid),
        (Side::Sell, false) => level(Fires::BidAtMost, price + markup.bid),
    }
    if let Some(expires) = order.expires_at {
        level(Fires::TimeAtLeast, expires.micros());
    }
}
