//! What margin events do to money: withdrawals that come back, credit that is used up, a debt that the house takes over.
//!
//! Invariants
//! - Everything here is called by a keeper, in the transaction of the command or quote that caused it.

use foundation::db::Tx;
use kernel::{Currency, Money, Result, WalletId};

use people::customers::refs::brought_by;

use crate::ledger::{self, Account, House, Journal, Kind};
use crate::transactions::model::{Status, Transaction, Type};
use crate::transactions::{self, queries};
use crate::{wallets, withdrawals};

/// Withdrawals that were still PENDING come back to cash, before any position is closed.
pub(crate) fn withdrawals_cancelled(tx: &mut Tx<'_>, wallet: WalletId) -> Result<()> {
    withdrawals::cancelled_by_stop_out(tx, wallet)
}

/// MARGIN_ONLY credit whose owner has lost their own money.
pub(crate) fn credit_cancelled(tx: &mut Tx<'_>, wallet: WalletId, currency: Currency, amount_minor: i64) -> Result<()> {
    let is_demo = wallets::find(tx, wallet)?.is_demo;
    let cause = format!("credit-cancelled:{wallet}:{}", tx.new_id::<kernel::EventId>());
    let money = Money::from_minor(amount_minor, currency);
    let journal = Journal::new(Kind::Credit, cause).about(wallet);
    ledger::post(tx, journal.moves(Account::Credit(wallet), Account::house(House::CreditIssued, is_demo), money)?)?;
    Ok(())
}

/// Negative balance protection: credit goes first, the house pays the rest. The customer reads it as a correction.
pub(crate) fn balance_protected(tx: &mut Tx<'_>, wallet: WalletId, credit: Money, house: Money, balance_after_minor: i64) -> Result<()> {
    let wallet = wallets::find(tx, wallet)?;
    let now = tx.now();
    let mut row = Transaction::on(&wallet, tx.new_id(), Type::Correction, credit.plus(house)?, now);
    let expense = |kind| Account::house(kind, wallet.is_demo);
    let journal = Journal::new(Kind::Protection, format!("protection:{}", row.id))
        .moves(Account::Credit(wallet.id), expense(House::CreditIssued), credit)?
        .moves(expense(House::BonusExpense), Account::Cash(wallet.id), credit)?
        .moves(expense(House::NbpExpense), Account::Cash(wallet.id), house)?;
    ledger::post(tx, journal.may_overdraw())?;
    row.method = Some("NBP".into());
    row.status = Status::Completed;
    row.completed_at = Some(now);
    row.balance_after_minor = Some(balance_after_minor);
    (row.affiliate_id, row.source_user_id) = brought_by(tx, wallet.customer_id)?;
    queries::insert(tx, &row)?;
    transactions::count_done(tx, &row, now)
}
