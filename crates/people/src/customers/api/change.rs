//! Staff, or a program by its key, change customers.

use foundation::auth::permission::{GrantRoles, WriteCustomers};
use foundation::auth::{Actor, Kind, OrKey, Staff};
use foundation::db::Tx;
use foundation::http::{Answer, Json, Path, Reply};
use foundation::{audit, outbox};
use kernel::{CustomerId, Problem, Result, StaffId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::super::letters::{Letterhead, Reader};
use super::super::queries::{self, Editable};
use super::super::shown::{self, Shown};
use super::super::{Status, input, taken, touch};
use super::{DONE, Success};
use crate::above::{self, Above};

const MOST: usize = 500;

/// What to change; what is not given stays.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "CustomerChange")]
pub struct Change {
    /// First and last name; split at the first blank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fullname: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mobilenumber: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    country: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    currency: Option<String>,
    /// TRADER, AFFILIATE, LEADER; needs the permission customers.roles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    roles: Option<Vec<String>>,
    /// Trading groups by number or name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    groups: Option<Vec<String>>,
    /// ACTIVE or DISABLED; a disabled customer is signed out and stays out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    notes: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    risk_status: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    conversion_agent_id: Option<StaffId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    retention_agent_id: Option<StaffId>,
}

/// One of several customers with what to change.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(rename = "UpdateCustomer")]
pub struct ChangeOfOne {
    id: CustomerId,
    #[serde(flatten)]
    change: Change,
}

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "UpdateCustomers")]
pub struct Changes {
    customers: Vec<ChangeOfOne>,
}

pub async fn change(
    staff: Staff<WriteCustomers, OrKey>,
    Path(id): Path<CustomerId>,
    Json(change): Json<Change>,
    above: Option<Above>,
) -> Answer<Reply<Shown>> {
    may_grant(&staff, change.roles.is_some())?;
    let (by, letters) = (staff.actor(), Letterhead::of(staff.app(), staff.brand()));
    let changed = staff.change(move |tx| {
        apply(tx, &by, &letters, id, &change, above)?;
        shown::find(tx, id)
    });
    changed.await
}

/// All of them, or none when one of them is refused.
pub async fn change_many(
    staff: Staff<WriteCustomers, OrKey>,
    Json(changes): Json<Changes>,
    above: Option<Above>,
) -> Answer<Reply<Success>> {
    may_grant(&staff, changes.customers.iter().any(|one| one.change.roles.is_some()))?;
    if changes.customers.len() > MOST {
        return Err(Problem::invalid("customers", format!("expected at most {MOST} customers")).into());
    }
    let (by, letters) = (staff.actor(), Letterhead::of(staff.app(), staff.brand()));
    let changed = staff.change(move |tx| {
        // In the order of their ids, so that two who change the same customers do not wait for each other crosswise.
        let mut ordered: Vec<(usize, &ChangeOfOne)> = changes.customers.iter().enumerate().collect();
        ordered.sort_by_key(|(_, one)| one.id);
        for (index, one) in ordered {
            apply(tx, &by, &letters, one.id, &one.change, above).map_err(|problem| within(problem, index))?;
        }
        Ok(DONE)
    });
    changed.await
}

/// Says which of several was refused.
fn within(problem: Problem, index: usize) -> Problem {
    let fields: Vec<_> = problem.fields().to_vec();
    match fields.is_empty() {
        true => problem.field(format!("customers[{index}]"), "was refused"),
        false => fields.into_iter().fold(Problem::new(problem.status(), problem.code().to_owned()), |named, field| {
            named.field(format!("customers[{index}].{}", field.name), field.message)
        }),
    }
}

fn may_grant(staff: &Staff<WriteCustomers, OrKey>, asks: bool) -> Result<()> {
    match asks && !staff.also_may::<GrantRoles>() {
        true => Err(Problem::forbidden("permission_needed")
            .because("Giving and taking roles needs the permission customers.roles.")
            .with("permission", "customers.roles")
            .field("roles", "may not be set")),
        false => Ok(()),
    }
}

fn apply(tx: &mut Tx<'_>, by: &Actor, letters: &Letterhead, id: CustomerId, change: &Change, above: Option<Above>) -> Result<()> {
    let before = queries::lock_editable(tx, id)?;
    let mut after = before.clone();
    change.onto(tx, &mut after, above)?;
    if after == before {
        return Ok(());
    }
    queries::set_editable(tx, id, &after).map_err(taken)?;
    if after.email_key() != before.email_key() {
        let to = |email: &str| Reader { kind: Kind::Customer, id: id.uuid(), name: after.name(), email: email.to_owned() };
        letters.address_changed(tx, &to(&before.email))?;
        letters.confirm_address(tx, &to(&after.email))?;
    }
    touch(tx, id)?;
    audit::record(tx, by, "customer.changed", id, &before, &after)?;
    outbox::emit(tx, "customer.changed", json!({ "customerId": id }))?;
    Ok(())
}

impl Change {
    fn onto(&self, tx: &mut Tx<'_>, customer: &mut Editable, above: Option<Above>) -> Result<()> {
        if let Some(name) = &self.fullname {
            (customer.first_name, customer.last_name) = input::whole_name("fullname", name)?;
        }
        if let Some(country) = &self.country {
            customer.country = Some(input::country(tx, "country", country)?.iso2.to_owned());
        }
        if let Some(number) = &self.mobilenumber {
            customer.set_mobilenumber(input::mobilenumber("mobilenumber", number, customer.country.as_deref())?);
        }
        if let Some(email) = &self.email {
            customer.set_email(input::address("email", email)?);
        }
        if let Some(currency) = &self.currency {
            customer.currency = Some(input::currency("currency", currency)?);
        }
        if let Some(roles) = &self.roles {
            customer.roles = input::roles("roles", roles)?;
            customer.is_affiliate = customer.roles.iter().any(|role| role == "AFFILIATE");
        }
        if let Some(groups) = &self.groups {
            customer.groups = above::groups(above, tx, "groups", groups)?;
        }
        if let Some(notes) = &self.notes {
            customer.notes = Some(input::text("notes", notes)?).filter(|notes| !notes.is_empty());
        }
        if let Some(risk) = &self.risk_status {
            customer.risk_status = input::line("riskStatus", risk, 50)?;
        }
        self.people_onto(tx, customer)
    }

    fn people_onto(&self, tx: &mut Tx<'_>, customer: &mut Editable) -> Result<()> {
        let agents = [
            ("conversionAgentId", self.conversion_agent_id, &mut customer.conversion_agent_id),
            ("retentionAgentId", self.retention_agent_id, &mut customer.retention_agent_id),
        ];
        for (name, id, place) in agents {
            let Some(id) = id else { continue };
            match crate::staff::refs::find(tx, id)? {
                Some((_, true)) => *place = Some(id),
                _ => return Err(Problem::invalid(name, "expected a staff user who may work")),
            }
        }
        match self.status {
            Some(status @ (Status::Active | Status::Disabled | Status::Terminated)) => customer.status = status,
            Some(Status::TerminationRequested) => return Err(Problem::invalid("status", "only the customer can ask for that")),
            None => {}
        }
        Ok(())
    }
}
