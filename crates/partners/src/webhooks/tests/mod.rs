//! Webhooks to a real receiver, and how the house behaves when it answers badly.

mod care;
mod receiver;

use kernel::Problem;
use serde_json::{Value, json};
use testkit::{Actor, Answer, TestBrand, f, on_both_databases};

use receiver::{Receiver, Says, is_signed};

/// An endpoint for these events: its path and its secret.
async fn endpoint(admin: &Actor<'_>, url: &str, events: &[&str]) -> (String, String) {
    let made = admin.post("/webhook-endpoints", json!({ "url": url, "events": events, "description": "books" })).await.is(201);
    (f!("/webhook-endpoints/{}", made.text_at("/endpoint/id")), made.text_at("/secret"))
}

async fn lead(admin: &Actor<'_>, email: &str) -> String {
    admin.post("/leads", json!({ "name": "Lea Lead", "email": email, "source": "web" })).await.is(201).text_at("/lead/id")
}

/// The deliveries of an endpoint, the newest first.
async fn deliveries(admin: &Actor<'_>, path: &str) -> Vec<Value> {
    let answer = admin.get(&f!("{path}/deliveries")).await.is(200);
    let rows = answer.json["deliveries"].as_array().expect("rows").clone();
    assert_eq!(answer.json["count"], rows.len());
    rows
}

#[on_both_databases(TRADEHALL_EGRESS__PRIVATE_ADDRESSES = "true")]
async fn an_event_arrives_signed_and_once(t: TestBrand) {
    let admin = t.admin().await;
    let receiver = Receiver::start(Says::Status(204));
    let (path, secret) = endpoint(&admin, &receiver.url, &["lead.created", "lead.created", "customer.created"]).await;
    let id = lead(&admin, "lea@mail.test").await;
    t.drain().await;

    let heard = receiver.heard();
    assert_eq!(heard.len(), 1);
    let body: Value = serde_json::from_str(&heard[0].body).expect("JSON");
    assert_eq!((body["type"].as_str(), body["data"]["leadId"].as_str()), (Some("lead.created"), Some(id.as_str())));
    assert_eq!((body["data"]["email"].as_str(), body["data"]["converted"].as_bool()), (Some("lea@mail.test"), Some(false)));
    assert!(is_signed(&heard[0], &secret) && heard[0].headers["webhook-id"].starts_with("msg_"));
    let mut forged = heard[0].clone();
    forged.body = forged.body.replace("lea@", "eve@");
    assert!(!is_signed(&forged, &secret));

    let rows = deliveries(&admin, &path).await;
    assert_eq!(
        (rows.len(), &rows[0]["status"], &rows[0]["attempts"], &rows[0]["responseStatus"], &rows[0]["lastError"]),
        (1, &json!("DELIVERED"), &json!(1), &json!(204), &Value::Null)
    );
    assert_eq!(rows[0]["messageId"], heard[0].headers["webhook-id"]);
    t.drain().await;
    assert!(receiver.heard().is_empty());

    // Sealed and never shown again.
    let listed = admin.get("/webhook-endpoints").await.is(200);
    assert_eq!(listed.json["endpoints"][0]["events"], json!(["lead.created", "customer.created"]));
    let tail = &secret[10..];
    let stored = [
        t.rows("select secret from webhook_endpoint").await,
        t.rows("select after from audit_entry").await,
        t.rows("select body from idempotency_key").await,
    ];
    assert!(!listed.text.contains(tail) && stored.concat().iter().all(|text| !text.contains(tail)));
}

#[on_both_databases(TRADEHALL_EGRESS__PRIVATE_ADDRESSES = "true")]
async fn what_was_rolled_back_is_never_sent(t: TestBrand) {
    let admin = t.admin().await;
    let receiver = Receiver::start(Says::Status(200));
    let (path, _) = endpoint(&admin, &receiver.url, &["lead.created"]).await;
    let refused = t.brand.write(|tx| {
        foundation::outbox::emit(tx, "lead.created", json!({ "leadId": "never" }))?;
        Err::<(), _>(Problem::conflict("on_purpose"))
    });
    assert_eq!(refused.await.expect_err("rolled back").code(), "on_purpose");
    t.drain().await;
    assert!(receiver.heard().is_empty() && deliveries(&admin, &path).await.is_empty());
}

