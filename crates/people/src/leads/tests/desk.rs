//! What staff do with leads.

use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

use super::{counts_are_right, status_id};

async fn lead(t: &TestBrand, name: &str, email: &str) -> String {
    let answer = t.anonymous().post("/leads", json!({ "name": name, "email": email, "source": "web" })).await.is(201);
    answer.text_at("/lead/id")
}

#[on_both_databases]
async fn of_two_who_claim_one_gets_the_lead(t: TestBrand) {
    let id = lead(&t, "Maria Keller", "m@example.com").await;
    t.clock.advance_s(100_000);
    let (ann, ben) = (t.staff_with(&["leads.read", "leads.write"]).await, t.staff_with(&["leads.write"]).await);
    let path = f!("/leads/{id}/claim");
    let (first, second) = tokio::join!(ann.post(&path, json!({})), ben.post(&path, json!({})));
    let mut seen = [first.status, second.status];
    seen.sort();
    assert_eq!(seen, [200, 409]);
    let winner = if first.status == 200 { &ann } else { &ben };
    winner.post(&path, json!({})).await.is(200);
    let shown = ann.get(&f!("/leads/{id}")).await.is(200);
    assert_eq!(shown.text_at("/salesPerson/id"), winner.id.to_string());
    assert_eq!(shown.text_at("/salesPersonId"), winner.id.to_string());
    assert!(shown.text_at("/updatedAt").starts_with("2026-05-05"));
    assert_eq!(t.rows("select action, count(*) from audit_entry where entity = 'lead' group by action").await, ["lead.claimed 1"]);
    counts_are_right(&t).await;

    let free = ann.put(&f!("/leads/{id}/sales-person"), json!({ "salesPersonId": null })).await.is(200);
    assert_eq!(free.json["lead"]["salesPerson"], json!(null));
    ann.put(&f!("/leads/{id}/sales-person"), json!({ "salesPersonId": ben.id })).await.is(200);
    let nobody = uuid::Uuid::nil();
    ann.put(&f!("/leads/{id}/sales-person"), json!({ "salesPersonId": nobody }))
        .await
        .is_problem(422, "invalid_field")
        .names("salesPersonId");
    ann.post(&f!("/leads/{nobody}/claim"), json!({})).await.is_problem(404, "not_found");
    t.staff_with(&["leads.read"]).await.post(&path, json!({})).await.is_problem(403, "permission_needed");
    t.customer().await.get("/leads?limit=1&offset=0&orderBy=name").await.is(403);
}

#[on_both_databases]
async fn comments_tags_and_mails_stay_with_the_lead(t: TestBrand) {
    let staff = t.admin().await;
    let id = lead(&t, "Maria Keller", "m@example.com").await;
    t.clock.advance_s(60);
    staff.post(&f!("/leads/{id}/comments"), json!({ "comment": " call after six " })).await.is(201);
    let comments = staff.get(&f!("/leads/{id}/comments")).await.is(200);
    assert_eq!((comments.text_at("/0/comment"), comments.text_at("/0/authorName")), ("call after six".into(), "Sam Staff".into()));
    for bad in ["", "  ", &"x".repeat(10_001)] {
        staff.post(&f!("/leads/{id}/comments"), json!({ "comment": bad })).await.is_problem(422, "invalid_field").names("comment");
    }

    let tags = json!({ "tags": [{ "category": "Quality", "tags": ["VIP", "VIP", " Hot "] }, { "category": "Empty", "tags": [] }] });
    let tagged = staff.put(&f!("/leads/{id}/tags"), tags).await.is(200);
    assert_eq!(tagged.json["lead"]["tags"], json!([{ "category": "Quality", "tags": ["VIP", "Hot"] }]));
    assert_eq!(staff.get("/tags").await.is(200).json["tags"], json!([{ "category": "Quality", "tags": ["Hot", "VIP"] }]));
    let nameless = json!({ "tags": [{ "category": " ", "tags": ["x"] }] });
    staff.put(&f!("/leads/{id}/tags"), nameless).await.is_problem(422, "invalid_field").names("tags[0].category");

    staff.post(&f!("/leads/{id}/emails"), json!({ "subject": "Hello", "body": "Good morning" })).await.is(200);
    assert!(t.mails().is_empty(), "a mail leaves by a job");
    t.drain().await;
    let mails = t.mails();
    assert!(mails.len() == 1 && mails[0].contains("To: m@example.com") && mails[0].contains("Good morning"), "{mails:?}");
    let said = staff.get(&f!("/leads/{id}/communications")).await.is(200);
    assert_eq!((said.text_at("/communications/0/kind"), said.text_at("/communications/0/subject")), ("EMAIL".into(), "Hello".into()));
    assert!(staff.get(&f!("/leads/{id}")).await.is(200).text_at("/lastContactAt").starts_with("2026-05-04T09:01"));
    for (body, field) in [
        (json!({ "body": "x" }), "subject"),
        (json!({ "subject": "a\r\nBcc: x@y.de", "body": "x" }), "subject"),
        (json!({ "subject": "x", "body": "" }), "body"),
    ] {
        staff.post(&f!("/leads/{id}/emails"), body).await.is(422).names(field);
    }
    counts_are_right(&t).await;
}

