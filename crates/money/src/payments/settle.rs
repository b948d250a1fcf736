//! What a provider's word does: one decision on the transaction's status, then its effects.

use foundation::auth::{Actor, ActorKind};
use foundation::db::Tx;
use foundation::{audit, outbox};
use kernel::{Currency, Money, Problem, Result, TransactionId};

use super::model::{EventType, ProviderEvent};
use super::reversal;
use crate::book::{BookDesk, CashChange};
use crate::ledger::{self, Account, Journal, Kind};
use crate::transactions::model::{Status, Transaction, Type};
use crate::transactions::{complete, queries};
use crate::{amounts, rates};

/// What is to be done with a deposit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Complete {
        late: bool,
    },
    Close(Status),
    Reverse(Status),
    /// A chargeback or refund of something we never saw approved: nothing to take back, and nothing will be given.
    ReverseUnpaid(Status),
    /// Money that nobody asked for.
    Suspend,
    Ignore,
}

/// The whole life of a deposit in its provider's words.
pub fn decide(status: Status, kind: EventType) -> Decision {
    use EventType::{Approved, Cancelled, Chargeback, Declined, Failed, Refunded};
    match (status, kind) {
        (Status::Pending, Approved) => Decision::Complete { late: false },
        (Status::Declined | Status::Failed | Status::Cancelled, Approved) => Decision::Complete { late: true },
        // The first approval had another number, or it would have been met before: a second payment of one intent.
        (Status::Completed, Approved) => Decision::Suspend,
        (Status::Pending, Declined) => Decision::Close(Status::Declined),
        (Status::Pending, Failed) => Decision::Close(Status::Failed),
        (Status::Pending, Cancelled) => Decision::Close(Status::Cancelled),
        (Status::Completed, Chargeback) => Decision::Reverse(Status::Chargeback),
        (Status::Completed, Refunded) => Decision::Reverse(Status::Refunded),
        (Status::Pending | Status::Declined | Status::Failed | Status::Cancelled, Chargeback) => {
            Decision::ReverseUnpaid(Status::Chargeback)
        }
        (Status::Pending | Status::Declined | Status::Failed | Status::Cancelled, Refunded) => Decision::ReverseUnpaid(Status::Refunded),
        _ => Decision::Ignore,
    }
}

pub const LATE_APPROVAL: &str = "LATE_APPROVAL";
pub const REVERSED_BEFORE_APPROVAL: &str = "REVERSED_BEFORE_APPROVAL";
/// Told to others when money or a call came that fits nothing.
pub const UNMATCHED: &str = "payment.unmatched";

/// Acts on a call that has not come before. Answers what was done, and to which transaction.
pub fn settle(
    tx: &mut Tx<'_>,
    desk: &mut BookDesk<'_>,
    provider: &str,
    event: &ProviderEvent,
) -> Result<(&'static str, Option<TransactionId>)> {
    let Some(found) = transaction_of(tx, provider, event)? else {
        return Ok((suspend(tx, provider, event)?, None));
    };
    let (id, by) = (found.id, actor(provider));
    if found.kind == Type::Withdrawal {
        return Ok((crate::withdrawals::told_by_provider(tx, desk, &by, found, event)?, Some(id)));
    }
    let outcome = match decide(found.status, event.kind) {
        Decision::Complete { late } => pay_in(tx, desk, &by, found, event, late)?,
        Decision::Close(status) => close(tx, &by, found, event, status)?,
        Decision::Reverse(status) => reversal::reverse(tx, desk, &by, found, event, status)?,
        Decision::ReverseUnpaid(status) => {
            let flagged = Transaction { flag: Some(REVERSED_BEFORE_APPROVAL.into()), ..found };
            close(tx, &by, flagged, event, status)?
        }
        Decision::Suspend => suspend(tx, provider, event)?,
        Decision::Ignore => "IGNORED",
    };
    Ok((outcome, Some(id)))
}

/// Who the audit log says it was.
fn actor(provider: &str) -> Actor {
    Actor { kind: ActorKind::System, name: Some(format!("payment provider {provider}")), ..Actor::system() }
}

/// By our id, and only if the payment is this provider's; else by the provider's number.
fn transaction_of(tx: &mut Tx<'_>, provider: &str, event: &ProviderEvent) -> Result<Option<Transaction>> {
    let by_id = match event.transaction_id.as_deref().map(str::parse::<TransactionId>) {
        Some(Ok(id)) => queries::find_by_id(tx, id)?.filter(|found| found.provider.as_deref() == Some(provider)),
        _ => None,
    };
    match by_id {
        Some(found) => Ok(Some(found)),
        None => queries::find_by_reference(tx, provider, event.provider_transaction_id.trim()),
    }
}

