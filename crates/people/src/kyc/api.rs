//! The operations of identity checks.

use foundation::auth::Staff;
use foundation::auth::permission::WriteKyc;
use foundation::http::{Answer, Path, Reply, Routes};
use kernel::CustomerId;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Event, decide};
use crate::customers::shown::{self, Shown};
use crate::documents;

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

async fn approve(staff: Staff<WriteKyc>, Path(id): Path<CustomerId>) -> Answer<Reply<Decided>> {
    decided(staff, id, Event::Approve).await
}

async fn reject(staff: Staff<WriteKyc>, Path(id): Path<CustomerId>) -> Answer<Reply<Decided>> {
    decided(staff, id, Event::Reject).await
}

async fn revoke(staff: Staff<WriteKyc>, Path(id): Path<CustomerId>) -> Answer<Reply<Decided>> {
    decided(staff, id, Event::Revoke).await
}

async fn reset(staff: Staff<WriteKyc>, Path(id): Path<CustomerId>) -> Answer<Reply<Decided>> {
    decided(staff, id, Event::Reset).await
}

async fn decided(staff: Staff<WriteKyc>, id: CustomerId, event: Event) -> Answer<Reply<Decided>> {
    let by = staff.actor();
    let changed = staff.change(move |tx| {
        decide(tx, &by, id, event)?;
        Ok(Decided { customer: shown::find(tx, id)? })
    });
    changed.await
}
