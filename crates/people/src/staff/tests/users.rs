//! Listing and changing staff users.

use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

#[on_both_databases]
async fn the_list_is_searched_filtered_and_counted(t: TestBrand) {
    let admin = t.admin().await;
    let role = admin.post("/roles", json!({ "name": "Sales", "permissions": ["leads.read"] })).await.is(201).text_at("/role/id");
    for (first, last) in [("Ann", "Zimmer"), ("Bo", "100%_Sure"), ("Cy", "Adler")] {
        let email = f!("{}@firm.test", first.to_lowercase());
        let body = json!({ "firstName": first, "lastName": last, "email": email, "roleIds": [role] });
        let made = admin.post("/staff", body).await.is(201);
        assert_eq!(made.json["staff"]["roles"][0]["name"], "Sales");
    }
    for (query, names) in [
        ("", vec!["Bo", "Cy", "Sam", "Ann"]),
        ("?search=ZIMM", vec!["Ann"]),
        ("?search=%25_", vec!["Bo"]),
        ("?search=cy%40firm", vec!["Cy"]),
        ("?limit=1&offset=1", vec!["Cy"]),
        ("?search=o%27%3B--", vec![]),
    ] {
        let answer = admin.get(&f!("/staff{query}")).await.is(200);
        let seen: Vec<&str> = answer.json["staff"].as_array().into_iter().flatten().filter_map(|one| one["firstName"].as_str()).collect();
        assert_eq!(seen, names, "{query}");
    }
    let answer = admin.get(&f!("/staff?roleId={role}&limit=2")).await.is(200);
    assert_eq!((answer.json["count"].clone(), answer.json["staff"].as_array().map(Vec::len)), (json!(3), Some(2)));
    admin.get("/staff?roleId=sales").await.is_problem(400, "invalid_parameter").names("roleId");
    admin.get("/staff?limit=1001").await.is_problem(400, "invalid_parameter").names("limit");
    assert_eq!(admin.get("/staff?enabled=false").await.is(200).json["count"], 0);
    assert_eq!(admin.get("/staff?enabled=true").await.is(200).json["count"], 4);
    t.staff_with(&["leads.read"]).await.get("/staff").await.is_problem(403, "permission_needed");
}

#[on_both_databases]
async fn bad_input_is_named(t: TestBrand) {
    let admin = t.admin().await;
    let good = json!({ "firstName": "Ann", "lastName": "Zimmer", "email": "ann@firm.test" });
    for (field, value, named) in [
        ("firstName", json!(""), "firstName"),
        ("lastName", json!("x".repeat(101)), "lastName"),
        ("email", json!("ann at firm"), "email"),
        ("email", json!("a@b.test\r\nBcc: c@d.test"), "email"),
        ("roleIds", json!(["00000000-0000-0000-0000-000000000000"]), "roleIds[0]"),
        ("roleIds", json!(["x"]), "roleIds[0]"),
        ("salesDeskId", json!("00000000-0000-0000-0000-000000000000"), "salesDeskId"),
    ] {
        let mut body = good.clone();
        body[field] = value;
        admin.post("/staff", body).await.is_problem(422, "invalid_field").names(named);
    }
    admin.post("/staff", json!({})).await.is_problem(422, "invalid_field").names("firstName");
    assert_eq!(t.rows("select count(*) from job").await, ["0"]);
    admin.post("/staff", good.clone()).await.is(201);
    let mut again = good;
    again["email"] = json!("ANN@firm.test");
    admin.post("/staff", again).await.is_problem(409, "email_taken");
    admin.get("/staff/00000000-0000-0000-0000-000000000000").await.is_problem(404, "not_found");
    admin.patch("/staff/00000000-0000-0000-0000-000000000000", json!({})).await.is_problem(404, "not_found");
}

