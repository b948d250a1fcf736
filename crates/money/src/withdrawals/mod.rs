//! Withdrawals: a customer asks for money out, staff decide, a job pays, the provider says how it ended.
//!
//! Invariants
//! - Money leaves the customer's cash when the request is made, never at approval; what is held supports no margin.
//! - Every change of status goes through [`model::after`] and a compare-and-set.
//! - A wallet has at most one open withdrawal, and the database holds to that too.
//! - A stop-out takes back what is still PENDING before it closes anything; what is approved stays approved.
//! - Nothing here speaks to a payment provider.

pub mod api;
pub mod jobs;
pub mod model;
pub mod verify;

#[cfg(test)]
mod tests;

use engine::Total;
use engine::fine::per_minor;
use foundation::auth::Actor;
use foundation::db::Tx;
use foundation::http::Routes;
use foundation::{audit, outbox};
use kernel::{Currency, Money, Problem, Result, WalletId};

use crate::book::{BookDesk, CashChange};
use crate::ledger::{self, Account, Journal, Kind};
use crate::payments::model::{EventType, ProviderEvent};
use crate::transactions::model::{Status, Transaction, Type};
use crate::transactions::{finish, queries};
use crate::{rates, wallets};
use model::{Event, after};

pub fn routes() -> Vec<Routes> {
    vec![
        Routes::under("Withdraw")
            .post("/me/withdrawals", "createWithdrawal", "Ask for money to be paid out", api::request::create)
            .get("/me/withdrawals/current", "showMyWithdrawal", "Show one's open withdrawal", api::request::current)
            .delete("/me/withdrawals/current", "cancelMyWithdrawal", "Take back a withdrawal that is still pending", api::request::cancel),
        Routes::under("Transactions")
            .post("/transactions/{id}/approve", "approveWithdrawal", "Approve a withdrawal, in full or for less", api::decide::approve)
            .post("/transactions/{id}/reject", "rejectWithdrawal", "Reject a withdrawal", api::decide::reject)
            .post("/transactions/{id}/refund", "refundWithdrawal", "Give back what a withdrawal took", api::decide::refund),
    ]
}

/// Told to others when held money came back to the customer.
pub const RELEASED: &str = "withdrawal.released";

/// From the hold back to cash, in the ledger.
fn release(tx: &mut Tx<'_>, t: &Transaction, amount: Money, why: &str) -> Result<()> {
    let journal = Journal::new(Kind::Release, format!("{why}:{}", t.id));
    ledger::post(tx, journal.moves(Account::Hold(t.wallet_id), Account::Cash(t.wallet_id), amount)?)?;
    Ok(())
}

/// Ends a PENDING withdrawal without paying: the row, the ledger, and, unless the book has done so itself, the book.
fn give_back(
    tx: &mut Tx<'_>,
    desk: Option<&mut BookDesk<'_>>,
    by: &Actor,
    before: &Transaction,
    event: Event,
    reason: Option<String>,
) -> Result<Transaction> {
    let status = after(before.status, event)?;
    let ended = Transaction { status, reject_reason: reason, updated_at: tx.now(), ..before.clone() };
    queries::update(tx, before.status, &ended)?;
    release(tx, before, before.amount, "release")?;
    if let Some(desk) = desk {
        desk.adjust(tx, before.wallet_id, CashChange::hold(before.amount.negated()?.minor()))?;
    }
    outbox::emit(tx, RELEASED, ended.summary())?;
    let action = format!("withdrawal.{}", status.word().to_ascii_lowercase());
    audit::record(tx, by, &action, ended.id, before.summary(), ended.summary())?;
    Ok(ended)
}

/// The engine took back what was pending; the book has moved already.
pub(crate) fn cancelled_by_stop_out(tx: &mut Tx<'_>, wallet: WalletId) -> Result<()> {
    for pending in queries::open_withdrawals(tx, wallet)?.into_iter().filter(|t| t.status == Status::Pending) {
        give_back(tx, None, &Actor::system(), &pending, Event::Cancel, Some("STOP_OUT".into()))?;
    }
    Ok(())
}

