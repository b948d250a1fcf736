//! The dashboard: what happened in a period, day by day, beside the period before it; and what waits now.
//!
//! Invariants
//! - Days are UTC days. A day on which nothing happened is in the chart, with zero.
//! - Money is in US dollars at the rate of its day, as the reports have it; customers and wallets that are for trying out do not count.

mod api;
mod queries;
#[cfg(test)]
mod tests;

use foundation::http::Routes;

pub fn routes() -> Routes {
    Routes::under("Dashboard").get("/dashboard", "getDashboard", "Figures of a period and what waits now", api::show)
}
