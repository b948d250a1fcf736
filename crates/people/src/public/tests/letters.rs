//! What partners' programs can and cannot make the house write, and the password that they choose.

use foundation::auth::Kind;
use serde_json::{Value, json};
use testkit::{TestBrand, f, on_both_databases};

use super::{customer, with};
use crate::leads::tests::with_key;
use crate::testing::{letters, links};

#[on_both_databases(TRADEHALL_LIMITS__CUSTOMER_LETTERS_PER_DAY = "3")]
async fn a_day_has_so_many_letters_for_a_user_with_whatever_keys(t: TestBrand) {
    let staff = t.admin().await;
    let (one, two) = (with_key(&t, Kind::Staff, staff.id).await, with_key(&t, Kind::Staff, staff.id).await);
    let by_hand = |email: &str| json!({ "fullname": "Maria Keller", "mobilenumber": "+491701234567", "country": "DE", "email": email, "currency": "EUR" });
    let keyed = one.with_header("idempotency-key", "a");
    keyed.post("/public/customers", customer("a@x.de")).await.is(201);
    keyed.post("/public/customers", customer("a@x.de")).await.is(201);
    two.post("/public/customers", customer("b@x.de")).await.is(201);
    staff.post("/customers", by_hand("c@x.de")).await.is(200);
    for program in [&one, &two] {
        let refused = program.post("/public/customers", customer("d@x.de")).await.is_problem(429, "too_many_requests");
        assert!(refused.text_at("/detail").starts_with("3 customers who get a letter"), "{}", refused.text);
        assert_eq!(refused.header("retry-after"), Some("54000"), "until midnight in UTC");
    }
    staff.post("/customers", by_hand("d@x.de")).await.is_problem(429, "too_many_requests");
    t.drain().await;
    assert_eq!((t.mails().len(), t.rows("select count(*) from customer").await), (3, vec!["3".to_owned()]));

    let silent = with(customer("s@x.de"), json!({ "skipOnboardingSteps": ["EmailConfirmation"] }));
    one.post("/public/customers", silent).await.is(201);
    let another = with_key(&t, Kind::Staff, t.admin().await.id).await;
    another.post("/public/customers", customer("d@x.de")).await.is(201);
    t.clock.advance_s(54_000);
    one.post("/public/customers", customer("e@x.de")).await.is(201);
    t.forget().await;
    assert_eq!(t.rows("select letters from letter_count").await, ["1"], "yesterday counts no longer");
}

#[on_both_databases]
async fn a_name_that_is_an_address_stands_in_no_letter(t: TestBrand) {
    let program = with_key(&t, Kind::Staff, t.admin().await.id).await;
    for (n, name) in ["Win: http://evil.test", "evil.test", "www.evil", "a@evil", "<b>evil</b>"].into_iter().enumerate() {
        program.post("/public/customers", with(customer(&f!("m{n}@x.de")), json!({ "firstName": name }))).await.is(201);
    }
    t.drain().await;
    let written = letters(&t);
    assert_eq!((t.mails().len(), written.matches("Hello,").count()), (5, 5), "{written}");
    assert!(!written.contains("evil") && !written.contains("Keller"), "{written}");
    program.post("/public/customers", with(customer("q@x.de"), json!({ "firstName": "J. María" }))).await.is(201);
    assert_eq!(t.rows("select count(*) from customer").await, ["6"], "the name itself is taken as it is");
}

#[on_both_databases]
async fn a_password_that_a_program_chose_is_replaced_at_the_first_sign_in(t: TestBrand) {
    let program = with_key(&t, Kind::Staff, t.admin().await.id).await;
    let asked = with(customer("m@x.de"), json!({ "skipOnboardingSteps": ["EmailConfirmation"] }));
    let made = program.post("/public/customers", asked).await.is(201);
    let by_password =
        async |password: &str| t.anonymous().post("/sessions", json!({ "username": "m@x.de", "password": password })).await.is(200);
    let first = by_password("secret77").await;
    assert_eq!((&first.json["passwordChangeNeeded"], &first.json["outstandingOnboardingSteps"]), (&json!(true), &json!([])));
    let own = t.anonymous().with_token(&first.text_at("/token"));
    let by_link = t.anonymous().post("/sessions/auto-login", json!({ "token": made.text_at("/token") })).await.is(200);
    let linked = t.anonymous().with_token(&by_link.text_at("/token"));
    linked.post("/sessions/prove", json!({ "password": "secret77" })).await.is(200);
    for session in [&own, &linked] {
        session.post("/me/termination-request", json!({})).await.is_problem(403, "onboarding_outstanding");
        assert_eq!(session.get("/me").await.is(200).json["passwordChangeNeeded"], true);
    }
    let change = |new: &str| -> Value { json!({ "currentPassword": "secret77", "newPassword": new }) };
    own.patch("/me", change("secret77")).await.is_problem(422, "invalid_field").names("newPassword");
    own.patch("/me", change("my own 77")).await.is(200);
    assert_eq!(own.get("/me").await.is(200).json["passwordChangeNeeded"], false);
    own.post("/me/termination-request", json!({})).await.is(200);
    assert_eq!(by_password("my own 77").await.json["passwordChangeNeeded"], false);
}

#[on_both_databases]
async fn a_password_that_a_program_chose_is_not_set_again_by_a_mailed_link(t: TestBrand) {
    let program = with_key(&t, Kind::Staff, t.admin().await.id).await;
    program.post("/public/customers", customer("m@x.de")).await.is(201);
    t.anonymous().post("/password-resets", json!({ "contact": "m@x.de" })).await.is(200);
    t.drain().await;
    let link = links(&t, "/reset-password").pop().expect("a link");
    let chosen = |new: &str| json!({ "reset_token": link, "password": new, "password_confirmation": new });
    t.anonymous().put("/password-resets", chosen("secret77")).await.is_problem(422, "invalid_field").names("password");
    t.anonymous().put("/password-resets", chosen("my own 77")).await.is(200);
    let signed_in = t.anonymous().post("/sessions", json!({ "username": "m@x.de", "password": "my own 77" })).await.is(200);
    assert_eq!(signed_in.json["passwordChangeNeeded"], false);
}
