//! Money that comes in, told in order, out of order, twice, by strangers and in pieces.

use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

use crate::testing::{
    ask_to_deposit, books_are_sound, call_signed, counted, deposit, open_wallet, provider_says, set_rate, signed_headers, without_steps,
};
use crate::transactions::{DONE, DONE_REAL};

#[on_both_databases]
async fn a_deposit_is_paid_once_however_often_it_is_told(t: TestBrand) {
    without_steps(&t).await;
    let carla = t.customer().await;
    let wallet = open_wallet(&carla, "USD", false).await;
    assert_eq!(wallet, 100_001);
    let id = ask_to_deposit(&carla, wallet, "250", "USD").await;
    t.ledger_reads("cust:100001:cash 0.00 USD").await;

    let body =
        json!({ "type": "deposit.approved", "transactionId": id, "providerTransactionId": "pay-1", "amount": 250, "currency": "USD" });
    for message in ["msg_1", "msg_1", "msg_2"] {
        assert_eq!(call_signed(&t, message, &body).await.is(200).json["success"], true);
    }

    t.ledger_reads(
        "
        cust:100001:cash      250.00 USD
        psp:manual:clearing  -250.00 USD
    ",
    )
    .await;
    let seen = carla.get(&f!("/transactions/{id}")).await.is(200).json["transaction"].clone();
    assert_eq!((&seen["status"], &seen["isFTD"], &seen["balanceAfter"]), (&json!("COMPLETED"), &json!(true), &json!("250.00")));
    assert_eq!(carla.get("/me/wallets").await.is(200).json["wallets"][0]["equity"], "250.00");
    assert_eq!(t.rows("select count(*) from provider_event").await, ["1"]);
    assert_eq!(t.rows("select count(*) from outbox where kind = 'deposit.completed'").await, ["1"]);
    assert_eq!(
        t.rows("select action from audit_entry where entity = 'deposit' order by seq").await,
        ["deposit.started", "deposit.completed"]
    );
    assert_eq!((counted(&t, DONE).await, counted(&t, DONE_REAL).await), ("1".into(), "1".into()));
    assert_eq!(t.rows("select deposits_usd_minor, deposit_count from customer_figures").await, ["25000 1"]);

    deposit(&t, &carla, wallet, "50", "USD").await;
    assert_eq!(t.rows("select count(*) from money_transaction where is_ftd").await, ["1"]);
    books_are_sound(&t).await;
}

/// Domain 16.2: asked 100.00 EUR, processed 98.50 EUR, a USD wallet at 1.08440.
#[on_both_databases]
async fn s16_2_what_was_processed_is_posted_at_the_rate_of_the_moment(t: TestBrand) {
    without_steps(&t).await;
    set_rate(&t, "EUR", "USD", "1.08440").await;
    let carla = t.customer().await;
    let wallet = open_wallet(&carla, "USD", false).await;
    let id = ask_to_deposit(&carla, wallet, "100.00", "EUR").await;
    provider_says(&t, "deposit.approved", &id, "pay-1", Some(("98.50", "EUR"))).await.is(200);

    t.ledger_reads(
        "
        cust:100001:cash     106.81 USD
        fx:USD              -106.81 USD
        fx:EUR                98.50 EUR
        psp:manual:clearing  -98.50 EUR
    ",
    )
    .await;
    let seen = carla.get(&f!("/transactions/{id}")).await.is(200).text;
    for figure in [
        r#""amount":106.81"#,
        r#""requestedAmount":100"#,
        r#""processedAmount":98.5"#,
        r#""processedRate":1.0844"#,
        r#""amountUSD":106.81"#,
    ] {
        assert!(seen.contains(figure), "{figure} in {seen}");
    }

    // The bank takes all of it back: to the cent, by the same rate, although the market has moved.
    let admin = t.admin().await;
    let rates = admin.get("/exchange-rates").await.is(200);
    let rate = rates.json[0]["id"].as_str().expect("an id").to_owned();
    let moved = json!({ "fromCurrency": "EUR", "toCurrency": "USD", "source": "MANUAL", "rate": 2 });
    admin.put(&f!("/exchange-rates/{rate}"), moved).await.is(200);
    provider_says(&t, "deposit.chargeback", &id, "pay-1", None).await.is(200);
    t.ledger_reads(
        "
        cust:100001:cash     0.00 USD
        fx:USD               0.00 USD
        fx:EUR               0.00 EUR
        psp:manual:clearing  0.00 EUR
    ",
    )
    .await;
    books_are_sound(&t).await;
}

