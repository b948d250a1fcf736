//! Onboarding: what is still to be done, and who arranges it.

use kernel::CustomerId;
use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

use super::{Stage, Step, complete, outstanding, skippable};

#[test]
fn identity_warnings_and_withdrawal_steps_are_never_skipped() {
    let asked = [
        Step::Kyc,
        Step::EmailConfirmation,
        Step::DisclaimerBeforeDeposit,
        Step::EmailConfirmation,
        Step::CompleteAccountBeforeWithdrawalForm,
    ];
    assert_eq!(skippable(&asked), [Step::EmailConfirmation]);
}

#[on_both_databases]
async fn steps_are_outstanding_until_their_facts_are_there(t: TestBrand) {
    let customer = t.customer().await;
    let steps = async |stage: &str| customer.get(&f!("/me/onboarding/{stage}")).await.is(200).json["steps"].clone();
    assert_eq!(steps("BeforeSignIn").await, json!([]), "waved through by staff");
    t.rows("update customer set skipped_steps = '[]' returning 1").await;
    assert_eq!(steps("SignUp").await, json!([]));
    assert_eq!(steps("BeforeSignIn").await, json!(["EmailConfirmation"]));
    assert_eq!(steps("BeforeDeposit").await, json!(["PhoneConfirmation", "DisclaimerBeforeDeposit"]));
    assert_eq!(steps("BeforeWithdrawal").await, json!(["KYC"]));
    t.rows("update customer set email_confirmed_at = 1, currency = null returning 1").await;
    assert_eq!(steps("BeforeSignIn").await, json!([]));
    assert_eq!(steps("BeforeDeposit").await, json!(["CompleteAccountBeforeDepositForm", "PhoneConfirmation", "DisclaimerBeforeDeposit"]));
    let id = CustomerId::from_uuid(customer.id);
    t.write(move |tx| complete(tx, id, Step::CompleteAccountBeforeDepositForm)).await;
    assert_eq!(steps("BeforeDeposit").await, json!(["PhoneConfirmation", "DisclaimerBeforeDeposit"]));
    t.admin().await.post(&f!("/customers/{id}/kyc/approve"), json!({})).await.is(200);
    assert_eq!(steps("BeforeWithdrawal").await, json!([]));
    t.admin().await.post(&f!("/customers/{id}/kyc/revoke"), json!({})).await.is(200);
    assert_eq!(t.read(move |read| outstanding(read, id, Stage::BeforeWithdrawal)).await, [Step::Kyc]);
    customer.get("/me/onboarding/BeforeLunch").await.is_problem(400, "invalid_parameter").names("stage");
    t.admin().await.get("/me/onboarding/SignUp").await.is(403);
}

#[on_both_databases]
async fn staff_move_a_step_to_another_stage(t: TestBrand) {
    let (staff, customer) = (t.admin().await, t.customer().await);
    staff.put("/onboarding/steps/KYC", json!({ "stage": "BeforeDeposit" })).await.is(200);
    staff.put("/onboarding/steps/PhoneConfirmation", json!({})).await.is(200);
    let steps = customer.get("/me/onboarding/BeforeDeposit").await.is(200).json;
    assert_eq!(steps["steps"], json!(["KYC", "DisclaimerBeforeDeposit"]));
    let configured = staff.get("/onboarding/steps").await.is(200).json;
    assert_eq!(configured["configurations"][5], json!({ "step": "KYC", "stage": "BeforeDeposit" }));
    assert_eq!(configured["configurations"][6], json!({ "step": "PhoneConfirmation", "stage": null }));
    assert_eq!(staff.get("/onboarding/stages").await.is(200).json["stages"][0], "SignUp");
    staff.put("/onboarding/steps/KYC", json!({ "stage": "Never" })).await.is(422).names("stage");
    staff.put("/onboarding/steps/Dance", json!({ "stage": "SignUp" })).await.is(404);
    t.staff_with(&["settings.read"]).await.put("/onboarding/steps/KYC", json!({})).await.is(403);
    assert_eq!(t.rows("select before, after from audit_entry where entity_id = 'KYC'").await, [r#""BeforeWithdrawal" "BeforeDeposit""#]);
}

#[on_both_databases]
async fn forms_ask_for_what_staff_configured(t: TestBrand) {
    let (staff, customer) = (t.admin().await, t.customer().await);
    let field = json!({ "field": "birthDate", "step": "CompleteAccountBeforeWithdrawalForm", "required": true, "editable": false });
    let body = json!({ "customerFieldConfigurations": [field] });
    let seen = staff.put("/customer-field-configurations", body).await.is(200).json;
    assert_eq!(seen["customerFieldConfigurations"].as_array().map(Vec::len), Some(8));
    let form = t.anonymous().get("/forms/CompleteAccountBeforeWithdrawalForm").await.is(200).json;
    assert_eq!(form["customerFieldConfigurations"], json!([field]));
    let steps = customer.get("/me/onboarding/BeforeWithdrawal").await.is(200).json;
    assert_eq!(steps["steps"], json!(["CompleteAccountBeforeWithdrawalForm", "KYC"]));
    t.anonymous().get("/forms/Nothing").await.is(404);
    let unknown = json!({ "customerFieldConfigurations": [{ "field": "password_hash", "required": true, "editable": true }] });
    staff.put("/customer-field-configurations", unknown).await.is(422).names("customerFieldConfigurations[0].field");
    assert_eq!(staff.get("/customer-field-configurations").await.is(200).json, seen);
    customer.get("/customer-field-configurations").await.is(403);
}
