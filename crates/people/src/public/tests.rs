//! Leads and customers from partners' programs, over HTTP.

mod letters;

use foundation::auth::Kind;
use serde_json::{Value, json};
use testkit::{TestBrand, f, on_both_databases};

use crate::leads::tests::{counts_are_right, with_key};
use crate::testing::links;

fn customer(email: &str) -> Value {
    json!({
        "firstName": "Maria", "lastName": "Keller", "email": email, "nationalityCountryCode": "DE",
        "phone": "0170 1234567", "phoneCountryCode": "DE", "password": "secret77",
    })
}

fn with(mut body: Value, changes: Value) -> Value {
    for (name, value) in changes.as_object().expect("an object") {
        match value.is_null() {
            true => _ = body.as_object_mut().expect("an object").remove(name),
            false => body[name] = value.clone(),
        }
    }
    body
}

#[on_both_databases]
async fn the_keys_user_is_the_source_and_the_first_values_stay(t: TestBrand) {
    let staff = t.staff_with(&["ib.reports"]).await;
    let program = with_key(&t, Kind::Staff, staff.id).await;
    let body = json!({
        "firstName": "Maria", "lastName": "Keller", "email": "Maria@Example.com", "phone": "0170 1234567", "country": "de", "language": "de-AT",
        "utmDetails": { "utm_source": "google", "affiliate_id": "A17", "campaign_id": "C9", "click_id": 77, "ip": "203.0.113.9" },
        "metadata": { "plan": "gold", "age": 40 }, "source": "mine",
    });
    let first = program.post("/public/leads", body.clone()).await.is(201);
    let id = first.text_at("/leadId");
    assert_eq!(first.json, json!({ "leadId": id, "created": true }));
    t.clock.advance_s(100_000);
    let other = with_key(&t, Kind::Staff, t.admin().await.id).await;
    let again = json!({
        "name": "Somebody Else", "email": "maria@example.COM",
        "utmDetails": { "utm_source": "bing", "utm_term": "fx", "affiliate_id": "B1" }, "metadata": { "plan": "tin", "extra": true },
    });
    assert_eq!(other.post("/public/leads", again).await.is(200).json, json!({ "leadId": id, "created": false }));

    let seen = t.admin().await.get(&f!("/leads/{id}")).await.is(200);
    assert_eq!(
        (seen.text_at("/source"), seen.text_at("/affiliateId"), seen.text_at("/name")),
        ("Sam Staff".into(), "A17".into(), "Maria Keller".into())
    );
    assert_eq!(seen.json["metadata"], json!({ "plan": "gold", "age": "40", "source": "mine", "extra": "true" }));
    let utm = &seen.json["utmDetails"];
    assert_eq!(
        (utm["utm_source"].as_str(), utm["utm_term"].as_str(), utm["affiliate_id"].as_str(), utm["click_id"].as_str()),
        (Some("google"), Some("fx"), Some("A17"), Some("77"))
    );
    assert!(seen.text_at("/updatedAt").starts_with("2026-05-05"), "what was added is a change");
    assert_eq!(
        t.rows("select source_user_id, campaign_id, ip, mobilenumber, country, language from lead").await,
        [f!("{} C9 203.0.113.9 +491701234567 DE de", staff.id)]
    );
    assert_eq!(t.rows("select count(*), count(distinct source_user_id) from lead_touch").await, ["2 2"]);
    assert_eq!(t.rows("select kind, count(*) from outbox group by kind").await, ["lead.created 1"]);
    counts_are_right(&t).await;
}

#[on_both_databases]
async fn a_repeat_is_answered_as_the_first_time(t: TestBrand) {
    let program = with_key(&t, Kind::Staff, t.admin().await.id).await.with_header("idempotency-key", "k1");
    let body = json!({ "name": "Maria", "email": null, "mobilenumber": "+491701234567", "source": "x" });
    let first = program.post("/public/leads", body.clone()).await.is(201);
    let again = program.post("/public/leads", body).await.is(201);
    assert_eq!((again.header("idempotent-replayed"), &again.json), (Some("true"), &first.json));
    assert_eq!(t.rows("select count(*) from lead").await, ["1"]);
    let program = program.with_header("idempotency-key", "k2");
    let (one, two) = (customer("c@x.de"), customer("d@x.de"));
    let first = program.post("/public/customers", one.clone()).await.is(201);
    assert_eq!(program.post("/public/customers", one).await.is(201).json, first.json);
    program.post("/public/customers", two).await.is_problem(422, "idempotency_key_reused");
    assert_eq!(t.rows("select count(*) from customer").await, ["1"]);
}

