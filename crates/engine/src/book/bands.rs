//! Bands: per account and symbol the prices within which its margin level cannot have crossed a threshold.
//!
//! Why a band is safe. Let `D` be how far equity is above `threshold × margin`, all in the account's currency.
//! 1. Each held symbol may move against the account by the same share ρ of its price. The loss is then at most
//!    `ρ × N`, where `N` is the sum of `units × price × rate` over all legs: long and short legs count in full, so the
//!    bound holds for hedged symbols and widening spreads too. Moves in favour are not limited: they only help.
//! 2. Where a result is converted, the rate may change by a share δ ≤ ½. A result `P` at rate `r` is then worth at least
//!    `P·r − |P|·r·δ`, so the price part grows to at most `(1+δ)·ρ·N ≤ 1.5·ρ·N` and `δ·C` is added, `C` being the sum of
//!    `|P|·r`. With `ρ = D/2N` and `δ ≤ D/4C` the total is at most D. A path of c symbols keeps its rate within `1 ± δ`
//!    when each of its mids stays within `1 ± δ/2c`.
//! 3. With FLOATING margin half of D is kept for the margin: prices and rates within `1 ± γ` move it by at most `3γ` of
//!    itself, and `γ = D / (6 × threshold × margin)`; prices are then bounded on both sides.
//! 4. Roundings (10^-8 per figure, twelve digits per rate) are taken off D first. When nothing is left of D, or a quote is
//!    missing, the band is empty and every quote of the account's symbols looks at it.
//!
//! Edges are placed inside these limits, never outside, and stay where they are while they lie inside.
//!
//! While a margin call is set, the level may also rise past its clearing level: the same bound with the signs turned.

use crate::account::Account;
use crate::book::ladder::Fires;
use crate::conversion::CurrencyIndex;
use crate::figures::{Place, Sums, position_value};
use crate::group::{CALL_HYSTERESIS, CreditMode, LEVEL_ONE, MarginMode};
use crate::market::Market;
use crate::order::Side;

/// One edge of a band, in raw prices.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Edge {
    pub level: i64,
    pub listing: u32,
    pub kind: Fires,
}

/// What an account holds of one symbol.
struct Held {
    listing: u32,
    long: i128,
    short: i128,
}

/// Working space, kept between calls so that a recomputation allocates nothing.
#[derive(Default)]
pub(crate) struct Workspace {
    held: Vec<Held>,
    currencies: Vec<CurrencyIndex>,
    pub edges: Vec<Edge>,
}

/// A share as a fraction.
#[derive(Clone, Copy)]
struct Share(i128, i128);

impl Share {
    fn of(self, price: i64) -> i128 {
        if self.1 <= 0 { i128::MAX } else { (price as i128).saturating_mul(self.0) / self.1 }
    }
    fn min(self, other: Share) -> Share {
        if self.0.saturating_mul(other.1) <= other.0.saturating_mul(self.1) { self } else { other }
    }
}

/// How far the level is from its thresholds, downwards and upwards; none when it cannot cross that way.
struct Slack {
    down: Option<i128>,
    up: Option<i128>,
}

fn slack(market: &Market, place: Place, account: &Account, sums: &Sums) -> Slack {
    let terms = market.group(place.group);
    let at = |level: i64| level as i128 * sums.margin / LEVEL_ONE;
    let lower = if account.margin_call { terms.stop_out } else { terms.call };
    let mut down = (sums.margin > 0).then(|| sums.equity() - at(lower) - 1);
    if terms.group.credit_mode == CreditMode::MarginOnly {
        let own = sums.own + sums.floating;
        down = Some(down.map_or(own, |down| down.min(own)));
    }
    let upper = terms.call + CALL_HYSTERESIS;
    let up = (account.margin_call && sums.margin > 0).then(|| at(upper) - sums.equity());
    Slack { down, up }
}

impl Workspace {
    /// Works out the edges of an account's band into `self.edges`.
    pub fn find(&mut self, market: &Market, place: Place, account: &Account, sums: Option<&Sums>) {
        self.edges.clear();
        if account.positions.is_empty() {
            return;
        }
        self.gather(market, place, account);
        let Some(sums) = sums.filter(|_| !account.stop_out) else { return self.always(market, place) };
        let slack = slack(market, place, account, sums);
        let converted = !self.currencies.is_empty();
        let (notional, results) = self.exposure(market, place, account);
        let rounding = 16 * (account.positions.len() as i128 + 4) + (notional + results + sums.margin) / 10_000_000_000;
        let floating = market.group(place.group).group.margin_mode == MarginMode::Floating;
        for (slack, adverse) in [(slack.down, true), (slack.up, false)].into_iter().filter_map(|(s, a)| Some((s?, a))) {
            let room = slack - rounding;
            if room <= 0 {
                self.edges.clear();
                return self.always(market, place);
            }
            let room = if floating { room / 2 } else { room };
            let mut price = Share(room, if converted { 2 * notional } else { notional });
            let mut rate = Share(1, 2).min(Share(room, 4 * results.max(1)));
            if floating {
                let margin = Share(room, 3 * self.weight(market, place, sums).max(1));
                (price, rate) = (price.min(margin), rate.min(margin));
            }
            self.price_edges(market, price, adverse, floating);
            self.rate_edges(market, place, rate);
        }
    }

