//! Orders from the outside: what is answered, what is stored, what the ledger says.

use serde_json::{Value, json};
use testkit::{TestBrand, f, on_both_databases};

use crate::testing::{USD, USUAL, quote, sound, trade, wallet};

#[on_both_databases]
async fn a_refused_market_order_stays_as_rejected(t: TestBrand) {
    let carla = t.customer().await;
    let w = wallet(&t, &carla, USD, "1000").await;
    quote(&t, USUAL).await;
    let refused = trade(&carla, w, "BUY", "1", "EURUSD").await.is_problem(422, "NOT_ENOUGH_MARGIN");
    // One lot at 1:100 is 1,000 EUR at mid 1.08440, with 1,000 USD free.
    assert_eq!((&refused.json["requiredMargin"], &refused.json["freeMargin"]), (&json!("1084.4"), &json!("1000")), "{}", refused.text);
    let id = refused.text_at("/orderId");
    let order = carla.get(&f!("/orders/{id}")).await.is(200);
    assert_eq!((&order.json["order"]["status"], &order.json["order"]["rejectReason"]), (&json!("REJECTED"), &json!("NOT_ENOUGH_MARGIN")));
    assert_eq!(t.rows("select kind, actor_kind from trade_event").await, ["orderRejected CUSTOMER"]);
    assert_eq!(t.rows("select count(*) from position").await, ["0"]);
    carla.delete(&f!("/orders/{id}")).await.is_problem(409, "ORDER_NOT_PENDING");
    for (size, code) in [("0.001", "SIZE_TOO_SMALL"), ("51", "SIZE_TOO_LARGE"), ("0.015", "SIZE_STEP")] {
        trade(&carla, w, "BUY", size, "EURUSD").await.is_problem(422, code);
    }
    trade(&carla, w, "BUY", "0.01", "AUDUSD").await.is_problem(422, "STALE_PRICE");
    t.clock.advance_s(11);
    trade(&carla, w, "BUY", "0.01", "EURUSD").await.is_problem(422, "STALE_PRICE");
    // Sunday noon in New York.
    t.clock.set("2026-05-10T16:00:00Z".parse().expect("a time"));
    quote(&t, USUAL).await;
    trade(&carla, w, "BUY", "0.01", "EURUSD").await.is_problem(422, "MARKET_CLOSED");
    sound(&t).await;
}

#[on_both_databases]
async fn a_pending_order_waits_changes_and_fills(t: TestBrand) {
    let carla = t.customer().await;
    let w = wallet(&t, &carla, USD, "5000").await;
    quote(&t, USUAL).await;
    let limit =
        |price: &str| json!({ "accountId": w, "symbol": "EURUSD", "side": "BUY", "type": "LIMIT", "size": "0.1", "limitPrice": price });
    carla.post("/orders", limit("1.09000")).await.is_problem(422, "INVALID_PRICE").names("limitPrice");
    for (field, price) in [("stopLoss", "1.08100"), ("takeProfit", "1.07900"), ("takeProfit", "1.0900001")] {
        let mut order = limit("1.08000");
        order[field] = json!(price);
        carla.post("/orders", order).await.is_problem(422, "INVALID_PRICE").names(field);
    }
    assert_eq!(t.rows("select count(*) from trade_order").await, ["0"]);
    let first = carla.post("/orders", limit("1.08000")).await.is(201).text_at("/order/id");
    let second = carla.post("/orders", limit("1.07000")).await.is(201).text_at("/order/id");
    let changed =
        carla.patch(&f!("/orders/{first}"), json!({ "limitPrice": "1.08100", "stopLoss": "1.07500", "takeProfit": null })).await.is(200);
    assert_eq!((&changed.json["order"]["limitPrice"], &changed.json["order"]["stopLoss"]), (&json!("1.08100"), &json!("1.07500")));
    sound(&t).await;
    carla.delete(&f!("/orders/{second}")).await.is(200);
    quote(&t, "EURUSD 1.08070 1.08090").await;
    let filled = carla.get(&f!("/orders/{first}")).await.is(200);
    assert_eq!((&filled.json["order"]["status"], &filled.json["order"]["fillPrice"]), (&json!("FILLED"), &json!("1.08090")));
    let position = filled.text_at("/order/positionId");
    assert_eq!(carla.get(&f!("/positions/{position}")).await.is(200).json["stopLoss"], json!(1.075));
    assert_eq!(carla.get(&f!("/positions/{position}/orders")).await.is(200).json[0]["id"], json!(first));
    carla.patch(&f!("/orders/{first}"), json!({ "limitPrice": "1.08" })).await.is_problem(409, "ORDER_NOT_PENDING");
    let mine = carla.get("/me/orders?statuses=CANCELLED").await.is(200);
    assert_eq!((&mine.json["count"], &mine.json["orders"][0]["id"]), (&json!(1), &json!(second)));
    let trailing = carla.patch(&f!("/positions/{position}"), json!({ "trailingStopLossPct": 0.5, "stopLoss": null })).await.is(200);
    assert_eq!((&trailing.json["tailingStopLossPct"], &trailing.json["stopLoss"]), (&json!("0.5"), &Value::Null));
    sound(&t).await;
    t.clock.advance_s(1);
    quote(&t, "EURUSD 1.09500 1.09520").await;
    sound(&t).await;
    quote(&t, "EURUSD 1.08950 1.08970").await;
    assert_eq!(carla.get(&f!("/positions/{position}")).await.is(200).json["closedReason"], "TRAILING_STOP");
    sound(&t).await;
}

