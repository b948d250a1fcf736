//! Taking back a deposit: the bank of the payer, or the provider, wants its money again.

use foundation::auth::Actor;
use foundation::db::Tx;
use foundation::{audit, outbox};
use kernel::{Currency, Decimal, Money, Problem, Result};
use people::customers::figures;

use super::model::ProviderEvent;
use crate::book::{BookDesk, CashChange};
use crate::ledger::{Account, Journal, Kind};
use crate::transactions::model::{Direction, ReportType, Status, Transaction, Type};
use crate::transactions::{complete, queries};

/// Told to others when a deposit was taken back.
pub const DEPOSIT_REVERSED: &str = "deposit.reversed";

/// Takes back what the event says, or all. It is posted even if the money is gone: cash may fall below zero by it.
pub fn reverse(
    tx: &mut Tx<'_>,
    desk: &mut BookDesk<'_>,
    by: &Actor,
    deposit: Transaction,
    event: &ProviderEvent,
    status: Status,
) -> Result<&'static str> {
    let (processed, rate) = deposit.processed.unwrap_or((deposit.amount, Decimal::ONE));
    let taken = event.money()?.unwrap_or(processed);
    if taken.currency() != processed.currency() || taken.minor() > processed.minor() {
        return Err(Problem::invalid("amount", format!("expected at most {processed}, as it was processed")));
    }
    let all = taken == processed;
    let amount = if all { deposit.amount } else { taken.converted(rate, deposit.currency())? };
    let wallet = crate::wallets::find(tx, deposit.wallet_id)?;

    let mut row = Transaction::on(&wallet, tx.new_id(), Type::Correction, amount, tx.now());
    row.direction = Direction::Out;
    row.report_type = if status == Status::Chargeback { ReportType::Chargeback } else { ReportType::Refund };
    row.method = Some(status.word().to_owned());
    row.provider.clone_from(&deposit.provider);
    row.processed = Some((taken, rate));
    row.parent_id = Some(deposit.id);
    row.is_fake = deposit.is_fake;
    row.comment = event.reason.as_ref().map(|reason| reason.chars().take(500).collect());
    // At the rate of the deposit: what it added to figures in US dollars is what it takes from them.
    row.usd = match deposit.usd {
        Some((_, rate)) => Some((amount.converted(rate, Currency::USD)?.minor(), rate)),
        None => None,
    };
    let journal = taken_back(&deposit, row.id, taken, amount, status)?;
    let row = complete(tx, desk, row, journal, CashChange::cash(amount.negated()?.minor()))?;
    queries::insert(tx, &row)?;

    let after = Transaction { status, ..deposit.clone() };
    queries::update(tx, deposit.status, &after)?;
    if !deposit.is_fake && !deposit.is_demo {
        let usd = Money::from_minor(row.usd.map_or(0, |(minor, _)| minor), Currency::USD);
        figures::record_reversal(tx, deposit.customer_id, usd)?;
    }
    let mut told = row.summary();
    told["depositId"] = serde_json::json!(deposit.id);
    told["reversal"] = serde_json::json!(status);
    outbox::emit(tx, DEPOSIT_REVERSED, told)?;
    audit::record(tx, by, "deposit.reversed", deposit.id, deposit.summary(), after.summary())?;
    Ok(status.word())
}

fn taken_back(deposit: &Transaction, id: kernel::TransactionId, taken: Money, amount: Money, status: Status) -> Result<Journal> {
    let clearing = Account::clearing(deposit.provider.as_deref().unwrap_or_default());
    let cash = Account::Cash(deposit.wallet_id);
    let kind = if status == Status::Chargeback { Kind::Chargeback } else { Kind::Refund };
    // One reversal per deposit: the cause names the deposit, the reference the new row.
    let journal = Journal::new(kind, format!("reversal:{}", deposit.id)).about(id).may_overdraw();
    if taken.currency() == amount.currency() {
        return journal.moves(cash, clearing, amount);
    }
    journal.moves(cash, Account::Exchange(amount.currency()), amount)?.moves(Account::Exchange(taken.currency()), clearing, taken)
}
