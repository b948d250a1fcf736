//! Positions from the outside: results to the cent, and what becomes of them in rows and ledger.

use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

use crate::testing::{EUR, USD, USUAL, quote, sound, trade, wallet};

#[on_both_databases]
async fn a_profit_on_eurusd_is_paid_to_the_cent(t: TestBrand) {
    let carla = t.customer().await;
    let w = wallet(&t, &carla, USD, "10000").await;
    quote(&t, USUAL).await;
    let placed = trade(&carla, w, "BUY", "0.8", "EURUSD").await.is(201);
    assert_eq!(placed.json["order"]["status"], "FILLED");
    assert_eq!(placed.json["order"]["fillPrice"], "1.08450");
    assert_eq!(placed.json["position"]["openPrice"], "1.08450");
    let id = placed.text_at("/position/id");
    quote(&t, "EURUSD 1.08720 1.08740").await;
    let open = carla.get(&f!("/positions/{id}")).await.is(200);
    assert_eq!((&open.json["status"], &open.json["profitLoss"]), (&json!("OPEN"), &json!(216)));
    let closed = carla.post(&f!("/positions/{id}/close"), json!({})).await.is(200);
    assert_eq!(
        (&closed.json["status"], &closed.json["profitLoss"], &closed.json["closePrice"], &closed.json["closedReason"]),
        (&json!("CLOSED"), &json!(216), &json!("1.08720"), &json!("USER"))
    );
    t.ledger_reads(&f!("cust:{w}:cash      10216.00 USD
         broker:trading      -216.00 USD
         psp:test:clearing -10000.00 USD"))
        .await;
    assert_eq!(t.rows("select cause from journal order by cause").await, [f!("deal:{id}:2"), f!("deposit:{w}")]);
    assert_eq!(
        t.rows("select status, close_reason, profit_minor, net_usd_minor, volume_usd_minor, affiliate_id, lots from position").await,
        ["CLOSED USER 21600 21600 8697600 A17 80000000"]
    );
    assert_eq!(
        t.rows("select positions_open, positions_closed, lots, volume_usd_minor, volume_open_usd_minor from customer_figures").await,
        ["0 1 80000000 8697600 0"]
    );
    assert_eq!(
        t.rows("select list, scope, rows from day_count where list like 'position.closed%' order by scope").await,
        ["position.closed:pro-live  1", "position.closed:pro-live affiliate:A17 1"]
    );
    assert_eq!(t.rows("select kind from outbox where kind like 'position%' order by seq").await, ["position.opened", "position.closed"]);
    assert_eq!(
        t.rows("select kind, actor_kind from trade_event order by seq").await,
        ["orderFilled CUSTOMER", "positionOpened CUSTOMER", "positionClosed CUSTOMER"]
    );
    assert_eq!(
        t.rows("select action from audit_entry where entity in ('order', 'position') order by seq").await,
        ["order.placed", "position.closed"]
    );
    carla.post(&f!("/positions/{id}/close"), json!({})).await.is_problem(409, "POSITION_CLOSED");
    sound(&t).await;
}

#[on_both_databases]
async fn results_are_converted_at_mid(t: TestBrand) {
    let carla = t.customer().await;
    let (usd, eur) = (wallet(&t, &carla, USD, "10000").await, wallet(&t, &carla, EUR, "10000").await);
    quote(&t, USUAL).await;
    let yen = trade(&carla, usd, "SELL", "1.0", "USDJPY").await.is(201).text_at("/position/id");
    let euro = trade(&carla, eur, "BUY", "0.8", "EURUSD").await.is(201).text_at("/position/id");
    quote(&t, "USDJPY 150.630 150.650\nEURUSD 1.08720 1.08740").await;
    let yen = carla.post(&f!("/positions/{yen}/close"), json!({})).await.is(200);
    assert_eq!((&yen.json["closedPL"], &yen.json["closedPLInAccountCurrency"]), (&json!(55000), &json!(365.11)));
    let euro = carla.post(&f!("/positions/{euro}/close"), json!({})).await.is(200);
    assert_eq!((&euro.json["closedPL"], &euro.json["closedPLInAccountCurrency"]), (&json!(216), &json!(198.66)));
    t.ledger_reads(&f!("cust:{usd}:cash 10365.11 USD
         cust:{eur}:cash 10198.66 EUR
         broker:trading   -365.11 USD
         broker:trading   -198.66 EUR"))
        .await;
    sound(&t).await;
}

#[on_both_databases]
async fn a_stop_loss_closes_by_a_quote(t: TestBrand) {
    let carla = t.customer().await;
    let w = wallet(&t, &carla, USD, "5000").await;
    quote(&t, USUAL).await;
    let order = json!({ "accountId": w, "symbol": "GBPUSD", "side": "BUY", "type": "MARKET", "size": "1", "stopLoss": "1.26000", "takeProfit": 1.28 });
    let id = carla.post("/orders", order).await.is(201).text_at("/position/id");
    quote(&t, "GBPUSD 1.26010 1.26030").await;
    assert_eq!(carla.get(&f!("/positions/{id}")).await.is(200).json["status"], "OPEN");
    // A gap: the first quote beyond the level fills it.
    quote(&t, "GBPUSD 1.25980 1.26000").await;
    let closed = carla.get(&f!("/positions/{id}")).await.is(200);
    assert_eq!(
        (&closed.json["closedReason"], &closed.json["closePrice"], &closed.json["profitLoss"]),
        (&json!("STOP_LOSS"), &json!("1.25980"), &json!(-540))
    );
    t.ledger_reads(&f!("cust:{w}:cash 4460.00 USD\n broker:trading 540.00 USD")).await;
    assert_eq!(t.rows("select actor_kind from trade_event where kind = 'positionClosed'").await, ["SYSTEM"]);
    sound(&t).await;
}

#[on_both_databases]
async fn parts_of_a_close_sum_to_the_whole(t: TestBrand) {
    let carla = t.customer().await;
    let staff = t.admin().await;
    let w = wallet(&t, &carla, EUR, "10000").await;
    let terms = json!({
        "leverage": 100, "markups": [], "marginCallLevel": 100, "stopOutLevel": 50, "adapterName": "built-in", "disableSwapCharges": false,
        "commissions": [{ "type": "PER_LOT", "rate": 3.5, "currency": "USD", "chargeOn": "BOTH" }],
    });
    staff.put("/groups/2", terms).await.is(200);
    // Yen become euro over EURJPY, since there is such an instrument.
    quote(&t, &f!("{USUAL} EURJPY 163.900 163.920")).await;
    let id = trade(&carla, w, "SELL", "0.07", "USDJPY").await.is(201).text_at("/position/id");
    for (size, bid, ask) in [("0.02", "150.990", "151.010"), ("0.03", "151.490", "151.510")] {
        quote(&t, &f!("USDJPY {bid} {ask}\nEURUSD 1.08430 1.08450\nEURJPY 163.900 163.920")).await;
        let part = carla.post(&f!("/positions/{id}/close"), json!({ "size": size })).await.is(200);
        assert_eq!(part.json["status"], "OPEN");
    }
    assert_eq!(carla.get(&f!("/positions/{id}")).await.is(200).json["size"], json!(0.02));
    carla.post(&f!("/positions/{id}/close"), json!({ "size": "0.03" })).await.is_problem(422, "SIZE_TOO_LARGE");
    let closed = carla.post(&f!("/positions/{id}/close"), json!({})).await.is(200);
    assert_eq!(closed.json["size"], json!(0.07));
    let posted = t.rows(&f!("select cast(sum(amount_minor) as bigint) from posting where account = 'cust:{w}:cash'")).await;
    let row = t.rows("select profit_minor + swap_minor + commission_minor, closed_size, closed_units, deals from position").await;
    let balance: i64 = posted[0].parse().expect("a number");
    // Four deals, of which the closing ones charge what was closed.
    assert_eq!(row, [f!("{} 7000000 700000000000 4", balance - 1_000_000)]);
    assert_eq!(t.rows("select kind from outbox where kind like 'position%' order by seq").await.len(), 4);
    assert_eq!(
        t.rows("select positions_open, positions_closed, lots, volume_open_usd_minor from customer_figures").await,
        ["0 3 7000000 0"]
    );
    sound(&t).await;
}

#[on_both_databases]
async fn nobody_sees_or_moves_what_is_anothers(t: TestBrand) {
    let (carla, other, staff) = (t.customer().await, t.customer().await, t.staff_with(&["trading.read"]).await);
    let w = wallet(&t, &carla, USD, "5000").await;
    quote(&t, USUAL).await;
    let placed = trade(&carla, w, "BUY", "0.1", "EURUSD").await.is(201);
    let (order, position) = (placed.text_at("/order/id"), placed.text_at("/position/id"));
    for path in [f!("/orders/{order}"), f!("/positions/{position}"), f!("/positions/{position}/orders"), f!("/wallets/{w}/positions")] {
        other.get(&path).await.is_problem(404, "not_found");
        staff.get(&path).await.is(200);
        carla.get(&path).await.is(200);
        t.anonymous().get(&path).await.is(401);
    }
    trade(&other, w, "BUY", "0.1", "EURUSD").await.is_problem(404, "not_found");
    trade(&staff, w, "BUY", "0.1", "EURUSD").await.is_problem(403, "permission_needed");
    other.post(&f!("/positions/{position}/close"), json!({})).await.is_problem(404, "not_found");
    other.patch(&f!("/positions/{position}"), json!({ "stopLoss": 1.0 })).await.is_problem(404, "not_found");
    other.post("/positions/close-all", json!({ "accountId": w })).await.is_problem(404, "not_found");
    other
        .post("/orders/preview", json!({ "accountId": w, "symbol": "EURUSD", "side": "BUY", "size": "1" }))
        .await
        .is_problem(404, "not_found");
    assert_eq!(other.get("/orders").await.is(200).json["count"], 0);
    assert_eq!(other.get("/me/positions").await.is(200).json["count"], 0);
    assert_eq!(staff.get("/positions?filters[statuses][]=OPEN&sortBy=openedAt|DESC").await.is(200).json["count"], 1);
    let admin = t.admin().await;
    assert_eq!(admin.post("/positions/close-all", json!({ "accountId": w })).await.is(200).json["closed"][0]["closedReason"], "ADMIN");
    sound(&t).await;
}

#[on_both_databases]
async fn a_stop_out_closes_protects_and_is_remembered(t: TestBrand) {
    let carla = t.customer().await;
    let w = wallet(&t, &carla, USD, "1500").await;
    quote(&t, USUAL).await;
    let id = trade(&carla, w, "BUY", "1", "EURUSD").await.is(201).text_at("/position/id");
    quote(&t, "EURUSD 1.08000 1.08020").await;
    assert_eq!(t.rows("select margin_call, stop_out from wallet").await, [if t.on == testkit::On::Sqlite { "1 0" } else { "1 0" }]);
    sound(&t).await;
    quote(&t, "EURUSD 1.06500 1.06520").await;
    let closed = carla.get(&f!("/positions/{id}")).await.is(200);
    assert_eq!((&closed.json["closedReason"], &closed.json["profitLoss"]), (&json!("STOP_OUT"), &json!(-1950)));
    t.ledger_reads(&f!("cust:{w}:cash 0.00 USD\n broker:trading 1950.00 USD\n broker:nbp_expense -450.00 USD")).await;
    let told = t.rows("select kind from outbox where kind like 'account%' order by seq").await;
    assert_eq!(told, ["account.margin_call", "account.stop_out"]);
    sound(&t).await;
}

/// Rule 5.7: a reason and a correcting entry, never a change of what was executed.
#[on_both_databases]
async fn s5_7_a_correction_pays_the_difference_and_changes_no_deal(t: TestBrand) {
    let (carla, admin) = (t.customer().await, t.admin().await);
    let w = wallet(&t, &carla, USD, "10000").await;
    quote(&t, USUAL).await;
    let id = trade(&carla, w, "BUY", "0.8", "EURUSD").await.is(201).text_at("/position/id");
    let address = f!("/positions/{id}");
    let lower = json!({ "openPrice": "1.08440", "reason": "filled late" });
    admin.patch(&address, lower.clone()).await.is_problem(409, "POSITION_OPEN");
    quote(&t, "EURUSD 1.08720 1.08740").await;
    carla.post(&f!("{address}/close"), json!({})).await.is(200);

    carla.patch(&address, lower.clone()).await.is(422).names("openPrice");
    t.staff_with(&["trading.read"]).await.patch(&address, lower.clone()).await.is(403);
    for (body, field) in [
        (json!({ "openPrice": "1.08440" }), "reason"),
        (json!({ "openPrice": "1.084405", "reason": "x" }), "openPrice"),
        (json!({ "closePrice": "-1", "reason": "x" }), "closePrice"),
        (json!({ "commission": "0.001", "reason": "x" }), "commission"),
        (json!({ "openPrice": "1.08440", "stopLoss": "1.08", "reason": "x" }), "stopLoss"),
    ] {
        admin.patch(&address, body).await.is(422).names(field);
    }
    // A point on 80,000 units is 0.80 USD.
    let corrected = admin.patch(&address, lower.clone()).await.is(200);
    assert_eq!((&corrected.json["openPrice"], &corrected.json["profitLoss"]), (&json!("1.08450"), &json!(216)));
    assert_eq!(corrected.json["corrected"], json!({ "openPrice": "1.08440", "closePrice": null, "commission": null, "amount": 8 }));
    admin.patch(&address, lower).await.is_problem(422, "nothing_to_correct");
    let more = json!({ "openPrice": 1.08445, "closePrice": "1.08730", "commission": -2, "reason": "both, and the fee" });
    assert_eq!(admin.patch(&address, more).await.is(200).json["corrected"]["amount"], 10);
    t.ledger_reads(&f!("cust:{w}:cash 10226.00 USD\n broker:trading -228.00 USD\n broker:commission 2.00 USD")).await;
    assert_eq!(
        t.rows("select type, method, comment, amount_minor from money_transaction order by created_at, id").await,
        ["CORRECTION POSITION filled late 800", "CORRECTION POSITION both, and the fee 200"]
    );
    assert_eq!(t.rows("select count(*) from audit_entry where action = 'position.corrected'").await, ["2"]);
    assert_eq!(carla.get(&address).await.is(200).json["corrected"]["amount"], 10);
    assert_eq!(carla.get("/me/positions").await.is(200).json["positions"][0]["corrected"]["closePrice"], "1.08730");
    sound(&t).await;
}
