//! Which lead an address stands for: before there is one, and in lists.

use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

use super::{addresses_are_right, counts_are_right};

const BY_FORM: &str = "01900000-0000-7000-8000-000000000001";
const BY_FILE: &str = "01900000-0000-7000-8000-000000000002";

#[on_both_databases]
async fn an_address_that_is_reserved_becomes_that_lead_with_whoever_comes_first(t: TestBrand) {
    let staff = t.admin().await;
    t.rows(&f!(
        "insert into lead_address (address, lead_id) values ('form@x.de', '{BY_FORM}'), ('file@x.de', '{BY_FILE}') returning lead_id"
    ))
    .await;
    assert_eq!(staff.get("/leads?limit=9&offset=0&orderBy=email").await.is(200).text_at("/count"), "0", "nobody sees what is reserved");
    assert_eq!(staff.get("/leads?limit=9&offset=0&orderBy=name&search=form@x").await.is(200).text_at("/count"), "0");

    let made = t.anonymous().post("/leads", json!({ "name": "By form", "email": "FORM@x.de" })).await.is(201);
    assert_eq!(made.text_at("/lead/id"), BY_FORM);
    let csv = b"name,email\nBy file,file@x.de\nAgain,Form@x.de\nAgain,FILE@x.de\nNew,new@x.de\n";
    let answer = staff.upload("/leads/import", "file", "a.csv", csv).await.is(200);
    let fates: Vec<String> =
        answer.json["rows"].as_array().expect("rows").iter().map(|row| f!("{} {}", row["status"], row["leadId"])).collect();
    assert_eq!(fates[..3], [f!("\"saved\" \"{BY_FILE}\""), f!("\"merged\" \"{BY_FORM}\""), f!("\"merged\" \"{BY_FILE}\"")]);
    t.anonymous().post("/leads", json!({ "name": "Late", "email": "new@x.de" })).await.is(201);
    assert_eq!(t.rows("select name from lead order by email_key").await, ["By file", "By form", "New"]);
    assert_eq!(t.rows("select count(*) from lead_touch").await, ["4"]);
    addresses_are_right(&t).await;
    counts_are_right(&t).await;
}

#[on_both_databases]
async fn leads_stand_in_the_order_of_addresses_and_those_without_one_behind_them(t: TestBrand) {
    for (name, email, phone) in [
        ("c", json!("C@x.de"), json!(null)),
        ("first without", json!(null), json!("+491701234567")),
        ("a", json!("a@x.de"), json!(null)),
        ("b", json!("b@x.de"), json!(null)),
        ("second without", json!(null), json!("+491701234568")),
    ] {
        let source = if name == "b" { "fair" } else { "web" };
        t.anonymous().post("/leads", json!({ "name": name, "email": email, "mobilenumber": phone, "source": source })).await.is(201);
        t.clock.advance_s(1);
    }
    let staff = t.admin().await;
    let list = async |query: &str| {
        let answer = staff.get(&f!("/leads?{query}")).await.is(200);
        let leads = answer.json["leads"].as_array().expect("leads").clone();
        leads.iter().map(|lead| lead["name"].as_str().expect("name").to_owned()).collect::<Vec<_>>().join(", ")
    };
    for (query, names) in [
        ("limit=9&offset=0&orderBy=email", "a, b, c, first without, second without"),
        ("limit=9&offset=0&orderBy=email%7CDESC", "c, b, a, second without, first without"),
        ("limit=2&offset=0&orderBy=email", "a, b"),
        ("limit=2&offset=2&orderBy=email", "c, first without"),
        ("limit=2&offset=3&orderBy=email", "first without, second without"),
        ("limit=2&offset=4&orderBy=email", "second without"),
        ("limit=2&offset=5&orderBy=email", ""),
        ("limit=2&offset=1&orderBy=email&filters[sources][]=web", "c, first without"),
        ("limit=2&offset=1&orderBy=email&filters[sources][]=fair", ""),
        ("limit=2&offset=0&orderBy=email&search=B@", "b"),
        ("limit=2&offset=0&orderBy=createdAt&search=a@x.de", "a"),
    ] {
        assert_eq!(list(query).await, names, "{query}");
    }
}
