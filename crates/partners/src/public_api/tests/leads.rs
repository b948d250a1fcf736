//! Leads: pages against the naive query, scopes, days, and what is refused.

use std::collections::BTreeMap;

use foundation::auth::Kind;
use kernel::{LeadId, Timestamp};
use people::customers::Origin;
use people::leads::{self, Name, NewLead, TagCategory, Touch};
use testkit::{TestBrand, f, on_both_databases};
use uuid::Uuid;

use super::super::model::PartnerLead;
use super::registrations::customer;
use super::{Dice, SEPTEMBER, all_pages, column, naive, program, program_of, queries, some_instant};

async fn lead(t: &TestBrand, at: &str, origin: Origin) -> String {
    let at: Timestamp = at.parse().expect("a time");
    lead_at(t, at, origin).await.to_string()
}

async fn lead_at(t: &TestBrand, at: Timestamp, origin: Origin) -> LeadId {
    let number = t.next();
    let new = NewLead {
        name: Name::of_whole("Lea \"L\" Ler\u{1F600}"),
        email: Some(f!("lead{number}@mail.test")),
        created_at: Some(at),
        tags: vec![TagCategory { category: "Quality".into(), tags: vec!["VIP".into()] }],
        origin,
        ..NewLead::default()
    };
    t.write(move |tx| leads::create_or_find(tx, &new, &Touch { ip: Some("192.0.2.7".into()), ..Touch::of(&new.origin, None) })).await.0
}

fn brought_by(user: Uuid) -> Origin {
    Origin { source_user: Some((Kind::Staff, user)), ..Origin::default() }
}

fn of_affiliate(id: &str) -> Origin {
    Origin { affiliate_id: Some(id.into()), ..Origin::default() }
}

/// 220 leads over nine days, some of the same microsecond, some changed on later days.
async fn many(t: &TestBrand, user: Uuid) {
    let start: Timestamp = "2026-09-01T00:00:00Z".parse().expect("a time");
    let mut dice = Dice(11);
    let mut made = Vec::new();
    for _ in 0..220 {
        let at = some_instant(&mut dice);
        let mut origin = if dice.below(3) == 0 { of_affiliate("A17") } else { Origin::default() };
        if dice.below(2) == 0 {
            origin.source_user = Some((Kind::Staff, user));
        }
        t.clock.set(at.plus_seconds(dice.below(200_000) as i64));
        made.push(lead_at(t, at, origin).await);
    }
    for id in made.into_iter().step_by(3) {
        t.clock.set(start.plus_seconds(dice.below(12 * 86_400) as i64));
        t.write(move |tx| leads::touch(tx, id)).await;
    }
    t.clock.set(start.plus_days(12));
}

#[on_both_databases]
async fn pages_are_the_naive_query_in_pieces(t: TestBrand) {
    let brand = program(&t, &["cellxpert.reports"]).await;
    let partner = program(&t, &["ib.reports", "trackbox.reports"]).await;
    many(&t, partner.id).await;
    let own = f!("source_user_id = '{}'", partner.id);
    for (at, name) in [("created_at", "registrationDate"), ("updated_at", "lastModifiedDate")] {
        for (from, to) in
            [("2026-09-01", "2026-09-13"), ("2026-09-03", "2026-09-03"), ("2026-09-04", "2026-09-07"), ("2026-08-01", "2026-08-31")]
        {
            let days = f!("{name}From={from}&{name}To={to}");
            let whole = naive(&t, "lead", at, (from, to), "1 = 1").await;
            let affiliate = naive(&t, "lead", at, (from, to), "affiliate_id = 'A17'").await;
            let sourced = naive(&t, "lead", at, (from, to), &own).await;
            for size in [1, 7, 100, 5_000] {
                if size == 1 && whole.len() > 60 {
                    continue;
                }
                assert_eq!(all_pages(&brand, &f!("/cellxpert/leads?{days}"), "leadId", size, whole.len()).await, whole);
                let path = f!("/cellxpert/leads?{days}&affId=A17");
                assert_eq!(all_pages(&brand, &path, "leadId", size, affiliate.len()).await, affiliate);
                for flavour in ["ib", "trackbox"] {
                    assert_eq!(all_pages(&partner, &f!("/{flavour}/leads?{days}"), "leadId", size, sourced.len()).await, sourced);
                }
            }
        }
    }
    let both =
        naive(&t, "lead", "created_at", ("2026-09-02", "2026-09-06"), "updated_at >= 1788566400000000 and updated_at < 1788825600000000")
            .await;
    assert!(!both.is_empty());
    let path = "/cellxpert/leads?registrationDateFrom=2026-09-02&registrationDateTo=2026-09-06&lastModifiedDateFrom=2026-09-05&lastModifiedDateTo=2026-09-07";
    assert_eq!(all_pages(&brand, path, "leadId", 7, both.len()).await, both);
}

