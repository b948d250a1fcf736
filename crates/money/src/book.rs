//! The book of a brand beside its database: the one place where money and positions change.
//!
//! `brand.book(|tx, desk| ...)` runs on the brand's single writer. The closure asks `desk.perform(tx, &command)`: the engine
//! plans the command, the [`Keeper`] stores what the plan says in the same transaction, and the events are staged; they
//! move the book when the closure's savepoint is released. A closure may perform several commands: each is planned on the
//! account as it will be after those before it (`engine::Book::plan_after`), so nothing has to be undone.
//!
//! A deposit that lifts an account out of its stop-out, or a chargeback that throws one into it, closes positions. Who
//! stores that is `trading`, which stands above this crate; hence the keeper comes with the loaded book.
//!
//! Invariants
//! - Every planned event goes to the keeper before the book moves. `CashAdjusted` alone says nothing to it: whoever asked for
//!   the adjustment makes its postings.
//! - Nobody else gets at the book: [`BrandBook`] is reached through [`Books`] only.

use std::future::Future;
use std::sync::Arc;

use engine::{Account, Book, Command, Event, EventKind};
use foundation::brand::Brand;
use foundation::db::{Desk, Guarded, Tx};
use kernel::{Currency, Money, Result, WalletId};

use crate::wallets;

/// Stores what events say: orders, positions, postings of results. It may meet events of any kind.
pub trait Keeper: Send + Sync + 'static {
    fn store(&self, tx: &mut Tx<'_>, book: &Book, events: &[Event]) -> Result<()>;
}

/// The state that a brand's writer guards.
pub struct BrandBook {
    book: Book,
    keeper: Arc<dyn Keeper>,
}

impl BrandBook {
    pub fn new(book: Book, keeper: Arc<dyn Keeper>) -> BrandBook {
        BrandBook { book, keeper }
    }
}

impl Guarded for BrandBook {
    type Event = Event;
    fn apply(&mut self, event: &Event) {
        self.book.apply(event);
    }
}

/// The book as a closure sees it: to look at, and to perform commands on.
pub struct BookDesk<'b> {
    book: &'b Book,
    keeper: Arc<dyn Keeper>,
    staged: Vec<Event>,
}

impl BookDesk<'_> {
    /// The book as it stood before this closure.
    pub fn book(&self) -> &Book {
        self.book
    }

    /// An account as it will be after what this closure has done so far.
    pub fn account(&self, wallet: WalletId) -> Option<Account> {
        self.book.account_after(&self.staged, wallet)
    }

    /// What this closure has staged so far.
    pub fn staged(&self) -> &[Event] {
        &self.staged
    }

    /// Plans a command, stores what follows from it, and stages it. Answers the events.
    pub fn perform(&mut self, tx: &mut Tx<'_>, command: &Command) -> Result<Vec<Event>> {
        let events = self.book.plan_after(tx.now(), &self.staged, command)?;
        if let Command::AdjustCash { wallet, .. } = command
            && self.account(*wallet).is_some_and(|account| account.closed_by_stop_out)
        {
            wallets::queries::set_closed_by_stop_out(tx, *wallet, false)?;
        }
        self.take_in(tx, events.clone())?;
        Ok(events)
    }

    /// Stores and stages events that were planned elsewhere, such as those that a quote triggered.
    pub fn take_in(&mut self, tx: &mut Tx<'_>, events: Vec<Event>) -> Result<()> {
        self.keeper.store(tx, self.book, &events)?;
        self.staged.extend(events);
        Ok(())
    }

    /// Signed changes of a wallet's money in its own currency. The caller makes the postings.
    pub fn adjust(&mut self, tx: &mut Tx<'_>, wallet: WalletId, change: CashChange) -> Result<Vec<Event>> {
        let CashChange { balance_minor, credit_minor, pending_withdrawal_minor } = change;
        self.perform(tx, &Command::AdjustCash { wallet, balance_minor, credit_minor, pending_withdrawal_minor })
    }
}

/// Signed changes of cash, credit and what is held for pending withdrawals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CashChange {
    pub balance_minor: i64,
    pub credit_minor: i64,
    pub pending_withdrawal_minor: i64,
}

impl CashChange {
    pub fn cash(balance_minor: i64) -> CashChange {
        CashChange { balance_minor, ..CashChange::default() }
    }
    pub fn credit(credit_minor: i64) -> CashChange {
        CashChange { credit_minor, ..CashChange::default() }
    }
    /// From cash into what is held for a pending withdrawal; negative brings it back.
    pub fn hold(amount_minor: i64) -> CashChange {
        CashChange { balance_minor: amount_minor.saturating_neg(), pending_withdrawal_minor: amount_minor, ..CashChange::default() }
    }
}

