//! Customers as staff see and change them.

mod mails;

use serde_json::json;
use testkit::{Actor, TestBrand, f, on_both_databases};

use crate::customers::{self, Origin, figures};
use crate::testing::{letters, links};
use kernel::{Currency, CustomerId, Lots, Money, TransactionId};

fn maria(email: &str) -> serde_json::Value {
    json!({ "fullname": "Maria Keller", "mobilenumber": "0170 1234567", "country": "DE", "email": email, "currency": "EUR" })
}

async fn made(staff: &Actor<'_>, email: &str) -> String {
    staff.post("/customers", maria(email)).await.is(200).text_at("/id")
}

#[on_both_databases]
async fn staff_make_a_customer_and_invite_them(t: TestBrand) {
    let staff = t.admin().await;
    let id = made(&staff, "Maria@Mail.test").await;
    let seen = staff.get(&f!("/customers/{id}")).await.is(200).json;
    assert_eq!(seen["name"], "Maria Keller");
    assert_eq!((&seen["mobilenumber"], &seen["countryName"]), (&json!("+491701234567"), &json!("Germany")));
    assert_eq!((&seen["depositTotal"], &seen["affiliateBalance"], &seen["hasFTD"]), (&json!(0), &json!("0.00"), &json!(false)));
    assert_eq!((&seen["kycStatus"], &seen["status"], &seen["accountId"]), (&json!("PENDING"), &json!("ACTIVE"), &json!("100001")));
    assert_eq!(
        t.rows("select l.email_key from lead l join customer c on c.lead_id = l.id and l.customer_id = c.id").await,
        ["maria@mail.test"]
    );
    assert_eq!(t.rows("select action, actor_kind from audit_entry").await, ["customer.created STAFF"]);
    assert_eq!(t.rows("select kind from outbox order by seq").await, ["lead.created", "customer.created"]);
    t.drain().await;
    assert_eq!(links(&t, "/reset-password").len(), 1);
    assert!(letters(&t).contains("To: \"Maria Keller\" <Maria@Mail.test>"));
    staff.post("/customers", maria("maria@mail.TEST")).await.is_problem(409, "customer_exists");
    assert_eq!(t.rows("select count(*) from customer").await, ["1"]);
}

#[on_both_databases]
async fn wrong_input_is_named_and_makes_nobody(t: TestBrand) {
    let staff = t.admin().await;
    staff.put("/countries/at", json!({ "toggle": false })).await.is(200);
    for (field, value) in [
        ("fullname", json!("")),
        ("fullname", json!("x".repeat(300))),
        ("mobilenumber", json!("12")),
        ("country", json!("Atlantis")),
        ("country", json!("AT")),
        ("email", json!("nobody")),
        ("email", json!("a@b.test\nBcc: all@b.test")),
        ("currency", json!("euros and cents")),
        ("externalId", json!("x".repeat(101))),
        ("skipOnboardingSteps", json!(["Everything"])),
    ] {
        let mut body = maria("m@mail.test");
        body[field] = value.clone();
        let refused = staff.post("/customers", body).await.is(422);
        assert!(refused.text.contains(field), "{field} {value}: {}", refused.text);
    }
    let mut body = maria("m@mail.test");
    body.as_object_mut().expect("an object").remove("country");
    staff.post("/customers", body).await.is(422).names("country");
    assert_eq!(t.rows("select count(*) from customer").await, ["0"]);
    assert_eq!(t.rows("select count(*) from lead").await, ["0"]);
    t.staff_with(&["customers.read"]).await.post("/customers", maria("m@mail.test")).await.is(403);
    t.customer().await.get("/customers").await.is(403);
    t.anonymous().get("/customers").await.is(401);
}

