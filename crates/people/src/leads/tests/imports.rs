//! Files of leads through HTTP, and imports that are cut off.

use std::fmt::Write;
use std::time::Duration;

use axum::http::Method;
use foundation::auth::Kind;
use serde_json::{Value, json};
use testkit::{On, Part, TestBrand, f, on_both_databases};

use super::{addresses_are_right, counts_are_right, status_id, with_key};
use crate::leads::import::job;

fn fates(answer: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    answer["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| format!("{} {} {}", row["line"], text(&row["status"]), text(&row["field"])))
        .collect()
}

/// Rows `from` up to `to` in no order of time, one in ten of them refused and one in seven known from the row before.
fn file(from: usize, to: usize) -> String {
    let mut csv = String::from("Full Name;E-Mail;Phone;Land;utm_source;affiliate_id;Plan;Created at\r\n");
    for number in from..to {
        let email = match number {
            n if n % 10 == 9 => "not an address".to_owned(),
            n if n % 7 == 6 => format!("P{}@Example.com", n - 1),
            n => format!("p{n}@example.com"),
        };
        let (month, day) = (1 + number * 7 % 12, 1 + number * 13 % 28);
        let _ = write!(csv, "Person {number};{email};;Germany;src{};A{};gold;2025-{month:02}-{day:02}\r\n", number % 3, number % 4);
    }
    csv
}

#[on_both_databases]
async fn a_good_row_is_saved_and_a_bad_one_reported(t: TestBrand) {
    let staff = t.admin().await;
    let csv = "\u{FEFF}First Name,Last Name,E-mail,Telefon,Country,Status,Tags,Comment,utm_source,Favourite,createdAt\r\n\
        Maria,Keller,Maria@Example.com,0170 1234567,DE,interested,\"VIP, Hot\",\"said: \"\"call\nme\"\"\",google,red,2026-01-02\r\n\
        Ann,,broken address,,DE,,,,,,\r\n\
        Ben,Bo,ben@example.com,,Atlantis,,,,,,\r\n\
        ,,maria@EXAMPLE.com,,,,,again,bing,blue,\r\n\
        Zoe,Zed,,+43 660 1234567,,Somewhere,,,,,\r\n\
        Tim,Tomorrow,tim@example.com,,,,,,,,2030-01-01\r\n";
    let answer = staff.upload("/leads/import", "file", "C:\\tmp\\leads.csv", csv.as_bytes()).await.is(200);
    assert_eq!(
        (answer.text_at("/saved"), answer.text_at("/import/status"), answer.text_at("/import/fileName")),
        ("2".into(), "COMPLETED".into(), "leads.csv".into())
    );
    assert_eq!(
        fates(&answer.json),
        ["2 saved null", "4 refused email", "5 refused country", "6 merged null", "7 saved null", "8 refused createdAt"]
    );
    assert_eq!(answer.json["rows"][0]["leadId"], answer.json["rows"][3]["leadId"]);
    let id = answer.text_at("/rows/0/leadId");
    let lead = staff.get(&f!("/leads/{id}")).await.is(200);
    assert_eq!(
        (lead.text_at("/name"), lead.text_at("/mobilenumber"), lead.text_at("/salesStatus"), lead.text_at("/createdAt")),
        ("Maria Keller".into(), "+491701234567".into(), "Interested".into(), "2026-01-02T00:00:00.000Z".into())
    );
    assert_eq!(lead.json["tags"], json!([{ "category": "Import", "tags": ["VIP", "Hot"] }]));
    assert_eq!((lead.text_at("/utmDetails/utm_source"), lead.json["metadata"]["Favourite"].clone()), ("google".into(), json!("red")));
    let comments = staff.get(&f!("/leads/{id}/comments")).await.is(200);
    assert_eq!(comments.json.as_array().map(Vec::len), Some(2));
    assert_eq!(
        t.rows(
            "select sales_status, count(*) from lead where mobilenumber = '+436601234567' and sales_status_id is null group by sales_status"
        )
        .await,
        ["Somewhere 1"]
    );
    assert_eq!(t.rows(&f!("select count(*) from lead where sales_status_id = {}", status_id(&t, "Interested").await)).await, ["1"]);
    assert_eq!(staff.get("/tags").await.is(200).json["tags"][0]["tags"], json!(["Hot", "VIP"]));
    assert_eq!(std::fs::read_dir(t.brand.folder().join("imports")).expect("a folder").count(), 0, "the file is gone when it is read");
    counts_are_right(&t).await;
    addresses_are_right(&t).await;
    let id = answer.text_at("/import/importId");
    let seen = staff.get(&f!("/leads/imports/{id}?limit=2&offset=1")).await.is(200);
    assert_eq!(
        (seen.text_at("/percent"), seen.text_at("/rowsRefused"), seen.text_at("/problemPages")),
        ("100".into(), "3".into(), "2".into())
    );
    assert_eq!((seen.text_at("/problems/0/line"), seen.text_at("/problems/0/field")), ("5".into(), "country".into()));
    assert_eq!(staff.get("/leads/imports").await.is(200).text_at("/imports/0/importId"), id);
}

#[on_both_databases]
async fn a_list_of_imports_says_nothing_of_their_columns(t: TestBrand) {
    let staff = t.admin().await;
    let made = staff.upload("/leads/import", "file", "a.csv", b"email,colour\na@x.de,red\n").await.is(200).json;
    let full = &made["import"];
    let columns = json!([{ "column": "email", "field": "email" }, { "column": "colour", "field": "metadata" }]);
    assert_eq!((&full["columns"], full["notes"].is_array()), (&columns, true));
    let mut listed = staff.get("/leads/imports").await.is(200).json["imports"][0].clone();
    assert_eq!((listed.get("columns"), listed.get("notes")), (None, None));
    listed["columns"] = columns;
    listed["notes"] = full["notes"].clone();
    assert_eq!(&listed, full, "all else is the same");
    let one = staff.get(&f!("/leads/imports/{}", full["importId"].as_str().expect("an id"))).await.is(200).json;
    assert_eq!((&one["columns"], &one["notes"], &one["percent"]), (&full["columns"], &full["notes"], &json!(100)));
}

#[on_both_databases]
async fn the_document_knows_that_a_large_file_is_read_later(t: TestBrand) {
    let document = t.anonymous().get("/api/openapi.json").await.is(200).json;
    let answers = &document["paths"]["/leads/import"]["post"]["responses"];
    assert!(answers["200"]["content"].is_object(), "{answers}");
    assert_eq!(answers["200"]["content"], answers["202"]["content"]);
}

#[on_both_databases]
async fn files_come_as_people_save_them(t: TestBrand) {
    let staff = t.admin().await;
    let text = "Name;Email\nJürgen Groß;j@x.de\n\"two\nlines\";k@x.de\n";
    let utf16: Vec<u8> = [0xFEFFu16].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> = text.replace("@x", "@y").chars().map(|c| u8::try_from(c as u32).expect("latin")).collect();
    let tabs = text.replace(';', "\t").replace("@x", "@z");
    for content in [utf16, latin, tabs.into_bytes()] {
        staff.upload("/leads/import", "file", "a.csv", &content).await.is(200);
    }
    assert_eq!(t.rows("select count(*) from lead where name = 'Jürgen Groß'").await, ["3"]);
    assert_eq!(t.rows("select count(*) from lead where name like 'two%lines'").await, ["3"]);
    let mapped = [
        Part::Text("mapping", r#"{"a": "name", "b": "mobilenumber", "c": "ignore"}"#),
        Part::Text("country", "AT"),
        Part::Text("source", "fair"),
        Part::File("file", "a.csv", "text/csv", b"a,b,c\nAnn,0660 1234567,secret\n"),
    ];
    staff.form(Method::POST, "/leads/import", &mapped).await.is(200);
    assert_eq!(
        t.rows("select name, mobilenumber, country, source, metadata from lead where source = 'fair'").await,
        ["Ann +436601234567 AT fair {}"]
    );
}

#[on_both_databases]
async fn what_is_no_list_of_leads_is_refused_whole(t: TestBrand) {
    let staff = t.admin().await;
    let good = Part::File("file", "a.csv", "text/csv", b"email\na@x.de\n");
    let csv = |content: &'static [u8]| Part::File("file", "a.csv", "text/csv", content);
    let table = [
        (vec![csv(b"")], "import_empty", "file"),
        (vec![csv(b"PK\x03\x04 an archive")], "import_not_text", "file"),
        (vec![csv(b"\x89PNG\r\n\x1a\n")], "import_not_text", "file"),
        (vec![csv(b"colour,size\nred,7\n")], "import_no_contact_column", "file"),
        (vec![csv(b"email\na@x.de\n"), Part::Text("mapping", r#"{"nothing": "name"}"#)], "import_unknown_column", "mapping"),
        (vec![csv(b"email\na@x.de\n"), Part::Text("mapping", r#"{"email": "shoe"}"#)], "import_unknown_field", "mapping"),
        (vec![csv(b"email\na@x.de\n"), Part::Text("mapping", "[]")], "invalid_field", "mapping"),
        (vec![csv(b"email\na@x.de\n"), Part::Text("country", "Atlantis")], "import_unknown_country", "country"),
        (vec![csv(b"email\na@x.de\n"), Part::Text("delimiter", "::")], "invalid_field", "delimiter"),
        (vec![csv(b"email\na@x.de\n"), Part::Text("encoding", "morse")], "invalid_field", "encoding"),
        (vec![csv(b"email\na@x.de\n"), Part::Text("hasHeader", "maybe")], "invalid_field", "hasHeader"),
        (vec![Part::Text("source", "x")], "invalid_field", "file"),
    ];
    for (parts, code, field) in table {
        staff.form(Method::POST, "/leads/import", &parts).await.is_problem(422, code).names(field);
    }
    staff.form(Method::POST, "/leads/import", &[csv(b"email\n")]).await.is(200);
    let hostile = "name,email\n=cmd|' /C calc'!A0,f@x.de\n\"open quote,g@x.de\n";
    let answer = staff.upload("/leads/import", "file", "a.csv", hostile.as_bytes()).await.is(200);
    assert_eq!(fates(&answer.json), ["2 saved null", "3 refused row"]);
    t.staff_with(&["leads.read"]).await.form(Method::POST, "/leads/import", &[good]).await.is(403);
    staff.get(&f!("/leads/imports/{}", uuid::Uuid::nil())).await.is_problem(404, "not_found");
    assert_eq!(t.rows("select count(*) from lead").await, ["1"]);
    assert_eq!(std::fs::read_dir(t.brand.folder().join("imports")).expect("a folder").count(), 0);
}

#[on_both_databases]
async fn a_repeat_of_the_request_imports_nothing_again(t: TestBrand) {
    let staff = t.admin().await.with_header("idempotency-key", "file-1");
    let csv = "phone\n+491701234567\n+491701234568\n";
    let first = staff.upload("/leads/import", "file", "a.csv", csv.as_bytes()).await.is(200);
    let again = staff.upload("/leads/import", "file", "a.csv", csv.as_bytes()).await.is(200);
    assert_eq!((again.header("idempotent-replayed"), &again.json), (Some("true"), &first.json));
    let other = staff.upload("/leads/import", "file", "a.csv", b"phone\n+491701234569\n").await;
    other.is_problem(422, "idempotency_key_reused");
    assert_eq!(t.rows("select count(*) from lead").await, ["2"]);
    t.clock.advance_s(300);
    t.drain().await;
    assert_eq!(t.rows("select (select count(*) from lead), (select count(*) from job)").await, ["2 0"]);
}

/// How many files wait for their import.
fn waiting(t: &TestBrand) -> usize {
    std::fs::read_dir(t.brand.folder().join("imports")).map_or(0, Iterator::count)
}

#[on_both_databases]
async fn a_request_given_up_during_its_commit_leaves_the_import_its_file(t: TestBrand) {
    let staff = t.admin().await;
    let source = t.brand.source().clone();
    // Whoever writes an import now waits.
    let held: &[&str] = match t.on {
        On::Sqlite => &["begin immediate"],
        On::Postgres => &["begin", "lock table lead_import in share mode"],
    };
    let holding = tokio::task::spawn_blocking(move || {
        let mut other = source.open().expect("a connection");
        held.iter().for_each(|sql| _ = other.rows_as_text(sql).expect("held"));
        other
    });
    let mut other = holding.await.expect("no panic");
    let csv = "phone\n+491701234567\n";
    let given_up = tokio::time::timeout(Duration::from_millis(700), staff.upload("/leads/import", "file", "a.csv", csv.as_bytes())).await;
    assert!(given_up.is_err(), "nobody waited");
    let ended = move || _ = other.rows_as_text("rollback").expect("let go");
    tokio::task::spawn_blocking(ended).await.expect("no panic");
    for _ in 0..100 {
        if t.rows("select count(*) from lead_import").await == ["1"] {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!((t.rows("select status from lead_import").await, waiting(&t)), (vec!["RUNNING".to_owned()], 1));
    t.clock.advance_s(300);
    t.drain().await;
    assert_eq!(t.rows("select status, rows_saved from lead_import").await, ["COMPLETED 1"]);
    assert_eq!((t.rows("select count(*) from job").await, waiting(&t)), (vec!["0".to_owned()], 0));
}

#[on_both_databases]
async fn a_repeat_takes_nothing_over_whose_file_is_gone(t: TestBrand) {
    let staff = t.admin().await.with_header("idempotency-key", "file-1");
    let csv = b"phone\n+491701234567\n";
    staff.upload("/leads/import", "file", "a.csv", csv).await.is(200);
    t.rows("update lead_import set status = 'RUNNING', runner = null, completed_at = null returning id").await;
    let again = staff.upload("/leads/import", "file", "a.csv", csv).await.is(200);
    assert_eq!((again.header("idempotent-replayed"), again.text_at("/import/status")), (Some("true"), "RUNNING".into()));
    assert_eq!(t.rows("select runner from lead_import").await, ["null"]);
}

#[on_both_databases]
async fn a_large_file_becomes_a_job_and_survives_being_cut_off(t: TestBrand) {
    let staff = t.admin().await;
    let partner = t.affiliate().await;
    let program = with_key(&t, Kind::Staff, staff.id).await;
    t.rows(&f!("update customer set ref_key = 'A1' where id = '{}' returning id", partner.id)).await;
    let answer = program.upload("/leads/import", "file", "big.csv", file(0, 6_000).as_bytes()).await.is(202);
    assert_eq!((answer.text_at("/saved"), answer.text_at("/import/status")), ("0".into(), "RUNNING".into()));
    let id = answer.text_at("/import/importId");
    let import = id.parse().expect("an id");
    for steps in [1, 2] {
        job::run_steps(&t.brand, import, steps).await.expect("some steps");
        let cut = staff.get(&f!("/leads/imports/{id}")).await.is(200);
        let sum = ["rowsSaved", "rowsMerged", "rowsRefused"].iter().map(|name| cut.json[*name].as_i64().expect("a number")).sum::<i64>();
        assert!(sum > 0 && sum < 6_000 && cut.json["rowsRead"].as_i64() == Some(sum), "{}", cut.text);
        assert_eq!(t.rows("select count(*) from lead").await, [cut.text_at("/rowsSaved")]);
        assert!((0..100).contains(&cut.json["percent"].as_i64().expect("percent")), "{}", cut.text);
    }
    let (one, two) = tokio::join!(job::run(&t.brand, import), job::run(&t.brand, import));
    assert!(one.is_ok() || two.is_ok(), "one of two workers finishes");
    t.drain().await;
    let done = staff.get(&f!("/leads/imports/{id}")).await.is(200);
    assert_eq!(
        (done.text_at("/status"), done.text_at("/rowsRead"), done.text_at("/rowsRefused")),
        ("COMPLETED".into(), "6000".into(), "600".into())
    );
    let expected: std::collections::BTreeSet<String> =
        (0..6_000).filter(|n| n % 10 != 9).map(|n| if n % 7 == 6 { n - 1 } else { n }).map(|n| f!("p{n}@example.com")).collect();
    let mut kept = t.rows("select email_key from lead").await;
    kept.sort();
    assert!(kept.iter().eq(expected.iter()), "{} kept, {} expected", kept.len(), expected.len());
    // The first row of an address is the lead, whatever its time; where that one was refused, the next.
    let seconds = (0..6_000).filter(|n| n % 7 == 6 && n % 10 == 0).count();
    let others = t.rows("select count(*) from lead where email_key <> 'p' || substr(name, 8) || '@example.com'").await;
    assert_eq!(others, [seconds.to_string()]);
    assert_eq!(t.rows("select count(*) from lead_touch").await, [(5_400 - expected.len()).to_string()]);
    assert_eq!(t.rows(&f!("select count(*) from lead where introducer_id = '{}' and affiliate_id <> 'A1'", partner.id)).await, ["0"]);
    let sources = t.rows("select source, source_user_id from lead group by source, source_user_id").await;
    assert_eq!(sources, [f!("Sam Staff {}", staff.id)]);
    assert_eq!(t.rows("select count(*) from lead_import_problem").await, ["600"]);
    assert_eq!(t.rows("select kind, count(*) from outbox group by kind").await, ["leads.imported 1"]);
    counts_are_right(&t).await;
    addresses_are_right(&t).await;

    let before = t.rows("select email_key, name, utm, updated_at from lead order by email_key").await;
    t.clock.advance_s(90_000);
    job::run(&t.brand, import).await.expect("over is over");
    assert_eq!(t.rows("select email_key, name, utm, updated_at from lead order by email_key").await, before);
    let program = with_key(&t, Kind::Staff, t.admin().await.id).await;
    program.upload("/leads/import", "file", "big.csv", file(0, 6_000).as_bytes()).await.is(202);
    t.drain().await;
    assert_eq!(t.rows("select count(*) from lead").await, [expected.len().to_string()], "the same people are the same leads");
    addresses_are_right(&t).await;
    counts_are_right(&t).await;
}
