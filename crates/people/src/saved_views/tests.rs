//! Views that one keeps, shares and removes.

use serde_json::{Value, json};
use testkit::{Actor, TestBrand, f, on_both_databases};

async fn names(staff: &Actor<'_>) -> Vec<String> {
    let answer = staff.get("/saved-views?list=leads").await.is(200);
    answer.json["views"].as_array().expect("rows").iter().map(|view| view["name"].as_str().expect("a name").to_owned()).collect()
}

fn view(name: &str, shared: bool) -> Value {
    json!({ "list": "leads", "name": name, "search": "?status=New&sort=-createdAt", "shared": shared })
}

#[on_both_databases]
async fn private_views_are_private_and_shared_ones_are_everybodys(t: TestBrand) {
    let (ann, bob) = (t.staff_with(&["leads.read"]).await, t.staff_with(&[]).await);
    let own = ann.post("/saved-views", view("Mine", false)).await.is(201);
    assert_eq!((&own.json["view"]["search"], &own.json["view"]["ownerId"]), (&json!("status=New&sort=-createdAt"), &json!(ann.id)));
    let mine = own.text_at("/view/id");
    let ours = ann.post("/saved-views", view("Ours", true)).await.is(201).text_at("/view/id");
    ann.post("/saved-views", json!({ "list": "customers", "name": "Elsewhere", "search": "" })).await.is(201);
    assert_eq!(names(&ann).await, ["Mine", "Ours"]);
    assert_eq!(names(&bob).await, ["Ours"]);

    bob.put(&f!("/saved-views/{mine}"), json!({ "name": "Stolen" })).await.is(404);
    bob.delete(&f!("/saved-views/{mine}")).await.is(404);
    bob.put(&f!("/saved-views/{ours}"), json!({ "name": "Stolen" })).await.is_problem(403, "not_your_view");
    bob.delete(&f!("/saved-views/{ours}")).await.is_problem(403, "not_your_view");

    let changed = ann.put(&f!("/saved-views/{mine}"), json!({ "name": "Given", "shared": true })).await.is(200);
    assert_eq!((&changed.json["view"]["name"], &changed.json["view"]["search"]), (&json!("Given"), &json!("status=New&sort=-createdAt")));
    assert_eq!(names(&bob).await, ["Given", "Ours"]);
    t.staff_with(&["staff.write"]).await.delete(&f!("/saved-views/{ours}")).await.is(200);
    ann.delete(&f!("/saved-views/{mine}")).await.is(200);
    assert!(names(&ann).await.is_empty());
    let said = t.rows("select action from audit_entry where entity = 'saved_view' order by seq").await;
    let all = ["created", "created", "created", "changed", "deleted", "deleted"].map(|verb| f!("saved_view.{verb}"));
    assert_eq!(said, all);
}

#[on_both_databases]
async fn bad_views_are_refused_and_customers_have_none(t: TestBrand) {
    let ann = t.staff_with(&[]).await;
    for (body, field) in [
        (json!({ "list": "Leads!", "name": "A", "search": "" }), "list"),
        (json!({ "list": "leads", "name": " ", "search": "" }), "name"),
        (json!({ "list": "leads", "name": "A", "search": "x".repeat(2_001) }), "search"),
        (json!({ "list": "leads", "name": "A" }), "search"),
    ] {
        ann.post("/saved-views", body).await.is_problem(422, "invalid_field").names(field);
    }
    let customer = t.customer().await;
    customer.get("/saved-views?list=leads").await.is(404);
    customer.post("/saved-views", view("Mine", false)).await.is(404);
    assert_eq!(t.rows("select count(*) from saved_view").await, ["0"]);
}

#[on_both_databases]
async fn ones_own_views_come_first(t: TestBrand) {
    let (ann, bob) = (t.staff_with(&[]).await, t.staff_with(&[]).await);
    for (who, name, shared) in [(&ann, "Zebras", false), (&bob, "Apples", true), (&ann, "Mine", true), (&bob, "Hidden", false)] {
        who.post("/saved-views", view(name, shared)).await.is(201);
    }
    assert_eq!(names(&ann).await, ["Mine", "Zebras", "Apples"]);
    assert_eq!(names(&bob).await, ["Apples", "Hidden", "Mine"]);
}

#[on_both_databases]
async fn a_session_that_waits_for_a_second_factor_has_no_views(t: TestBrand) {
    let (ann, bob) = (t.staff_with(&[]).await, t.staff_with(&["staff.write"]).await);
    let id = ann.post("/saved-views", view("Ours", true)).await.is(201).text_at("/view/id");
    t.rows("update session set grade = 'ONBOARDING' returning id").await;
    for who in [&ann, &bob] {
        let answers = [
            who.get("/saved-views?list=leads").await,
            who.post("/saved-views", view("Mine", false)).await,
            who.put(&f!("/saved-views/{id}"), json!({ "name": "Other" })).await,
            who.delete(&f!("/saved-views/{id}")).await,
        ];
        for answer in answers {
            answer.is_problem(403, "onboarding_outstanding");
        }
    }
    assert_eq!(t.rows("select name from saved_view").await, ["Ours"]);
}
