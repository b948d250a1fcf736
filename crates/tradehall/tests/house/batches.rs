//! What the writer tells those whose changes shared a transaction that was lost before its commit.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use foundation::day_counts::Bumps;
use foundation::db::{ToBind, Tx};
use foundation::statements;
use kernel::{Problem, Result};
use money::book::{BookDesk, Books};
use testkit::{On, TestBrand, on_both_databases};

statements! {
    KEEP = "insert into tag (category, tag, created_at) values ('batch', $1, 1)";
    FORGET = "delete from tag where category = 'batch'";
    GIVE_UP = "rollback";
    HANG_UP = "select cast(pg_terminate_backend(pg_backend_pid()) as text)";
}

const COUNT: &str = "select count(*) from tag where category = 'batch'";
const COUNTED: &str = "select cast(sum(rows) as bigint) from day_count where list = 'batch'";

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
        let alone = t.brand.writer().write(|tx| tx.execute(&KEEP, &["alone".bind()]).and(tx.list(way, &[], |_| Ok(())).map(|_| ())));
        assert_eq!(alone.await.err().map(|problem| problem.status()), Some(503), "{}", way.sql);
        assert_eq!(t.rows(COUNT).await, ["1"], "{}: the last change of a batch", way.sql);
    }
    keep(&t, "two").await.expect("the next batch is as good as any");
    assert_eq!(t.rows(COUNT).await, ["2"]);
}

/// What a change was told: `stored`, or the code of its problem.
fn told(outcome: Result<u64>) -> String {
    outcome.map_or_else(|problem| problem.code().to_owned(), |_| "stored".to_owned())
}

/// Keeps one tag, and counts it.
fn keep_counted(tx: &mut Tx<'_>, name: &str) -> Result<u64> {
    let mut bumps = Bumps::default();
    bumps.add("batch", "", tx.now(), 1);
    bumps.write(tx)?;
    tx.execute(&KEEP, &[name.bind()])
}

/// A change that keeps one tag, and how often it was run.
fn keeps(t: &TestBrand, lane: Lane, name: &'static str, runs: &Arc<AtomicUsize>) -> Pending {
    let runs = runs.clone();
    lane.write(t, move |tx| {
        runs.fetch_add(1, Ordering::Relaxed);
        keep_counted(tx, name)
    })
}

/// A change that is refused after it has changed something. Each lane has a kind of its own.
fn fails_halfway<const LANE: char>(t: &TestBrand, lane: Lane) -> Pending {
    lane.write(t, |tx| {
        keep_counted(tx, "halfway")?;
        Err(Problem::conflict("refused"))
    })
}

/// A change that is refused before it has changed anything.
fn fails_at_once(t: &TestBrand, lane: Lane) -> Pending {
    lane.write(t, |_| Err(Problem::conflict("refused")))
}

type Pending = Pin<Box<dyn Future<Output = Result<u64>> + Send>>;

#[derive(Clone, Copy)]
enum Lane {
    Prompt,
    Bulk,
}

