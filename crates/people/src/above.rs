//! What people need to know and higher areas keep: trading groups, the wallet shown beside a user, the accounts that are opened.
//!
//! Invariants
//! - This area calls nobody above it: whoever puts the program together hands in an [`Above`], and the routes carry it.
//! - Where nobody handed one in, there is nothing to be found and nothing is opened: no groups, no wallet, no account.

use std::future::Future;
use std::pin::Pin;

use foundation::brand::Brand;
use foundation::db::Read;
use kernel::{CustomerId, Problem, Result};

use crate::customers::shown::GroupRef;
use crate::public::{OpenedAccount, Opening, TradingAccountRequest};

/// What a higher area answers once it has spoken to the book.
pub type Answered<T> = Pin<Box<dyn Future<Output = Result<T>> + Send>>;

/// How to ask the areas above.
#[derive(Clone, Copy)]
pub struct Above {
    /// A trading group by its number or its name.
    pub group: fn(&mut Read<'_>, &str) -> Result<Option<GroupRef>>,
    /// The wallet that a customer sees first, as the contract shows wallets.
    pub wallet: fn(Brand, CustomerId) -> Answered<Option<serde_json::Value>>,
    /// Whether such a trading account is opened here; a refusal names a field of `tradingAccount`.
    pub serves: fn(&mut Read<'_>, &TradingAccountRequest) -> Result<()>,
    /// Opens a trading account for a customer who exists.
    pub open: fn(Opening) -> Answered<OpenedAccount>,
}

const MOST_GROUPS: usize = 50;

/// The groups of these numbers or names; one that does not exist is refused by name.
pub fn groups(above: Option<Above>, read: &mut Read<'_>, field: &str, asked: &[String]) -> Result<Vec<GroupRef>> {
    if asked.len() > MOST_GROUPS {
        return Err(Problem::invalid(field, format!("expected at most {MOST_GROUPS} groups")));
    }
    let mut groups: Vec<GroupRef> = Vec::new();
    for (index, text) in asked.iter().enumerate() {
        let found = above.map_or(Ok(None), |above| (above.group)(read, text))?;
        let found = found.ok_or_else(|| Problem::invalid(format!("{field}[{index}]"), "there is no such group"))?;
        if !groups.contains(&found) {
            groups.push(found);
        }
    }
    Ok(groups)
}

pub async fn wallet(above: Option<Above>, brand: &Brand, customer: CustomerId) -> Result<Option<serde_json::Value>> {
    match above {
        Some(above) => (above.wallet)(brand.clone(), customer).await,
        None => Ok(None),
    }
}
