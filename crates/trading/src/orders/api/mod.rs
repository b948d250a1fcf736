//! The operations on orders, a file for each kind.

pub mod change;
pub mod list;
pub mod place;
pub mod preview;

use engine::{Account, Book};
use kernel::{CustomerId, Problem, Result, WalletId};

/// The account, if the caller may see it: `only` is the customer who asks, none for staff.
pub fn account(book: &Book, wallet: WalletId, only: Option<CustomerId>) -> Result<&Account> {
    book.account(wallet).filter(|account| only.is_none_or(|only| only == account.customer)).ok_or_else(Problem::not_found)
}
