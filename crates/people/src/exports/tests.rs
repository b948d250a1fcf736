//! Export tokens, spent at a route that only these tests have.

use foundation::auth::ExportStaff;
use foundation::auth::permission::ReadTransactions;
use foundation::http::{Answer, Area, Json, Routes};
use serde_json::json;
use testkit::{f, on_both_databases};

pub fn area() -> Area {
    Area::new(vec![Routes::under("Tests").get("/test/export", "testExport", "Say who fetches a file", file)])
}

async fn file(staff: ExportStaff<ReadTransactions>) -> Answer<Json<String>> {
    Ok(Json(staff.principal()?.id.to_string()))
}

#[on_both_databases]
async fn a_token_fetches_its_file_once(t: testkit::TestBrand) {
    let staff = t.staff_with(&["transactions.read"]).await;
    staff.get("/test/export").await.is(200);
    for path in ["/test/export", "/api/v1/test/export?format=csv"] {
        let made = staff.post("/export-tokens", json!({ "path": path })).await.is(200);
        assert_eq!(made.text_at("/expiresAt"), "2026-05-04T09:01:00.000Z");
        let address = f!("/test/export?format=xlsx&token={}", made.text_at("/token"));
        assert_eq!(t.anonymous().get(&address).await.is(200).json, json!(staff.id));
        t.anonymous().get(&address).await.is_problem(401, "invalid_token");
    }
}

#[on_both_databases]
async fn a_token_is_good_for_a_minute_and_for_its_path(t: testkit::TestBrand) {
    let staff = t.staff_with(&["transactions.read"]).await;
    let nobody = t.anonymous();
    let late = staff.post("/export-tokens", json!({ "path": "/test/export" })).await.is(200).text_at("/token");
    t.clock.advance_s(60);
    nobody.get(&f!("/test/export?token={late}")).await.is_problem(401, "invalid_token");
    let other = staff.post("/export-tokens", json!({ "path": "/customers/export" })).await.is(200).text_at("/token");
    nobody.get(&f!("/test/export?token={other}")).await.is_problem(403, "wrong_path");
    nobody.get("/test/export?token=nonsense").await.is_problem(401, "invalid_token");
    nobody.get(&f!("/test/export?token={}", staff.token)).await.is_problem(400, "session_token_in_url").names("token");
    nobody.get("/test/export").await.is_problem(401, "sign_in_needed");
}

#[on_both_databases]
async fn a_token_has_the_rights_that_its_user_has_when_it_is_spent(t: testkit::TestBrand) {
    let (staff, customer) = (t.staff_with(&["transactions.read"]).await, t.customer().await);
    let token = staff.post("/export-tokens", json!({ "path": "/test/export" })).await.is(200).text_at("/token");
    let theirs = customer.post("/export-tokens", json!({ "path": "/test/export" })).await.is(200).text_at("/token");
    t.rows("update role set permissions = '[]' returning id").await;
    for token in [token, theirs] {
        t.anonymous().get(&f!("/test/export?token={token}")).await.is_problem(403, "permission_needed");
    }
    for path in ["", "export", "//", "https://evil.test/"] {
        let answer = staff.post("/export-tokens", json!({ "path": path })).await;
        assert!(answer.status == 422 || path == "//", "{path}: {}", answer.text);
    }
    staff.post("/export-tokens", json!({})).await.is_problem(422, "invalid_field").names("path");
}