#[on_both_databases]
async fn many_register_at_the_same_moment(t: TestBrand) {
    let program = with_key(&t, Kind::Staff, t.admin().await.id).await;
    let one = async |number: usize| program.post("/public/customers", customer(&f!("c{number}@x.de"))).await.is(201);
    futures_util::future::join_all((0..12).map(one)).await;
    assert_eq!(t.rows("select count(*), count(distinct account_id), max(account_id) - min(account_id) from customer").await, ["12 12 11"]);
}

#[on_both_databases]
async fn a_partners_key_binds_to_the_partner(t: TestBrand) {
    let (partner, friend) = (t.affiliate().await, t.affiliate().await);
    t.rows(&f!("update customer set ref_key = 'FRIEND' where id = '{}' returning id", friend.id)).await;
    let account = t.rows(&f!("select account_id from customer where id = '{}'", partner.id)).await.remove(0);
    let program = with_key(&t, Kind::Customer, partner.id).await;
    program.post("/public/leads", json!({ "email": "a@x.de", "wtreferrer": "FRIEND" })).await.is(201);
    program.post("/public/leads", json!({ "email": "b@x.de", "utmDetails": { "affiliate_id": "sub7" } })).await.is(201);
    let desk = with_key(&t, Kind::Staff, t.admin().await.id).await;
    desk.post("/public/leads", json!({ "email": "c@x.de", "wtreferrer": "FRIEND" })).await.is(201);
    desk.post("/public/leads", json!({ "email": "d@x.de", "utmDetails": { "affiliate_id": account } })).await.is(201);
    desk.post("/public/leads", json!({ "email": "e@x.de", "wtreferrer": "UNKNOWN" })).await.is(201);
    let (p, f) = (partner.id, friend.id);
    assert_eq!(
        t.rows("select email, introducer_id, affiliate_id from lead order by email").await,
        [f!("a@x.de {p} {account}"), f!("b@x.de {p} sub7"), f!("c@x.de {f} FRIEND"), f!("d@x.de {p} {account}"), "e@x.de null null".into()]
    );
    desk.post("/public/customers", customer("A@x.de")).await.is(201);
    assert_eq!(
        t.rows("select introducer_id, source_user_id, source from customer where email_key = 'a@x.de'").await,
        [f!("{p} {p} Carla Customer")],
        "whoever brought the lead brought the customer"
    );
}

#[on_both_databases]
async fn a_customer_comes_with_lead_token_and_steps(t: TestBrand) {
    let staff = t.staff_with(&[]).await;
    let program = with_key(&t, Kind::Staff, staff.id).await;
    let body = with(customer("Maria@x.de"), json!({ "utmDetails": { "utm_source": "g" }, "metadata": { "a": "b" }, "language": "de" }));
    let answer = program.post("/public/customers", body).await.is(201);
    assert_eq!((answer.json["leadCreated"].as_bool(), &answer.json["tradingAccount"]), (Some(true), &json!(null)));
    let (id, lead, token) = (answer.text_at("/customerId"), answer.text_at("/leadId"), answer.text_at("/token"));
    assert!(answer.text_at("/autoLoginUrl").contains(&f!("/auth/login?token={token}&returnUrl=/wallet/deposit")), "{}", answer.text);
    assert!(answer.json["outstandingOnboardingSteps"].is_array());
    t.drain().await;
    assert_eq!(links(&t, "/confirm-email").len(), 1, "the first step is mailed");
    assert_eq!(t.rows("select customer_id, email, metadata from lead").await, [f!("{id} Maria@x.de {{\"a\":\"b\"}}")]);
    assert_eq!(
        t.rows("select lead_id, source, mobilenumber, country, language from customer").await,
        [f!("{lead} Sam Staff +491701234567 DE de")]
    );
    let kept = t.rows("select password_hash from customer").await.remove(0);
    assert!(kept.starts_with("$argon2id$") && !t.rows("select hash from one_time_token").await.contains(&token));

    let visitor = t.anonymous();
    visitor.post("/sessions/auto-login", json!({ "token": token })).await.is(200);
    let second = visitor.post("/sessions/auto-login", json!({ "token": token })).await;
    assert!((400..500).contains(&second.status), "once: {}", second.text);
    let late = program.post("/public/customers", customer("late@x.de")).await.is(201).text_at("/token");
    t.clock.advance_s(3_601);
    assert_ne!(visitor.post("/sessions/auto-login", json!({ "token": late })).await.status, 200);

    program.post("/public/customers", customer("MARIA@X.de")).await.is_problem(409, "CUSTOMER_EXISTS");
    program.post("/public/leads", json!({ "email": "maria@x.de" })).await.is(200);
    counts_are_right(&t).await;
    assert_eq!(t.rows("select count(*) from outbox where kind = 'customer.created'").await, ["2"]);
}