#[on_both_databases]
async fn lists_are_filtered_searched_and_counted(t: TestBrand) {
    for number in 0..7 {
        t.clock.advance_s(86_400);
        lead(&t, &f!("Lead Number{number}"), &f!("lead{number}@example.com")).await;
    }
    let by_phone = json!({ "name": "Percent % Sign", "mobilenumber": "+491701234567", "source": "fair" });
    t.anonymous().post("/leads", by_phone).await.is(201);
    let staff = t.admin().await;
    let list = async |query: &str| {
        let answer = staff.get(&f!("/leads?{query}")).await.is(200);
        let names: Vec<String> =
            answer.json["leads"].as_array().expect("leads").iter().map(|l| l["name"].as_str().expect("name").to_owned()).collect();
        (names, answer.json["count"].as_i64().expect("count"), answer.json["pages"].as_i64().expect("pages"))
    };
    let (names, count, pages) = list("limit=3&offset=3&orderBy=createdAt").await;
    assert_eq!((names.join(","), count, pages), ("Lead Number3,Lead Number4,Lead Number5".into(), 8, 3));
    assert_eq!(list("limit=1&offset=0&orderBy=name%7CDESC&filters[sources][]=fair").await, (vec!["Percent % Sign".into()], 1, 1));
    let filters = "filters=%7B%22sources%22%3A%5B%22web%22%5D%2C%22createdAfter%22%3A%222026-05-08%22%2C%22createdBefore%22%3A%222026-05-10T00%3A00%3A00Z%22%7D";
    assert_eq!(list(&f!("limit=9&offset=0&orderBy=email&{filters}")).await.0, ["Lead Number3", "Lead Number4"]);
    for (search, found) in
        [("number3", 1), ("LEAD5%40ex", 1), ("%25", 1), ("_", 0), ("0170%20123", 1), ("%2B49170", 1), ("nobody", 0), ("%27+or+1%3D1", 0)]
    {
        assert_eq!(list(&f!("limit=9&offset=0&orderBy=name&search={search}")).await.1, found, "{search}");
    }
    let id = t.rows("select id from lead where name = 'Lead Number2'").await.remove(0);
    assert_eq!(list(&f!("limit=9&offset=0&orderBy=name&search={id}")).await.0, ["Lead Number2"]);
    assert_eq!(staff.get("/leads/sources").await.is(200).json, json!(["fair", "web"]));
    assert_eq!(staff.get("/leads/sales-people").await.is(200).text_at("/salesPeople/0/id"), staff.id.to_string());
    for (query, name) in [
        ("offset=0&orderBy=name", "limit"),
        ("limit=0&offset=0&orderBy=name", "limit"),
        ("limit=1&offset=-1&orderBy=name", "offset"),
        ("limit=1&offset=0", "orderBy"),
        ("limit=1&offset=0&orderBy=utm", "orderBy"),
        ("limit=1&offset=0&orderBy=name&filters[country]=Atlantis", "filters.country"),
        ("limit=1&offset=0&orderBy=name&filters[salesPeople]=x", "filters.salesPeople"),
        ("limit=1&offset=0&orderBy=name&filters[createdAfter]=soon", "filters.createdAfter"),
    ] {
        staff.get(&f!("/leads?{query}")).await.is(400).names(name);
    }
}

