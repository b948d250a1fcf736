//! The book restored from the database: at the start, and whenever a commit has failed.
//!
//! Invariants
//! - What it builds is the book that stored the rows: the same events on it give the same state hash.
//! - A wallet whose money differs from the sum of its postings is no book: the brand does not trade until that is explained.

use std::any::Any;
use std::collections::BTreeMap;
use std::sync::Arc;

use engine::{Account, Book, Conversion, Downtime, Order, Position, Snapshot};
use foundation::db::{Loader, Read};
use kernel::{Problem, Result, WalletId};
use money::book::BrandBook;
use money::{groups, ledger, wallets};

use crate::events::TradeKeeper;
use crate::market_data::last_quotes;
use crate::{conversions, downtimes, instruments, orders, positions};

/// Loads what a brand's writer guards.
pub fn loader() -> Loader {
    Arc::new(|read: &mut Read<'_>| {
        let book: Box<dyn Any + Send> = Box::new(BrandBook::new(restore(read)?, Arc::new(TradeKeeper)));
        Ok(book)
    })
}

/// The book as the rows have it, compared with the ledger.
pub fn restore(read: &mut Read<'_>) -> Result<Book> {
    let accounts = accounts(read)?;
    agrees_with_ledger(read, &accounts)?;
    let always_open = instruments::always_open(read)?;
    let listed = instruments::queries::list(read)?;
    let snapshot = Snapshot {
        instruments: listed.into_iter().map(|listed| instruments::for_book(listed.instrument, always_open)).collect(),
        groups: groups::all(read)?.iter().map(groups::Group::terms).collect(),
        conversions: conversions::queries::all(read)?.into_iter().map(|row| row.conversion()).collect::<Result<Vec<Conversion>>>()?,
        downtimes: downtimes::queries::all(read)?.into_iter().map(|row| row.downtime()).collect::<Result<Vec<Downtime>>>()?,
        accounts,
        quotes: last_quotes::all(read)?,
    };
    Book::restore(snapshot).map_err(|reject| Problem::internal(format!("the stored rows make no book: {reject:?}")))
}

fn accounts(read: &mut Read<'_>) -> Result<Vec<Account>> {
    let mut open: BTreeMap<WalletId, Vec<Position>> = BTreeMap::new();
    for (wallet, position) in positions::queries::open(read)? {
        open.entry(wallet).or_default().push(position);
    }
    let mut pending: BTreeMap<WalletId, Vec<Order>> = BTreeMap::new();
    for (wallet, order) in orders::queries::pending(read)? {
        pending.entry(wallet).or_default().push(order);
    }
    let mut accounts = wallets::load_all(read)?;
    for account in &mut accounts {
        account.positions = open.remove(&account.wallet).unwrap_or_default();
        account.orders = pending.remove(&account.wallet).unwrap_or_default();
    }
    match open.keys().chain(pending.keys()).next() {
        None => Ok(accounts),
        Some(wallet) => Err(Problem::internal(format!("wallet {wallet} has positions or orders and does not exist"))),
    }
}

/// The cached balances, from which the accounts were made, against the sums of the postings.
fn agrees_with_ledger(read: &mut Read<'_>, accounts: &[Account]) -> Result<()> {
    let verdict = ledger::verify(read)?;
    if let Some(difference) = verdict.differences.first() {
        let cause = format!("the balance of an account is not the sum of its postings: {difference:?}");
        return Err(refused(cause));
    }
    if let Some(journal) = verdict.broken.first() {
        return Err(refused(format!("journal {journal} does not balance")));
    }
    match accounts.iter().find(|account| account.credit_minor < 0 || account.pending_withdrawal_minor < 0) {
        None => Ok(()),
        Some(account) => Err(refused(format!("wallet {} has negative credit or hold", account.wallet))),
    }
}

fn refused(cause: String) -> Problem {
    let detail = "Trading is stopped: the books do not agree with the ledger. Run the verification.";
    Problem::unavailable("book_not_sound").because(detail).caused_by(cause)
}
