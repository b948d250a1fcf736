//! Pending orders: placing, changing, cancelling.

use kernel::{Lots, OrderId};

use crate::command::OrderChanges;
use crate::event::EventKind;
use crate::order::{Order, OrderEvent};
use crate::plan::Planner;
use crate::reject::Reject;

impl Planner<'_> {
    /// A pending order reserves no margin; it may be placed while the market is closed.
    pub fn place_pending(&mut self, order: Order) -> Result<(), Reject> {
        self.check_allowed(order.instrument)?;
        self.listing(order.instrument).spec.check_size(order.size)?;
        self.check_pending(&order)?;
        self.emit(EventKind::OrderPlaced { order: Box::new(order) });
        Ok(())
    }

    fn check_pending(&self, order: &Order) -> Result<(), Reject> {
        if Self::is_expired(order, self.at) {
            return Err(Reject::invalid("expiresAt", "a time to come"));
        }
        self.check_entry(order)?;
        let entry = order.limit_price.get().or(order.stop_price.get()).map_or(0, |price| price.raw());
        self.check_stops(order.instrument, order.side, entry, (order.stop_loss.get(), order.take_profit.get()))
    }

    fn pending(&self, id: OrderId) -> Result<Order, Reject> {
        // An order that has left PENDING is no longer in the book.
        self.account.order(id).cloned().ok_or(Reject::OrderNotPending)
    }

    /// Absent fields stay, removed ones go, the rest is set; the result must be an order that could be placed now.
    pub fn modify_order(&mut self, id: OrderId, changes: &OrderChanges) -> Result<(), Reject> {
        let mut order = self.pending(id)?;
        if changes.if_version.is_some_and(|version| version != order.version) {
            return Err(Reject::Conflict { because: "the order has changed since it was read".into() });
        }
        order.status = order.status.after(OrderEvent::Modify)?;
        let size: Lots = changes.size.unwrap_or(order.size);
        order.size = size;
        order.limit_price = changes.limit_price.map_or(order.limit_price, Into::into);
        order.stop_price = changes.stop_price.map_or(order.stop_price, Into::into);
        order.stop_loss = changes.stop_loss.over(order.stop_loss.get()).into();
        order.take_profit = changes.take_profit.over(order.take_profit.get()).into();
        order.trailing = changes.trailing.unwrap_or(order.trailing);
        order.expires_at = changes.expires_at.over(order.expires_at);
        order.version += 1;
        self.listing(order.instrument).spec.check_size(order.size)?;
        self.check_pending(&order)?;
        self.emit(EventKind::OrderModified { order: Box::new(order) });
        Ok(())
    }

    pub fn cancel_order(&mut self, id: OrderId) -> Result<(), Reject> {
        let mut order = self.pending(id)?;
        order.status = order.status.after(OrderEvent::Cancel)?;
        self.emit(EventKind::OrderCancelled { order: Box::new(order) });
        Ok(())
    }

    pub fn cancel_all(&mut self) -> Result<(), Reject> {
        let ids: Vec<OrderId> = self.account.orders.iter().map(|order| order.id).collect();
        ids.into_iter().try_for_each(|id| self.cancel_order(id))
    }
}