/// A brand with its book.
pub trait Books {
    /// A change of money or positions: database and book together, or neither.
    fn book<T: Send + 'static>(
        &self,
        work: impl FnMut(&mut Tx<'_>, &mut BookDesk<'_>) -> Result<T> + Send + 'static,
    ) -> impl Future<Output = Result<T>> + Send;

    /// Looks at the book without a transaction.
    fn look_at_book<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Book) -> Result<T> + Send + 'static,
    ) -> impl Future<Output = Result<T>> + Send;

    /// Changes what is not durable in the book (a quote), and stores what it triggered, if anything.
    fn nudge_book<W: Send + 'static, T: Default + Send + 'static>(
        &self,
        quick: impl FnOnce(&mut Book) -> Result<Option<W>> + Send + 'static,
        store: impl FnOnce(&mut Tx<'_>, &mut BookDesk<'_>, W) -> Result<T> + Send + 'static,
    ) -> impl Future<Output = Result<T>> + Send;
}

impl Books for Brand {
    async fn book<T: Send + 'static>(
        &self,
        mut work: impl FnMut(&mut Tx<'_>, &mut BookDesk<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.guard(move |tx, desk: &mut Desk<'_, BrandBook>| at_desk(desk, |at| work(tx, at))).await
    }

    async fn look_at_book<T: Send + 'static>(&self, work: impl FnOnce(&Book) -> Result<T> + Send + 'static) -> Result<T> {
        self.writer().look(move |state: &BrandBook| work(&state.book)).await
    }

    async fn nudge_book<W: Send + 'static, T: Default + Send + 'static>(
        &self,
        quick: impl FnOnce(&mut Book) -> Result<Option<W>> + Send + 'static,
        store: impl FnOnce(&mut Tx<'_>, &mut BookDesk<'_>, W) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let quick = move |state: &mut BrandBook| quick(&mut state.book);
        self.writer().nudge(quick, move |tx, desk, follows| at_desk(desk, |at| store(tx, at, follows))).await
    }
}

fn at_desk<T>(desk: &mut Desk<'_, BrandBook>, work: impl FnOnce(&mut BookDesk<'_>) -> Result<T>) -> Result<T> {
    let state = desk.state();
    let mut at = BookDesk { book: &state.book, keeper: state.keeper.clone(), staged: Vec::new() };
    let value = work(&mut at)?;
    let staged = at.staged;
    desk.stage(staged);
    Ok(value)
}

/// Stores what an event says about money alone; answers whether it was such an event, so that a keeper has nothing left to do.
pub fn store_money_event(tx: &mut Tx<'_>, book: &Book, event: &Event) -> Result<bool> {
    let Some(wallet) = event.wallet else { return Ok(false) };
    match &event.kind {
        EventKind::CashAdjusted { .. } | EventKind::AccountOpened { .. } | EventKind::AccountChanged { .. } => {}
        EventKind::WithdrawalsCancelled { .. } => crate::consequences::withdrawals_cancelled(tx, wallet)?,
        EventKind::CreditCancelled { amount_minor, .. } => {
            crate::consequences::credit_cancelled(tx, wallet, currency(book, wallet)?, *amount_minor)?;
        }
        EventKind::NegativeBalanceProtected { credit_minor, house_minor, after } => {
            let currency = currency(book, wallet)?;
            let money = |minor: i64| Money::from_minor(minor, currency);
            crate::consequences::balance_protected(tx, wallet, money(*credit_minor), money(*house_minor), after.balance_minor)?;
        }
        EventKind::MarginCalled { .. } => wallets::queries::set_margin_call(tx, wallet, true)?,
        EventKind::MarginCallCleared { .. } => wallets::queries::set_margin_call(tx, wallet, false)?,
        EventKind::StopOutStarted { .. } | EventKind::StopOutPending { .. } => wallets::queries::set_stop_out(tx, wallet, true)?,
        EventKind::StopOutEnded { .. } => wallets::queries::set_stop_out(tx, wallet, false)?,
        _ => return Ok(false),
    }
    Ok(true)
}

fn currency(book: &Book, wallet: WalletId) -> Result<Currency> {
    book.account(wallet).map(|account| account.currency).ok_or_else(|| engine::Reject::UnknownAccount.into())
}

#[cfg(test)]
mod tests;
