//! Sales desks and statuses over HTTP.

use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

#[on_both_databases]
async fn desks_hold_people(t: TestBrand) {
    let staff = t.staff_with(&["sales.read", "sales.write"]).await;
    let desk = staff.post("/sales-desks", json!({ "name": " Vienna " })).await.is(201);
    let id = desk.text_at("/id");
    assert_eq!(desk.json, json!({ "id": id, "name": "Vienna", "salesPeople": [] }));
    staff.post("/sales-desks", json!({ "name": "Vienna" })).await.is_problem(409, "name_taken").names("name");
    staff.post("/sales-desks", json!({})).await.is(422).names("name");
    t.rows(&f!("update staff set sales_desk_id = '{id}' where id = '{}' returning id", staff.id)).await;
    let renamed = staff.put(&f!("/sales-desks/{id}"), json!({ "name": "Graz" })).await.is(200);
    assert_eq!((renamed.text_at("/name"), renamed.text_at("/salesPeople/0/id")), ("Graz".into(), staff.id.to_string()));
    staff.delete(&f!("/sales-desks/{id}")).await.is_problem(409, "desk_in_use");
    t.rows("update staff set sales_desk_id = null returning id").await;
    staff.delete(&f!("/sales-desks/{id}")).await.is(200);
    staff.get(&f!("/sales-desks/{id}")).await.is_problem(404, "not_found");
    assert_eq!(staff.get("/sales-desks").await.is(200).json, json!({ "salesDesks": [], "pages": 0, "count": 0 }));
    t.staff_with(&["sales.read"]).await.post("/sales-desks", json!({ "name": "X" })).await.is(403);
}

#[on_both_databases]
async fn a_new_name_of_a_status_reaches_the_leads(t: TestBrand) {
    let staff = t.admin().await;
    let made = staff.post("/sales-statuses", json!({ "status": "Thinking", "color": "#ABCDEF" })).await.is(201);
    let id = made.json["id"].as_i64().expect("an id");
    assert_eq!(made.json, json!({ "id": id, "status": "Thinking", "color": "#abcdef" }));
    staff.post("/sales-statuses", json!({ "status": "Thinking" })).await.is_problem(409, "name_taken");
    staff.post("/sales-statuses", json!({ "status": "X", "color": "red" })).await.is(422).names("color");
    for email in ["a@x.de", "b@x.de"] {
        t.anonymous().post("/leads", json!({ "email": email })).await.is(201);
    }
    staff.patch("/leads", json!({ "selectedStatus": id, "search": "a@x" })).await.is(200);
    staff.put(&f!("/sales-statuses/{id}"), json!({ "status": "Deciding" })).await.is(200);
    t.drain().await;
    assert_eq!(t.rows("select email, sales_status from lead order by email").await, ["a@x.de Deciding", "b@x.de null"]);
    assert_eq!(staff.get("/sales-statuses/by-name/Deciding").await.is(200).json["id"], json!(id));
    staff.get("/sales-statuses/by-name/Thinking").await.is_problem(404, "not_found");
    staff.put("/sales-statuses/999", json!({ "status": "X" })).await.is_problem(404, "not_found");
    let all = staff.get("/sales-statuses").await.is(200);
    assert_eq!(all.json["statuses"].as_array().map(Vec::len), Some(7));
}