    fn weight(&self, market: &Market, place: Place, sums: &Sums) -> i128 {
        (market.group(place.group).call + CALL_HYSTERESIS) as i128 * sums.margin / LEVEL_ONE + 1
    }

    fn gather(&mut self, market: &Market, place: Place, account: &Account) {
        self.held.clear();
        self.currencies.clear();
        let margin_too = market.group(place.group).group.margin_mode == MarginMode::Floating;
        for position in &account.positions {
            let at = match self.held.iter().position(|held| held.listing == position.instrument) {
                Some(at) => at,
                None => {
                    self.held.push(Held { listing: position.instrument, long: 0, short: 0 });
                    let [profit, margin] = market.currencies_of(position.instrument);
                    for currency in [profit, margin.filter(|_| margin_too)].into_iter().flatten() {
                        if currency != place.currency && !self.currencies.contains(&currency) {
                            self.currencies.push(currency);
                        }
                    }
                    self.held.len() - 1
                }
            };
            let held = &mut self.held[at];
            match position.side {
                Side::Buy => held.long += position.units as i128,
                Side::Sell => held.short += position.units as i128,
            }
        }
    }

    /// `N` and `C` of the module's head, rounded up.
    fn exposure(&self, market: &Market, place: Place, account: &Account) -> (i128, i128) {
        let mut notional = 0i128;
        for held in &self.held {
            let listing = market.listing(held.listing);
            let quoted = (held.long * listing.bid as i128 + held.short * listing.ask as i128) / crate::wide::ONE + 1;
            let rate = market.profit_rate(held.listing, place.currency);
            let worth = rate.and_then(|rate| rate.apply(quoted)).unwrap_or(i128::MAX / 1_000_000_000);
            notional += worth + 1;
        }
        let mut results = 0i128;
        for position in &account.positions {
            if market.currencies_of(position.instrument)[0].is_some_and(|currency| currency != place.currency) {
                results += position_value(market, place, position).map_or(0, i128::abs) + 1;
            }
        }
        (notional, results)
    }

    fn price_edges(&mut self, market: &Market, share: Share, adverse: bool, both: bool) {
        for held in &self.held {
            let listing = market.listing(held.listing);
            let down = |price: i64| i64::try_from(price as i128 - share.of(price) - 1).ok().filter(|level| *level > 0);
            let up = |price: i64| i64::try_from((price as i128).saturating_add(share.of(price)).saturating_add(1)).ok();
            let edge = |level, kind| Edge { level, listing: held.listing, kind };
            if held.long > 0 && (adverse || both) {
                self.edges.extend(down(listing.bid).map(|level| edge(level, Fires::BidAtMost)));
            }
            if held.long > 0 && (!adverse || both) {
                self.edges.extend(up(listing.bid).map(|level| edge(level, Fires::BidAtLeast)));
            }
            if held.short > 0 && (adverse || both) {
                self.edges.extend(up(listing.ask).map(|level| edge(level, Fires::AskAtLeast)));
            }
            if held.short > 0 && (!adverse || both) {
                self.edges.extend(down(listing.ask).map(|level| edge(level, Fires::AskAtMost)));
            }
        }
    }

    fn rate_edges(&mut self, market: &Market, place: Place, share: Share) {
        for currency in &self.currencies {
            let Some(path) = market.conversions.path(*currency, place.currency) else { continue };
            for leg in path {
                let listing = market.listing(leg.listing);
                let sum = listing.bid + listing.ask;
                let room = Share(share.0, share.1.saturating_mul(2 * path.len() as i128)).of(sum);
                let level = |value: i128| i64::try_from(value).unwrap_or(i64::MAX);
                self.edges.push(Edge { level: level(sum as i128 - room - 1), listing: leg.listing, kind: Fires::SumAtMost });
                self.edges.push(Edge { level: level(sum as i128 + room + 1), listing: leg.listing, kind: Fires::SumAtLeast });
            }
        }
    }

    /// Chooses edges inside the limits just found: an old edge that still lies well inside its limit stays, so that a small
    /// change of an account moves few levels; a new one is placed at three quarters of the way.
    pub fn settle(&mut self, market: &Market, old: &[Edge]) {
        for edge in &mut self.edges {
            if edge.level == i64::MAX {
                continue;
            }
            let listing = market.listing(edge.listing);
            let current = match edge.kind {
                Fires::BidAtMost | Fires::BidAtLeast => listing.bid,
                Fires::AskAtMost | Fires::AskAtLeast => listing.ask,
                _ => listing.bid + listing.ask,
            };
            let room = edge.level - current;
            let kept = old.iter().find(|other| {
                let theirs = other.level.saturating_sub(current);
                other.listing == edge.listing
                    && other.kind == edge.kind
                    && theirs.signum() == room.signum()
                    && theirs.abs() <= room.abs()
                    && theirs.abs() >= room.abs() / 2
            });
            edge.level = kept.map_or(current + room / 4 * 3 + room % 4, |other| other.level);
        }
    }

    /// An empty band: every quote of every symbol that matters fires.
    fn always(&mut self, market: &Market, place: Place) {
        for held in &self.held {
            self.edges.push(Edge { level: i64::MAX, listing: held.listing, kind: Fires::BidAtMost });
        }
        for currency in &self.currencies {
            for leg in market.conversions.path(*currency, place.currency).unwrap_or_default() {
                self.edges.push(Edge { level: i64::MAX, listing: leg.listing, kind: Fires::BidAtMost });
            }
        }
    }
}
