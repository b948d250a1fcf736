//! The ledger: double entry, per currency. Whatever anybody owns here is the sum of postings.
//!
//! Signs: a positive posting is a credit, what the account's owner has; a negative one is a debit. `cust:100001:cash` at
//! +60.00 USD means that the customer has 60 dollars; `psp:manual:clearing` at -60.00 USD that the provider owes them to us.
//!
//! Invariants
//! - [`post`] is the only way in. A journal whose postings do not sum to zero per currency is refused here and again by the
//!   database, which seals a journal when it is stored.
//! - A journal is stored once per cause. Nothing is ever updated or deleted; a mistake is reversed by another journal.
//! - Held money and credit never fall below zero; cash only where the journal says that it may (a trading loss, a chargeback).
//! - The `balance` table is a cache, changed with the postings and nowhere else; [`verify()`] rebuilds and compares it.
//! - Real and demo money never meet in one journal.

pub mod account;
pub mod api;
pub mod journal;
pub mod queries;
pub mod report;
pub mod verify;

#[cfg(test)]
mod tests;

pub use account::{Account, House};
pub use journal::{Journal, Kind, post};
pub use queries::{WalletMoney, Wallets, balance, balances_of_wallets, is_posted, posted_to};
pub use verify::{Difference, Verdict, verify};

use foundation::http::Routes;

pub fn routes() -> Routes {
    Routes::under("Deposits").get("/ledger/entries", "ledgerEntries", "List the double-entry postings", api::entries).get(
        "/ledger/trial-balance",
        "trialBalance",
        "Show every ledger account's total per currency at a moment",
        api::trial_balance,
    )
}