#[on_both_databases]
async fn a_change_counts_from_the_next_request_on(t: TestBrand) {
    let (admin, other) = (t.admin().await, t.staff_with(&["staff.read"]).await);
    other.get("/staff").await.is(200);
    let changed = admin.patch(&f!("/staff/{}", other.id), json!({ "firstName": "Sal", "roleIds": [] })).await.is(200);
    assert_eq!((changed.text_at("/staff/firstName"), changed.json["staff"]["roles"].clone()), ("Sal".into(), json!([])));
    other.get("/staff").await.is_problem(403, "permission_needed");
    admin.patch(&f!("/staff/{}", other.id), json!({ "enabled": false })).await.is(200);
    other.get("/me/permissions").await.is_problem(401, "invalid_token");
    admin.patch(&f!("/staff/{}", other.id), json!({ "enabled": true })).await.is(200);
    other.get("/me/permissions").await.is_problem(401, "invalid_token");
    let seen = t.rows("select before, after from audit_entry where action = 'staff.changed' order by seq limit 1").await;
    assert!(seen[0].contains("\"firstName\":\"Sam\"") && seen[0].contains("\"firstName\":\"Sal\""), "{seen:?}");
}

#[on_both_databases]
async fn a_desk_is_given_and_taken(t: TestBrand) {
    let (admin, other) = (t.admin().await, t.staff_with(&[]).await);
    let desk = "0190163d-8694-739b-aea5-966c26f8ad91";
    t.rows(&f!("insert into sales_desk (id, name, created_at) values ('{desk}', 'Rome', 0) returning id")).await;
    let path = f!("/staff/{}", other.id);
    assert_eq!(admin.patch(&path, json!({ "salesDeskId": desk })).await.is(200).text_at("/staff/salesDeskId"), desk);
    assert_eq!(admin.patch(&path, json!({ "lastName": "Roman" })).await.is(200).text_at("/staff/salesDeskId"), desk);
    assert_eq!(admin.get(&f!("/staff?salesDeskId={desk}")).await.is(200).json["count"], 1);
    assert!(admin.patch(&path, json!({ "salesDeskId": null })).await.is(200).json["staff"]["salesDeskId"].is_null());
}

#[on_both_databases]
async fn the_last_who_can_give_rights_stays(t: TestBrand) {
    let admin = t.admin().await;
    let path = f!("/staff/{}", admin.id);
    admin.patch(&path, json!({ "enabled": false })).await.is_problem(409, "last_administrator");
    admin.patch(&path, json!({ "roleIds": [] })).await.is_problem(409, "last_administrator");
    let role = admin.get("/roles").await.is(200).text_at("/roles/0/id");
    admin.put(&f!("/roles/{role}"), json!({ "name": "None", "permissions": ["staff.read"] })).await.is_problem(409, "last_administrator");
    let invited = json!({ "firstName": "Ann", "lastName": "Zimmer", "email": "ann@firm.test", "roleIds": [role] });
    admin.post("/staff", invited).await.is(201);
    admin.patch(&path, json!({ "enabled": false })).await.is_problem(409, "last_administrator");
    admin.get("/staff").await.is(200);

    let second = t.admin().await;
    second.patch(&path, json!({ "enabled": false })).await.is(200);
    second.patch(&f!("/staff/{}", second.id), json!({ "enabled": false })).await.is_problem(409, "last_administrator");
}

#[on_both_databases]
async fn two_who_demote_each_other_do_not_both_succeed(t: TestBrand) {
    let (one, two) = (t.admin().await, t.admin().await);
    let (path_one, path_two) = (f!("/staff/{}", one.id), f!("/staff/{}", two.id));
    let (a, b) = tokio::join!(one.patch(&path_two, json!({ "roleIds": [] })), two.patch(&path_one, json!({ "roleIds": [] })));
    let mut seen = [a.status, b.status];
    seen.sort_unstable();
    assert!(seen[0] == 200 && (seen[1] == 409 || seen[1] == 403), "{seen:?}");
}
