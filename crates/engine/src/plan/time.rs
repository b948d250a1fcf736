//! What time does: swaps at the end of a server day, orders and positions that expire.

use kernel::{Day, PositionId};

use crate::event::EventKind;
use crate::fine::Fine;
use crate::hours::{rollover, swap_nights};
use crate::instrument::SwapMode;
use crate::market::Trading;
use crate::order::{CloseReason, OrderEvent, Position, Side};
use crate::plan::Planner;
use crate::reject::Reject;
use crate::wide;

impl Planner<'_> {
    /// Accrues the swap of every position open at the end of the server day, at most once per position and day.
    pub fn rollover(&mut self, day: Day) -> Result<(), Reject> {
        let instant = rollover(day);
        if self.at < instant {
            return Err(Reject::Conflict { because: format!("the server day {day} has not ended") });
        }
        if self.market.group(self.place.group).group.disable_swap_charges {
            return Ok(());
        }
        let due: Vec<Position> =
            self.account.positions.iter().filter(|p| p.opened_at < instant && p.swap_day < day.number()).cloned().collect();
        for position in due {
            let spec = &self.listing(position.instrument).spec;
            let trades_then = spec.schedule.window(instant.plus_seconds(-1)).open;
            let nights = swap_nights(day, spec.instrument.swap_3day_weekday, trades_then);
            if nights > 0 && spec.instrument.swap_mode == SwapMode::Points {
                self.accrue(position, day, nights)?;
            }
        }
        Ok(())
    }

    /// `rate × point × contract size × lots × nights`, in the instrument's currency, converted at mid.
    fn accrue(&mut self, mut position: Position, day: Day, nights: i64) -> Result<(), Reject> {
        let spec = &self.listing(position.instrument).spec;
        let points = if position.side == Side::Buy { spec.swap_long } else { spec.swap_short };
        let from = self.market.conversions.index(spec.instrument.currency).ok_or(Reject::NoConversionRate)?;
        let rate = self.market.rate(from, self.place.currency).ok_or(Reject::NoConversionRate)?;
        let factors = [spec.point as u64, spec.contract as u64, position.lots.raw() as u64, nights as u64];
        // Points are in 10^-6, the three others in 10^-8: 30 decimals, of which 8 stay.
        let amount = wide::ratio(points as i128, &factors, &[wide::POW10[6], wide::POW10[16]]);
        let amount = amount.and_then(|amount| rate.apply(amount)).ok_or(Reject::NoConversionRate)?;
        let amount = Fine::saturating(amount);
        position.swap = Fine(position.swap.0.saturating_add(amount.0));
        position.swap_day = day.number();
        self.emit(EventKind::SwapAccrued { position: Box::new(position), day, nights, rate, amount });
        Ok(())
    }

    /// GTD orders whose time has come; `listing` limits it to one instrument.
    pub fn expire_orders(&mut self, listing: Option<u32>) -> Result<(), Reject> {
        let at = self.at;
        let due = self.account.orders.iter().filter(|o| listing.is_none_or(|l| l == o.instrument) && Self::is_expired(o, at));
        let due: Vec<_> = due.cloned().collect();
        for mut order in due {
            order.status = order.status.after(OrderEvent::Expire)?;
            self.emit(EventKind::OrderExpired { order: Box::new(order) });
        }
        Ok(())
    }

    /// Timed positions whose time has come, as far as their instruments trade now.
    pub fn expire_positions(&mut self) {
        let due = self.account.positions.iter().filter(|p| p.expires_at.is_some_and(|e| e.timestamp() <= self.at));
        let due: Vec<(PositionId, u32)> = due.map(|p| (p.id, p.instrument)).collect();
        for (id, listing) in due {
            if self.market.is_tradable(listing, self.at) && self.market.is_fresh(listing, self.at) {
                // Without a conversion rate the position stays; the next quote tries again.
                let _ = self.attempt(|plan| plan.close_position(id, None, CloseReason::TimeExpired));
            }
        }
    }

    pub fn is_open(&self, listing: u32) -> bool {
        self.market.window(listing, self.at).state == Trading::Open
    }
}
