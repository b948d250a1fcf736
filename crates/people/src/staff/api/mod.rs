//! The operations of staff users and roles.

pub mod invitation;
pub mod roles;
pub mod users;
