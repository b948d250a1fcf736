//! Where prices come from without a market: the published fixings of the past, and ticks invented between them.

mod bridge;
pub mod clock;
pub mod ecb;
pub(crate) mod history;
pub mod hours;
pub mod replay;
pub mod run;
pub mod speed;

#[cfg(test)]
mod tests;

pub use ecb::Fixings;
pub use replay::{Replay, ReplaySymbol, Tick};
pub use speed::Speed;
