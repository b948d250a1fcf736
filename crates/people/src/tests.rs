//! The ground itself, seen from the first area: brands, callers, audit, idempotency, jobs.

mod jobs;

mod at_once;

use foundation::db::ToBind;
use kernel::Problem;
use serde_json::json;
use testkit::{TestBrand, on_both_databases};

foundation::statements! {
    SET = "insert into setting (key, value, updated_at) values ($1, $2, 0) on conflict (key) do update set value = excluded.value";
}

#[on_both_databases]
async fn a_fresh_brand_is_alive_and_ready(t: TestBrand) {
    t.anonymous().get("/health").await.is(200);
    let ready = t.anonymous().get("/health/ready").await.is(200);
    assert_eq!(ready.json["checks"]["north.database"], "ok");
    t.anonymous().get("/nowhere").await.is_problem(404, "not_found");
    let doc = t.anonymous().get("/api/openapi.json").await.is(200);
    assert_eq!(doc.json["paths"]["/health"]["get"]["operationId"], "health");
}

#[on_both_databases]
async fn a_change_that_fails_leaves_nothing_and_its_neighbours_everything(t: TestBrand) {
    let brand = t.brand.clone();
    let mut running = Vec::new();
    for number in 0..60 {
        let brand = brand.clone();
        running.push(tokio::spawn(async move {
            brand
                .write(move |tx| {
                    tx.execute(&SET, &[format!("key{number}").bind(), "x".bind()])?;
                    if number % 3 == 0 { Err(Problem::conflict("on_purpose")) } else { Ok(()) }
                })
                .await
        }));
    }
    for (number, task) in running.into_iter().enumerate() {
        assert_eq!(task.await.expect("no panic").is_ok(), number % 3 != 0, "{number}");
    }
    assert_eq!(t.rows("select count(*) from setting").await, ["40"]);
}

#[on_both_databases]
async fn the_audit_chain_finds_an_edit(t: TestBrand) {
    let actor = foundation::auth::Actor::system();
    for number in 0..5 {
        let actor = actor.clone();
        t.write(move |tx| foundation::audit::record(tx, &actor, "test.made", number, json!(null), json!({ "n": number }))).await;
    }
    if t.on == testkit::On::Postgres {
        t.write(foundation::audit::seal).await;
    }
    let verdict = t.read(foundation::audit::verify).await;
    assert_eq!((verdict.entries, verdict.broken_at), (5, None));
    t.rows("update audit_entry set after = '{}' where entity_id = '2' returning id").await;
    assert!(t.read(foundation::audit::verify).await.broken_at.is_some());
}

#[on_both_databases]
async fn figures_are_for_this_machine_alone(t: TestBrand) {
    t.anonymous().get("/metrics").await.is(200);
    for name in ["x-forwarded-for", "forwarded"] {
        t.anonymous().with_header(name, "127.0.0.1").get("/metrics").await.is_problem(404, "not_found");
    }
}