#[on_both_databases]
async fn a_chargeback_is_a_row_of_its_own_and_may_leave_a_debt(t: TestBrand) {
    without_steps(&t).await;
    let (carla, admin) = (t.customer().await, t.admin().await);
    let wallet = open_wallet(&carla, "USD", false).await;
    let id = deposit(&t, &carla, wallet, "100", "USD").await;
    let gone = json!({ "type": "CORRECTION", "currency": "USD", "amount": -80, "comment": "spent" });
    admin.post(&f!("/wallets/{wallet}/transactions"), gone).await.is(200);
    t.clock.advance_s(3 * 86_400);
    for message in ["msg_a", "msg_b"] {
        let body = json!({ "type": "deposit.chargeback", "transactionId": id, "providerTransactionId": "cb-1" });
        call_signed(&t, message, &body).await.is(200);
    }
    // Told once more under another number: the deposit is over.
    provider_says(&t, "deposit.refunded", &id, "cb-2", None).await.is(200);

    t.ledger_reads("cust:100001:cash -80.00 USD\n psp:manual:clearing 0.00 USD").await;
    assert_eq!(
        t.rows("select type, status, report_type, direction, amount_minor from money_transaction order by created_at, id").await,
        ["DEPOSIT CHARGEBACK DEPOSIT IN 10000", "CORRECTION COMPLETED CORRECTION OUT -8000", "CORRECTION COMPLETED CHARGEBACK OUT 10000",]
    );
    assert_eq!(t.rows("select deposits_usd_minor from customer_figures").await, ["0"]);
    assert_eq!(counted(&t, DONE).await, "3");
    assert_eq!(t.rows("select outcome from provider_event order by id").await, ["COMPLETED", "CHARGEBACK", "IGNORED"]);
    books_are_sound(&t).await;
}

#[on_both_databases]
async fn events_out_of_order_and_late(t: TestBrand) {
    without_steps(&t).await;
    let carla = t.customer().await;
    let wallet = open_wallet(&carla, "USD", false).await;
    let money = Some(("10.00", "USD"));

    let declined = ask_to_deposit(&carla, wallet, "10", "USD").await;
    provider_says(&t, "deposit.declined", &declined, "a", None).await.is(200);
    t.ledger_reads("cust:100001:cash 0.00 USD").await;
    provider_says(&t, "deposit.approved", &declined, "a", money).await.is(200);
    t.ledger_reads("cust:100001:cash 10.00 USD").await;
    provider_says(&t, "deposit.cancelled", &declined, "a", None).await.is(200);

    let reversed_first = ask_to_deposit(&carla, wallet, "10", "USD").await;
    provider_says(&t, "deposit.chargeback", &reversed_first, "b", None).await.is(200);
    provider_says(&t, "deposit.approved", &reversed_first, "b", money).await.is(200);

    t.ledger_reads("cust:100001:cash 10.00 USD").await;
    assert_eq!(
        t.rows("select status, flag from money_transaction order by created_at, id").await,
        ["COMPLETED LATE_APPROVAL", "CHARGEBACK REVERSED_BEFORE_APPROVAL"]
    );
    books_are_sound(&t).await;
}

#[on_both_databases]
async fn money_that_fits_nothing_waits_in_suspense(t: TestBrand) {
    without_steps(&t).await;
    let carla = t.customer().await;
    let wallet = open_wallet(&carla, "USD", false).await;
    let stranger = "00000000-0000-7000-8000-000000000001";
    provider_says(&t, "deposit.approved", stranger, "x-1", Some(("70.00", "USD"))).await.is(200);
    provider_says(&t, "deposit.approved", "not an id", "x-2", Some(("5.00", "EUR"))).await.is(200);
    provider_says(&t, "deposit.declined", stranger, "x-3", None).await.is(200);
    // One intent, paid twice.
    let id = deposit(&t, &carla, wallet, "20", "USD").await;
    provider_says(&t, "deposit.approved", &id, "pay-again", Some(("20.00", "USD"))).await.is(200);
    // Nobody knows what a forint is worth.
    let id = ask_to_deposit(&carla, wallet, "9", "USD").await;
    provider_says(&t, "deposit.approved", &id, "huf", Some(("3000.00", "HUF"))).await.is(200);

    t.ledger_reads(
        "
        suspense            90.00 USD
        suspense             5.00 EUR
        suspense          3000.00 HUF
        cust:100001:cash    20.00 USD
    ",
    )
    .await;
    assert_eq!(t.rows("select count(*) from outbox where kind = 'payment.unmatched'").await, ["5"]);
    assert_eq!(carla.get(&f!("/transactions/{id}")).await.is(200).json["transaction"]["status"], "PENDING");
    books_are_sound(&t).await;
}

