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

#[on_both_databases]
async fn staff_see_where_prices_come_from_and_how_fresh_they_are(t: TestBrand) {
    let desk = t.staff_with(&["trading.read"]).await;
    let symbol = |answer: &testkit::Answer, name: &str| {
        let symbols = answer.json["symbols"].as_array().expect("symbols");
        symbols.iter().find(|one| one["symbol"] == name).cloned().unwrap_or_else(|| panic!("{name} is missing: {}", answer.text))
    };
    let before = desk.get("/feeds").await.is(200);
    assert_eq!((&before.json["feeds"][0]["kind"], &before.json["feeds"][0]["state"]), (&json!("PUSH"), &json!("SILENT")));
    assert_eq!(before.json["feeds"].as_array().map(Vec::len), Some(1), "without a replay there is none");
    assert_eq!((&symbol(&before, "EURUSD")["state"], &symbol(&before, "EURUSD")["ageMs"]), (&json!("UNQUOTED"), &json!(null)));

    // Three quotes of the euro in one minute, one of the pound, and then the next minute begins.
    let mut notices = t.brand.notices();
    let mut recorder = crate::market_data::candles::Recorder::default();
    for quotes in ["EURUSD 1.08430 1.08450\n GBPUSD 1.26500 1.26520", "EURUSD 1.08431 1.08451", "EURUSD 1.08432 1.08452"] {
        quote(&t, quotes).await;
        t.clock.advance_s(5);
    }
    while let Ok(notice) = notices.try_recv() {
        if notice.topic == crate::market_data::intake::TOPIC {
            recorder.take(&serde_json::from_value::<Vec<crate::market_data::intake::Quote>>(notice.payload).expect("quotes"));
        }
    }
    recorder.flush(&t.brand).await.expect("stored");
    let now = desk.get("/feeds").await.is(200);
    let (euro, pound) = (symbol(&now, "EURUSD"), symbol(&now, "GBPUSD"));
    assert_eq!((&euro["state"], &euro["ageMs"], &euro["bid"]), (&json!("LIVE"), &json!(5_000), &json!("1.08432")), "{euro}");
    assert_eq!((&pound["state"], &pound["ageMs"], &pound["staleThresholdMs"]), (&json!("STALE"), &json!(15_000), &json!(10_000)));
    let feed = &now.json["feeds"][0];
    assert_eq!((&feed["state"], &feed["live"], &feed["lastQuoteAt"]), (&json!("PARTIAL"), &json!(1), &euro["lastQuoteAt"]), "{feed}");
    assert_eq!(feed["symbols"], json!(feed["live"].as_i64().unwrap_or(0) + feed["stale"].as_i64().unwrap_or(0)));

    t.clock.advance_s(60);
    let later = desk.get("/feeds").await.is(200);
    assert_eq!(symbol(&later, "EURUSD")["quotesPerMinute"], 3);
    assert_eq!((&later.json["feeds"][0]["quotesPerMinute"], &later.json["feeds"][0]["state"]), (&json!(4), &json!("SILENT")));
    // On a Saturday nobody expects prices.
    t.clock.set("2026-05-09T12:00:00Z".parse().expect("a time"));
    let weekend = desk.get("/feeds").await.is(200);
    assert_eq!((&symbol(&weekend, "EURUSD")["state"], &symbol(&weekend, "EURUSD")["quotesPerMinute"]), (&json!("CLOSED"), &json!(0)));
    t.staff_with(&["customers.read"]).await.get("/feeds").await.is(403);
}

#[on_both_databases(TRADEHALL_FEED__KIND = "replay", TRADEHALL_FEED__SPEED = "60")]
async fn a_replay_says_where_it_stands(t: TestBrand) {
    let desk = t.staff_with(&["trading.read"]).await;
    t.write(|tx| crate::instruments::queries::set(tx, crate::feeds::run::POSITION, "2025-06-04T09:00:00.000Z")).await;
    let listed = t.read(crate::instruments::queries::list).await;
    let mut past = crate::feeds::run::Past::open(&listed, 1, None, 60_000).expect("a replay");
    crate::market_data::intake::take(&t.brand, past.moment(t.now()).expect("quotes")).await.expect("taken");
    let answer = desk.get("/feeds").await.is(200);
    let feed = &answer.json["feeds"][0];
    assert_eq!((&feed["kind"], &feed["state"], &feed["live"]), (&json!("REPLAY"), &json!("LIVE"), &json!(10)), "{}", answer.text);
    assert_eq!((&feed["replay"]["position"], &feed["replay"]["speed"]), (&json!("2025-06-04T09:00:00.000Z"), &json!(60)));
    let kinds = |kind: &str| answer.json["symbols"].as_array().into_iter().flatten().filter(|symbol| symbol["feed"] == kind).count();
    assert_eq!(kinds("REPLAY"), 10);
    assert_eq!(answer.json["feeds"].as_array().map(Vec::len), Some(if kinds("PUSH") > 0 { 2 } else { 1 }));
    t.brand.report_health("feed", "no fixings");
    let failing = desk.get("/feeds").await.is(200);
    assert_eq!((&failing.json["feeds"][0]["state"], &failing.json["feeds"][0]["problem"]), (&json!("FAILING"), &json!("no fixings")));
}
