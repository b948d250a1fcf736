//! Keys made, used and revoked.

use serde_json::{Value, json};
use testkit::{Actor, Answer, TestBrand, f, on_both_databases};

async fn make(admin: &Actor<'_>, more: Value) -> Answer {
    let mut body = json!({ "name": "Reports", "expiresAt": "2027-01-01T00:00:00Z" });
    if let (Some(body), Value::Object(more)) = (body.as_object_mut(), more) {
        body.extend(more);
    }
    admin.post("/api-keys", body).await
}

#[on_both_databases]
async fn the_secret_is_shown_once_and_kept_nowhere(t: TestBrand) {
    let admin = t.admin().await.with_header("idempotency-key", "k1");
    let made = make(&admin, json!({ "allowedIps": ["192.0.2.7", "::ffff:192.0.2.8"], "userId": admin.id })).await.is(201);
    let key = made.text_at("/key");
    assert_eq!(made.json["apiKey"]["allowedIps"], json!(["192.0.2.7", "192.0.2.8"]));
    assert_eq!(
        make(&admin, json!({ "allowedIps": ["192.0.2.7", "::ffff:192.0.2.8"], "userId": admin.id })).await.is(201).text_at("/key"),
        key
    );
    let listed = admin.get("/api-keys").await.is(200);
    assert_eq!(listed.json["apiKeys"].as_array().map(Vec::len), Some(1));
    assert!(!listed.text.contains(&key) && listed.text_at("/apiKeys/0/prefix").ends_with(&key[key.len() - 4..]));
    let (tail, everything) =
        (&key[6..], [t.rows("select body from idempotency_key").await, t.rows("select after from audit_entry").await].concat());
    assert!(everything.iter().all(|text| !text.contains(tail)), "a secret lies in the open");
    assert_eq!(t.rows("select action from audit_entry").await, ["api_key.created"]);
}

#[on_both_databases]
async fn bad_input_is_named(t: TestBrand) {
    let admin = t.admin().await;
    let customer = t.customer().await;
    for (more, field) in [
        (json!({ "name": " " }), "name"),
        (json!({ "expiresAt": "2026-05-04T09:00:00Z" }), "expiresAt"),
        (json!({ "expiresAt": "2029-01-01T00:00:00Z" }), "expiresAt"),
        (json!({ "expiresAt": "soon" }), "expiresAt"),
        (json!({ "allowedIps": ["192.0.2.7", "192.0.2.0/24"] }), "allowedIps[1]"),
        (json!({ "userId": "me" }), "userId"),
        (json!({ "userId": "00000000-0000-0000-0000-000000000000" }), "userId"),
        (json!({ "userId": customer.id }), "userId"),
        (json!({ "domain": "elsewhere.test" }), "domain"),
    ] {
        make(&admin, more).await.is_problem(422, "invalid_field").names(field);
    }
    admin.post("/api-keys", json!({ "name": "x" })).await.is_problem(422, "invalid_field").names("expiresAt");
    assert_eq!(t.rows("select count(*) from api_key").await, ["0"]);
    make(&t.staff_with(&["staff.read"]).await, json!({})).await.is_problem(403, "permission_needed");
    t.clock.advance_s(300);
    make(&admin, json!({})).await.is_problem(403, "proof_needed");
}

#[on_both_databases]
async fn a_key_acts_for_its_user_and_no_further_than_its_maker(t: TestBrand) {
    let (admin, small) = (t.admin().await, t.staff_with(&["staff.write", "staff.read"]).await);
    let strong = t.staff_with(&["audit.read", "staff.read"]).await;
    make(&small, json!({ "userId": strong.id })).await.is_problem(403, "permission_not_held");
    let affiliate = t.affiliate().await;
    make(&small, json!({ "userId": affiliate.id })).await.is(201);
    make(&admin, json!({ "userId": strong.id })).await.is(201);
    let off = if t.on == testkit::On::Sqlite { "0" } else { "false" };
    t.rows(&f!("update staff set enabled = {off} where id = '{}' returning id", strong.id)).await;
    make(&admin, json!({ "userId": strong.id })).await.is_problem(422, "invalid_field").names("userId");
}

#[on_both_databases]
async fn a_revoked_or_expired_key_opens_nothing_from_then_on(t: TestBrand) {
    let admin = t.admin().await;
    let made = make(&admin, json!({ "userId": admin.id })).await.is(201);
    let program = t.anonymous().with_header("x-api-key", &made.text_at("/key")).with_header("x-domain", "north.test");
    let login = json!({ "email": admin.email, "password": "correct horse 9 battery" });
    let token = program.post("/auth/login", login.clone()).await.is(200).text_at("/token");
    let own = t.anonymous().with_token(&token);
    own.get("/me/permissions").await.is(200);
    for _ in 0..1_000 {
        if t.rows("select last_used_at from api_key").await != [""] && t.rows("select last_used_at from api_key").await != ["null"] {
            break;
        }
        tokio::task::yield_now().await;
    }
    assert!(admin.get("/api-keys").await.json["apiKeys"][0]["lastUsedAt"].is_string(), "its use is noted");

    let id = made.text_at("/apiKey/id");
    admin.delete(&f!("/api-keys/{id}")).await.is(200);
    program.post("/auth/login", login.clone()).await.is_problem(401, "invalid_key");
    own.get("/me/permissions").await.is_problem(401, "invalid_token");
    admin.delete(&f!("/api-keys/{id}")).await.is(200);
    assert_eq!(t.rows("select count(*) from audit_entry where action = 'api_key.revoked'").await, ["1"]);
    admin.delete("/api-keys/00000000-0000-0000-0000-000000000000").await.is_problem(404, "not_found");

    let short = make(&admin, json!({ "userId": admin.id, "expiresAt": "2026-05-04T09:10:00Z" })).await.is(201);
    let program = program.with_header("x-api-key", &short.text_at("/key"));
    program.post("/auth/login", login.clone()).await.is(200);
    t.clock.advance_s(600);
    program.post("/auth/login", login).await.is_problem(401, "invalid_key");
}
