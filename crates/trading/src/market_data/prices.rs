//! Which prices somebody sees: a customer those of their group, staff the raw ones.

use engine::{Book, Quote, Symbol};
use foundation::db::Read;
use kernel::{CustomerId, GroupId, Problem, Result, Timestamp, WalletId};
use money::wallets::{self, Wallet};

/// The wallet that a customer means: the one they name, else their first live wallet, else their first.
pub fn wallet_of(read: &mut Read<'_>, customer: CustomerId, wallet: Option<WalletId>) -> Result<Option<Wallet>> {
    let mut own = wallets::of_customer(read, customer)?;
    let place = match wallet {
        Some(id) => Some(own.iter().position(|own| own.id == id).ok_or_else(Problem::not_found)?),
        None => own.iter().position(|own| !own.is_demo).or((!own.is_empty()).then_some(0)),
    };
    Ok(place.map(|place| own.swap_remove(place)))
}

/// The group whose prices a customer sees: that of their wallet ([`wallet_of`]).
pub fn group_of(read: &mut Read<'_>, customer: Option<CustomerId>, wallet: Option<WalletId>) -> Result<Option<GroupId>> {
    match customer {
        Some(customer) => Ok(wallet_of(read, customer, wallet)?.map(|wallet| wallet.group_id)),
        None => wallet.map(|wallet| wallets::find(read, wallet).map(|wallet| wallet.group_id)).transpose(),
    }
}

/// The latest quote with a group's markup, or raw.
pub fn quote(book: &Book, symbol: Symbol, group: Option<GroupId>) -> Option<(Timestamp, Quote)> {
    match group {
        Some(group) => book.quote_for(symbol, group),
        None => book.raw_quote(symbol),
    }
}
