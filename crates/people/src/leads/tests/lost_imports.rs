//! Imports that nobody can finish: they say so, and why.

use std::path::PathBuf;

use testkit::{Actor, TestBrand, f, on_both_databases};

/// A file that is too long to be answered at once.
fn long_file() -> String {
    let rows: String = (0..5_100).map(|n| f!("p{n}@example.com\n")).collect();
    f!("email\n{rows}")
}

async fn begun(staff: &Actor<'_>) -> String {
    staff.upload("/leads/import", "file", "big.csv", long_file().as_bytes()).await.is(202).text_at("/import/importId")
}

/// Where the file of the only import waits.
fn file_of(t: &TestBrand) -> PathBuf {
    let mut files = std::fs::read_dir(t.brand.folder().join("imports")).expect("a folder");
    files.next().expect("a file").expect("readable").path()
}

async fn seen(staff: &Actor<'_>, id: &str) -> (String, String) {
    let import = staff.get(&f!("/leads/imports/{id}")).await.is(200).json;
    (import["status"].as_str().unwrap_or_default().to_owned(), import["problem"].as_str().unwrap_or_default().to_owned())
}

#[on_both_databases]
async fn an_import_whose_file_is_gone_has_failed_at_once(t: TestBrand) {
    let staff = t.admin().await;
    let id = begun(&staff).await;
    std::fs::remove_file(file_of(&t)).expect("removed");
    t.drain().await;
    assert_eq!(seen(&staff, &id).await, ("FAILED".into(), "The file is no longer there; send it again.".into()));
    assert_eq!(t.rows("select (select count(*) from job), (select count(*) from lead)").await, ["0 0"]);
    assert_eq!(t.rows("select entity_id from audit_entry where action = 'leads.import_failed'").await, [id]);
}

#[on_both_databases]
async fn an_import_that_cannot_be_read_fails_with_its_last_attempt_and_goes_on_when_it_is_revived(t: TestBrand) {
    let staff = t.admin().await;
    let id = begun(&staff).await;
    let file = file_of(&t);
    std::fs::remove_file(&file).expect("removed");
    std::fs::create_dir(&file).expect("something that cannot be read");
    t.drain().await;
    assert_eq!(seen(&staff, &id).await, ("RUNNING".into(), String::new()), "the next attempt may read it");
    t.rows("update job set attempts = 11, run_at = 0 returning id").await;
    t.drain().await;
    let (status, problem) = seen(&staff, &id).await;
    assert_eq!((status.as_str(), problem.as_str()), ("FAILED", "Given up after several attempts. The file could not be read to its end."));
    let dead = t.rows("select id, state from job").await;
    assert!(dead.len() == 1 && dead[0].ends_with(" DEAD"), "{dead:?}");

    std::fs::remove_dir(&file).expect("removed");
    std::fs::write(&file, long_file()).expect("written");
    let job = dead[0].trim_end_matches(" DEAD").parse().expect("an id");
    t.write(move |tx| foundation::jobs::revive(tx, job)).await;
    t.drain().await;
    assert_eq!(seen(&staff, &id).await, ("COMPLETED".into(), String::new()));
    assert_eq!(t.rows("select count(*) from lead").await, ["5100"]);
}
