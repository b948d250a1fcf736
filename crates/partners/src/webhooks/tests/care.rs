//! Who may have somebody told, what is forgotten, what other versions left behind, and where tokens do not go.

use serde_json::{Value, json};
use testkit::{Answer, TestBrand, f, on_both_databases};

use super::receiver::{Receiver, Says};
use super::{deliveries, endpoint, lead};

#[on_both_databases]
async fn nobody_has_told_what_they_may_not_read(t: TestBrand) {
    for (event, needed) in [
        ("lead.created", "leads.read"),
        ("customer.created", "customers.read"),
        ("kyc.rejected", "customers.read"),
        ("deposit.reversed", "transactions.read"),
        ("withdrawal.released", "transactions.read"),
        ("position.opened", "trading.read"),
        ("position.corrected", "trading.read"),
        ("account.stop_out", "trading.read"),
    ] {
        let body = json!({ "url": "https://example.com/", "events": [event] });
        let others: Vec<&'static str> =
            ["settings.read", "settings.write", "leads.read", "customers.read", "transactions.read", "trading.read"]
                .into_iter()
                .filter(|name| *name != needed)
                .collect();
        let refused = t.staff_with(&others).await.post("/webhook-endpoints", body.clone()).await.is_problem(403, "permission_needed");
        assert_eq!((&refused.json["permission"], refused.text_at("/detail").contains(needed)), (&json!(needed), true), "{event}");
        t.staff_with(&["settings.write", needed]).await.post("/webhook-endpoints", body).await.is(201);
    }

    // Whoever changes one is asked the same, but not for switching it off or describing it.
    let (path, _) = endpoint(&t.admin().await, "https://example.com/", &["lead.created"]).await;
    let small = t.staff_with(&["settings.write"]).await;
    for change in [json!({ "url": "https://example.org/" }), json!({ "events": ["lead.created", "kyc.approved"] })] {
        small.put(&path, change).await.is_problem(403, "permission_needed");
    }
    small.put(&path, json!({ "enabled": false, "description": "off" })).await.is(200);
    small.put(&path, json!({ "enabled": true })).await.is_problem(403, "permission_needed");
    let reader = t.staff_with(&["settings.write", "leads.read"]).await;
    t.clock.advance_s(600);
    for change in [json!({ "url": "https://example.org/" }), json!({ "enabled": true })] {
        reader.put(&path, change).await.is_problem(403, "proof_needed");
    }
    reader.put(&path, json!({ "description": "still off" })).await.is(200);
}

#[on_both_databases(TRADEHALL_EGRESS__PRIVATE_ADDRESSES = "true")]
async fn what_is_old_is_forgotten(t: TestBrand) {
    let admin = t.admin().await;
    let receiver = Receiver::start(Says::Status(200));
    let (path, _) = endpoint(&admin, &receiver.url, &["lead.created"]).await;
    lead(&admin, "one@mail.test").await;
    t.drain().await;
    t.clock.advance_s(29 * 86_400);
    lead(&admin, "two@mail.test").await;
    t.drain().await;
    let kept = "select (select count(*) from webhook_message) || '/' || (select count(*) from webhook_delivery)";
    t.forget().await;
    assert_eq!(t.rows(kept).await, ["2/2"]);
    t.clock.advance_s(86_400 + 1);
    t.forget().await;
    assert_eq!(t.rows(kept).await, ["1/1"]);
    assert_eq!(deliveries(&t.admin().await, &path).await.len(), 1);
    t.clock.advance_s(30 * 86_400);
    assert!(t.forget().await > 0);
    assert_eq!(t.rows(kept).await, ["0/0"]);
    assert_eq!(t.rows("select count(*) from webhook_endpoint").await, ["1"]);
}

