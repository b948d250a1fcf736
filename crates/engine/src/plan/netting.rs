//! Netting accounts: one position per symbol, which grows, shrinks, closes or turns.

use kernel::{Decimal, Price};

use crate::event::EventKind;
use crate::fine::Fine;
use crate::order::{CloseReason, Order, Position};
use crate::plan::open::tighter;
use crate::plan::{Planner, Sizes};
use crate::rate::Rate;
use crate::reject::Reject;
use crate::symbol::Level;
use crate::wide;

impl Planner<'_> {
    /// Same direction: volumes add, prices average. Opposite: reduce, close, or reverse with the rest at the new price.
    pub fn net(&mut self, order: &Order, held: Position, sizes: Sizes, price: i64) -> Result<(), Reject> {
        if held.side == order.side {
            return self.increase(order, held, sizes, price);
        }
        let closed = sizes.size.min(held.size);
        self.close_at(held.id, closed, price, CloseReason::Netted)?;
        let rest = kernel::Lots::from_raw(sizes.size.raw() - closed.raw());
        if rest.raw() > 0 {
            let sizes = self.sizes(order.instrument, rest)?;
            self.open(order, sizes, price)?;
        }
        Ok(())
    }

    fn increase(&mut self, order: &Order, mut held: Position, sizes: Sizes, price: i64) -> Result<(), Reject> {
        let (added, deal) = self.opening(order, sizes, price)?;
        let both = held.units as i128 + sizes.units as i128;
        let cost = held.open_price.raw() as i128 * held.units as i128 + price as i128 * sizes.units as i128;
        let total = u64::try_from(both).ok().filter(|total| *total <= i64::MAX as u64);
        let total = total.ok_or(Reject::SizeTooLarge { max: self.listing(order.instrument).spec.instrument.max_order_size })?;
        held.margin_rate = average(held.margin_rate, held.units, added.margin_rate, sizes.units);
        held.open_price = Price::from_raw(wide::saturated(wide::div_half_even(cost, total)));
        held.units = total as i64;
        held.size = kernel::Lots::from_raw(held.size.raw() + sizes.size.raw());
        held.lots = kernel::Lots::from_raw(held.lots.raw() + sizes.lots.raw());
        held.margin = Fine(held.margin.0.saturating_add(added.margin.0));
        held.commission_minor += deal.commission_minor;
        let risk_stop = held.risk_stop(self.listing(order.instrument).spec.point).map_or(Level::NONE, Level::at);
        if added.stop_loss.is_set() {
            held.stop_loss = tighter(held.side, added.stop_loss, risk_stop);
        }
        if added.take_profit.is_set() {
            held.take_profit = added.take_profit;
        }
        if added.trailing.is_set() {
            (held.trailing, held.anchor) = (added.trailing, added.anchor);
        }
        let mut after = self.account.money();
        after.balance_minor += deal.commission_minor;
        self.emit(EventKind::PositionIncreased { position: Box::new(held), deal, after });
        Ok(())
    }
}

/// Two margin rates weighted by volume.
fn average(a: Rate, a_units: i64, b: Rate, b_units: i64) -> Rate {
    let weigh = || {
        let (x, y) = (Decimal::from(a_units), Decimal::from(b_units));
        let sum = a.to_decimal().checked_mul(x)?.checked_add(b.to_decimal().checked_mul(y)?)?;
        Rate::from_decimal(sum.checked_div(x + y)?.round_dp(20))
    };
    weigh().unwrap_or(b)
}