impl Lane {
    fn write(self, t: &TestBrand, work: impl FnMut(&mut Tx<'_>) -> Result<u64> + Send + 'static) -> Pending {
        let writer = t.brand.writer().clone();
        match self {
            Lane::Prompt => Box::pin(async move { writer.write(work).await }),
            Lane::Bulk => Box::pin(async move { writer.write_bulk(work).await }),
        }
    }
}

/// Runs these in one batch, and says what each was told.
async fn in_one_batch(t: &TestBrand, lane: Lane, changes: [Pending; 3]) -> [String; 3] {
    let (go, held) = std::sync::mpsc::channel::<()>();
    let first = lane.write(t, move |_| {
        let _ = held.recv();
        Ok(0)
    });
    let [one, two, three] = changes;
    let (first, one, two, three, ()) = tokio::join!(first, one, two, three, async move { drop(go) });
    assert_eq!(told(first), "stored");
    [told(one), told(two), told(three)]
}

#[on_both_databases]
async fn a_change_that_fails_halfway_takes_nobody_along(t: TestBrand) {
    for lane in [Lane::Prompt, Lane::Bulk] {
        let runs = Arc::new(AtomicUsize::new(0));
        let mut before = 0;
        for names in [["a", "b"], ["c", "d"]] {
            let fails = match lane {
                Lane::Prompt => fails_halfway::<'p'>(&t, lane),
                Lane::Bulk => fails_halfway::<'b'>(&t, lane),
            };
            let changes = [keeps(&t, lane, names[0], &runs), fails, keeps(&t, lane, names[1], &runs)];
            assert_eq!(in_one_batch(&t, lane, changes).await, ["stored", "refused", "stored"], "each hears of its own change alone");
            let again = runs.load(Ordering::Relaxed) - before;
            before += again;
            // On SQLite the first of its kind makes those before it run twice, and no other after it.
            let expected = if t.on == On::Sqlite && names[0] == "a" { 3 } else { 2 };
            assert_eq!(again, expected, "{names:?}");
        }
        let kept = t.rows("select tag from tag where category = 'batch' order by tag").await;
        assert_eq!(kept, ["a", "b", "c", "d"], "nothing of what failed is left");
        let lanes = if matches!(lane, Lane::Prompt) { 1 } else { 2 };
        assert_eq!(t.rows(COUNTED).await, [(4 * lanes).to_string()], "and each is counted once");
        t.brand.write(|tx| tx.execute(&FORGET, &[])).await.expect("room for the other lane");
    }
}

#[on_both_databases]
async fn a_change_that_is_refused_at_once_makes_nobody_run_again(t: TestBrand) {
    let runs = Arc::new(AtomicUsize::new(0));
    let changes = [keeps(&t, Lane::Prompt, "a", &runs), fails_at_once(&t, Lane::Prompt), keeps(&t, Lane::Prompt, "b", &runs)];
    assert_eq!(in_one_batch(&t, Lane::Prompt, changes).await, ["stored", "refused", "stored"]);
    assert_eq!(runs.load(Ordering::Relaxed), 2);
    assert_eq!(t.rows(COUNT).await, ["2"]);
}

/// What the book did stays, and what stands after it is rolled back as far as the book and no further.
#[on_both_databases]
async fn a_change_of_the_book_is_done_once_whatever_fails_beside_it(t: TestBrand) {
    let (runs, books) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (brand, counted) = (t.brand.clone(), books.clone());
    let book: Pending = Box::pin(async move {
        let work = move |tx: &mut Tx<'_>, _: &mut BookDesk<'_>| {
            counted.fetch_add(1, Ordering::Relaxed);
            tx.execute(&KEEP, &["book".bind()])
        };
        brand.book(work).await
    });
    let (go, held) = std::sync::mpsc::channel::<()>();
    let first = Lane::Prompt.write(&t, move |_| {
        let _ = held.recv();
        Ok(0)
    });
    let changes =
        (keeps(&t, Lane::Prompt, "before", &runs), book, keeps(&t, Lane::Prompt, "after", &runs), fails_halfway::<'k'>(&t, Lane::Prompt));
    let (first, before, book, after, failed, ()) = tokio::join!(first, changes.0, changes.1, changes.2, changes.3, async move { drop(go) });
    assert_eq!([told(first), told(before), told(book), told(after), told(failed)], ["stored", "stored", "stored", "stored", "refused"]);
    assert_eq!(books.load(Ordering::Relaxed), 1);
    assert_eq!(runs.load(Ordering::Relaxed), if t.on == On::Sqlite { 3 } else { 2 }, "what stands after the book ran again");
    let kept = t.rows("select tag from tag where category = 'batch' order by tag").await;
    assert_eq!(kept, ["after", "before", "book"]);
}

/// Whoever reads the book first loads it from what stands in the batch so far; that is not taken back by what fails later.
#[on_both_databases]
async fn what_the_book_was_loaded_from_is_not_run_again(t: TestBrand) {
    let runs = Arc::new(AtomicUsize::new(0));
    let (go, held) = std::sync::mpsc::channel::<()>();
    let first = Lane::Prompt.write(&t, move |_| {
        let _ = held.recv();
        Ok(0)
    });
    let look = t.brand.look_at_book(|book| Ok(book.accounts().count()));
    let (kept, fails) = (keeps(&t, Lane::Prompt, "before", &runs), fails_halfway::<'l'>(&t, Lane::Prompt));
    let (first, kept, looked, failed, ()) = tokio::join!(first, kept, look, fails, async move { drop(go) });
    assert_eq!([told(first), told(kept), told(failed)], ["stored", "stored", "refused"]);
    assert_eq!(looked.expect("a book"), 0);
    assert_eq!(runs.load(Ordering::Relaxed), 1);
    assert_eq!(t.rows("select tag from tag where category = 'batch'").await, ["before"]);
}
