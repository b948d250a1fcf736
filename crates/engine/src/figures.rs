//! Account figures: floating result, used margin, equity, free margin, level, and what may be withdrawn.
//!
//! `equity = balance + credit + floating`, `free = equity − margin`, `level = equity / margin`. Figures are in units of
//! 10^-8 of the account's currency and compared as such; only what is shown or posted is rounded further.

use kernel::{Currency, Decimal};
use serde::{Deserialize, Serialize};

use crate::account::Account;
use crate::conversion::CurrencyIndex;
use crate::fine::{Total, per_minor};
use crate::group::{LEVEL_ONE, LevelUnits, MarginMode};
use crate::market::Market;
use crate::order::{Position, Side};
use crate::wide;

/// An account's place in the market: its group and its currency as indices.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub group: u32,
    pub currency: CurrencyIndex,
    /// Units of 10^-8 in a minor unit of the currency.
    pub per_minor: u32,
}

/// Sums behind the figures, units of 10^-8 of the account's currency.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sums {
    pub own: i128,
    pub credit: i128,
    pub floating: i128,
    pub margin: i128,
}

impl Sums {
    pub fn equity(&self) -> i128 {
        self.own + self.credit + self.floating
    }
    pub fn free(&self) -> i128 {
        self.equity() - self.margin
    }
    /// Whether the level is at or below a threshold; an account without margin has no level.
    pub fn at_or_below(&self, level: LevelUnits) -> bool {
        self.margin > 0 && self.equity() * LEVEL_ONE <= level as i128 * self.margin
    }
    pub fn standing(&self) -> crate::event::Standing {
        crate::event::Standing { equity: Total(self.equity()), margin: Total(self.margin) }
    }
}

/// Account figures for people and reports.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    pub currency: Currency,
    pub balance_minor: i64,
    pub credit_minor: i64,
    pub pending_withdrawal_minor: i64,
    /// Floating profit and loss with accrued swap.
    pub floating: Total,
    pub equity: Total,
    pub margin: Total,
    pub margin_free: Total,
    /// Percent, rounded half to even to two decimals; none without margin.
    #[serde(default, with = "crate::wire::optional")]
    pub margin_level: Option<Decimal>,
    /// What could be paid out: neither credit nor floating profit.
    pub withdrawable_minor: i64,
    pub margin_call: bool,
    pub stop_out: bool,
}

impl Figures {
    pub fn of(account: &Account, sums: &Sums) -> Figures {
        Figures {
            currency: account.currency,
            balance_minor: account.balance_minor,
            credit_minor: account.credit_minor,
            pending_withdrawal_minor: account.pending_withdrawal_minor,
            floating: Total(sums.floating),
            equity: Total(sums.equity()),
            margin: Total(sums.margin),
            margin_free: Total(sums.free()),
            margin_level: level_percent(sums),
            withdrawable_minor: withdrawable(account, sums),
            margin_call: account.margin_call,
            stop_out: account.stop_out,
        }
    }
}

/// The margin level in percent with two decimals, half to even.
pub fn level_percent(sums: &Sums) -> Option<Decimal> {
    if sums.margin <= 0 {
        return None;
    }
    let hundredths = wide::ratio(sums.equity(), &[10_000], &[u64::try_from(sums.margin).ok()?])?;
    Decimal::try_from_i128_with_scale(hundredths, 2).ok()
}

/// `max(0, min(balance, free margin − credit))`, rounded down: neither credit nor floating profit can leave.
pub fn withdrawable(account: &Account, sums: &Sums) -> i64 {
    let free = (sums.free() - sums.credit).div_euclid(per_minor(account.currency) as i128);
    wide::saturated(free.min(account.balance_minor as i128).max(0))
}

/// Values an account at the current quotes; none while a quote or a conversion it needs is missing.
pub fn value(market: &Market, place: Place, account: &Account) -> Option<Sums> {
    let per_minor = place.per_minor as i128;
    let mut sums =
        Sums { own: account.balance_minor as i128 * per_minor, credit: account.credit_minor as i128 * per_minor, ..Sums::default() };
    let mut fixed = 0i128;
    for position in &account.positions {
        sums.floating += position_value(market, place, position)? + position.swap.0 as i128 + position.carry as i128;
        fixed += position.margin.0 as i128;
    }
    let simple = market.group(place.group).group.margin_mode == MarginMode::FixedAtOpen && !is_hedged(&account.positions);
    sums.margin = if simple { fixed } else { used_margin(market, place, account)? };
    Some(sums)
}

