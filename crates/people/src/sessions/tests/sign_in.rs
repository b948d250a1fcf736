//! Passwords, locks, and equal answers.

use foundation::auth::Kind;
use serde_json::json;
use testkit::{Actor, Answer, TestBrand, f, on_both_databases};

use super::settled;

const PASSWORD: &str = "correct horse 9 battery";

async fn sign_in(who: &Actor<'_>, email: &str, password: &str) -> Answer {
    who.post("/sessions", json!({ "username": email, "password": password })).await
}

#[on_both_databases]
async fn staff_and_customers_sign_in_at_the_same_door(t: TestBrand) {
    let (staff, customer) = (t.staff_with(&["leads.read"]).await, settled(&t).await);
    let answer = sign_in(&t.anonymous(), &staff.email.to_uppercase(), PASSWORD).await.is(200);
    assert_eq!((answer.text_at("/user/id"), answer.json["user"]["permissions"].clone()), (staff.id.to_string(), json!(["leads.read"])));
    let me = staff.with_token(&answer.text_at("/token")).get("/me/permissions").await.is(200);
    assert_eq!(me.json, json!({ "kind": "STAFF", "permissions": ["leads.read"] }));

    let answer = sign_in(&t.anonymous(), &customer.email, PASSWORD).await.is(200);
    assert_eq!(answer.json["outstandingOnboardingSteps"], json!([]));
    assert_eq!(answer.json["user"]["roles"], json!(["TRADER"]));
    let me = customer.with_token(&answer.text_at("/token")).get("/me/permissions").await.is(200);
    assert_eq!(me.json, json!({ "kind": "CUSTOMER", "permissions": [] }));

    assert_eq!(t.rows("select action, actor_name from audit_entry where action = 'session.started'").await, ["session.started Sam Staff"]);
    assert_eq!(t.rows("select count(*) from outbox where kind = 'session.started'").await, ["2"]);
    assert_eq!(t.rows("select total_logins from customer").await, ["1"]);
}

#[on_both_databases]
async fn whatever_is_wrong_the_answer_is_the_same(t: TestBrand) {
    let (customer, gone) = (t.customer().await, t.customer().await);
    t.rows(&f!("update customer set status = 'DISABLED' where id = '{}' returning id", gone.id)).await;
    let nobody = t.anonymous();
    let wrong = sign_in(&nobody, &customer.email, "wrong horse 9").await.is_problem(401, "invalid_credentials");
    for (email, password) in [("nobody@mail.test", PASSWORD), (gone.email.as_str(), PASSWORD), (customer.email.as_str(), "x")] {
        let answer = sign_in(&nobody, email, password).await.is_problem(401, "invalid_credentials");
        assert_eq!(answer.json, wrong.json, "{email}");
    }
    assert_eq!(t.rows("select failures from sign_in_of_nobody").await, ["1"]);
    assert_eq!(t.rows(&f!("select failed_logins from customer where id = '{}'", customer.id)).await, ["2"]);
}

#[on_both_databases]
async fn bad_input_is_named(t: TestBrand) {
    let nobody = t.anonymous();
    nobody.post("/sessions", json!({ "password": "x" })).await.is_problem(422, "invalid_field").names("username");
    nobody.post("/sessions", json!({ "username": "a@b.test" })).await.is_problem(422, "invalid_field").names("password");
    let long = "x".repeat(300);
    nobody.post("/sessions", json!({ "username": "a@b.test", "password": long })).await.is(422).names("password");
    nobody.post("/sessions", json!({ "username": long, "password": "x" })).await.is(422).names("username");
    nobody.post("/sessions", json!({ "username": "a", "password": "x", "otp": "y".repeat(65) })).await.is(422).names("otp");
    nobody.post("/sessions", json!({ "username": 7 })).await.is(422).names("username");
}

#[on_both_databases]
async fn one_e_mail_for_two_users_the_password_decides(t: TestBrand) {
    let (staff, customer) = (t.admin().await, t.customer().await);
    let other = t.app.passwords().hash("another horse 7").await.expect("a hash");
    t.rows(&f!(
        "update customer set email = '{0}', email_key = '{0}', password_hash = '{other}' where id = '{1}' returning id",
        staff.email,
        customer.id
    ))
    .await;
    let nobody = t.anonymous();
    assert_eq!(sign_in(&nobody, &staff.email, PASSWORD).await.is(200).text_at("/user/id"), staff.id.to_string());
    assert_eq!(sign_in(&nobody, &staff.email, "another horse 7").await.is(200).text_at("/user/id"), customer.id.to_string());
}

/// The same network, seen from another address.
async fn fail(t: &TestBrand, email: &str, times: i64) {
    for _ in 0..times {
        sign_in(&t.anonymous(), email, "wrong horse 9").await.is_problem(401, "invalid_credentials");
    }
}

