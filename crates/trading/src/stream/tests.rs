//! The stream over a real socket.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use testkit::{Actor, TestBrand, f, on_both_databases};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{WebSocketStream, client_async};

use crate::testing::{EUR, USD, USUAL, quote, trade, wallet};

const PATIENCE: Duration = Duration::from_secs(20);

/// A client on a socket of its own.
struct Line(WebSocketStream<TcpStream>);

/// Serves the brand on a port of its own, as long as the test runs.
async fn served(t: &TestBrand) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    tokio::spawn(foundation::http::listen::serve(listener, t.router.clone(), std::time::Duration::ZERO, std::future::pending()));
    address
}

impl Line {
    async fn open(address: &str) -> Line {
        let mut request = f!("ws://{address}/api/v1/stream").into_client_request().expect("a request");
        request.headers_mut().insert("host", "north.test".parse().expect("a host"));
        let stream = TcpStream::connect(address).await.expect("connected");
        Line(client_async(request, stream).await.expect("upgraded").0)
    }

    /// Opens, says hello and answers the welcome.
    async fn hello(address: &str, token: &str, more: Value) -> (Line, Value) {
        let mut line = Line::open(address).await;
        let mut hello = json!({ "type": "hello", "token": token });
        hello.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        line.say(hello).await;
        let welcome = line.next().await;
        assert_eq!(welcome["type"], "welcome", "{welcome}");
        (line, welcome)
    }

    async fn say(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.expect("sent");
    }

    /// The next message; a closed line is told as its code.
    async fn next(&mut self) -> Value {
        loop {
            let message = tokio::time::timeout(PATIENCE, self.0.next()).await.expect("something in time");
            match message {
                Some(Ok(Message::Text(text))) => return serde_json::from_str(&text).expect("JSON"),
                Some(Ok(Message::Close(frame))) => return json!({ "closed": frame.map(|frame| u16::from(frame.code)) }),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return json!({ "closed": null }),
            }
        }
    }

    /// The next message of a type; those before it are passed over.
    async fn wait_for(&mut self, kind: &str) -> Value {
        loop {
            let message = self.next().await;
            assert!(message.get("closed").is_none(), "closed while waiting for {kind}: {message}");
            if message["type"] == kind {
                return message;
            }
        }
    }

    /// The next message of how a wallet stands that values these positions and no others.
    async fn valued(&mut self, wallet: kernel::WalletId, ids: &[&str]) -> Value {
        loop {
            let message = self.wait_for("account").await;
            let named: Vec<_> = message["positions"].as_array().into_iter().flatten().map(|one| one["id"].to_string()).collect();
            if message["walletId"] == json!(wallet) && named == ids {
                return message;
            }
        }
    }

    /// The events of orders, positions and accounts up to the first of this name.
    async fn events_to(&mut self, last: &str) -> Vec<Value> {
        let mut events = Vec::new();
        loop {
            let message = self.next().await;
            assert!(message.get("closed").is_none(), "{message}");
            if message.get("event").is_some() {
                let done = message["event"] == last && message.get("seq").is_some();
                events.push(message);
                if done {
                    return events;
                }
            }
        }
    }
}

async fn trader<'t>(t: &'t TestBrand) -> (Actor<'t>, kernel::WalletId) {
    let carla = t.customer().await;
    let w = wallet(t, &carla, USD, "10000").await;
    quote(t, USUAL).await;
    (carla, w)
}

