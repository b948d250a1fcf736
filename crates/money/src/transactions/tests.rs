//! What staff post by hand, and what everybody may read.

use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

use super::{DONE, DONE_REAL};
use crate::testing::{ask_to_deposit, books_are_sound, counted, deposit, open_wallet, provider_says, set_rate, without_steps};

#[on_both_databases]
async fn staff_post_by_hand(t: TestBrand) {
    let (carla, admin) = (t.customer().await, t.admin().await);
    let wallet = open_wallet(&carla, "USD", false).await;
    let path = f!("/wallets/{wallet}/transactions");
    let body = |kind: &str, amount: &str, credit: bool| json!({ "type": kind, "currency": "USD", "amount": amount, "addToCredit": credit, "method": "wire", "comment": "c" });
    let posted = admin.post(&path, body("DEPOSIT", "200", false)).await.is(200).json["transactions"][0].clone();
    assert_eq!((&posted["status"], &posted["isFTD"], &posted["amount"]), (&json!("COMPLETED"), &json!(true), &json!(200)));
    admin.post(&path, body("WITHDRAWAL", "50", false)).await.is(200);
    admin.post(&path, body("BONUS", "30", true)).await.is(200);
    admin.post(&path, body("BONUS", "7", false)).await.is(200);
    admin.post(&path, body("CORRECTION", "-2", false)).await.is(200);
    admin.post(&path, body("CORRECTION", "-10", true)).await.is(200);
    t.ledger_reads(
        "
        cust:100001:cash       155.00 USD
        cust:100001:credit      20.00 USD
        psp:manual:clearing   -150.00 USD
        broker:credit_issued   -20.00 USD
        broker:bonus_expense    -7.00 USD
        broker:manual            2.00 USD
    ",
    )
    .await;
    admin.post(&path, body("WITHDRAWAL", "155.01", false)).await.is_problem(422, "not_enough_funds");
    admin.post(&path, body("CORRECTION", "-155.01", false)).await.is_problem(422, "not_enough_funds");
    admin.post(&path, body("CORRECTION", "-20.01", true)).await.is_problem(422, "not_enough_funds");
    for (kind, amount, credit, field) in [
        ("DEPOSIT", "-1", false, "amount"),
        ("DEPOSIT", "0", false, "amount"),
        ("BONUS", "0.001", false, "amount"),
        ("DEPOSIT", "1", true, "addToCredit"),
        ("FEE", "1", false, "type"),
    ] {
        admin.post(&path, body(kind, amount, credit)).await.is(422).names(field);
    }
    admin.post(&path, json!({ "type": "BONUS", "amount": 1 })).await.is(422).names("comment");
    admin.post("/wallets/999999/transactions", body("BONUS", "1", false)).await.is(404);
    t.staff_with(&["transactions.read"]).await.post(&path, body("BONUS", "1", false)).await.is(403);
    let fake = json!({ "type": "DEPOSIT", "amount": 9, "comment": "test money", "isFake": true });
    admin.post(&path, fake).await.is(200);
    assert_eq!((counted(&t, DONE).await, counted(&t, DONE_REAL).await), ("7".into(), "6".into()));
    assert_eq!(t.rows("select deposit_count from customer_figures").await, ["1"]);
    books_are_sound(&t).await;
}

/// Far above any payment, and far below what would break a sum.
#[on_both_databases]
async fn an_amount_above_the_ceiling_is_refused_by_its_field(t: TestBrand) {
    without_steps(&t).await;
    let (carla, admin) = (t.customer().await, t.admin().await);
    let (wallet, other) = (open_wallet(&carla, "USD", false).await, open_wallet(&carla, "EUR", false).await);
    set_rate(&t, "EUR", "USD", "1.1").await;
    let path = f!("/wallets/{wallet}/transactions");
    let manual = |kind: &str, amount: &str| json!({ "type": kind, "currency": "USD", "amount": amount, "comment": "c" });
    for amount in ["1000000000000.01", "-1000000000000.01", "9000000000000000", "9999999999999999.99"] {
        admin.post(&path, manual("CORRECTION", amount)).await.is_problem(422, "amount_too_large").names("amount");
    }
    for kind in ["DEPOSIT", "WITHDRAWAL", "BONUS"] {
        admin.post(&path, manual(kind, "9999999999999999.99")).await.is_problem(422, "amount_too_large").names("amount");
    }
    // What a euro is worth in dollars is bound as well.
    let euros = json!({ "type": "DEPOSIT", "currency": "EUR", "amount": 950000000000_i64, "comment": "c" });
    admin.post(&path, euros).await.is_problem(422, "amount_too_large").names("amount");
    let asked = json!({ "walletId": wallet, "amount": "1000000000001", "currency": "USD", "method": "card" });
    carla.post("/me/deposits", asked).await.is_problem(422, "amount_too_large").names("amount");
    let moved = json!({ "sourceWalletId": wallet, "targetWalletId": other, "amount": "1000000000001" });
    admin.post("/wallets/transfers", moved).await.is_problem(422, "amount_too_large").names("amount");
    let taken = json!({ "amount": "1000000000001", "currency": "USD", "walletAddress": "a bank" });
    carla.post("/me/withdrawals", taken).await.is_problem(422, "amount_too_large").names("amount");
    let id = ask_to_deposit(&carla, wallet, "10", "USD").await;
    let said = provider_says(&t, "deposit.approved", &id, "pay-1", Some(("1000000000001", "USD"))).await;
    said.is_problem(422, "amount_too_large").names("amount");
    admin.post(&path, manual("CORRECTION", "1000000000000")).await.is(200);
    admin.post(&path, manual("CORRECTION", "-1000000000000")).await.is(200);
    t.ledger_reads("cust:100001:cash 0.00 USD").await;
    books_are_sound(&t).await;
}

