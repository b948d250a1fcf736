//! What a quote does to one account: expiries, stops and take profits, trailing stops, pending orders, margin.
//!
//! The order within one quote: GTD orders expire; positions close in ascending order of id; pending orders trigger in
//! ascending order of id; then the margin is judged. Stops attached to an order that fills are judged from the next quote on.

use crate::event::EventKind;
use crate::order::{CloseReason, Order, OrderEvent, OrderKind, Position, Side};
use crate::plan::Planner;
use crate::reject::Reject;
use crate::symbol::Level;

impl Planner<'_> {
    /// The listing has a new quote.
    pub fn on_quote(&mut self, listing: u32) {
        // Refusals below leave the account as it was: what could not be done now is tried at the next quote.
        let _ = self.attempt(|plan| plan.expire_orders(Some(listing)));
        if self.is_open(listing) {
            self.trigger_positions(listing);
            self.trigger_orders(listing);
        }
        self.settle();
    }

    fn trigger_positions(&mut self, listing: u32) {
        let (bid, ask) = self.market.client(self.place.group, listing);
        let point = self.listing(listing).spec.point;
        let held: Vec<Position> = self.account.positions.iter().filter(|p| p.instrument == listing).cloned().collect();
        for mut position in held {
            if let Some((reason, level)) = position.triggered(bid, ask, point) {
                let price = self.gap_price(listing, level, if position.side == Side::Buy { bid } else { ask });
                let _ = self.attempt(|plan| plan.close_at(position.id, position.size, price, reason));
            } else if position.expires_at.is_some_and(|e| e.timestamp() <= self.at) {
                let price = self.deal_price(listing, position.side.opposite());
                let _ = self.attempt(|plan| plan.close_at(position.id, position.size, price, CloseReason::TimeExpired));
            } else if let Some(anchor) = better_anchor(&position, bid, ask) {
                position.anchor = Level::at(anchor);
                self.emit(EventKind::TrailingMoved { position: Box::new(position) });
            }
        }
    }

    fn trigger_orders(&mut self, listing: u32) {
        let (bid, ask) = self.market.client(self.place.group, listing);
        let waiting: Vec<Order> = self.account.orders.iter().filter(|o| o.instrument == listing).cloned().collect();
        for mut order in waiting {
            if !order.triggered(bid, ask) {
                continue;
            }
            if order.kind == OrderKind::StopLimit && !order.armed {
                order.armed = true;
                order.version += 1;
                self.emit(EventKind::OrderArmed { order: Box::new(order.clone()) });
                if !order.triggered(bid, ask) {
                    continue;
                }
            }
            let quote = if order.side == Side::Buy { ask } else { bid };
            let price = self.gap_price(listing, order.trigger().0, quote);
            if let Err(reason) = self.attempt(|plan| plan.fill(order.clone(), price)) {
                self.reject_order(order, reason);
            }
        }
    }

    fn reject_order(&mut self, mut order: Order, reason: Reject) {
        if let Ok(status) = order.status.after(OrderEvent::Reject) {
            order.status = status;
            self.emit(EventKind::OrderRejected { order: Box::new(order), reason: Box::new(reason) });
        }
    }
}

/// The quote's closing price when it is better than the position's anchor.
pub(crate) fn better_anchor(position: &Position, bid: i64, ask: i64) -> Option<i64> {
    if !position.trailing.is_set() {
        return None;
    }
    let price = if position.side == Side::Buy { bid } else { ask };
    let better = !position.anchor.is_set() || (price - position.anchor.raw()) * position.side.sign() > 0;
    better.then_some(price)
}