#[on_both_databases]
async fn prices_and_trades_arrive_as_they_happen(t: TestBrand) {
    let address = served(&t).await;
    let (carla, w) = trader(&t).await;
    let (mut line, welcome) = Line::hello(&address, &carla.token, json!({ "quotes": ["EURUSD"] })).await;
    assert_eq!(welcome["resumed"], false);
    let first = line.wait_for("quote").await;
    assert_eq!((&first["symbol"], &first["bid"], &first["ask"]), (&json!("EURUSD"), &json!("1.08430"), &json!("1.08450")));
    let account = line.wait_for("account").await;
    assert_eq!((&account["walletId"], &account["equity"]), (&json!(w), &json!("10000.00")));

    line.say(json!({ "type": "subscribe", "quotes": ["USDJPY"] })).await;
    assert_eq!(line.wait_for("quote").await["symbol"], "USDJPY");
    line.say(json!({ "type": "unsubscribe", "quotes": ["USDJPY"] })).await;
    line.say(json!({ "type": "ping" })).await;
    line.wait_for("pong").await;
    t.clock.advance_s(1);
    quote(&t, "USDJPY 151.300 151.320\n EURUSD 1.08440 1.08460").await;
    assert_eq!(line.wait_for("quote").await["bid"], "1.08440", "what is not followed is not sent");

    let position = trade(&carla, w, "BUY", "0.5", "EURUSD").await.is(201).text_at("/position/id");
    let events = line.events_to("positionOpened").await;
    let names: Vec<_> = events.iter().map(|event| [&event["type"], &event["event"]]).collect();
    assert_eq!(names, [[&json!("order"), &json!("orderFilled")], [&json!("position"), &json!("positionOpened")]], "{events:?}");
    assert_eq!(events[1]["position"]["id"].to_string().trim_matches('"'), position);
    let shown = carla.get("/me/positions").await.is(200).json["positions"][0].clone();
    assert_eq!(events[1]["position"]["symbol"], shown["symbol"]);
    assert_eq!(line.wait_for("account").await["openPositions"], 1);
}

#[on_both_databases]
async fn who_comes_back_misses_nothing(t: TestBrand) {
    let address = served(&t).await;
    let (carla, w) = trader(&t).await;
    let (mut line, _) = Line::hello(&address, &carla.token, json!({})).await;
    trade(&carla, w, "BUY", "0.1", "EURUSD").await.is(201);
    let seen = line.events_to("positionOpened").await.last().expect("an event")["seq"].clone();
    drop(line);
    let id = trade(&carla, w, "SELL", "0.2", "GBPUSD").await.is(201).text_at("/position/id");
    carla.post(&f!("/positions/{id}/close"), json!({})).await.is(200);

    let (mut again, welcome) = Line::hello(&address, &carla.token, json!({ "lastSeq": seen })).await;
    assert_eq!((&welcome["resumed"], &welcome["seq"]), (&json!(true), &seen));
    let missed = again.events_to("positionClosed").await;
    let names: Vec<_> = missed.iter().filter_map(|event| event["event"].as_str()).collect();
    assert!(names.starts_with(&["orderFilled", "positionOpened"]) && names.ends_with(&["positionClosed"]), "{names:?}");
    let numbers: Vec<_> = missed.iter().filter_map(|event| event["seq"].as_i64()).collect();
    assert!(numbers.is_sorted() && numbers[0] > seen.as_i64().expect("a number"), "{numbers:?}");
    // A number that was never given out is no place to go on from.
    let (_, fresh) = Line::hello(&address, &carla.token, json!({ "lastSeq": 1_000_000 })).await;
    assert_eq!(fresh["resumed"], false);
}

#[on_both_databases]
async fn nobody_hears_of_somebody_elses_trades(t: TestBrand) {
    let address = served(&t).await;
    let (carla, w) = trader(&t).await;
    let other = t.customer().await;
    let theirs = wallet(&t, &other, USD, "9999").await;
    let (mut line, _) = Line::hello(&address, &other.token, json!({})).await;
    let (mut desk, _) = Line::hello(&address, &t.staff_with(&["trading.read"]).await.token, json!({})).await;
    let (mut lobby, _) = Line::hello(&address, &t.staff_with(&["customers.read"]).await.token, json!({ "quotes": ["EURUSD"] })).await;
    trade(&carla, w, "BUY", "0.1", "EURUSD").await.is(201);
    trade(&other, theirs, "BUY", "0.3", "EURUSD").await.is(201);
    for event in line.events_to("positionOpened").await {
        assert_eq!(event["walletId"], json!(theirs), "{event}");
    }
    let seen = desk.events_to("positionOpened").await;
    assert!(seen.iter().all(|event| event["walletId"] == json!(w)), "the desk hears of both, in order: {seen:?}");
    desk.events_to("positionOpened").await;
    t.clock.advance_s(1);
    quote(&t, "EURUSD 1.08450 1.08470").await;
    loop {
        let message = lobby.next().await;
        assert_eq!(message["type"], "quote", "without the right there are prices only: {message}");
        if message["bid"] == "1.08450" {
            break;
        }
    }
}

