//! Partners: the reports that affiliate systems pull.

pub mod public_api;

#[cfg(test)]
mod testing;

use foundation::http::Area;

/// What this area brings to the house.
pub fn area() -> Area {
    Area::new(public_api::routes())
}
