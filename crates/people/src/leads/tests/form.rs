//! What strangers may do.

use serde_json::json;
use testkit::{TestBrand, on_both_databases};

use super::counts_are_right;

#[on_both_databases]
async fn anybody_may_leave_their_name_and_learns_nothing(t: TestBrand) {
    let anyone = t.anonymous();
    let body = json!({ "name": "Maria Keller", "email": "Maria@Example.com", "mobilenumber": "+49 170 1234567", "source": "landing" });
    let first = anyone.post("/leads", body).await.is(201);
    let id = first.text_at("/lead/id");
    assert_eq!(
        t.rows("select id, first_name, last_name, email_key, mobilenumber, source from lead").await,
        [format!("{id} Maria Keller maria@example.com +491701234567 landing")]
    );
    t.write(move |tx| crate::leads::contacted(tx, id.parse().expect("an id"))).await;

    t.clock.advance_s(90_000);
    let again = anyone.post("/leads", json!({ "name": "X", "email": "maria@example.COM", "source": "other" })).await.is(201);
    assert_eq!(again.json["lead"]["name"], "X");
    assert_eq!(again.json["lead"]["mobilenumber"], json!(null));
    assert_eq!(again.json["lead"]["lastContactAt"], json!(null));
    assert_eq!(again.json["lead"]["createdAt"], again.json["lead"]["updatedAt"]);
    assert!(again.text_at("/lead/createdAt").starts_with("2026-05-05"), "nothing tells when the lead was first seen");
    assert_eq!(t.rows("select name, source from lead").await, ["Maria Keller landing"]);
    assert!(!t.rows("select id from lead").await.contains(&again.text_at("/lead/id")));
    assert_eq!(t.rows("select count(*) from lead_touch").await, ["2"]);
    counts_are_right(&t).await;
}

#[on_both_databases]
async fn without_an_address_everybody_is_somebody_else(t: TestBrand) {
    for _ in 0..2 {
        t.anonymous().post("/leads", json!({ "name": "Ann", "mobilenumber": "+491701234567" })).await.is(201);
    }
    assert_eq!(t.rows("select count(*), count(email_key) from lead").await, ["2 0"]);
}

#[on_both_databases]
async fn what_is_wrong_is_named(t: TestBrand) {
    let long = "x".repeat(201);
    let table = [
        (json!({ "name": "A" }), "email"),
        (json!({ "email": "nonsense" }), "email"),
        (json!({ "email": 7 }), "email"),
        (json!({ "email": "a@b.de", "mobilenumber": "0170 1234567" }), "mobilenumber"),
        (json!({ "email": "a@b.de", "mobilenumber": "call me" }), "mobilenumber"),
        (json!({ "email": "a@b.de", "name": long }), "name"),
        (json!({ "email": "a@b.de", "name": "a\nb" }), "name"),
        (json!({ "email": "a@b.de", "source": long }), "source"),
    ];
    for (body, field) in table {
        t.anonymous().post("/leads", body).await.is_problem(422, "invalid_field").names(field);
    }
    assert_eq!(t.rows("select count(*) from lead").await, ["0"]);
    t.anonymous().get("/leads/signup-code").await.is_problem(400, "invalid_parameter").names("code");
    t.anonymous().get("/leads/signup-code?code=NOBODY1").await.is_problem(404, "not_found");
    let partner = t.affiliate().await;
    t.rows(&format!("update customer set ref_key = 'ALPHA7' where id = '{}' returning id", partner.id)).await;
    assert_eq!(t.anonymous().get("/leads/signup-code?code=ALPHA7").await.is(200).json, json!({ "code": "ALPHA7" }));
}