#[on_both_databases]
async fn a_socket_is_as_good_as_its_session(t: TestBrand) {
    let address = served(&t).await;
    let (carla, _) = trader(&t).await;
    for (first, code) in [
        (json!({ "type": "hello", "token": "th_s_nonsense" }), 4401),
        (json!({ "type": "subscribe", "quotes": [] }), 4400),
        (json!("hello"), 4400),
        (json!({ "type": "hello", "token": carla.token, "quotes": ["not a symbol!"] }), 4400),
        (json!({ "type": "hello", "token": carla.token, "walletId": 1 }), 4400),
    ] {
        let mut line = Line::open(&address).await;
        line.say(first.clone()).await;
        assert_eq!(line.next().await, json!({ "closed": code }), "{first}");
    }
    let (mut line, _) = Line::hello(&address, &carla.token, json!({})).await;
    carla.delete("/sessions/current").await.is(204);
    let closed = loop {
        let message = line.next().await;
        if message.get("closed").is_some() {
            break message;
        }
    };
    assert_eq!(closed, json!({ "closed": 4401 }));
    t.anonymous().get("/stream").await.is_problem(426, "upgrade_needed");
}

#[test]
fn the_document_names_what_a_plain_request_is_answered() {
    let document = foundation::http::server::document(vec![super::routes()]);
    let document: Value = serde_json::from_str(&document).expect("a document");
    let answers = document["paths"]["/stream"]["get"]["responses"].as_object().expect("answers");
    assert_eq!(answers.keys().collect::<Vec<_>>(), ["101", "404", "426"]);
}

/// What was told of a wallet and its positions is what is read of them at the same price.
async fn agrees(who: &Actor<'_>, account: &Value) {
    let decimal = |value: &Value| value.to_string().trim_matches('"').parse::<kernel::Decimal>().expect("a number").normalize();
    let wallets = who.get("/me/wallets").await.is(200).json;
    let read = wallets["wallets"].as_array().expect("wallets").iter().find(|one| one["id"] == account["walletId"]).expect("the wallet");
    for (told, shown) in [("profit", "profitLoss"), ("equity", "equity"), ("margin", "margin"), ("freeMargin", "marginFree")] {
        assert_eq!(account[told], read[shown], "{shown}: {account} {read}");
    }
    assert_eq!(decimal(&account["marginLevel"]), decimal(&read["marginLevelPercent"]));
    for worth in account["positions"].as_array().expect("positions") {
        let read = who.get(&f!("/positions/{}", worth["id"])).await.is(200).json;
        assert_eq!((&worth["price"], &worth["margin"]), (&read["currentPrice"], &read["margin"]), "{read}");
        assert_eq!((decimal(&worth["profit"]), decimal(&worth["swap"])), (decimal(&read["profitLoss"]), decimal(&read["swap"])), "{read}");
    }
}

