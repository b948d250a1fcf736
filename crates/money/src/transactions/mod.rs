//! Transactions: money that came in, went out or was given, as customers and staff read it. Trading results are not here; they are
//! in the ledger alone.
//!
//! Invariants
//! - A completed transaction has its postings in the ledger, made in the same change.
//! - A status changes by compare-and-set ([`queries::update`]); of two who decide at once, one is told that it has changed.
//! - A chargeback or a refund is a row of its own on the day it happens; the row it takes back keeps its day and its amount.
//! - Counted lists of successful rows are bumped where a row is completed and nowhere else.

pub mod api;
pub mod complete;
mod correct;
pub mod list;
pub mod manual;
pub mod model;
pub mod queries;
pub mod report;
pub mod shown;

#[cfg(test)]
mod tests;

pub use complete::{complete, finish};
pub use correct::correct;
pub use model::{Direction, ReportType, Status, Transaction, Type};
pub use queries::{find, find_for_customer};

use foundation::day_counts::Bumps;
use foundation::db::Tx;
use foundation::http::Routes;
use kernel::{Result, Timestamp};
use people::customers::model::{affiliate_scope, source_scope};

pub fn routes() -> Vec<Routes> {
    vec![
        Routes::under("Transactions").get("/transactions", "listTransactions", "List transactions", api::list).get(
            "/transactions/{id}",
            "showTransaction",
            "Show a transaction",
            api::show,
        ),
        Routes::under("Deposits").get(
            "/wallets/{id}/transactions",
            "listWalletTransactions",
            "List a wallet's transactions",
            api::of_wallet,
        ),
        Routes::under("Wallets")
            .post("/wallets/{id}/transactions", "postManualTransaction", "Post a manual transaction to a wallet", manual::post)
            .get("/me/wallets/{id}/transactions", "listMyWalletTransactions", "List the transactions of one's wallet", api::of_my_wallet),
    ]
}

/// Counted lists of successful transactions of real wallets by the day they were completed: all, and without those that staff
/// marked as fake. Scopes: the whole brand, the customer's partner, the customer's source.
pub const DONE: &str = "transaction.done";
pub const DONE_REAL: &str = "transaction.done.real";

/// Who is told of a completed deposit, and of a withdrawal that was paid.
pub const DEPOSIT_COMPLETED: &str = "deposit.completed";
pub const WITHDRAWAL_COMPLETED: &str = "withdrawal.completed";

/// Counts a row that has just been completed.
pub(crate) fn count_done(tx: &mut Tx<'_>, transaction: &Transaction, at: Timestamp) -> Result<()> {
    if transaction.is_demo {
        return Ok(());
    }
    let mut bumps = Bumps::default();
    let affiliate = transaction.affiliate_id.as_deref().map(affiliate_scope);
    let source = transaction.source_user_id.map(source_scope);
    for scope in [Some(String::new()), affiliate, source].into_iter().flatten() {
        bumps.add(DONE, &scope, at, 1);
        if !transaction.is_fake {
            bumps.add(DONE_REAL, &scope, at, 1);
        }
    }
    bumps.write(tx)
}
