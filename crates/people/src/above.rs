//! What people need to know and higher areas keep: trading groups, the wallet shown beside a user, the loyalty level.
//!
//! Invariants
//! - This area calls nobody above it: each of them says once, when the program is put together, how to ask.
//! - Where nobody said so, there is nothing to be found: no groups, no wallet, no level.

use std::sync::OnceLock;

use foundation::db::Read;
use kernel::{CustomerId, Problem, Result};

use crate::customers::shown::GroupRef;
use crate::sessions::user::LoyaltyLevel;

/// A trading group by its number or its name.
pub type FindGroup = fn(&mut Read<'_>, &str) -> Result<Option<GroupRef>>;
/// The wallet that a customer sees first, as the contract shows wallets.
pub type FindWallet = fn(&mut Read<'_>, CustomerId) -> Result<Option<serde_json::Value>>;
/// Where a customer stands in the loyalty programme.
pub type FindLoyalty = fn(&mut Read<'_>, CustomerId) -> Result<Option<LoyaltyLevel>>;

static GROUP: OnceLock<FindGroup> = OnceLock::new();
static WALLET: OnceLock<FindWallet> = OnceLock::new();
static LOYALTY: OnceLock<FindLoyalty> = OnceLock::new();

/// To be called where an area is put together; the first word counts.
pub fn groups_are_found_by(find: FindGroup) {
    let _ = GROUP.set(find);
}

pub fn wallets_are_found_by(find: FindWallet) {
    let _ = WALLET.set(find);
}

pub fn loyalty_is_found_by(find: FindLoyalty) {
    let _ = LOYALTY.set(find);
}

const MOST_GROUPS: usize = 50;

/// The groups of these numbers or names; one that does not exist is refused by name.
pub fn groups(read: &mut Read<'_>, field: &str, asked: &[String]) -> Result<Vec<GroupRef>> {
    if asked.len() > MOST_GROUPS {
        return Err(Problem::invalid(field, format!("expected at most {MOST_GROUPS} groups")));
    }
    let mut groups: Vec<GroupRef> = Vec::new();
    for (index, text) in asked.iter().enumerate() {
        let found = GROUP.get().map_or(Ok(None), |find| find(read, text))?;
        let found = found.ok_or_else(|| Problem::invalid(format!("{field}[{index}]"), "there is no such group"))?;
        if !groups.contains(&found) {
            groups.push(found);
        }
    }
    Ok(groups)
}

pub fn wallet(read: &mut Read<'_>, customer: CustomerId) -> Result<Option<serde_json::Value>> {
    WALLET.get().map_or(Ok(None), |find| find(read, customer))
}

pub fn loyalty(read: &mut Read<'_>, customer: CustomerId) -> Result<Option<LoyaltyLevel>> {
    LOYALTY.get().map_or(Ok(None), |find| find(read, customer))
}