#[on_both_databases]
async fn what_is_held_is_valued_with_each_price(t: TestBrand) {
    let address = served(&t).await;
    let carla = t.customer().await;
    let w = wallet(&t, &carla, EUR, "10000").await;
    // At this rate the margin in euros and the results lie between two cents.
    quote(&t, "EURUSD 1.08440 1.08460\n USDJPY 151.200 151.220\n GBPUSD 1.26500 1.26520\n EURGBP 0.85490 0.85510").await;
    let long = trade(&carla, w, "BUY", "0.37", "EURUSD").await.is(201).text_at("/position/id");
    let short = trade(&carla, w, "SELL", "0.13", "EURGBP").await.is(201).text_at("/position/id");
    let (mut line, _) = Line::hello(&address, &carla.token, json!({ "walletId": w })).await;
    agrees(&carla, &line.valued(w, &[&long, &short]).await).await;

    // No symbol is followed, and a position is valued with each price all the same; one that has not moved is not told again.
    for (quotes, moved) in [
        ("EURUSD 1.08720 1.08740", vec![&*long]),
        ("EURGBP 0.85613 0.85633", vec![&*short]),
        ("EURUSD 1.08337 1.08357\n EURGBP 0.85441 0.85461", vec![&*long, &*short]),
    ] {
        t.clock.advance_s(1);
        quote(&t, quotes).await;
        agrees(&carla, &line.valued(w, &moved).await).await;
    }

    let third = trade(&carla, w, "SELL", "0.5", "GBPUSD").await.is(201).text_at("/position/id");
    agrees(&carla, &line.valued(w, &[&third]).await).await;
    // What the dollar does to the euro it does to a result in dollars.
    t.clock.advance_s(1);
    quote(&t, "EURUSD 1.12000 1.12020").await;
    agrees(&carla, &line.valued(w, &[&long, &third]).await).await;
}

#[on_both_databases]
async fn a_figure_between_two_cents_is_rounded_as_everywhere(t: TestBrand) {
    let address = served(&t).await;
    let carla = t.customer().await;
    let w = wallet(&t, &carla, USD, "10000").await;
    // A hundredth of 1,000 euros at 1.08450 is 10.845 dollars.
    quote(&t, "EURUSD 1.08440 1.08460").await;
    let id = trade(&carla, w, "BUY", "0.01", "EURUSD").await.is(201).text_at("/position/id");
    let (mut line, _) = Line::hello(&address, &carla.token, json!({ "walletId": w })).await;
    let account = line.valued(w, &[&id]).await;
    assert_eq!((&account["margin"], &account["positions"][0]["margin"]), (&json!("10.84"), &json!("10.84")));
    agrees(&carla, &account).await;
}

#[on_both_databases]
async fn another_wallet_is_followed_on_the_same_line(t: TestBrand) {
    let address = served(&t).await;
    let (carla, w) = trader(&t).await;
    let other = wallet(&t, &carla, USD, "5000").await;
    let first = trade(&carla, w, "BUY", "0.1", "EURUSD").await.is(201).text_at("/position/id");
    let second = trade(&carla, other, "SELL", "0.2", "EURUSD").await.is(201).text_at("/position/id");
    let (mut line, _) = Line::hello(&address, &carla.token, json!({ "quotes": ["EURUSD"], "walletId": w })).await;
    line.valued(w, &[&first]).await;
    line.say(json!({ "type": "wallet", "walletId": other })).await;
    assert_eq!(line.wait_for("wallet").await["walletId"], json!(other));
    assert_eq!(line.wait_for("quote").await["symbol"], "EURUSD", "what was followed is told at the prices of the new wallet's group");
    agrees(&carla, &line.valued(other, &[&second]).await).await;
    t.clock.advance_s(1);
    quote(&t, "EURUSD 1.08490 1.08510").await;
    loop {
        let account = line.wait_for("account").await;
        if account["walletId"] == json!(w) {
            assert_eq!(account["positions"], Value::Null, "the first is not followed any more");
            break;
        }
    }
    line.say(json!({ "type": "wallet" })).await;
    assert_eq!(line.wait_for("wallet").await["walletId"], Value::Null);

    let stranger = t.customer().await;
    let theirs = wallet(&t, &stranger, USD, "9999").await;
    line.say(json!({ "type": "wallet", "walletId": theirs })).await;
    loop {
        let message = line.next().await;
        assert_ne!(message["walletId"], json!(theirs), "{message}");
        if message.get("closed").is_some() {
            break assert_eq!(message, json!({ "closed": 4400 }));
        }
    }
}
