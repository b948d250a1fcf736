//! Programs that sign in for a partner.

use serde_json::json;
use testkit::{Actor, TestBrand, on_both_databases};

const PASSWORD: &str = "correct horse 9 battery";

async fn program<'t>(t: &'t TestBrand, admin: &Actor<'t>, user: &Actor<'t>) -> Actor<'t> {
    let body = json!({ "name": "Reports", "expiresAt": "2027-01-01T00:00:00Z", "userId": user.id });
    let key = admin.post("/api-keys", body).await.is(201).text_at("/key");
    t.anonymous().with_header("x-api-key", &key).with_header("x-domain", "north.test")
}

#[on_both_databases]
async fn only_the_keys_own_user_signs_in(t: TestBrand) {
    let (admin, user) = (t.admin().await, t.staff_with(&["cellxpert.reports"]).await);
    let program = program(&t, &admin, &user).await;
    let login = |email: &str, password: &str| json!({ "email": email, "password": password, "rememberMe": true });
    let token = program.post("/auth/login", login(&user.email, PASSWORD)).await.is(200).text_at("/token");
    program.post("/auth/login", login(&admin.email, PASSWORD)).await.is_problem(401, "invalid_credentials");
    program.post("/auth/login", login(&user.email, "wrong horse 9")).await.is_problem(401, "invalid_credentials");
    program.post("/auth/login", json!({ "email": user.email })).await.is_problem(422, "invalid_field").names("password");

    let own = t.anonymous().with_token(&token);
    assert_eq!(own.get("/me/permissions").await.is(200).json["permissions"], json!(["cellxpert.reports"]));
    own.get("/staff").await.is_problem(403, "permission_needed");
    own.post("/sessions/prove", json!({ "password": PASSWORD })).await.is_problem(403, "service_session");
    t.clock.advance_s(3_600);
    own.get("/me/permissions").await.is_problem(401, "invalid_token");
}

#[on_both_databases]
async fn key_and_domain_must_both_be_there(t: TestBrand) {
    let (admin, user) = (t.admin().await, t.affiliate().await);
    let program = program(&t, &admin, &user).await;
    let login = json!({ "email": user.email, "password": PASSWORD });
    program.post("/auth/login", login.clone()).await.is(200);
    program.with_header("x-domain", "").post("/auth/login", login.clone()).await.is_problem(401, "credentials_missing").names("X-DOMAIN");
    program.with_header("x-api-key", "").post("/auth/login", login.clone()).await.is_problem(401, "credentials_missing").names("X-Api-Key");
    program.with_header("x-domain", "elsewhere.test").post("/auth/login", login.clone()).await.is_problem(403, "wrong_domain");
    program.with_header("x-api-key", "th_k_x").post("/auth/login", login).await.is_problem(401, "invalid_key");
    assert_eq!(t.rows("select grade from session where grade = 'SERVICE'").await, ["SERVICE"]);
}
