//! Which prices somebody sees: a customer those of their group, staff the raw ones.

use engine::{Book, Quote, Symbol};
use foundation::db::Read;
use kernel::{CustomerId, GroupId, Problem, Result, Timestamp, WalletId};
use money::wallets;

/// The group whose prices a customer sees: that of the wallet they name, else of their first live wallet, else of their first.
pub fn group_of(read: &mut Read<'_>, customer: Option<CustomerId>, wallet: Option<WalletId>) -> Result<Option<GroupId>> {
    let Some(customer) = customer else {
        return wallet.map(|wallet| wallets::find(read, wallet).map(|wallet| wallet.group_id)).transpose();
    };
    let own = wallets::of_customer(read, customer)?;
    match wallet {
        Some(id) => own.iter().find(|own| own.id == id).map(|own| Some(own.group_id)).ok_or_else(Problem::not_found),
        None => Ok(own.iter().find(|own| !own.is_demo).or(own.first()).map(|own| own.group_id)),
    }
}

/// The latest quote with a group's markup, or raw.
pub fn quote(book: &Book, symbol: Symbol, group: Option<GroupId>) -> Option<(Timestamp, Quote)> {
    match group {
        Some(group) => book.quote_for(symbol, group),
        None => book.raw_quote(symbol),
    }
}
