//! Money: the ledger, wallets, what comes in and goes out, and the book they share with trading.

pub mod amounts;
mod below;
pub mod book;
mod consequences;
pub mod groups;
pub mod ledger;
pub mod payments;
pub mod rates;
pub mod transactions;
pub mod wallets;
pub mod withdrawals;

pub use below::above;

#[cfg(test)]
mod testing;

use foundation::http::Area;

/// What this area brings to the house.
pub fn area() -> Area {
    let mut routes = vec![ledger::routes(), rates::routes(), wallets::api::routes()];
    routes.extend(transactions::routes());
    routes.extend(payments::routes());
    routes.extend(withdrawals::routes());
    Area::new(routes).with_jobs(withdrawals::jobs::kinds())
}
