//! Three headers that belong together, and the permission.

use foundation::auth::Kind;
use testkit::{TestBrand, f, on_both_databases};

use super::{SEPTEMBER, key_of, positions, program, program_of, service_token, transactions};

const OPERATIONS: [(&str, &str); 3] = [("cellxpert", "cellxpert.reports"), ("ib", "ib.reports"), ("trackbox", "trackbox.reports")];

#[on_both_databases]
async fn each_flavour_wants_its_own_permission(t: TestBrand) {
    for (held, permission) in OPERATIONS {
        let program = program(&t, &[permission]).await;
        for (flavour, _) in OPERATIONS {
            let (money, trades) = (transactions::SEPTEMBER, positions::SEPTEMBER);
            for path in [
                f!("/{flavour}/leads?{SEPTEMBER}"),
                f!("/{flavour}/registrations?{SEPTEMBER}"),
                f!("/{flavour}/transactions?{money}"),
                f!("/{flavour}/positions?{trades}"),
                f!("/{flavour}/servers"),
            ] {
                let answer = program.get(&path).await;
                if flavour == held {
                    answer.is(200)
                } else {
                    answer.is_problem(403, "permission_needed")
                };
            }
        }
    }
}

#[on_both_databases]
async fn a_header_that_is_missing_or_foreign_is_refused(t: TestBrand) {
    let may = program(&t, &["cellxpert.reports"]).await;
    let path = f!("/cellxpert/leads?{SEPTEMBER}");
    may.get(&path).await.is(200);
    for header in ["x-api-key", "x-domain", "x-auth-token"] {
        may.with_header(header, "").get(&path).await.is(401);
        may.with_header(header, "th_s_made-up").get(&path).await.is(if header == "x-domain" { 403 } else { 401 });
    }
    may.with_header("x-domain", "south.test").get(&path).await.is_problem(403, "wrong_domain");
    may.with_header("x-domain", "NORTH.test:8443").get(&path).await.is(200);
    t.anonymous().get(&path).await.is(401);

    let other = t.staff_with(&["cellxpert.reports"]).await;
    let others_token = service_token(&t, Kind::Staff, other.id, None).await;
    may.with_header("x-auth-token", &others_token).get(&path).await.is_problem(401, "invalid_token");
    let (second, _) = key_of(&t, Kind::Staff, may.id, "north.test", t.now().plus_days(1_000)).await;
    let of_second_key = service_token(&t, Kind::Staff, may.id, Some(second)).await;
    may.with_header("x-auth-token", &of_second_key).get(&path).await.is_problem(401, "invalid_token");
}

#[on_both_databases]
async fn keys_end_and_stay_with_their_brand(t: TestBrand) {
    let path = f!("/cellxpert/leads?{SEPTEMBER}");
    let may = program(&t, &["cellxpert.reports"]).await;
    let token = service_token(&t, Kind::Staff, may.id, None).await;
    let (_, ending) = key_of(&t, Kind::Staff, may.id, "north.test", t.now().plus_seconds(60)).await;
    let ending = may.with_header("x-api-key", &ending).with_header("x-auth-token", &token);
    ending.get(&path).await.is(200);
    t.clock.advance_s(61);
    ending.get(&path).await.is_problem(401, "invalid_key");

    t.other_brand("south");
    let to_south = may.with_header("host", "south.test").with_header("x-domain", "south.test");
    to_south.get(&path).await.is_problem(401, "invalid_key");
    may.with_header("x-domain", "south.test").get(&path).await.is_problem(403, "wrong_domain");
}

#[on_both_databases]
async fn a_customers_key_opens_no_report(t: TestBrand) {
    let customer = t.affiliate().await;
    let program = program_of(&t, Kind::Customer, customer.id).await;
    for (flavour, _) in OPERATIONS {
        program.get(&f!("/{flavour}/leads?{SEPTEMBER}")).await.is_problem(403, "permission_needed");
    }
}

#[on_both_databases]
async fn servers_stand_by_platform(t: TestBrand) {
    let program = program(&t, &["ib.reports"]).await;
    let answer = program.get("/ib/servers").await.is(200);
    assert_eq!(answer.json["total"], 4);
    assert_eq!(answer.json["data"]["neo"][0]["serverTag"], "neo-live");
    assert_eq!(answer.json["data"]["pro"][1]["type"], "demo");
}
