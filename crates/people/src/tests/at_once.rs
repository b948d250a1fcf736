//! The same thing asked for by several at the same moment, which PostgreSQL lets several do at the same moment.

use std::sync::mpsc;

use foundation::audit;
use foundation::auth::{Actor, Kind};
use foundation::db::Tx;
use futures_util::future::join_all;
use kernel::Result;
use serde_json::{Value, json};
use testkit::{On, TestBrand, f, on_both_databases};

use crate::leads::tests::{counts_are_right, with_key};

fn entry(tx: &mut Tx<'_>, name: &'static str) -> Result<()> {
    audit::record(tx, &Actor::system(), "at_once.done", name, Value::Null, Value::Null)
}

#[on_both_databases]
async fn an_entry_that_is_seen_late_breaks_no_chain(t: TestBrand) {
    if t.on == On::Sqlite {
        return;
    }
    let (written, is_written) = tokio::sync::oneshot::channel();
    let (commit, may_commit) = mpsc::channel::<()>();
    let mut written = Some(written);
    let late = t.brand.write(move |tx| {
        entry(tx, "first")?;
        written.take().map(|written| written.send(()));
        let _ = may_commit.recv();
        Ok(())
    });
    let others = async {
        is_written.await.expect("written");
        t.brand.write(|tx| entry(tx, "second")).await.expect("stored");
        t.brand.writer().write(audit::seal).await.expect("sealed");
        drop(commit);
    };
    let (late, ()) = tokio::join!(late, others);
    late.expect("stored");
    t.brand.writer().write(audit::seal).await.expect("sealed");
    let verdict = t.brand.read(audit::verify).await.expect("a verdict");
    assert_eq!((verdict.broken_at, verdict.entries >= 2), (None, true));
    assert_eq!(t.rows("select count(*) from audit_entry where hash is null").await, ["0"]);
}

#[on_both_databases]
async fn a_lead_that_many_send_at_once_keeps_what_each_brought(t: TestBrand) {
    let program = with_key(&t, Kind::Staff, t.admin().await.id).await;
    let body = |number: usize| json!({ "email": "maria@x.de", "metadata": { f!("from{number}"): "here" } });
    join_all((0..8).map(async |number| assert!(matches!(program.post("/public/leads", body(number)).await.status, 200 | 201)))).await;
    assert_eq!(t.rows("select (select count(*) from lead), (select count(*) from lead_touch)").await, ["1 8"]);
    let kept: Value = serde_json::from_str(&t.rows("select metadata from lead").await[0]).expect("JSON");
    assert_eq!(kept.as_object().map(serde_json::Map::len), Some(8), "{kept}");
    counts_are_right(&t).await;
}

#[on_both_databases]
async fn one_key_is_one_answer_also_at_once(t: TestBrand) {
    let program = with_key(&t, Kind::Staff, t.admin().await.id).await.with_header("idempotency-key", "once");
    let body = json!({
        "firstName": "Maria", "lastName": "Keller", "email": "m@x.de", "nationalityCountryCode": "DE",
        "phone": "0170 1234567", "phoneCountryCode": "DE", "password": "secret77",
    });
    let answers = join_all((0..6).map(async |_| program.post("/public/customers", body.clone()).await.is(201).json)).await;
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    assert_eq!(t.rows("select count(*) from customer").await, ["1"]);
}

/// What each changes of the same thing stays, whoever was quicker.
#[on_both_databases]
async fn who_changes_a_part_leaves_the_rest_to_others(t: TestBrand) {
    let staff = t.admin().await;
    let view = staff.post("/saved-views", json!({ "list": "leads", "name": "Mine", "search": "a=0", "shared": false })).await.is(201);
    let view = f!("/saved-views/{}", view.text_at("/view/id"));
    let status = staff.post("/sales-statuses", json!({ "status": "Thinking", "color": "#000000" })).await.is(201);
    let status = f!("/sales-statuses/{}", status.json["id"]);
    for round in 1..=5 {
        let (name, search, color) = (f!("Name {round}"), f!("a={round}"), f!("#00000{round}"));
        let changes = [
            staff.put(&view, json!({ "name": name })),
            staff.put(&view, json!({ "search": search })),
            staff.put(&status, json!({ "status": name })),
            staff.put(&status, json!({ "color": color })),
        ];
        join_all(changes).await.into_iter().for_each(|answer| drop(answer.is(200)));
        assert_eq!(t.rows("select name, search from saved_view").await, [f!("{name} {search}")]);
        assert_eq!(t.rows(&f!("select status, color from sales_status where status = '{name}'")).await, [f!("{name} {color}")]);
    }
}

#[on_both_databases]
async fn the_last_place_is_taken_once(t: TestBrand) {
    let staff = t.admin().await;
    let view = |name: String| json!({ "list": "leads", "name": name, "search": "", "shared": false });
    for number in 0..crate::saved_views::MOST - 1 {
        staff.post("/saved-views", view(f!("View {number}"))).await.is(201);
    }
    for _ in 0..5 {
        let answers = join_all((0..16).map(|number| staff.post("/saved-views", view(f!("Last {number}"))))).await;
        let kept: Vec<_> = answers.iter().filter(|answer| answer.status == 201).collect();
        assert_eq!(kept.len(), 1);
        assert_eq!(t.rows("select count(*) from saved_view").await, [crate::saved_views::MOST.to_string()]);
        staff.delete(&f!("/saved-views/{}", kept[0].text_at("/view/id"))).await.is(200);
    }
}

#[on_both_databases]
async fn who_asks_often_at_once_gets_one_letter(t: TestBrand) {
    let customer = t.customer().await;
    t.clock.advance_s(1);
    let answers = join_all((0..6).map(|_| customer.post("/me/email-confirmation", json!({})))).await;
    let statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 429).count(), 5, "{statuses:?}");
}
