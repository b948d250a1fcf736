//! Closes: what they add to the position's row, and what they post.

use engine::{Account, Book, Close, CloseReason, Deal, Instrument, Position, StakeCurrency, StakeMode};
use foundation::day_counts::Bumps;
use foundation::db::Tx;
use kernel::{Currency, Decimal, Money, PositionId, Price, Problem, Result};
use money::ledger::{self, Account as Named, House, Journal, Kind};
use money::wallets;
use people::customers;

use super::{Told, account, tell};
use crate::positions::model::Sums;
use crate::positions::queries::{self, Bringer};

/// The counted list of closed positions of one server, by the day of the close; scopes as for customers.
pub const CLOSED: &str = "position.closed";

/// Signed minor units of the account's currency that one deal moves.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Posted {
    pub profit_minor: i64,
    pub swap_minor: i64,
    pub commission_minor: i64,
    pub fee_minor: i64,
}

/// Posts a deal once: result against the house's trading, charges against their own accounts.
pub(super) fn post_deal(tx: &mut Tx<'_>, account: &Account, position: PositionId, deal: i64, posted: Posted) -> Result<()> {
    let money = |minor| Money::from_minor(minor, account.currency);
    let house = |house| Named::house(house, account.is_demo);
    let total = [posted.profit_minor, posted.swap_minor, posted.commission_minor, posted.fee_minor].iter().sum();
    let journal = Journal::new(Kind::Deal, format!("deal:{position}:{deal}"))
        .about(position)
        .may_overdraw()
        .credit(Named::Cash(account.wallet), money(total))
        .debit(house(House::Trading), money(posted.profit_minor))?
        .debit(house(House::Swap), money(posted.swap_minor))?
        .debit(house(House::Commission), money(posted.commission_minor))?
        .debit(house(House::Fee), money(posted.fee_minor))?;
    if !journal.is_empty() {
        ledger::post(tx, journal)?;
    }
    Ok(())
}

/// The currency a position's result is in before it is converted.
pub(super) fn profit_currency(instrument: &Instrument, account: Currency) -> Currency {
    match (instrument.stake_mode, instrument.stake_currency) {
        (StakeMode::SpreadBetting, StakeCurrency::Account) => account,
        _ => instrument.currency,
    }
}

pub(super) fn in_usd(minor: i64) -> Money {
    Money::from_minor(minor, Currency::USD)
}

/// An amount in US dollars at the book's mid, in cents; nothing where there is no way to convert.
fn to_usd(book: &Book, amount: Decimal, from: Currency) -> Result<i64> {
    let Some(rate) = book.rate(from, Currency::USD) else { return Ok(0) };
    let value = amount.checked_mul(rate.to_decimal()).ok_or_else(Problem::amount_overflow)?;
    Ok(Money::half_even(value, Currency::USD)?.minor())
}

/// What a deal is worth in US dollars: units × price.
pub(super) fn notional_usd(book: &Book, profit_currency: Currency, deal: &Deal) -> Result<i64> {
    let value = Decimal::new(deal.units, 8).checked_mul(deal.price.to_decimal()).ok_or_else(Problem::amount_overflow)?;
    to_usd(book, value, profit_currency)
}

/// Stores a close: sums, postings, figures, and who brought the customer once nothing is open any more.
pub(super) fn closed(tx: &mut Tx<'_>, book: &Book, told: &Told<'_>, position: &Position, close: &Close, whole: bool) -> Result<()> {
    let account = account(book, told.wallet)?;
    let before = queries::sums(tx, position.id)?;
    let part = Part::of(book, account, position, close, &before, whole)?;
    let after = part.after(&before, position, close)?;
    queries::set_sums(tx, position.id, &after)?;
    let posted = Posted {
        profit_minor: close.profit_minor,
        swap_minor: close.swap_minor,
        commission_minor: close.deal.commission_minor,
        fee_minor: close.conversion_fee_minor,
    };
    post_deal(tx, account, position.id, after.deals, posted)?;
    let stopped_out = close.reason == CloseReason::StopOut;
    if account.closed_by_stop_out != stopped_out || stopped_out {
        wallets::queries::set_closed_by_stop_out(tx, told.wallet, stopped_out)?;
    }
    if !account.is_demo {
        customers::figures::record_open(tx, account.customer, -i64::from(whole), in_usd(-part.open_usd_minor))?;
        customers::figures::record_closed_trade(tx, account.customer, close.deal.lots, in_usd(part.volume_usd_minor), told.at)?;
    }
    if whole { finished(tx, told, position, close) } else { tell::reduced(tx, position.id, close) }
}

