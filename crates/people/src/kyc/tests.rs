//! Identity checks, decided by staff.

use axum::http::Method;
use serde_json::json;
use testkit::{Part, TestBrand, f, on_both_databases};

use super::Event;

#[test]
fn the_whole_life_of_an_identity_check() {
    use super::model::KycStatus::{Approved, InReview, Pending, Rejected, Revoked};
    use Event::{Approve, Reject, Reset, Revoke, Submit};
    let events = [Submit, Approve, Reject, Revoke, Reset];
    for (from, to) in [
        (Pending, [Some(InReview), Some(Approved), Some(Rejected), None, Some(Pending)]),
        (InReview, [Some(InReview), Some(Approved), Some(Rejected), None, Some(Pending)]),
        (Approved, [Some(Approved), None, None, Some(Revoked), Some(Pending)]),
        (Rejected, [Some(InReview), Some(Approved), None, None, Some(Pending)]),
        (Revoked, [Some(Revoked), Some(Approved), None, None, Some(Pending)]),
    ] {
        let seen = events.map(|event| from.after(event).ok());
        assert_eq!(seen, to, "from {from:?} by {events:?}");
    }
}

#[on_both_databases]
async fn an_approval_is_decided_once_and_told(t: TestBrand) {
    let (staff, customer) = (t.admin().await, t.customer().await);
    let path = f!("/customers/{}/kyc", customer.id);
    assert_eq!(customer.get("/me/kyc").await.is(200).json["status"], "PENDING");
    let seen = staff.post(&f!("{path}/approve"), json!({})).await.is(200).json;
    let seen = &seen["customer"];
    assert_eq!(
        (&seen["kycStatus"], &seen["kycReviewedByName"], &seen["kycReviewedById"]),
        (&json!("APPROVED"), &json!("Sam Staff"), &json!(staff.id))
    );
    assert_eq!(seen["kycReviewedAt"], "2026-05-04T09:00:00.000Z");
    let refused = staff.post(&f!("{path}/approve"), json!({})).await.is_problem(409, "kyc_status");
    assert!(refused.json["status"] == 409 && refused.json["kycStatus"].is_string(), "{}", refused.json);
    staff.post(&f!("{path}/revoke"), json!({})).await.is(200);
    staff.post(&f!("{path}/revoke"), json!({})).await.is_problem(409, "kyc_status");
    staff.post(&f!("{path}/reset"), json!({})).await.is(200);
    assert_eq!(customer.get("/me/documents/kyc-status").await.is(200).json["status"], "PENDING");
    let told = ["kyc.approved", "kyc.revoked", "kyc.reset"];
    assert_eq!(t.rows("select kind from outbox where kind like 'kyc.%' order by seq").await, told);
    assert_eq!(t.rows("select action from audit_entry where entity = 'kyc' order by seq").await, told);
}

#[on_both_databases]
async fn a_refusal_says_why_until_papers_come_again(t: TestBrand) {
    let (staff, customer) = (t.admin().await, t.customer().await);
    let path = f!("/customers/{}/kyc", customer.id);
    let first = customer.get("/me/kyc").await.is(200).json;
    assert_eq!((&first["reason"], &first["reviewedAt"], &first["documents"]), (&json!(null), &json!(null), &json!([])));
    let wanted = |proof: &str, types: &[&str], sent: bool| json!({ "proof": proof, "types": types, "sent": sent });
    let (identity, address) = (["PASSPORT", "ID_CARD", "DRIVING_LICENCE"], ["PROOF_OF_ADDRESS"]);
    assert_eq!(first["required"], json!([wanted("IDENTITY", &identity, false), wanted("ADDRESS", &address, false)]));
    let paper = [Part::Text("type", "PASSPORT"), Part::File("file", "p.pdf", "application/pdf", b"%PDF-1.4\n%%EOF\n")];
    customer.form(Method::POST, "/me/documents", &paper).await.is(200);
    let sent = customer.get("/me/kyc").await.is(200).json;
    assert_eq!(sent["required"], json!([wanted("IDENTITY", &identity, true), wanted("ADDRESS", &address, false)]));
    assert_eq!((&sent["documents"][0]["type"], &sent["documents"][0]["status"]), (&json!("PASSPORT"), &json!("PENDING")));
    assert!(sent["documents"][0].get("url").is_none(), "no link to the file");

    staff.post(&f!("{path}/reject"), json!({ "reason": "x".repeat(501) })).await.is(422).names("reason");
    staff.post(&f!("{path}/reject"), json!({ "reason": "  Too blurred to be read. " })).await.is(200);
    let refused = customer.get("/me/documents/kyc-status").await.is(200).json;
    assert_eq!((&refused["status"], &refused["reason"]), (&json!("REJECTED"), &json!("Too blurred to be read.")));
    assert_eq!((&refused["documents"][0]["status"], &refused["required"][0]["sent"]), (&json!("REJECTED"), &json!(false)));
    assert_eq!(refused["reviewedAt"], "2026-05-04T09:00:00.000Z");
    assert_eq!(staff.get(&f!("/customers/{}", customer.id)).await.is(200).json["kycReason"], "Too blurred to be read.");
    let told = t.rows("select payload from outbox where kind = 'kyc.rejected'").await;
    assert!(told[0].contains("Too blurred"), "{told:?}");

    customer.form(Method::POST, "/me/documents", &paper).await.is(200);
    assert_eq!(customer.get("/me/kyc").await.is(200).json["reason"], json!(null));
    staff.post(&f!("{path}/approve"), json!({})).await.is(200);
    staff.post(&f!("{path}/revoke"), json!({ "reason": "The card is another's." })).await.is(200);
    assert_eq!(customer.get("/me/kyc").await.is(200).json["reason"], "The card is another's.");
    staff.post(&f!("{path}/reset"), json!({})).await.is(200);
    assert_eq!(customer.get("/me/kyc").await.is(200).json["reason"], json!(null));
}

#[on_both_databases]
async fn only_those_who_may_decide(t: TestBrand) {
    let customer = t.customer().await;
    let reader = t.staff_with(&["customers.read", "customers.write", "kyc.read"]).await;
    for decision in ["approve", "reject", "revoke", "reset"] {
        let path = f!("/customers/{}/kyc/{decision}", customer.id);
        reader.post(&path, json!({})).await.is_problem(403, "permission_needed");
        customer.post(&path, json!({})).await.is(403);
        t.anonymous().post(&path, json!({})).await.is(401);
        t.admin().await.post(&f!("/customers/{}/kyc/{decision}", uuid::Uuid::nil()), json!({})).await.is(404);
    }
    assert_eq!(t.rows("select kyc_status from customer").await, ["PENDING"]);
    reader.get("/me/kyc").await.is(403);
}