fn close(tx: &mut Tx<'_>, by: &Actor, before: Transaction, event: &ProviderEvent, status: Status) -> Result<&'static str> {
    let after = Transaction {
        status,
        reject_reason: event.reason.as_ref().map(|reason| reason.chars().take(500).collect()),
        provider_reference: Some(event.provider_transaction_id.trim().to_owned()),
        ..before.clone()
    };
    queries::update(tx, before.status, &after)?;
    audit::record(tx, by, "deposit.closed", after.id, before.summary(), after.summary())?;
    Ok(status.word())
}

/// Posts what was processed, which may differ from what was asked and be in another currency.
fn pay_in(
    tx: &mut Tx<'_>,
    desk: &mut BookDesk<'_>,
    by: &Actor,
    before: Transaction,
    event: &ProviderEvent,
    late: bool,
) -> Result<&'static str> {
    let processed = event.money()?.ok_or_else(|| Problem::invalid("amount", "is required"))?;
    let wallet = crate::wallets::find(tx, before.wallet_id)?;
    let Some(rate) = rates::between(tx, desk.book(), processed.currency(), wallet.currency)? else {
        // It cannot be told what it is worth to the wallet; it waits for somebody who can.
        return suspend(tx, by_provider(&before), event);
    };
    let amount = amounts::within("amount", processed.converted(rate, wallet.currency)?)?;
    if amount.is_zero() {
        return suspend(tx, by_provider(&before), event);
    }
    let journal = paid_in(&before, wallet.id, processed, amount)?;
    let mut paid = before.clone();
    paid.amount = amount;
    paid.processed = Some((processed, rate));
    paid.provider_reference = Some(event.provider_transaction_id.trim().to_owned());
    paid.reject_reason = None;
    paid.fee_minor = fee_minor(event, wallet.currency);
    if late {
        paid.flag = Some(LATE_APPROVAL.into());
    }
    let paid = complete(tx, desk, paid, journal, CashChange::cash(amount.minor()))?;
    queries::update(tx, before.status, &paid)?;
    audit::record(tx, by, "deposit.completed", paid.id, before.summary(), paid.summary())?;
    Ok(if late { LATE_APPROVAL } else { Status::Completed.word() })
}

fn by_provider(transaction: &Transaction) -> &str {
    transaction.provider.as_deref().unwrap_or_default()
}

/// What the provider kept for itself, when it says so in the wallet's currency. It is shown, and charged to nobody.
fn fee_minor(event: &ProviderEvent, currency: Currency) -> i64 {
    match (event.fee, event.currency) {
        (Some(fee), Some(paid)) if paid == currency => Money::half_even(fee.0, currency).map_or(0, Money::minor).max(0),
        _ => 0,
    }
}

fn paid_in(deposit: &Transaction, wallet: kernel::WalletId, processed: Money, amount: Money) -> Result<Journal> {
    let clearing = Account::clearing(by_provider(deposit));
    let journal = Journal::new(Kind::Deposit, format!("deposit:{}", deposit.id));
    if processed.currency() == amount.currency() {
        return journal.moves(clearing, Account::Cash(wallet), amount);
    }
    journal.moves(clearing, Account::Exchange(processed.currency()), processed)?.moves(
        Account::Exchange(amount.currency()),
        Account::Cash(wallet),
        amount,
    )
}

/// Money without an owner goes to `suspense`, and staff are told; a call without money that fits nothing is told alone.
fn suspend(tx: &mut Tx<'_>, provider: &str, event: &ProviderEvent) -> Result<&'static str> {
    let reference = event.provider_transaction_id.trim();
    let money = if event.kind == EventType::Approved { event.money()? } else { None };
    if let Some(money) = money {
        let cause = format!("suspense:{provider}:{reference}:{}", event.kind.word());
        let journal = Journal::new(Kind::Suspense, cause).about(reference).note("money that fits no deposit");
        ledger::post(tx, journal.moves(Account::clearing(provider), Account::Suspense, money)?)?;
    }
    let told = serde_json::json!({
        "provider": provider,
        "providerTransactionId": reference,
        "type": event.kind,
        "transactionId": event.transaction_id,
        "amount": money.map(|money| money.to_string()),
    });
    outbox::emit(tx, UNMATCHED, &told)?;
    audit::record(tx, &actor(provider), "payment.unmatched", reference, (), told)?;
    Ok(if money.is_some() { "SUSPENSE" } else { "UNMATCHED" })
}
