//! Public creation: programs of partners hand over leads and customers with their API key.
//!
//! Invariants
//! - The user of the key becomes the source; nothing in the body can name another.
//! - A customer, the lead it grew from and its auto-login token exist together or not at all. A trading account comes after them;
//!   where it cannot be opened, the customer stays and the answer says so.
//! - A password that a program sends is known to the program: one below the policy is refused with the customer, any other is good
//!   until the first sign-in, which reaches no further than onboarding before it is replaced.
//! - A key's user makes no more customers who get a letter in a day than the settings allow.
//! - That an e-mail address belongs to a customer is all that a refusal says about them.
//! - Opening accounts is done above this area ([`Above::open`]).

mod account;
mod customers;
mod leads;

pub use account::{OpenedAccount, Opening, TradingAccountRequest, TradingAccountType};

use foundation::auth::permission::Permission;
use foundation::auth::{Caller, Kind};
use foundation::db::Read;
use foundation::http::{Json, Routes};
use kernel::{Problem, Result};

use crate::above::Above;
use crate::countries::settings;
use crate::leads::attribution::Bringer;

/// Without anything above, no trading account can be asked for.
pub fn routes(above: Option<Above>) -> Routes {
    let create_customer = move |caller, body: Json<customers::NewCustomerBody>| customers::create(caller, body, above);
    Routes::under("Public creation").post_new_or_known("/public/leads", "createPublicLead", "Hand over a lead", leads::create).post_new(
        "/public/customers",
        "createPublicCustomer",
        "Hand over a customer",
        create_customer,
    )
}

/// The user whose key it is. A session stands for its user as a key does, when that user is a partner or may do as much as staff.
fn bringer<P: Permission>(caller: &Caller) -> Result<Option<Bringer>> {
    match (caller.key_id(), caller.principal()) {
        (Some(_), user) => Ok(user.ok().map(Bringer::from)),
        (None, user) => {
            let user = user?;
            let may = match user.kind {
                Kind::Staff => user.permissions.holds::<P>(),
                Kind::Customer => user.is_affiliate,
            };
            match may {
                true => Ok(Some(Bringer::from(user))),
                false => Err(Problem::forbidden("key_needed").because("This needs an API key.")),
            }
        }
    }
}

/// People from countries that staff switched off are not taken.
fn is_served(field: &str, read: &mut Read<'_>, country: Option<&str>) -> Result<()> {
    match country {
        Some(iso2) if !settings::is_enabled(read, iso2)? => Err(Problem::invalid(field, "people from this country are not served")),
        _ => Ok(()),
    }
}

/// The address of the person, where the sender's program says it; its own address is not theirs.
fn ip_of(utm: &std::collections::BTreeMap<String, String>) -> Option<String> {
    let sent: std::net::IpAddr = utm.get("ip")?.trim().parse().ok()?;
    Some(sent.to_string())
}

#[cfg(test)]
mod tests;
