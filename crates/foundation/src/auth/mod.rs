//! Who is calling: permissions, principals, and the argument types that are the only way into a brand.
//!
//! Invariants
//! - A handler reaches a [`Brand`](crate::brand::Brand) through a caller type, and through nothing else.
//! - Nothing here reads a table: sessions and keys are looked up through [`Directory`], which the people area provides.
//! - Rights are read anew for every request: a change counts from the next one on.

pub mod caller;
pub mod callers;
mod document;
pub(crate) mod known;
pub mod permission;
pub mod principal;
mod resolve;

pub use caller::Caller;
pub use callers::{
    Affiliate, Anonymous, Customer, ExportStaff, KeyOnly, KeyOrSession, Newcomer, OrKey, OwnSession, Partner, SelfOrStaff, SessionOnly,
    SignedIn, Staff,
};
pub use permission::{Permission, Permissions};
pub use principal::{Actor, ActorKind, Directory, FRESH_S, Grade, KeyHolder, Kind, Principal};
pub use resolve::brand_of_page;
