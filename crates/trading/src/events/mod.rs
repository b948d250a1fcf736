//! What the book's events become: rows, ledger postings, figures, outgoing events, notices. The one place that stores them.
//!
//! Invariants
//! - It runs in the transaction of the command or quote that caused the events, before the book moves.
//! - It decides nothing: amounts come from the event, who they belong to from the book.
//! - Every deal posts at most one journal, named after the position and the number of the deal, so it is posted once.
//! - The trade log is only ever added to; an order and a position are what their events say.

mod queries;
mod results;
mod tell;

#[cfg(test)]
mod tests;

pub use results::CLOSED;
pub use tell::{TOPIC, refused};

use engine::{Book, Deal, Event, EventKind, Order, Position};
use foundation::db::Tx;
use kernel::{OrderId, PositionId, Problem, Result, Timestamp, WalletId};
use money::book::{Keeper, store_money_event};
use money::wallets;

use crate::orders::queries::Fate;
use crate::positions::model::Opened;
use crate::{orders, positions};
use results::{in_usd, notional_usd, post_deal};

/// Stores trading's events for the book; see [`money::book`].
pub struct TradeKeeper;

impl Keeper for TradeKeeper {
    fn store(&self, tx: &mut Tx<'_>, book: &Book, events: &[Event]) -> Result<()> {
        let mut storing = Storing { book, order: None, linked: false };
        events.iter().try_for_each(|event| storing.event(tx, event))
    }
}

/// One run of events: an order that was filled comes before the position it opens.
struct Storing<'b> {
    book: &'b Book,
    order: Option<Order>,
    /// Whether that order has reduced a position that was there before.
    linked: bool,
}

/// An event about one account.
struct Told<'e> {
    event: &'e Event,
    wallet: WalletId,
    at: Timestamp,
}

