//! What staff make of the market: instruments, groups, downtimes, conversions.

use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

use crate::testing::{USD, quote, trade, wallet};

#[on_both_databases]
async fn staff_shape_the_market(t: TestBrand) {
    let staff = t.admin().await;
    let gold = json!({
        "symbol": "XAUUSD", "marginCurrency": "USD", "currency": "USD", "category": "commodities", "decimals": 2, "profitCalcMode": "CFD",
        "marginCalcMode": "CFD", "sizes": [], "marginPercentage": 5, "hedgedMarginPercentage": 50, "tradingHours": [], "swapMode": "POINTS",
        "swapLong": -1, "swapShort": 0.5, "swap3DayWeekday": 5, "stakeMode": "LOTS", "contractSize": 100, "minOrderSize": "0.01",
        "maxOrderSize": "10", "status": "ENABLED",
    });
    staff.post("/instruments", gold.clone()).await.is(201);
    staff.post("/instruments", gold.clone()).await.is_problem(409, "instrument_exists");
    let mut wrong = gold.clone();
    (wrong["symbol"], wrong["maxOrderSize"]) = (json!("XAGUSD"), json!("10.005"));
    staff.post("/instruments", wrong).await.is(422).names("stepOrderSize");
    assert_eq!(staff.get("/instruments").await.is(200).json["instruments"].as_array().map(Vec::len), Some(11));
    let carla = t.customer().await;
    let w = wallet(&t, &carla, USD, "50000").await;
    quote(&t, "XAUUSD 2349.90 2350.00\nEURUSD 1.08430 1.08450").await;
    let placed = trade(&carla, w, "BUY", "2", "XAUUSD").await.is(201);
    assert_eq!(placed.json["position"]["margin"], "23500.00");
    staff.delete("/instruments/XAUUSD").await.is_problem(409, "instrument_traded");
    let mut bigger = gold.clone();
    bigger["contractSize"] = json!(1000);
    staff.put("/instruments/XAUUSD", bigger).await.is_problem(409, "instrument_in_use");
    staff.delete("/instruments/NZDUSD").await.is(200);
    staff.get("/instruments/NZDUSD").await.is(404);
    let down = json!({ "startDate": "2026-05-04T08:00:00Z", "endDate": "2026-05-04T10:00:00Z", "title": "Upgrade", "symbols": ["EURUSD"] });
    let id = staff.post("/downtimes", down).await.is(201).text_at("/downtime/id");
    trade(&carla, w, "BUY", "0.1", "EURUSD").await.is_problem(422, "DOWNTIME");
    assert_eq!(carla.get("/downtimes").await.is(200).json["count"], 1);
    staff.delete(&f!("/downtimes/{id}")).await.is(204);
    trade(&carla, w, "BUY", "0.1", "EURUSD").await.is(201);
    let way = json!({ "source": "EUR", "target": "JPY", "path": "EURUSD,USDJPY" });
    let id = staff.post("/conversions", way).await.is(201).text_at("/id");
    staff.put(&f!("/conversions/{id}"), json!({ "path": "EURUSD" })).await.is(422).names("path");
    assert_eq!(staff.get(&f!("/conversions/{id}")).await.is(200).json["path"], "EURUSD,USDJPY");
    staff.delete(&f!("/conversions/{id}")).await.is(200);
    let new = json!({ "name": "vip", "leverage": 200, "currency": "USD", "adapterName": "built-in", "disableSwapCharges": true });
    let id = staff.post("/groups", new).await.is(201).text_at("/id");
    staff.delete(&f!("/groups/{id}")).await.is(200);
    staff.delete("/groups/1").await.is_problem(409, "group_in_use");
    carla.get("/instruments").await.is(403);
}

#[on_both_databases]
async fn durations_limit_timed_positions(t: TestBrand) {
    let (staff, carla) = (t.admin().await, t.customer().await);
    let w = wallet(&t, &carla, USD, "5000").await;
    quote(&t, "EURUSD 1.08430 1.08450").await;
    let path = "/trading/position-durations";
    assert_eq!(carla.get(path).await.is(200).json, json!({ "positionDurations": [], "defaultValue": null }));
    staff.put(path, json!({ "value": "60,x" })).await.is(422).names("value");
    staff.put(path, json!({ "value": "300, 60,60", "defaultValue": "90" })).await.is(422).names("defaultValue");
    let set = staff.put(path, json!({ "value": "300, 60,60", "defaultValue": "60" })).await.is(200);
    assert_eq!(set.json, json!({ "positionDurations": ["60", "300"], "defaultValue": "60" }));
    let timed = |seconds: i64| json!({ "accountId": w, "symbol": "EURUSD", "side": "BUY", "type": "MARKET", "size": "0.1", "closePositionAfterSeconds": seconds });
    carla.post("/orders", timed(61)).await.is(422).names("closePositionAfterSeconds");
    carla.post("/orders", timed(60)).await.is(201);
    carla.put(path, json!({})).await.is(403);
}
