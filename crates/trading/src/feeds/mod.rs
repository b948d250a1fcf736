//! Where prices come from: a replay of the past where there is no market (the published fixings, and ticks invented between
//! them), or quotes that somebody pushes; and how fresh they are.

mod api;
mod bridge;
pub mod clock;
pub mod ecb;
pub mod hindsight;
pub(crate) mod history;
pub mod hours;
mod model;
mod queries;
pub mod replay;
pub mod run;
pub mod speed;

#[cfg(test)]
mod tests;

use foundation::http::Routes;

pub use ecb::Fixings;
pub use hindsight::Hindsight;
pub use replay::{Replay, ReplaySymbol, Tick};
pub use speed::Speed;

pub fn routes() -> Routes {
    Routes::under("Trading").get("/feeds", "listFeeds", "Where prices come from, and how fresh they are", api::list)
}
