//! Auto-login links and looking as a customer.

use kernel::CustomerId;
use serde_json::json;
use testkit::{Actor, TestBrand, f, on_both_databases};

use super::settled;
use crate::sessions::links::{AutoLogin, auto_login_link};

const PASSWORD: &str = "correct horse 9 battery";

async fn link(t: &TestBrand, who: &Actor<'_>, back: &'static str) -> AutoLogin {
    let (app, id) = (t.app.clone(), CustomerId::from_uuid(who.id));
    t.write(move |tx| auto_login_link(tx, &app, id, back, false)).await
}

#[on_both_databases]
async fn a_link_signs_in_once_and_not_far(t: TestBrand) {
    let who = settled(&t).await;
    let made = link(&t, &who, "/wallet/deposit").await;
    assert_eq!(made.url, f!("http://localhost:8080/auth/login?token={}&returnUrl=/wallet/deposit&statusPopup=false", made.token));
    let answer = t.anonymous().post("/sessions/auto-login", json!({ "token": made.token })).await.is(200);
    assert_eq!(answer.text_at("/user/id"), who.id.to_string());
    t.anonymous().post("/sessions/auto-login", json!({ "token": made.token })).await.is_problem(401, "invalid_token");

    let own = who.with_token(&answer.text_at("/token"));
    assert_eq!(own.get("/me/sessions").await.is(200).text_at("/sessions/0/grade"), "LINK");
    own.post("/me/two-factor", json!({})).await.is_problem(403, "proof_needed");
    own.post("/export-tokens", json!({ "path": "/x/y" })).await.is_problem(403, "full_session_needed");
    own.post("/sessions/prove", json!({ "otp": "000000" })).await.is_problem(422, "invalid_field").names("password");
    assert_eq!(own.post("/sessions/prove", json!({ "password": PASSWORD })).await.is(200).text_at("/grade"), "FULL");
    own.post("/me/two-factor", json!({})).await.is(200);
    let logged = t.rows("select after from audit_entry where action = 'session.started'").await;
    assert!(logged[0].contains("\"way\":\"link\"") && logged[0].contains("127.0.0.1"), "{logged:?}");
}

#[on_both_databases]
async fn a_links_session_ends_after_half_an_hour_however_it_is_prolonged(t: TestBrand) {
    let who = t.customer().await;
    let made = link(&t, &who, "//evil.test/").await;
    assert!(made.url.contains("returnUrl=/&"), "{}", made.url);
    let answer = t.anonymous().post("/sessions/auto-login", json!({ "token": made.token })).await.is(200);
    t.clock.advance_s(29 * 60);
    let next = t.anonymous().post("/sessions/refresh", json!({ "refreshToken": answer.text_at("/refreshToken") })).await.is(200);
    let own = who.with_token(&next.text_at("/token"));
    own.get("/me/sessions").await.is(200);
    t.clock.advance_s(60);
    own.get("/me/sessions").await.is_problem(401, "invalid_token");
    t.anonymous()
        .post("/sessions/refresh", json!({ "refreshToken": next.text_at("/refreshToken") }))
        .await
        .is_problem(401, "invalid_token");
}

#[on_both_databases]
async fn a_link_is_over_after_an_hour_or_with_its_customer(t: TestBrand) {
    let who = t.customer().await;
    let (late, gone) = (link(&t, &who, "/").await, link(&t, &who, "/").await);
    let spend = |token: &str| json!({ "token": token });
    t.rows("update customer set status = 'DISABLED' returning id").await;
    t.anonymous().post("/sessions/auto-login", spend(&gone.token)).await.is_problem(401, "invalid_token");
    t.rows("update customer set status = 'ACTIVE' returning id").await;
    t.clock.advance_s(3_600);
    for token in [late.token.as_str(), "", "th_a_x", who.token.as_str()] {
        t.anonymous().post("/sessions/auto-login", spend(token)).await.is_problem(401, "invalid_token");
    }
}