#[on_both_databases(TRADEHALL_EGRESS__PRIVATE_ADDRESSES = "true")]
async fn money_and_trades_are_told_as_the_reports_tell_them(t: TestBrand) {
    let (admin, customer) = (t.admin().await, t.customer().await);
    let receiver = Receiver::start(Says::Status(200));
    endpoint(&admin, &receiver.url, &["deposit.completed", "withdrawal.completed", "position.closed"]).await;
    let wanted = json!({ "currency": "USD", "isDemo": false, "leverage": "100" });
    let login = customer.post("/me/wallets", wanted).await.is(201).json["id"].as_i64().expect("a login");
    let by_hand = |kind: &str, amount: i64| json!({ "type": kind, "amount": amount, "currency": "USD", "method": "card", "comment": "by hand", "isFake": false });
    admin.post(&f!("/wallets/{login}/transactions"), by_hand("DEPOSIT", 1_000)).await;
    let quote = |bid: &str, ask: &str| json!({ "quotes": [{ "symbol": "EURUSD", "bid": bid, "ask": ask }] });
    admin.post("/quotes", quote("1.08430", "1.08450")).await.is(200);
    let order = json!({ "accountId": login, "symbol": "EURUSD", "side": "BUY", "type": "MARKET", "size": "0.4" });
    let position = customer.post("/orders", order).await.is(201).text_at("/position/id");
    admin.post("/quotes", quote("1.08720", "1.08740")).await.is(200);
    customer.post(&f!("/positions/{position}/close"), json!({})).await.is(200);
    admin.post(&f!("/wallets/{login}/transactions"), by_hand("WITHDRAWAL", 40)).await;
    t.drain().await;

    let bodies: Vec<Value> = receiver.heard().iter().map(|heard| serde_json::from_str(&heard.body).expect("JSON")).collect();
    let of = |kind: &str| bodies.iter().find(|body| body["type"] == kind).unwrap_or_else(|| panic!("{kind} in {bodies:?}"))["data"].clone();
    assert_eq!(bodies.len(), 3);
    let deposit = of("deposit.completed");
    assert_eq!((&deposit["amount"], &deposit["isFTD"], &deposit["direction"]), (&json!("1000.00"), &json!(true), &json!("IN")));
    assert_eq!(deposit["comment"], Value::Null, "what staff wrote stays in the house");
    assert_eq!(of("withdrawal.completed")["amount"], "40.00");
    let closed = of("position.closed");
    assert_eq!((&closed["positionId"], &closed["profitLoss"]), (&json!(position), &json!("108.00")));
}

#[on_both_databases(TRADEHALL_EGRESS__PRIVATE_ADDRESSES = "true")]
async fn failures_are_tried_again_by_the_schedule_with_the_same_message(t: TestBrand) {
    let admin = t.admin().await;
    let receiver = Receiver::start(Says::Status(500));
    let (path, secret) = endpoint(&admin, &receiver.url, &["lead.created"]).await;
    lead(&admin, "lea@mail.test").await;
    t.drain().await;
    let first = receiver.heard().remove(0);
    let row = &deliveries(&admin, &path).await[0];
    assert_eq!((&row["status"], &row["responseStatus"], &row["lastError"]), (&json!("PENDING"), &json!(500), &json!("answered 500")));
    assert_eq!(row["nextAttemptAt"], t.now().plus_seconds(5).to_string());

    for (says, pause, error) in [(Says::Reset, 5, "the connection broke"), (Says::Redirect, 300, "answered 307")] {
        receiver.now_says(says);
        t.clock.advance_s(pause - 1);
        t.drain().await;
        assert!(receiver.heard().is_empty(), "too early");
        t.clock.advance_s(1);
        t.drain().await;
        let heard = receiver.heard();
        assert_eq!((heard.len(), heard[0].path.as_str()), (1, "/hook"));
        assert_eq!((&heard[0].headers["webhook-id"], &heard[0].body), (&first.headers["webhook-id"], &first.body));
        assert!(is_signed(&heard[0], &secret) && heard[0].headers["webhook-timestamp"] == t.now().seconds().to_string());
        let said = deliveries(&admin, &path).await[0]["lastError"].as_str().expect("an error").to_owned();
        assert!(said.starts_with(error), "{said}");
    }

    receiver.now_says(Says::Status(200));
    t.clock.advance_s(1_800);
    t.drain().await;
    assert_eq!(receiver.heard().len(), 1);
    let row = &deliveries(&admin, &path).await[0];
    assert_eq!((&row["status"], &row["attempts"], &row["nextAttemptAt"]), (&json!("DELIVERED"), &json!(4), &Value::Null));
    assert_eq!(t.rows("select count(*) from webhook_endpoint where failing_since is not null").await, ["0"]);
}

