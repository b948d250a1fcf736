//! Filling: an order becomes a position, or changes the one a netting account has.

use kernel::{Lots, Price, Timestamp};

use crate::account::TradingType;
use crate::command::NewOrder;
use crate::event::{Deal, EventKind};
use crate::fine::Fine;
use crate::order::{Expiry, Order, OrderEvent, OrderKind, OrderStatus, Position, Side};
use crate::plan::limits::risk_distance;
use crate::plan::{Planner, Sizes};
use crate::reject::Reject;
use crate::symbol::Level;
use crate::wide;

/// A notional beyond this many units of its currency is no order of a retail house, and would not fit a stored figure.
const LARGEST_NOTIONAL: i128 = 40_000_000_000 * wide::ONE;

impl Planner<'_> {
    /// A new order: a market order fills now or is refused, any other one waits.
    pub fn place(&mut self, new: &NewOrder) -> Result<(), Reject> {
        let order = self.new_order(new)?;
        if order.kind == OrderKind::Market { self.fill_market(order, new) } else { self.place_pending(order) }
    }

    fn new_order(&self, new: &NewOrder) -> Result<Order, Reject> {
        let instrument = self.market.find(new.symbol).ok_or(Reject::UnknownInstrument)?;
        let same = |id: kernel::PositionId| id.0 as u32 == new.position.0 as u32;
        let used = self.account.positions.iter().any(|p| same(p.id)) || self.account.orders.iter().any(|o| same(o.position));
        if new.position.0 as u32 == 0 {
            return Err(Reject::invalid("position", "an id whose low 32 bits are not all zero"));
        }
        if used || self.account.order(new.order).is_some() {
            return Err(Reject::Duplicate);
        }
        if new.trailing.0 > 9_999 {
            return Err(Reject::invalid("trailingStopLossPct", "0.01 to 99.99"));
        }
        Ok(Order {
            id: new.order,
            position: new.position,
            symbol: new.symbol,
            side: new.side,
            kind: new.kind,
            status: OrderStatus::Pending,
            size: new.size,
            limit_price: new.limit_price.into(),
            stop_price: new.stop_price.into(),
            stop_loss: new.stop_loss.into(),
            take_profit: new.take_profit.into(),
            trailing: new.trailing,
            armed: false,
            placed_at: self.at,
            expires_at: new.expires_at,
            close_after_s: new.close_after_s,
            max_risk: new.max_risk,
            version: 0,
            instrument,
        })
    }

    fn fill_market(&mut self, order: Order, new: &NewOrder) -> Result<(), Reject> {
        self.check_allowed(order.instrument)?;
        self.market.check_open(order.instrument, self.at)?;
        let price = self.deal_price(order.instrument, order.side);
        if let (Some(seen), Some(max)) = (new.price, new.max_slippage_points)
            && (price - seen.raw()).abs() > max.saturating_mul(self.listing(order.instrument).spec.point)
        {
            return Err(Reject::PriceChanged { price: Price::from_raw(price), quote: self.quote(order.instrument) });
        }
        let reference = self.deal_price(order.instrument, order.side.opposite());
        self.check_stops(order.instrument, order.side, reference, (order.stop_loss.get(), order.take_profit.get()))?;
        self.fill(order, price)
    }

    /// Fills an order at a price, with every check of an opening.
    pub fn fill(&mut self, mut order: Order, price: i64) -> Result<(), Reject> {
        let listing = order.instrument;
        self.check_allowed(listing)?;
        let spec = &self.listing(listing).spec;
        spec.check_size(order.size)?;
        if !self.market.is_fresh(listing, self.at) || !self.market.conversions_fresh(listing, self.place.currency, self.at) {
            return Err(self.stale_or_unconvertible(listing));
        }
        let netted = self.netted(listing);
        self.check_exposure(listing, order.side, order.size, netted.is_none())?;
        let before = self.value().ok_or(Reject::NoConversionRate)?;
        let sizes = self.sizes(listing, order.size)?;
        if price as i128 * sizes.units as i128 > LARGEST_NOTIONAL * wide::ONE {
            return Err(Reject::SizeTooLarge { max: spec.instrument.max_order_size });
        }
        order.status = order.status.after(OrderEvent::Fill)?;
        let deal = self.deal(listing, order.side, sizes, price)?;
        self.emit(EventKind::OrderFilled { order: Box::new(order.clone()), deal });
        match netted {
            None => self.open(&order, sizes, price)?,
            Some(held) => self.net(&order, held, sizes, price)?,
        }
        self.check_margin(&before)
    }

    /// Why an opening is refused on old prices: there is no way to convert, or the way is stale.
    fn stale_or_unconvertible(&self, listing: u32) -> Reject {
        let convertible = self.market.profit_rate(listing, self.place.currency).is_some()
            && self.market.margin_rate(listing, self.place.currency).is_some();
        if self.listing(listing).quoted() && !convertible { Reject::NoConversionRate } else { Reject::StalePrice }
    }

    fn netted(&self, listing: u32) -> Option<Position> {
        let netting = self.account.trading_type == TradingType::Netting;
        netting.then(|| self.account.positions.iter().find(|p| p.instrument == listing).cloned()).flatten()
    }

    pub fn sizes(&self, listing: u32, size: Lots) -> Result<Sizes, Reject> {
        let units = self.listing(listing).spec.units(size)?;
        let lots = self.market.lots(listing, size, self.place.currency).ok_or(Reject::NoConversionRate)?;
        Ok(Sizes { size, units, lots })
    }

    /// Opens a position at a price and posts its commission.
    pub fn open(&mut self, order: &Order, sizes: Sizes, price: i64) -> Result<(), Reject> {
        let (mut position, deal) = self.opening(order, sizes, price)?;
        position.commission_minor = deal.commission_minor;
        let mut after = self.account.money();
        after.balance_minor += deal.commission_minor;
        self.emit(EventKind::PositionOpened { position: Box::new(position), deal, after });
        Ok(())
    }

    /// The position an order would open at a price, and the deal that opens it.
    pub fn opening(&self, order: &Order, sizes: Sizes, price: i64) -> Result<(Position, Deal), Reject> {
        let listing = order.instrument;
        let mut deal = self.deal(listing, order.side, sizes, price)?;
        deal.commission_minor = self.commission(listing, true, &deal)?;
        let margin_rate = self.market.margin_rate(listing, self.place.currency).ok_or(Reject::NoConversionRate)?;
        let leverage = self.market.leverage(self.place.group, listing, self.account.leverage);
        let margin = self.market.margin(self.place.group, listing, leverage, sizes.units, price, margin_rate);
        let max = self.listing(listing).spec.instrument.max_order_size;
        let margin = margin.and_then(|margin| i64::try_from(margin).ok()).ok_or(Reject::SizeTooLarge { max })?;
        let risk_points = self.risk_points(order, sizes.units)?;
        let anchor = if order.trailing.is_set() { self.deal_price(listing, order.side.opposite()) } else { 0 };
        let point = self.listing(listing).spec.point;
        let mut position =
            Position::new(order.position, order.symbol, order.side, sizes.size, sizes.units, Price::from_raw(price), self.at, Fine(margin));
        (position.lots, position.margin_rate, position.instrument) = (sizes.lots, margin_rate, listing);
        (position.trailing, position.anchor, position.risk_points) = (order.trailing, Level::at(anchor), risk_points);
        let risk_stop = position.risk_stop(point).map_or(Level::NONE, Level::at);
        (position.stop_loss, position.take_profit) = (tighter(order.side, order.stop_loss, risk_stop), order.take_profit);
        position.expires_at = order.close_after_s.and_then(|s| Expiry::at(self.at.plus_seconds(s as i64)));
        Ok((position, deal))
    }

    fn risk_points(&self, order: &Order, units: i64) -> Result<u32, Reject> {
        let Some(risk) = order.max_risk else { return Ok(0) };
        let rate = self.market.profit_rate(order.instrument, self.place.currency).ok_or(Reject::NoConversionRate)?;
        let scale = wide::POW10[8] / self.place.per_minor as u64;
        let point = self.listing(order.instrument).spec.point;
        let distance = risk_distance(risk, scale, units, rate, point).ok_or(Reject::price("maxRisk", "the risk is less than one point"))?;
        Ok(u32::try_from(distance / point).unwrap_or(u32::MAX))
    }

    /// Orders of the account past their time, whatever their symbol.
    pub fn is_expired(order: &Order, at: Timestamp) -> bool {
        order.expires_at.is_some_and(|expires| expires <= at)
    }
}

/// The stop that closes first, of two of which either may be absent.
pub(crate) fn tighter(side: Side, a: Level, b: Level) -> Level {
    match (a.get(), b.get()) {
        (Some(x), Some(y)) => Level::from(if side == Side::Buy { x.max(y) } else { x.min(y) }),
        (Some(_), None) => a,
        _ => b,
    }
}
