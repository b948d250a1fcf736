//! Staff users, roles, invitations.

mod invitations;
mod roles;
mod users;
