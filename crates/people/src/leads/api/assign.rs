//! Who works on a lead.

use foundation::audit;
use foundation::auth::{OrKey, Staff, permission::WriteLeads};
use foundation::http::{Answer, Json, Path, Reply};
use kernel::{LeadId, Problem, Result, StaffId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::super::model::Lead;
use super::super::{queries, touch};
use crate::staff::refs;

#[derive(Serialize, JsonSchema)]
pub struct OneLead {
    pub lead: Lead,
}

/// Of two who claim at once, one gets the lead and the other a conflict.
pub async fn claim(staff: Staff<WriteLeads, OrKey>, Path(id): Path<LeadId>) -> Answer<Reply<OneLead>> {
    let (by, me) = (staff.actor(), staff.staff_id()?);
    staff
        .change(move |tx| {
            let before = queries::find(tx, id)?;
            if !queries::claim(tx, id, me)? {
                return Err(Problem::conflict("lead_claimed").because("Somebody else works on this lead."));
            }
            if before.sales_person_id.is_none() {
                touch(tx, id)?;
                audit::record(tx, &by, "lead.claimed", id, json!({ "salesPersonId": null }), json!({ "salesPersonId": me }))?;
            }
            Ok(OneLead { lead: super::shown(tx, id)? })
        })
        .await
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SalesPerson {
    /// Null or nothing: nobody.
    #[serde(default)]
    sales_person_id: Option<StaffId>,
}

pub async fn assign(
    staff: Staff<WriteLeads, OrKey>,
    Path(id): Path<LeadId>,
    Json(SalesPerson { sales_person_id: to }): Json<SalesPerson>,
) -> Answer<Reply<OneLead>> {
    let by = staff.actor();
    staff
        .change(move |tx| {
            let before = queries::find(tx, id)?;
            is_at_work("salesPersonId", tx, to)?;
            queries::assign(tx, id, to)?;
            touch(tx, id)?;
            let before = json!({ "salesPersonId": before.sales_person_id });
            audit::record(tx, &by, "lead.assigned", id, before, json!({ "salesPersonId": to }))?;
            Ok(OneLead { lead: super::shown(tx, id)? })
        })
        .await
}

/// Work is handed to enabled staff users only.
pub fn is_at_work(field: &str, read: &mut foundation::db::Read<'_>, person: Option<StaffId>) -> Result<()> {
    let Some(id) = person else { return Ok(()) };
    match refs::find(read, id)? {
        Some((_, true)) => Ok(()),
        _ => Err(Problem::invalid(field, "expected the id of an enabled staff user")),
    }
}