#[on_both_databases]
async fn skipping_steps_needs_the_permission(t: TestBrand) {
    let mut body = maria("m@mail.test");
    body["skipOnboardingSteps"] = json!(["EmailConfirmation", "KYC"]);
    let staff = t.staff_with(&["customers.read", "customers.write"]).await;
    staff.post("/customers", body.clone()).await.is_problem(403, "permission_needed");
    t.admin().await.post("/customers", body).await.is(200);
    assert_eq!(t.rows("select skipped_steps from customer").await, [r#"["EmailConfirmation"]"#], "identity is never skipped");
}

#[on_both_databases]
async fn lists_are_narrowed_and_counted(t: TestBrand) {
    let staff = t.admin().await;
    for (n, country) in ["DE", "FR", "DE"].iter().enumerate() {
        let mut body = maria(&f!("m{n}@mail.test"));
        body["country"] = json!(country);
        body["fullname"] = json!(f!("Person_{n} Keller"));
        body["source"] = json!(if n == 0 { "fair" } else { "web" });
        body["mobilenumber"] = json!(f!("+4917012345{n}0"));
        staff.post("/customers", body).await.is(200);
        t.clock.advance_s(60);
    }
    let names = async |query: &str| {
        let answer = staff.get(&f!("/customers?{query}")).await.is(200).json;
        let names: Vec<String> =
            answer["customers"].as_array().expect("a list").iter().map(|c| c["firstname"].as_str().unwrap_or("").to_owned()).collect();
        (names.join(" "), answer["count"].as_i64().expect("a count"))
    };
    for (query, expected, count) in [
        ("", "Person_2 Person_1 Person_0", 3),
        ("limit=1&offset=1", "Person_1", 3),
        ("limit=0", "", 3),
        ("sortBy=name", "Person_0 Person_1 Person_2", 3),
        ("sortBy=-lastDepositDate&limit=2", "Person_2 Person_1", 3),
        ("country=de", "Person_2 Person_0", 2),
        ("search=person_1", "Person_1", 1),
        ("search=person%25", "", 0),
        ("search=M2@MAIL", "Person_2", 1),
        ("search=100001", "Person_0", 1),
        ("search=4501", "", 0),
        ("search=123451", "Person_1", 1),
        ("sources=fair", "Person_0", 1),
        ("sources[]=fair&sources[]=web", "Person_2 Person_1 Person_0", 3),
        ("selectedStatuses=DISABLED", "", 0),
        ("selectedKycStatuses=PENDING&selectedKycStatuses=APPROVED", "Person_2 Person_1 Person_0", 3),
        ("roles=trader", "Person_2 Person_1 Person_0", 3),
        ("roles=TRADE", "", 0),
        ("depositCount=0", "Person_2 Person_1 Person_0", 3),
        ("depositCount=1%2B", "", 0),
        ("registrationStart=2026-05-04T09:00:30Z&registrationEnd=2026-05-04T09:01:30Z", "Person_1", 1),
        ("updatedSince=2026-05-04T09:02:00Z", "Person_2", 1),
        ("positions=open", "", 0),
        ("activity=never", "Person_2 Person_1 Person_0", 3),
        ("retentionAgents=none", "Person_2 Person_1 Person_0", 3),
        ("salesStatus=New", "", 0),
        ("group=Gold", "", 0),
        ("riskStatus=HIGH", "", 0),
    ] {
        assert_eq!(names(query).await, (expected.to_owned(), count), "{query}");
    }
    for bad in [
        "sortBy=password",
        "limit=1001",
        "limit=-1",
        "offset=-1",
        "depositCount=x",
        "activity=x",
        "positions=x",
        "selectedStatuses=X",
        "introducerId=7",
        "retentionAgents=x",
        "registrationStart=soon",
    ] {
        staff.get(&f!("/customers?{bad}")).await.is_problem(400, "invalid_parameter");
    }
    staff.get("/customers/00000000-0000-7000-8000-000000000000").await.is_problem(404, "not_found");
}

#[on_both_databases]
async fn ids_are_those_of_a_page_of_the_list(t: TestBrand) {
    let staff = t.admin().await;
    let mut made = Vec::new();
    for name in ["Carl Keller", "Anna Keller", "Bert Keller"] {
        let mut body = maria(&f!("{}@mail.test", &name[..4]));
        body["fullname"] = json!(name);
        made.push(staff.post("/customers", body).await.is(200).text_at("/id"));
        t.clock.advance_s(60);
    }
    let ids = async |query: &str| staff.get(&f!("/customers/ids?{query}")).await.is(200).json["customersIds"].clone();
    for query in ["", "limit=1000", "limit=100000&sortBy=-createdAt"] {
        assert_eq!(ids(query).await, json!([made[2], made[1], made[0]]), "{query}");
    }
    assert_eq!(ids("limit=1&offset=1").await, json!([made[1]]));
    assert_eq!(ids("limit=2&sortBy=name").await, json!([made[1], made[2]]));
    assert_eq!(ids("limit=0").await, json!([]));
    for bad in ["limit=100001", "limit=-1", "offset=-1", "sortBy=password"] {
        staff.get(&f!("/customers/ids?{bad}")).await.is_problem(400, "invalid_parameter");
    }
}

#[on_both_databases]
async fn a_change_undoes_what_it_makes_untrue(t: TestBrand) {
    let staff = t.admin().await;
    let id = made(&staff, "m@mail.test").await;
    let other = made(&staff, "other@mail.test").await;
    t.rows("update customer set email_confirmed_at = 1, phone_confirmed_at = 1 returning 1").await;
    let change = json!({ "fullname": "Maria Huber", "email": "new@mail.test", "roles": ["affiliate"], "notes": "Call\nlater" });
    let changed = staff.patch(&f!("/customers/{id}"), change).await.is(200).json;
    assert_eq!(
        (&changed["name"], &changed["email"], &changed["confirmedAt"]),
        (&json!("Maria Huber"), &json!("new@mail.test"), &json!(null))
    );
    assert_eq!((&changed["roles"], &changed["notes"]), (&json!(["AFFILIATE"]), &json!("Call\nlater")));
    let row = "select name_key, email_key, is_affiliate, phone_confirmed_at is null from customer order by account_id limit 1";
    assert_eq!(t.rows(row).await, ["maria huber new@mail.test 1 0"]);
    t.drain().await;
    assert!(letters(&t).contains("To: \"Maria Huber\" <m@mail.test>"), "the old address is told");
    assert_eq!(links(&t, "/confirm-email").len(), 1, "the new address is to be confirmed");
    staff.patch(&f!("/customers/{id}"), json!({ "mobilenumber": "+33612345678" })).await.is(200);
    assert_eq!(t.rows("select phone_confirmed_at is null from customer order by account_id limit 1").await, ["1"]);
    staff.patch(&f!("/customers/{id}"), json!({ "email": "OTHER@mail.test" })).await.is_problem(409, "customer_exists");
    staff.patch(&f!("/customers/{id}"), json!({ "groups": ["Gold"] })).await.is(422).names("groups[0]");
    staff.patch(&f!("/customers/{id}"), json!({ "status": "TERMINATION_REQUESTED" })).await.is(422).names("status");
    staff.patch("/customers/00000000-0000-7000-8000-000000000000", json!({})).await.is(404);
    let agent = staff.id;
    staff.patch(&f!("/customers/{other}"), json!({ "retentionAgentId": agent, "status": "DISABLED" })).await.is(200);
    let listed = staff.get(&f!("/customers?retentionAgents={agent}&selectedStatuses=DISABLED")).await.is(200).json;
    assert_eq!((&listed["count"], &listed["customers"][0]["retentionAgent"]["name"]), (&json!(1), &json!("Sam Staff")));
}

#[on_both_databases]
async fn roles_are_given_by_those_who_may(t: TestBrand) {
    let admin = t.admin().await;
    let id = made(&admin, "m@mail.test").await;
    let agent = t.staff_with(&["customers.read", "customers.write"]).await;
    agent.patch(&f!("/customers/{id}"), json!({ "roles": ["LEADER"] })).await.is_problem(403, "permission_needed");
    agent.patch("/customers", json!({ "customers": [{ "id": id, "roles": ["LEADER"] }] })).await.is_problem(403, "permission_needed");
    admin.patch(&f!("/customers/{id}"), json!({ "roles": ["ADMIN"] })).await.is(422).names("roles[0]");
    assert_eq!(t.rows("select roles from customer").await, [r#"["TRADER"]"#]);
}

#[on_both_databases]
async fn several_are_changed_together_or_not_at_all(t: TestBrand) {
    let staff = t.admin().await;
    let (one, two) = (made(&staff, "one@mail.test").await, made(&staff, "two@mail.test").await);
    let both = |second: &str| json!({ "customers": [{ "id": one, "country": "FR" }, { "id": two, "country": second }] });
    staff.patch("/customers", both("Nowhere")).await.is(422).names("customers[1].country");
    assert_eq!(t.rows("select distinct country from customer").await, ["DE"]);
    staff.patch("/customers", both("IT")).await.is(200);
    assert_eq!(t.rows("select country from customer order by account_id").await, ["FR", "IT"]);
    assert_eq!(t.rows("select count(*) from audit_entry where action = 'customer.changed'").await, ["2"]);
    staff.patch("/customers", json!({})).await.is(422).names("customers");
}

#[on_both_databases]
async fn comments_are_kept_newest_first(t: TestBrand) {
    let staff = t.admin().await;
    let id = made(&staff, "m@mail.test").await;
    staff.post(&f!("/customers/{id}/comments"), json!({ "comment": "  first " })).await.is(200);
    t.clock.advance_s(5);
    let made = staff.post(&f!("/customers/{id}/comments"), json!({ "comment": "second" })).await.is(200).json;
    assert_eq!((&made["comment"]["authorName"], &made["comment"]["comment"]), (&json!("Sam Staff"), &json!("second")));
    let listed = staff.get(&f!("/customers/{id}/comments")).await.is(200).json;
    assert_eq!((&listed["comments"][0]["comment"], &listed["comments"][1]["comment"]), (&json!("second"), &json!("first")));
    assert_eq!(staff.get(&f!("/customers/{id}")).await.is(200).json["lastCommentDate"], "2026-05-04T09:00:05.000Z");
    staff.post(&f!("/customers/{id}/comments"), json!({ "comment": " " })).await.is(422).names("comment");
    staff.post(&f!("/customers/{id}/comments"), json!({ "comment": "x".repeat(4001) })).await.is(422).names("comment");
    staff.post("/customers/00000000-0000-7000-8000-000000000000/comments", json!({ "comment": "x" })).await.is(404);
}

#[on_both_databases]
async fn a_repeated_creation_happens_once(t: TestBrand) {
    let staff = t.admin().await.with_header("idempotency-key", "once");
    let first = staff.post("/customers", maria("m@mail.test")).await.is(200).text;
    let again = staff.post("/customers", maria("m@mail.test")).await.is(200);
    assert_eq!((again.header("idempotent-replayed"), &again.text), (Some("true"), &first));
    t.drain().await;
    assert_eq!(t.mails().len(), 1);
}

#[on_both_databases]
async fn figures_add_up_and_move_the_last_change(t: TestBrand) {
    let customer = CustomerId::from_uuid(t.customer().await.id);
    t.clock.advance_s(86_400);
    let usd = |minor| Money::from_minor(minor, Currency::USD);
    let first = t
        .write(move |tx| {
            let at = tx.now();
            let euros = Money::from_minor(9_000, Currency::EUR);
            let first = figures::record_deposit(tx, customer, tx.new_id::<TransactionId>(), at, euros, usd(10_000))?;
            let second = figures::record_deposit(tx, customer, tx.new_id::<TransactionId>(), at, euros, usd(5_000))?;
            figures::record_reversal(tx, customer, usd(1_000))?;
            figures::record_withdrawal(tx, customer, usd(2_500))?;
            figures::record_open(tx, customer, 2, usd(300_000))?;
            figures::record_open(tx, customer, -1, usd(-100_000))?;
            figures::record_closed_trade(tx, customer, Lots::ONE, usd(100_000), at)?;
            figures::record_partner_earnings(tx, customer, usd(700))?;
            figures::record_partner_payout(tx, customer, usd(200))?;
            Ok((first, second))
        })
        .await;
    assert_eq!(first, (true, false));
    let staff = t.admin().await;
    let seen = staff.get(&f!("/customers/{customer}")).await.is(200).json;
    for (field, expected) in [
        ("depositTotal", json!(140)),
        ("withdrawalTotal", json!(25)),
        ("hasFTD", json!(true)),
        ("tradeVolumeOpen", json!(2000)),
        ("totalVolumeTraded", json!(1000)),
        ("tradeVolumeLastWeek", json!(1000)),
        ("positionsCount", json!(1)),
        ("affiliateBalance", json!("5.00")),
        ("commissionsEarned", json!(7)),
        ("lastDepositDate", json!("2026-05-05T09:00:00.000Z")),
    ] {
        assert_eq!(seen[field], expected, "{field}");
    }
    assert_eq!(staff.get("/customers?depositCount=2&positions=open").await.is(200).json["count"], 1);
    let counts = "select list, day, cast(sum(rows) as bigint) from day_count group by list, day having sum(rows) <> 0 order by list";
    assert_eq!(t.rows(counts).await, ["customer.modified 20578 1", "customer.registered 20577 1"]);
    t.clock.advance_s(7 * 86_400);
    assert_eq!(t.admin().await.get(&f!("/customers/{customer}")).await.is(200).json["tradeVolumeLastWeek"], 0);
}

#[on_both_databases]
async fn a_second_customer_takes_the_lead_that_nobody_became(t: TestBrand) {
    let origin = Origin { source: Some("fair".into()), ..Origin::default() };
    t.write(move |tx| {
        let new = crate::leads::NewLead {
            name: crate::leads::Name::of_whole("Maria K"),
            email: Some("maria@mail.test".into()),
            mobilenumber: None,
            country: None,
            language: None,
            tags: vec![],
            sales_status: None,
            import_id: None,
            created_at: None,
            origin: origin.clone(),
        };
        crate::leads::create_or_find(tx, &new, &crate::leads::Touch::of(&origin, None))
    })
    .await;
    made(&t.admin().await, "MARIA@mail.test").await;
    assert_eq!(t.rows("select count(*) from lead where customer_id is not null").await, ["1"]);
    assert_eq!(t.rows("select source from customer").await, ["fair"], "who came first stays");
    let found = t.read(|read| customers::find_by_email(read, "Maria@mail.test")).await.expect("a customer");
    assert!(found.may_act() && !found.has_password && found.lead_id.is_some());
}
