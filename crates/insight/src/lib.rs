//! Insight: what all the rooms together add up to. Reads every table, writes none.
//!
//! Invariants
//! - Nothing here changes anything, and nothing elsewhere depends on it.
//! - A figure is counted from the rows it is about, at the moment it is asked for, and says when that was.

pub mod dashboard;
#[cfg(test)]
mod testing;
pub mod timeline;

use foundation::http::Area;

/// What this area brings to the house.
pub fn area() -> Area {
    Area::new(vec![dashboard::routes(), timeline::routes()])
}
