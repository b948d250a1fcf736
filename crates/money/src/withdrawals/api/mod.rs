//! Operations on withdrawals.

pub mod decide;
pub mod request;