/// The row says CLOSED, and the day's count grows by one.
fn finished(tx: &mut Tx<'_>, told: &Told<'_>, position: &Position, close: &Close) -> Result<()> {
    let row = queries::find(tx, position.id)?;
    let brought = customers::queries::last_change(tx, row.customer)?;
    let is_test = customers::find(tx, row.customer)?.is_test;
    let by = Bringer { affiliate_id: brought.affiliate_id, source_user: brought.source_user, is_test };
    queries::set_closed(tx, position.id, told.at, close.reason, &by)?;
    let mut bumps = Bumps::default();
    for scope in customers::model::scopes(by.affiliate_id.as_deref(), by.source_user) {
        bumps.add(format!("{CLOSED}:{}", row.server_tag), &scope, told.at, 1);
    }
    bumps.write(tx)?;
    tell::closed(tx, position.id, close)
}

/// One close in US dollars.
struct Part {
    open_usd_minor: i64,
    volume_usd_minor: i64,
    net_usd_minor: i64,
}

impl Part {
    fn of(book: &Book, account: &Account, position: &Position, close: &Close, before: &Sums, whole: bool) -> Result<Part> {
        let currency = book.instrument(position.symbol).map_or(account.currency, |i| profit_currency(i, account.currency));
        let net = close.profit_minor
            + close.swap_minor
            + close.deal.commission_minor
            + close.conversion_fee_minor
            + close.opening_commission_minor;
        // In a reduction the position is what remains: what was open is that and what was closed.
        let was_open = i128::from(position.units) + i128::from(close.deal.units);
        let share = i128::from(before.open_usd_minor) * i128::from(close.deal.units) / was_open.max(1);
        Ok(Part {
            open_usd_minor: if whole { before.open_usd_minor } else { share as i64 },
            volume_usd_minor: notional_usd(book, currency, &close.deal)?,
            net_usd_minor: to_usd(book, Decimal::new(net, account.currency.decimals()), account.currency)?,
        })
    }

    fn after(&self, before: &Sums, position: &Position, close: &Close) -> Result<Sums> {
        let deal = &close.deal;
        Ok(Sums {
            deals: before.deals + 1,
            open_usd_minor: before.open_usd_minor - self.open_usd_minor,
            closed_size: kernel::Lots::from_raw(before.closed_size.raw() + deal.size.raw()),
            closed_lots: kernel::Lots::from_raw(before.closed_lots.raw() + deal.lots.raw()),
            closed_units: before.closed_units + deal.units,
            close_price: Some(average(before, deal, position)?),
            close_rate: Some(deal.rate.to_decimal()),
            profit: before.profit.saturating_add(close.profit.0),
            profit_minor: before.profit_minor + close.profit_minor,
            swap_minor: before.swap_minor + close.swap_minor,
            commission_minor: before.commission_minor + deal.commission_minor + close.conversion_fee_minor,
            markup_minor: before.markup_minor + deal.markup_minor,
            net_usd_minor: before.net_usd_minor + self.net_usd_minor,
            volume_usd_minor: before.volume_usd_minor + self.volume_usd_minor,
        })
    }
}

/// The average closing price by volume.
fn average(before: &Sums, deal: &Deal, position: &Position) -> Result<Price> {
    let Some(price) = before.close_price else { return Ok(deal.price) };
    let weighed = i128::from(price.raw()) * i128::from(before.closed_units) + i128::from(deal.price.raw()) * i128::from(deal.units);
    let units = i128::from(before.closed_units) + i128::from(deal.units);
    let mean = weighed.checked_div(units).and_then(|mean| i64::try_from(mean).ok());
    mean.map(Price::from_raw).ok_or_else(|| Problem::internal(format!("position {} was closed for no units", position.id)))
}
