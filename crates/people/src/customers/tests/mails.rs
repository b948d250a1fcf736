//! Mails that staff write to a customer.

use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

#[on_both_databases]
async fn a_mail_is_queued_told_of_and_sent_once(t: TestBrand) {
    let customer = t.customer().await;
    let staff = t.staff_with(&["customers.read", "customers.write"]).await;
    let path = f!("/customers/{}/emails", customer.id);
    let mail = json!({ "subject": " Your question ", "body": "Good morning,\n\nit is done." });
    let keyed = staff.with_header("idempotency-key", "m1");
    let first = keyed.post(&path, mail.clone()).await.is(200);
    assert_eq!(first.json, json!({ "message": "The mail is on its way." }));
    assert_eq!(keyed.post(&path, mail).await.is(200).header("idempotent-replayed"), Some("true"));
    assert!(t.mails().is_empty(), "a mail leaves by a job");
    t.drain().await;
    let mails = t.mails();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains(&f!("To: {}", customer.email)) && mails[0].contains("Subject: Your question"), "{}", mails[0]);
    assert!(mails[0].contains("it is done."), "{}", mails[0]);

    let said = staff.get(&f!("/customers/{}/communications", customer.id)).await.is(200);
    assert_eq!(said.json["count"], 1);
    let entry = &said.json["communications"][0];
    assert_eq!(
        [&entry["kind"], &entry["direction"], &entry["subject"], &entry["text"], &entry["agentName"]],
        ["EMAIL", "OUT", "Your question", "Good morning,\n\nit is done.", "Sam Staff"]
    );
    let audited = t.rows("select entity_id, actor_name, after from audit_entry where action = 'customer.mailed'").await;
    assert_eq!(audited.len(), 1);
    assert!(audited[0].starts_with(&f!("{} Sam Staff", customer.id)) && audited[0].contains(&said.text_at("/communications/0/id")));
    let seen = staff.get(&f!("/customers/{}", customer.id)).await.is(200);
    assert_eq!(seen.text_at("/lastContactDate"), "2026-05-04T09:00:00.000Z");
}

#[on_both_databases]
async fn what_is_no_mail_is_refused_and_leaves_nothing(t: TestBrand) {
    let customer = t.customer().await;
    let staff = t.staff_with(&["customers.write"]).await;
    let path = f!("/customers/{}/emails", customer.id);
    for (body, field) in [
        (json!({ "body": "x" }), "subject"),
        (json!({ "subject": " ", "body": "x" }), "subject"),
        (json!({ "subject": "a\r\nBcc: x@y.de", "body": "x" }), "subject"),
        (json!({ "subject": "x".repeat(201), "body": "x" }), "subject"),
        (json!({ "subject": "x" }), "body"),
        (json!({ "subject": "x", "body": " \n" }), "body"),
        (json!({ "subject": "x", "body": "x".repeat(50_001) }), "body"),
    ] {
        staff.post(&path, body).await.is_problem(422, "invalid_field").names(field);
    }
    let mail = json!({ "subject": "Hello", "body": "x" });
    staff.post(&f!("/customers/{}/emails", uuid::Uuid::nil()), mail.clone()).await.is(404);
    t.staff_with(&["customers.read"]).await.post(&path, mail.clone()).await.is_problem(403, "permission_needed");
    customer.post(&path, mail.clone()).await.is(403);
    t.anonymous().post(&path, mail).await.is(401);
    staff.get(&f!("/customers/{}/communications", customer.id)).await.is_problem(403, "permission_needed");
    assert_eq!(t.rows("select (select count(*) from communication), (select count(*) from job)").await, ["0 0"]);
}
