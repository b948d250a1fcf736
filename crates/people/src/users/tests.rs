//! Signing up and looking after oneself.

mod passwords;
mod pictures;
mod told;

use serde_json::{Value, json};
use testkit::{Actor, TestBrand, f, on_both_databases};

use crate::testing::{letters, links};

const PASSWORD: &str = "correct horse 9 battery";

fn anna() -> Value {
    json!({
        "firstname": "Anna", "lastname": "Berg", "email": "Anna@mail.test", "mobilenumber": "0664 1234567", "country": "AT",
        "communicationLanguage": "de-AT", "source": "web"
    })
}

/// Spends the grant of a sign-up: somebody who came by a link.
async fn by_grant<'t>(t: &'t TestBrand, body: Value) -> Actor<'t> {
    let grant = t.anonymous().post("/users", body).await.is(200).text_at("/refreshToken");
    let session = t.anonymous().post("/sessions/auto-login", json!({ "token": grant })).await.is(200).text_at("/token");
    t.anonymous().with_token(&session)
}

/// What was texted last, as there is no phone to read it from.
fn texted(t: &TestBrand) -> Vec<String> {
    let folder = t.app.config().data_dir.join("sms");
    let mut names: Vec<_> = std::fs::read_dir(folder).map(|all| all.filter_map(|one| Some(one.ok()?.path())).collect()).unwrap_or_default();
    names.sort();
    names.iter().map(|path| std::fs::read_to_string(path).expect("readable")).collect()
}

fn code(text: &str) -> String {
    let start = text.find("your code is ").expect("a code") + "your code is ".len();
    text[start..start + 6].to_owned()
}

