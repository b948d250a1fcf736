//! From the mail to the first sign-in.

use serde_json::json;
use testkit::{Actor, TestBrand, f, on_both_databases};

const GOOD: &str = "a quiet river under 9 bridges";

async fn invite(t: &TestBrand, admin: &Actor<'_>) -> (String, String) {
    let body = json!({ "firstName": "Ann", "lastName": "Zimmer", "email": "ann@firm.test" });
    let made = admin.post("/staff", body).await.is(201);
    (made.text_at("/staff/id"), token(t).await)
}

/// The token of the link in the latest mail.
async fn token(t: &TestBrand) -> String {
    t.clock.advance_s(1);
    t.drain().await;
    let mail = t.mails().pop().expect("a mail");
    let text = mail.replace("=\r\n", "").replace("=3D", "=");
    assert!(text.contains("ann@firm.test") && text.contains("North Markets"), "{text}");
    let (_, rest) = text.split_once("http://localhost:8080/admin/accept-invitation?token=").expect("a link");
    rest.split_whitespace().next().expect("a token").to_owned()
}

#[on_both_databases]
async fn the_link_proves_the_address_and_sets_the_password_once(t: TestBrand) {
    let admin = t.admin().await;
    let (id, token) = invite(&t, &admin).await;
    assert_eq!(t.rows("select count(*) from job").await, ["0"]);
    let nobody = t.anonymous();
    let accept = |password: &str| json!({ "token": token, "password": password });
    for bad in ["short", "annzimmer2026", "password1234"] {
        nobody.post("/staff/accept-invitation", accept(bad)).await.is_problem(422, "invalid_field").names("password");
    }
    nobody.post("/sessions", json!({ "username": "ann@firm.test", "password": GOOD })).await.is_problem(401, "invalid_credentials");
    t.clock.advance_s(7 * 86_400 - 10);
    nobody.post("/staff/accept-invitation", accept(GOOD)).await.is(200);
    nobody.post("/staff/accept-invitation", accept(GOOD)).await.is_problem(422, "invitation_over").names("token");
    nobody.post("/sessions", json!({ "username": "ann@firm.test", "password": GOOD })).await.is(200);
    let admin = t.admin().await;
    assert!(admin.get(&f!("/staff/{id}")).await.is(200).json["staff"]["emailVerifiedAt"].is_string());
    admin.post(&f!("/staff/{id}/invitation"), json!({})).await.is_problem(409, "invitation_accepted");
    assert_eq!(t.rows("select actor_name from audit_entry where action = 'staff.invitation_accepted'").await, ["Ann Zimmer"]);
}

#[on_both_databases]
async fn a_link_is_over_after_seven_days_or_when_another_was_sent(t: TestBrand) {
    let admin = t.admin().await;
    let (id, first) = invite(&t, &admin).await;
    admin.post(&f!("/staff/{id}/invitation"), json!({})).await.is(200);
    let second = token(&t).await;
    assert_ne!(first, second);
    let nobody = t.anonymous();
    let accept = |token: &str| json!({ "token": token, "password": GOOD });
    nobody.post("/staff/accept-invitation", accept(&first)).await.is_problem(422, "invitation_over");
    t.clock.advance_s(7 * 86_400);
    nobody.post("/staff/accept-invitation", accept(&second)).await.is_problem(422, "invitation_over");
    nobody.post("/staff/accept-invitation", accept("th_v_nonsense")).await.is_problem(422, "invitation_over");
    nobody.post("/staff/accept-invitation", json!({ "token": second })).await.is_problem(422, "invalid_field").names("password");
}

#[on_both_databases]
async fn whoever_is_disabled_accepts_nothing(t: TestBrand) {
    let admin = t.admin().await;
    let (id, token) = invite(&t, &admin).await;
    admin.patch(&f!("/staff/{id}"), json!({ "enabled": false })).await.is(200);
    let body = json!({ "token": token, "password": GOOD });
    t.anonymous().post("/staff/accept-invitation", body).await.is_problem(422, "invitation_over");
    admin.post(&f!("/staff/{id}/invitation"), json!({})).await.is_problem(409, "staff_disabled");
}

#[on_both_databases]
async fn the_link_does_not_lie_open_while_the_mail_waits(t: TestBrand) {
    let admin = t.admin().await;
    let body = json!({ "firstName": "Ann", "lastName": "Zimmer", "email": "ann@firm.test" });
    admin.post("/staff", body).await.is(201);
    let waiting = t.rows("select payload from job where kind = 'mail.send'").await;
    assert!(waiting.len() == 1 && !waiting[0].contains("token=") && !waiting[0].contains("th_v_"), "{waiting:?}");
}