#[on_both_databases]
async fn a_day_ends_with_its_last_microsecond(t: TestBrand) {
    let program = program(&t, &["cellxpert.reports"]).await;
    let mut ids = Vec::new();
    for at in [
        "2026-08-31T23:59:59.999999Z",
        "2026-09-01T00:00:00Z",
        "2026-09-30T23:59:59.999Z",
        "2026-09-30T23:59:59.999999Z",
        "2026-10-01T00:00:00Z",
    ] {
        ids.push(lead(&t, at, Origin::default()).await);
    }
    let september = program.get(&f!("/cellxpert/leads?{SEPTEMBER}")).await.is(200);
    assert_eq!(column(&september.json, "leadId"), ids[1..4]);
    assert_eq!(september.json["total"], 3);
    assert_eq!(september.json["data"][2]["registrationDate"], "2026-09-30T23:59:59.999Z");
    let one = program.get("/cellxpert/leads?registrationDateFrom=2026-10-01&registrationDateTo=2026-10-01").await.is(200);
    assert_eq!(column(&one.json, "leadId"), ids[4..]);
}

#[on_both_databases]
async fn a_row_says_all_that_is_known(t: TestBrand) {
    let program = program(&t, &["cellxpert.reports", "ib.reports", "partners.all"]).await;
    let utm = BTreeMap::from([("utm_source".to_owned(), "ne\"ws".to_owned()), ("click_id".to_owned(), "7".to_owned())]);
    let origin = Origin {
        source: Some("Partner".into()),
        campaign_id: Some("C1".into()),
        metadata: BTreeMap::from([("color".to_owned(), "red".to_owned())]),
        utm,
        ..of_affiliate("A17")
    };
    let id = lead(&t, "2026-09-07T12:00:00.120Z", origin).await;
    let answer = program.get(&f!("/cellxpert/leads?{SEPTEMBER}&leadId={id}")).await.is(200);
    let row = &answer.json["data"][0];
    assert_eq!(answer.json["total"], 1);
    assert_eq!(row["leadId"], id.as_str());
    assert_eq!((row["affId"].as_str(), row["campaignId"].as_str(), row["source"].as_str()), (Some("A17"), Some("C1"), Some("Partner")));
    assert_eq!(row["utmDetails"]["utm_source"], "ne\"ws");
    assert_eq!(row["utmDetails"]["click_id"], "7");
    assert_eq!(row["utmDetails"].as_object().map(serde_json::Map::len), Some(14));
    assert_eq!(row["tags"][0]["tags"][0], "VIP");
    assert_eq!(
        (row["converted"].as_bool(), row["convertedDate"].is_null(), row["metadata"]["color"].as_str()),
        (Some(false), true, Some("red"))
    );
    assert!(row.get("ip").is_none());
    serde_json::from_value::<PartnerLead>(row.clone()).expect("as the document says");
    let shown_to_partners = program.get(&f!("/ib/leads?{SEPTEMBER}")).await.is(200);
    assert_eq!(shown_to_partners.json["data"][0]["ip"], "192.0.2.7");
    serde_json::from_value::<PartnerLead>(shown_to_partners.json["data"][0].clone()).expect("as the document says");

    for nothing in ["leadId=unknown", "affId=A1", "leadId=%27%20or%201%3D1", "affId=nobody", "page=2", "page=9223372036854775807"] {
        let answer = program.get(&f!("/cellxpert/leads?{SEPTEMBER}&{nothing}")).await.is(200);
        assert_eq!(answer.json["data"], serde_json::json!([]), "{nothing}");
    }
}