#[on_both_databases]
async fn looking_as_a_customer_changes_nothing_and_is_written_down(t: TestBrand) {
    let (staff, who) = (t.staff_with(&["customers.impersonate"]).await, t.customer().await);
    let answer = staff.post("/sessions/impersonation", json!({ "customerId": who.id })).await.is(200);
    assert_eq!((answer.text_at("/user/id"), answer.json["refreshToken"].is_null()), (who.id.to_string(), true));
    let looking = t.anonymous().with_token(&answer.text_at("/token"));
    assert_eq!(looking.get("/me/permissions").await.is(200).text_at("/kind"), "CUSTOMER");
    for path in ["/me/two-factor", "/sessions/prove", "/export-tokens"] {
        looking.post(path, json!({ "path": "/x/y", "password": PASSWORD })).await.is_problem(403, "impersonated");
    }
    let entry = t.rows("select actor_name, action, entity_id from audit_entry where entity = 'customer'").await;
    assert_eq!(entry, [f!("Sam Staff customer.impersonated {}", who.id)]);
    t.clock.advance_s(15 * 60);
    looking.get("/me/permissions").await.is_problem(401, "invalid_token");

    staff.post("/sessions/impersonation", json!({ "customerId": staff.id })).await.is_problem(404, "not_found");
    staff.post("/sessions/impersonation", json!({ "customerId": "x" })).await.is_problem(422, "invalid_field").names("customerId");
    t.staff_with(&["customers.read"])
        .await
        .post("/sessions/impersonation", json!({ "customerId": who.id }))
        .await
        .is_problem(403, "permission_needed");
    who.post("/sessions/impersonation", json!({ "customerId": who.id })).await.is_problem(403, "permission_needed");
}

#[on_both_databases]
async fn a_look_bears_both_names_and_ends_with_the_right_to_it(t: TestBrand) {
    let (staff, who) = (t.staff_with(&["customers.impersonate"]).await, t.customer().await);
    let look = |reason: &str| staff.post("/sessions/impersonation", json!({ "customerId": who.id, "reason": reason }));
    look(&"x".repeat(301)).await.is_problem(422, "invalid_field").names("reason");
    let looking = t.anonymous().with_token(&look(" Cannot find the statement ").await.is(200).text_at("/token"));
    let me = looking.get("/me").await.is(200);
    assert_eq!((me.text_at("/impersonatedBy"), me.text_at("/user/id")), ("Sam Staff".into(), who.id.to_string()));
    assert!(who.get("/me").await.is(200).json["impersonatedBy"].is_null());
    let about = t.rows("select after from audit_entry where action = 'customer.impersonated'").await;
    assert!(about[0].contains(r#""reason":"Cannot find the statement""#), "{about:?}");

    // The customer sees that somebody looks, not from where, and can end it.
    let seen = who.get("/me/sessions").await.is(200).json["sessions"].clone();
    let theirs = seen.as_array().expect("rows").iter().find(|one| one["grade"] == "IMPERSONATED").expect("a look");
    assert_eq!((&theirs["ip"], &theirs["userAgent"], &theirs["current"]), (&json!(""), &json!(""), &json!(false)));
    who.delete(&f!("/me/sessions/{}", theirs["id"].as_str().expect("an id"))).await.is(204);
    looking.get("/me").await.is_problem(401, "invalid_token");

    let again = t.anonymous().with_token(&look("").await.is(200).text_at("/token"));
    again.get("/me").await.is(200);
    let off = if t.on == testkit::On::Sqlite { "0" } else { "false" };
    t.rows(&f!("update staff set enabled = {off} where id = '{}' returning id", staff.id)).await;
    // What is changed past the program counts within a second.
    t.clock.advance_s(1);
    again.get("/me").await.is_problem(401, "invalid_token");
}

#[on_both_databases]
async fn who_looks_can_stop_looking(t: TestBrand) {
    let (staff, who) = (t.admin().await, t.customer().await);
    let token = staff.post("/sessions/impersonation", json!({ "customerId": who.id })).await.is(200).text_at("/token");
    let looking = t.anonymous().with_token(&token);
    looking.delete("/sessions/current").await.is(204);
    looking.get("/me/permissions").await.is_problem(401, "invalid_token");
}
