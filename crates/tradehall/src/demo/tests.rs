//! The demo's story, told on a database of its own.

use std::sync::Arc;

use foundation::config::Config;
use kernel::Clock;
use testkit::{On, Scratch};

use super::clock::StoryClock;
use super::{BRAND, begin, own_settings, read_notes, telling};
use crate::installation::Installation;

fn config(scratch: &Scratch) -> Config {
    let own = own_settings("127.0.0.1:0", "60".to_owned()).into_iter().map(|(name, value)| (name.to_owned(), value));
    Config::load(None, own.chain(scratch.environment()).collect::<Vec<_>>()).expect("settings").config
}

#[test]
fn weeks_are_told_and_everything_adds_up_on_sqlite() {
    weeks_are_told(On::Sqlite);
}

#[test]
fn weeks_are_told_and_everything_adds_up_on_postgres() {
    weeks_are_told(On::Postgres);
}

fn weeks_are_told(on: On) {
    let scratch = Scratch::new(on);
    let clock = Arc::new(StoryClock::default());
    let installation = Installation::open_alone(telling(&config(&scratch)), clock.clone()).expect("an installation");
    let notes = scratch.folder.join("demo.json");
    begin(&installation, &clock, &notes).expect("the story");
    assert!(read_notes(&notes).expect("notes")["apiKey"].is_string());
    let brand = installation.app.brand(BRAND).expect("the brand");
    let read = |sql: &str| brand.source().open().and_then(|mut conn| conn.rows_as_text(sql)).expect("rows");
    let states = read("select kyc_status, count(*) from customer group by 1 order by 1");
    for state in ["APPROVED", "IN_REVIEW", "PENDING", "REJECTED", "REVOKED"] {
        assert!(states.iter().any(|found| found.starts_with(state)), "{state} in {states:?}");
    }
    assert_eq!(read("select count(*) from customer where kyc_status = 'REJECTED' and kyc_reason is null"), ["0"]);
    let withdrawals = read("select status, count(*) from money_transaction where type = 'WITHDRAWAL' group by 1 order by 1");
    assert_eq!(withdrawals, ["COMPLETED 4", "PENDING 3", "REJECTED 1"]);
    let days = read("select count(distinct created_at / 86400000000) from lead");
    assert!(days[0].parse::<i64>().expect("days") > 25, "{days:?}");
    let ahead = format!("select count(*) from audit_entry where at > {}", clock.now().micros());
    assert_eq!(read(&ahead), ["0"]);
    let findings = installation.runtime.block_on(brand.read(crate::check::findings)).expect("findings");
    for finding in findings {
        assert!(finding.is_sound(), "{}: {}", finding.what, finding.verdict());
    }
}
