//! Looking as a customer: reading only, for a quarter of an hour, under both names.

use foundation::auth::permission::ImpersonateCustomers;
use foundation::auth::{Caller, Grade, Kind, Staff};
use foundation::http::{Answer, Json};
use foundation::{audit, outbox};
use kernel::{CustomerId, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::credentials;
use crate::fields;
use crate::sessions::user::{self, User};
use crate::sessions::{NewSession, members_url, start};

const MINUTES: i64 = 15;
const LONGEST_REASON: usize = 300;

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Impersonate {
    pub customer_id: CustomerId,
    /// Why; it stands in the audit log.
    #[serde(default)]
    pub reason: Option<String>,
}

#[derive(Serialize, JsonSchema)]
pub struct Impersonation {
    pub token: String,
    pub user: User,
}

pub async fn create(staff: Staff<ImpersonateCustomers>, Json(input): Json<Impersonate>) -> Answer<Json<Impersonation>> {
    let (me, id) = (staff.principal()?.clone(), input.customer_id.uuid());
    let reason = match input.reason.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => Some(fields::line("reason", text, LONGEST_REASON)?),
        None => None,
    };
    let (brand, actor, caller): (_, _, Caller) = (staff.brand().clone(), staff.actor(), (*staff).clone());
    let answer = brand
        .write(move |tx| {
            if !credentials::queries::find(tx, Kind::Customer, id)?.enabled {
                return Err(Problem::conflict("customer_disabled").because("A disabled customer sees nothing."));
            }
            let new = NewSession {
                impersonator: Some((me.staff_id()?, me.name.clone())),
                minutes: MINUTES,
                refresh_days: None,
                ..NewSession::of(&caller, Kind::Customer, id, Grade::Impersonated)
            };
            let started = start(tx, new)?;
            let user = user::find(tx, Kind::Customer, id, &members_url(caller.app()))?;
            let about = json!({ "sessionId": started.id, "customerId": id, "customer": user.name, "minutes": MINUTES, "reason": reason });
            audit::record(tx, &actor, "customer.impersonated", id, json!({}), &about)?;
            outbox::emit(tx, "customer.impersonated", json!({ "staffId": me.id, "staff": me.name, "about": about }))?;
            Ok(Impersonation { token: started.token, user })
        })
        .await?;
    Ok(Json(answer))
}