#[on_both_databases]
async fn wrong_input_is_named(t: TestBrand) {
    let carla = t.customer().await;
    let w = wallet(&t, &carla, USD, "5000").await;
    quote(&t, USUAL).await;
    let base = json!({ "accountId": w, "symbol": "EURUSD", "side": "BUY", "type": "MARKET", "size": "0.1" });
    for (field, value) in [
        ("size", json!("x")),
        ("size", json!("-1")),
        ("size", json!("1e400")),
        ("side", json!("HOLD")),
        ("type", json!("FOK")),
        ("symbol", json!("NOSUCH")),
        ("symbol", json!("a b")),
        ("limitPrice", json!("1.0")),
        ("stopLoss", json!("-1")),
        ("trailingStopLossPct", json!("100")),
        ("closePositionAfterSeconds", json!(0)),
        ("expiresAt", json!("2027-01-01T00:00:00Z")),
    ] {
        let mut body = base.clone();
        body[field] = value;
        carla.post("/orders", body).await.is(422).names(field);
    }
    carla.post("/orders", json!({ "accountId": w })).await.is(422).names("symbol");
    carla.get("/orders?statuses=OPEN").await.is(400).names("statuses");
    carla.get("/me/positions?status=HALF").await.is(400).names("status");
    carla.get("/orders?limit=0").await.is(400).names("limit");
    carla.get("/orders/nothing").await.is(400);
    carla.get("/positions/99").await.is(404);
    assert_eq!(t.rows("select count(*) from trade_order").await, ["0"]);
}

#[on_both_databases]
async fn a_preview_costs_nothing_and_says_what_it_would(t: TestBrand) {
    let carla = t.customer().await;
    let w = wallet(&t, &carla, USD, "10000").await;
    quote(&t, USUAL).await;
    let ask = |size: &str| json!({ "accountId": w, "symbol": "EURUSD", "side": "BUY", "size": size });
    let preview = carla.post("/orders/preview", ask("1.5")).await.is(200);
    // 1,500 EUR at 1.08440; 10,000 − 30 spread − 1,626.60; swap −6.8 points × 1.5 lots.
    assert_eq!(
        preview.json,
        json!({ "price": "1.08450", "spreadPoints": 20, "margin": "1626.60", "commission": "0.00", "swapPerNight": "-10.20",
            "marginFreeAfter": "8343.40", "marginLevelAfter": 612.93, "currency": "USD", "allowed": true, "reason": null })
    );
    let preview = carla.post("/orders/preview", ask("20")).await.is(200);
    assert_eq!((&preview.json["allowed"], &preview.json["reason"]), (&json!(false), &json!("NOT_ENOUGH_MARGIN")));
    assert_eq!(t.rows("select count(*) from trade_order").await, ["0"]);
}

#[on_both_databases]
async fn the_same_key_places_one_order(t: TestBrand) {
    let carla = t.customer().await;
    let w = wallet(&t, &carla, USD, "5000").await;
    quote(&t, USUAL).await;
    let keyed = carla.with_header("idempotency-key", "order-1");
    let first = trade(&keyed, w, "BUY", "0.1", "EURUSD").await.is(201);
    let again = trade(&keyed, w, "BUY", "0.1", "EURUSD").await.is(201);
    assert_eq!(first.json, again.json);
    assert_eq!(t.rows("select count(*) from position").await, ["1"]);
    trade(&keyed, w, "BUY", "0.2", "EURUSD").await.is_problem(422, "idempotency_key_reused");
}
