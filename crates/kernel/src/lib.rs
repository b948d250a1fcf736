//! The words of the house as types: money, prices, sizes, times, ids, problems.
//!
//! Invariants
//! - No I/O, no clock, no randomness, no floats: the same input gives the same output on every machine.
//! - Arithmetic on money is checked; rounding has a name and happens where it is called.
//! - Text becomes a number in one place ([`exact`]), which refuses whatever it cannot hold exactly.

pub mod clock;
pub mod currency;
pub mod exact;
pub mod ids;
pub mod money;
pub mod problem;
pub mod scaled;

pub use clock::{Clock, Day, Timestamp};
pub use currency::Currency;
pub use exact::Exact;
pub use ids::*;
pub use money::Money;
pub use problem::{Problem, Result};
pub use rust_decimal::Decimal;
pub use scaled::{Lots, Price};
