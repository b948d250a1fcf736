//! Completing a transaction: ledger, book, figures, counts and the word to others, all in one change.

use engine::EventKind;
use foundation::db::Tx;
use foundation::outbox;
use kernel::{Currency, Money, Result};
use people::customers::figures;
use people::customers::refs::brought_by;

use super::model::{Status, Transaction, Type};
use super::{DEPOSIT_COMPLETED, WITHDRAWAL_COMPLETED, count_done};
use crate::book::{BookDesk, CashChange};
use crate::ledger::{self, Journal};
use crate::rates;

/// Posts the journal, moves the wallet's money by `change`, and fills in what is known only now. The caller stores the row.
pub fn complete(tx: &mut Tx<'_>, desk: &mut BookDesk<'_>, mut t: Transaction, journal: Journal, change: CashChange) -> Result<Transaction> {
    ledger::post(tx, journal.about(t.id))?;
    for event in desk.adjust(tx, t.wallet_id, change)? {
        if let EventKind::CashAdjusted { after, .. } = event.kind {
            t.balance_after_minor = Some(after.balance_minor);
        }
    }
    finish(tx, desk, t)
}

/// The same for a transaction whose money has moved already: a withdrawal that was held and is now paid.
pub fn finish(tx: &mut Tx<'_>, desk: &mut BookDesk<'_>, mut t: Transaction) -> Result<Transaction> {
    let now = tx.now();
    t.status = Status::Completed;
    t.completed_at = Some(now);
    t.updated_at = now;
    (t.affiliate_id, t.source_user_id) = brought_by(tx, t.customer_id)?;
    if t.usd.is_none() || t.kind == Type::Withdrawal {
        t.usd = rates::to_usd(tx, desk.book(), t.amount)?.map(|(usd, rate)| (usd.minor(), rate));
    }
    count_done(tx, &t, now)?;
    let usd = Money::from_minor(t.usd.map_or(0, |(minor, _)| minor), Currency::USD);
    match t.kind {
        Type::Deposit if !t.is_demo && !t.is_fake => {
            t.is_ftd = figures::record_deposit(tx, t.customer_id, t.id, now, t.amount, usd)?;
            outbox::emit(tx, DEPOSIT_COMPLETED, t.summary())?;
        }
        Type::Withdrawal if !t.is_demo && !t.is_fake => {
            figures::record_withdrawal(tx, t.customer_id, usd)?;
            outbox::emit(tx, WITHDRAWAL_COMPLETED, t.summary())?;
        }
        _ => {}
    }
    Ok(t)
}