#[on_both_databases]
async fn only_what_was_signed_counts(t: TestBrand) {
    without_steps(&t).await;
    let carla = t.customer().await;
    let wallet = open_wallet(&carla, "USD", false).await;
    let id = ask_to_deposit(&carla, wallet, "10", "USD").await;
    let body = json!({ "type": "deposit.approved", "transactionId": id, "providerTransactionId": "p", "amount": "10", "currency": "USD" });
    let body = body.to_string().into_bytes();
    let post = async |headers: &[(String, String)], content: Vec<u8>, provider: &str| {
        let mut caller = t.anonymous();
        for (name, value) in headers {
            caller = caller.with_header(name, value);
        }
        caller.raw(axum::http::Method::POST, &f!("/webhooks/payments/{provider}"), "application/json", content).await
    };
    post(&[], body.clone(), "manual").await.is_problem(401, "webhook_signature");
    let good = signed_headers(&t, "msg_1", &body).await;
    post(&[], body.clone(), "manual").await.is_problem(401, "webhook_signature");
    post(&good, body[..body.len() - 1].to_vec(), "manual").await.is_problem(401, "webhook_signature");
    let richer = String::from_utf8(body.clone()).expect("text").replace("\"10\"", "\"99\"").into_bytes();
    post(&good, richer, "manual").await.is_problem(401, "webhook_signature");
    post(&good, body.clone(), "nobody").await.is(404);
    // Another brand's key.
    let other = t.other_brand("south");
    let key = other.write(|tx| crate::payments::signing_key(tx, "manual")).await.expect("a key");
    let forged = foundation::signature::sign(&[key], "msg_2", t.now(), &body).expect("signs");
    let forged: Vec<(String, String)> = forged.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    post(&forged, body.clone(), "manual").await.is_problem(401, "webhook_signature");
    // Rightly signed, and nonsense.
    for nonsense in ["{", "[]", r#"{"type":"deposit.approved"}"#, r#"{"type":"party","providerTransactionId":"p"}"#] {
        let headers = signed_headers(&t, "msg_3", nonsense.as_bytes()).await;
        let status = post(&headers, nonsense.as_bytes().to_vec(), "manual").await.status;
        assert!(status == 400 || status == 422, "{nonsense}: {status}");
    }
    for (amount, currency) in [("-10", "USD"), ("0", "USD"), ("10.001", "USD"), ("NaN", "USD"), ("10", "dollar")] {
        provider_says(&t, "deposit.approved", &id, "p", Some((amount, currency))).await.is(422);
    }
    // An old call, though rightly signed.
    let old = signed_headers(&t, "msg_4", &body).await;
    t.clock.advance_s(301);
    post(&old, body.clone(), "manual").await.is_problem(401, "webhook_signature");
    assert_eq!(t.rows("select count(*) from provider_event").await, ["0"]);
    t.ledger_reads("cust:100001:cash 0.00 USD").await;
}

#[on_both_databases]
async fn asking_to_deposit_is_checked(t: TestBrand) {
    let (carla, dora) = (t.customer().await, t.customer().await);
    let (live, demo) = (open_wallet(&carla, "USD", false).await, open_wallet(&carla, "USD", true).await);
    let ask = |wallet: i64, amount: &str, currency: &str, method: &str| json!({ "walletId": wallet, "amount": amount, "currency": currency, "method": method });
    let outstanding = carla.post("/me/deposits", ask(live, "10", "USD", "card")).await.is_problem(403, "onboarding_outstanding");
    assert!(outstanding.json["outstandingSteps"].as_array().is_some_and(|steps| !steps.is_empty()), "{}", outstanding.text);
    without_steps(&t).await;

    dora.post("/me/deposits", ask(live, "10", "USD", "card")).await.is(404);
    carla.post("/me/deposits", ask(demo, "10", "USD", "card")).await.is_problem(422, "demo_wallet");
    carla.post("/me/deposits", ask(live, "10", "USD", "seashells")).await.is(422).names("method");
    carla.post("/me/deposits", ask(live, "10", "CHF", "card")).await.is_problem(422, "no_exchange_rate");
    for amount in ["0", "-1", "0.001", "1e99", "ten", ""] {
        carla.post("/me/deposits", ask(live, amount, "USD", "card")).await.is(422).names("amount");
    }
    let limits = json!({ "minimumDepositAmount": 20, "maximumDepositAmount": 1000, "enabledCountryCodes": ["DE"] });
    t.admin().await.put("/payment-providers/manual", limits).await.is(200);
    for amount in ["19.99", "1000.01"] {
        carla.post("/me/deposits", ask(live, amount, "USD", "card")).await.is(422).names("amount");
    }
    carla.post("/me/deposits", ask(live, "20", "USD", "card")).await.is(201);
    t.admin().await.put("/payment-providers/manual", json!({ "enabledCountryCodes": ["FR"] })).await.is(200);
    carla.post("/me/deposits", ask(live, "20", "USD", "card")).await.is(422).names("method");
    assert_eq!(t.rows("select count(*) from money_transaction").await, ["1"]);
}