#[on_both_databases]
async fn signing_up_makes_a_customer_who_confirms_and_signs_in(t: TestBrand) {
    let answer = t.anonymous().post("/users", anna()).await.is(200);
    let grant = answer.text_at("/refreshToken");
    assert!(answer.text_at("/redirectUrl").contains(&f!("/auth/login?token={grant}&")));
    assert_eq!(
        t.rows("select name_key, country, language, currency, roles, status from customer").await,
        [r#"anna berg AT de EUR ["TRADER"] ACTIVE"#]
    );
    assert_eq!(t.rows("select source from lead where customer_id is not null").await, ["web"]);
    let session = t.anonymous().post("/sessions/auto-login", json!({ "token": grant })).await.is(200);
    t.anonymous().post("/sessions/auto-login", json!({ "token": grant })).await.is(401);
    let anna = t.anonymous().with_token(&session.text_at("/token"));
    assert_eq!(anna.get("/me/email-confirmation").await.is(200).json, json!({ "confirmed": false }));
    anna.patch("/me", json!({ "newPassword": "short" })).await.is(422).names("newPassword");
    anna.patch("/me", json!({ "newPassword": PASSWORD })).await.is(200);
    t.drain().await;
    let token = links(&t, "/confirm-email").pop().expect("a link");
    let signed_in = t.anonymous().post("/sessions", json!({ "username": "anna@mail.test", "password": PASSWORD })).await.is(200);
    assert_eq!(signed_in.json["outstandingOnboardingSteps"], json!(["EmailConfirmation"]));
    let full = t.anonymous().with_token(&signed_in.text_at("/token"));
    full.post("/me/termination-request", json!({})).await.is_problem(403, "onboarding_outstanding");
    full.put("/me/email-confirmation", json!({ "verifyToken": token })).await.is(200);
    full.put("/me/email-confirmation", json!({ "verifyToken": token })).await.is(422).names("verifyToken");
    full.post("/me/termination-request", json!({})).await.is(200);
    assert_eq!(full.get("/me").await.is(200).json["user"]["confirmedAt"], "2026-05-04T09:00:00.000Z");
    let told = t.rows("select action from audit_entry where entity = 'user' order by seq").await;
    assert_eq!(told, ["user.password_changed", "user.email_confirmed", "user.termination_requested"]);
}

#[on_both_databases]
async fn a_known_address_is_answered_like_a_new_one(t: TestBrand) {
    let first = t.anonymous().post("/users", anna()).await.is(200);
    let mut body = anna();
    body["email"] = json!("ANNA@mail.test");
    let second = t.anonymous().post("/users", body).await.is(200);
    let shape = |answer: &testkit::Answer| answer.json.as_object().map(|o| o.keys().cloned().collect::<Vec<_>>());
    assert_eq!(shape(&first), shape(&second));
    assert_eq!(first.json["outstandingOnboardingSteps"], json!(["EmailConfirmation"]));
    assert_eq!(first.json["outstandingOnboardingSteps"], second.json["outstandingOnboardingSteps"]);
    assert_eq!(first.text_at("/refreshToken").len(), second.text_at("/refreshToken").len());
    assert_eq!(t.rows("select count(*) from customer").await, ["1"]);
    let decoy = json!({ "token": second.text_at("/refreshToken") });
    t.anonymous().post("/sessions/auto-login", decoy).await.is_problem(401, "invalid_token");
    t.drain().await;
    assert!(letters(&t).contains("Subject: You have an account at North Markets"));
}

#[on_both_databases]
async fn nobody_waves_themselves_through(t: TestBrand) {
    let mut body = anna();
    body["skipOnboardingSteps"] = json!(["EmailConfirmation", "KYC", "PhoneConfirmation"]);
    body["roles"] = json!(["AFFILIATE"]);
    body["kycStatus"] = json!("APPROVED");
    body["isTest"] = json!(true);
    let anna = by_grant(&t, body).await;
    assert_eq!(anna.get("/me/onboarding/BeforeSignIn").await.is(200).json["steps"], json!(["EmailConfirmation"]));
    assert_eq!(t.rows("select skipped_steps, roles, kyc_status, is_test from customer").await, [r#"[] ["TRADER"] PENDING 0"#]);
}

#[on_both_databases]
async fn wrong_sign_ups_are_named(t: TestBrand) {
    t.admin().await.put("/countries/AT", json!({ "toggle": false })).await.is(200);
    for (field, value) in [
        ("firstname", json!("")),
        ("lastname", json!("x".repeat(101))),
        ("email", json!("anna")),
        ("mobilenumber", json!(null)),
        ("mobilenumber", json!("12")),
        ("country", json!("AT")),
        ("country", json!("")),
        ("communicationLanguage", json!("1")),
        ("password", json!("short")),
        ("skipOnboardingSteps", json!(["Fly"])),
        ("source", json!("x".repeat(101))),
    ] {
        let mut body = anna();
        body["country"] = json!("DE");
        body[field] = value.clone();
        let refused = t.anonymous().post("/users", body).await.is(422);
        assert!(refused.text.contains(field), "{field} {value}: {}", refused.text);
    }
    t.anonymous().post("/users", json!({})).await.is(422);
    assert_eq!(t.rows("select count(*) from customer").await, ["0"]);
}

#[on_both_databases]
async fn a_partners_link_binds_whom_it_brought(t: TestBrand) {
    let partner = t.affiliate().await;
    t.rows(&f!("update customer set ref_key = 'partner-7' where id = '{}' returning 1", partner.id)).await;
    let mut body = anna();
    body["wtreferrer"] = json!("partner-7");
    t.anonymous().post("/users", body).await.is(200);
    assert_eq!(t.rows("select introducer_id from customer where country = 'AT'").await, [partner.id.to_string()]);
    assert_eq!(partner.get("/affiliates/earnings").await.is(200).json, json!({ "earnings": 0 }));
    let me = partner.get("/me").await.is(200).json;
    assert!(me["user"]["referralURL"].as_str().is_some_and(|url| url.ends_with("/?ref=partner-7")));
    t.customer().await.get("/affiliates/earnings").await.is(403);
}

#[on_both_databases]
async fn one_changes_oneself(t: TestBrand) {
    let customer = t.customer().await;
    t.rows("update customer set email_confirmed_at = 1, phone_confirmed_at = 1 returning 1").await;
    let seen =
        customer.patch("/me", json!({ "firstname": "Clara", "country": "France", "localCurrency": "chf", "birthDate": "1990-02-28" }));
    let seen = seen.await.is(200).json;
    assert_eq!((&seen["name"], &seen["country"], &seen["localCurrency"]), (&json!("Clara Customer"), &json!("FR"), &json!("CHF")));
    assert_eq!((&seen["accountId"], &seen["confirmedAt"]), (&json!(100_001), &json!("1970-01-01T00:00:00.000Z")));
    customer.patch("/me", json!({ "mobilenumber": "+33612345678" })).await.is(200);
    assert_eq!(t.rows("select phone_confirmed_at is null, email_confirmed_at is null from customer").await, ["1 0"]);
    for (field, value) in [
        ("birthDate", json!("2015-01-01")),
        ("birthDate", json!("1800-01-01")),
        ("birthDate", json!("yesterday")),
        ("firstname", json!("")),
        ("country", json!("Nowhere")),
        ("localCurrency", json!("no")),
        ("mobilenumber", json!("1")),
        ("communicationLanguage", json!("?")),
    ] {
        customer.patch("/me", json!({ field: value })).await.is(422).names(field);
    }
    customer.patch("/me", json!({ "roles": ["AFFILIATE"], "kycStatus": "APPROVED", "status": "X" })).await.is(200);
    assert_eq!(t.rows("select roles, kyc_status from customer").await, [r#"["TRADER"] PENDING"#]);
    t.anonymous().patch("/me", json!({})).await.is(401);
}

#[on_both_databases]
async fn what_staff_fixed_stays(t: TestBrand) {
    let (staff, customer) = (t.admin().await, t.customer().await);
    let fixed = json!({ "field": "lastname", "step": "SignupRealForm", "required": true, "editable": false });
    staff.put("/customer-field-configurations", json!({ "customerFieldConfigurations": [fixed] })).await.is(200);
    customer.patch("/me", json!({ "lastname": "Other" })).await.is(422).names("lastname");
    customer.patch("/me", json!({ "firstname": "Cora", "lastname": "Customer" })).await.is(200);
    staff.patch(&f!("/customers/{}", customer.id), json!({ "fullname": "Cora Other" })).await.is(200);
}

#[on_both_databases]
async fn another_address_needs_the_password_and_a_confirmation(t: TestBrand) {
    let (customer, other) = (t.customer().await, t.customer().await);
    t.rows("update customer set email_confirmed_at = 1 returning 1").await;
    t.rows("update session set proven_at = null returning 1").await;
    customer.patch("/me", json!({ "email": "new@mail.test" })).await.is_problem(403, "proof_needed");
    let wrong = json!({ "email": "new@mail.test", "currentPassword": "wrong 12345" });
    customer.patch("/me", wrong).await.is_problem(403, "proof_refused");
    assert_eq!(t.rows(&f!("select failed_logins from customer where id = '{}'", customer.id)).await, ["1"]);
    let taken = json!({ "email": other.email.to_uppercase(), "currentPassword": PASSWORD });
    customer.patch("/me", taken).await.is_problem(409, "customer_exists");
    customer.patch("/me", json!({ "email": "new@mail.test", "currentPassword": PASSWORD })).await.is(200);
    assert_eq!(customer.get("/me/email-confirmation").await.is(200).json, json!({ "confirmed": false }));
    t.drain().await;
    assert!(letters(&t).contains(&f!("<{}>", customer.email)), "the old address is told");
    let token = links(&t, "/confirm-email").pop().expect("a link");
    other.put("/me/email-confirmation", json!({ "verifyToken": token })).await.is(422).names("verifyToken");
    customer.put("/me/email-confirmation", json!({ "verifyToken": token })).await.is(200);
    assert_eq!(customer.get("/me/email-confirmation").await.is(200).json, json!({ "confirmed": true }));
}

#[on_both_databases]
async fn a_confirmation_proves_the_address_of_today_and_not_for_ever(t: TestBrand) {
    let customer = t.customer().await;
    t.clock.advance_s(1);
    assert_eq!(customer.post("/me/email-confirmation", json!({})).await.is(200).json, json!({ "success": true, "email": customer.email }));
    assert_eq!(customer.post("/me/email-confirmation", json!({})).await.is(429).header("retry-after"), Some("60"));
    t.drain().await;
    let first = links(&t, "/confirm-email").pop().expect("a link");
    t.clock.advance_s(60);
    customer.post("/me/email-confirmation", json!({})).await.is(200);
    t.drain().await;
    let second = links(&t, "/confirm-email").into_iter().find(|link| *link != first).expect("another link");
    t.rows("update customer set email = 'moved@mail.test', email_key = 'moved@mail.test' returning 1").await;
    for link in [&first, &second] {
        customer.put("/me/email-confirmation", json!({ "verifyToken": link })).await.is(422).names("verifyToken");
    }
    for nonsense in [json!({}), json!({ "verifyToken": 7 }), json!({ "verifyToken": "th_v_x" })] {
        customer.put("/me/email-confirmation", nonsense).await.is(422).names("verifyToken");
    }
    assert_eq!(t.rows("select count(*) from customer where email_confirmed_at is not null").await, ["0"]);
    t.rows(&f!("update customer set email = '{0}', email_key = '{0}' returning 1", customer.email.to_lowercase())).await;
    t.rows("update one_time_token set expires_at = 1 where created_at = (select max(created_at) from one_time_token) returning 1").await;
    customer.put("/me/email-confirmation", json!({ "verifyToken": second })).await.is(422).names("verifyToken");
    customer.put("/me/email-confirmation", json!({ "verifyToken": first })).await.is(200);
    customer.put("/me/email-confirmation", json!({ "verifyToken": first })).await.is(422).names("verifyToken");
}

#[on_both_databases]
async fn a_new_password_ends_the_other_sessions(t: TestBrand) {
    let customer = t.customer().await;
    t.rows("update customer set email_confirmed_at = 1 returning 1").await;
    let elsewhere = t.anonymous().post("/sessions", json!({ "username": customer.email, "password": PASSWORD })).await.is(200);
    let elsewhere = t.anonymous().with_token(&elsewhere.text_at("/token"));
    customer.patch("/me", json!({ "newPassword": "another 77 horse" })).await.is(422).names("currentPassword");
    let wrong = json!({ "newPassword": "another 77 horse", "currentPassword": "wrong 12345" });
    customer.patch("/me", wrong).await.is_problem(403, "proof_refused");
    elsewhere.get("/me").await.is(200);
    customer.patch("/me", json!({ "newPassword": "another 77 horse", "currentPassword": PASSWORD })).await.is(200);
    customer.get("/me").await.is(200);
    elsewhere.get("/me").await.is(401);
    t.anonymous().post("/sessions", json!({ "username": customer.email, "password": PASSWORD })).await.is(401);
    t.anonymous().post("/sessions", json!({ "username": customer.email, "password": "another 77 horse" })).await.is(200);
    t.drain().await;
    assert!(letters(&t).contains("Subject: Your password at North Markets was changed"));
    let audit = t.rows("select before, after from audit_entry").await.join(" ");
    assert!(!audit.contains("horse") && !audit.contains("argon2"), "no secret in the audit log");
}

#[on_both_databases]
async fn a_phone_is_confirmed_by_its_code(t: TestBrand) {
    // A real clock hardly ever stands at a whole millisecond.
    t.clock.set(kernel::Timestamp::from_micros(t.app.now().micros() + 394));
    let customer = t.customer().await;
    customer.post("/me/mobile-confirmation", json!({})).await.is(200);
    customer.post("/me/mobile-confirmation", json!({})).await.is(429);
    t.drain().await;
    let texts = texted(&t);
    assert!(texts.len() == 1 && texts[0].starts_with("To: +491701234567\n"), "{texts:?}");
    let right = code(&texts[0]);
    let wrong = if right == "000000" { "000001" } else { "000000" };
    customer.put("/me/mobile-confirmation", json!({ "confirmationToken": wrong })).await.is(422).names("confirmationToken");
    assert_eq!(t.rows("select tries from phone_code").await, ["1"]);
    assert!(!t.rows("select code_hash from phone_code").await[0].contains(&right), "the code is not stored");
    customer.put("/me/mobile-confirmation", json!({ "confirmationToken": right })).await.is(200);
    assert_eq!(customer.get("/me/onboarding/BeforeDeposit").await.is(200).json["steps"], json!(["DisclaimerBeforeDeposit"]));
    customer.put("/me/mobile-confirmation", json!({ "confirmationToken": right })).await.is(422);
    customer.post("/me/mobile-confirmation", json!({})).await.is(200);
    t.drain().await;
    assert_eq!(texted(&t).len(), 1, "a confirmed phone gets no code");
    t.admin().await.post("/me/mobile-confirmation", json!({})).await.is(403);
}

#[on_both_databases]
async fn a_code_is_over_after_five_tries_and_after_ten_minutes(t: TestBrand) {
    let customer = t.customer().await;
    customer.post("/me/mobile-confirmation", json!({})).await.is(200);
    t.drain().await;
    let right = code(&texted(&t)[0]);
    let wrong = if right == "000000" { "000001" } else { "000000" };
    for _ in 0..5 {
        customer.put("/me/mobile-confirmation", json!({ "confirmationToken": wrong })).await.is(422);
    }
    customer.put("/me/mobile-confirmation", json!({ "confirmationToken": right })).await.is(422);
    t.clock.advance_s(60);
    customer.post("/me/mobile-confirmation", json!({})).await.is(200);
    t.drain().await;
    let right = code(&texted(&t)[1]);
    t.clock.advance_s(600);
    customer.put("/me/mobile-confirmation", json!({ "confirmationToken": right })).await.is(422);
    assert_eq!(t.rows("select count(*) from customer where phone_confirmed_at is not null").await, ["0"]);
    t.rows("update customer set mobilenumber = null returning 1").await;
    customer.post("/me/mobile-confirmation", json!({})).await.is_problem(422, "phone_missing");
}

#[on_both_databases]
async fn the_disclaimer_is_accepted_in_its_version(t: TestBrand) {
    let customer = t.customer().await;
    customer.put("/me/deposit-disclaimer", json!({ "version": "1999" })).await.is(422).names("version");
    customer.put("/me/deposit-disclaimer", json!({})).await.is(200);
    assert_eq!(t.rows("select disclaimer_version, disclaimer_accepted_at is null from customer").await, ["2026-01 0"]);
    assert_eq!(customer.get("/me/onboarding/BeforeDeposit").await.is(200).json["steps"], json!(["PhoneConfirmation"]));
    t.admin().await.put("/me/deposit-disclaimer", json!({})).await.is(403);
}

#[on_both_databases]
async fn the_end_of_an_account_is_asked_for_once(t: TestBrand) {
    let customer = t.customer().await;
    customer.post("/me/termination-request", json!({})).await.is(200);
    t.clock.advance_s(60);
    customer.post("/me/termination-request", json!({})).await.is(200);
    assert_eq!(t.rows("select status from customer").await, ["TERMINATION_REQUESTED"]);
    assert_eq!(t.rows("select count(*) from outbox where kind = 'customer.termination_requested'").await, ["1"]);
    assert_eq!(customer.get("/me").await.is(200).json["user"]["terminationRequestedAt"], "2026-05-04T09:00:00.000Z");
}

#[on_both_databases]
async fn a_forgotten_password_is_set_anew_by_mail(t: TestBrand) {
    let customer = t.customer().await;
    for contact in [customer.email.to_uppercase(), "nobody@mail.test".to_owned(), "no address".to_owned()] {
        let answer = t.anonymous().post("/password-resets", json!({ "contact": contact })).await.is(200);
        assert_eq!(answer.json, json!({ "success": true }));
    }
    t.anonymous().post("/password-resets", json!({ "contact": customer.email })).await.is(200);
    t.drain().await;
    let found = links(&t, "/reset-password");
    assert_eq!((found.len(), t.mails().len()), (1, 1), "one mail a minute, and to nobody else");
    let body = |token: &str, again: &str| json!({ "reset_token": token, "password": "another 77 horse", "password_confirmation": again });
    t.anonymous().put("/password-resets", body(&found[0], "different 77")).await.is(422).names("password_confirmation");
    t.anonymous().put("/password-resets", body("th_v_x", "another 77 horse")).await.is(422).names("reset_token");
    t.anonymous().put("/password-resets", body(&found[0], "another 77 horse")).await.is(200);
    t.anonymous().put("/password-resets", body(&found[0], "another 77 horse")).await.is(422).names("reset_token");
    customer.get("/me").await.is(401);
    let signed_in = t.anonymous().post("/sessions", json!({ "username": customer.email, "password": "another 77 horse" })).await.is(200);
    assert_eq!(signed_in.json["outstandingOnboardingSteps"], json!([]), "who reads the mail has the address");
    t.clock.advance_s(60);
    t.anonymous().post("/password-resets", json!({ "contact": customer.email })).await.is(200);
    t.drain().await;
    t.clock.advance_s(600);
    let late = links(&t, "/reset-password").into_iter().find(|link| *link != found[0]).expect("another link");
    t.anonymous().put("/password-resets", body(&late, "another 77 horse")).await.is(422).names("reset_token");
}

#[on_both_databases]
async fn staff_look_after_themselves_within_limits(t: TestBrand) {
    let staff = t.staff_with(&["customers.read"]).await;
    let me = staff.get("/me").await.is(200).json;
    assert_eq!((&me["user"]["permissions"], &me["wallet"], &me["refreshToken"]), (&json!(["customers.read"]), &json!(null), &json!(null)));
    let seen = staff.patch("/me", json!({ "firstname": "Sue", "communicationLanguage": "fr" })).await.is(200).json;
    assert_eq!((&seen["name"], &seen["communicationLanguage"], &seen["accountId"]), (&json!("Sue Staff"), &json!("fr"), &json!(null)));
    staff.patch("/me", json!({ "country": "DE" })).await.is(422).names("country");
    staff.patch("/me", json!({ "newPassword": "sam staff", "currentPassword": PASSWORD })).await.is(422).names("newPassword");
    staff.patch("/me", json!({ "newPassword": "quiet-Otter-41-maple", "currentPassword": PASSWORD })).await.is(200);
}

#[on_both_databases]
async fn a_visitors_country_is_only_guessed_from_their_language(t: TestBrand) {
    let visitor = t.anonymous().with_header("accept-language", "de-CH,de;q=0.8");
    assert_eq!(visitor.get("/geo/country").await.is(200).json, json!({ "countryCode": "CH", "ip": "127.0.0.1" }));
    assert_eq!(t.anonymous().get("/geo/country").await.is(200).json["countryCode"], "ZZ");
    let menus = t.customer().await.get("/settings/menus").await.is(200).json;
    assert_eq!(menus["menus"][1]["children"][0]["path"], "/wallet/deposit");
    t.anonymous().get("/settings/menus").await.is(401);
}
