//! How a person becomes a customer: joined to the lead with their address, bound to whoever brought them.

use foundation::auth::Actor;
use foundation::db::Tx;
use foundation::{audit, outbox};
use kernel::{CustomerId, LeadId, Problem, Result};
use serde_json::json;

use super::model::NewCustomer;
use crate::leads::{self, Name, NewLead, Touch};

/// Makes a customer and joins them to their lead, which is made when there is none. A taken address is a conflict.
pub fn register(tx: &mut Tx<'_>, by: &Actor, mut new: NewCustomer) -> Result<(CustomerId, LeadId)> {
    if super::find_by_email(tx, &new.email)?.is_some() {
        return Err(exists());
    }
    let lead = NewLead {
        name: Name::of_parts(Some(&new.first_name), Some(&new.last_name)),
        email: Some(new.email.clone()),
        mobilenumber: new.mobilenumber.clone(),
        country: new.country.clone(),
        language: Some(new.language.clone()),
        tags: Vec::new(),
        sales_status: None,
        import_id: None,
        created_at: None,
        origin: new.origin.clone(),
    };
    let (lead_id, _) = leads::create_or_find(tx, &lead, &Touch::of(&new.origin, by.ip.clone()))?;
    let known = leads::lock_by_email(tx, &new.email.to_lowercase())?.ok_or_else(|| Problem::internal("a lead that is not there"))?;
    new.origin = known.origin_of_customer(&new.origin);
    // A lead that became a customer before, whose address is another by now, stays that customer's.
    let is_free = known.customer_id.is_none();
    new.lead_id = is_free.then_some(lead_id);
    let id = super::create(tx, &new).map_err(taken)?;
    if is_free {
        leads::convert(tx, lead_id, id)?;
    }
    let seen =
        json!({ "name": format!("{} {}", new.first_name, new.last_name), "email": new.email, "country": new.country, "leadId": lead_id });
    audit::record(tx, by, "customer.created", id, json!(null), seen)?;
    outbox::emit(tx, "customer.created", json!({ "customerId": id, "leadId": lead_id }))?;
    Ok((id, lead_id))
}

/// 409: there is a customer with this address. The code says so and nothing else does.
pub fn exists() -> Problem {
    Problem::conflict("customer_exists").because("There is a customer with this e-mail address already.")
}

/// Of two that come at the same moment with the same address, the second is told what a later one is told.
pub fn taken(problem: Problem) -> Problem {
    if foundation::db::conn::is_unique_violation(&problem) { exists() } else { problem }
}
