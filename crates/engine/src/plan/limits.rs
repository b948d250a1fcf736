//! What an opening must pass: switches, sizes, prices of its stops, and the margin of the resulting portfolio.

use kernel::{Lots, Price};

use crate::figures::Sums;
use crate::fine::Total;
use crate::market::Listing;
use crate::order::{MaxRisk, Order, OrderKind, Side};
use crate::plan::Planner;
use crate::reject::Reject;
use crate::{rate::Rate, wide};

impl Planner<'_> {
    /// Whether the account may open or place anything on this instrument.
    pub fn check_allowed(&self, listing: u32) -> Result<(), Reject> {
        if !self.account.enabled || !self.market.group(self.place.group).group.trading_enabled {
            return Err(Reject::TradingDisabled);
        }
        self.market.check_status(listing)
    }

    /// The number of positions, and the net size per symbol after the trade.
    pub fn check_exposure(&self, listing: u32, side: Side, size: Lots, opens: bool) -> Result<(), Reject> {
        if opens
            && let Some(max) = self.market.group(self.place.group).group.max_positions
            && self.account.positions.len() >= max as usize
        {
            return Err(Reject::MaxPositions { max });
        }
        let symbol = self.listing(listing).spec.symbol();
        let Some((_, max)) = self.account.max_exposure.iter().find(|(limited, _)| *limited == symbol) else { return Ok(()) };
        let held = self.account.positions.iter().filter(|p| p.instrument == listing);
        let net: i64 = held.map(|p| p.size.raw() * p.side.sign()).sum();
        let after = net + size.raw() * side.sign();
        if after.abs() > max.raw() && after.abs() > net.abs() {
            return Err(Reject::MaxExposure { max: *max });
        }
        Ok(())
    }

    /// Stop loss and take profit on their sides of a reference price, at least the minimum distance away.
    pub fn check_stops(&self, listing: u32, side: Side, reference: i64, stops: (Option<Price>, Option<Price>)) -> Result<(), Reject> {
        let listing = self.listing(listing);
        let distance = listing.spec.instrument.min_stop_distance_points * listing.spec.point;
        let beyond = |level: i64, sign: i64| {
            let gap = (level - reference) * sign;
            gap > 0 && gap >= distance && level > 0
        };
        for (stop, sign, field, name) in
            [(stops.0, -side.sign(), "stopLoss", "stop loss"), (stops.1, side.sign(), "takeProfit", "take profit")]
        {
            let Some(level) = stop else { continue };
            check_point(listing, field, level)?;
            if !beyond(level.raw(), sign) {
                let where_to = if sign > 0 { "above" } else { "below" };
                return Err(Reject::price(field, format!("expected a {name} {where_to} {}", Price::from_raw(reference))));
            }
        }
        Ok(())
    }

    /// BUY LIMIT < ask < BUY STOP; SELL STOP < bid < SELL LIMIT; a stop-limit's limit is free.
    pub fn check_entry(&self, order: &Order) -> Result<(), Reject> {
        let listing = self.listing(order.instrument);
        if order.kind == OrderKind::Market {
            return Ok(());
        }
        let prices = [("limitPrice", order.limit_price, OrderKind::Stop), ("stopPrice", order.stop_price, OrderKind::Limit)];
        for (field, price, without) in prices {
            match (price.get(), order.kind == without) {
                (Some(level), false) => check_point(listing, field, level)?,
                (None, true) => {}
                (None, false) => return Err(Reject::price(field, "an order of this type needs this price")),
                (Some(_), true) => return Err(Reject::price(field, "an order of this type has no such price")),
            }
        }
        if !listing.quoted() {
            return Err(Reject::StalePrice);
        }
        let market = self.deal_price(order.instrument, order.side);
        let (level, is_limit) = order.trigger();
        let above = (order.side == Side::Sell) == is_limit;
        if (above && level <= market) || (!above && level >= market) {
            let where_to = if above { "above" } else { "below" };
            let field = if is_limit { "limitPrice" } else { "stopPrice" };
            return Err(Reject::price(field, format!("expected a price {where_to} {}", Price::from_raw(market))));
        }
        Ok(())
    }

    /// Accepts when equity after the trade carries the margin after it, or when the trade needs no more margin than before.
    pub fn check_margin(&self, before: &Sums) -> Result<(), Reject> {
        let after = self.value().ok_or(Reject::NoConversionRate)?;
        let reduces = after.margin <= before.margin && after.equity() > 0;
        if after.free() >= 0 || reduces {
            return Ok(());
        }
        let required = Total(after.margin - before.margin);
        Err(Reject::NotEnoughMargin { required, free: Total(before.free()) })
    }
}

/// A price must be positive and a multiple of the point.
pub(crate) fn check_point(listing: &Listing, field: &'static str, price: Price) -> Result<(), Reject> {
    if price.raw() > 0 && price.raw() % listing.spec.point == 0 {
        return Ok(());
    }
    Err(Reject::price(field, format!("expected a positive price of at most {} decimals", listing.spec.instrument.decimals)))
}

/// How far the stop may be: `invest × risk / (units × conversion)`, rounded down to the point.
pub fn risk_distance(risk: MaxRisk, minor_scale: u64, units: i64, rate: Rate, point: i64) -> Option<i64> {
    let invest = risk.invest_minor as i128 * wide::POW10[8] as i128 / minor_scale as i128;
    let (low, high) = crate::rate::ten_to(rate.scale());
    let at_stake =
        wide::ratio(invest, &[risk.percent_bps as u64, wide::POW10[8], low, high], &[10_000, u64::try_from(units).ok()?, rate.mantissa()])?;
    i64::try_from(at_stake).ok().map(|distance| distance / point * point).filter(|distance| *distance > 0)
}