#[on_both_databases]
async fn steps_are_skipped_by_permission_and_never_all(t: TestBrand) {
    let plain = with_key(&t, Kind::Staff, t.staff_with(&[]).await.id).await;
    let may = with_key(&t, Kind::Staff, t.staff_with(&["customers.skip_onboarding"]).await.id).await;
    let skipping = |steps: Value| with(customer("s@x.de"), json!({ "skipOnboardingSteps": steps }));
    plain.post("/public/customers", skipping(json!(["EmailConfirmation"]))).await.is_problem(403, "permission_needed");
    for never in ["KYC", "DisclaimerBeforeDeposit", "CompleteAccountBeforeWithdrawalForm"] {
        may.post("/public/customers", skipping(json!(["EmailConfirmation", never]))).await.is(422).names("skipOnboardingSteps");
    }
    may.post("/public/customers", skipping(json!(["Everything"]))).await.is(422).names("skipOnboardingSteps[0]");
    assert_eq!(t.rows("select count(*) from customer").await, ["0"]);
    may.post("/public/customers", skipping(json!(["EmailConfirmation"]))).await.is(201);
    assert_eq!(t.rows("select skipped_steps from customer").await, ["[\"EmailConfirmation\"]"]);
    t.drain().await;
    assert!(links(&t, "/confirm-email").is_empty(), "nobody is asked for what was skipped");
}

#[on_both_databases]
async fn what_is_wrong_is_named_and_nothing_is_kept(t: TestBrand) {
    let program = with_key(&t, Kind::Staff, t.admin().await.id).await;
    let many: Value = (0..51).map(|n| (f!("k{n}"), json!("v"))).collect::<serde_json::Map<_, _>>().into();
    let account = json!({ "platform": "neo", "currency": "USD", "leverage": 30, "type": "live" });
    let table = [
        (json!({ "firstName": null }), "firstName"),
        (json!({ "firstName": " " }), "firstName"),
        (json!({ "lastName": "x".repeat(101) }), "lastName"),
        (json!({ "email": "a@b" }), "email"),
        (json!({ "nationalityCountryCode": "Germany" }), "nationalityCountryCode"),
        (json!({ "nationalityCountryCode": "ZZ" }), "nationalityCountryCode"),
        (json!({ "phone": "12" }), "phone"),
        (json!({ "phoneCountryCode": "" }), "phoneCountryCode"),
        (json!({ "password": "short1" }), "password"),
        (json!({ "password": "onlyletters" }), "password"),
        (json!({ "password": "12345678" }), "password"),
        (json!({ "language": "deutsch" }), "language"),
        (json!({ "currency": "euro!" }), "currency"),
        (json!({ "wtreferrer": "x" }), "wtreferrer"),
        (json!({ "metadata": many }), "metadata"),
        (json!({ "metadata": { "a": { "b": 1 } } }), "metadata.a"),
        (json!({ "metadata": { "a": "x".repeat(1001) } }), "metadata.a"),
        (json!({ "utmDetails": { "utm_source": [] } }), "utmDetails.utm_source"),
        (json!({ "tradingAccount": with(account.clone(), json!({ "leverage": 0 })) }), "tradingAccount.leverage"),
        (json!({ "tradingAccount": with(account.clone(), json!({ "type": "paper" })) }), "tradingAccount.type"),
        (json!({ "tradingAccount": with(account.clone(), json!({ "currency": "x" })) }), "tradingAccount.currency"),
    ];
    for (changes, field) in table {
        program.post("/public/customers", with(customer("m@x.de"), changes)).await.is_problem(422, "invalid_field").names(field);
    }
    program.post("/public/leads", json!({ "firstName": "A" })).await.is(422).names("email");
    program.post("/public/leads", json!({ "email": "a@b.de", "country": "X" })).await.is(422).names("country");
    assert_eq!(t.rows("select (select count(*) from lead), (select count(*) from customer)").await, ["0 0"]);
    t.anonymous().post("/public/leads", json!({ "email": "a@b.de" })).await.is(401);
    t.customer().await.post("/public/customers", customer("m@x.de")).await.is_problem(403, "key_needed");
    program.with_header("x-domain", "south.test").post("/public/leads", json!({ "email": "a@b.de" })).await.is(403);
    // Where nothing above opens accounts, none can be asked for.
    let asking = with(customer("m@x.de"), json!({ "tradingAccount": account }));
    program.post("/public/customers", asking).await.is_problem(422, "invalid_field").names("tradingAccount");
    let spelled = with(customer("m@x.de"), json!({ "nationalityCountryCode": null, "natonalityCountryCode": "at" }));
    assert_eq!(program.post("/public/customers", spelled).await.is(201).json["warnings"], json!([]));
}
