//! Closing: realizing profit, swap and commission of a position, in full or in part.
//!
//! What rounding to the minor unit leaves of a partial close stays on the position, so that the parts of a close sum to
//! the whole to the last minor unit.

use kernel::{Lots, PositionId};

use crate::event::{Close, EventKind};
use crate::fine::{Fine, to_minor};
use crate::order::{CloseReason, Position, Side};
use crate::plan::{Planner, Sizes};
use crate::reject::Reject;
use crate::wide;

impl Planner<'_> {
    /// A close somebody asked for: the instrument must be trading and the price recent.
    pub fn close_position(&mut self, id: PositionId, size: Option<Lots>, reason: CloseReason) -> Result<(), Reject> {
        let position = self.account.position(id).ok_or(Reject::UnknownPosition)?;
        let (listing, open, side) = (position.instrument, position.size, position.side);
        let size = size.unwrap_or(open);
        self.listing(listing).spec.check_close(size, open)?;
        self.market.check_open(listing, self.at)?;
        if !self.market.is_fresh(listing, self.at) {
            return Err(Reject::StalePrice);
        }
        let price = self.deal_price(listing, side.opposite());
        self.close_at(id, size, price, reason)
    }

    /// Closes everything that can be closed now; refused when there was something and none of it could be.
    pub fn close_all(&mut self, listing: Option<u32>, reason: CloseReason) -> Result<(), Reject> {
        let wanted = self.account.positions.iter().filter(|p| listing.is_none_or(|wanted| p.instrument == wanted));
        let ids: Vec<PositionId> = wanted.map(|p| p.id).collect();
        let mut refused = None;
        for id in &ids {
            if let Err(reject) = self.attempt(|plan| plan.close_position(*id, None, reason)) {
                refused.get_or_insert(reject);
            }
        }
        match refused {
            Some(reject) if self.events.is_empty() => Err(reject),
            _ => Ok(()),
        }
    }

    /// Two opposite positions of one symbol close against each other for the smaller volume, with no spread paid.
    ///
    /// The first closes at the other's open price and realizes the whole result; the other closes at its own open price.
    pub fn close_by(&mut self, id: PositionId, against: PositionId) -> Result<(), Reject> {
        let first = self.account.position(id).ok_or(Reject::UnknownPosition)?;
        let second = self.account.position(against).ok_or(Reject::UnknownPosition)?;
        if first.instrument != second.instrument || first.side == second.side {
            return Err(Reject::Conflict { because: "expected two opposite positions of one symbol".into() });
        }
        let (listing, size, price) = (first.instrument, first.size.min(second.size), second.open_price.raw());
        self.market.check_open(listing, self.at)?;
        self.close_part(id, size, price, CloseReason::CloseBy, Some(against))?;
        self.close_part(against, size, price, CloseReason::CloseBy, Some(id))
    }

    pub fn close_at(&mut self, id: PositionId, size: Lots, price: i64, reason: CloseReason) -> Result<(), Reject> {
        self.close_part(id, size, price, reason, None)
    }

    fn close_part(
        &mut self,
        id: PositionId,
        size: Lots,
        price: i64,
        reason: CloseReason,
        against: Option<PositionId>,
    ) -> Result<(), Reject> {
        let position = self.account.position(id).ok_or(Reject::UnknownPosition)?.clone();
        let whole = size == position.size;
        let sizes = part_sizes(&position, size);
        let mut deal = self.deal(position.instrument, position.side.opposite(), sizes, price)?;
        if against.is_some() {
            deal.markup_minor = 0;
        }
        deal.commission_minor = self.commission(position.instrument, false, &deal)?;
        let open = position.open_price.raw();
        let difference = if position.side == Side::Buy { price - open } else { open - price };
        let currency = self.account.currency;
        let exact = deal.rate.value(difference, sizes.units) + position.carry as i128;
        let profit_minor = wide::saturated(to_minor(exact, currency));
        let swap = if whole { position.swap } else { share(position.swap, sizes.units, position.units) };
        let swap_minor = swap.minor(currency);
        let conversion_fee_minor = if deal.rate.is_one() { 0 } else { self.conversion_fee(profit_minor) };
        let mut after = self.account.money();
        after.balance_minor += profit_minor + swap_minor + deal.commission_minor + conversion_fee_minor;
        let profit = Fine::saturating(wide::from_squared(difference as i128 * sizes.units as i128));
        let opening_commission_minor =
            if whole { position.commission_minor } else { minor_share(position.commission_minor, &sizes, &position) };
        let close =
            Close { deal, reason, profit, profit_minor, swap_minor, opening_commission_minor, conversion_fee_minor, against, after };
        let close = Box::new(close);
        if whole {
            self.emit(EventKind::PositionClosed { position: Box::new(position), close });
            return Ok(());
        }
        let unit = self.place.per_minor as i64;
        let mut rest = position;
        rest.carry = i32::try_from(exact - profit_minor as i128 * unit as i128).unwrap_or(0);
        rest.swap = Fine(rest.swap.0 - swap_minor * unit);
        rest.commission_minor -= opening_commission_minor;
        rest.margin = Fine(rest.margin.0 - share(rest.margin, sizes.units, rest.units).0);
        rest.size = Lots::from_raw(rest.size.raw() - size.raw());
        rest.lots = Lots::from_raw(rest.lots.raw() - sizes.lots.raw());
        rest.units -= sizes.units;
        self.emit(EventKind::PositionReduced { position: Box::new(rest), close });
        Ok(())
    }

    /// The group's fee on converting a realized result, negative.
    fn conversion_fee(&self, profit_minor: i64) -> i64 {
        let bps = self.market.group(self.place.group).group.conversion_fee_bps as i128;
        -wide::saturated(wide::div_half_even(profit_minor.unsigned_abs() as i128 * bps, 10_000))
    }

    /// The price a triggered order or stop fills at: the quote, or its level while the gap is within the instrument's limit.
    pub fn gap_price(&self, listing: u32, level: i64, quote: i64) -> i64 {
        let spec = &self.listing(listing).spec;
        match spec.instrument.gap_level_points {
            Some(points) if (quote - level).abs() <= points.saturating_mul(spec.point) => level,
            _ => quote,
        }
    }
}

/// Units and lots of a part; the last part takes what is left.
fn part_sizes(position: &Position, size: Lots) -> Sizes {
    if size == position.size {
        return Sizes { size, units: position.units, lots: position.lots };
    }
    let of = |total: i64| {
        let part = wide::ratio(total as i128, &[size.raw() as u64], &[position.size.raw() as u64]);
        wide::saturated(part.unwrap_or(0))
    };
    Sizes { size, units: of(position.units), lots: Lots::from_raw(of(position.lots.raw())) }
}

/// `amount × part / whole`, half to even.
fn share(amount: Fine, part: i64, whole: i64) -> Fine {
    Fine(wide::saturated(wide::ratio(amount.0 as i128, &[part as u64], &[whole as u64]).unwrap_or(0)))
}

fn minor_share(amount: i64, sizes: &Sizes, position: &Position) -> i64 {
    wide::saturated(wide::ratio(amount as i128, &[sizes.units as u64], &[position.units as u64]).unwrap_or(0))
}