#[on_both_databases]
async fn partners_see_their_own_and_their_downline(t: TestBrand) {
    let one = program(&t, &["ib.reports"]).await;
    let two = program(&t, &["ib.reports"]).await;
    let everything = program(&t, &["ib.reports", "partners.all"]).await;
    let path = f!("/ib/leads?{SEPTEMBER}");
    let a = lead(&t, "2026-09-05T10:00:00Z", brought_by(one.id)).await;
    let b = lead(&t, "2026-09-06T10:00:00Z", brought_by(two.id)).await;
    let c = lead(&t, "2026-09-07T10:00:00Z", Origin::default()).await;
    for (program, sees) in [(&one, vec![&a]), (&two, vec![&b]), (&everything, vec![&a, &b, &c])] {
        let answer = program.get(&path).await.is(200);
        assert_eq!(column(&answer.json, "leadId"), sees.into_iter().cloned().collect::<Vec<_>>());
    }
    // A partner below `one`, another below that one, and whom the lower one introduced.
    let upper = customer(&t, "2026-09-01T00:00:00Z", true, brought_by(one.id)).await;
    let lower = customer(&t, "2026-09-01T00:00:00Z", true, Origin::default()).await;
    t.write(move |tx| queries::introduce(tx, upper.uuid(), lower.uuid())).await;
    let d = lead(&t, "2026-09-08T10:00:00Z", Origin { introducer_id: Some(lower), ..Origin::default() }).await;
    let answer = one.get(&path).await.is(200);
    assert_eq!((column(&answer.json, "leadId"), answer.json["total"].as_i64()), (vec![a.clone(), d.clone()], Some(2)));
    let paged = one.get(&f!("{path}&page=2&pageSize=1")).await.is(200);
    assert_eq!((column(&paged.json, "leadId"), paged.json["totalPages"].as_i64()), (vec![d], Some(2)));
    assert_eq!(column(&two.get(&path).await.is(200).json, "leadId"), [b]);
}

#[on_both_databases]
async fn what_is_wrong_is_named(t: TestBrand) {
    let program = program(&t, &["cellxpert.reports"]).await;
    for (query, name) in [
        ("", "registrationDateFrom"),
        ("registrationDateFrom=2026-09-01", "registrationDateTo"),
        ("registrationDateTo=2026-09-01", "registrationDateFrom"),
        ("lastModifiedDateFrom=2026-09-01", "lastModifiedDateTo"),
        ("registrationDateFrom=2026-09-01&lastModifiedDateTo=2026-09-02", "registrationDateTo"),
        ("registrationDateFrom=2026-09-01&registrationDateTo=2026-09-02&lastModifiedDateFrom=2026-09-01", "lastModifiedDateTo"),
        ("registrationDateFrom=2026-09-01&registrationDateTo=", "registrationDateTo"),
        ("registrationDateFrom=2026-09-31&registrationDateTo=2026-10-01", "registrationDateFrom"),
        ("registrationDateFrom=01.09.2026&registrationDateTo=2026-10-01", "registrationDateFrom"),
        ("registrationDateFrom=2026-09-02&registrationDateTo=2026-09-01", "registrationDateFrom"),
        ("registrationDateFrom=2026-09-02&registrationDateTo=2026-09-01", "registrationDateTo"),
        ("lastModifiedDateFrom=2026-09-02T00:00:00Z&lastModifiedDateTo=2026-09-03", "lastModifiedDateFrom"),
    ] {
        program.get(&f!("/cellxpert/leads?{query}")).await.is_problem(400, "invalid_parameter").names(name);
    }
    for (query, name) in [
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=one", "page"),
        ("page=1&page=2", "page"),
        ("pageSize=0", "pageSize"),
        ("pageSize=5001", "pageSize"),
        ("pageSize=1e3", "pageSize"),
    ] {
        program.get(&f!("/cellxpert/leads?{SEPTEMBER}&{query}")).await.is_problem(400, "invalid_parameter").names(name);
    }
    let long = "x".repeat(101);
    program.get(&f!("/cellxpert/leads?{SEPTEMBER}&affId={long}")).await.is(400).names("affId");
    let largest = program.get(&f!("/cellxpert/leads?{SEPTEMBER}&pageSize=5000")).await.is(200);
    assert_eq!((largest.json["pageSize"].as_i64(), largest.json["totalPages"].as_i64()), (Some(5_000), Some(0)));
    let usual = program.get(&f!("/cellxpert/leads?{SEPTEMBER}")).await.is(200);
    assert_eq!((usual.json["page"].as_i64(), usual.json["pageSize"].as_i64()), (Some(1), Some(1_000)));
}

#[on_both_databases]
async fn a_partner_who_is_a_customer_is_the_root_of_the_downline(t: TestBrand) {
    let root = t.affiliate().await.id;
    let scope = t.read(move |read| people::partner_reports::Scope::of(read, root, true)).await;
    assert_eq!(scope, people::partner_reports::Scope::Brought { user: root, partners: vec![root.to_string()] });
    let _ = program_of(&t, Kind::Customer, root).await;
}