#[on_both_databases]
async fn lists_are_filtered_and_scoped(t: TestBrand) {
    without_steps(&t).await;
    let (carla, dora, admin) = (t.customer().await, t.customer().await, t.admin().await);
    let (hers, other) = (open_wallet(&carla, "USD", false).await, open_wallet(&dora, "USD", false).await);
    let first = deposit(&t, &carla, hers, "101", "USD").await;
    t.clock.advance_s(86_400);
    deposit(&t, &dora, other, "10", "USD").await;
    admin.post(&f!("/wallets/{hers}/transactions"), json!({ "type": "BONUS", "amount": 5, "comment": "Summer 100%" })).await.is(200);

    let base = "limit=10&offset=0";
    for (filters, count) in [
        (String::new(), 3),
        ("&type=BONUS".into(), 1),
        ("&filters[types]=DEPOSIT&filters[statuses]=COMPLETED".into(), 2),
        (f!("&filters[walletId]={hers}"), 2),
        (f!("&filters[customerId]={}", dora.id), 1),
        ("&filters[amountFrom]=10&filters[amountTo]=100.99".into(), 1),
        ("&filters[currency]=USD&filters[amountFrom]=101".into(), 1),
        ("&filters[isFTD]=true".into(), 2),
        ("&filters[isDemo]=true".into(), 0),
        ("&filters[from]=2026-05-05".into(), 2),
        ("&filters[to]=2026-05-04".into(), 1),
        ("&search=summer%20100%25".into(), 1),
        ("&search=100%25%25".into(), 0),
        (f!("&search={hers}"), 2),
        (f!("&search={first}"), 1),
        ("&filters=%7B%22methods%22:%5B%22card%22%5D%7D".into(), 2),
    ] {
        let listed = admin.get(&f!("/transactions?{base}{filters}")).await.is(200);
        assert_eq!(listed.json["count"], count, "{filters}: {}", listed.text);
    }
    let sorted = admin.get(&f!("/transactions?{base}&sortBy=amount|ASC")).await.is(200);
    assert_eq!(
        (&sorted.json["transactions"][0]["amount"], &sorted.json["transactions"][0]["customer"]["name"]),
        (&json!(5), &json!("Carla Customer"))
    );
    admin.get(&f!("/transactions?{base}&sortBy=password")).await.is(400).names("sortBy");
    admin.get("/transactions?limit=10001&offset=0").await.is(400).names("limit");
    admin.get("/transactions?offset=0").await.is(400).names("limit");
    admin.get(&f!("/transactions?{base}&filters[statuses]=DONE")).await.is(400);
    admin.get(&f!("/transactions?{base}&filters[to]=soon")).await.is(400).names("filters.to");
    carla.get(&f!("/transactions?{base}")).await.is(403);

    assert_eq!(admin.get(&f!("/wallets/{hers}/transactions?type=DEPOSIT")).await.is(200).json["count"], 1);
    admin.get("/wallets/999999/transactions").await.is(404);
    carla.get(&f!("/transactions/{first}")).await.is(200);
    dora.get(&f!("/transactions/{first}")).await.is(404);
    let mine = carla.get(&f!("/me/wallets/{hers}/transactions?startDate=2026-05-04&endDate=2026-05-04")).await.is(200);
    assert_eq!(mine.json["count"], 1);

    let entries = admin.get(&f!("/ledger/entries?transactionId={first}")).await.is(200);
    assert_eq!((&entries.json["count"], &entries.json["entries"][0]["amount"]), (&json!(2), &json!("-101.00")));
    assert_eq!(admin.get("/ledger/entries?account=broker:bonus_expense").await.is(200).json["count"], 1);
    admin.get("/ledger/entries?account=everything").await.is(400).names("account");
    let trial = admin.get("/ledger/trial-balance").await.is(200);
    assert_eq!(trial.json["balanced"], true);
    assert_eq!(admin.get("/ledger/trial-balance?at=2026-05-04T23:00:00Z").await.is(200).json["accounts"].as_array().map(Vec::len), Some(2));
    carla.get("/ledger/entries").await.is(403);
}