#[on_both_databases(TRADEHALL_EGRESS__PRIVATE_ADDRESSES = "true")]
async fn what_another_version_wrote_does_no_harm(t: TestBrand) {
    let admin = t.admin().await;
    let receiver = Receiver::start(Says::Status(200));
    let (path, _) = endpoint(&admin, &receiver.url, &["lead.created"]).await;
    let (strange, _) = endpoint(&admin, &receiver.url, &["kyc.approved"]).await;
    let id = |path: &str| path.rsplit('/').next().expect("an id").to_owned();
    let rewrite = |path: &str, set: &str| f!("update webhook_endpoint set {set} where id = '{}' returning id", id(path));
    t.rows(&rewrite(&path, r#"events = '["lead.created","lead.flown"]'"#)).await;
    t.rows(&rewrite(
        &strange,
        r#"events = '["lead.flown"]', disabled_because = 'BOREDOM', enabled = false"#.replace("false", off(&t)).as_str(),
    ))
    .await;
    let listed = admin.get("/webhook-endpoints").await.is(200).json["endpoints"].clone();
    assert_eq!((&listed[0]["events"], &listed[1]["events"]), (&json!(["lead.created"]), &json!([])));
    assert_eq!((&listed[1]["enabled"], &listed[1]["disabledBecause"]), (&json!(false), &Value::Null));

    lead(&admin, "lea@mail.test").await;
    t.drain().await;
    assert_eq!(receiver.heard().len(), 1);
    t.rows("update webhook_message set event = 'lead.flown' returning id").await;
    let told = deliveries(&admin, &path).await;
    assert_eq!((told.len(), &told[0]["event"]), (1, &json!("lead.flown")));
    admin.post(&f!("{path}/deliveries/{}/replay", told[0]["id"].as_str().expect("an id")), json!({})).await.is(200);
    t.drain().await;
    assert_eq!(receiver.heard().len(), 1);

    // A change of something else leaves them as they are; who says what is told says all of it.
    let events = f!("select events from webhook_endpoint where id = '{}'", id(&path));
    admin.put(&path, json!({ "description": "the same" })).await.is(200);
    assert_eq!(t.rows(&events).await, [r#"["lead.created","lead.flown"]"#]);
    admin.put(&path, json!({ "events": ["lead.created", "kyc.approved"] })).await.is(200);
    assert_eq!(t.rows(&events).await, [r#"["lead.created","kyc.approved"]"#]);
}

fn off(t: &TestBrand) -> &'static str {
    if t.on == testkit::On::Sqlite { "0" } else { "false" }
}

#[on_both_databases(TRADEHALL_EGRESS__PRIVATE_ADDRESSES = "true")]
async fn tokens_in_addresses_are_for_those_who_set_them(t: TestBrand) {
    let (admin, reader) = (t.admin().await, t.staff_with(&["settings.read"]).await);
    let receiver = Receiver::start(Says::Status(410));
    let url = f!("{}?token=canary77", receiver.url);
    let (path, _) = endpoint(&admin, &url, &["lead.created"]).await;
    let shown = |answer: Answer| answer.is(200).json["endpoints"][0]["url"].clone();
    assert_eq!(shown(admin.get("/webhook-endpoints").await), json!(url));
    assert_eq!(shown(reader.get("/webhook-endpoints").await), json!(receiver.url));
    admin.put(&path, json!({ "url": f!("{url}&more=1") })).await.is(200);
    lead(&admin, "lea@mail.test").await;
    t.drain().await;
    assert_eq!(receiver.heard()[0].path, "/hook?token=canary77&more=1");
    assert!(t.mails().iter().any(|mail| mail.contains("was switched off")));
    admin.delete(&path).await.is(200);
    let elsewhere = [
        t.mails(),
        t.rows("select before from audit_entry").await,
        t.rows("select after from audit_entry").await,
        t.rows("select payload from outbox").await,
        t.rows("select payload from job").await,
        t.rows("select body from idempotency_key").await,
    ];
    assert!(elsewhere.concat().iter().all(|text| !text.contains("canary77")), "{elsewhere:?}");
}