/// The gross floating result of one position.
#[inline(always)]
pub fn position_value(market: &Market, place: Place, position: &Position) -> Option<i128> {
    let listing = market.listing(position.instrument);
    if !listing.quoted() {
        return None;
    }
    let markup = market.terms(place.group, position.instrument).markup;
    let open = position.open_price.raw();
    let difference = if position.side == Side::Buy { listing.bid - markup.bid - open } else { open - listing.ask - markup.ask };
    Some(market.profit_rate(position.instrument, place.currency)?.value(difference, position.units))
}

/// Margin of a position alone: fixed at its opening, or at the current quote.
pub fn position_margin(market: &Market, place: Place, leverage: Option<u32>, position: &Position) -> Option<i128> {
    if market.group(place.group).group.margin_mode == MarginMode::FixedAtOpen {
        return Some(position.margin.0 as i128);
    }
    if !market.listing(position.instrument).quoted() {
        return None;
    }
    let (bid, ask) = market.client(place.group, position.instrument);
    let price = if position.side == Side::Buy { ask } else { bid };
    let rate = market.margin_rate(position.instrument, place.currency)?;
    let leverage = market.leverage(place.group, position.instrument, leverage);
    market.margin(place.group, position.instrument, leverage, position.units, price, rate)
}

/// Used margin: per symbol the uncovered part in full and the matched part at the hedged percentage of one leg.
pub fn used_margin(market: &Market, place: Place, account: &Account) -> Option<i128> {
    let positions = &account.positions;
    if !is_hedged(positions) {
        return positions.iter().try_fold(0, |sum, p| Some(sum + position_margin(market, place, account.leverage, p)?));
    }
    let mut order: Vec<&Position> = positions.iter().collect();
    order.sort_by_key(|position| position.instrument);
    let mut total = 0;
    for legs in order.chunk_by(|a, b| a.instrument == b.instrument) {
        total += symbol_margin(market, place, account.leverage, legs)?;
    }
    Some(total)
}

/// Whether any symbol is held on both sides.
fn is_hedged(positions: &[Position]) -> bool {
    if positions.len() > 64 {
        let mut sides: Vec<(u32, bool)> = positions.iter().map(|p| (p.instrument, p.side == Side::Buy)).collect();
        sides.sort_unstable();
        return sides.windows(2).any(|pair| pair[0].0 == pair[1].0 && pair[0].1 != pair[1].1);
    }
    positions.iter().enumerate().any(|(at, p)| positions[..at].iter().any(|q| q.instrument == p.instrument && q.side != p.side))
}

/// `m(uncovered, average of the larger leg) + hedged % × m(matched, average of both legs)`, averages weighted by volume.
pub fn symbol_margin(market: &Market, place: Place, leverage: Option<u32>, legs: &[&Position]) -> Option<i128> {
    let (mut long, mut short) = ((0i128, 0i128), (0i128, 0i128));
    for position in legs {
        let leg = if position.side == Side::Buy { &mut long } else { &mut short };
        leg.0 += position.units as i128;
        leg.1 += position_margin(market, place, leverage, position)?;
    }
    let listing = market.listing(legs.first()?.instrument);
    hedged_margin(long, short, listing.spec.hedged_ppm)
}

/// The rule on two legs, each given as volume and margin in full.
pub fn hedged_margin(long: (i128, i128), short: (i128, i128), hedged_ppm: u64) -> Option<i128> {
    let (larger, smaller) = if long.0 >= short.0 { (long, short) } else { (short, long) };
    if smaller.0 == 0 {
        return Some(larger.1);
    }
    let volume = |value: i128| u64::try_from(value).ok();
    let uncovered = wide::ratio(larger.1, &[volume(larger.0 - smaller.0)?], &[volume(larger.0)?])?;
    let matched = wide::ratio(larger.1 + smaller.1, &[volume(smaller.0)?, hedged_ppm], &[volume(larger.0 + smaller.0)?, 100_000_000])?;
    Some(uncovered + matched)
}
