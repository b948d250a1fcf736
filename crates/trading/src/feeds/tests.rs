//! The trading clock, and a replay told as now.

use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

use crate::testing::{USD, USUAL, quote, sound, trade, wallet};

#[on_both_databases]
async fn time_expires_orders_and_charges_swaps(t: TestBrand) {
    let carla = t.customer().await;
    let w = wallet(&t, &carla, USD, "10000").await;
    quote(&t, USUAL).await;
    let gtd = json!({ "accountId": w, "symbol": "EURUSD", "side": "BUY", "type": "LIMIT", "size": "0.1", "limitPrice": "1.07",
        "expiresAt": "2026-05-04T09:00:30Z" });
    let order = carla.post("/orders", gtd).await.is(201).text_at("/order/id");
    let timed =
        json!({ "accountId": w, "symbol": "EURUSD", "side": "BUY", "type": "MARKET", "size": "0.1", "closePositionAfterSeconds": 20 });
    let timed = carla.post("/orders", timed).await.is(201).text_at("/position/id");
    let held = trade(&carla, w, "BUY", "1.5", "EURUSD").await.is(201).text_at("/position/id");
    t.clock.advance_s(31);
    quote(&t, USUAL).await;
    assert_eq!(carla.get(&f!("/positions/{timed}")).await.is(200).json["closedReason"], "TIME_EXPIRED");
    crate::feeds::clock::TradingClock::default().tick(&t.brand).await.expect("a tick");
    assert_eq!(carla.get(&f!("/orders/{order}")).await.is(200).json["order"]["status"], "EXPIRED");
    // Monday 17:00 in New York has passed: one night; then Tuesday, and Wednesday counts three times.
    for (now, swap) in [("2026-05-04T21:00:01Z", json!(-10.2)), ("2026-05-06T21:00:01Z", json!(-51))] {
        t.clock.set(now.parse().expect("a time"));
        quote(&t, USUAL).await;
        for _ in 0..2 {
            crate::feeds::clock::TradingClock::default().tick(&t.brand).await.expect("a tick");
        }
        assert_eq!(carla.get(&f!("/positions/{held}")).await.is(200).json["swap"], swap, "{now}");
    }
    sound(&t).await;
    carla.post(&f!("/positions/{held}/close"), json!({})).await.is(200);
    t.ledger_reads(&f!("cust:{w}:cash 9917.00 USD\n broker:swap 51.00 USD\n broker:trading 32.00 USD")).await;
    sound(&t).await;
}

#[on_both_databases]
async fn a_replayed_market_never_closes(t: TestBrand) {
    let carla = t.customer().await;
    let w = wallet(&t, &carla, USD, "5000").await;
    // Sunday noon in New York.
    t.clock.set("2026-05-10T16:00:00Z".parse().expect("a time"));
    for _ in 0..2 {
        crate::feeds::run::open_round_the_clock(&t.brand).await.expect("open");
    }
    let listed = t.read(crate::instruments::queries::list).await;
    let mut past = crate::feeds::run::Past::open(&listed, 1, None, 60_000).expect("a replay");
    for _ in 0..3 {
        t.clock.advance_s(1);
        let quotes = past.moment(t.now()).expect("quotes");
        assert_eq!(quotes.len(), 10);
        crate::market_data::intake::take(&t.brand, quotes).await.expect("taken");
    }
    for symbol in ["EURUSD", "GBPJPY", "NZDUSD"] {
        trade(&carla, w, "SELL", "0.1", symbol).await.is(201);
    }
    assert_eq!(carla.get("/quotes").await.is(200).json["quotes"].as_array().map(Vec::len), Some(10));
    sound(&t).await;
}

#[on_both_databases]
async fn a_replay_has_a_past_for_its_charts(t: TestBrand) {
    let carla = t.customer().await;
    t.clock.set("2026-05-04T09:00:30Z".parse().expect("a time"));
    let listed = t.read(crate::instruments::queries::list).await;
    let listed: Vec<_> = listed.into_iter().filter(|one| one.instrument.symbol.to_string() == "EURUSD").collect();
    let (feed, position) = (t.app.config().feed.clone(), "2025-06-04T09:00:00Z".parse().expect("a time"));
    for _ in 0..2 {
        crate::feeds::history::fill(&t.brand, listed.clone(), feed.clone(), position).await.expect("filled");
    }
    // A day of minutes, two weeks of quarters of an hour, and half a year of days; no bar twice and none of the present minute.
    for (interval, least) in [("1", 1_440), ("15", 14 * 96), ("1D", 180)] {
        let answer = carla.get(&f!("/market-data/{interval}?symbol=EURUSD&limit=5000")).await.is(200);
        let times: Vec<_> = answer.json.as_array().expect("bars").iter().map(|bar| bar["time"].to_string()).collect();
        assert!(times.len() >= least && times.is_sorted() && times.windows(2).all(|two| two[0] != two[1]), "{interval}: {}", times.len());
        if interval == "1" {
            assert_eq!(times.last().map(String::as_str), Some("\"2026-05-04T08:59:00.000Z\""));
        }
    }
    // It leads up to where the replay goes on.
    let bars = t.read(|read| crate::market_data::candles::queries::latest(read, "EURUSD".parse().expect("a symbol"), read.now(), 1)).await;
    let mut past = crate::feeds::run::Past::open(&listed, feed.seed, Some(position), 1_000).expect("a replay");
    let next = past.moment(t.now()).expect("quotes")[0].bid;
    let close = bars.last().expect("a bar").close;
    assert!((next.raw() - close.raw()).abs() < close.raw() / 1_000, "{close:?} then {next:?}");
}
