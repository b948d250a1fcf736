//! Reading and checking the log.

use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

async fn make_roles(t: &TestBrand) -> Vec<String> {
    let admin = t.admin().await;
    let mut ids = Vec::new();
    for name in ["One", "Two", "Three"] {
        t.clock.advance_s(60);
        ids.push(admin.post("/roles", json!({ "name": name, "permissions": ["leads.read"] })).await.is(201).text_at("/role/id"));
    }
    admin.put(&f!("/roles/{}", ids[0]), json!({ "name": "Uno", "permissions": [] })).await.is(200);
    ids
}

#[on_both_databases]
async fn the_log_is_filtered_and_counted(t: TestBrand) {
    let ids = make_roles(&t).await;
    let reader = t.staff_with(&["audit.read"]).await;
    let all = reader.get("/audit?limit=2").await.is(200);
    assert_eq!((all.json["count"].clone(), all.json["entries"].as_array().map(Vec::len)), (json!(4), Some(2)));
    assert_eq!(all.text_at("/entries/0/action"), "role.changed");
    assert_eq!(all.json["entries"][0]["before"], json!({ "id": ids[0], "name": "One", "permissions": ["leads.read"], "holders": 0 }));
    assert_eq!(all.json["entries"][0]["after"]["name"], "Uno");
    assert_eq!(all.json["entries"][1]["before"], json!({}));
    for (query, count) in [
        (f!("entity=role&entityId={}", ids[0]), 2),
        ("action=role.created".to_owned(), 3),
        ("action=role".to_owned(), 0),
        ("from=2026-05-04T09:02:00Z&to=2026-05-04T09:03:00Z".to_owned(), 1),
        (f!("actorId={}", all.text_at("/entries/0/actorId")), 4),
        ("entity=%27%20or%201%3D1".to_owned(), 0),
        ("offset=3".to_owned(), 4),
    ] {
        assert_eq!(reader.get(&f!("/audit?{query}")).await.is(200).json["count"], json!(count), "{query}");
    }
    reader.get("/audit?limit=0").await.is_problem(400, "invalid_parameter").names("limit");
    reader.get("/audit?from=yesterday").await.is_problem(400, "invalid_parameter").names("from");
    reader.get("/audit?from=2026-05-05T00:00:00Z&to=2026-05-04T00:00:00Z").await.is(400).names("from");
    t.staff_with(&["staff.read"]).await.get("/audit").await.is_problem(403, "permission_needed");
    t.customer().await.get("/audit/verify").await.is_problem(403, "permission_needed");
}

#[on_both_databases]
async fn an_entry_that_was_touched_is_found(t: TestBrand) {
    make_roles(&t).await;
    let reader = t.staff_with(&["audit.read"]).await;
    let verdict = reader.get("/audit/verify").await.is(200);
    assert_eq!(verdict.json, json!({ "intact": true, "entries": 4, "brokenAt": null }));
    let touched = t.rows("update audit_entry set actor_name = 'Nobody' where seq = 2 returning id").await;
    let verdict = reader.get("/audit/verify").await.is(200);
    assert_eq!((verdict.json["intact"].clone(), verdict.text_at("/brokenAt")), (json!(false), touched[0].clone()));
}
