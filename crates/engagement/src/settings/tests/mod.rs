//! Settings that are read back, and that do what they say.

mod smtp;

use serde_json::{Value, json};
use testkit::{TestBrand, f, on_both_databases};

async fn set(t: &TestBrand, key: &str, value: &str) {
    t.admin().await.put(&f!("/settings/{key}"), json!({ "val": value })).await.is(200);
}

fn sign_up(email: &str) -> Value {
    json!({ "firstname": "Nora", "lastname": "New", "email": email, "country": "DE", "mobilenumber": "+491701234567", "password": "secret9 enough" })
}

#[on_both_databases]
async fn a_setting_is_kept_with_who_changed_it(t: TestBrand) {
    let admin = t.admin().await;
    assert_eq!(admin.get("/settings/brand.name").await.is(200).json, json!({ "value": "North Markets" }));
    let changed = admin.put("/settings/brand.name", json!({ "val": "  Nordlicht " })).await.is(200);
    assert_eq!(changed.json, json!({ "value": "Nordlicht" }));
    let all = admin.get("/settings").await.is(200);
    let one = all.json["settings"].as_array().expect("rows").iter().find(|row| row["key"] == "brand.name").expect("the name").clone();
    assert_eq!((&one["value"], &one["kind"], &one["maxLength"]), (&json!("Nordlicht"), &json!("LINE"), &json!(60)));
    assert_eq!((&one["updatedBy"], &one["updatedAt"]), (&json!("Sam Staff"), &json!(t.now())));
    let entry = t.rows("select entity_id, before, after from audit_entry where action = 'setting.changed'").await;
    assert_eq!(entry, [r#"brand.name {"value":"North Markets"} {"value":"Nordlicht"}"#]);
    assert_eq!(t.anonymous().get("/brand").await.is(200).json["name"], "Nordlicht");

    // Nothing is a name too: the one from before comes back.
    set(&t, "brand.name", "").await;
    assert_eq!(t.anonymous().get("/brand").await.is(200).json["name"], "North Markets");
}

#[on_both_databases]
async fn what_is_unknown_or_wrong_is_refused(t: TestBrand) {
    let admin = t.admin().await;
    admin.get("/settings/brand.mood").await.is(404);
    admin.put("/settings/brand.mood", json!({ "val": "good" })).await.is(404);
    for (key, value) in [
        ("brand.name", "x".repeat(61)),
        ("brand.color", "blue".into()),
        ("brand.support_email", "help".into()),
        ("brand.red_is_up", "yes".into()),
        ("customers.minimum_age", "17".into()),
        ("demo.top_up_limit", "0".into()),
    ] {
        let refused = admin.put(&f!("/settings/{key}"), json!({ "val": value })).await.is_problem(422, "invalid_field").names("val");
        assert!(refused.json["fields"][0]["message"].as_str().is_some_and(|text| text.starts_with("expected ")), "{}", refused.text);
    }
    admin.put("/settings/brand.name", json!({})).await.is_problem(422, "invalid_field").names("val");
    assert_eq!(t.rows("select count(*) from setting where key like 'brand.%'").await, ["0"]);
    let reader = t.staff_with(&["settings.read"]).await;
    reader.get("/settings").await.is(200);
    reader.put("/settings/brand.name", json!({ "val": "Mine" })).await.is(403);
    t.customer().await.get("/settings").await.is(403);
}

#[on_both_databases]
async fn customers_feel_what_is_set(t: TestBrand) {
    let (customer, nobody) = (t.customer().await, t.anonymous());
    set(&t, "brand.name", "Nordlicht").await;
    set(&t, "brand.support_email", "help@nordlicht.example").await;
    nobody.post("/users", sign_up("nora@mail.test")).await.is(200);
    t.drain().await;
    let mail = t.mails().pop().expect("a mail");
    assert!(mail.contains("at Nordlicht\r\n") && mail.contains("Write to help@nordlicht.example."), "{mail}");

    set(&t, "customers.sign_up_open", "false").await;
    nobody.post("/users", sign_up("late@mail.test")).await.is_problem(409, "sign_up_closed");
    assert_eq!(t.rows("select count(*) from customer where email = 'late@mail.test'").await, ["0"]);

    let birthday = |day: &str| json!({ "birthDate": day });
    customer.patch("/me", birthday("2007-01-01")).await.is(200);
    set(&t, "customers.minimum_age", "21").await;
    customer.patch("/me", birthday("2007-01-01")).await.is_problem(422, "invalid_field").names("birthDate");

    let demo = customer.post("/me/wallets", json!({ "currency": "USD", "isDemo": true })).await.is(201).text_at("/id");
    let top_up = json!({ "walletId": demo.parse::<i64>().expect("an id"), "amount": "500" });
    customer.post("/me/demo-top-ups", top_up.clone()).await.is(200);
    set(&t, "demo.top_up_limit", "499").await;
    customer.post("/me/demo-top-ups", top_up).await.is_problem(422, "invalid_field").names("amount");

    set(&t, "withdrawals.open", "false").await;
    let ask = json!({ "currency": "USD", "amount": 10, "walletAddress": "DE00" });
    customer.post("/me/withdrawals", ask.clone()).await.is_problem(409, "withdrawals_closed");
    set(&t, "withdrawals.open", "true").await;
    assert_ne!(customer.post("/me/withdrawals", ask).await.json["code"], "withdrawals_closed");
}

#[on_both_databases]
async fn wallets_are_opened_as_they_are_set_to_be(t: TestBrand) {
    let (admin, customer) = (t.admin().await, t.customer().await);
    let usual = admin.get("/settings/default-wallet").await.is(200);
    assert_eq!(usual.json, json!({ "platform": "NEO", "group": "" }));
    let gold = json!({ "name": "Gold", "currency": "USD", "isDemo": false, "leverage": 50, "adapterName": "internal", "disableSwapCharges": false });
    let gold = admin.post("/groups", gold).await.is(201).json["id"].clone();
    let put = |body: Value| admin.put("/settings/default-wallet", body);
    put(json!({ "platform": "MT4", "group": "Gold" })).await.is_problem(422, "invalid_field").names("platform");
    put(json!({ "platform": "PRO", "group": "Silver" })).await.is_problem(422, "invalid_field").names("group");
    put(json!({ "platform": "PRO", "group": "Gold" })).await.is(204);
    assert_eq!(admin.get("/settings/default-wallet").await.is(200).json, json!({ "platform": "PRO", "group": "Gold" }));
    assert_eq!(t.rows("select entity_id from audit_entry where action = 'default_wallet.changed'").await, ["wallets.usual"]);

    // In another currency the group is not meant.
    let euro = customer.post("/me/wallets", json!({ "currency": "EUR", "isDemo": false })).await.is(201);
    assert_eq!((&euro.json["platform"], euro.json["groupId"] == gold), (&json!("PRO"), false));
    let dollar = customer.post("/me/wallets", json!({ "currency": "USD", "isDemo": false })).await.is(201);
    assert_eq!((&dollar.json["platform"], &dollar.json["groupId"]), (&json!("PRO"), &gold));
}

#[on_both_databases]
async fn what_is_more_than_looks_needs_the_password_again(t: TestBrand) {
    let admin = t.admin().await;
    t.clock.advance_s(600);
    for (key, value) in [("withdrawals.open", "false"), ("demo.top_up_limit", "7"), ("staff_two_factor_required", "true")] {
        admin.put(&f!("/settings/{key}"), json!({ "val": value })).await.is_problem(403, "proof_needed");
    }
    admin.put("/settings/default-wallet", json!({ "platform": "PRO", "group": "Standard" })).await.is_problem(403, "proof_needed");
    assert_eq!(t.rows("select count(*) from setting where key not like 'brand.%' and updated_by is not null").await, ["0"]);
    admin.put("/settings/brand.color", json!({ "val": "#0f766e" })).await.is(200);
    admin.post("/sessions/prove", json!({ "password": testkit::PASSWORD })).await.is(200);
    admin.put("/settings/withdrawals.open", json!({ "val": "false" })).await.is(200);
}
