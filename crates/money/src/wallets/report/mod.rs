//! Trading accounts as partner reports show them beside their owner.

mod queries;

use foundation::db::Read;
use kernel::{Currency, Result, Timestamp, WalletId};

use super::model::Platform;

/// A trading account of a customer.
#[derive(Clone, Debug)]
pub struct Account {
    pub login: WalletId,
    pub server_tag: String,
    pub platform: Platform,
    pub is_demo: bool,
    pub currency: Currency,
    pub group: String,
    /// The account's own, or else its group's.
    pub leverage: i64,
    pub created_at: Timestamp,
}

/// Hands the accounts of these customers to `take`, with the id of each one's owner.
pub fn accounts(read: &mut Read<'_>, customers: &[&str], mut take: impl FnMut(String, Account) -> Result<()>) -> Result<()> {
    queries::accounts(read, customers, |row| {
        let account = Account {
            login: row.get(1)?,
            server_tag: row.get(2)?,
            platform: row.get(3)?,
            is_demo: row.get(4)?,
            currency: row.get(5)?,
            leverage: row.get::<Option<i64>>(6)?.map_or_else(|| row.get(9), Ok)?,
            created_at: row.get(7)?,
            group: row.get(8)?,
        };
        take(row.get(0)?, account)
    })
}
