//! Partners: the reports that affiliate systems pull.

pub mod dashboard;
pub mod public_api;

#[cfg(test)]
mod testing;

use foundation::http::Area;

/// What this area brings to the house.
pub fn area() -> Area {
    let mut routes = public_api::routes();
    routes.push(dashboard::routes());
    Area::new(routes)
}