impl Storing<'_> {
    fn event(&mut self, tx: &mut Tx<'_>, event: &Event) -> Result<()> {
        let about_money = store_money_event(tx, self.book, event)?;
        let Some(wallet) = event.wallet else { return Ok(()) };
        let told = Told { event, wallet, at: event.at };
        if about_money {
            return tell::standing(tx, &told);
        }
        let (order, position) = self.store(tx, &told)?;
        tell::log(tx, &told, order, position)
    }

    /// Stores what the event says; answers the order and the position it is about.
    fn store(&mut self, tx: &mut Tx<'_>, told: &Told<'_>) -> Result<(Option<OrderId>, Option<PositionId>)> {
        match &told.event.kind {
            EventKind::OrderPlaced { order } | EventKind::OrderModified { order } | EventKind::OrderArmed { order } => {
                self.put_order(tx, told, order, Fate::default())
            }
            EventKind::OrderCancelled { order } | EventKind::OrderExpired { order } => self.put_order(tx, told, order, Fate::default()),
            EventKind::OrderRejected { order, reason } => {
                self.put_order(tx, told, order, Fate { reject_reason: Some(reason.code()), ..Fate::default() })
            }
            EventKind::OrderFilled { order, deal } => {
                (self.order, self.linked) = (Some(order.as_ref().clone()), false);
                self.put_order(tx, told, order, Fate { fill_price: Some(deal.price), ..Fate::default() })
            }
            EventKind::PositionOpened { position, deal, .. } => self.opened(tx, told, position, deal),
            EventKind::PositionIncreased { position, deal, .. } => self.increased(tx, told, position, deal),
            EventKind::PositionReduced { position, close } => {
                self.link(tx, position.id, close.reason)?;
                positions::queries::set_state(tx, position)?;
                results::closed(tx, self.book, told, position, close, false)?;
                Ok((None, Some(position.id)))
            }
            EventKind::PositionClosed { position, close } => {
                self.link(tx, position.id, close.reason)?;
                results::closed(tx, self.book, told, position, close, true)?;
                Ok((None, Some(position.id)))
            }
            EventKind::PositionModified { position } | EventKind::TrailingMoved { position } => self.moved(tx, position),
            EventKind::SwapAccrued { position, .. } => self.moved(tx, position),
            other => Err(Problem::internal(format!("an event that nobody stores: {other:?}"))),
        }
    }

    fn put_order(&self, tx: &mut Tx<'_>, told: &Told<'_>, order: &Order, fate: Fate) -> Result<(Option<OrderId>, Option<PositionId>)> {
        let customer = self.account(told.wallet)?.customer;
        let position = fate.fill_price.map(|_| order.position);
        orders::queries::put(tx, told.wallet, customer, order, &Fate { at: told.at, ..fate })?;
        Ok((Some(order.id), position))
    }

    /// The order that was filled just now moved a position that was there before.
    fn link(&mut self, tx: &mut Tx<'_>, position: PositionId, reason: engine::CloseReason) -> Result<()> {
        match &self.order {
            Some(order) if reason == engine::CloseReason::Netted => {
                self.linked = true;
                orders::queries::set_position(tx, order.id, position)
            }
            _ => Ok(()),
        }
    }

    fn opened(
        &mut self,
        tx: &mut Tx<'_>,
        told: &Told<'_>,
        position: &Position,
        deal: &Deal,
    ) -> Result<(Option<OrderId>, Option<PositionId>)> {
        let wallet = wallets::find(tx, told.wallet)?;
        let instrument = self.book.instrument(position.symbol).ok_or_else(unknown_instrument)?;
        let order = self.order.take();
        let profit_currency = results::profit_currency(instrument, wallet.currency);
        let usd_minor = notional_usd(self.book, profit_currency, deal)?;
        let opened = Opened {
            wallet: &wallet,
            position,
            instrument,
            order: order.as_ref(),
            profit_currency,
            usd_minor,
            markup_minor: deal.markup_minor,
        };
        positions::queries::insert(tx, &opened)?;
        if let Some(order) = &order
            && self.linked
        {
            orders::queries::set_position(tx, order.id, position.id)?;
        }
        let posted = results::Posted { commission_minor: deal.commission_minor, ..Default::default() };
        post_deal(tx, self.account(told.wallet)?, position.id, 1, posted)?;
        if !wallet.is_demo {
            people::customers::figures::record_open(tx, wallet.customer_id, 1, in_usd(usd_minor))?;
        }
        tell::opened(tx, &wallet, position, deal, order.as_ref().map(|order| order.id))?;
        Ok((order.map(|order| order.id), Some(position.id)))
    }

    fn increased(
        &mut self,
        tx: &mut Tx<'_>,
        told: &Told<'_>,
        position: &Position,
        deal: &Deal,
    ) -> Result<(Option<OrderId>, Option<PositionId>)> {
        let account = self.account(told.wallet)?;
        let instrument = self.book.instrument(position.symbol).ok_or_else(unknown_instrument)?;
        let usd_minor = notional_usd(self.book, results::profit_currency(instrument, account.currency), deal)?;
        positions::queries::set_state(tx, position)?;
        let mut sums = positions::queries::sums(tx, position.id)?;
        sums.deals += 1;
        sums.open_usd_minor += usd_minor;
        sums.commission_minor += deal.commission_minor;
        sums.markup_minor += deal.markup_minor;
        positions::queries::set_sums(tx, position.id, &sums)?;
        let posted = results::Posted { commission_minor: deal.commission_minor, ..Default::default() };
        post_deal(tx, account, position.id, sums.deals, posted)?;
        if !account.is_demo {
            people::customers::figures::record_open(tx, account.customer, 0, in_usd(usd_minor))?;
        }
        let order = self.order.take().map(|order| order.id);
        if let Some(order) = order {
            orders::queries::set_position(tx, order, position.id)?;
        }
        Ok((order, Some(position.id)))
    }

    fn moved(&self, tx: &mut Tx<'_>, position: &Position) -> Result<(Option<OrderId>, Option<PositionId>)> {
        positions::queries::set_state(tx, position)?;
        Ok((None, Some(position.id)))
    }

    fn account(&self, wallet: WalletId) -> Result<&engine::Account> {
        account(self.book, wallet)
    }
}

fn account(book: &Book, wallet: WalletId) -> Result<&engine::Account> {
    book.account(wallet).ok_or_else(|| Problem::internal(format!("wallet {wallet} traded before it was in the book")))
}

fn unknown_instrument() -> Problem {
    Problem::internal("a position of an instrument that is not in the book")
}
