//! Customers who come with a wallet, and what the area below asks this one, over HTTP.

use serde_json::{Value, json};
use testkit::{TestBrand, f, on_both_databases};

use crate::testing::{books_are_sound, open_wallet};

fn customer(email: &str, account: Value) -> Value {
    json!({
        "firstName": "Maria", "lastName": "Keller", "email": email, "nationalityCountryCode": "DE", "phone": "0170 1234567",
        "phoneCountryCode": "DE", "password": "secret77", "tradingAccount": account,
    })
}

fn account() -> Value {
    json!({ "platform": "pro", "serverTag": "pro-live", "currency": "USD", "leverage": 30, "type": "live" })
}

#[on_both_databases]
async fn s19_3_a_customer_comes_with_a_wallet_once(t: TestBrand) {
    let program = t.admin().await.with_header("idempotency-key", "first");
    let made = program.post("/public/customers", customer("m@x.de", account())).await.is(201);
    let opened = &made.json["tradingAccount"];
    assert_eq!(
        (&opened["login"], &opened["serverTag"], &opened["platform"], &opened["type"]),
        (&json!("100001"), &json!("pro-live"), &json!("pro"), &json!("live"))
    );
    assert_eq!((&opened["group"], &opened["leverage"], &made.json["warnings"]), (&json!("standard-usd"), &json!(30), &json!([])));
    let again = program.post("/public/customers", customer("m@x.de", account())).await.is(201);
    assert_eq!((&again.json, again.header("idempotent-replayed")), (&made.json, Some("true")));
    assert_eq!(
        t.rows("select customer_id, leverage, is_demo from wallet").await,
        [f!("{} 30 {}", made.text_at("/customerId"), t.rows("select is_demo from wallet").await[0])]
    );
    assert_eq!(t.rows("select count(*) from audit_entry where action = 'customer.account_opened'").await, ["1"]);
    assert_eq!(t.rows("select count(*) from outbox where kind = 'customer.account_opened'").await, ["1"]);

    let demo = json!({ "platform": "NEO", "groupId": 5, "currency": "USD", "leverage": 1, "type": "demo" });
    let made = t.admin().await.post("/public/customers", customer("d@x.de", demo)).await.is(201);
    assert_eq!((&made.json["tradingAccount"]["serverTag"], &made.json["tradingAccount"]["type"]), (&json!("neo-demo"), &json!("demo")));
    books_are_sound(&t).await;
}

#[on_both_databases]
async fn s19_1_an_account_that_is_not_served_is_refused_with_the_customer(t: TestBrand) {
    let program = t.admin().await;
    for (changed, value) in [
        ("platform", json!("mt4")),
        ("serverTag", json!("pro-demo")),
        ("currency", json!("CHF")),
        ("leverage", json!(101)),
        ("groupId", json!(99)),
        ("groupId", json!(5)),
    ] {
        let mut asked = account();
        asked[changed] = value;
        let refused = program.post("/public/customers", customer("m@x.de", asked)).await.is_problem(422, "invalid_field");
        refused.names(&f!("tradingAccount.{changed}"));
    }
    assert_eq!(
        t.rows("select (select count(*) from customer), (select count(*) from lead), (select count(*) from wallet)").await,
        ["0 0 0"]
    );
}

#[on_both_databases]
async fn s19_3_the_customer_stays_where_the_account_fails(t: TestBrand) {
    let program = t.admin().await.with_header("idempotency-key", "k");
    // A group that no book can hold: nothing can be opened until it is mended.
    t.rows("update trading_group set stop_out_level = '900' where id = 2 returning id").await;
    let made = program.post("/public/customers", customer("m@x.de", account())).await.is(201);
    assert_eq!(made.json["tradingAccount"], json!(null));
    assert!(made.text_at("/warnings/0").starts_with("The trading account was not opened."), "{}", made.text);
    assert_eq!(t.rows("select (select count(*) from customer), (select count(*) from wallet)").await, ["1 0"]);
    t.rows("update trading_group set stop_out_level = '50' where id = 2 returning id").await;
    let again = program.post("/public/customers", customer("m@x.de", account())).await.is(201);
    assert_eq!((&again.json["customerId"], &again.json["tradingAccount"]["login"]), (&made.json["customerId"], &json!("100001")));
    let third = program.post("/public/customers", customer("m@x.de", account())).await.is(201);
    assert_eq!(third.json, again.json);
    assert_eq!(t.rows("select (select count(*) from customer), (select count(*) from wallet)").await, ["1 1"]);
    books_are_sound(&t).await;
}

#[on_both_databases]
async fn a_customer_sees_the_first_live_wallet_beside_themselves(t: TestBrand) {
    let (carla, admin) = (t.customer().await, t.admin().await);
    assert_eq!(carla.get("/me").await.is(200).json["wallet"], json!(null));
    let demo = open_wallet(&carla, "USD", true).await;
    assert_eq!(carla.get("/me").await.is(200).json["wallet"]["id"], json!(demo));
    let live = open_wallet(&carla, "EUR", false).await;
    let shown = carla.get("/me").await.is(200).json["wallet"].clone();
    assert_eq!((&shown["id"], &shown["balance"], &shown["group"]["name"]), (&json!(live), &json!("0.00"), &json!("standard-eur")));
    admin.post(&f!("/wallets/{live}/disable"), json!({})).await.is(200);
    assert_eq!(carla.get("/me").await.is(200).json["wallet"]["id"], json!(demo));
    assert_eq!(admin.get("/me").await.is(200).json["wallet"], json!(null));
}

#[on_both_databases]
async fn staff_put_customers_into_groups_by_number_or_name(t: TestBrand) {
    let (carla, admin) = (t.customer().await, t.admin().await);
    let address = f!("/customers/{}", carla.id);
    let changed = admin.patch(&address, json!({ "groups": ["2", "standard-usd", "1"] })).await.is(200);
    let names: Vec<&str> = changed.json["groups"].as_array().expect("groups").iter().filter_map(|group| group["name"].as_str()).collect();
    assert_eq!(names, ["standard-eur", "standard-usd"]);
    admin.patch(&address, json!({ "groups": ["1", "Gold"] })).await.is(422).names("groups[1]");
    let one = json!({ "customers": [{ "id": carla.id, "groups": ["5"] }] });
    admin.patch("/customers", one).await.is(200);
    assert_eq!(admin.get(&address).await.is(200).json["groups"][0]["id"], 5);
    assert_eq!(admin.get("/customers?group=5").await.is(200).json["count"], 1);
    assert_eq!(admin.get("/customers?group=standard-usd").await.is(200).json["count"], 0);
    admin.patch(&address, json!({ "groups": [] })).await.is(200);
    assert_eq!(admin.get(&address).await.is(200).json["groups"], json!([]));
}