#[on_both_databases]
async fn a_bulk_edit_changes_what_matches_and_no_more(t: TestBrand) {
    for number in 0..250 {
        let source = if number < 230 { "a" } else { "b" };
        t.anonymous().post("/leads", json!({ "name": f!("L{number}"), "email": f!("l{number}@x.de"), "source": source })).await.is(201);
    }
    t.clock.advance_s(90_000);
    let staff = t.admin().await;
    let status = status_id(&t, "Interested").await;
    let body = json!({ "selectedStatus": status, "selectedSalesPerson": staff.id, "sources": ["a"], "dryRun": true });
    let dry = staff.patch("/leads", body.clone()).await.is(200);
    assert_eq!(dry.json, json!({ "success": true, "count": 230, "queued": false }));
    assert_eq!(t.rows("select count(*) from lead where sales_status is not null").await, ["0"]);

    let mut wet = body;
    wet["dryRun"] = json!(false);
    let staff = staff.with_header("idempotency-key", "bulk-1");
    staff.patch("/leads", wet.clone()).await.is(200);
    staff.patch("/leads", wet).await.is(200);
    let expected = f!("Interested {} 230", staff.id);
    assert_eq!(
        t.rows("select sales_status, sales_person_id, count(*) from lead where source = 'a' group by sales_status, sales_person_id").await,
        [expected]
    );
    assert_eq!(t.rows("select count(*) from lead where source = 'b' and sales_status is null and updated_at = created_at").await, ["20"]);
    assert_eq!(t.rows("select count(*) from audit_entry where action = 'leads.edited'").await, ["1"]);
    counts_are_right(&t).await;
    let staff = staff.with_header("idempotency-key", "");
    for (body, field) in [
        (json!({ "sources": ["a"] }), "selectedStatus"),
        (json!({ "selectedStatus": 999 }), "selectedStatus"),
        (json!({ "selectedSalesPerson": uuid::Uuid::nil() }), "selectedSalesPerson"),
        (json!({ "selectedStatus": status, "country": "Atlantis" }), "country"),
        (json!({ "selectedStatus": status, "modifiedBefore": "soon" }), "modifiedBefore"),
    ] {
        staff.patch("/leads", body).await.is(422).names(field);
    }
}

#[on_both_databases]
async fn a_misspelled_filter_is_refused_and_changes_nobody(t: TestBrand) {
    lead(&t, "Maria Keller", "m@example.com").await;
    let staff = t.admin().await;
    let status = status_id(&t, "Interested").await;
    for (name, value) in
        [("countri", json!("DE")), ("filters", json!({ "country": "DE" })), ("Sources", json!(["a"])), ("all", json!(true))]
    {
        let refused = staff.patch("/leads", json!({ "selectedStatus": status, name: value })).await.is_problem(422, "invalid_field");
        assert!(refused.names(name).text.contains(&f!("unknown field `{name}`")), "{name}");
    }
    assert_eq!(t.rows("select count(*) from lead where sales_status is not null").await, ["0"]);
    assert_eq!(t.rows("select count(*) from audit_entry where action = 'leads.edited'").await, ["0"]);
    for filters in ["filters=%7B%22x%22%3A1%7D", "filters[x]=1", "filters[x][]=1&filters[sources][]=web"] {
        let refused = staff.get(&f!("/leads?limit=9&offset=0&orderBy=name&{filters}")).await.is_problem(400, "invalid_parameter");
        assert!(refused.names("filters.x").text.contains("unknown field `x`"), "{filters}");
    }
    for filters in ["filters=a", "filters=%22a%22", "filters=1"] {
        staff.get(&f!("/leads?limit=9&offset=0&orderBy=name&{filters}")).await.is_problem(400, "invalid_parameter").names("filters");
    }
    let every = json!({
        "selectedStatus": status, "selectedSalesPerson": null, "search": null, "statuses": [], "salesPeople": [], "sources": ["web"],
        "onlyAssignedToMe": false, "country": null, "modifiedBefore": null, "modifiedAfter": null, "createdBefore": null,
        "createdAfter": null, "dryRun": false
    });
    assert_eq!(staff.patch("/leads", every).await.is(200).json["count"], 1);
}
