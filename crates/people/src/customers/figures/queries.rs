//! The statements of customers' figures.

use foundation::db::{Read, ToBind, Tx};
use foundation::statements;
use kernel::{CustomerId, Lots, Money, Result, Timestamp, TransactionId};

statements! {
    FIRST_DEPOSIT = "update customer_figures set ftd_at = $1, ftd_transaction_id = $2, ftd_minor = $3, ftd_currency = $4,
        ftd_usd_minor = $5 where customer_id = $6 and ftd_at is null";
    ADD_DEPOSIT = "update customer_figures set deposit_count = deposit_count + 1, deposits_usd_minor = deposits_usd_minor + $1,
        last_deposit_at = $2 where customer_id = $3";
    ADD_WITHDRAWAL = "update customer_figures set withdrawals_usd_minor = withdrawals_usd_minor + $1 where customer_id = $2";
    TAKE_BACK = "update customer_figures set deposits_usd_minor = deposits_usd_minor - $1 where customer_id = $2";
    ADD_OPEN = "update customer_figures set positions_open = positions_open + $1, volume_open_usd_minor = volume_open_usd_minor + $2,
        last_trade_at = $3 where customer_id = $4";
    ADD_CLOSED = "update customer_figures set lots = lots + $1, volume_usd_minor = volume_usd_minor + $2,
        positions_closed = positions_closed + 1, last_trade_at = $3 where customer_id = $4";
    ADD_VOLUME = "insert into customer_volume (customer_id, day, volume_usd_minor) values ($1, $2, $3)
        on conflict (customer_id, day) do update set volume_usd_minor = customer_volume.volume_usd_minor + excluded.volume_usd_minor";
    ADD_EARNINGS = "update customer_figures set partner_earnings_usd_minor = partner_earnings_usd_minor + $1 where customer_id = $2";
    ADD_PAID = "update customer_figures set partner_paid_usd_minor = partner_paid_usd_minor + $1 where customer_id = $2";
    ADD_GRANTED = "update customer_figures set commissions_granted_usd_minor = commissions_granted_usd_minor + $1 where customer_id = $2";
    ADD_COINS = "update customer_figures set coins_earned_minor = coins_earned_minor + $1 where customer_id = $2";
    SET_LEVEL = "update customer_figures set loyalty_level = $1 where customer_id = $2";
    EARNINGS = "select partner_earnings_usd_minor from customer_figures where customer_id = $1";
}

/// Remembers the first deposit; false when there was one before.
pub fn first_deposit(
    tx: &mut Tx<'_>,
    customer: CustomerId,
    transaction: TransactionId,
    at: Timestamp,
    amount: Money,
    usd_minor: i64,
) -> Result<bool> {
    let (minor, currency) = (amount.minor(), amount.currency());
    let binds = [at.bind(), transaction.bind(), minor.bind(), currency.bind(), usd_minor.bind(), customer.bind()];
    Ok(tx.execute(&FIRST_DEPOSIT, &binds)? == 1)
}

pub fn add_deposit(tx: &mut Tx<'_>, customer: CustomerId, at: Timestamp, usd_minor: i64) -> Result<()> {
    tx.change_one(&ADD_DEPOSIT, &[usd_minor.bind(), at.bind(), customer.bind()])
}

pub fn add_withdrawal(tx: &mut Tx<'_>, customer: CustomerId, usd_minor: i64) -> Result<()> {
    tx.change_one(&ADD_WITHDRAWAL, &[usd_minor.bind(), customer.bind()])
}

pub fn take_back_deposit(tx: &mut Tx<'_>, customer: CustomerId, usd_minor: i64) -> Result<()> {
    tx.change_one(&TAKE_BACK, &[usd_minor.bind(), customer.bind()])
}

pub fn add_open(tx: &mut Tx<'_>, customer: CustomerId, positions: i64, usd_minor: i64) -> Result<()> {
    let now = tx.now();
    tx.change_one(&ADD_OPEN, &[positions.bind(), usd_minor.bind(), now.bind(), customer.bind()])
}

pub fn add_closed(tx: &mut Tx<'_>, customer: CustomerId, lots: Lots, usd_minor: i64, at: Timestamp) -> Result<()> {
    tx.change_one(&ADD_CLOSED, &[lots.bind(), usd_minor.bind(), at.bind(), customer.bind()])?;
    tx.execute(&ADD_VOLUME, &[customer.bind(), at.day().bind(), usd_minor.bind()]).map(|_| ())
}

pub fn add_earnings(tx: &mut Tx<'_>, customer: CustomerId, usd_minor: i64) -> Result<()> {
    tx.change_one(&ADD_EARNINGS, &[usd_minor.bind(), customer.bind()])
}

pub fn earnings(read: &mut Read<'_>, customer: CustomerId) -> Result<i64> {
    read.value(&EARNINGS, &[customer.bind()])
}

pub fn add_paid(tx: &mut Tx<'_>, customer: CustomerId, usd_minor: i64) -> Result<()> {
    tx.change_one(&ADD_PAID, &[usd_minor.bind(), customer.bind()])
}

pub fn add_granted(tx: &mut Tx<'_>, customer: CustomerId, usd_minor: i64) -> Result<()> {
    tx.change_one(&ADD_GRANTED, &[usd_minor.bind(), customer.bind()])
}

pub fn add_coins(tx: &mut Tx<'_>, customer: CustomerId, coins_minor: i64) -> Result<()> {
    tx.change_one(&ADD_COINS, &[coins_minor.bind(), customer.bind()])
}

pub fn set_level(tx: &mut Tx<'_>, customer: CustomerId, level: i64) -> Result<()> {
    tx.change_one(&SET_LEVEL, &[level.bind(), customer.bind()])
}