/// Asks for `amount` of the wallet's currency: it is held from this moment.
fn hold(tx: &mut Tx<'_>, desk: &mut BookDesk<'_>, t: &Transaction) -> Result<()> {
    let figures = desk.book().figures(t.wallet_id);
    let figures = figures.ok_or_else(|| {
        Problem::unavailable("no_prices").because("What you hold cannot be valued at the moment; try again when prices are back.")
    })?;
    if t.amount.minor() > figures.withdrawable_minor {
        let free = kernel::money::amount_text(figures.withdrawable_minor, figures.currency);
        return Err(ledger::journal::not_enough_funds().with("withdrawable", free));
    }
    // For staff who look at what waits; what counts is the rate of the day it is paid.
    let usd = rates::to_usd(tx, desk.book(), t.amount)?.map(|(usd, rate)| (usd.minor(), rate));
    queries::insert(tx, &Transaction { usd, ..t.clone() })?;
    let journal = Journal::new(Kind::Hold, format!("hold:{}", t.id));
    ledger::post(tx, journal.moves(Account::Cash(t.wallet_id), Account::Hold(t.wallet_id), t.amount)?)?;
    desk.adjust(tx, t.wallet_id, CashChange::hold(t.amount.minor()))?;
    Ok(())
}

/// Approves for `amount`, at most what was asked for; the rest comes back at once. Credit leaves in proportion (domain 4.6).
fn approve(tx: &mut Tx<'_>, desk: &mut BookDesk<'_>, before: &Transaction, approved: Transaction) -> Result<Transaction> {
    let rest = before.amount.minus(approved.amount)?;
    let account = desk.account(before.wallet_id).ok_or_else(Problem::not_found)?;
    let balance = Money::from_minor(account.balance_minor, before.currency()).plus(before.amount)?;
    let removed = credit_leaving(desk, &account, balance, approved.amount, rest)?;
    queries::update(tx, before.status, &approved)?;
    if !rest.is_zero() {
        release(tx, before, rest, "release")?;
    }
    if !removed.is_zero() {
        let is_demo = wallets::find(tx, before.wallet_id)?.is_demo;
        let issued = Account::house(ledger::House::CreditIssued, is_demo);
        let journal = Journal::new(Kind::Credit, credit_removed(before));
        ledger::post(tx, journal.moves(Account::Credit(before.wallet_id), issued, removed)?)?;
    }
    let change = CashChange {
        balance_minor: rest.minor(),
        credit_minor: removed.negated()?.minor(),
        pending_withdrawal_minor: before.amount.negated()?.minor(),
    };
    desk.adjust(tx, before.wallet_id, change)?;
    jobs::pay(tx, before.id)?;
    Ok(approved)
}

/// The cause of the journal that takes the credit which leaves with a withdrawal.
fn credit_removed(t: &Transaction) -> String {
    format!("credit-removed:{}", t.id)
}

/// Gives back the credit that left with a withdrawal whose money comes back.
fn return_credit(tx: &mut Tx<'_>, t: &Transaction) -> Result<Money> {
    let credit = Account::Credit(t.wallet_id);
    let returned = ledger::posted_to(tx, &credit_removed(t), &credit, t.currency())?.negated()?;
    if !returned.is_zero() {
        let issued = Account::house(ledger::House::CreditIssued, wallets::find(tx, t.wallet_id)?.is_demo);
        let journal = Journal::new(Kind::Credit, format!("credit-returned:{}", t.id));
        ledger::post(tx, journal.moves(issued, credit, returned)?)?;
    }
    Ok(returned)
}

/// `credit × W / balance`, with the balance before the withdrawal; refused where what remains would not carry the margin.
/// `change` is what the withdrawal does to the cash that the book knows, beside the credit.
pub(crate) fn credit_leaving(desk: &BookDesk<'_>, account: &engine::Account, balance: Money, paid: Money, change: Money) -> Result<Money> {
    let currency = account.currency;
    if account.credit_minor == 0 {
        return Ok(Money::zero(currency));
    }
    let balance = balance.to_decimal();
    let credit = Money::from_minor(account.credit_minor, currency);
    let share = paid.to_decimal().checked_div(balance).filter(|_| balance > kernel::Decimal::ZERO);
    let removed = match share {
        Some(share) => credit.converted(share, currency)?.minor().min(account.credit_minor),
        None => account.credit_minor,
    };
    if let Some(figures) = desk.book().figures(account.wallet) {
        let change = i128::from(change.minor() - removed) * i128::from(per_minor(currency));
        let equity = Total(figures.equity.0 + change);
        if figures.margin > Total::ZERO && equity < figures.margin {
            let refused = Problem::refused("credit_carries_margin");
            return Err(refused.because("The credit that would leave with this withdrawal carries open positions."));
        }
    }
    Ok(Money::from_minor(removed, currency))
}

