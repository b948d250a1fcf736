//! A correction of something that was posted elsewhere: what it should have been, less what it was.

use foundation::auth::Actor;
use foundation::db::Tx;
use kernel::{Money, Problem, Result};

use super::complete::complete;
use super::model::{Direction, Transaction, Type};
use super::queries;
use crate::book::{BookDesk, CashChange};
use crate::ledger::{Account, House, Journal, Kind};
use crate::wallets::Wallet;

/// Pays the wallet `parts`, each out of the account it was first posted against; what is negative is taken, as far as it is there.
pub fn correct(
    tx: &mut Tx<'_>,
    desk: &mut BookDesk<'_>,
    by: &Actor,
    wallet: &Wallet,
    method: &str,
    reason: &str,
    parts: &[(House, Money)],
) -> Result<Transaction> {
    let total = parts.iter().try_fold(Money::zero(wallet.currency), |sum, (_, part)| sum.plus(*part))?;
    if total.is_zero() {
        return Err(Problem::refused("nothing_to_correct").because("The correction comes to nothing."));
    }
    let mut t = Transaction::on(wallet, tx.new_id(), Type::Correction, total, tx.now());
    t.method = Some(method.to_owned());
    t.comment = Some(reason.to_owned());
    t.requested_by.clone_from(&by.id);
    t.admin_id.clone_from(&by.id);
    if total.is_negative() {
        t.direction = Direction::Out;
    }
    let mut journal = Journal::new(Kind::Correction, format!("correction:{}", t.id)).note(reason).credit(Account::Cash(wallet.id), total);
    for (house, part) in parts {
        journal = journal.debit(Account::house(*house, wallet.is_demo), *part)?;
    }
    let t = complete(tx, desk, t, journal, CashChange::cash(total.minor()))?;
    queries::insert(tx, &t)?;
    Ok(t)
}
