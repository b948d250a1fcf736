//! The demo's story, told on a database of its own.

use std::sync::Arc;

use foundation::config::Config;
use kernel::Clock;

use super::clock::StoryClock;
use super::{BRAND, begin, own_settings, read_notes, telling};
use crate::installation::Installation;

fn config(data: &std::path::Path) -> Config {
    let cheap = [
        ("TRADEHALL_DATA_DIR", data.to_string_lossy().into_owned()),
        ("TRADEHALL_PASSWORDS__MEMORY_KIB", "8".to_owned()),
        ("TRADEHALL_PASSWORDS__PASSES", "1".to_owned()),
        ("TRADEHALL_PASSWORDS__CHEAP_FOR_TESTS", "true".to_owned()),
    ];
    let set = own_settings("127.0.0.1:0", "60".to_owned()).into_iter().chain(cheap);
    let set: Vec<(String, String)> = set.map(|(name, value)| (name.to_owned(), value)).collect();
    Config::load(None, set).expect("settings").config
}

#[test]
fn weeks_are_told_and_everything_adds_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Arc::new(StoryClock::default());
    let installation = Installation::open_alone(telling(&config(folder.path())), clock.clone()).expect("an installation");
    let notes = folder.path().join("demo.json");
    begin(&installation, &clock, &notes).expect("the story");
    assert!(read_notes(&notes).expect("notes")["apiKey"].is_string());
    let brand = installation.app.brand(BRAND).expect("the brand");
    let read = |sql: &str| {
        let file = folder.path().join("brands").join(BRAND).join("brand.sqlite");
        let connection = rusqlite::Connection::open(file).expect("the database");
        let mut rows = connection.prepare(sql).expect("a statement");
        let found = rows.query_map([], |row| Ok(format!("{}|{}", row.get::<_, String>(0)?, row.get::<_, i64>(1)?))).expect("rows");
        found.map(|row| row.expect("a row")).collect::<Vec<_>>()
    };
    let states = read("select kyc_status, count(*) from customer group by 1 order by 1");
    for state in ["APPROVED", "IN_REVIEW", "PENDING", "REJECTED", "REVOKED"] {
        assert!(states.iter().any(|found| found.starts_with(state)), "{state} in {states:?}");
    }
    assert_eq!(read("select 'x', count(*) from customer where kyc_status = 'REJECTED' and kyc_reason is null"), ["x|0"]);
    let withdrawals = read("select status, count(*) from money_transaction where type = 'WITHDRAWAL' group by 1 order by 1");
    assert_eq!(withdrawals, ["COMPLETED|4", "PENDING|3", "REJECTED|1"]);
    let days = read("select 'days', count(distinct created_at / 86400000000) from lead");
    assert!(days[0].trim_start_matches("days|").parse::<i64>().expect("days") > 25, "{days:?}");
    let ahead = format!("select 'ahead', count(*) from audit_entry where at > {}", clock.now().micros());
    assert_eq!(read(&ahead), ["ahead|0"]);
    let findings = installation.runtime.block_on(brand.read(crate::check::findings)).expect("findings");
    for finding in findings {
        assert!(finding.is_sound(), "{}: {}", finding.what, finding.verdict());
    }
}