#[on_both_databases(TRADEHALL_EGRESS__PRIVATE_ADDRESSES = "true")]
async fn the_schedule_ends_and_five_days_of_silence_switch_off(t: TestBrand) {
    let admin = t.admin().await;
    let receiver = Receiver::start(Says::Status(503));
    let (path, _) = endpoint(&admin, &receiver.url, &["lead.created"]).await;
    lead(&admin, "one@mail.test").await;
    for _ in 0..19 {
        t.drain().await;
        t.clock.advance_s(6 * 3_600);
    }
    let row = &deliveries(&admin, &path).await[0];
    assert_eq!((&row["status"], &row["attempts"]), (&json!("FAILED"), &json!(10)));
    assert_eq!(admin.get("/webhook-endpoints").await.is(200).json["endpoints"][0]["enabled"], true);

    t.clock.advance_s(2 * 86_400);
    lead(&admin, "two@mail.test").await;
    t.drain().await;
    let listed = admin.get("/webhook-endpoints").await.is(200).json["endpoints"][0].clone();
    assert_eq!((&listed["enabled"], &listed["disabledBecause"]), (&json!(false), &json!("FAILING")));
    assert_eq!(t.rows("select actor_kind from audit_entry where action = 'webhook_endpoint.disabled'").await, ["SYSTEM"]);
    let mails = t.mails();
    assert!(mails.len() == 1 && mails[0].contains(&receiver.url) && mails[0].contains(&admin.email), "{mails:?}");

    // Nothing is written for an endpoint that is off; on again it hears what comes, and what it missed on request.
    lead(&admin, "three@mail.test").await;
    t.drain().await;
    let rows = deliveries(&admin, &path).await;
    assert_eq!(rows.len(), 2);
    receiver.heard();
    let replay = f!("{path}/deliveries/{}/replay", rows[0]["id"].as_str().expect("an id"));
    admin.post(&replay, json!({})).await.is_problem(409, "endpoint_disabled");
    receiver.now_says(Says::Status(200));
    admin.post("/sessions/prove", json!({ "password": testkit::PASSWORD })).await.is(200);
    admin.put(&path, json!({ "enabled": true })).await.is(200);
    admin.post(&replay, json!({})).await.is(200);
    t.drain().await;
    assert_eq!(receiver.heard().len(), 1);
    assert_eq!(deliveries(&admin, &path).await[0]["status"], "DELIVERED");
}

#[on_both_databases(TRADEHALL_EGRESS__PRIVATE_ADDRESSES = "true")]
async fn gone_switches_off_at_once(t: TestBrand) {
    let admin = t.admin().await;
    let receiver = Receiver::start(Says::Status(410));
    let (path, _) = endpoint(&admin, &receiver.url, &["lead.created"]).await;
    for email in ["one@mail.test", "two@mail.test"] {
        lead(&admin, email).await;
    }
    t.drain().await;
    assert_eq!(receiver.heard().len(), 1);
    let rows = deliveries(&admin, &path).await;
    assert_eq!(rows.iter().map(|row| row["status"].as_str()).collect::<Vec<_>>(), [Some("FAILED"); 2]);
    assert_eq!(admin.get("/webhook-endpoints").await.is(200).json["endpoints"][0]["disabledBecause"], "GONE");
    assert_eq!(t.rows("select count(*) from job where kind = 'webhook.deliver'").await, ["0"]);
}