/// The provider's word on a payout.
pub(crate) fn told_by_provider(
    tx: &mut Tx<'_>,
    desk: &mut BookDesk<'_>,
    by: &Actor,
    before: Transaction,
    event: &ProviderEvent,
) -> Result<&'static str> {
    let said = match event.kind {
        EventType::PayoutCompleted => Event::Pay,
        EventType::PayoutFailed => Event::Fail,
        _ => return Ok("IGNORED"),
    };
    // A word that comes again or too late changes nothing; the provider would only repeat a refusal.
    let Ok(status) = after(before.status, said) else { return Ok("IGNORED") };
    let reference = event.provider_transaction_id.trim().to_owned();
    let mut ended = Transaction { status, provider_reference: Some(reference), ..before.clone() };
    if said == Event::Pay {
        let clearing = Account::clearing(before.provider.as_deref().unwrap_or_default());
        let journal = Journal::new(Kind::Payout, format!("payout:{}", before.id));
        ledger::post(tx, journal.moves(Account::Hold(before.wallet_id), clearing, before.amount)?)?;
        ended.balance_after_minor = desk.account(before.wallet_id).map(|account| account.balance_minor);
        ended = finish(tx, desk, ended)?;
    } else {
        ended.reject_reason = event.reason.as_ref().map(|reason| reason.chars().take(500).collect());
    }
    queries::update(tx, before.status, &ended)?;
    let action = if said == Event::Pay { "withdrawal.paid" } else { "withdrawal.failed" };
    audit::record(tx, by, action, ended.id, before.summary(), ended.summary())?;
    Ok(ended.status.word())
}

/// Gives back what a failed or paid withdrawal took, the credit that left with it included. What was paid comes back as a row of its own, on
/// this day.
fn refund(tx: &mut Tx<'_>, desk: &mut BookDesk<'_>, by: &Actor, before: &Transaction) -> Result<()> {
    let status = after(before.status, Event::Refund)?;
    let refunded = Transaction { status, admin_id: by.id.clone(), ..before.clone() };
    queries::update(tx, before.status, &refunded)?;
    let credit = return_credit(tx, before)?;
    let change = CashChange { credit_minor: credit.minor(), ..CashChange::cash(before.amount.minor()) };
    if before.status == Status::Failed {
        release(tx, before, before.amount, "refund")?;
        desk.adjust(tx, before.wallet_id, change)?;
    } else {
        let wallet = wallets::find(tx, before.wallet_id)?;
        let mut row = Transaction::on(&wallet, tx.new_id(), Type::Correction, before.amount, tx.now());
        row.report_type = crate::transactions::ReportType::Refund;
        row.method = Some(Status::Refunded.word().into());
        row.provider.clone_from(&before.provider);
        row.parent_id = Some(before.id);
        row.admin_id.clone_from(&by.id);
        let clearing = Account::clearing(before.provider.as_deref().unwrap_or_default());
        let journal = Journal::new(Kind::Refund, format!("refund:{}", before.id));
        let journal = journal.moves(clearing, Account::Cash(wallet.id), before.amount)?;
        let row = crate::transactions::complete(tx, desk, row, journal, change)?;
        queries::insert(tx, &row)?;
        let usd = Money::from_minor(before.usd.map_or(0, |(minor, _)| minor), Currency::USD);
        people::customers::figures::record_withdrawal(tx, before.customer_id, usd.negated()?)?;
    }
    audit::record(tx, by, "withdrawal.refunded", before.id, before.summary(), refunded.summary())
}
