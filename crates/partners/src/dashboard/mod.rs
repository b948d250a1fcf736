//! A partner's own dashboard: whom they brought, and what came of it, this month beside the last.
//!
//! Invariants
//! - A partner sees the sums of their own referrals; of each referral the name and the day, never money or address.
//! - Months and days are UTC. Customers who are there for trying out do not count.

mod api;
mod queries;
#[cfg(test)]
mod tests;

use foundation::http::Routes;

pub fn routes() -> Routes {
    Routes::under("Dashboard").get(
        "/affiliates/dashboard",
        "getAffiliateDashboard",
        "A partner's referrals, this month and the last",
        api::show,
    )
}
