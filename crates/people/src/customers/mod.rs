//! Customers: the people whose money and trades the house keeps.
//!
//! Invariants
//! - A customer's e-mail is unique within a brand, whatever its case.
//! - Once a customer is bound to whoever brought them, later clicks never move that binding.
//! - Figures about money and trades are kept by those who move them, through [`figures`], in the same transaction.

mod api;
pub mod figures;
pub mod input;
pub mod letters;
pub mod model;
pub mod queries;
pub mod refs;
mod register;
pub mod report;
pub mod shown;
#[cfg(test)]
mod tests;

pub use model::{Customer, NewCustomer, Origin, Status};
pub use register::{exists, register, taken};

pub use api::{DONE, Success, routes};

use foundation::day_counts::Bumps;
use foundation::db::{Read, Tx};
use kernel::{CustomerId, Result};

/// Counted lists of customers: by registration, and by last change.
pub const REGISTERED: &str = "customer.registered";
pub const MODIFIED: &str = "customer.modified";

/// Makes a customer. The caller has checked the input; a taken e-mail is a conflict.
pub fn create(tx: &mut Tx<'_>, new: &NewCustomer) -> Result<CustomerId> {
    let id: CustomerId = tx.new_id();
    queries::insert(tx, id, new)?;
    let now = tx.now();
    let mut bumps = Bumps::default();
    for scope in new.origin.scopes() {
        bumps.add(REGISTERED, &scope, now, 1);
        bumps.add(MODIFIED, &scope, now, 1);
    }
    bumps.write(tx)?;
    Ok(id)
}

/// The customer, or 404.
pub fn find(read: &mut Read<'_>, id: CustomerId) -> Result<Customer> {
    queries::find(read, id)
}

/// Whatever the case of the address.
pub fn find_by_email(read: &mut Read<'_>, email: &str) -> Result<Option<Customer>> {
    queries::find_by_email(read, email)
}

/// Says that something about the customer changed now: whatever changes a customer ends with this.
pub fn touch(tx: &mut Tx<'_>, id: CustomerId) -> Result<()> {
    let now = tx.now();
    loop {
        let last = queries::last_change(tx, id)?;
        // Of two at the same moment, the later one moves the count from where the earlier one left it.
        if now <= last.at || queries::set_last_change(tx, id, last.at, now)? {
            let mut bumps = Bumps::default();
            if now > last.at {
                for scope in model::scopes(last.affiliate_id.as_deref(), last.source_user) {
                    bumps.moved(MODIFIED, &scope, last.at, now);
                }
            }
            return bumps.write(tx);
        }
    }
}

/// Says that the house was in contact with the customer now.
pub fn contacted(tx: &mut Tx<'_>, id: CustomerId) -> Result<()> {
    queries::set_contacted(tx, id)?;
    touch(tx, id)
}
