//! Changing the stops of an open position.

use kernel::{PositionId, Price};

use crate::command::PositionChanges;
use crate::event::EventKind;
use crate::order::Side;
use crate::plan::Planner;
use crate::reject::Reject;
use crate::symbol::Level;

impl Planner<'_> {
    /// Stops must be on their sides of the current closing price; a stop that limits a risk can only be tightened.
    pub fn modify_position(&mut self, id: PositionId, changes: &PositionChanges) -> Result<(), Reject> {
        let mut position = self.account.position(id).ok_or(Reject::UnknownPosition)?.clone();
        if !self.listing(position.instrument).quoted() {
            return Err(Reject::StalePrice);
        }
        let reference = self.deal_price(position.instrument, position.side.opposite());
        let before = (position.stop_loss, position.take_profit);
        position.stop_loss = changes.stop_loss.over(position.stop_loss.get()).into();
        position.take_profit = changes.take_profit.over(position.take_profit.get()).into();
        // Only what changes is judged: a stop that was right when it was set may stay.
        let stop = (position.stop_loss != before.0).then(|| position.stop_loss.get()).flatten();
        let profit = (position.take_profit != before.1).then(|| position.take_profit.get()).flatten();
        self.check_stops(position.instrument, position.side, reference, (stop, profit))?;
        let point = self.listing(position.instrument).spec.point;
        if let Some(limit) = position.risk_stop(point).map(Price::from_raw) {
            let further = match (position.stop_loss.get(), position.side) {
                (None, _) => true,
                (Some(stop), Side::Buy) => stop < limit,
                (Some(stop), Side::Sell) => stop > limit,
            };
            if further {
                return Err(Reject::price("stopLoss", format!("expected a stop loss no further than {limit}")));
            }
        }
        if let Some(trailing) = changes.trailing {
            if trailing.0 > 9_999 {
                return Err(Reject::invalid("trailingStopLossPct", "0.01 to 99.99"));
            }
            position.trailing = trailing;
            position.anchor = if trailing.is_set() { Level::at(reference) } else { Level::NONE };
        }
        self.emit(EventKind::PositionModified { position: Box::new(position) });
        Ok(())
    }
}