#[on_both_databases]
async fn the_same_key_asks_once(t: TestBrand) {
    without_steps(&t).await;
    let carla = t.customer().await;
    let wallet = open_wallet(&carla, "USD", false).await;
    let keyed = carla.with_header("idempotency-key", "deposit-1");
    let body = json!({ "walletId": wallet, "amount": 5, "currency": "USD", "method": "card" });
    let first = keyed.post("/me/deposits", body.clone()).await.is(201);
    let second = keyed.post("/me/deposits", body).await.is(201);
    assert_eq!((second.header("idempotent-replayed"), &second.text), (Some("true"), &first.text));
    let other = json!({ "walletId": wallet, "amount": 6, "currency": "USD", "method": "card" });
    keyed.post("/me/deposits", other).await.is_problem(422, "idempotency_key_reused");
    assert_eq!(t.rows("select count(*) from money_transaction").await, ["1"]);
}

#[on_both_databases]
async fn play_money_stays_in_the_demo_book(t: TestBrand) {
    let carla = t.customer().await;
    let (live, demo) = (open_wallet(&carla, "USD", false).await, open_wallet(&carla, "EUR", true).await);
    let top_up = |wallet: i64, amount: &str| json!({ "walletId": wallet, "amount": amount, "currency": "EUR" });
    let done = carla.post("/me/demo-top-ups", top_up(demo, "10000")).await.is(200);
    assert_eq!(done.text, r#"{"success":true,"newBalance":10000}"#);
    carla.post("/me/demo-top-ups", top_up(live, "10000")).await.is_problem(422, "live_wallet");
    for amount in ["0", "-5", "1000000.01", "x", "1e5"] {
        carla.post("/me/demo-top-ups", top_up(demo, amount)).await.is(422).names("amount");
    }
    t.customer().await.post("/me/demo-top-ups", top_up(demo, "1")).await.is(404);
    t.ledger_reads("cust:100002:cash 10000.00 EUR\n demo:funding -10000.00 EUR\n cust:100001:cash 0.00 USD").await;
    assert_eq!(t.rows("select count(*) from day_count where list like 'transaction%'").await, ["0"]);
    assert_eq!(t.rows("select deposit_count from customer_figures order by deposit_count desc").await[0], "0");
    books_are_sound(&t).await;
}

#[on_both_databases]
async fn methods_and_providers_are_shown_without_secrets(t: TestBrand) {
    let carla = t.customer().await;
    let offered = carla.get("/me/payment-methods?type=deposit").await.is(200);
    assert_eq!(offered.json.as_array().map(Vec::len), Some(2), "{}", offered.text);
    carla.get("/me/payment-methods?type=barter").await.is(400).names("type");
    carla.get("/payment-providers").await.is(403);
    let admin = t.admin().await;
    t.write(|tx| crate::payments::signing_key(tx, "manual")).await;
    let shown = admin.get("/payment-providers/manual").await.is(200);
    assert!(!shown.text.contains("whsec") && shown.json["provider"]["supportsDeposit"] == true, "{}", shown.text);
    assert_eq!(carla.get("/transactions/withdrawal-methods?country=DE").await.is(200).json["methods"][0]["id"], "manual");
    carla.get("/transactions/withdrawal-methods?country=Germany").await.is(400).names("country");
    admin.get("/payment-providers/nobody").await.is(404);
    assert_eq!(admin.get("/payment-providers/filters?type=withdrawal").await.is(200).json["methods"][0]["id"], "manual");
    admin.put("/payment-providers/sort", json!([{ "id": "manual", "sort": 5 }])).await.is(200);
    admin.put("/payment-providers/sort", json!([{ "id": "nobody", "sort": 5 }])).await.is(422).names("id");
    admin
        .put("/payment-providers/manual", json!({ "minimumDepositAmount": 5, "maximumDepositAmount": 4 }))
        .await
        .is(422)
        .names("maximumDepositAmount");
    admin.put("/payment-providers/manual", json!({ "enabledCountryCodes": ["Germany"] })).await.is(422).names("enabledCountryCodes");
}
