//! What a customer's money and trades add up to. Those who move money and positions call this in their own transaction.
//!
//! Invariants
//! - Nothing here is the truth about money: the ledger is. These are sums kept beside it so that lists need not add up.
//! - Every change moves the customer's last change as well, through [`touch`](super::touch).

mod queries;

use foundation::db::{Read, Tx};
use kernel::{Currency, CustomerId, Lots, Money, Problem, Result, Timestamp, TransactionId};

use super::touch;

/// A completed deposit: the amount in its own currency and in US dollars. True when it is the customer's first.
pub fn record_deposit(
    tx: &mut Tx<'_>,
    customer: CustomerId,
    transaction: TransactionId,
    at: Timestamp,
    amount: Money,
    usd: Money,
) -> Result<bool> {
    let usd = dollars(usd)?;
    let first = queries::first_deposit(tx, customer, transaction, at, amount, usd)?;
    queries::add_deposit(tx, customer, at, usd)?;
    touch(tx, customer)?;
    Ok(first)
}

/// A completed withdrawal.
pub fn record_withdrawal(tx: &mut Tx<'_>, customer: CustomerId, usd: Money) -> Result<()> {
    queries::add_withdrawal(tx, customer, dollars(usd)?)?;
    touch(tx, customer)
}

/// A deposit that was taken back (chargeback, refund). A first deposit stays the first: what was qualified by it was qualified.
pub fn record_reversal(tx: &mut Tx<'_>, customer: CustomerId, usd: Money) -> Result<()> {
    queries::take_back_deposit(tx, customer, dollars(usd)?)?;
    touch(tx, customer)
}

/// Positions that were opened (+1) or ceased to be open (-1), with their volume in US dollars under the same sign.
pub fn record_open(tx: &mut Tx<'_>, customer: CustomerId, positions: i64, volume_usd: Money) -> Result<()> {
    queries::add_open(tx, customer, positions, dollars(volume_usd)?)?;
    touch(tx, customer)
}

/// A position, or a part of one, that was closed at `at`.
pub fn record_closed_trade(tx: &mut Tx<'_>, customer: CustomerId, lots: Lots, volume_usd: Money, at: Timestamp) -> Result<()> {
    queries::add_closed(tx, customer, lots, dollars(volume_usd)?, at)?;
    touch(tx, customer)
}

/// What a partner earned (or, below zero, had to give back) in US dollars.
pub fn record_partner_earnings(tx: &mut Tx<'_>, customer: CustomerId, usd: Money) -> Result<()> {
    queries::add_earnings(tx, customer, dollars(usd)?)
}

/// What a partner was paid out, in US dollars.
pub fn record_partner_payout(tx: &mut Tx<'_>, customer: CustomerId, usd: Money) -> Result<()> {
    queries::add_paid(tx, customer, dollars(usd)?)
}

/// What this customer's deposits and trades earned for others, in US dollars.
pub fn record_commission_granted(tx: &mut Tx<'_>, customer: CustomerId, usd: Money) -> Result<()> {
    queries::add_granted(tx, customer, dollars(usd)?)
}

/// Loyalty coins that a customer earned.
pub fn record_coins_earned(tx: &mut Tx<'_>, customer: CustomerId, coins: Money) -> Result<()> {
    queries::add_coins(tx, customer, coins.minor())?;
    touch(tx, customer)
}

/// The loyalty level that a customer reached or fell to.
pub fn record_level(tx: &mut Tx<'_>, customer: CustomerId, level: i64) -> Result<()> {
    queries::set_level(tx, customer, level)?;
    touch(tx, customer)
}

/// What a partner earned since they became one, in US dollars.
pub fn partner_earnings(read: &mut Read<'_>, customer: CustomerId) -> Result<Money> {
    queries::earnings(read, customer).map(|minor| Money::from_minor(minor, Currency::USD))
}

fn dollars(usd: Money) -> Result<i64> {
    match usd.currency() {
        Currency::USD => Ok(usd.minor()),
        other => Err(Problem::internal(format!("a figure in {other} where US dollars are kept"))),
    }
}
