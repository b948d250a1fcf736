//! Partners: the reports that affiliate systems pull, and the webhooks by which they and others are told.

pub mod dashboard;
pub mod public_api;
pub mod webhooks;

#[cfg(test)]
mod testing;

use foundation::http::Area;

/// What this area brings to the house.
pub fn area() -> Area {
    let mut routes = public_api::routes();
    routes.push(dashboard::routes());
    routes.push(webhooks::routes());
    Area::new(routes).with_jobs(webhooks::jobs()).listening(&[webhooks::hear]).forgetting(&[webhooks::forget_old])
}