#[on_both_databases]
async fn after_ten_failures_strangers_wait_half_an_hour(t: TestBrand) {
    let customer = t.customer().await;
    t.rows("update session set ip = '192.0.2.1' returning id").await;
    fail(&t, &customer.email, 10).await;
    let locked = sign_in(&t.anonymous(), &customer.email, PASSWORD).await.is_problem(401, "invalid_credentials");
    assert_eq!(locked.json, sign_in(&t.anonymous(), "nobody@mail.test", PASSWORD).await.json);
    fail(&t, &customer.email, 3).await;
    assert_eq!(t.rows("select failed_logins from customer").await, ["10"], "a stranger cannot keep it locked");

    t.rows("update session set ip = '127.0.0.1' returning id").await;
    sign_in(&t.anonymous(), &customer.email, PASSWORD).await.is(200);
    assert_eq!(t.rows("select failed_logins from customer").await, ["0"]);

    t.rows("update session set ip = '192.0.2.1' returning id").await;
    fail(&t, &customer.email, 10).await;
    t.clock.advance_s(30 * 60 - 1);
    sign_in(&t.anonymous(), &customer.email, PASSWORD).await.is(401);
    t.clock.advance_s(1);
    sign_in(&t.anonymous(), &customer.email, PASSWORD).await.is(200);
}

#[on_both_databases]
async fn an_address_is_known_for_ninety_days_whatever_is_forgotten(t: TestBrand) {
    for (days, status) in [(89, 200), (91, 401)] {
        let customer = settled(&t).await;
        t.rows(&f!("update session set ip = '192.0.2.1' where user_id = '{}' returning id", customer.id)).await;
        sign_in(&t.anonymous(), &customer.email, PASSWORD).await.is(200);
        t.clock.advance_s(days * 86_400);
        t.forget().await;
        fail(&t, &customer.email, 10).await;
        sign_in(&t.anonymous(), &customer.email, PASSWORD).await.is(status);
    }
}

#[on_both_databases]
async fn after_a_hundred_failures_only_a_new_password_opens(t: TestBrand) {
    let customer = t.customer().await;
    t.rows("update customer set failed_logins = 100, failed_since = 0 returning id").await;
    sign_in(&t.anonymous(), &customer.email, PASSWORD).await.is_problem(401, "invalid_credentials");
    let hash = t.app.passwords().hash("another horse 7").await.expect("a hash");
    let id = customer.id;
    t.write(move |tx| crate::credentials::set_password(tx, Kind::Customer, id, &hash, None)).await;
    sign_in(&t.anonymous(), &customer.email, "another horse 7").await.is(200);
    customer.get("/me/sessions").await.is_problem(401, "invalid_token");
}

#[on_both_databases]
async fn a_password_that_somebody_else_chose_must_be_replaced_first(t: TestBrand) {
    let customer = settled(&t).await;
    t.rows(if t.on == testkit::On::Sqlite {
        "update customer set password_is_initial = 1 returning id"
    } else {
        "update customer set password_is_initial = true returning id"
    })
    .await;
    let answer = sign_in(&t.anonymous(), &customer.email, PASSWORD).await.is(200);
    assert_eq!(answer.json["passwordChangeNeeded"], true);
    let own = customer.with_token(&answer.text_at("/token"));
    assert_eq!(own.get("/me/sessions").await.is(200).text_at("/sessions/0/grade"), "ONBOARDING");

    let (id, hash) = (customer.id, t.app.passwords().hash("another horse 7").await.expect("a hash"));
    t.write(move |tx| {
        crate::credentials::queries::set_password(tx, Kind::Customer, id, &hash)?;
        crate::sessions::settle_grade(tx, Kind::Customer, id)
    })
    .await;
    assert_eq!(own.get("/me/sessions").await.is(200).text_at("/sessions/0/grade"), "FULL");
}

#[on_both_databases]
async fn steps_before_sign_in_keep_the_session_small(t: TestBrand) {
    let customer = t.customer().await;
    t.rows("update customer set skipped_steps = '[]' returning id").await;
    let answer = sign_in(&t.anonymous(), &customer.email, PASSWORD).await.is(200);
    assert_eq!(answer.json["outstandingOnboardingSteps"], json!(["EmailConfirmation"]));
    let own = customer.with_token(&answer.text_at("/token"));
    own.post("/export-tokens", json!({ "path": "/x/y" })).await.is_problem(403, "full_session_needed");
    let id = customer.id;
    t.write(move |tx| crate::sessions::settle_grade(tx, Kind::Customer, id)).await;
    own.post("/export-tokens", json!({ "path": "/x/y" })).await.is_problem(403, "full_session_needed");
    t.rows("update customer set email_confirmed_at = 1 returning id").await;
    t.write(move |tx| crate::sessions::settle_grade(tx, Kind::Customer, id)).await;
    own.post("/export-tokens", json!({ "path": "/x/y" })).await.is(200);
}

#[on_both_databases]
async fn a_disabled_user_is_out_with_the_next_request(t: TestBrand) {
    let (staff, customer) = (t.admin().await, t.customer().await);
    let off = if t.on == testkit::On::Sqlite { "0" } else { "false" };
    t.rows(&f!("update staff set enabled = {off} returning id")).await;
    t.rows("update customer set status = 'DISABLED' returning id").await;
    for who in [staff, customer] {
        who.get("/me/permissions").await.is_problem(401, "invalid_token");
        sign_in(&t.anonymous(), &who.email, PASSWORD).await.is_problem(401, "invalid_credentials");
    }
}