#[on_both_databases(TRADEHALL_EGRESS__PRIVATE_ADDRESSES = "true")]
async fn a_replay_sends_the_same_message_again(t: TestBrand) {
    let admin = t.admin().await;
    let receiver = Receiver::start(Says::Status(200));
    let (path, _) = endpoint(&admin, &receiver.url, &["lead.created"]).await;
    let (other, _) = endpoint(&admin, &receiver.url, &["kyc.approved"]).await;
    lead(&admin, "lea@mail.test").await;
    t.drain().await;
    let first = receiver.heard().remove(0);
    let id = deliveries(&admin, &path).await[0]["id"].as_str().expect("an id").to_owned();
    t.clock.advance_s(86_400);
    admin.post(&f!("{path}/deliveries/{id}/replay"), json!({})).await.is(200);
    t.drain().await;
    let again = receiver.heard().remove(0);
    assert_eq!((&again.body, &again.headers["webhook-id"]), (&first.body, &first.headers["webhook-id"]));
    assert_ne!(again.headers["webhook-signature"], first.headers["webhook-signature"]);
    assert_eq!(deliveries(&admin, &path).await[0]["attempts"], 2);
    assert_eq!(t.rows("select count(*) from audit_entry where action = 'webhook_delivery.replayed'").await, ["1"]);

    admin.post(&f!("{other}/deliveries/{id}/replay"), json!({})).await.is(404);
    admin.delete(&path).await.is(200);
    admin.get(&f!("{path}/deliveries")).await.is(404);
    assert_eq!(t.rows("select count(*) from webhook_delivery").await, ["0"]);
}

#[on_both_databases]
async fn only_public_addresses_are_called(t: TestBrand) {
    let admin = t.admin().await;
    let refused = |answer: Answer| answer.is_problem(422, "invalid_field").names("url");
    for url in
        ["http://127.0.0.1/", "http://[::1]/", "https://169.254.169.254/latest", "https://example.com:8443/", "ftp://example.com/", "x"]
    {
        refused(admin.post("/webhook-endpoints", json!({ "url": url, "events": ["lead.created"] })).await);
    }
    for (body, field) in [
        (json!({ "url": "https://example.com/", "events": [] }), "events"),
        (json!({ "url": "https://example.com/", "events": ["lead.flown"] }), "events[0]"),
        (json!({ "url": "https://example.com/", "events": ["lead.created"], "description": "x".repeat(501) }), "description"),
        (json!({ "events": ["lead.created"] }), "url"),
    ] {
        admin.post("/webhook-endpoints", body).await.is_problem(422, "invalid_field").names(field);
    }

    // A name is judged by the address that it has when it is called.
    let (path, _) = endpoint(&admin, "http://localhost/hook", &["lead.created"]).await;
    lead(&admin, "lea@mail.test").await;
    t.drain().await;
    let row = &deliveries(&admin, &path).await[0];
    assert_eq!((&row["status"], &row["lastError"]), (&json!("PENDING"), &json!("localhost is not a public address")));
}

#[on_both_databases]
async fn endpoints_are_for_who_may_change_settings(t: TestBrand) {
    let (reader, stranger) = (t.staff_with(&["settings.read"]).await, t.staff_with(&["leads.read"]).await);
    let body = json!({ "url": "https://example.com/", "events": ["lead.created"] });
    reader.get("/webhook-endpoints").await.is(200);
    reader.post("/webhook-endpoints", body.clone()).await.is(403);
    stranger.get("/webhook-endpoints").await.is(403);
    let admin = t.admin().await;
    t.clock.advance_s(600);
    admin.post("/webhook-endpoints", body).await.is_problem(403, "proof_needed");
}
