//! Candles: bars of one minute as they are stored, and longer ones made from them.
//!
//! Invariants
//! - Only bars of one minute are stored; every longer bar is worked out from them and equals them.
//! - No bar without a tick.

pub mod api;
pub mod queries;
pub mod recorder;

pub use recorder::Recorder;
