//! What the writer tells those whose changes shared a transaction that was lost before its commit.

use foundation::db::ToBind;
use foundation::statements;
use kernel::Result;
use testkit::{On, TestBrand, on_both_databases};

statements! {
    KEEP = "insert into tag (category, tag, created_at) values ('batch', $1, 1)";
    GIVE_UP = "rollback";
    HANG_UP = "select cast(pg_terminate_backend(pg_backend_pid()) as text)";
}

const COUNT: &str = "select count(*) from tag where category = 'batch'";

async fn keep(t: &TestBrand, name: &'static str) -> Result<u64> {
    t.brand.writer().write(move |tx| tx.execute(&KEEP, &[name.bind()])).await
}

/// One before, one after, and between them one that loses the transaction: all three in one batch, since the writer is held up
/// until they stand in its queue.
async fn lose(t: &TestBrand, how: &'static foundation::db::Statement) -> [Result<()>; 3] {
    let (go, held) = std::sync::mpsc::channel::<()>();
    let writer = t.brand.writer();
    let first = writer.write(move |_| {
        let _ = held.recv();
        Ok(())
    });
    let loses = writer.write(move |tx| tx.list(how, &[], |_| Ok(())).map(|_| ()));
    let (_, before, between, after, ()) = tokio::join!(first, keep(t, "before"), loses, keep(t, "after"), async move { drop(go) });
    [before.map(|_| ()), between, after.map(|_| ())]
}

#[on_both_databases]
async fn nobody_is_told_that_a_lost_change_was_stored(t: TestBrand) {
    keep(&t, "one").await.expect("a change by itself");
    let mut ways = vec![&GIVE_UP];
    if t.on == On::Postgres {
        ways.push(&HANG_UP);
    }
    for way in ways {
        let told = lose(&t, way).await;
        assert!(told.iter().all(std::result::Result::is_err), "{}: {told:?}", way.sql);
        assert_eq!(told[0].as_ref().err().map(kernel::Problem::code), Some("not_stored"));
        assert_eq!(t.rows(COUNT).await, ["1"], "{}: nothing of the batch was stored", way.sql);
    }
    keep(&t, "two").await.expect("the next batch is as good as any");
    assert_eq!(t.rows(COUNT).await, ["2"]);
}

#[on_both_databases]
async fn bulk_changes_that_share_a_commit_stand_and_fall_together(t: TestBrand) {
    let (go, held) = std::sync::mpsc::channel::<()>();
    let writer = t.brand.writer();
    let first = writer.write_bulk(move |_| {
        let _ = held.recv();
        Ok(())
    });
    let bulk = |name: &'static str, refused: bool| {
        writer.write_bulk(move |tx| {
            tx.execute(&KEEP, &[name.bind()])?;
            if refused { Err(kernel::Problem::conflict("refused")) } else { Ok(()) }
        })
    };
    let (one, two, three) = (bulk("one", false), bulk("two", true), bulk("three", false));
    let (first, one, two, three, ()) = tokio::join!(first, one, two, three, async move { drop(go) });
    let code = |told: Result<()>| told.err().map(|problem| problem.code().to_owned());
    assert_eq!(code(two).as_deref(), Some("refused"), "who fails hears their own reason");
    let stored = Some("not_stored".to_owned());
    assert_eq!((code(first), code(one)), (stored.clone(), stored), "what came before it is taken back with it");
    assert_eq!(code(three), None, "what comes after is stored");
    keep(&t, "four").await.expect("the next batch is as good as any");
    let kept = t.rows("select tag from tag where category = 'batch' order by tag").await;
    assert_eq!(kept, ["four", "three"]);
}
