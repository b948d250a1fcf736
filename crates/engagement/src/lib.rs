//! Engagement: how a brand presents itself, and what its staff set for it.

pub mod settings;

#[cfg(test)]
mod testing;

use foundation::http::Area;

/// What this area brings to the house.
pub fn area() -> Area {
    Area::new(vec![settings::routes()])
}
