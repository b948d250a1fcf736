//! Wallets: opened, seen by those who may, changed, and money between them.

mod new_customers;

use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

use crate::testing::{books_are_sound, deposit, open_wallet, set_rate, without_steps};

#[on_both_databases]
async fn a_customer_opens_wallets_and_sees_their_own(t: TestBrand) {
    let (carla, dora) = (t.customer().await, t.customer().await);
    let body = json!({ "currency": "EUR", "isDemo": false, "leverage": "1:50" });
    let opened = carla.post("/me/wallets", body).await.is(201).json;
    assert_eq!((&opened["id"], &opened["currency"], &opened["leverage"]), (&json!(100_001), &json!("EUR"), &json!(50)));
    assert_eq!(
        (&opened["group"]["name"], &opened["status"], &opened["platform"]),
        (&json!("standard-eur"), &json!("ACTIVE"), &json!("NEO"))
    );
    assert_eq!((&opened["balance"], &opened["marginLevelPercent"]), (&json!("0.00"), &json!(null)));
    let demo = open_wallet(&carla, "JPY", true).await;
    assert_eq!(carla.get("/me/wallets").await.is(200).json["wallets"].as_array().map(Vec::len), Some(2));
    assert_eq!(carla.get("/me/wallets/balance").await.is(200).json["wallets"][1]["balance"], "0");
    assert_eq!(carla.get(&f!("/me/wallets/{demo}/balance")).await.is(200).text, r#"{"balance":"0"}"#);
    for path in ["/me/wallets/100001", "/me/wallets/100001/balance", "/me/wallets/999999"] {
        dora.get(path).await.is(404);
    }
    let range = "startDate=2026-05-01&endDate=2026-05-31";
    dora.get(&f!("/me/wallets/100001/transactions?{range}")).await.is(404);
    carla.get(&f!("/me/wallets/100001/transactions?{range}")).await.is(200);
    carla.get("/me/wallets/100001/transactions?startDate=yesterday&endDate=2026-05-31").await.is(400).names("startDate");
    assert_eq!(dora.get("/me/wallets").await.is(200).text, r#"{"wallets":[],"pages":0,"count":0}"#);
    for (field, value) in [("currency", "CHF"), ("leverage", "500"), ("leverage", "three"), ("platform", "MT4")] {
        let mut body = json!({ "currency": "USD", "leverage": "100" });
        body[field] = json!(value);
        carla.post("/me/wallets", body).await.is(422).names(field);
    }
    assert_eq!(t.rows("select action from audit_entry order by seq").await, ["wallet.opened", "wallet.opened"]);
    assert_eq!(t.rows("select server_tag from wallet order by id").await, ["neo-live", "neo-demo"]);
    assert!(carla.get("/me/wallets/leverages").await.is(200).text.contains("[1,2,5,10,20,30,50,100]"));
    books_are_sound(&t).await;
}

#[on_both_databases]
async fn nobody_opens_wallets_without_end(t: TestBrand) {
    let carla = t.customer().await;
    for _ in 0..10 {
        open_wallet(&carla, "USD", true).await;
    }
    carla.post("/me/wallets", json!({ "isDemo": true })).await.is_problem(409, "too_many_wallets");
    open_wallet(&carla, "USD", false).await;
}

#[on_both_databases]
async fn staff_open_find_and_change_wallets(t: TestBrand) {
    let (carla, admin) = (t.customer().await, t.admin().await);
    let new = |group: i64| json!({ "customerId": carla.id, "groupId": group, "platform": "PRO", "leverage": 30 });
    assert_eq!(admin.post("/wallets", new(1)).await.is(201).json["leverage"], 30);
    admin.post("/wallets", new(5)).await.is(201);
    admin.post("/wallets", new(99)).await.is(422).names("groupId");
    admin.post("/wallets", json!({ "customerId": t.brand.id(), "groupId": 1 })).await.is(422).names("customerId");
    admin.post("/wallets", json!({ "customerId": carla.id, "groupId": 1, "isDemo": true })).await.is(422).names("isDemo");
    admin.post("/wallets", json!({ "customerId": carla.id, "groupId": 1, "leverage": 0 })).await.is(422).names("leverage");
    t.staff_with(&["wallets.read"]).await.post("/wallets", new(1)).await.is(403);
    carla.get("/wallets").await.is(403);

    for (query, found) in [
        ("", 2),
        ("isDemo=true", 1),
        ("currencies=USD&groups=1", 1),
        ("leverageFrom=31", 0),
        ("leverageFrom=30&leverageTo=30", 2),
        ("search=100002", 1),
        ("search=nobody", 0),
        ("onlyShowWalletsWithOpenPositions=true", 0),
        ("limit=1", 2),
    ] {
        assert_eq!(admin.get(&f!("/wallets?{query}")).await.is(200).json["count"], found, "{query}");
    }
    admin.get("/wallets?limit=0").await.is(400).names("limit");

    assert_eq!(admin.patch("/wallets/100001", json!({ "leverage": 20 })).await.is(200).json["wallet"]["leverage"], 20);
    admin.patch("/wallets/100001", json!({ "groupId": 2 })).await.is(422).names("groupId");
    admin.patch("/wallets/100001", json!({ "groupId": 5 })).await.is(422).names("groupId");
    admin.patch("/wallets/999999", json!({ "leverage": 20 })).await.is(404);
    admin.post("/wallets/100001/disable", json!({})).await.is(200);
    assert_eq!(admin.get("/wallets/100001").await.is(200).json["wallet"]["status"], "DISABLED");
    books_are_sound(&t).await;
    admin.post("/wallets/100001/enable", json!({})).await.is(200);
    assert_eq!(admin.get("/wallets/100001/balance").await.is(200).json["equity"], "0.00");
    books_are_sound(&t).await;
}

#[on_both_databases]
async fn money_moves_between_wallets_of_one_customer(t: TestBrand) {
    without_steps(&t).await;
    let (carla, dora) = (t.customer().await, t.customer().await);
    let (usd, eur) = (open_wallet(&carla, "USD", false).await, open_wallet(&carla, "EUR", false).await);
    let (demo, foreign) = (open_wallet(&carla, "USD", true).await, open_wallet(&dora, "USD", false).await);
    deposit(&t, &carla, usd, "100", "USD").await;
    let body = |from: i64, to: i64, amount: &str| json!({ "sourceWalletId": from, "targetWalletId": to, "amount": amount });
    carla.post("/wallets/transfers", body(usd, eur, "10")).await.is_problem(422, "no_exchange_rate");
    set_rate(&t, "EUR", "USD", "1.25").await;
    carla.post("/wallets/transfers", body(usd, eur, "10.01")).await.is(200);
    t.ledger_reads(
        "
        cust:100001:cash   89.99 USD
        fx:USD             10.01 USD
        fx:EUR             -8.01 EUR
        cust:100002:cash    8.01 EUR
    ",
    )
    .await;
    carla.post("/wallets/transfers", body(usd, usd, "1")).await.is(422).names("targetWalletId");
    carla.post("/wallets/transfers", body(usd, demo, "1")).await.is(422).names("targetWalletId");
    carla.post("/wallets/transfers", body(usd, foreign, "1")).await.is(404);
    dora.post("/wallets/transfers", body(usd, foreign, "1")).await.is(404);
    t.admin().await.post("/wallets/transfers", body(usd, foreign, "1")).await.is(422).names("targetWalletId");
    carla.post("/wallets/transfers", body(usd, eur, "90")).await.is_problem(422, "not_enough_funds");
    for amount in ["0", "-1", "0.001", "NaN", "99999999999999999999"] {
        carla.post("/wallets/transfers", body(usd, eur, amount)).await.is(422).names("amount");
    }
    assert_eq!(t.rows("select direction, amount_minor, currency, balance_after_minor from money_transaction where type = 'WALLET_TRANSFER' order by id").await, [
        "OUT 1001 USD 8999",
        "IN 801 EUR 801"
    ]);
    books_are_sound(&t).await;
}
