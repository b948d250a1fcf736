//! Quotes and candles.

use money::book::Books;
use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

use crate::testing::{USD, quote, sound, trade, wallet};

#[on_both_databases]
async fn quotes_are_judged_one_by_one(t: TestBrand) {
    let feed = t.staff_with(&["trading.feed"]).await;
    let answer = feed
        .post(
            "/quotes",
            json!({ "quotes": [
                { "symbol": "EURUSD", "bid": "1.08430", "ask": "1.08450" },
                { "symbol": "NOSUCH", "bid": "1", "ask": "1" },
                { "symbol": "USDJPY", "bid": "151.3", "ask": "151.2" },
                { "symbol": "USDJPY", "bid": "NaN", "ask": "151.2" },
                { "symbol": "USDJPY", "bid": "151.2001", "ask": "151.3" },
                { "symbol": "GBPUSD", "bid": "1.2", "ask": "1.3", "time": "2026-05-04T08:59:00Z" },
                { "symbol": "GBPUSD", "bid": "1.2", "ask": "1.3", "time": "2026-05-04T09:01:00Z" },
                { "symbol": "EURUSD", "bid": "1.08440", "ask": "1.08460", "time": "2026-05-04T08:59:59Z" },
            ] }),
        )
        .await
        .is(200);
    let reasons: Vec<&str> =
        answer.json["rejected"].as_array().expect("a list").iter().map(|r| r["reason"].as_str().unwrap_or("")).collect();
    assert_eq!(reasons, ["UNKNOWN_SYMBOL", "CROSSED", "BAD_NUMBER", "BAD_NUMBER", "STALE", "AHEAD", "STALE"]);
    assert_eq!(answer.json["accepted"], 1);
    let staff = t.admin().await;
    let terms = json!({
        "leverage": 100, "markups": [{ "symbol": "EURUSD", "bidPoints": 4, "askPoints": 4 }], "commissions": [],
        "marginCallLevel": 100, "stopOutLevel": 50, "adapterName": "built-in", "disableSwapCharges": false,
    });
    staff.put("/groups/1", terms).await.is(200);
    let carla = t.customer().await;
    let w = wallet(&t, &carla, USD, "10000").await;
    let seen = carla.get("/quotes?symbols=EURUSD").await.is(200);
    assert_eq!((&seen.json["quotes"][0]["bid"], &seen.json["quotes"][0]["ask"]), (&json!("1.08426"), &json!("1.08454")));
    assert_eq!(seen.json["quotes"][0]["tradable"], true);
    assert_eq!(staff.get("/quotes?symbols=EURUSD").await.is(200).json["quotes"][0]["bid"], "1.08430");
    assert_eq!(carla.get("/me/instruments").await.is(200).json["instruments"][0]["ask"], "1.08454");
    // Rule 7.1: 4 points each side, 1.5 lots, open and close: 12.00 USD.
    let id = trade(&carla, w, "BUY", "1.5", "EURUSD").await.is(201).text_at("/position/id");
    carla.post(&f!("/positions/{id}/close"), json!({})).await.is(200);
    assert_eq!(t.rows("select markup_minor, profit_minor from position").await, ["1200 -4200"]);
    carla.post("/quotes", json!({ "quotes": [] })).await.is(403);
    sound(&t).await;
}

#[on_both_databases]
async fn what_is_held_has_a_price_after_a_restart(t: TestBrand) {
    let carla = t.customer().await;
    let w = wallet(&t, &carla, USD, "10000").await;
    let mut notices = t.brand.notices();
    let mut recorder = crate::market_data::candles::Recorder::default();
    quote(&t, "EURUSD 1.08430 1.08450").await;
    trade(&carla, w, "BUY", "1", "EURUSD").await.is(201);
    quote(&t, "EURUSD 1.08520 1.08540\nUSDJPY 151.200 151.220").await;
    while let Ok(notice) = notices.try_recv() {
        if notice.topic == crate::market_data::intake::TOPIC {
            recorder.take(&serde_json::from_value::<Vec<crate::market_data::intake::Quote>>(notice.payload).expect("quotes"));
        }
    }
    for _ in 0..2 {
        recorder.flush(&t.brand).await.expect("stored");
    }
    assert_eq!(
        t.rows("select symbol, bid, ask from last_quote order by symbol").await,
        ["EURUSD 108520000 108540000", "USDJPY 15120000000 15122000000"]
    );
    let live = t.brand.look_at_book(move |book| Ok(book.figures(w))).await.expect("a book");
    let restored = t.read(crate::restore).await;
    assert_eq!((restored.figures(w), live.as_ref().map(|figures| figures.equity.minor(figures.currency))), (live.clone(), Some(1_007_000)));
    // An older one does not replace it, and one of an instrument that is gone is left out.
    let old = crate::market_data::intake::Quote {
        symbol: "USDJPY".parse().expect("a symbol"),
        at: t.now().plus_seconds(-1),
        bid: "150".parse().expect("a price"),
        ask: "151".parse().expect("a price"),
    };
    t.write(move |tx| crate::market_data::last_quotes::put(tx, &old)).await;
    t.rows("insert into last_quote (symbol, at, bid, ask) values ('OLDONE', 1, 1, 1) returning symbol").await;
    let kept = t.read(crate::market_data::last_quotes::all).await;
    assert_eq!(kept.iter().map(|(symbol, ..)| symbol.to_string()).collect::<Vec<_>>(), ["EURUSD", "USDJPY"]);
    assert_eq!(kept[1].2.bid, "151.2".parse().expect("a price"));
    sound(&t).await;
}

#[on_both_databases]
async fn candles_are_made_of_quotes(t: TestBrand) {
    let carla = t.customer().await;
    let mut notices = t.brand.notices();
    let mut recorder = crate::market_data::candles::Recorder::default();
    for (at, bid) in
        [("12:00:01", "1.08440"), ("12:00:20", "1.08465"), ("12:00:41", "1.08432"), ("12:00:59.9", "1.08450"), ("12:03:02", "1.08470")]
    {
        t.clock.set(f!("2026-05-04T{at}Z").parse().expect("a time"));
        let ask = f!("{}9", &bid[..6]);
        quote(&t, &f!("EURUSD {bid} {ask}")).await;
        while let Ok(notice) = notices.try_recv() {
            if notice.topic == crate::market_data::intake::TOPIC {
                recorder.take(&serde_json::from_value::<Vec<crate::market_data::intake::Quote>>(notice.payload).expect("quotes"));
            }
        }
        recorder.flush(&t.brand).await.expect("stored");
    }
    let bars = carla.get("/market-data/1?symbol=EURUSD").await.is(200);
    let bar = |time: &str, o: &str, h: &str, l: &str, c: &str, v: u64| json!({ "symbol": "EURUSD", "time": time, "open": o, "high": h, "low": l, "close": c, "volume": v });
    assert_eq!(
        bars.json,
        json!([
            bar("2026-05-04T12:00:00.000Z", "1.08440", "1.08465", "1.08432", "1.08450", 4),
            bar("2026-05-04T12:03:00.000Z", "1.08470", "1.08470", "1.08470", "1.08470", 1),
        ])
    );
    let bars = carla.get("/market-data/5?symbol=EURUSD").await.is(200);
    assert_eq!(bars.json, json!([bar("2026-05-04T12:00:00.000Z", "1.08440", "1.08470", "1.08432", "1.08470", 5)]));
    carla.get("/market-data/7").await.is(400).names("interval");
}
