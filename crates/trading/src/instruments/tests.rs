//! What staff make of the market: instruments, groups, downtimes, conversions.

use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

use super::{ALWAYS_OPEN, queries};
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

/// What a pound against the dollar is traded like, or with one thing about it changed.
fn pound(field: &str, value: serde_json::Value) -> serde_json::Value {
    let mut pound = json!({
        "symbol": "GBPSEK", "marginCurrency": "GBP", "currency": "SEK", "category": "currencies", "decimals": 5, "profitCalcMode": "FOREX",
        "marginCalcMode": "FOREX", "sizes": [], "marginPercentage": 100, "hedgedMarginPercentage": 0, "tradingHours": [],
        "swapMode": "DISABLED", "swapLong": 0, "swapShort": 0, "stakeMode": "LOTS", "contractSize": 100000, "minOrderSize": "0.01",
        "maxOrderSize": "10", "status": "ENABLED",
    });
    pound[field] = value;
    pound
}

#[on_both_databases]
async fn what_makes_no_instrument_is_refused_by_its_field(t: TestBrand) {
    let staff = t.admin().await;
    let named = [
        ("sizes[1].size", pound("sizes", json!([{ "size": "0.1" }, { "size": "-1" }]))),
        ("sizes[0].size", pound("sizes", json!([{ "size": "0" }]))),
        ("timezone", pound("timezone", json!("Mars/Olympus"))),
        ("tradingHours", pound("tradingHours", json!([{ "day": 1, "open": "xx", "close": "yy" }]))),
    ];
    for (field, wrong) in named {
        staff.post("/instruments", wrong).await.is_problem(422, "invalid_field").names(field);
    }
    staff.post("/instruments", pound("sizes", json!([{ "size": "0.1" }]))).await.is(201);
}

#[on_both_databases]
async fn a_market_that_never_closes_keeps_hours_that_mean_something(t: TestBrand) {
    let staff = t.admin().await;
    t.write(|tx| queries::set(tx, ALWAYS_OPEN, "true")).await;
    for wrong in [json!([{ "day": 8, "open": "00:00", "close": "01:00" }]), json!([{ "day": 1, "open": "xx", "close": "yy" }])] {
        staff.post("/instruments", pound("tradingHours", wrong.clone())).await.is(422).names("tradingHours");
        staff.post("/instruments", pound("tradingHours", json!([]))).await.is(201);
        staff.put("/instruments/GBPSEK", pound("tradingHours", wrong)).await.is(422).names("tradingHours");
        staff.delete("/instruments/GBPSEK").await.is(200);
    }
    let hours = json!([{ "day": 1, "open": "08:00", "close": "16:00" }]);
    let made = staff.post("/instruments", pound("tradingHours", hours.clone())).await.is(201);
    assert_eq!(made.json["instrument"]["tradingHours"], hours, "its own hours are kept");
    // Hours that were stored before anybody judged them do not stand in the way of a deletion.
    let spoilt = r#"[{"day":8,"open":"xx","close":"yy"}]"#;
    t.rows(&f!("update instrument set trading_hours = '{spoilt}' where symbol = 'GBPSEK' returning symbol")).await;
    staff.delete("/instruments/GBPSEK").await.is(200);
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
