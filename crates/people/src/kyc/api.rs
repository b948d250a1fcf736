//! The operations of identity checks.

use foundation::auth::Staff;
use foundation::auth::permission::WriteKyc;
use foundation::http::{Answer, Json, Path, Reply, Routes};
use kernel::{CustomerId, Result};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Event, decide};
use crate::customers::input;
use crate::customers::shown::{self, Shown};
use crate::documents;

const LONGEST_REASON: usize = 500;

pub fn routes() -> Vec<Routes> {
    vec![
        Routes::under("Customers - Admin APIs")
            .post("/customers/{id}/kyc/approve", "approveKyc", "Approve a customer's identity", approve)
            .post("/customers/{id}/kyc/reject", "rejectKyc", "Refuse a customer's papers; they may send others", reject)
            .post("/customers/{id}/kyc/revoke", "revokeKyc", "Take an approval back", revoke)
            .post("/customers/{id}/kyc/reset", "resetKyc", "Begin an identity check anew; the papers are archived", reset),
        Routes::under("KYC").get("/me/kyc", "getKycStatus", "Say where one's identity check stands", documents::status),
    ]
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "KycDecided")]
struct Decided {
    customer: Shown,
}

/// Why something was refused or taken back.
#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "KycReason")]
struct Why {
    /// One line of at most 500 characters, which the customer reads.
    #[serde(default)]
    reason: Option<String>,
}

impl Why {
    fn checked(self) -> Result<Option<String>> {
        self.reason.map_or(Ok(None), |reason| input::line("reason", &reason, LONGEST_REASON))
    }
}

async fn approve(staff: Staff<WriteKyc>, Path(id): Path<CustomerId>) -> Answer<Reply<Decided>> {
    decided(staff, id, Event::Approve, None).await
}

async fn reject(staff: Staff<WriteKyc>, Path(id): Path<CustomerId>, Json(why): Json<Why>) -> Answer<Reply<Decided>> {
    decided(staff, id, Event::Reject, why.checked()?).await
}

async fn revoke(staff: Staff<WriteKyc>, Path(id): Path<CustomerId>, Json(why): Json<Why>) -> Answer<Reply<Decided>> {
    decided(staff, id, Event::Revoke, why.checked()?).await
}

async fn reset(staff: Staff<WriteKyc>, Path(id): Path<CustomerId>) -> Answer<Reply<Decided>> {
    decided(staff, id, Event::Reset, None).await
}

async fn decided(staff: Staff<WriteKyc>, id: CustomerId, event: Event, reason: Option<String>) -> Answer<Reply<Decided>> {
    let by = staff.actor();
    let changed = staff.change(move |tx| {
        decide(tx, &by, id, event, reason.clone())?;
        Ok(Decided { customer: shown::find(tx, id)? })
    });
    changed.await
}
