//! Enrolling, signing in with a code, and giving it up.

use foundation::secrets::Secret;
use foundation::totp;
use serde_json::{Value, json};
use testkit::{Actor, Answer, TestBrand, on_both_databases};

use super::settled;

const PASSWORD: &str = "correct horse 9 battery";

async fn sign_in(t: &TestBrand, who: &Actor<'_>, otp: Option<&str>) -> Answer {
    t.anonymous().post("/sessions", json!({ "username": who.email, "password": PASSWORD, "otp": otp })).await
}

fn secret_of(enrolled: &Answer) -> Secret {
    let url = enrolled.text_at("/otpauthUrl");
    let (_, rest) = url.split_once("secret=").expect("a secret");
    Secret::from(rest.split('&').next().expect("a secret"))
}

fn code(t: &TestBrand, secret: &Secret) -> String {
    totp::code_at(secret, t.now()).expect("a code")
}

async fn enrolled(t: &TestBrand, who: &Actor<'_>) -> (Secret, Vec<String>) {
    let begun = who.post("/me/two-factor", json!({})).await.is(200);
    let secret = secret_of(&begun);
    who.put("/me/two-factor", json!({ "otp": code(t, &secret) })).await.is(200);
    t.clock.advance_s(30);
    let codes = begun.json["recoveryCodes"].as_array().expect("codes").iter().filter_map(Value::as_str).map(str::to_owned).collect();
    (secret, codes)
}

#[on_both_databases]
async fn from_enrolment_on_a_code_is_asked_for(t: TestBrand) {
    for who in [t.admin().await, t.customer().await] {
        let begun = who.post("/me/two-factor", json!({})).await.is(200);
        assert_eq!(begun.json["recoveryCodes"].as_array().map(Vec::len), Some(10));
        sign_in(&t, &who, None).await.is(200);
        let secret = secret_of(&begun);
        assert_eq!(who.get("/me").await.is(200).json["user"]["twoFactor"], false);
        who.put("/me/two-factor", json!({ "otp": "000000" })).await.is_problem(422, "invalid_field").names("otp");
        who.put("/me/two-factor", json!({ "otp": code(&t, &secret) })).await.is(200);
        who.put("/me/two-factor", json!({ "otp": code(&t, &secret) })).await.is_problem(409, "two_factor_on");
        who.post("/me/two-factor", json!({})).await.is_problem(409, "two_factor_on");
        assert_eq!(who.get("/me").await.is(200).json["user"]["twoFactor"], true);
        sign_in(&t, &who, None).await.is_problem(401, "otp_needed");
        sign_in(&t, &who, Some(&code(&t, &secret))).await.is_problem(401, "invalid_credentials");
        t.clock.advance_s(30);
        let now = code(&t, &secret);
        sign_in(&t, &who, Some(&now)).await.is(200);
        sign_in(&t, &who, Some(&now)).await.is_problem(401, "invalid_credentials");
    }
    let sealed = t.rows("select totp_secret from staff").await;
    assert!(sealed[0].starts_with("v1."), "{sealed:?}");
}

#[on_both_databases]
async fn a_code_is_good_once_also_when_two_bring_it_together(t: TestBrand) {
    let who = t.customer().await;
    let (secret, _) = enrolled(&t, &who).await;
    let now = code(&t, &secret);
    let (one, two) = tokio::join!(sign_in(&t, &who, Some(&now)), sign_in(&t, &who, Some(&now)));
    let mut seen = [one.status, two.status];
    seen.sort_unstable();
    assert_eq!(seen, [200, 401]);
}

#[on_both_databases]
async fn a_recovery_code_stands_in_once(t: TestBrand) {
    let who = t.admin().await;
    let (_, codes) = enrolled(&t, &who).await;
    sign_in(&t, &who, Some(&codes[3].to_lowercase())).await.is(200);
    sign_in(&t, &who, Some(&codes[3])).await.is_problem(401, "invalid_credentials");
    sign_in(&t, &who, Some(&codes[4])).await.is(200);
}

#[on_both_databases]
async fn wrong_codes_burn_tries(t: TestBrand) {
    let who = t.admin().await;
    let (secret, _) = enrolled(&t, &who).await;
    t.rows("update session set ip = '192.0.2.1' returning id").await;
    for _ in 0..10 {
        sign_in(&t, &who, Some("000000")).await.is_problem(401, "invalid_credentials");
    }
    sign_in(&t, &who, Some(&code(&t, &secret))).await.is_problem(401, "invalid_credentials");
    assert_eq!(t.rows("select failed_logins from staff").await, ["10"]);
}

#[on_both_databases]
async fn giving_it_up_takes_a_code(t: TestBrand) {
    let who = t.customer().await;
    let (secret, codes) = enrolled(&t, &who).await;
    who.delete("/me/two-factor").await.is_problem(403, "otp_needed");
    who.with_header("x-otp", "000000").delete("/me/two-factor").await.is_problem(403, "proof_refused");
    assert_eq!(t.rows("select failed_logins from customer").await, ["1"]);
    who.with_header("x-otp", &code(&t, &secret)).delete("/me/two-factor").await.is(200);
    sign_in(&t, &who, None).await.is(200);
    who.delete("/me/two-factor").await.is_problem(409, "two_factor_off");
    sign_in(&t, &who, Some(&codes[0])).await.is(200);
    let actions = t.rows("select action from audit_entry where entity = 'two_factor' order by seq").await;
    assert_eq!(actions, ["two_factor.begun", "two_factor.confirmed", "two_factor.removed"]);
}

#[on_both_databases]
async fn a_house_may_want_its_staff_to_have_one(t: TestBrand) {
    t.rows("insert into setting (key, value, updated_at) values ('staff_two_factor_required', 'true', 0) returning key").await;
    let who = t.admin().await;
    let answer = sign_in(&t, &who, None).await.is(200);
    assert_eq!(answer.json["twoFactorNeeded"], true);
    let own = who.with_token(&answer.text_at("/token"));
    own.get("/staff").await.is_problem(403, "onboarding_outstanding");
    let (secret, _) = enrolled(&t, &own).await;
    own.get("/staff").await.is(200);
    own.with_header("x-otp", &code(&t, &secret)).delete("/me/two-factor").await.is_problem(403, "two_factor_required");
}

#[on_both_databases]
async fn proof_is_fresh_for_five_minutes(t: TestBrand) {
    let who = settled(&t).await;
    t.clock.advance_s(300);
    who.post("/me/two-factor", json!({})).await.is_problem(403, "proof_needed");
    who.post("/sessions/prove", json!({})).await.is_problem(422, "invalid_field").names("password");
    who.post("/sessions/prove", json!({ "password": "wrong horse 9" })).await.is_problem(403, "proof_refused");
    who.post("/sessions/prove", json!({ "otp": "000000" })).await.is_problem(422, "invalid_field").names("password");
    let proven = who.post("/sessions/prove", json!({ "password": PASSWORD })).await.is(200);
    assert_eq!(proven.json, json!({ "success": true, "grade": "FULL", "freshUntil": "2026-05-04T09:10:00.000Z" }));
    let (secret, _) = enrolled(&t, &who).await;
    t.clock.advance_s(300);
    who.post("/sessions/prove", json!({ "password": PASSWORD })).await.is_problem(403, "otp_needed");
    who.post("/sessions/prove", json!({ "otp": code(&t, &secret) })).await.is(200);
    who.post("/sessions/prove", json!({ "otp": code(&t, &secret) })).await.is_problem(403, "proof_refused");
}
