//! Wallets: trading accounts, each with a currency and a group; the id is the login.
//!
//! Invariants
//! - A wallet exists in the database and in the book, or in neither: both are told in one closure.
//! - A wallet has no balance column; what it has is in the ledger, what it is worth is in the book.
//! - A wallet never changes its currency, its owner, or between demo and live.
//! - A customer sees their own wallets only; another's is not there.

pub mod api;
pub mod list;
pub mod model;
pub mod new_customers;
pub mod queries;
pub mod report;
pub mod shown;
pub mod usual;

#[cfg(test)]
mod tests;

pub use model::{NewWallet, Platform, Status, Wallet};
pub use queries::{find, find_many, find_own, load_all, of_customer};

use engine::{AccountChanges, Command, NewAccount};
use foundation::db::Tx;
use kernel::{Problem, Result, WalletId};

use crate::book::BookDesk;
use crate::groups;

/// Opens a wallet: a row, and an account in the book. Its currency and demo flag are the group's.
pub fn open(tx: &mut Tx<'_>, desk: &mut BookDesk<'_>, new: &NewWallet) -> Result<Wallet> {
    let group = groups::find(tx, new.group)?;
    let now = tx.now();
    let wallet = Wallet {
        id: queries::next_id(tx)?,
        customer_id: new.customer,
        platform: new.platform,
        server_tag: new.platform.server_tag(group.is_demo),
        status: Status::Active,
        currency: group.currency,
        group_id: group.id,
        leverage: new.leverage,
        is_demo: group.is_demo,
        trading_type: new.trading_type,
        max_exposure: Vec::new(),
        margin_call: false,
        stop_out: false,
        closed_by_stop_out: false,
        created_at: now,
        updated_at: now,
    };
    queries::insert(tx, &wallet)?;
    let account = NewAccount {
        wallet: wallet.id,
        customer: wallet.customer_id,
        group: wallet.group_id,
        currency: wallet.currency,
        leverage: wallet.leverage,
        trading_type: wallet.trading_type,
        is_demo: wallet.is_demo,
        enabled: true,
    };
    desk.perform(tx, &Command::OpenAccount(account))?;
    Ok(wallet)
}

/// Changes a wallet's terms in the book and in its row.
pub fn change(tx: &mut Tx<'_>, desk: &mut BookDesk<'_>, id: WalletId, changes: AccountChanges) -> Result<Wallet> {
    let mut wallet = find(tx, id)?;
    if let Some(to) = changes.group {
        let group = groups::find(tx, to)?;
        if (group.currency, group.is_demo) != (wallet.currency, wallet.is_demo) {
            return Err(Problem::invalid("groupId", "expected a group of the wallet's currency and kind"));
        }
    }
    desk.perform(tx, &Command::ChangeAccount { wallet: id, changes: changes.clone() })?;
    wallet.group_id = changes.group.unwrap_or(wallet.group_id);
    wallet.leverage = changes.leverage.over(wallet.leverage);
    wallet.trading_type = changes.trading_type.unwrap_or(wallet.trading_type);
    wallet.max_exposure = changes.max_exposure.unwrap_or(wallet.max_exposure);
    if let Some(enabled) = changes.enabled {
        wallet.status = if enabled { Status::Active } else { Status::Disabled };
    }
    wallet.updated_at = tx.now();
    queries::update(tx, &wallet)?;
    Ok(wallet)
}

/// What the audit log keeps of a wallet.
pub(crate) fn audited(wallet: &Wallet) -> serde_json::Value {
    serde_json::json!({
        "customerId": wallet.customer_id,
        "platform": wallet.platform,
        "status": wallet.status,
        "currency": wallet.currency,
        "groupId": wallet.group_id,
        "leverage": wallet.leverage,
        "isDemo": wallet.is_demo,
        "tradingType": wallet.trading_type,
    })
}
