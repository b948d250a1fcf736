//! What `tradehall brand` does beside a running server: the server takes it over, and in one process no brand has two writers.

use foundation::app::App;
use foundation::brand::NewBrand;
use foundation::db::ToBind;
use foundation::statements;
use kernel::Result;
use testkit::{TestBrand, on_both_databases};

statements! {
    KEEP = "insert into tag (category, tag, created_at) values ('brands', $1, 1)";
    COUNT = "select count(*) from tag where category = 'brands'";
}

/// Brands are opened by blocking calls, outside the runtime.
fn by<T: Send + 'static>(app: &App, work: impl FnOnce(&App) -> Result<T> + Send + 'static) -> T {
    let app = app.clone();
    std::thread::spawn(move || work(&app)).join().expect("no panic").expect("done")
}

async fn is_served_at(t: &TestBrand, host: &str) -> bool {
    t.anonymous().with_header("x-domain", host).get("/brand").await.status == 200
}

#[on_both_databases]
async fn a_brand_renamed_beside_the_server_keeps_its_one_writer(t: TestBrand) {
    let command = t.another_process();
    t.brand.report_health("pen", "in one hand");
    t.brand.writer().write(|tx| tx.execute(&KEEP, &["before".bind()])).await.expect("the book is held by this process");
    by(&command, |app| app.brands().rename("north", "Northern Lights", Some(vec!["lights.test".into()])));
    assert!(!is_served_at(&t, "lights.test").await, "nobody told this process yet");
    by(&t.app, |app| app.brands().refresh());
    assert!(is_served_at(&t, "lights.test").await && !is_served_at(&t, "north.test").await);

    let renamed = t.app.brands().get("north").expect("the brand");
    assert_eq!(renamed.name(), "Northern Lights");
    assert_eq!(renamed.health().get("pen").map(String::as_str), Some("in one hand"), "the same core behind another name");
    // A second writer would find the book in another hand on PostgreSQL.
    renamed.writer().write(|tx| tx.execute(&KEEP, &["after".bind()])).await.expect("the same writer");
    t.brand.writer().write(|tx| tx.execute(&KEEP, &["by who held it before".bind()])).await.expect("old handles are as good");
    assert_eq!(t.app.brands().latest(&t.brand).name(), "Northern Lights");
}

#[on_both_databases]
async fn a_brand_put_aside_does_nothing_more_also_when_another_takes_its_name(t: TestBrand) {
    let command = t.another_process();
    let (told, mut ended) = tokio::sync::oneshot::channel::<()>();
    t.brand.beside(async move {
        std::future::pending::<()>().await;
        drop(told);
    });
    t.brand.writer().write(|tx| tx.execute(&KEEP, &["before".bind()])).await.expect("a change");
    t.clock.advance_s(60);
    by(&command, |app| {
        app.brands().remove("north")?;
        app.brands().add(NewBrand { id: "north".into(), name: "Another".into(), hosts: vec!["north.test".into()] }).map(|_| ())
    });
    by(&t.app, |app| app.brands().refresh());
    assert!((&mut ended).await.is_err(), "what ran beside the requests has ended");

    let refused = |outcome: Result<u64>| outcome.expect_err("refused").code().to_owned();
    assert_eq!(refused(t.brand.write(|tx| tx.execute(&KEEP, &["late".bind()])).await), "brand_put_aside");
    assert_eq!(refused(t.brand.writer().write(|tx| tx.execute(&KEEP, &["late".bind()])).await), "stopping");
    let another = t.app.brands().get("north").expect("the other brand");
    let tags = another.read(|read| read.list(&COUNT, &[], |row| row.get::<i64>(0))).await.expect("a count");
    assert_eq!((another.name(), tags.as_slice()), ("Another", [0].as_slice()));
}
