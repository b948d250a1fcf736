//! Staff and their own passwords.

use serde_json::{Value, json};
use testkit::{TestBrand, f, on_both_databases};

use super::PASSWORD;

#[on_both_databases]
async fn staff_change_their_own_password(t: TestBrand) {
    let staff = t.staff_with(&[]).await;
    let door = json!({ "username": staff.email, "password": PASSWORD });
    let elsewhere = t.anonymous().post("/sessions", door.clone()).await.is(200).text_at("/token");
    let change = |body: Value| staff.patch("/me", body);
    let next = "quiet-Otter-41-maple";
    change(json!({ "newPassword": next })).await.is_problem(422, "invalid_field").names("currentPassword");
    change(json!({ "newPassword": next, "currentPassword": "not this one 1" }))
        .await
        .is_problem(403, "proof_refused")
        .names("currentPassword");
    t.anonymous().with_token(&elsewhere).get("/me").await.is(200);
    change(json!({ "newPassword": next, "currentPassword": PASSWORD })).await.is(200);

    staff.get("/me").await.is(200);
    t.anonymous().with_token(&elsewhere).get("/me").await.is_problem(401, "invalid_token");
    t.anonymous().post("/sessions", door).await.is_problem(401, "invalid_credentials");
    t.anonymous().post("/sessions", json!({ "username": staff.email, "password": next })).await.is(200);
    t.drain().await;
    let notice: Vec<String> = t.mails().into_iter().filter(|mail| mail.contains("password was changed")).collect();
    assert!(notice.len() == 1 && notice[0].contains(&staff.email), "{notice:?}");
    let entry = t.rows("select actor_id, before, after from audit_entry where action = 'user.password_changed'").await;
    assert_eq!(entry, [f!(r#"{} null {{"kind":"STAFF"}}"#, staff.id)]);
}
