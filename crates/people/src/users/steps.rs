//! Smaller things that customers do for themselves.

use foundation::auth::{Affiliate, Customer, Newcomer};
use foundation::http::{Answer, Json, Reply};
use foundation::{audit, outbox};
use kernel::{Exact, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::queries;
use crate::customers::{self, DONE, Status, Success, figures};

/// The version of the warning before deposits that is shown today.
const DISCLAIMER_VERSION: &str = "2026-01";

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "AcceptDisclaimer")]
pub struct Acceptance {
    /// The version that was shown; today's when nothing is said.
    #[serde(default)]
    version: Option<String>,
}

pub async fn accept_disclaimer(customer: Newcomer, Json(given): Json<Acceptance>) -> Answer<Reply<Success>> {
    if given.version.as_deref().is_some_and(|version| version != DISCLAIMER_VERSION) {
        return Err(Problem::invalid("version", format!("expected {DISCLAIMER_VERSION}: the text has changed, show it again")).into());
    }
    let (id, by) = (customer.id()?, customer.actor());
    let accepted = customer.change(move |tx| {
        queries::accept_disclaimer(tx, id, DISCLAIMER_VERSION)?;
        customers::touch(tx, id)?;
        audit::record(tx, &by, "user.disclaimer_accepted", id, json!(null), json!({ "version": DISCLAIMER_VERSION }))?;
        outbox::emit(tx, "customer.disclaimer_accepted", json!({ "customerId": id, "version": DISCLAIMER_VERSION }))?;
        Ok(DONE)
    });
    accepted.await
}

/// Staff see the wish and end the account; until then everything goes on.
pub async fn request_termination(customer: Customer) -> Answer<Reply<Success>> {
    let (id, by) = (customer.id()?, customer.actor());
    let requested = customer.change(move |tx| {
        if customers::find(tx, id)?.status == Status::Active && queries::request_termination(tx, id)? {
            customers::touch(tx, id)?;
            audit::record(tx, &by, "user.termination_requested", id, json!(Status::Active), json!(Status::TerminationRequested))?;
            outbox::emit(tx, "customer.termination_requested", json!({ "customerId": id }))?;
        }
        Ok(DONE)
    });
    requested.await
}

#[derive(Serialize, JsonSchema)]
pub struct Earnings {
    /// Since the beginning, whether paid out or not, in US dollars.
    earnings: Exact,
}

pub async fn earnings(partner: Affiliate) -> Answer<Json<Earnings>> {
    let id = partner.id()?;
    let earned = partner.read(move |read| figures::partner_earnings(read, id)).await?;
    Ok(Json(Earnings { earnings: Exact(earned.to_decimal()) }))
}
