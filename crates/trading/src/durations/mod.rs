//! Position durations: how long a timed position may be asked to live.
//!
//! Invariants
//! - While the list is empty every duration is allowed; otherwise only those in it.

pub mod api;
pub mod queries;

use foundation::db::Read;
use foundation::http::Routes;
use kernel::{Problem, Result};
use serde::{Deserialize, Serialize};

/// The longest a position may be timed for: a year.
pub const LONGEST_S: i64 = 31_536_000;

/// Seconds, as a brand has set them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Durations {
    pub seconds: Vec<i64>,
    pub usual: Option<i64>,
}

impl Durations {
    /// Whether a position may be timed for so long.
    pub fn check(&self, field: &str, seconds: i64) -> Result<()> {
        if self.seconds.is_empty() || self.seconds.contains(&seconds) {
            return Ok(());
        }
        let allowed: Vec<String> = self.seconds.iter().map(i64::to_string).collect();
        Err(Problem::invalid(field, format!("one of {}", allowed.join(", "))))
    }
}

pub fn find(read: &mut Read<'_>) -> Result<Durations> {
    queries::find(read)
}

pub fn routes() -> Routes {
    Routes::under("Position Durations")
        .get("/trading/position-durations", "getPositionDurations", "How long timed positions may live", api::get)
        .put("/trading/position-durations", "updatePositionDurations", "Set how long timed positions may live", api::update)
}
