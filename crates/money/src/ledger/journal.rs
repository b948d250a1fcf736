//! A journal: one balanced set of postings, made once.

use foundation::db::Tx;
use foundation::db::conn::is_unique_violation;
use kernel::{Currency, JournalId, Money, Problem, Result};

use super::account::Account;
use super::queries;
use crate::amounts::HELD_MINOR;

foundation::words! {
    /// Why money moved.
    #[schemars(rename = "EntryKind")]
    pub enum Kind {
        Deposit = "DEPOSIT",
        Suspense = "SUSPENSE",
        Hold = "HOLD",
        Release = "RELEASE",
        Payout = "PAYOUT",
        Chargeback = "CHARGEBACK",
        Refund = "REFUND",
        Transfer = "TRANSFER",
        TopUp = "TOP_UP",
        Correction = "CORRECTION",
        Bonus = "BONUS",
        Credit = "CREDIT",
        Fee = "FEE",
        /// Result, commission and swap of one deal.
        Deal = "DEAL",
        /// Negative balance protection.
        Protection = "PROTECTION",
        CommissionAccrual = "COMMISSION_ACCRUAL",
        CommissionPayout = "COMMISSION_PAYOUT",
        Coins = "COINS",
    }
}

/// Postings on their way into the ledger.
#[derive(Clone, Debug)]
pub struct Journal {
    pub(super) kind: Kind,
    pub(super) cause: String,
    pub(super) reference: String,
    pub(super) note: Option<String>,
    pub(super) lines: Vec<Line>,
    pub(super) overdraws: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub account: Account,
    pub currency: Currency,
    pub amount_minor: i64,
}

impl Journal {
    /// `cause` is what makes the journal happen once, such as `deposit:{transaction}`. What stands after its first colon is the
    /// reference under which the journal is found, unless [`Journal::about`] names another.
    pub fn new(kind: Kind, cause: impl Into<String>) -> Journal {
        let cause = cause.into();
        let reference = cause.split_once(':').map_or(cause.as_str(), |(_, rest)| rest).to_owned();
        Journal { kind, cause, reference, note: None, lines: Vec::with_capacity(2), overdraws: false }
    }

    /// The transaction, position or order it belongs to.
    pub fn about(mut self, reference: impl ToString) -> Journal {
        self.reference = reference.to_string();
        self
    }

    pub fn note(mut self, note: impl Into<String>) -> Journal {
        self.note = Some(note.into());
        self
    }

    /// Cash may fall below zero by this: a trading loss, a chargeback, a bonus taken back.
    pub fn may_overdraw(mut self) -> Journal {
        self.overdraws = true;
        self
    }

    /// Gives to the account's owner. A negative amount takes.
    pub fn credit(mut self, account: Account, money: Money) -> Journal {
        if !money.is_zero() {
            self.lines.push(Line { account, currency: money.currency(), amount_minor: money.minor() });
        }
        self
    }

    /// Takes from the account's owner. A negative amount gives.
    pub fn debit(self, account: Account, money: Money) -> Result<Journal> {
        Ok(self.credit(account, money.negated()?))
    }

    /// From one account to another: debits `from`, credits `to`.
    pub fn moves(self, from: Account, to: Account, money: Money) -> Result<Journal> {
        Ok(self.debit(from, money)?.credit(to, money))
    }

    /// Nothing to post: all amounts were zero.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    fn check(&self) -> Result<()> {
        for line in &self.lines {
            let same = self.lines.iter().filter(|other| other.currency == line.currency);
            if same.map(|other| i128::from(other.amount_minor)).sum::<i128>() != 0 {
                return Err(Problem::internal(format!("journal {} does not balance in {}", self.cause, line.currency)));
            }
        }
        let demo = self.lines.iter().any(|line| matches!(line.account, Account::Demo(_)));
        let real = self.lines.iter().any(|line| !matches!(line.account, Account::Demo(_)) && line.account.wallet().is_none());
        if self.lines.is_empty() || demo && real {
            return Err(Problem::internal(format!("journal {} is empty, or mixes demo and real money", self.cause)));
        }
        if self.lines.iter().any(|line| line.amount_minor.unsigned_abs() > HELD_MINOR.unsigned_abs()) {
            return Err(Problem::amount_overflow().caused_by(&self.cause));
        }
        Ok(())
    }
}

/// The caller has not enough: the answer is the same whatever it was to be spent on.
pub fn not_enough_funds() -> Problem {
    Problem::refused("not_enough_funds").because("There is not enough money for this.")
}

/// Stores the journal and moves the balances. A cause that was posted before is a conflict, `already_posted`.
pub fn post(tx: &mut Tx<'_>, journal: Journal) -> Result<JournalId> {
    journal.check()?;
    let id: JournalId = tx.new_id();
    queries::insert_postings(tx, id, &journal.lines)?;
    let moved = queries::insert_journal_and_move(tx, id, &journal).map_err(|problem| match is_unique_violation(&problem) {
        true => Problem::conflict("already_posted").because("This has been booked before.").caused_by(&journal.cause),
        false => problem,
    })?;
    let mut opened = Vec::new();
    for (line, _) in journal.lines.iter().zip(moved).filter(|(_, moved)| !moved) {
        let balance = (&line.account, line.currency);
        // Nobody takes what a later line gives: only a balance that was not there for any line before is asked again.
        if opened.contains(&balance) && queries::move_balance(tx, line, journal.overdraws)? {
            continue;
        }
        if !queries::open_balance(tx, line, journal.overdraws)? {
            return Err(not_enough_funds());
        }
        opened.push(balance);
    }
    Ok(id)
}
