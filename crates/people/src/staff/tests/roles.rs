//! Roles and who may give them.

use foundation::auth::permission::ALL;
use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

#[on_both_databases]
async fn a_roles_life(t: TestBrand) {
    let admin = t.admin().await;
    let made = admin.post("/roles", json!({ "name": " Sales ", "permissions": ["leads.read", "cellxpert.reports"] })).await.is(201);
    let id = made.text_at("/role/id");
    let holds = json!({ "role": { "id": id, "name": "Sales", "permissions": ["leads.read", "cellxpert.reports"], "holders": 0 } });
    assert_eq!(made.json, holds);
    admin.post("/roles", json!({ "name": "SALES", "permissions": [] })).await.is_problem(409, "role_name_taken");
    let other = t.staff_with(&[]).await;
    admin.patch(&f!("/staff/{}", other.id), json!({ "roleIds": [id, id] })).await.is(200);
    admin.delete(&f!("/roles/{id}")).await.is_problem(409, "role_held");
    assert_eq!(other.get("/me/permissions").await.is(200).json["permissions"], json!(["leads.read", "cellxpert.reports"]));
    admin.put(&f!("/roles/{id}"), json!({ "name": "Audit", "permissions": ["audit.read"] })).await.is(200);
    assert_eq!(other.get("/me/permissions").await.is(200).json["permissions"], json!(["audit.read"]), "within one request");
    other.get("/audit").await.is(200);
    admin.patch(&f!("/staff/{}", other.id), json!({ "roleIds": [] })).await.is(200);
    assert_eq!(admin.delete(&f!("/roles/{id}")).await.is(200).json, json!({ "success": true }));
    admin.delete(&f!("/roles/{id}")).await.is_problem(404, "not_found");
    admin.put(&f!("/roles/{id}"), json!({ "name": "x", "permissions": [] })).await.is_problem(404, "not_found");
    assert_eq!(
        t.rows("select action from audit_entry where entity = 'role' order by seq").await,
        ["role.created", "role.changed", "role.deleted"]
    );
}

#[on_both_databases]
async fn nobody_gives_what_they_do_not_hold(t: TestBrand) {
    let small = t.staff_with(&["staff.write", "staff.read", "leads.read"]).await;
    let admin = t.admin().await;
    let strong =
        admin.post("/roles", json!({ "name": "Strong", "permissions": ["audit.read", "leads.read"] })).await.is(201).text_at("/role/id");
    let refused =
        small.post("/roles", json!({ "name": "Mine", "permissions": ["audit.read"] })).await.is_problem(403, "permission_not_held");
    assert_eq!(refused.json["permission"], "audit.read");
    let weak = small.post("/roles", json!({ "name": "Mine", "permissions": ["leads.read"] })).await.is(201).text_at("/role/id");
    small.put(&f!("/roles/{weak}"), json!({ "name": "Mine", "permissions": ["audit.read"] })).await.is_problem(403, "permission_not_held");
    small.put(&f!("/roles/{strong}"), json!({ "name": "Renamed", "permissions": ["audit.read"] })).await.is(200);
    small.patch(&f!("/staff/{}", small.id), json!({ "roleIds": [strong] })).await.is_problem(403, "permission_not_held");
    let body = json!({ "firstName": "Ann", "lastName": "Zimmer", "email": "ann@firm.test", "roleIds": [strong] });
    small.post("/staff", body).await.is_problem(403, "permission_not_held");
    let other = t.staff_with(&[]).await;
    admin.patch(&f!("/staff/{}", other.id), json!({ "roleIds": [strong] })).await.is(200);
    small.patch(&f!("/staff/{}", other.id), json!({ "roleIds": [strong, weak] })).await.is(200);
    t.staff_with(&["staff.read"])
        .await
        .post("/roles", json!({ "name": "x", "permissions": [] }))
        .await
        .is_problem(403, "permission_needed");
}

#[on_both_databases]
async fn bad_input_is_named(t: TestBrand) {
    let admin = t.admin().await;
    for (body, field) in [
        (json!({ "name": "x", "permissions": ["leads.read", "leads.fly"] }), "permissions[1]"),
        (json!({ "name": "", "permissions": [] }), "name"),
        (json!({ "name": "x".repeat(81), "permissions": [] }), "name"),
        (json!({ "name": "x" }), "permissions"),
        (json!({ "name": "x", "permissions": "leads.read" }), "permissions"),
    ] {
        admin.post("/roles", body).await.is_problem(422, "invalid_field").names(field);
    }
    let listed = admin.get("/permissions").await.is(200);
    assert_eq!(listed.json["permissions"].as_array().map(Vec::len), Some(ALL.len()));
    assert!(listed.text.contains("\"cellxpert.reports\"") && listed.text.contains("\"trackbox.reports\""));
}
