//! Money that goes out: held, decided, paid, given back, and never twice.

use serde_json::json;
use testkit::{Actor, TestBrand, f, on_both_databases};

use crate::testing::{books_are_sound, deposit, open_wallet, provider_says, set_rate, without_steps};

async fn ask(customer: &Actor<'_>, amount: &str) -> testkit::Answer {
    let body = json!({ "provider": "manual", "currency": "USD", "amount": amount, "walletAddress": "DE89 3704 0044" });
    customer.post("/me/withdrawals", body).await
}

async fn current(customer: &Actor<'_>) -> String {
    let open = customer.get("/me/withdrawals/current").await.is(200);
    open.json["withdrawal"]["id"].as_str().unwrap_or_default().to_owned()
}

/// A customer with 1,000 dollars.
async fn rich(t: &TestBrand) -> Actor<'_> {
    without_steps(t).await;
    let carla = t.customer().await;
    let wallet = open_wallet(&carla, "USD", false).await;
    deposit(t, &carla, wallet, "1000", "USD").await;
    carla
}

/// Domain 16.3: request 500, changed 450: hold 500, at approval release 50, pay 450.
#[on_both_databases]
async fn s16_3_approved_for_less_and_paid(t: TestBrand) {
    let carla = rich(&t).await;
    assert_eq!(ask(&carla, "500").await.is(200).text, r#"{"accepted":true}"#);
    t.ledger_reads("cust:100001:cash 500.00 USD\n cust:100001:hold 500.00 USD").await;
    let wallet = carla.get("/me/wallets/100001").await.is(200);
    assert_eq!((&wallet.json["balance"], &wallet.json["pendingWithdrawal"]), (&json!("500.00"), &json!("500.00")));

    let id = current(&carla).await;
    let admin = t.admin().await;
    for changed in ["0", "-1", "500.01", "0.001"] {
        let body = json!({ "changedAmount": changed });
        admin.post(&f!("/transactions/{id}/approve"), body).await.is(422).names("changedAmount");
    }
    admin.post(&f!("/transactions/{id}/approve"), json!({ "comment": "fine", "changedAmount": 450 })).await.is(200);
    t.ledger_reads("cust:100001:cash 550.00 USD\n cust:100001:hold 450.00 USD").await;
    admin.post(&f!("/transactions/{id}/approve"), json!({})).await.is_problem(409, "withdrawal_status");
    admin.post(&f!("/transactions/{id}/reject"), json!({})).await.is_problem(409, "withdrawal_status");
    carla.delete("/me/withdrawals/current").await.is_problem(409, "withdrawal_status");
    assert_eq!(t.rows("select kind from job where kind = 'withdrawal.pay'").await.len(), 1);

    t.drain().await;
    assert_eq!(
        t.rows("select status, amount_minor, asked_minor from money_transaction where type = 'WITHDRAWAL'").await,
        ["PROCESSING 45000 50000"]
    );
    for message in ["out-1", "out-1", "out-2"] {
        provider_says(&t, "payout.completed", &id, message, None).await.is(200);
    }
    t.ledger_reads(
        "
        cust:100001:cash      550.00 USD
        cust:100001:hold        0.00 USD
        psp:manual:clearing  -550.00 USD
    ",
    )
    .await;
    assert_eq!(t.rows("select withdrawals_usd_minor from customer_figures").await, ["45000"]);
    assert_eq!(t.rows("select count(*) from outbox where kind = 'withdrawal.completed'").await, ["1"]);
    assert_eq!(current(&carla).await, "");
    let actions = t.rows("select action from audit_entry where entity = 'withdrawal' order by seq").await;
    assert_eq!(actions, ["withdrawal.requested", "withdrawal.approved", "withdrawal.sent", "withdrawal.paid"]);

    assert_eq!(admin.post(&f!("/transactions/{id}/refund"), json!({})).await.is(200).json["success"], id);
    admin.post(&f!("/transactions/{id}/refund"), json!({})).await.is_problem(409, "withdrawal_status");
    t.ledger_reads("cust:100001:cash 1000.00 USD\n psp:manual:clearing -1000.00 USD").await;
    assert_eq!(t.rows("select withdrawals_usd_minor from customer_figures").await, ["0"]);
    books_are_sound(&t).await;
}

#[on_both_databases]
async fn rejected_cancelled_and_failed_money_comes_back(t: TestBrand) {
    let carla = rich(&t).await;
    let admin = t.admin().await;
    let withdrawable = async || carla.get("/me/wallets/100001").await.is(200).json["withdrawable"].clone();

    ask(&carla, "1000").await.is(200);
    assert_eq!(withdrawable().await, "0.00");
    ask(&carla, "1").await.is_problem(409, "withdrawal_open");
    admin.post(&f!("/transactions/{}/reject", current(&carla).await), json!({ "comment": "wrong name" })).await.is(200);
    assert_eq!(withdrawable().await, "1000.00");

    ask(&carla, "300").await.is(200);
    carla.delete("/me/withdrawals/current").await.is(200);
    carla.delete("/me/withdrawals/current").await.is(404);

    ask(&carla, "200").await.is(200);
    let id = current(&carla).await;
    admin.post(&f!("/transactions/{id}/approve"), json!({})).await.is(200);
    t.drain().await;
    provider_says(&t, "payout.failed", &id, "out-1", None).await.is(200);
    provider_says(&t, "payout.completed", &id, "out-1", None).await.is(200);
    t.ledger_reads("cust:100001:cash 800.00 USD\n cust:100001:hold 200.00 USD").await;
    admin.post(&f!("/transactions/{id}/refund"), json!({})).await.is(200);
    t.ledger_reads("cust:100001:cash 1000.00 USD\n cust:100001:hold 0.00 USD\n psp:manual:clearing -1000.00 USD").await;
    assert_eq!(
        t.rows("select status from money_transaction where type = 'WITHDRAWAL' order by created_at, id").await,
        ["REJECTED", "CANCELLED", "REFUNDED"]
    );
    books_are_sound(&t).await;
}

#[on_both_databases]
async fn of_a_thousand_withdrawals_of_one_balance_one_is_accepted(t: TestBrand) {
    let carla = rich(&t).await;
    let asks = (0..1_000).map(|_| ask(&carla, "1000"));
    let mut accepted = 0;
    for answer in join_all(asks).await {
        match answer.status {
            200 => accepted += 1,
            409 | 422 | 429 => {}
            _ => panic!("{}", answer.text),
        }
    }
    assert_eq!(accepted, 1);
    t.ledger_reads("cust:100001:cash 0.00 USD\n cust:100001:hold 1000.00 USD").await;
    books_are_sound(&t).await;
}

/// All at once, each polled whenever any of them can go on.
async fn join_all<F: Future>(futures: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut running: Vec<_> = futures.map(|future| (Box::pin(future), None)).collect();
    std::future::poll_fn(|context| {
        let mut waiting = false;
        for (future, done) in running.iter_mut().filter(|(_, done)| done.is_none()) {
            match future.as_mut().poll(context) {
                std::task::Poll::Ready(output) => *done = Some(output),
                std::task::Poll::Pending => waiting = true,
            }
        }
        if waiting { std::task::Poll::Pending } else { std::task::Poll::Ready(()) }
    })
    .await;
    running.into_iter().filter_map(|(_, done)| done).collect()
}

/// The customer of domain 4.6, who has 1,800 and a credit of 400, and an administrator.
async fn with_credit(t: &TestBrand) -> (Actor<'_>, Actor<'_>) {
    let (carla, admin) = (rich(t).await, t.admin().await);
    deposit(t, &carla, 100_001, "800", "USD").await;
    let bonus = json!({ "type": "BONUS", "currency": "USD", "amount": 400, "addToCredit": true, "comment": "welcome" });
    admin.post("/wallets/100001/transactions", bonus).await.is(200);
    (carla, admin)
}

/// Domain 4.6: balance 1,800, credit 400, withdrawal 500: 111.11 of the credit leave with it.
#[on_both_databases]
async fn s4_6_credit_leaves_in_proportion(t: TestBrand) {
    let (carla, admin) = with_credit(&t).await;
    ask(&carla, "1800.01").await.is_problem(422, "not_enough_funds");
    ask(&carla, "500").await.is(200);
    t.ledger_reads("cust:100001:credit 400.00 USD").await;
    admin.post(&f!("/transactions/{}/approve", current(&carla).await), json!({})).await.is(200);
    t.ledger_reads(
        "
        cust:100001:cash       1300.00 USD
        cust:100001:hold        500.00 USD
        cust:100001:credit      288.89 USD
        broker:credit_issued   -288.89 USD
    ",
    )
    .await;
    books_are_sound(&t).await;
}

/// Money that comes back brings the credit along that had left with it, whether the payout failed or was paid and came back.
#[on_both_databases]
async fn s4_6_credit_comes_back_with_the_money(t: TestBrand) {
    let (carla, admin) = with_credit(&t).await;
    for (said, reference) in [("payout.failed", "out-1"), ("payout.completed", "out-2")] {
        ask(&carla, "500").await.is(200);
        let id = current(&carla).await;
        admin.post(&f!("/transactions/{id}/approve"), json!({})).await.is(200);
        t.drain().await;
        provider_says(&t, said, &id, reference, None).await.is(200);
        t.ledger_reads("cust:100001:cash 1300.00 USD\n cust:100001:credit 288.89 USD").await;
        admin.post(&f!("/transactions/{id}/refund"), json!({})).await.is(200);
        admin.post(&f!("/transactions/{id}/refund"), json!({})).await.is(409);
        t.ledger_reads("cust:100001:cash 1800.00 USD\n cust:100001:credit 400.00 USD\n broker:credit_issued -400.00 USD").await;
        assert_eq!(carla.get("/me/wallets/100001").await.is(200).json["credit"], "400.00");
    }
    books_are_sound(&t).await;
}

/// A withdrawal that staff post by hand is one: the credit goes with it in the same proportion.
#[on_both_databases]
async fn s4_6_credit_leaves_with_a_manual_withdrawal_too(t: TestBrand) {
    let (carla, admin) = with_credit(&t).await;
    let taken = json!({ "type": "WITHDRAWAL", "currency": "USD", "amount": 500, "comment": "by bank transfer" });
    admin.post("/wallets/100001/transactions", taken).await.is(200);
    t.ledger_reads(
        "
        cust:100001:cash       1300.00 USD
        cust:100001:credit      288.89 USD
        broker:credit_issued   -288.89 USD
    ",
    )
    .await;
    let all = json!({ "type": "WITHDRAWAL", "currency": "USD", "amount": 1300, "comment": "the rest" });
    admin.post("/wallets/100001/transactions", all).await.is(200);
    t.ledger_reads("cust:100001:cash 0.00 USD\n cust:100001:credit 0.00 USD\n broker:credit_issued 0.00 USD").await;
    books_are_sound(&t).await;
}

/// A session that was proved long ago may look, and take a request back, but not ask for money.
#[on_both_databases]
async fn asking_needs_a_fresh_proof(t: TestBrand) {
    let carla = rich(&t).await;
    ask(&carla, "100").await.is(200);
    t.clock.advance_s(301);
    carla.delete("/me/withdrawals/current").await.is(200);
    ask(&carla, "100").await.is_problem(403, "proof_needed");
    t.ledger_reads("cust:100001:cash 1000.00 USD\n cust:100001:hold 0.00 USD").await;
    carla.post("/sessions/prove", json!({ "password": testkit::PASSWORD })).await.is(200);
    ask(&carla, "100").await.is(200);
    assert_eq!(t.read(crate::withdrawals::verify::verify).await, (1, vec![]));
    books_are_sound(&t).await;
}

#[on_both_databases]
async fn asking_is_checked(t: TestBrand) {
    let carla = t.customer().await;
    without_steps(&t).await;
    ask(&carla, "1").await.is(422).names("walletId");
    let wallet = open_wallet(&carla, "EUR", false).await;
    let demo = open_wallet(&carla, "USD", true).await;
    ask(&carla, "1").await.is_problem(422, "no_exchange_rate");
    set_rate(&t, "EUR", "USD", "1.25").await;
    deposit(&t, &carla, wallet, "100", "EUR").await;
    let base = json!({ "provider": "manual", "currency": "USD", "amount": 10, "walletAddress": "x" });
    for (field, value) in [
        ("provider", json!("nobody")),
        ("amount", json!(0)),
        ("amount", json!("-5")),
        ("amount", json!(null)),
        ("amount", json!("0.001")),
        ("walletAddress", json!("")),
        ("walletAddress", json!("x".repeat(201))),
        ("currency", json!("CHF")),
    ] {
        let mut body = base.clone();
        body[field] = value;
        carla.post("/me/withdrawals", body).await.is(422).names(field);
    }
    let mut body = base.clone();
    body["walletId"] = json!(demo);
    carla.post("/me/withdrawals", body).await.is_problem(422, "demo_wallet");
    let mut body = base.clone();
    body["walletId"] = json!(wallet);
    t.customer().await.post("/me/withdrawals", body).await.is(404);
    ask(&carla, "125.01").await.is_problem(422, "not_enough_funds");
    ask(&carla, "50").await.is(200);
    t.ledger_reads("cust:100001:cash 60.00 EUR\n cust:100001:hold 40.00 EUR").await;
    let id = current(&carla).await;
    t.staff_with(&["transactions.read"]).await.post(&f!("/transactions/{id}/approve"), json!({})).await.is(403);
    carla.post(&f!("/transactions/{id}/approve"), json!({})).await.is(403);
    t.customer().await.get(&f!("/transactions/{id}")).await.is(404);
    books_are_sound(&t).await;
}

#[on_both_databases]
async fn outstanding_steps_stand_before_a_withdrawal(t: TestBrand) {
    let carla = t.customer().await;
    open_wallet(&carla, "USD", false).await;
    let refused = ask(&carla, "1").await.is_problem(403, "onboarding_outstanding");
    assert!(refused.text.contains("KYC"), "{}", refused.text);
}
